"""Truth in three values: is the sentence of a fact true when a candidate stands in the place of one of its slots?

A distractor is used only where FALSE is proved from the facts; UNKNOWN is a reject. Most is proved from what each kind of fact
declares (`Dependency`): another value of a slot is false where the facts that agree with this one tell one value, and it is not that;
another determinant (a region, a period) is false where a fact is known that agrees with this one but for it, and has another value.
What a kind knows beyond that stands in its `proofs`. Nothing here knows item models: the bank, questions of a person's own and pages
ask alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Key, Kind
from zhongbu_quiz.facts.slots import Slot, is_part, part_slots
from zhongbu_quiz.facts.watch import Keys, put
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.text import may_be_one, plain, same

if TYPE_CHECKING:
    from zhongbu_quiz.data.world import World
    from zhongbu_quiz.facts.base import FactBase


class Truth(Enum):
    """TRUE, FALSE (provably), or UNKNOWN."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # each is one object; that of an enumeration asks for its name


class Claim(Protocol):
    """A question about one slot of one fact: which slots are shown, and whether it is said whose statement it is."""

    @property
    def fact(self) -> Fact:
        """The fact whose sentence is asked about."""

    @property
    def key(self) -> Slot:
        """The slot that is asked, with its true value."""

    @property
    def shown(self) -> frozenset[str]:
        """The names of the slots that the sentence shows as true."""

    @property
    def attributed(self) -> bool:
        """Whether the sentence says whose statement it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim by itself, for whoever has no item model: a question of a person's own, a page, a test."""

    fact: Fact
    key: Slot
    shown: frozenset[str] = frozenset()
    attributed: bool = False


Proof = Callable[[Claim, Slot, Fact | None, "Index"], Truth]
"""(claim, candidate, the fact that the candidate was taken from or None for a computed value, index) -> truth."""


_KEPT = 1 << 12
"""Of so many facts it is remembered what proofs compare of them: those around one in the text are asked together."""
_UNNOTED: dict[Truth, tuple[Truth, None]] = {truth: (truth, None) for truth in Truth}
"""What is remembered of a proof while nobody notes what it looked up: one object for all, since there are hundreds of proofs a fact."""
GROUPS = "groups"
"""The name of the table of facts that agree in what a slot is a function of."""


