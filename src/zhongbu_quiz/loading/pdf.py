"""What a PDF holds, looked at before it is read: a small file may unpack to more than the memory takes, or draw itself again and again.

In: a path. Out: nothing, or ContentError. `check_packed` looks at the bytes, before any library does; `check_pages` at what each page draws, by
the objects of the file. `is_locked` says of one that could not be opened whether it has a password. PDFium, which reads the text, has no limits
of its own, and knows of no threads: whoever uses it asks for it here (`pdfium`).
"""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import RLock
from typing import Any

from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.loading.limits import (
    DOCUMENT_BYTES,
    MB,
    PDF_CONTENT,
    PDF_DRAWN,
    PDF_OBJECTS,
    PDF_STREAM,
    PDF_UNPACKED,
    not_read,
)
from zhongbu_quiz.loading.strangers import bytes_of, told_as
from zhongbu_quiz.messages import _

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DRAWS = re.compile(rb"/([^\s/\[\]()<>{}%]+)\s+Do\b")
_LOCK = b"/Encrypt"
"""Stands in the trailer of a PDF with a password, which is never packed itself."""
_PACKED = {"/FlateDecode": 0, "/Fl": 0, "/LZWDecode": 1366, "/LZW": 1366, "/RunLengthDecode": 128, "/RL": 128}
"""How much a byte of a packed stream can hold at most; 0 where it is unpacked to be counted."""


_ONE_AT_A_TIME = RLock()


@contextmanager
def pdfium() -> Iterator[Any]:
    """The module pypdfium2 for a `with` block, for one thread alone: two at once, such as two browsers that look at pages, would crash the program.
    Documents are closed within the block."""
    with _ONE_AT_A_TIME:
        yield importlib.import_module("pypdfium2")


def is_locked(path: Path) -> bool:
    """Whether a PDF that could not be opened has a password. PDFium is not asked: the error that it tells may be left over from another file."""
    if not path.stat().st_size:  # nothing to map
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return data.find(_LOCK) >= 0


def check_packed(path: Path) -> None:
    """Raises ContentError where a file has too many objects, or streams that unpack to too much."""
    data = bytes_of(path, DOCUMENT_BYTES)
    if data.count(b" obj") > PDF_OBJECTS:
        raise _too_much(path)
    left = PDF_UNPACKED
    for found in _STREAM.finditer(data):
        left -= _unpacked(path, memoryview(data)[found.end() :], min(left, PDF_STREAM))


def check_pages(path: Path, count: int, broken: UserError) -> None:
    """Raises ContentError where what the pages draw is too much, with all that it draws in turn; `broken` where the objects cannot be read, or
    hold fewer pages than the `count` that will be read (one page many times)."""
    pikepdf: Any = importlib.import_module("pikepdf")
    with told_as(broken), pikepdf.open(path) as document:
        if len(document.pages) < count:
            raise broken
        drawings = _Drawings(path, pikepdf)
        for page in document.pages:
            drawings.page(page)


class _Drawings:
    """How much the pages so far hold, in bytes, and how many drawings they repeat."""

    def __init__(self, path: Path, pikepdf: Any) -> None:
        self.path = path
        self.stream, self.array = pikepdf.Stream, pikepdf.Array
        self.content = self.drawn = 0
        self.known: dict[tuple[int, int], int] = {}

    def page(self, page: Any) -> None:
        """A page more. Raises ContentError where it is too much."""
        contents = page.obj.get("/Contents")
        resources = page.resources
        for part in contents if isinstance(contents, self.array) else [contents]:
            if isinstance(part, self.stream):
                self._add(self._draws(part, resources))

    def _add(self, drawn: int) -> int:
        self.drawn += drawn
        if self.drawn > PDF_DRAWN:
            raise _too_much(self.path)
        return drawn

    def _draws(self, stream: Any, resources: Any) -> int:
        """How many drawings one shows, with those inside of it; each is looked into once, and one inside of itself is not shown."""
        words = self._words(stream)
        named = resources.get("/XObject", {}) if resources is not None else {}
        return 1 + sum(self._form(named.get("/" + name), resources) for name in _names(words))

    def _form(self, form: Any, around: Any) -> int:
        if not isinstance(form, self.stream) or form.get("/Subtype") != "/Form":
            return 0
        key = form.objgen
        if key not in self.known:
            self.known[key] = 0
            self.known[key] = min(self._draws(form, form.get("/Resources", around)), PDF_DRAWN + 1)
        return self.known[key]

    def _words(self, stream: Any) -> bytes:
        """What stands in a stream, unpacked. Raises ContentError where that is too much."""
        filters = stream.get("/Filter", [])
        packed = [_PACKED[name] for name in map(str, filters if isinstance(filters, self.array) else [filters]) if name in _PACKED]
        raw: bytes = stream.read_raw_bytes()
        if len(packed) > 1:  # no program packs twice
            raise _too_much(self.path)
        size = len(raw) * max(packed, default=1) or _unpacked(self.path, memoryview(raw), PDF_CONTENT)
        self.content += size
        if self.content > PDF_CONTENT:
            raise _too_much(self.path)
        words: bytes = stream.read_bytes()
        return words


def _names(words: bytes) -> Iterator[str]:
    """The drawings that a stream shows, by name, each as often as it does."""
    return (name.decode("latin-1") for name in _DRAWS.findall(words))


def _unpacked(path: Path, data: memoryview, most: int) -> int:
    """How many bytes a stream unpacks to; 0 where it is not packed in the usual way. Raises ContentError where it is more than `most`."""
    unpacking = zlib.decompressobj()
    size = 0
    step = 64 * 1024
    try:
        for start in range(0, len(data), step):
            waiting: bytes | memoryview = data[start : start + step]
            while waiting and not unpacking.eof:
                size += len(unpacking.decompress(waiting, MB))
                if size > most:
                    raise _too_much(path)
                waiting = unpacking.unconsumed_tail
            if unpacking.eof:
                break
    except zlib.error:
        return size
    return size


def _too_much(path: Path) -> ContentError:
    return not_read(path, _("holds more than is read of a PDF once it is unpacked; print it to a new PDF, or split it by chapters"))
