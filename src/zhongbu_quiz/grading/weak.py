"""Results to a deck of what the class knows least, to learn it with cards or to print it again.

In: Results, a part of the points. Out: the text of a deck file that selects the facts of whose items less than that was got, the weakest first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.grading.class_report import PASS
from zhongbu_quiz.grading.results import Results
from zhongbu_quiz.items.observed import summed
from zhongbu_quiz.versions import DECK

BELOW = PASS
"""A fact is weak where less than this part of the points was got: with that a paper is not passed, either."""

_OUTPUTS = ("anki", "paper", "key")


@dataclass(frozen=True, slots=True)
class Weak:
    """A fact, or a question of somebody's own: its id, how many answers its items got, the part of their points, what it says."""

    name: str
    answers: int
    share: float
    words: str


def weakest(results: Results, below: float = BELOW) -> list[Weak]:
    """The facts of which less than this part of the points was got, the weakest first. A fact is told by the items that ask it before all others."""
    items = results.statistics.items
    words: dict[str, str] = {}
    for one in items:
        words.setdefault(one.item.thing, " ".join(one.item.explanation.split()))
    got = summed((one.item.thing, one.count, one.p) for one in items)
    found = [Weak(name, answered.count, answered.share, words[name]) for name, answered in got.items()]
    return sorted((one for one in found if one.share < below), key=lambda one: (one.share, -one.answers, one.name))


def weak_deck(results: Results, below: float = BELOW) -> str:
    """The text of the deck file."""
    title = results.drawn.title
    lines = [
        f"# {say('weak_told', title=title, below=f'{below:.0%}')}",
        f"format: {DECK.version}",
        f"title: {_quoted(say('weak_title', title=title))}",
        "select:",
        "  facts:",
    ]
    for one in weakest(results, below):
        lines += [f"    # {say('weak_line', share=f'{one.share:.0%}', count=one.answers, words=one.words)}", f"    - {_quoted(one.name)}"]
    return "\n".join([*lines, f"outputs: {json.dumps(_OUTPUTS)}", ""])


def _quoted(text: str) -> str:
    """A text as YAML holds it whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
