"""Sheets to points by the rules of the paper, and results as lines and as a workbook."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.grading.pages import class_of, doubt, forms_of, pages_of
from zhongbu_quiz.grading.reading import Answer, ReadPage, Score
from zhongbu_quiz.grading.results import Results, results_of
from zhongbu_quiz.grading.results_book import results_book
from zhongbu_quiz.grading.results_lines import csv_lines, json_lines
from zhongbu_quiz.items.item import Choice
from zhongbu_quiz.sets.marking import rules_of
from zhongbu_quiz.sets.students import Student

MULTIPLE = 16
"""The number of the multiple choice, whose key is ABC and which is worth 4."""


@pytest.mark.parametrize(
    ("marks", "rule", "points"),
    [
        ("ABC", "all", "4"), ("AB", "all", "0"), ("ABCD", "all", "0"), ("", "all", "0"),
        ("ABC", "part", "4"), ("AB", "part", "2"), ("A", "part", "2"), ("ABD", "part", "0"), ("ABCD", "part", "0"), ("", "part", "0"),
    ],
)  # fmt: skip
def test_a_multiple_choice_by_its_rule(marks: str, rule: Any, points: str) -> None:
    stored = forms_of("A")
    stored = replace(stored, drawn=replace(stored.drawn, marking=rules_of({"multiple_choice": rule})))
    results = results_of(pages_of(stored.drawn, stored.drawn.forms[0], {MULTIPLE: tuple(marks)}), stored)
    mark = results.marked[0].marks[MULTIPLE - 1]
    assert (mark.points, mark.is_right) == (Decimal(points), points == "4")
    assert results.marked[0].score == stored.drawn.forms[0].total - 4 + Decimal(points)


@pytest.mark.parametrize(("marks", "right"), [("key", True), ("wrong", False), ("both", False), ("none", False)])
def test_a_single_choice_is_right_with_its_key_alone(marks: str, right: bool) -> None:
    """Options stand in an order of each student's own, so his letter is looked up on his form."""
    stored = class_of(4)
    for form, _student in stored.papers:
        item = form.items[0]
        assert isinstance(item, Choice)
        key, wrong = "ABCD"[item.answer[0]], "ABCD"[item.answer[0] - 1]
        given = {"key": (key,), "wrong": (wrong,), "both": tuple(sorted(key + wrong)), "none": ()}[marks]
        one = results_of(pages_of(stored.drawn, form, {1: given}), stored).marked[0].marks[0]
        assert (one.is_right, one.points) == (right, Decimal(2 if right else 0))
        assert one.chosen == tuple(item.options["ABCD".index(letter)].text for letter in given)


@pytest.mark.parametrize(("points", "counted"), [("3.5", "3"), ("3", "3"), ("0.5", "0.5")])
def test_boxes_of_a_written_item_that_make_more_than_it_is_worth_count_as_all_of_it(points: str, counted: str) -> None:
    stored = forms_of("A")
    [page] = pages_of(stored.drawn, stored.drawn.forms[0])
    first = page.scores[0]
    scores = (Score(first.number, Decimal(points), doubt("several")), *page.scores[1:])
    results = results_of([replace(page, scores=scores)], stored)
    mark = results.marked[0].marks[first.number - 1]
    assert (mark.worth, mark.points) == (Decimal(3), Decimal(counted)) and all(one.p <= 1 for one in results.statistics.items)
    assert [one.doubt.guess for one in results.doubts if one.place == str(first.number)] == [counted]


def exam() -> Results:
    """A class of four: all right; two wrong and one in doubt; absent; no sheet. Beside it a name that is a formula."""
    stored = class_of(4)
    (first, _), (second, student), (third, _), _fourth = stored.papers
    stored = replace(stored, papers=(stored.papers[0], (second, replace(student, name="=1+1")), *stored.papers[2:]))
    weak = pages_of(stored.drawn, second, {1: (), 17: ("√", "×")})[0]
    answers = tuple(replace(one, doubt=doubt("several")) if one.number == 17 else one for one in weak.answers)
    scores = tuple(Score(one.number, Decimal("1.5"), doubt("pale")) if one.number == 19 else one for one in weak.scores)
    weak = replace(weak, answers=answers, scores=scores)
    return results_of([*pages_of(stored.drawn, first), weak, replace(pages_of(stored.drawn, third, {})[0], absent=True, answers=())], stored)


