"""Rules 1 to 9: what a stem says, and what it must not leave open."""

from __future__ import annotations

import re

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.item import Blank, Item
from zhongbu_quiz.messages import _, counted, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import CHOICES, GAPS, clauses, front, options_of, outside, stem_of
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.values.text import plain

_HAN = re.compile(r"[\u3400-\u9fff]")
_SAYS = re.compile(r"[\u3400-\u9fff\d]")
_LOOSE_TIME = re.compile(
    r"去年|今年|明年|前年|目前|近年来?|近期|日前|同期|上年|本届|最近|如今|眼下|当前|不久前|迄今|本月|上月|现阶段|近几年"
)
_DANGLING = re.compile(r"^(其(?![他余次实])|该|此|这|上述|前者|后者|他们|它)")
_NEGATIVE = re.compile(r"不正确|不属于|不是|不包括|不符合|没有|错误|除[^，。]{1,12}外|并非")
_ABSOLUTE = re.compile(
    r"一定|唯一|所有|全部|总是|绝对|必然|从不|任何|一切|完全|较多|往往|通常|可能|大多|几乎|有时|常常"
)
_FORECAST = re.compile(r"力争|预计|有望|到20[3-9]\d年|到本世纪")
_TIME = re.compile(r"\d{1,4}年|截至")
_NUMBERED = re.compile(r"[①-⑨][^①-⑨。]+[；。]")
_LISTING = ("matching", "ordering")
MOST_CHARACTERS = 60


def one_question(item: Item, context: Context) -> str | None:
    """1: one gap of its kind; at least 8 characters outside it (5 where the kind of fact says so); and a head, some
    text that the item's facts have in a slot, stands on the question side."""
    gaps = list(map(type, item.stem)).count(Blank)
    wanted = 0 if item.kind in (*_LISTING, "short_answer") else 1
    if (gaps > 2 or gaps < 1) if item.kind in GAPS else gaps != wanted:
        return counted("the stem has {count} gap", "the stem has {count} gaps", gaps)
    told = stem_of(item) if item.kind in GAPS else outside(item)
    if len(_SAYS.findall(told)) < context.fact(item).kind_of.least_stem:
        return _("the stem says too little to be answered without the options")
    if item.kind in _LISTING:
        return None
    heads = [head for fact in context.facts(item) for head in fact.plain_texts]
    shown = front(item)
    if not any([head in shown for head in heads]) and not any([head in plain(shown) for head in heads]):
        return _("the stem names nothing that its facts know")
    return None


def absolute_time(item: Item, context: Context) -> str | None:
    """2: no 去年, 目前, 近年来 or the like outside titles, quotations and official wordings; a figure carries a year,
    a plan's period, 截至 or its document."""
    loose = _loose_time(item, context) if _LOOSE_TIME.search(front(item)) else None
    if loose:
        return _("{text} has no meaning on a printed page; write the date").format(text=loose)
    fact = context.fact(item)
    if isinstance(fact.record, Statistic) and item.kind not in _LISTING and item.slot != "period":
        shown = front(item)
        told_time = _TIME.search(shown) or any(
            phrase in context.world.eras.plans for phrase, _ in context.world.eras.found(shown)
        )
        if not told_time and not context.sources.named_in(shown):
            return _("a figure without its period or its source")
    return None


def _loose_time(item: Item, context: Context) -> str:
    """The first loose word of time outside of titles, quotations and official wordings, or ""."""
    slots = [slot.text for fact in context.facts(item) for slot in fact.slots.values() if slot.type in _OFFICIAL]
    told = front(item)
    for text in sorted(slots, key=len, reverse=True):
        told = told.replace(text, "〇")
    found = _LOOSE_TIME.search(context.bare(told))
    return found[0] if found else ""


_OFFICIAL = ("part", "slogan", "document", "content", "meeting")


def no_dangling(item: Item, context: Context) -> str | None:
    """3: no 其, 该, 上述 that points to nothing; 分别 only with a list."""
    parts = clauses(context.bare(outside(item)))
    if parts and (found := _DANGLING.match(parts[0])):
        return _("{text} at the start of the stem refers to nothing").format(text=found[0])
    for number, clause in enumerate(parts[1:], 1):
        if (found := _DANGLING.match(clause)) and not any(len(_HAN.findall(part)) >= 4 for part in parts[:number]):
            return _("{text} refers to nothing before it").format(text=found[0])
    if "分别" in outside(item) and "、" not in outside(item):
        return _("分别 without a list")
    return None


def scope_stated(item: Item, context: Context) -> str | None:
    """4: a place, a whole or a comparison in which the base has another figure of the same indicator and aspect
    stands on the question side; a title is no evidence of a place."""
    fact = context.fact(item)
    record = fact.record
    if not isinstance(record, Statistic) or (len(item.facts) > 1 and not item.slot):
        return None
    shown, outside_titles = plain(front(item)), plain(context.sources.untitled(front(item)))
    for name in ("region", "whole", "compared_with"):
        slot = fact.slots.get(name)
        if slot is None or name == item.slot or plain(slot.text) in (outside_titles if name == "region" else shown):
            continue
        if any(getattr(other, name) != getattr(record, name) for other in context.siblings(record)):
            return _("{text} tells this figure from another one and is not in the stem").format(text=slot.text)
    return None


