"""A PDF of pictures, a page for each, written page by page: one picture is in memory at a time, however many there are.

In: a file to write to, and JPEGs in colour. Out: the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_POINT = 72 / 25.4
"""Points of a millimetre."""
_CATALOG, _PAGES = 1, 2
"""The numbers of the two objects that hold all others."""


def write_pictures(path: Path, pictures: Iterable[bytes], width: float, height: float) -> None:
    """Write a PDF whose pages, of so many millimetres, are filled by one JPEG each."""
    with path.open("wb") as file:
        objects = _Objects(file)
        pages = [_page(objects, picture, width * _POINT, height * _POINT) for picture in pictures]
        objects.end(pages)


class _Objects:
    """The objects of a PDF, each written as it comes; where each begins is listed at the end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._starts = {_CATALOG: 0, _PAGES: 0}
        file.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def add(self, entries: str, stream: bytes | None = None, number: int | None = None) -> int:
        """Write an object, a dictionary of these entries, and say by which number it is known."""
        number = len(self._starts) + 1 if number is None else number
        self._starts[number] = self._file.tell()
        length = "" if stream is None else f" /Length {len(stream)}"
        self._file.write(f"{number} 0 obj\n<< {entries}{length} >>\n".encode())
        if stream is not None:
            self._file.write(b"stream\n" + stream + b"\nendstream\n")
        self._file.write(b"endobj\n")
        return number

    def end(self, pages: list[int]) -> None:
        """Write what holds the pages together, and the list of all objects."""
        kids = " ".join(f"{number} 0 R" for number in pages)
        self.add(f"/Type /Pages /Count {len(pages)} /Kids [{kids}]", number=_PAGES)
        self.add(f"/Type /Catalog /Pages {_PAGES} 0 R", number=_CATALOG)
        start = self._file.tell()
        rows = "".join(f"{self._starts[number]:010d} 00000 n \n" for number in sorted(self._starts))
        size = len(self._starts) + 1
        trailer = f"trailer\n<< /Size {size} /Root {_CATALOG} 0 R >>\nstartxref\n{start}\n%%EOF\n"
        self._file.write(f"xref\n0 {size}\n0000000000 65535 f \n{rows}{trailer}".encode())


def _page(objects: _Objects, jpeg: bytes, wide: float, high: float) -> int:
    from PIL import Image

    with Image.open(BytesIO(jpeg)) as opened:
        width, height = opened.size
    shape = f"/Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    scan = objects.add(f"/Type /XObject /Subtype /Image {shape}", jpeg)
    shown = objects.add("", f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /Scan Do Q".encode())
    resources = f"/Resources << /XObject << /Scan {scan} 0 R >> >>"
    return objects.add(f"/Type /Page /Parent {_PAGES} 0 R /MediaBox [0 0 {wide:.3f} {high:.3f}] {resources} /Contents {shown} 0 R")
