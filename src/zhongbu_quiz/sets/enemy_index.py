"""Pool -> pairs of items that may be enemies, through indexes (slots, key texts, numbers, rare bigrams): cheap, and none left out.

Items of one fact, group or option set are not among them; `Enemies.cliques` has those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from zhongbu_quiz.items.item import SlotRef
from zhongbu_quiz.sets.arithmetic import Kinship, Number
from zhongbu_quiz.sets.traits import SAME, Traits


def likely_pairs(traits: Sequence[Traits], kin: Kinship) -> Iterator[tuple[int, int]]:
    """Pairs of places; the same pair may come more than once."""
    yield from _by_statements(traits)
    yield from _by_slots(traits)
    yield from _by_keys(traits)
    yield from _by_likes(traits)
    yield from _by_names(traits)
    yield from _by_numbers(traits, kin)
    yield from _by_likeness(traits)


_NEARLY = 2 / 3
"""The share of the bigrams of a name that tell it, together with its last word: 推动中部地区崛起工作座谈会 has so many of
新时代推动中部地区崛起座谈会."""


def nearly_named(teller: Traits, asked: Traits) -> bool:
    """Whether a name that is nearly the one that `asked` wants stands in what `teller` shows (rule 45)."""
    if asked.title_end not in teller.text_pairs:
        return False
    return len(asked.title & teller.text_pairs) >= _NEARLY * len(asked.title)


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _by_statements(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    printing: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(traits):
        for fact in one.several:
            printing[fact].append(place)
    for places in printing.values():
        yield from combinations(places, 2)


def _by_slots(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    asking: dict[SlotRef, list[int]] = defaultdict(list)
    showing: dict[SlotRef, list[int]] = defaultdict(list)
    for place, one in enumerate(traits):
        for ref in one.asks:
            asking[ref].append(place)
        for ref in one.asserts:
            showing[ref].append(place)
    for ref, places in asking.items():
        yield from combinations(places, 2)
        yield from (_ordered(a, b) for a in places for b in showing[ref] if a != b)


def _by_keys(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Every key sought once in one long string of all that the items show."""
    texts = [f"{one.text}\n{one.offered}" for one in traits]
    shown = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    keys: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(traits):
        for needle in {*one.needles, *one.written}:
            keys[needle].append(place)
    for needle, owners in keys.items():
        at = shown.find(needle)
        while at >= 0:
            teller = bisect_right(starts, at) - 1
            yield from (_ordered(owner, teller) for owner in owners if owner != teller)
            at = shown.find(needle, starts[teller + 1])


def _by_likes(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Those of one key, and of one series."""
    like: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(traits):
        for own in (*one.keys, one.series):
            if own is not None:
                like[own].append(place)
    for places in like.values():
        yield from combinations(places, 2)


def _by_names(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(traits):
        if one.title:
            yield from (_ordered(place, other) for other, teller in enumerate(traits) if other != place and nearly_named(teller, one))


def _by_numbers(traits: Sequence[Traits], kin: Kinship) -> Iterator[tuple[int, int]]:
    showing: dict[Number, list[int]] = defaultdict(list)
    figured = [place for place, one in enumerate(traits) if one.series and one.numbers]
    rich = [place for place in figured if len(traits[place].numbers) > 1]
    for place, one in enumerate(traits):
        for number in one.numbers:
            showing[number].append(place)
    for place, one in enumerate(traits):
        if one.figure is None or one.fact is None:
            continue
        yield from (_ordered(place, other) for other in showing[one.figure.number] if other != place)
        # Arithmetic needs two numbers: both in the other item, or one in the stem that asks.
        for other in figured if one.numbers else rich:
            theirs = traits[other].fact
            if other != place and theirs is not None and kin(one.fact, theirs):
                yield _ordered(place, other)


def _by_likeness(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Prefix filter: two sets as like as SAME share one of their rarest bigrams."""
    counts = Counter(pair for one in traits for pair in one.pairs)
    least = SAME / (2 - SAME)
    posting: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(traits):
        rare = sorted(one.pairs, key=lambda pair: (counts[pair], pair))
        found: set[int] = set()
        for pair in rare[: len(rare) - int(least * len(rare)) + 1]:
            found.update(posting[pair])
            posting[pair].append(place)
        yield from ((other, place) for other in sorted(found))
