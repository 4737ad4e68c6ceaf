"""A drawn set to papers in a folder: what tests, benchmarks and a stored draw ask for without a deck.

In: a DrawnSet, the fact base, a folder, the names of products. Out: paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.exports.paper.options import for_products
from zhongbu_quiz.exports.registry import chosen_outputs, make_outputs
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import delivery, write_products

if TYPE_CHECKING:
    from zhongbu_quiz.exports.paper.options import PaperOptions
    from zhongbu_quiz.facts.base import FactBase
    from zhongbu_quiz.facts.fact import Fact
    from zhongbu_quiz.sets.form import DrawnSet


def write_papers(
    drawn: DrawnSet,
    base: FactBase | None,
    out_dir: Path,
    only: Sequence[str] = ("paper", "key"),
    options: PaperOptions | None = None,
    facts: Sequence[Fact] | None = None,
    force: bool = False,
) -> list[Path]:
    """Make the named products of every form of `drawn` in `out_dir`, all of them whole or none; the paths.

    `facts` are those of the study sheets (all that a deck selects); without them, the facts behind the drawn items. Without `base`
    too there are no study sheets (UserError); every other product is made from the draw alone.
    `force` writes over files that are not ours, and Word files that somebody has edited.
    """
    outputs = chosen_outputs(only, "worksheet", "--only")
    told = facts if facts is not None or base is None else facts_of(drawn, base)
    request = Request(stored=drawn, options=for_products(options, only), told=None if told is None else tuple(told))
    names = [output.name for output in outputs]
    return list(write_products(delivery(out_dir, "papers", force=force), drawn.name, names, make_outputs(outputs, request)).paths)


def facts_of(drawn: DrawnSet, base: FactBase) -> list[Fact]:
    """The facts behind the items of a draw, in the order of the text."""
    asked = {fact for form in drawn.forms for item in form.items for fact in item.facts}
    return [fact for fact in base.facts if fact.id in asked]
