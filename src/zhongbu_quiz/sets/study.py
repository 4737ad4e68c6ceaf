"""Cards -> the order in which a student meets them as new: the order of the text, with what tells or repeats each other apart.

The order is one for the whole project: a package of some of the cards keeps their places, so that packages may be imported in any order and
a student still goes through the text from its beginning. So the distance has to hold among the cards of every deck that somebody may
study alone, not only among all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item

DAYS_APART = 2
"""Two cards of one fact stand so many days' new cards apart, so that a day that begins in the middle never has both."""
PATIENCE = 4
"""A card that has waited for so many distances makes do with one day: else the last of a chapter would wait for the end of the book."""
TOPIC_GAP = 20
"""Cards between two of one indicator (rule 55)."""

Key = tuple[str, str, str]
"""What a card does to others: (asked, told, gap, card or topic; fact or indicator; slot)."""


def study_order(items: Sequence[Item], base: FactBase, decks: Iterable[Collection[str]] = (), per_day: int = 10) -> list[Item]:
    """The items in the order of study. `decks` are sets of ids that are studied alone, `per_day` the new cards of a day.

    The next card is the first in the order of the text that nothing before it is too near to; where there is none, the one that has to wait
    least. What is too near all the same, at the end of a deck, moves forward to where it is not.
    """
    everything = _Lane()
    lanes = [(frozenset(ids), _Lane()) for ids in decks]
    end = len(base.facts)
    rank = {fact.id: fact.order for fact in base.facts}
    cards = [
        _Card(item, base, everything, [lane for ids, lane in lanes if item.id in ids])
        for item in sorted(items, key=lambda item: rank.get(item.main_fact, end))
    ]
    order = _greedy(cards, per_day)
    _move_forward(order, per_day)
    return [card.item for card in order]


class _Lane:
    """The cards of one deck so far: when each key was put last."""

    def __init__(self) -> None:
        self.now = 0
        self.last: dict[Key, int] = {}


class _Card:
    """An item, the decks that it is studied in, the keys that it puts there, and those that must not have been put just before.

    Gaps of one fact are one note: Anki itself puts off the second for a day. They are kept apart among all cards, and left to Anki in a
    single deck, where there may not be enough others to stand between them.
    """

    def __init__(self, item: Item, base: FactBase, everything: _Lane, lanes: Sequence[_Lane]) -> None:
        self.item = item
        self.everything = everything
        self.lanes = lanes
        self.near = False
        gap, own = item.kind == "cloze", item.main_fact
        facts = {fact for fact, _ in item.asks} | {own}
        tells = [slot for slot in item.asserts if not gap or slot[0] != own]
        self.puts: set[Key] = {("gap" if gap else "card", fact, "") for fact in facts}
        self.puts |= {("asked", *slot) for slot in item.asks} | {("told", *slot) for slot in tells}
        self.avoids: set[Key] = {("card", fact, "") for fact in facts}
        self.avoids |= {(how, *slot) for slot in item.asks for how in ("asked", "told")} | {("asked", *slot) for slot in tells}
        siblings: set[Key] = {("gap", fact, "") for fact in facts}
        if not gap:
            self.avoids |= siblings
        self.siblings = siblings
        known = base.fact(own) if own in base else None
        indicator = known.kind_of.topic_key(known.record) if known else ""
        self.topic: Key | None = ("topic", indicator, "") if indicator else None

    def wait(self, gap: int) -> int:
        """How many cards have to come before this one may."""
        wait = max(_wait(lane, self.avoids, gap) for lane in (self.everything, *self.lanes))
        wait = max(wait, _wait(self.everything, self.siblings, gap))
        return max(wait, _wait(self.everything, (self.topic,), TOPIC_GAP)) if self.topic else wait

    def put(self) -> None:
        """Come next in every deck."""
        for lane in (self.everything, *self.lanes):
            lane.now += 1
            lane.last.update(dict.fromkeys(self.puts, lane.now))
        if self.topic:
            self.everything.last[self.topic] = self.everything.now

    def meets(self, other: _Card) -> bool:
        """Whether two cards must not stand on one day, siblings apart."""
        return not (self.puts.isdisjoint(other.avoids) and other.puts.isdisjoint(self.avoids))


def _wait(lane: _Lane, keys: Iterable[Key], gap: int) -> int:
    last = max((lane.last.get(key, -gap) for key in keys), default=-gap)
    return max(0, last + gap - lane.now)


def _greedy(cards: Sequence[_Card], per_day: int) -> list[_Card]:
    gap = per_day * DAYS_APART
    ready = list(range(len(cards)))
    heapify(ready)
    resting: list[tuple[int, int]] = []
    since: dict[int, int] = {}
    order: list[_Card] = []
    while ready or resting:
        now = len(order)
        while resting and resting[0][0] <= now:
            heappush(ready, heappop(resting)[1])
        place = heappop(ready) if ready else heappop(resting)[1]
        card = cards[place]
        wait = card.wait(gap if now - since.get(place, now) < PATIENCE * gap else per_day)
        if wait and (ready or (resting and resting[0][0] < now + wait)):
            since.setdefault(place, now)
            heappush(resting, (now + wait, place))
            continue
        card.near = wait > 0
        card.put()
        order.append(card)
    return order


def _move_forward(order: list[_Card], per_day: int) -> None:
    """Move each card that came too soon after another to the last place before where it does not."""
    for card in [card for card in order if card.near]:
        at = order.index(card)
        if not _too_near(card, order, at, at, per_day):
            continue
        for place in range(at - 1, -1, -1):
            if not _too_near(card, order, place, at, per_day):
                order.insert(place, order.pop(at))
                break


def _too_near(card: _Card, order: Sequence[_Card], place: int, at: int, per_day: int) -> bool:
    """Whether a card that stands at `at` would meet another within a day of any of its decks, if it stood at `place`, at or before that."""
    for lane in (card.everything, *card.lanes):
        before = (order[i] for i in range(place - 1, -1, -1))
        after = (order[i] for i in range(place, len(order)) if i != at)
        for others in (before, after):
            if any(card.meets(other) for other in islice(_of(lane, others), per_day - 1)):
                return True
    return False


def _of(lane: _Lane, cards: Iterator[_Card]) -> Iterator[_Card]:
    return (card for card in cards if lane is card.everything or lane in card.lanes)
