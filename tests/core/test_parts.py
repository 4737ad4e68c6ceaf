"""A bank of many facts is made in parts, and what no changed fact can touch is taken from the bank before: the same bank as made anew."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.core.handmade import write_handmade
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts import base as bases
from zhongbu_quiz.facts.base import PART, build_base, part_of
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Surroundings
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.records import FactRecord
from zhongbu_quiz.facts.watch import Filed, mark
from zhongbu_quiz.items import workshop
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.workshop import Last, Memory, parts_of
from zhongbu_quiz.loading.remembered import _memory
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.second_proof.rows import Ledger
from zhongbu_quiz.studio.project import load_facts, project_at

SMALL_PART = 8


@pytest.fixture(autouse=True)
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few facts are made in small parts, as many are in large ones."""
    monkeypatch.setattr(bases, "MANY", 0)
    monkeypatch.setattr(workshop, "LEAST", SMALL_PART)


@dataclass(frozen=True)
class Set:
    """Facts and models, and the facts that may be added."""

    facts: tuple[Placed, ...]
    models: tuple[ItemModel, ...]
    pool: tuple[Placed, ...]
    seeds: Seeds

    def bank(self, memory: Memory | None) -> Bank:
        """The bank, with what the memory holds or without any."""
        base = build_base(replace(self.seeds, facts=self.facts))
        return make_bank(base, self.models, gate=gate(base), memory=memory)


def told(bank: Bank) -> object:
    """All of a bank but its facts, the order in which things are counted with it."""
    return repr(bank.items), [(model, list(counts.items())) for model, counts in bank.rejects.items()], bank.dropped, bank.idle


Change = Callable[[Set, st.DataObject], Set]


def changed(chosen: Set, data: st.DataObject, place: int | None = None) -> Set:
    """One field of one fact is that of another of its kind."""
    facts = list(chosen.facts)
    place = data.draw(st.integers(0, len(facts) - 1)) if place is None else place
    record = facts[place].record
    others = [placed.record for placed in (*facts, *chosen.pool) if placed.record.kind == record.kind]
    other = others[data.draw(st.integers(0, len(others) - 1))]
    name = data.draw(st.sampled_from(sorted(set(type(record).model_fields) - {"id", "kind"})))
    facts[place] = replace(facts[place], record=record.model_copy(update={name: getattr(other, name)}))
    return replace(chosen, facts=tuple(facts))


def added(chosen: Set, data: st.DataObject) -> Set:
    """One fact more, anywhere."""
    place = data.draw(st.integers(0, len(chosen.facts)))
    new = data.draw(st.integers(0, len(chosen.pool) - 1))
    pool = (*chosen.pool[:new], *chosen.pool[new + 1 :])
    return replace(chosen, facts=(*chosen.facts[:place], chosen.pool[new], *chosen.facts[place:]), pool=pool)


def doubled(chosen: Set, data: st.DataObject) -> Set:
    """Somewhere else a fact stands once more, but for one field: what was false may be true there, and what was certain is not."""
    twin = chosen.facts[data.draw(st.integers(0, len(chosen.facts) - 1))]
    name = f"{twin.record.id}-again-{len(chosen.facts)}"
    place = data.draw(st.integers(0, len(chosen.facts)))
    facts = (*chosen.facts[:place], replace(twin, record=twin.record.model_copy(update={"id": name})), *chosen.facts[place:])
    return changed(replace(chosen, facts=facts), data, place)


def removed(chosen: Set, data: st.DataObject) -> Set:
    """One fact less."""
    place = data.draw(st.integers(0, len(chosen.facts) - 1))
    return replace(chosen, facts=(*chosen.facts[:place], *chosen.facts[place + 1 :]))


def moved(chosen: Set, data: st.DataObject) -> Set:
    """One fact stands elsewhere."""
    place = data.draw(st.integers(0, len(chosen.facts) - 1))
    left = (*chosen.facts[:place], *chosen.facts[place + 1 :])
    other = data.draw(st.integers(0, len(left)))
    return replace(chosen, facts=(*left[:other], chosen.facts[place], *left[other:]))


def renamed(chosen: Set, data: st.DataObject) -> Set:
    """A document has another name."""
    name = data.draw(st.sampled_from(sorted({placed.record.source.document for placed in chosen.facts})))

    def named(placed: Placed) -> Placed:
        sources = [
            source.model_copy(update={"document": f"{name}记"}) if source.document == name else source
            for source in (placed.record.source, *placed.record.also)
        ]
        return replace(placed, record=placed.record.model_copy(update={"source": sources[0], "also": tuple(sources[1:])}))

    documents = (one.model_copy(update={"name": f"{name}记"}) if one.name == name else one for one in chosen.seeds.documents)
    return replace(chosen, facts=tuple(map(named, chosen.facts)), seeds=replace(chosen.seeds, documents=tuple(documents)))


