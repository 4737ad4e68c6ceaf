"""Pictures: where an event stands in time, where a figure stands in its series, where a place lies; for cards, papers and pages alike.

In: the facts of a base. Out: HTML with an SVG in it, in plain markup: whoever puts it into a format of its own (a field of Anki) makes
that format's signs harmless there. Classes (zb-…) are dressed by the style sheet of the card or page.
"""

from __future__ import annotations

from typing import assert_never

from zhongbu_quiz.exports.pictures.chart import Series
from zhongbu_quiz.exports.pictures.region_map import Mapped
from zhongbu_quiz.exports.pictures.timeline import Timeline
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact

__all__ = ["Pictures"]


class Pictures:
    """The pictures of one base. What all of them share is worked out once."""

    def __init__(self, base: FactBase) -> None:
        self._timeline = Timeline(base.of_kind("event"))
        self._series = Series(base.of_kind("statistic"))
        self._map = Mapped(base.world.map, base.world.places)

    def of(self, fact: Fact) -> str:
        """The pictures of a fact one after another: its strip of time or its chart, and the map of its places; "" where it has none."""
        return self._own(fact) + self._map.of(fact)

    def asked(self, fact: Fact, slot: str) -> bool:
        """Whether a slot is a place that the map of the fact shows."""
        asked = fact.slots.get(slot)
        return asked is not None and asked.type == "region" and bool(self._map.of(fact))

    def _own(self, fact: Fact) -> str:
        """The picture that the kind of a fact has, where there is enough to draw."""
        match fact.kind_of.picture:
            case "timeline":
                return self._timeline.of(fact)
            case "series":
                return self._series.of(fact)
            case "":
                return ""
            case other:
                assert_never(other)
