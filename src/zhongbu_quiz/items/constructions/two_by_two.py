"""2x2 design: two components, each right or wrong: {xy, x'y, xy', x'y'}. Every option agrees with the others alike
(docs/rules.md, exchangeable options).

The components are two parts of a complete list (`asks: parts`), or two slots of an event (`asks` and `second`). Which of the two
values of a component is the right one cannot be told from the options: each stands in two of the four.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from functools import cache
from itertools import takewhile
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot, part_slots
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.balance import Balance
from zhongbu_quiz.items.constructions.nearness import nearness
from zhongbu_quiz.items.constructions.opensets import pool_of
from zhongbu_quiz.items.constructions.phrase import ends_as_counted
from zhongbu_quiz.items.constructions.rival import Rival, around
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.hints import hint_of
from zhongbu_quiz.items.item import Blank, Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, AnySlot, BlankStem
from zhongbu_quiz.items.models.slots import provable_of
from zhongbu_quiz.items.option_rules import clash, of_forms, same_year, telling
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, may_make, rendered
from zhongbu_quiz.messages import _, joined

TRIED = 60
"""How many rivals of a component are looked at: a bound on the work for one fact."""
ATTEMPTS = 8
"""How many pairs of rivals are tried where the first would let the key be told by its words or its length."""
LARGEST = 4


class TwoByTwoModel(BlankStem, Alone):
    """Two parts of a short list (`asks: parts`), or the slots `asks` and `second` of an event."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("event", "slogan")
    by: ClassVar[str] = "two_by_two"

    kind: Literal["single_choice"]
    options: Annotated[tuple[Literal["two_by_two"], ...], Field(min_length=1, max_length=1)]
    second: Annotated[AnySlot | None, Field(validate_default=True)] = None

    @classmethod
    def askable(cls, kind: str) -> tuple[str, ...]:
        """The parts of a slogan, or the slots of an event for which a wrong value can be proved."""
        return ("parts",) if kind == "slogan" else provable_of(kind)

    @field_validator("second")
    @classmethod
    def _pair(cls, second: str | None, info: ValidationInfo) -> str | None:
        asks = info.data.get("asks")
        if asks is None:
            return second
        others = [slot for slot in provable_of("event") if slot != asks]
        if asks == "parts" and second is not None:
            raise ValueError(_("does not apply to `asks: parts`, which takes two parts of one list; remove it"))
        if asks != "parts" and second not in others:
            words = _("must name the other slot of the two (got {slot!r}); write one of {allowed}")
            raise ValueError(words.format(slot=second, allowed=joined(others)))
        return second


