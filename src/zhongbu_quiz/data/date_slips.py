"""Slips in dates: 2O10年, 3月5曰, 即105年, 311年？, 6/21/1900, 公元0年. None is read as what it may mean: its writer is told how it is written.

In: a text that is no date, and the reader of dates. Out: what may be meant; or what is wrong with it, in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Day, Period

_EDGES = "，。；：、,;:.…'\"“”‘’「」()（）【】[]〔〕《》<>〈〉*#|·"
_OF_DATES = frozenset(say("date_marks"))
_CIRCLED = re.compile(r"^[\u2460-\u2473]|^\d{1,2}[、)](?=\d{3})")
_DAY_FIRST = re.compile(r"(\d{1,2})([./\-])(\d{1,2})\2(\d{4})")
_RUN = re.compile(r"(\d{4})(?:(\d\d)|\.(\d\d)(\d\d))")
_NO_FIGURES = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+")
_ENGLISH = re.compile(r"[A-Z][a-z]{2}-\d{1,2}|\d{1,2}-[A-Z][a-z]{2}(?:-\d\d)?")


def told_of_slip(text: str, read: Callable[[str], Period]) -> ValueError | None:
    """What is said of a text that is no date but for a slip, with what may be meant; None of any other."""
    flat = "".join(unicodedata.normalize("NFKC", text).split())
    if rest := _behind(text, read):
        return ValueError(_("{text!r} holds more than the time; move {rest!r} to another column").format(text=text, rest=rest))
    if _NO_FIGURES.fullmatch(flat):
        return ValueError(_("{text!r} is a number that Excel shortened, and its last digits are lost; set the form of its cell to Text, and type the "
                            "date again").format(text=text))  # fmt: skip
    if _ENGLISH.fullmatch(flat):
        return ValueError(_("{text!r} is a date as Excel turned it; set the form of its cell to Text, and type the date again").format(text=text))
    meant = dict.fromkeys(_written(told, found) for told in _meant(flat) if told != flat and (found := _read(told, read)))
    if not meant:
        return None
    doubted = re.compile(say("doubt")).search(flat)
    words = _("{text!r} is no date as it stands; write {meant}, if that is meant")
    if doubted:
        words = _("{text!r} is in doubt; look it up and write {meant}")
    return Mendable(words.format(text=text, meant=joined(meant)), *meant)


def check_year_zero(text: str) -> None:
    """Raises ValueError where a text tells a year 0, which there is not."""
    if re.compile(say("no_year_zero")).fullmatch("".join(unicodedata.normalize("NFKC", text).split()).strip(_EDGES)):
        raise ValueError(_("{text!r}: there is no year 0; the year before the year 1 is {year}").format(text=text, year=say("year_before_one")))


def of_an_age(text: str, age: str, world: World) -> ValueError:
    """What is said of an age in the place of a date (西汉初年), with its years where one dynasty of that name is known."""
    words = _("{text!r} names no year; it is an age, so write about when it was, as in {examples}, or remove the row")
    said = words.format(text=text, examples=joined(say("age_written").split()))
    spans = world.eras.reigns.spans(age)
    if len(spans) != 1:
        return ValueError(said)
    years = Period(Day(spans[0][0]), Day(spans[0][1])).chinese
    return ValueError(_("{said} ({age}: {years})").format(said=said, age=age, years=years))


def with_digits(text: str) -> str:
    """A text with digits, and the mark of a day, for letters and signs that only look like them (1O月5曰)."""
    return text.translate({ord(wrong): pair[-1] for pair in say("date_letters").split() for wrong in pair[:-1]})


def in_doubt(text: str) -> bool:
    """Whether a text ends with a sign or a word of doubt in brackets: 1900年（？）, 1900年（存疑）."""
    return re.compile(say("doubt_in_brackets")).search("".join(unicodedata.normalize("NFKC", text).split())) is not None


def _meant(flat: str) -> Iterator[str]:
    """What a text may mean, the likeliest first."""
    if found := _DAY_FIRST.fullmatch(flat):
        first, _mark, second, year = found.groups()
        yield f"{year}-{first:0>2}-{second:0>2}"
        yield f"{year}-{second:0>2}-{first:0>2}"
    if found := _RUN.fullmatch(flat):
        yield "-".join(filter(None, found.groups()))
    told = _CIRCLED.sub("", with_digits(flat))
    doubted = re.compile(say("doubt")).search(told)
    bare = re.compile(say("before_a_date")).sub("", (told[: doubted.start()] if doubted else told).strip(_EDGES)).strip(_EDGES)
    yield bare
    if doubted:
        yield say("about_year", date=bare.removeprefix(say("about_year", date="")))
    for pair in say("date_meant").split():
        form, *written = pair.split("→")
        if found := re.fullmatch(form, bare):
            yield from (found.expand(one) for one in written)


def _written(told: str, period: Period) -> str:
    """How a date is best written; one that is open at an end as its words tell it."""
    return period.chinese if period.start and period.end else told


def _read(text: str, read: Callable[[str], Period]) -> Period | None:
    try:
        return read(text)
    except ValueError:
        return None


def _behind(text: str, read: Callable[[str], Period]) -> str:
    """What stands behind a date and a comma and tells no time (1405—1433年，共7次; 1921年7月，上海); "" where nothing does."""
    first, mark, rest = re.sub("[，；;]", ",", text).partition(",")
    rest = rest.strip()
    if not mark or not tells_no_time(rest):
        return ""
    try:
        read(first.strip())
    except ValueError:
        return ""
    return rest


def tells_no_time(rest: str) -> bool:
    """Whether what stands behind a date is certainly none: 共7次, 上海."""
    return re.match(r"[\u4e00-\u9fff]", rest) is not None and not set(rest) & _OF_DATES
