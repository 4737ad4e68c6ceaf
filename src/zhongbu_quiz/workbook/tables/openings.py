"""What opens the cell of an event and is no part of it: the month and day of its row, 同年, 后来. In: the text and the date of its row."""

from __future__ import annotations

import re

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_SEPARATOR = r"[，,、：:\s]+"
_LETTERS = re.compile(r"[^\W\d_a-zA-Z]|[^\W\d_]{2}")


def says_something(text: str) -> bool:
    """Whether a text may be an event: it has a character, or two letters beside each other, which 1900 and X have not."""
    return _LETTERS.search(text) is not None


def without_then(text: str) -> str:
    """A text without the word before it that only ties it to the row above (同年，…, 后来，…). Raises ValueError where it tells another time."""
    if found := pattern(rf"<other_time>|(?:\d+|(?:<numerals>|<counted_from>)+)<after_that>(?:{_SEPARATOR})?(?=\S)").match(text):
        said = _("opens with {word}, which is not the time of its row; write that time into the row, and begin with what happened")
        raise ValueError(said.format(word=found[0]))
    found = pattern(rf"(?:<same_time>|<then>){_SEPARATOR}(?=\S)|<same_time>(?=\d|<seasons>|\S{{4}})|<then_at_once>(?=\S{{4}})").match(text)
    return text[found.end() :] if found else text


def with_day(text: str, date: str, world: World) -> tuple[str, str, str]:
    """A text without the month and day, or the season, that open it; the date of its row with them; and what opens it, where that is of another
    time than the row, "" where not."""
    period = written_date(date, world)
    found = next((match for name in ("day", "season") if (match := re.match(pairs("openings")[name], text))), None)
    if found is None or period.text or not period.is_date or period.start is None:
        return text, date, ""
    own = _in_year(period, found[1], world)
    if own is None:
        return text, date, ""
    if not own.overlaps(period):
        return text, date, found[1]
    finer = own if len(str(own)) > len(date) else period
    return text[found.end() :], str(finer), ""


def with_about(text: str, date: str, world: World) -> tuple[str, str]:
    """A text without the doubtful year that opens or ends it (约前1600年，商汤灭夏), and without 约 in brackets behind it; and the date of its row,
    which is in doubt then. Where the year is another one, both as they are."""
    year = rf"(?:<about>)<stands_at>?(\D{{0,3}}\d{{1,4}}{say('years').split()[0]})"
    found = pattern(rf"^{year}(?:{_SEPARATOR})?(?=\S\S)|(?<=\S\S){year}$|[（(](?:<about>)[）)]$").search(text)
    period = written_date(date, world) if found and date else None
    if found is None or period is None or period.text or not period.is_date:
        return text, date
    try:
        told = found[1] or found[2]
        own = written_date(told, world) if told else period
        doubtful = written_date(f"{min(words('about'), key=len)}{period.chinese}", world)
    except ValueError:
        return text, date
    return (text[: found.start()] + text[found.end() :], str(doubtful)) if own.overlaps(period) else (text, date)


def _in_year(period: Period, told: str, world: World) -> Period | None:
    try:
        return written_date(f"{period.coarsened('year').chinese}{told}", world)
    except ValueError:
        return None
