"""Gathers the items of a bank as they are judged, and gives them in the order of the text: as a tuple, or packed where there are many.

In: finished items, in any order. Out: what is asked of all of them before the bank is there (`Entry`), and a sequence of those that stay. Of many
facts the items are packed a run of the text at a time, by the tenth of a kilobyte each instead of two; who reads the sequence has one run
unpacked at a time.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import Any, NamedTuple, Protocol, overload

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.doubles import Said, said_by
from zhongbu_quiz.items.item import KINDS, Item

UNPACKED = 5_000
"""The items of at most so many facts stay as they are: a sixth of a gigabyte with all that proves them, and they are read at once."""
_RUN, _OPEN = 128, 4_000
"""Facts of a run, and how many items wait for being packed."""
_OF_A_RUN = 512
"""Items of a run where they come in their order."""
_QUICK = 1
"""zlib's quickest level."""
Place = tuple[int, int, str]
"""Where an item stands in a bank: the place of its main fact in the text, its kind, its id; those without a fact come last."""


class Entry(NamedTuple):
    """What is asked of all items of a bank together."""

    place: Place
    model: str
    material: str
    said: Said


class Gathered(Protocol):
    """Items that are made one after another."""

    def add(self, item: Item) -> None:
        """One more item."""

    def entries(self) -> Iterable[Entry]:
        """What is asked of the items, in the order of the text."""

    def kept(self, gone: Collection[str], own: Iterable[Item]) -> Sequence[Item]:
        """The items in the order of the text without those of some ids, and behind them those of somebody's own."""


def gathered(base: FactBase, packed: bool) -> Gathered:
    """What gathers the items of a base."""
    return _Packer(base) if packed else _Listed(base)


def only(items: Sequence[Item], passes: Callable[[Item], bool]) -> Sequence[Item]:
    """The items that pass, packed where they are."""
    return items.only(passes) if isinstance(items, Packed) else [item for item in items if passes(item)]


def in_order(items: Iterable[Item], base: FactBase) -> Sequence[Item]:
    """Items of a base that come in the order of the text, packed where there are many."""
    if len(base.told) <= UNPACKED:
        return tuple(items)
    rest = iter(items)
    runs = iter(lambda: tuple(islice(rest, _OF_A_RUN)), ())
    return Packed(map(_run, runs))


def own_items(items: Sequence[Item]) -> list[Item]:
    """Those that somebody wrote."""
    runs = items.own_runs() if isinstance(items, Packed) else (items,)
    return [item for run in runs for item in run if item.origin == "author"]


def materials(items: Sequence[Item]) -> Iterator[str]:
    """The ids of the materials of the items that have one, one for each item."""
    return items.materials() if isinstance(items, Packed) else (item.material.id for item in items if item.material)


class Places:
    """Where items stand in the bank of a base."""

    def __init__(self, base: FactBase) -> None:
        self._orders = {fact.id: fact.order for fact in base.facts}
        self._kinds = {kind: number for number, kind in enumerate(KINDS)}

    def of(self, item: Item) -> Place:
        """By the place of its main fact in the text, then by kind and id; those without a fact come last."""
        return self._orders.get(item.main_fact, len(self._orders)), self._kinds[item.kind], item.id


def _entry(item: Item, place: Place, base: FactBase) -> Entry:
    return Entry(place, item.model, item.material.id if item.material else "", said_by(item, base))


class _Listed:
    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._items: list[Item] = []
        self._entries: list[Entry] = []

    def add(self, item: Item) -> None:
        self._items.append(item)

    def entries(self) -> Iterable[Entry]:
        if len(self._entries) < len(self._items):
            places = Places(self._base)
            self._items.sort(key=places.of)
            self._entries = [_entry(item, places.of(item), self._base) for item in self._items]
        return self._entries

    def kept(self, gone: Collection[str], own: Iterable[Item]) -> Sequence[Item]:
        return (*(item for item in self._items if item.id not in gone), *own)


@dataclass(frozen=True, slots=True)
class _Block:
    """Items of one run, and their entries, each packed."""

    items: bytes
    entries: bytes


