"""Cards -> the order in which a student meets them as new: the order of the text, with what tells or repeats each other apart.

The order is one for the whole project: a package of some of the cards keeps their places, so that packages may be imported in any order and
a student still goes through the text from its beginning. So the distance has to hold among the cards of every deck that somebody may
study alone, not only among all.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item, stem_text
from zhongbu_quiz.sets.cards import facts_of
from zhongbu_quiz.sets.traits import with_issuers

DAYS_APART = 2
"""Two gaps of one fact stand so many days' new cards apart, so that a day that begins in the middle never has both."""
NEAR = 1.5
"""Days' new cards between two of one fact that are no siblings in Anki: it puts off siblings, so that a day reaches further than its number of
cards."""
TOPIC_GAP = 20
"""Cards between two of one indicator (rule 55)."""

REACH, EFFORT = 500, 300_000
"""How far a card is moved at most, and how many places are tried for all cards of a large project together, roughly."""
ROUNDS = 3
"""How often what a move brought too near is moved itself."""
_CLOSED = {"date", "period", "as_of", "region", "figure", "actor", "issued_in", "issued_date"}
_WORD, _CLOSED_WORD = 3, 6
"""Characters of a word that gives an answer away where it stands: of a term, and of a date (2004年12月) or an organ (国务院办公厅)."""

Key = tuple[str, str, str]
"""What a card does to others: (asked, told, wanted, said, gap, card or topic; fact, word or indicator; slot)."""


def study_order(items: Sequence[Item], base: FactBase, decks: Iterable[Collection[str]] = (), per_day: int = 10) -> list[Item]:
    """The items in the order of study. `decks` are sets of ids that are studied alone, `per_day` the new cards of a day.

    First each fact for itself, then what looks at several of them, or at one that is known from another side: two cards of one fact that are
    no siblings in Anki would often fall due together if both were new. The next card is the first in the order of the text that nothing before
    it is too near to; where there is none, the one that has to wait least. What is too near all the same, at the end of a deck, moves to where
    it is not.
    """
    everything = _Lane(True)
    lanes = [(frozenset(ids), _Lane(False)) for ids in decks if len(ids) < len(items)]
    words = _Words(items)
    cards = [
        _Card(item, base, words, [everything, *(lane for ids, lane in lanes if item.id in ids)])
        for item in _by_text(items, base)
    ]
    order = _greedy(cards, per_day)
    _settle(order, [everything, *(lane for _, lane in lanes)], per_day)
    return [card.item for card in order]


def _by_text(items: Sequence[Item], base: FactBase) -> list[Item]:
    """The items by the last of their facts; those behind that ask what others ask for itself."""
    end = len(base.facts)
    rank = {fact.id: fact.order for fact in base.facts}
    facts = {item.id: facts_of(item) for item in items}
    often = Counter(fact for mine in facts.values() for fact in mine)

    def turn(item: Item) -> tuple[bool, int]:
        side = item.kind != "cloze" and any(often[fact] > 1 for fact in facts[item.id])
        return side, max((rank.get(fact, end) for fact in facts[item.id]), default=end)

    return sorted(items, key=turn)


class _Lane:
    """The cards of one deck so far: when each key was put last. `everything` is the one of all cards."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.now = 0
        self.last: dict[Key, int] = {}


class _Words:
    """The words that cards want, and where they stand on the fronts of others."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._facts: dict[str, set[str]] = {}
        for item in items:
            for word in self.asked(item):
                self._facts.setdefault(word, set()).add(item.main_fact)
        self._by_start: dict[str, list[str]] = {}
        for word in self._facts:
            self._by_start.setdefault(word[:2], []).append(word)

    def asked(self, item: Item) -> list[str]:
        """The words that are the answer of a card; short dates, numbers, places and organs stand everywhere and tell nothing."""
        if len(item.asks) != 1 or item.kind == "true_false":
            return []
        least = _CLOSED_WORD if item.slot in _CLOSED else _WORD
        return [word for word in item.key_texts if len(word) >= least]

    def said(self, item: Item) -> set[str]:
        """The words of other facts that stand on the front of a card."""
        text = "\n".join((stem_text(item.stem, "\n"), *(option.text for option in item.options)))
        own = set(self.asked(item))
        found = {
            word
            for at in range(len(text) - 1)
            for word in self._by_start.get(text[at : at + 2], ())
            if word not in own and text.startswith(word, at)
        }
        return {word for word in found if self._facts[word] != {item.main_fact}}


