"""One question of a paper fixed, let go, or thrown out for good; all others stay where they stand.

In: an opened deck, the id of an item that stands on its paper. Out: the deck's file written: `include` and `exclude`, and the swaps that keep the
rest as it was (`sets.steady`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.steady import standing, steady
from zhongbu_quiz.studio.deckfile import changed, write
from zhongbu_quiz.studio.opening import Opened


def keep(opened: Opened, item: str) -> None:
    """The item stands on the paper from now on, whatever else is drawn. Raises ContentError where it cannot, UserError where the file cannot be
    written."""
    record = opened.deck.record
    if item not in record.include:
        _choose(opened, [*record.include, item], list(record.exclude))


def release(opened: Opened, item: str) -> None:
    """The item is for the draw again, which leaves it where it is for now. Raises as `keep` does."""
    record = opened.deck.record
    if item in record.include:
        _choose(opened, [one for one in record.include if one != item], list(record.exclude))


def drop(opened: Opened, item: str) -> None:
    """The item never stands on the paper again; another takes its place. Raises as `keep` does, and where there is no other."""
    record = opened.deck.record
    if item not in record.exclude:
        _choose(opened, [one for one in record.include if one != item], [*record.exclude, item])


def stand_for(opened: Opened, old: str, new: str, order: Sequence[str]) -> None:
    """The item `new` stands on the paper in place of `old`, which never does again; `order`: the items of its part as they stood. Raises as `keep`
    does."""
    record = opened.deck.record
    here = [new if one == old else one for one in order]
    sequence = [*(one for one in record.sequence if one not in (*order, new)), *here]
    _choose(opened, [*(one for one in record.include if one != old), new], [*record.exclude, old], {"sequence": sequence})


def _choose(opened: Opened, include: list[str], exclude: list[str], more: Mapping[str, object] | None = None) -> None:
    deck = opened.deck
    if not deck.record.kind_counts:
        raise UserError(_("this paper takes every question that it admits; say first how many of each kind it shall hold"))
    before = standing(opened.plan(deck))
    chosen = {"include": include or None, "exclude": exclude or None}
    # what swaps said of the draw before is no longer so, and some of it might contradict what is chosen now
    bare = changed(deck, {**chosen, "swap": None}, opened.outputs)[1]
    swaps = steady(opened.plan(bare), before)
    write(deck, lambda: changed(deck, {**chosen, **(more or {}), "swap": swaps or None}, opened.outputs)[0])
