"""Deck + item bank -> plan: which items stand on each sheet and which cell each fills, before anything is put in order.

    pool ── included items, materials, then the rest (greedy, exchanges) ── equal difficulty ──> sheets by cell

In: a deck and a bank. Out: a Plan, from which `arrangement` makes forms and `exchange` says what may stand for what. Items that the deck
includes stand on every form where forms may share so many, else on form A.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.cells import Cell, cells_of, homes, section_of, targets
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.fitting import fitted
from zhongbu_quiz.sets.forms import load, papers
from zhongbu_quiz.sets.materials import bundles_of, needed, placed, whole_materials
from zhongbu_quiz.sets.pool import candidates, wrong_in_points
from zhongbu_quiz.sets.request import Paper, Request
from zhongbu_quiz.sets.short_ids import with_whole_ids
from zhongbu_quiz.sets.shortage import TooFew
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.shares import plain


@dataclass(frozen=True)
class Plan:
    """What a deck draws: the sheets (one for all forms that print the same items) by cell, for `forms` forms. A deck that takes everything
    has no cells, and all its items in one list. `pool` is what it could draw from."""

    deck: Deck
    bank: Bank
    seed: int
    forms: int
    pool: Sequence[Item]
    cells: Sequence[Cell]
    sheets: Sequence[Paper]
    enemies: Enemies

    def items(self, form: int) -> list[Item]:
        """The items of a form, as drawn."""
        return [item for items in self.sheets[min(form, len(self.sheets) - 1)] for item in items]


def planned(deck: Deck, bank: Bank, seed: int | None = None, forms: int | None = None) -> Plan:
    """The plan of a deck; `seed` and `forms` replace the deck's own. Raises ContentError where it cannot be drawn."""
    deck = with_whole_ids(deck, bank)
    record = deck.record
    used_seed = record.seed if seed is None else seed
    count = record.forms if forms is None else forms
    pool = list(candidates(deck, bank))
    cells = cells_of(deck, bank)
    enemies = Enemies(bank.base, f"{record.title}\n{record.subtitle}")
    if cells and record.fewer:
        cells = fitted(cells, pool, enemies, used_seed)
    sheets = [[pool]] if not cells else _Draw(deck, bank, pool, cells, enemies, used_seed).sheets(count)
    return Plan(deck, bank, used_seed, count, pool, cells, sheets, enemies)


AFTER_DRAW: dict[str, Any] = {"swap": {}, "sequence": (), "item_points": {}}
"""What a deck says of a set that is drawn already: of which items it is made hangs on none of it."""


def planned_anew(plan: Plan, deck: Deck) -> Plan:
    """The plan of a deck that differs from the one of a plan in nothing but what comes after the draw (`AFTER_DRAW`): as `planned` has it, without
    another draw. Raises ContentError where the deck names an item that cannot be kept to."""
    deck = with_whole_ids(deck, plan.bank)
    return replace(plan, deck=deck, pool=list(candidates(deck, plan.bank)))


