"""What can be made anew, kept in a file with a proof of its bytes: what is damaged is as if it were not there."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.staging import digest
from zhongbu_quiz.errors import UserError


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
