"""Cells of a teacher's own file written anew: her formats, charts and other sheets stay, and the reader finds what was written."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.edit import At, written
from zhongbu_quiz.workbook.grid import read_grids


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with what people put into theirs: colours, a chart, a table of Excel's, a note, merged cells, a formula."""
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.worksheet.table import Table

    made = Workbook()
    page: Any = made.active
    page.title = "年表"
    for row in (["时间", "事件", "人数"], [1911, "武昌起义爆发", 5], [date(1919, 5, 4), "五四运动爆发", 7], [None, "合计", "=SUM(C2:C3)"]):
        page.append(row)
    page["B2"].font = Font(bold=True, color="C00000")
    page["B2"].comment = Comment("看课本", "我")
    page.add_table(Table(displayName="表1", ref="A1:C3"))
    page.merge_cells("E2:E3")
    page["E2"] = "近代"
    chart = BarChart()
    chart.add_data(Reference(page, min_col=3, min_row=1, max_row=3))
    page.add_chart(chart, "G2")
    made.create_sheet("别的")["A1"] = "不动"
    made.save(tmp_path / "年表.xlsx")
    return tmp_path / "年表.xlsx"


def edited(path: Path, texts: dict[At, str]) -> Any:
    """The first sheet of the file with these texts, as it is read."""
    path.write_bytes(written(path, read_grids(path)[0], texts))
    return read_grids(path)[0]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_sheet_itself_changes(book: Path) -> None:
    from openpyxl import load_workbook

    before = parts(book.read_bytes())
    edited(book, {(1, 1): "武昌首义"})
    after = parts(book.read_bytes())
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet1.xml"]
    cell = load_workbook(book)["年表"]["B2"]
    assert (cell.value, cell.font.bold, cell.comment.text) == ("武昌首义", True, "看课本")


@pytest.mark.parametrize(
    ("at", "text", "value"),
    [
        ((1, 0), "1912", 1912),  # a number stays one
        ((1, 0), "1912年", "1912年"),
        ((1, 0), "007", "007"),
        ((2, 0), "1920", "1920"),  # a cell of days would show 1905-04-03
        ((1, 1), "12", "12"),
        ((7, 0), "12", 12),
        ((8, 4), "<b>&\"'\n =1+1", "<b>&\"'\n =1+1"),
        ((1, 1), "", None),
    ],
)
def test_a_cell_holds_what_was_typed(at: At, text: str, value: object, book: Path) -> None:
    grid = edited(book, {at: text})
    assert (grid.cell(*at).value if at[0] < len(grid.rows) else None) == value


def test_merged_cells_and_titles_of_tables(book: Path) -> None:
    grid = edited(book, {(2, 4): "现代", (0, 1): "大事"})
    assert [cell_text(grid.cell(row, 4)) for row in (1, 2)] == ["现代", "现代"]
    assert b'name="\xe5\xa4\xa7\xe4\xba\x8b"' in parts(book.read_bytes())["xl/tables/table1.xml"]
    with pytest.raises(UserError, match="one title"):
        edited(book, {(0, 1): "时间"})


@pytest.mark.parametrize(
    ("at", "text", "words"),
    [
        ((3, 2), "9", "formula"), ((1, 1), "\x07", "B2"), ((1, 1), "长" * 40_000, "characters"), ((30_000, 1), "x", "outside"),
        ((-1, 0), "x", "outside"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(at: At, text: str, words: str, book: Path) -> None:
    before = book.read_bytes()
    with pytest.raises(UserError, match=words):
        edited(book, {at: text})
    assert book.read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", "，"])
def test_text_with_commas_keeps_its_encoding(mark: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "年表.csv"
    path.write_bytes(f"时间{mark}事件\r\n1911年{mark}武昌起义爆发\r\n".encode(encoding))
    grid = edited(path, {(1, 0): "1911年10月", (2, 1): "a,b \"c\""})
    assert [[cell.value for cell in row] for row in grid.rows] == [["时间", "事件"], ["1911年10月", "武昌起义爆发"], [None, 'a,b "c"']]
    assert path.read_bytes().decode(encoding).endswith("\r\n")
