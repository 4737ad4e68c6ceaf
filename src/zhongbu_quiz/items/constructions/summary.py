"""A material of what three lists hold, without what they are called: which entry goes with one of them, and what is each about?

A list whose entries are the heads of other lists (打造内陆开放高地: 制度型开放, 经贸人文合作 …) gives one. ①–③ are entries of three of these; one
question asks which other entry goes with one of them, the other what ①②③ are about. No word that tells one head from the others stands in
the material, so both are answered by understanding it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot, part_slots, text_of
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.lists import (
    ONE_THING,
    by_its_head,
    category_of,
    head_of,
    heading_of,
    nearest_in_width,
    noun_of,
    opening_verbs,
    own_parts,
    rings,
    slogan_of,
    told_twice,
)
from zhongbu_quiz.items.constructions.phrase import form
from zhongbu_quiz.items.constructions.rival import facts_around
from zhongbu_quiz.items.constructions.worded import MARKS, Worded
from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import Choice, Item, Level, Open, Option, SlotRef
from zhongbu_quiz.items.kinds.short_answer import EACH
from zhongbu_quiz.items.models.base import Alone, ItemModel, Text
from zhongbu_quiz.items.option_rules import clash, uneven
from zhongbu_quiz.items.query import bare_query, may_make, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import bigrams, common_letters, plain

SIZE = 3
"""Statements of a material."""
MOST_TOLD = 2
"""Entries of one list in a material."""
TRIES = 400
"""How many sets of options are looked at for one statement: a bound on the work."""
DIFFICULTY = 4
SUBJECT_MARK = "的"


@dataclass(frozen=True)
class _Branch:
    """A list, its entries that do not echo what it is called, and the entry of the upper list that is its head; None for one beside them."""

    fact: Fact
    entries: tuple[Slot, ...]
    head: Slot | None = None


@dataclass(frozen=True)
class Summary:
    """A material: the upper list; three branches in the order of their marks, and one that only lends an option; of each what is left to
    ask; the place of the branch that is asked about."""

    upper: Fact
    branches: tuple[_Branch, ...]
    left: tuple[Slot, ...]
    asked: int

    @property
    def subject(self) -> str:
        """What the upper list is about: its label without the noun."""
        return slogan_of(self.upper).name.rpartition(SUBJECT_MARK)[0]

    @property
    def told(self) -> list[tuple[Slot, ...]]:
        """The entries of each statement."""
        return [_told(branch, left) for branch, left in zip(self.branches[:SIZE], self.left, strict=False)]

    @property
    def shown(self) -> frozenset[SlotRef]:
        """The slots that the material tells."""
        return frozenset((branch.fact.id, slot.name) for branch, slots in zip(self.branches, self.told, strict=False) for slot in slots)

    @property
    def material(self) -> Material:
        """The text under which the questions stand."""
        rows = "；".join(mark + "，".join(slot.text for slot in slots) for mark, slots in zip(MARKS, self.told, strict=False))
        issuer = text_of(self.upper.kind_of.issuer(self.upper))
        text = say("material_summary", issuer=issuer, subject=self.subject, rows=rows)
        name = digest(*(branch.fact.id for branch in self.branches))
        return Material(f"summary:{self.upper.id}+{SIZE}-{name:016x}", text)


def summaries(model: ItemModel, base: FactBase, index: Index) -> list[Summary]:
    """All materials of a base, in the order of the text; no list is told in two."""
    slogans = [fact for fact in base.of_kind("slogan") if slogan_of(fact).parts and not fact.doubtful]
    twice = told_twice(base.of_kind("slogan"))
    places: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in slogans:
        places[_place(fact)].append(fact)
    used: set[str] = set()
    found = []
    for upper in slogans:
        record = slogan_of(upper)
        if record.named or not record.complete or SUBJECT_MARK not in record.name or not upper.kind_of.issued_by_document(record):
            continue
        near = [fact for fact in facts_around(upper, places[_place(upper)]) if fact is not upper and fact.id not in used]
        made = _summary(model, upper, near, twice, index)
        if made:
            used.update(branch.fact.id for branch in made.branches)
            found.append(made)
    return found


def _place(fact: Fact) -> tuple[str, str]:
    return fact.record.source.document, fact.record.source.section


def _summary(model: ItemModel, upper: Fact, near: Sequence[Fact], twice: frozenset[str], index: Index) -> Summary | None:
    alike: dict[str, list[Fact]] = defaultdict(list)
    for fact in near:
        alike[category_of(slogan_of(fact))].append(fact)
    for facts in sorted(alike.values(), key=len, reverse=True):
        branches = _branches(upper, facts, twice)
        own = [branch for branch in branches if branch.head]
        for three in combinations(own, SIZE):
            for fourth in (branch for branch in branches if branch not in three):
                found = _asked(model, (*three, fourth), index)
                if found:
                    return Summary(upper, (*three, fourth), *found)
    return None


def _branches(upper: Fact, facts: Sequence[Fact], twice: frozenset[str]) -> list[_Branch]:
    """The lists of one category with two entries at least that echo no head; each entry of the upper list is the head of one at most."""
    heads = [slot for slot in part_slots(upper.slots) if upper.may_ask(slot.name)]
    found = []
    for fact in facts:
        mine = [head for head in heads if _heads(head.text, fact)]
        echo = frozenset[str]().union(*(_own_words(head, heads) for head in mine))
        entries = tuple(slot for slot in own_parts(fact, twice) if bigrams(slot.text).isdisjoint(echo))
        if len(entries) > 1 and len(mine) < 2:
            found.append(_Branch(fact, entries, mine[0] if mine else None))
    counts = Counter(branch.head.name for branch in found if branch.head)
    return [branch for branch in found if branch.head is None or counts[branch.head.name] == 1]


def _own_words(head: Slot, heads: Sequence[Slot]) -> frozenset[str]:
    """The pairs of characters that tell a head from the others."""
    others = frozenset[str]().union(*(bigrams(other.text) for other in heads if other is not head))
    return bigrams(head.text) - others - opening_verbs()


def _heads(text: str, fact: Fact) -> bool:
    """Whether a text is what a list is called, or nearly so."""
    record = slogan_of(fact)
    return plain(text) in plain(heading_of(record)) or common_letters(plain(text), plain(head_of(record))) >= ONE_THING


def _told(branch: _Branch, left: Slot) -> tuple[Slot, ...]:
    return tuple(slot for slot in branch.entries if slot is not left)[:MOST_TOLD]


def _asked(model: ItemModel, branches: tuple[_Branch, ...], index: Index) -> tuple[tuple[Slot, ...], int] | None:
    """One entry of each list, that may stand beside each other as options, and a statement for whose list those of the others are proved
    false and which shares no word with one of them alone."""
    places = index.base.world.places
    sets = islice(product(*(branch.entries for branch in branches)), TRIES)
    for left in sorted(sets, key=lambda slots: nearest_in_width([slot.text for slot in slots])):
        texts = [slot.text for slot in left]
        if len({form(text, places) for text in texts}) > 1 or uneven(texts) or any(clash(a, b) for a, b in combinations(left, 2)):
            continue
        for place in sorted(range(SIZE), key=lambda place: digest(model.asks, branches[place].fact.id)):
            said = ["".join(slot.text for slot in _told(branches[place], left[place]))]
            if not rings(texts, said, opening_verbs()) and _proved(model, branches, left, place, index):
                return left, place
    return None


def _proved(model: ItemModel, branches: Sequence[_Branch], left: Sequence[Slot], place: int, index: Index) -> bool:
    query = by_its_head(model, branches[place].fact, left[place])
    others = ((branch.fact, slot) for branch, slot in zip(branches, left, strict=True) if branch is not branches[place])
    return all(judge(query, slot, fact, index) is Truth.FALSE for fact, slot in others)


# -- which entry goes with a statement


class SummarySameModel(Worded, Alone):
    """Which entry belongs to the list of a statement of the material? `{{ mark }}` is the statement's; for the explanation, `{{ entry }}` is
    the key, `{{ head }}` and `{{ noun }}` are what the list is called."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    by: ClassVar[str] = "summary"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("mark", "entry", "head", "noun")

    kind: Literal["single_choice"]
    asks: Literal["part"]
    options: Annotated[tuple[Literal["summary"], ...], Field(min_length=1, max_length=1)]


