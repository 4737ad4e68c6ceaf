"""Every way in which Chinese official prose writes a date, found in one pass.

In: the plain twin of a paragraph. Out: `Mention`s in order. What 同年 or 3月 mean is for `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import ONES, TENS

_Y = rf"(?:\d{{4}}|[{ONES}〇零]{{4}})"
_M = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{ONES}])"
_D = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[{ONES}]?|十[{ONES}]?|[{ONES}])"
_DASH = r"[—\-－~～至到]{1,2}"
_HAN = r"\u4e00-\u9fff"
_PART = "<dates.half>|<dates.quarter>"
_WORD = (
    "<dates.from_document>|<dates.from_last>|<dates.from_report>|<dates.of_report>|"
    rf"(?<![{_HAN}])<dates.of_report_first>|(?<![\d一-十])<dates.half>|<dates.quarter>|"
    "<dates.month_from_last>|<dates.day_from_document>|<dates.day_from_last>|<dates.same_period>"
)
_NIGHT = "(?:<dates.day_part+dates.night>)"
_TIE = r"(?:的|，)?"
_DATE = (
    r"(?P<fest>\A(?:<dates.feast>|年初|<dates.of_report_first>|<dates.season>(?:季|天)?)(?=[，：\s]))"
    r"|(?P<season>(?P<sy>(?:19|20)\d\d)(?:[—\-/](?P<sy2>(?:19|20)?\d\d))?赛季)"
    r"|(?P<bc>公元(?P<before>前)?(?P<bcy>\d{1,4})年<dates.year_part>?)"
    rf"|(?P<era>[“\"]?(?:第?(?P<plan>十?[{ONES}]|十))五[”\"]?<dates.plan_part>?(?:(?:和|、)[“\"]?十[一二三四五]五)?"
    r"(?!<dates.no_plan_before>)[”\"]?)"
    rf"|(?P<reign>(?P<rname><eras.reign>)(?P<ry>元|\d{{1,2}}|[{TENS}]{{1,3}})年(?:[（(](?:前?\d{{1,4}}年|\d{{4}})[)）])?(?:{_TIE}(?P<rgm>{_M})月(?:(?P<rgd>{_D})日)?)?)"
    rf"|(?P<decade>(?:(?P<cent>\d{{2}}|二十|十九|上)个?世纪)(?P<ten>[1-9]0|[{ONES}]十)年代<dates.decade_part>?)"
    r"|(?P<ylist>\d{4}年?(?:、\d{4}年?){1,6}(?:(?:和|及|与)\d{4})?年)"
    rf"|(?P<yy>(?P<y1>{_Y})(?:年<dates.year_part>|年)?{_DASH}(?P<y2>{_Y})年(?!{_M}月)<dates.year_part>?)"
    rf"|(?P<full>(?P<y>{_Y})(?:年(?:度)?|<dates.class_mark>(?=<dates.class_year>))(?:{_TIE}(?:(?P<lunar><dates.lunar>[\u4e00-\u9fff]{{2,6}}[（(])?(?P<m>{_M})月(?:(?P<d>{_D})[日号]?(?![\d.%]|[个多余万亿]))?(?P<mtail><dates.month_part>)?(?(lunar)[）)])"
    rf"(?:{_NIGHT}?{_DASH}(?:(?P<y3>{_Y})年|(?P<next><dates.next_year>))?(?:(?P<m3>{_M})月)?(?:(?P<d3>{_D})日)?)?"
    rf"|(?:(?P<m1>{_M}){_DASH}|<dates.first>)(?P<m2>{_M})(?(m1)|个)月(?:份)?"
    rf"|(?P<part>{_PART}|<dates.whole_year>))|(?P<ytail><dates.year_part>)(?![一-十]?季度|级|代))?(?P<onward>以来)?)"
    r"|(?P<since><dates.since>|(?:党的)?(?P<congress><eras.congress>)以来)"
    rf"|(?P<rel>(?:{_WORD})(?:{_TIE}(?:(?P<rm>{_M})月(?:(?P<rd>{_D})日|<dates.month_part>)?|(?P<rpart>{_PART})|(?P<rtail><dates.year_part>)))?"
    rf"(?:(?P<rmd>{_D})日)?)"
    r"|(?P<iso>(?P<iy>(?:1[5-9]|20)\d{2})(?:(?<=\A\d{4})(?=，)|(?P<isep>[-./])(?P<im>1[0-2]|0?[1-9])"
    r"(?:(?P=isep)(?P<id>3[01]|[12]\d|0?[1-9]))?(?![\d.%]|[万亿元吨个]|<units.length+units.area+units.mass+units.volume>)))"
    rf"|(?P<mm>(?<![\d一-十个])(?:(?P<mm1>{_M})月?{_DASH}(?P<mmnext><dates.next_year>)?|(?<!<dates.first_not_after>)<dates.first>)(?P<mm2>{_M})(?(mm1)|个?)月(?:份)?(?!\d))"
    rf"|(?P<md>(?<![\d.{TENS}个])(?P<mdm>{_M})月(?P<mdd>{_D})(?:日|(?={_DASH}{_D}日))(?:{_NIGHT}?{_DASH}(?:(?P<mdm3>{_M})月)?(?P<mdd3>{_D})日)?)"
    rf"|(?P<mon>(?<![\d.{TENS}个几数每])(?P<monm>{_M})月(?:份|<dates.month_part>)?(?!<dates.no_month_before>))"
    rf"|(?P<day>(?<![\d.A-Za-z{TENS}第月个每])(?P<dayd>3[01]|[12]\d|[1-9])日(?!<dates.no_day_before>)(?:{_DASH}(?P<dayd3>{_D})日)?)"
    rf"|(?P<past>(?:(?<![\d{TENS}])(?P<pasty>[\d{TENS}两]{{1,2}})年(?:来|(?=<dates.past_verb>))|<dates.term>|(?:<dates.past>|(?P<later><dates.later>))的?(?P<pastn>[\d{TENS}两]{{1,2}})年<dates.past_end>?))"
    rf"|(?P<now><dates.now>|[\d{TENS}几]{{1,3}}多?年来|<dates.dynasty>[代朝]<dates.dynasty_part>?|现(?=<dates.now_verb>))"
)
"""The forms of a date, one named group each (`FORMS`), tried in this order at every place of the text.

