"""Which date rules a figure. In: a `Reading` and places. Out: the date and the rule."""

from __future__ import annotations

from zhongbu_quiz.extract.clauses import Span
from zhongbu_quiz.extract.context import REACH, Reading
from zhongbu_quiz.extract.dates.when import When


def listed_dates(reading: Reading, sentence: Span, end: int, count: int) -> list[str] | None:
    """The years of 2003、2013、2023年 where a list of as many figures follows them."""
    for when in reversed(reading.whens_in(sentence.start, end)):
        if len(when.several) == count:
            return list(when.several)
    return None


def quantity_date(reading: Reading, sentence: Span, start: int, end: int) -> tuple[When | None, str]:
    """The date that rules a figure (in its own head, earlier in its sentence, or ruling from before), and the name of the reason."""
    for when in reversed(reading.whens_in(start, end)):
        if not _is_compared(reading, when):
            return when, "date_in_head"
    earlier = [when for when in reading.whens_in(sentence.start, start) if when.mention.adverbial]
    if earlier:
        return earlier[-1], "date_in_sentence"
    before = [
        when
        for when in reading.whens
        if when.mention.end <= sentence.start
        and _rules_on(reading.twin, when)
        and (when.mention.adverbial or when.precision == "now")
    ]
    if reading.base:
        before = [when for when in before if when.mention.until or _opens(reading.twin, when)]
    if before:
        return before[-1], "date_before"
    inherited = reading.inherited
    if (
        inherited is not None
        and inherited.precision in ("year", "interval", "now")
        and reading.inherited_distance <= REACH
        and not reading.base
    ):
        return inherited, "date_inherited"
    return None, ""


def _rules_on(twin: str, when: When) -> bool:
    """A month or a day rules what follows only where it opens a sentence; 12月当月增长7.9% and 力争到2025年 do not."""
    if when.mention.until or _opens(twin, when):
        return True
    if twin[when.mention.start - 1] in "到至":
        return False
    return when.precision not in ("month", "day") and (when.mention.form != "rel" or when.precision == "year")


def _opens(twin: str, when: When) -> bool:
    """True where a date opens a sentence, with 到 or 至 before it at most."""
    at = when.mention.start
    return at == 0 or twin[at - 1] in "。；\n" or (twin[at - 1] in "到至" and (at == 1 or twin[at - 2] in "。；\n"))


def _is_compared(reading: Reading, when: When) -> bool:
    led = reading.twin.endswith(reading.lexicon.words("statistics.compared_lead"), 0, when.mention.start)
    return led and not when.mention.adverbial