class Index:
    """Look-ups over the whole fact base that make each proof a constant-time query."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self._watch = base.watch
        self._groups: dict[tuple[str, Dependency, Key], Sequence[Fact]] = base.watch.groups(GROUPS)
        self._where: dict[tuple[str, tuple[str, ...]], dict[Key, Sequence[Fact]]] = {}
        self.indexed: set[tuple[str, tuple[str, ...]]] = set()
        self.ways: dict[tuple[str, str], tuple[Proof | None, bool]] = {}
        """How a slot of a kind is proved (see `judge`)."""
        self.lent: dict[str, object] = {}
        """What constructions found of all its facts and will ask for again, by a name."""
        self.by_part: dict[str, Sequence[Fact]] = base.watch.groups("part")
        self._proved: dict[tuple[object, ...], tuple[Truth, Keys | None]] = {}
        self._told: dict[tuple[str, Dependency], tuple[tuple[Slot, ...], bool, Keys]] = {}
        for fact in base.told:
            alone = (fact,)
            for dependency in fact.kind_of.dependencies:
                put(self._groups, (fact.kind, dependency, key_of(fact, dependency)), alone)
            for slot in part_slots(fact.slots):
                put(self.by_part, plain(slot.text), alone)

    def within(self, part: FactBase) -> Index:
        """The same look-ups for whoever asks the facts of a part of the base."""
        index = copy(self)
        index.base, index._proved, index._told, index.lent = part, {}, {}, {}
        return index

    def group(self, kind: str, dependency: Dependency, key: Key) -> Sequence[Fact]:
        """The facts of a kind that agree in all that a dependency's slot is a function of."""
        return self._groups.get((kind, dependency, key), ())

    def where(self, kind: str, names: tuple[str, ...], key: Key) -> Sequence[Fact]:
        """The facts of a kind whose parts of these names are those of `key`. The first call for some names indexes them."""
        table = self._where.get((kind, names))
        if table is None:
            self.indexed.add((kind, names))
            table = self._where[kind, names] = self._watch.groups(("where", kind, names))
            with self._watch.unnoted():
                for fact in self.base.whole.of_kind(kind):
                    put(table, parts_of(fact, names), (fact,))
        return table.get(key, ())

    def proved(self, claim: Claim, candidate: Slot, origin: Fact | None, proof: Proof) -> Truth:
        """What a proof says. Of a word that a fact tells it is asked by many models, and worked out once; a computed number is asked once."""
        if origin is None and candidate.type == "number":
            return proof(claim, candidate, origin, self)
        asked = claim.fact.id, claim.key.name, claim.shown, claim.attributed
        known = (*asked, candidate.name, candidate.type, candidate.text, origin and origin.id)
        found = self._proved.get(known)
        if found is not None:
            if found[1] is not None:
                self._watch.read_again(found[1])
            return found[0]
        if not self._watch.notes:
            truth = proof(claim, candidate, origin, self)
            self._proved[known] = _UNNOTED[truth]
            return truth
        with self._watch.reading(inner=True) as reads:
            truth = proof(claim, candidate, origin, self)
        self._proved[known] = truth, reads
        return truth

    def told(self, fact: Fact, dependency: Dependency) -> tuple[tuple[Slot, ...], bool]:
        """What the facts that agree with one tell of a dependency's slot, and whether they quarrel."""
        known = (fact.id, dependency)
        found = self._told.get(known)
        if found is None:
            name = dependency.slot
            with self._watch.reading(inner=True) as reads:
                group = self.group(fact.kind, dependency, key_of(fact, dependency))
            slots = tuple(dict.fromkeys(other.slots[name] for other in group if name in other.slots))  # the same from many is told once
            quarrel = dependency.functional and len({_comparable(other, name) for other in group}) > 1
            found = self._told[known] = slots, quarrel, reads
        else:
            self._watch.read_again(found[2])
        return found[:2]


@lru_cache(maxsize=_KEPT)
def parts_of(fact: Fact, names: tuple[str, ...]) -> Key:
    """Slots and fields of a fact as dependencies compare them."""
    return tuple([fact.kind_of.part(name, fact) for name in names])


def key_of(fact: Fact, dependency: Dependency) -> Key:
    """What a fact has in all that a dependency's slot is a function of."""
    return parts_of(fact, dependency.on)


