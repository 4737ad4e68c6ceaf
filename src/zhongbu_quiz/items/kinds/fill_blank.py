"""Fill in the blank: a sentence with one gap, for paper; the answer is the slot's text."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.accepted import typed
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.item import Blank, Gap, Item, Stem
from zhongbu_quiz.items.kinds.common import Gapped, gaps, recalled_band
from zhongbu_quiz.items.models.base import WithStem
from zhongbu_quiz.items.query import Phrasing, Query


class FillBlankModel(WithStem):
    """A stem of one's own, or the fact's sentence, with one gap; `hint` says what kind of answer it takes."""

    asks_each = True

    kind: Literal["fill_blank"]
    hint: str = ""


def fill_blank_gaps(model: FillBlankModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Gapped]:
    """One item a query, unless the gap would open the sentence (rule 43)."""

    def item(query: Query) -> Item | None:
        if isinstance(query.stem[0], Blank):
            return None
        told = about(query, _asked(query, base.world), recalled_band([query.key]))
        return Gap(**told, kind="fill_blank", **typed(query.fact, query.key, base.world))

    return gaps(model, base, Phrasing(model.stem, model.without, model.attribute, model.hint), item)


def _asked(query: Query, world: World) -> Stem:
    """The stem; where a place is asked, with what kind of place is wanted: a city in a province would be as right."""
    title = world.places.title(query.key.text) if query.key.type in ("region", "place") else ""
    if not title:
        return query.stem
    wanted = say("fill_place", title=title)
    return tuple(piece for part in query.stem for piece in ((part, wanted) if isinstance(part, Blank) else (part,)))
