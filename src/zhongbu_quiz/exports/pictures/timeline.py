"""Events -> a strip of time for one of them: all events as ticks, its own as a dot, its two neighbours in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from zhongbu_quiz.exports.pictures.markup import escaped
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.values.dates import Day

_WIDTH, _LEFT, _RIGHT = 320, 18, 302
_LINE = 14


class Timeline:
    """The dated events of a base in the order of time."""

    def __init__(self, events: Sequence[Fact]) -> None:
        dated = [fact for fact in events if _position(fact) is not None]
        self._events = sorted(dated, key=lambda fact: (_position(fact) or 0.0, fact.order))
        self._places = {fact.id: place for place, fact in enumerate(self._events)}
        years = [floor(_position(fact) or 0) for fact in self._events]
        self._first, self._last = (min(years), max(years)) if years else (0, 0)
        ticks = sorted({round(self._x(fact), 1) for fact in self._events})
        self._ticks = "".join(f"M{x:g} {_LINE - 3}v6" for x in ticks)
        anchored = (self._first, "start"), ((self._first + self._last) // 2, "middle"), (self._last, "middle")
        self._labels = "".join(
            f'<text x="{self._at(year):.0f}" y="34" text-anchor="{anchor}">{_label(year)}</text>' for year, anchor in anchored if years
        )

    def of(self, fact: Fact) -> str:
        """The strip of one event; "" for one that has no date or no neighbours."""
        place = self._places.get(fact.id)
        if place is None or len(self._events) < 3:
            return ""
        before = self._events[place - 1] if place else None
        after = self._events[place + 1] if place + 1 < len(self._events) else None
        rows = "".join(
            f'<p class="zb-when{" zb-own" if own else ""}"><b>{escaped(_date(event))}</b>{escaped(_deed(event))}</p>'
            for event, own in ((before, False), (fact, True), (after, False))
            if event
        )
        return f'<div class="zb-figure zb-time">{self._strip(fact)}{rows}</div>'

    def _strip(self, fact: Fact) -> str:
        x = f"{self._x(fact):.1f}"
        return (
            f'<svg viewBox="0 0 {_WIDTH} 38" role="img" aria-label="{escaped(_date(fact))}">'
            f'<path class="zb-axis" d="M{_LEFT} {_LINE}H{_RIGHT}"/><path class="zb-tick" d="{self._ticks}"/>'
            f'<circle class="zb-dot" cx="{x}" cy="{_LINE}" r="6"/>{self._labels}</svg>'
        )

    def _x(self, fact: Fact) -> float:
        return self._at(_position(fact) or self._first)

    def _at(self, year: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (year - self._first) / (self._last + 1 - self._first)


def _position(fact: Fact) -> float | None:
    """The date as a number of years; the middle of what is not known."""
    start = fact.period.start if fact.period else None
    if start is None:
        return None
    if fact.period and fact.period.text:
        first, last = fact.period.span
        return (first[0] + last[0] + 1) / 2
    if not start.month:
        return start.year + 0.5
    return start.year + (start.month - 1 + ((start.day - 1) / 31 if start.day else 0.5)) / 12


def _label(year: int) -> str:
    """A year under the line: 1921, 前221."""
    day = Day(year)
    return f"{day.era.removeprefix('公元')}{day.in_era}"


def _date(fact: Fact) -> str:
    return fact.slots["date"].text


def _deed(fact: Fact) -> str:
    record = fact.record
    return f"{record.actor or ''}{record.action}{record.object or ''}" if isinstance(record, Event) else ""
