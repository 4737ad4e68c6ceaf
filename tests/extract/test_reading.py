"""Files of every kind in, and the text mended: wraps, page numbers, stray titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.extract import extract_file, extract_text
from zhongbu_quiz.extract.blocks import Line, Paragraph
from zhongbu_quiz.extract.paragraphs import paragraphs
from zhongbu_quiz.extract.reading.pdf import read_pdf
from zhongbu_quiz.extract.reading.text import text_pieces

WRAPPED = """\
某省能源发展二十年

2004年3月，全省能源工作会议在东城市召开，会议提出了加快建
设综合能源基地的目标，并且对今后一个时期的工作作出了部署，
要求各地把保障供给放在首位。2023年，全省煤炭产量达到
- 12 -
某省能源发展二十年
13.78亿吨，外送电量1576亿千瓦时，比上年增长5.6%，为全国
能源供应提供了有力的支撑，各项工作取得了新的成绩。
"""


def read(text: str) -> list[Paragraph]:
    return [block for block in paragraphs(text_pieces(text), load_lexicon()) if isinstance(block, Paragraph)]


def test_wrapped_lines_page_numbers_and_a_title_inside_a_sentence() -> None:
    body = [block.text for block in read(WRAPPED) if block.role in ("body", "entry")]
    assert len(body) == 1
    assert "煤炭产量达到13.78亿吨" in body[0] and "加快建设综合" in body[0]
    assert ("13.78", "亿吨") in [(draft.number, draft.unit) for draft in extract_text(WRAPPED).drafts]


def test_a_year_alone_is_no_page_number() -> None:
    drafts = extract_text("大事记\n\n1921\n七月　学校成立。\n").drafts
    assert [draft.kind for draft in drafts] == ["event"]


def test_timeline_with_tabs() -> None:
    drafts = extract_text("1949年10月1日\t新校成立\n1952年\t迁往武昌\n").drafts
    assert [(draft.date, draft.value) for draft in drafts] == [("1949-10-01", "新校成立"), ("1952", "迁往武昌")]


def test_narrow_punctuation_is_quoted_as_written() -> None:
    drafts = extract_text("2023年,全市实现产值609.91亿元,比上年增长5.2%;城镇新增就业4.3万人.").drafts
    assert [draft.number for draft in drafts] == ["609.91", "5.2", "4.3"]
    assert drafts[0].passage.startswith("2023年,全市")


def test_docx(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("2021年工业情况", 1)
    document.add_paragraph("2021年，全市水泥产量1380万吨。")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["产品", "单位", "产量", "汽车", "万辆", "36.9"],
        strict=True,
    ):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert [(draft.number, draft.date) for draft in extract_file(tmp_path / "a.docx").drafts] == [
        ("1380", "2021"),
        ("36.9", "2021"),
    ]


def test_pdf(tmp_path: Path) -> None:
    import pymupdf

    document = pymupdf.open()
    for number in range(4):
        page = document.new_page()
        page.insert_text((72, 40), "某市统计资料", fontname="china-s")
        page.insert_text((72, 100), f"202{number}年，全市粮食产量3{number}.5万吨。", fontname="china-s")
        page.insert_text((280, 800), f"- {number + 1} -")
    document.save(tmp_path / "a.pdf")
    assert [draft.number for draft in extract_file(tmp_path / "a.pdf").drafts] == ["30.5", "31.5", "32.5", "33.5"]


def test_columns_and_cells_of_a_pdf_end_lines(tmp_path: Path) -> None:
    import pymupdf

    document = pymupdf.open()
    page = document.new_page()
    for x, y, text in ((72, 100, "first column,"), (72, 116, "well-"), (320, 100, "second"), (355, 116, "known"), (72, 300, "A"), (110, 300, "B")):
        page.insert_text((x, y), text)
    document.save(tmp_path / "a.pdf")
    lines = [piece.text for piece in read_pdf(tmp_path / "a.pdf") if isinstance(piece, Line)]
    assert lines == ["first column,", "well-", "second", "known", "A", "B"]


def test_a_locked_pdf(tmp_path: Path) -> None:
    import pymupdf

    document = pymupdf.open()
    document.new_page().insert_text((72, 100), "a text that is long enough")
    document.save(tmp_path / "a.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="open", owner_pw="own")
    with pytest.raises(UserError, match="locked with a password"):
        read_pdf(tmp_path / "a.pdf")


def test_scanned_pdf(tmp_path: Path) -> None:
    import pymupdf

    document = pymupdf.open()
    document.new_page()
    document.save(tmp_path / "scan.pdf")
    with pytest.raises(UserError, match=r"no text.*OCR"):
        extract_file(tmp_path / "scan.pdf")


@pytest.mark.parametrize(("name", "content", "words"), [
    ("a.doc", b"x", "cannot read .doc"),
    ("a.docx", b"no zip", "not a Word document"),
    ("a.pdf", b"no pdf", "not a readable PDF"),
    ("a.txt", b"\xff\xff\xff\x80", "neither UTF-8 nor"),
])  # fmt: skip
def test_files_that_a_person_can_mend(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=words):
        extract_file(tmp_path / name)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="check the name"):
        extract_file(tmp_path / "none.txt")


def test_gb18030(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("2023年，全市粮食产量31.5万吨。".encode("gb18030"))
    assert extract_file(tmp_path / "a.txt").drafts[0].number == "31.5"


def pdf_of(path: Path, pages: list[list[tuple[int, int, str]]], pictured: frozenset[int] = frozenset()) -> Path:
    """A PDF with words at places of its pages; some pages are a picture."""
    import pymupdf

    document = pymupdf.open()
    for number, words in enumerate(pages):
        page = document.new_page()
        for x, y, text in words:
            page.insert_text((x, y), text, fontname="china-s")
        if number in pictured:
            page.insert_image((72, 72, 500, 700), pixmap=pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 8, 8)))
    document.save(path)
    return path


def test_a_table_of_a_pdf(tmp_path: Path) -> None:
    head = ("时间", "地点", "事件")
    rows = [head, ("1957年5月", "石城", "青原水库大坝正式"), ("1963年1月", "青原", "青原医院启用"), ("1970年", "青原", "青原化肥厂建成投产")]
    words = [(72 + 130 * at, 100 + 60 * number, cell) for number, row in enumerate(rows) for at, cell in enumerate(row)]
    words.insert(6, (72 + 260, 100 + 60 + 14, "开工"))
    drafts = extract_file(pdf_of(tmp_path / "a.pdf", [words])).drafts
    told = [(draft.date, draft.value) for draft in drafts]
    assert told == [("1957-05", "青原水库大坝正式开工"), ("1963-01", "青原医院启用"), ("1970", "青原化肥厂建成投产")]


def test_pages_of_a_pdf_that_are_pictures_are_named(tmp_path: Path) -> None:
    text = [(72, 100, "2023年，全市粮食产量31.5万吨。")]
    extraction = extract_file(pdf_of(tmp_path / "a.pdf", [text, [], text, []], frozenset({1, 3})))
    assert [draft.number for draft in extraction.drafts] == ["31.5"]
    assert "pages 2, 4" in extraction.notes[0]
    assert extract_file(pdf_of(tmp_path / "b.pdf", [text, [], text])).notes == ()


CHRONICLE = [("年份", "事件"), ("1957年5月", "青原水库大坝正式开工"), ("1963年1月", "青原医院启用")]


def told_by(path: Path) -> list[tuple[str | None, str]]:
    return [(draft.date, draft.value) for draft in extract_file(path).drafts]


def test_chronicles_of_sheets_and_pages(tmp_path: Path) -> None:
    import openpyxl

    wanted = [("1957-05", "青原水库大坝正式开工"), ("1963-01", "青原医院启用")]
    (tmp_path / "a.csv").write_text("".join(",".join(row) + "\n" for row in CHRONICLE), encoding="utf-8-sig")
    book = openpyxl.Workbook()
    book.active.append(["青原大事记"])
    book.active.merge_cells("A1:B1")
    for row in CHRONICLE:
        book.active.append(list(row))
    book.save(tmp_path / "a.xlsx")
    cells = "".join(f"<tr><td>{first}</td><td>{second}</td></tr>" for first, second in CHRONICLE)
    page = f"<!DOCTYPE html><html><head><title>x</title><style>p {{}}</style></head><body><h1>青原大事记</h1><table>{cells}</table>"
    (tmp_path / "a.html").write_text(page + "<p>2001年3月，\n青原大桥通车。</p></body></html>", encoding="utf-8")
    assert told_by(tmp_path / "a.csv") == wanted
    assert told_by(tmp_path / "a.xlsx") == wanted
    assert told_by(tmp_path / "a.html") == [*wanted, ("2001-03", "青原大桥通车")]


@pytest.mark.parametrize(("rows", "words"), [
    ([("术语", "释义"), ("水库", "蓄水的地方")], "1个表格"),
    ([], "共1段文字"),
])  # fmt: skip
def test_a_document_that_gives_nothing_says_why(rows: list[tuple[str, str]], words: str, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("请同学们认真阅读。")
    if rows:
        table = document.add_table(rows=len(rows), cols=2)
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
    document.save(str(tmp_path / "a.docx"))
    extraction = extract_file(tmp_path / "a.docx")
    assert extraction.drafts == () and words in extraction.notes[0]
    assert ("zhongbu-quiz convert" in extraction.notes[0]) is bool(rows)


def test_a_table_of_questions_is_handed_on(tmp_path: Path) -> None:
    from zhongbu_quiz.studio.extract import extract

    head = "题型,题干,选项A,选项B,选项C,选项D,正确答案,解析,难度,知识点,分数"
    (tmp_path / "a.csv").write_text(f"{head}\n单选题,青原在哪？,东,西,南,北,A,,,,2\n", encoding="utf-8")
    with pytest.raises(UserError, match="question bank"):
        extract(tmp_path, tmp_path / "a.csv")
