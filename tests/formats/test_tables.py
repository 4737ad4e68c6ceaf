"""Workbooks by openpyxl, CSV by the csv module: cells equal the items, and none of them is a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.formats.wanted import (
    CIRCLED,
    above,
    explanation_with_letters,
    options,
    printed_stem,
    right,
    stem,
    texts,
)
from zhongbu_quiz.exports import csv as csv_export
from zhongbu_quiz.exports import kahoot, xlsx
from zhongbu_quiz.items.printed import NAMES

from .sample import ALL
from .shipped import SETS, items_of

LETTERS = "ABCDEFGHIJ"


def cells(data: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and csv_export.guarded(text[1:]) == text else text


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_every_row_equals_its_item(name: str, form: str) -> None:
    quiz = items_of(name)
    if form == "xlsx":
        made = xlsx.write(quiz)
        header, *rows = cells(made.data)
    else:
        made = csv_export.write(quiz)
        read = list(csv.reader(io.StringIO(made.data.decode("utf-8-sig"), newline="")))
        header, *rows = [[unguarded(cell) for cell in row] for row in read]
    assert not made.left_out
    for item, values in zip(quiz.items, rows, strict=True):
        row = dict(zip(header, values, strict=True))
        assert row["题型"] == NAMES[item.kind].file
        shown = [row[f"选项{letter}"] for letter in LETTERS if row.get(f"选项{letter}")]
        if item.kind == "ordering":  # options in columns would be a choice without an answer
            assert row["题干"].split("\n")[-len(item.options) :] == [f"{CIRCLED[n]}{text}" for n, text in enumerate(options(item))]
            assert (shown, [options(item)[CIRCLED.index(mark)] for mark in row["答案"].split("→")]) == ([], texts(item))
        else:
            assert (row["题干"], shown) == (printed_stem(item), options(item))
        if item.kind in ("single_choice", "multiple_choice"):
            assert {LETTERS.index(letter) for letter in row["答案"]} == right(item)
        assert row["解析"] == explanation_with_letters(item)


@pytest.mark.parametrize("name", SETS)
def test_kahoots_sheet(name: str) -> None:
    quiz = items_of(name)
    made = kahoot.write(quiz)
    left = {entry.item_id for entry in made.left_out}
    rows = cells(made.data)
    assert rows[kahoot.HEADER_ROW - 1][1:8] == list(kahoot.HEADER)
    items = [item for item in quiz.items if item.id not in left]
    assert items
    for number, (item, row) in enumerate(zip(items, rows[kahoot.HEADER_ROW :], strict=True), 1):
        assert row[0] == number
        assert row[1] == "\n".join([*above(item), stem(item)])
        assert len(row[1]) <= 120
        assert row[6] in (5, 10, 20, 30, 60, 90, 120, 240)
        keys = {int(part) - 1 for part in row[7].split(",")}
        if item.kind == "true_false":
            assert row[2 + min(keys)] == ("正确" if item.answer else "错误")
        else:
            assert [text for text in row[2:6] if text] == options(item)
            assert keys == right(item)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        ("-2.5%", "-2.5%"),
        ("+5", "+5"),
        ("2004年", "2004年"),
        ("", ""),
    ],
)
def test_formulas_in_csv_are_guarded(text: str, shown: str) -> None:
    assert csv_export.guarded(text) == shown


def test_formulas_in_a_workbook_are_text() -> None:
    sheet = load_workbook(io.BytesIO(xlsx.write(ALL, "standard").data)).worksheets[0]
    risky = [cell for row in sheet.iter_rows() for cell in row if str(cell.value or "")[:1] in ("=", "+", "@")]
    assert risky
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
