"""Rules 59 to 64: forms, punctuation, what a page can hold, and difficulty."""

from __future__ import annotations

import re
from functools import lru_cache

from zhongbu_quiz.items.item import CHOICE_BLANK, Blank, Item
from zhongbu_quiz.items.option_rules import EASY, HARD, MEDIUM, number_band
from zhongbu_quiz.items.printed import blank_of
from zhongbu_quiz.messages import _, counted, joined, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import GAPS, answers, filled, front, stem_of
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import width

_LETTERED = re.compile(r"^[A-DＡ-Ｄ][.．、)]")
_HALF_MARK = re.compile(
    r"[\u3400-\u9fff”》）][,;:?!]|[,;:?!][\u3400-\u9fff“《（]|[\u3400-\u9fff]\.(?!\d)|[\u3400-\u9fff][()]|[()][\u3400-\u9fff]"
)
_STRAIGHT = re.compile(r"[\"']|[‘’](?=[\u3400-\u9fff])(?!.*’)")
_SPACES = re.compile(r"(?<!（)[ \t　]{2,}(?!）)|[\u3400-\u9fff] +[\u3400-\u9fff]")
_DOUBLED = re.compile(r"[，。；：、]{2,}|。”。|，”，|《《|》》|““|””")
_RANGE = re.compile(r"\d[-~]\d")
_BAD_MARKS = re.compile("|".join(f"(?:{each.pattern})" for each in (_HALF_MARK, _STRAIGHT, _SPACES, _DOUBLED, _RANGE)))
_MARK, _POINT, _BESIDE = re.compile("[-,;:?!()\"'‘’ \t　~]"), re.compile(r"\.(?!\d)"), re.compile("[，。；：、《》“”]{2}")
"""Of these a text has one that has bad marks; it is seen at once, where each character of a text may begin a bad mark."""
_SHOWS_KEY = re.compile(r"答案|解析|正确答案")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"))
_PAIRED = re.compile(f"[{''.join(map(''.join, _PAIRS))}]")
_OPTIONS = 1 << 12
"""Of so many texts it is remembered which marks they have: an option stands in several items."""
WIDEST_OPTION = 160
LONGEST_BACK = 600
SMALL = 40
"""Numbers below this lie as near as they can: their ratios tell nothing of difficulty."""


def right_form(item: Item, context: Context) -> str | None:
    """59: each kind in the form that a Chinese paper prints it in."""
    stem = filled(item, blank_of(item))
    if not stem.endswith(("。", "？", "”", CHOICE_BLANK)):
        return _("the stem ends in {text}").format(text=stem[-1:])
    if any(_LETTERED.match(option.text) for option in item.options):
        return _("an option carries its letter")
    if item.kind == "true_false" and not isinstance(item.stem[-1], Blank):
        return _("a statement to judge ends in its bracket and is right or wrong")
    if item.kind == "single_choice" and len(item.answer) != 1:
        return _("a single choice has one key")
    if item.kind == "multiple_choice" and not 2 <= len(item.answer) <= 4:
        return _("a multiple choice has two to four keys")
    if item.kind == "matching":
        extra = len(item.options) - len(item.left)
        if not 1 <= extra <= 2 or not 5 <= len(item.left) <= 7:
            return _("{left} entries on the left and {extra} more on the right").format(left=len(item.left), extra=extra)
    if item.kind == "ordering" and not 3 <= len(item.options) <= 7:
        return counted("{count} entry to order", "{count} entries to order", len(item.options))
    if item.kind in GAPS and any(isinstance(part, str) and "_" in part for part in item.stem):
        return _("a gap that is drawn by hand")
    return None


def fits_a_grid(item: Item, context: Context) -> str | None:
    """60: options are one line of text each, without tabs, and not wider than two printed lines."""
    for option in item.options:
        if "\t" in option.text or "\n" in option.text:
            return _("{text} holds a tab or a line break").format(text=repr(option.text))
        if width(option.text) > WIDEST_OPTION:
            return _("an option is {width} wide").format(width=width(option.text))
    return None


def key_not_shown(item: Item, context: Context) -> str | None:
    """61: nothing on the question side speaks of the key, and no note of the answer side stands in the stem."""
    shown = context.sources.told(front(item))
    if found := _SHOWS_KEY.search(shown):
        return _("{text} on the question side").format(text=found[0])
    if item.explanation and item.kind != "true_false" and item.explanation in shown:
        return _("the explanation stands in the stem")
    return None


