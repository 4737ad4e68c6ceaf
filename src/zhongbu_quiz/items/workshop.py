"""Who makes the items of a bank, model by model, and of many facts part by part; and what is known from the bank before.

In: a base, its models and a gate. Out: what each model makes of the base or of its parts, and the rule that an item breaks. Of few facts all
is made of the whole. Of many (`facts.base.MANY`) a model that looks for rivals in the surroundings of a fact asks each part of the text by
itself; wrong is what all facts prove wrong, here and at the gate.

With a `Memory`, what was made for the bank before is taken where no changed fact can touch it: its own part of the text has the same facts,
and no changed fact, as it was or as it is, is filed where was looked (`facts.watch`). What hangs on the order, on all items together or on
counts over them is not kept at all: `items.bank` makes it from the parts each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol, runtime_checkable

from zhongbu_quiz.chance import digest
from zhongbu_quiz.facts.base import LAST_IDS, PART, FactBase, base_of, part_of
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.facts.watch import EVERY_FACT, Filed, Keys, Watch, fingerprint, mark
from zhongbu_quiz.items.constructions.ages import dynasties
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.looked_up import Table
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.registry import construction_of
from zhongbu_quiz.items.template import Template
from zhongbu_quiz.items.varies import Varying

LEAST, CUT = 80, 32
"""A part has so many facts; then it ends with its section, or, in a long one, at one of so many facts."""

Gate = Callable[[Item], int | None]
"""The number of the fatal rule that an item breaks, or None (`quality.gate` makes one)."""
Name = tuple[object, ...]
Ids = tuple[str, ...]


@runtime_checkable
class Keeper(Protocol):
    """A gate that says what its answers hang on."""

    def __call__(self, item: Item) -> int | None:
        """The number of the fatal rule that an item breaks, or None."""

    @property
    def ground(self) -> object:
        """What all answers hang on, as a whole."""

    @property
    def counted(self) -> dict[str, object]:
        """What some answers hang on as a whole, by the name under which they note it."""

    def file(self, base: FactBase) -> None:
        """File the facts of a base in the tables that its answers are looked up in."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a model made of some facts (items, gaps that are still to be sifted, what was found of them), why it made no more, and what it
    looked up for that."""

    items: tuple[Any, ...]
    rejects: Counter[str]
    keys: Keys


@dataclass(frozen=True, slots=True)
class Judged:
    """An item, the rule that it breaks, and what was looked up for that."""

    item: Item
    rule: int | None
    keys: Keys


@dataclass(frozen=True, slots=True)
class Last:
    """A bank that was made, in parts; of its models, and of what all answers of the gate hang on, that they were the same."""

    base: FactBase
    models: int
    ground: int
    counted: dict[str, int]
    indexed: frozenset[tuple[str, tuple[str, ...]]]
    made: dict[Name, Made]
    judged: dict[str, Judged]


@dataclass(slots=True)
class Memory:
    """What is kept of the bank that was made last, for as long as the program runs."""

    last: Last | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Apart:
    """What was made and judged of some places in another process."""

    made: dict[Name, Made] = field(default_factory=dict)
    judged: dict[str, Judged] = field(default_factory=dict)
    indexed: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)

    def add(self, other: Apart) -> None:
        """Take in what another made."""
        self.made.update(other.made)
        self.judged.update(other.judged)
        self.indexed.update(other.indexed)


Place = tuple[int, int]
"""A model and a part by their numbers; -1 stands for the whole."""
Helpers = Callable[[Sequence[Place], bool], Iterable[Apart]]
"""Makes places elsewhere, in any order, each once; the second says whether to note what is looked up."""


class Workshop:
    """Makes items of one base; of many facts `helpers` make what is not known from before, each in a workshop of the same base (`make_apart`)."""

    def __init__(
        self, base: FactBase, models: tuple[ItemModel, ...], gate: Gate | None, memory: Memory | None, helpers: Helpers | None = None
    ) -> None:
        self._base, self._models, self._gate, self._memory = base, models, gate, memory
        self._watch = base.watch if memory is not None else Watch()
        self._index = Index(base)
        parts = [part_of(base, facts) for facts in parts_of(base.told)] if base.watch.on else []
        self._parts = [(tuple(fact.id for fact in part.told), part) for part in parts]
        self._before = _before(base, self._parts, models, gate, memory.last) if memory is not None and memory.last is not None else _Before()
        self._made: dict[Name, Made] = {}
        self._judged: dict[str, Judged] = {}
        self._apart = Apart()
        missing = [place for place in self._places() if self._before.made(self._name(*place)) is None] if helpers and self._parts else []
        for one in helpers(missing, memory is not None) if helpers and missing else ():
            self._apart.add(one)

    def _places(self) -> Iterator[Place]:
        for number, model in enumerate(self._models):
            for part in range(len(self._parts)) if construction_of(model).around else (-1,):
                yield number, part

    def _name(self, model: int, part: int) -> Name:
        return _name(self._models[model], () if part < 0 else self._parts[part][0])

    def make_apart(self, places: Iterable[Place]) -> Apart:
        """What another workshop, of the same base and models, is to take in."""
        apart = Apart(indexed=self._index.indexed)
        for part, models in groupby(sorted(places, key=itemgetter(1)), itemgetter(1)):
            ids, base = ((), self._base) if part < 0 else self._parts[part]
            index = self._index.within(base)
            for number, _part in models:
                made = apart.made[self._name(number, part)] = self._one(self._models[number], ids, base, index)
                for item in (getattr(one, "item", one) for one in made.items):
                    if item is not None:
                        rule = self.rule(item)
                        apart.judged[item.id] = self._judged.get(item.id) or Judged(item, rule, Keys())
        self._made, self._judged = {}, {}
        return apart

    def work(self, progress: Callable[[str], None]) -> Iterator[tuple[ItemModel, Made]]:
        """What the models make. All that look around a fact are asked of one part before the next part comes: what they look up and prove there
        is worked out once, and forgotten with the part. `progress` is called with the id of each model, of these as parts are done."""
        around = [model for model in self._models if self._parts and construction_of(model).around and construction_of(model).sift is None]
        for number, (ids, part) in enumerate(self._parts):
            for model in around[number * len(around) // len(self._parts) : (number + 1) * len(around) // len(self._parts)]:
                progress(model.id)
            index = self._index.within(part)
            for model in around:
                yield model, self._one(model, ids, part, index)
        asked = set(map(id, around))
        for model in self._models:
            if id(model) not in asked:
                progress(model.id)
                yield model, self._whole(model)

    def _whole(self, model: ItemModel) -> Made:
        """What a model makes of all facts: those of many are asked part by part for gaps, which are sifted together."""
        construction = construction_of(model)
        index = self._index.within(self._base) if self._parts else self._index  # of many facts what is proved is forgotten with the model
        if construction.sift is None:
            return self._one(model, (), self._base, index)
        parts = self._parts if construction.around else []
        asked = ((ids, part, self._index.within(part)) for ids, part in parts) if parts else (((), self._base, index),)
        found = (self._one(model, *one) for one in asked)
        rejects: Counter[str] = Counter()
        items = construction.sift(self._base, [gap for made in found for gap in made.items], rejects)
        return Made(tuple(items), rejects, Keys())

    def _one(self, model: ItemModel, ids: tuple[str, ...], base: FactBase, index: Index) -> Made:
        def make(rejects: Counter[str]) -> Iterable[Any]:
            made: Iterable[Any] = construction_of(model).make(model, base, index, rejects)
            return made

        return self._kept(_name(model, ids), make)

    def found(self, model: ItemModel, look: Callable[[ItemModel, FactBase], tuple[int, bool]]) -> tuple[int, bool]:
        """What is found of the facts of a model by looking at them."""
        count, some = self._kept((model.id, "found", ()), lambda _rejects: look(model, self._base)).items
        return count, some

    def _kept(self, name: Name, make: Callable[[Counter[str]], Iterable[Any]]) -> Made:
        made = self._before.made(name) or self._apart.made.get(name)
        if made is None:
            rejects: Counter[str] = Counter()
            with self._watch.reading() as keys:
                items = tuple(make(rejects))
            made = Made(items, rejects, keys)
        if self._memory is not None:
            self._made[name] = made
        return made

    def rule(self, item: Item) -> int | None:
        """The number of the fatal rule that an item breaks, or None."""
        if self._gate is None:
            return None
        judged = self._before.judged(item) or _of(item, self._apart.judged.get(item.id))
        if judged is None and self._memory is None:
            return self._gate(item)
        if judged is None:
            with self._watch.reading() as keys:
                rule = self._gate(item)
            judged = Judged(item, rule, keys)
        self._judged[item.id] = judged
        return judged.rule

    def remember(self) -> None:
        """Keep what was made, for the next bank."""
        if self._memory is None or not self._base.watch.on:
            return
        ground, counted = _grounds(self._gate)
        indexed = self._index.indexed | self._before.indexed | self._apart.indexed
        judged = self._judged if isinstance(self._gate, Keeper) else {}
        self._memory.last = Last(self._base, _models(self._models), ground, counted, frozenset(indexed), self._made, judged)


def _name(model: ItemModel, ids: Ids) -> Name:
    return model.id, model.asks, model.facts.kind, ids


def _of(item: Item, judged: Judged | None) -> Judged | None:
    """What was found of an item, where it is the same."""
    return judged if judged is not None and (judged.item is item or judged.item == item) else None


def parts_of(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The text in parts, cut where a section begins; a long one where the ids of its facts say so, so that a fact more or less does not
    move all cuts behind it."""
    parts: list[list[Fact]] = []
    for fact in facts:
        if not parts or (len(parts[-1]) >= LEAST and _begins(fact, parts[-1][-1])):
            parts.append([])
        parts[-1].append(fact)
    return parts


