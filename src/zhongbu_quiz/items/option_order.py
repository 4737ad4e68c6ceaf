"""Whether options must be shown in the order in which they stand. Items of ours say so themselves (`ascending`) where they are numbers or
dates; of combinations (①②, ①③) and of a teacher's own question the texts tell.

In: an item, or the texts of its options. Out: whether whoever shows it may shuffle them.
Where in doubt, the order is kept: an option less shuffled costs nothing, a ladder out of order is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import assert_never

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.values.chinese_dates import read_chinese

_COMBINED = re.compile("[①-⑳]")
_AMOUNT = r"(?:<options.amount>|[-+−])*(?:[\d.,/]|<options.numeral>)+"
_OF_EACH_OTHER = r"<options.of_all>|[A-H]\s*(?:<options.between>|<options.behind>)|\b[A-H]{2,}\b"
_BY_LETTER = r"[A-H]\s*(?:<options.between>\s*[A-H]\s*)*<options.behind>|<options.before>\s*[：:]?\s*[A-H](?![A-Za-z])"


def ladder(options: Sequence[str]) -> bool:
    """Dates all, or amounts all: texts that differ in a number alone."""
    texts = [unicodedata.normalize("NFKC", text) for text in options]
    if all(read_chinese(text) for text in texts):
        return True
    amount = load_lexicon().pattern(_AMOUNT)
    return len({amount.sub("#", text) for text in texts}) == 1 and len(set(texts)) > 1


def named_by_place(options: Sequence[str], said: Sequence[str]) -> bool:
    """Whether options are combinations of ①②③④ or about other options, or what is said of them names them by their letters."""
    of_each_other, by_letter = load_lexicon().pattern(_OF_EACH_OTHER), load_lexicon().pattern(_BY_LETTER)
    return any(_COMBINED.search(text) or of_each_other.search(text) for text in options) or any(map(by_letter.search, said))


def in_order(item: Item) -> bool:
    """Whether the options of an item must be shown as they are printed: they have an order of their own, or speak of each other by places."""
    match item:
        case TrueFalse() | Gap() | Open():
            return True
        case Ordering():
            return False
        case Choice() | Matching():
            texts = [option.text for option in item.options]
            said = (item.explanation, *item.notes, *(option.note for option in item.options))
            return item.ascending or ladder(texts) or named_by_place(texts, said)
        case _:
            assert_never(item)
