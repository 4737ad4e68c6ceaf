"""What a deck may ask for beside kinds and counts: levels, the weight of facts, how many options a single choice has, item models."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.sets.deck import Deck, load_deck
from zhongbu_quiz.sets.draw import candidates, draw
from zhongbu_quiz.workbook.seeds import load_seeds

MATTERS = "河道疏浚 校舍加固 菜场改造 路灯更换 图书下乡 旧楼加梯 公园扩建 供水联网 客运换乘 病虫防治 税费减免 展馆开放".split()
YEARS = range(2001, 2013)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Twelve events, a third of each weight, asked by three models of which one is of the level 理解."""
    folder = tmp_path_factory.mktemp("select")
    facts = "".join(
        f"  - {{id: ev-{year}, kind: event, date: {year}, actor: 市政府, action: 印发, object: 《{MATTERS[year - 2001]}方案》, "
        f"stage: 印发, matter: {MATTERS[year - 2001]}, weight: {year % 3 + 1}, "
        f"source: {{document: 小史, section: 第{year % 2 + 1}节, evidence: [{year}年, 方案]}}}}\n"
        for year in YEARS
    )
    (folder / "facts.yaml").write_text(f"facts:\n{facts}", encoding="utf-8")
    stem = 'stem: "{{ object }}印发于（按年份）{{ blank }}。"\n'
    models = {
        "own-date": f"id: own-date\nkind: single_choice\nfacts: {{kind: event}}\nasks: date\n{stem}options: [siblings]\n",
        "own-gap": "id: own-gap\nkind: cloze\nfacts: {kind: event}\nasks: date\nlevel: 理解\n",
        "own-fill": "id: own-fill\nkind: fill_blank\nfacts: {kind: event}\nasks: object\n",
    }
    for name, text in models.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    base = build_base(load_seeds([folder / "facts.yaml"]))
    return make_bank(base, load_models([folder / f"{name}.yaml" for name in models]))


def deck(folder: Path, text: str) -> Deck:
    path = folder / "set.yaml"
    path.write_text(f"title: 测验\n{text}", encoding="utf-8")
    return load_deck(path)


def test_by_level(bank: Bank, tmp_path: Path) -> None:
    chosen = candidates(deck(tmp_path, "select: {levels: [理解]}\n"), bank)
    assert {item.model for item in chosen} == {"own-gap"} and len(chosen) == 12


def test_by_weight(bank: Bank, tmp_path: Path) -> None:
    for written in ("3", "[3]"):
        chosen = candidates(deck(tmp_path, f"select: {{weight: {written}}}\n"), bank)
        assert {item.main_fact for item in chosen} == {"ev-2003", "ev-2006", "ev-2009", "ev-2012"}


def test_by_options(bank: Bank, tmp_path: Path) -> None:
    """What is no single choice is not touched by it."""
    four = candidates(deck(tmp_path, "options: 4\n"), bank)
    assert {len(item.options) for item in four if item.kind == "single_choice"} == {4}
    assert sum(item.kind == "cloze" for item in four) == 12
    with pytest.raises(ContentError, match="none of their items"):
        candidates(deck(tmp_path, "options: 3\nselect: {item_kinds: [single_choice]}\n"), bank)


def test_rows_name_models_and_levels(bank: Bank, tmp_path: Path) -> None:
    rows = "[{kind: cloze, count: 2, level: 理解, section: 第1节}, {kind: fill_blank, count: 2, models: [own-fill]}]"
    items = draw(deck(tmp_path, f"blueprint: {rows}\n"), bank).forms[0].items
    assert sorted(item.model for item in items) == ["own-fill", "own-fill", "own-gap", "own-gap"]
    with pytest.raises(ContentError, match="识记"):
        draw(deck(tmp_path, "blueprint: [{kind: cloze, count: 1, level: 识记}]\n"), bank)


def test_heavy_facts_come_first_more_often(bank: Bank, tmp_path: Path) -> None:
    drawn = [
        item.main_fact
        for seed in range(30)
        for item in draw(deck(tmp_path, f"counts: {{cloze: 4}}\nseed: {seed}\n"), bank).forms[0].items
    ]
    heavy = sum(bank.base.fact(name).record.weight == 3 for name in drawn)
    light = sum(bank.base.fact(name).record.weight == 1 for name in drawn)
    assert heavy > light * 1.5


def test_all_events_of_an_order_lie_in_the_period(tmp_path: Path) -> None:
    facts = "".join(
        f"  - {{id: ev-{year}, kind: event, date: {year}, actor: 市政府, action: 印发, object: 《{MATTERS[year - 2001]}方案》, "
        f"stage: 印发, matter: {MATTERS[year - 2001]}, source: {{document: 小史, section: 一, evidence: [{year}年, 方案]}}}}\n"
        for year in YEARS
    )
    (tmp_path / "facts.yaml").write_text(f"facts:\n{facts}", encoding="utf-8")
    (tmp_path / "own-order.yaml").write_text("id: own-order\nkind: ordering\nfacts: {kind: event}\nasks: date\n", encoding="utf-8")
    made = make_bank(build_base(load_seeds([tmp_path / "facts.yaml"])), load_models([tmp_path / "own-order.yaml"]))
    assert len(made.items) == len(YEARS) // 4
    assert len(candidates(deck(tmp_path, "select: {period: 2001/2012}\n"), made)) == len(made.items)
    (first, *_) = made.items
    years = sorted(int(fact.removeprefix("ev-")) for fact in first.facts)
    inside = candidates(deck(tmp_path, f"select: {{period: {years[0]}/{years[-1]}}}\n"), made)
    assert all(years[0] <= int(fact.removeprefix("ev-")) <= years[-1] for item in inside for fact in item.facts)
    with pytest.raises(ContentError, match="none of their items"):
        candidates(deck(tmp_path, f"select: {{period: {years[0]}/{years[0]}}}\n"), made)
