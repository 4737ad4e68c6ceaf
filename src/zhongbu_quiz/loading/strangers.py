"""Files from strangers: their bytes, and what libraries make of them.

In: a path. Out: bytes, no more than there may be, of a file and nothing else (a device or a pipe never ends). What a library raises while it reads
one becomes words with the file's name: `told_as`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.limits import TEXT_BYTES, not_read, too_large
from zhongbu_quiz.messages import _, reason


def check_readable(path: Path, most: int = TEXT_BYTES) -> None:
    """Raise ContentError where a file is not there, is no file but a folder or a device, has more than `most` bytes, or cannot be opened:
    Excel, WPS and Word hold a file that is open in them."""
    try:
        size = path.stat().st_size
        if path.is_file() and size > most:
            raise too_large(path, most)
        if not path.is_file() and not path.is_dir():
            raise not_read(path, _("is no file but a device or a pipe; give a file"))
        with path.open("rb"):  # a folder is told by the system
            return
    except FileNotFoundError:
        raise not_read(path, _("there is no such file; check the name")) from None
    except OSError as error:
        raise not_read(path, _unreadable(error)) from None
    except ValueError:  # a name with a NUL in it
        raise not_read(path, _("there is no such file; check the name")) from None


def bytes_of(path: Path, most: int = TEXT_BYTES) -> bytes:
    """All bytes of a file. Raises ContentError as `check_readable` does."""
    check_readable(path, most)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise not_read(path, _unreadable(error)) from None
    if len(data) > most:
        raise too_large(path, most)
    return data


@contextmanager
def told_as(error: UserError) -> Iterator[None]:
    """Raises `error` for whatever is raised in the block; errors that are words already (UserError) pass.

    Libraries answer broken files with whatever broke first: errors of their own, of zip, of XML, of memory, a KeyError. Only what a library
    reads stands in the block, so that a mistake of ours is not taken for one of the file.
    """
    try:
        yield
    except UserError:
        raise
    except Exception:
        raise error from None


def _unreadable(error: OSError) -> str:
    return _("cannot be read ({reason}); check that it is a file you may read").format(reason=reason(error))
