"""What stands before a figure, taken apart: the thing measured, how it is measured, and against what.

In: the words from the clause's start (or the figure before) to the figure. Out: `Head`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhongbu_quiz.extract.statistics.patterns import COMPARE, DIMENSION, DOWN, GROWTH, HINTS, OWN_SHARE, SHARE_TAIL
from zhongbu_quiz.extract.statistics.trimming import thing_of, without_bounds, without_lead, without_tail


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


def read_head(words: str, unit: str | None, form: str) -> Head:
    """Take the words before a figure apart."""
    words = without_lead(words)
    apart = "分别" in words
    owned = OWN_SHARE.fullmatch(words)
    if owned:
        return Head("", "share", owned.group("whole").rstrip("的"), apart=apart)
    if form == "rank":
        return _ranked(words, apart)
    match = _last_compare(words)
    if match is None:
        return _grown(words, unit, form, apart)
    kind = match.lastgroup or ""
    left, right = without_tail(words[: match.start()]), words[match.end() :]
    if kind == "share":
        return Head(thing_of(left), "share", SHARE_TAIL.sub("", right), apart=apart)
    if kind in ("higher", "lower"):
        return Head(
            thing_of(left),
            "change",
            compared_with=without_tail(right),
            direction="up" if kind == "higher" else "down",
            apart=apart,
        )
    if kind == "ratio":
        return Head(thing_of(left), "ratio", compared_with=without_tail(right), apart=apart)
    return _compared(left, right, words, match, unit, form, apart)


def _last_compare(words: str) -> re.Match[str] | None:
    if HINTS.isdisjoint(words):
        return None
    found = [m for m in COMPARE.finditer(words) if m.lastgroup != "rank"]
    for match in found:
        if match.lastgroup == "share" and re.search(
            r"(?:比重|比例|份额)(?:的|分别|为|达|达到|约|近|超过|超|突破|均|由|从|提高到|升至|保持在|降至|上升到)*$",
            words,
        ):
            return None
    return found[-1] if found else None


def _compared(
    left: str, right: str, words: str, match: re.Match[str], unit: str | None, form: str, apart: bool
) -> Head:
    """比上年增长, 同比增长: the growth of what stands before; 比上年末提高到 is a level."""
    growth = GROWTH.search(right)
    named = without_tail(right[: growth.start()]) if growth else ""
    if match.lastgroup == "same":
        aspect = "growth" if unit in ("%", "倍", "番") else "change"
        return Head(
            thing_of(left or named), aspect, direction=_direction(growth), apart=apart, compared_with="上年同期"
        )
    aspect = "growth" if unit in ("%", "倍", "番") else "change"
    if growth is None and without_tail(right):
        thing = without_tail(right)
        return Head(thing_of(left), "level" if unit not in ("番",) else aspect, compared_with=thing, apart=apart)
    return Head(thing_of(left), aspect, compared_with=named, direction=_direction(growth), apart=apart)


def _direction(growth: re.Match[str] | None) -> str:
    return "down" if growth and DOWN.search(growth.group("w")) else "up"


def _grown(words: str, unit: str | None, form: str, apart: bool) -> Head:
    growth = GROWTH.search(without_bounds(words))
    if form == "double":
        return Head(thing_of(without_tail(words)), "growth", apart=apart)
    if growth and (
        unit in ("%", "个百分点", "百分点", "倍", "番", "个基点")
        or (len(growth.group("w")) > 1 and growth.group("w") not in ("新增", "净增"))
    ):
        aspect = "growth" if unit in ("%", "倍", "番") else "change"
        subject = without_tail(without_bounds(words)[: growth.start()])
        return Head(thing_of(subject), aspect, direction=_direction(growth), apart=apart)
    subject = without_tail(words)
    if form == "fraction" and words.endswith("的"):
        past = re.search(r"(?:超过|不足|约为|相当于|达到|达|是|为|约|近)(?=[^，]{1,14}的$)", words)
        if past:
            return Head(thing_of(without_tail(words[: past.start()])), "share", words[past.end() : -1], apart=apart)
    if unit in ("个百分点", "百分点"):
        return Head(thing_of(subject), "change", apart=apart)
    return Head(thing_of(subject), "", apart=apart)


def _ranked(words: str, apart: bool) -> Head:
    words = re.sub(r"(?:由|从)(?=[^由从]{0,6}$)", "", words)
    match = None
    for match in COMPARE.finditer(words):
        if match.lastgroup == "rank":
            break
    if match is None or match.lastgroup != "rank":
        whole = re.search(
            r"(?:全国|全球|世界|全省|全市|中部地区|中部|亚洲|国内|行业|同类\S{1,4})(?:排名)?(?:连续\S{1,4})?$",
            without_tail(words),
        )
        left = without_tail(words[: whole.start()]) if whole else without_tail(words)
        return Head(thing_of(left), "rank", whole.group().removesuffix("排名") if whole else "", apart=apart)
    whole_text = without_tail(re.sub(r"到|至|的|排名|上升|升|保持|分别|连续\S{1,4}$", "", words[match.end() :]))
    left = words[: match.start()]
    if match.group("rank") == "排名" and not left:
        return Head("", "rank", whole_text, apart=apart)
    wholes = re.search(r"(?:全国|全球|世界|全省|全市|中部地区|中部|亚洲)$", left)
    if wholes and not whole_text:
        left, whole_text = left[: wholes.start()], wholes.group()
    return Head(thing_of(without_tail(left)), "rank", whole_text, apart=apart)


def is_dimension(subject: str) -> bool:
    """True for 全长, 总投资, 占比: words that need the thing they are of."""
    return bool(DIMENSION.fullmatch(subject))
