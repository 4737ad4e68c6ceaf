"""Papers: a drawn set as PDF (student's paper, key, teacher's copy, answer sheet, study sheets, cards) and as Word.

In: a DrawnSet and the fact base. Out: files in a folder, all of them whole or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.files import write_all
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.products import FORM_PRODUCTS
from zhongbu_quiz.sets.form import DrawnSet, Form

if TYPE_CHECKING:
    from zhongbu_quiz.facts.base import FactBase

__all__ = ["PaperOptions", "write_papers"]


def write_papers(
    drawn: DrawnSet,
    base: FactBase | None,
    out_dir: Path,
    only: Sequence[str] = ("paper", "key"),
    options: PaperOptions | None = None,
) -> list[Path]:
    """Make the named products of every form of `drawn` in `out_dir`; the paths, in the order asked for."""
    chosen = options or PaperOptions()
    unknown = [name for name in only if name not in FORM_PRODUCTS]
    if unknown:
        raise UserError(f"--only: no product named {', '.join(unknown)}; choose from {', '.join(FORM_PRODUCTS)}")
    contents: dict[str, bytes] = {}
    for form in drawn.forms:
        for name in only:
            for suffix, content in FORM_PRODUCTS[name](drawn, form, chosen).items():
                contents[file_name(drawn, form, suffix)] = content
    return write_all(out_dir, contents)


def file_name(drawn: DrawnSet, form: Form, suffix: str) -> str:
    """henan-anhui-paper.pdf, or henan-anhui-A-paper.pdf where there are several forms."""
    middle = f"-{form.name}" if len(drawn.forms) > 1 else ""
    return f"{drawn.name}{middle}-{suffix}"
