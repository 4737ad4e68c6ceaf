"""A deck that draws anew, and a set that stays as it was: the swaps by which all items but one stand where they stood.

In: the plan of a deck after a change (an item is included, or excluded), and the items of each sheet before it. Out: what the deck's `swap`
says then. So who fixes one question, or throws one out, finds the others unchanged, and the file tells everybody the same set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.exchange import Slot, check_swaps, equals, objection, slots
from zhongbu_quiz.sets.planning import Plan


def standing(plan: Plan) -> list[list[Item]]:
    """The items of each sheet as they stand, after the swaps of the deck."""
    sheets: list[list[Item]] = [[] for _ in plan.sheets]
    for slot in slots(plan):
        sheets[slot.sheet].append(slot.stands)
    return sheets


def steady(plan: Plan, before: Sequence[Sequence[Item]]) -> dict[str, str] | None:
    """The swaps with which the sheets of a plan hold the items that stood there `before`, as far as its deck does not exclude them; a place that
    is left gets what is drawn there, or the best that fits. None where that cannot be: then the draw stands as it is."""
    bare = _with(plan, {})
    if len(bare.sheets) != len(before):
        return None
    swaps: dict[str, str] = {}
    for number, items in enumerate(before):
        mine = [slot for slot in slots(bare) if slot.sheet == number]
        free = [slot for slot in mine if slot.drawn.id not in plan.deck.record.include]
        placed = _placed(mine, free, [item for item in items if item.id not in plan.deck.record.exclude])
        if placed is None:
            return None
        swaps |= placed
    filled = _with(plan, swaps)
    for slot in list(slots(filled)):
        if slot.stands is slot.drawn and objection(filled, slot, slot.drawn):
            best = next(iter(equals(filled, slot)), None)
            if best is None:
                return None
            swaps[slot.drawn.id] = best.id
            filled = _with(plan, swaps)
    try:
        check_swaps(filled)
    except ContentError:
        return None
    return swaps


def _placed(mine: Sequence[Slot], free: Iterable[Slot], wanted: Iterable[Item]) -> dict[str, str] | None:
    """For each wanted item that is not drawn by itself one of the `free` places, where another is drawn; None where one has none. Questions of
    materials come by themselves or not at all."""
    stay = {item.id: item for item in wanted}
    free = [slot for slot in free if slot.drawn.id not in stay]
    drawn = {slot.drawn.id for slot in mine}
    found: dict[str, str] = {}
    for item in stay.values():
        if item.id in drawn:
            continue
        home = next((slot for slot in free if not item.material and not slot.drawn.material and slot.cell.admits(item)), None)
        if home is None:
            return None
        free.remove(home)
        found[home.drawn.id] = item.id
    return found


def _with(plan: Plan, swaps: dict[str, str]) -> Plan:
    """The plan of the same deck with other swaps, which touch nothing of the draw."""
    deck = plan.deck
    return replace(plan, deck=deck.spelled_out(deck.record.model_copy(update={"swap": swaps}), {}))
