"""Zip files from strangers (.xlsx, .docx): looked at before any library opens them.

Limits on size, number of parts and expansion; no DTD in any XML part, so no entity can expand or fetch anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from zhongbu_quiz.errors import ContentError, problem
from zhongbu_quiz.loading.content import content_of, what_to_do
from zhongbu_quiz.messages import _, reason

MAX_PACKED = 16 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
"""What the XML parts, and all parts with their pictures, may unpack to."""
MAX_PARTS = 2000
MAX_RATIO = 200
"""A part that unpacks to more than this many times its size is no document (a workbook of one repeated row stays below it)."""

_SMALL = 1024 * 1024


def check_readable(path: Path) -> None:
    """Raise ContentError where a file is not there, or cannot be opened: Excel, WPS and Word hold a file that is open in them."""
    try:
        with path.open("rb"):
            return
    except FileNotFoundError:
        raise _refused(path, _("there is no such file; check the name")) from None
    except OSError as error:
        words = _("cannot be read ({reason}); check that it is a file you may read")
        raise _refused(path, words.format(reason=reason(error))) from None


def check_archive(path: Path, max_packed: int = MAX_PACKED) -> None:
    """Raise ContentError where a file is no zip, or is larger, deeper or stranger than an honest document."""
    check_readable(path)
    try:
        size = path.stat().st_size
        if size > max_packed:
            raise _refused(path, _("is larger than {most} MB; split it into smaller files").format(most=max_packed // 2**20))
        if words := what_to_do(content_of(path)):
            raise _refused(path, words)
        with zipfile.ZipFile(path) as archive:
            _check_parts(path, archive)
    except zipfile.BadZipFile:
        raise _refused(path, _("is not a whole Office file; open it, save it again and try with that")) from None
    except (RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        raise _refused(path, _("cannot be read; save it again without a password")) from None


def _refused(path: Path, words: str) -> ContentError:
    return ContentError([problem(path, 0, words)])


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        words = _("holds {count} parts, and {most} is the most; this is no honest document")
        raise _refused(path, words.format(count=len(parts), most=MAX_PARTS))
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]
    for some, most in ((xml, MAX_XML), (parts, MAX_UNPACKED)):
        if sum(part.file_size for part in some) > most:
            raise _refused(path, _("unpacks to more than {most} MB; split it into smaller files").format(most=most // 2**20))
    for part in parts:
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            words = _("{part!r} expands {times} times and more; this is no honest document")
            raise _refused(path, words.format(part=part.filename, times=MAX_RATIO))
    for part in xml:
        data = archive.read(part).replace(b"\0", b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            words = _("{part!r} declares entities, which no Office file does; it is not read")
            raise _refused(path, words.format(part=part.filename))
