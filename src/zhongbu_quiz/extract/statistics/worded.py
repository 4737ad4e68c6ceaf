"""Figures in words: ranks, rows, fractions, 翻番, Chinese numerals. In: a match. Out: `Figure` or None."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.statistics.figure import Figure, qualifier_of
from zhongbu_quiz.extract.statistics.units import COUNTERS, DURATIONS, MEASURES, NOUN_UNITS
from zhongbu_quiz.extract.numerals import to_digits

_ZH_HARD = frozenset(
    "万 亿 元 吨 公里 里 华里 亩 公顷 平方公里 平方米 米 倍 成 番 个百分点 百分点 公斤 斤 人次 人 户 万元 美元 千瓦 千瓦时 立方米 余人 名 岁".split()
)

_FIXED = re.compile(
    r"(?:一(?:个|批|种|项|条|些|系列|次|名|家|部|位|座|所|支|年|天|代|级|段|场|方|点|面|下|起|道|线|体|般|度|带|路|把|手|切|步|心|线|环|站|流|村|县|市|镇|乡|省|国|店|桩))"
)


def ranked(match: re.Match[str], plain: str) -> Figure | None:
    number = to_digits(match.group("rn")) if match.group("rn") else _rank_word(match.group())
    unit = match.group("ru") or ("位" if match.group().endswith("位") else "")
    if (
        not match.group("ru")
        and plain[match.end() : match.end() + 1] != "大"
        and not re.search(
            r"(?:居|列|占|排名?|跃居|获|夺得?|均|全国|全球|世界|全省|全市|中部|亚洲|国内|行业|保持|连续\S{1,4})(?:并列)?$",
            plain[max(0, match.start() - 8) : match.start()],
        )
    ):
        return None
    return Figure(match.start(), match.end(), number, unit.removesuffix("次"), "exactly", "rank", match.end())


def _rank_word(text: str) -> str:
    return to_digits(text[1:2]) or "1" if text.startswith("第") else "1"


def in_a_row(match: re.Match[str], plain: str) -> Figure | None:
    """连续4年: how many times in a row."""
    return Figure(
        match.start(),
        match.end(),
        to_digits(match.group("wn")),
        match.group("wu").removeprefix("个"),
        "exactly",
        "row",
        match.end(),
    )


def round_sum(match: re.Match[str], plain: str) -> Figure | None:
    """近万亿元, 突破千亿大关: a round sum that is named and not counted."""
    if match.group("ds") in ("万", "亿") and not match.group("du"):
        return None
    qualifier = qualifier_of(plain, match.start(), match.group("da") or "")
    return Figure(
        match.start(),
        match.end(),
        None,
        match.group("ds") + (match.group("du") or ""),
        qualifier,
        "chinese",
        match.end(),
    )


def lap_time(match: re.Match[str], plain: str) -> Figure | None:
    """2小时8分13秒: one figure in several units, given as it is written."""
    return Figure(match.start(), match.end(), None, "", qualifier_of(plain, match.start(), ""), "chinese", match.end())


def fraction(match: re.Match[str], plain: str) -> Figure | None:
    if match.group("f2") == "0" * len(match.group("f2")) or int(match.group("f1")) >= int(match.group("f2")):
        return None
    number = f"{match.group('f1')}/{match.group('f2')}"
    return Figure(
        match.start(), match.end(), number, "", qualifier_of(plain, match.start(), ""), "fraction", match.end()
    )


def worded_fraction(match: re.Match[str], plain: str) -> Figure | None:
    low, high = "100" if match.group("z1") == "百" else to_digits(match.group("z1")), to_digits(match.group("z2"))
    if not low or not high:
        return None
    percent = match.group("z1") == "百"
    if not percent and not (low.isdigit() and high.isdigit() and 0 < int(high) < int(low)):
        return None
    tail = re.match(r"左右|以上|以下|多|强|弱", plain[match.end() : match.end() + 2])
    after = tail.group() if tail else ""
    number, unit = (high, "%") if percent else (f"{high}/{low}", "")
    return Figure(
        match.start(),
        match.end() + len(after),
        number,
        unit,
        qualifier_of(plain, match.start(), after),
        "fraction",
        match.end(),
    )


def doubled(match: re.Match[str], plain: str) -> Figure | None:
    return Figure(
        match.start(),
        match.end(),
        to_digits(match.group("fn") or "一"),
        "番",
        qualifier_of(plain, match.start(), ""),
        "double",
        match.end(),
    )


def in_characters(match: re.Match[str], plain: str) -> Figure | None:
    words, scale, unit = match.group("zn"), match.group("zs"), match.group("zu")
    start, end = match.span()
    if plain[start - 1 : start] in ("第", "“", "初", "周", "之", "星", "统", "唯", "万", "亿", "几", "数"):
        return None
    if unit in ("番", "届", "大") or (unit in NOUN_UNITS and not match.group("zp")):
        return None
    if unit in DURATIONS and unit not in ("小时", "分钟", "个小时"):
        return None
    if _FIXED.match(plain, start) and words == "一" and unit not in ("成", "倍", "番"):
        return None
    hard = unit in _ZH_HARD or unit in ("小时", "分钟", "个小时") or unit.split("/")[0] in MEASURES
    if not (scale or hard or match.group("zp") or (len(words) >= 2 and unit in COUNTERS)):
        return None
    if (
        unit in ("度", "方", "分", "里", "石", "口", "两", "成", "人", "名", "兆", "克", "米", "方")
        and len(words) == 1
        and not scale
        and not _solid(unit, words, plain, end)
    ):
        return None
    number = to_digits(words)
    if number is None:
        return None
    after = match.group("za") or ""
    more = "多" if match.group("zp") else after
    return Figure(start, end, number, scale + unit, qualifier_of(plain, start, more), "chinese", end - len(after))


def _solid(unit: str, words: str, plain: str, end: int) -> bool:
    """三成 at a clause's end is a tenth; 一成不变 and 三人行 are words."""
    if unit == "成":
        return (
            plain[end : end + 1] in ("", "，", "。", "；", "、", "以", "左", "多", "半", "）")
            or plain[end - 2 : end + 2].endswith(("以上", "左右"))
            or bool(re.match(r"(?:提高|上升|下降|增|降|升|减|扩大|的)", plain[end : end + 3]))
        ) and plain[end : end + 2] not in ("的是", "不变")
    return unit in ("人", "名") and words not in ("一",) and plain[end : end + 1] in ("", "，", "。", "；", "、", "）")
