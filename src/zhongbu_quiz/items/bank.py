"""Facts x item models -> the item bank: every item that can be proved, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zhongbu_quiz.collector import without_collector
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds import KINDS as FACT_KINDS
from zhongbu_quiz.facts.kinds import slot_title
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.doubles import doubles
from zhongbu_quiz.items.gathered import UNPACKED, Gathered, Places, gathered
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.messages import _

if TYPE_CHECKING:  # what makes a bank is imported where one is made: most runs read one that is kept
    from zhongbu_quiz.items.models.base import ItemModel
    from zhongbu_quiz.items.workshop import Gate, Helpers, Memory, Workshop


@dataclass(frozen=True, slots=True)
class Answered:
    """How many students an item was put to in all exams that are known, and which part of its points they got."""

    count: int
    share: float


@dataclass(frozen=True, eq=False, repr=False)
class Bank:
    """All items, for each model why candidates were rejected, and for each model the fatal rules that kept finished items out.

    `idle` are the models that make nothing of these facts, each with the commonest reason; `described` says of each model what it asks, in the
    words of its file. `answered` are the items that students have answered, whose difficulty counts that (`observed`), and `made_with` the
    difficulties that these were made with.
    """

    base: FactBase
    items: Sequence[Item]
    rejects: dict[str, Counter[str]]
    dropped: dict[str, Counter[int]] = field(default_factory=dict)
    idle: dict[str, str] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    answered: Mapping[str, Answered] = field(default_factory=dict)
    made_with: Mapping[str, int | None] = field(default_factory=dict)

    def __repr__(self) -> str:
        """How much there is: the whole would be megabytes."""
        return f"Bank({len(self.base.facts)} facts, {len(self.items)} items)"

    @cached_property
    def as_made(self) -> tuple[Item, ...]:
        """The items with the difficulties that they were made with, which the rules judge."""
        made = self.made_with
        return tuple(replace(item, difficulty=made[item.id]) if item.id in made else item for item in self.items)

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    def named(self, name: str) -> tuple[Item, ...]:
        """The item of an id; those that share a short id, which is one nearly always; none."""
        return (self.by_id[name],) if name in self.by_id else self.by_short_id.get(name, ())

    @cached_property
    def by_short_id(self) -> dict[str, tuple[Item, ...]]:
        """Items by short id."""
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.items:
            short = short_id(item.id)
            found[short] = (*found.get(short, ()), item)
        return found


@without_collector()
def make_bank(
    base: FactBase,
    models: Sequence[ItemModel],
    progress: Callable[[str], None] = lambda model: None,
    gate: Gate | None = None,
    own: Iterable[Item] = (),
    memory: Memory | None = None,
    helpers: Helpers | None = None,
) -> Bank:
    """Make and prove all items. `progress` is called with the id of each model as it starts; an item for which `gate` names a rule
    is not made, and counted. `own` are questions that somebody vouches for: they join the others as they are. What `memory` holds of an
    earlier bank, and no changed fact can touch, is taken from there; `helpers` make parts of a bank of many facts elsewhere."""
    from zhongbu_quiz.items.models.each import spread
    from zhongbu_quiz.items.workshop import Workshop

    chosen = tuple(spread(models, base))
    rejects: dict[str, Counter[str]] = {model.id: Counter() for model in (*models, *chosen)}
    broken: dict[str, Counter[int]] = {model.id: Counter() for model in chosen}
    workshop = Workshop(base, chosen, gate, memory, helpers)
    found = gathered(base, packed=memory is None and len(base.told) > UNPACKED)
    for model, made in workshop.work(progress):
        rejects[model.id].update(made.rejects)
        for item in made.items:
            rule = workshop.rule(item)
            if rule is None:
                found.add(item)
            else:
                broken[model.id][rule] += 1
    dropped = {name: counts for name, counts in broken.items() if counts}
    own = tuple(own)
    gone = _superfluous(found, rejects)
    busy = {entry.model for entry in found.entries() if entry.said.id not in gone} | {item.model for item in own}
    idle = {
        model.id: _why_idle(model, workshop, rejects[model.id], dropped.get(model.id, Counter()))
        for model in models
        if model.id not in busy and _has_work(model, base)
    }
    workshop.remember()
    return Bank(base, found.kept(gone, own), rejects, dropped, idle, {model.id: model.description for model in models})


FEWEST_QUESTIONS = 2
"""A material is read for several questions; one alone is not worth it (rule 59)."""


def _superfluous(items: Gathered, rejects: dict[str, Counter[str]]) -> set[str]:
    """The ids of the items that say what others say, and of those of materials that have too few questions."""
    gone = doubles(entry.said for entry in items.entries())
    questions = []
    for entry in items.entries():
        if entry.said.id in gone:
            rejects[entry.model][reasons.rule(77)] += 1
        elif entry.material:
            questions.append(entry)
    counts = Counter(entry.material for entry in questions)
    for entry in questions:
        if counts[entry.material] < FEWEST_QUESTIONS:
            rejects[entry.model][reasons.ONLY_QUESTION] += 1
            gone.add(entry.said.id)
    return gone


def _has_work(model: ItemModel, base: FactBase) -> bool:
    """Whether there are facts for a model. One that asks each slot is there for kinds that no other model is about."""
    from zhongbu_quiz.items.models.base import EACH

    return model.asks != EACH and any(base.of_kind(kind) for kind in model.facts.kind or FACT_KINDS)


def _why_idle(model: ItemModel, workshop: Workshop, rejects: Counter[str], dropped: Counter[int]) -> str:
    """The commonest reason why a model makes nothing, in words."""
    counts = Counter({reasons.rule(rule): count for rule, count in dropped.items()}) + rejects
    counts = Counter({why: count for why, count in counts.items() if why not in reasons.SUMS}) or counts
    if counts:
        why, count = counts.most_common(1)[0]
        return _("{why} ({count} of {all} rejects)").format(why=reasons.said(why), count=count, all=counts.total())
    facts, asked = workshop.found(model, _wanted)
    if not facts:
        return _("no fact is as wanted ({wanted}); add some that are").format(wanted=model.facts.told)
    if not asked:
        words = _("none of the {count} facts that are as wanted ({wanted}) has {slot!r}; fill it in")
        return words.format(count=facts, wanted=model.facts.told, slot=slot_title(model.asks))
    words = _("the {count} facts that are as wanted ({wanted}) are too few, or lack what the question names; add some, or fill in more")
    return words.format(count=facts, wanted=model.facts.told)


def _wanted(model: ItemModel, base: FactBase) -> tuple[int, bool]:
    """How many facts are as a model wants them, and whether one of them has the slot that it asks."""
    from zhongbu_quiz.items.query import asked_slots

    facts = [fact for fact in base.of_kinds(model.facts.kind) if model.facts.passes(fact)]
    return len(facts), any(asked_slots(model.asks, fact) for fact in facts)


def in_text_order(items: Iterable[Item], base: FactBase) -> list[Item]:
    """Items by the place of their main fact in the text, then by kind and id; those without a fact come last."""
    return sorted(items, key=Places(base).of)
