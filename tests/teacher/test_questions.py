"""The sheet 自编题: questions as a teacher types them, mistakes with their cells, and the exported question bank read back whole."""

from __future__ import annotations

import tempfile
from csv import writer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.own import QUESTIONS
from tests.core.small import OWN
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports import csv, xlsx
from zhongbu_quiz.exports.quiz import Quiz, answer_words, view
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.items.own import own_id, own_item
from zhongbu_quiz.items.printed import NAMES, key_line
from zhongbu_quiz.workbook.convert import converted
from zhongbu_quiz.workbook.question_sheet import KIND_WORDS
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "标签", "难度")
ROWS = (
    ("q1", "单选", "商鞅变法开始于（　　）。", "公元前356年", "公元前350年", "公元前338年", None, "a", "在秦孝公时。", "历史/秦 重点", "易"),
    ("q2", "多选题", "属于商鞅变法内容的有（ ）", "废井田", "奖军功", "行分封", "建县制", "A、B，D", None, None, 4),
    ("q3", "是非题", "焚书坑儒发生在西汉。", None, None, None, None, False, None, None, None),
    ("q4", "填空题", "“百家争鸣”里，孔子属____家，韩非属____家。", None, None, None, None, "儒；法", None, None, None),
    ("q5", "排序", "把下列战役按先后排列。", "巨鹿之战", "长平之战", "牧野之战", None, "CBA", None, None, None),
    ("q6", "连线题", "人物和著作\n（1）司马迁\n（2）班固", "汉书", "史记", None, None, "1-B 2-A", None, None, None),
    ("q7", "问答题", "说说都江堰的作用。", None, None, None, None, "防洪、灌溉。", None, None, "中"),
    ("q8", "选择题", "春秋五霸里有（　　）。", "齐桓公", "秦始皇", "晋文公", None, "AC", None, None, None),
)


def questions(path: Path) -> list[QuestionRecord]:
    """The questions of a file."""
    return [placed.record for placed in load_seeds([path]).questions]


def test_each_kind_is_read_as_people_type_it(tmp_path: Path) -> None:
    found = questions(book(tmp_path / "f.xlsx", 自编题=[TITLES, *ROWS]))
    assert [(record.item_kind, key_line(own_item(record))) for record in found] == [
        ("single_choice", "A"),
        ("multiple_choice", "ABD"),
        ("true_false", "错误"),
        ("fill_blank", "儒；法"),
        ("ordering", "C→B→A"),
        ("matching", "1—B；2—A"),
        ("short_answer", "防洪、灌溉。"),
        ("multiple_choice", "AC"),
    ]
    first = found[0]
    assert (first.tags, first.difficulty, first.explanation) == (("历史::秦", "重点"), 2, "在秦孝公时。")
    assert own_item(found[5]).left == ("司马迁", "班固")


def test_entries_to_be_ordered_may_stand_below_the_stem(tmp_path: Path) -> None:
    rows = [("编号", "题型", "题干", "答案"), ("q1", "排序题", "按先后排列。\n①巨鹿之战\n②长平之战\n③牧野之战", "③→②→①")]
    item = own_item(*questions(book(tmp_path / "f.xlsx", 题库=rows)))
    assert view(item).question == "按先后排列。" and item.key_texts == ("牧野之战", "长平之战", "巨鹿之战")


@pytest.mark.parametrize("cell", ["A. 洛阳\nB. 长安\nC. 建康", "洛阳\n长安\n建康", "A．洛阳 B．长安 C．建康", "A、洛阳；B、长安；C、建康"])
def test_options_may_stand_in_one_cell(cell: str, tmp_path: Path) -> None:
    rows = [("编号", "题型", "题干", "选项", "正确答案"), ("q1", "单选题", "西汉的都城是（　　）。", cell, "B")]
    (record,) = questions(book(tmp_path / "f.xlsx", Sheet1=rows))
    assert record.options == ("洛阳", "长安", "建康") and key_line(own_item(record)) == "B"


def test_parts_of_a_written_answer_have_their_points(tmp_path: Path) -> None:
    titles = ("编号", "题型", "题干", "答案", "采分点", "分值", "层次", "材料", "也算对")
    rows = (
        ("q1", "简答题", "为什么？", "轻徭薄赋，与民休息。", "轻徭薄赋（2分）\n与民休息（3分）", 5, "理解", "材料一：……", None),
        ("q2", "简答题", "怎么样？", "很好。", None, "4", None, None, None),
        ("q3", "填空题", "____到____", "甲；乙", None, None, None, None, "子/丑\n寅"),
    )
    first, second, third = map(own_item, questions(book(tmp_path / "f.xlsx", 自编题=[titles, *rows])))
    assert first.points == (("轻徭薄赋", 2), ("与民休息", 3)) and first.level == "理解"
    assert first.material is not None and first.material.text == "材料一：……"
    assert second.points == (("很好。", 4),)
    assert third.accepted == (("甲", "子", "丑"), ("乙", "寅"))


