"""Cells that are not filled -> words: which, how many items there are, how many can stand on one paper, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.bounds import most
from zhongbu_quiz.sets.cells import Cell
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.enemy_graph import EnemyGraph
from zhongbu_quiz.sets.engine import fullest, graph_of
from zhongbu_quiz.sets.request import Paper, Request


@dataclass(frozen=True, slots=True)
class Short:
    """A cell that is not filled: so many of its items can stand on one paper (beside the other cells), and what messages say of it."""

    cell: Cell
    best: int
    problem: Problem


class TooFew(ContentError):
    """A deck asks for more than can be had; of its problems those of cells that are `short`."""

    def __init__(self, problems: Iterable[Problem], short: Sequence[Short]) -> None:
        super().__init__(problems)
        self.short = tuple(short)


def too_few(cells: Sequence[Cell], pool: Sequence[Item]) -> bool:
    """Whether a cell asks for more items than there are, so that no search is needed."""
    return any(_there(cell, pool) < cell.count for cell in cells)


def _there(cell: Cell, pool: Sequence[Item]) -> int:
    """How many items there are for a cell."""
    return sum(map(cell.admits, pool))


def _few(cell: Cell, have: int, pool: Sequence[Item]) -> str:
    """What to say of a cell that asks for more items than there are."""
    if have:
        if have == 1:
            return _("{row} asks for {items}, but there is 1; write 1 or less, or admit more")
        return _("{row} asks for {items}, but there are {best}; write {best} or less, or admit more")
    if cell.difficulty and any(replace(cell, difficulty=None).admits(item) for item in pool):
        return _("{row} asks for {items}, but there are none (there are some of other difficulties); remove it, or admit more")
    return _("{row} asks for {items}, but there are none; remove it, or admit more")


def _told(cell: Cell, words: str, **numbers: int) -> str:
    return words.format(row=cell.row, items=cell.asked, **numbers)


def explain(
    deck: Deck, request: Request, pool: Sequence[Item], forms: int, max_shared: int, first: Sequence[Paper] = ()
) -> TooFew:
    """Why a draw was not found: cells that are short alone, cells that are short beside the others, or too many forms.

    What is proved to be impossible is said so; of the rest it is said how many were found. The numbers to write instead make a paper together.
    """
    graph = graph_of(request, pool, forms, first)
    have = [_there(cell, pool) for cell in request.cells]
    alone = [_most(request, graph, [replace(cell, count=min(cell.count, there))]) for cell, there in zip(request.cells, have, strict=True)]
    together, proved = _most(request, graph, [replace(cell, count=best) for cell, ((best,), _proved) in zip(request.cells, alone, strict=True)])
    proved = proved and all(each for _best, each in alone)
    short = []
    for cell, there, ((best,), each), fits in zip(request.cells, have, alone, together, strict=True):
        if fits == cell.count:
            continue
        if fits < best:
            words = _beside_others(fits, proved)
        else:
            words = _few(cell, there, pool) if best == there else _alone(best, each)
        short.append(Short(cell, fits, deck.problem(cell.place, _told(cell, words, best=fits, have=there))))
    if not short:
        return TooFew([deck.problem(("forms",), _forms_words(request, graph, forms, max_shared, first))], ())
    return TooFew([one.problem for one in short], short)


def _most(request: Request, graph: EnemyGraph, cells: Sequence[Cell]) -> tuple[list[int], bool]:
    """How many items each of these cells has on the fullest paper that is found; and whether it is proved that no paper is fuller."""
    (paper,), _missing = fullest(replace(request, cells=cells), graph.items, graph=graph)
    found = [len(items) for items in paper]
    return found, sum(found) == most(graph, cells)


def _alone(best: int, proved: bool) -> str:
    """What to say of a cell whose items keep each other out."""
    if not best:
        return _("{row} asks for {items}, but none of {have} can stand on the paper; remove it, or admit more")
    if proved:
        return _("{row} asks for {items}, but only {best} of {have} can stand on one paper together; write {best} or less, or admit more")
    return _(
        "{row} asks for {items}, but no more than {best} of {have} were found that can stand on one paper together; "
        "write {best} or less, or admit more"
    )


def _beside_others(best: int, proved: bool) -> str:
    """What to say of a cell whose items are kept out by those of the other cells."""
    if not best:
        return _("{row} asks for {items}, but beside the other rows none can stand on one paper; remove it, or admit more")
    if proved:
        return _(
            "{row} asks for {items}, but beside the other rows only {best} can stand on one paper; write {best} or less, or admit more"
        )
    return _(
        "{row} asks for {items}, but beside the other rows no more than {best} were found that can stand on one paper; "
        "write {best} or less, or admit more"
    )


def _forms_words(request: Request, graph: EnemyGraph, forms: int, max_shared: int, first: Sequence[Paper]) -> str:
    _fullest, missing = fullest(request, graph.items, forms, max_shared, graph, first)
    places = forms * request.total
    proved = places - missing == most(graph, request.cells, forms, max_shared)
    if proved and max_shared:
        words = _(
            "asks for {forms} distinct forms of {items} items that share {shared} at most, but that leaves {missing} of {places} places empty; "
            "write a larger `max_shared`, fewer `forms`, or `form_mode: reorder`"
        )
    elif proved:
        words = _(
            "asks for {forms} distinct forms of {items} items that share none, but that leaves {missing} of {places} places empty; "
            "write a larger `max_shared`, fewer `forms`, or `form_mode: reorder`"
        )
    elif max_shared:
        words = _(
            "asks for {forms} distinct forms of {items} items that share {shared} at most, but the fullest that were found leave {missing} "
            "of {places} places empty; write a larger `max_shared`, fewer `forms`, or `form_mode: reorder`"
        )
    else:
        words = _(
            "asks for {forms} distinct forms of {items} items that share none, but the fullest that were found leave {missing} "
            "of {places} places empty; write a larger `max_shared`, fewer `forms`, or `form_mode: reorder`"
        )
    return words.format(forms=forms, items=request.total, shared=max_shared, missing=missing, places=places)
