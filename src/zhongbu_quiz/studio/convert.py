"""Facts from one form into another: YAML to a workbook, a workbook to YAML."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import write_bytes
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.convert import converted


def convert(source: Path, target: Path, force: bool = False) -> Path:
    """Write the facts of `source` to `target`, in the form of its suffix. Raises UserError where it is there already, unless `force`."""
    if target.exists() and not force:
        words = _("{path}: exists already; choose another name, or add --force to write over it")
        raise UserError(words.format(path=target))
    return write_bytes(target, converted(source, target))
