"""Every way in which Chinese official prose writes a date, found in one pass.

In: the plain twin of a paragraph. Out: `Mention`s in order. What 同年 or 3月 mean is for `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_Y = r"(?:\d{4}|[一二三四五六七八九〇零]{4})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_DASH = r"[—\-－~～至到]{1,2}"
_WORD = (
    r"同年|当年|次年|翌年|转年|第二年|去年|今年|前年|上年|上一年|明年|本年度?|全年|"
    r"(?<![\u4e00-\u9fff])年末|(?<![\u4e00-\u9fff])年底|过去一年|一年来|报告期内|报告期末|(?<![\d一-十])上半年|(?<![\d一-十])下半年|"
    r"前[三二]季度|第?[一二三四]季度|"
    r"同月|当月|次月|翌月|上月|本月|当日|同日|当天|次日|翌日|同期"
)
_TIE = r"(?:的|，)?"

_PATTERN = re.compile(
    r"(?P<fest>\A(?:元旦|国庆节?|劳动节|五一节?|清明节?|春节|端午节?|中秋节?|重阳节?|除夕|春节前夕|年初|年底|年末|岁末|[春夏秋冬](?:季|天)?)(?=[，：\s]))"
    r"|(?P<season>(?P<sy>(?:19|20)\d\d)(?:[—\-/](?P<sy2>(?:19|20)?\d\d))?赛季)"
    r"|(?P<bc>公元前?(?P<bcy>\d{1,4})年)"
    rf"|(?P<era>[“\"]?(?:第?(?P<plan>[一二三四五六七八九十]{{1,2}}))五[”\"]?(?:时期|期间|以来|末|初|五年|期末)?(?:(?:和|、)[“\"]?十[一二三四五]五)?"
    rf"(?![一二三四五六七八九十分年月日个位名万亿成倍项大届次章条])[”\"]?)"
    rf"|(?P<paren>(?<=年)[（(](?P<pary>1[5-9]\d\d|20\d\d)[)）](?:(?P<parm>{_M})月(?:(?P<pard>{_D})日)?)?)"
    rf"|(?P<decade>(?:(?P<cent>\d{{2}}|二十|十九|上)个?世纪)(?P<ten>[1-9]0|[一二三四五六七八九]十)年代(?:初|末|中期|后期|以来)?)"
    rf"|(?P<ylist>\d{{4}}年?(?:、\d{{4}}年?){{1,6}}(?:(?:和|及|与)\d{{4}})?年)"
    rf"|(?P<yy>(?P<y1>{_Y})年?{_DASH}(?P<y2>{_Y})年(?!{_M}月))"
    rf"|(?P<full>(?P<y>{_Y})年(?:度)?(?:{_TIE}(?:(?P<m>{_M})月(?:(?P<d>{_D})[日号]?(?![\d.%]|[个多余万亿]))?(?P<mtail>上旬|中旬|下旬|初|底|末)?"
    rf"(?:{_DASH}(?:(?P<y3>{_Y})年)?(?:(?P<m3>{_M})月)?(?:(?P<d3>{_D})日)?)?"
    rf"|(?P<m1>{_M}){_DASH}(?P<m2>{_M})月(?:份)?"
    r"|(?P<part>上半年|下半年|前[三二]季度|第?[一二三四]季度|全年))|(?P<ytail>年?初|年?底|年?末|年中|春|夏|秋|冬)(?![一-十]?季度|级|代))?(?P<onward>以来)?)"
    r"|(?P<since>(?:党的)?十[八九]大以来|(?:党的)?二十大以来|改革开放以来|新中国成立以来|建国以来)"
    rf"|(?P<rel>(?:{_WORD})(?:{_TIE}(?:(?P<rm>{_M})月(?:(?P<rd>{_D})日)?|(?P<rpart>上半年|下半年|前[三二]季度|第?[一二三四]季度)|(?P<rtail>年?初|年?底|末|春|夏|秋|冬)))?"
    rf"(?:(?P<rmd>{_D})日)?)"
    rf"|(?P<iso>(?P<iy>(?:19|20)\d{{2}})(?P<isep>[-./])(?P<im>1[0-2]|0?[1-9])(?:(?P=isep)(?P<id>3[01]|[12]\d|0?[1-9]))?(?![\d.%]|[万亿元吨个]))"
    rf"|(?P<mm>(?<![\d一-十个])(?P<mm1>{_M})月?{_DASH}(?P<mm2>{_M})月(?:份)?)"
    rf"|(?P<md>(?<![\d.一二三四五六七八九十个])(?P<mdm>{_M})月(?P<mdd>{_D})日(?:{_DASH}(?:(?P<mdm3>{_M})月)?(?P<mdd3>{_D})日)?)"
    rf"|(?P<mon>(?<![\d.一二三四五六七八九十个几数每])(?P<monm>{_M})月(?:份|初|底|末|上旬|中旬|下旬)?(?!亮|球|饼|票|薪))"
    rf"|(?P<day>(?<![\d.A-Za-z一二三四五六七八九十第月个每])(?P<dayd>3[01]|[12]\d|[1-9])日(?!元|本|均|报|产|常|前|用|游))"
    r"|(?P<now>目前|如今|现在|当前|现有|近年来|多年来|[\d一二三四五六七八九十几]{1,3}多?年来|长期以来|[唐宋元明清][代朝](?:以来|初|末|中期)?|民国时期|新中国成立后|建国后|解放后|抗战期间|抗日战争时期|迄今|至今|现(?=占地|有|辖|设))"
)
_CLOCK = re.compile(
    r"(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上|晚|深夜|夜)?(?:\d{1,2}时(?:\d{1,2}分)?(?:许|左右)?|\d{1,2}:\d{2})|凌晨|清晨|上午|中午|下午|傍晚|晚上|晚(?!报|会|稻|年)"
)
_UNTIL = re.compile(r"(?:截至|截止|截止到|截至到)$")
_TARGET = re.compile(r"(?:到|至)$")
_ONWARD = re.compile(r"[^，]?(?:以来|起|开始|至|到|后|的|—|以后|，)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One written date: where it stands, its form, its named parts, and whether 截至 or 到 stands before it."""

    start: int
    end: int
    form: str
    groups: dict[str, str] = field(hash=False)
    text: str
    until: bool = False
    adverbial: bool = False


