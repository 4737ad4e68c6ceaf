"""Papers that are not full -> full ones, by exchanges: an item goes in, its enemies come out, and what came out stays out for a while.

Where greedy takes one item too early, this takes it back. A step fills a place with the item that throws out fewest others (an item may
also move from a cell to another that admits it); what was thrown out is not taken again for some steps (a tabu search). Chance is
the order of digests, so the same request gives the same papers on every machine. All forms are searched at once; `fixed` ones stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.cells import Section, section_of
from zhongbu_quiz.sets.enemy_graph import EnemyGraph
from zhongbu_quiz.sets.request import Paper, Request

STEPS, LOOKS = 8_000, 400_000
"""Exchanges that one search may make, and items that it may look at for them: two seconds for a large bank."""

PATIENCE = 400
"""Exchanges without a fuller set of papers, after which a part of the items is thrown out at once: a tenth, then two, then three."""

NOISE = 12
"""One exchange in so many takes an item by chance, that no circle of exchanges goes on for ever."""

TENURE, MORE = 6, 9
"""For how many steps an item that was thrown out is not taken again: TENURE and, by chance, up to MORE."""

CALM = 12
"""Of how many items that fit, one is looked for that does not interfere with those on the paper (rule 55)."""


@dataclass(slots=True)
class _Form:
    """One paper under way: its number; the cell of each item on it; how many enemies of each place stand on it; what each cell lacks; until
    when a place is not taken; when it last went in or out; how many items of each section and over each limit it has."""

    number: int
    cell_of: dict[int, int]
    against: list[int]
    lacks: list[int]
    tabu: dict[int, int]
    moved: dict[int, int]
    sections: dict[Section, int]
    counts: list[int]
    fixed: bool


class Repair:
    """One search over `forms` papers. `missing` says after `run` how many places are still empty on the fullest papers found."""

    def __init__(self, request: Request, graph: EnemyGraph, max_shared: int = 0) -> None:
        self._request = request
        self._graph = graph
        self._max_shared = max_shared
        self._admits = [
            [place for place, item in enumerate(graph.items) if cell.admits(item) and place not in graph.banned]
            for cell in request.cells
        ]
        self._sections = [section_of(item) for item in graph.items]
        self._limited = [[limit.holds(item) for limit in request.limits] for item in graph.items]
        self._forms: list[_Form] = []
        self._unfit = [
            {place for place, item in enumerate(graph.items) if not request.fits_form(number, item)} for number in range(len(request.given))
        ]
        self._looked = 0
        self.missing = 0

    def run(self, papers: Sequence[Paper], fixed: int = 0, least: int = 0) -> list[Paper]:
        """The fullest papers that are found from these on; the first `fixed` of them stay as they are. `least` places, it is known,
        stay empty whatever is tried."""
        self._forms = [self._form(number, paper, number < fixed) for number, paper in enumerate(papers)]
        best = list(papers)
        self.missing, found_at = self._missing(), 0
        step = self._looked = 0
        while self.missing > least and step < STEPS and self._looked < LOOKS:
            step += 1
            lacking = [(f, c) for f, form in enumerate(self._forms) if not form.fixed for c, n in enumerate(form.lacks) if n]
            form, cell = lacking[digest(self._request.seed, step) % len(lacking)]
            self._fill(form, cell, step)
            missing = self._missing()
            if missing < self.missing:
                self.missing, found_at = missing, step
                best = [self._paper(each) for each in self._forms]
            elif step - found_at > PATIENCE:
                found_at = step
                self._shake(step)
        return best

    def _form(self, number: int, paper: Paper, fixed: bool) -> _Form:
        lacks = [cell.count for cell in self._request.cells]
        form = _Form(number, {}, [0] * len(self._graph.items), lacks, {}, {}, {}, [0] * len(self._request.limits), fixed)
        for cell, items in enumerate(paper):
            for item in items:
                self._add(form, self._graph.place[item.id], cell, 0)
        return form

    def _paper(self, form: _Form) -> Paper:
        paper: Paper = [[] for _ in self._request.cells]
        for place, cell in form.cell_of.items():
            paper[cell].append(self._graph.items[place])
        return paper

    def _missing(self) -> int:
        return sum(sum(form.lacks) for form in self._forms)

    def _add(self, form: _Form, place: int, cell: int, step: int) -> None:
        form.cell_of[place] = cell
        form.lacks[cell] -= 1
        form.moved[place] = step
        for enemy in self._graph.enemies[place]:
            form.against[enemy] += 1
        self._count(form, place, 1)

    def _remove(self, form: _Form, place: int, step: int) -> None:
        form.lacks[form.cell_of.pop(place)] += 1
        form.moved[place] = step
        form.tabu[place] = step + TENURE + digest(self._request.seed, step, place) % (MORE + 1)
        for enemy in self._graph.enemies[place]:
            form.against[enemy] -= 1
        self._count(form, place, -1)

    def _count(self, form: _Form, place: int, change: int) -> None:
        section = self._sections[place]
        form.sections[section] = form.sections.get(section, 0) + change
        for number, holds in enumerate(self._limited[place]):
            form.counts[number] += change * holds

    def _fill(self, number: int, cell: int, step: int) -> None:
        """The cell gets the item that throws out fewest; of those that throw out none, one that the paper wants."""
        form = self._forms[number]
        self._looked += len(self._admits[cell]) + len(form.cell_of)
        costs = ((self._cost(form, place, cell), place) for place in self._admits[cell])
        open_ones = [(cost, place) for cost, place in costs if cost == 0 or (cost and form.tabu.get(place, 0) < step)]
        if not open_ones:
            return
        fewest = min(open_ones)[0]
        chance = digest(self._request.seed, "noise", step)
        if fewest == 0:
            chosen = self._wanted(form, [place for cost, place in open_ones if cost == 0])
        elif chance % NOISE:
            chosen = min((form.moved.get(place, -1), place) for cost, place in open_ones if cost == fewest)[1]
        else:
            chosen = open_ones[chance // NOISE % len(open_ones)][1]
        for other, out in self._thrown_out(form, chosen):
            self._remove(other, out, step)
        self._add(form, chosen, cell, step)

    def _cost(self, form: _Form, place: int, cell: int) -> int | None:
        """How many items go out when this one goes in; None where it cannot go in."""
        home = form.cell_of.get(place)
        if home is not None:
            return None if home == cell else 1
        return form.against[place] + self._threes(form, place) + self._sharing(form, place) if self._may(form, place) else None

    def _may(self, form: _Form, place: int) -> bool:
        """False where an item does not fit beside what stands on the form already, and where one of a form that is fixed would stand on
        another that may share none."""
        if form.number < len(self._unfit) and place in self._unfit[form.number]:
            return False
        return bool(self._max_shared) or not any(other.fixed and place in other.cell_of for other in self._forms if other is not form)

    def _threes(self, form: _Form, place: int) -> int:
        return sum(a in form.cell_of and b in form.cell_of for a, b in self._graph.threes.get(place, ()))

    def _sharing(self, form: _Form, place: int) -> int:
        return sum(len(form.cell_of.keys() & other.cell_of.keys()) >= self._max_shared for other in self._others_with(form, place))

    def _others_with(self, form: _Form, place: int) -> Iterator[_Form]:
        return (other for other in self._forms if other is not form and place in other.cell_of)

    def _thrown_out(self, form: _Form, place: int) -> list[tuple[_Form, int]]:
        """Who makes way for an item: itself where it stands in another cell; its enemies; one of two that give it away together; and
        of two forms that would share too much, an item that they share."""
        if place in form.cell_of:
            return [(form, place)]
        out = [(form, enemy) for enemy in self._graph.enemies[place] if enemy in form.cell_of] if form.against[place] else []
        gone = {enemy for _, enemy in out}
        for a, b in self._graph.threes.get(place, ()):
            if a in form.cell_of and b in form.cell_of and not gone & {a, b}:
                later = max((a, b), key=lambda name: (form.moved[name], name))
                gone.add(later)
                out.append((form, later))
        for other in self._others_with(form, place):
            shared = (form.cell_of.keys() & other.cell_of.keys()) - gone
            if len(shared) < self._max_shared:
                continue
            if not self._max_shared:
                out.append((other, place))
                continue
            oldest = min(shared, key=lambda name: (form.moved[name], name))
            gone.add(oldest)
            out.append((form, oldest))
        return out

    def _wanted(self, form: _Form, places: Sequence[int]) -> int:
        """Of items that fit: within the limits, on no other form, from the section that lacks most, calm; then in their order."""

        def rank(place: int) -> tuple[bool, int, int, int]:
            limits = self._request.limits
            over = any(holds and form.counts[n] >= limits[n].most for n, holds in enumerate(self._limited[place]))
            section = self._sections[place]
            lack = self._request.targets.get(section, 0) - form.sections.get(section, 0)
            return over, sum(1 for _ in self._others_with(form, place)), -lack, place

        ranked = sorted(places, key=rank)
        return next((place for place in ranked[:CALM] if self._calm(form, place)), ranked[0])

    def _calm(self, form: _Form, place: int) -> bool:
        item: Item = self._graph.items[place]
        return not any(self._request.enemies.interferes(item, self._graph.items[other]) for other in form.cell_of)

    def _shake(self, step: int) -> None:
        share = 10 // (1 + digest(self._request.seed, "share", step) % 3)
        for number, form in enumerate(self._forms):
            if not form.fixed:
                order = sorted(form.cell_of, key=lambda place: digest(self._request.seed, step, number, place))
                for place in order[: max(1, len(order) // share)]:
                    self._remove(form, place, step)
