"""Figures in digits: number, scale, unit; what is a name, a page or a date is none. In: a match. Out: `Figure` or None."""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.statistics.quantity import Quantity, qualifier_of
from zhongbu_quiz.extract.statistics.units import is_noun_unit

_REFERENCE = r"(?:<statistics.reference>|№|No\.?|(?<!p)[A-Za-z])\s?$"
"""Before a number that is the name of a table, a page or a product."""
_PAGES = "<statistics.pages>$"
_CODE = "<statistics.code>[：:]?"
_MODIFIES = r"(?!的?<statistics.noun_end_de>|<statistics.goes_on>)[\u4e00-\u9fff]"
"""Behind a bound that is part of a name: 50万元以上的村, 600分以上考生."""
_LASTING = "<statistics.lasting>[约近为了]?$"
_SPAN = r"<statistics.span>(?:<statistics.span_link>|[\d.]+<units.time>){0,8}$"
"""平均住院日由2012年的…降到: a stretch of time that is measured, and what stands between it and the figure."""
_MARK = re.compile(r"(?:^|[。：:；])\d{1,2}[.．、]$")
"""What counts the notes of a line (注：1. …2. …)."""
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_DATED = re.compile(r"(?:19|20)\d\d年[底末初]?")
_LED = "(?:<statistics.verb+statistics.bound+statistics.growth+statistics.bare_end+qualifiers.before>|<statistics.to>)$"
"""What leads to a number without a unit."""
_INDEX = r"<statistics.bare_end>[^。；\d]{0,8}\d[\d.]{0,8}点$|\d\.\d{1,4}点$"
"""Points of an index (指数达到849.8点), not of the clock."""
_NO_FIGURE = r"(?:<statistics.no_figure_before>|级<statistics.level_names>?(?=[\u4e00-\u9fff])|[A-Za-z]{2,}|G|D|时\d|:|∶|：\d|比\d)"
"""Behind a number that is a name, an ordinal or a clock time: 5号, 20周年, 3级风, 5G, 3:1."""


_OF_GRADE = r"<units.grade>(?=[\u4e00-\u9fff])"
"""30万吨级码头: what sort of thing it is."""


def in_digits(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """The figure of a match in digits; None where it is a name, a page or a date."""
    number = match.group("n").replace(",", "")
    start, end = match.span()
    if (
        number.startswith("-")
        and start
        and (plain[start - 1].isalnum() or plain[start - 1] in "）)")
        and (plain[start - 1].isascii() or match.group("u") not in lexicon.set("units.signed"))
    ):
        number, start = number[1:], start + 1
    unit, scale = match.group("u"), match.group("s") or ""
    if match.group("a") and unit != "%" and lexicon.pattern(_MODIFIES).match(plain, end):
        return None
    before, after = plain[start - 1 : start], plain[end : end + 3]
    grown = before == "+" and unit in lexicon.set("units.growth") and not plain[start - 2 : start - 1].isascii()  # 同比+9.6%
    if (before in ("第", "+", "/", "∶", "#", "№", "〔", "[", "-", "—", "×") and not grown) or (before == "（" and after[:1] == "）"):
        return None
    if unit is None and not scale and lexicon.pattern(_REFERENCE).search(plain, max(0, start - 4), start):
        return None
    if unit == "页" and lexicon.pattern(_PAGES).search(plain, max(0, start - 3), start):
        return None
    if unit in lexicon.set("units.hours") and lexicon.pattern("<statistics.served>").match(plain, end):
        return None
    if before == "“" and plain[end : end + 1] == "”" and unit is None:
        return None
    if plain[max(0, start - 2) : start] in ("PM", *lexicon.words("statistics.road")) or (
        before in (":", "：") and plain[max(0, start - 2) : start - 1].isdigit()
    ):
        return None
    if unit is None:
        if not scale and _MARK.search(plain, max(0, start - 1), end + 1):
            return None
        if lexicon.pattern(_NO_FIGURE).match(plain[end : end + 4]) or (not scale and (after[:1] in "+-—/") and after):
            return None
        if not scale and (len(number) >= 7 or (len(number) == 4 and 1500 <= int(float(number)) <= 2100)):
            return None
        if not scale and re.match(r"(?![和与及]\d)[\u4e00-\u9fffA-Za-z]", after) and not lexicon.pattern("<statistics.moves>").match(after):
            return None
        if lexicon.pattern(_CODE).search(plain, max(0, start - 8), start) or _names(number, scale, plain, start, lexicon):
            return None
    elif (
        lexicon.pattern(_OF_GRADE).match(plain, end)
        or _is_label(unit, scale, plain, end, lexicon)
        or (unit == "大" and (scale or len(number) > 2 or not _HAN.match(plain, end)))
        or (is_noun_unit(unit, lexicon) and plain.endswith(lexicon.words("statistics.area_lead"), 0, start))
        or (unit in ("年", "岁", "月", "天", "周") and not _lasts(plain, start, lexicon))
    ):
        return None
    bits = (scale.strip("多余来") + (unit or "")) or None
    more = "多" if any(mark in (match.group("p") or "") + scale for mark in "多余") else match.group("a")
    return Quantity(start, end, number, bits, qualifier_of(plain, start, more, lexicon), "plain")


def _names(number: str, scale: str, plain: str, start: int, lexicon: Lexicon) -> bool:
    """True where a bare whole number goes on a name (雪舟2, 青政12123): neither a verb nor the name of an index leads to it."""
    return (
        not scale
        and number.isdigit()
        and "一" <= plain[start - 1 : start] <= "龥"
        and not lexicon.pattern(_LED).search(plain, max(0, start - 6), start)
    )


def _lasts(plain: str, start: int, lexicon: Lexicon) -> bool:
    """True where years, days or ages before a figure are measured: 历时, 平均住院日由2012年的."""
    before = _DATED.sub("", plain[max(0, start - 24) : start]).rstrip("：")
    return bool(lexicon.pattern(_LASTING).search(before[-4:]) or lexicon.pattern(_SPAN).search(before))


def _is_label(unit: str, scale: str, plain: str, end: int, lexicon: Lexicon) -> bool:
    """1号线, 20周年, 5G: names and ordinals, no figures."""
    if unit == "周年" or (unit == "分" and (plain[end : end + 1].isdigit() or re.search(r"\d时\d{1,2}$", plain[max(0, end - 6) : end - 1]))):
        return True
    if not scale and unit in lexicon.set("units.ordinal"):
        return True
    if unit == "点" and lexicon.pattern(_INDEX).search(plain, max(0, end - 24), end):
        return False
    return (unit in ("线", "点") and not scale) or (is_noun_unit(unit, lexicon) and plain[end : end + 1] == "道")
