"""A small figure for the back of a card: where an event stands in time, or where a figure stands in its series."""

from __future__ import annotations

from typing import assert_never

from zhongbu_quiz.exports.anki.chart import Series
from zhongbu_quiz.exports.anki.timeline import Timeline
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact


class Figures:
    """The figures of one base. What all of them share is worked out once."""

    def __init__(self, base: FactBase) -> None:
        self._timeline = Timeline(base.of_kind("event"))
        self._series = Series(base.of_kind("statistic"))

    def of(self, fact: Fact) -> str:
        """HTML with an SVG in it, or "" where a fact has neither neighbours nor a series."""
        match fact.kind_of.picture:
            case "timeline":
                return self._timeline.of(fact)
            case "series":
                return self._series.of(fact)
            case "":
                return ""
            case other:
                assert_never(other)