fest a feast or season that opens an entry · season 2023/24赛季 · bc 公元前221年 · era “十三五”期间 · reign 民国16年（1927） ·
paren 武德四年（621年） ·
decade 20世纪80年代 · ylist 2003、2013、2023年 · yy 2004—2009年 · full 2023年3月5日, 2023年上半年, 2012年以来 · since 改革开放以来 ·
rel 同年, 去年3月, 次日 · iso 2023-03-05 · mm 1—3月 · md 3月5日 · mon 3月 · day 5日 · past 过去五年 · now 目前.
"""
_CLOCK = r"(?:<dates.day_part>|<dates.night>)?(?:\d{1,2}时(?:\d{1,2}分)?(?:许|左右)?|\d{1,2}:\d{2})|<dates.day_part>"
_UNTIL = "<dates.until>$"
_HAPPENING = r"的[\u4e00-\u9fff]{1,8}?<events.kinds>[\u4e00-\u9fff]"
_ONWARD = "[^，]?<dates.onward>"


@dataclass(frozen=True, slots=True)
class Mention:
    """One written date: where it stands, its form, its named parts, whether 截至 stands before it, whether it says when its clause
    happens, and whether it only stands aside (创刊于1981年, 到2035年, in brackets), so that later sentences are not of its year."""

    start: int
    end: int
    form: str
    groups: dict[str, str] = field(hash=False)
    text: str
    until: bool = False
    adverbial: bool = False
    aside: bool = False


def mentions(plain: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The dates that a text mentions, left to right. One pass; every quantifier is bounded."""
    until_pattern, clock_pattern = lexicon.pattern(_UNTIL), lexicon.pattern(_CLOCK)
    for match in lexicon.pattern(_DATE).finditer(plain):
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        form = next(name for name in FORMS if name in groups)
        if form == "full" and not _plausible(groups["y"]):
            continue
        if form == "era" and not _is_plan(match, plain, lexicon):
            continue
        before = plain[max(0, match.start() - 4) : match.start()]
        if form in ("mon", "day") and before.endswith("“") and plain.find("”", match.end(), match.end() + 4) > 0:
            continue  # “三月三”民歌节
        until = bool(until_pattern.search(before))
        clock = clock_pattern.match(plain, match.end()) if form in ("full", "md", "day") else None
        end = clock.end() if clock else match.end()
        aside = before.endswith(lexicon.words("dates.aside"))
        adverbial = _adverbial(match, plain, before, lexicon)
        yield Mention(match.start(), end, form, groups, match.group(), until, adverbial, aside)


FORMS = (
    *("fest", "season", "bc", "era", "decade", "ylist", "yy", "full", "reign"),
    *("since", "rel", "iso", "mm", "md", "mon", "day", "past", "now"),
)
"""The forms of dates: each has a rule of its name in `resolve`."""


def _plausible(year: str) -> bool:
    return not year.isdigit() or 500 <= int(year) <= 2199


def _is_plan(match: re.Match[str], plain: str, lexicon: Lexicon) -> bool:
    """“十三五”期间 is a period; “十三五”规划 is a title; 第一五 alone is nothing."""
    text = match.group("era")
    if plain.startswith(lexicon.words("dates.plan_title"), match.end()):
        return False
    return "“" in text or '"' in text or any(word in text for word in lexicon.words("dates.plan_time"))


def _adverbial(match: re.Match[str], plain: str, before: str, lexicon: Lexicon) -> bool:
    """True where the date says when the clause happens (it opens it, or 于/在 leads to it), not 2015年的产值 or 比2011年; what happens
    itself is of its date (1962年的青原会议)."""
    after = plain[match.end() : match.end() + 1]
    if before.endswith(("自", "从")):
        if match["yy"] and after == "，":
            return True  # 从1928年到1934年，4700多名青年参加红军
        return not lexicon.pattern(_ONWARD).match(plain[match.end() : match.end() + 3]) and before.endswith("自")
    if lexicon.pattern(r"<dates.not_yet>(?!\d)").match(plain, match.end()):
        return False
    if after == "的" and not lexicon.pattern(_HAPPENING).match(plain, match.end()):
        return False
    return not before.endswith(lexicon.words("dates.compared"))
