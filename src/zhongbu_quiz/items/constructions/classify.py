"""Classify: which of these belongs under this head? One part of each of four sibling lists, asked against each of the heads.

All items of a group have the same four options, and each option is the key of one of them: no cue that looks at options alone can
beat chance, and every rival is near (rules 65 and 66).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.lists import (
    families,
    head_of,
    heading_of,
    noun_of,
    opening_verbs,
    own_parts,
    rings,
    slogan_of,
    told_twice,
    unrelated_sets,
)
from zhongbu_quiz.items.constructions.phrase import form
from zhongbu_quiz.items.constructions.worded import WithNote
from zhongbu_quiz.items.item import Choice, Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import clash, uneven
from zhongbu_quiz.items.query import bare_query, may_make, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import width

SIZE = 4
TRIES = 600
"""How many sets of parts are looked at for four lists: a bound on the work for one set of lists."""
DIFFICULTY = 4
"""All rivals are of one noun and section (rule 76)."""
Entry = tuple[Fact, Slot]


class ClassifyModel(WithNote, Alone):
    """Which of these belongs under the head of a list? `{{ head }}` is its name without the noun, `{{ noun }}` what its parts are
    (empty for a `{{ formula }}`), `{{ entry }}` the option that a note or an explanation is about."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "classify"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("head", "noun", "entry", "formula")

    kind: Literal["single_choice"]
    asks: Literal["part"]
    options: Annotated[tuple[Literal["classify"], ...], Field(min_length=1, max_length=1)]


@dataclass(frozen=True, slots=True)
class _Proofs:
    """Whether a part is proved false for another list, each pair judged once."""

    model: ClassifyModel
    index: Index
    known: dict[tuple[str, str, str], bool]

    def apart(self, entries: tuple[Entry, ...]) -> bool:
        """Whether each part is false for each list but its own."""
        return all(
            self._false(fact, own, other, slot)
            for fact, own in entries
            for other, slot in entries
            if other is not fact
        )

    def _false(self, fact: Fact, own: Slot, other: Fact, slot: Slot) -> bool:
        key = (fact.id, other.id, slot.name)
        if key not in self.known:
            query = replace(bare_query(self.model, fact, own), attributed=True, shown=frozenset({"name"}))
            self.known[key] = judge(query, slot, other, self.index) is Truth.FALSE
        return self.known[key]


def classify_items(model: ClassifyModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Groups of four items; no part stands in two groups."""
    slogans = base.of_kind("slogan")
    twice = told_twice(slogans)
    proofs = _Proofs(model, index, {})
    items: list[Item] = []
    for family in families(fact for fact in slogans if model.facts.passes(fact) and may_make(model.kind, fact)):
        used: set[tuple[str, str]] = set()
        for lists in sorted(unrelated_sets(family, SIZE), key=lambda lists: digest(*(fact.id for fact in lists))):
            group = _best(lists, twice, used, proofs)
            while group:
                used.update((fact.id, slot.name) for fact, slot in group)
                items += _items(model, group)
                group = _best(lists, twice, used, proofs)
        if not used:
            rejects["no four lists beside each other"] += 1
    return items


def _best(
    lists: tuple[Fact, ...], twice: frozenset[str], used: set[tuple[str, str]], proofs: _Proofs
) -> tuple[Entry, ...] | None:
    """The four parts, one of each list, that differ least in length; None where no four may stand beside each other."""
    heads = [heading_of(slogan_of(fact)) for fact in lists]
    rows = [[(fact, slot) for slot in own_parts(fact, twice) if (fact.id, slot.name) not in used] for fact in lists]
    sets = sorted(_bounded(product(*rows)), key=_spread)
    places = proofs.index.base.world.places
    return next(
        (
            entries
            for entries in sets
            if len({form(slot.text, places) for _, slot in entries}) == 1
            and not uneven([slot.text for _, slot in entries])
            and not rings([slot.text for _, slot in entries], heads, opening_verbs())
            and not any(clash(a, b) for (_, a), (_, b) in combinations(entries, 2))
            and proofs.apart(entries)
        ),
        None,
    )


def _bounded(sets: Iterator[tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    return [entries for _, entries in zip(range(TRIES), sets, strict=False)]


def _spread(entries: tuple[Entry, ...]) -> tuple[object, ...]:
    widths = [width(slot.text) for _, slot in entries]
    return max(widths) - min(widths), digest(*(slot.text for _, slot in entries))


def _items(model: ClassifyModel, group: tuple[Entry, ...]) -> Iterator[Item]:
    name = f"{digest(*sorted(f'{fact.id}.{slot.name}' for fact, slot in group)):016x}"
    for fact, slot in group:
        query = bare_query(model, fact, slot)
        stem = rendered(model.stem, query, more=_words(fact, slot))
        if stem is None:
            continue
        options = []
        for other, entry in group:
            note = "" if other is fact else told(model.note, bare_query(model, other, entry), _words(other, entry)) or ""
            why = "" if other is fact else fact.kind_of.confusion(fact.record, other.record)
            options.append(Option(entry.text, why, note, other.id))
        ordered = tuple(shuffled(options, query.item_id))
        fields = about(query, stem[0], DIFFICULTY, (Option("", fact=fact.id), *ordered))
        fields["explanation"] = told(model.explanation, query, _words(fact, slot)) or fact.statement
        fields["asserts"] = frozenset((fact.id, shown) for shown in (*stem[1], "name"))
        key = next(place for place, option in enumerate(ordered) if option.fact == fact.id)
        yield Choice(**fields, kind=model.kind, options=ordered, answer=(key,), group=name)


def _words(fact: Fact, slot: Slot) -> Mapping[str, Pieces]:
    record = slogan_of(fact)
    return {
        "head": (head_of(record),),
        "noun": (noun_of(record),),
        "entry": (slot.text,),
        "formula": ("yes",) if record.named else (),
    }
