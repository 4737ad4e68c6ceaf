"""Distractors are false: by the program's proofs, and by a second look at the records that shares none of their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.constructions.options import option_sets
from zhongbu_quiz.items.item import Item, Option, stem_text
from zhongbu_quiz.items.kinds.single_choice import SingleChoiceModel
from zhongbu_quiz.items.kinds.true_false import TrueFalseModel
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.option_rules import same_year
from zhongbu_quiz.items.query import Phrasing, Query, queries
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.numbers import parse_value


@pytest.fixture(scope="session")
def index(base: FactBase) -> Index:
    return Index(base)


@pytest.fixture(scope="session")
def asked(base: FactBase, models: dict[str, ItemModel]) -> dict[str, Query]:
    """Every query by the id of the item that it may become."""
    chosen = [model for model in models.values() if isinstance(model, SingleChoiceModel | TrueFalseModel)]
    return {
        query.item_id: query
        for model in chosen
        for query in queries(model, base, Phrasing(model.stem, model.without, model.attribute))
    }


def _slot(query: Query, option: Option, base: FactBase) -> tuple[Slot, Fact | None]:
    """The slot that an option's text was taken from, and its fact; a computed number has none."""
    made_up = Slot(query.key.name, query.key.type, option.text, option.text)
    if query.key.type == "number" and not option.fact:
        return Slot(query.key.name, query.key.type, option.text, parse_value(option.text)), None
    if option.fact in ("", query.fact.id):  # a term of a curated list, or one that learners mix up with it
        return made_up, None
    origin = base.fact(option.fact)
    whole = [slot for name in (query.key.name, "parts") if (slot := origin.virtual_slot(name)) is not None]
    return next(slot for slot in (*origin.slots.values(), *whole) if slot.text == option.text), origin


def test_every_distractor_is_judged_false_and_the_key_is_the_facts_own(
    bank: Bank, base: FactBase, asked: dict[str, Query], index: Index
) -> None:
    judged: Counter[str] = Counter()
    for item in bank.items:
        query = asked.get(item.id)
        if item.kind != "single_choice" or query is None:
            continue
        for place, option in enumerate(item.options):
            if place in item.answer:
                assert option.text == query.key.text, item.id
            else:
                slot, origin = _slot(query, option, base)
                assert judge(query, slot, origin, index) is Truth.FALSE, (item.id, option.text)
                judged[query.key.type] += 1
    assert judged["number"] > 100 and judged["date"] > 20 and judged["part"] > 100, judged


def test_true_false_items_print_the_key_or_a_proved_distractor(
    bank: Bank, base: FactBase, asked: dict[str, Query], index: Index
) -> None:
    answers: Counter[bool] = Counter()
    by_group: dict[tuple[str, str], list[Item]] = {}
    for item in bank.items:
        if item.kind != "true_false":
            continue
        assert isinstance(item.answer, bool)
        answers[item.answer] += 1
        query = asked[item.id]
        before, after = stem_text(query.stem, "\n").split("\n")
        shown = stem_text(item.stem, "").removeprefix(before).removesuffix(after)
        assert (shown == query.key.text) == item.answer, (item.id, shown)
        by_group.setdefault((item.model, item.group), []).append(item)
    assert 0.4 < answers[True] / sum(answers.values()) < 0.6, answers


def test_a_false_date_is_the_nearest_of_those_that_it_could_be(
    base: FactBase, models: dict[str, ItemModel], bank: Bank, asked: dict[str, Query], index: Index
) -> None:
    """A plan of five years, told of a year in which the one before it ran, is seen to be false by whoever never read of it."""
    model = models["true-date"]
    assert isinstance(model, TrueFalseModel)
    of_model = [query for query in asked.values() if query.model is model]
    sets = option_sets(model.options, model.family, of_model, index, Counter())
    seen = 0
    for item in bank.items:
        if item.model == "true-date" and not item.answer:
            options = sets[item.id]
            right = asked[item.id].key.value.span[0][0]
            apart = {slot.text: abs(slot.value.span[0][0] - right) for slot in options.slots if not same_year(asked[item.id].key, slot)}
            (shown,) = [text for text in apart if stem_text(item.stem, "").startswith((text, f"据《回望》一文，{text}"))]
            assert apart[shown] == min(apart.values()), item.id
            seen += max(apart.values()) > apart[shown]
    assert seen >= 5, "the nearest is chosen among several"


# The second look: brute force over the records


