"""The hint of a cloze: the kind of answer that is wanted (年月, 省份, 数值), never its shape; none where it would say nothing."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.hints import hint_of
from zhongbu_quiz.items.item import Item, blanks
from zhongbu_quiz.values.places import Places


def hint(slot: Slot, fact: Fact, item: Item | None, places: Places) -> str:
    """The item's own hint, or what one of the slot would have; of a place what kind of place it is, where that is known."""
    gaps = blanks(item.stem)[:1] if item else ()
    own = gaps[0].hint if gaps else "" if item else hint_of(slot, fact)
    return places.title(slot.text) or own if slot.type == "region" and own == hint_of(slot, fact) else own
