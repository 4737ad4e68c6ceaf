"""What a collection holds after packages were imported in some order, with what equal beginnings share done once.

    PYTHONPATH=src python -m tests.anki.orders new [FOLDER]    all 5,040 orders of the seven packages, in the newest Anki (old: in the old one)

FOLDER holds the packages (`zhongbu-quiz build`); without one they are built. It takes an hour or so; what differs is printed, and then the
exit status is 1. The tests do all pairs, and some whole orders by chance.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from tests.anki.our_releases import first_release
from tests.anki.two_ankis import RealAnki, State


class Orders:
    """Imports packages by name into one student's collection. Ask for orders in the order of a dictionary: then beginnings are shared."""

    def __init__(self, anki: RealAnki, packages: Mapping[str, Path]) -> None:
        self._anki = anki
        self._packages = packages
        self._done: list[str] = []
        anki.back()
        anki.keep("0")

    def after(self, order: Sequence[str]) -> State:
        """The collection after these packages, which is the student's too."""
        same = next((place for place, (one, two) in enumerate(zip(self._done, order, strict=False)) if one != two), None)
        same = min(len(self._done), len(order)) if same is None else same
        same = min(same, max(len(self._done) - 1, 0))  # the last of an order was not kept
        self._anki.back(str(same))
        for depth, name in enumerate(order[same:], same + 1):
            self._anki.take(self._packages[name])
            if depth < len(order):
                self._anki.keep(str(depth))
        self._done = list(order)
        return self._anki.state()

    def faults(self, order: Sequence[str], state: State) -> list[str]:
        """What is wrong with the collection after `after(order)`, whatever came into it; each with the order."""
        found = [f"an empty deck, {name}" for name in state.empty_decks]
        if len(state.types) != 2:
            found.append(f"the note types {'、'.join(state.types)}")
        if state.doubles:
            found.append(f"{state.doubles} notes twice")
        if empty := self._anki.empty():
            found.append(f"{len(empty)} empty cards, such as {empty[0]}")
        if problems := self._anki.check():
            found.append(f"what the check says: {problems}")
        return [f"{' then '.join(order)}: {fault}" for fault in found]


def content(state: State) -> dict[str, dict[Any, Any]]:
    """What must not hang on the order of imports, by what it is about."""
    return {
        "the note": {guid: (note["fields"], note["tags"], note["mod"]) for guid, note in state.notes.items()},
        "the deck of the card": {card: told["deck"] for card, told in state.cards.items()},
        "the place in the queue of the card": {card: told["due"] for card, told in state.cards.items()},
        "the deck": {name: "" for name in state.decks},
    }


def differences(one: State, two: State) -> list[str]:
    """How two collections differ: what, how often, and the first example."""
    found = []
    for (about, left), right in zip(content(one).items(), content(two).values(), strict=True):
        other = sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
        if other:
            found.append(f"{about} differs {len(other)} times: {other[0]} {_short(left.get(other[0]))} / {_short(right.get(other[0]))}")
    return found


def _short(value: object) -> str:
    return f"{value!s:.80}"


def main(version: str, folder: str = "") -> int:
    """Every order of all packages; 1 where one leads elsewhere than the first."""
    with tempfile.TemporaryDirectory() as own, RealAnki(version) as anki:
        packages = {path.stem: path for path in sorted(Path(folder).glob("*.apkg"))} if folder else first_release(Path(own)).packages
        orders, first, bad = Orders(anki, packages), None, 0
        for count, order in enumerate(permutations(packages), 1):
            state = orders.after(order)
            first = first or state
            found = [*differences(first, state), *orders.faults(order, state)]
            bad += bool(found)
            for fault in found:
                print(f"{' then '.join(order)}: {fault}", flush=True)
            if count % 100 == 0:
                print(f"{count} orders, {bad} of them bad", file=sys.stderr, flush=True)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
