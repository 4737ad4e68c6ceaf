"""Every figure in a sentence: number, scale, unit, and the words before and after that bound it.

In: the plain twin of a sentence and the places that hold no figures (dates, titles). Out: `Figure`s in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.numerals import ONES, TENS
from zhongbu_quiz.extract.statistics.digits import in_digits
from zhongbu_quiz.extract.statistics.quantity import Quantity
from zhongbu_quiz.extract.statistics.units import SCALE, UNIT
from zhongbu_quiz.extract.statistics.worded import (
    doubled,
    even,
    fraction,
    in_characters,
    in_steps,
    lap_time,
    ranked,
    round_sum,
    worded_fraction,
)

_ZH = f"两{TENS}百千零〇"
_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?"
_AFTER = "<qualifiers.after>?"
_FIGURE = (
    rf"(?P<rank>第(?P<rn>\d{{1,4}}|[{TENS}百]{{1,4}})(?P<ru>位次?|名(?!胜))|(?:<statistics.first_place>|第一(?![一-龥])|第一(?=[，。；、）])|第[{ONES[:3]}](?=[，。；、）]|$)|第[{ONES[:6]}](?=大[\u4e00-\u9fff])))"
    rf"|(?P<row><statistics.in_a_row>(?:\d{{1,3}}|[两{TENS}]{{1,3}})个?<units.in_a_row>)"
    r"|(?P<frac>(?P<f1>\d{1,4})/(?P<f2>\d{1,4})(?![\d/]))"
    rf"|(?P<zhfrac>(?P<z1>[{_ZH}]{{1,4}})分之(?P<z2>[{_ZH}\d点.]{{1,8}}))"
    r"|(?P<even>(?:基本)?(?<!保)持平(?!稳))"
    r"|(?P<fan>翻(?P<fn>[一两二三四]|\d)?番)"
    r"|(?P<round>(?<=[<<statistics.reaching>>])(?P<ds><units.round_scale>)(?P<du><units.round>)?(?P<da>以上)?(?=<statistics.milestone>|[，。；、级]|$))"
    r"|(?P<lap>(?:\d{1,3}(?:个)?小时)?\d{1,2}分(?:钟)?\d{1,2}(?:\.\d{1,3})?秒|\d{1,3}小时\d{1,2}分(?:钟)?(?!\d))"
    rf"|(?P<steps>(?P<st>\d{{1,4}}<units.one_scale>\d{{1,4}}<units.one_scale>)(?P<sp>[多余])?(?P<ss><units.one_scale>)?(?P<su>{UNIT})?(?P<sa>{_AFTER}))"
    rf"|(?P<ascii>(?P<n>(?<![\d.A-Za-z])[-]?(?:{_NUMBER}))(?![\d])(?P<s>{SCALE})?(?P<p>[多余])?(?P<u>{UNIT})?(?P<a>{_AFTER}))"
    rf"|(?P<zh>(?P<zn>[{_ZH}]{{1,10}}(?:点[{_ZH}]{{1,4}})?)(?P<zs>(?:万亿|亿|万)?)(?P<zp>[多余])?(?P<zu>{UNIT})(?P<za>{_AFTER}))"
)
"""The forms of a figure, one named group each (`_READ`): rank 第3位 · row 连续4年 (which counts nothing) · frac 1/4 · zhfrac 四分之一 · even 持平 ·
fan 翻两番 · round 近万亿元 · lap 2小时8分13秒 · steps 1万6千多户 · ascii 13.78亿吨左右 · zh 三百多万元."""


def quantities(plain: str, blocked: Sequence[Span], lexicon: Lexicon) -> Iterator[Quantity]:
    """The figures of a sentence, left to right."""
    at = 0
    for match in lexicon.pattern(_FIGURE).finditer(plain):
        while at < len(blocked) and blocked[at].end <= match.start():
            at += 1
        if at < len(blocked) and blocked[at].start < match.end():
            continue
        form = next((name for name in _READ if match[name] is not None), "")
        quantity = _READ[form](match, plain, lexicon) if form else None
        if quantity is not None:
            yield quantity


_READ = {
    "rank": ranked, "round": round_sum, "lap": lap_time, "steps": in_steps, "frac": fraction, "zhfrac": worded_fraction, "even": even, "fan": doubled,
    "ascii": in_digits, "zh": in_characters,
}