@dataclass(frozen=True, slots=True)
class _Run:
    """Items of one stretch of the text: packed, and the places of those that are meant among them, in their order. What is asked of all items before
    some are chosen is told beside them: the materials of those that have one, by their places, and whether some are somebody's own."""

    blocks: tuple[bytes, ...]
    chosen: array[int]
    materials: Mapping[int, str]
    own: bool

    def items(self) -> list[Item]:
        found: list[Item] = [item for block in self.blocks for item in _unpacked(block)]
        return [found[place] for place in self.chosen]


class _Packer:
    def __init__(self, base: FactBase) -> None:
        self._base, self._places = base, Places(base)
        self._open: list[Item] = []
        self._runs: dict[int, list[_Block]] = {}

    def add(self, item: Item) -> None:
        self._open.append(item)
        if len(self._open) == _OPEN:
            self._close()

    def _close(self) -> None:
        runs: dict[int, list[tuple[Item, Entry]]] = {}
        for item in self._open:
            place = self._places.of(item)
            runs.setdefault(place[0] // _RUN, []).append((item, _entry(item, place, self._base)))
        for run, pairs in runs.items():
            items, entries = zip(*pairs, strict=True)
            self._runs.setdefault(run, []).append(_Block(_packed(items), _packed(entries)))
        self._open = []

    def entries(self) -> Iterable[Entry]:
        self._close()
        return (entry for run in sorted(self._runs) for entry, _place in self._ordered(run))

    def _ordered(self, run: int) -> list[tuple[Entry, int]]:
        """The entries of a run in the order of the text, each with its place among the packed."""
        entries = [entry for block in self._runs[run] for entry in _unpacked(block.entries)]
        return sorted(zip(entries, range(len(entries)), strict=True), key=lambda pair: pair[0].place)

    def kept(self, gone: Collection[str], own: Iterable[Item]) -> Sequence[Item]:
        runs = []
        for run in sorted(self._runs):
            stay = [(place, entry.material) for entry, place in self._ordered(run) if entry.said.id not in gone]
            blocks = tuple(block.items for block in self._runs.pop(run))
            runs.append(_Run(blocks, array("I", (place for place, _ in stay)), {place: name for place, name in stay if name}, own=False))
        return Packed([*runs, _run(tuple(own))])


class Packed(Sequence[Item]):
    """Items in their order, packed by runs; each time that they are read they are made anew."""

    def __init__(self, runs: Iterable[_Run]) -> None:
        self._runs = [run for run in runs if run.chosen]
        self._ends = list(accumulate(len(run.chosen) for run in self._runs))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Item]:
        return (item for run in self._runs for item in run.items())

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        at = range(len(self))[place]
        run = bisect_right(self._ends, at)
        return self._runs[run].items()[at - self._ends[run]]

    def only(self, passes: Callable[[Item], bool]) -> Packed:
        """Those that pass."""
        runs = []
        for run in self._runs:
            chosen = array("I", (place for place, item in zip(run.chosen, run.items(), strict=True) if passes(item)))
            runs.append(replace(run, chosen=chosen))
        return Packed(runs)

    def own_runs(self) -> Iterator[list[Item]]:
        """The runs in which some items are somebody's own."""
        return (run.items() for run in self._runs if run.own)

    def materials(self) -> Iterator[str]:
        """The ids of the materials of the items that have one, one for each item."""
        return (run.materials[place] for run in self._runs if run.materials for place in run.chosen if place in run.materials)


def _run(items: Sequence[Item]) -> _Run:
    """Items as they are, packed."""
    named = {place: item.material.id for place, item in enumerate(items) if item.material}
    return _Run((_packed(items),), array("I", range(len(items))), named, any(item.origin == "author" for item in items))


def _packed(things: Sequence[Any]) -> bytes:
    return zlib.compress(pickle.dumps(things, pickle.HIGHEST_PROTOCOL), _QUICK)


def _unpacked(block: bytes) -> Sequence[Any]:
    """What this process packed itself."""
    found: Sequence[Any] = pickle.loads(zlib.decompress(block))
    return found
