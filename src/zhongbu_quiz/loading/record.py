"""A JSON file that this program wrote, read back, perhaps by another release: whatever is wrong with it becomes words with its name.

In: a path, the form of the file, what turns its data into a value. Out: the value, or a UserError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.versions import FileFormat, check_version, is_of

R = TypeVar("R")


class NoRecord(ValueError):
    """What of a file is none of ours, in words that a person reads."""


def read_record(path: Path, form: FileFormat, made: Callable[[Any], R], refused: Callable[[Path, str], UserError]) -> R:
    """What `made` makes of the data of a file; it may raise NoRecord, or whatever values of another form raise. `refused` makes an error of a reason.

    Raises UserError where the file cannot be read, is not of its form, is of another version, or was changed by hand.
    """
    try:
        text = bytes_of(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(path, _("it is not UTF-8")) from error
    with _explained(path, refused):
        whole = json.loads(text)
        if not is_of(whole, form):
            raise NoRecord(_("it does not begin with its format"))
    check_version(path, whole, form)
    with _explained(path, refused):
        return made(whole)


@contextmanager
def _explained(path: Path, refused: Callable[[Path, str], UserError]) -> Iterator[None]:
    try:
        yield
    except json.JSONDecodeError as error:
        raise refused(path, _("line {line} is no JSON").format(line=error.lineno)) from error
    except KeyError as error:
        raise refused(path, _("{key} is missing").format(key=error)) from error
    except NoRecord as error:
        raise refused(path, str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise refused(path, _("it is nested too deeply, or too large")) from error
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        raise refused(path, _("a value in it is of another form")) from error
