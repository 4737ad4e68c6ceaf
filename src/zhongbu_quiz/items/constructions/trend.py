"""Trend: two quantities of one region over the same three dates, in a table; the options are 2×2 of what each of them does.

The wrong reading of a series turns its last step round: a reader who looks at the first step alone, or at the wrong row, takes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.figured import Reading, figured_choice, readings, series_table
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone

SIZE = 3
"""Dates of a series: two steps can turn or not, and a reader sees both at once."""
_SHAPES = {
    (True, True, True): "amount_up",
    (True, False, False): "amount_down",
    (True, True, False): "amount_up_down",
    (True, False, True): "amount_down_up",
    (False, True, True): "share_up",
    (False, False, False): "share_down",
    (False, True, False): "share_up_down",
    (False, False, True): "share_down_up",
}
"""(an amount, whether the first step rises, whether the last does) -> the words."""
_VERBS = {
    (True, True): "amount_to_more",
    (True, False): "amount_to_less",
    (False, True): "share_to_more",
    (False, False): "share_to_less",
}
Line = tuple[Reading, ...]
"""One quantity of one region at three dates, in their order."""


class TrendModel(Worded, Alone):
    """What two quantities of one region did over the same three dates."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "trend"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("region", "one", "other", "first", "last", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["trend"], ...], Field(min_length=1, max_length=1)]


def trend_items(model: TrendModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every two quantities of one indicator that have the same three dates."""
    lines = lines_of(readings(model, base, rejects))
    pairs = [pair for pair in combinations(lines, 2) if _same_dates(*pair)]
    rejects[reasons.NO_SECOND_SERIES] += len(lines) - 2 * len(pairs)
    return [_item(model, *pair) for pair in pairs]


def lines_of(found: Iterator[Reading]) -> list[Line]:
    """The series of exactly three dated, different values, in the order of the text."""
    runs: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in found:
        record = reading.record
        if record.period and record.period.is_date:
            runs[record.region, *record.quantity, record.unit].append(reading)
    return [
        tuple(sorted(run, key=_span))
        for run in runs.values()
        if len(run) == SIZE and len({reading.value for reading in run}) == SIZE
    ]


def _span(reading: Reading) -> tuple[object, ...]:
    period = reading.record.period
    return period.span if period else ()


def _same_dates(one: Line, other: Line) -> bool:
    a, b = one[0].record, other[0].record
    same = a.region == b.region and a.indicator == b.indicator
    return same and [reading.time for reading in one] == [reading.time for reading in other]


def rises(line: Line) -> tuple[bool, bool]:
    """Whether each step of a series rises."""
    first, last = (b.value > a.value for a, b in pairwise(line))
    return first, last


def shape(line: Line, last_turned: bool = False) -> str:
    """What a series does, in words; as a reader sees it who takes the last step for its opposite."""
    first, last = rises(line)
    return say(_SHAPES[line[0].of_amount, first, last != last_turned])


def steps(line: Line) -> str:
    """由22.57%降至21.67%，再降至21.41%, without 由."""
    told = [line[0].text]
    for up, reading in zip(rises(line), line[1:], strict=True):
        told.append(say("trend_step", verb=say(_VERBS[reading.of_amount, up]), value=reading.text))
    return say("trend_steps", first=told[0], second=told[1], third=told[2])


def last_step(line: Line, label: str) -> str:
    """What the last step really is, for a note on an option that turns it round."""
    before, after = line[1:]
    verb = say(_VERBS[after.of_amount, after.value > before.value])
    return say("trend_wrong", label=label, before=before.text, verb=verb, after=after.text, shape=shape(line, True))


def _item(model: TrendModel, one: Line, other: Line) -> Item:
    rows: Sequence[Line] = (one, other) if one[0].of_amount else (other, one)
    names = (rows[0][0].label, rows[1][0].short)
    brief = rows[1][0].brief
    options = []
    for turned in ((False, False), (False, True), (True, False), (True, True)):
        told = [shape(line, wrong) for line, wrong in zip(rows, turned, strict=True)]
        text = say("trend", one=names[0], first=told[0], other=brief, second=told[1])
        notes = [last_step(line, name) for line, name, wrong in zip(rows, names, turned, strict=True) if wrong]
        note = say("trend_both_wrong") if len(notes) == 2 else "".join(notes)
        why = "" if not notes else say("error_both") if len(notes) == 2 else say("error_last_step")
        options.append(Option(text, why, note))
    members = [reading for line in rows for reading in line]
    ordered = shuffled(options, model.id, *(reading.query.fact.id for reading in members))
    working = "；".join(say("trend_working", label=name, values=steps(line)) for name, line in zip(names, rows, strict=True))
    lends = {
        "region": one[0].record.region,
        "one": names[0],
        "other": names[1],
        "first": one[0].time.removesuffix("年"),
        "last": one[-1].time,
        "working": working,
    }
    key = ordered.index(options[0])
    return figured_choice(model, members, ordered, key, lends, series_table(rows), 3)
