"""The gate: what breaks a fatal rule is not made, on anybody's facts, and is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.broken import BREAKS, Shelf, said, swapped, wrong_of
from tests.quality.handmade import facts_of
from tests.quality.strange import STRANGE, base_of
from tests.quality.test_item_rules import ELSEWHERE, WORTH
from zhongbu_quiz.facts.slots import part_slots
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import Blank, Item, Option
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.option_rules import of_forms, text_clash
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import GATES, gate, told
from zhongbu_quiz.quality.rules import RULES, ItemRule


def test_every_fatal_rule_about_one_item_gates() -> None:
    fatal = {number for number, rule in RULES.items() if rule.fatal and isinstance(rule, ItemRule)}
    assert {rule.number for rule in GATES} == fatal
    assert {22, 23, 36, 42, 62} <= fatal


@pytest.mark.parametrize("number", [rule.number for rule in GATES if rule.number < WORTH and rule.number not in ELSEWHERE])
def test_a_broken_item_does_not_pass(number: int, bank: Bank) -> None:
    good, broken = BREAKS[number](Shelf(bank))
    opens = gate(bank.base)
    assert opens(good) is None
    rule = opens(broken)
    assert rule is not None and rule <= number


def strangers(bank: Bank) -> tuple[Item, Item]:
    """A choice for a part of a list, and the same with rivals from elsewhere, of one category, length and form with the key."""
    base = bank.base
    for good in (item for item in bank.items if item.model == "slogan-part" and len(item.options) == 4):
        fact = base.fact(good.main_fact)
        key, mixed = fact.slots[good.slot], base.confused(fact.id)
        own = {(source.document, source.section) for source in fact.sources}
        far = [
            other
            for other in base.of_kind("slogan")
            if other.topic != fact.topic and other not in mixed and not own & {(one.document, one.section) for one in other.sources}
        ]
        terms = {slot.text: other.id for other in far for slot in part_slots(other.slots) if slot.pool == key.pool}
        texts = [text for text in terms if not text_clash(text, key.text) and not of_forms([text, key.text], base.world.places)]
        if len(texts) > 1:
            places = [place for place in range(len(good.options)) if place not in good.answer]
            options = list(good.options)
            for place, text in zip(places, texts, strict=False):
                options[place] = Option(text, fact=terms[text])
            return good, replace(good, options=tuple(options))
    raise LookupError("no list has rivals elsewhere")


WORTHLESS: dict[int, tuple[str, Callable[[Item], Item]]] = {
    69: ("cloze-level:st-doubt:figure", lambda item: replace(item, notes=())),
    70: ("cloze-name:sl-four-works:name", lambda item: said(item, "县志记载，冬季水利建设是“", Blank("四修工程"), "”，即修渠系、修塘坝。")),
    73: ("cloze-event-object:ev-2004-conference:object", lambda item: said(item, "2004年12月，四项部署中有", Blank("水利四项部署"), "。")),
    75: ("true-figure:st-plain:figure", lambda item: replace(item, explanation="错。乙乡塘坝不止这些。")),
}
"""For fatal rules about worth: an item that is made of worth.yaml, and how it is broken."""


@pytest.mark.parametrize("number", [rule.number for rule in GATES if rule.number >= WORTH])
def test_what_is_not_worth_asking_does_not_pass(number: int, bank: Bank, models: dict[str, ItemModel]) -> None:
    if number in WORTHLESS:
        name, breaking = WORTHLESS[number]
        base = facts_of("worth.yaml")
        good = make_bank(base, list(models.values())).by_id[name]
        broken = breaking(good)
    else:
        base = bank.base
        good, broken = strangers(bank)
        if number == 65:
            broken = swapped(good, wrong_of(good), "河南")
    opens = gate(base)
    assert (opens(good), opens(broken)) == (None, number)


def test_what_is_refused_is_not_made_and_is_counted(bank: Bank, models: dict[str, ItemModel]) -> None:
    chosen = [models["event-date"], models["cloze-event-date"]]
    free = make_bank(bank.base, chosen)
    refused = free.items[0].id
    kept = make_bank(bank.base, chosen, gate=lambda item: 22 if item.id == refused else None)
    assert [item.id for item in free.items if item.id != refused] == [item.id for item in kept.items]
    assert free.dropped == {} and told(free) == ""
    assert {model: dict(counts) for model, counts in kept.dropped.items()} == {free.items[0].model: {22: 1}}
    assert "1 item was not made" in told(kept) and "rule 22" in told(kept)


def test_our_own_bank_loses_nothing(bank: Bank) -> None:
    assert bank.dropped == {}


@pytest.mark.parametrize("trouble", STRANGE)
def test_on_a_strangers_facts_nothing_made_breaks_a_fatal_rule(
    trouble: str, models: dict[str, ItemModel], tmp_path: Path
) -> None:
    base = base_of(STRANGE[trouble], tmp_path)
    made = make_bank(base, list(models.values()), gate=gate(base))
    assert {item.main_fact for item in made.items}, "something is asked"
    broken = [judgement for judgement in audit(Context(base, made.items), FATAL) if judgement.findings]
    assert [(judgement.rule.number, judgement.findings[0]) for judgement in broken] == []
