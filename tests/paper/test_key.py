"""What a key says of each item, before it is set: letters and marks as printed, ids apart, the 双向细目表."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import combinations
from pathlib import Path

import docx
import pymupdf
import pytest

from tests.paper.conftest import Printed
from tests.paper.fixture import ORDERING, SHORT, choice, drawn, form
from tests.paper.reading import all_text
from tests.paper.wordfile import said
from zhongbu_quiz.exports.html import _right as on_a_page
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.answer_side import explained_title, key_texts, told_parts
from zhongbu_quiz.exports.paper.answer_tables import CELL, grids
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.blueprint import Row, blueprint, listed
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.paper.marking_words import marked_key
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.exports.paper.views import item_view
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.exports.paper.word_tables import blueprint_table
from zhongbu_quiz.exports.quiz import view
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Gap, ItemSource, Option, Ordering, Stem
from zhongbu_quiz.items.printed import printed
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.sets.form import MATERIAL, Form, Part
from zhongbu_quiz.sets.item_codec import from_record, to_record
from zhongbu_quiz.sets.marking import rules_of

NOTES = {"甲事": "2004年有甲事。", "乙事": "2007年有乙事。", "丙事": "2009年有丙事。"}


def _ordering(explanation: str) -> Ordering:
    options = tuple(replace(ORDERING.options[0], text=text, note=NOTES[text]) for text in ("丙事", "甲事", "乙事"))
    return replace(ORDERING, options=options, answer=tuple(NOTES), explanation=explanation)


def test_entries_of_an_ordering_go_by_the_marks_that_are_printed() -> None:
    item = _ordering("".join(NOTES.values()))
    assert short_key(item) == "②→③→①"
    assert key_texts(item)[0] == ("解析", "②2004年有甲事。③2007年有乙事。①2009年有丙事。")
    assert not any("项：" in words for _, words in key_texts(item))


def test_words_of_ones_own_stay_above_the_notes_on_the_entries() -> None:
    texts = key_texts(_ordering("三件事相隔都在两年以上。"))
    assert texts[:4] == [("解析", "三件事相隔都在两年以上。"), ("", "①2009年有丙事。"), ("", "②2004年有甲事。"), ("", "③2007年有乙事。")]


@pytest.mark.parametrize(
    ("options", "explanation", "told"),
    [
        (("②→①→③", "①→②→③", "③→①→②", "①→③→②"), "①2004年；②2003年；③2006年。", "①2004年；②2003年；③2006年。故顺序为②→①→③。"),
        (("②→①→③", "①→②→③", "③→①→②", "①→③→②"), "顺序为②→①→③。", "顺序为②→①→③。"),
        (("①②", "①③", "②③", "①②③"), "③有误。", "③有误。"),
    ],
)
def test_dates_of_events_whose_order_is_asked_come_to_an_order(options: tuple[str, ...], explanation: str, told: str) -> None:
    asked = replace(choice(0), options=tuple(map(Option, options)), answer=(0,), explanation=explanation)
    assert dict(key_texts(asked))["解析"] == told


def test_a_page_says_nothing_twice_of_entries_without_letters() -> None:
    twice, once = _ordering("".join(NOTES.values())), _ordering("说明。")
    assert on_a_page(twice, view(twice))["notes"] == ["", "", ""]
    assert all(on_a_page(once, view(once))["notes"])


def test_notes_in_one_text_name_their_options() -> None:
    notes = ("“‘甲’事”在前。", "应为湖北。", "“丙”不在其中。", "应为湖北。")
    options = tuple(replace(choice(0).options[0], text=text, note=note) for text, note in zip(("“甲”事", "乙", "丙", "丁"), notes, strict=True))
    told = printed(replace(choice(0), options=options, answer=(0,), explanation="甲是。", notes=("原文缺字。",))).said_with_texts
    assert told == "甲是。【辨析】“‘甲’事”在前。“乙”“丁”：应为湖北。“丙”不在其中。【编者注】原文缺字。"


def test_the_table_has_a_column_of_no_difficulty_only_where_it_is_needed() -> None:
    known = Form("A", (Part("short_answer", (SHORT,), Decimal(5)),))
    assert blueprint(known).axes[-1].names == ("易", "中", "难")
    unknown = Form("A", (Part("short_answer", (SHORT, replace(SHORT, id="sa.02#parts", difficulty=None)), Decimal(5)),))
    assert blueprint(unknown).axes[-1].names == ("易", "中", "难", "未定")
    assert [one.band for one in listed(unknown.items)] == ["难", "未定"]
    for one in (known, unknown, form()):
        table = blueprint(one)
        assert {len(row.cells) for row in table.rows} == {sum(len(axis.names) for axis in table.axes) + len(table.sums)}


def test_the_table_divides_by_kind_level_and_difficulty_in_the_order_of_the_text() -> None:
    items = (
        replace(SHORT, id="a", level="应用", source=ItemSource("盘点", "不足")),
        replace(SHORT, id="b", difficulty=1, level="理解", source=ItemSource("回望", "特点")),
        replace(choice(0), id="c", level="识记", source=ItemSource("回望", "导语")),
    )
    one = Form("A", (Part("single_choice", items[2:], Decimal(2)), Part("short_answer", items[:2], Decimal(4))))
    table = blueprint(one, (("回望", "导语"), ("回望", "特点"), ("盘点", "导语"), ("盘点", "不足")))
    assert [(axis.title, axis.names) for axis in table.axes] == [
        ("题型", ("单选", "简答")),
        ("能力层次", ("识记", "理解", "应用")),
        ("难度", ("易", "中", "难")),
    ]
    assert [(row.name, *row.cells) for row in table.rows] == [
        ("《回望》导语", "1", "", "1", "", "", "1", "", "", "1", "2", "20.0%", "1"),
        ("《回望》特点", "", "1", "", "1", "", "1", "", "", "1", "4", "40.0%", "3"),
        ("《盘点》不足", "", "1", "", "", "1", "", "", "1", "1", "4", "40.0%", "2"),
        ("合计", "1", "2", "1", "1", "1", "2", "", "1", "3", "10", "100.0%", ""),
        ("分值", "2", "8", "2", "4", "4", "6", "", "4", "", "10", "", ""),
    ]
    assert [row.name for row in blueprint(one).rows][:2] == ["《回望》导语", "《盘点》不足"], "a draw that knows no sections: as they are asked"


def test_the_sections_of_a_draw_stand_in_the_order_of_the_text(bank: Bank) -> None:
    made = draw(load_deck(data_dir("decks") / "exam.yaml"), bank)
    documents = list(dict.fromkeys(document for document, _ in made.sections))
    assert documents == ["回望", "盘点", "前瞻"] and made.sections[0] == ("回望", "导语")
    told = {(document.name, section): place for document in bank.base.documents for place, section in enumerate(document.section_names)}
    for name in documents:
        places = [told[section] for section in made.sections if section[0] == name]
        assert places == sorted(places)
    for one in made.forms:
        names = [row.name for row in blueprint(one, made.sections).rows[:-2]]
        assert len(names) == len({*names}) and names == [f"《{d}》{s}" for d, s in made.sections if f"《{d}》{s}" in names]


# Tables of answers


def test_short_answers_in_words_stand_in_a_table_and_are_not_said_again() -> None:
    told = {item.number: [label for label, _ in item.texts] for part in told_parts(form(), rules_of()) for item in part.items}
    tables = {title.title: title for title in grids(form(), rules_of(), 46.0)}
    named = ["一、单项选择题", "二、多项选择题", "三、判断题", "四、填空题", "五、填空题"]
    below = [f"{name}（见下面的详细解析）" for name in ("六、连线题", "八、简答题")]
    assert [*tables] == [*named, below[0], "七、排序题", below[1]], "a numeral that is left out would look like a mistake"
    assert [title for title, grid in tables.items() if not grid.rows] == below
    cells = [cell for row in tables["五、填空题"].rows for cell in row]
    assert [answer for row in tables["七、排序题"].rows for _, answer in row] == ["②→①→④→③"]
    assert cells == [(22, "3500"), (23, "见下"), (24, "26")], "of two blanks each earns half as much"
    assert tables["四、填空题"].rows[0][0] == (19, "皖江城市带承接产业转移示范区规划"), "a title stands in a cell"
    assert all("答案" not in told[number] for number in (*range(1, 23), 24, 26))
    assert all(told[number][0] == "答案" for number in (23, 25, 27))
    assert all(item.texts[0][0] == "答案" for part in told_parts(form(), rules_of(), tables=False) for item in part.items)


def test_a_table_of_some_items_of_a_part_says_of_the_others_that_they_are_below() -> None:
    material = Form("A", (Part(MATERIAL, (choice(0), SHORT, choice(1)), Decimal(2)),))
    (grid,) = grids(material, rules_of(), 46.0)
    assert grid.rows == (((1, "A"), (2, "见下"), (3, "C")),)


@pytest.mark.parametrize(("several", "title"), [(False, "详细解析（各题出处：《回望》·导语）"), (True, "详细解析")])
def test_a_source_that_all_items_share_is_said_once(several: bool, title: str, tmp_path: Path) -> None:
    places = [ItemSource("回望", "导语"), ItemSource("回望", "特点" if several else "导语")]
    items = tuple(replace(choice(place), source=source) for place, source in enumerate(places))
    one = Form("A", (Part("single_choice", items, Decimal(2)),))
    assert explained_title(one) == title
    told = [label for part in told_parts(one, rules_of()) for item in part.items for label, _ in item.texts]
    assert told.count("出处") == (2 if several else 0)
    assert [row.name for row in blueprint(one).rows][-2:] == ["合计", "分值"]
    made = drawn(forms=(one,))
    assert title in all_text(write_papers(made, None, tmp_path, ("key",))[0])
    assert title in said(make_word(made, one, PaperOptions())["key.docx"])


def test_a_table_is_as_wide_as_its_column_at_most() -> None:
    for measure in (22.0, 30.0, 46.0):
        for grid in grids(form(), rules_of(), measure):
            assert CELL + max(map(len, grid.rows), default=0) * grid.cell <= measure


# The teacher's page, as it is printed


@pytest.mark.parametrize("large", [False, True])
def test_no_id_and_no_head_of_the_table_is_broken_and_none_prints_over_another(large: bool, printed: Printed) -> None:
    (key, _) = printed(("key",), large=large)
    with pymupdf.open(key) as document:
        pages = list(document)
        for head in ("单选", "多选", "判断", "填空", "连线", "排序", "简答", "识记", "理解", "应用", "未定", "题数", "分值", "占比"):
            assert any(page.search_for(head, clip=_below(page, "双向细目表")) for page in pages), head
        ids = _below(pages[-1], "各题的编号")
        words = [(pymupdf.Rect(word[:4]), word[4]) for word in pages[-1].get_text("words", clip=ids)]
    assert {short_id(item.id) for item in form().items} <= {text for _, text in words}
    assert not [(one, other) for (a, one), (b, other) in combinations(words, 2) if (a & b).width > 1 and (a & b).height > 4]


def _below(page: pymupdf.Page, title: str) -> pymupdf.Rect:
    """What stands on a page below a title; the whole page where that stands on another."""
    found = page.search_for(title)
    return pymupdf.Rect(0, found[0].y1, *page.rect[2:]) if found else page.rect


def test_word_lists_the_same_ids_whole() -> None:
    table = docx.Document(BytesIO(make_word(drawn(), form(), PaperOptions())["key.docx"])).tables[-1]
    cells = [cell.text.split("\u00a0\u00a0") for row in table.rows for cell in row.cells]
    assert cells[:27] == [[str(one.number), one.id, one.level, one.band] for one in listed(form().items)]


def test_words_table_has_room_for_the_names_of_sections() -> None:
    told = blueprint(form(), drawn().sections)
    named = replace(told, rows=(*told.rows, Row("《回望》推动高质量发展阶段", told.rows[0].cells)))
    first, *others = (int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', blueprint_table(named, 46.0)))
    assert first * 46.0 / (first + sum(others)) >= 13 * 9.0 / 10.5


def test_the_last_lines_of_words_key_take_rows_of_the_list_along() -> None:
    made = drawn(source="甲《回望》", licence="可自由使用。")
    document = docx.Document(BytesIO(make_word(made, form(), PaperOptions())["key.docx"]))
    kept = [all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs if p.text) for row in document.tables[-1].rows]
    assert kept[-2:] == [True, True] and not any(kept[:-2])
    assert document.styles["Ids"].paragraph_format.keep_with_next and document.paragraphs[-1].style.name == "Ids"


def test_a_table_of_one_section_divides_by_kinds_and_keeps_its_sum() -> None:
    items = tuple(replace(choice(number), source=ItemSource("", "全文")) for number in range(3))
    one = Form("A", (Part("single_choice", items[:2], Decimal(2)), Part("short_answer", (replace(SHORT, source=items[0].source),), Decimal(4))))
    table = blueprint(one)
    assert (table.first, [axis.title for axis in table.axes]) == ("题型", ["能力层次", "难度"])
    assert [(row.name, *row.cells[-4:]) for row in table.rows] == [
        ("单选", "2", "4", "50.0%", "1—2"),
        ("简答", "1", "4", "50.0%", "3"),
        ("合计", "3", "8", "100.0%", ""),
        ("分值", "", "8", "", ""),
    ]


@pytest.mark.parametrize(
    "numbers",
    ["1、3、5—6、8、10—12、23—24", "", pytest.param("5、23—24", marks=pytest.mark.slow), pytest.param("23—24", marks=pytest.mark.slow)],
)
def test_no_range_of_numbers_and_no_share_is_broken_in_the_table(numbers: str, tmp_path: Path) -> None:
    sections = [ItemSource("回望", f"推动高质量发展阶段之{n}") for n in "一二"]
    mine = {number for run in numbers.split("、") if run for number in range(int(run.split("—")[0]), int(run.split("—")[-1]) + 1)}
    items = [replace(choice(n % 15), id=f"c{n}", source=sections[n + 1 in mine]) for n in range(24)]
    one = Form("A", (Part("single_choice", tuple(items), Decimal(2)), *(replace(part, points=Decimal(2)) for part in form().parts[1:])))
    told = blueprint(one)
    row = next((row for row in told.rows if row.cells[-1] == numbers), told.rows[-1])
    assert row.cells[-1] == numbers
    in_word = docx.Document(BytesIO(make_word(drawn(forms=(one,)), one, PaperOptions())["key.docx"])).tables
    cell = next(row.cells[-1] for table in in_word for row in table.rows if row.cells[-1].text.replace("\n", "") == numbers)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', blueprint_table(told, 46.0))]
    widest = max(serif_measure()(line) for line in cell.text.split("\n"))
    assert (widest + 0.7) * 9 * 20 <= widths[-1] and (serif_measure()("100.0%") + 0.7) * 9 * 20 <= widths[-2]
    printed_key = write_papers(drawn(forms=(one,)), None, tmp_path, ("key",))[0]
    with pymupdf.open(printed_key) as document:
        words = [word[4] for page in document for word in page.get_text("words", clip=_below(page, "双向细目表"))]
    assert "100.0%" in words and all(any(run in word for word in words) for run in numbers.split("、"))


def test_an_item_over_several_facts_names_every_section(handmade: Bank) -> None:
    several = replace(SHORT, source=ItemSource("回望", "导语"), also_from=(ItemSource("盘点", "不足"), ItemSource("回望", "特点")))
    assert dict(key_texts(several))["出处"] == "《回望》·导语、特点；《盘点》·不足"
    assert from_record(json.loads(json.dumps(to_record(several)))) == several
    sources = {fact.id: ItemSource(fact.record.source.document, fact.record.source.section) for fact in handmade.base.facts}
    made = [item for item in handmade.items if item.also_from]
    assert made and all({item.source, *item.also_from} <= {sources[fact] for fact in item.facts} for item in made)


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (("", "“乙”：在别处。", "丙在后。", ""), ["B项：在别处。", "C项：丙在后。"]),
        (("", "“乙组”：在别处。", "", ""), ["B项“乙组”：在别处。"]),
        (("", "“乙组”：在别处。", "“丙组”：在此后。", ""), ["B项“乙组”：在别处。", "C项“丙组”：在此后。", "D项：见B、C项。"]),
        (("", "", "", ""), []),
    ],
)
def test_an_option_is_named_once_and_none_without_a_reason(notes: tuple[str, ...], told: list[str]) -> None:
    named = ("甲", "乙", "丙", "丙组和乙组" if "“丙组”：在此后。" in notes else "丁")
    options = tuple(replace(choice(0).options[0], text=text, note=note) for text, note in zip(named, notes, strict=True))
    texts = key_texts(replace(choice(0), options=options, answer=(0,), explanation="甲是。"))
    assert [words for name, words in texts if not name] == told


def test_the_word_that_is_wrong_is_said_once() -> None:
    item = next(item for item in drawn().forms[0].items if item.kind == "true_false")
    texts = dict(key_texts(replace(item, explanation="错。“共治”应为“自治”。“共治”：文中没有这样说。")))
    assert texts["解析"] == "错。“共治”应为“自治”：文中没有这样说。"


@pytest.mark.parametrize(
    ("answer", "accepted", "also"),
    [
        ("1/4", ["1/4", "四分之一", "25%", "１/４"], "四分之一／25%"),
        ("2000年", ["2000年", "二〇〇〇年", "2000"], None),
        ("95", ["95", "95%", "百分之95", "百分之九十五"], None),
        ("95", ["95", "95%", "９５", "９５%", "95％", "百分之95"], None),
        ("50.97%", ["50.97%", "５０．９７％", "５０．９７%"], None),
        ("APEC", ["APEC", "ＡＰＥＣ", "亚太经合组织"], "亚太经合组织"),
        ("1300", ["1300", "1300亿斤", "130000000000斤", "1300亿"], None),
        ("2", ["2", "第2位", "两位"], None),
        ("2004—2009年", ["2004年—2009年", "2004至2009", "胡锦涛时期"], "胡锦涛时期"),
        ("长沙", ["长沙", "《长沙》", "长沙市", "长"], "长沙市"),
    ],
)
def test_other_words_that_are_right_in_a_gap_are_told(answer: str, accepted: list[str], also: str | None) -> None:
    gap = next(item for item in drawn().forms[0].items if item.kind == "fill_blank" or item.kind == "cloze")
    assert isinstance(gap, Gap)
    texts = dict(key_texts(replace(gap, answer=(answer,), also=(tuple(accepted[1:]),))))
    assert texts.get("也对") == also


def test_working_and_result_have_points_of_their_own_where_the_working_is_asked() -> None:
    parts = (("甲：9÷3≈3吨", "3"), ("甲比乙多", "3"))
    for stem, told in (("计算产量（写出算式）。", True), ("说明产量。", False)):
        item = replace(SHORT, stem=(stem,), points=parts)
        key = marked_key(item, Decimal(6), rules_of({"short_answer": "part"}))
        shared = "①甲：9÷3≈3吨（3分：算式2分，结果1分）" if told else "①甲：9÷3≈3吨（3分）"
        assert key == f"{shared}；②甲比乙多（3分）"
        copy = item_view(item, 1, 46.0, filled=True, worth=Decimal(6), by_parts=True)
        assert shared in str(copy.rules[0]), "the teacher's copy says the same"


@pytest.mark.parametrize(
    ("stem", "right", "explanation", "told"),
    [
        (("东部与西部相比（　　）。",), "东部高1.4个百分点", "差距之差为1.8－0.4＝1.4。", "差距之差为1.8－0.4＝1.4个百分点。"),
        (("城镇化率为", Blank(), "%。"), "65.22", "低几个百分点用加法：60.67＋4.55＝65.22。", "低几个百分点用加法：60.67＋4.55＝65.22%。"),
        (("产量为", Blank(), "万辆。"), "54.1", "86.8÷（1＋60.5%）≈54.1（万辆）。", "86.8÷（1＋60.5%）≈54.1（万辆）。"),
        (("共有", Blank(), "。"), "11", "5＋6＝11。", "5＋6＝11。"),
        (("东部高", Blank(), "。"), "11.4个百分点", "1.8－0.4＝1.4。", "1.8－0.4＝1.4。"),
    ],
)
def test_what_comes_out_of_a_calculation_has_its_unit(stem: Stem, right: str, explanation: str, told: str) -> None:
    asked = replace(choice(0), stem=stem, options=tuple(map(Option, (right, "无法比较"))), answer=(0,), explanation=explanation)
    assert dict(key_texts(asked))["解析"] == told


def test_heads_say_how_many_options_there_are_where_all_have_as_many() -> None:
    several = [choice(number, "multiple_choice") for number in (0, 1)]
    few = replace(several[1], options=several[1].options[:3])
    for items, told in ((several, "在每小题给出的四个选项中"), ([several[0], few], "在每小题给出的选项中")):
        assert told in heading(Part("multiple_choice", tuple(items), Decimal(2)), 0, {}).instruction


def test_a_row_tells_the_numbers_of_its_items_and_no_section_without_a_name() -> None:
    items = tuple(replace(choice(0), id=f"c{n}", source=ItemSource(document, "全文")) for n, document in enumerate(("甲", "甲", "甲", "乙", "甲")))
    rows = blueprint(Form("A", (Part("single_choice", items, Decimal(2)),))).rows
    assert [(row.name, row.cells[-1]) for row in rows[:2]] == [("《甲》", "1—3、5"), ("《乙》", "4")]
    assert dict(key_texts(items[0]))["出处"] == "《甲》"


@pytest.mark.parametrize(("section", "row", "source"), [("全文", "全文", ""), ("秦汉", "秦汉", "秦汉")])
def test_the_label_of_a_table_is_no_document(section: str, row: str, source: str) -> None:
    item = replace(choice(0), source=ItemSource("事件", section))
    other = replace(item, id="other", source=ItemSource("事件", "明清"))
    assert blueprint(Form("A", (Part("single_choice", (item, other), Decimal(2)),))).rows[0].name == row
    assert printed(item).source_line == source
