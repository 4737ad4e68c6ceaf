"""A small figure for the back of a card: where an event stands in time, or where a figure stands in its series."""

from __future__ import annotations

from zhongbu_quiz.exports.anki.chart import Series
from zhongbu_quiz.exports.anki.timeline import Timeline
from zhongbu_quiz.facts.base import Fact, FactBase


class Figures:
    """The figures of one base. What all of them share is worked out once."""

    def __init__(self, base: FactBase) -> None:
        self._timeline = Timeline(base.of_kind("event"))
        self._series = Series(base.of_kind("statistic"))

    def of(self, fact: Fact) -> str:
        """HTML with an SVG in it, or "" where a fact has neither neighbours nor a series."""
        if fact.kind == "event":
            return self._timeline.of(fact)
        return self._series.of(fact) if fact.kind == "statistic" else ""
