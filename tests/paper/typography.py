"""Faults of type, found in a PDF by where its characters stand: what an eye would stumble over, counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pymupdf

from tests.paper.reading import Char, characters
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.exports.paper.fonts import faces

HANZI = re.compile(r"[一-鿿]")
DIGITS = "0123456789"
MARKS = "，。、；：？！）》”（《“　 "
_BLANK = re.compile(rf"(?!{'|'.join(load_lexicon().words('print.particle'))})[一-鿿]?[{MARKS[:-2]}]*(（　　）|　{{6,}})")
"""A line that has one character, at most, before a blank; 是 and its like are words."""
_ALONE = re.compile(r"[一-鿿][，。、；：？！）》”]*")
"""A line of one character."""
_BEGINS = re.compile(r"\d+\.|[A-H]．|（\d+）|[①-⑨]|[一二三四五六七八九]、|【")


Row = list[Char]


@lru_cache(maxsize=8)
def rows(path: Path) -> tuple[tuple[int, Row], ...]:
    """(page, characters from left to right) of each line of each column; cells and options that stand well apart are lines of their own."""
    return tuple(_rows(path))


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    with pymupdf.open(path) as document:
        for page in document:
            found: dict[int, Row] = {}
            for char in characters(page):
                found.setdefault(round(char.y), []).append(char)
            for height in sorted(found):
                yield from ((page.number, row) for row in _parted(sorted(found[height], key=lambda char: char.x)))


def _parted(row: Row) -> Iterator[Row]:
    """A row, parted where more than an em is empty."""
    start = 0
    for i, (one, two) in enumerate(pairwise(row), 1):
        if two.x - one.x > advance(one) + 1.3 * one.size:
            yield row[start:i]
            start = i
    yield row[start:]


def advance(char: Char) -> float:
    """How wide a character is by its font, in points."""
    face = faces()[1 if "Sans" in char.font else 0]
    return face.advances.get(char.text, 1.0) * char.size


def words(row: Sequence[Char]) -> str:
    """The text of a line."""
    return "".join(char.text for char in row)


def torn(path: Path) -> list[str]:
    """Lines that begin with one character, the rest of its word on the line above, and a blank after it."""
    return [words(row) for _, row in rows(path) if _BLANK.match(words(row)) and HANZI.match(words(row))]


def lonely(path: Path) -> list[str]:
    """Lines of one character that end a paragraph; what has something beside it is a cell."""
    found = []
    all_rows = rows(path)
    beside = Counter((page, round(row[0].y)) for page, row in all_rows)
    for (page, above), (next_page, row) in pairwise(all_rows):
        text = words(row).strip(MARKS[-2:])
        if page == next_page and _ALONE.fullmatch(text) and beside[page, round(row[0].y)] == 1 and row[0].x < above[0].x + 2.6 * row[0].size:
            found.append(f"{words(above)[-8:]}/{text}")
    return found


def spread_numbers(path: Path) -> list[str]:
    """Numbers with space between their digits."""
    found = []
    for _, row in rows(path):
        for one, two in pairwise(row):
            if one.text in DIGITS and two.text in DIGITS and one.size == two.size and two.x - one.x > advance(one) + 0.01 * one.size:
                found.append(words(row))
                break
    return found


def near_options(path: Path) -> list[str]:
    """Options nearer than 1.5 em to the one before them on their line."""
    lines: dict[tuple[int, int], Row] = {}
    for page, row in rows(path):
        lines.setdefault((page, round(row[0].y)), []).extend(row)
    found = []
    for line in lines.values():
        for i, char in enumerate(line[:-1]):
            if i and char.text in "BCDEF" and line[i + 1].text == "．" and HANZI.search(words(line[:i])):
                before = line[i - 1]
                if char.x - before.x - advance(before) < 1.5 * char.size - 0.1:
                    found.append(words(line[max(0, i - 6) : i + 4]))
    return found


def stray_brackets(path: Path, right: Sequence[float]) -> list[str]:
    """Brackets of statements to be judged (they stand behind the full stop) that do not end at the `right` edge of a column (points)."""
    found = []
    for _, row in rows(path):
        text = words(row)
        if text.endswith("（　　）") and (text == "（　　）" or text[-5] in "。”　"):
            edge = row[-1].x + advance(row[-1])
            if not any(abs(edge - x) < 0.6 for x in right):
                found.append(text)
    return found


def emphasised(path: Path) -> list[str]:
    """Words in 黑体 inside lines of 宋体: what a stem emphasises."""
    found = []
    for _, row in rows(path):
        text = "".join(char.text if "Sans" in char.font else " " for char in row[2:])
        if any("Serif" in char.font for char in row[:3]):
            found += text.split()
    return found
