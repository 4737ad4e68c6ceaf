"""Column maps: the tables of platforms, read back as each platform reads its own layout; a teacher's map; and what is said of a wrong one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.core.small import DECK, files_in, run, write_project
from tests.formats.wanted import explanation_with_letters, options, printed_stem, right, stem, texts
from zhongbu_quiz.exports import csv as csv_export
from zhongbu_quiz.exports import xlsx
from zhongbu_quiz.items.item import Item

from .sample import PLAIN, made, quiz
from .shipped import SETS, items_of

LETTERS = "ABCDEFGH"
GAPS = ("cloze", "fill_blank")


def sheet_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).worksheets[0]


def carried(name: str, platform: str) -> tuple[list[Item], Any]:
    """The items of a set that a platform's table holds, and its sheet."""
    export = xlsx.write(items_of(name), platform)
    left = {entry.item_id for entry in export.left_out}
    return [item for item in items_of(name).items if item.id not in left], sheet_of(export.data)


def rows_of(sheet: Any, titles_row: int) -> Iterator[dict[str, Any]]:
    """Its rows by their headings."""
    titles = [cell.value for cell in sheet[titles_row]]
    assert len(set(titles)) == len(titles)
    for row in sheet.iter_rows(min_row=titles_row + 1, values_only=True):
        yield {title: "" if value is None else value for title, value in zip(titles, row, strict=True)}


@pytest.mark.parametrize("name", SETS)
def test_chaoxing(name: str) -> None:
    """学习通: judgements are A or B of 正确 and 错误, gaps have their answers in the option columns, folders begin with a slash."""
    items, sheet = carried(name, "chaoxing")
    assert sheet.title == "课程题库"
    titles = "目录 题目类型 大题题干 小题题型 小题题干 正确答案 答案解析 难易度 知识点 标签 选项数".split()
    assert [cell.value for cell in sheet[1]] == [*titles, *(f"选项{letter}" for letter in LETTERS)]
    names = {"single_choice": "单选题", "multiple_choice": "多选题", "true_false": "判断题", "short_answer": "简答题"}
    for item, row in zip(items, rows_of(sheet, 1), strict=True):
        assert row["目录"].startswith("/") and row["目录"].count("/") == 1
        assert row["题目类型"] == names.get(item.kind, "填空题")
        assert row["大题题干"] == printed_stem(item)
        assert row["答案解析"] == explanation_with_letters(item)
        assert row["难易度"] in ("易", "中", "难")
        filled = [row[f"选项{letter}"] for letter in LETTERS if row[f"选项{letter}"]]
        assert row["选项数"] == (len(filled) or "")
        if item.kind in GAPS:
            assert filled == texts(item)
        elif item.kind == "true_false":
            assert (filled, row["正确答案"]) == (["正确", "错误"], "A" if item.answer else "B")
        elif item.kind in ("single_choice", "multiple_choice"):
            assert (filled, {LETTERS.index(key) for key in row["正确答案"]}) == (options(item), right(item))
    assert {item.kind for item in items_of(name).items} - {item.kind for item in items} == {"matching", "ordering"}


@pytest.mark.parametrize("name", SETS)
def test_kaoshibao(name: str) -> None:
    """考试宝: a notice above the headings, orderings as letters in a row, difficulties in its words."""
    items, sheet = carried(name, "kaoshibao")
    assert sheet["A1"].value and sheet["A2"].value == "题干（必填）" and sheet["B2"].value == "题型 （必填）"
    titles = [f"选项 {letter}" for letter in "ABCD"] + [f"选项{letter}\n(勿删)" for letter in "EFGH"]
    for item, row in zip(items, rows_of(sheet, 2), strict=True):
        key = row["正确答案\n（必填）"]
        filled = [row[title] for title in titles if row[title]]
        assert row["难度"] in ("易", "偏易", "适中", "难")
        assert row["题干（必填）"] == printed_stem(item)
        if item.kind in ("single_choice", "multiple_choice"):
            assert (filled, {LETTERS.index(letter) for letter in key}) == (options(item), right(item))
        elif item.kind == "true_false":
            assert (filled, key) == (["对", "错"], "A" if item.answer else "B")
        elif item.kind == "ordering":
            assert (row["题型 （必填）"], [filled[LETTERS.index(letter)] for letter in key]) == ("排序题", texts(item))
        elif item.kind in GAPS:
            assert filled == texts(item)


