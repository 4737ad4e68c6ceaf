"""The order of new cards: the order of the text, with cards of one fact, and those that are easily confused, apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from zhongbu_quiz.exports.anki.note import Note

FACT_GAP = 12
"""Cards between two of one fact: about a day's new cards (rule 57 asks for five)."""
TOPIC_GAP = 20
"""Cards between two of one indicator (rule 55)."""
LOOK_AHEAD = 60

CardKey = tuple[int, int]
"""(place of the note in the list, ordinal of the card)"""


def new_card_order(notes: Sequence[Note], fact_order: Mapping[str, int]) -> list[CardKey]:
    """All cards of the notes in the order in which a student meets them.

    The next card is the first in the order of the text that keeps its distance; where none within sight does, the one that comes
    nearest to it.
    """
    waiting = deque(_by_text(notes, fact_order))
    last_fact: dict[str, int] = {}
    last_topic: dict[str, int] = {}
    out: list[CardKey] = []
    while waiting:
        place = _next(waiting, notes, last_fact, last_topic, len(out))
        waiting.rotate(-place)
        card = waiting.popleft()
        waiting.rotate(place)
        note = notes[card[0]]
        last_fact[note.main_fact] = len(out)
        if note.topic_key:
            last_topic[note.topic_key] = len(out)
        out.append(card)
    return out


def _by_text(notes: Sequence[Note], fact_order: Mapping[str, int]) -> list[CardKey]:
    cards = [(place, card) for place, note in enumerate(notes) for card in note.cards]
    end = len(fact_order)
    return sorted(cards, key=lambda card: (fact_order.get(notes[card[0]].main_fact, end), card))


def _next(
    waiting: deque[CardKey],
    notes: Sequence[Note],
    last_fact: Mapping[str, int],
    last_topic: Mapping[str, int],
    now: int,
) -> int:
    best, best_lack = 0, FACT_GAP + TOPIC_GAP
    for place, (index, _) in enumerate(waiting):
        if place >= LOOK_AHEAD:
            break
        note = notes[index]
        lack = max(0, FACT_GAP - (now - last_fact.get(note.main_fact, now - FACT_GAP)))
        if note.topic_key:
            lack += max(0, TOPIC_GAP - (now - last_topic.get(note.topic_key, now - TOPIC_GAP))) // 2
        if lack == 0:
            return place
        if lack < best_lack:
            best, best_lack = place, lack
    return best
