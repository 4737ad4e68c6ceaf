"""A drawn set to files: every product of every form, all of them whole or none.

In: a DrawnSet, the fact base, a folder, the names of products. Out: paths. Beside the papers stands the draw itself
(`NAME-draw.json`), from which any of them can be made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz import __version__
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.files import write_all
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.exports.paper.products import FORM_PRODUCTS, PRODUCTS, SET_PRODUCTS, needs_facts
from zhongbu_quiz.exports.paper.word import guard_edits
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.stored import Stored, to_json

if TYPE_CHECKING:
    from zhongbu_quiz.facts.base import Fact, FactBase


def write_papers(
    drawn: DrawnSet,
    base: FactBase | None,
    out_dir: Path,
    only: Sequence[str] = ("paper", "key"),
    options: PaperOptions | None = None,
    facts: Sequence[Fact] | None = None,
    force: bool = False,
) -> list[Path]:
    """Make the named products of every form of `drawn` in `out_dir`; the paths, form by form in the order asked for.

    `facts` are those of the study sheets (all that a deck selects); without them, the facts behind the drawn items. Without `base`
    too there are no study sheets (UserError); every other product is made from the draw alone.
    `force` overwrites a Word file that somebody has edited.
    """
    chosen = options or PaperOptions()
    check_products(only)
    if base is None and facts is None and any(map(needs_facts, only)):
        told = ", ".join(filter(needs_facts, only))
        raise UserError(f"{drawn.name}: there are no facts here, which {told} would tell; make them from the deck")
    contents: dict[str, bytes] = {}
    for form in drawn.forms:
        for name in only:
            if name in FORM_PRODUCTS:
                for suffix, content in FORM_PRODUCTS[name](drawn, form, chosen).items():
                    contents[file_name(drawn, form, suffix)] = content
    for name in only:
        if name in SET_PRODUCTS:
            known = facts if facts is not None else facts_of(drawn, base)
            for suffix, content in SET_PRODUCTS[name](drawn, known, chosen).items():
                contents[f"{drawn.name}-{suffix}"] = content
    if any(name in FORM_PRODUCTS for name in only):
        contents[f"{drawn.name}-draw.json"] = to_json(Stored(drawn, (), __version__, asdict(chosen)))
    guard_edits(out_dir, contents, force)
    return write_all(out_dir, contents)


def check_products(only: Sequence[str]) -> None:
    """Raises UserError for a product that does not exist."""
    unknown = [name for name in only if name not in PRODUCTS]
    if unknown:
        raise UserError(f"--only: no product named {', '.join(unknown)}; choose from {', '.join(PRODUCTS)}")


def facts_of(drawn: DrawnSet, base: FactBase | None) -> list[Fact]:
    """The facts behind the items of a draw, in the order of the text."""
    asked = {fact for form in drawn.forms for item in form.items for fact in item.facts}
    return [] if base is None else [fact for fact in base.facts if fact.id in asked]


def file_name(drawn: DrawnSet, form: Form, suffix: str) -> str:
    """henan-anhui-paper.pdf, or henan-anhui-A-paper.pdf where there are several forms."""
    middle = f"-{form.name}" if len(drawn.forms) > 1 else ""
    return f"{drawn.name}{middle}-{suffix}"
