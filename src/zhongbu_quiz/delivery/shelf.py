"""What can be made anew, kept in a file with a proof of its bytes: what is damaged is as if it were not there."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.staging import digest
from zhongbu_quiz.errors import UserError

T = TypeVar("T")

_QUICK = 1
"""zlib's quickest level: reading is what counts."""
UNREADABLE = (OSError, ValueError, KeyError, TypeError, zlib.error)
"""What reading a record raises where a file is not what was written."""


_SUFFIXES = (".py", ".yaml", ".txt", ".mo", ".j2", ".css")
"""What of the program makes something."""


@cache
def program(parts: tuple[str, ...]) -> bytes:
    """A digest of some parts of this package (files and folders) and of the Python that runs them: what others made is not what they would make."""
    top = Path(__file__).resolve().parent.parent
    told = blake2b(sys.version.encode(), digest_size=16)
    found = [path for part in parts for path in ((top / part).rglob("*") if (top / part).is_dir() else [top / part])]
    for path in sorted(path for path in found if path.suffix in _SUFFIXES):
        told.update(path.relative_to(top).as_posix().encode() + b"\x00" + path.read_bytes())
    return told.digest()


def by_age(shelf: Path, pattern: str) -> list[Path]:
    """The files of a folder whose names follow a pattern, the oldest first."""
    return sorted(shelf.glob(pattern), key=lambda path: path.stat().st_mtime)


def written_last(paths: Iterable[Path]) -> str:
    """When one of some files was written last, by the clock of this computer: a day and a minute. A file that another window writes anew just now
    is passed over."""
    times = []
    for path in paths:
        with suppress(FileNotFoundError):
            times.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(times, default=0)).strftime("%Y-%m-%d %H:%M")


def thin_out(paths: list[Path], most: int) -> None:
    """Leave of some files, the oldest first, the `most` last. Raises OSError where the system refuses."""
    for old in paths[:-most]:
        old.unlink(missing_ok=True)


def kept(path: Path) -> bytes | None:
    """What was kept in a file; None where nothing is there that can be trusted."""
    try:
        proof, _newline, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if proof == digest(body).encode() else None


def keep(path: Path, body: bytes) -> bool:
    """Keep something in a file; False where the system refuses, which is no error."""
    try:
        write_bytes(path, digest(body).encode() + b"\n" + body)
    except UserError:
        return False
    return True


def as_body(record: object) -> bytes:
    """A record of what JSON holds, to be kept in little room. Raises TypeError where it holds anything else."""
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode(), _QUICK)


def as_record(body: bytes) -> Any:
    """What `as_body` made bytes of. Raises one of `UNREADABLE`."""
    return json.loads(zlib.decompress(body))


def keep_rows(path: Path, rows: Iterable[object]) -> bool:
    """Keep rows of what JSON holds in a file, of which one at a time is in the memory; False where the system refuses, which is no error. Raises
    TypeError where one holds anything else."""
    file, squeezed = bytearray(b" " * len(digest(b"")) + b"\n"), zlib.compressobj(_QUICK)
    start = len(file)
    for row in rows:
        file += squeezed.compress(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    file += squeezed.flush()
    with memoryview(file) as whole:
        file[: start - 1] = digest(whole[start:]).encode()
    try:
        write_bytes(path, file)
    except UserError:
        return False
    return True


def kept_rows(path: Path, make: Callable[[Iterator[Any]], T]) -> T | None:
    """What is made of the rows that were kept in a file, which counts as used now; None where there are none that can be trusted."""
    try:
        file = path.read_bytes()
        start = file.find(b"\n") + 1
        body = memoryview(file)[start:]
        if digest(body).encode() != file[: start - 1]:
            return None
        made = make(_rows(body))
        path.touch()
    except UNREADABLE:
        return None
    return made


_AT_ONCE = 1 << 16
"""Bytes of a file that are unpacked at once."""


def _rows(body: memoryview) -> Iterator[Any]:
    squeezed, left = zlib.decompressobj(), b""
    for place in range(0, len(body), _AT_ONCE):
        *lines, left = (left + squeezed.decompress(body[place : place + _AT_ONCE])).split(b"\n")
        yield from map(json.loads, lines)


def kept_record(path: Path, make: Callable[[Any], T]) -> T | None:
    """What is made of the record that was kept in a file, which counts as used now; None where there is none that can be trusted."""
    body = kept(path)
    if body is None:
        return None
    try:
        made = make(as_record(body))
        path.touch()
    except UNREADABLE:
        return None
    return made
