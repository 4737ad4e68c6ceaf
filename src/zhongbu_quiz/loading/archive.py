"""Zip files from strangers (.xlsx, .docx): looked at before any library opens them.

Limits on size, number of parts and expansion; no DTD in any XML part, so no entity can expand or fetch anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.limits import (
    MB,
    OFFICE_PARTS,
    OFFICE_RATIO,
    OFFICE_TAGS,
    OFFICE_UNPACKED,
    OFFICE_XML,
    TEXT_BYTES,
)
from zhongbu_quiz.loading.strangers import check_readable, told_as
from zhongbu_quiz.messages import _

_XML = (".xml", ".rels", ".vml")
_SMALL = MB
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def check_archive(path: Path, most: int = TEXT_BYTES) -> None:
    """Raise UserError where a file is no zip, or is larger than `most` bytes, deeper or stranger than an honest document."""
    check_readable(path, most)
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD_OFFICE:
        words = _("{path}: is an old .xls or .doc, or locked with a password; save it as .xlsx or .docx without one")
        raise UserError(words.format(path=path))
    broken = _("{path}: is not a whole Office file; open it, save it again and try with that").format(path=path)
    locked = _("{path}: cannot be read; save it again without a password").format(path=path)
    with told_as(UserError(broken)), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        _check_sizes(path, parts)
        if any(part.flag_bits & 1 for part in parts):
            raise UserError(locked)
        for part in parts:
            if part.filename.endswith(_XML):
                _check_xml(path, part.filename, archive.read(part))


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > OFFICE_PARTS:
        words = _("{path}: holds {count} parts, and {most} is the most; this is no honest document")
        raise UserError(words.format(path=path, count=len(parts), most=OFFICE_PARTS))
    xml = [part for part in parts if part.filename.endswith(_XML)]
    for some, most in ((xml, OFFICE_XML), (parts, OFFICE_UNPACKED)):
        if sum(part.file_size for part in some) > most:
            words = _("{path}: unpacks to more than {most} MB; split it into smaller files")
            raise UserError(words.format(path=path, most=most // MB))
    for part in parts:
        if part.file_size > _SMALL and part.file_size > OFFICE_RATIO * max(part.compress_size, 1):
            words = _("{path}: {part!r} expands {times} times and more; this is no honest document")
            raise UserError(words.format(path=path, part=part.filename, times=OFFICE_RATIO))


def _check_xml(path: Path, name: str, data: bytes) -> None:
    if data.count(b"<") > OFFICE_TAGS:
        words = _("{path}: {part!r} holds more than {most} marks; split the file into smaller ones")
        raise UserError(words.format(path=path, part=name, most=OFFICE_TAGS))
    plain = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        words = _("{path}: {part!r} declares entities, which no Office file does; it is not read")
        raise UserError(words.format(path=path, part=name))
