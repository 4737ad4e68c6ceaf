"""Materials of a draw: whole ones only, a number of them on each form, placed in the cells before anything else is drawn.

In: cells, a pool, who is an enemy of whom. Out: for each form the questions of its materials by cell. The questions of one material
are one thing: they come together or not at all, they are no enemies of each other, and no exchange parts them. All forms have
materials of the same make, so that what is left of the cells is the same for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.gathered import materials, only
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.sets.cells import Cell, homes
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.request import Paper

Bundle = tuple[Item, ...]
"""All questions of one material, in their order."""


def bundles_of(items: Iterable[Item]) -> list[Bundle]:
    """The materials among items, each with its questions in their order."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.material:
            found.setdefault(item.material.id, []).append(item)
    return [tuple(sorted(mine, key=_place)) for mine in found.values()]


def _place(item: Item) -> tuple[int, bool, str]:
    """The place of a question under its material: choices before written answers, what the material shows before what it does not."""
    return KINDS.index(item.kind), bool(item.slot), item.id


def whole_materials(items: Sequence[Item], bank: Sequence[Item]) -> Sequence[Item]:
    """The items without those of a material of which the bank has more questions than stand among them."""
    have = Counter(materials(items))
    if not have:
        return items
    wanted = Counter(materials(bank))
    if all(count == wanted[name] for name, count in have.items()):
        return items
    return only(items, lambda item: not item.material or have[item.material.id] == wanted[item.material.id])


def needed(cells: Sequence[Cell], pool: Sequence[Item]) -> int:
    """How many materials a paper cannot do without: the most questions that a cell lacks when none is taken."""
    free = [item for item in pool if not item.material]
    lacking = max((cell.count - sum(map(cell.admits, free)) for cell in cells), default=0)
    return max(lacking, 0)


def placed(
    cells: Sequence[Cell],
    bundles: Sequence[Bundle],
    enemies: Enemies,
    seed: int,
    forms: int,
    count: int,
    must: Sequence[Bundle] = (),
    beside: Sequence[Sequence[Item]] = (),
) -> list[Paper]:
    """For each form `count` materials by cell, no material on two forms, all forms using the cells alike, `must` on the first of them, and
    each fitting beside what stands there already; fewer papers than forms where there are not enough."""
    free = [bundle for bundle in bundles if not any(map(enemies.printed, bundle))]
    tried: set[tuple[int, ...]] = set()
    best: list[Paper] = []

    def fitting(some: Sequence[Bundle], form: int) -> list[Bundle]:
        given = beside[form] if form < len(beside) else ()
        return [bundle for bundle in _ordered(some, seed + form) if all(enemies.fits(item, given) for item in bundle)]

    for first in _papers(cells, fitting(free, 0), enemies, count, None, must):
        wanted = tuple(len(items) for items in first)
        if wanted in tried:
            continue
        tried.add(wanted)
        made = [first]
        while len(made) < forms:
            used = {_of(item) for paper in made for items in paper for item in items}
            left = [bundle for bundle in free if _of(bundle[0]) not in used]
            paper = next(_papers(cells, fitting(left, len(made)), enemies, count, list(wanted)), None)
            if paper is None:
                break
            made.append(paper)
        if len(made) == forms:
            return made
        best = max(best, made, key=len)
    return best


def _ordered(bundles: Sequence[Bundle], seed: int) -> list[Bundle]:
    return sorted(bundles, key=lambda bundle: digest(seed, bundle[0].id))


def _of(item: Item) -> str:
    return item.material.id if item.material else ""


def _papers(
    cells: Sequence[Cell], ordered: Sequence[Bundle], enemies: Enemies, count: int, wanted: list[int] | None, must: Sequence[Bundle] = ()
) -> Iterator[Paper]:
    """Papers of `count` materials that fit together and into the cells (exactly as `wanted` says), those of several documents first. Each
    has those that it `must` have."""
    first = sorted(ordered, key=lambda bundle: bundle not in must)
    found = [bundles for bundles in _chosen(first, enemies, count, ()) if {*must} <= {*bundles}]
    found.sort(key=lambda bundles: len({bundle[0].source.document for bundle in bundles}), reverse=True)
    for bundles in found:
        items = [item for bundle in bundles for item in bundle]
        room = [cell.count for cell in cells] if wanted is None else list(wanted)
        found_homes = homes(cells, items, room)
        if found_homes is not None and (wanted is None or len(items) == sum(wanted)):
            paper: Paper = [[] for _ in cells]
            for item, home in zip(items, found_homes, strict=True):
                paper[home].append(item)
            yield paper


_LOOKS = 2_000
"""How many sets of materials are looked at: enough for every choice of three among twenty."""


def _chosen(
    ordered: Sequence[Bundle], enemies: Enemies, count: int, before: tuple[Bundle, ...]
) -> Iterator[tuple[Bundle, ...]]:
    """Sets of `count` materials of which no two are enemies, in the order given."""
    if len(before) == count:
        yield before
        return
    looked = 0
    for place, bundle in enumerate(ordered):
        rest = [item for other in before for item in other]
        if all(enemies.fits(item, rest) for item in bundle):
            for found in _chosen(ordered[place + 1 :], enemies, count, (*before, bundle)):
                yield found
                looked += 1
                if looked >= _LOOKS:
                    return
