"""Every figure in a sentence: number, scale, unit, and the words before and after that bound it.

In: the plain twin of a sentence and the places that hold no figures (dates, titles). Out: `Figure`s in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.figures.units import COUNTERS, DURATIONS, MEASURES, NOUN_UNITS, PATTERN, SCALE, UNITS
from zhongbu_quiz.extract.numerals import to_digits

_ZH = "一二两三四五六七八九十百千零〇"
_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_AFTER = r"(?:左右|上下|以上|以下|以内|之多|多|余)?"
_FIGURE = re.compile(
    rf"(?P<rank>第(?P<rn>\d{{1,4}}|[一二三四五六七八九十百]{{1,4}})(?P<ru>位次?|名(?!胜))|(?:首位|榜首|魁首|之首|第一(?![一-龥])|第一(?=[，。；、）])|第[一二三](?=[，。；、）]|$)|第[一二三四五六](?=大[\u4e00-\u9fff])))"
    rf"|(?P<row>连续(?P<wn>\d{{1,3}}|[一二三四五六七八九十两]{{1,3}})(?P<wu>个?(?:年|月|季度|届|次|天|赛季)))"
    rf"|(?P<frac>(?P<f1>\d{{1,4}})/(?P<f2>\d{{1,4}})(?![\d/]))"
    rf"|(?P<zhfrac>(?P<z1>[{_ZH}]{{1,4}})分之(?P<z2>[{_ZH}\d点.]{{1,8}}))"
    rf"|(?P<fan>翻(?P<fn>[一两二三四]|\d)?番)"
    rf"|(?P<round>(?<=[近超破越过达上逾])(?P<ds>万亿|千亿|百亿|十亿|千万|百万|亿|万)(?P<du>元|斤|吨|人次|人|美元|千瓦时|亩)?(?P<da>以上)?(?=大关|台阶|关口|规模|[，。；、级]|$))"
    r"|(?P<lap>(?:\d{1,3}(?:个)?小时)?\d{1,2}分(?:钟)?\d{1,2}(?:\.\d{1,3})?秒|\d{1,3}小时\d{1,2}分(?:钟)?(?!\d))"
    rf"|(?P<ascii>(?P<n>(?<![\d.A-Za-z])[-]?(?:{_NUMBER}))(?![\d])(?P<s>{SCALE})?(?P<p>多|余)?(?P<u>{PATTERN})?(?P<a>{_AFTER}))"
    rf"|(?P<zh>(?P<zn>[{_ZH}]{{1,10}}(?:点[{_ZH}]{{1,4}})?)(?P<zs>(?:万亿|亿|万)?)(?P<zp>多|余)?(?P<zu>{PATTERN})(?P<za>{_AFTER}))"
)
_BEFORE = re.compile(
    r"(?P<over>超过了?|超出|超|逾|突破|多于|高于|跨越|跨过|跨上|站上|大于|迈上)$|(?P<about>大约|约为|约占|约合|约有|约|大概|(?<![一-龥])合)$|(?P<nearly>将近|接近|近)$"
    r"|(?P<under>不足|不到|未满|低于|小于|不满)$|(?P<at_least>至少|不少于|不低于|最少)$|(?P<at_most>至多|不超过|最多|不高于)$"
)
_ZH_HARD = frozenset(
    "万 亿 元 吨 公里 里 华里 亩 公顷 平方公里 平方米 米 倍 成 番 个百分点 百分点 公斤 斤 人次 人 户 万元 美元 千瓦 千瓦时 立方米 余人 名 岁".split()
)
_FIXED = re.compile(
    r"(?:一(?:个|批|种|项|条|些|系列|次|名|家|部|位|座|所|支|年|天|代|级|段|场|方|点|面|下|起|道|线|体|般|度|带|路|把|手|切|步|心|线|环|站|流|村|县|市|镇|乡|省|国|店|桩))"
)
_SIGNED = ("%", "‰", "℃", "摄氏度", "个百分点", "度", "/10万", "/万")
"""Units whose figures may be negative: a dash before one, behind a Chinese character, is a minus."""
_REFERENCE = re.compile(r"(?:图|表|式|附件|附录|注|例|专栏|页|课|版|卷|№|No\.?|[A-Za-z])\s?$")
_PAGES = re.compile(r"(?:全文|全书|全|共|计|第|见|至|到|报告|公报|文件)$")
_CLOCKED = re.compile(r"(?:平均|热线|营业|开放|值班|服务|值守|制|内|连续|值|全天候|在线|工作制)")
_ORDINAL_UNITS = frozenset("届 次 号 章 条 页 期 批 个 集 卷 册 版 部 分 周年 轮".split())
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


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `text` is the span with its unit and what bounds it behind; `number` digits or a fraction; None for 翻番."""

    start: int
    end: int
    number: str | None
    unit: str | None
    qualifier: str
    form: str
    bare_end: int
    """Where the unit ends, before 左右 or 以上."""


