"""Zip files from strangers (.xlsx, .docx): looked at before any library opens them.

Limits on size, number of parts and expansion; no DTD in any XML part, so no entity can expand or fetch anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from zhongbu_quiz.errors import UserError

MAX_PACKED = 16 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
"""What the XML parts, and all parts with their pictures, may unpack to."""
MAX_PARTS = 2000
MAX_RATIO = 200
"""A part that unpacks to more than this many times its size is no document (a workbook of one repeated row stays below it)."""

_SMALL = 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def check_archive(path: Path, max_packed: int = MAX_PACKED) -> None:
    """Raise UserError where a file is no zip, or is larger, deeper or stranger than an honest document."""
    try:
        size = path.stat().st_size
        if size > max_packed:
            raise UserError(f"{path}: is larger than {max_packed // 2**20} MB; split it into smaller files")
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLD_OFFICE:
            raise UserError(
                f"{path}: is an old .xls or .doc, or locked with a password; save it as .xlsx or .docx without one"
            )
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
    except zipfile.BadZipFile:
        raise UserError(f"{path}: is not a whole Office file; open it, save it again and try with that") from None
    except FileNotFoundError:
        raise UserError(f"{path}: there is no such file; check the name") from None
    except (OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise UserError(f"{path}: cannot be read ({error}); save it again without a password") from None


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise UserError(f"{path}: holds {len(parts)} parts, and {MAX_PARTS} is the most; this is no honest document")
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]
    for some, most in ((xml, MAX_XML), (parts, MAX_UNPACKED)):
        if sum(part.file_size for part in some) > most:
            raise UserError(f"{path}: unpacks to more than {most // 2**20} MB; split it into smaller files")
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise UserError(f"{path}: {part.filename!r} expands {MAX_RATIO} times and more; this is no honest document")
    for part in xml:
        data = archive.read(part).replace(b"\0", b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UserError(f"{path}: {part.filename!r} declares entities, which no Office file does; it is not read")
