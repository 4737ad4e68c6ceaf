"""What stands before a figure, taken apart: the thing measured, how it is measured, and against what.

In: the words from the clause's start (or the figure before) to the figure. Out: `Head`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.statistics.patterns import COMPARE, DIMENSION, FALL, GROWTH, OWN_SHARE, SHARE_TAIL, SHARE_TOLD
from zhongbu_quiz.extract.statistics.trimming import thing_of, without_bounds, without_lead, without_tail

_FRACTION_LEAD = "<statistics.fraction_lead>(?=[^，]{1,14}的$)"
"""超过全省的1/3: where the whole of a fraction begins."""
_WHOLE_LAST = r"(?:<statistics.rank_whole>|<statistics.rank_whole_more>|同类\S{1,4})(?:排名)?(?:连续\S{1,4})?$"
"""全国排名连续4年: the whole that ends the words before a rank."""
_RANK_FILL = r"<statistics.rank_fill>|连续\S{1,4}$"


@dataclass(frozen=True, slots=True)
class Head:
    """`subject` is the thing measured ("" where it stands before); `aspect` as facts have it ("" where the figure decides)."""

    subject: str
    aspect: str = ""
    whole: str = ""
    compared_with: str = ""
    direction: str = "up"
    dimension: bool = False
    apart: bool = False
    """True where 分别 says that several figures follow."""


def read_head(words: str, unit: str | None, form: str, lexicon: Lexicon) -> Head:
    """Take the words before a figure apart."""
    words = without_lead(words, lexicon)
    apart = "分别" in words
    owned = lexicon.pattern(OWN_SHARE).fullmatch(words)
    if owned:
        return Head("", "share", owned.group("whole").rstrip("的"), apart=apart)
    if form == "even":
        return Head(thing_of(lexicon.pattern("(?:<statistics.year_before>|<statistics.even_lead>)+$").sub("", words), lexicon), "growth")
    if form == "rank":
        return _ranked(words, apart, lexicon)
    match = _last_compare(words, lexicon)
    if match is None:
        return _grown(words, unit, form, apart, lexicon)
    kind = match.lastgroup or ""
    left, right = without_tail(words[: match.start()], lexicon), words[match.end() :]
    if kind == "share":
        return Head(thing_of(left, lexicon), "share", lexicon.pattern(SHARE_TAIL).sub("", right), apart=apart)
    if kind in ("higher", "lower"):
        return Head(
            thing_of(left, lexicon),
            "change",
            compared_with=without_tail(right, lexicon),
            direction="up" if kind == "higher" else "down",
            apart=apart,
        )
    if kind == "ratio":
        return Head(thing_of(left, lexicon), "ratio", compared_with=without_tail(right, lexicon), apart=apart)
    return _compared(left, right, match, unit, apart, lexicon)


def _last_compare(words: str, lexicon: Lexicon) -> re.Match[str] | None:
    found = [m for m in lexicon.pattern(COMPARE).finditer(words) if m.lastgroup != "rank"]
    if any(match.lastgroup == "share" for match in found) and lexicon.pattern(SHARE_TOLD).search(words):
        return None
    return found[-1] if found else None


def _compared(left: str, right: str, match: re.Match[str], unit: str | None, apart: bool, lexicon: Lexicon) -> Head:
    """比上年增长, 同比增长: the growth of what stands before; 比上年末提高到 is a level."""
    growth = lexicon.pattern(GROWTH).search(right)
    named = without_tail(right[: growth.start()], lexicon) if growth else ""
    if match.lastgroup == "same":
        aspect = "growth" if unit in lexicon.set("units.growth") else "change"
        return Head(
            thing_of(left or named, lexicon),
            aspect,
            direction=_direction(growth, lexicon),
            apart=apart,
            compared_with="上年同期",
        )
    aspect = "growth" if unit in lexicon.set("units.growth") else "change"
    if growth is None and without_tail(right, lexicon):
        thing = without_tail(right, lexicon)
        return Head(thing_of(left, lexicon), "level" if unit not in ("番",) else aspect, compared_with=thing, apart=apart)
    return Head(thing_of(left, lexicon), aspect, compared_with=named, direction=_direction(growth, lexicon), apart=apart)


def _direction(growth: re.Match[str] | None, lexicon: Lexicon) -> str:
    return "down" if growth and lexicon.pattern(FALL).search(growth.group("w")) else "up"


def _grown(words: str, unit: str | None, form: str, apart: bool, lexicon: Lexicon) -> Head:
    growth = lexicon.pattern(GROWTH).search(without_bounds(words, lexicon))
    if form == "double":
        return Head(thing_of(without_tail(words, lexicon), lexicon), "growth", apart=apart)
    if growth and (
        unit in lexicon.set("units.growth", "units.point")
        or (len(growth.group("w")) > 1 and growth.group("w") not in lexicon.set("statistics.added"))
    ):
        aspect = "growth" if unit in lexicon.set("units.growth") else "change"
        subject = without_tail(without_bounds(words, lexicon)[: growth.start()], lexicon)
        return Head(thing_of(subject, lexicon), aspect, direction=_direction(growth, lexicon), apart=apart)
    subject = without_tail(words, lexicon)
    if form == "fraction" and words.endswith("的"):
        past = lexicon.pattern(_FRACTION_LEAD).search(words)
        if past:
            return Head(
                thing_of(without_tail(words[: past.start()], lexicon), lexicon),
                "share",
                words[past.end() : -1],
                apart=apart,
            )
    if unit in lexicon.set("units.point"):
        return Head(thing_of(subject, lexicon), "change", apart=apart)
    return Head(thing_of(subject, lexicon), "", apart=apart)


def _ranked(words: str, apart: bool, lexicon: Lexicon) -> Head:
    words = re.sub(r"(?:由|从)(?=[^由从]{0,6}$)", "", words)
    match = None
    for match in lexicon.pattern(COMPARE).finditer(words):
        if match.lastgroup == "rank":
            break
    if match is None or match.lastgroup != "rank":
        whole = lexicon.pattern(_WHOLE_LAST).search(without_tail(words, lexicon))
        left = without_tail(words[: whole.start()], lexicon) if whole else without_tail(words, lexicon)
        return Head(thing_of(left, lexicon), "rank", whole.group().removesuffix("排名") if whole else "", apart=apart)
    whole_text = without_tail(lexicon.pattern(_RANK_FILL).sub("", words[match.end() :]), lexicon)
    left = words[: match.start()]
    if match.group("rank") == "排名" and not left:
        return Head("", "rank", whole_text, apart=apart)
    wholes = lexicon.pattern("<statistics.rank_whole>$").search(left)
    if wholes and not whole_text:
        left, whole_text = left[: wholes.start()], wholes.group()
    return Head(thing_of(without_tail(left, lexicon), lexicon), "rank", whole_text, apart=apart)


def is_dimension(subject: str, lexicon: Lexicon) -> bool:
    """True for 全长, 总投资, 占比: words that need the thing they are of."""
    return bool(lexicon.pattern(DIMENSION).fullmatch(subject))
