"""Regions -> a small map in which those that a fact is about stand out."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians

from zhongbu_quiz.exports.pictures.markup import escaped
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.values.outlines import Point, RegionMap
from zhongbu_quiz.values.places import Places

_WIDTH, _EDGE = 160, 2
_LABEL_DROP = 7
"""From the middle of a label to the line that it stands on."""


class Mapped:
    """The map of a base; without one, no fact has a picture."""

    def __init__(self, drawn: RegionMap | None, places: Places) -> None:
        self._places = places
        self._regions = drawn.regions if drawn else ()
        self._made: dict[tuple[str, ...], str] = {}
        if not self._regions:
            return
        points = [point for region in self._regions for point in region.outline]
        self._west, self._north = min(east for east, _ in points), max(north for _, north in points)
        south, middle = min(north for _, north in points), sum(north for _, north in points) / len(points)
        self._narrow = cos(radians(middle))
        self._scale = (_WIDTH - 2 * _EDGE) / ((max(east for east, _ in points) - self._west) * self._narrow)
        self._height = round((self._north - south) * self._scale) + 2 * _EDGE

    def of(self, fact: Fact) -> str:
        """The map of a fact; "" where it is about none of the regions."""
        shown = self.regions_of(fact)
        if shown and shown not in self._made:
            self._made[shown] = self._drawn(shown)
        return self._made[shown] if shown else ""

    def regions_of(self, fact: Fact) -> tuple[str, ...]:
        """The regions of the map that a fact names or names a place in, in the order of the map; none where it names them all, since a map of
        all says nothing."""
        if not fact.regions:
            return ()
        names = tuple(region.name for region in self._regions)
        own = tuple(name for name in names if any(self._places.within(told, name) for told in fact.regions))
        return own if len(own) < len(names) else ()

    def _drawn(self, shown: tuple[str, ...]) -> str:
        own = {region.name for region in self._regions if region.name in shown}
        told = escaped("、".join(shown))
        # Regions that stand out are drawn last, so that their edges lie over those of their neighbours.
        ordered = sorted(self._regions, key=lambda region: region.name in own)
        shapes = "".join(f'<path{_here(region.name in own)} d="{self._path(region.outline)}"/>' for region in ordered)
        labels = "".join(
            self._label(region.label, region.short, region.name in own) for region in ordered
        )
        return (
            f'<div class="zb-figure zb-map"><svg viewBox="0 0 {_WIDTH} {self._height}" role="img" aria-label="{told}">{shapes}{labels}</svg>'
            f'<p class="zb-caption">{told}</p></div>'
        )

    def _label(self, at: Point, words: str, here: bool) -> str:
        x, y = self._at(at)
        return f'<text{_here(here)} x="{x}" y="{y + _LABEL_DROP}">{escaped(words)}</text>'

    def _path(self, outline: tuple[Point, ...]) -> str:
        """A ring in steps between whole places, so that the borders of neighbours meet exactly."""
        places = [self._at(point) for point in outline]
        steps = ((x - a, y - b) for (a, b), (x, y) in pairwise(places))
        return f"M{places[0][0]} {places[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z"

    def _at(self, point: Point) -> tuple[int, int]:
        east, north = point
        return round((east - self._west) * self._narrow * self._scale) + _EDGE, round((self._north - north) * self._scale) + _EDGE


def _here(here: bool) -> str:
    return ' class="zb-here"' if here else ""