def figures(plain: str, blocked: Sequence[Span]) -> Iterator[Figure]:
    """The figures of a sentence, left to right."""
    at = 0
    for match in _FIGURE.finditer(plain):
        while at < len(blocked) and blocked[at].end <= match.start():
            at += 1
        if at < len(blocked) and blocked[at].start < match.end():
            continue
        figure = _READ[_form(match)](match, plain)
        if figure is not None:
            yield figure


def _form(match: re.Match[str]) -> str:
    return next(name for name in _READ if match.group(name) is not None)


def _qualifier(plain: str, start: int, after: str) -> str:
    if after in ("左右", "上下"):
        return "about"
    if after == "以上":
        return "at_least"
    if after in ("以下", "以内"):
        return "under"
    if after in ("多", "余", "之多"):
        return "over"
    match = _BEFORE.search(plain, max(0, start - 4), start)
    kind = match.lastgroup if match and match.lastgroup else "exactly"
    return {"at_most": "under"}.get(kind, kind)


def _rank(match: re.Match[str], plain: str) -> Figure | None:
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


def _row(match: re.Match[str], plain: str) -> Figure | None:
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


def _round(match: re.Match[str], plain: str) -> Figure | None:
    """近万亿元, 突破千亿大关: a round sum that is named and not counted."""
    if match.group("ds") in ("万", "亿") and not match.group("du"):
        return None
    qualifier = _qualifier(plain, match.start(), match.group("da") or "")
    return Figure(
        match.start(),
        match.end(),
        None,
        match.group("ds") + (match.group("du") or ""),
        qualifier,
        "chinese",
        match.end(),
    )


def _lap(match: re.Match[str], plain: str) -> Figure | None:
    """2小时8分13秒: one figure in several units, given as it is written."""
    return Figure(match.start(), match.end(), None, "", _qualifier(plain, match.start(), ""), "chinese", match.end())


def _frac(match: re.Match[str], plain: str) -> Figure | None:
    if match.group("f2") == "0" * len(match.group("f2")) or int(match.group("f1")) >= int(match.group("f2")):
        return None
    number = f"{match.group('f1')}/{match.group('f2')}"
    return Figure(match.start(), match.end(), number, "", _qualifier(plain, match.start(), ""), "fraction", match.end())


def _zhfrac(match: re.Match[str], plain: str) -> Figure | None:
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
        _qualifier(plain, match.start(), after),
        "fraction",
        match.end(),
    )


def _fan(match: re.Match[str], plain: str) -> Figure | None:
    return Figure(
        match.start(),
        match.end(),
        to_digits(match.group("fn") or "一"),
        "番",
        _qualifier(plain, match.start(), ""),
        "double",
        match.end(),
    )


def _ascii(match: re.Match[str], plain: str) -> Figure | None:
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
    return Figure(start, end, number, bits, _qualifier(plain, start, more), "plain", end - len(match.group("a") or ""))


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


def _zh(match: re.Match[str], plain: str) -> Figure | None:
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
    return Figure(start, end, number, scale + unit, _qualifier(plain, start, more), "chinese", end - len(after))


def _solid(unit: str, words: str, plain: str, end: int) -> bool:
    """三成 at a clause's end is a tenth; 一成不变 and 三人行 are words."""
    if unit == "成":
        return (
            plain[end : end + 1] in ("", "，", "。", "；", "、", "以", "左", "多", "半", "）")
            or plain[end - 2 : end + 2].endswith(("以上", "左右"))
            or bool(re.match(r"(?:提高|上升|下降|增|降|升|减|扩大|的)", plain[end : end + 3]))
        ) and plain[end : end + 2] not in ("的是", "不变")
    return unit in ("人", "名") and words not in ("一",) and plain[end : end + 1] in ("", "，", "。", "；", "、", "）")


_READ = {
    "rank": _rank,
    "row": _row,
    "round": _round,
    "lap": _lap,
    "frac": _frac,
    "zhfrac": _zhfrac,
    "fan": _fan,
    "ascii": _ascii,
    "zh": _zh,
}
KNOWN_UNITS = frozenset(UNITS)
