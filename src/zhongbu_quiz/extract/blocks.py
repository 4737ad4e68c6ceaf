"""The pieces of a document after reading and mending: lines, paragraphs and tables.

In: nothing (values only). Out: `Line` (readers -> mend), `Paragraph` and `Table` (mend -> rules).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it. `heading` where the format itself says so (a Word style, a # of Markdown)."""

    text: str
    number: int
    heading: bool = False
    whole: bool = False
    """True where the line is a full paragraph by the file's own word (docx), so it is never joined to the next."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A mended paragraph: white space squeezed, wraps joined. `role` is body, heading, dateline or entry (of a timeline)."""

    text: str
    line: int
    role: str = "body"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row, with the line above it as caption."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    caption: str = ""
    section: str = ""


Block = Paragraph | Table
Piece = Line | Table
