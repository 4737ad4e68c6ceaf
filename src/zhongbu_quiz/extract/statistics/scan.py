"""Every figure in a sentence: number, scale, unit, and the words before and after that bound it.

In: the plain twin of a sentence and the places that hold no figures (dates, titles). Out: `Figure`s in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.statistics.digits import in_digits
from zhongbu_quiz.extract.statistics.figure import Figure
from zhongbu_quiz.extract.statistics.units import PATTERN, SCALE, UNITS
from zhongbu_quiz.extract.statistics.worded import (
    doubled,
    fraction,
    in_a_row,
    in_characters,
    lap_time,
    ranked,
    round_sum,
    worded_fraction,
)

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

_ORDINAL_UNITS = frozenset("届 次 号 章 条 页 期 批 个 集 卷 册 版 部 分 周年 轮".split())


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


_READ = {
    "rank": ranked,
    "row": in_a_row,
    "round": round_sum,
    "lap": lap_time,
    "frac": fraction,
    "zhfrac": worded_fraction,
    "fan": doubled,
    "ascii": in_digits,
    "zh": in_characters,
}

KNOWN_UNITS = frozenset(UNITS)
