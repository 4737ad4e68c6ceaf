"""Figures in digits: number, scale, unit; what is a name, a page or a date is none. In: a match. Out: `Figure` or None."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.statistics.figure import Figure, qualifier_of
from zhongbu_quiz.extract.statistics.units import NOUN_UNITS

_SIGNED = ("%", "‰", "℃", "摄氏度", "个百分点", "度", "/10万", "/万")
"""Units whose figures may be negative: a dash before one, behind a Chinese character, is a minus."""

_REFERENCE = re.compile(r"(?:图|表|式|附件|附录|注|例|专栏|页|课|版|卷|№|No\.?|[A-Za-z])\s?$")

_PAGES = re.compile(r"(?:全文|全书|全|共|计|第|见|至|到|报告|公报|文件)$")

_CLOCKED = re.compile(r"(?:平均|热线|营业|开放|开通|值班|服务|值守|制|内|连续|值|全天候|在线|工作制)")

_MOVES = re.compile(r"提高|上升|下降|降低|降至|降到|升至|升到|增加|增至|扩大|缩小|调整|减少|回落|提升|增长|，")

_CODE = re.compile(r"(?:代码|电话|邮编|编号|号码|热线|证号|账号|网址|传真)[：:]?")

_LASTING = re.compile(
    r"(?:历时|长达|为期|持续|寿命|工期|有效期|期限|提前|缩短|平均|延长|年龄|龄|期为|仅用|周期)(?:约|近|为|了)?$"
)

_SPAN = re.compile(
    r"(?:住院日|时间|时长|寿命|期限|周期|工期|年限|天数|用时|耗时|年龄|龄|期)(?:由|从|至|到|为|达|了|约|近|不足|超过|缩短|压缩|延长|提高|增加|减少|降|升|平均|的|和|[\d.]+(?:天|年|岁|周|个月)){0,8}$"
)

_HAN = re.compile(r"[\u4e00-\u9fff]{2}")

_DATED = re.compile(r"(?:19|20)\d\d年(?:底|末|初)?")

_SKIP_AFTER = re.compile(
    r"(?:号(?!井)|周年|世纪|年代|级(?:标准|联赛|风|地震|航道|公路)?(?=[\u4e00-\u9fff])|届|期(?!间)|[A-Za-z]{2,}|维|G|D|代|时\d|时许|:|∶|比\d|型|系)"
)


def in_digits(match: re.Match[str], plain: str) -> Figure | None:
    number = match.group("n").replace(",", "")
    start, end = match.span()
    if (
        number.startswith("-")
        and start
        and (plain[start - 1].isalnum() or plain[start - 1] in "）)")
        and (plain[start - 1].isascii() or match.group("u") not in _SIGNED)
    ):
        number, start = number[1:], start + 1
    unit, scale = match.group("u"), match.group("s") or ""
    before, after = plain[start - 1 : start], plain[end : end + 3]
    if before in ("第", "+", "/", "∶", "#", "№", "〔", "[", "-", "—", "×") or (before == "（" and after[:1] == "）"):
        return None
    if (
        unit is None
        and not scale
        and _REFERENCE.search(plain, max(0, start - 4), start)
        and not _subscript(plain, start)
    ):
        return None
    if unit == "页" and _PAGES.search(plain, max(0, start - 3), start):
        return None
    if unit in ("小时", "个小时") and _CLOCKED.match(plain, end):
        return None
    if before == "“" and plain[end : end + 1] == "”" and unit is None:
        return None
    if plain[max(0, start - 2) : start] in ("PM", "国道", "省道") or (
        before == ":" and plain[max(0, start - 2) : start - 1].isdigit()
    ):
        return None
    if unit is None:
        if _SKIP_AFTER.match(plain[end : end + 4]) or (not scale and (after[:1] in "+-—/") and after):
            return None
        if not scale and (len(number) >= 7 or _is_year(number)):
            return None
        if not scale and re.match(r"[\u4e00-\u9fffA-Za-z]", after) and not _MOVES.match(after):
            return None
        if _CODE.search(plain, max(0, start - 8), start):
            return None
    elif (
        _is_label(unit, scale, plain, end)
        or (unit == "大" and (scale or len(number) > 2 or not _HAN.match(plain, end)))
        or (unit in NOUN_UNITS and plain[max(0, start - 2) : start] in ("中部", "东部", "西部", "沿海"))
        or (unit in ("年", "岁", "月", "天", "周") and not _lasts(plain, start))
    ):
        return None
    bits = (scale.strip("多余来") + (unit or "")) or None
    more = "多" if any(mark in (match.group("p") or "") + scale for mark in "多余") else match.group("a")
    return Figure(
        start, end, number, bits, qualifier_of(plain, start, more), "plain", end - len(match.group("a") or "")
    )


def _subscript(plain: str, start: int) -> bool:
    """True for a Latin letter that ends a name and is no reference: pH值 …, 指数A 3.2 have none; kept for pH."""
    return plain[max(0, start - 2) : start] == "pH"


def _lasts(plain: str, start: int) -> bool:
    """True where years, days or ages before a figure are measured: 历时, 平均住院日由2012年的."""
    before = _DATED.sub("", plain[max(0, start - 24) : start])
    return bool(_LASTING.search(before[-4:]) or _SPAN.search(before))


def _is_year(number: str) -> bool:
    return len(number) == 4 and 1500 <= int(float(number)) <= 2100


def _is_label(unit: str, scale: str, plain: str, end: int) -> bool:
    """1号线, 20周年, 5G: names and ordinals, no figures."""
    if unit == "周年" or (
        unit == "分"
        and (plain[end : end + 1].isdigit() or re.search(r"\d时\d{1,2}$", plain[max(0, end - 6) : end - 1]))
    ):
        return True
    if not scale and unit in ("日", "月", "号", "届", "期", "版"):
        return True
    return (unit in ("线", "点") and not scale) or (unit in NOUN_UNITS and plain[end : end + 1] == "道")
