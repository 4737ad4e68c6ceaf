"""Which options keep their order when a pupil has them shuffled.

In: an item and what is printed of it. Out: whether its options stand in an order of their own, or speak of each other by their places.
Items of ours say so themselves (`ascending`); a teacher's own question says nothing, so its texts are looked at. Where in doubt, the
order is kept: an option less shuffled costs nothing, a ladder out of order is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from typing import assert_never

from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import Printed
from zhongbu_quiz.values.chinese_dates import read_chinese

_NUMERAL = r"\d.,/零〇一二两三四五六七八九十百千万亿"
_AMOUNT = re.compile(f"(?:约|近|超过?|逾|第|公元前?|前|[-+−])*[{_NUMERAL}]+")
_COMBINED = re.compile("[①-⑳]")
_OF_EACH_OTHER = re.compile(r"以上|上述|[均都](?:不|是|对|选|正确|错)|全部?(?:正确|错误|选|对)|[A-H]\s*(?:[、和与及]|项)|\b[A-H]{2,}\b")
_BY_LETTER = re.compile(r"[A-H]\s*(?:[、和与及]\s*[A-H]\s*)*(?:两|三)?(?:选?项|正确|错误|[不]?对)|[选答案是为：:]\s*[A-H](?![A-Za-z])")


def in_order(item: Item, shown: Printed) -> bool:
    """Whether the options of an item must be shown as they are printed."""
    match item:
        case TrueFalse() | Gap() | Open():
            return True
        case Ordering():
            return False
        case Choice() | Matching():
            return item.ascending or _ladder(shown.options) or _bound(shown)
        case _:
            assert_never(item)


def _ladder(options: tuple[str, ...]) -> bool:
    """Dates all, or amounts all: texts that differ in a number alone."""
    texts = [unicodedata.normalize("NFKC", text) for text in options]
    if all(read_chinese(text) for text in texts):
        return True
    return len({_AMOUNT.sub("#", text) for text in texts}) == 1 and len(set(texts)) > 1


def _bound(shown: Printed) -> bool:
    """Combinations of ①②③④, options about other options, and explanations that name options by their letters."""
    if any(_COMBINED.search(text) or _OF_EACH_OTHER.search(text) for text in shown.options):
        return True
    return any(_BY_LETTER.search(text) for text in (shown.said, *shown.option_notes))
