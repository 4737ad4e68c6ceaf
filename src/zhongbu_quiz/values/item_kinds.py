"""The kinds of item and what they ask of a learner: words that the files of users and the items share."""

from __future__ import annotations

from typing import Literal

from zhongbu_quiz.messages import _, marked

Kind = Literal[
    "single_choice",
    "multiple_choice",
    "true_false",
    "cloze",
    "fill_blank",
    "matching",
    "ordering",
    "short_answer",
]
Level = Literal["识记", "理解", "应用"]

_NAMES = {
    "single_choice": marked("single_choice"),
    "multiple_choice": marked("multiple_choice"),
    "true_false": marked("true_false"),
    "cloze": marked("cloze"),
    "fill_blank": marked("fill_blank"),
    "matching": marked("matching"),
    "ordering": marked("ordering"),
    "short_answer": marked("short_answer"),
}


def kind_name(kind: str) -> str:
    """What messages call a kind of item, in the language of the moment; English has the word that files have."""
    return _(_NAMES[kind])
