"""Rules 53 to 58: cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.gap_rules import LONGEST, WHOLE
from zhongbu_quiz.items.item import Cue, Item
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import GAPS, answers, outside
from zhongbu_quiz.quality.rules.base import Finding, ItemRule, SetRule
from zhongbu_quiz.sets.enemies import ALIKE
from zhongbu_quiz.values.text import bigrams, dice, plain

WRITTEN = (*GAPS, "short_answer")
MOST_OF_ONE_METRIC = 3
"""Cards of one indicator and place that a learner keeps apart (rule 55)."""
MOST_PARTS = 3
"""The longest list that one card may ask for (rule 54)."""
LEAST_PAIRS = 3
"""Fronts of fewer pairs of characters say too little to be compared."""
_CARD_GROUP = 60
"""How many fronts of one head are compared with each other: a bound on the work."""


def one_answer(item: Item, context: Context) -> str | None:
    """53: one fact is asked; the answer has at most 16 characters, unless it is a title, a name, an official wording
    or a recital."""
    if item.kind not in WRITTEN:
        return None
    if len({name for name, _ in item.asks}) > 1:
        return _("the card asks about several facts")
    slots = [slot for fact in context.facts(item) for slot in fact.slots.values()]
    for key in answers(item):
        whole = any(slot.text == key.rstrip("。") and slot.type in (*WHOLE, "meaning") for slot in slots)
        if len(key.rstrip("。")) > LONGEST and not whole and item.slot != "parts":
            return _("the answer has {count} characters").format(count=len(key))
    return None


def no_enumeration(item: Item, context: Context) -> str | None:
    """54: no card asks for a list of more than three things."""
    if item.kind not in WRITTEN:
        return None
    parts = [slot for slot in context.fact(item).slots if slot.startswith("part.")]
    if item.slot == "parts" and len(parts) > MOST_PARTS:
        return _("the card asks for {count} parts at once").format(count=len(parts))
    long = [key for key in answers(item) if key.count("、") >= MOST_PARTS and item.slot != "parts"]
    return _("{text} is an enumeration").format(text=long[0]) if long else None


def interference(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """55: no two fronts of one model and section with different answers have a Dice coefficient of 0.7 or more, and
    there are at most three cards of one indicator of one place."""
    cards = [item for item in items if item.kind in WRITTEN and item.slot]
    metric: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    heads: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in cards:
        record = context.fact(item).record
        if isinstance(record, Statistic):
            same = metric[record.region, record.indicator, item.slot]
            same.add(item.main_fact)
            if len(same) == MOST_OF_ONE_METRIC + 1 and item.kind == "cloze":
                what = f"{record.region}{record.indicator}"
                yield item.id, _("more than {count} cards of {what}").format(count=MOST_OF_ONE_METRIC, what=what)
        heads[item.model, item.source.section].append(item)
    for group in heads.values():
        for place, item in enumerate(group[:_CARD_GROUP]):
            for other in group[:place]:
                if item.main_fact != other.main_fact and _alike(item, other):
                    yield item.id, _("nearly the same front as {other}").format(other=other.id)
                    break


def _alike(a: Item, b: Item) -> bool:
    left, right = outside(a), outside(b)
    return len(bigrams(left)) > LEAST_PAIRS and dice(left, right) >= ALIKE and answers(a) != answers(b)


def front_and_back(item: Item, context: Context) -> str | None:
    """56: a card names its topic in brackets, or its sentence the document; every back holds a full sentence with the answer, and where it
    is told."""
    named = f"《{item.source.document}》" in outside(item) or any(isinstance(part, Cue) and part.topic for part in item.stem[:1])
    if item.kind == "cloze" and not named:
        return _("the card has no topic in brackets")
    if not item.source.document or not item.source.section or not item.explanation.endswith(("。", "”", "）")):
        return _("the back has no full sentence or no source")
    told = plain(item.explanation)
    for key in answers(item) if item.kind in GAPS and item.slot else ():
        if plain(key) not in told:
            return _("the back does not say {text}").format(text=key)
    return None


def stable_identity(item: Item, context: Context) -> str | None:
    """57: the id is made of the model, the facts and the slot, so a mended item stays the same card."""
    model, _colon, rest = item.id.partition(":")
    if model != item.model or item.main_fact not in rest or not rest.rpartition(":")[2]:
        return _("the id is not made of model, facts and slot")
    if item.slot and rest != f"{item.main_fact}:{item.slot}":
        return _("the id does not name {fact} and {slot}").format(fact=item.main_fact, slot=item.slot)
    return None


def functional_direction(item: Item, context: Context) -> str | None:
    """58: an item that asks for a thing by its value (the event of a date, the name of parts) has one such thing."""
    fact = context.fact(item)
    if item.slot == "name" and item.asserts:
        shown = [
            plain(fact.slots[slot].text) for _, slot in item.asserts if slot.startswith("part.") and slot in fact.slots
        ]
        if shown:
            lists = [
                row for row in context.ledger.by_part.get(shown[0], ()) if set(shown) <= set(map(plain, row.parts))
            ]
            others = [row for row in lists if row.fact.id != fact.id and row.record.named]
            if others:
                return _("{fact} has all the parts that are shown").format(fact=others[0].fact.id)
    if item.slot == "deed" and item.kind in WRITTEN and context.days[context.ledger.events[fact.id].span] > 1:
        return _("another event has the same date")
    return None


CARD_RULES = (
    ItemRule(
        53,
        marked("one short answer a card"),
        False,
        one_answer,
        "A card with one short answer is right or wrong at a glance; a longer one is neither.",
    ),
    ItemRule(
        54,
        marked("no enumerations on a card"),
        False,
        no_enumeration,
        "Lists cannot be learned as one card: one forgotten part fails the whole.",
    ),
    SetRule(
        55,
        marked("interference"),
        False,
        "bank",
        interference,
        "Cards that look alike and differ in their answers are what is forgotten in old decks.",
    ),
    ItemRule(
        56,
        marked("a front with a topic, a back that teaches"),
        False,
        front_and_back,
        "A card is met months later, out of any context; its back is where forgotten knowledge is learned again.",
    ),
    ItemRule(
        57,
        marked("stable identity"),
        False,
        stable_identity,
        "A mended item has to stay the same card, or its schedule is lost.",
    ),
    ItemRule(
        58,
        marked("two directions only where both are unique"),
        False,
        functional_direction,
        "A value that belongs to two things does not tell which one is meant.",
    ),
)
