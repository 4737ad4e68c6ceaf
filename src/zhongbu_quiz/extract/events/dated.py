"""Which dates of a sentence may date an event. In: a `Reading`. Out: `When`s."""

from __future__ import annotations

from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When

_FORMS = ("fest", "season", "full", "reign", "iso", "bc", "rel", "md", "mon", "day", "yy")


def apart(reading: Reading, dated: list[When]) -> list[When]:
    """The dates of a paragraph without those that stand in the clause of the one before as part of its object: 3月启动2024年招聘行动."""
    kept: list[When] = []
    for when in dated:
        between = reading.text[kept[-1].mention.end : when.mention.start] if kept else ""
        if (
            kept
            and when.precision == "year"
            and 2 <= len(between.lstrip("，")) <= 30
            and not any(mark in between.lstrip("，") for mark in "，；：。、（）—")
            and not between.endswith(reading.lexicon.words("dates.lead"))
        ):
            continue
        kept.append(when)
    return kept


def may_date(when: When, reading: Reading) -> bool:
    """True for a date that says when something happened: of a fitting form, not too wide, and not looked forward or back to."""
    mention = when.mention
    if mention.form not in _FORMS or not mention.adverbial or mention.until:
        return False
    opens = reading.role == "entry" and mention.start == 0
    wide = when.precision in ("interval", "year") and mention.text.startswith(reading.lexicon.words("dates.too_wide"))
    if not opens and (wide or mention.text in reading.lexicon.set("dates.too_wide")):
        return False
    led = reading.twin[max(0, mention.start - 1) : mention.start]
    if (
        led in ("《", "第")
        or (led in ("到", "至") and when.precision not in ("day", "month"))
        or reading.twin[max(0, mention.start - 2) : mention.start] == "截至"
    ):
        return False
    return "onward" not in mention.groups and not reading.twin.endswith(reading.lexicon.words("dates.facing"), 0, mention.start)