def punctuation(item: Item, context: Context) -> str | None:
    """62: full-width marks and half-width digits; marks in pairs; ranges with — or ～; no doubled marks, no runs of
    spaces, no mark at the start of a text. The names of documents are left as they are."""
    shown = (stem_of(item), *item.left, *(option.text for option in item.options), *answers(item))
    for text in map(context.sources.told, shown):
        if marks := _bad_marks(text):
            return _("{marks} in {text}").format(marks=repr(marks), text=text[:40])
        if _unpaired(text):
            return _("marks without their pair in {text}").format(text=text[:40])
        if text[:1] in "，。；：、）》”":
            return _("{text} starts with a mark").format(text=text[:10])
    return None


@lru_cache(maxsize=_OPTIONS)
def _bad_marks(text: str) -> str:
    shown = text.replace(CHOICE_BLANK, "（）")
    if not (_MARK.search(shown) or _BESIDE.search(shown) or _POINT.search(shown)):
        return ""
    found = _BAD_MARKS.search(shown)
    return found[0] if found else ""


@lru_cache(maxsize=_OPTIONS)
def _unpaired(text: str) -> bool:
    return _PAIRED.search(text) is not None and any(text.count(left) != text.count(right) for left, right in _PAIRS)


def back_fits(item: Item, context: Context) -> str | None:
    """63: the back fits into the fixed box of a printed card."""
    length = len(item.explanation)
    if item.kind not in (*GAPS, "short_answer") or length <= LONGEST_BACK:
        return None
    return _("the back has {count} characters").format(count=length)


def band_by_distance(item: Item, context: Context) -> str | None:
    """64: difficulty is 1 to 5 and the same for all siblings; where numbers ascend by a ratio of 1.23 or more (large
    shares by 3.2 points) an item is called easy (1 or 2), from 1.12 (2 points) medium (3), below that hard. Not where the answer is worked
    out (calc)."""
    if item.calc:
        return None
    if item.difficulty is None:
        return None
    if not 1 <= item.difficulty <= 5:
        return _("difficulty {difficulty}").format(difficulty=item.difficulty)
    others = {other.difficulty for other in context.groups.get(item.group, ()) if other.model == item.model}
    if len(others) > 1:
        return _("siblings have the difficulties {all}").format(all=joined(sorted(map(str, others))))
    values = [value for option in item.options if (value := number_of(option.text))]
    if len(values) < 3 or len(values) < len(item.options):
        return None
    fact = context.fact(item)
    measured = fact.kind_of.measured(fact.record)
    band = number_band(values, measured.unit if measured else "")
    near = item.difficulty == band or (band == EASY > item.difficulty) or (band == HARD < item.difficulty)
    small = max(values) < SMALL and item.difficulty <= MEDIUM
    if near or small:
        return None
    least, most = f"{float(min(values)):g}", f"{float(max(values)):g}"
    return _("{least} to {most} and difficulty {difficulty}").format(least=least, most=most, difficulty=item.difficulty)


PRINT_RULES = (
    ItemRule(
        59,
        marked("the form of its kind"),
        True,
        right_form,
        "Each kind has the form that a Chinese paper has always given it.",
    ),
    ItemRule(
        60,
        marked("options fit the grid"),
        False,
        fits_a_grid,
        "A paper sets options in a grid of four, two or one to a line.",
    ),
    ItemRule(
        61,
        marked("the question side does not show the key"),
        True,
        key_not_shown,
        "The question side of a paper or card is read by people who shall not see the answer.",
    ),
    ItemRule(
        62,
        marked("punctuation"),
        True,
        punctuation,
        "Chinese print has its own marks, and a half-width comma in Chinese is a fault in anybody's eyes.",
    ),
    ItemRule(
        63,
        marked("the back fits its box"),
        False,
        back_fits,
        "Printed cards have one size, and the length of a back must not show through.",
    ),
    ItemRule(
        64,
        marked("difficulty by distance"),
        False,
        band_by_distance,
        "What makes a choice hard is how near the wrong answers lie; a band that says otherwise misleads whoever draws a paper.",
    ),
)