def stage_stated(item: Item, context: Context) -> str | None:
    """5: where the base has several stages of one matter, the verb that says which stage it is stands in the stem or
    the answer."""
    for fact in context.facts(item) if item.slot else []:
        record = fact.record
        if not isinstance(record, Event) or item.slot not in _STAGED or fact.id != item.main_fact:
            continue
        stages = {row.record.stage for row in context.matters[plain(record.matter)]}
        if len(stages) > 1 and record.action not in front(item) + "".join(item.key_texts):
            told = _("several stages of {matter}, and the stem does not say which ({action})")
            return told.format(matter=record.matter, action=record.action)
    return None


_STAGED = ("date", "deed", "object", "actor", "place", "content")


def positive(item: Item, context: Context) -> str | None:
    """6: at most one negative word (不属于, 不正确, 没有, 除…外 …) in what is asked, names of facts not counted."""
    text = context.bare(outside(item))
    for slot in sorted(
        (slot.text for fact in context.facts(item) for slot in fact.slots.values()), key=len, reverse=True
    ):
        text = text.replace(slot, "〇")
    found = _NEGATIVE.findall(text)
    if len(found) < 2:
        return None
    return _("{count} negative words: {words}").format(count=len(found), words="、".join(found))


def no_padding(item: Item, context: Context) -> str | None:
    """7: the stem has at most 60 characters, official titles, quotations, listed parts, listed events and numbered
    statements not counted. Not where the answer is worked out of what the stem shows (calc)."""
    if item.calc:
        return None
    text = _NUMBERED.sub("", outside(item))
    for slot in sorted(_long_slots(context.facts(item)), key=len, reverse=True):
        text = text.replace(slot, "")
    for event in context.events_of(item) if item.kind in CHOICES and not item.slot else []:
        text = text.replace(event.deed, "")
    length = len(re.sub(r"\s", "", context.bare(text)))
    return _("{count} characters beside titles and parts").format(count=length) if length > MOST_CHARACTERS else None


def _long_slots(facts: list[Fact]) -> list[str]:
    kinds = ("part", "document", "content", "meaning", "meeting", "slogan", "label")
    return [slot.text for fact in facts for slot in fact.slots.values() if slot.type in kinds]


def no_absolutes(item: Item, context: Context) -> str | None:
    """8: no 一定, 唯一, 往往 … outside quotations that the facts do not say; among options, all have such a word or
    none."""
    told = "".join(fact.statement for fact in context.facts(item)) + "".join(context.asked_texts(item))
    for found in _ABSOLUTE.finditer(outside(item)):
        if found[0] not in told:
            return _("{text} is a word of the template, not of a fact").format(text=found[0])
    options = options_of(item)
    having = [text for text in options if _ABSOLUTE.search(context.bare(text))]
    if having and len(having) < len(options):
        return _("only {some} of {all} options have an absolute word").format(some=len(having), all=len(options))
    return None


def attributed(item: Item, context: Context) -> str | None:
    """9: a figure with a qualifier (超过, 近, 约 …), a doubtful fact or a forecast (力争, 到2035年 …) names its
    document: 据《…》一文."""
    for fact in context.facts(item)[:1]:
        if fact.whose is None:
            continue
        record = fact.record
        inexact = isinstance(record, Statistic) and record.qualifier != "exactly"
        forecast = bool(_FORECAST.search(context.bare(outside(item)))) and isinstance(record, Statistic)
        if (inexact or record.attributed or forecast) and not context.sources.named_in(stem_of(item)):
            issued = isinstance(record, Slogan) and fact.slots["issued_in"].text in stem_of(item)
            if not issued:
                return _("the truth is one document's, and the stem does not name it (据《…》一文)")
    return None


STEM_RULES = (
    ItemRule(
        1,
        marked("one question, answerable with the options covered"),
        True,
        one_question,
        "A question that makes sense only with its options tests reading, and a stem without a subject tests guessing.",
    ),
    ItemRule(
        2,
        marked("absolute time"),
        True,
        absolute_time,
        "A printed page and a card have no today: 去年 and 目前 mean another year every year.",
    ),
    ItemRule(
        3,
        marked("no dangling reference"),
        True,
        no_dangling,
        "An item stands alone; a word that points at a sentence elsewhere cannot be understood.",
    ),
    ItemRule(
        4,
        marked("the scope is stated"),
        True,
        scope_stated,
        "A figure of one place or whole is wrong of another, so the reader must see which one is asked.",
    ),
    ItemRule(
        5,
        marked("the stage is stated"),
        True,
        stage_stated,
        "提出, 印发 and 施行 of one matter have different dates; without its stage an event has several.",
    ),
    ItemRule(
        6,
        marked("positive wording"),
        False,
        positive,
        "A second negative makes an item harder for a reason that has nothing to do with the subject.",
    ),
    ItemRule(
        7,
        marked("no padding"),
        False,
        no_padding,
        "Words that carry no fact cost reading time and hide what is asked.",
    ),
    ItemRule(
        8,
        marked("no absolutes of ours"),
        False,
        no_absolutes,
        "一定 marks a wrong option and 往往 a right one to anybody who has taken tests.",
    ),
    ItemRule(
        9,
        marked("attribution where truth is one document's"),
        True,
        attributed,
        "超过46% makes 40% true as well, and a target is no achieved value: such a sentence is right only as what its document says.",
    ),
)
"""What every rules module ends with: its rules, in the order of their numbers."""