class _Card:
    """An item, the decks that it is studied in, the keys that it puts there, and those that must not have been put just before.

    Gaps of one fact are one note: Anki itself puts off the second for a day. They are kept apart among all cards, and left to Anki in a
    single deck, where there may not be enough others to stand between them.
    """

    def __init__(self, item: Item, base: FactBase, words: _Words, lanes: Sequence[_Lane]) -> None:
        self.item = item
        self.lanes = lanes
        gap, own = item.kind == "cloze", item.main_fact
        facts = facts_of(item)
        asks = with_issuers(item.asks, base)
        tells = [slot for slot in with_issuers(item.asserts, base) if not gap or slot[0] != own]
        self.puts: set[Key] = {("gap" if gap else "card", fact, "") for fact in facts}
        self.puts |= {("asked", *slot) for slot in asks} | {("told", *slot) for slot in tells}
        self.avoids: set[Key] = {("card", fact, "") for fact in facts}
        self.avoids |= {(how, *slot) for slot in asks for how in ("asked", "told")} | {("asked", *slot) for slot in tells}
        asked, said = words.asked(item), words.said(item)
        self.puts |= {("wanted", word, "") for word in asked} | {("said", word, "") for word in said}
        self.words: set[Key] = {(how, word, "") for word in asked for how in ("said", "wanted")} | {("wanted", word, "") for word in said}
        siblings: set[Key] = {("gap", fact, "") for fact in facts}
        if not gap:
            self.avoids |= siblings
        self.siblings = siblings
        self.all_avoids = self.avoids | siblings | self.words
        known = base.fact(own) if own in base else None
        indicator = known.kind_of.topic_key(known.record) if known else ""
        self.topic: Key | None = ("topic", indicator, "") if indicator else None

    def wait(self, per_day: int) -> int:
        """How many cards have to come before this one may."""
        everything, near = self.lanes[0], math.ceil(per_day * NEAR)
        wait = max(_wait(lane, self.avoids, near) for lane in self.lanes)
        wait = max(wait, _wait(everything, self.siblings, per_day * DAYS_APART), _wait(everything, self.words, per_day))
        return max(wait, _wait(everything, (self.topic,), TOPIC_GAP)) if self.topic else wait

    def put(self) -> None:
        """Come next in every deck."""
        for lane in self.lanes:
            lane.now += 1
            lane.last.update(dict.fromkeys(self.puts, lane.now))
        if self.topic:
            self.lanes[0].last[self.topic] = self.lanes[0].now

    def avoids_in(self, lane: _Lane) -> set[Key]:
        """What must not have been put just before in a deck. Whom one card avoids avoids it too."""
        return self.all_avoids if lane.everything else self.avoids


def _wait(lane: _Lane, keys: Iterable[Key], gap: int) -> int:
    last = max((lane.last.get(key, -gap) for key in keys), default=-gap)
    return max(0, last + gap - lane.now)


def _greedy(cards: Sequence[_Card], per_day: int) -> list[_Card]:
    ready = list(range(len(cards)))
    heapify(ready)
    resting: list[tuple[int, int]] = []
    order: list[_Card] = []
    while ready or resting:
        now = len(order)
        while resting and resting[0][0] <= now:
            heappush(ready, heappop(resting)[1])
        place = heappop(ready) if ready else heappop(resting)[1]
        card = cards[place]
        wait = card.wait(per_day)
        if wait and (ready or (resting and resting[0][0] < now + wait)):
            heappush(resting, (now + wait, place))
            continue
        card.put()
        order.append(card)
    return order


def _settle(order: list[_Card], lanes: Sequence[_Lane], per_day: int) -> None:
    """Move each card that came too near another to the nearest place where it does not: at the end of a deck there is nothing left to stand
    between its last cards, further ahead there is."""
    near = math.ceil(per_day * NEAR)
    reach = min(REACH, EFFORT // max(len(order), 1))
    stuck: set[int] = set()
    for _ in range(ROUNDS if reach == REACH else 1):
        late = _too_soon(order, lanes, near) - stuck
        for at in range(1, len(order)):
            if id(order[at]) not in late:
                continue
            card = order.pop(at)
            free = next((place for place in _around(at, len(order), reach) if _fits(card, order, place, near)), None)
            order.insert(at if free is None else free, card)
            if free is None:
                stuck.add(id(card))


def _around(at: int, end: int, reach: int) -> Iterator[int]:
    """The places around one, the nearest first, up to `reach` away; never the first, where the text begins."""
    yield at
    for step in range(1, reach):
        yield from (place for place in (at - step, at + step) if 0 < place <= end)


def _too_soon(order: Sequence[_Card], lanes: Sequence[_Lane], near: int) -> set[int]:
    """The cards that follow one too soon that they must not meet, by `id`."""
    found: set[int] = set()
    for lane in lanes:
        last: dict[Key, int] = {}
        for place, card in enumerate(card for card in order if lane in card.lanes):
            if any(place - last.get(key, -near) < near for key in card.avoids_in(lane)):
                found.add(id(card))
            last.update(dict.fromkeys(card.puts, place))
    return found


def _fits(card: _Card, rest: Sequence[_Card], place: int, near: int) -> bool:
    """Whether a card would meet none of the others too near, in any of its decks, if it stood before the one at `place`."""
    for lane in card.lanes:
        avoids = card.avoids_in(lane)
        for places in (range(place - 1, -1, -1), range(place, len(rest))):
            mine = (rest[at] for at in places if lane in rest[at].lanes)
            if not all(avoids.isdisjoint(other.puts) for other in islice(mine, near - 1)):
                return False
    return True
