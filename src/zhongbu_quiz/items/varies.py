"""Which slots of which facts vary, so that a gap that hides one asks something (rule 72).

In: all facts of a base. Out: `Varying`, which tells whether a slot of a fact has another value among the facts that its kind says can
be compared with it: another province with that indicator, another year of that series, another indicator in that unit.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Key
from zhongbu_quiz.facts.slots import Slot


class Varying:
    """The values of slots among comparable facts; those of a slot are put together when it is asked about first."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._values: dict[tuple[str, str], dict[Key, dict[str, Slot]]] = {}

    def varies(self, fact: Fact, key: Slot) -> bool:
        """Whether a comparable fact has another value of a slot; true where its kind compares nothing."""
        shared = fact.kind_of.comparable(key.name, fact)
        if shared is None:
            return True
        others = self._of(fact.kind, key.name).get(shared, {})
        return any(fact.kind_of.unlike(key.name, key, other, self._base.world) for other in others.values())

    def _of(self, kind: str, name: str) -> dict[Key, dict[str, Slot]]:
        found = self._values.get((kind, name))
        if found is None:
            found = defaultdict(dict)
            for fact in self._base.of_kind(kind):
                slot, shared = fact.slots.get(name), fact.kind_of.comparable(name, fact)
                if slot is not None and shared is not None:
                    found[shared].setdefault(slot.text, slot)
            self._values[kind, name] = found
        return found


@lru_cache(maxsize=2)
def varying(base: FactBase) -> Varying:
    """The values of a base, put together once."""
    return Varying(base)
