"""Cells of a table in a teacher's Word file written anew: nothing else in the file changes, and the reader finds what was written."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.workbook.edit import At, can_move, can_write, written
from zhongbu_quiz.workbook.word import read_tables

ROWS = [["时间", "事件", "意义"], ["1911年", "武昌起义爆发", "近代"], ["1919年", "五四运动爆发", "近代"], ["1921年", "中国共产党成立", "新"]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A Word file with a table of one row, and one of events: a bold cell of several runs, one of two lines, merged cells, a picture's place."""
    import docx

    made: Any = docx.Document()
    made.add_paragraph("近代史年表")
    made.add_table(1, 2)
    table = made.add_table(len(ROWS), 3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    bold = table.cell(1, 1).paragraphs[0]
    bold.runs[0].font.bold = True
    bold.add_run("！").font.italic = True
    table.cell(2, 1).add_paragraph("在北京")
    table.cell(1, 2).merge(table.cell(2, 2)).text = "近代"
    made.save(tmp_path / "年表.docx")
    return tmp_path / "年表.docx"


def change(file: Path, texts: dict[At, str]) -> None:
    file.write_bytes(written(file, read_tables(file)[0][0], texts))


def cells(file: Path) -> list[list[str]]:
    return [[cell.value or "" for cell in row] for row in read_tables(file)[0][0].rows]


def test_only_the_text_of_a_cell_changes(file: Path) -> None:
    import docx

    with zipfile.ZipFile(file) as before:
        parts = {name: before.read(name) for name in before.namelist() if name != "word/document.xml"}
    rows = cells(file)
    change(file, {(1, 1): "南昌起义爆发", (3, 0): "1921年7月"})
    rows[1][1], rows[3][0] = "南昌起义爆发", "1921年7月"
    assert cells(file) == rows
    with zipfile.ZipFile(file) as after:
        assert {name: after.read(name) for name in after.namelist() if name != "word/document.xml"} == parts
    runs = docx.Document(str(file)).tables[1].cell(1, 1).paragraphs[0].runs
    assert [(run.text, run.font.bold, run.font.italic) for run in runs] == [("南昌起义爆发", True, None)]


def test_lines_come_and_go_and_merged_cells_are_one(file: Path) -> None:
    change(file, {(2, 1): "五四运动爆发", (1, 1): "武昌起义\n在武汉\n爆发", (2, 2): "现代", (3, 2): ""})
    assert cells(file)[1:] == [
        ["1911年", "武昌起义\n在武汉\n爆发", "现代"], ["1919年", "五四运动爆发", "现代"], ["1921年", "中国共产党成立", ""],
    ]  # fmt: skip


def test_what_is_more_than_words_is_left_alone(file: Path) -> None:
    import docx

    made: Any = docx.Document(str(file))
    from PIL import Image

    picture = file.with_name("a.png")
    Image.new("RGB", (4, 4)).save(picture)
    made.tables[1].cell(3, 1).paragraphs[0].add_run().add_picture(str(picture))
    made.save(str(file))
    before = file.read_bytes()
    with pytest.raises(UserError, match=r"more than words"):
        change(file, {(3, 1): "别的"})
    with pytest.raises(UserError, match=r"no such cell"):
        change(file, {(9, 1): "别的"})
    assert file.read_bytes() == before and can_write(file) and not can_move(file)
