"""Tables of dates and deeds, whatever order their columns stand in, as the date lines and entries of a chronicle. In: a `Table`. Out: `Paragraph`s.

A date may stand in several columns (年份, 月份; 年代, 月/日) and be told once for the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Paragraph, Table
from zhongbu_quiz.extract.events.predicates import split_predicate
from zhongbu_quiz.extract.lines import date_line
from zhongbu_quiz.extract.plain import plain
from zhongbu_quiz.workbook.tables.roles import MOST, known_part
from zhongbu_quiz.workbook.tables.words import words

BETWEEN = "　"
"""Between the cells that one text is made of."""
_YEARS = re.compile(r"(?:(?:1\d|20|21)\d\d|[5-9]\d\d)(?:[—\-~～至](?:1\d|20|21)\d\d)?")
_REST = re.compile(r"(\d{1,2})(?:[./\-月](\d{1,2}))?[日号月]?(?:[—\-~～至]\d{1,2}月)?")
"""A month, or a month and a day, or months, without a year: 8.29, 10月, 10月10日, 4月—6月."""
_MONTH_AND_DAY = re.compile("月[/、.-]?日")
_FIGURE = re.compile(r"[\d,.，%％+\-—]*\d[\d,.，]*[^\d\s]{0,4}")
_LONGEST = 40
"""A longer cell is no place, nor what an event brought: no fragment of evidence holds it."""
_SHORTEST = 4
"""A column of shorter cells, on the average, tells no deeds unless its title says so."""
Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns: the year or whole date, the rest of the date, what happened; who did it, where, and what it brought (-1: none)."""

    date: int
    rest: tuple[int, ...]
    deed: int
    actor: int
    where: int
    content: int


def timeline(table: Table, lexicon: Lexicon) -> list[Paragraph]:
    """For each row a paragraph that is its date and one that is its deed, with an empty date behind the last; nothing where the table is
    no chronicle."""
    width = max(map(len, table.rows))
    rows = [(*row, *[""] * (width - len(row))) for row in table.rows]
    titled = not any(_date(cell, lexicon) for cell in rows[0])
    titles, body = (rows[0], rows[1:]) if titled else (("",) * len(rows[0]), rows)
    columns = _columns(titles, body, lexicon) if body else None
    if columns is None:
        return []
    found: list[Paragraph] = []
    last = ""
    for number, row in enumerate(body, table.line + titled):
        last = row[columns.date] or last
        deed = row[columns.deed]
        if columns.actor >= 0 and row[columns.actor] and row[columns.actor] != deed and _lacks_actor(deed, lexicon):
            deed = f"{row[columns.actor]}{BETWEEN}{deed}"
        where, content = ((row[at] if at >= 0 and len(row[at]) <= _LONGEST else "") for at in (columns.where, columns.content))
        written = BETWEEN.join(filter(None, (last, *(row[at] for at in columns.rest), where, content)))
        date = _joined(last, [row[at] for at in columns.rest], lexicon)
        if date and len(row[columns.deed]) >= 2:
            found.append(Paragraph(written, number, "date", date=date))
            found.append(Paragraph(deed, number, "entry", place=where, content=content.strip("。")))
    return [*found, Paragraph("", table.line, "date")] if found else []


def _lacks_actor(deed: str, lexicon: Lexicon) -> bool:
    """True where a deed opens with its verb."""
    actor, verb, _rest = split_predicate(deed, lexicon)
    return bool(verb) and not actor


def _columns(titles: tuple[str, ...], body: Rows, lexicon: Lexicon) -> _Columns | None:
    """Which column is what, by its title, else by its cells; None where no column tells dates, or none tells deeds."""
    parts = [_part(title, lexicon) for title in titles]

    def share(at: int, holds: Callable[[str], object]) -> float:
        """How many of the filled cells of a column are such."""
        cells = [row[at] for row in body if row[at]]
        return sum(bool(holds(cell)) for cell in cells) / len(cells) if cells else 0.0

    dates = [at for at, part in enumerate(parts) if part in ("date", "") and share(at, lambda cell: _date(cell, lexicon)) >= MOST]
    dates.sort(key=lambda at: parts[at] != "date")
    if not dates:
        return None
    rest = [
        at for at, part in enumerate(parts)
        if part in ("rest", "date") and at not in dates and share(at, lambda cell: _is_rest(cell, lexicon)) >= MOST
    ]  # fmt: skip
    deeds = [at for at, part in enumerate(parts) if part == "event" and at not in dates]
    if not deeds:
        others = [at for at, part in enumerate(parts) if part == "" and at not in dates]
        if any(share(at, lambda cell: _FIGURE.fullmatch(plain(cell))) >= MOST for at in others):
            return None
        deeds = sorted(others, key=lambda at: -_length(body, at))[:1]
        deeds = [at for at in deeds if _length(body, at) >= _SHORTEST]
    if not deeds:
        return None
    actor, where, content = (next((at for at, own in enumerate(parts) if own == part), -1) for part in ("actor", "place", "content"))
    return _Columns(dates[0], tuple(rest), deeds[0], actor, where, content)


def _length(body: Rows, at: int) -> float:
    return mean(len(row[at]) for row in body)


def _part(title: str, lexicon: Lexicon) -> str:
    """What a title says that its column is: date, rest (of a date), event, actor, place, content, other; "" where it tells nothing of it."""
    bare = title.strip()
    if bare in lexicon.set("events.content_column"):
        return "content"
    if bare in words("month") | words("day") or _MONTH_AND_DAY.fullmatch(bare):
        return "rest"
    part = known_part(bare) or ("other" if bare in words("traits") else "")
    return part if part in ("", "date", "event", "actor", "place") else "other"


def _date(cell: str, lexicon: Lexicon) -> str:
    """The date that a cell is, as `mentions` reads it, where it has a year."""
    text = plain(cell).strip()
    if _YEARS.fullmatch(text):
        return f"{text}年"
    found = date_line(text, lexicon)
    return found if re.match(r"\D{0,3}\d{3,4}|[一二]", found) else ""


def _is_rest(cell: str, lexicon: Lexicon) -> bool:
    """Whether a cell is what a year lacks: 8.29, 10月, 秋, 4月24日至6月9日."""
    return bool(_REST.fullmatch(plain(cell)) or (not _date(cell, lexicon) and date_line(plain(f"2000年{cell}"), lexicon)))


def _joined(first: str, rest: Sequence[str], lexicon: Lexicon) -> str:
    """1842 and 8.29 -> 1842年8月29日; what is no month or day is passed over."""
    date = _date(first, lexicon)
    if date.endswith("年") and (whole := date_line(plain(date + "".join(rest)), lexicon)):
        return whole
    numbers = [number for cell in rest if (match := _REST.fullmatch(plain(cell))) for number in match.groups() if number]
    signs = "月日" if date.endswith("年") else "日" if date.endswith("月") else ""
    return date + "".join(number + sign for number, sign in zip(numbers, signs, strict=False))