def other_documents(chosen: Set, data: st.DataObject) -> Set:
    """A document is listed no longer, and what a person said of its sections with it."""
    place = data.draw(st.integers(0, len(chosen.seeds.documents) - 1))
    documents = tuple(one for at, one in enumerate(chosen.seeds.documents) if at != place)
    return replace(chosen, seeds=replace(chosen.seeds, documents=documents)) if documents else chosen


def other_models(chosen: Set, data: st.DataObject) -> Set:
    """A model is harder than it was."""
    place = data.draw(st.integers(0, len(chosen.models) - 1))
    models = list(chosen.models)
    models[place] = models[place].model_copy(update={"difficulty": 5})
    return replace(chosen, models=tuple(models))


CHANGES: tuple[Change, ...] = (changed, changed, doubled, doubled, doubled, doubled, added, removed, moved, renamed, other_documents, other_models)


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Seeds, tuple[ItemModel, ...]]:
    """The shipped facts and those of all kinds made by hand, and the shipped models."""
    shipped = project_at(None)
    seeds = [load_facts(shipped), load_facts(project_at(write_handmade(tmp_path_factory.mktemp("parts") / "facts of all kinds")))]
    facts = [placed for one in seeds for placed in one.facts]
    documents = [document for one in seeds for document in one.documents]
    return Seeds(tuple(facts), tuple(documents)), load_models(shipped.model_paths())


def some(everything: tuple[Seeds, tuple[ItemModel, ...]], data: st.DataObject) -> Set:
    """Runs of neighbours out of all facts, and the others to be added."""
    seeds, models = everything
    starts = data.draw(st.lists(st.integers(0, len(seeds.facts) - 1), min_size=2, max_size=5, unique=True))
    places = {place for start in starts for place in range(start, min(start + 3 * SMALL_PART, len(seeds.facts)))}
    ids = {placed.record.id for placed in seeds.facts}
    named = {placed.record.id: ids & set(re.findall(r"[\w\-]+", placed.record.model_dump_json())) for placed in seeds.facts}
    chosen: set[str] = set()
    waiting = {seeds.facts[place].record.id for place in places}
    while waiting := waiting - chosen:  # with what they name
        chosen |= waiting
        waiting = {other for name in waiting for other in named[name]}
    own = tuple(placed for placed in seeds.facts if placed.record.id in chosen)
    pool = tuple(placed for placed in seeds.facts if named[placed.record.id] - chosen == {placed.record.id})
    return Set(own, models, pool, seeds)


def steps(first: Set, data: st.DataObject) -> Iterator[Set]:
    """The set, and what some changes one after another make of it; what cannot be told at all is passed over."""
    yield first
    for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        after = change(first, data)
        try:
            build_base(replace(after.seeds, facts=after.facts))
        except (ContentError, ValueError, TypeError, AttributeError):
            continue
        first = after
        yield first


