"""What checks look things up in: the facts, the items, how often words are used, and the audit's own reading of the facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from zhongbu_quiz.chance import digest
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.conflicts import rivals
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.prose import Prose
from zhongbu_quiz.facts.truth import GROUPS, key_of
from zhongbu_quiz.facts.watch import EVERY_FACT, put
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import bare
from zhongbu_quiz.quality.second_proof.rows import EventRow, Ledger, loose
from zhongbu_quiz.quality.sources import Sources
from zhongbu_quiz.sets.arithmetic import Kinship, Scanner, units_of
from zhongbu_quiz.values.eras import Span
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import Finder, plain

if TYPE_CHECKING:
    from zhongbu_quiz.quality.testwise.marking import Result
    from zhongbu_quiz.quality.testwise.solver import Verdict

UNITS = "units"
"""The name under which it is noted that it counts which units the facts use."""
UNTOLD = ("content", "as_of")
"""Slots that a sentence may leave out and still be the fact's own."""


def fingerprint(items: Iterable[Item]) -> str:
    """A digest of items: ids, stems, options and answers."""
    told = "\x1e".join(repr((item.id, item.stem, item.options, item.answer, item.explanation)) for item in items)
    return f"{digest(told):016x}"


def ours(items: Sequence[Item]) -> Sequence[Item]:
    """The items that item models made: for a question of her own its author vouches."""
    return [item for item in items if item.origin == "template"]


