"""Intervals of dates in words -> their two ends, each written in full: 19世纪60—90年代, 14—16世纪, 19世纪末20世纪初, 贞观元年至二十三年.

In: a text without spaces, in half-width digits. Out: the ways to part it; whether the parts are dates is for their reader to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.numbers import NUMERALS

_COUNT = rf"[\d{NUMERALS}]+"
_TENS = NUMERALS[-1]
_EITHER = 100
"""Years below this one end what began before our era on either side of it: 西汉, 前202—公元8年; 凯撒, 前100—前44年."""
_WORDS = ("to", "ends_part", "century", "decade", "before_our_era", "first_year", "years", "month")


def ends_of(text: str) -> Iterator[tuple[str, str]]:
    """The first and the last date of an interval, one pair for each mark that may stand between them; what either leaves out it takes from the other.
    A century of which only the first is told to lie before our era may lie on either side of it, and gives none."""
    century_word, decade_word, before = say("century"), say("decade"), tuple(say("before_our_era").split())
    for mark in _form("(?:<to>)|—+|～+|~+|-{1,2}|、(?=N(?:<century>|<decade>))|(?<=<ends_part>)(?=N(?:<century>|<decade>))").finditer(text):
        first, last = text[: mark.start()], text[mark.end() :]
        if not first or not last:
            continue
        if _form("(?:<before_our_era>)?N").fullmatch(first) and _century(last):
            first += century_word
        century = _century(first)
        if century and _form(rf"(?:\d0|[{NUMERALS}]{_TENS})<decade>.*").fullmatch(last):
            first += "" if decade_word in first or first.endswith(century_word) else decade_word
            last = century + last
        if century and first.startswith(before) and not last.startswith((*before, say("our_era"))):
            continue
        reign = _form(rf"(\D*?[^\d{NUMERALS}])(?:<first_year>|N)(?:<years>).*").fullmatch(first)
        if reign and not last[0].isdigit() and _form("(?:<first_year>|N)(?:<years>).*").fullmatch(last):
            last = reign[1] + last
        yield first, last
        opening = _form("((?:<before_our_era>)?N(?:<years>))(N<month>)?").match(first)
        if opening and not _form(r".*\d(?:<years>)|N(?:<century>|<decade>)").match(last):
            yield from ((first, f"{told}{last}") for told in (opening[1], opening[0]))  # 7月23日 to 8月初; 8月初 to 中旬


def both_before_our_era(text: str) -> str:
    """A text in which of two years only the first says that it lies before our era (公元前770—256年), with the same before the second where that is
    the smaller: years count down there. Raises Mendable where the second is so small that it may as well lie in our era (前202—8年)."""
    found = _form(r"(<before_our_era>)(\d{1,4})((?:<years>)?(?:<to>|—+|～|~|-{1,2}))(?=(\d{1,4})(?:<years>|$))").search(text)
    if not found or int(found[4]) >= int(found[2]):
        return text
    opening, rest = text[: found.end()], text[found.end() :]
    before = f"{opening}{found[1]}{rest}"
    if int(found[4]) < _EITHER:
        ours = f"{opening}{say('our_era')}{rest}"
        words = _("{text!r} does not say whether its second year lies before our era; write {before} or {ours}")
        raise Mendable(words.format(text=text, before=before, ours=ours), ours, before)
    return before


def _century(text: str) -> str:
    """The century that opens a text; "" where none does."""
    found = _form("(?:<before_our_era>)?N<century>").match(text)
    return found[0] if found else ""


@cache
def _form(template: str) -> re.Pattern[str]:
    """A pattern in which <name> stands for any word that the data gives, and N for a number."""
    for name in _WORDS:
        template = template.replace(f"<{name}>", "|".join(say(name).split()))
    return re.compile(template.replace("N", _COUNT))
