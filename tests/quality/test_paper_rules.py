"""The rules of papers and banks: a good set passes, a set broken in one way is caught. Rule 44 is tried in test_testwise,
71, 78 and 79 in test_worth, 77 in test_rivals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.broken import Shelf, offered
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, SetRule
from zhongbu_quiz.quality.rules.base import Finding


@pytest.fixture(scope="module")
def context(bank: Bank) -> Context:
    return Context(bank.base, bank.items)


@pytest.fixture(scope="module")
def shelf(bank: Bank) -> Shelf:
    return Shelf(bank)


def found(number: int, items: list[Item], context: Context) -> list[Finding]:
    rule = RULES[number]
    assert isinstance(rule, SetRule)
    return list(rule.check(items, context))


def test_every_set_rule_is_tried_here() -> None:
    sets = {number for number, rule in RULES.items() if isinstance(rule, SetRule)}
    assert sets - {44, 71, 77, 78, 79} == {25, 45, 46, 47, 48, 49, 50, 51, 52, 55}


def test_25_one_letter_too_often(context: Context, shelf: Shelf) -> None:
    good = [item for item in shelf.bank.items if item.kind == "single_choice"]
    assert found(25, good, context) == []
    assert found(25, [replace(item, answer=(1,)) for item in good], context)


def test_45_a_key_in_another_stem(context: Context, shelf: Shelf) -> None:
    asked = shelf.first("cloze-event-date", lambda item: item.main_fact == "ev-2006-04-opinions")
    calm = shelf.first("cloze-share", lambda item: item.main_fact != asked.main_fact)
    assert found(45, [asked, calm], context) == []
    teller = replace(calm, stem=("2006年4月以来，", *calm.stem))
    assert found(45, [asked, teller], context)


def test_45_a_slot_that_another_item_shows(context: Context, shelf: Shelf) -> None:
    asked = shelf.first("cloze-event-date", lambda item: item.main_fact == "ev-2006-04-opinions")
    teller = shelf.first("cloze-share")
    assert found(45, [asked, replace(teller, asserts=teller.asserts | asked.asks)], context)


def test_46_one_fact_twice(context: Context, shelf: Shelf) -> None:
    one = shelf.first("cloze-event-date")
    assert found(46, [one, shelf.first("cloze-share")], context) == []
    assert found(46, [one, replace(one, id="again")], context)


def test_47_a_figure_from_two_others(context: Context, shelf: Shelf) -> None:
    asked = shelf.first("cloze-level", lambda item: item.main_fact == "st-2020-henan-alumina-output")
    share = replace(shelf.first("cloze-share"), facts=("st-2020-henan-alumina-share",))
    assert found(47, [asked, share], context) == []
    tells = replace(share, stem=("2020年，河南氧化铝产量占全国6307万吨的16.03%。",))
    rest = replace(tells, id="rest", stem=("全国氧化铝产量为6307万吨。",))
    assert found(47, [asked, tells, rest], context)


def test_48_an_option_that_is_never_the_key(context: Context, shelf: Shelf) -> None:
    four = shelf.first("slogan-part", lambda item: len(item.options) == 4)
    good = [replace(offered(four, *"甲乙丙丁"), id=str(place), answer=(place % 4,)) for place in range(20)]
    assert found(48, good, context) == []
    assert found(48, [replace(item, answer=(0,)) for item in good], context)


def test_49_only_figures(context: Context, shelf: Shelf) -> None:
    figures = [item for item in shelf.bank.items if item.slot == "figure"][:20]
    mixed = [item for item in shelf.bank.items if item.kind == "cloze"][::50][:40]
    assert found(49, mixed, context) == []
    assert found(49, figures, context)


def test_50_all_statements_true(context: Context, shelf: Shelf) -> None:
    good = [item for item in shelf.bank.items if item.kind == "true_false"]
    assert found(50, good, context) == []
    assert found(50, [item for item in good if item.answer is True], context)


def test_50_a_false_statement_that_is_true(context: Context, shelf: Shelf) -> None:
    true = next(item for item in shelf.bank.items if item.kind == "true_false" and item.answer is True)
    assert found(50, [replace(true, answer=False)], context)


def test_51_another_bank_in_another_process(bank: Bank, context: Context) -> None:
    same = Context(bank.base, bank.items, again=context.fingerprint)
    other = Context(bank.base, bank.items, again=lambda: "0")
    assert found(51, list(bank.items), same) == []
    assert found(51, list(bank.items), other)


def test_52_parts_out_of_order(context: Context, shelf: Shelf) -> None:
    choice, cloze = shelf.first("event-date"), shelf.first("cloze-share")
    assert found(52, [choice, cloze], context) == []
    assert found(52, [cloze, choice], context)
    assert found(52, [choice, replace(choice, id="again")], context)


def test_55_two_fronts_alike(context: Context, shelf: Shelf) -> None:
    one = shelf.first("cloze-share")
    other = shelf.first("cloze-share", lambda item: item.main_fact != one.main_fact)
    twin = replace(other, stem=one.stem, source=one.source, answer=("x",))
    assert found(55, [one], context) == []
    assert found(55, [one, twin], context)
