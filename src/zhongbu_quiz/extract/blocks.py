"""The pieces of a document after reading and mending: lines, paragraphs and tables.

In: nothing (values only). Out: `Line` and `Note` (readers -> mend), `Paragraph` and `Table` (mend -> rules).
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
    date: str = ""
    """The date that the line is nothing but, where it rules what stands below it."""
    page: bool = False
    """True for a line of the page that is no part of its text (来源：… 点击：…)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A mended paragraph: white space squeezed, wraps joined. `role` is body, heading, dateline, stray (a title inside a sentence),
    entry (of a timeline), page (no part of the text) or date (which rules the entries below it; then `date` is its text as `mentions` reads it)."""

    text: str
    line: int
    role: str = "body"
    section: str = ""
    date: str = ""
    place: str = ""
    """Where it happened, as another cell of its row says."""
    content: str = ""
    """What it brought, as another cell of its row says."""
    points: tuple[str, ...] = ()
    """The counted lines right below it, without their marks."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, row by row, with the line above it as caption."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    caption: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of the reading of a file, in words."""

    words: str


Block = Paragraph | Table
Piece = Line | Table
