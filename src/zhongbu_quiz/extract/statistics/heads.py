"""What stands before a figure, taken apart: the thing measured, how it is measured, and against what.

In: the words from the clause's start (or the figure before) to the figure. Out: `Head`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.statistics.patterns import COMPARE, DIMENSION, FALL, GROWTH, OWN_SHARE, SHARE_TAIL
from zhongbu_quiz.extract.statistics.trimming import thing_of, without_bounds, without_lead, without_tail

_FRACTION_LEAD = "<statistics.fraction_lead>(?=[^，]{1,14}的$)"
"""超过全省的1/3: where the whole of a fraction begins."""
_WHOLE_LAST = r"(?:<statistics.rank_whole>|<statistics.rank_whole_more>|同类\S{1,4})(?:排名)?(?:<statistics.in_a_row>\S{1,4})?$"
"""全国排名连续4年: the whole that ends the words before a rank."""
_RANK_FILL = r"<statistics.rank_fill>|<statistics.in_a_row>\S{1,4}$"


@dataclass(frozen=True, slots=True)
class Head:
    """`subject` is the thing measured ("" where it stands before); `aspect` as facts have it ("" where the figure decides)."""

    subject: str
    aspect: str = ""
    whole: str = ""
    compared_with: str = ""
    direction: str = "up"


def read_head(words: str, unit: str | None, form: str, lexicon: Lexicon) -> Head:
    """Take the words before a figure apart."""
    head = _apart(without_lead(words, lexicon), unit, form, lexicon)
    return replace(head, subject=thing_of(head.subject, lexicon))


def _apart(words: str, unit: str | None, form: str, lexicon: Lexicon) -> Head:
    owned = lexicon.pattern(OWN_SHARE).fullmatch(words)
    if owned:
        return Head("", "share", owned.group("whole").rstrip("的"))
    if form == "even":
        return Head(lexicon.pattern("(?:<statistics.year_before>|<statistics.even_lead>)+$").sub("", words), "growth")
    if form == "rank":
        return _ranked(words, lexicon)
    match = _last_compare(words, lexicon)
    if match is None:
        return _grown(words, unit, form, lexicon)
    left, right = without_tail(words[: match.start()], lexicon), words[match.end() :]
    if match.lastgroup == "share":
        return Head(left, "share", lexicon.pattern(SHARE_TAIL).sub("", right))
    if match.lastgroup in ("higher", "lower"):
        return Head(left, "change", "", without_tail(right, lexicon), "up" if match.lastgroup == "higher" else "down")
    if match.lastgroup == "ratio":
        return Head(left, "ratio", "", without_tail(right, lexicon))
    return _compared(left, right, match.lastgroup == "same", unit, lexicon)


def _last_compare(words: str, lexicon: Lexicon) -> re.Match[str] | None:
    found = [m for m in lexicon.pattern(COMPARE).finditer(words) if m.lastgroup != "rank"]
    return found[-1] if found else None


def _compared(left: str, right: str, same: bool, unit: str | None, lexicon: Lexicon) -> Head:
    """比上年增长, 同比增长 (`same`): the growth of what stands before; 比上年末提高到 is a level."""
    growth = lexicon.pattern(GROWTH).search(right)
    named = without_tail(right[: growth.start()] if growth else right, lexicon)
    aspect = "growth" if unit in lexicon.set("units.growth") else "change"
    if same:
        return Head(left or (named if growth else ""), aspect, "", lexicon.say("year_ago"), _direction(growth, lexicon))
    if growth is None and named:
        return Head(left, "level" if unit != "番" else aspect, "", named)
    return Head(left, aspect, "", named, _direction(growth, lexicon))


def _direction(growth: re.Match[str] | None, lexicon: Lexicon) -> str:
    return "down" if growth and lexicon.pattern(FALL).search(growth.group("w")) else "up"


def _grown(words: str, unit: str | None, form: str, lexicon: Lexicon) -> Head:
    bare, subject = without_bounds(words, lexicon), without_tail(words, lexicon)
    growth = lexicon.pattern(GROWTH).search(bare)
    if form == "double":
        return Head(subject, "growth")
    grows = growth and len(growth.group("w")) > 1 and growth.group("w") not in lexicon.set("statistics.added")
    if growth and bare.endswith(lexicon.words("statistics.deed"), 0, growth.start()):
        grows = False  # 公路改造提升640公里
    if growth and (grows or unit in lexicon.set("units.growth", "units.point")):
        aspect = "growth" if unit in lexicon.set("units.growth") else "change"
        return Head(without_tail(bare[: growth.start()], lexicon), aspect, direction=_direction(growth, lexicon))
    past = lexicon.pattern(_FRACTION_LEAD).search(words) if form == "fraction" else None
    if past:
        return Head(without_tail(words[: past.start()], lexicon), "share", words[past.end() : -1])
    return Head(subject, "change" if unit in lexicon.set("units.point") else "")


def _ranked(words: str, lexicon: Lexicon) -> Head:
    words = lexicon.pattern("<statistics.out_of>(?=[^<<statistics.out_of>>]{0,6}$)").sub("", words)
    match = None
    for match in lexicon.pattern(COMPARE).finditer(words):
        if match.lastgroup == "rank":
            break
    if match is None or match.lastgroup != "rank":
        whole = lexicon.pattern(_WHOLE_LAST).search(without_tail(words, lexicon))
        left = without_tail(words[: whole.start()], lexicon) if whole else without_tail(words, lexicon)
        return Head(left, "rank", whole.group().removesuffix("排名") if whole else "")
    whole_text = without_tail(lexicon.pattern(_RANK_FILL).sub("", words[match.end() :]), lexicon)
    left = words[: match.start()]
    return Head(without_tail(left, lexicon), "rank", whole_text)


def is_dimension(subject: str, lexicon: Lexicon) -> bool:
    """True for 全长, 总投资, 占比: words that need the thing they are of."""
    return bool(lexicon.pattern(DIMENSION).fullmatch(subject))