def test_every_mistake_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    rows = [
        TITLES,
        ("q1", "单选题", "甲（　　）", "子", "丑", None, None, "D"),
        ("q2", "猜谜", "甲", None, None, None, None, "乙"),
        ("q3", "单选题", "甲", "子", None, "寅", None, "A"),
        ("q4", "填空题", "甲", None, None, None, None, "乙"),
        ("q5", "判断题", "甲", None, None, None, None, "也许"),
        ("q6", "单选题", None, "子", "丑", None, None, "A"),
        ("q7", "多选题", "甲", "子", "丑", "子", None, "AB"),
    ]
    path = book(tmp_path / "f.xlsx", 自编题=rows)
    assert problems(path) == [
        "f.xlsx[自编题]:2: H2 答案: is 'D', which names no option; write letters from A to B",
        "f.xlsx[自编题]:3: B3 题型: is “猜谜”; choose one of 单选题、多选题、判断题、填空题、挖空题、连线题、排序题、简答题",
        "f.xlsx[自编题]:4: E4 选项B: is empty, and an option stands behind it; write it, or move those behind it up",
        "f.xlsx[自编题]:5: C5 题干: has no gap; write ______ where the answer belongs",
        "f.xlsx[自编题]:6: H6 答案: is '也许'; write 对 or 错",
        "f.xlsx[自编题]:7: C7 题干: is empty; fill it in",
        "f.xlsx[自编题]:8: F8 选项C: '子' stands twice among the entries; change one",
    ]


def test_the_sheet_calls_the_kinds_as_papers_do() -> None:
    assert set(KIND_WORDS.values()) == set(KINDS)
    assert all(word == NAMES[kind].file for word, kind in KIND_WORDS.items() if kind != "cloze")  # type: ignore[index]


def test_questions_come_back_from_a_workbook_and_from_yaml(tmp_path: Path) -> None:
    more = "  - {id: q9, kind: question, item_kind: fill_blank, stem: ____与____, answer: [甲；乙, 丙], tags: [a/b, 史]}\n"
    many = f"  - {{id: q10, kind: question, item_kind: single_choice, stem: 甲, options: [{', '.join('子丑寅卯辰巳午未')}], answer: 未}}\n"
    source = tmp_path / "a.yaml"
    source.write_text(QUESTIONS + more + many, encoding="utf-8")
    path = source
    for name in ("b.xlsx", "c.yaml", "d.xlsx"):
        target = tmp_path / name
        target.write_bytes(converted(path, target))
        path = target
        assert list(map(own_item, questions(path))) == list(map(own_item, questions(source))), name


def test_the_starter_has_an_example_of_each_kind(starter: Path) -> None:
    book, text = (load_seeds([starter / name]).questions for name in ("seeds/facts.xlsx", "yaml-example/facts.yaml"))
    assert [placed.record for placed in book] == [placed.record for placed in text]
    assert {placed.record.item_kind for placed in text} == set(KINDS)


@pytest.mark.parametrize(("module", "name"), [pytest.param(xlsx, "题库.xlsx", marks=pytest.mark.slow), (csv, "题库.csv")])
def test_the_exported_bank_is_read_back_whole(module: Any, name: str, bank: Bank, tmp_path: Path) -> None:
    """All items that ship: kind, stem with what stands above it and its left column, options, key, explanation, difficulty, tags."""
    path = tmp_path / name
    path.write_bytes(module.write(Quiz(OWN, "all", "全部", bank.items)).data)
    back = {item.id: told(item) for item in map(own_item, questions(path))}
    assert back == {own_id(item.id): told(item) for item in bank.items}


def test_an_exported_question_keeps_its_id(tmp_path: Path) -> None:
    path = book(tmp_path / "f.xlsx", 自编题=[TITLES, *ROWS])
    items = tuple(map(own_item, questions(path)))
    again = tmp_path / "again.xlsx"
    again.write_bytes(xlsx.write(Quiz(OWN, "own", "我的题", items)).data)
    assert [item.id for item in map(own_item, questions(again))] == [item.id for item in items]


TYPED = (*KIND_WORDS, "对", "A", "AC", "C→A→B", "1—B；2—A", "甲____乙____", "（1）甲\n（2）乙", "甲（2分）", '["甲"]', "27", 3, 0.5, True)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(TYPED),
    st.text(max_size=8),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CELLS, min_size=len(TITLES), max_size=len(TITLES)))
def test_any_row_is_a_question_or_is_told_in_words(row: list[Any]) -> None:
    """As a CSV file, which is quicker made than a workbook; whatever is taken can be printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "自编题.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer(file).writerows((TITLES, row))
        try:
            records = questions(path)
        except ContentError as error:
            assert all(problem.message and "自编题.csv" in problem.path for problem in error.problems)
        else:
            assert all(told(own_item(record)) for record in records)


def told(item: Item) -> tuple[object, ...]:
    """What the sheet says of an item."""
    shown = view(item)
    said = shown.said_with_letters
    return NAMES[item.kind].file, shown.question_with_left, shown.options, answer_words(item), said, shown.difficulty, item.tags