@pytest.mark.parametrize("name", SETS)
def test_systems_that_ask_of_each_option_whether_it_is_right(name: str) -> None:
    """Kinds and flags are numbers; an option without a flag breaks the import of such a system."""
    items, sheet = carried(name, "online-exam")
    for item, row in zip(items, rows_of(sheet, 1), strict=True):
        pairs = [(row[f"选项{number}内容"], row[f"选项{number}是否正确"]) for number in "一二三四五六"]
        assert all((text == "") is (flag == "") for text, flag in pairs)
        shown = [text for text, _ in pairs if text]
        flagged = {place for place, (_, flag) in enumerate(pairs) if flag == 1}
        assert row["题干"] == printed_stem(item)
        match item.kind:
            case "single_choice" | "multiple_choice":
                assert (row["试题类型"], shown, flagged) == (1 if item.kind == "single_choice" else 2, options(item), right(item))
            case "true_false":
                assert (row["试题类型"], shown, flagged) == (3, ["正确", "错误"], {0 if item.answer else 1})
            case "short_answer":
                assert (row["试题类型"], len(shown), flagged) == (4, 1, {0})
            case _:
                raise AssertionError(f"{item.kind} has no place there")


@pytest.mark.parametrize("name", SETS)
def test_classquiz(name: str) -> None:
    """ClassQuiz reads C5, C6 and B14:H100, and no question behind that: more are left out and said."""
    items, sheet = carried(name, "classquiz")
    assert sheet["C5"].value == sheet["C6"].value == items_of(name).title
    assert sheet.max_row == 13 + len(items) <= 100
    found = [row for row in sheet.iter_rows(min_row=14, min_col=2, max_row=100, max_col=8, values_only=True) if row[0]]
    for item, (question, *answers, seconds, key) in zip(items, found, strict=True):
        assert question == printed_stem(item) and len(question) <= 300
        assert seconds == 30
        shown = [answer for answer in answers if answer]
        picked = {place for place in range(4) if str(place + 1) in key}
        if item.kind == "true_false":
            assert (shown, picked) == (["正确", "错误"], {0 if item.answer else 1})
        else:
            assert (shown, picked) == (options(item), right(item))
    reasons = {entry.reason for entry in xlsx.write(items_of(name), "classquiz").left_out}
    assert name == "hand-made" or "ClassQuiz reads 87 items of a table; export a smaller set for the others" in reasons


SCHOOL = """\
title: 校园题库
sheet: 导入
titles_row: 3
cells: {A1: "{title}", B1: 2024年版}
kinds: {single_choice: 单选, true_false: 判断, cloze: 填空}
choices_as: texts
true_false: [√, ×]
options_between: "|"
spellings_between: "/"
columns:
  序号: number
  类型: kind
  题目: question
  备选项: options
  答案: answer
  也算对: accepted
  每题分: points
  学期: text 高一上
  备注:
"""


def test_a_map_of_ones_own_writes_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "school.yaml"
    path.write_text(SCHOOL, encoding="utf-8")
    cloze = made("cloze", ("占全国的", ), ("四分之一",), also=(("1/4",),))
    export = xlsx.write(quiz(PLAIN[0], PLAIN[3], cloze, PLAIN[8]), str(path))
    assert [entry.reason for entry in export.left_out] == ["校园题库 has no matching items"]
    sheet = sheet_of(export.data)
    assert (sheet.title, sheet["A1"].value, sheet["B1"].value, sheet["A2"].value) == ("导入", "样卷 <1>/2", "2024年版", None)
    assert [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)] == [
        ["序号", "类型", "题目", "备选项", "答案", "也算对", "每题分", "学期", "备注"],
        [1, "单选", stem(PLAIN[0]), "甲|乙|丙|丁", "丙", None, 2, "高一上", None],
        [2, "判断", stem(PLAIN[3]), None, "√", None, 1, "高一上", None],
        [3, "填空", stem(cloze), None, "四分之一", "四分之一/1/4", 1, "高一上", None],
    ]
    rows = csv_export.write(quiz(PLAIN[0]), str(path)).data.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("序号,类型,题目"), "what stands above the headings is for a sheet"


