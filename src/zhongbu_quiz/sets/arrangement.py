"""Sheets -> forms: parts in the usual order of kinds, items and options in the order of the form.

In: the items of a form, and which of them another stands for. Out: a Form. An item that stands for another stands in its place, so that
all others keep their order and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhongbu_quiz.chance import digest
from zhongbu_quiz.items.bank import Bank, in_text_order
from zhongbu_quiz.items.item import KINDS, Item, Kind
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.form import MATERIAL, Form, Part
from zhongbu_quiz.sets.marking import own_worth
from zhongbu_quiz.sets.materials import bundles_of
from zhongbu_quiz.sets.order import apart, by_difficulty, in_sequence, with_option_order
from zhongbu_quiz.sets.traits import head_of

FORM_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Arrangement:
    """Prints the sheets of a deck as forms."""

    def __init__(self, deck: Deck, bank: Bank, seed: int) -> None:
        self._record = deck.record
        self._base = bank.base
        self._seed = seed

    def form(self, number: int, items: Iterable[Item], again: bool, swapped: Mapping[str, Item]) -> Form:
        """One form; `again` where an earlier form has the same items, so that order and options must differ. `swapped` are the items that
        stand where the one of the id was drawn."""
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
            printed = [swapped.get(item.id, item) for item in ordered]
            if not again:
                printed = in_sequence(printed, self._record.sequence)
            shown = tuple(with_option_order(item, self._seed, name) if number else item for item in printed)
            parts.append(self._part(kind, shown))
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

    def _part(self, kind: Kind, items: tuple[Item, ...]) -> Part:
        """A part of one kind, whose items may differ in their points where these follow from the parts of their answers. A deck that
        promises a total counts one point for what it says nothing of."""
        values = tuple(self._worth(item) if self._record.total is None else self._record.worth_of(item) or Decimal(1) for item in items)
        return Part(kind, items, values[0], values if len(set(values)) > 1 else ())

    def _worth(self, item: Item) -> Decimal:
        """The points of a question: what the deck gives it, else those of its parts."""
        return self._record.worth_of(item) or own_worth(item)

    def _ordered(self, items: list[Item], name: str, again: bool) -> list[Item]:
        if again:
            return by_difficulty(items, self._seed, name)
        return by_difficulty(items) if self._record.order == "difficulty" else items

    def _head(self, item: Item) -> str:
        return head_of(item, self._base)
