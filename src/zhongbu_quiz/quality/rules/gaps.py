"""Rules 40 to 43: gaps that are filled in by hand (cloze, fill-in)."""

from __future__ import annotations

import re

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.gap_rules import TELLS, WHOLE, kept_enough, official, worth_hiding
from zhongbu_quiz.items.gap_rules import stands_in as given_away
from zhongbu_quiz.items.item import Blank, Item
from zhongbu_quiz.messages import _, counted, marked
from zhongbu_quiz.quality.context import UNTOLD, Context
from zhongbu_quiz.quality.rendered import GAPS, answers, filled, outside, stem_of
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.quality.second_proof import Truth, verdict
from zhongbu_quiz.values.figures import range_in
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import plain, stands_in

PLACES = ("region", "whole", "place")
"""Types of slots of which a title is no evidence."""
_MORE = re.compile(r"[多余]|以[上下内]$")
"""What stands between a number and its unit, or behind both: there the unit is no text of its own."""
_DISTINCT = ("figure", "region", "date", "place", "name", "issued_date", "document_number", "indicator", "period", "thing", "term")


def whole_value(item: Item, context: Context) -> str | None:
    """40: the answer is the whole text of one slot, without its unit; at most 16 characters long (25 of an official
    formula, 30 of a title); a figure in words has a numeral in it."""
    if item.kind not in GAPS:
        return None
    slots = [(slot, fact) for fact in context.facts(item) for slot in fact.slots.values()]
    for key in answers(item):
        meant = [(slot, fact) for slot, fact in slots if slot.text == key]
        if not meant:
            return _("{text} is not a whole value of a slot").format(text=key)
        if not any(worth_hiding(slot.name, slot.type, key, official(fact)) for slot, fact in meant):
            return _("{text} is too long, or a word and no figure").format(text=key)
        if re.fullmatch(r"\d+(?:\.\d+)?[%万亿元吨个]+.*", key) and not (range_in(key) or _MORE.search(key)):
            return _("{text} hides the unit too").format(text=key)
    return None


def enough_kept(item: Item, context: Context) -> str | None:
    """41: at most two gaps, none that can swap; 70 % of the characters are kept around the gaps, unless the answer is
    a title, a name, an official wording, or half of what the fact says (when, how much)."""
    if item.kind not in GAPS:
        return None
    keys = answers(item)
    if len(keys) > 2 or sum(isinstance(part, Blank) for part in item.stem) != len(keys):
        return counted("{count} answer for the gaps", "{count} answers for the gaps", len(keys))
    if len(keys) == 2 and re.search(r"_{6}[、和与]_{6}", stem_of(item)):
        return _("two gaps that can swap")
    slots = [(slot, fact) for fact in context.facts(item) for slot in fact.slots.values() if slot.text in keys]
    if any(slot.type in WHOLE or slot.name in fact.kind_of.hidden_whole for slot, fact in slots):
        return None
    kept, hidden = len(outside(item).replace("\n", "")), sum(map(len, keys))
    if kept_enough(kept, hidden):
        return None
    return _("only {kept} of {all} characters of the sentence are kept").format(kept=kept, all=kept + hidden)


def unique_fill(item: Item, context: Context) -> str | None:
    """42: the second proof does not deny the answer; and no other fact of the kind has another value in the asked
    slot and, beside it, nothing that the sentence does not tell too. Titles are no evidence of a place."""
    if item.kind not in GAPS or not item.slot:
        return None
    fact = context.fact(item)
    name = "part" if item.slot.startswith("part.") else item.slot
    if verdict(fact, item.slot, answers(item)[0], filled(item, answers(item)[0]), context.ledger) is Truth.FALSE:
        return _("the answer itself does not make the sentence true")
    if name not in _DISTINCT:
        return None
    for other in context.told_by(fact.kind, item.slot, plain(outside(item))):
        slot = other.slots[item.slot]
        if other is fact or plain(slot.text) == plain(answers(item)[0]):
            continue
        if slot.type != fact.slots[item.slot].type or not _one_measure(fact, other, item.slot):
            continue
        spelled_alike = _spelled_alike(slot.text, answers(item)[0], context)
        if not spelled_alike and _told_alike(fact, other, item.slot, outside(item), context):
            return _("{text} ({fact}) fits as well").format(text=slot.text, fact=other.id)
    return None


def _one_measure(fact: Fact, other: Fact, slot: str) -> bool:
    """Figures are rivals only with one unit and one aspect."""
    a, b = fact.record, other.record
    if slot != "figure" or not isinstance(a, Statistic) or not isinstance(b, Statistic):
        return True
    return a.unit == b.unit and a.aspect == b.aspect and a.direction == b.direction


def _told_alike(fact: Fact, other: Fact, slot: str, shown: str, context: Context) -> bool:
    """Whether another fact says, apart from the asked slot, nothing that the sentence does not say too; a text that only stands
    inside a longer value of the own fact (汽车产量 in 新能源汽车产量) or as one or two characters does not count."""
    told = [value for name, value in other.slots.items() if name not in (slot, *UNTOLD)]
    if not any(value.name not in ("issued_in", "issued_date", "period", "region") for value in told):
        return False
    sentence = context.sources.told(shown)
    flat, outside_titles = plain(sentence), plain(context.sources.untitled(shown))
    unit = getattr(other.record, "unit", "")
    return all(
        stands_in(f"{value.text}{unit}", sentence)
        if value.type == "number"
        else plain(value.text) in (outside_titles if value.type in PLACES else flat) and not _inside(value, fact)
        for value in told
    )


def _inside(value: Slot, fact: Fact) -> bool:
    text = plain(value.text)
    if len(text) < 3 and value.type not in ("region", "whole"):
        return True
    return any(text != plain(own.text) and text in plain(own.text) for own in fact.slots.values())


def _spelled_alike(text: str, key: str, context: Context) -> bool:
    left = {row.fact.id for row in context.ledger.by_name.get(plain(text), ())}
    return bool(left & {row.fact.id for row in context.ledger.by_name.get(plain(key), ())})


def no_shape_hint(item: Item, context: Context) -> str | None:
    """43: the sentence does not start with its gap; no answer of two characters or more stands elsewhere in the stem
    or in its cue; a number only as a whole number."""
    if item.kind not in GAPS:
        return None
    if stem_of(item).startswith("______"):
        return _("the sentence starts with its gap and nothing says what it is about")
    told = outside(item)
    for key in answers(item):
        named = number_of(key) is None and len(plain(key)) >= TELLS and plain(key) in plain(told)
        if named or given_away(key, told):
            return _("{text} stands in the sentence too").format(text=key)
    cue = re.match(r"〔([^〕]*)〕", stem_of(item))
    if cue and any(len(plain(key)) >= TELLS and plain(key) in plain(cue[1]) for key in answers(item)):
        return _("the topic {topic} tells the answer").format(topic=cue[1])
    return None


GAP_RULES = (
    ItemRule(
        40,
        marked("a gap hides one whole value"),
        True,
        whole_value,
        "Half a term, a verb or a unit can be filled in many ways, and none of them is the fact.",
    ),
    ItemRule(
        41,
        marked("one fact a gap, enough of the sentence kept"),
        True,
        enough_kept,
        "A sentence that is mostly gap asks for nothing in particular, and two gaps that can swap have two right answers.",
    ),
    ItemRule(
        42,
        marked("one value fills the gap"),
        True,
        unique_fill,
        "A gap that two values fill cannot be marked.",
    ),
    ItemRule(
        43,
        marked("the gap gives nothing away"),
        True,
        no_shape_hint,
        "An answer printed beside its gap is copied, not remembered.",
    ),
)