def _begins(fact: Fact, before: Fact) -> bool:
    here, there = fact.record.source, before.record.source
    return (here.document, here.section) != (there.document, there.section) or digest(fact.id, "part") % CUT == 0


@dataclass(frozen=True, slots=True)
class _Before:
    """What of the bank before still holds."""

    last: Last | None = None
    filed: Filed = field(default_factory=Filed)
    inside: Mapping[Any, Filed] = field(default_factory=dict)
    """For the parts whose facts are the same and told in other words: under which keys these are filed in the part."""
    indexed: frozenset[tuple[str, tuple[str, ...]]] = frozenset()

    def made(self, name: Name) -> Made | None:
        """What was made under a name, where its part is unchanged and nothing was looked up that is not the same."""
        made = self.last.made.get(name) if self.last else None
        if made is None or made.keys.touched(self.filed):
            return None
        inside = self.inside.get(name[-1])
        return None if inside is not None and made.keys.touched(inside) else made

    def judged(self, item: Item) -> Judged | None:
        """What was found of an item that is the same, where nothing was looked up that is not the same."""
        judged = self.last.judged.get(item.id) if self.last else None
        if judged is None or judged.keys.touched(self.filed):
            return None
        return _of(item, judged)


def _before(base: FactBase, parts: Iterable[tuple[Ids, FactBase]], models: tuple[ItemModel, ...], gate: Gate | None, last: Last) -> _Before:
    """What of the last bank holds for a base: nothing where models, documents, the world or the order of its facts are other ones."""
    ground, counted = _grounds(gate)
    old = last.base
    if not base.watch.on or (last.models, old.documents, last.ground) != (_models(models), base.documents, ground) or old.world is not base.world:
        return _Before()
    before, after = ({fact.id: fact for fact in one.told} for one in (old, base))
    if [name for name in before if name in after] != [name for name in after if name in before]:
        return _Before()
    gone = [fact for fact in old.told if fact.id not in after or not _same(fact, after[fact.id])]
    come = [fact for fact in base.told if fact.id not in before or not _same(fact, before[fact.id])]
    filed = Filed()
    for facts in (gone, come):
        _file(facts, base, gate, last.indexed, filed)
    if gone or come:
        filed.marks.update((mark(EVERY_FACT), mark((base.scope, EVERY_FACT))))
    if old.last_ids != base.last_ids:
        filed.marks.add(mark((base.scope, LAST_IDS)))
    filed.marks.update(mark(name) for name, value in counted.items() if last.counted.get(name) != value)
    changed = {fact.id for fact in (*gone, *come)} & before.keys() & after.keys()
    inside = {ids: _inside(part, before, changed) for ids, part in parts if not changed.isdisjoint(ids)}
    return _Before(last, filed, inside, last.indexed)


