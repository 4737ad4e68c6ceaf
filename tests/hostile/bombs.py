"""Files that mean harm, made on the spot."""

from __future__ import annotations

import io
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from docx import Document
from openpyxl import Workbook

ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">%s]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>&j;</t></si></sst>""" % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si><t>&e;</t></si></sst>"""


def honest(suffix: str) -> bytes:
    """A small workbook or document."""
    buffer = io.BytesIO()
    if suffix == ".xlsx":
        book = Workbook()
        book.worksheets[0].title = "事件"
        book.worksheets[0].append(["编号", "日期", "主体", "动作", "对象"])
        book.worksheets[0].append(["e1", "2004", "甲", "提出", "乙"])
        book.save(buffer)
    else:
        document = Document()
        document.add_paragraph("2004年3月，国务院提出促进中部地区崛起。")
        document.save(buffer)
    return buffer.getvalue()


def with_parts(path: Path, data: bytes, parts: dict[str, bytes], keep: bool = True) -> Path:
    """The archive `data` with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist() if keep else []:
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            after.writestr(name, part)
    return path


def lying(path: Path, data: bytes) -> Path:
    """An archive whose parts are larger than it says: every size in its directory says 10 bytes."""
    raw = bytearray(data)
    place = raw.find(b"PK\x01\x02")
    while place >= 0:
        raw[place + 24 : place + 28] = struct.pack("<I", 10)
        place = raw.find(b"PK\x01\x02", place + 4)
    path.write_bytes(bytes(raw))
    return path


