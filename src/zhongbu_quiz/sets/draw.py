"""Deck + item bank -> drawn set: which items, in which order, in how many forms.

    pool ── cells, targets, materials ──> papers (greedy, then exchanges) ── equal difficulty ──> order ──> forms

On one form no item answers another, figures that can be computed from others included (rules 45 and 47); no fact is asked twice
(46); of a group of siblings and of one option set at most one stands (48). Every cell of the blueprint is filled exactly, or the
error says which cannot be. Chance is the order by digest of (seed, item id), so one more item leaves the others in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank, in_text_order
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.sets.cells import Cell, cells_of, section_of, targets
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.form import MATERIAL, DrawnSet, Form, Part
from zhongbu_quiz.sets.forms import load, papers
from zhongbu_quiz.sets.materials import bundles_of, needed, placed, whole_materials
from zhongbu_quiz.sets.order import apart, by_difficulty, with_option_order
from zhongbu_quiz.sets.pool import candidates
from zhongbu_quiz.sets.request import Paper, Request
from zhongbu_quiz.sets.traits import head_of

__all__ = ["candidates", "draw", "with_option_order"]

FORM_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw(deck: Deck, bank: Bank, seed: int | None = None, forms: int | None = None) -> DrawnSet:
    """The set that a deck draws. `seed` and `forms` replace the deck's own.

    Raises ContentError where the deck asks for more items than there are, or than can stand together; it says how many there are.
    """
    record = deck.record
    used_seed = record.seed if seed is None else seed
    count = record.forms if forms is None else forms
    sheets = _sheets(deck, bank, used_seed, count)
    arrange = _Arrangement(deck, bank, used_seed)
    made = tuple(
        arrange.form(number, sheets[min(number, len(sheets) - 1)], again=number >= len(sheets))
        for number in range(count)
    )
    return DrawnSet(deck.name, record.title, record.subtitle, used_seed, record.minutes, made)


def _sheets(deck: Deck, bank: Bank, seed: int, count: int) -> list[list[Item]]:
    """The items of each form that has its own; one sheet where all forms print the same items."""
    record = deck.record
    pool = candidates(deck, bank)
    cells = cells_of(deck, bank)
    if not cells:
        return [pool]
    pool = whole_materials([item for item in pool if any(cell.admits(item) for cell in cells)], bank.items)
    enemies = Enemies(bank.base, f"{record.title}\n{record.subtitle}")
    # Form A is the same whether it is asked for alone or with the others.
    sheets = max(count, record.forms) if record.form_mode == "distinct" else 1
    first = _with_materials(deck, cells, pool, enemies, seed, sheets)
    given = [[item for items in paper for item in items] for paper in first]
    pool = [item for item in pool if not item.material and any(enemies.fits(item, told) for told in given)]
    rest = [replace(cell, count=cell.count - len(items)) for cell, items in zip(cells, first[0], strict=True)]
    wanted = targets(cells, [*pool, *given[0]])
    wanted = {section: max(n - sum(section_of(item) == section for item in given[0]), 0) for section, n in wanted.items()}
    made = papers(deck, Request(rest, wanted, enemies, seed, given), pool, sheets, list(map(load, first)))
    return [[*mine, *(item for items in paper for item in items)] for mine, paper in zip(given, made, strict=True)]


def _with_materials(
    deck: Deck, cells: Sequence[Cell], pool: Sequence[Item], enemies: Enemies, seed: int, forms: int
) -> list[Paper]:
    """For each form the questions of its materials, by cell. Raises ContentError where the deck asks for more than there are."""
    wanted = deck.record.materials
    bundles = bundles_of(pool)
    count = needed(cells, pool) if wanted is None else wanted
    for number in range(count, -1, -1):
        found = placed(cells, bundles, enemies, seed, forms, number)
        if len(found) == forms:
            if number == count or wanted is None:
                return found
            words = f"asks for {count} materials, but only {number} on each of {forms} forms fit beside each other and into the counts"
            raise ContentError([deck.problem(("materials",), f"{words}; write {number} or less, or admit more")])
    raise AssertionError("no material fits always")


class _Arrangement:
    """Prints sheets as forms: parts in the usual order of kinds, items and options in the order of the form."""

    def __init__(self, deck: Deck, bank: Bank, seed: int) -> None:
        self._record = deck.record
        self._base = bank.base
        self._seed = seed

    def form(self, number: int, items: Iterable[Item], again: bool) -> Form:
        """One form; `again` where an earlier form has the same items, so that order and options must differ."""
        name = FORM_NAMES[number]
        of_kind: dict[str, list[Item]] = {}
        under: list[Item] = []
        for item in in_text_order(items, self._base):
            if item.material:
                under.append(item)
            else:
                of_kind.setdefault(item.kind, []).append(item)
        parts: list[Part] = []
        before: list[Item] = []
        for kind in KINDS:
            if kind not in of_kind:
                continue
            ordered = apart(self._ordered(of_kind[kind], name, again), self._head, before)
            before += ordered
            shown = tuple(with_option_order(item, self._seed, name) if number else item for item in ordered)
            parts.append(Part(kind, shown, self._record.points.get(kind, Decimal(1))))
        if under:
            parts.append(self._materials(name, under, number > 0, again))
        return Form(name, tuple(parts))

    def _materials(self, name: str, items: Iterable[Item], shuffled: bool, again: bool) -> Part:
        """The last part: the materials, each with its questions in their order."""
        groups = bundles_of(items)
        if again:
            groups.sort(key=lambda group: digest(self._seed, name, group[0].id))
        ordered = [item for group in groups for item in group]
        shown = tuple(with_option_order(item, self._seed, name) if shuffled else item for item in ordered)
        return Part(MATERIAL, shown, Decimal(1), tuple(map(self._worth, ordered)))

    def _worth(self, item: Item) -> Decimal:
        """The points of a question: those of its kind on the paper, else those of its parts."""
        return self._record.points.get(item.kind) or Decimal(sum(points for _, points in item.points or ()) or 1)

    def _ordered(self, items: list[Item], name: str, again: bool) -> list[Item]:
        if again:
            return by_difficulty(items, self._seed, name)
        return by_difficulty(items) if self._record.order == "difficulty" else items

    def _head(self, item: Item) -> str:
        return head_of(item, self._base)
