"""Cells that are not filled -> words: which, how many items there are, how many can stand on one paper, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.bounds import most
from zhongbu_quiz.sets.cells import Cell
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.enemy_graph import EnemyGraph
from zhongbu_quiz.sets.engine import fullest, graph_of
from zhongbu_quiz.sets.request import Paper, Request


def too_few(deck: Deck, cells: Sequence[Cell], pool: Sequence[Item]) -> list[Problem]:
    """The cells that ask for more items than there are."""
    problems = []
    for cell in cells:
        have = sum(map(cell.admits, pool))
        if have < cell.count:
            words = f"asks for {cell.count} {cell}, but there {_are(have)}; {_advice(have)}"
            if cell.difficulty and not have and any(replace(cell, difficulty=None).admits(item) for item in pool):
                words += " (there are some of other difficulties)"
            problems.append(deck.problem(cell.place, words))
    return problems


def explain(
    deck: Deck, request: Request, pool: Sequence[Item], forms: int, max_shared: int, first: Sequence[Paper] = ()
) -> ContentError:
    """Why a draw was not found: cells that are short alone, cells that are short beside the others, or too many forms.

    What is proved to be impossible is said so; of the rest it is said how many were found.
    """
    graph = graph_of(request, pool, forms, first)
    problems = []
    for cell in request.cells:
        (best,), proved = _most(_with_cells(request, [cell]), graph)
        if best < cell.count:
            have = sum(map(cell.admits, pool))
            words = f"asks for {cell.count} {cell}, but {_only(proved)} {best} of {have} can stand on one paper together"
            problems.append(deck.problem(cell.place, f"{words}; {_advice(best)}"))
    if not problems:
        best_of, proved = _most(request, graph)
        for cell, best in zip(request.cells, best_of, strict=True):
            if best < cell.count:
                words = f"asks for {cell.count} {cell}, but beside the other rows {_only(proved)} {best} can stand on one paper"
                problems.append(deck.problem(cell.place, f"{words}; {_advice(best)}"))
    if not problems:
        problems.append(deck.problem(("forms",), _forms_words(request, graph, forms, max_shared, first)))
    return ContentError(problems)


def _with_cells(request: Request, cells: Sequence[Cell]) -> Request:
    return Request(cells, request.targets, request.enemies, request.seed)


def _most(request: Request, graph: EnemyGraph) -> tuple[list[int], bool]:
    """How many items each cell has on the fullest paper that is found; and whether it is proved that no paper is fuller."""
    (paper,), _ = fullest(request, graph.items, graph=graph)
    found = [len(items) for items in paper]
    return found, sum(found) == most(graph, request.cells)


def _forms_words(request: Request, graph: EnemyGraph, forms: int, max_shared: int, first: Sequence[Paper]) -> str:
    _, missing = fullest(request, graph.items, forms, max_shared, graph, first)
    places = forms * request.total
    proved = places - missing == most(graph, request.cells, forms, max_shared)
    allowed = f"that share {max_shared} at most" if max_shared else "that share none"
    found = f"that leaves {missing} of {places} places empty" if proved else f"the fullest found leave {missing} of {places} places empty"
    return (
        f"asks for {forms} distinct forms of {request.total} items {allowed}, but {found}; "
        "write a larger max_shared, fewer forms, or form_mode: reorder"
    )


def _only(proved: bool) -> str:
    return "only" if proved else "no more were found than"


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count or 'none'}"


def _advice(count: int) -> str:
    return f"write {count} or less, or admit more" if count else "remove it, or admit more"