class _Draw:
    """One draw of a deck that counts its items."""

    def __init__(self, deck: Deck, bank: Bank, pool: Sequence[Item], cells: Sequence[Cell], enemies: Enemies, seed: int) -> None:
        self._deck = deck
        self._bank = bank
        self._cells = cells
        self._enemies = enemies
        self._seed = seed
        included = [item for item in pool if item.id in deck.record.include]
        self._alone = [item for item in included if not item.material]
        self._materials = {item.material.id for item in included if item.material}
        self._pool = whole_materials([item for item in pool if any(cell.admits(item) for cell in cells)], bank.items)

    def sheets(self, forms: int) -> list[Paper]:
        """The items of each form that has its own, by cell; one sheet where all forms print the same items."""
        record = self._deck.record
        # Form A is the same whether it is asked for alone or with the others.
        count = max(forms, record.forms) if record.form_mode == "distinct" else 1
        chosen = self._included()
        under = self._under_materials(chosen, count)
        if self._everywhere(count):
            shared = max(record.max_shared - len(self._alone), 0)
            return self._filled([_joined(chosen, paper) for paper in under], count, shared)
        (first,) = self._filled([_joined(chosen, under[0])], 1, 0)
        return self._filled(under, count, record.max_shared, [_without(first, under[0])])

    def _everywhere(self, forms: int) -> bool:
        """Whether included items stand on every form: where forms may share so many."""
        return forms == 1 or self._deck.record.max_shared >= len(self._alone)

    def _filled(self, given: Sequence[Paper], count: int, max_shared: int, first: Sequence[Paper] = ()) -> list[Paper]:
        """Sheets on which `given` stands already, filled up; `first` is what fills the first of them, where that is known."""
        told = [[item for items in paper for item in items] for paper in given]
        fixed = {item.id for paper in given for items in paper for item in items}
        pool = [
            item for item in self._pool
            if not item.material and item.id not in fixed and any(self._enemies.fits(item, mine) for mine in told)
        ]  # fmt: skip
        rest = [replace(cell, count=cell.count - len(items)) for cell, items in zip(self._cells, given[0], strict=True)]
        wanted = targets(self._cells, [*pool, *told[0]])
        wanted = {section: max(n - sum(section_of(item) == section for item in told[0]), 0) for section, n in wanted.items()}
        request = Request(rest, wanted, self._enemies, self._seed, told)
        try:
            made = papers(self._deck, request, pool, count, max_shared, list(map(load, given)), first)
        except TooFew as error:
            raise TooFew([*error.problems, *self._beside_included(), *self._wrong_in_points()], error.short) from None
        return [_joined(mine, paper) for mine, paper in zip(given, made, strict=True)]

    def _included(self) -> Paper:
        """The items that the deck includes, each in a cell that admits it. Raises ContentError where one has no place in the set."""
        problems = []
        for number, item in enumerate(self._alone):
            if words := self._no_place(item, self._alone[:number]):
                problems.append(self._deck.problem(self._place(item), words))
        if problems:
            raise ContentError(problems)
        room = [cell.count for cell in self._cells]
        found = homes(self._cells, self._alone, room)
        if found is None:
            words = _("includes more items than `{key}` has room for; remove some, or write larger counts")
            raise ContentError([self._deck.problem(("include",), words.format(key=self._cells[0].place[0]))])
        paper: Paper = [[] for _ in self._cells]
        for item, home in zip(self._alone, found, strict=True):
            paper[home].append(item)
        return paper

    def _beside_included(self) -> list[Problem]:
        """What to think of where the rest of a set cannot be drawn."""
        words = _(
            "what is included stands in the set already, and keeps out what would answer it; what is said of the counts is what is left "
            "beside it; remove some of it, or change the counts"
        )
        return [self._deck.problem(("include",), words)] if self._deck.record.include else []

    def _wrong_in_points(self) -> list[Problem]:
        """What keeps written answers out of a set that cannot be drawn: the parts of an answer have points, which add up to what the deck
        gives the whole, or the item is not drawn."""
        sums: dict[str, set[int]] = {}
        for item in wrong_in_points(self._deck, self._bank):
            if any(cell.admits(item) for cell in self._cells):
                sums.setdefault(item.kind, set()).add(sum(points for _, points in item.points or ()))
        words = _(
            "gives each {kind} {points} points; others could stand here, but the points of the parts of their answers make {sums}, so they are left "
            "out, and the whole material of such a question with them; write {sums} there, or admit more"
        )
        return [
            self._deck.problem(
                ("points", kind),
                words.format(kind=kind_name(kind), points=plain(self._deck.record.points[kind]), sums=_(" or ").join(map(str, sorted(made)))),
            )
            for kind, made in sums.items()
        ]  # fmt: skip

    def _no_place(self, item: Item, before: Sequence[Item]) -> str:
        if not any(cell.admits(item) for cell in self._cells):
            key = self._cells[0].place[0]
            words = _("no row of `{key}` takes {item!r}, a {kind} of {section}; remove it, or add a row for it")
            return words.format(key=key, item=item.id, kind=kind_name(item.kind), section="·".join(section_of(item)))
        objection = self._enemies.objection(item, before)
        if not objection:
            return ""
        alone = not before or self._enemies.printed(item)
        words = _("{objection}; remove it") if alone else _("{objection}; remove one of them")
        return words.format(objection=objection)

    def _place(self, item: Item) -> tuple[str, int]:
        return "include", self._deck.record.include.index(item.id)

    def _under_materials(self, chosen: Paper, forms: int) -> list[Paper]:
        """For each form the questions of its materials, by cell, beside the included items. Raises ContentError where the deck asks for more
        than there are."""
        wanted = self._deck.record.materials
        room = [replace(cell, count=cell.count - len(items)) for cell, items in zip(self._cells, chosen, strict=True)]
        bundles = bundles_of(self._pool)
        must = [bundle for bundle in bundles if bundle[0].material and bundle[0].material.id in self._materials]
        beside = [self._alone] * (forms if self._everywhere(forms) else 1)
        count = max(needed(room, self._pool), len(must)) if wanted is None else wanted
        for number in range(count, -1, -1) if len(must) == len(self._materials) else ():
            found = placed(room, bundles, self._enemies, self._seed, forms, number, must, beside)
            if len(found) == forms:
                if number == count or wanted is None:
                    return found
                words = _(
                    "asks for {count} materials, but only {number} on each of {forms} forms fit beside each other and into the counts; "
                    "write {number} or less, or admit more"
                )
                problem = self._deck.problem(("materials",), words.format(count=count, number=number, forms=forms))
                raise ContentError([problem, *self._beside_included(), *self._wrong_in_points()])
        raise ContentError([self._deck.problem(("include",), _no_room(self._materials, wanted))])


def _no_room(materials: set[str], wanted: int | None) -> str:
    """Why the materials of included questions cannot stand in the set."""
    if wanted is not None and wanted < len(materials):
        words = _("includes questions of {count} materials, but `materials` is {wanted}; remove some, or write {count} there")
        return words.format(count=len(materials), wanted=wanted)
    words = _("includes the material {names}, which does not fit beside the other included items and into the counts; remove it, or make room")
    return words.format(names=joined(sorted(materials)))


def _joined(one: Paper, other: Paper) -> Paper:
    return [[*mine, *theirs] for mine, theirs in zip(one, other, strict=True)]


def _without(paper: Paper, gone: Paper) -> Paper:
    ids = {item.id for items in gone for item in items}
    return [[item for item in items if item.id not in ids] for items in paper]
