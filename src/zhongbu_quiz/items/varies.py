"""Which slots of which facts vary, so that a gap that hides one asks something (rule 72).

In: all facts of a base. Out: `Varying`, which tells whether a slot of a fact has another value among the facts that its kind says can
be compared with it: another province with that indicator, another year of that series, another indicator in that unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Key
from zhongbu_quiz.facts.slots import Slot


class Varying:
    """The values of slots among comparable facts; those of a slot are put together when it is asked about first."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._values: dict[tuple[str, str], Mapping[Key, dict[str, Slot]]] = {}

    def varies(self, fact: Fact, key: Slot) -> bool:
        """Whether a comparable fact has another value of a slot; true where its kind compares nothing."""
        shared = fact.kind_of.comparable(key.name, fact)
        if shared is None:
            return True
        others = self._of(fact.kind, key.name).get(shared, {})
        return any(fact.kind_of.unlike(key.name, key, other, self._base.world) for other in others.values())

    def fill(self) -> None:
        """Put the values of all slots together."""
        for kind, name in sorted({(fact.kind, name) for fact in self._base.facts for name in fact.slots}):
            self._of(kind, name)

    def _of(self, kind: str, name: str) -> Mapping[Key, dict[str, Slot]]:
        found = self._values.get((kind, name))
        if found is None:
            with self._base.watch.unnoted():
                found = self._values[kind, name] = self._together(kind, name)
        return found

    def _together(self, kind: str, name: str) -> Mapping[Key, dict[str, Slot]]:
        found: dict[Key, dict[str, Slot]] = self._base.watch.table(("varies", kind, name), dict)
        for fact in self._base.of_kind(kind):
            slot, shared = fact.slots.get(name), fact.kind_of.comparable(name, fact)
            if slot is not None and shared is not None:
                found[shared].setdefault(slot.text, slot)
        return found


def varying(base: FactBase) -> Varying:
    """The values of a base, or of the whole of which it is a part, put together once."""
    return _varying(base.whole)


@lru_cache(maxsize=2)
def _varying(base: FactBase) -> Varying:
    return Varying(base)