def two_by_two_items(model: TwoByTwoModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a fact whose two components both find a rival, in the order of the facts."""
    sources = _Sources(model, base, index)
    balance = Balance()
    items = []
    for fact in base.facts:
        if not model.facts.passes(fact) or not may_make(model.kind, fact) or not fact.may_ask(model.asks):
            continue
        tried = (_item(model, fact, sources, attempt) for attempt in range(ATTEMPTS))
        item, why = None, reasons.NO_OPTIONS
        for made in takewhile(lambda item: item is not None, tried):
            why = reasons.TOLD_BY_STEMS
            if made and _balanced(made, balance, base.last_ids):
                item = made
                break
        if item is not None:
            items.append(item)
        else:
            rejects[why] += 1
    return items


def _balanced(item: Item, balance: Balance, documents: Collection[str]) -> bool:
    key = next(place for place, option in enumerate(item.options) if not option.why)
    return balance.takes_one(told_text(item.stem, documents), [option.text for option in item.options], key)


class _Sources:
    """Where the rivals of a component come from: for parts, words of the category in the section or topic; for dates, organs and the
    like, the values of one type, the nearest in time first."""

    def __init__(self, model: TwoByTwoModel, base: FactBase, index: Index) -> None:
        self.index = index
        self._pool = pool_of(index) if model.asks == "parts" else None
        self._values: dict[str, _ByYear] = defaultdict(_ByYear)
        if self._pool is not None:
            return
        asked = {slot.text for fact in filter(model.facts.passes, base.facts) for slot in _components(model, fact)}
        for fact in base.facts:
            for slot in _components(model, fact) if not fact.doubtful else ():
                if slot.type == "date" or (slot.text in asked and not base.world.vague_actor(slot.text)):  # who issues nothing is no rival
                    self._values[slot.type].add(Rival(slot, fact))

    def rivals(self, query: Query, attempt: int) -> list[Rival]:
        """At most TRIED rivals of a component, in another order in each attempt."""
        fact, key = query.fact, query.key
        if self._pool is None:
            drawn = cache(lambda text: digest(fact.id, key.name, text, attempt))  # dates and organs stand in many facts
            return self._values[key.type].nearest(fact, drawn)[:TRIED]
        found = [rival for rival in self._pool.rivals(query) if rival.origin is not fact]
        order = attempt * 7 % max(len(found), 1)
        return [*found[order:], *found[:order]][:TRIED]


class _ByYear:
    """Values by the year of their events, in the order of the text; what has no date is near to all."""

    def __init__(self) -> None:
        self._years: dict[int | None, list[Rival]] = defaultdict(list)

    def add(self, rival: Rival) -> None:
        """One value more, with the fact that it is of."""
        self._years[_year(rival.origin)].append(rival)

    def nearest(self, fact: Fact, drawn: Callable[[str], int]) -> list[Rival]:
        """The values of other events by the years between them and one, TRIED or more where there are; those of one distance as they are
        drawn. Of a year with more than CROWD only those are drawn that stand near to the event in the text."""
        own = _year(fact)
        found: list[Rival] = []
        for years in _outwards(own, self._years):
            same = [rival for year in years for rival in around(fact, self._years[year]) if rival.origin is not fact]
            found += sorted(same, key=lambda rival: drawn(rival.text))
            if len(found) >= TRIED:
                break
        return found


def _outwards(own: int | None, years: Collection[int | None]) -> list[list[int | None]]:
    """Years by how far they are from one, the nearest first; where nothing is known, all are equally near."""
    apart: dict[int, list[int | None]] = defaultdict(list)
    for year in years:
        apart[0 if own is None or year is None else abs(year - own)].append(year)
    return [apart[distance] for distance in sorted(apart)]


def _year(fact: Fact | None) -> int | None:
    return None if fact is None or fact.period is None else fact.period.span[0][0]


def _components(model: TwoByTwoModel, fact: Fact) -> list[Slot]:
    if model.asks == "parts":  # a list is told whole or not at all
        asked = asked_slots("part", fact)
        return asked if len(asked) == len(part_slots(fact.slots)) else []
    names = (model.asks, model.second or "")
    slots = [fact.virtual_slot(name) for name in names]
    return [slot for slot in slots if slot is not None]


def _item(model: TwoByTwoModel, fact: Fact, sources: _Sources, attempt: int) -> Item | None:
    index = sources.index
    components = _components(model, fact)
    if not 2 <= len(components) <= LARGEST:
        return None
    blank = Blank("", hint_of(components[0], fact))
    told = rendered(model.stem, bare_query(model, fact, components[0]), blank)
    said = told_text(told[0], index.base.last_ids) if told else ""
    dated = any(
        slot.type == "date" and index.base.world.eras.tells_year(said, slot.value.span[0][0])
        for slot in components
    )
    if told is None or dated or any(stands_in(slot.text, said) for slot in components):
        return None
    swapped = sorted(components, key=lambda slot: digest(model.id, fact.id, slot.name))[:2]
    rivals = _rivals(model, components, swapped, fact, sources, attempt)
    if rivals is None:
        return None
    return _finish(model, fact, components, swapped, rivals, told, index)


def _rivals(
    model: TwoByTwoModel, components: list[Slot], swapped: list[Slot], fact: Fact, sources: _Sources, attempt: int
) -> list[Rival] | None:
    """For each component that is swapped the first rival that is proved false and breaks no rule of options."""
    chosen: list[Rival] = []
    for slot in swapped:
        query = _query(model, fact, slot)
        taken = [*components, *(rival.slot for rival in chosen)]
        beside = [other.text for other in components if other is not slot] if model.asks == "parts" else []
        near = (rival for rival in sources.rivals(query, attempt) if _may_stand(query, rival, taken, beside, sources.index))
        found = next(near, None)
        if found is None:
            return None
        chosen.append(found)
    return chosen


def _may_stand(query: Query, rival: Rival, taken: list[Slot], beside: list[str], index: Index) -> bool:
    """Whether a rival may stand in the place of a component, beside what else stands in the options."""
    words = [query.key.text, rival.text]
    return (
        not any(clash(rival.slot, other) for other in taken if other.type == rival.slot.type)
        and not same_year(query.key, rival.slot)
        and (not beside or not (of_forms(words, index.base.world.places) or telling(words, "", beside)))
        and ends_as_counted(query.fact.record, query.key, rival.slot)
        and judge(query, rival.slot, rival.origin, index) is Truth.FALSE
    )


def _query(model: TwoByTwoModel, fact: Fact, slot: Slot) -> Query:
    shown = frozenset(name for name in fact.slots if name != slot.name)
    return bare_query(model, fact, slot, shown)


def _finish(
    model: TwoByTwoModel,
    fact: Fact,
    components: list[Slot],
    swapped: list[Slot],
    rivals: list[Rival],
    told: tuple[Stem, frozenset[str]],
    index: Index,
) -> Item:
    queries = [_query(model, fact, slot) for slot in swapped]
    notes = _notes(model, rivals, queries, index)
    beside = [slot.text for slot in components] + [rival.text for rival in rivals]
    joint = "，" if model.asks != "parts" else "；" if any("、" in text for text in beside) else "、"
    options = []
    for wrong in ((), (0,), (1,), (0, 1)):
        replaced = {swapped[place].name: rivals[place] for place in wrong}
        texts = [replaced[slot.name].text if slot.name in replaced else slot.text for slot in components]
        origin = rivals[wrong[0]].origin if wrong else fact
        options.append(Option(joint.join(texts), "部分替换" if wrong else "", notes[wrong], origin.id if origin else ""))
    ordered = shuffled(options, model.id, fact.id)
    key = next(place for place, option in enumerate(ordered) if not option.why)
    refs = frozenset((fact.id, name) for name in told[1])
    members = [bare_query(model, fact, slot) for slot in components]
    near = min(nearness(query, [rival], index) for query, rival in zip(queries, rivals, strict=True))
    return group_choice(model, members, told[0], tuple(ordered), (key,), near, refs)


def _notes(model: TwoByTwoModel, rivals: list[Rival], queries: list[Query], index: Index) -> dict[tuple[int, ...], str]:
    """What is said of each option, by the components that are wrong in it: of parts what the strange one belongs to; of a date and an organ which
    of the two is wrong, since another fact with one of them explains nothing beside the other."""
    if model.asks == "parts":
        first, second = (rival.note(query, index) for query, rival in zip(queries, rivals, strict=True))
        return {(): "", (0,): first, (1,): second, (0, 1): ""}
    first, second = (say("wrong_half", wrong=rival.text) for rival in rivals)
    return {(): "", (0,): first, (1,): second, (0, 1): say("wrong_halves")}