def _word(rows: str) -> bytes:
    """A document with a table whose rows are these."""
    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(out) as archive:
        xml = archive.read("word/document.xml")
    return xml.replace(b"<w:sectPr", f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:sectPr".encode(), 1)


def _cell(properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"


def _docx(properties: str, rows: int = 1) -> bytes:
    return _archive(honest(".docx"), {"word/document.xml": _word(f"<w:tr>{_cell(properties)}</w:tr>" * rows)})


def _xlsx(rows: str, merges: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{merges}</worksheet>'
    return _archive(honest(".xlsx"), {"xl/worksheets/sheet1.xml": sheet.encode()})


def _rows(count: int, columns: int, text: str = "<v>1</v>") -> str:
    return "".join(f'<row r="{row}">{f"<c>{text}</c>" * columns}</row>' for row in range(1, count + 1))


def _archive(data: bytes, parts: dict[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return with_parts(Path(folder) / "a", data, parts).read_bytes()


def _merges() -> str:
    """Five thousand merged cells that lie over each other."""
    return '<mergeCells count="5000">' + '<mergeCell ref="A1:DP20000"/>' * 5000 + "</mergeCells>"


def _package(script: str) -> bytes:
    """An Anki package whose database a script makes."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE col(models); INSERT INTO col VALUES ('{}'); CREATE TABLE cards(nid, ord, due);"
        "CREATE TABLE notes(id, guid, mid, mod, tags, flds);" + script
    )
    data = connection.serialize()
    connection.close()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", data)
    return out.getvalue()


def _unpacked(size: int) -> bytes:
    """An Anki package whose database unpacks to so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("collection.anki2", "w") as part:
        for _megabyte in range(size // 2**20):
            part.write(b"\0" * 2**20)
    return out.getvalue()


def _png(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, and has the first line of them."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 3 * width)) + chunk(b"IEND", b"")


def _doubling(levels: int) -> bytes:
    """An SVG in which each group shows the one before it twice."""
    groups = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, levels))
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="g0"><path d="M0 0"/></g>{groups}</svg>'.encode()


_FONT = b"/Resources<</Font<</F1 5 0 R>>>>"
_SHOWN = b"BT /F1 12 Tf 20 100 Td (In 2006 the plan was issued by the State Council) Tj ET\n"
_FLATE = b"/Filter/FlateDecode"


def _stream(data: bytes, words: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream " % (len(data), words, data)


def _pdf(content: bytes, kids: bytes = b"3 0 R", count: int = 1, page: bytes = _FONT, more: dict[int, bytes] | None = None) -> bytes:
    """A PDF of one page, or of more that are the same."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R%s>>" % page,
        4: content,
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        **(more or {}),
    }
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj%sendobj\n" % one for one in objects.items()) + b"trailer<</Root 1 0 R>>\n"


def _packed(words: bytes, megabytes: int) -> bytes:
    """So many megabytes of the same words, packed."""
    packing = zlib.compressobj(9)
    return b"".join(packing.compress(words * (2**20 // len(words))) for _megabyte in range(megabytes)) + packing.flush()


def _long(pages: int) -> bytes:
    """A PDF of so many pages that all show the same, a megabyte long."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R%s>>" % _FONT
    more = dict.fromkeys(range(10, 10 + pages), page)
    return _pdf(_stream(_packed(_SHOWN, 1), _FLATE), b"".join(b"%d 0 R " % n for n in more), pages, more=more)


def nested_pdf(levels: int) -> bytes:
    """A PDF in which each drawing shows the one before it twice."""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]"
    forms = {n: _stream(b"/X Do /X Do", b"%s/Resources<</XObject<</X %d 0 R>>>>" % (kind, n + 1)) for n in range(10, 10 + levels)}
    return _pdf(_stream(b"/X Do"), page=b"/Resources<</XObject<</X 10 0 R>>>>", more={**forms, 10 + levels: _stream(_SHOWN, kind + _FONT)})


_ENDLESS = "CREATE VIEW cards AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS nid, i AS ord, i AS due FROM n"
REVIEWED: dict[str, Callable[[], bytes]] = {
    "span.docx": lambda: _docx('<w:gridSpan w:val="50000000"/>'),
    "before.docx": lambda: _archive(
        honest(".docx"), {"word/document.xml": _word(f'<w:tr><w:trPr><w:gridBefore w:val="50000000"/></w:trPr>{_cell("")}</w:tr>')}
    ),
    "bad.docx": lambda: _docx('<w:gridSpan w:val="x"/>'),
    "vmerge.docx": lambda: _docx('<w:vMerge w:val="nonsense"/>'),
    "rows.docx": lambda: _docx("", 30_000),
    "merge.xlsx": lambda: _xlsx(_rows(2000, 5), _merges()),
    "wide.xlsx": lambda: _xlsx(_rows(9000, 100)),
    "gap.xlsx": lambda: _xlsx('<row r="1"><c r="A1"/><c r="XFD1"/></row>' + "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(2, 2000))),
    "bomb.apkg": lambda: _unpacked(160 * 2**20),
    "endless.apkg": lambda: _package(f"DROP TABLE cards; {_ENDLESS};"),
    "field.apkg": lambda: _package(f"INSERT INTO notes VALUES (1, 'g', 1, 1, '', '{'x' * 3_000_000}');"),
    "types.apkg": lambda: _package("INSERT INTO notes VALUES (x'00', 1, 'a', 1.5, NULL, x'ff');"),
    "large.yaml": lambda: b"facts:\n" + b"  - {id: a, kind: event, tags: [a, b, c, d]}\n" * 350_000,
    "keys.yaml": lambda: b"facts: []\n" + b"".join(b"k%d: 1\n" % n for n in range(900_000)),
    "doubled.yaml": lambda: b"facts: []\n" + b"a: 1\n" * 900_000,
    "value.yaml": lambda: b"facts: [{id: " + b"x" * 10_000_000 + b"}]\n",
    "nested.json": lambda: b"[" * 5_000_000,
    "cell.csv": lambda: "姓名,班级\n".encode() + b"x" * 200_000,
    "giant.png": lambda: _png(20_000, 10_000),
    "large.png": lambda: _png(9000, 9000),
    "doubling.svg": lambda: _doubling(30),
    "pages.pdf": lambda: _pdf(_stream(_SHOWN), b"3 0 R " * 100_000, 100_000),
    "spaces.pdf": lambda: _pdf(_stream(_packed(b" ", 150), _FLATE)),
    "text.pdf": lambda: _pdf(_stream(_packed(_SHOWN, 120), _FLATE)),
    "again.pdf": lambda: _pdf(_stream(_packed(_SHOWN, 1), _FLATE), b"3 0 R " * 500, 500),
    "long.pdf": lambda: _long(40),
    "twice.pdf": lambda: _pdf(_stream(zlib.compress(_packed(b" ", 20)), b"/Filter[/FlateDecode/FlateDecode]")),
    "lzw.pdf": lambda: _pdf(_stream(b"\x80" * 100_000, b"/Filter/LZWDecode")),
    "forms.pdf": lambda: nested_pdf(30),
    "objects.pdf": lambda: _pdf(_stream(_SHOWN), more={n: b" 1 " for n in range(100, 700_000)}),
}
"""Small files that kept the program busy, filled the memory or ended in a traceback when it was reviewed, and their kin."""
