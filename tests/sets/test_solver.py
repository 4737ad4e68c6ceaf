"""Where greedy finds no paper, the solver does; and the same one every time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest

from tests.sets.conftest import DeckOf
from tests.sets.made import bank_of, base_of_records, item, slogan
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.cells import cells_of, targets
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.greedy import Wish, fill
from zhongbu_quiz.sets.solver import Search

NAMES = ("荆楚", "潇湘", "赣鄱", "江淮", "三晋")


def star() -> Bank:
    """Five items; the first shows what each of the others asks, so a paper has it alone, or the four others."""
    shown = frozenset((name, "name") for name in NAMES[1:])
    hub = item("hub", NAMES[0], "以下内容都已说明＿。", "中心地位", asserts=shown)
    others = [item(name, name, f"{name * 6}的＿。", f"{name}目标") for name in NAMES[1:]]
    return bank_of(base_of_records(*map(slogan, NAMES)), hub, *others)


@pytest.mark.parametrize("seed", range(12))
def test_solver_finds_what_greedy_misses(deck_of: DeckOf, seed: int) -> None:
    """Greedy takes the hub where its digest comes first, and then nothing fits."""
    bank = star()
    drawn = draw(deck_of("title: 练习\ncounts: {fill_blank: 4}\n"), bank, seed)
    assert sorted(i.id for i in drawn.forms[0].items) == sorted(NAMES[1:])


def test_greedy_misses_it_for_some_seed(deck_of: DeckOf) -> None:
    """Else the test above says nothing."""
    bank = star()
    deck = deck_of("title: 练习\ncounts: {fill_blank: 4}\n")
    cells = cells_of(deck)
    found = [fill(Wish(cells, {}, Enemies(bank.base), seed), bank.items) for seed in range(12)]
    assert None in found and any(found)


def test_solver_on_the_real_bank(bank: Bank, deck_of: DeckOf) -> None:
    """Two forms from the items of one essay: exact, no enemies, no shared items."""
    deck = deck_of("title: 练习\nselect: {documents: [回望]}\ncounts: {single_choice: 8, true_false: 3}\nforms: 2\n")
    pool = [i for i in candidates(deck, bank) if i.kind in deck.record.counts]
    cells = cells_of(deck)
    enemies = Enemies(bank.base)
    wish = Wish(cells, targets(cells, pool), enemies, 5)
    papers = Search(wish, pool, 2).papers()
    assert papers is not None
    forms = [[i for items in paper for i in items] for paper in papers]
    assert [[len(items) for items in paper] for paper in papers] == [[8, 3], [8, 3]]
    assert not {i.id for i in forms[0]} & {i.id for i in forms[1]}
    assert all(enemies.between(a, b) is None for form in forms for a, b in combinations(form, 2))


def test_max_shared(deck_of: DeckOf) -> None:
    """Five items, two forms of three: one must be shared, and no more is."""
    names = (*NAMES, "两湖")[:5]
    items = [item(name, name, f"{name * 6}的＿。", f"{name}目标") for name in names]
    bank = bank_of(base_of_records(*map(slogan, names)), *items)
    text = "title: 练习\ncounts: {fill_blank: 3}\nforms: 2\nform_mode: distinct\nmax_shared: 2\n"
    for seed in range(6):
        a, b = draw(deck_of(text), bank, seed).forms
        assert 1 <= len({i.id for i in a.items} & {i.id for i in b.items}) <= 2


def test_same_papers_in_every_process() -> None:
    """The solver is fed in one order, whatever the order of sets."""
    script = (
        "from tests.sets.test_solver import star;from zhongbu_quiz.project import load_bank, project_at\n"
        "from zhongbu_quiz.sets.cells import *;from zhongbu_quiz.sets.greedy import Wish\n"
        "from zhongbu_quiz.sets.enemies import Enemies;from zhongbu_quiz.sets.solver import Search\n"
        "bank = load_bank(project_at(None)); cells = [Cell('single_choice', 12, '盘点', None, None, ())]\n"
        "pool = [i for i in bank.items if cells[0].admits(i)][:120]\n"
        "print([[i.id for i in c] for p in Search(Wish(cells, {}, Enemies(bank.base), 3), pool, 2).papers() for c in p])"
    )
    outputs = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=env, text=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
