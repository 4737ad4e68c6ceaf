"""Rules 26 to 33: numbers and units as printed."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from math import inf

from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.option_rules import first_place, number_clash, out_of_proportion
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import filled, front, options_of, outside, sides
from zhongbu_quiz.quality.rendered import stem_of as stem_of_item
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.sets.arithmetic import derivable, figure_of
from zhongbu_quiz.values.numbers import number_of, shape
from zhongbu_quiz.values.text import squeeze

_WRONG_PAIR = re.compile(
    r"(下降|减少|降低|缩小|收窄)[^，。；]{0,6}?\d[\d.]*倍|(增加|增长|提高|上升)(到|了)?[^，。；]{0,4}?翻|倍以下|下降到?[^，。]{0,4}番"
)
_TIMES = re.compile("[倍翻番]")
"""Characters of which one stands in each of these."""
_SAID_OF = "约|近|超过?|逾|突破|不足"
_ANY = f"({_SAID_OF}|大约|接近)"
_DOUBLE_QUALIFIER = re.compile(
    rf"{_ANY}{_ANY}\s*[\d_（]"
    rf"|({_SAID_OF})\s*(?:\d[\d.]*|_{{6}}|（　　）)[%万亿千百个]*[一-龥]{{0,2}}?(左右|以上|以下|余)(?=[，。、；]|$)"
)
_QUALIFIED = re.compile(_SAID_OF)
"""What each of these holds."""
_TAIL = re.compile(r"\d+(?:\.\d+)?([^\d.年月日，][^，]*|年[^\d，]+)")
_STATED = ("稳定", "达")
"""How an editor's own sentence may say a bound that its document keeps to."""
_FULL_WIDTH = re.compile(r"[０-９％．]")
_CHINESE_YEAR = re.compile(r"[二一][〇零九一二三四五六七八]{3}年")
_COUNTED = re.compile(r"第?[一二三四五六七八九十百]+个?")
_HALF_RANGE = re.compile(r"\d+(?:\.\d+)?[～—~-]\d+(?:\.\d+)?(?:%|亿|万)")
_LEVELS = {
    "share": "占|比重|比例|率|份额|之|约|个在|来自|度",
    "growth": "增长|增加|上升|下降|提高|减少|增速|快|慢|高|低|翻|增幅",
    "change": "提高|下降|上升|降低|高|低|增|减|快|慢|扩大|缩小|多|少|回落",
    "rank": "第|位|名|首|排",
    "ratio": "相当|倍|为|是|比|率",
}


def _numbers(item: Item) -> list[Fraction]:
    values = [number_of(text) for text in options_of(item)]
    return [value for value in values if value is not None] if values and None not in values else []


def same_precision(item: Item, context: Context) -> str | None:
    """26: all numbers among options have equally many decimals, and whole numbers equally many final zeros; fractions
    stand with fractions."""
    if not _numbers(item):
        return None
    shapes = {shape(text) for text in options_of(item)}
    return _("the options differ in decimals or in final zeros") if len(shapes) > 1 else None


def minimum_distance(item: Item, context: Context) -> str | None:
    """27: neighbouring numbers differ by 5 % (15 % where they are called 约 or 近), by five units of the last printed
    place, shares by two points or a fifth; small counts by one. Not where the answer is worked out (calc)."""
    if item.calc:
        return None
    values = _numbers(item)
    if not values:
        return None
    unit, qualifier = _unit(item, context), _qualifier(item, context)
    ranked = sorted(options_of(item), key=lambda text: number_of(text) or Fraction(0))
    for low, high in pairwise(ranked):
        if number_clash(low, high, unit, qualifier) == 27:
            return _("{low} and {high} are too near").format(low=low, high=high)
    return None


def plausible(item: Item, context: Context) -> str | None:
    """28: shares lie from 0 to 100, ranks inside their group, values above zero; the largest option is at most two and a half times the
    smallest (small counts and places three times; percentages 2.2 times and 20 points, or a third of the smaller); the first place is
    no option. Not where the answer is worked out (calc)."""
    values = _numbers(item)
    record = context.fact(item).record
    if not values or not isinstance(record, Statistic):
        return None
    if record.aspect == "share" and record.unit == "%" and max(values) > 100:
        return _("a share above 100 %")
    if record.aspect == "rank" and (min(values) < 1 or max(values) > _group(record, context)):
        return _("a rank outside its group")
    if min(values) <= 0:
        return _("a value that is not positive")
    if any(first_place(record.aspect, value) for value in values):
        return _("the first place is always the right one")
    if not item.calc and out_of_proportion(options_of(item), record.unit or ""):
        most, least = f"{float(max(values)):g}", f"{float(min(values)):g}"
        return _("{most} beside {least} is out of proportion").format(most=most, least=least)
    return None


def _group(record: Statistic, context: Context) -> float:
    """How many places of the region's level lie in what it is ranked among; no bound where that is not known."""
    places = context.world.places
    among = [name for name in places.named(places.level(record.region)) if places.within(name, record.whole or "")]
    return len(among) or inf


def unit_outside(item: Item, context: Context) -> str | None:
    """29: a unit that all options share stands in the stem and not in the options, and the unit of an asked figure
    stands in the stem."""
    options = options_of(item)
    tails = [_TAIL.fullmatch(text) for text in options if not context.ledger.date(text)]
    shared = {match and match[1] for match in tails}
    if options and len(tails) == len(options) and len(shared) == 1 and None not in shared and not _series(options):
        return _("all options end in {text}; put it into the stem").format(text=shared.pop())
    unit = _unit(item, context)
    if _numbers(item) and item.slot == "figure" and unit and unit not in outside(item):
        return _("the unit {unit} is missing after the gap").format(unit=unit)
    return None


