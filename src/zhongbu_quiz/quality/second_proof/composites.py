"""Options made of several values (a date and an organ, the parts of a list): each piece is judged on its own."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside
from zhongbu_quiz.quality.second_proof.events import actor, date
from zhongbu_quiz.quality.second_proof.rows import Ledger, plain
from zhongbu_quiz.quality.second_proof.slogans import part
from zhongbu_quiz.quality.second_proof.truth import FALSE, TRUE, UNKNOWN, Truth


def pieces_of(text: str, ledger: Ledger) -> list[str]:
    """A printed list as the parts of lists that the base knows, whatever marks stand between and inside them; [] where it is none."""
    flat = plain(text)
    best: list[list[str] | None] = [[]] + [None] * len(flat)
    for end in range(1, len(flat) + 1):
        for start in range(end):
            before = best[start]
            if before is not None and flat[start:end] in ledger.by_part:
                found = [*before, flat[start:end]]
                now = best[end]
                best[end] = found if now is None or len(found) < len(now) else now
    return best[-1] or []


def whole_lists(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A list is true where it holds all parts and nothing else, false where one piece is false."""
    own = {plain(text) for text in ledger.formula(fact).parts}
    found = []
    for option in item.options:
        pieces = pieces_of(option.text, ledger)
        truths = {part(fact, piece, outside(item), ledger) for piece in pieces}
        if not pieces or (truths == {TRUE} and set(pieces) != own):
            found.append(UNKNOWN)
        else:
            found.append(_joint(truths))
    return found


def dates_and_actors(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A date and an organ: true where both are, false where one is."""
    found = []
    for option in item.options:
        when, _, who = option.text.partition("，")
        found.append(_joint({date(fact, when, outside(item), ledger), actor(fact, who, outside(item), ledger)}))
    return found


def _joint(truths: set[Truth]) -> Truth:
    return FALSE if FALSE in truths else TRUE if truths == {TRUE} else UNKNOWN
