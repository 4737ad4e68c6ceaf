"""An exact solver (OR-tools' CP-SAT) beside the engine of the draw: whether a request can be served at all.

Same input, same forms: one worker, a fixed seed, and limits in the solver's own deterministic time, never the clock's.
OR-tools is imported here and only when a solver is needed; loading it takes longer than most draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import section_of
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.request import Paper, Request, in_order
from zhongbu_quiz.sets.traits import difficulty_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

EFFORT = 8.0
"""Deterministic seconds that one search may take."""

LARGE, SPARE = 4000, 20
"""From how many items on a pool is thinned, and how many items stay for each place of a cell."""

_SHORT, _SECTION, _LIMIT, _INTERFERENCE, _DIFFICULTY = 1000, 4, 8, 6, 2
"""What the solver pays for an empty place, a section off its target, a limit passed by one, two interfering items, unequal forms."""


@dataclass
class _Rules:
    """Whom the pool's items exclude, found once for all forms."""

    pairs: list[tuple[int, int, int]]
    cliques: list[list[int]]
    triples: list[tuple[int, int, int]]
    interfering: list[tuple[int, int]]
    banned: list[int]


@dataclass
class Search:
    """One model: `forms` papers from `pool`, any two sharing at most `max_shared` items.

    With `short` the cells may stay incomplete, and the papers are as full as they can be; `proved` says afterwards that no
    other papers are fuller (or better spread).
    """

    request: Request
    pool: Sequence[Item]
    forms: int = 1
    max_shared: int = 0
    short: bool = False
    proved: bool = False
    _uses: list[list[list[tuple[int, IntVar]]]] = field(default_factory=list)

    def papers(self) -> list[Paper] | None:
        """The papers, or None where there are none (or none was found within the effort)."""
        from ortools.sat.python import cp_model

        pool = self._thinned()
        rules = _rules(pool, self.request.enemies)
        model = cp_model.CpModel()
        costs: list[Any] = []
        chosen = [self._form(model, pool, rules, costs) for _ in range(self.forms)]
        self._between_forms(model, pool, chosen, costs)
        model.minimize(sum(costs))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.request.seed % 2**31
        solver.parameters.max_deterministic_time = EFFORT
        status = solver.solve(model)
        self.proved = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE) and len(pool) == len(self.pool)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return [
            [[pool[place] for place, used in uses if solver.boolean_value(used)] for uses in form]
            for form in self._uses
        ]

    def _thinned(self) -> list[Item]:
        """The pool in the order of digests; of a very large one, enough for every cell: the model grows with pairs of items."""
        ordered = in_order(self.pool, self.request.seed, self.request.enemies.base)
        if len(ordered) <= LARGE:
            return ordered
        kept: set[str] = set()
        for cell in self.request.cells:
            mine = (item.id for item in ordered if cell.admits(item))
            kept.update(islice(mine, max(LARGE // len(self.request.cells), SPARE * self.forms * cell.count)))
        return [item for item in ordered if item.id in kept]

    def _form(self, model: CpModel, pool: Sequence[Item], rules: _Rules, costs: list[Any]) -> dict[int, Any]:
        """Adds one form; returns for each place of the pool whether it is on it."""
        in_cells: list[list[tuple[int, IntVar]]] = []
        uses: dict[int, list[IntVar]] = {}
        for cell in self.request.cells:
            mine = [(place, model.new_bool_var("")) for place, item in enumerate(pool) if cell.admits(item)]
            for place, used in mine:
                uses.setdefault(place, []).append(used)
            filled = sum(used for _, used in mine)
            if self.short:
                model.add(filled <= cell.count)
                costs.append(_SHORT * (cell.count - filled))
            else:
                model.add(filled == cell.count)
            in_cells.append(mine)
        self._uses.append(in_cells)
        on: dict[int, Any] = {}
        for place, variables in uses.items():
            on[place] = variables[0]
            if len(variables) > 1:
                on[place] = model.new_bool_var("")
                model.add(sum(variables) == on[place])
        self._enemies(model, on, rules, costs)
        self._spread(model, pool, on, costs)
        return on

    def _enemies(self, model: CpModel, on: dict[int, Any], rules: _Rules, costs: list[Any]) -> None:
        for place in rules.banned:
            if place in on:
                model.add(on[place] == 0)
        for clique in rules.cliques:
            model.add_at_most_one(on[place] for place in clique if place in on)
        for a, b, _ in rules.pairs:
            if a in on and b in on:
                model.add_at_most_one(on[a], on[b])
        for three in rules.triples:
            if all(place in on for place in three):
                model.add_bool_or(~on[place] for place in three)
        for a, b in rules.interfering if not self.short else ():
            if a in on and b in on:
                both = model.new_bool_var("")
                model.add_bool_or(~on[a], ~on[b], both)
                costs.append(_INTERFERENCE * both)

    def _spread(self, model: CpModel, pool: Sequence[Item], on: dict[int, Any], costs: list[Any]) -> None:
        if self.short:
            return
        for section, target in sorted(self.request.targets.items()):
            off = model.new_int_var(0, self.request.total, "")
            have = sum(used for place, used in on.items() if section_of(pool[place]) == section)
            model.add(off >= have - target)
            model.add(off >= target - have)
            costs.append(_SECTION * off)
        for limit in self.request.limits:
            over = model.new_int_var(0, self.request.total, "")
            model.add(over >= sum(used for place, used in on.items() if limit.holds(pool[place])) - limit.most)
            costs.append(_LIMIT * over)

    def _between_forms(
        self, model: CpModel, pool: Sequence[Item], chosen: list[dict[int, Any]], costs: list[Any]
    ) -> None:
        if len(chosen) < 2:
            return
        for one, other in combinations(chosen, 2):
            if self.max_shared == 0:
                for place in one:
                    model.add_at_most_one(one[place], other[place])
                continue
            both = []
            for place in one:
                shared = model.new_bool_var("")
                model.add_bool_or(~one[place], ~other[place], shared)
                both.append(shared)
            model.add(sum(both) <= self.max_shared)
            costs.append(sum(both))
        if not self.short:
            low, high = (model.new_int_var(0, 5 * self.request.total, "") for _ in range(2))
            for form in chosen:
                load = sum(difficulty_of(pool[place]) * used for place, used in form.items())
                model.add(low <= load)
                model.add(load <= high)
            costs.append(_DIFFICULTY * (high - low))


def _rules(pool: Sequence[Item], enemies: Enemies) -> _Rules:
    pairs = sorted(enemies.pairs(pool))
    forbidden = {(a, b) for a, b, _ in pairs}
    near: dict[object, list[int]] = {}
    for place, item in enumerate(pool):
        near.setdefault(enemies.traits(item).series, []).append(place)
        for fact in item.facts:
            near.setdefault(fact, []).append(place)
    near.pop(None, None)
    likely = sorted({pair for places in near.values() for pair in combinations(places, 2)} - forbidden)
    interfering = [(a, b) for a, b in likely if enemies.interferes(pool[a], pool[b])]
    banned = [place for place, item in enumerate(pool) if enemies.printed(item)]
    return _Rules(pairs, enemies.cliques(pool), sorted(enemies.triples(pool)), interfering, banned)
