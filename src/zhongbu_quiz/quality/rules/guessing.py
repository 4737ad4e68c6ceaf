"""Rule 44: what the solver of `quality.testwise` earns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules.base import Finding, SetRule
from zhongbu_quiz.quality.testwise.marking import ALONE
from zhongbu_quiz.quality.testwise.topic import ROOM


def cannot_be_guessed(items: Sequence[Item], context: Context) -> Iterable[Finding]:
    """44: no cue (length, position, words of the stem, middle numbers …), alone or with all others, earns more than chance on a pool
    of a hundred items or more: all choice items, those of one model, those that ask one type of slot; and whoever picks among the
    options of the stem's topic earns at most 0.03 more. The pool stands for the item."""
    for verdict in context.solved:
        if verdict.fails:
            yield verdict.pool, verdict.words
    topic = context.on_topic
    if topic.counted >= ALONE and topic.accuracy > topic.chance + ROOM:
        told = _("{share} of {count} by the topic alone, chance {chance}")
        yield topic.cue, told.format(share=f"{topic.accuracy:.0%}", count=topic.counted, chance=f"{topic.chance:.0%}")


GUESSING_RULES = (
    SetRule(
        44,
        marked("not to be guessed"),
        True,
        "pool",
        cannot_be_guessed,
        "A student who knows nothing but how tests are made must earn what chance earns.",
    ),
)
