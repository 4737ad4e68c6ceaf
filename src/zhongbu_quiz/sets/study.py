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
from zhongbu_quiz.items.item import Item, stem_text
from zhongbu_quiz.sets.traits import with_issuers

DAYS_APART = 2
"""Two cards of one fact stand so many days' new cards apart, so that a day that begins in the middle never has both."""
PATIENCE = 4
"""A card that has waited for so many distances makes do with one day: else the last of a chapter would wait for the end of the book."""
TOPIC_GAP = 20
"""Cards between two of one indicator (rule 55)."""

ROUNDS = 3
"""How often what a move brought too near is moved itself."""
NEVER = 1 << 30
_CLOSED = {"date", "period", "as_of", "region", "figure", "actor", "issued_in", "issued_date"}
_WORD = 3
"""Characters of a word that gives an answer away where it stands."""

Key = tuple[str, str, str]
"""What a card does to others: (asked, told, wanted, said, gap, card or topic; fact, word or indicator; slot)."""


def study_order(items: Sequence[Item], base: FactBase, decks: Iterable[Collection[str]] = (), per_day: int = 10) -> list[Item]:
    """The items in the order of study. `decks` are sets of ids that are studied alone, `per_day` the new cards of a day.

    The next card is the first in the order of the text that nothing before it is too near to; where there is none, the one that has to wait
    least. What is too near all the same, at the end of a deck, moves forward to where it is not.
    """
    everything = _Lane(True)
    lanes = [(frozenset(ids), _Lane(False)) for ids in decks]
    end = len(base.facts)
    rank = {fact.id: fact.order for fact in base.facts}
    words = _Words(items)
    cards = [
        _Card(item, base, words, [everything, *(lane for ids, lane in lanes if item.id in ids)])
        for item in sorted(items, key=lambda item: rank.get(item.main_fact, end))
    ]
    order = _greedy(cards, per_day)
    _settle(order, [everything, *(lane for _, lane in lanes)], per_day)
    return [card.item for card in order]


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
        """The words that are the answer of a card; dates, numbers, places and organs stand everywhere and tell nothing."""
        if item.slot in _CLOSED or len(item.asks) != 1 or item.kind == "true_false":
            return []
        return [word for word in item.key_texts if len(word) >= _WORD]

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
        self.tired, self.turn = False, NEVER
        gap, own = item.kind == "cloze", item.main_fact
        facts = {fact for fact, _ in item.asks} | {own}
        asks = with_issuers(item.asks, base)
        tells = [slot for slot in with_issuers(item.asserts, base) if not gap or slot[0] != own]
        self.puts: set[Key] = {("gap" if gap else "card", fact, "") for fact in facts}
        self.puts |= {("asked", *slot) for slot in asks} | {("told", *slot) for slot in tells}
        self.avoids: set[Key] = {("card", fact, "") for fact in facts}
        self.avoids |= {(how, *slot) for slot in asks for how in ("asked", "told")} | {("asked", *slot) for slot in tells}
        asked, said = words.asked(item), words.said(item)
        self.puts |= {("wanted", word, "") for word in asked} | {("said", word, "") for word in said}
        self.words: set[Key] = {("said", word, "") for word in asked} | {("wanted", word, "") for word in said}
        siblings: set[Key] = {("gap", fact, "") for fact in facts}
        if not gap:
            self.avoids |= siblings
        self.siblings = siblings
        self.all_avoids = self.avoids | siblings | self.words
        known = base.fact(own) if own in base else None
        indicator = known.kind_of.topic_key(known.record) if known else ""
        self.topic: Key | None = ("topic", indicator, "") if indicator else None

    def wait(self, gap: int, per_day: int) -> int:
        """How many cards have to come before this one may: `gap` after one of the same fact, `per_day` after one that holds a word of it."""
        wait = max(_wait(lane, self.avoids, gap) for lane in self.lanes)
        everything = self.lanes[0]
        wait = max(wait, _wait(everything, self.siblings, gap), _wait(everything, self.words, per_day))
        return max(wait, _wait(everything, (self.topic,), TOPIC_GAP)) if self.topic else wait

    def put(self) -> None:
        """Come next in every deck."""
        for lane in self.lanes:
            lane.now += 1
            lane.last.update(dict.fromkeys(self.puts, lane.now))
        if self.topic:
            self.lanes[0].last[self.topic] = self.lanes[0].now

    def meets(self, other: _Card, lane: _Lane) -> bool:
        """Whether two cards of a deck must not stand on one day."""
        if lane.everything:
            return not (self.puts.isdisjoint(other.all_avoids) and other.puts.isdisjoint(self.all_avoids))
        return not (self.puts.isdisjoint(other.avoids) and other.puts.isdisjoint(self.avoids))


def _wait(lane: _Lane, keys: Iterable[Key], gap: int) -> int:
    last = max((lane.last.get(key, -gap) for key in keys), default=-gap)
    return max(0, last + gap - lane.now)


def _greedy(cards: Sequence[_Card], per_day: int) -> list[_Card]:
    gap = per_day * DAYS_APART
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
        card.turn = min(card.turn, now)
        card.tired = now - card.turn >= PATIENCE * gap
        wait = card.wait(per_day if card.tired else gap, per_day)
        if wait and (ready or (resting and resting[0][0] < now + wait)):
            heappush(resting, (now + wait, place))
            continue
        card.put()
        order.append(card)
    return order


def _settle(order: list[_Card], lanes: Sequence[_Lane], per_day: int) -> None:
    """Move each card that came too near another, or long after its turn, to the nearest place where it does not: at the end of a deck there is
    nothing left to stand between its last cards, further ahead there is."""
    long = 2 * PATIENCE * DAYS_APART * per_day
    for card in [card for card in order if card.tired]:
        at = order.index(card)
        if at - card.turn > long:
            _move(card, order, at, range(card.turn, at), per_day)
    for _ in range(ROUNDS):
        for card in _too_soon(order, lanes, per_day):
            at = order.index(card)
            if not _fits(card, [*order[:at], *order[at + 1 :]], at, per_day):
                _move(card, order, at, sorted(range(len(order)), key=lambda place: (abs(place - at), place)), per_day)


def _too_soon(order: Sequence[_Card], lanes: Sequence[_Lane], per_day: int) -> list[_Card]:
    """The cards that follow another within a day which they must not meet."""
    found: dict[int, _Card] = {}
    for lane in lanes:
        mine = [card for card in order if lane in card.lanes]
        for place, card in enumerate(mine):
            if any(card.meets(other, lane) for other in mine[max(0, place - per_day + 1) : place]):
                found[id(card)] = card
    return list(found.values())


def _move(card: _Card, order: list[_Card], at: int, places: Iterable[int], per_day: int) -> None:
    """Put a card that stands at `at` to the first of some places where it meets none; where there is none it stays."""
    rest = [*order[:at], *order[at + 1 :]]
    free = next((place for place in places if _fits(card, rest, place, per_day)), at)
    order[:] = [*rest[:free], card, *rest[free:]]


def _fits(card: _Card, rest: Sequence[_Card], place: int, per_day: int) -> bool:
    """Whether a card would meet none of the others within a day, in any of its decks, if it stood before the one at `place`."""
    for lane in card.lanes:
        before = (rest[i] for i in range(place - 1, -1, -1))
        after = (rest[i] for i in range(place, len(rest)))
        for others in (before, after):
            if any(card.meets(other, lane) for other in islice(_of(lane, others), per_day - 1)):
                return False
    return True


def _of(lane: _Lane, cards: Iterator[_Card]) -> Iterator[_Card]:
    return (card for card in cards if lane in card.lanes)
