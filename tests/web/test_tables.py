"""材料: her table with what is wrong beside its cells, written anew in its place; what is refused, and what is taken back."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response

from tests.web.conftest import HOST, TOKEN, Page, client, settings, words
from zhongbu_quiz.studio.begin import begin_with
from zhongbu_quiz.studio.desk import Desk, seen_file
from zhongbu_quiz.workbook.grid import read_grids

ROWS = [
    ["时间", "事件", "意义"], ["1840年6月", "鸦片战争爆发", "近代史的开端"], ["1912年1月1日在南京", "中华民国成立", None],
    ["-221", "秦统一六国", None], ["光绪", "戊戌变法", None], ["光绪", "公车上书", None],
    ["1911年10月10日", "武昌起义爆发", None], ["1921年7月", "中国共产党成立", None],
]  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Page]:
    """The page over a set whose facts are a workbook with mistakes, and its table."""
    from openpyxl import Workbook

    book, made = Workbook(), io.BytesIO()
    book.active.title = "年表"  # type: ignore[union-attr]
    for row in ROWS:
        book.active.append(row)  # type: ignore[union-attr]
    book.create_sheet("省会").append(["省份", "省会"])
    book["省会"].append(["河南", "郑州"])
    book.save(made)
    begin_with(Desk(tmp_path), "近代史", "abc123", "近代史.xlsx", made.getvalue())
    with client(settings(tmp_path)) as asked:
        yield Page(tmp_path, asked, f"/set/{quote('近代史')}/table/{quote('近代史.xlsx')}")


def file_of(page: Page) -> Path:
    return page.folder / "近代史/seeds/近代史.xlsx"


def cells(page: Page) -> list[list[object]]:
    return [[cell.value for cell in row] for row in read_grids(file_of(page))[0].rows]


def write(page: Page, *pairs: tuple[str, str], **more: str) -> Response:
    """A form of the table, filled in."""
    return page.post("", cells=[one for one, _text in pairs], text=[text for _one, text in pairs], sheet="0", **{"seen": page.seen(), **more})


def test_a_table_of_which_nothing_can_be_read_yet_says_so(table: Page) -> None:
    (table.folder / "近代史/seeds/错.csv").write_text("时间,事件\n昨天,在上海召开会议\n1921年13月,中国共产党成立\n", encoding="utf-8")
    told = words(table.client.get(table.place.rpartition("/")[0] + "/" + quote("错.csv")))
    assert "(2 rows): 时间, 事件 → nothing can be asked before 2 cells are mended" in told


def test_what_is_wrong_stands_beside_its_cell(table: Page) -> None:
    told = table.get().text
    assert [told.count(f'class="mend" id="{cell}"') for cell in ("A3", "A4", "A5", "A6", "B2")] == [1, 1, 1, 1, 0]
    assert "4 places are to be mended" in words(table.get())
    assert re.search(r'name="instead" value="公元前221年"', told) and re.search(r'name="instead" value="1912年1月1日"', told)
    assert "2 cells" in words(table.get()) and 'value="A5 A6"' in told  # equal ones are folded
    assert "武昌起义爆发" not in words(table.get(wrong="1"))


def test_cells_are_written_and_had_back(table: Page) -> None:
    before = file_of(table).read_bytes()
    place = write(table, ("A4", "passed over"), instead="公元前221年")
    assert (place.status_code, cells(table)[3][0]) == (303, "公元前221年")
    assert write(table, ("A5 A6", "1898年")).status_code == 303
    assert [row[0] for row in cells(table)[4:6]] == ["1898年", "1898年"]
    assert write(table, ("A3", "1912年1月1日"), ("B3", "中华民国成立"), row="3").headers["location"].endswith("#r3")
    assert "Nothing is wrong" in words(table.get())
    for _change in range(3):
        assert table.post("undo").status_code == 303
    assert file_of(table).read_bytes() == before
    assert table.post("undo").status_code == 409


def rows_change(page: Page, do: str, number: int, **more: str) -> Response:
    """A button below an open row."""
    seen = re.findall(r'name="seen" value="(\w+)"', page.get("", row="1").text)[0]
    return page.post("", do=do, row=str(number), sheet="0", **{"seen": seen, **more})


def test_rows_are_taken_out_and_put_in_and_had_back(table: Page) -> None:
    before = file_of(table).read_bytes()
    assert "Take the row out" in words(table.get("", row="3"))
    assert rows_change(table, "delete", 3).status_code == 303
    assert [row[:2] for row in cells(table)] == [row[:2] for row in (*ROWS[:2], *ROWS[3:])]
    answer = rows_change(table, "insert", 2)
    assert "row=2" in answer.headers["location"]
    assert cells(table)[0] == ROWS[0] and not any(cells(table)[1]) and cells(table)[2] == ROWS[1]
    assert read_grids(file_of(table))[1].rows[1][1].value == "郑州"
    for _time in range(2):
        table.post("undo", sheet="0")
    assert file_of(table).read_bytes() == before
    assert rows_change(table, "delete", 99).status_code == rows_change(table, "melt", 2).status_code == 409
    assert rows_change(table, "delete", 2, seen="of old").status_code == 409 and file_of(table).read_bytes() == before


def test_what_lies_on_rows_moves_with_them(table: Page) -> None:
    from openpyxl import load_workbook

    book = load_workbook(file_of(table))
    sheet = book.worksheets[0]
    sheet.merge_cells("A7:B7")
    sheet.auto_filter.ref = "A1:C8"
    sheet.row_dimensions[8].height = 33
    book.save(file_of(table))
    assert rows_change(table, "delete", 3).status_code == 303
    sheet = load_workbook(file_of(table)).worksheets[0]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A6:B6"] and sheet.auto_filter.ref == "A1:C7"
    assert sheet.row_dimensions[7].height == 33 and sheet["B7"].value == ROWS[7][1]


def test_where_a_formula_hangs_on_rows_excel_is_named(table: Page) -> None:
    from openpyxl import load_workbook

    book = load_workbook(file_of(table))
    book["省会"]["C2"] = "=近代史!A3"
    book.save(file_of(table))
    before = file_of(table).read_bytes()
    answer = rows_change(table, "delete", 3)
    assert answer.status_code == 409 and "Excel or WPS" in words(answer) and file_of(table).read_bytes() == before


def test_rows_of_text_with_commas(table: Page) -> None:
    path = table.folder / "近代史/seeds/表.csv"
    path.write_bytes("时间;事件\r\n1840年6月;鸦片战争爆发\r\n1851年1月;\"金田起义;爆发\"\r\n".encode("gb18030"))
    page = Page(table.folder, table.client, f"/set/{quote('近代史')}/table/{quote('表.csv')}")
    assert rows_change(page, "delete", 2).status_code == 303
    assert path.read_bytes().decode("gb18030") == '时间;事件\r\n1851年1月;"金田起义;爆发"\r\n'


def test_a_file_that_was_changed_meanwhile_is_not_written_over(table: Page) -> None:
    seen = table.seen()
    write(table, ("A4", "公元前221年"))
    before = file_of(table).read_bytes()
    answer = write(table, ("A5", "1898年"), seen=seen)
    assert answer.status_code == 409 and "changed in the meantime" in words(answer)
    assert file_of(table).read_bytes() == before


@pytest.mark.parametrize("cell", ["", "5", "A0", "../A5", "AAA1", "A999999", "A30000", "A5\x00"])
def test_strange_cells_are_refused(cell: str, table: Page) -> None:
    before = file_of(table).read_bytes()
    answer = write(table, (cell, "1898年"))
    assert answer.status_code in ((409,) if cell else (303,)) and file_of(table).read_bytes() == before


@pytest.mark.parametrize("file", ["../project.yaml", "..%2Fproject.yaml", "%2e%2e", "nothing.xlsx", "/etc/passwd"])
def test_only_files_of_facts_are_shown_and_written(file: str, table: Page) -> None:
    place = f"/set/{quote('近代史')}/table/{file}"
    assert table.get(place).status_code == 404
    assert table.post(place, cells="A1", text="x", sheet="0", seen="").status_code in (404, 405)


def test_what_does_not_come_from_our_forms_writes_nothing(table: Page) -> None:
    before = file_of(table).read_bytes()
    form = {"cells": "A4", "text": "x", "sheet": "0", "seen": table.seen()}
    ours = {**form, "token": TOKEN}
    for data, headers in ((form, {}), (ours, {"origin": "http://evil.example"}), (ours, {"host": "evil.example"})):
        assert table.client.post(table.place, data=data, headers=headers).status_code in (403, 421)
    assert file_of(table).read_bytes() == before


def test_a_table_is_added_once(table: Page) -> None:
    place = f"/set/{quote('近代史')}/table"
    for status, name in ((303, "省会.csv"), (409, "省会.csv"), (409, "省会.exe"), (303, "..\\..\\a.csv"), (409, "con.csv")):
        answer = table.client.post(place, data={"token": TOKEN}, files={"file": (name, "省份,简称\n河南,豫\n".encode())})
        assert answer.status_code == status, name
    assert sorted(path.name for path in file_of(table).parent.iterdir() if path.name[0] != ".") == ["a.csv", "省会.csv", "近代史.xlsx"]


@pytest.mark.parametrize("data", [b"PK\x03\x04nothing", b"\x00" * 4000, b""])
def test_a_file_that_is_no_table_is_told_and_not_written(data: bytes, table: Page) -> None:
    answer = table.client.post(f"/set/{quote('近代史')}/table", data={"token": TOKEN}, files={"file": ("strange.xlsx", data)})
    assert answer.status_code == 303, words(answer)
    place = f"/set/{quote('近代史')}/table/strange.xlsx"
    answer = table.get(place)
    assert answer.status_code == 200, words(answer)
    assert 'class="wrong"' in answer.text and 'name="cells"' not in answer.text
    assert table.post(place, cells="A1", text="x", sheet="0", seen=seen_file(file_of(table).parent / "strange.xlsx")).status_code in (404, 409)
    assert (file_of(table).parent / "strange.xlsx").read_bytes() == data


def test_what_stands_in_cells_is_shown_as_text(table: Page) -> None:
    evil = "<script>alert(1)</script>\" onfocus=x"
    write(table, ("B2", evil))
    assert "<script>alert" not in table.get().text and html.escape(evil, quote=False)[:20] in table.get().text
    assert evil == cells(table)[1][1]


def test_a_long_table_is_shown_in_parts(table: Page) -> None:
    rows = "".join(f"{1000 + number}年,第{number}件事发生\n" for number in range(200))
    (file_of(table).parent / "长.csv").write_text(f"时间,事件\n{rows}", encoding="utf-8")
    place = f"/set/{quote('近代史')}/table/{quote('长.csv')}"
    first = table.get(place)
    assert len(first.content) < 100_000 and "第3件事" in first.text and "第100件事" not in first.text
    assert "第100件事" in table.get(place, **{"from": "62"}).text


def test_the_host_is_ours(table: Page) -> None:
    assert table.client.get(table.place, headers={"host": HOST}).status_code == 200


def test_a_table_of_a_word_file_is_written_there(tmp_path: Path) -> None:
    import docx

    made, file = docx.Document(), io.BytesIO()
    table = made.add_table(len(ROWS), 2)
    for row, texts in zip(table.rows, ROWS, strict=True):
        row.cells[0].text, row.cells[1].text = str(texts[0]), str(texts[1])
    made.save(file)
    begin_with(Desk(tmp_path), "近代史", "abc123", "近代史.docx", file.getvalue())
    path = tmp_path / "近代史/seeds/近代史.docx"
    before = path.read_bytes()
    with client(settings(tmp_path)) as asked:
        page = Page(tmp_path, asked, f"/set/{quote('近代史')}/table/{quote('近代史.docx')}")
        seen = page.seen()
        assert write(page, ("A4", "passed over"), instead="公元前221年").status_code == 303
        assert docx.Document(str(path)).tables[0].cell(3, 0).text == "公元前221年"
        assert "Take the row out" not in words(page.get("", row="3"))
        assert write(page, ("A5", "1898年"), seen=seen).status_code == 409  # it has changed since
        assert page.post("", do="delete", row="3", sheet="0", seen=page.seen()).status_code == 409
        assert page.post("undo", sheet="0").status_code == 303 and path.read_bytes() == before


def test_a_date_that_does_not_exist_is_quoted_as_it_stands_in_its_cell(table: Page) -> None:
    (table.folder / "近代史/seeds/错.csv").write_text("时间,事件\n1921年13月,中国共产党成立\n1921年2月30日,会议召开\n", encoding="utf-8")
    told = words(table.client.get(table.place.rpartition("/")[0] + "/" + quote("错.csv")))
    assert "&#39;1921年13月&#39; has no such month" in told and "&#39;1921年2月30日&#39; is not a day" in told and "1921-" not in told


def test_it_is_said_how_a_row_is_opened_and_each_cell_knows_its_column(table: Page) -> None:
    told = table.get().text
    assert "To change a row" in told and told.count('class="edit">Change') == len(ROWS) - 1
    assert told.count('<td data-title="时间"') == told.count('<td data-title="事件"') == len(ROWS) - 1
