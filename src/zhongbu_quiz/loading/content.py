"""What a file is by its bytes, whatever its name says: programs export web pages and text as .xls, and people change the ends of names.

In: a path. Out: a `Content`, and for what is no table the words that say what to do with it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.limits import DOCUMENT_BYTES, TEXT_BYTES
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.messages import _, marked

Content = Literal["workbook", "word", "web", "text", "locked", "old", "xml", "pdf", "picture", "packed", "empty", "unknown"]

FOREIGN = frozenset({"workbook", "word", "locked", "old", "pdf", "picture", "packed"})
"""The contents that no editor of texts has written."""
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"%PDF", "pdf"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"Rar!", "packed"), (b"7z\xbc\xaf", "packed"),
)  # fmt: skip
_WEB = re.compile(rb"<(?:!doctype\s+html|html|table|meta|head)\b", re.IGNORECASE)
_XML_BOOK = b"urn:schemas-microsoft-com:office:spreadsheet"

_TOLD: dict[str, str] = {
    "locked": marked("is locked with a password; open it in Excel, Word or WPS, take the password off, and save it again"),
    "old": marked("is an old .xls, .et or .doc by what is in it; open it in Excel, Word or WPS, choose Save As, and the type .xlsx or .docx"),
    "xml": marked("is an XML table; open it in Excel or WPS, choose Save As, and the type .xlsx"),
    "pdf": marked("is a PDF by what is in it; copy its table into a workbook, and save that as .xlsx"),
    "picture": marked("is a picture by what is in it; type its table into a workbook, and save that as .xlsx"),
    "packed": marked("is a packed file, and no workbook; unpack it, and put what is in it here"),
    "empty": marked("is empty; remove it, or save it again from Excel or WPS"),
}


def content_of(path: Path) -> Content:
    """What a file is; "unknown" also where it cannot be opened, which whoever reads it says."""
    try:
        data = bytes_of(path, DOCUMENT_BYTES)
    except ContentError:
        return "unknown"
    head = data[:_HEAD]
    if head.startswith(_OLE):
        return "locked" if _LOCKED in data else "old"
    if head.startswith(b"PK"):
        return _packed(path)
    if not head.strip():
        return "empty"
    if known := next((content for start, content in _STARTS if head.startswith(start)), None):
        return known
    if _XML_BOOK in head:
        return "xml"
    if _WEB.search(head.replace(b"\0", b"")):
        return "web"
    return "text" if len(data) <= TEXT_BYTES and text_of(data) is not None else "unknown"


def what_to_do(content: Content) -> str:
    """What is said of a file that holds no table which can be read as it is; "" for the others."""
    return _(_TOLD[content]) if content in _TOLD else ""


def _packed(path: Path) -> Content:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return "unknown"
    if any(name.startswith("xl/workbook.") for name in names):
        return "workbook"
    if any(name.startswith("word/document") for name in names):
        return "word"
    return "unknown" if "[Content_Types].xml" in names else "packed"
