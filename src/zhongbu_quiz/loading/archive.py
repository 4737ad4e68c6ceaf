"""Zip files from strangers (.xlsx, .docx): looked at before any library opens them.

Limits on size, number of parts and expansion; no DTD in any XML part, so no entity can expand or fetch anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, reason

MAX_PACKED = 16 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
"""What the XML parts, and all parts with their pictures, may unpack to."""
MAX_PARTS = 2000
MAX_RATIO = 200
"""A part that unpacks to more than this many times its size is no document (a workbook of one repeated row stays below it)."""

_SMALL = 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def check_readable(path: Path) -> None:
    """Raise UserError where a file is not there, or cannot be opened: Excel, WPS and Word hold a file that is open in them."""
    try:
        with path.open("rb"):
            return
    except FileNotFoundError:
        raise UserError(_("{path}: there is no such file; check the name").format(path=path)) from None
    except OSError as error:
        words = _("{path}: cannot be read ({reason}); check that it is a file you may read")
        raise UserError(words.format(path=path, reason=reason(error))) from None


def check_archive(path: Path, max_packed: int = MAX_PACKED) -> None:
    """Raise UserError where a file is no zip, or is larger, deeper or stranger than an honest document."""
    check_readable(path)
    try:
        size = path.stat().st_size
        if size > max_packed:
            raise UserError(_("{path}: is larger than {most} MB; split it into smaller files").format(path=path, most=max_packed // 2**20))
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLD_OFFICE:
            words = _("{path}: is an old .xls or .doc, or locked with a password; save it as .xlsx or .docx without one")
            raise UserError(words.format(path=path))
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
    except zipfile.BadZipFile:
        words = _("{path}: is not a whole Office file; open it, save it again and try with that")
        raise UserError(words.format(path=path)) from None
    except (RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        raise UserError(_("{path}: cannot be read; save it again without a password").format(path=path)) from None


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        words = _("{path}: holds {count} parts, and {most} is the most; this is no honest document")
        raise UserError(words.format(path=path, count=len(parts), most=MAX_PARTS))
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]
    for some, most in ((xml, MAX_XML), (parts, MAX_UNPACKED)):
        if sum(part.file_size for part in some) > most:
            words = _("{path}: unpacks to more than {most} MB; split it into smaller files")
            raise UserError(words.format(path=path, most=most // 2**20))
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            words = _("{path}: {part!r} expands {times} times and more; this is no honest document")
            raise UserError(words.format(path=path, part=part.filename, times=MAX_RATIO))
    for part in xml:
        data = archive.read(part).replace(b"\0", b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            words = _("{path}: {part!r} declares entities, which no Office file does; it is not read")
            raise UserError(words.format(path=path, part=part.filename))
