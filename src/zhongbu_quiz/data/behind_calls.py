"""What people write into a deck or into the file of a project and that no key is for: the school, the date, who made the paper.

In: a key as it was typed, and what stands behind it. Out: where it goes, in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from zhongbu_quiz.data.deck_file import deck_file
from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.loading.in_words import bare
from zhongbu_quiz.messages import _, as_typed, spoken

_SUBTITLE = "subtitle"


def behind_call(typed: str, value: Any, deck: str) -> str:
    """What is said of a key that is an option of a call, or that stands above papers; "" of any other. `deck`: the name of a deck."""
    told = value if isinstance(value, str) else ""
    if option := _options().get(bare(typed)):
        words = _("{key} does not stand in a deck, but behind the call: zhongbu-quiz worksheet {deck} --{option} {value}")
        return words.format(key=typed, deck=deck, option=option, value=as_typed(told) if told else "").rstrip()
    if bare(typed) in deck_file()["above_papers"].split():
        subtitle = deck_file()["keys"]["deck"][_SUBTITLE].split()[0] if spoken() == "zh" else _SUBTITLE
        words = _("{key} is no line that is known here; delete it; to have it stand above the paper, write it into the deck as {line}")
        return words.format(key=typed, line=f"{subtitle}: {told}".rstrip())
    return ""


@cache
def _options() -> Mapping[str, str]:
    """The option that a word means, which is no key."""
    return {word: name for name in deck_file()["behind_calls"].split() for word in (name, *words_of("options.yaml")[name])}