def _series(options: list[str]) -> bool:
    return any("、" in text or "→" in text for text in options)


def right_words(item: Item, context: Context) -> str | None:
    """30: no 下降…倍; the words of a figure fit its kind; 个百分点 only for changes of shares."""
    if _TIMES.search(outside(item)) and (found := _WRONG_PAIR.search(context.bare(filled(item, "1")))):
        return _("{text} cannot be said").format(text=found[0])
    record = context.fact(item).record
    if not isinstance(record, Statistic) or item.slot != "figure" or record.value is None:
        return None
    words = _LEVELS.get(record.aspect)
    if words and "/" not in record.value and not re.search(words, outside(item)):
        return _("nothing in the stem says that the figure is a {aspect}").format(aspect=record.aspect)
    if item.kind == "true_false":
        return None
    after = sides(item)[1]
    if record.unit == "个百分点" and not after.startswith("个百分点"):
        return _("a change in 个百分点 whose stem does not say so")
    if after.startswith("个百分点") and record.aspect not in ("change", "growth"):
        return _("个百分点 for a {aspect}").format(aspect=record.aspect)
    return None


def one_qualifier(item: Item, context: Context) -> str | None:
    """31: at most one qualifier on a number; the source's own (约, 超过, 近, 不足, 以上 …) stands directly before or
    behind the gap."""
    stem = stem_of_item(item)
    if _QUALIFIED.search(stem) and (found := _DOUBLE_QUALIFIER.search(context.bare(stem))):
        return _("two qualifiers on one number: {text}").format(text=found[0])
    record = context.fact(item).record
    if not isinstance(record, Statistic) or record.qualifier == "exactly" or item.slot != "figure":
        return None
    if record.value is None or item.kind == "true_false":
        return None
    said = context.world.qualifiers[record.qualifier]
    before, after = sides(item)
    if context.sources.named_in(before) and record.wording:
        words = (*said.before, *said.after, *_STATED)
        return None if any(word in before + after for word in words) else _("the source's qualifier is lost")
    near = re.search(rf"(?:{'|'.join(said.before) or '(?!)'})[^，。]{{0,3}}$", before)
    behind = re.search(rf"^[^，。]{{0,8}}?(?:{'|'.join(said.after) or '(?!)'})", after)
    if near or behind:
        return None
    return _("the source's qualifier ({qualifier}) is not next to the gap").format(qualifier=record.qualifier)


def one_numeral_system(item: Item, context: Context) -> str | None:
    """32: digits are half-width; years outside titles are in digits; both ends of a range carry the unit; options are
    all in digits or all in Chinese characters."""
    shown = front(item)
    if found := _FULL_WIDTH.search(shown):
        return _("{text} is full-width").format(text=found[0])
    text = context.bare(shown)
    if found := _CHINESE_YEAR.search(text):
        return _("{text} in Chinese numerals outside a title").format(text=found[0])
    if found := _HALF_RANGE.search(text):
        return _("{text} says its unit only once").format(text=found[0])
    if not any([_COUNTED.fullmatch(text) for text in options_of(item)]):
        return None
    systems = {bool(re.search(r"\d", text)) for text in options_of(item)}
    return _("digits and Chinese numerals among the options") if len(systems) > 1 else None


def not_computable(item: Item, context: Context) -> str | None:
    """33: the figure asked cannot be had from two other numbers of the visible text by one step of arithmetic (sum, difference, share,
    growth), rounded as it is printed. Not where the working is what is asked (calc)."""
    if item.calc:
        return None
    asked = figure_of(context.fact(item), item.slot) if item.kind != "true_false" else None
    if asked is None:
        return None
    others = context.scanner.numbers(squeeze(context.bare(outside(item)))) - {asked.number}
    return _("two other numbers of the stem give the answer") if derivable(asked, others, others) else None


def _unit(item: Item, context: Context) -> str:
    fact = context.fact(item)
    told = fact.kind_of.measured(fact.record)
    return told.unit if told else ""


def _qualifier(item: Item, context: Context) -> str:
    fact = context.fact(item)
    told = fact.kind_of.measured(fact.record)
    return told.qualifier if told else "exactly"


NUMBER_RULES = (
    ItemRule(
        26,
        marked("same precision in all options"),
        True,
        same_precision,
        "The precise number among round ones is the key.",
    ),
    ItemRule(
        27,
        marked("minimum distance of numbers"),
        False,
        minimum_distance,
        "Numbers that lie too near cannot be remembered apart, and both may be right after rounding.",
    ),
    ItemRule(
        28,
        marked("plausible magnitude"),
        False,
        plausible,
        "A value that cannot be is crossed out without knowing.",
    ),
    ItemRule(
        29,
        marked("the unit stands outside the gap"),
        True,
        unit_outside,
        "A unit in one option sets it apart, and one in every option is noise.",
    ),
    ItemRule(
        30,
        marked("%, 个百分点, 倍 and their verbs"),
        True,
        right_words,
        "%, 个百分点 and 倍 are different quantities; 下降…倍 means nothing.",
    ),
    ItemRule(
        31,
        marked("one qualifier, the source's"),
        True,
        one_qualifier,
        "Two qualifiers contradict each other, and a lost one changes what the source said.",
    ),
    ItemRule(
        32,
        marked("one system of numerals"),
        True,
        one_numeral_system,
        "Chinese print has one system (GB/T 15835); a mixture also sets an option apart.",
    ),
    ItemRule(
        33,
        marked("not computable from the stem"),
        True,
        not_computable,
        "A figure that the stem lets one compute asks for subtraction, not for knowledge.",
    ),
)
