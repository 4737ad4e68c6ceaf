"""Pool -> who excludes whom, found once for a whole draw: pairs, threes of which two give the third away, and what no paper may hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.enemies import Enemies


class EnemyGraph:
    """`items` in the order given, each called by its place; `enemies[place]` are the places that it excludes, in order;
    `threes[place]` the pairs that it must not join; `banned` the places of items whose key stands in the headings. `whole` is
    False where the pool has more items than these, so that counting them proves nothing."""

    def __init__(self, items: Sequence[Item], enemies: Enemies, whole: bool = True) -> None:
        self.items = list(items)
        self.place = {item.id: place for place, item in enumerate(items)}
        self.whole = whole
        found: list[set[int]] = [set() for _ in items]
        for a, b, _ in enemies.pairs(items):
            found[a].add(b)
            found[b].add(a)
        for clique in enemies.cliques(items):
            for a, b in combinations(clique, 2):
                found[a].add(b)
                found[b].add(a)
        self.enemies = [tuple(sorted(places)) for places in found]
        self.threes: dict[int, list[tuple[int, int]]] = {}
        for three in sorted(enemies.triples(items)):
            for place in three:
                one, other = (name for name in three if name != place)
                self.threes.setdefault(place, []).append((one, other))
        self.banned = frozenset(place for place, item in enumerate(items) if enemies.printed(item))

    def cliques(self, places: Sequence[int]) -> list[list[int]]:
        """The places in sets of which a paper holds one item at most: no paper has more items than there are sets."""
        sets: list[list[int]] = []
        open_to: dict[int, list[int]] = {}
        for place in sorted(places, key=lambda name: (-len(self.enemies[name]), name)):
            met = sorted({number for enemy in self.enemies[place] for number in open_to.get(enemy, ())})
            foes = set(self.enemies[place])
            home = next((number for number in met if foes.issuperset(sets[number])), None)
            if home is None:
                home = len(sets)
                sets.append([])
            sets[home].append(place)
            open_to[place] = [home]
        return sets
