"""Figures in words: ranks, fractions, 翻番, Chinese numerals. In: a match. Out: `Figure` or None."""

from __future__ import annotations

import re
from itertools import pairwise

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import ONES, to_digits
from zhongbu_quiz.extract.statistics.quantity import Quantity, qualifier_of
from zhongbu_quiz.extract.statistics.units import is_counter, is_duration, is_measure_unit, is_noun_unit

_RANKED_BY = r"(?:<statistics.ranked_by>|<statistics.in_a_row>\S{1,4})(?:并列)?$"
"""Before an ordinal that is a rank: 居全国第一."""
_NEIGHBOURS = re.compile("|".join(map("".join, pairwise(ONES))))
"""Ones that follow each other: 三四级手术 is of two grades, 五六十人 no number."""


def ranked(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """居第3位, 首位: a rank; None where the words before it do not say so."""
    number = to_digits(match.group("rn")) if match.group("rn") else _rank_word(match.group())
    unit = match.group("ru") or ("位" if match.group().endswith("位") else "")
    if (
        not match.group("ru")
        and plain[match.end() : match.end() + 1] != "大"
        and not lexicon.pattern(_RANKED_BY).search(plain, max(0, match.start() - 8), match.start())
    ):
        return None
    return _whole(match, number, unit.removesuffix("次"), "exactly", "rank")


def _rank_word(text: str) -> str:
    return to_digits(text[1:2]) or "1" if text.startswith("第") else "1"


def _whole(match: re.Match[str], number: str | None, unit: str, qualifier: str, form: str) -> Quantity:
    """The figure that is all of a match."""
    return Quantity(match.start(), match.end(), number, unit, qualifier, form)


def round_sum(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """近万亿元, 突破千亿大关: a round sum that is named and not counted."""
    if match.group("ds") in ("万", "亿") and not match.group("du"):
        return None
    qualifier = qualifier_of(plain, match.start(), match.group("da") or "", lexicon)
    return _whole(match, "1", match.group("ds") + (match.group("du") or ""), qualifier, "chinese")


def lap_time(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """2小时8分13秒: one figure in several units, given as it is written."""
    return _whole(match, None, "", qualifier_of(plain, match.start(), "", lexicon), "chinese")


def fraction(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """1/4, where it is less than one."""
    if match.group("f2") == "0" * len(match.group("f2")) or int(match.group("f1")) >= int(match.group("f2")):
        return None
    number = f"{match.group('f1')}/{match.group('f2')}"
    return _whole(match, number, "", qualifier_of(plain, match.start(), "", lexicon), "fraction")


def worded_fraction(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """四分之一, 百分之三十."""
    low, high = "100" if match.group("z1") == "百" else to_digits(match.group("z1")), to_digits(match.group("z2"))
    if not low or not high:
        return None
    percent = match.group("z1") == "百"
    if not percent and not (low.isdigit() and high.isdigit() and 0 < int(high) < int(low)):
        return None
    tail = lexicon.pattern("<qualifiers.after+statistics.after_fraction>").match(plain, match.end())
    after = tail.group() if tail else ""
    number, unit = (high, "%") if percent else (f"{high}/{low}", "")
    qualifier = qualifier_of(plain, match.start(), after, lexicon)
    return Quantity(match.start(), match.end() + len(after), number, unit, qualifier, "fraction")


def in_steps(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """1万6千多户, 1亿3千多万元: one figure in several scales."""
    unit, powers = match.group("su"), lexicon.table("units.scale")
    if unit is None:
        return None
    last = int(powers[match.group("ss")]) if match.group("ss") else 0
    number = 0
    for digits, scale in re.findall(r"(\d+)(\D+)", match.group("st")):
        power = sum(int(powers[each]) for each in scale)
        number += int(digits) * 10 ** (power + (last if power < last else 0))
    after = match.group("sa") or ""
    start, end = match.span()
    more = "多" if match.group("sp") else after
    return Quantity(start, end, str(number), unit, qualifier_of(plain, start, more, lexicon), "steps")


def even(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """与上年持平: a growth of nothing."""
    return _whole(match, "0", "%", "exactly", "even")


def doubled(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """翻番, 翻两番."""
    return _whole(match, to_digits(match.group("fn") or "一"), "番", qualifier_of(plain, match.start(), "", lexicon), "double")


def in_characters(match: re.Match[str], plain: str, lexicon: Lexicon) -> Quantity | None:
    """三百二十万元: a figure in characters; None where the numeral is part of a word (一批, 三人行)."""
    words, scale, unit = match.group("zn"), match.group("zs"), match.group("zu")
    start, end = match.span()
    if plain[start - 1 : start] in lexicon.set("statistics.no_numeral_after") or _NEIGHBOURS.search(words) or plain[end : end + 1].isdigit():
        return None
    if unit in ("番", "届", "大", "周年") or (is_noun_unit(unit, lexicon) and not match.group("zp")):
        return None
    if is_duration(unit, lexicon) and unit not in lexicon.set("units.hours"):
        return None
    if words == "一" and plain.startswith(lexicon.words("units.one_of"), start + 1) and unit not in ("成", "倍", "番"):
        return None
    sure = unit in lexicon.set("units.sure") or is_measure_unit(unit.split("/")[0], lexicon)
    if not (scale or sure or match.group("zp") or (len(words) >= 2 and is_counter(unit, lexicon))):
        return None
    if unit in lexicon.set("units.unsure") and len(words) == 1 and not scale and not _solid(unit, words, plain, end, lexicon):
        return None
    number = to_digits(words)
    if number is None:
        return None
    after = match.group("za") or ""
    more = "多" if match.group("zp") else after
    return Quantity(start, end, number, scale + unit, qualifier_of(plain, start, more, lexicon), "chinese")


def _solid(unit: str, words: str, plain: str, end: int, lexicon: Lexicon) -> bool:
    """三成 at a clause's end is a tenth; 一成不变 and 三人行 are words."""
    if unit == "成":
        return (
            plain[end : end + 1] in ("", "，", "。", "；", "、", "）")
            or plain.startswith(lexicon.words("statistics.tenth_before"), end)
        ) and plain[end : end + 2] not in ("的是", "不变")
    return unit in ("人", "名") and words not in ("一",) and plain[end : end + 1] in ("", "，", "。", "；", "、", "）")
