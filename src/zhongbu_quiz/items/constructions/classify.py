"""Classify: which of these belongs under this head? One part of each of four sibling lists, asked against each of the heads.

All items of a group have the same four options, and each option is the key of one of them: no cue that looks at options alone can
beat chance, and every rival is near (rules 65 and 66).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby, islice
from operator import itemgetter
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.lists import (
    by_its_head,
    families,
    few_of,
    head_of,
    heading_of,
    lone,
    nearest_in_width,
    noun_of,
    opening_verbs,
    own_parts,
    slogan_of,
    sounds,
    told_twice,
    unrelated_sets,
)
from zhongbu_quiz.items.constructions.phrase import form
from zhongbu_quiz.items.constructions.worded import WithNote
from zhongbu_quiz.items.item import Choice, Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import clash, uneven_widths
from zhongbu_quiz.items.query import Query, bare_query, may_make, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import width

SIZE = 4
TRIES = 200
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


Heard = tuple[list[frozenset[str]], int, int]
"""What each part of a family shares with a head; as bits, which share anything, and which end in one character with it."""


class _Family:
    """Sibling lists with their parts, and what is true of two parts. Every pair stands in many sets, and is looked at once."""

    def __init__(self, model: ClassifyModel, facts: Sequence[Fact], twice: frozenset[str], index: Index) -> None:
        self._model = model
        self._index = index
        self._entries = [(fact, slot) for fact in facts for slot in own_parts(fact, twice)]
        self._texts = [slot.text for _, slot in self._entries]
        self._widths = list(map(width, self._texts))
        self._rows = {fact.id: [place for place, entry in enumerate(self._entries) if entry[0] is fact] for fact in facts}
        self._heads = {fact.id: heading_of(slogan_of(fact)) for fact in facts}
        self._beside = self._neighbours()
        self._apart = [1 << place for place in range(len(self._entries))]  # as bits: what is proved false of each other; and what is not
        self._maybe = [0] * len(self._entries)
        self._asked: dict[int, Query] = {}
        self._used: set[int] = set()
        self._sounds: dict[str, Heard] = {}

    def _neighbours(self) -> list[int]:
        """For each part those which it may stand beside, as bits: of one form, and not clashing."""
        forms = [form(text, self._index.base.world.places) for text in self._texts]
        bits = [0] * len(self._entries)
        for (i, a), (j, b) in combinations(enumerate(self._entries), 2):
            if a[0] is not b[0] and forms[i] == forms[j] and not clash(a[1], b[1]):
                bits[i] |= 1 << j
                bits[j] |= 1 << i
        return bits

    def groups(self, lists: tuple[Fact, ...]) -> Iterator[tuple[Entry, ...]]:
        """Sets of four parts, one of each list, that may stand beside each other, those first that differ least in length; each part
        stands in one group of the family."""
        heads = [self._heard(self._heads[fact.id]) for fact in lists]
        rows = [[place for place in self._rows[fact.id] if place not in self._used] for fact in lists]
        found = [places for places in self._sets(rows) if self._tells_nothing(places, heads) and self._proved(places)]
        ranked = sorted([(self._spread(places), number) for number, places in enumerate(found)])
        for _spread, alike in groupby(ranked, key=itemgetter(0)):
            free = [found[number] for _, number in alike if self._used.isdisjoint(found[number])]
            for places in sorted(free, key=self._drawn) if len(free) > 1 else free:
                if self._used.isdisjoint(places):
                    self._used.update(places)
                    yield tuple(self._entries[place] for place in places)

    def _tells_nothing(self, places: tuple[int, ...], heads: Sequence[Heard]) -> bool:
        """Whether no part is known by its length, nor by words that it shares with a head."""
        mask = 0
        for place in places:
            mask |= 1 << place
        for echoes, heard, ends in heads:
            if mask & ends and 2 * (mask & ends).bit_count() == len(places):
                return False
            echoed = mask & heard
            if echoed and (echoed.bit_count() == 1 or lone([echoes[place] for place in places])):
                return False
        return not uneven_widths([self._widths[place] for place in places])

    def _heard(self, head: str) -> Heard:
        """What each part shares with a head (rule 16), and as bits which share anything, which end in one character with it."""
        if head not in self._sounds:
            echoes, ends = sounds(self._texts, head, opening_verbs())
            heard, ended = (sum(1 << place for place, true in enumerate(flags) if true) for flags in (echoes, ends))
            self._sounds[head] = echoes, heard, ended
        return self._sounds[head]

    def _sets(self, rows: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        """Sets of one part of each row that may stand beside each other, TRIES at the most."""
        sets: list[tuple[tuple[int, ...], int]] = [((), -1)]
        for row in rows:
            longer = (
                ((*before, place), allowed & self._beside[place])
                for before, allowed in sets
                for place in row
                if allowed >> place & 1
            )
            sets = list(islice(longer, TRIES))
        return [places for places, _ in sets]

    def _spread(self, places: tuple[int, ...]) -> int:
        widths = [self._widths[place] for place in places]
        return max(widths) - min(widths)

    def _drawn(self, places: tuple[int, ...]) -> int:
        return nearest_in_width([self._texts[place] for place in places])[1]

    def _proved(self, places: tuple[int, ...]) -> bool:
        """Whether each part is false for each list but its own."""
        mask = 0
        for place in places:
            if mask & self._maybe[place]:
                return False
            mask |= 1 << place
        for place in places:
            if mask & ~self._apart[place]:
                for other in places:
                    if not self._apart[place] >> other & 1 and not self._prove_apart(place, other):
                        return False
        return True

    def _prove_apart(self, part: int, other: int) -> bool:
        """Whether each of two parts is proved false for the list of the other; what is found is kept for both."""
        false = self._false(part, other) and self._false(other, part)
        kept = self._apart if false else self._maybe
        kept[part] |= 1 << other
        kept[other] |= 1 << part
        return false

    def _false(self, part: int, other: int) -> bool:
        """Whether a part is proved false for the list of another."""
        (fact, own), (origin, slot) = self._entries[other], self._entries[part]
        query = self._asked.get(other)
        if query is None:
            query = self._asked[other] = by_its_head(self._model, fact, own)
        return judge(query, slot, origin, self._index) is Truth.FALSE


def classify_items(model: ClassifyModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Groups of four items; no part stands in two groups."""
    slogans = base.of_kind("slogan")
    twice = told_twice(slogans)
    items: list[Item] = []
    for whole in families(fact for fact in slogans if model.facts.passes(fact) and may_make(model.kind, fact)):
        facts = few_of(whole)
        family = _Family(model, facts, twice, index)
        found = [
            group
            for lists in sorted(unrelated_sets(facts, SIZE), key=lambda lists: digest(*(fact.id for fact in lists)))
            for group in family.groups(lists)
        ]
        for group in found:
            items += _items(model, group)
        if not found:
            rejects[reasons.NO_LISTS] += 1
    return items


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
