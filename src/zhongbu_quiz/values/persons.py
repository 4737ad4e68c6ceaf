"""Persons who have several names: 孙中山, 孙文. In: their names. Out: which names mean one person."""

from __future__ import annotations

from collections.abc import Mapping

_BETWEEN, _RULER = "、", "帝"
_LONGEST = 8
"""Characters of a name that is looked for at the start of a text."""


class Persons:
    """`names`: the other names of each person by the best known one; `of_names`: titles that ask for one certain name, such as 字."""

    def __init__(self, names: Mapping[str, tuple[str, ...]] | None = None, of_names: frozenset[str] = frozenset()) -> None:
        self.of_names = of_names
        self._names = dict(names or {})
        self._own = {other: own for own, others in self._names.items() for other in (own, *others)}
        self._called = frozenset(self._own).union(name.removesuffix(_RULER) for name in self._own)

    def names_of(self, name: str) -> tuple[str, ...]:
        """All names of the person whom a name means, the best known first; none of anybody else."""
        own = self._own.get(name)
        return (own, *self._names[own]) if own else ()

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two texts that are unlike name the same persons, or one of them only persons whom the other names too."""
        if a == b or not self._knows(a):
            return False  # nearly always: most texts name nobody
        one, other = self._named(a), self._named(b)
        return (one <= other or other <= one) and any(name in self._own for name in one & other)

    def are_one(self, a: str, b: str) -> bool:
        """Whether two texts name the same persons."""
        return self._named(a) == self._named(b)

    def _knows(self, text: str) -> bool:
        """Whether somebody is known whom a text names."""
        return not self._called.isdisjoint(text.split(_BETWEEN)) if _BETWEEN in text else text in self._called

    def by_one_name(self, text: str) -> str:
        """A text that opens with the name of a person, with the best known name of that person there."""
        found = next((text[:size] for size in range(min(_LONGEST, len(text)), 1, -1) if text[:size] in self._own), "")
        return self._own[found] + text[len(found) :] if found else text

    def _named(self, text: str) -> frozenset[str]:
        """The persons of a text, each by one name; a ruler also by the name of the reign (康熙)."""
        return frozenset(self._own.get(name) or self._own.get(name + _RULER, name) for name in text.split(_BETWEEN))
