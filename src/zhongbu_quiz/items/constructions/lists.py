"""Lists that stand beside each other in a text: what they are called, which of them are siblings, and which parts tell nothing by
their words.

Siblings are lists of one document and section whose parts are of one category (where none is told: whose labels end in one noun), and
of which none is a part of another: what belongs to a measure belongs to the list that this measure stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from zhongbu_quiz.chance import digest, sample
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.constructions.phrase import counted_noun
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import Query, asked_slots, bare_query
from zhongbu_quiz.values.text import bigrams, common_letters, may_be_one, nested, plain, width

_NAME = frozenset({"name"})
LONGEST_NOUN = 4
"""The noun that a label of ours ends in has two to four characters; what is longer is no noun alone."""
SUBJECT = 4
"""So many characters in one row are the name of a subject."""
MOST_LISTS = 10
"""How many lists of one family are set beside each other: a bound on the work."""
ONE_THING = 0.65
"""From this share of common letters on, a part of one list may be the head of another (推进制度型开放, 稳步扩大制度型开放)."""


def slogan_of(fact: Fact) -> Slogan:
    """The record of a fact that is known to be a slogan."""
    record = fact.record
    assert isinstance(record, Slogan)
    return record


def by_its_head(model: ItemModel, fact: Fact, part: Slot) -> Query:
    """The query that asks a part of a list of which the reader sees only what the list is called."""
    return bare_query(model, fact, part, _NAME, attributed=True)


def nearest_in_width(texts: Sequence[str]) -> tuple[int, int]:
    """How far texts are apart in width, and a draw among equals: sorted by it, those come first that length tells least about."""
    widths = [width(text) for text in texts]
    return max(widths) - min(widths), digest(*texts)


def head_of(record: Slogan) -> str:
    """What its parts belong to: a formula in quotation marks, a label of ours without the noun that it ends in."""
    if record.named:
        return record.name if record.name.startswith("“") else f"“{record.name}”"
    return _split(record.name)[0] or record.name


def noun_of(record: Slogan) -> str:
    """What the parts of a list under a label of ours are: the noun that it ends in; "" for a formula, and where it ends in none."""
    return "" if record.named else _split(record.name)[1]


def category_of(record: Slogan) -> str:
    """What kind of thing its parts are, as told; where it is not, the noun of its label; "" where neither is."""
    return record.part_category or record.category or noun_of(record)


def heading_of(record: Slogan) -> str:
    """All that a stem may say of a list: head and noun."""
    return head_of(record) + noun_of(record)


def _split(name: str) -> tuple[str, str]:
    head, mark, noun = name.rpartition("的")
    return (head, noun) if mark and 2 <= len(noun) <= LONGEST_NOUN else (name, "")


def families(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Lists by document, section and category of parts, in the order of the text; those that stand alone are left out."""
    found: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        record = slogan_of(fact)
        if record.parts and category_of(record):
            found[record.source.document, record.source.section, category_of(record)].append(fact)
    return [family for family in found.values() if len(family) > 1]


def related(a: Slogan, b: Slogan) -> bool:
    """Whether one list may be a part of another, or two may be one: a head that another head holds or lists, or a shared part."""
    one, other = head_of(a), head_of(b)
    if a.region != b.region:
        return True  # of two regions: what is told of them is known by other things than its head
    if nested(one, other) or _one_thing(one, other) or _one_subject(one, other):
        return True
    if not a.plain_parts.isdisjoint(b.plain_parts):
        return True
    return any(
        nested(part.text, head) or _one_thing(part.text, head) for head, of in ((one, b), (other, a)) for part in of.parts
    )


def _one_subject(a: str, b: str) -> bool:
    """Whether two heads name one subject, beside what both open with (未来产业破冰攻关, 谋划布局未来产业)."""
    opening = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    one, other = a[opening:], b[opening:]
    return any(one[place : place + SUBJECT] in other for place in range(len(one) - SUBJECT + 1))


def _one_thing(a: str, b: str) -> bool:
    return may_be_one(a, b) or common_letters(plain(a), plain(b)) >= ONE_THING