def test_a_map_in_the_project_is_known_by_its_name(tmp_path: Path) -> None:
    """On the command line, in a deck, and in the names that a mistake is answered with."""
    deck = DECK.replace("anki, paper, key", "xlsx-school, csv-school")
    folder = write_project(tmp_path, {"templates/tables/school.yaml": SCHOOL, "decks/set.yaml": deck})
    ran = run(folder, "build", "--out", "made")
    assert (ran.status, sorted(ran.err.split())) == (0, ["made/set.school.csv", "made/set.school.xlsx"])
    ran = run(folder, "export", "set", "--to", "xlsx", "--dialect", "school", "-o", "mine.xlsx")
    assert (ran.status, ran.err) == (0, "mine.xlsx: 3 of 3 items\n")
    assert sheet_of((folder / "mine.xlsx").read_bytes()).title == "导入"
    assert "school" in run(folder, "export", "set", "--to", "xlsx", "--dialect", "scool").err
    ran = run(folder, "export", "set", "--to", "csv", "--dialect", "templates/tables/school.yaml")
    assert (ran.status, ran.err) == (0, "set.school.csv: 3 of 3 items\n")


def test_a_map_of_a_name_of_ours_hides_ours_and_check_says_so(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"templates/tables/chaoxing.yaml": SCHOOL})
    assert run(folder, "export", "set", "--to", "xlsx", "--dialect", "chaoxing").status == 0
    assert sheet_of(files_in(folder)["set.chaoxing.xlsx"]).title == "导入"
    ran = run(folder, "check", "--verbose")
    assert "templates/tables/chaoxing.yaml" in ran.out + ran.err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((("题目: question", "题目: qestion"),), "13: `columns.题目`: must say what stands in this column: number, kind, question"),
        ((("单选, true", "单选, judge"),), "5: unknown key 'judge_false'; write one of 'single_choice'"),
        ((("choices_as: texts", "choices_as: words"),), "6: `choices_as` is 'words'; write one of 'letters', 'numbers' or 'texts'"),
        ((("A1:", "甲1:"),), "4: `cells`: must be cells and their texts, such as `C5: …` (got 甲1)"),
        ((("titles_row: 3", "titles_row: 1"),), "1: `cells` writes A1, where headings and items stand; write a larger `titles_row`"),
        ((("  答案: answer\n", ""),), "10: `columns`: no column holds the `answer`; write it behind the heading of that column"),
        ((("  备选项: options\n", ""),), "1: no column holds the options of a choice; write `option A`, `option B` …"),
        ((("备选项: options", "备选项: option B"),), "10: `columns`: the columns of `option` must be A, B, C … in order (got B)"),
        ((("sheet: 导入", "sheet: 2024/1"),), "2: `sheet`: must be a name that Excel takes for a sheet"),
        ((("title: 校园题库", "titel: 校园题库"),), "1: unknown key 'titel'; allowed here: title, titles_row, "),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_map_is_said_with_its_line(tmp_path: Path, change: tuple[tuple[str, str], ...], words: str) -> None:
    text = SCHOOL
    for old, new in change:
        assert old in text
        text = text.replace(old, new)
    folder = write_project(tmp_path, {"templates/tables/school.yaml": text, "decks/set.yaml": DECK.replace("[anki,", "[anky,")})
    for command in (["build"], ["check"], ["export", "set", "--to", "xlsx", "--dialect", "school"]):
        ran = run(folder, *command)
        assert ran.status == 2
        assert f"templates/tables/school.yaml:{words}" in ran.err
        assert "decks/set.yaml:6: `outputs.1`: there is no output 'anky'" in ran.err, "with all that is wrong elsewhere"
    assert not list(folder.glob("*.xlsx"))


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    ran = run(write_project(tmp_path), "export", "set", "--to", "xlsx", "--dialect", "none.yaml")
    assert (ran.status, "none.yaml: there is no such file; check the name" in ran.err) == (2, True)
