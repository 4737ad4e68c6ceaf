"""Years from when to when, as a deck says which facts it is about: 前221/960, 1840年以后, 1911年前, 1840-, 1840/至今, and whatever dates a fact.

In: a text. Out: the period, open at an end where the text is. The cells of a table are read by `written_dates` alone: there 1840- may be a slip.
"""

from __future__ import annotations

import re

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.dates import Period

_MARK = re.compile(r"\s*(?:/|-+|—+|–|~|～)\s*")


def written_span(text: str, world: World) -> Period:
    """The years that a text means, by the reigns of a world. Raises ValueError as `written_date` does, and where they end before they start."""
    try:
        return written_date(text, world)
    except ValueError:
        found = _between(text, world) or _open(text, world)
        if found is None:
            raise
        return found


def _open(text: str, world: World) -> Period | None:
    """From a date on, or until one, by the words behind it or a mark with nothing on one side."""
    if since := re.fullmatch(rf"(.+?)(?:{say('from_on')}|{_MARK.pattern})", text):
        date = _date(since[1], world)
        return date and Period(date.start, None)
    if until := re.fullmatch(rf"(.+?)(?:{say('up_to')})|{_MARK.pattern}(.+)", text):
        date = _date(until[1] or until[2], world)
        return date and Period(None, date.end)
    return None


def _between(text: str, world: World) -> Period | None:
    """From one date to another, each with its own era: 前221/960. Raises ValueError where the second is the earlier one."""
    first, mark, last = text.partition("/")
    dates = (_date(first, world), _date(last, world)) if mark else ()
    match dates:
        case (Period() as begin, Period() as end) if begin.start and end.end:
            if begin.start.first > end.end.last:
                raise ValueError(_("the period {period!r} ends before it starts; put the earlier date first").format(period=text))
            return Period(begin.start, end.end)
    return None


def _date(text: str, world: World) -> Period | None:
    try:
        return written_date(text.strip(), world)
    except ValueError:
        return None
