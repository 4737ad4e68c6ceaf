"""Statistics -> a small bar chart for one of them: one indicator over regions, or over periods.

No bar is drawn for a figure that is the document's alone because it is doubtful: nothing is compared with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from zhongbu_quiz.exports.pictures.markup import escaped
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic

MIN_BARS, MAX_BARS = 3, 9
_WIDTH, _ROW = 320, 22
_GAP, _LEAST = 8, 60
"""Between a bar and the words beside it; the room that bars have at least."""
_WIDE, _NARROW = 13.0, 8.2
"""How wide a Chinese character and any other can be in the type of 12 px that figures are set in, bold too: wider than in any common font."""
_BEFORE = {"about": "约", "over": "超", "under": "不足", "nearly": "近", "exactly": "", "at_least": ""}

Rows = list[tuple[str, Fact]]


class Series:
    """The series that statistics stand in: same indicator, aspect, unit and whole, and either one period or one region."""

    def __init__(self, statistics: Sequence[Fact]) -> None:
        self._series: dict[tuple[object, ...], Rows] = defaultdict(list)
        self._of: dict[str, list[tuple[bool, Rows]]] = {}  # by the id of a fact, whether a series is over time, and the series
        for fact in statistics:
            for key, name in _keys(fact):
                rows = self._series[key]
                rows.append((name, fact))
                self._of.setdefault(fact.id, []).append((key[0] == "time", rows))

    def of(self, fact: Fact) -> str:
        """The chart of the longest series that a figure stands in; "" where none has three bars."""
        found = self._of.get(fact.id, ())
        fitting = [(over_time, rows) for over_time, rows in found if MIN_BARS <= len(rows) <= MAX_BARS and _named_apart(rows)]
        if not fitting:
            return ""
        over_time, rows = max(fitting, key=lambda pair: len(pair[1]))
        return _chart(fact, rows, over_time)


def _keys(fact: Fact) -> list[tuple[tuple[object, ...], str]]:
    record = fact.record
    if not isinstance(record, Statistic) or record.attributed or record.aspect == "rank":
        return []
    if record.number is None or record.number < 0:
        return []
    common = (record.indicator, record.aspect, record.unit, record.whole, record.compared_with, record.direction)
    period = fact.slots["period"].text
    return [
        (("place", *common, period), record.region),
        (("time", *common, record.region), period),
    ]


def _named_apart(rows: Rows) -> bool:
    """Whether no two of the rows have one name: else it is no series that a chart can show."""
    return len({name for name, _ in rows}) == len(rows)


def _chart(own: Fact, rows: Rows, over_time: bool) -> str:
    values = {fact.id: _number(fact) for _, fact in rows}
    top = max(values.values()) or Fraction(1)
    if over_time:
        rows = sorted(
            rows, key=lambda row: (row[1].period.span if row[1].period else ((0, 0, 0), (0, 0, 0)), row[1].order)
        )
    left = max(_width(name) for name, _ in rows) + _GAP
    room = max(_LEAST, _WIDTH - left - max(_width(_shown(fact)) for _, fact in rows) - _GAP)
    bars = "".join(
        _bar(place, name, fact, left, room * float(values[fact.id] / top), fact.id == own.id)
        for place, (name, fact) in enumerate(rows)
    )
    record = own.record
    assert isinstance(record, Statistic)
    scope = record.region if over_time else own.slots["period"].text
    unit = f"（{record.unit}）" if record.unit else ""
    caption = escaped(f"{scope} · {_measure(record)}{unit}")
    return (
        f'<div class="zb-figure zb-chart"><p class="zb-caption">{caption}</p>'
        f'<svg viewBox="0 0 {_WIDTH} {_ROW * len(rows)}" role="img" aria-label="{caption}">{bars}</svg></div>'
    )


def _measure(record: Statistic) -> str:
    """What the bars measure, in words: the indicator, and what it is a share of or compared with."""
    name = record.indicator
    if record.aspect == "share" and record.whole and record.whole not in name:
        return f"{name}占{record.whole}的比重"
    if record.aspect == "ratio" and record.compared_with:
        return f"{name}相当于{record.compared_with}"
    if record.aspect in ("growth", "change"):
        return f"{name}{_TURNS[record.aspect, record.direction]}"
    return name


_TURNS = {
    ("growth", "up"): "增长",
    ("growth", "down"): "下降",
    ("change", "up"): "增加",
    ("change", "down"): "减少",
}


def _width(text: str) -> float:
    """How wide a text can be."""
    return sum(_WIDE if character > "\u2e80" or character in "—“”…" else _NARROW for character in text)


def _bar(place: int, name: str, fact: Fact, left: float, long: float, own: bool) -> str:
    y = place * _ROW
    width = max(2.0, long)
    mark = " zb-own" if own else ""
    return (
        f'<text class="zb-name{mark}" x="{left - _GAP:.1f}" y="{y + 15}" text-anchor="end">{escaped(name)}</text>'
        f'<rect class="zb-bar{mark}" x="{left:.1f}" y="{y + 4}" width="{width:.1f}" height="14" rx="2"/>'
        f'<text class="zb-value{mark}" x="{left + width + _GAP:.1f}" y="{y + 15}">{escaped(_shown(fact))}</text>'
    )


def _number(fact: Fact) -> Fraction:
    record = fact.record
    assert isinstance(record, Statistic)
    return record.number or Fraction(0)


def _shown(fact: Fact) -> str:
    record = fact.record
    assert isinstance(record, Statistic)
    after = "以上" if record.qualifier == "at_least" else ""
    return f"{_BEFORE[record.qualifier]}{fact.slots['figure'].text}{after}"