def mentions(plain: str) -> Iterator[Mention]:
    """The dates that a text mentions, left to right. One pass; every quantifier is bounded."""
    for match in _PATTERN.finditer(plain):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        form = next(name for name in _FORMS if name in groups)
        if form == "full" and not _plausible(groups["y"]):
            continue
        if form == "era" and not _is_plan(match, plain):
            continue
        before = plain[max(0, match.start() - 4) : match.start()]
        until = bool(_UNTIL.search(before))
        clock = _CLOCK.match(plain, match.end()) if form in ("full", "md", "day") else None
        end = clock.end() if clock else match.end()
        yield Mention(match.start(), end, form, groups, match.group(), until, _adverbial(match, plain, before))


_FORMS = (
    "fest",
    "season",
    "bc",
    "era",
    "decade",
    "ylist",
    "yy",
    "full",
    "paren",
    "since",
    "rel",
    "iso",
    "mm",
    "md",
    "mon",
    "day",
    "now",
)


def _plausible(year: str) -> bool:
    return not year.isdigit() or 500 <= int(year) <= 2199


def _is_plan(match: re.Match[str], plain: str) -> bool:
    """“十三五”期间 is a period; “十三五”规划 is a title; 第一五 alone is nothing."""
    text = match.group("era")
    after = plain[match.end() : match.end() + 2]
    if after.startswith(("规划", "纲要", "建议", "目标", "计划", "方案", "》")):
        return False
    return "“" in text or '"' in text or any(word in text for word in ("时期", "期间", "以来", "末"))


def _adverbial(match: re.Match[str], plain: str, before: str) -> bool:
    """True where the date says when the clause happens (it opens it, or 于/在 leads to it), not 2015年的 or 比2011年."""
    after = plain[match.end() : match.end() + 1]
    if before.endswith(("自", "从")):
        return not _ONWARD.match(plain[match.end() : match.end() + 3]) and before.endswith("自")
    return not (after == "的" or before.endswith(("比", "较", "由", "与", "“", "将")))
