"""Fact files and documents from strangers: bombs, entities, lies, giants. Each is answered in words and does no harm."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.extract.reading import read_file
from zhongbu_quiz.loading.limits import OFFICE_RATIO
from zhongbu_quiz.sets.deck import load_deck
from zhongbu_quiz.workbook.seeds import load_seeds

from .bombs import ENTITIES, OUTSIDE, honest, lying, with_parts

MUCH = 400 * 2**20
"""More memory than any refused file may take while it is refused."""


def refused(path: Path) -> str:
    """The words that answer a fact file or document; it must take no great memory to find them."""
    tracemalloc.start()
    try:
        with pytest.raises(UserError) as told:
            if path.suffix == ".docx":
                read_file(path)
            else:
                load_seeds([path])
        assert tracemalloc.get_traced_memory()[1] < MUCH
    finally:
        tracemalloc.stop()
    words = str(told.value)
    assert len(words) < 50_000
    assert "root:" not in words
    return words


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "is not read; write the value out"),
        ("facts: !!python/object/apply:os.system ['touch /tmp/x']", "is not read; remove it"),
        ("facts: " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("facts: " + "{a: " * 5000 + "}" * 5000, "nested too deeply"),
        ("<<: *x\nfacts: []", ""),
        ("facts: []\nfacts: []", "stands twice"),
        ("\x00\x01", ""),
        ("facts:\n" + "  - {}\n" * 3 + "---\nfacts: []", "second YAML document"),
    ],
)
def test_yaml(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(text, encoding="utf-8")
    assert words in refused(path)
    with pytest.raises(UserError):
        load_deck(path)


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
def test_fifty_megabytes(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"事件{suffix}"
    line = "编号,日期,主体,动作,对象\n".encode()
    path.write_bytes(line * (50 * 2**20 // len(line)))
    assert "is larger than 16 MB; split it into smaller files" in refused(path)


def test_a_document_of_a_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert "is larger than 64 MB" in refused(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@pytest.mark.parametrize(
    "bomb", [ENTITIES, OUTSIDE, ENTITIES.decode().encode("utf-16")], ids=["laughs", "file", "utf-16"]
)
def test_entities_in_office_files(suffix: str, bomb: bytes, tmp_path: Path) -> None:
    part = "xl/sharedStrings.xml" if suffix == ".xlsx" else "word/document.xml"
    path = with_parts(tmp_path / f"a{suffix}", honest(suffix), {part: bomb})
    assert "declares entities, which no Office file does" in refused(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_zip_bombs(suffix: str, tmp_path: Path) -> None:
    small = with_parts(tmp_path / f"a{suffix}", honest(suffix), {"x.xml": b" " * (20 * 2**20)})
    assert f"expands {OFFICE_RATIO} times and more" in refused(small)
    large = with_parts(tmp_path / f"b{suffix}", honest(suffix), {"x.xml": b" " * (80 * 2**20)})
    assert "unpacks to more than 64 MB" in refused(large)
    many = with_parts(tmp_path / f"c{suffix}", honest(suffix), {f"p{n}.xml": b"" for n in range(2100)})
    assert "parts, and 2000 is the most" in refused(many)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_archives_that_lie_are_cut_or_whole(suffix: str, tmp_path: Path) -> None:
    refused(lying(tmp_path / f"a{suffix}", honest(suffix)))
    cut = tmp_path / f"b{suffix}"
    cut.write_bytes(honest(suffix)[:-200])
    refused(cut)
    (tmp_path / f"c{suffix}").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    refused(tmp_path / f"c{suffix}")
    (tmp_path / f"d{suffix}").write_bytes(b"")
    refused(tmp_path / f"d{suffix}")


def sheet_xml(rows: str, dimension: str = "A1:E2") -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


LAST_ROW = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(LAST_ROW, "more than 20000 rows", marks=pytest.mark.slow),
        ('<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>', "more than 120 columns"),
        ('<row r="1"><c r="A1"><v>1e99999</v></c><c r="B1"><v>nan</v></c></row>', ""),
        ('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>', ""),
        ('<row r="1"><c r="A1" s="999"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>', ""),
        ('<row r="1"><c r="A1"><v>' + "9" * 5000 + "</v></c></row>", ""),
    ],
)
def test_sheets_that_lie(rows: str, words: str, tmp_path: Path) -> None:
    lies(rows, words, tmp_path)


def test_a_sheet_of_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the last row above, in small: to skip a million rows takes seconds."""
    for module in ("workbook.grid", "loading.limits"):
        monkeypatch.setattr(f"zhongbu_quiz.{module}.ROWS", 500)
    lies(LAST_ROW.replace("1048576", "600"), "more than 500 rows", tmp_path)


def lies(rows: str, words: str, tmp_path: Path) -> None:
    """A sheet that says it has all the rows there can be is refused in these words."""
    parts = {"xl/worksheets/sheet1.xml": sheet_xml(rows, "A1:XFD1048576")}
    assert words in refused(with_parts(tmp_path / "a.xlsx", honest(".xlsx"), parts))


def test_a_giant_merged_cell_is_cut_to_the_sheet(tmp_path: Path) -> None:
    honest_sheet = honest(".xlsx")
    head = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{text}</t></is></c>'
        for letter, text in zip("ABCDE", ("编号", "日期", "主体", "动作", "对象"), strict=True)
    )
    xml = sheet_xml(f'<row r="1">{head}</row>').replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    path = with_parts(tmp_path / "a.xlsx", honest_sheet, {"xl/worksheets/sheet1.xml": xml})
    assert "stands twice" in refused(path)


@pytest.mark.parametrize(
    "cell",
    [
        "至到" * 16000,
        "-" * 32000,
        "1," * 16000,
        "9" * 32000,
        "约" * 32000,
        "[" * 32000,
        '["' + "[" * 30000 + '"]',
        "2004年" * 9000,
    ],
    ids=range(8),
)
def test_cells_that_would_keep_a_pattern_busy(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    quoted = '"' + cell.replace('"', '""') + '"'
    header = "种类,编号,日期,主体,动作,对象,标签,依据,地区,指标,时期,原文写法,数值,名称,要点,出自"
    rows = [
        f"事件,e1,{quoted},{quoted},{quoted},{quoted},{quoted},{quoted},,,,,,,,",
        f"数据,n1,,,,,,,{quoted},{quoted},{quoted},{quoted},{quoted},,,",
        f"提法,s1,,,,,,,,,,,,{quoted},{quoted},{quoted}",
    ]
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    with pytest.raises(ContentError):
        load_seeds([path])
    title = tmp_path / "事件.csv"
    title.write_text(f"编号,日期,{quoted}\ne1,2004,x", encoding="utf-8")
    with pytest.raises(ContentError):
        load_seeds([title])
