"""Study sheets: 知识清单 (outline) and 默写单 (recite), the same sheet with the same numbers, whole or with blanks.

In: facts in the order of the text. Out: by section a timeline of events, formulas with their parts, and tables of
figures, attributes and terms; what two facts tell has one row. What is blank on a 默写单 stands under the same number on the 知识清单.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.clusters import Gap
from zhongbu_quiz.exports.paper.hidden import hidden
from zhongbu_quiz.exports.paper.markup import fill_line, paragraph, serif_measure
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.told_once import told_once
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.printed import titled
from zhongbu_quiz.values.numbers import chinese_count, number_of

if TYPE_CHECKING:
    from zhongbu_quiz.facts.fact import Fact
    from zhongbu_quiz.facts.kind import StudyRow
    from zhongbu_quiz.facts.slots import Segment

_DATE, _NUMBER, _REGION, _THING, _FIGURE = 8.6, 2.5, 4.5, 11.0, 13.8
"""Widths of the columns of the tables, in em, as their stylesheet has them: a whole date (2024年12月20日) stands on one line, and so does a blank
with what stands beside it (比东部低＿＿＿个百分点). `_THING` is what has a value in words."""
_FIGURE_BLANK = 5.0
"""Width of the line for a figure or a number, whose unit stands behind it on the same line."""
_PART = 12.0
"""Width of the line on which a part of a formula is written."""
_HAND = 7.0
"""What a Chinese character written by hand takes of a line, in millimetres."""
_MARKS = 2.0
"""What the marks beside a blank may take of its line, in em."""
_NOTE_SIZE = 0.86
_AFTER_NUMBER = 0.4
"""What stands between several numbers of a note and its words, in em."""
_EDGES = 0.5
"""What the column of headings, which has no padding, keeps free of text."""
_CELL = 1.0
"""What the padding of a cell takes from its width."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its number, the cell on the left (date, indicator; empty for formulas) and its text; `noted`: see the notes;
    `printed`: a row without a blank stands on no 默写单."""

    number: int
    head: Markup
    text: Markup
    noted: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a table that share a heading: the figures of a region, the values of an attribute."""

    name: Markup
    rows: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of fact under the `titles` of heading, head and body; `wide`: the bodies are words, not figures."""

    titles: tuple[str, str, str]
    wide: bool
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the text."""

    title: str
    events: tuple[Entry, ...]
    slogans: tuple[Entry, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class StudyDoc:
    """What study.html.j2 shows. `documents`: (title, sections); `star`: what * after a number means, where there is one; `notes`: (numbers of
    the rows, an editor's words); `credits`: source and licence, where the project says them."""

    heading: str
    kind: str
    hint: str
    star: str
    documents: tuple[tuple[str, tuple[Section, ...]], ...]
    notes: tuple[tuple[str, Markup], ...]
    credits: tuple[str, ...] = ()


def study_html(
    title: str, facts: Sequence[Fact], options: PaperOptions, blanks: bool, credits: tuple[str, ...] = ()
) -> tuple[str, str]:
    """HTML and CSS of the 知识清单, or with `blanks` of the 默写单, of these facts, with the lines of their `credits` at its end."""
    geometry = sheet(options.plain)
    by_place: dict[str, dict[str, list[Fact]]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        source = fact.sources[0]
        by_place.setdefault(source.document, {}).setdefault(source.section, []).append(fact)
    notes: dict[str, Sequence[str]] = {}
    for those in by_place.values():
        for name, mine in those.items():
            told = told_once(mine)
            those[name] = [one.fact for one in told]
            notes.update((one.fact.id, one.notes) for one in told)
    kind = "默写单" if blanks else "知识清单"
    heading = f"{title}　{kind}"
    sections = [mine for those in by_place.values() for mine in those.values()]
    studied = {fact.id: fact.kind_of.study(fact) for mine in sections for fact in mine}
    rows = _Rows(geometry.measure, _HAND / geometry.em, blanks, studied, notes)
    if blanks:
        rows.hide(sections, [heading, *by_place, *(name for those in by_place.values() for name in those)])
    documents = tuple(
        (titled(document), made)
        for document, sections in by_place.items()
        if (made := tuple(one for name, mine in sections.items() if (one := rows.section(name, mine)).events or one.slogans or one.tables))
    )
    hint = say("study_hint" if rows.all_printed else "study_hint_some") if blanks else say("study_count", count=len(studied))
    star = say("study_star") if rows.notes else ""
    doc = StudyDoc(heading, kind, hint, star, documents, tuple(rows.noted_words()), credits)
    return templates.html("study", doc), templates.css("study", geometry)


class _Rows:
    """Makes the rows of all sections: the numbers run through the sheet, and notes are kept for its end."""

    def __init__(self, measure: float, hand: float, blanks: bool, studied: Mapping[str, StudyRow], notes: Mapping[str, Sequence[str]]) -> None:
        self.measure = measure
        self.hand = hand
        self.blanks = blanks
        self.notes: dict[str, list[int]] = {}
        self.all_printed = True
        self._studied = studied
        self._notes = notes
        self._numbers = count(1)
        self._hidden: Mapping[str, tuple[str, ...]] = {}
        self._everywhere: re.Pattern[str] | None = None

    def hide(self, sections: Sequence[Sequence[Fact]], titles: Sequence[str]) -> None:
        """Leave blank in the rows of these sections what nothing else on the sheet tells, titles among it; nothing that is in doubt."""
        asked = [[asked_row(fact, self._studied[fact.id]) for fact in facts] for facts in sections]
        found = hidden(asked, titles)
        ids = (fact.id for facts in sections for fact in facts)
        self._hidden, self._everywhere = dict(zip(ids, found.names, strict=True)), found.everywhere

    def section(self, name: str, facts: Sequence[Fact]) -> Section:
        """One section: its dated events, then its sentences, then its tables by heading."""
        rows = [(fact, self._studied[fact.id]) for fact in facts]
        events = _printed([self._dated(fact, row) for fact, row in rows if row.layout == "timeline"])
        sentences = _printed([self._sentence(fact, row) for fact, row in rows if row.layout == "sentences"])
        tables: dict[tuple[tuple[str, str, str], bool], dict[str, list[tuple[Fact, StudyRow]]]] = {}
        for fact, row in rows:
            if row.layout == "table":
                tables.setdefault((row.titles, row.wide), {}).setdefault(row.heading, []).append((fact, row))
        made = [self._table(*kind, groups) for kind, groups in tables.items()]
        return Section(name, events, sentences, tuple(table for table in made if table.groups))

    def _table(self, titles: tuple[str, str, str], wide: bool, groups: Mapping[str, Sequence[tuple[Fact, StudyRow]]]) -> Table:
        made = []
        for heading, mine in groups.items():
            if entries := _printed([self._valued(fact, row) for fact, row in mine]):
                made.append(Group(paragraph([heading], _REGION - _EDGES), entries))
        return Table(titles, wide, tuple(made))

    def _entry(self, number: int, fact: Fact, head: Markup, text: Markup) -> Entry:
        noted = not self.blanks and bool(self._notes.get(fact.id))
        if noted:
            for note in self._notes[fact.id]:
                self.notes.setdefault(note, []).append(number)
        printed = not self.blanks or bool(self._hidden.get(fact.id))
        self.all_printed = self.all_printed and printed
        return Entry(number, head, text, noted, printed)

    def noted_words(self) -> Iterator[tuple[str, Markup]]:
        """The notes, each once, behind the numbers of the rows that it stands with; those with the same numbers together."""
        width = (self.measure - _NUMBER) / _NOTE_SIZE
        told: dict[tuple[int, ...], str] = {}
        for note, numbers in self.notes.items():
            told[*numbers] = told.get((*numbers,), "") + note
        for where, words in told.items():
            label = f"{'、'.join(map(str, where))}."
            yield label, paragraph([words], width, first=max(0.0, serif_measure()(label) + _AFTER_NUMBER - _NUMBER))

    def _dated(self, fact: Fact, row: StudyRow) -> Entry:
        number = next(self._numbers)
        blank = self._hidden.get(fact.id, ())
        room = _DATE if set(blank) & {slot.name for slot in row.head if isinstance(slot, Slot)} else _DATE - _CELL
        head = paragraph(self._pieces(row.head, blank, 6.0, _DATE - _CELL), room)
        body_room = self.measure - _NUMBER - _DATE - _CELL
        body = _closed(self._body(row, blank, _PART, body_room - _MARKS))
        return self._entry(number, fact, head, paragraph(body, body_room))

    def _sentence(self, fact: Fact, row: StudyRow) -> Entry:
        number = next(self._numbers)
        text = _closed(self._body(row, self._hidden.get(fact.id, ()), _PART, self.measure - _NUMBER - _MARKS))
        return self._entry(number, fact, Markup(""), paragraph(text, self.measure - _NUMBER))

    def _valued(self, fact: Fact, row: StudyRow) -> Entry:
        number = next(self._numbers)
        blank = self._hidden.get(fact.id, ())
        own = _THING if row.wide else _FIGURE
        rest = self.measure - _NUMBER - _REGION - own - _CELL
        head_room, body_room = (own - _CELL, rest) if row.wide else (rest, own - _CELL)
        head = paragraph(self._pieces(row.head, blank, 6.0, head_room - _MARKS), head_room)
        body = self._body(row, blank, _PART if row.wide else _FIGURE_BLANK, body_room - _MARKS)
        return self._entry(number, fact, head, paragraph(body, body_room))

    def _body(self, row: StudyRow, blank: Sequence[str], least: float, most: float) -> list[str | Gap]:
        """The second cell of a row, or its sentence, with its own blanks and those that are blank in every row."""
        pieces = self._pieces(row.body, blank, least, most)
        if not self._everywhere:
            return pieces
        parted: list[str | Gap] = []
        for piece in pieces:
            if isinstance(piece, Gap):
                parted.append(piece)
                continue
            end = 0
            for found in self._everywhere.finditer(piece):
                parted += [piece[end : found.start()], self._blank(found.group(), least, most)]
                end = found.end()
            parted.append(piece[end:])
        return [part for part in parted if part]

    def _blank(self, answer: str, least: float, most: float) -> Gap:
        """A line as wide as its answer needs by hand, in em, but no wider than a line of the text. The words before it stay where they are."""
        least = _FIGURE_BLANK if _is_number(answer) else least
        return replace(fill_line(width=float(ceil(max(least, min(serif_measure()(answer) * self.hand, int(most)))))), bound=False)

    def _pieces(self, segments: Sequence[Segment], blank: Sequence[str], least: float, most: float) -> list[str | Gap]:
        """Segments as text, with a line of at least `least` em in the place of each `blank` slot, of at most `most`; neighbouring texts joined."""
        pieces: list[str | Gap] = []
        for segment in segments:
            if isinstance(segment, Slot) and segment.name in blank:
                pieces.append(self._blank(segment.text, least, most))
                continue
            text = segment if isinstance(segment, str) else segment.text
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += text
            elif text:
                pieces.append(text)
        return pieces


def asked_row(fact: Fact, row: StudyRow) -> StudyRow:
    """The row as it is asked: what the source has probably wrong is not learnt by heart."""
    return replace(row, hidden=()) if fact.doubtful else row


def _is_number(text: str) -> bool:
    """Whether an answer is a number, in digits or in Chinese (六, 二十一)."""
    try:
        chinese_count(text)
    except ValueError:
        return number_of(text) is not None
    return True


def _printed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The rows that stand on the sheet; those that do not keep their numbers."""
    return tuple(entry for entry in entries if entry.printed)


def _closed(pieces: list[str | Gap]) -> list[str | Gap]:
    """A sentence with its final mark."""
    if pieces and isinstance(pieces[-1], str):
        return [*pieces[:-1], pieces[-1] + "。"]
    return [*pieces, "。"]
