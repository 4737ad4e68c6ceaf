"""Constructions that set lists, events, documents and regions beside each other: what they make, what they leave out, and that the
second proof sees what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.new_forms import (
    BOOK,
    EVENTS,
    PAPERS,
    REGIONS,
    SIBLINGS,
    UPPER,
    Entry,
    base_of,
    changed,
    items_of,
    listed,
    of_region,
)
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.constructions.lists import slogan_of
from zhongbu_quiz.items.item import Choice, Item, Open, Option, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
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
    assert told(items[0]).startswith("据《县志》一文，下列各项中，属于“三道坎”内容的是（　　）。①")
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


# -- event and stage


def test_one_event_stands_beside_its_stage_and_three_beside_another(tmp_path: Path) -> None:
    base = base_of(tmp_path, EVENTS, exclusive=())
    items = items_of(base, "event-stage")
    assert items
    stages = {deed(entry): entry["source"]["section"] for entry in EVENTS}
    for item in items:
        right = [stages[left] == stage for left, stage in (option.text.split("——") for option in item.options)]
        assert right == [place in item.answer for place in range(4)]
        assert len(item.facts) == 4 and {slot for _, slot in item.asks} == {"date"}
        assert max(Counter(option.text.split("——")[1] for option in item.options).values()) <= 2
    assert items[0].explanation.startswith("19") and items[0].explanation.count("属") == 1


def deed(entry: Entry) -> str:
    """Actor, action and object of an event."""
    return f"{entry['actor']}{entry['action']}{entry['object']}"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("ev-wall", {"date": "1905"}),
        ("ev-wall", {"recurring": True}),
        ("ev-wall", {"object": "起步石阶", "matter": "起步石阶"}),
        ("ev-wall", {"date": "1902/1904"}),
    ],
    ids=["on an edge", "recurring", "a word of its stage", "a stretch of time"],
)
def test_events_that_tell_or_straddle_their_stage_are_left_out(name: str, change: dict[str, object], tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, changed(EVENTS, name, change), exclusive=()), "event-stage")
    assert not any(name in item.facts for item in items)


def test_sections_without_a_common_word_are_no_stages(tmp_path: Path) -> None:
    one_name = [{**entry, "source": {**entry["source"], "section": f"卷{place}"}} for place, entry in enumerate(EVENTS)]
    assert items_of(base_of(tmp_path, one_name, exclusive=()), "event-stage") == []


def test_the_second_reader_knows_how_long_stages_lasted(tmp_path: Path) -> None:
    base = base_of(tmp_path, EVENTS, exclusive=())
    item = items_of(base, "event-stage")[0]
    fact, ledger = base.fact(item.main_fact), Context(base).ledger
    told = [Option("水利局挖开东河旧道——起步阶段"), Option("水利局挖开东河旧道——成长阶段"), Option("水利局填平东河旧道——起步阶段")]
    assert verdicts(replace(item, options=(*told, item.options[0])), fact, ledger)[:3] == [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]


# -- document and content


def test_documents_are_asked_by_what_they_brought(tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, PAPERS, exclusive=()), "document-content")
    assert [item.main_fact for item in items] == [entry["id"] for entry in PAPERS]
    assert told(items[0]) == "据《县志》一文，提出“三年见水”的文件是（　　）。"
    assert items[0].key_texts == ("《沟渠修缮章程》",)
    assert "1912年印发，规定入栏先验“两针”。" in [option.note for option in items[0].options]


@pytest.mark.parametrize(
    "change",
    [{"content": "提出新的要求"}, {"content": "规定集市“免缴半年”"}, {"object": "《1911年沟渠章程》", "matter": "《1911年沟渠章程》"}],
    ids=["words of any document", "words of another title", "a year in the title"],
)
def test_contents_that_tell_nothing_or_too_much_are_not_asked(change: dict[str, object], tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, changed(PAPERS, "ev-p1", change), exclusive=()), "document-content")
    assert "ev-p1" not in [item.main_fact for item in items]


def test_a_formula_is_traced_to_its_document(tmp_path: Path) -> None:
    formula = {**listed("sl-water", "三年见水", "清淤、固堤", "公文", named=True), "issued_in": "ev-p1"}
    papers = changed(PAPERS, "ev-p1", {"content": "要求年内动工"})
    items = items_of(base_of(tmp_path, [*papers, formula], exclusive=()), "document-formula")
    assert [(item.main_fact, item.key_texts) for item in items] == [("sl-water", ("《沟渠修缮章程》",))]
    quoting = changed(papers, "ev-p2", {"content": "重申“三年见水”"})
    assert items_of(base_of(tmp_path, [*quoting, formula], exclusive=()), "document-formula") == []


def test_the_second_reader_finds_what_documents_brought(tmp_path: Path) -> None:
    base = base_of(tmp_path, PAPERS, exclusive=())
    item = items_of(base, "document-content")[0]
    fact, ledger = base.fact(item.main_fact), Context(base).ledger
    unknown = replace(item, options=(*item.options[:3], Option("《县志凡例》")))
    assert verdicts(unknown, fact, ledger)[3] is Truth.UNKNOWN
    unsaid = replace(item, stem=tuple(part.replace(BOOK, "某书") if isinstance(part, str) else part for part in item.stem))
    assert Truth.FALSE not in verdicts(unsaid, fact, ledger)


# -- regions


def test_one_region_stands_beside_its_own(tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, REGIONS, exclusive=()), "region-pairing")
    own = {entry["name"]: entry["region"] for entry in REGIONS}
    assert items
    for item in items:
        pairs = [option.text.split("——") for option in item.options]
        right = [next(place for name, place in own.items() if name in text) == region for region, text in pairs]
        assert right == [place in item.answer for place in range(4)]
        assert {region for region, _ in pairs} == set(own.values())
        assert len({item.source.section for item in items}) <= 3


def test_a_region_is_known_by_three_traits(tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, REGIONS, exclusive=()), "region-traits")
    assert sorted(text for item in items for text in item.key_texts) == ["安徽", "河南", "湖北", "湖南"]
    for item in items:
        assert not any(region in told(item) for region in ("河南", "湖北", "湖南", "安徽"))
        assert len({name for name, _ in item.asks}) == 3 and item.level == "应用"
    henan = next(item for item in items if item.key_texts == ("河南",))
    assert "正月里“舞狮登高”热闹了该省" in told(henan) and "①烧制“青瓷云碗”" in told(henan)


def test_traits_that_name_a_place_are_left_out(tmp_path: Path) -> None:
    named = changed(REGIONS, "sl-henan-a", {"wording": "{region}洛阳烧制“{name}”"})
    items = items_of(base_of(tmp_path, named, exclusive=()), "region-traits")
    assert "河南" not in [text for item in items for text in item.key_texts]
    unasked = changed(REGIONS, "sl-henan-a", {"not_asked": ["region"]})
    assert not any("sl-henan-a" in item.facts for item in items_of(base_of(tmp_path, unasked, exclusive=()), "region-pairing"))


def test_two_of_four_statements_are_told_of_a_region(tmp_path: Path) -> None:
    items = items_of(base_of(tmp_path, REGIONS, exclusive=()), "region-statements")
    assert items
    for item in items:
        region = next(region for region in ("河南", "湖北", "湖南", "安徽") if f"符合{region}情况" in told(item))
        truth = {mark for mark in "①②③④" if _statement_of(told(item), mark) in (entry["name"] for entry in REGIONS if entry["region"] == region)}
        assert set(item.key_texts[0]) == truth
        assert "".join(option.text for option in item.options).count("①") == 2


def test_two_regions_are_compared(tmp_path: Path) -> None:
    """Two statements of each, one of each from two sections; one item of each two regions, which names both."""
    items = items_of(base_of(tmp_path, REGIONS, exclusive=()), "region-versus")
    place_of = {entry["name"]: entry["region"] for entry in REGIONS}
    pairs = []
    for item in items:
        told_of = {mark: place_of[_statement_of(told(item), mark)] for mark in "①②③④"}
        asked = next(region for region in set(told_of.values()) if f"符合{region}情况" in told(item))
        other = next(region for region in told_of.values() if region != asked)
        assert f"说的是{asked}或{other}" in told(item)
        assert sorted(told_of.values()) == sorted([asked, asked, other, other])
        assert set(item.key_texts[0]) == {mark for mark, region in told_of.items() if region == asked}
        pairs.append(frozenset((asked, other)))
    assert pairs and len(set(pairs)) == len(pairs)


def _statement_of(stem: str, mark: str) -> str:
    """The formula in a numbered statement."""
    return stem.partition(mark)[2].partition("“")[2].partition("”")[0]


def test_the_second_reader_knows_what_is_told_of_regions(tmp_path: Path) -> None:
    base = base_of(tmp_path, REGIONS, exclusive=())
    ledger = Context(base).ledger
    pairing = items_of(base, "region-pairing")[0]
    fact = base.fact(pairing.main_fact)
    told_pairs = ["河南——青瓷云碗", "湖北——青瓷云碗", "湖北——烧制“青瓷云碗”", "河南——烧制“白瓷”"]
    read = verdicts(replace(pairing, options=tuple(map(Option, told_pairs))), fact, ledger)
    assert read == [Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.UNKNOWN]
    known = items_of(base, "region-traits")[0]
    wrong = tuple(part.replace("“", "“新") if isinstance(part, str) else part for part in known.stem)
    assert set(verdicts(replace(known, stem=wrong), base.fact(known.main_fact), ledger)) == {Truth.UNKNOWN}


def test_what_is_told_of_two_regions_is_false_of_neither(tmp_path: Path) -> None:
    twice = [*REGIONS, of_region("sl-hubei-d", "湖北", "{region}烧制“青瓷云碗”", "物产")]
    for item in items_of(base_of(tmp_path, twice, exclusive=()), "region-pairing"):
        assert not any(option.text.startswith("湖北") and "青瓷云碗" in option.text and option.why for option in item.options)


# -- a material of what lists hold


def material_items(base: FactBase) -> dict[str, Item]:
    """The two questions of the one material, by model."""
    models = load_models([data_dir("templates") / "questions" / f"material-{name}.yaml" for name in ("same", "heads")])
    return {item.model: item for item in make_bank(base, models, gate=gate(base)).items}


def test_a_material_of_lists_is_sorted_and_summed_up(tmp_path: Path) -> None:
    """①–③ tell entries of three lists and no word of their heads; one more entry of each, and one of a fourth list, are the options."""
    base = base_of(tmp_path, [*SIBLINGS, UPPER])
    same, heads = (material_items(base)[f"material-{name}"] for name in ("same", "heads"))
    assert same.material and same.material == heads.material
    lists = {part.text: fact.id for fact in base.of_kind("slogan") if fact.id != "sl-upper" for part in slogan_of(fact).parts}
    text = same.material.text
    assert text.startswith("《县志》一文就振兴农事提出以下做法：①") and not any(head in text.partition("：")[2] for head in ("沟渠", "良种", "集市"))
    rows = dict(re.findall(r"([①②③])([^；。]+)", text))
    of_mark = {mark: {lists[entry] for entry in row.split("，")} for mark, row in rows.items()}
    assert all(len(ids) == 1 for ids in of_mark.values()) and len(of_mark) == 3
    assert isinstance(same, Choice) and {lists[option.text] for option in same.options} == set(lists.values())
    asked = next(mark for mark in "①②③" if f"材料{mark}" in told(same))
    assert of_mark[asked] == {lists[same.key_texts[0]]} and same.key_texts[0] not in text
    assert isinstance(heads, Open) and heads.points
    wanted = {"sl-water": "沟渠", "sl-seed": "良种", "sl-trade": "集市"}
    assert [point for point, _ in heads.points] == [wanted[next(iter(of_mark[mark]))] for mark in "①②③"]


def test_no_material_where_lists_echo_their_heads_or_nothing_is_proved(tmp_path: Path) -> None:
    echo = changed(SIBLINGS, "sl-trade", {**listed("sl-trade", "搞活集市的举措", "增设集市交易棚、减免集市税费")})
    assert not material_items(base_of(tmp_path, [*echo, UPPER]))
    assert not material_items(base_of(tmp_path, [*SIBLINGS, UPPER], exclusive=()))
    assert not material_items(base_of(tmp_path, [*SIBLINGS[:3], UPPER]))