class Context:
    """The whole base and the whole bank, as the checks of single items and papers need them."""

    def __init__(
        self,
        base: FactBase,
        items: Sequence[Item] = (),
        papers: Sequence[Sequence[Item]] = (),
        again: Callable[[], str] | None = None,
        prose: Prose | None = None,
        sources: Sources | None = None,
    ) -> None:
        """`papers` are drawn sets; `again` makes the bank once more in another process and gives its fingerprint (rule 51);
        `prose` is the text that nothing may be copied from (rule 71); `sources` the documents that sentences may name, where they are not
        those of the base."""
        self.base = base
        self.prose = prose
        self.items = items
        self.papers = papers
        self.again = again
        self.world = base.world
        self.ledger = Ledger(base, sources)
        self.sources = self.ledger.sources
        self.kin = Kinship(base.world.places)
        self._anchors: dict[tuple[str, str], tuple[dict[str, Sequence[Fact]], Finder]] = {}

    def fill(self) -> None:
        """Fill the tables that are filled when they are asked first."""
        for kind, slot in sorted({(fact.kind, slot) for fact in self.base.told for slot in fact.slots}):
            self._anchored(kind, slot)
        _ = self._siblings, self._matters

    def fingerprint(self) -> str:
        """A digest of all items with their words."""
        return fingerprint(self.items)

    def fact(self, item: Item) -> Fact:
        """The fact that an item hangs on."""
        return self.base.fact(item.main_fact)

    def slot_type(self, item: Item) -> str:
        """The type of the slot that an item asks; "several" for items over several facts or parts."""
        slot = self.fact(item).slots.get(item.slot)
        return slot.type if slot else item.slot or "several"

    def facts(self, item: Item) -> list[Fact]:
        """All facts of an item that the base knows."""
        found = map(self.base.find, item.facts)
        return [fact for fact in found if fact is not None]

    def asked_texts(self, item: Item) -> set[str]:
        """The texts of the slots that the item asks."""
        return {
            self.base.fact(name).slots[slot].text
            for name, slot in item.asks
            if name in self.base and slot in self.base.fact(name).slots
        }

    def told_by(self, kind: str, slot: str, flat: str) -> list[Fact]:
        """The facts of a kind whose longest text beside one slot stands in a plain text: the only ones that may say nothing else."""
        if (kind, slot) not in self._anchors:
            with self.base.watch.unnoted():
                self._anchors[kind, slot] = self._anchored(kind, slot)
        facts, finder = self._anchors[kind, slot]
        found = [fact for anchor in ("", *finder.found_in(flat)) for fact in facts.get(anchor, ())]
        return sorted(found, key=lambda fact: fact.order)

    def _anchored(self, kind: str, slot: str) -> tuple[dict[str, Sequence[Fact]], Finder]:
        facts: dict[str, Sequence[Fact]] = {}
        for fact in self.base.of_kind(kind):
            if slot in fact.slots:
                told = (value for name, value in fact.slots.items() if name not in (slot, *UNTOLD))
                texts = [plain(value.text) for value in told if value.type != "number"]
                put(facts, max(texts, key=len, default=""), (fact,))
        return facts, self.base.watch.finder(("anchors", kind, slot), facts)

    @property
    def known_texts(self) -> frozenset[str]:
        """Every text that a fact of the base has in a slot, with aliases, deeds and what slots hold inside of marks."""
        self.base.watch.note(EVERY_FACT)
        return self._known_texts

    @cached_property
    def _known_texts(self) -> frozenset[str]:
        return frozenset(self._known())

    def _known(self) -> Iterable[str]:
        for fact in self.base.facts:
            for slot in fact.slots.values():
                yield plain(slot.text)
            if isinstance(fact.record, Slogan):
                yield from map(plain, fact.record.aliases)
        yield from self.ledger.by_deed
        yield from self.ledger.terms

    @property
    def section_names(self) -> frozenset[str]:
        """The names of all sections that a fact is told in."""
        self.base.watch.note(EVERY_FACT)
        return self._section_names

    @cached_property
    def _section_names(self) -> frozenset[str]:
        return frozenset(source.section for fact in self.base.facts for source in fact.sources)

    def bare(self, text: str) -> str:
        """A text without the documents that it speaks for, 《titles》 and “quotations”: what is said in our own words."""
        return bare(self.sources.told(text))

    def is_value(self, text: str) -> bool:
        """Whether a text is a number or a date as a whole."""
        return number_of(text) is not None or self.ledger.date(text) is not None

    @property
    def scanner(self) -> Scanner:
        """Finds the numbers of a text with the units that the facts use."""
        self.base.watch.note(UNITS)
        return self._scanner

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self.units)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that the facts use."""
        return frozenset(units_of(self.base.told))

    def siblings(self, record: Statistic) -> Sequence[Statistic]:
        """The statistics of one indicator and aspect."""
        return self._siblings.get((record.aspect, loose(record.indicator)), ())

    @cached_property
    def _siblings(self) -> dict[tuple[str, str], Sequence[Statistic]]:
        found: dict[tuple[str, str], Sequence[Statistic]] = self.base.watch.groups("siblings")
        with self.base.watch.unnoted():
            for row in self.ledger.statistics.values():
                put(found, (row.record.aspect, loose(row.record.indicator)), (row.record,))
        return found

    @property
    def matters(self) -> dict[str, Sequence[EventRow]]:
        """The events of each matter."""
        return self._matters

    @cached_property
    def _matters(self) -> dict[str, Sequence[EventRow]]:
        found: dict[str, Sequence[EventRow]] = self.base.watch.groups("matters")
        with self.base.watch.unnoted():
            for row in self.ledger.events.values():
                put(found, plain(row.record.matter), (row,))
        return found

    @property
    def days(self) -> Counter[Span]:
        """How many events have each date."""
        self.base.watch.note(EVERY_FACT)
        return self._days

    @cached_property
    def _days(self) -> Counter[Span]:
        return Counter(row.span for row in self.ledger.events.values())

    def events_of(self, item: Item) -> list[EventRow]:
        """The events among the facts of an item."""
        return [self.ledger.events[name] for name in item.facts if name in self.ledger.events]

    @property
    def common_pairs(self) -> frozenset[str]:
        """The 2 % of character pairs that most facts use: they say nothing about one item (rule 16)."""
        self.base.watch.note(EVERY_FACT)
        return self._common_pairs

    @cached_property
    def _common_pairs(self) -> frozenset[str]:
        counts: Counter[str] = Counter()
        for fact in self.base.facts:
            text = fact.statement
            counts.update({text[at : at + 2] for at in range(len(text) - 1)})
        return frozenset(pair for pair, _ in counts.most_common(max(1, len(counts) // 50)))

    @cached_property
    def solved(self) -> list[Verdict]:
        """What a student earns who knows nothing: on the pools of the bank, and on the papers together (rule 44)."""
        from zhongbu_quiz.quality.testwise.solver import solve_bank, solve_papers

        papers = list(map(ours, self.papers))
        return [*solve_bank(ours(self.items), self.slot_type), *([solve_papers(papers)] if papers else [])]

    @cached_property
    def on_topic(self) -> Result:
        """What a reader earns who only asks which options belong to the stem's topic (rules 44 and 66)."""
        from zhongbu_quiz.quality.testwise.topic import on_topic

        return on_topic(ours(self.items), self.base)

    @cached_property
    def groups(self) -> dict[str, list[Item]]:
        """Items by the group of siblings that they were built in."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.group:
                found[item.group].append(item)
        return found

    def rival(self, fact_id: str, slot: str) -> str:
        """Another fact that fills the same functional slot with another value (rule 24), or ""."""
        if fact_id in self.base:
            fact = self.base.fact(fact_id)
            for dependency in fact.kind_of.dependencies:
                if dependency.slot == slot:
                    self.base.watch.note(GROUPS, (fact.kind, dependency, key_of(fact, dependency)))
        return self._rivals.get((fact_id, slot), "")

    @cached_property
    def _rivals(self) -> dict[tuple[str, str], str]:
        with self.base.watch.unnoted():
            return rivals(self.base)
