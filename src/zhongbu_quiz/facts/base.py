"""Records -> FactBase: every fact told as slots and as one Chinese sentence, in the order of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from typing import TYPE_CHECKING

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Surroundings
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.records import DocumentRecord, FactRecord, Source
from zhongbu_quiz.facts.set_apart import set_apart
from zhongbu_quiz.facts.watch import EVERY_FACT, Watch
from zhongbu_quiz.facts.wording import fill_wording
from zhongbu_quiz.loading.remembered import keep, kept
from zhongbu_quiz.messages import _, joined

if TYPE_CHECKING:
    from zhongbu_quiz.facts.load import Placed, Seeds


MANY = 600
"""From more facts than these a bank is made in parts, and it is noted what each part hangs on."""
LAST_IDS = "last ids"
"""The name under which it is noted that the last ids of documents were looked at."""
PART = "part"
"""The scope of a base that is a part of another."""


@dataclass(frozen=True, eq=False)
class FactBase:
    """All facts in the order of the text, the documents that they are told in, and the world that they speak of.

    What is looked up of the facts is noted (`watch`). `part_of` is the base of which this is a part, where only its own facts are asked;
    `scope` stands before the names under which it notes that.
    """

    told: tuple[Fact, ...]
    documents: tuple[DocumentRecord, ...] = ()
    _by_id: Mapping[str, Fact] = field(default_factory=dict, repr=False)
    world: World = field(default_factory=load_world, repr=False)
    watch: Watch = field(default_factory=Watch, repr=False)
    part_of: FactBase | None = field(default=None, repr=False)
    scope: str = field(default="", repr=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in order."""
        self.watch.note((self.scope, EVERY_FACT))
        return self.told

    @property
    def whole(self) -> FactBase:
        """The base of which this is a part, or itself."""
        return self.part_of or self

    def fact(self, fact_id: str) -> Fact:
        """The fact with an id. Raises KeyError."""
        return self._by_id[fact_id]

    def find(self, fact_id: str) -> Fact | None:
        """The fact with an id, or None."""
        return self._by_id.get(fact_id)

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._by_id

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """All facts of one kind, in order."""
        return self._kinds.get(kind, ())

    def of_kinds(self, kinds: Collection[str] | None) -> Iterator[Fact]:
        """All facts of some kinds (None: of any), in the order of the text."""
        if kinds is None:
            return iter(self.facts)
        return merge(*map(self.of_kind, kinds), key=lambda fact: fact.order)

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[Fact, ...]]:
        kinds: dict[str, list[Fact]] = {}
        for fact in self.told:
            kinds.setdefault(fact.kind, []).append(fact)
        found: dict[str, tuple[Fact, ...]] = self.watch.table((self.scope, "kind"))
        found.update((kind, tuple(facts)) for kind, facts in kinds.items())
        return found

    @property
    def last_ids(self) -> dict[str, str]:
        """For each document the last of its facts' ids by the alphabet: what tells documents apart and puts them in an order where
        their names must not count."""
        self.watch.note((self.scope, LAST_IDS))
        return self._last_ids

    @cached_property
    def _last_ids(self) -> dict[str, str]:
        last: dict[str, str] = {}
        for fact in self.told:
            name = fact.record.source.document
            last[name] = max(fact.id, last.get(name, ""))
        return last

    @cached_property
    def exclusive(self) -> frozenset[tuple[str, str]]:
        """The (document, section) in which each entry belongs to one head only."""
        return frozenset((one.name, section.name) for one in self.documents for section in one.sections if section.exclusive)

    def confused(self, fact_id: str) -> frozenset[Fact]:
        """The facts that learners mix up with one, whichever of the two says so (`confused_with`)."""
        return frozenset(self._by_id[other] for other in self._confused.get(fact_id, ()) if other in self._by_id)

    @cached_property
    def _confused(self) -> Mapping[str, set[str]]:
        """By each id the other ones, whether or not there are such facts."""
        found: dict[str, set[str]] = self.watch.table((self.scope, "confused"), set)
        for fact in self.told:
            for other in fact.kind_of.confused(fact.record):
                found[fact.id].add(other)
                found[other].add(fact.id)
        return found

    def fill(self) -> None:
        """Fill the tables that are filled when they are asked first."""
        _ = self._kinds, self._confused

    def document(self, name: str) -> DocumentRecord | None:
        """The document with a short name, where it is listed."""
        return next((document for document in self.documents if document.name == name), None)

    def place_in_text(self, source: Source) -> tuple[int, int]:
        """(document, section) as numbers in the order of the text; unlisted ones come last."""
        for number, document in enumerate(self.documents):
            if document.name == source.document:
                names = document.section_names
                section = names.index(source.section) if source.section in names else 999
                return number, section
        return 999, 999


