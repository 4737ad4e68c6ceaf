"""Cells that cannot be filled -> words: which, how many items there are, and how many can stand on one paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import Cell
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.greedy import Wish
from zhongbu_quiz.sets.solver import Search


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


def explain(deck: Deck, wish: Wish, pool: Sequence[Item], forms: int, max_shared: int) -> ContentError:
    """Why a draw has no solution: cells that are short alone, cells that are short beside the others, or too many forms."""
    problems = []
    for cell in wish.cells:
        (best,), only = _most(_with_cells(wish, [cell]), pool)
        if best < cell.count:
            have = sum(map(cell.admits, pool))
            words = f"asks for {cell.count} {cell}, but {only} {best} of {have} can stand on one paper together"
            problems.append(deck.problem(cell.place, f"{words}; {_advice(best)}"))
    if not problems:
        most, only = _most(wish, pool)
        for cell, best in zip(wish.cells, most, strict=True):
            if best < cell.count:
                words = f"asks for {cell.count} {cell}, but beside the other rows {only} {best} can stand on one paper"
                problems.append(deck.problem(cell.place, f"{words}; {_advice(best)}"))
    if not problems:
        problems.append(deck.problem(("forms",), _forms_words(wish, pool, forms, max_shared)))
    return ContentError(problems)


def _with_cells(wish: Wish, cells: Sequence[Cell]) -> Wish:
    return Wish(cells, wish.targets, wish.enemies, wish.seed)


def _most(wish: Wish, pool: Sequence[Item]) -> tuple[list[int], str]:
    """How many items each cell can have at the most, all cells together as full as can be; and how sure that is, in a word."""
    mine = [item for item in pool if any(cell.admits(item) for cell in wish.cells)]
    search = Search(wish, mine, short=True)
    papers = search.papers() or [[[] for _ in wish.cells]]
    return [len(items) for items in papers[0]], "only" if search.proved else "no more were found than"


def _forms_words(wish: Wish, pool: Sequence[Item], forms: int, max_shared: int) -> str:
    papers = Search(wish, pool, forms, max_shared, short=True).papers() or []
    missing = forms * wish.total - sum(len(items) for paper in papers for items in paper)
    allowed = f"that share {max_shared} at most" if max_shared else "that share none"
    return (
        f"asks for {forms} distinct forms of {wish.total} items {allowed}, but that leaves {missing} of "
        f"{forms * wish.total} places empty; write a larger max_shared, fewer forms, or form_mode: reorder"
    )


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count or 'none'}"


def _advice(count: int) -> str:
    return f"write {count} or less, or admit more" if count else "remove it, or admit more"
