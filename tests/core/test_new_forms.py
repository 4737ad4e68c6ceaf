"""Constructions that set lists, events, documents and regions beside each other: what they make, what they leave out, and that the
second proof sees what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.new_forms import BOOK, SIBLINGS, Entry, base_of, changed, items_of, listed
from zhongbu_quiz.items.item import Choice, Option, stem_text
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.second_proof import Truth, verdicts


def told(item: Choice) -> str:
    """The stem as printed."""
    return stem_text(item.stem, "（　　）")


def renamed(entries: list[Entry], name: str, label: str) -> list[Entry]:
    """The entries with another label of one list."""
    return changed(entries, name, {"name": label})


# -- classify


def test_four_siblings_make_four_items_with_the_same_options(tmp_path: Path) -> None:
    made = items_of(base_of(tmp_path, SIBLINGS), "classify")
    assert len(made) == 8 and len({ref for item in made for ref in item.asks}) == 8
    items = [item for item in made if item.group == made[0].group]
    assert [item.main_fact for item in items] == [entry["id"] for entry in SIBLINGS]
    assert len({frozenset(option.text for option in item.options) for item in items}) == 1
    assert {text for item in items for text in item.key_texts} == {option.text for option in items[0].options}
    assert told(items[0]) == "据《县志》一文，下列各项中，属于兴修沟渠的举措的是（　　）。"
    assert all(set(item.facts) == {entry["id"] for entry in SIBLINGS} for item in items)
    assert {item.level for item in items} == {"理解"}


def test_an_item_to_classify_asks_its_part_and_shows_its_head(tmp_path: Path) -> None:
    item = next(item for item in items_of(base_of(tmp_path, SIBLINGS), "classify") if item.main_fact == "sl-seed")
    (_, part), = item.asks
    assert part.startswith("part.") and item.id == f"classify:sl-seed:{part}"
    assert ("sl-seed", "name") in item.asserts
    notes = [option.note for option in item.options if option.fact != "sl-seed"]
    assert "属于兴修沟渠的举措。" in notes and all(notes)
    assert [option.note for option in item.options if option.fact == "sl-seed"] == [""]


def test_without_an_exclusive_section_open_lists_prove_nothing(tmp_path: Path) -> None:
    assert items_of(base_of(tmp_path, SIBLINGS, exclusive=()), "classify") == []


@pytest.mark.parametrize(
    "entries",
    [
        SIBLINGS[:3],
        changed(SIBLINGS, "sl-school", {"source": {**SIBLINGS[3]["source"], "section": "教化"}}),
        renamed(SIBLINGS, "sl-school", "兴办私塾的好处"),
        [*SIBLINGS[:3], listed("sl-school", "疏通东河旧道的举措", "聘请外乡先生、捐出祠堂余屋")],
        [*SIBLINGS[:3], listed("sl-school", "捐出祠堂的举措", "捐出祠堂余屋、聘请祠堂先生")],
        [*SIBLINGS, listed("sl-more", "各类杂务的内容", "聘请外乡先生、捐出祠堂余屋")],
    ],
    ids=["three lists", "another section", "another noun", "a list under another", "words of its head", "parts of two lists"],
)
def test_what_cannot_be_classified_is_not(entries: list[Entry], tmp_path: Path) -> None:
    assert items_of(base_of(tmp_path, entries), "classify") == []


def test_the_second_reader_finds_entries_under_their_heads(tmp_path: Path) -> None:
    base = base_of(tmp_path, SIBLINGS)
    item = items_of(base, "classify")[0]
    fact, ledger = base.fact(item.main_fact), Context(base).ledger
    read = verdicts(item, fact, ledger)
    assert [truth is Truth.TRUE for truth in read] == [place in item.answer for place in range(4)]
    own = replace(item, options=(*item.options[:3], Option("加固北山水闸", fact=item.options[3].fact)))
    assert verdicts(own, fact, ledger)[3] is Truth.TRUE
    nowhere = replace(item, options=(*item.options[:3], Option("请来戏班唱戏", fact=item.options[3].fact)))
    assert verdicts(nowhere, fact, ledger)[3] is Truth.UNKNOWN
    unsaid = replace(item, stem=tuple(part.replace(BOOK, "某书") if isinstance(part, str) else part for part in item.stem))
    assert Truth.FALSE not in verdicts(unsaid, fact, ledger)


# -- ①②③④


def test_two_siblings_make_combinations(tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, SIBLINGS[:2]), "combination")
    assert [item.id for item in items] == ["combination:sl-water:parts", "combination:sl-seed:parts"]
    assert len({item.group for item in items}) == 1
    for item in items:
        marks = "".join(option.text for option in item.options)
        assert all(marks.count(mark) == 2 for mark in "①②③④")
        assert [option.text for option in item.options] == sorted(option.text for option in item.options)
        assert {name for name, _ in item.asks} == {item.main_fact} and len(item.asks) == 2


def test_confused_lists_make_combinations_in_both_directions(tmp_path: Path) -> None:
    bounds = listed("sl-lines", "三道坎", "田契文书、户口册页、仓储账簿", "甲", named=True, complete=True, confused_with=["sl-gates"])
    gates = listed("sl-gates", "三扇门", "开犁时令、收割早晚、入库清点", "乙", named=True, complete=True)
    items = items_of(base_of(tmp_path, [bounds, gates]), "combination")
    assert [item.main_fact for item in items] == ["sl-lines", "sl-gates"]
    assert told(items[0]).startswith("据《县志》一文，下列各项中，属于“三道坎”的是（　　）。①")
    assert "“三扇门”" in items[0].explanation


def test_a_later_version_is_asked_by_what_is_new(tmp_path: Path) -> None:
    old = listed("sl-old", "两基地一枢纽", "全国重要的蚕桑养殖基地、油料加工基地、水陆联运枢纽", named=True, complete=True)
    new = listed("sl-new", "一中心两区", "全国重要玻璃器皿中心、全国候鸟观测示范区、全国草药试种重点区",
                 named=True, complete=True, succeeds="sl-old")  # fmt: skip
    items = items_of(base_of(tmp_path, [old, new]), "combination-new")
    assert [item.main_fact for item in items] == ["sl-new"]
    assert not any(noun in told(items[0]).partition("①")[2] for noun in ("基地", "枢纽", "中心", "区", "全国"))
    assert items_of(base_of(tmp_path, [old, {**new, "confused_with": ["sl-old"]}]), "combination") == []


def test_the_second_reader_adds_up_what_is_true(tmp_path: Path) -> None:
    base = base_of(tmp_path, SIBLINGS[:2])
    item = items_of(base, "combination")[0]
    fact, ledger = base.fact(item.main_fact), Context(base).ledger
    assert [truth is Truth.TRUE for truth in verdicts(item, fact, ledger)] == [place in item.answer for place in range(4)]
    other = next(text for text in SIBLINGS[1]["parts"] if text["text"] in told(item))["text"]
    swapped = tuple(part.replace(other, "请来戏班唱戏") if isinstance(part, str) else part for part in item.stem)
    assert set(verdicts(replace(item, stem=swapped), fact, ledger)) == {Truth.UNKNOWN}
