"""The order of new cards: the order of the text, with cards of one fact, and those that are easily confused, apart."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from zhongbu_quiz.exports.anki.note import Note

FACT_GAP = 12
"""Cards between two of one fact: about a day's new cards (rule 57 asks for five)."""
TOPIC_GAP = 20
"""Cards between two of one indicator (rule 55)."""

CardKey = tuple[int, int]
"""(place of the note in the list, ordinal of the card)"""


def new_card_order(notes: Sequence[Note], fact_order: Mapping[str, int]) -> list[CardKey]:
    """All cards of the notes in the order in which a student meets them.

    The next card is the first in the order of the text whose fact and whose indicator were not asked just before; where there is none, the
    one that has waited longest. A fact waits with its next card until its turn comes again.
    """
    queues = _by_fact(notes, fact_order)
    ready = [(rank, fact) for fact, (rank, _) in queues.items()]
    heapify(ready)
    resting: list[tuple[int, int, str]] = []
    topics: dict[str, int] = {}
    out: list[CardKey] = []
    while ready or resting:
        now = len(out)
        while resting and resting[0][0] <= now:
            heappush(ready, heappop(resting)[1:])
        rank, fact = heappop(ready) if ready else heappop(resting)[1:]
        cards = queues[fact][1]
        topic = notes[cards[0][0]].topic_key
        free = topics.get(topic, 0) if topic else 0
        if free > now and (ready or (resting and resting[0][0] < free)):
            heappush(resting, (free, rank, fact))
            continue
        out.append(cards.popleft())
        if topic:
            topics[topic] = now + TOPIC_GAP
        if cards:
            heappush(resting, (now + FACT_GAP, rank, fact))
    return out


def _by_fact(notes: Sequence[Note], fact_order: Mapping[str, int]) -> dict[str, tuple[int, deque[CardKey]]]:
    """For each fact its place in the text, and its cards in the order of the notes."""
    cards: dict[str, deque[CardKey]] = defaultdict(deque)
    for place, note in enumerate(notes):
        cards[note.main_fact].extend((place, card) for card in note.cards)
    end = len(fact_order)
    return {fact: (fact_order.get(fact, end), queue) for fact, queue in cards.items() if queue}
