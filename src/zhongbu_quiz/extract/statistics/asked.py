"""Which figures no question asks: true ones whose words a teacher would not print.

In: an indicator. Out: the slots that no item asks.
"""

from __future__ import annotations

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.words import OF

_SLOTS = ("figure", "region", "period", "indicator", "whole")
_ODD = (
    "<statistics.odd>",  # 产品销往国家和地区, 前两年增速
    "(?<![<<regions.measured_by>>])[<<regions.whole_lead>>][<<regions.whole_of>>](?!<regions.no_local_before>)",  # 今春|全市完成造林
    f".{OF}<statistics.people_told>$",  # 栽下苗木的干部群众
    r"\d{4}(?!<statistics.after_year>)",
)


def not_asked(indicator: str, lexicon: Lexicon, based: bool = True) -> list[str]:
    """All slots of a figure whose indicator is no name that may be printed, or that is not `based`, a change of which nobody is told from what it
    is counted; else the year alone, which nobody knows by a figure."""
    return list(_SLOTS) if not based or any(lexicon.pattern(each).search(indicator) for each in _ODD) else ["period"]
