"""Files that mean harm, made on the spot."""

from __future__ import annotations

import io
import struct
import zipfile
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