def summary_same_items(model: SummarySameModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a material."""
    return [item for one in summaries(model, base, index) if (item := _same(model, one))]


def _same(model: SummarySameModel, one: Summary) -> Item | None:
    asked, key_slot = one.branches[one.asked], one.left[one.asked]
    record = slogan_of(asked.fact)
    words: Mapping[str, Pieces] = {
        "mark": (MARKS[one.asked],), "entry": (key_slot.text,), "head": (head_of(record),), "noun": (noun_of(record),)
    }  # fmt: skip
    query = bare_query(model, asked.fact, key_slot)
    stem = rendered(model.stem, query, more=words)
    if stem is None:
        return None
    options = [
        Option(slot.text, "" if branch is asked else asked.fact.kind_of.confusion(record, branch.fact.record), "", branch.fact.id)
        for branch, slot in zip(one.branches, one.left, strict=True)
    ]
    ordered = tuple(shuffled(options, query.item_id))
    fields = about(query, stem[0], DIFFICULTY, (Option("", fact=asked.fact.id), *ordered))
    fields["explanation"] = told(model.explanation, query, words) or asked.fact.statement
    fields["asserts"] = one.shown
    key = next(place for place, option in enumerate(ordered) if option.fact == asked.fact.id)
    return Choice(**fields, kind=model.kind, options=ordered, answer=(key,), material=one.material)


# -- what the statements are about


class SummaryHeadsModel(ItemModel):
    """What are the statements about? `{{ subject }}` is what the upper list is about, `{{ marks }}` are those of the statements."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("slogan",)
    marked_by: ClassVar[str] = "summary"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("subject", "marks")

    kind: Literal["short_answer"]
    asks: Literal["parts"]
    summary: Literal["heads"]
    stem: Text

    @field_validator("stem", mode="before")
    @classmethod
    def _words(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, (), lent=cls.lends)


def summary_heads_items(model: SummaryHeadsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a material whose upper list may be written from memory."""
    found = [one for one in summaries(model, base, index) if model.facts.passes(one.upper) and may_make(model.kind, one.upper)]
    return [item for one in found if (item := _QUESTIONS[model.summary](model, one))]


def _heads_of(model: SummaryHeadsModel, one: Summary) -> Item | None:
    key = one.upper.virtual_slot("parts")
    if key is None:
        return None
    marks = MARKS[:SIZE]
    query = bare_query(model, one.upper, key)
    stem = rendered(model.stem, query, more={"subject": (one.subject,), "marks": (marks,)})
    if stem is None:
        return None
    heads = [branch.head for branch in one.branches if branch.head][:SIZE]
    points = tuple((head.text, EACH) for head in heads)
    fields = about(query, stem[0], DIFFICULTY - 1, tuple(Option("", fact=branch.fact.id) for branch in one.branches[:SIZE]))
    fields["asks"] = frozenset((one.upper.id, head.name) for head in heads)
    fields["asserts"] = one.shown
    fields["explanation"] = one.upper.statement
    answer = "；".join(f"{mark}{head.text}" for mark, head in zip(marks, heads, strict=True)) + "。"
    return Open(**fields, answer=answer, points=points, material=one.material)


_QUESTIONS = {"heads": _heads_of}
"""What a model may ask of a material in words."""
