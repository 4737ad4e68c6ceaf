"""Cards -> the order in which a student meets them as new: the order of the text, with what tells or repeats each other apart.

The order is one for the whole project: a package of some of the cards keeps their places, so that packages may be imported in any order and
a student still goes through the text from its beginning. So the distance has to hold among the cards of every deck that somebody may
study alone, not only among all.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import chain, count, repeat

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Item, SlotRef, stem_text
from zhongbu_quiz.sets.cards import facts_of
from zhongbu_quiz.sets.traits import ISSUED, of_issuer

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

_NOTHING = "(?!)"
"""A pattern that is found nowhere."""

_Number = Callable[[object], int]
_LONG_AGO = -1_000_000_000
"""When a key was put that no card has put yet."""
_NEVER = repeat(_LONG_AGO)


def study_order(items: Sequence[Item], base: FactBase, decks: Iterable[Collection[str]] = (), per_day: int = 10) -> list[Item]:
    """The items in the order of study. `decks` are sets of ids that are studied alone, `per_day` the new cards of a day.

    First each fact for itself, then what looks at several of them, or at one that is known from another side: two cards of one fact that are
    no siblings in Anki would often fall due together if both were new. The next card is the first in the order of the text that nothing before
    it is too near to; where there is none, the one that has to wait least. What is too near all the same, at the end of a deck, moves to where
    it is not.
    """
    everything = _Lane(True)
    lanes = [(frozenset(ids), _Lane(False)) for ids in decks if len(ids) < len(items)]
    keys, pace = _Keys(items, base), _Pace(per_day)
    cards = [
        _Card(item, facts, keys, [everything, *[lane for ids, lane in lanes if item.id in ids]], pace)
        for item, facts in _by_text(items, base)
    ]
    order = _greedy(cards)
    _settle(order, [everything, *(lane for _, lane in lanes)], pace.near)
    return [card.item for card in order]


def _by_text(items: Sequence[Item], base: FactBase) -> list[tuple[Item, set[str]]]:
    """The items, each with the facts that it is about, by the last of these; those behind that ask what others ask for itself."""
    end = len(base.facts)
    rank = {fact.id: fact.order for fact in base.facts}
    known = [(item, facts_of(item)) for item in items]
    often = Counter(chain.from_iterable([facts for _, facts in known]))

    def turn(one: tuple[Item, set[str]]) -> tuple[bool, int]:
        item, facts = one
        side = item.kind != "cloze" and any(often[fact] > 1 for fact in facts)
        return side, max([rank.get(fact, end) for fact in facts], default=end)

    return sorted(known, key=turn)


class _Pace:
    """How many cards stand between two of a kind at `per_day` new cards a day: between two that are no siblings, two gaps of one fact, and two of
    which one tells a word that the other wants."""

    def __init__(self, per_day: int) -> None:
        self.near = math.ceil(per_day * NEAR)
        self.siblings = per_day * DAYS_APART
        self.words = per_day


class _Lane:
    """The cards of one deck so far: when each key was put last, and who waits until there are so many. `everything` is the one of all cards."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.now = 0
        self.last: dict[int, int] = {}
        self.resting: list[tuple[int, int]] = []

    def begin_again(self) -> None:
        """Forget the cards so far."""
        self.now = 0
        self.last.clear()


