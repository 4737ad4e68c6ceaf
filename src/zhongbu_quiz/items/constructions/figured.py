"""What constructions on figures share: quantities with their names, values and tables, and items that are read from them.

In: queries for figures that are exact and have a value. Out: `Reading` (one value of one quantity), tables of readings, and a choice
that stands under one. All arithmetic is exact; texts are rounded only where they are printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.figure import Figure, Table
from zhongbu_quiz.items.item import Blank, Choice, Option, SlotRef, Stem
from zhongbu_quiz.items.query import Query, queries
from zhongbu_quiz.items.template import GAP, Gap, Template
from zhongbu_quiz.values.numbers import decimals

POINTS = "个百分点"
_SHOWN = ("period", "region", "indicator", "whole", "compared_with")


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """One figure: its query, its record and its exact value."""

    query: Query
    record: Statistic
    value: Fraction

    @property
    def digits(self) -> str:
        """The number as the text prints it."""
        return self.record.value or ""

    @property
    def text(self) -> str:
        """The number with its unit."""
        return f"{self.digits}{self.record.unit}"

    @property
    def time(self) -> str:
        """When it holds, in words."""
        told = self.query.fact.slots.get("period")
        return told.text if told else ""

    @property
    def of_amount(self) -> bool:
        """Whether it is an amount (产量), not a share, a rate or a ratio."""
        return self.record.aspect == "level" and not self.record.is_rate

    @property
    def label(self) -> str:
        """What the quantity is called."""
        return _named(self.record, "share_label", "ratio_label", "growth_label")

    @property
    def short(self) -> str:
        """What it is called beside another quantity of the same indicator."""
        return _named(self.record, "share_short", "ratio_short", "growth_short")


    @property
    def brief(self) -> str:
        """The same in an option, whose stem says what it is."""
        return _named(self.record, "share_brief", "ratio_brief", "growth_short")


def _named(record: Statistic, share: str, ratio: str, growth: str) -> str:
    if record.aspect == "share" and record.whole and not record.is_rate:
        return say(share, indicator=record.indicator, whole=record.whole)
    if record.aspect == "ratio":
        return say(ratio, indicator=record.indicator, compared=record.compared_with)
    return say(growth, indicator=record.indicator) if record.aspect == "growth" else record.indicator


def readings(model: Worded, base: FactBase, rejects: Counter[str]) -> Iterator[Reading]:
    """The exact figures that a model may ask, in the order of the text; a doubtful one is none of them (rule 69)."""
    for query in queries(model, base):
        record = query.fact.record
        if not isinstance(record, Statistic) or record.number is None or record.qualifier != "exactly":
            rejects[reasons.INEXACT] += 1
            continue
        yield Reading(query, record, record.number)


def printed_like(value: Fraction, digits: str) -> str:
    """A value with as many decimals as another number has."""
    return rounded(value, decimals(digits))


def rounded(value: Fraction, places: int) -> str:
    """A value with so many decimals, halves up."""
    scaled = (abs(value) * 10**places + Fraction(1, 2)).__floor__()
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def series_table(rows: Sequence[Sequence[Reading]]) -> Table:
    """Quantities of one region over the same times: a row for each, with its unit in its head."""
    first = rows[0]
    times = [reading.time for reading in first]
    heads = [say("head", label=(row[0].label if row is first else row[0].short), unit=row[0].record.unit) for row in rows]
    cells = tuple((head, *(reading.digits for reading in row)) for head, row in zip(heads, rows, strict=True))
    told = "；".join(
        say("told_row", label=row[0].label if row is first else row[0].short, values="、".join(reading.text for reading in row))
        for row in rows
    )
    text = say("told_series", times="、".join(times), region=first[0].record.region, rows=told)
    return Table((say("by_indicator"), *times), cells, "", text)


def region_table(members: Sequence[Reading], names: Sequence[str] = ()) -> Table:
    """One quantity of several regions at one time; `names` stand in place of the regions where the table is masked."""
    called = names or [reading.record.region for reading in members]
    first = members[0]
    rows = tuple((name, reading.digits) for name, reading in zip(called, members, strict=True))
    told = "，".join(say("told_region", region=name, value=reading.text) for name, reading in zip(called, members, strict=True))
    text = say("told_regions", time=first.time, label=first.label, values=told)
    return Table((say("by_region"), first.label), rows, first.record.unit, text)


def stem_of(template: Template, lends: Mapping[str, str], members: Sequence[Reading]) -> Stem:
    """The stem of an item model, opened by whose statement it is where a figure is one document's alone (rule 9)."""
    pieces = template.render(_values(template, lends, members[0]))
    stem: Stem = tuple(Blank() if isinstance(piece, Gap) else str(piece) for piece in pieces)
    told = next((reading.query.fact for reading in members if reading.query.fact.attributed), None)
    return stem if told is None or told.whose is None else (told.whose, *stem)


def words_of(template: Template, lends: Mapping[str, str], first: Reading) -> str:
    """The explanation of an item model."""
    return "".join(map(str, template.render(_values(template, lends, first))))


def _values(template: Template, lends: Mapping[str, str], first: Reading) -> dict[str, tuple[str | Gap, ...]]:
    """What a template names: what the construction lends, the gap, else a slot of the first fact."""
    values: dict[str, tuple[str | Gap, ...]] = {}
    slots = first.query.fact.slots
    for name in template.names:
        slot = slots.get(name)
        values[name] = (GAP,) if name == "blank" else (lends.get(name, slot.text if slot else ""),)
    return values


def figured_choice(
    model: Worded,
    members: Sequence[Reading],
    options: Sequence[Option],
    key: int,
    lends: Mapping[str, str],
    figure: Figure | None,
    difficulty: int,
    *,
    ascending: bool = False,
    mark: str = "",
) -> Choice:
    """A choice over some figures, read from `figure`. `mark` tells apart several items of one model on the same figures."""
    shown: frozenset[SlotRef] = frozenset(
        (reading.query.fact.id, name) for reading in members for name in _SHOWN if name in reading.query.fact.slots
    )
    stem = stem_of(model.stem, lends, members)
    words = words_of(model.explanation, lends, members[0])
    asked = [reading.query for reading in members]
    made = group_choice(model, asked, stem, tuple(options), (key,), difficulty, shown, words, ())
    item_id = f"{made.id.rpartition(':')[0]}:{mark}" if mark else made.id
    return replace(made, id=item_id, figure=figure, ascending=ascending, calc=True)
