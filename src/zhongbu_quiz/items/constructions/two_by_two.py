"""2x2 design: two components, each right or wrong: {xy, x'y, xy', x'y'}. Every option agrees with the others alike
(docs/rules.md, exchangeable options).

The components are two parts of a complete list (`asks: parts`), or two slots of an event (`asks` and `second`). Which of the two
values of a component is the right one cannot be told from the options: each stands in two of the four.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import digest, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.balance import Balance
from zhongbu_quiz.items.constructions.phrase import ending, ends_as_counted, form
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Blank, Item, Option, Stem, told_text
from zhongbu_quiz.items.models.base import Alone, AnySlot, BlankStem
from zhongbu_quiz.items.models.slots import provable_of
from zhongbu_quiz.items.option_rules import clash
from zhongbu_quiz.items.query import Query, asked_slots, bare_query, hint_of, rendered
from zhongbu_quiz.values.places import Places
from zhongbu_quiz.values.text import width

TRIED = 60
"""How many rivals of a component are looked at: a bound on the work for one fact."""
ATTEMPTS = 8
"""How many pairs of rivals are tried where the first would let the key be told by its words or its length."""
LARGEST = 4
Rival = tuple[Fact, Slot]


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
            raise ValueError("does not apply to `asks: parts`, which takes two parts of one list; remove it")
        if asks != "parts" and second not in others:
            raise ValueError(f"must name the other slot of the two (got {second!r}); write one of {', '.join(others)}")
        return second


def two_by_two_items(model: TwoByTwoModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a fact whose two components both find a rival, in the order of the facts."""
    pools = _pools(model, base)
    balance = Balance()
    items = []
    for fact in base.facts:
        if not model.facts.passes(fact):
            continue
        tried = (_item(model, fact, pools, index, attempt) for attempt in range(ATTEMPTS))
        item, why = None, "no options"
        for made in takewhile(lambda item: item is not None, tried):
            why = "rule 16 over all items"
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


def _pools(model: TwoByTwoModel, base: FactBase) -> dict[str, list[Rival]]:
    """Values that may stand beside each other, by what they must share."""
    pools: dict[str, list[Rival]] = defaultdict(list)
    for fact in base.facts:
        for slot in _components(model, fact):
            if base.world.vague_actor(slot.text):
                continue
            for key in _keys(slot, fact.record.source.document, base.world.places):
                pools[key].append((fact, slot))
    return pools


def _keys(slot: Slot, document: str, places: Places) -> Iterator[str]:
    """Parts of one form and ending first, then of one form, document and length; dates with dates, organs with organs."""
    if slot.type == "part":
        yield f"{form(slot.text, places)}|{ending(slot.text, 1)}"
        yield f"{form(slot.text, places)}|{document}|{width(slot.text) // 4}"
    else:
        yield slot.type


def _components(model: TwoByTwoModel, fact: Fact) -> list[Slot]:
    if model.asks == "parts":
        return asked_slots("part", fact)
    names = (model.asks, model.second or "")
    slots = [fact.virtual_slot(name) for name in names]
    return [slot for slot in slots if slot is not None]


def _item(model: TwoByTwoModel, fact: Fact, pools: dict[str, list[Rival]], index: Index, attempt: int) -> Item | None:
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
    rivals = _rivals(model, fact, components, swapped, (pools, index, attempt))
    if rivals is None:
        return None
    return _finish(model, fact, components, swapped, rivals, told)


def _rivals(
    model: TwoByTwoModel,
    fact: Fact,
    components: list[Slot],
    swapped: list[Slot],
    where: tuple[dict[str, list[Rival]], Index, int],
) -> list[Rival] | None:
    """For each component that is swapped the first rival, by digest, that is proved false and breaks no rule of options."""
    pools, index, attempt = where
    chosen: list[Rival] = []
    for slot in swapped:
        query = _query(model, fact, slot)
        keys = _keys(slot, fact.record.source.document, index.base.world.places)
        near = [rival for key in keys for rival in _near(pools[key], fact, slot, attempt)]
        taken = [*components, *(other for _, other in chosen)]
        found = next(
            (
                (other, rival)
                for other, rival in near
                if other is not fact
                and not any(clash(rival, beside) for beside in taken if beside.type == rival.type)
                and ends_as_counted(fact.record, slot, rival)
                and judge(query, rival, other, index) is Truth.FALSE
            ),
            None,
        )
        if found is None:
            return None
        chosen.append(found)
    return chosen


def _near(pool: list[Rival], fact: Fact, slot: Slot, attempt: int) -> list[Rival]:
    """At most TRIED rivals of a pool, in the order of their digests, which is another one in each attempt."""
    some = sample(pool, TRIED, fact.id, slot.name)
    return sorted(some, key=lambda rival: digest(fact.id, slot.name, rival[1].text, *([attempt] if attempt else [])))


def _query(model: TwoByTwoModel, fact: Fact, slot: Slot) -> Query:
    shown = frozenset(name for name in fact.slots if name != slot.name)
    bare = bare_query(model, fact, slot)
    return replace(bare, shown=shown)


def _finish(
    model: TwoByTwoModel,
    fact: Fact,
    components: list[Slot],
    swapped: list[Slot],
    rivals: list[Rival],
    told: tuple[Stem, frozenset[str]],
) -> Item:
    options = []
    beside = [slot.text for slot in components] + [slot.text for _, slot in rivals]
    joint = "，" if model.asks != "parts" else "；" if any("、" in text for text in beside) else "、"
    for wrong in ((), (0,), (1,), (0, 1)):
        replaced = {swapped[place].name: rivals[place] for place in wrong}
        texts = [replaced[slot.name][1].text if slot.name in replaced else slot.text for slot in components]
        notes = "".join(dict.fromkeys(other.statement for other, _ in replaced.values()))
        text = joint.join(texts)
        options.append(
            Option(text, "部分替换" if wrong else "", notes, fact.id if not wrong else rivals[wrong[0]][0].id)
        )
    ordered = shuffled(options, model.id, fact.id)
    key = next(place for place, option in enumerate(ordered) if not option.why)
    refs = frozenset((fact.id, name) for name in told[1])
    members = [bare_query(model, fact, slot) for slot in components]
    return group_choice(model, members, told[0], tuple(ordered), (key,), 4, refs)
