"""Places: of which level each is, what it lies in, and its other names; which of them may stand beside each other as options.

In: `Place` values, from the data files of `zhongbu_quiz.data`. Out: `Places`, whose questions are answered in constant time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its own name: `level` (country, province, city, area …) and the places that it lies in, nearest first."""

    name: str
    level: str
    inside: tuple[str, ...] = ()


class Places:
    """All places that are known. A name that nobody listed is known to nobody: nothing is proved of it."""

    def __init__(
        self,
        places: Iterable[Place],
        aliases: Mapping[str, str],
        exclusive: Iterable[str],
        titles: Mapping[str, str] | None = None,
    ) -> None:
        """`aliases`: other name -> own name; `exclusive`: the levels whose places exclude each other; `titles`: level -> its word."""
        self._titles = dict(titles or {})
        self._aliases = dict(aliases)
        self._exclusive = frozenset(exclusive)
        self._levels: dict[str, str] = {}
        inside: dict[str, list[str]] = defaultdict(list)
        for place in places:
            self._levels[place.name] = place.level
            inside[place.name].extend(self.canonical(name) for name in place.inside)
        self._areas = [name for name, level in self._levels.items() if level == "area"]
        self._around = {name: self._all_around(name, inside) for name in self._levels}
        self.names: frozenset[str] = frozenset((*self._levels, *self._aliases))
        """Every name and alias."""

    @staticmethod
    def _all_around(name: str, inside: Mapping[str, list[str]]) -> frozenset[str]:
        found: set[str] = set()
        waiting = list(inside.get(name, ()))
        while waiting:
            larger = waiting.pop()
            if larger not in found:
                found.add(larger)
                waiting.extend(inside.get(larger, ()))
        return frozenset(found)

    def canonical(self, name: str) -> str:
        """The own name of a place: 中部六省 for 中部地区; the name itself where it is no alias."""
        return self._aliases.get(name, name)

    def known(self, name: str) -> bool:
        """Whether a text is the name of a place."""
        return name in self.names

    def level(self, name: str) -> str:
        """country, province, city, area …; "" for a name that is not known."""
        return self._levels.get(self.canonical(name), "")

    def title(self, name: str) -> str:
        """The word for what a place is (省份, 国家), where its level has one; else ""."""
        return self._titles.get(self.level(name), "")

    def named(self, level: str) -> frozenset[str]:
        """The own names of all places of one level."""
        return frozenset(name for name, theirs in self._levels.items() if theirs == level)

    def names_of(self, name: str) -> frozenset[str]:
        """A place's own name and all its aliases."""
        own = self.canonical(name)
        return frozenset((own, *(alias for alias, meant in self._aliases.items() if meant == own)))

    def same(self, a: str, b: str) -> bool:
        """Whether two names are of one place."""
        return self.canonical(a) == self.canonical(b)

    def within(self, a: str, b: str) -> bool:
        """Whether `a` is `b` or lies in it, at any depth."""
        small, large = self.canonical(a), self.canonical(b)
        return small == large or large in self._around.get(small, frozenset())

    def related(self, a: str, b: str) -> bool:
        """Whether one of two places is or holds the other: a figure of one may include the other, so neither excludes the other."""
        return self.within(a, b) or self.within(b, a)

    def rivals(self, a: str, b: str) -> bool:
        """Whether two places exclude each other: both known, of one level whose places do not overlap, and neither in the other."""
        level = self.level(a)
        return level in self._exclusive and level == self.level(b) and not self.related(a, b)

    def apart(self, a: str, b: str) -> bool:
        """Whether nothing can be in two places at once: they, or what they lie in, exclude each other (武汉 and 安徽)."""
        return any(self.rivals(one, other) for one in self._with_all_around(a) for other in self._with_all_around(b))

    def _with_all_around(self, name: str) -> frozenset[str]:
        own = self.canonical(name)
        return frozenset((own, *self._around.get(own, ())))

    def at_level(self, name: str, level: str) -> str:
        """The place of a level that a place is or lies in; "" where there is none, or more than one."""
        found = [around for around in self._with_all_around(name) if self.level(around) == level]
        return found[0] if len(found) == 1 else ""

    def region_of(self, name: str) -> str:
        """The part of its country that a place lies in (东部, 东北), or of the world where it is a country; "" where none is known."""
        around = self._around.get(self.canonical(name), frozenset())
        areas = [area for area in self._areas if area in around]
        own = [area for area in areas if any(self.level(larger) == "country" for larger in self._around[area])]
        return next(iter(own or areas), "")

    def exclusive(self, name: str) -> bool:
        """Whether a place has a level whose places exclude each other."""
        return self.level(name) in self._exclusive
