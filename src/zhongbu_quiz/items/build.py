"""Query -> what all items have, whatever their class: id, explanation, tags, source, notes, what is asked and shown.

In: one query, or several of one model. Out: the fields of an item as a typed dictionary, for `Gap(**about(query, stem), answer=…)`;
a choice, which most constructions make, whole. It stands below the constructions, which all need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.item import Choice, ItemSource, Level, Option, SlotRef, Stem
from zhongbu_quiz.items.models.base import ChoiceModel, Explained, ItemModel
from zhongbu_quiz.items.option_rules import EXPLAINED, with_fitting_notes
from zhongbu_quiz.items.query import Query, told


class About(TypedDict):
    """The fields that the maker of an item does not have to think about."""

    id: str
    model: str
    stem: Stem
    explanation: str
    facts: tuple[str, ...]
    tags: tuple[str, ...]
    difficulty: int | None
    source: ItemSource
    also_from: tuple[ItemSource, ...]
    level: Level
    slot: str
    topic: str
    notes: tuple[str, ...]
    asks: frozenset[SlotRef]
    asserts: frozenset[SlotRef]


def about(query: Query, stem: Stem, difficulty: int | None = None, options: Sequence[Option] = ()) -> About:
    """What an item over one fact has: the facts of its options come after its own."""
    fact = query.fact
    model = query.model
    source = fact.record.source
    return About(
        id=query.item_id,
        model=model.id,
        stem=stem,
        explanation=explanation(query),
        facts=tuple(dict.fromkeys((fact.id, *(option.fact for option in options if option.fact)))),
        tags=tuple(dict.fromkeys((*fact.tags, *model.tags))),
        difficulty=difficulty if model.difficulty is None else model.difficulty,
        source=ItemSource(source.document, source.section),
        also_from=(),
        level=model.level or model.makes_level,
        slot=query.key.name,
        topic=fact.topic,
        notes=fact.notes,
        asks=query.asks,
        asserts=query.asserts,
    )


def about_several(
    model: ItemModel,
    members: Sequence[Query],
    stem: Stem,
    difficulty: int | None = None,
    shown: frozenset[SlotRef] = frozenset(),
) -> About:
    """What an item over several facts has: its id is made from the model, the facts (in the order of the text) and the slot asked."""
    ordered = sorted(members, key=lambda query: query.fact.order)
    facts = tuple(dict.fromkeys(query.fact.id for query in ordered))
    first = ordered[0].fact
    places = dict.fromkeys(ItemSource(one.fact.record.source.document, one.fact.record.source.section) for one in ordered)
    source, *others = places
    name = facts[0] if len(facts) == 1 else f"{facts[0]}+{len(facts) - 1}-{digest(*facts):016x}"
    asks = frozenset(ref for query in ordered for ref in query.asks)
    return About(
        id=f"{model.id}:{name}:{model.asks}",
        model=model.id,
        stem=stem,
        explanation="".join(dict.fromkeys(sentences([query.fact for query in ordered]))),
        facts=facts,
        tags=tuple(dict.fromkeys((*(tag for query in ordered for tag in query.fact.tags), *model.tags))),
        difficulty=difficulty if model.difficulty is None else model.difficulty,
        source=source,
        also_from=tuple(others),
        level=model.level or model.makes_level,
        slot="",
        topic=first.topic,
        notes=remarks([query.fact for query in ordered], len(facts) > 1),
        asks=asks,
        asserts=shown - asks,
    )


def sentences(facts: Sequence[Fact]) -> list[str]:
    """The statement of each fact; without what is optional in it where they are long together."""
    told = [fact.statement for fact in facts]
    return told if sum(map(len, dict.fromkeys(told))) <= EXPLAINED else [fact.brief for fact in facts]


def remarks(facts: Sequence[Fact], among: bool = True) -> tuple[str, ...]:
    """What an editor noted about some facts, the same words once. `among`: beside other facts, so that each note opens with what it is
    about, unless it names that itself."""
    told: dict[str, list[str]] = {}
    for fact in facts:
        for note in fact.notes:
            names = told.setdefault(note, [])
            if fact.called not in names:
                names.append(fact.called)
    return tuple(
        say("remark_about", names="、".join(names), note=note) if among and not all(name in note for name in names) else note
        for note, names in told.items()
    )


def group_choice(
    model: ChoiceModel,
    members: Sequence[Query],
    stem: Stem,
    options: tuple[Option, ...],
    answer: tuple[int, ...],
    difficulty: int | None,
    shown: frozenset[SlotRef] = frozenset(),
    words: str | None = None,
    notes: tuple[str, ...] | None = None,
) -> Choice:
    """A choice over several facts, explained by `words` or (None) by their statements, with `notes` or (None) those of all facts."""
    fields = about_several(model, members, stem, difficulty, shown)
    if words is not None:
        fields["explanation"] = words
    if notes is not None:
        fields["notes"] = notes
    fitting = with_fitting_notes(fields["explanation"], options, fields["notes"])
    return Choice(**fields, kind=model.kind, options=fitting, answer=answer)


def explanation(query: Query) -> str:
    """The model's own words where it has some, else the statement of the fact."""
    template = query.model.explanation if isinstance(query.model, Explained) else None
    if template is None:
        return query.fact.statement
    return told(template, query) or query.fact.statement
