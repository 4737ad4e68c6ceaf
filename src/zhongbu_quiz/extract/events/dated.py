"""Which dates of a sentence may date an event. In: a `Reading`. Out: `When`s."""

from __future__ import annotations

from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When

_FORMS = ("fest", "season", "full", "paren", "iso", "bc", "rel", "md", "mon", "day", "yy")

_VAGUE = (
    "全年",
    "今年",
    "年末",
    "年底",
    "报告期",
    "过去一年",
    "一年来",
    "同期",
    "上年",
    "上半年",
    "下半年",
    "本年",
    "明年",
)

_FACING = ("面向", "展望", "迈向", "面对", "着眼")


def apart(text: str, dated: list[When]) -> list[When]:
    """The dates without those that stand in the clause of the one before as part of its object: 3月启动2024年招聘行动."""
    kept: list[When] = []
    for when in dated:
        between = text[kept[-1].mention.end : when.mention.start] if kept else ""
        if (
            kept
            and when.precision == "year"
            and 2 <= len(between.lstrip("，")) <= 30
            and not any(mark in between.lstrip("，") for mark in "，；：。、（）—")
            and not between.endswith(("于", "在", "至", "到", "自", "从"))
        ):
            continue
        kept.append(when)
    return kept


def may_date(when: When, reading: Reading) -> bool:
    mention = when.mention
    if mention.form not in _FORMS or not mention.adverbial or mention.until:
        return False
    if when.precision in ("interval", "year") and mention.text.startswith(_VAGUE):
        return False
    led = reading.twin[max(0, mention.start - 1) : mention.start]
    if (
        led in ("《", "第")
        or (led in ("到", "至") and when.precision not in ("day", "month"))
        or reading.twin[max(0, mention.start - 2) : mention.start] == "截至"
    ):
        return False
    if "onward" in mention.groups or reading.twin[max(0, mention.start - 2) : mention.start] in _FACING:
        return False
    return not (when.precision == "interval" and "part" in mention.groups)
