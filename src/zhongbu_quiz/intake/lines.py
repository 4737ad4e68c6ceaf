"""A bank in text, Markdown or Word -> its lines, with the numbers and letters that Word gives its lists by itself.

In: a path. Out: `Line`s without empty ones. What is wrong with the file is a UserError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.loading.limits import not_read
from zhongbu_quiz.loading.syntax import no_text
from zhongbu_quiz.loading.yamlfile import read_text
from zhongbu_quiz.values.cells import NO_TEXT

SUFFIXES = (".txt", ".md", ".docx")
"""Banks in words; those in tables are workbooks."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it. `heading`: the format says so. `after_blank`: an empty line stands above. `row`: a row of a
    table in Markdown. `lost`: it holds a picture or a formula, which no text carries."""

    text: str
    number: int
    heading: bool = False
    after_blank: bool = False
    row: bool = False
    lost: bool = False


def bank_lines(path: Path) -> list[Line]:
    """The lines of a bank. Raises UserError: missing, too large, damaged, in no encoding that is known."""
    match path.suffix.lower():
        case ".docx":
            return list(_of_word(path))
        case ".md":
            return list(_of_markdown(_readable(path)))
        case _:
            return list(_of_text(_readable(path)))


def _readable(path: Path) -> str:
    """The text of a file, in which the marks of pages and columns end a line. Raises UserError where it cannot be read, or is no text."""
    text = read_text(path).replace("\f", "\n").replace("\v", "\n")
    if found := NO_TEXT.search(text):
        raise not_read(path, no_text(found[0]), text.count("\n", 0, found.start()) + 1)
    return text


def _of_text(text: str) -> Iterator[Line]:
    blank = False
    for number, raw in enumerate(re.split(r"\r\n|[\n\r]", text), 1):
        line = raw.replace("\xa0", " ").strip()
        if line:
            yield Line(line, number, after_blank=blank)
        blank = not line


def _of_markdown(text: str) -> Iterator[Line]:
    """Headings without their #, rows of tables with their cells set apart by one sign, marks of emphasis and escapes taken away."""
    for line in _of_text(text):
        told = line.text
        heading = re.match(r"#{1,6}\s+", told)
        row = told.startswith("|") and told.endswith("|") and len(told) > 1
        if row:
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", told[1:-1])]
            if not any(cell.strip("-: ") for cell in cells):
                continue
            told = " | ".join(cells)
        told = _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", told[heading.end() :] if heading else told))
        yield Line(told.strip(), line.number, bool(heading), line.after_blank, row)


def _of_word(path: Path) -> Iterator[Line]:
    """Paragraphs, and the cells of tables as lines; a table of answers (题号, 答案) as a line of them."""
    from zhongbu_quiz.loading.word import WordTable, word_blocks

    for number, block in enumerate(word_blocks(path), 1):
        if isinstance(block, WordTable):
            for text in _cells([[" ".join(cell.split()) for cell in row] for row in block.rows]):
                yield Line(text, number)
            continue
        heading = block.style.startswith(("heading", "title"))
        for place, text in enumerate(block.text.replace("\xa0", " ").split("\n")):
            told = f"{'' if place else block.label}{text.strip()}"
            lost = block.pictured and not place
            if told or lost:
                yield Line(told, number, heading, lost=lost)


def _cells(rows: list[list[str]]) -> Iterator[str]:
    numbers = load_lexicon().set("banks.numbers_row")
    place = 0
    while place < len(rows):
        row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else []
        if row[0] in numbers and len(below) == len(row):
            pairs = zip(row[1:], below[1:], strict=True)
            yield " ".join(f"{number}.{answer}" for number, answer in pairs if number and answer)
            place += 2
            continue
        yield from filter(None, (cell for at, cell in enumerate(row) if not at or cell != row[at - 1]))  # a merged cell is told once
        place += 1
