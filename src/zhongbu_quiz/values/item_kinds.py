"""The kinds of item and what they ask of a learner: words that the files of users and the items share."""

from __future__ import annotations

from typing import Literal

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
