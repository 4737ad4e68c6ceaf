"""Cells + pool -> one paper, greedily: the scarcest cell first, from the section that lacks most, in the order of digests.

It never takes an item back; where that leaves places empty, `repair` does.
Interfering items, more than half of figures and more than a tenth of negative questions are taken only where a cell cannot be filled
without them (rules 55, 49 and 6).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import product

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import Section, section_of
from zhongbu_quiz.sets.request import Paper, Request, in_order

STEPS = ((True, True), (True, False), (False, False))
"""(keep interfering items apart, keep to the limits): what is given up, one after the other."""

def fill(
    request: Request, pool: Sequence[Item], taken: Collection[str] = (), shared: Sequence[Allowance] = (), told: Collection[str] = ()
) -> Paper:
    """A paper from the pool without the items in `taken`; a cell that cannot be filled beside those before it stays short.

    Facts in `told`, which earlier forms ask, come behind the others. Items of earlier forms count against what `shared` allows and come last.
    """
    ordered = in_order([item for item in pool if item.id not in taken], request.seed, request.enemies.base)
    again = {item.id for item in ordered if any(item.id in form.ids for form in shared)} if shared else set()
    state = _State(request, list(shared))
    paper: Paper = [[] for _ in request.cells]
    admitted = [[item for item in ordered if cell.admits(item)] for cell in request.cells]
    scarcity = [len(items) - cell.count for items, cell in zip(admitted, request.cells, strict=True)]
    for place in sorted(range(len(request.cells)), key=lambda place: (scarcity[place], place)):
        cell = request.cells[place]
        fresh = [item for item in admitted[place] if item.id not in again]
        new = [item for item in fresh if item.thing not in told]
        known = [item for item in fresh if item.thing in told]
        repeated = [item for item in admitted[place] if item.id in again]
        for sources in ((new, known), (repeated,)):
            for (calm, even), mine in product(STEPS, sources):
                if len(paper[place]) < cell.count:
                    paper[place] += state.take(mine, cell.count - len(paper[place]), calm, even)
    return paper


@dataclass
class Allowance:
    """How many items of an earlier form a later one may repeat."""

    ids: frozenset[str]
    left: int


@dataclass
class _State:
    request: Request
    shared: list[Allowance]
    chosen: list[Item] = field(default_factory=list)
    sections: Counter[Section] = field(default_factory=Counter)
    counts: Counter[int] = field(default_factory=Counter)
    facts: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def take(self, items: Sequence[Item], count: int, calm: bool, even: bool) -> list[Item]:
        """Up to `count` of the items that fit, each from the section that lacks most."""
        ids = {item.id for item in self.chosen}
        queues: dict[Section, deque[Item]] = {}
        for item in items:
            if item.id not in ids:
                queues.setdefault(section_of(item), deque()).append(item)
        taken: list[Item] = []
        while queues and len(taken) < count:
            section = max(queues, key=lambda place: (self._lack(place), digest(self.request.seed, *place)))
            found = self._next(queues[section], calm, even)
            if found is None:
                del queues[section]
                continue
            self._add(found)
            taken.append(found)
        return taken

    def _lack(self, section: Section) -> int:
        return self.request.targets.get(section, 0) - self.sections[section]

    def _next(self, queue: deque[Item], calm: bool, even: bool) -> Item | None:
        while queue:
            item = queue.popleft()
            if item.thing in self.facts or item.group in self.groups or (even and self._over(item)):
                continue
            if any(item.id in form.ids and form.left == 0 for form in self.shared):
                continue
            if not self.request.enemies.printed(item) and self.request.enemies.fits(item, self.chosen, calm):
                return item
        return None

    def _over(self, item: Item) -> bool:
        return any(
            limit.holds(item) and self.counts[place] >= limit.most for place, limit in enumerate(self.request.limits)
        )

    def _add(self, item: Item) -> None:
        self.chosen.append(item)
        self.sections[section_of(item)] += 1
        self.facts.add(item.thing)
        self.groups.update(filter(None, [item.group]))
        self.counts.update(place for place, limit in enumerate(self.request.limits) if limit.holds(item))
        for form in self.shared:
            form.left -= item.id in form.ids
