"""Drawn papers, over seeds: no enemies, exact blueprint, spread, order, the same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sets.conftest import DeckOf
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, Item, stem_text
from zhongbu_quiz.sets.cells import cells_of, section_of, targets
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.order import APART
from zhongbu_quiz.sets.traits import asks_negative, asks_number, difficulty_of, head_of
from zhongbu_quiz.values.text import squeeze

HAN = re.compile(r"[\u3400-\u9fff]")
TRIES = pytest.mark.parametrize("tries", [3, pytest.param(25, marks=pytest.mark.slow)])
"""How many seeds a test takes, by chance."""

MIXED = "title: 综合练习\ncounts: {single_choice: 25, true_false: 10, fill_blank: 5, cloze: 10}\n"
BLUEPRINT = """\
title: 期末
blueprint:
  - {kind: single_choice, document: 回望, difficulty: medium, count: 4}
  - {kind: single_choice, document: 盘点, section: 能源原材料, count: 3}
  - {kind: single_choice, document: 前瞻, count: 6}
  - {kind: true_false, difficulty: easy, count: 4}
  - {kind: true_false, count: 4}
  - {kind: cloze, document: 盘点, count: 5}
"""
DISTINCT = MIXED + "forms: 3\nform_mode: distinct\n"


def told(item: Item) -> str:
    """The stem and the left column, as a reader sees them."""
    return squeeze(stem_text(item.stem, "＿") + "\n".join(item.left))


def for_seeds(tries: int, look: Callable[[int], None]) -> None:
    """Let a test look at some seeds."""
    settings(max_examples=tries)(given(seed=st.integers(0, 2**40))(look))()


def assert_no_enemies(drawn: DrawnSet, bank: Bank) -> None:
    """Rules 45 and 46 as they are written, without the index; then rules 47 and 48 as the draw knows them."""
    enemies = Enemies(bank.base, drawn.title + drawn.subtitle)
    for form in drawn.forms:
        for a, b in combinations(form.items, 2):
            if a.material and b.material and a.material.id == b.material.id:
                continue  # questions that were made to stand together
            assert not a.asks & b.asserts and not b.asks & a.asserts, (a.id, b.id)
            assert not a.asks & b.asks and a.main_fact != b.main_fact, (a.id, b.id)
            assert not (a.group and a.group == b.group), (a.id, b.id)
            for asked, other in ((a, b), (b, a)):
                if asked.kind in ("single_choice", "cloze", "fill_blank") and not asks_number(asked):
                    key = squeeze("".join(asked.key_texts))
                    assert len(HAN.findall(key)) < 2 or key not in told(other), (asked.id, other.id)
            assert enemies.between(a, b) is None, (a.id, b.id)
        figures = [item for item in form.items if enemies.traits(item).series]
        assert not any(enemies.together(*three) for three in combinations(figures, 3))
        assert not any(enemies.printed(item) for item in form.items)


@TRIES
def test_no_enemies_on_a_paper(bank: Bank, deck_of: DeckOf, tries: int) -> None:
    """Whatever the seed."""
    for_seeds(tries, lambda seed: assert_no_enemies(draw(deck_of(MIXED), bank, seed), bank))


@TRIES
def test_counts_parts_and_figures(bank: Bank, deck_of: DeckOf, tries: int) -> None:
    """The counts are exact, parts stand in the usual order, at most half of the items ask figures, each section is asked about."""
    deck = deck_of(MIXED)
    wanted = targets(cells_of(deck, bank), candidates(deck, bank))

    def look(seed: int) -> None:
        form = draw(deck, bank, seed).forms[0]
        assert {part.kind: len(part.items) for part in form.parts} == dict(deck.record.counts)
        assert [part.kind for part in form.parts] == [kind for kind in KINDS if kind in deck.record.counts]
        assert sum(map(asks_number, form.items)) <= len(form.items) // 2
        assert sum(map(asks_negative, form.items)) <= len(form.items) // 10
        have = Counter(section_of(item) for item in form.items)
        assert sum(abs(have[place] - wanted.get(place, 0)) for place in {*have, *wanted}) <= len(form.items) // 5

    for_seeds(tries, look)


@TRIES
def test_blueprint_is_exact(bank: Bank, deck_of: DeckOf, tries: int) -> None:
    """Each row has its items: rows and items can be matched, which is so where no set of rows asks for more than it admits."""
    deck = deck_of(BLUEPRINT)
    cells = cells_of(deck, bank)

    def look(seed: int) -> None:
        drawn = draw(deck, bank, seed)
        assert_no_enemies(drawn, bank)
        items = drawn.forms[0].items
        assert len(items) == sum(cell.count for cell in cells)
        for size in range(1, len(cells) + 1):
            for rows in combinations(cells, size):
                assert sum(any(row.admits(item) for row in rows) for item in items) >= sum(row.count for row in rows)

    for_seeds(tries, look)


@TRIES
def test_distinct_forms(bank: Bank, deck_of: DeckOf, tries: int) -> None:
    """No item stands on two forms, the forms are equally hard, and items about one thing are five apart on each (rules 52 and 57)."""

    def look(seed: int) -> None:
        drawn = draw(deck_of(DISTINCT), bank, seed)
        assert_no_enemies(drawn, bank)
        assert not any({i.id for i in a.items} & {i.id for i in b.items} for a, b in combinations(drawn.forms, 2))
        loads = [sum(map(difficulty_of, form.items)) for form in drawn.forms]
        assert max(loads) == min(loads)
        for form in drawn.forms:
            heads = [head_of(item, bank.base) for item in form.items]
            for place, name in enumerate(heads):
                assert name not in heads[place + 1 : place + APART]

    for_seeds(tries, look)


def test_form_a_alone_is_form_a(bank: Bank, deck_of: DeckOf) -> None:
    """One form of three, all three, and four: form A is the same."""
    first, second, third = (draw(deck_of(DISTINCT), bank, 9, forms).forms[0] for forms in (1, 3, 4))
    assert first == second == third


@TRIES
def test_reordered_forms(bank: Bank, deck_of: DeckOf, tries: int) -> None:
    """The same items with the same keys; form A in the order of the text, form B in another, easy before hard."""
    deck = deck_of(MIXED + "forms: 2\n")

    def look(seed: int) -> None:
        a, b = draw(deck, bank, seed).forms
        assert [i.id for i in a.items] != [i.id for i in b.items]
        keys = {i.id: set(i.key_texts) for i in a.items}
        assert keys == {i.id: set(i.key_texts) for i in b.items}

    for_seeds(tries, look)


def test_form_a_is_in_text_order(bank: Bank, deck_of: DeckOf) -> None:
    """Inside a part by the order of the text, siblings aside (rule 52)."""
    for part in draw(deck_of(MIXED), bank).forms[0].parts:
        places = [bank.base.fact(item.main_fact).order for item in part.items]
        assert sum(a > b for a, b in pairwise(places)) <= 2


def test_order_by_difficulty(bank: Bank, deck_of: DeckOf) -> None:
    """`order: difficulty` puts easy items first, siblings aside."""
    part = draw(deck_of(MIXED + "order: difficulty\n"), bank).forms[0].parts[0]
    levels = [item.difficulty or 3 for item in part.items]
    assert sum(a > b for a, b in pairwise(levels)) <= 2


def test_more_items_leave_the_chosen_order_alone(bank: Bank, deck_of: DeckOf) -> None:
    """Chance is the order by digest: a paper from half of the bank shares its items with the whole far more than by chance."""
    deck = deck_of("title: 练习\ncounts: {cloze: 30}\n")
    half = Bank(bank.base, bank.items[::2], {})
    whole = {item.id for item in draw(deck, bank).forms[0].items}
    part = {item.id for item in draw(deck, half).forms[0].items}
    assert len(whole & part) >= 6


@pytest.mark.slow
@pytest.mark.parametrize("deck", ["exam"])
def test_same_bytes_in_every_process(deck: str) -> None:
    """Nothing hangs on the order of sets (PYTHONHASHSEED)."""
    outputs = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "zhongbu_quiz", "items", deck, "--format", "jsonl", "--quiet"]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        outputs.add(subprocess.run(command, check=True, capture_output=True, env=env).stdout)
    assert len(outputs) == 1
    assert all(json.loads(line)["id"] for line in outputs.pop().splitlines())
