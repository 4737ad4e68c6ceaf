"""Ages, states and other things that have several names: 明朝, 明代; 俄国, 沙俄. In: their names. Out: which names mean one thing, and what may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_BETWEEN = "、"


class Names:
    """`names`: the other names of each thing by the best known one; `within`: what belongs to each; `also`: further names that nobody is offered;
    `short_for`: titles under which a name of one character is one of these; `one_name`: titles that ask for one certain name."""

    def __init__(
        self,
        names: Mapping[str, tuple[str, ...]] | None = None,
        within: Mapping[str, tuple[str, ...]] | None = None,
        also: Mapping[str, tuple[str, ...]] | None = None,
        short_for: frozenset[str] = frozenset(),
        one_name: frozenset[str] = frozenset(),
    ) -> None:
        self._names = dict(names or {})
        self._own = {other: own for table in (also or {}, self._names) for own, others in table.items() for other in (own, *others)}
        self.short_for = short_for
        self.one_name = one_name
        self._around: dict[str, set[str]] = {}
        for whole, parts in (within or {}).items():
            for part in parts:
                self._around.setdefault(self._of(part), set()).add(self._of(whole))

    def names_of(self, name: str) -> tuple[str, ...]:
        """All names of the thing that a name means, the best known first; none of anything else."""
        own = self._own.get(name)
        return (own, *self._names.get(own, ())) if own else ()

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two texts that are unlike name the same things, or one of them what the other belongs to (东汉, 汉朝)."""
        if a == b or not self._knows(a) or not self._knows(b):
            return False  # nearly always: most texts name nothing of this kind
        one, other = self._named(a), self._named(b)
        return one == other or one <= self._with_wholes(other) or other <= self._with_wholes(one)

    def are_one(self, a: str, b: str) -> bool:
        """Whether two texts name the same things."""
        return self._named(a) == self._named(b)

    def _of(self, name: str) -> str:
        return self._own.get(name, name)

    def _knows(self, text: str) -> bool:
        return any(part in self._own for part in text.split(_BETWEEN))

    def _named(self, text: str) -> frozenset[str]:
        """The things of a text, each by one name."""
        return frozenset((self._own[text],)) if text in self._own else frozenset(map(self._of, text.split(_BETWEEN)))

    def _with_wholes(self, things: Iterable[str]) -> frozenset[str]:
        """Some things, with all that they belong to."""
        found: set[str] = set()
        left = list(things)
        while left:
            thing = left.pop()
            if thing not in found:
                found.add(thing)
                left += self._around.get(thing, ())
        return frozenset(found)