def few_of(family: Sequence[Fact]) -> list[Fact]:
    """A family, or MOST_LISTS of it."""
    return sample(family, MOST_LISTS, family[0].id)


def unrelated_sets(family: Sequence[Fact], size: int) -> list[tuple[Fact, ...]]:
    """All sets of so many lists of a family, which are as many as a power of its own number, of which none is a part of another."""
    apart = {
        frozenset((a.id, b.id))
        for a, b in combinations(family, 2)
        if not related(slogan_of(a), slogan_of(b))
    }
    return [
        lists
        for lists in combinations(family, size)
        if all(frozenset((a.id, b.id)) in apart for a, b in combinations(lists, 2))
    ]


def own_parts(fact: Fact, elsewhere: Collection[str]) -> list[Slot]:
    """The parts that may be asked and are told nowhere else (`elsewhere`: plain texts)."""
    return [slot for slot in asked_slots("part", fact) if plain(slot.text) not in elsewhere]


def rings(texts: Sequence[str], heads: Iterable[str], but: frozenset[str] = frozenset()) -> bool:
    """Whether one text alone shares two characters with some head, and is picked or thrown out for its sound, or just half of them end in
    its last character (rule 16); pairs of `but` do not count."""
    for head in heads:
        echoes, ends = sounds(texts, head, but)
        if 2 * sum(ends) == len(texts) or lone(echoes):
            return True
    return False


def sounds(texts: Sequence[str], head: str, but: frozenset[str]) -> tuple[list[frozenset[str]], list[bool]]:
    """What each text shares with a head: pairs of characters, and whether both end in one."""
    last = plain(head)[-1:]
    return [_echo(text, head, but) for text in texts], [plain(text)[-1:] == last for text in texts]


def lone(echoes: Sequence[frozenset[str]]) -> bool:
    """Whether some pair stands in just one of the sets."""
    return any(sum(pair in own for own in echoes) == 1 for pair in frozenset().union(*echoes))


@lru_cache(maxsize=1 << 11)
def _echo(text: str, head: str, but: frozenset[str]) -> frozenset[str]:
    """The pairs of characters that a text shares with a head."""
    return (bigrams(text) - but) & bigrams(head)


def opening_verbs() -> frozenset[str]:
    """The verbs that measures open with: two that share one are of one form, not of one thing."""
    return load_lexicon().set("slogans.opening_verb")


def told_twice(facts: Iterable[Fact]) -> frozenset[str]:
    """The plain texts of parts that stand in two lists, and of heads: what they belong to is not one thing."""
    seen: set[str] = set()
    twice: set[str] = set()
    for fact in facts:
        record = slogan_of(fact)
        for text in {plain(part.text) for part in record.parts}:
            (twice if text in seen else seen).add(text)
    return frozenset((*twice, *(plain(head_of(slogan_of(fact))) for fact in facts)))


def tells_by_ending(fact: Fact) -> bool:
    """Whether the name of a list counts a word that its parts end in, so that they are known by their last characters (一中心四区)."""
    record = slogan_of(fact)
    return any(counted_noun(record.name, part.text) for part in record.parts)


def bare_parts(fact: Fact, parts: Iterable[Slot]) -> list[Slot]:
    """What the parts of a formula of positions are about: without the noun that its name counts and what stands around the field
    (全国生态文明建设示范区: 生态文明建设). Those of which nothing is left are left out."""
    record = slogan_of(fact)
    bare = (replace(slot, text=_field(slot.text, counted_noun(record.name, slot.text))) for slot in parts)
    return [slot for slot in bare if len(slot.text) > 1]


def _field(text: str, noun: str) -> str:
    lexicon = load_lexicon()
    text = text.removesuffix(noun)
    for word in sorted(lexicon.set("slogans.position_role"), key=len, reverse=True):
        text = text.removesuffix(word)
    for word in sorted(lexicon.set("slogans.position_lead"), key=len, reverse=True):
        text = text.removeprefix(word)
    return text