def test_points_of_written_items_are_those_that_the_teacher_blackened() -> None:
    one = exam().marked[1]
    total = one.sheet.form.total
    assert one.marks[18].points == Decimal("1.5")
    assert one.score == total - 2 - Decimal("1.5") - (one.marks[18].worth - Decimal("1.5"))


def test_json_lines_have_the_shape_that_the_design_gives() -> None:
    lines = [json.loads(line) for line in json_lines(exam())]
    assert [list(line) for line in lines] == [["student", "form", "answers", "score", "doubts"]] * 3
    whole, weak, absent = lines
    assert (whole["student"], whole["form"], whole["doubts"]) == ("2024001", "001", [])
    assert whole["answers"]["16"] and isinstance(whole["answers"]["16"], list) and isinstance(whole["answers"]["1"], str)
    assert (weak["answers"]["1"], weak["answers"]["17"], weak["answers"]["19"]) == (None, ["√", "×"], 1.5)
    assert weak["doubts"] == [{"item": "17", "why": "several"}, {"item": "19", "why": "pale"}]
    assert (absent["score"], absent["answers"]) == (None, {})


def test_csv_has_a_row_for_everybody_and_no_formula() -> None:
    head, *rows = list(csv.reader(io.StringIO("\n".join(csv_lines(exam())))))
    assert head[:6] == ["卷号", "代码", "班级", "学号", "姓名", "得分"]
    assert [row[4] for row in rows] == ["学生1", "'=1+1", "学生3", "学生4"]
    assert [row[7] for row in rows] == ["已判", "暂计，有存疑", "缺考", "没有读到答题卡"]


def test_the_workbook_has_marks_answers_doubts_with_pictures_and_items() -> None:
    results = exam()
    book = load_workbook(io.BytesIO(results_book(results)))
    assert book.sheetnames == ["成绩", "答案", "存疑", "题目分析"]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    marks, answers, doubts, items = book.worksheets
    assert [row[4].value for row in marks.iter_rows(min_row=2)] == ["学生1", "=1+1", "学生3", "学生4"]
    total = results.full
    assert marks["F2"].value == total and sum(cell.value for cell in marks[2][9:]) == total
    assert answers["D2"].value in "ABCD" and str(answers["D3"].value).startswith("未答（应为")
    assert [row[3].value for row in doubts.iter_rows(min_row=2)] == ["17", "19"]
    assert len(doubts._images) == 2  # type: ignore[attr-defined]
    told = [cell.value for row in items.iter_rows() for cell in row if cell.value is not None]
    assert {"计分份数", "平均分", "题干"} <= set(told) and any("少于30份" in str(value) for value in told)


def test_a_page_that_is_missing_costs_its_points_and_says_so() -> None:
    stored = class_of(1)
    first, _second = pages_of(stored.drawn, stored.papers[0][0], pages=2)
    one = results_of([first], stored).marked[0]
    written = sum((mark.worth for mark in one.marks if mark.written), Decimal(0))
    assert one.score == stored.drawn.forms[0].total - written
    assert [mark.read for mark in one.marks] == [not mark.written for mark in one.marks]
    assert [doubt.why for doubt in one.sheet.doubts] == ["missing"]


def test_a_letter_behind_the_last_option_is_wrong() -> None:
    """All items of a kind have as many boxes as the longest, so a student may choose what his item does not have."""
    stored = forms_of("A")
    page = pages_of(stored.drawn, stored.drawn.forms[0])[0]
    answers: tuple[Answer, ...] = tuple(Answer(1, ("F",)) if one.number == 1 else one for one in page.answers)
    read: list[ReadPage] = [replace(page, answers=answers, number="1")]
    mark = results_of(read, stored).marked[0].marks[0]
    assert (mark.points, mark.chosen) == (Decimal(0), ("F",))
    assert results_of(read, stored).marked[0].sheet.student == Student(number="1")
