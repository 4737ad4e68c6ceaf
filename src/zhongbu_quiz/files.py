"""Outputs appear whole or not at all: written beside their place, then moved into it; and archives without a clock.

In: paths or names, and bytes. Out: files on disk, or the bytes of a zip.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, reason

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of every archive of ours, the first that a zip can hold: equal contents give equal bytes."""
_READABLE = 0o644 << 16
"""What a reader on Unix makes of an entry: a file that everybody may read."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that becomes `path` when the block ends well, and vanishes when it does not.

    Raises UserError where the folder cannot be made or written.
    """
    try:
        temporary = _beside(path)
    except OSError as error:
        raise cannot_write(path, error) from None
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


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write every name in `contents` into `folder`, all or none: no file gets its name before all of them stand on disk.

    The paths, in the order of the names. Raises UserError where the disk refuses.
    """
    staged: list[tuple[Path, Path]] = []
    target = folder
    try:
        for name, content in contents.items():
            target = folder / name
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            temporary = _beside(target)
            staged.append((temporary, target))
            temporary.write_bytes(content)
            temporary.chmod(0o666 & ~_umask())
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return [target for _, target in staged]


def zipped(contents: Mapping[str, bytes], level: int | None = None) -> bytes:
    """The bytes of a zip with these entries, in their order. `level`: 1 (quick) to 9 (small); zlib's own where none is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.external_attr = _READABLE
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def cannot_write(path: Path, error: OSError) -> UserError:
    """The words for an output that cannot be written."""
    words = _("{path}: cannot be written ({reason}); choose another place with -o or --out")
    return UserError(words.format(path=path, reason=reason(error)))


def _beside(path: Path) -> Path:
    """An empty file with a name of its own in the folder of `path`, which is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
