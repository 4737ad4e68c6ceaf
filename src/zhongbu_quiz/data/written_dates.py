"""Dates as people write them, in fact files and in cells: 2004年3月, 2004.3, 二〇〇四年三月, 2016—2020年, 公元前221年, 光绪二十一年, 1900年夏.

In: a text. Out: the period that it means; what only words can tell keeps them (see `Period.text`). EDTF is read as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache, lru_cache, partial

from zhongbu_quiz.data.date_ages import without_dynasty
from zhongbu_quiz.data.date_ranges import both_before_our_era, ends_of
from zhongbu_quiz.data.date_slips import check_year_zero, in_doubt, of_an_age, tells_no_time, told_of_slip, with_digits
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.chinese_dates import chinese_dates, read_chinese
from zhongbu_quiz.values.dates import Day, Period, parse_edtf
from zhongbu_quiz.values.numbers import NUMERALS, chinese_count
from zhongbu_quiz.values.reigns import NEW_CALENDAR

LONGEST = 60
_USUAL, _NEAR = 2, 2
"""How many forms are shown where a text is no date: the most usual ones, and of the others those most like it."""
_EARLIEST = 9999
"""A year before our era has four digits at most."""
_TENS = "百廿卅"
_SEASONS = "春夏秋冬"

_EDTF = re.compile(r"(?:\.\.|[\dY-][\dY-]*)(?:/(?:\.\.|[\dY-]+))?(?: .*)?", re.ASCII)
_BARE = re.compile(r"-\d+(?:年.*)?", re.ASCII)
_CUT = re.compile(rf"\d{{1,2}}年(?:\d|[{NUMERALS}]+月)|0\d?年", re.ASCII)
_EDTF_LOOSE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{4})-2([1-4])"), lambda m: f"{int(m[1])}年{_SEASONS[int(m[2]) - 1]}"),
    (re.compile(r"(\d{2})(\d)X"), lambda m: f"{int(m[1]) + 1}世纪{m[2]}0年代"),
    (re.compile(r"(\d{2})XX"), lambda m: f"{int(m[1]) + 1}世纪"),
    (re.compile(r"(\d{3}0)'?s"), lambda m: f"{m[1]}{say('decade')}"),
    (re.compile(r"(\d{4})年?[~?]"), lambda m: f"约{int(m[1])}年"),
    (re.compile(r"-(\d{4})[~?]"), lambda m: f"约公元前{int(m[1]) + 1}年"),
)  # fmt: skip
"""What else of EDTF is read: seasons, decades, centuries and what is about."""
_SINGLE = (
    re.compile(r"(\d{3,4})"),
    re.compile(r"([1-9]\d{0,3})年"),
    re.compile(r"(\d{3,4})年(\d{1,2})月(?:份|(\d{1,2})[日号])?"),
    re.compile(r"(\d{4})[./](\d{1,2})"),
    re.compile(r"(\d{4})-(0?[1-9]|1[0-2])"),  # 1851-64 are years
    re.compile(r"(\d{4})([./\-])(\d{1,2})\2(\d{1,2})"),
    re.compile(r"(\d{4})(\d\d)(\d\d)"),
)
_SINCE = re.compile(r"(?:自|从)?(.+?)(?:至今|以来|起|开始)")
_UNTIL = re.compile(r"(?:截至|截止|到)(.+?)(?:为止|止)?|(.+?)(?:以前|之前|为止)")
_BETWEEN = re.compile(r"(?<=[\d年月日号])(?:至|到|—+|–|~|--|-|/)(?=[\d公前])")
_NO_MONTH = re.compile(r"\d{4}-(?:00|1[3-9]|2\d|3[01])")
"""May be a slip of a month or of two years (1914-18), so that neither is taken."""
_SHORT_END = {2: re.compile(r"(0?[1-9]|1[0-2])"), 3: re.compile(r"(?:(0?[1-9]|1[0-2])[./\-])?(\d{1,2})")}
"""The end of an interval that leaves out its year, and its month: behind a start of so many parts."""
_SHORT_YEAR = re.compile(r"(\d\d)年?|(\d)年")
_NUMERALS = re.compile(rf"[〇零{NUMERALS}{_TENS}]+(?=个?(?:年(?!号)|月|日|号|世纪|万|千|$))")
_TWO_DECADES = re.compile(rf"[{NUMERALS[:-1]}]{{2}}十")
"""三四十年代 is told so."""
_COUNTED = re.compile(rf"[^\d公约—~-](?:元|[{NUMERALS}{_TENS}]{{1,5}}|\d{{1,2}})[年载]")
_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}\D?|\D{1,2})?")
_YEAR_OF_FOUR = re.compile(r"-?\d{4}")
_LATE_YEARS = range(1830, 1950)
"""Two rounds of 60 years, of which tables tell most."""
_OR = re.compile(r"(.+\D)/(.+\D)")
_AGE = re.compile(say("age_alone"))
_DAY_WITHOUT_MONTH = re.compile(say("day_without_month"))
_YEARS_AGO = re.compile(say("years_ago"))
"""Before that year, or so many years ago."""
_OLD_DAY = re.compile(say("old_day"))
_FIRST_CENTURY = re.compile(r"[1-9]\d?")
_NUMBER = re.compile(r"\d")
_DECADE = re.compile(r"[1-9]0年代")
_YEAR_FIRST = re.compile(r"((?:公元前?)?\d{3,4}年)([^\d，。；年月日]{1,5}[^\d，。；年月日前后])")
"""A year with words behind it that tell a part of it (1856年秋冬之交)."""
_TWO_MONTHS = re.compile(rf"(?<=[^\W\d])([\d{NUMERALS}]{{1,2}})[.,、·•。]([\d{NUMERALS}]{{1,2}})(月)")
"""April and May: 1966年4、5月."""
_MIXED = re.compile(say("two_marks"))
"""Marks of which one is no part of a date, and sets two apart: 1900.6、7, 1900年6月21、22日."""
_CLOCK = re.compile(
    rf"(?:(?<=[^\W\d])\s*|(?<=\d)\s+|(?<=\d)(?=\D))(?=\S)(?:{'|'.join(say('hours').split())})?\s*"
    rf"(?:\d{{1,2}}\s*(?:[:：]\s*\d\d){{1,2}}|[\d{NUMERALS}]{{1,3}}\s*[{say('hour_marks')}]\w{{0,4}})?$"
)
"""The time of day behind a date, which no question asks."""
_APART = re.compile(r"(\d{3,4}) (\d{1,2})(?: (\d{1,2}))?")
"""Numbers with spaces between them, which EDTF would take for a year and words."""
_MIXED_YEAR = re.compile(say("mixed_year"))
"""A year in digits of both kinds: 一九00年."""
_DIGITS = str.maketrans(f"〇零{NUMERALS[:-1]}", "00123456789")
_AS_DOTS = str.maketrans("年月", "..", "日号")
"""What 1919年5.4 and 6月11日 are, written with dots alone."""
_MINUS = str.maketrans("－−–", "---")
_BEFORE_OUR_ERA = re.compile(r"\s*B\.?\s*C\.?(?:\s*E\.?)?(?![A-Za-z])\s*", re.IGNORECASE)
_WITH_WORDS = re.compile(r"([^（）]*\d[^（）]*)(（[^（）]+）)")
"""A date in numbers with words in brackets behind it: 1911.10.10（农历八月十九）."""


@lru_cache(maxsize=1 << 12)
def written_date(text: str, world: World) -> Period:
    """The date or period that a text means, by the reigns that a world knows. Raises ValueError with the forms that are read."""
    read = partial(written_date, world=world)
    if len(text) > LONGEST:
        raise _no_date(text[:LONGEST] + "…")
    if _APART.fullmatch(text):
        text = text.replace(" ", "-")
    text = _BEFORE_OUR_ERA.sub("BC", _CLOCK.sub("", text))
    if in_doubt(text) and (slip := told_of_slip(text, read)):
        raise slip
    if found := _spaced(text):
        return found
    if _EDTF.fullmatch(text):
        try:
            return parse_edtf(text)
        except ValueError:
            if " " in text and _YEAR_OF_FOUR.match(text):
                raise
    check_year_zero(text)
    flat = without_dynasty(_flat(text), world)
    if (lost := _DAY_WITHOUT_MONTH.search(flat)) or _YEARS_AGO.fullmatch(flat):
        raise _no_month(text, lost[1]) if lost else told_of_slip(text, read) or _no_date(text)
    if moon := _moon(flat):
        return moon
    if _BARE.fullmatch(flat):
        raise told_with_minus(text)
    if _CUT.match(flat):
        words = _("{text!r} may be a year of any century; write it in full, or its era before it, as in {examples}")
        raise ValueError(words.format(text=text, examples=joined(say("date_in_full").split())))
    for pattern, told in _EDTF_LOOSE:
        if match := pattern.fullmatch(flat):
            flat = told(match)
    reign = _reign(flat, world)
    if reign is not None:
        return reign
    flat = _MIXED_YEAR.sub(lambda year: year[0].translate(_DIGITS), flat)
    digits = _NUMERALS.sub(_as_digits, flat)
    _check_slash(digits)
    found = _plain(digits, text) or read_chinese(_told(flat)) or read_chinese(_told(digits)) or _with_words(flat) or _range(flat, world)
    if found is None:
        raise _no_year(text, flat, digits, world) or told_of_slip(text, read) or _no_date(text)
    return found


def _moon(flat: str) -> Period | None:
    """A day of the old calendar as it is told without saying so: 1900年五月廿五, 1911年八月初三日. It keeps its words."""
    match = _OLD_DAY.fullmatch(flat)
    year = _NUMERALS.sub(_as_digits, match[1]) if match else ""
    period = read_chinese(f"{year}{say('old_calendar')}{match[2]}") if match else None
    return Period(period.start, period.end, f"{year}{match[2]}") if match and period else None


def _no_month(text: str, day: str) -> ValueError:
    return ValueError(_("{text!r}: there is no month before {day}; write it, or leave out the day").format(text=text, day=day))


def told_with_minus(text: str) -> Mendable:
    """What is said of a year with a minus before it."""
    words = _("{text!r} may be a year before our era; write it as 公元前{year}年")
    year = _flat(text).split("年")[0].lstrip("-")
    written = [parse_edtf(f"-{int(year) - 1:04}").chinese] if 0 < int(year) <= _EARLIEST else []
    return Mendable(words.format(text=text, year=year), *written)


def _unlike(text: str, form: str) -> tuple[int, float]:
    """How unlike a text is to a form of dates: by how many numbers they hold, then by what stands between these."""
    shape, other = (re.sub(r"\d+", "0", one) for one in (text, form))
    return abs(shape.count("0") - other.count("0")), -SequenceMatcher(None, shape, other).ratio()


def _spaced(text: str) -> Period | None:
    """A date whose numbers and marks stand apart (1912 年 1 月, 1976 . 10), which EDTF would take for a year and words behind it."""
    _first, space, words = text.partition(" ")
    if not space or read_chinese(words):
        return None
    flat = _flat(text)
    return _plain(_NUMERALS.sub(_as_digits, flat)) or read_chinese(_told(flat))


def _with_words(flat: str) -> Period | None:
    """A date in numbers with words in brackets behind it, which it keeps."""
    match = _WITH_WORDS.fullmatch(flat)
    period = _plain(_NUMERALS.sub(_as_digits, match[1])) if match else None
    return read_chinese(f"{period.chinese}{match[2]}") if match and period else None


def _range(flat: str, world: World) -> Period | None:
    """An interval of two dates of which one can only be sorted (19世纪60年代—19世纪末, 贞观元年至二十三年). Raises ValueError where it ends before
    it starts."""
    for told in ends_of(flat):
        try:
            first, last = (written_date(end, world) for end in told)
        except ValueError:
            continue
        if not (first.start and first.end and last.start and last.end):
            continue
        if first.start.first > last.end.last:
            raise ValueError(_("the period {period!r} ends before it starts; put the earlier date first").format(period=flat))
        both = f"{first.chinese}—{last.chinese}"
        return Period(first.start, last.end, both if "（" in both and "（" not in flat else flat)
    return None


def _no_year(text: str, flat: str, digits: str, world: World) -> ValueError | None:
    """What is said of a day without its year, of a number that may be a year of the first century, and of the name of an age."""
    examples = joined(say("date_in_full").split())
    if _DAY.fullmatch(digits):
        if (meant := with_digits(text)) != text:
            words = _("{text!r} has letters or signs that only look like digits, and no year; write {meant} with its year, as in {examples}")
            return ValueError(words.format(text=text, meant=meant, examples=examples))
        return ValueError(_("{text!r} has no year; write it in full, as in {examples}").format(text=text, examples=examples))
    if _FIRST_CENTURY.fullmatch(flat):
        return ValueError(_("{text!r} may be a year; write it in full, as in {examples}").format(text=text, examples=examples))
    if any(flat.startswith(word) for word in say("relative_years").split()):
        return ValueError(_("{text!r} tells its year by another row; write the year itself, as in {examples}").format(text=text, examples=examples))
    if _several(text):
        return ValueError(_("{text!r} names several times; give each a row of its own, or write from when to when").format(text=text))
    if _DECADE.fullmatch(flat):
        words = _("{text!r} does not say of which century; write it so: {example}")
        return ValueError(words.format(text=text, example=next(form for form in say("date_forms").split() if form.endswith(flat[2:]))))
    if sign := _sign_of_year(flat):
        words = _("{text!r}: such a sign comes again every 60 years and names none; write the year, such as {years}, or the reign, as in {examples}")
        years = [Period(Day(year), Day(year)).chinese for year in sign]
        return Mendable(words.format(text=text, years=joined(years), examples=say("date_in_reign")), *years)
    if year := _YEAR_FIRST.fullmatch(flat):
        named = [sign for sign in year[2] if sign in _SEASONS]
        season = (*named, _SEASONS[0])[0]
        words = _("{text!r}: {rest!r} behind the year is no time that is read; write {year}, or more exactly {season} or {month}")
        year_told, month = year[1], say("some_month")
        in_season = f"{year_told}{season}"
        said = words.format(text=text, rest=year[2], year=year_told, season=in_season, month=f"{year_told}{month}")
        return Mendable(said, year_told, *((in_season,) if named else ()))
    if age := _AGE.fullmatch(flat):
        return of_an_age(text, age[1] or age[2], world)
    if not _NUMBER.search(digits):
        words = _("{text!r} names no year; write one, as in {examples}; a column that holds no dates is called otherwise, such as {title}")
        return ValueError(words.format(text=text, examples=examples, title=say("no_dates")))
    return None


def _sign_of_year(flat: str) -> list[int]:
    """The late years that a date may mean that names its year by stem and branch alone (乙未年四月); none of any other date."""
    found = _sign().match(flat)
    return [year for year in _LATE_YEARS if _has_sign(year, found[2])] if found and not found[1] else []


@cache
def _sign() -> re.Pattern[str]:
    """A name of years, or nothing, before a stem and a branch."""
    return re.compile(rf"([^\W\d]{{0,4}}?)([{say('stems')}][{say('branches')}])(?:{say('years').split()[0]}|$)")


def _has_sign(year: int, sign: str) -> bool:
    stems, branches = say("stems"), say("branches")
    return stems[(year - 4) % len(stems)] + branches[(year - 4) % len(branches)] == sign


def _several(text: str) -> bool:
    """Whether a text names several dates: 1919年5月4日、6月3日, 1900年或1901年."""
    first, mark, rest = re.sub(rf"[，,；;{say('several')}]", "、", text).partition("、")
    flat = _flat(first)
    found = (_plain(_NUMERALS.sub(_as_digits, flat)) or read_chinese(_told(flat))) if mark and rest else None
    return found is not None and bool(_NUMBER.search(rest)) and not tells_no_time(rest)


def _no_date(text: str) -> ValueError:
    forms = say("date_forms").split()
    usual, known = forms[:_USUAL], forms[_USUAL:]
    near = sorted(known, key=lambda form: _unlike(text, form))[:_NEAR]
    *some, last = [*usual, *(form for form in known if form in near)]
    shown = _("{some} or {last}").format(some=joined(some), last=last)
    words = _("{text!r} is not a date; write {forms}; what else may be written stands in docs/own-tables.md")
    within = dict.fromkeys(period.chinese for period in chinese_dates(_flat(text)))
    return Mendable(words.format(text=text, forms=shown), *(within if len(within) == 1 else ()))


def _flat(text: str) -> str:
    """Without spaces, in half-width digits; brackets and dashes as our sentences print them, hyphens where they set numbers apart."""
    flat = "".join(unicodedata.normalize("NFKC", text).split()).translate(_MINUS)
    flat = re.sub(r"^约\d{3,4}$", r"\g<0>年", flat).rstrip(".。")
    flat = _TWO_MONTHS.sub(_months, flat)
    flat = re.sub(rf"(?<=\d)[{'' if _MIXED.search(flat) else '、,'}。·•\\](?=\d)", ".", flat)
    flat = flat.replace("(", "（").replace(")", "）").replace("B.C.", "BC").replace("AD", "公元")
    for told, meant in (pair.split("→") for pair in say("told_as").split()):
        flat = re.sub(told, meant, flat)
    flat = re.sub(say("before_republic"), _before_republic, both_before_our_era(flat))
    flat = re.sub(r"^(\D{0,3}\d{1,4})（(?=\D)", r"\1年（", flat)
    return re.sub(r"（((?:公元前?|前)?\d{1,4})）$", r"（\1年）", flat)


def _check_slash(digits: str) -> None:
    """Raises Mendable where / stands between two times, which says neither that one of them is meant nor that it went on from one to the other."""
    told = _OR.fullmatch(digits)
    ends = [one for one in (told.groups() if told else ()) if _single(one)]
    if told and len(ends) > 1:
        words = _("{text!r}: / may say “or” and “to”; write {each}, or from when to when: {span}")
        span = f"{ends[0]}—{ends[1]}"
        raise Mendable(words.format(text=digits, each=_("{some} or {last}").format(some=ends[0], last=ends[1]), span=span), *ends, span)


def _before_republic(match: re.Match[str]) -> str:
    """A year that is counted back from the Republic, by our calendar: 民国前一年 is 1911年."""
    year = NEW_CALENDAR - chinese_count(match[1])
    return f"{year}{say('years').split()[0]}"


def _months(match: re.Match[str]) -> str:
    """Two months that follow each other, as an interval. Raises ValueError for two others."""
    first, second = (int(told) if told.isdecimal() else chinese_count(told) for told in match.groups()[:2])
    if second != first + 1:
        raise ValueError(_("{text!r} names two months; give each a row of its own").format(text=match[0]))
    return f"{first}{match[3]}—{second}{match[3]}"


def _reign(flat: str, world: World) -> Period | None:
    """A year of a reign; the reigns are looked at where a name may stand before a count of years, or before the sign of one (光绪乙未年)."""
    if (signed := _sign().match(flat)) and (reigns := world.eras.reigns.usual(signed[1])):
        counts = [year - one.first + 1 for one in reigns for year in range(one.first, one.last + 1) if _has_sign(year, signed[2])]
        counted = f"{signed[1]}{counts[0]}" if len(counts) == 1 else ""
        found = world.eras.reigns.read(f"{counted}{flat[signed.end(2) :]}") if counted else None
        return found and Period(found.start, found.end, found.text.replace(counted, signed[1] + signed[2]))
    return world.eras.reigns.read(flat) if _COUNTED.search(flat) else None


def _plain(flat: str, said: str = "") -> Period | None:
    """A date, or an interval, in numbers: its EDTF is what it is read by, which says of `said` what is wrong with one that does not exist."""
    edtf = _single(flat) or _open(flat) or (flat if _NO_MONTH.fullmatch(flat) else _interval(flat))
    return parse_edtf(edtf, said) if edtf else None


def _single(text: str) -> str:
    for told in (text, _dotted(text)):
        for pattern in _SINGLE:
            match = pattern.fullmatch(told)
            if match:
                year, *rest = (group for group in match.groups() if group and group not in "./-")
                return "-".join((f"{int(year):04}", *(f"{int(part):02}" for part in rest)))
    return ""


def _dotted(text: str) -> str:
    return text.translate(_AS_DOTS).rstrip(".")


def _open(text: str) -> str:
    since = _SINCE.fullmatch(text)
    if since and (start := _single(since.group(1))):
        return f"{start}/.."
    until = _UNTIL.fullmatch(text)
    if until and (end := _single(until.group(1) or until.group(2))):
        return f"../{end}"
    return ""


def _interval(text: str) -> str:
    for mark in _BETWEEN.finditer(text):
        left, right = text[: mark.start()], text[mark.end() :]
        start = _single(left.removeprefix("从").removeprefix("自"))
        short = _SHORT_YEAR.fullmatch(right)
        last = (short[1] or short[2]) if short else ""
        if last and len(start) == 4 and last > start[-len(last) :]:
            return f"{start}/{start[: -len(last)]}{last}"
        if start and (end := _short_end(start, right) or _single(right)):
            return f"{start}/{end}"
    return ""


def _short_end(start: str, text: str) -> str:
    """The end of an interval that leaves out what it shares with the start: 9.21 and 21 behind 1898.6.11, 9 behind 1898.6."""
    parts = start.split("-")
    if month := re.fullmatch(r"(\d{1,2})月", text):
        return f"{parts[0]}-{month[1]:0>2}"
    if year := re.fullmatch(rf"(\d\d){say('years')[0]}.*", text):
        return _single(parts[0][:2] + text) if year[1] > parts[0][2:] else ""
    short = _SHORT_END[len(parts)].fullmatch(_dotted(text)) if len(parts) in _SHORT_END else None
    told = [f"{int(part):02}" for part in short.groups() if part] if short else []
    return "-".join((*parts[: len(parts) - len(told)], *told)) if told else ""


def _told(flat: str) -> str:
    """The text as our sentences would print it: 公元前 for 前 and BC, 日 for 号, 年 where it was left out, one mark between two dates."""
    text = re.sub(r"^BC(\d+)年?|^(\d+)年?BC", lambda m: f"公元前{m[1] or m[2]}年", flat)
    text = re.sub(r"(^|[约—~至到（-])(?:西元前|公元前|前)(?=\d)", r"\1公元前", text)
    text = re.sub(r"(?<=\d)号", "日", text).replace("大约", "约").replace("月份", "月")
    text = re.sub(r"(?<=[\d年月日号])(?:至|到|—+|~|-{1,2})(?=[\d公])", "—", text)
    text = re.sub(r"(公元前?\d{1,4}|^\d{1,4}—\d{3,4})$", r"\1年", text)
    text = re.sub(r"(\d{1,4})—(\d\d)年", _long_year, text)
    return re.sub(r"^农历(\d+年)", r"\1农历", text)


def _long_year(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    return f"{first}—{first[:2]}{last}年" if len(first) == 4 and last > first[2:] else match[0]


def _as_digits(match: re.Match[str]) -> str:
    text = match[0]
    if _TWO_DECADES.fullmatch(text):
        return text
    if len(text) > 1 and not set(text) & set(f"十{_TENS}"):
        return text.translate(_DIGITS)
    return str(chinese_count(text))
