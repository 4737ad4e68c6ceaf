"""One figure of a text, and the words that bound it. In: the plain twin and places. Out: `Figure`, a qualifier."""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.data.lexicon import Lexicon

_BEFORE = (
    "(?:(?P<over><qualifiers.over_before>)|(?P<about><qualifiers.about_before>|(?<![一-龥])合)|(?P<nearly><qualifiers.nearly_before>)"
    "|(?P<under><qualifiers.under_before>)|(?P<at_least><qualifiers.at_least_before>))$"
)
"""What bounds a figure before it, by the name that facts have for it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure. `text` is the span with its unit and what bounds it behind; `number` digits or a fraction; None for 翻番."""

    start: int
    end: int
    number: str | None
    unit: str | None
    qualifier: str
    form: str


def qualifier_of(plain: str, start: int, after: str, lexicon: Lexicon) -> str:
    """How a figure is bounded, as facts name it: by the word behind it, else by the words before `start`."""
    for kind in ("about", "at_least", "under", "over"):
        if after in lexicon.set(f"qualifiers.{kind}_after"):
            return kind
    match = lexicon.pattern(_BEFORE).search(plain, max(0, start - 4), start)
    return match.lastgroup if match and match.lastgroup else "exactly"
