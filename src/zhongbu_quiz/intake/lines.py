"""A bank in text, Markdown or Word -> its lines, with the numbers and letters that Word gives its lists by itself.

In: a path. Out: `Line`s without empty ones. What is wrong with the file is a UserError.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.loading.word import open_docx
from zhongbu_quiz.loading.yamlfile import read_text
from zhongbu_quiz.values.numbers import chinese_number

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
            return list(_of_markdown(read_text(path)))
        case _:
            return list(_of_text(read_text(path)))


def _of_text(text: str) -> Iterator[Line]:
    blank = False
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\f]", text), 1):
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
    from docx.table import Table

    document = open_docx(path)
    labels = _Labels(document)
    number = 0
    for block in document.iter_inner_content():
        number += 1
        if isinstance(block, Table):
            rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in block.rows]
            for text in _cells(rows):
                yield Line(text, number)
            continue
        lost = bool(_all(block._p, ".//w:drawing | .//w:pict | .//w:object | .//m:oMath"))
        style = (block.style.name or "").lower() if block.style is not None else ""
        heading = style.startswith(("heading", "title"))
        label = labels.of(block)
        for place, text in enumerate(block.text.replace("\xa0", " ").split("\n")):
            told = f"{'' if place else label}{text.strip()}"
            if told or (lost and not place):
                yield Line(told, number, heading, lost=lost and not place)


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


class _Labels:
    """The numbers and letters of Word's own lists, which stand in no text: 1. and A."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in _all(numbering, "./w:abstractNum"):
            levels = {int(_value(level, "@w:ilvl")): level for level in _all(abstract, "./w:lvl")}
            self._levels[_value(abstract, "@w:abstractNumId")] = {
                depth: (
                    _value(level, "./w:numFmt/@w:val"),
                    _value(level, "./w:lvlText/@w:val"),
                    int(_value(level, "./w:start/@w:val") or 1),
                )
                for depth, level in levels.items()
            }
        for num in _all(numbering, "./w:num"):
            name = _value(num, "@w:numId")
            self._abstract[name] = _value(num, "./w:abstractNumId/@w:val")
            restarts = _all(num, "./w:lvlOverride[w:startOverride]")
            self._restarts[name] = {int(_value(one, "@w:ilvl")): int(_value(one, "./w:startOverride/@w:val")) for one in restarts}

    def of(self, paragraph: Any) -> str:
        """The label of a paragraph with a space behind it; "" where it has none, or a bullet."""
        found = _all(paragraph._p, "./w:pPr/w:numPr")
        if not found and paragraph.style is not None:
            found = _all(paragraph.style.element, "./w:pPr/w:numPr")
        if not found:
            return ""
        name, depth = _value(found[0], "./w:numId/@w:val"), int(_value(found[0], "./w:ilvl/@w:val") or 0)
        levels = self._levels.get(self._abstract.get(name, ""), {})
        if depth not in levels or levels[depth][0] in ("bullet", "none"):
            return ""
        counts = self._counts[self._abstract[name]]
        if name not in self._begun:
            self._begun.add(name)
            counts.update({level: start - 1 for level, start in self._restarts.get(name, {}).items()})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        label = levels[depth][1]
        for level, (form, _, start) in levels.items():
            label = label.replace(f"%{level + 1}", _counted(counts.get(level, start), form))
        return f"{label} " if label else ""


def _all(element: Any, path: str) -> list[Any]:
    """What a path leads to below an element, whether or not python-docx has a class for it."""
    from docx.oxml.ns import nsmap

    etree: Any = import_module("lxml.etree")
    return list(etree.XPath(path, namespaces=nsmap)(element))


def _value(element: Any, path: str) -> str:
    found = _all(element, path)
    return str(found[0]) if found else ""


def _counted(number: int, form: str) -> str:
    """A number of a list as Word writes it."""
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(65 + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return chinese_number(number) if "hinese" in form or form.startswith("japanese") else str(number)
