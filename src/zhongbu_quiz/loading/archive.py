"""Zip files from strangers (.xlsx, .docx): looked at before any library opens them.

Limits on size, number of parts and expansion; no DTD in any XML part, so no entity can expand or fetch anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from zhongbu_quiz.loading.limits import (
    MB,
    OFFICE_PARTS,
    OFFICE_RATIO,
    OFFICE_TAGS,
    OFFICE_UNPACKED,
    OFFICE_XML,
    TEXT_BYTES,
    not_read,
)
from zhongbu_quiz.loading.strangers import check_readable, told_as
from zhongbu_quiz.messages import _

_XML = (".xml", ".rels", ".vml")
_SMALL = MB


def check_archive(path: Path, most: int = TEXT_BYTES) -> None:
    """Raise ContentError where a file is no zip, or is larger than `most` bytes, deeper or stranger than an honest document."""
    check_readable(path, most)
    broken = not_read(path, _("is not a whole Office file; open it, save it again and try with that"))
    with told_as(broken), zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        _check_sizes(path, parts)
        if any(part.flag_bits & 1 for part in parts):
            raise not_read(path, _("cannot be read; save it again without a password"))
        for part in parts:
            if part.filename.endswith(_XML):
                _check_xml(path, part.filename, archive.read(part))


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > OFFICE_PARTS:
        words = _("holds {count} parts, and {most} is the most; this is no honest document")
        raise not_read(path, words.format(count=len(parts), most=OFFICE_PARTS))
    xml = [part for part in parts if part.filename.endswith(_XML)]
    for some, most in ((xml, OFFICE_XML), (parts, OFFICE_UNPACKED)):
        if sum(part.file_size for part in some) > most:
            words = _("unpacks to more than {most} MB; split it into smaller files")
            raise not_read(path, words.format(most=most // MB))
    for part in parts:
        if part.file_size > _SMALL and part.file_size > OFFICE_RATIO * max(part.compress_size, 1):
            words = _("{part!r} expands {times} times and more; this is no honest document")
            raise not_read(path, words.format(part=part.filename, times=OFFICE_RATIO))


def _check_xml(path: Path, name: str, data: bytes) -> None:
    if data.count(b"<") > OFFICE_TAGS:
        words = _("{part!r} holds more than {most} marks; split the file into smaller ones")
        raise not_read(path, words.format(part=name, most=OFFICE_TAGS))
    plain = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        words = _("{part!r} declares entities, which no Office file does; it is not read")
        raise not_read(path, words.format(part=name))