def build_base(seeds: Seeds, world: World | None = None, only: Collection[str] | None = None) -> FactBase:
    """Tell every record, or those of `only` these ids among the others, in a world (the shipped one where none is given). While the program goes
    on, what is told with the same as before is not told again.

    Raises ContentError for references to facts that do not exist and wordings with unknown slots.
    """
    problems: list[Problem] = []
    listed = frozenset(document.name for document in seeds.documents)
    told_in = {source.document for placed in seeds.facts for source in (placed.record.source, *placed.record.also)}
    around = Surroundings(
        {placed.record.id: placed.record for placed in seeds.facts},
        listed.union(told_in),
        world or load_world(),
    )
    place = ("told", tuple(dict.fromkeys(placed.path for placed in seeds.facts)), around.world)
    before: dict[str, tuple[object, Fact]] = kept(place) or {}
    now: dict[str, tuple[object, Fact]] = {}
    for order, placed in enumerate(seeds.facts):
        if only is not None and placed.record.id not in only:
            continue
        hangs_on = (placed.record, order, _is_unnamed(placed, listed), [around.told_of(name) for name in _others(placed.record)])
        known = before.get(placed.record.id)
        fact = known[1] if known and known[0] == hangs_on else _tell(placed, order, around, listed, problems)
        if fact:
            now[fact.id] = hangs_on, fact
    if problems:
        raise ContentError(problems)
    keep(place, now, _FACT * len(now))
    return base_of([fact for _hangs_on, fact in now.values()], seeds.documents, around.world)


_FACT = 200
"""Bytes of a fact in a file, more or less."""


def _others(record: FactRecord) -> Iterable[str]:
    return KINDS[record.kind].others(record)


def _is_unnamed(placed: Placed, listed: frozenset[str]) -> bool:
    """Whether its document is what a row of a table is told in where it names none."""
    document = placed.record.source.document
    return document not in listed and document == placed.path.stem


def base_of(
    facts: Sequence[Fact],
    documents: Iterable[DocumentRecord] = (),
    world: World | None = None,
    watched: bool | None = None,
    scope: str = "",
) -> FactBase:
    """A base of facts that are told already; `watched`: it notes what is looked up of them (where None is said: if they are many)."""
    watch = Watch(len(facts) > MANY if watched is None else watched)
    return FactBase(tuple(facts), tuple(documents), _by_id(facts, watch, scope), world or load_world(), watch, scope=scope)


def part_of(base: FactBase, facts: Sequence[Fact]) -> FactBase:
    """A base of some facts of a base, which knows of no others but those of the whole that it is asked for."""
    return FactBase(tuple(facts), base.documents, _by_id(facts, base.watch, PART), base.world, base.watch, base, PART)


def _by_id(facts: Sequence[Fact], watch: Watch, scope: str) -> dict[str, Fact]:
    found: dict[str, Fact] = watch.table((scope, "fact"))
    found.update((fact.id, fact) for fact in facts)
    return found


def _tell(placed: Placed, order: int, around: Surroundings, listed: frozenset[str], problems: list[Problem]) -> Fact | None:
    record = placed.record
    kind = KINDS[record.kind]
    wrong = list(kind.strange(record, around))
    if wrong:
        problems.extend(map(placed.problem, wrong))
        return None
    try:
        told = kind.tell(record, around)
    except ValueError as error:
        problems.append(placed.problem(str(error)))
        return None
    texts = {**told.texts, "document": record.source.document}
    try:
        clauses = fill_wording(told.wording, told.slots, texts, told.complete, told.split)
    except KeyError as error:
        allowed = joined(sorted({name.replace(".", "") for name in told.slots} | set(texts)))
        words = _("`wording` uses {{{name}}}, which this fact does not have; allowed: {allowed}")
        problems.append(placed.problem(words.format(name=error.args[0], allowed=allowed)))
        return None
    clauses = set_apart(clauses, (told.slots[name] for name in kind.loose if name in told.slots))
    return Fact(record, kind, told.slots, clauses, order, told.issuer, told.recurring, _is_unnamed(placed, listed))
