"""One item of the drawn set exchanged for an equal one, in the deck file: everybody who reads the file draws the same set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.errors import ContentError, UserError, problem
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.yamledit import with_entry
from zhongbu_quiz.loading.yamlfile import parse_yaml, read_text
from zhongbu_quiz.messages import _, as_typed, joined
from zhongbu_quiz.sets.by_hand import no_such_item, under_material
from zhongbu_quiz.sets.deck import Deck, deck_of
from zhongbu_quiz.sets.draw import arranged
from zhongbu_quiz.sets.exchange import Slot, check_swaps, equals, objection, slots
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.paper_numbers import at_number, first_of_several, paper_number
from zhongbu_quiz.sets.planning import Plan
from zhongbu_quiz.sets.short_ids import several
from zhongbu_quiz.sets.words import form_named
from zhongbu_quiz.studio.deckfile import write
from zhongbu_quiz.studio.opening import Opened


@dataclass(frozen=True)
class Place:
    """Where an item stands on paper: the form, and its number there."""

    form: str
    number: int


@dataclass(frozen=True)
class Swap:
    """An exchange: where the item stands, what stood there, what the draw takes there (the same, unless it was exchanged before), and what
    can stand there instead, the best first. `new` is what stands there now; None where nothing else can. `path` is the deck file."""

    path: Path
    places: tuple[Place, ...]
    old: Item
    drawn: Item
    choices: tuple[Item, ...]
    new: Item | None


def choices(opened: Opened, item: str, to: str | None = None, form: str | None = None) -> Swap:
    """What `swap` would do, without doing it: `item` is an id, or a number on the paper of `form` (default: A).

    The next of `choices` comes after the one that stands there now, and after the last what the draw takes itself. `to` names the new item.
    Raises UserError where there is no such item, where it is not for the draw to exchange, or where `to` cannot stand there; ContentError
    where the deck cannot be drawn.
    """
    return _look(opened, item, to, form)[0]


def swap(opened: Opened, item: str, to: str | None = None, form: str | None = None) -> Swap:
    """Exchange one item and write that into the deck file, in which all else stays as it is. Raises UserError as `choices` does, and where
    nothing else can stand there or the file cannot be written."""
    found, plan = _look(opened, item, to, form)
    if found.new is None:
        words = _("{item}: no other item of this kind can stand there; admit more, or loosen the row that it fills")
        raise UserError(words.format(item=found.drawn.id))
    _write(opened.deck, plan.deck.typed(found.drawn.id), found.drawn, found.new)
    return found


def _look(opened: Opened, item: str, to: str | None, form: str | None) -> tuple[Swap, Plan]:
    deck = opened.deck
    if not deck.record.kind_counts:
        words = _("takes every item that it admits, so none stands for another; write `exclude: [{item}]` into it")
        raise UserError(str(deck.problem((), words.format(item=item))))
    plan = opened.plan(deck)
    deck = plan.deck
    check_swaps(plan)
    drawn = arranged(plan)
    old = _named(drawn, plan, item, form)
    mine = [slot for slot in slots(plan) if slot.stands.id == old.id]
    if old.id in deck.record.include:
        place = ("include", deck.record.include.index(old.id))
        words = _("{item!r} is included, so it always stands in the set; change it here")
        raise ContentError([deck.problem(place, words.format(item=old.id))])
    if old.material:
        raise UserError(under_material(old))
    able = tuple(one for one in equals(plan, mine[0]) if not any(objection(plan, slot, one) for slot in mine[1:]))
    new = _wanted(plan, mine, to) if to else _next(able, mine[0])
    return Swap(deck.path, _places(drawn, old), old, mine[0].drawn, able, new), plan


def _named(drawn: DrawnSet, plan: Plan, item: str, form: str | None) -> Item:
    """The item of an id or a number. Raises UserError where the set has none."""
    forms = {one.name: one for one in drawn.forms}
    if form is None and not plan.bank.named(item) and form_named(item[:1]) in forms and paper_number(item[1:]):
        form, item = item[:1], item[1:]  # A3
    letter = form_named(form or "")
    if form is not None and letter not in forms:
        words = _("--form {form}: {deck} has the forms {forms}; write one of them")
        raise UserError(words.format(form=form, deck=plan.deck.name, forms=joined(forms)))
    number = None if plan.bank.named(item) else paper_number(item)
    if number:
        chosen = forms[letter] if form else drawn.forms[0]
        found = at_number(chosen, *number)
        if found is None:
            words = _("{item}: form {form} of {deck} has the numbers 1 to {last}; write one of them, or an id")
            raise UserError(words.format(item=item, form=chosen.name, deck=plan.deck.name, last=len(chosen.items)))
        return found
    if not plan.bank.named(item) and (first := first_of_several(item)):
        words = _("{item}: one question is exchanged at a time; write one number, such as: zhongbu-quiz swap {deck} {number}")
        raise UserError(words.format(item=item, deck=as_typed(plan.deck.name), number=as_typed(first)))
    item = _whole(item, plan)
    name = plan.deck.record.swap.get(item, item)
    for one in [forms[letter]] if form else drawn.forms:
        found = next((other for other in one.items if other.id == name), None)
        if found:
            return found
    if item not in plan.bank.by_id:
        raise UserError(no_such_item(item, plan.bank))
    if form:
        words = _("{item}: does not stand in form {form} that {deck} draws; write an id or a number of that form")
    else:
        words = _("{item}: does not stand in the set that {deck} draws; `zhongbu-quiz items {deck}` lists what does")
    raise UserError(words.format(item=item, form=letter, deck=plan.deck.name))


def _whole(name: str, plan: Plan) -> str:
    """The id that a short one stands for; any other word as it is. Raises UserError where it stands for several items."""
    found = plan.bank.named(name)
    if len(found) > 1:
        raise UserError(several(name, found))
    return found[0].id if found else name


def _next(able: Sequence[Item], slot: Slot) -> Item | None:
    """The choice after the one that stands there; after the last, what the draw takes itself."""
    ids = [one.id for one in able]
    after = ids.index(slot.stands.id) + 1 if slot.stands.id in ids else 0
    if after < len(able):
        return able[after]
    return slot.drawn if slot.stands is not slot.drawn else None


def _wanted(plan: Plan, mine: Sequence[Slot], to: str) -> Item:
    """The item that somebody named. Raises UserError where it cannot stand there."""
    item = plan.bank.by_id.get(to := _whole(to, plan))
    if item is None:
        raise UserError(_("--to: {words}").format(words=no_such_item(to, plan.bank)))
    if item.id == mine[0].stands.id:
        raise UserError(_("--to {item}: stands there already; name another").format(item=to))
    if item.id not in {one.id for one in plan.pool}:
        words = _("--to {item}: {deck} does not admit it (`select`, `exclude`, `options`, `points`); name another, or loosen them")
        raise UserError(words.format(item=to, deck=plan.deck.name))
    why = under_material(item) if item.material else next(filter(None, (objection(plan, slot, item) for slot in mine)), "")
    if why:
        raise UserError(_("--to: {objection}; name another (--dry-run lists those that can)").format(objection=why))
    return item


def _places(drawn: DrawnSet, item: Item) -> tuple[Place, ...]:
    return tuple(
        Place(form.name, number) for form in drawn.forms for number, one in enumerate(form.items, 1) if one.id == item.id
    )


def _write(deck: Deck, key: str, drawn: Item, new: Item) -> None:
    """Write a swap into the deck's file, in which `key` stands for what is drawn. Raises UserError where it ships with the program, cannot be
    written, or would become another deck."""
    write(deck, lambda: _swapped(deck, key, drawn, new))


def _swapped(deck: Deck, key: str, drawn: Item, new: Item) -> str:
    """The text of the deck's file with a swap. Raises UserError where it would become another deck."""
    path = deck.path.resolve()
    value = None if new is drawn else new.id
    swaps = {**deck.record.swap, key: new.id}
    if value is None:
        del swaps[key]
    try:
        text = with_entry(read_text(path), "swap", key, value)
        made = deck_of(parse_yaml(path, text), OUTPUTS, deck.world)
        if made.record != deck.record.model_copy(update={"swap": swaps}):
            raise ValueError("another deck")
    except (ValueError, ContentError):
        written = ", ".join(f'"{one}": "{other}"' for one, other in swaps.items())
        words = _("is laid out so that nothing can be added safely; write into it yourself: {lines}")
        raise UserError(str(problem(deck.path, 0, words.format(lines=f"swap: {{{written}}}")))) from None
    return text
