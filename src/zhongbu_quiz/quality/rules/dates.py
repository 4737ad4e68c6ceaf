"""Rules 34 to 36: dates that are asked."""

from __future__ import annotations

import re
from collections import Counter

from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.option_rules import FINE, few_years
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rendered import answers, granularity_of, options_of, outside
from zhongbu_quiz.quality.rules.base import ItemRule
from zhongbu_quiz.quality.second_proof.rows import meets
from zhongbu_quiz.values.eras import Span
from zhongbu_quiz.values.text import plain

_TITLE_YEARS = re.compile(r"（?(\d{4})[—～-](\d{4})年）?")
_TITLE_YEAR = re.compile(r"(?:〔|《[^》]{0,20}?)(\d{4})(?:〕|年)")


def granularity(item: Item, context: Context) -> str | None:
    """34: the year is asked by default, and not where another stage of the matter lies in that year; a day is not
    asked in a choice."""
    keys = answers(item)
    if (
        item.slot != "date"
        or item.kind not in ("single_choice", "cloze", "fill_blank")
        or not keys
        or not context.ledger.date(keys[0])
    ):
        return None
    record = context.fact(item).record
    if not isinstance(record, Event):
        return None
    if granularity_of(keys[0]) == "year":
        span = context.ledger.date(keys[0])
        like = [row for row in context.matters[plain(record.matter)] if span and meets(row.span, span)]
        return _("another stage of the same matter lies in that year; ask for the month") if len(like) > 1 else None
    return _("the day is asked") if granularity_of(keys[0]) == "day" and item.kind == "single_choice" else None


def no_date_leak(item: Item, context: Context) -> str | None:
    """35: no phrase that names a time (a congress, a jubilee), no year in a title and no number of a document in the
    stem leaves only one of the options possible."""
    dates = [context.ledger.date(text) for text in options_of(item)]
    if not dates or None in dates:
        return None
    stem = context.sources.told(outside(item))
    eras = context.world.eras
    hints: list[tuple[str, Span]] = [(phrase, span) for phrase, span in eras.found(stem) if phrase not in eras.plans]
    for match in _TITLE_YEARS.finditer(stem):
        hints.append((match[0], ((int(match[1]), 1, 1), (int(match[2]), 12, 31))))
    for match in _TITLE_YEAR.finditer(_TITLE_YEARS.sub("", stem)):
        hints.append((match[1], ((int(match[1]), 1, 1), (int(match[1]), 12, 31))))
    for words, span in hints:
        if sum(1 for date in dates if date and meets(date, span)) == 1:
            return _("{text} in the stem leaves one option").format(text=words)
    return None


def possible_dates(item: Item, context: Context) -> str | None:
    """36: options are all dates, of one precision, and none after the date of the document; of months there are three years among
    four and two among three."""
    options = options_of(item)
    dates = [context.ledger.date(text) for text in options]
    if not options or not any(dates):
        return None
    if not all(dates):
        return _("dates and other texts among the options")
    if len(Counter(granularity_of(text) for text in options)) > 1:
        return _("dates of different precision")
    if granularity_of(options[0]) in FINE and few_years([date[0][0] for date in dates if date]):
        return _("months of too few years")
    document = context.base.document(item.source.document)
    latest = document.date.span[1] if document and document.date else (9999, 12, 31)
    for text, date in zip(options, dates, strict=True):
        if date and date[0] > latest:
            return _("{text} is later than the essay").format(text=text)
    return None


DATE_RULES = (
    ItemRule(
        34,
        marked("precision fits the date"),
        False,
        granularity,
        "A date finer than anybody remembers is no question, and one too coarse has two answers.",
    ),
    ItemRule(
        35,
        marked("no other token gives the date away"),
        False,
        no_date_leak,
        "a jubilee, the first year of a plan or a title with a year tells the date to a reader who never heard of the event.",
    ),
    ItemRule(
        36,
        marked("options are possible dates"),
        True,
        possible_dates,
        "A date that cannot be is no rival, and which month of one year it was nobody keeps in mind.",
    ),
)