@settings(max_examples=8, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_kept_makes_the_same_bank_as_all_anew(everything: tuple[Seeds, tuple[ItemModel, ...]], data: st.DataObject) -> None:
    memory = Memory()
    for chosen in steps(some(everything, data), data):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_memory, "on", True)
            kept = chosen.bank(memory)
        assert told(kept) == told(chosen.bank(None))


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program goes on, and has read nothing yet."""
    monkeypatch.setattr(_memory, "on", True)
    monkeypatch.setattr(_memory, "_kept", OrderedDict())


@pytest.mark.usefixtures("goes_on")
def test_of_one_changed_fact_only_those_told_with_it_are_told_and_filed_again(
    everything: tuple[Seeds, tuple[ItemModel, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = everything[0]
    ids = [placed.record.id for placed in seeds.facts]
    issued = next(one.record for one in seeds.facts if isinstance(one.record, Slogan) and one.record.issued_in in ids)
    place = ids.index(issued.issued_in)
    facts = list(seeds.facts)
    facts[place] = replace(facts[place], record=facts[place].record.model_copy(update={"note": "另有一说"}))
    filed: list[Fact] = []
    entries = Ledger._entries
    monkeypatch.setattr(Ledger, "_entries", lambda self, fact: filed.append(fact) or entries(self, fact))
    before = build_base(seeds)
    gate(before)
    filed.clear()
    after = build_base(replace(seeds, facts=tuple(facts)))
    gate(after)
    anew = [fact for fact in after.told if fact is not before.fact(fact.id)]
    assert {ids[place], issued.id} <= {fact.id for fact in anew}
    assert len(anew) < len(ids) / 8
    assert filed == anew


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_tells_a_record_with_no_others_than_it_names(everything: tuple[Seeds, tuple[ItemModel, ...]], kind: str) -> None:
    looked: set[str] = set()

    class Noting(dict[str, FactRecord]):
        def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
            looked.add(name)
            return super().get(name)

        def __contains__(self, name: object) -> bool:
            looked.add(str(name))
            return super().__contains__(name)

    records = Noting({placed.record.id: placed.record for placed in everything[0].facts})
    around = Surroundings(records, Noting(dict.fromkeys(("《一》", "《二》"))), load_world())  # type: ignore[arg-type]
    for record in list(records.values()):
        if record.kind == kind:
            looked.clear()
            list(KINDS[kind].strange(record, around))
            with suppress(ValueError):
                KINDS[kind].tell(record, around)
            assert looked <= set(KINDS[kind].others(record)), record.id


def test_parts_end_with_sections_and_a_fact_more_moves_few_cuts(everything: tuple[Seeds, tuple[ItemModel, ...]]) -> None:
    facts = build_base(everything[0]).told
    parts = parts_of(facts)
    assert [fact for part in parts for fact in part] == list(facts)
    assert all(len(part) >= SMALL_PART for part in parts[:-1])
    names = {tuple(fact.id for fact in part) for part in parts}
    fewer = {tuple(fact.id for fact in part) for part in parts_of([*facts[:20], *facts[21:]])}
    assert len(names - fewer) <= 5


def test_of_one_changed_fact_few_parts_are_made(everything: tuple[Seeds, tuple[ItemModel, ...]]) -> None:
    """What is made anew is not a share of all: else nothing is gained."""
    seeds, models = everything
    memory = Memory()
    first = Set(seeds.facts, models, (), seeds)
    first.bank(memory)
    before = memory.last
    facts = list(seeds.facts)
    facts[5] = replace(facts[5], record=facts[5].record.model_copy(update={"note": "另有一说"}))
    replace(first, facts=tuple(facts)).bank(memory)
    after = memory.last
    assert before and after
    assert sum(after.made[name] is not before.made.get(name) for name in after.made) < len(after.made) / 8
    assert sum(judged is not before.judged.get(name) for name, judged in after.judged.items()) < len(after.judged) / 8


def test_a_bank_of_parts_breaks_no_fatal_rule(everything: tuple[Seeds, tuple[ItemModel, ...]]) -> None:
    bank = Set(everything[0].facts, everything[1], (), everything[0]).bank(None)
    assert len(parts_of(bank.base.told)) > 20
    assert not [found for found in audit(Context(bank.base, bank.items), FATAL) if found.findings]


NOTED = set(
    "/confused /fact /kind part/confused part/fact part/kind attribute by_deed by_issuer by_matter by_measure by_name by_object by_part by_region "
    "by_rest by_section by_sentence by_series by_slot by_topic by_value events groups matters mixed_up part places siblings slogans statistics "
    "terms varies where".split()
)
"""The tables of which a part asks keys, by their names; of some a name alone for each kind or slot."""


@pytest.fixture(scope="module")
def remembered(everything: tuple[Seeds, tuple[ItemModel, ...]]) -> tuple[Bank, Last]:
    """A bank of all facts, and what is remembered of it."""
    with pytest.MonkeyPatch.context() as here:
        here.setattr(bases, "MANY", 0)
        here.setattr(workshop, "LEAST", SMALL_PART)
        memory = Memory()
        bank = Set(everything[0].facts, everything[1], (), everything[0]).bank(memory)
    assert memory.last
    return bank, memory.last


def asked(bank: Bank, last: Last) -> dict[str, set[int]]:
    """By tables the keys that were asked for and that some fact is filed under."""
    noted = {key for one in (*last.made.values(), *last.judged.values()) for key in one.keys.marks}
    found: dict[str, set[int]] = {}
    for table in bank.base.watch._tables:
        name = table._name
        keys = noted & {mark(name, key) for key, filed in dict.items(table) if filed}
        if keys:
            told = name[:2] if isinstance(name, tuple) and name[0] in ("", PART) else name[:1] if isinstance(name, tuple) else (name,)
            found.setdefault("/".join(told), set()).update(keys)
    return found


def test_of_each_table_that_is_asked_it_is_noted(remembered: tuple[Bank, Last]) -> None:
    """A table that is asked and does not note it is missing here; a new one that does is added to the list."""
    assert set(asked(*remembered)) == NOTED


@pytest.mark.parametrize("table", sorted(name for name in NOTED if not name.startswith(f"{PART}/")))
def test_changed_facts_are_filed_in_each_table_that_is_asked(remembered: tuple[Bank, Last], table: str) -> None:
    """All facts, filed as changed ones are, are found under each key that was asked for and that some fact is filed under."""
    bank, last = remembered
    filed = Filed()
    workshop._file(bank.base.told, bank.base, gate(bank.base), last.indexed, filed)
    assert asked(bank, last)[table] <= filed.marks


@pytest.mark.parametrize("table", sorted(name for name in NOTED if name.startswith(f"{PART}/")))
def test_facts_that_are_told_anew_are_filed_in_the_tables_of_their_part(remembered: tuple[Bank, Last], table: str) -> None:
    bank, last = remembered
    every = {fact.id: fact for fact in bank.base.told}
    found: set[int] = set()
    for facts in parts_of(bank.base.told):
        found |= workshop._inside(part_of(bank.base, facts), every, every).marks
    assert asked(bank, last)[table] <= found
