"""组合型: four numbered statements, two of a list and two of one that looks like it, and four pairs of them to choose from.

Each statement stands in two of the four pairs (rule 19), so no pair can be told from the options. The other list is the earlier version
of the formula, one that learners mix up with it, or a sibling in the same section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, sample, shuffled
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about, remarks
from zhongbu_quiz.items.constructions.lists import (
    MOST_LISTS,
    bare_parts,
    by_its_head,
    families,
    head_of,
    heading_of,
    nearest_in_width,
    noun_of,
    opening_verbs,
    own_parts,
    related,
    rings,
    slogan_of,
    tells_by_ending,
    told_twice,
)
from zhongbu_quiz.items.constructions.phrase import form
from zhongbu_quiz.items.constructions.worded import MARKS, Worded, numbered
from zhongbu_quiz.items.item import Choice, Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import clash
from zhongbu_quiz.items.query import bare_query, may_make, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import bigrams, common_letters, width

HALF = 2
LONGEST = 2
"""Rule 12 for statements, which nobody picks one by one: the widest is at most twice as wide as the narrowest."""
TRIES = 400
"""How many choices of two and two parts are looked at for two lists: a bound on the work for one pair."""
PAIRINGS = (((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2)))
"""The three ways to part four statements into two pairs: any two of them hold each statement twice."""
UNLIKE = (11, 14)
"""Rules of options that hold for statements as well: marks that one alone has, and one that holds another."""
Against = Literal["earlier", "confused", "siblings"]


class CombinationModel(Worded, Alone):
    """Which of ①–④ belong to a list? `against` says which other lists the rest may come from. `fields: true` prints what the parts are
    about without the noun that the name counts (生态文明建设 for 全国生态文明建设示范区), where that would tell them apart.

    `{{ head }}` and `{{ noun }}` (empty for a `{{ formula }}`) are the list's, `{{ other }}`, `{{ other_noun }}` and
    `{{ other_formula }}` the other list's; `{{ right }}` and `{{ wrong }}` the marks of its statements and of the other's;
    `{{ statements }}` all four."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "combination"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = (
        "head", "noun", "formula", "other", "other_noun", "other_formula", "statements", "right", "wrong",
    )

    kind: Literal["single_choice"]
    asks: Literal["parts"]
    options: Annotated[tuple[Literal["combination"], ...], Field(min_length=1, max_length=1)]
    against: Annotated[tuple[Against, ...], Field(min_length=1)] = ("confused", "siblings")
    fields: bool = False


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Two parts of a list and two of another, as they are printed."""

    other: Fact
    right: tuple[Slot, ...]
    wrong: tuple[Slot, ...]

    @property
    def texts(self) -> list[str]:
        """All four."""
        return [slot.text for slot in (*self.right, *self.wrong)]


def combination_items(model: CombinationModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a list, against the first other list that gives two statements that nothing but knowledge tells apart."""
    slogans = [fact for fact in base.of_kind("slogan") if slogan_of(fact).parts]
    twice = told_twice(slogans)
    rivals = _rivals(model, base)
    items = []
    for fact in slogans:
        if not (model.facts.passes(fact) and may_make(model.kind, fact) and fact.may_ask("parts")):
            continue
        chosen = next((made for other in rivals.get(fact.id, ()) if (made := _choose(model, fact, other, twice, index))), None)
        item = _item(model, fact, chosen) if chosen else None
        if item:
            items.append(item)
        else:
            rejects[reasons.NO_LIKE_LIST] += 1
    return items


def _rivals(model: CombinationModel, base: FactBase) -> dict[str, list[Fact]]:
    """For each list those that look like it: versions and formulas mixed up with it first, then siblings by chance."""
    found: dict[str, dict[str, Fact]] = {}

    def add(fact: Fact, other_id: str | None, both: bool) -> None:
        if other_id is None or other_id not in base or not slogan_of(other := base.fact(other_id)).parts:
            return
        found.setdefault(fact.id, {})[other.id] = other
        if both:
            found.setdefault(other.id, {})[fact.id] = fact

    slogans = [fact for fact in base.of_kind("slogan") if slogan_of(fact).parts]
    for fact in slogans:
        record = slogan_of(fact)
        if "earlier" in model.against:
            add(fact, record.succeeds, False)
        if "confused" in model.against:
            for confusion in record.confused_with:
                add(fact, confusion.fact, True)
    for family in families(slogans) if "siblings" in model.against else []:
        for fact in family:
            some = sample(family, MOST_LISTS, fact.id)
            apart = [other for other in some if other is not fact and not related(slogan_of(fact), slogan_of(other))]
            for other in sorted(apart, key=lambda other: digest(fact.id, other.id)):
                add(fact, other.id, False)
    return {name: [other for other in others.values() if may_make(model.kind, other)] for name, others in found.items()}


