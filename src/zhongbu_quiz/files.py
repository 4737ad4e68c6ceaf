"""Outputs appear whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhongbu_quiz.errors import UserError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that becomes `path` when the block ends well, and vanishes when it does not.

    Raises UserError where the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise cannot_write(path, error) from None
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> Path:
    """Write a UTF-8 text file, whole."""
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
    return path


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file of bytes, whole."""
    with whole_file(path) as temporary:
        temporary.write_bytes(data)
    return path


def cannot_write(path: Path, error: OSError) -> UserError:
    """The words for an output that cannot be written."""
    return UserError(f"{path}: cannot be written ({error.strerror}); choose another place with -o or --out")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
