"""on_topic: what a reader earns who only asks which options belong to the topic of the stem.

The solver of `cues` sees shape and not topic; the first bank passed it whole, and a reader without the text would have guessed half of
it, since the key was the only option on the stem's topic. The key is always on topic, so the measure is counted over all items, ties
as a share, and may earn chance and little more.
"""

from __future__ import annotations

from collections.abc import Iterable

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.items.item import Choice, Item, Option
from zhongbu_quiz.quality.testwise.marking import Result
from zhongbu_quiz.values.text import plain

NAME = "on_topic"
ROOM = 0.03
"""By so much may the measure exceed chance."""


def on_topic(items: Iterable[Item], base: FactBase) -> Result:
    """What the measure earns over all single-choice items of template facts."""
    counted, credit, chance = 0, 0.0, 0.0
    for item in items:
        if not isinstance(item, Choice) or item.kind != "single_choice" or item.main_fact not in base:
            continue
        belong = belonging(item, base)
        counted += 1
        chance += 1 / len(item.options)
        credit += 1 / sum(belong) if belong[item.answer[0]] else 0.0
    return Result(NAME, counted, credit, chance / counted if counted else 0.0)


def belonging(item: Choice, base: FactBase) -> list[bool]:
    """Of each option whether it belongs to the topic of the asked fact: the key always does."""
    fact = base.fact(item.main_fact)
    near = {plain(term) for term in _confused(fact, base)}
    return [
        place in item.answer or _near(option, fact, base) or plain(option.text) in near
        for place, option in enumerate(item.options)
    ]


def _near(option: Option, fact: Fact, base: FactBase) -> bool:
    """A computed value and the name of a place belong to whatever is asked; a fact's value where section, topic or head are the asked
    fact's, or where learners mix the two facts up, whichever of them says so."""
    if option.fact not in base or base.world.places.known(option.text):
        return True
    other = base.fact(option.fact)
    places = {(source.document, source.section) for source in other.sources}
    same_place = any((source.document, source.section) in places for source in fact.sources)
    mixed = other in base.confused(fact.id)
    return same_place or mixed or other.topic == fact.topic or other.head == fact.head or other.kind != "slogan"


def _confused(fact: Fact, base: FactBase) -> Iterable[str]:
    """The terms and the names and parts of the facts that learners mix up with a fact."""
    if not isinstance(fact.record, Slogan):
        return
    for one in fact.record.confused_with:
        if one.term:
            yield one.term
        elif one.fact and one.fact in base:
            yield from (slot.text for slot in base.fact(one.fact).slots.values())
