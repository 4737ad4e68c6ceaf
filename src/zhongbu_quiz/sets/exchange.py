"""One item of a drawn set for another: what the deck's `swap` says, whether it can be, and what else could stand there.

In: a Plan. Out: the items that stand in the place of drawn ones; an error for each that cannot; for a place the items that are equal to what
was drawn there, the best first. Nothing else of the plan is touched: a swap comes after the draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.cells import Cell, section_of
from zhongbu_quiz.sets.planning import Plan
from zhongbu_quiz.sets.request import Request
from zhongbu_quiz.sets.traits import difficulty_of


@dataclass(frozen=True)
class Slot:
    """A place of a sheet: the cell that is filled there, what the draw takes, and what stands there after the swaps of the deck."""

    sheet: int
    cell: Cell
    drawn: Item
    stands: Item


def swapped(plan: Plan) -> dict[str, Item]:
    """The items that stand where others are drawn, by the id of what is drawn."""
    return {old: plan.bank.by_id[new] for old, new in plan.deck.record.swap.items()}


def slots(plan: Plan) -> Iterator[Slot]:
    """Every place of every sheet, in no order that is printed."""
    instead = swapped(plan)
    for number, sheet in enumerate(plan.sheets):
        for cell, items in zip(plan.cells, sheet, strict=False):
            yield from (Slot(number, cell, item, instead.get(item.id, item)) for item in items)


def check_swaps(plan: Plan) -> None:
    """Raise ContentError with the line of every swap whose item cannot stand in the place of what is drawn. A swap for an item that is not
    drawn says nothing."""
    if not plan.deck.record.swap:
        return
    problems = []
    for slot in slots(plan):
        if slot.stands is not slot.drawn and (why := objection(plan, slot, slot.stands)):
            words = _("{objection}; write another, or remove the line (zhongbu-quiz swap {deck} {item} chooses one)")
            words = words.format(objection=why, deck=plan.deck.name, item=slot.drawn.id)
            problems.append(plan.deck.problem(("swap", slot.drawn.id), words))
    if problems:
        raise ContentError(problems)


def objection(plan: Plan, slot: Slot, item: Item) -> str:
    """Why an item cannot stand in a place, in a sentence that names it; "" where it can."""
    if not slot.cell.admits(item):
        words = _("{item!r} does not fit the row that {drawn!r} fills: {items}")
        return words.format(item=item.id, drawn=slot.drawn.id, items=slot.cell.asked)
    rest, others = _beside(plan, slot)
    if any(other.id == item.id for other in rest):
        return _("{item!r} stands in the set already").format(item=item.id)
    if any(_shared(item, rest, form) > plan.deck.record.max_shared for form in others):
        return _("{item!r} stands on another form already").format(item=item.id)
    return plan.enemies.objection(item, rest)


def equals(plan: Plan, slot: Slot) -> list[Item]:
    """The items that can stand in a place, that which is drawn there aside: of the same kind and for the same row of the deck. The best first:
    those that keep the limits of a draw (figures, negative questions, true statements); where forms differ, equally difficult ones; what asks the
    same fact and is equally difficult; of the same section; of the nearest difficulty; those that do not interfere with others on the form; then
    by chance. What the deck has swapped away elsewhere does not come back."""
    record = plan.deck.record
    rest, others = _beside(plan, slot)
    used = {item.id for form in (rest, *others) for item in form}
    gone = {*record.exclude, *record.include, *record.swap} - {slot.drawn.id}
    limits = Request(plan.cells, {}, plan.enemies, plan.seed).limits

    def order(item: Item) -> tuple[object, ...]:
        over = sum(limit.holds(item) and sum(map(limit.holds, rest)) >= limit.most for limit in limits)
        gap = abs(difficulty_of(item) - difficulty_of(slot.drawn))
        interferes = any(plan.enemies.interferes(item, other) for other in rest)
        uneven = gap if len(plan.sheets) > 1 else 0
        alike = item.thing == slot.drawn.thing and not gap
        return over, uneven, not alike, section_of(item) != section_of(slot.drawn), gap, interferes, digest(plan.seed, item.id)

    able = [
        item
        for item in plan.pool
        if item.id not in used and item.id not in gone and item.id != slot.drawn.id and not item.material
        and slot.cell.admits(item) and not plan.enemies.printed(item) and plan.enemies.fits(item, rest)
    ]  # fmt: skip
    return sorted(able, key=order)


def _beside(plan: Plan, slot: Slot) -> tuple[list[Item], list[list[Item]]]:
    """What stands on the sheet beside a place, and on each other sheet, after the swaps."""
    forms: list[list[Item]] = [[] for _ in plan.sheets]
    for other in slots(plan):
        if (other.sheet, other.drawn.id) != (slot.sheet, slot.drawn.id):
            forms[other.sheet].append(other.stands)
    rest = forms.pop(slot.sheet)
    return rest, forms


def _shared(item: Item, rest: Sequence[Item], other: Sequence[Item]) -> int:
    """How many items two forms share when one item joins the first; 0 where it is none of them."""
    ids = {one.id for one in other}
    return sum(one.id in ids for one in (item, *rest)) if item.id in ids else 0
