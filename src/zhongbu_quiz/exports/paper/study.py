"""Study sheets: 知识清单 (outline) and 默写单 (recite), the same sheet with the same numbers, whole or with blanks.

In: facts in the order of the text. Out: by section a timeline of events, formulas with their parts, and tables of
figures by region. What is blank on a 默写单 stands under the same number on the 知识清单.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from markupsafe import Markup

from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.lines import Gap
from zhongbu_quiz.exports.paper.markup import fill_line, paragraph
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet

if TYPE_CHECKING:
    from zhongbu_quiz.facts.base import Fact
    from zhongbu_quiz.facts.slots import Segment

_DATE, _NUMBER, _REGION, _FIGURE = 7.5, 2.5, 4.5, 9.0
"""Widths of the columns of the tables, in em."""
_PART = 12.0
"""Width of the line on which a part of a formula is written."""
_NOTE_SIZE = 0.86
_CELL = 1.0
"""What the padding of a cell takes from its width."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its number, the cell on the left (date, indicator; empty for formulas) and its text; `noted`: see the notes."""

    number: int
    head: Markup
    text: Markup
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """The figures of one region."""

    name: str
    rows: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the text."""

    title: str
    events: tuple[Entry, ...]
    slogans: tuple[Entry, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class StudyDoc:
    """What study.html.j2 shows. `documents`: (title, sections); `notes`: (number of the row, an editor's words)."""

    heading: str
    kind: str
    hint: str
    documents: tuple[tuple[str, tuple[Section, ...]], ...]
    notes: tuple[tuple[int, Markup], ...]


def study_html(title: str, facts: Sequence[Fact], options: PaperOptions, blanks: bool) -> tuple[str, str]:
    """HTML and CSS of the 知识清单, or with `blanks` of the 默写单, of these facts."""
    geometry = sheet(PaperOptions(form="plain", large=options.large))
    by_place: dict[str, dict[str, list[Fact]]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        source = fact.sources[0]
        by_place.setdefault(source.document, {}).setdefault(source.section, []).append(fact)
    rows = _Rows(geometry.measure, blanks)
    documents = tuple(
        (f"《{document}》", tuple(rows.section(name, mine) for name, mine in sections.items()))
        for document, sections in by_place.items()
    )
    kind = "默写单" if blanks else "知识清单"
    hint = "横线上填写的内容见《知识清单》同一编号处。" if blanks else f"共{len(facts)}条。"
    doc = StudyDoc(f"{title}　{kind}", kind, hint, documents, tuple(rows.notes))
    return templates.html("study", doc), templates.css("study", geometry)


class _Rows:
    """Makes the rows of all sections: the numbers run through the sheet, and notes are kept for its end."""

    def __init__(self, measure: float, blanks: bool) -> None:
        self.measure = measure
        self.blanks = blanks
        self.notes: list[tuple[int, Markup]] = []
        self._numbers = count(1)

    def section(self, name: str, facts: Sequence[Fact]) -> Section:
        """One section: its events, then its formulas, then its figures by region."""
        events = tuple(self._event(fact) for fact in facts if fact.kind == "event")
        slogans = tuple(self._slogan(fact) for fact in facts if fact.kind == "slogan")
        regions: dict[str, list[Fact]] = {}
        for fact in (fact for fact in facts if fact.kind == "statistic"):
            regions.setdefault(fact.slots["region"].text, []).append(fact)
        tables = tuple(Region(region, tuple(map(self._statistic, mine))) for region, mine in regions.items())
        return Section(name, events, slogans, tables)

    def _entry(self, number: int, fact: Fact, head: Markup, text: Markup) -> Entry:
        noted = not self.blanks and bool(fact.notes)
        if noted:
            for note in fact.notes:
                self.notes.append((number, paragraph([note], (self.measure - _NUMBER) / _NOTE_SIZE)))
        return Entry(number, head, text, noted)

    def _event(self, fact: Fact) -> Entry:
        number = next(self._numbers)
        head, rest = _dated(fact, self.blanks, hide_date=number % 2 == 1)
        return self._entry(number, fact, head, paragraph(rest, self.measure - _NUMBER - _DATE - _CELL))

    def _slogan(self, fact: Fact) -> Entry:
        text = paragraph(list(_formula(fact, self.blanks)), self.measure - _NUMBER)
        return self._entry(next(self._numbers), fact, Markup(""), text)

    def _statistic(self, fact: Fact) -> Entry:
        said, figure = _figured(fact)
        head = paragraph(said, self.measure - _NUMBER - _REGION - _FIGURE - _CELL)
        shown: list[str | Gap] = [fill_line(width=6.0), *_texts(figure[1:])] if self.blanks else _texts(figure)
        return self._entry(next(self._numbers), fact, head, paragraph(shown, _FIGURE - _CELL))


def _texts(segments: Sequence[Segment]) -> list[str | Gap]:
    return ["".join(part if isinstance(part, str) else part.text for part in segments)]


def _dated(fact: Fact, blanks: bool, hide_date: bool) -> tuple[Markup, list[str | Gap]]:
    """The date of an event and the rest of its sentence; a 默写单 hides the date or else what was acted on."""
    rest = list(fact.segments)
    names = ["" if isinstance(part, str) else part.name for part in rest]
    if "date" in names[:3]:
        place = names.index("date")
        del rest[place]
        following = rest[place] if place < len(rest) else None
        if isinstance(following, str):
            rest[place] = following.removeprefix("，")
    date = fact.slots["date"].text
    if not blanks:
        return paragraph([date], _DATE - _CELL), [*_texts(rest), "。"]
    if hide_date:
        return paragraph([fill_line(width=6.0)], _DATE), [*_texts(rest), "。"]
    hidden = [fill_line(width=_PART) if not isinstance(part, str) and part.name == "object" else part for part in rest]
    pieces: list[str | Gap] = [part if isinstance(part, str | Gap) else part.text for part in hidden]
    return paragraph([date], _DATE - _CELL), [*(piece for piece in pieces if piece), "。"]


def _formula(fact: Fact, blanks: bool) -> Iterator[str | Gap]:
    """The sentence of a formula; a 默写单 hides its parts, or its name where it has none."""
    slots = [part.name for part in fact.segments if not isinstance(part, str)]
    parts = [name for name in slots if name.startswith("part.")]
    hidden = parts or [name for name in slots if name == "name"]
    text = ""
    for part in fact.segments:
        if isinstance(part, str) or not blanks or part.name not in hidden:
            text += part if isinstance(part, str) else part.text
        else:
            yield text
            yield fill_line(width=_PART)
            text = ""
    yield text + "。"


def _figured(fact: Fact) -> tuple[list[str | Gap], list[Segment]]:
    """What a figure is of (without the region that the table names), and the figure with all that follows it."""
    names = ["" if isinstance(part, str) else part.name for part in fact.segments]
    place = names.index("figure") if "figure" in names else len(names)
    before = list(fact.segments[:place])
    if "region" in names[:place]:
        at = names.index("region")
        del before[at]
        following = before[at] if at < len(before) else None
        if isinstance(following, str):
            before[at] = following.removeprefix("的").removeprefix("，")
    return _texts(before), [*fact.segments[place:]]

