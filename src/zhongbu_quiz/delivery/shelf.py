"""What can be made anew, kept in a file with a proof of its bytes: what is damaged is as if it were not there."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
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
