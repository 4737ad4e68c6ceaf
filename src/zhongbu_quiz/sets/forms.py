"""Request + pool -> the papers of all forms, as many as there are forms that differ, equally difficult.

`reorder` needs one paper, which every form prints in another order; `distinct` a paper for each form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import section_of
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.engine import fullest
from zhongbu_quiz.sets.request import Paper, Request, in_order
from zhongbu_quiz.sets.shortage import explain, too_few
from zhongbu_quiz.sets.traits import asks_negative, asks_number, difficulty_of


def papers(
    deck: Deck,
    request: Request,
    pool: Sequence[Item],
    count: int,
    max_shared: int = 0,
    given: Sequence[int] = (),
    first: Sequence[Paper] = (),
) -> list[Paper]:
    """`count` different papers, any two sharing at most `max_shared` items; `given` is the load of what stands on each already, `first` are
    papers that are made already. Raises ContentError that says which cell cannot be filled, and how many there are."""
    if too_few(request.cells, pool):
        raise explain(deck, request, pool, count, max_shared, first)
    found, missing = fullest(request, pool, count, max_shared, first=first)
    if missing:
        raise explain(deck, request, pool, count, max_shared, first)
    return level(request, pool, found, given) if count > 1 else found


def load(paper: Paper) -> int:
    """The sum of the difficulties of a paper; forms of one length are equally hard where it is equal."""
    return sum(difficulty_of(item) for items in paper for item in items)


def level(request: Request, pool: Sequence[Item], made: list[Paper], given: Sequence[int] = ()) -> list[Paper]:
    """The papers made as hard as the first one, which stays as it is: items are exchanged for unused ones as long as that helps."""
    result = [[list(items) for items in paper] for paper in made]
    ordered = in_order(pool, request.seed, request.enemies.base)
    for form in range(1, len(result)):
        for _ in range(4 * request.total):
            gap = load(result[0]) - load(result[form]) + (given[0] - given[form] if given else 0)
            used = [item for paper in result for items in paper for item in items]
            ids, facts = {item.id for item in used}, {item.thing for item in used}
            unused = sorted((item for item in ordered if item.id not in ids), key=lambda item: item.thing in facts)
            change = next(_changes(request, form, result[form], unused, gap), None) if gap else None
            if change is None:
                break
            cell, place, item = change
            result[form][cell][place] = item
    return result


def _changes(request: Request, form: int, paper: Paper, unused: Sequence[Item], gap: int) -> Iterator[tuple[int, int, Item]]:
    """(cell, place, new item) that bring a paper's load nearer by at most the whole gap, like for like first."""
    bands = {difficulty_of(item) for items in paper for item in items}
    nearer = {band: [new for new in unused if 0 < (difficulty_of(new) - band) * gap <= gap * gap] for band in bands}
    for alike in (True, False):
        for cell, items in enumerate(paper):
            for place, old in enumerate(items):
                rest = [item for others in paper for item in others if item is not old]
                for new in nearer[difficulty_of(old)]:
                    if (
                        request.cells[cell].admits(new)
                        and (not alike or _like(new, old))
                        and not request.enemies.printed(new)
                        and request.fits_form(form, new)
                        and request.enemies.fits(new, rest, calm=True)
                    ):
                        yield cell, place, new


def _like(a: Item, b: Item) -> bool:
    sorts = all(sort(a) == sort(b) for sort in (asks_number, asks_negative))
    return sorts and section_of(a) == section_of(b)
