"""Reading PDFs as a person sees them: lines of a page, whatever pieces the text was written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pymupdf

NO_START = set("，。、；：？！）》”")
NO_END = set("（《“")


@dataclass(frozen=True, slots=True)
class Char:
    """A character: where it stands (points from the left and the top), its type and size."""

    text: str
    x: float
    y: float
    font: str
    size: float


def characters(page: pymupdf.Page) -> Iterator[Char]:
    """The characters of a page, turned text left out."""
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", ()):
            if abs(line["dir"][0]) < 0.9:
                continue
            for span in line["spans"]:
                for char in span["chars"]:
                    yield Char(char["c"], *char["origin"], span["font"], span["size"])


def lines(path: Path, left: float = 0.0, right: float = 9999.0) -> Iterator[tuple[int, float, str]]:
    """(page, height, text) of each line that stands between `left` and `right` (points), turned text left out."""
    with pymupdf.open(path) as document:
        for page in document:
            rows: dict[int, list[tuple[float, str]]] = {}
            for char in characters(page):
                if left <= char.x <= right:
                    rows.setdefault(round(char.y / 3), []).append((char.x, char.text))
            for height in sorted(rows):
                text = "".join(c for _, c in sorted(rows[height])).strip(" 　")
                if text:
                    yield page.number, height * 3.0, text


def all_text(path: Path) -> str:
    """All text of a PDF without white space."""
    with pymupdf.open(path) as document:
        return "".join("".join(page.get_text().split()) for page in document).replace("　", "")


def greys(pixels: pymupdf.Pixmap) -> np.ndarray:
    """The greys of a picture by rows, 0 for black, as numbers that can be taken from each other."""
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride).astype(int)[:, : pixels.width]
