"""How many places of a request can be filled at the most: an upper bound by counting, which proves that a request cannot be served.

Items that all exclude each other give one item to a form; an item goes into cells that admit it. The largest flow from such sets
through items into cells is no smaller than what any draw fills. Where it is smaller than what is asked for, nobody needs to search.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Sequence

from zhongbu_quiz.sets.cells import Cell
from zhongbu_quiz.sets.enemy_graph import EnemyGraph

Edges = dict[Hashable, dict[Hashable, int]]
"""From each node to its neighbours: how much more can flow there."""


def most(graph: EnemyGraph, cells: Sequence[Cell], forms: int = 1, max_shared: int = 0) -> int:
    """No `forms` papers, any two sharing at most `max_shared` items, fill more places of the cells than this: all places, where the
    graph is not that of the whole pool."""
    seats = [forms * cell.count for cell in cells]
    if not graph.whole:
        return sum(seats)
    admitted = {
        place: tuple(number for number, cell in enumerate(cells) if cell.admits(item))
        for place, item in enumerate(graph.items)
        if place not in graph.banned
    }
    sets = graph.cliques([place for place, mine in admitted.items() if mine])
    sorts = [Counter(admitted[place] for place in members) for members in sets]
    once = _flow(sorts, seats, forms, 1)
    if forms == 1 or not max_shared:
        return once
    # Each place beyond the first that an item takes makes two forms share it.
    return min(_flow(sorts, seats, forms, forms), once + max_shared * forms * (forms - 1) // 2)


def _flow(sorts: Sequence[Counter[tuple[int, ...]]], seats: Sequence[int], forms: int, uses: int) -> int:
    """The largest flow: `forms` from each set, `uses` through each item, `seats` into each cell. `sorts`: for each set, how many
    of its items go into which cells."""
    edges: Edges = {"source": {}, "sink": {}}
    for number, members in enumerate(sorts):
        edges["source"][number,] = forms
        edges[number,] = {}
        for cells, count in members.items():
            edges[number,][number, cells] = count * uses
            edges[number, cells] = {("cell", cell): count * uses for cell in cells}
    for cell, count in enumerate(seats):
        edges["cell", cell] = {"sink": count}
    for start, ends in list(edges.items()):
        for end in ends:
            edges[end].setdefault(start, 0)
    total = 0
    while _push(edges):
        total += 1
    return total


def _push(edges: Edges) -> bool:
    """One more from source to sink by a shortest way, if there is one."""
    came: dict[Hashable, Hashable] = {"source": "source"}
    waiting: deque[Hashable] = deque(["source"])
    while waiting and "sink" not in came:
        start = waiting.popleft()
        for end, left in edges[start].items():
            if left and end not in came:
                came[end] = start
                waiting.append(end)
    if "sink" not in came:
        return False
    at: Hashable = "sink"
    while at != "source":
        before = came[at]
        edges[before][at] -= 1
        edges[at][before] += 1
        at = before
    return True