def _inside(part: FactBase, before: Mapping[str, Fact], changed: Collection[str]) -> Filed:
    """Under which keys the changed facts of a part are filed in it, as they were and as they are."""
    filed = Filed(marks={mark((PART, EVERY_FACT))})
    old = [before.get(fact.id, fact) for fact in part.told]
    for facts in (old, part.told):
        small = base_of([fact for fact in facts if fact.id in changed], part.documents, part.world, watched=True, scope=PART)
        small.fill()
        small.watch.file(filed)
    if base_of(old).last_ids != part.last_ids:
        filed.marks.add(mark((PART, LAST_IDS)))
    return filed


def _file(facts: Sequence[Fact], base: FactBase, gate: Gate | None, indexed: frozenset[tuple[str, tuple[str, ...]]], filed: Filed) -> None:
    """File facts in tables of their own, as they are filed in those of their base, and take down under which keys."""
    small = base_of(facts, base.documents, base.world, watched=True)
    small.fill()
    index = Index(small)
    for kind, names in indexed:
        index.where(kind, names, ())
    Table(small)
    Varying(small).fill()
    dynasties(small)
    if isinstance(gate, Keeper):
        gate.file(small)
    small.watch.file(filed)


def _grounds(gate: Gate | None) -> tuple[int, dict[str, int]]:
    if not isinstance(gate, Keeper):
        return 0, {}
    return fingerprint(gate.ground), {name: fingerprint(value) for name, value in gate.counted.items()}


def _models(models: Iterable[ItemModel]) -> int:
    return fingerprint(tuple((type(model).__qualname__, model.model_dump_json(fallback=_source)) for model in models))


def _source(template: Template) -> str:
    return template.source


def _same(a: Fact, b: Fact) -> bool:
    """Whether two facts are told alike, wherever they stand."""
    return a is b or _told(a) == _told(b)


def _told(fact: Fact) -> tuple[object, ...]:
    return fact.record, fact.slots, fact.clauses, fact.issuer, fact.recurring, fact.unnamed