def _choose(model: CombinationModel, fact: Fact, other: Fact, twice: frozenset[str], index: Index) -> _Chosen | None:
    """Two parts of each list, all of them things to do or none, and near in length."""
    elsewhere = frozenset[str]() if slogan_of(fact).complete else twice  # a complete list is proved by itself
    own, theirs = own_parts(fact, elsewhere), own_parts(other, elsewhere)
    telling = tells_by_ending(fact) or tells_by_ending(other)
    if (telling and not model.fields) or slogan_of(fact).region != slogan_of(other).region:
        return None  # what is told of two regions is known by other things than its head
    query = by_its_head(model, fact, own[0]) if own else None
    if query is None:
        return None
    theirs = [slot for slot in theirs if judge(query, slot, other, index) is Truth.FALSE]
    if model.fields:
        own, theirs = _alone(bare_parts(fact, own), bare_parts(other, theirs))
    heads = [heading_of(slogan_of(fact)), heading_of(slogan_of(other))]
    places = index.base.world.places
    looks = {slot.text: (form(slot.text, places) == "do", width(slot.text)) for slot in (*own, *theirs)}
    alike = [
        _Chosen(other, right, wrong)
        for right, wrong in _bounded(own, theirs)
        if _look_alike([looks[slot.text] for slot in (*right, *wrong)])
    ]
    return next(
        (
            chosen
            for chosen in sorted(alike, key=_spread)
            if not rings(chosen.texts, heads, opening_verbs())
            and not any(clash(a, b) in UNLIKE for a, b in combinations((*chosen.right, *chosen.wrong), 2))
        ),
        None,
    )


def _look_alike(looks: Sequence[tuple[bool, int]]) -> bool:
    """Whether all texts are things to do, or none is, and none is much wider than another."""
    widths = [wide for _, wide in looks]
    return len({doing for doing, _ in looks}) == 1 and max(widths) <= LONGEST * min(widths)


def _alone(own: list[Slot], theirs: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """The parts of two lists that share no two characters with a part of the other: what both speak of is new in neither."""
    mine = frozenset(pair for slot in own for pair in bigrams(slot.text))
    others = frozenset(pair for slot in theirs for pair in bigrams(slot.text))
    return (
        [slot for slot in own if bigrams(slot.text).isdisjoint(others)],
        [slot for slot in theirs if bigrams(slot.text).isdisjoint(mine)],
    )


def _bounded(own: Sequence[Slot], theirs: Sequence[Slot]) -> Iterator[tuple[tuple[Slot, ...], tuple[Slot, ...]]]:
    pairs = ((right, wrong) for right in combinations(own, HALF) for wrong in combinations(theirs, HALF))
    return (pair for _, pair in zip(range(TRIES), pairs, strict=False))


def _spread(chosen: _Chosen) -> tuple[object, ...]:
    """Those first of which true and false ones look most alike (扩绿 and 扩新), then those nearest in length."""
    likeness = sum(common_letters(own.text, other.text) for own in chosen.right for other in chosen.wrong)
    return -round(likeness, 1), *nearest_in_width(chosen.texts)


def _item(model: CombinationModel, fact: Fact, chosen: _Chosen) -> Item | None:
    key = fact.virtual_slot("parts")
    if key is None:
        return None
    query = bare_query(model, fact, key)
    order = shuffled(range(2 * HALF), query.item_id, *chosen.texts)
    right = tuple(place for place, number in enumerate(order) if number < HALF)
    options = pairs_around(right, query.item_id)
    wrong = tuple(place for place in range(2 * HALF) if place not in right)
    words: Mapping[str, Pieces] = {
        "head": (head_of(slogan_of(fact)),),
        "noun": (noun_of(slogan_of(fact)),),
        "other": (head_of(slogan_of(chosen.other)),),
        "other_noun": (noun_of(slogan_of(chosen.other)),),
        "formula": ("yes",) if slogan_of(fact).named else (),
        "other_formula": ("yes",) if slogan_of(chosen.other).named else (),
        "statements": (numbered([chosen.texts[number] for number in order]),),
        "right": (marked(right),),
        "wrong": (marked(wrong),),
    }
    stem = rendered(model.stem, query, more=words)
    if stem is None:
        return None
    near = fact.record.source.section == chosen.other.record.source.section
    why = fact.kind_of.confusion(fact.record, chosen.other.record)
    listed = tuple(Option(marked(pair), "" if pair == right else why, fact=chosen.other.id) for pair in options)
    fields = about(query, stem[0], 4 if near else 3, listed)
    fields["explanation"] = told(model.explanation, query, words) or fact.statement
    fields["notes"] = remarks([fact])
    fields["asks"] = frozenset((fact.id, slot.name) for slot in chosen.right)
    fields["asserts"] = frozenset((fact.id, shown) for shown in (*stem[1], "name"))
    pair = f"{digest(*sorted((fact.id, chosen.other.id))):016x}"
    return Choice(**fields, kind=model.kind, options=listed, answer=(options.index(right),), group=pair)


def pairs_around(right: tuple[int, ...], *keys: object) -> list[tuple[int, ...]]:
    """Four pairs in ascending order: the right one, what it leaves, and one more parting of the four, drawn by the keys."""
    own = next(pairing for pairing in PAIRINGS if right in pairing)
    others = sorted((pairing for pairing in PAIRINGS if pairing is not own), key=lambda pairing: digest(*keys, pairing))
    return sorted((*own, *others[0]))


def marked(pair: tuple[int, ...]) -> str:
    """①③"""
    return "".join(MARKS[place] for place in pair)
