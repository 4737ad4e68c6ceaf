"""Rules 37 to 39: slogans and their parts."""

from __future__ import annotations

import re

from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.items.constructions.phrase import counted_noun
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import CHOICES, answers, filled, options_of, outside
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.quality.second_proof import told_value
from zhongbu_quiz.values.text import plain


def parts_copied(item: Item, context: Context) -> str | None:
    """37: the part that is asked is the part as the fact writes it; all parts of a list stand in its order; options
    differ in order alone only where order is content; a recital holds all parts that it asks for."""
    record = context.fact(item).record
    if not isinstance(record, Slogan) or not record.parts:
        return None
    texts = [part.text for part in record.parts]
    if item.slot.startswith("part.") and item.kind != "true_false":
        wanted = next((part.text for part in record.parts if f"part.{part.n}" == item.slot), None)
        told = answers(item)[0] if answers(item) else ""
        if told != wanted:
            return _("the key {text} is not the part as the fact writes it").format(text=told)
    told = filled(item, answers(item)[0] if len(answers(item)) == 1 else "")
    places = [told.find(text) for text in texts if text in told]
    if (
        len(places) == len(texts) > 2
        and places != sorted(places)
        and len(set(texts)) == len(texts)
        and not _nested(texts)
    ):
        return _("the parts do not stand in the order of the source")
    if not record.ordered:
        bags = [tuple(sorted(re.split(r"[、→]", text))) for text in options_of(item) if "、" in text]
        if len(set(bags)) < len(bags):
            return _("options differ only in the order of parts, and the order is no content")
    if item.slot == "parts" and item.kind == "short_answer":
        asked = [part.text for part in record.parts if (item.main_fact, f"part.{part.n}") in item.asks]
        lacking = [text for text in asked if text not in "".join(answers(item))]
        if lacking:
            return _("the answer lacks {text}").format(text=lacking[0])
    return None


def _nested(texts: list[str]) -> bool:
    return any(a is not b and a in b for a in texts for b in texts)


def version_told(item: Item, context: Context) -> str | None:
    """38: where two facts have one name and other parts, the stem tells the date or the occasion."""
    fact = context.fact(item)
    record = fact.record
    if not isinstance(record, Slogan):
        return None
    rivals = [
        row
        for name in (record.name, *record.aliases)
        for row in context.ledger.by_name.get(plain(name), ())
        if row.fact.id != fact.id
        and row.parts
        and set(map(plain, row.parts)) != {plain(part.text) for part in record.parts}
    ]
    if not rivals or not record.parts or item.slot in ("issued_in", "issued_date"):
        return None
    issued = fact.slots["issued_in"].text
    if context.ledger.dates_in(outside(item)) or issued in outside(item):
        return None
    told = _("{fact} has the same name with other parts, and the stem does not say which one is meant")
    return told.format(fact=rivals[0].fact.id)


def same_ending(item: Item, context: Context) -> str | None:
    """39: where a name counts its parts (三基地一枢纽) and the key ends in the word that is counted, every option
    does."""
    fact = context.fact(item)
    record = fact.record
    if not isinstance(record, Slogan) or not item.slot.startswith("part."):
        return None
    noun = counted_noun(record.name, fact.slots[item.slot].text)
    texts = (
        options_of(item) if item.kind in CHOICES else [_told_part(item, context)] if item.kind == "true_false" else []
    )
    odd = [text for text in texts if text and not text.endswith(noun)]
    if not odd:
        return None
    return _("{text} does not end in {noun}, as the parts of {name} do").format(text=odd[0], noun=noun, name=record.name)


def _told_part(item: Item, context: Context) -> str:
    return told_value(item, context.fact(item), context.ledger) or ""


SLOGAN_RULES = (
    ItemRule(
        37,
        marked("parts copied, order kept"),
        True,
        parts_copied,
        "The wording of an official list is its content; its order is content only where the source says so.",
    ),
    ItemRule(
        38,
        marked("versions told apart"),
        True,
        version_told,
        "One name with two lists has two right answers until the stem says which is meant.",
    ),
    ItemRule(
        39,
        marked("swapped parts end alike"),
        True,
        same_ending,
        "In 三基地一枢纽 each part ends in 基地 or 枢纽; a rival that does not is crossed out at once.",
    ),
)
