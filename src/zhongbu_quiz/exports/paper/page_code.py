"""What a page says of itself in its QR code, and how the code is drawn.

In: which page of whose form it is. Out: one line of text, and back; the code as SVG, or as commands of a PDF page. The text is a promise to
whatever reads pages later: its first word goes up when it changes, and only signs stand in it that a QR code holds in few modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Literal

VERSION = "ZBQ2"
"""The first word of the text. (ZBQ1 stood on the first answer sheets: code and form, no page.)"""

Leaf = Literal["P", "S"]
"""What kind of page: of a paper, of an answer sheet."""


@dataclass(frozen=True, slots=True)
class PageCode:
    """A page: the code of its form in the stored draw (twelve hexadecimal digits: all that is printed on it), the form's name (A, 007),
    which page it is and of how many, what it belongs to, and the version of the layout by which a machine finds its places."""

    code: str
    form: str
    page: int
    pages: int
    leaf: Leaf = "P"
    layout: int = 1

    @property
    def text(self) -> str:
        """ZBQ2 P1 C9FA02290D76 007 3/4: version, leaf and layout, code, form, page."""
        return f"{VERSION} {self.leaf}{self.layout} {self.code.upper()} {self.form} {self.page}/{self.pages}"


_TEXT = re.compile(VERSION + r" ([PS])(\d+) ([0-9A-F]{12}) ([0-9A-Z]+) (\d+)/(\d+)")


def read_page_code(text: str) -> PageCode | None:
    """The page that `text`, as read from a code, stands for; None where it is no text of ours or of another version."""
    found = _TEXT.fullmatch(text)
    if found is None:
        return None
    leaf, layout, code, form, page, pages = found.groups()
    return PageCode(code.lower(), form, int(page), int(pages), "P" if leaf == "P" else "S", int(layout))


ErrorLevel = Literal["M", "Q"]


@lru_cache(maxsize=4096)
def modules(text: str, error: ErrorLevel = "M", mask: int | None = None) -> tuple[bytes, ...]:
    """The rows of the QR code for `text`, without a margin: 1 for each dark module. `mask`: one of the eight patterns laid over it, or the best."""
    made = import_module("segno").make(text, error=error.lower(), mask=mask, micro=False, boost_error=False)
    return tuple(bytes(row) for row in made.matrix)


BORDER = 4
"""Light modules around a code that is an SVG."""


def svg(text: str, error: ErrorLevel = "M") -> str:
    """The code as an SVG without a size of its own, BORDER light modules around it."""
    rows = modules(text, error)
    side = len(rows) + 2 * BORDER
    path = "".join(f"M{x + BORDER} {y + BORDER}h{length}v1h-{length}z" for x, y, length in _runs(rows))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


QUICK = 5
"""The mask of the codes that are drawn page by page: to look for the best of eight takes five times as long, and every one is read."""


def drawing(text: str, x: float, y: float, side: float, error: ErrorLevel = "M") -> bytes:
    """Commands that draw the code on a PDF page, a square of `side` points with its lower left corner at (x, y), no margin around it."""
    rows = modules(text, error, QUICK)
    step = side / len(rows)
    commands = [f"q {step:.4f} 0 0 {-step:.4f} {x:.3f} {y + side:.3f} cm"]
    commands += [f"{left} {top} {length} 1 re" for left, top, length in _runs(rows)]
    return "\n".join([*commands, "f Q"]).encode()


def _runs(rows: tuple[bytes, ...]) -> Iterator[tuple[int, int, int]]:
    """Dark modules that stand side by side: left, top, how many."""
    for top, row in enumerate(rows):
        for dark in re.finditer(rb"\x01+", row):
            yield dark.start(), top, len(dark[0])
