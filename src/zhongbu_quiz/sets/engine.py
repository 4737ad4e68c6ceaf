"""Request + pool -> papers: greedy, which serves most requests; where it leaves places empty, exchanges fill them.

The one engine of the draw. It says how many places stay empty; that a request cannot be served is proved by counting (`bounds`) or
not at all. An exact solver stands beside it in the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.bounds import most
from zhongbu_quiz.sets.enemy_graph import EnemyGraph
from zhongbu_quiz.sets.greedy import Allowance, fill
from zhongbu_quiz.sets.repair import Repair
from zhongbu_quiz.sets.request import Paper, Request, in_order

LARGE, SPARE = 4000, 20
"""From how many items on a pool is thinned, and how many items stay for each place of a cell."""


def fullest(
    request: Request,
    pool: Sequence[Item],
    forms: int = 1,
    max_shared: int = 0,
    graph: EnemyGraph | None = None,
    first: Sequence[Paper] = (),
) -> tuple[list[Paper], int]:
    """`forms` papers, any two sharing at most `max_shared` items, as full as they can be made; and how many places are empty.

    `graph` is that of the pool, where it is known already; `first` are papers that are made already and stay as they are.
    """
    made = greedy(request, pool, forms, 0, first)
    if missing(request, made) and max_shared:
        made = greedy(request, pool, forms, max_shared, first)
    if not missing(request, made):
        return made, 0
    known = graph or graph_of(request, pool, forms, first)
    repair = Repair(request, known, max_shared)
    least = forms * request.total - most(known, request.cells, forms, max_shared)
    one_by_one = list(first)
    for _ in range(forms - len(first) if not least else 0):
        # The earlier forms stay, so that they are the same whether or not later ones are asked for.
        one_by_one = repair.run([*one_by_one, _within(next_paper(request, pool, one_by_one, max_shared), known)], fixed=len(one_by_one))
        if repair.missing:
            break
    if len(one_by_one) == forms and not repair.missing:
        return one_by_one, 0
    made = repair.run([_within(paper, known) for paper in made], len(first), least)
    return made, repair.missing


def _within(paper: Paper, graph: EnemyGraph) -> Paper:
    """The paper without the items that a thinned graph does not know."""
    return [[item for item in items if item.id in graph.place] for items in paper]


def graph_of(request: Request, pool: Sequence[Item], forms: int = 1, first: Sequence[Paper] = ()) -> EnemyGraph:
    """Who excludes whom among the items that a cell admits, in the order of their digests; of a very large pool only the first of each
    cell, for the graph grows with pairs of items, and those on papers that are made already."""
    ordered = in_order([item for item in pool if any(cell.admits(item) for cell in request.cells)], request.seed, request.enemies.base)
    if len(ordered) <= LARGE:
        return EnemyGraph(ordered, request.enemies)
    kept = {item.id for paper in first for items in paper for item in items}
    for cell in request.cells:
        mine = (item.id for item in ordered if cell.admits(item))
        kept.update(islice(mine, max(LARGE // len(request.cells), SPARE * forms * cell.count)))
    few = [item for item in ordered if item.id in kept]
    return EnemyGraph(few, request.enemies, whole=len(few) == len(ordered))


def greedy(request: Request, pool: Sequence[Item], forms: int, max_shared: int, first: Sequence[Paper] = ()) -> list[Paper]:
    """Papers one after the other, each greedily from what the ones before it leave."""
    made = list(first)
    for _ in range(forms - len(first)):
        made.append(next_paper(request, pool, made, max_shared))
    return made


def next_paper(request: Request, pool: Sequence[Item], made: Sequence[Paper], max_shared: int) -> Paper:
    """One more paper, greedily, beside those made."""
    earlier = [frozenset(item.id for items in paper for item in items) for paper in made]
    taken = frozenset[str]().union(*earlier) if not max_shared else frozenset[str]()
    mine = Request(request.cells, request.targets, request.enemies, request.seed + len(made))
    shared = [Allowance(ids, max_shared) for ids in earlier] if max_shared else []
    told = {item.thing for paper in made for items in paper for item in items}
    fitting = [item for item in pool if request.fits_form(len(made), item)]
    return fill(mine, fitting, taken, shared, told)


def missing(request: Request, made: Sequence[Paper]) -> int:
    """How many places of the papers are empty."""
    return len(made) * request.total - sum(len(items) for paper in made for items in paper)