class Words:
    """The words that cards want, and where they stand on the fronts of others."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._asked = {item.id: self._asked_by(item) for item in items}
        only: dict[str, str | None] = {}  # the one fact that a word is asked of
        for item in items:
            for word in self._asked[item.id]:
                fact = only.setdefault(word, item.main_fact)
                only[word] = item.main_fact if fact == item.main_fact else None
        often = Counter(pair for word in only for pair in _pairs(word))
        self._by_pair: dict[str, list[tuple[str, str | None]]] = {}  # by the pair of its characters that stands in the fewest words
        for word, fact in only.items():
            self._by_pair.setdefault(min(_pairs(word), key=often.__getitem__), []).append((word, fact))
        firsts, seconds = (re.escape("".join({pair[place] for pair in self._by_pair})) for place in (0, 1))
        self._near = re.compile(f"(?=([{firsts}][{seconds}]))" if only else _NOTHING)

    def asked(self, item: Item) -> list[str]:
        """The words that are the answer of a card; short dates, numbers, places and organs stand everywhere and tell nothing."""
        return self._asked[item.id]

    def _asked_by(self, item: Item) -> list[str]:
        if len(item.asks) != 1 or item.kind == "true_false":
            return []
        least = _CLOSED_WORD if item.slot in _CLOSED else _WORD
        return [word for word in item.key_texts if len(word) >= least]

    def said(self, item: Item) -> list[str]:
        """The words of other facts that stand on the front of a card."""
        text = stem_text(item.stem, "\n")
        if item.options:
            text = "\n".join((text, *[option.text for option in item.options]))
        own, mine = self._asked.get(item.id, ()), item.main_fact
        near = self._by_pair.keys() & self._near.findall(text)
        return [word for pair in near for word, fact in self._by_pair[pair] if fact != mine and word in text and word not in own]


def _pairs(word: str) -> list[str]:
    return [word[place : place + 2] for place in range(len(word) - 1)]


class _Keys:
    """Numbers for what cards do to each other. A slot that is asked, a word that is wanted and a fact that has a gap put the number of that thing;
    a slot that is told, a word that is said and a fact that is asked otherwise put its opposite. An indicator has one number."""

    def __init__(self, items: Sequence[Item], base: FactBase) -> None:
        self._base = base
        self._of_issuer = cache(lambda ref: of_issuer(ref, base))
        self.words = Words(items)
        self._next = count(1).__next__
        self.slot, self.word, self.fact, self._topic = self._numbers(), self._numbers(), self._numbers(), self._numbers()

    def _numbers(self) -> _Number:
        return defaultdict[object, int](self._next).__getitem__

    def with_issuers(self, refs: Collection[SlotRef]) -> Collection[SlotRef]:
        """The slots, and those of issuing events (see `sets.traits`)."""
        issued = [ref for ref in refs if ref[1] in ISSUED]
        return [*refs, *chain.from_iterable(map(self._of_issuer, issued))] if issued else refs

    def topic(self, fact: str) -> list[int]:
        """The indicator that a fact is about, if there is one."""
        known = self._base.find(fact)
        name = known.kind_of.topic_key(known.record) if known else ""
        return [self._topic(name)] if name else []


class _Card:
    """An item, the decks that it is studied in, the keys that it puts there, and those that must not have been put just before.

    Gaps of one fact are one note: Anki itself puts off the second for a day. They are kept apart among all cards, and left to Anki in a
    single deck, where there may not be enough others to stand between them.
    """

    __slots__ = ("_limits", "_near", "among_all", "avoids", "item", "lanes", "late", "puts")

    def __init__(self, item: Item, facts: set[str], keys: _Keys, lanes: Sequence[_Lane], pace: _Pace) -> None:
        self.item = item
        self.lanes = lanes
        self._near = pace.near
        self.late = False
        gap, own = item.kind == "cloze", item.main_fact
        asked = list(map(keys.slot, keys.with_issuers(item.asks)))
        tells = [keys.slot(slot) for slot in keys.with_issuers(item.asserts) if not gap or slot[0] != own]
        wants, says = list(map(keys.word, keys.words.asked(item))), list(map(keys.word, keys.words.said(item)))
        gaps, topic = list(map(keys.fact, facts)), keys.topic(own)
        others = [-fact for fact in gaps]
        words = [*wants, *says, *[-word for word in wants]]
        self.puts = [*asked, *[-slot for slot in tells], *wants, *[-word for word in says], *(gaps if gap else others), *topic]
        self.avoids = [*asked, *[-slot for slot in asked], *tells, *others, *(() if gap else gaps)]
        self.among_all = gaps + words
        limits = ((gaps, pace.siblings, pace.near), (words, pace.words, pace.near), (topic, TOPIC_GAP, 0))
        self._limits = [limit for limit in limits if limit[0]]

    def wait(self) -> tuple[int, _Lane]:
        """How many cards have to come before this one may, and of which deck. Says in `late` whether it would have to move if it came now."""
        near, everything = self._near, self.lanes[0]
        longest, where, late = 0, everything, False
        for lane in self.lanes if self.avoids else ():
            ago = lane.now + 1 - max(map(lane.last.get, self.avoids, _NEVER))
            if near - ago >= longest:
                longest, where = near - ago + 1, lane
            late = late or ago < near
            if lane.everything and ago > lane.now:  # what no card of all has put was put in no deck
                break
        last, now = everything.last.get, everything.now + 1
        for avoided, apart, least in self._limits:
            ago = now - (max(map(last, avoided, _NEVER)) if len(avoided) > 1 else last(avoided[0], _LONG_AGO))  # one is far quicker alone
            if apart - ago >= longest:
                longest, where = apart - ago + 1, everything
            late = late or ago < least
        self.late = late
        return longest, where

    def put(self) -> None:
        """Come next in every deck."""
        for lane in self.lanes:
            lane.now += 1
            lane.last.update(dict.fromkeys(self.puts, lane.now))

    def avoids_in(self, lane: _Lane) -> set[int]:
        """What must not have been put just before in a deck. Whom one card avoids avoids it too."""
        return {*self.avoids, *self.among_all} if lane.everything else set(self.avoids)


def _greedy(cards: Sequence[_Card]) -> list[_Card]:
    """The cards, each as early as it may come. What may not yet rests in the deck that it has to wait for."""
    ready = list(range(len(cards)))
    heapify(ready)
    lanes = list({lane: None for card in cards for lane in card.lanes})
    order: list[_Card] = []
    while len(order) < len(cards):
        place = heappop(ready) if ready else _first_to_wake(lanes)
        card = cards[place]
        wait, lane = card.wait()
        if wait and (ready or any(other.resting and other.resting[0][0] - other.now < wait for other in lanes)):
            heappush(lane.resting, (lane.now + wait, place))
            continue
        card.put()
        order.append(card)
        for lane in card.lanes:
            while lane.resting and lane.resting[0][0] <= lane.now:
                heappush(ready, heappop(lane.resting)[1])
    return order


def _first_to_wake(lanes: Sequence[_Lane]) -> int:
    """Take out who has to wait least."""
    lane = min((lane for lane in lanes if lane.resting), key=lambda lane: lane.resting[0][0] - lane.now)
    return heappop(lane.resting)[1]


def _settle(order: list[_Card], lanes: Sequence[_Lane], near: int) -> None:
    """Move each card that came too near another to the nearest place where it does not: at the end of a deck there is nothing left to stand
    between its last cards, further ahead there is."""
    reach = min(REACH, EFFORT // max(len(order), 1))
    stuck: set[int] = set()
    for turn in range(ROUNDS if reach == REACH else 1):
        if turn:
            _go_through(order, lanes)
        late = {id(card) for card in order if card.late} - stuck
        for at in range(1, len(order)):
            if id(order[at]) not in late:
                continue
            card = order.pop(at)
            free = _free_place(card, order, _around(at, len(order), reach), near)
            order.insert(at if free is None else free, card)
            if free is None:
                stuck.add(id(card))


def _go_through(order: Sequence[_Card], lanes: Sequence[_Lane]) -> None:
    """Say again of all cards whether they follow one too soon that they must not meet, now that some have moved."""
    for lane in lanes:
        lane.begin_again()
    for card in order:
        card.wait()
        card.put()


def _around(at: int, end: int, reach: int) -> Iterator[int]:
    """The places around one, the nearest first, up to `reach` away; never the first, where the text begins."""
    yield at
    for step in range(1, reach):
        yield from (place for place in (at - step, at + step) if 0 < place <= end)


def _free_place(card: _Card, rest: Sequence[_Card], places: Iterable[int], near: int) -> int | None:
    """The first of some places at which a card would meet none of the others too near if it stood before the one that is there."""
    avoids = [(lane, card.avoids_in(lane)) for lane in card.lanes]
    taken: set[int] = set()
    for place in places:
        if place not in taken:
            met = _met(avoids, rest, place, near)
            if met is None:
                return place
            taken.update(range(met - near + 2, met + near))  # with fewer cards between than `near`, whatever deck they are of
    return None


def _met(avoids: Sequence[tuple[_Lane, set[int]]], rest: Sequence[_Card], place: int, near: int) -> int | None:
    """The place of a card that one which avoids these keys in its decks would meet too near if it stood before the one at `place`."""
    for lane, avoided in avoids:
        if lane.everything:
            for at in range(max(place - near + 1, 0), min(place + near - 1, len(rest))):
                if not avoided.isdisjoint(rest[at].puts):
                    return at
            continue
        for places in (range(place - 1, -1, -1), range(place, len(rest))):
            left = near - 1
            for at in places:
                if left < 1:
                    break
                if lane in rest[at].lanes:
                    left -= 1
                    if not avoided.isdisjoint(rest[at].puts):
                        return at
    return None
