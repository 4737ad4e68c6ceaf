"""Outlines: the regions of a map as rings of points that neighbours share, whatever the subject.

In: border lines between regions, each drawn once, and which of them a region is made of. Out: closed rings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhongbu_quiz.messages import _

Point = tuple[float, float]
"""Degrees of longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a map: its name, its name in one character, where that stands, and its outline, whose last point is not its first."""

    name: str
    short: str
    label: Point
    outline: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A map: what its regions are together, and the regions."""

    name: str
    regions: tuple[Region, ...]


def ring(lines: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """The lines one after another, turned round where they must be, as one closed ring. Raises ValueError, saying how many of them
    fit, where they make none."""
    first, *rest = [tuple(line) for line in lines]
    if rest and first[-1] not in (rest[0][0], rest[0][-1]):
        first = first[::-1]
    points = list(first)
    for count, line in enumerate(rest, 1):
        if line[0] != points[-1]:
            line = line[::-1]
        if line[0] != points[-1]:
            raise ValueError(_("line {number} of the outline does not begin where the one before it ends").format(number=count + 1))
        points += line[1:]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError(_("the outline is not closed: its last line must end where its first begins"))
    return tuple(points[:-1])