def _date(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    record = fact.record
    assert isinstance(record, Event)
    return any(
        other.record.date.coarsened(record.date.granularity).chinese == text
        for other in base.of_kind("event")
        if isinstance(other.record, Event)
        and (other.record.matter, other.record.stage) == (record.matter, record.stage)
    )


def _figure(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    return any(
        other.record.value is not None and _same_quantity(other.record, fact.record) and other.record.region == fact.record.region
        and _when(other.record) == _when(fact.record) and parse_value(other.record.value) == parse_value(text)
        for other in base.of_kind("statistic")
        if isinstance(other.record, Statistic) and isinstance(fact.record, Statistic) and other.record.unit == fact.record.unit
    )  # fmt: skip


def _region(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    if isinstance(fact.record, Slogan):
        return text == fact.record.region
    return any(
        _same_quantity(other.record, fact.record) and other.record.region == text and _when(other.record) == _when(fact.record)
        and other.record.value == fact.record.value and other.record.unit == fact.record.unit
        for other in base.of_kind("statistic")
        if isinstance(other.record, Statistic) and isinstance(fact.record, Statistic)
    )  # fmt: skip


def _part(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    record = fact.record
    assert isinstance(record, Slogan) and (record.complete or item.model in ("classify", "material-same")), item.id
    return text in [part.text for part in record.parts]


def _name(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    record = fact.record
    assert isinstance(record, Slogan)
    return text in (record.name, *record.aliases)


def _deed(item: Item, fact: Fact, text: str, base: FactBase) -> bool:
    """Did the deed that the option tells happen at the date that the stem shows?"""
    assert isinstance(fact.record, Event)
    shown: Period = fact.record.date
    deeds = [other for other in base.of_kind("event") if (slot := other.virtual_slot(item.slot)) and slot.text == text]
    assert deeds, (item.id, text)
    return any(isinstance(other.record, Event) and other.record.date.overlaps(shown) for other in deeds)


def _same_quantity(a: Statistic, b: Statistic) -> bool:
    return all(
        getattr(a, name) == getattr(b, name) for name in ("indicator", "aspect", "whole", "compared_with", "direction")
    )


def _when(record: Statistic) -> str:
    return str(record.period or record.as_of)


HOLDS: dict[str, Callable[[Item, Fact, str, FactBase], bool]] = {
    "date": _date,
    "figure": _figure,
    "region": _region,
    "part": _part,
    "name": _name,
    "deed": _deed,
    "object": _deed,
}


@pytest.mark.parametrize("slot", HOLDS)
def test_records_say_the_key_and_no_distractor(slot: str, bank: Bank, base: FactBase) -> None:
    looked = 0
    for item in bank.items:
        if item.kind != "single_choice" or item.slot.partition(".")[0] != slot:
            continue
        looked += 1
        for place, option in enumerate(item.options):
            holds = HOLDS[slot](item, base.fact(item.main_fact), option.text, base)
            assert holds == (place in item.answer), (item.id, option.text)
    assert looked >= 3


def test_several_facts_matching_has_one_perfect_matching(bank: Bank, base: FactBase) -> None:
    looked = 0
    for item in bank.items:
        if item.model != "matching-dates":
            continue
        looked += 1
        dates = {fact: base.fact(fact).slots["date"].text for fact in item.facts}
        assert len(set(dates.values())) == len(dates), item.id
        assert [pair[1] for pair in item.answer] and {pair[1] for pair in item.answer} <= {o.text for o in item.options}
    assert looked


def test_orderings_are_in_the_order_of_the_dates(bank: Bank, base: FactBase) -> None:
    looked = 0
    for item in bank.items:
        if item.model not in ("ordering-events", "order-quad"):
            continue
        looked += 1
        spans = sorted(base.fact(fact).record.date.span for fact in item.facts)
        assert all(first[1] < then[0] for first, then in pairwise(spans)), item.id
        if item.kind == "ordering":
            told = {option.text: base.fact(option.fact).record.date.span for option in item.options}
            assert [told[str(text)] for text in item.answer] == spans, item.id
    assert looked >= 4


def test_the_leading_region_leads(bank: Bank, base: FactBase) -> None:
    items = [item for item in bank.items if item.model == "leading-region"]
    assert items
    for item in items:
        values = {
            base.fact(option.fact).record.region: base.fact(option.fact).record.base[0] for option in item.options
        }
        stem = stem_text(item.stem, "")
        best = (max if "最高" in stem else min)(values, key=lambda region: values[region])
        assert item.key_texts == (best,), item.id


def test_the_odd_one_is_no_part_and_the_others_are(bank: Bank, base: FactBase) -> None:
    items = [
        item
        for item in bank.items
        if item.kind in ("single_choice", "multiple_choice") and item.model in ("odd-one-out", "multiple-parts")
    ]
    assert len(items) > 20
    for item in items:
        record = base.fact(item.main_fact).record
        assert isinstance(record, Slogan) and record.complete, item.id
        parts = {part.text for part in record.parts}
        own = {place for place, option in enumerate(item.options) if option.text in parts}
        key = set(item.answer)
        assert key == (own if item.kind == "multiple_choice" else set(range(len(item.options))) - own), item.id
