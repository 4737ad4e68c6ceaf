"""Item -> what enemy tests compare: what its reader sees, which texts and figures are its key, whom it resembles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.records import USUAL_WEIGHT
from zhongbu_quiz.facts.slots import is_part
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, SlotRef, TrueFalse, stem_text
from zhongbu_quiz.items.printed import above
from zhongbu_quiz.sets.arithmetic import Figure, Number, Scanner, figure_of
from zhongbu_quiz.values.text import plain, squeeze

SAME = 0.85
"""Dice coefficient from which two stems count as one (rule 46)."""

MEDIUM = 3
"""How an item without a difficulty counts where forms are compared."""

_LONG_NAME = 8
"""Characters from which the name of a document or meeting is told by one that is nearly the same."""

_HAN = re.compile(r"[\u3400-\u9fff]")
ISSUED = ("issued_date", "issued_in")
_OF_ISSUER = ("date", "object", "actor")
"""What a formula says of the event that issued it, and where that event has it."""
_NEGATIVE = re.compile(r"不属于|不包括|不正确|不符合|错误的")


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """`text` is the stem without marks, with what stands below it as statements (left column, events to order); `asking` the bare
    stem. `raised` is what stands above it (material, figure), where that may give another key away (rule 45).

    `asks` and `asserts` are the item's, with the date and document of a formula also as those of the event that issued it;
    `needles` are the key texts that give the item away when another item shows them, `closed` where they are among few that everybody
    knows, which may stand in another's material or figure; `written` are those that have to be written and
    belong to no closed pool, which must not even stand among what another item offers (`offered`: its options, its material, its
    figure); `choices` are its options, or the words that put a false statement right, since who sees through one of two that are put
    right by the same words sees through both; `figure` is its key where that is a number;
    `numbers` are the numbers that it shows, in its material and figure too; `pairs` the bigrams that likeness is measured by, of all that;
    `keys` are its whole key texts, where they are no values of a closed pool, which two items of a paper do not both ask for; `siblings` the
    other entries of the list of which it asks one; `title` the bigrams of its key where that is the name of a document or a meeting, and
    `title_end` the last of them;
    `series` is a statistic's region and indicator, `head` the thing that sibling items share; `several` are the facts of an item that
    prints several of them as statements. A question that somebody wrote herself has no `fact`: it is compared by its words alone.
    """

    item: Item
    fact: Fact | None
    text: str
    offered: str
    raised: str
    asking: str
    asks: frozenset[SlotRef]
    asserts: frozenset[SlotRef]
    needles: tuple[str, ...]
    closed: bool
    written: tuple[str, ...]
    keys: frozenset[str]
    siblings: tuple[str, ...]
    title: frozenset[str]
    title_end: str
    figure: Figure | None
    numbers: frozenset[Number]
    pairs: frozenset[str]
    text_pairs: frozenset[str]
    asking_pairs: frozenset[str]
    choices: frozenset[str]
    series: tuple[str, ...] | None
    head: str
    several: frozenset[str]


def rows_of_one_table(a: Fact | None, b: Fact | None) -> bool:
    """Whether two facts tell the same of two things in the same words: the symbol of one element, and of another."""
    if a is None or b is None or a is b or not a.kind_of.told_alike:
        return False
    return a.kind == b.kind and bool(a.kind_of.head(a.record) == b.kind_of.head(b.record))


def traits_of(item: Item, base: FactBase, scanner: Scanner) -> Traits:
    """The traits of one item."""
    fact = base.fact(item.main_fact) if item.main_fact in base else None
    asking = squeeze(stem_text(item.stem, "＿"))
    listed = [*item.left, *(option.text for option in item.options if isinstance(item, Ordering))]
    text = asking + squeeze("\n".join(["", *listed])) if listed else asking
    asked = figure_of(fact, item.slot) if fact else None
    whole = text + squeeze("\n".join(["", *above(item)])) if item.material or item.figure else text
    pairs = _pairs(whole)
    shown = plain(text)
    closed = _closed(item, base)
    title = _title(item, fact)
    return Traits(
        item,
        fact,
        shown,
        plain("\n".join(offered_by(item))),
        plain("\n".join(above(item))),
        asking,
        with_titles(item.asks, base),
        with_titles(item.asserts, base),
        () if asked else (*needles(item), *_other_names(item, base), *_put_right(item, fact)),
        closed,
        written(item, fact),
        frozenset() if asked or closed else frozenset((*whole_keys(item), *_other_names(item, base))),
        _siblings(item, fact),
        _pairs(title),
        title[-2:],
        asked,
        scanner.numbers(whole),
        pairs,
        _pairs(shown),
        _pairs(asking) if whole != asking else pairs,
        choices_of(item) or frozenset(_put_right(item, fact)),
        fact.kind_of.series_key(fact.record) if fact else None,
        head_of(item, base),
        frozenset(item.facts) if not item.slot and len(item.facts) > 1 else frozenset(),
    )


def _closed(item: Item, base: FactBase) -> bool:
    """Whether the answer is one of few that everybody knows: every slot that it asks is of a closed type."""
    asked = [base.fact(name).slots.get(slot) for name, slot in item.asks if name in base]
    return bool(asked) and all(slot is not None and slot.type in CLOSED for slot in asked)


def with_issuers(refs: frozenset[SlotRef], base: FactBase) -> frozenset[SlotRef]:
    """The slots, and for what a formula says of its issuing event, the slots of that event."""
    return refs.union(*[of_issuer(ref, base) for ref in refs if ref[1] in ISSUED])


def of_issuer(ref: SlotRef, base: FactBase) -> tuple[SlotRef, ...]:
    """The slot of its issuing event that says the same as the slot of a formula (one of ISSUED); none where the event has none."""
    name, slot = ref
    fact = base.find(name)
    event = base.find(fact.issuer) if fact else None
    if fact is None or event is None:
        return ()
    text = fact.slots[slot].text
    same = [(event.id, own) for own in _OF_ISSUER if own in event.slots and event.slots[own].text == text]
    return tuple(same[:1])


def with_titles(refs: frozenset[SlotRef], base: FactBase) -> frozenset[SlotRef]:
    """The slots with those of their issuing events, and for the name of a formula the title that has it in it: who is asked for 长江中游城市群
    can write 《长江中游城市群发展规划》."""
    named = [base.fact(name) for name, slot in refs if slot == "name" and name in base]
    titled = {(fact.issuer, "object") for fact in named if _titled(fact, base)}
    return with_issuers(refs, base) | titled


def _titled(fact: Fact, base: FactBase) -> bool:
    title = base.fact(fact.issuer).slots.get("object") if fact.issuer in base else None
    return title is not None and fact.slots["name"].text in title.text


def whole_keys(item: Item) -> list[str]:
    """The key texts of an item that asks for a name or a phrase, without marks; none of one that asks to judge, to pair or to sort."""
    if not isinstance(item, Choice | Gap):
        return []
    return [text for text in map(plain, item.key_texts) if len(_HAN.findall(text)) >= 2]


def _siblings(item: Item, fact: Fact | None) -> tuple[str, ...]:
    """The other entries of the list of which an item asks one."""
    if fact is None or not is_part(item.slot):
        return ()
    return tuple(plain(slot.text) for name, slot in fact.slots.items() if is_part(name) and name != item.slot)


def _title(item: Item, fact: Fact | None) -> str:
    """The name of the document or meeting that an item asks for, without marks; "" where it asks for none, or for one of a few characters."""
    slot = fact.slots.get(item.slot) if fact else None
    named = slot is not None and slot.type in ("document", "meeting") and isinstance(item, Choice | Gap)
    text = plain(slot.text) if named and slot else ""
    return text if len(text) >= _LONG_NAME else ""


def needles(item: Item) -> tuple[str, ...]:
    """The key texts, without marks, that must not stand in another item: two Chinese characters or more, or a longer name. Of a key
    that is several parts of a list (强创新、扩开放), also each part of three characters or more: one that is known rules out rivals."""
    if isinstance(item, Matching | Ordering | TrueFalse):
        return ()
    several = [text for text in item.key_texts if "、" in text] if isinstance(item, Choice) else []
    parts = [part for text in several for part in text.split("、") if len(part) > 2]
    found = map(plain, dict.fromkeys([*item.key_texts, *parts]))
    return tuple(text for text in found if len(_HAN.findall(text)) >= 2 or (len(text) >= 3 and not text.isdigit()))


def _other_names(item: Item, base: FactBase) -> list[str]:
    """The other names of the persons whom an item wants, of which each gives it away as their own would: 孙文 where 孙中山 is the key."""
    if not isinstance(item, Choice | Gap):
        return []
    return [plain(name) for text in item.key_texts for name in base.world.persons.names_of(text) if len(name) > 1 and name != text]


def _put_right(item: Item, fact: Fact | None) -> tuple[str, ...]:
    """What should stand in a false statement: whoever reads it elsewhere on the paper knows that the statement is false."""
    slot = fact.slots.get(item.slot) if fact else None
    if not isinstance(item, TrueFalse) or item.answer or slot is None or slot.type in CLOSED:
        return ()
    text = plain(slot.text)
    return (text,) if len(_HAN.findall(text)) >= 2 else ()


CLOSED = ("date", "region", "organ", "person", "number", "meeting")
"""Types of slots of which the values are few and known: one that stands elsewhere gives nothing away (rule 79)."""


def written(item: Item, fact: Fact | None) -> tuple[str, ...]:
    """The key texts of an answer that is written, part by part, without marks (rule 79)."""
    if isinstance(item, Open):
        texts = [part for part, _ in item.points or ()] or list(item.key_texts)
    elif isinstance(item, Gap):
        slot = fact.slots.get(item.slot) if fact else None
        texts = [] if slot is None or slot.type in CLOSED else list(item.key_texts)
    else:
        texts = []
    return tuple(text for text in map(plain, texts) if len(_HAN.findall(text)) >= 2)


def offered_by(item: Item) -> list[str]:
    """What an item prints beside its stem: options, the texts of its material and its figure."""
    return [*(option.text for option in item.options), *above(item)]


def one_material(a: Item, b: Item) -> bool:
    """Whether two items are questions of one material, which were made to stand together."""
    return a.material is not None and b.material is not None and a.material.id == b.material.id


_NUMBERED = re.compile(r"[①-⑩→]+")


def choices_of(item: Item) -> frozenset[str]:
    """The set of options, which no two items of a paper share (rule 48); numbers of statements are no options of their own."""
    texts = frozenset(option.text for option in item.options) if isinstance(item, Choice) else frozenset[str]()
    return frozenset() if all(map(_NUMBERED.fullmatch, texts)) else texts


def head_of(item: Item, base: FactBase) -> str:
    """What sibling items are about: the indicator, the matter of an event, the name of a slogan; an item without a fact has no siblings."""
    return base.fact(item.main_fact).head if item.main_fact in base else item.thing


def weight_of(item: Item, base: FactBase) -> int:
    """How much a teacher would want known what an item asks."""
    return base.fact(item.main_fact).record.weight if item.main_fact in base else USUAL_WEIGHT


def asks_number(item: Item) -> bool:
    """True where the answer is a figure (rule 49: at most half of a paper)."""
    return item.slot == "figure"


def asks_negative(item: Item) -> bool:
    """True where the question asks for what is not so (rule 6: at most a tenth of a paper)."""
    return any(isinstance(part, str) and _NEGATIVE.search(part) for part in item.stem)


def says(item: Item, truth: bool) -> bool:
    """Whether an item is a statement to judge that is true, or false."""
    return isinstance(item, TrueFalse) and item.answer is truth


def difficulty_of(item: Item) -> int:
    """The difficulty as it counts in a form's mean."""
    return MEDIUM if item.difficulty is None else item.difficulty


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))