def judge(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Whether the claim's sentence is TRUE, FALSE or UNKNOWN with `candidate` in the gap.

    `origin` is the fact that the candidate was taken from, None for a computed value.
    """
    if claim.key.type not in ("date", "number") and (world := index.base.world).may_be_one(candidate.text, claim.key.text):
        return Truth.TRUE if world.are_one(candidate.text, claim.key.text) else Truth.UNKNOWN
    asked = claim.fact.kind, claim.key.name
    proof, its_own = index.ways.get(asked) or index.ways.setdefault(asked, _way(claim.fact.kind_of, claim.key.name))
    if proof is None:
        return Truth.UNKNOWN
    return index.proved(claim, candidate, origin, proof) if its_own else proof(claim, candidate, origin, index)


def _way(kind: Kind[Any], slot: str) -> tuple[Proof | None, bool]:
    """How a slot is proved, and whether by what its kind knows beyond its dependencies; None where nothing proves it."""
    name = "part" if is_part(slot) else slot
    own = kind.proofs().get(name)
    if own is not None:
        return own, True
    if any(dependency.slot == name for dependency in kind.dependencies):
        return value, False
    return (determinant if any(name in dependency.on for dependency in kind.dependencies) else None), False


def value(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """The proof of a dependency's own slot: false where every fact that agrees with this one tells something provably else."""
    name = claim.key.name
    if isinstance(claim.key.value, Period) and not comparable_dates(claim.key.value, candidate.value):
        return Truth.UNKNOWN
    mine = [dependency for dependency in claim.fact.kind_of.dependencies if dependency.slot == name]
    for dependency in mine:
        told, quarrel = index.told(claim.fact, dependency)
        if quarrel and _exact(claim.key):
            return Truth.UNKNOWN  # two recorded values for one slot prove nothing (rule 24)
        truths = {compared(candidate, slot, claim.fact, world=index.base.world) for slot in told}
        if truths & {Truth.TRUE, Truth.UNKNOWN}:
            return Truth.TRUE if Truth.TRUE in truths else Truth.UNKNOWN
    return Truth.FALSE


def comparable_dates(a: Period, b: Period) -> bool:
    """Whether one date may be set against another as right and wrong: both are certain, and told to the same precision."""
    return a.certain and b.certain and a.granularity == b.granularity


def determinant(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """The proof of what a slot is a function of: false where the fact with the candidate in its place is known, and has another value."""
    fact, name = claim.fact, claim.key.name
    if same(candidate.text, claim.key.text):
        return Truth.TRUE
    if candidate.type not in ("date", "number") and may_be_one(candidate.text, claim.key.text):
        return Truth.UNKNOWN
    for dependency in fact.kind_of.dependencies:
        if name not in dependency.on or not dependency.functional:
            continue
        known = replaced(claim, candidate, dependency, index)
        if known is not None:
            return known
    return Truth.UNKNOWN


def replaced(claim: Claim, candidate: Slot, dependency: Dependency, index: Index) -> Truth | None:
    """TRUE or FALSE where a fact is known that agrees with the claim's but for the candidate; None where none is.

    Facts that contradict each other prove nothing (rule 24).
    """
    fact = claim.fact
    asked = claim.key.name
    own_parts = zip(dependency.on, key_of(fact, dependency), strict=True)
    key = tuple([fact.kind_of.part_of(name, candidate) if name == asked else part for name, part in own_parts])
    own = fact.slots.get(dependency.slot)
    rivals = [rival for rival in index.group(fact.kind, dependency, key) if dependency.slot in rival.slots]
    if not rivals or own is None:
        return None
    truths = {compared(rival.slots[dependency.slot], own, fact, rival, index.base.world) for rival in rivals}
    if Truth.TRUE in truths:
        return Truth.TRUE
    quarrel = len({_comparable(rival, dependency.slot) for rival in rivals}) > 1
    return Truth.UNKNOWN if quarrel or Truth.UNKNOWN in truths else Truth.FALSE


def compared(candidate: Slot, told: Slot, fact: Fact, origin: Fact | None = None, world: World | None = None) -> Truth:
    """Whether a candidate for a slot says what the slot says: dates by their days, numbers in their base unit, names by their words.

    A figure that the text has only in words (位居前列) has no value: no other words and no number contradict it.

    `fact` is whose slot it is: its unit counts for a number without an `origin` of its own.
    """
    kind = fact.kind_of
    if isinstance(told.value, Period) and isinstance(candidate.value, Period):
        return Truth.TRUE if told.value.overlaps(candidate.value) else Truth.FALSE
    if isinstance(told.value, Fraction):
        if not isinstance(candidate.value, Fraction):
            return Truth.UNKNOWN
        unit_of = (origin or fact).record
        return Truth.TRUE if kind.amount(candidate.value, unit_of) == kind.amount(told.value, fact.record) else Truth.FALSE
    if told.value is None:
        return Truth.TRUE if same(candidate.text, told.text) else Truth.UNKNOWN
    return distinct(candidate.text, told.text, world)


def distinct(a: str, b: str, world: World | None = None) -> Truth:
    """FALSE where two names mean different things for sure, TRUE where they are one, UNKNOWN between; a `world` knows what has several names."""
    if same(a, b):
        return Truth.TRUE
    if world and world.may_be_one(a, b):
        return Truth.TRUE if world.are_one(a, b) else Truth.UNKNOWN
    return Truth.UNKNOWN if may_be_one(a, b) else Truth.FALSE


def _comparable(fact: Fact, name: str) -> object:
    return fact.kind_of.part(name, fact)


def _exact(slot: Slot) -> bool:
    return isinstance(slot.value, Fraction)
