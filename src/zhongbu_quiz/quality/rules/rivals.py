"""Rules 65, 66 and 74 to 77: which rivals stand beside a key, what is said of them, how near they are; and one card a thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import slot_title
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.items.constructions.likeness import WORDS
from zhongbu_quiz.items.constructions.phrase import form
from zhongbu_quiz.items.item import Choice, Item, Option, SlotRef, TrueFalse
from zhongbu_quiz.items.option_rules import of_forms
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import CHOICES, answers, front, outside
from zhongbu_quiz.quality.rules.base import Finding, ItemRule, SetRule
from zhongbu_quiz.quality.testwise.topic import belonging
from zhongbu_quiz.sets.cards import DIRECTIONS, PAPER_KINDS, card_items
from zhongbu_quiz.values.text import plain, squeeze

LONGEST_NOTE = 60
"""Rule 74: characters that may be said of one option."""
LONGEST_EXPLANATION = 200
"""Rule 74: characters that may be said in all."""
HARD = 4
"""Rule 76: the difficulty from which all rivals must be of one section."""


_NUMBERED = re.compile(r"[①-⑥]+")
MOST_STRANGERS = 1
"""Rule 66: so many rivals of one item may come from another topic."""


def one_category(item: Item, context: Context) -> str | None:
    """65: options that are words (names, parts, subjects, meanings of formulas) are of one category and one grammatical form, and where
    one ends in a counted ending (…化, …区) all do, or two and two. What a person said is mixed up with the key, and real terms of its
    category, belong to it. Entries of different lists of one section, each asked against the head of its own, need one form only.
    Numbers, dates, regions, persons, organs and documents have their type as category."""
    if not isinstance(item, Choice) or not _asks_words(item, context):
        return None
    fact = context.fact(item)
    key = fact.slots.get(item.slot) or next(slot for name, slot in fact.slots.items() if name.startswith("part."))
    for option in () if _of_lists(item) else item.options:
        if not _of_category(option, key.pool, fact, context):
            if not key.pool:
                return _("{text} is not of the category of the key").format(text=option.text)
            return _("{text} is not of the category {category}").format(text=option.text, category=key.pool)
    texts = [option.text for option in item.options]
    if _of_lists(item):
        uneven = len({form(text, context.world.places) for text in texts}) > 1
    else:
        uneven = of_forms(texts, context.world.places) is not None
    return _("the options have not one form") if uneven else None


def same_topic(item: Item, context: Context) -> str | None:
    """66: of options that are words, at most one comes from another section and topic than the key's, unless it stands in what learners
    mix up with it, or is a real term of its category."""
    if not isinstance(item, Choice) or not _asks_words(item, context):
        return None
    near = belonging(item, context.base)
    strangers = [option.text for option, own in zip(item.options, near, strict=True) if not own]
    if len(strangers) <= MOST_STRANGERS:
        return None
    return _("{texts} come from another topic").format(texts="、".join(strangers))


def _asks_words(item: Choice, context: Context) -> bool:
    """Whether the options are single words: not of items over several facts, nor of whole lists."""
    fact = context.fact(item)
    if not isinstance(fact.record, Slogan) or all(_NUMBERED.fullmatch(option.text) for option in item.options):
        return False
    if item.slot == "parts":
        return all("、" not in option.text and "；" not in option.text for option in item.options)
    slot = fact.slots.get(item.slot)
    return slot is not None and slot.type in WORDS


def _of_lists(item: Choice) -> bool:
    """Whether each option is an entry of a list of its own."""
    origins = [option.fact for option in item.options]
    return all(origins) and len(set(origins)) == len(origins) and item.slot.startswith("part.")


def _of_category(option: Option, category: str, fact: Fact, context: Context) -> bool:
    text = plain(option.text)
    origin = context.base.fact(option.fact) if option.fact in context.base else None
    if origin is not None and any(plain(slot.text) == text and slot.pool == category for slot in origin.slots.values()):
        return True
    confused = fact.record.confused_with if isinstance(fact.record, Slogan) else ()
    if any(one.term and plain(one.term) == text for one in confused):
        return True
    if any(plain(slot.text) == text for other in context.base.confused(fact.id) for slot in other.slots.values()):
        return True
    return option.text in context.world.categories.get(category, ())


def explains(item: Item, context: Context) -> str | None:
    """74: what is said of an option has at most 60 characters, all together at most 200, and no sentence is said twice."""
    if item.kind not in (*CHOICES, "true_false"):
        return None
    notes = [option.note for option in item.options if option.note]
    long = [note for note in notes if len(note) > LONGEST_NOTE]
    if long:
        return _("{count} characters about one option: {text}…").format(count=len(long[0]), text=long[0][:20])
    total = len(item.explanation) + sum(map(len, dict.fromkeys(notes)))
    if total > LONGEST_EXPLANATION:
        return _("an explanation of {count} characters").format(count=total)
    said = [sentence for text in (item.explanation, *dict.fromkeys(notes)) for sentence in text.split("。") if sentence]
    twice = next((sentence for sentence in said if said.count(sentence) > 1), None)
    return _("said twice: {text}…").format(text=twice[:20]) if twice else None


def says_what_was_swapped(item: Item, context: Context) -> str | None:
    """75: the explanation of a false statement says what stands wrong in it and what should stand there."""
    if not isinstance(item, TrueFalse) or item.answer:
        return None
    fact = context.fact(item)
    right = fact.slots.get(item.slot)
    if right is None or plain(right.text) in plain(outside(item)):
        return None
    told = plain(item.explanation)
    if plain(right.text) not in told:
        return _("the explanation does not say that it should be {text}").format(text=right.text)
    return None if item.explanation.startswith("错") else _("the explanation does not say what is wrong")


def hard_by_nearness(item: Item, context: Context) -> str | None:
    """76: a choice is hard (4 or 5) only where all its rivals in words are told in the key's own section; numbers and dates go by
    their distance (64)."""
    if item.kind not in CHOICES or item.difficulty is None or item.difficulty < HARD or not item.slot:
        return None
    if all(context.is_value(option.text) for option in item.options):
        return None
    own = {(source.document, source.section) for source in context.fact(item).sources}
    for option in item.options:
        if option.fact in context.base:
            theirs = {(source.document, source.section) for source in context.base.fact(option.fact).sources}
            if not own & theirs:
                return _("{text} comes from another section, and the item is called hard").format(text=option.text)
    return None


def one_card(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """77: of the clozes no two ask one slot of one fact. Of the items that become cards (`sets.cards`) no two have the same front, and no two
    the same sentence and answer; at most two ask one slot of a fact, one of them alone; and a paper kind (fill-in, judgement, written answer)
    is a card only where it is the only one of its fact."""
    asked: dict[SlotRef, str] = {}
    for item in items:
        if item.kind == "cloze" and (other := asked.setdefault((item.main_fact, item.slot), item.id)) != item.id:
            yield item.id, _("asks {slot} of {fact} as {other} does").format(slot=slot_title(item.slot), fact=item.main_fact, other=other)
    yield from cards_twice(card_items(items))


def cards_twice(cards: Sequence[Item]) -> Iterable[Finding]:
    """What cards of one deck ask twice."""
    seen: dict[object, str] = {}
    alone: dict[SlotRef, str] = {}
    times: Counter[SlotRef] = Counter()
    facts = Counter(card.main_fact for card in cards)
    for card in cards:
        for words, key in (
            (_("has the front of {other}"), squeeze(front(card))),
            (_("has the sentence of {other}"), (squeeze(outside(card)), answers(card))),
        ):
            if (other := seen.setdefault(key, card.id)) != card.id:
                yield card.id, words.format(other=other)
                break
        for slot in card.asks:
            times[slot] += 1
            if times[slot] == DIRECTIONS + 1:
                told = _("asks {slot} of {fact} as {count} other cards do")
                yield card.id, told.format(slot=slot_title(slot[1]), fact=slot[0], count=DIRECTIONS)
            if len(card.asks) == 1 and (other := alone.setdefault(slot, card.id)) != card.id:
                yield card.id, _("asks {slot} of {fact} as {other} does").format(slot=slot_title(slot[1]), fact=slot[0], other=other)
        if card.kind in PAPER_KINDS and card.main_fact and facts[card.main_fact] > 1:
            yield card.id, _("is no card, as another asks {fact}").format(fact=card.main_fact)


RIVAL_RULES = (
    ItemRule(
        65,
        marked("one category"),
        True,
        one_category,
        "A mechanism among cities is no rival for anybody who can read.",
    ),
    ItemRule(
        66,
        marked("same topic"),
        True,
        same_topic,
        "A stem names its topic; whatever comes from elsewhere is struck out without knowing anything.",
    ),
    ItemRule(
        74,
        marked("an explanation explains"),
        False,
        explains,
        "What is long is not read; what has nothing to do with the question teaches that explanations can be skipped.",
    ),
    ItemRule(
        75,
        marked("a false statement is put right"),
        True,
        says_what_was_swapped,
        "Whoever learns that a sentence is wrong and not what is right in it has learned nothing.",
    ),
    ItemRule(
        76,
        marked("hard by nearness"),
        False,
        hard_by_nearness,
        "A choice is hard because its rivals are near, not because of where they were found.",
    ),
    SetRule(
        77,
        marked("one card a thing"),
        True,
        "bank",
        one_card,
        "A learner who meets one question on two cards learns to hate the deck.",
    ),
)
