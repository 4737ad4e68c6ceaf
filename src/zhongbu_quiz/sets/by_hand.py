"""What a teacher chose by id (`include`, `exclude`, `swap`) -> an error for every id that the deck cannot keep to.

In: a deck, the bank, what the deck's selection makes of an item. Out: nothing, or all problems with their lines. Whether the chosen items
stand beside each other is not known before the draw: `planning` and `exchange` say that.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.short_id import LENGTH
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.paper_numbers import paper_number
from zhongbu_quiz.values.item_kinds import kind_name

_WHOLE = ":"
"""Stands in whole ids, which nobody types: `swap` writes them."""
_NEAR, _LIKE, _ALMOST = 2, 0.6, 0.8
"""How many ids are suggested for one that does not exist, and how like it they are (difflib's ratio): of short ids all characters but one."""


def check_ids(deck: Deck, bank: Bank, refused: Callable[[Item], str]) -> None:
    """Raise ContentError where an id is none, is not admitted (`refused` names the key of the deck that an item does not pass), or is chosen
    in two ways that cannot both be."""
    problems = [deck.problem(place, words) for place, words in (*_unknown(deck, bank, refused), *_contradictions(deck, bank))]
    if problems:
        raise ContentError(problems)


def check_kept(deck: Deck, bank: Bank, admitted: Sequence[Item]) -> None:
    """Raise ContentError where an item that the deck includes is not among those that it takes: for want of room, or since a question of
    its material is not admitted."""
    ids = {item.id for item in admitted}
    problems = []
    for number, name in enumerate(deck.record.include):
        if name not in ids:
            problems.append(deck.problem(("include", number), _left_out(bank.by_id[name])))
    if problems:
        raise ContentError(problems)


def _left_out(item: Item) -> str:
    if item.material:
        words = _(
            "{item!r} is left out: not all questions of its material {material!r} are admitted, and they come together; "
            "admit them, or remove it"
        )
        return words.format(item=item.id, material=item.material.id)
    words = _("{item!r} is left out: `max_items` and `per_fact` have no room for all that is included; write larger ones, or remove it")
    return words.format(item=item.id)


def no_such_item(name: str, bank: Bank) -> str:
    """What is said of an id that does not exist: ids that are like it, or where they are listed."""
    if paper_number(name):
        words = _("{item!r} is a number on a paper, and another draw has another item there; write the id, which stands at the end of the key")
        return words.format(item=name)
    near = difflib.get_close_matches(name, list(bank.by_id), _NEAR, _LIKE)
    if not near and len(name) == LENGTH:
        near = difflib.get_close_matches(name, list(bank.by_short_id), _NEAR, _ALMOST)
    if not near:
        return _("there is no item {item!r}; `zhongbu-quiz items DECK --all` lists them").format(item=name)
    either = _("{some} or {last}").format(some=near[0], last=near[-1]) if len(near) > 1 else near[0]
    return _("there is no item {item!r}; did you mean {near}?").format(item=name, near=either)


def _unknown(deck: Deck, bank: Bank, refused: Callable[[Item], str]) -> Iterator[tuple[Place, str]]:
    placed: list[tuple[Place, str]] = [(("sequence", number), name) for number, name in enumerate(deck.record.sequence)]
    valued: list[tuple[Place, str]] = [(("item_points", name), name) for name in deck.record.item_points]
    yield from ((place, no_such_item(name, bank)) for place, name in (*placed, *valued) if name not in bank.by_id)
    for place, name in _named(deck):
        item = bank.by_id.get(name)
        if item is None and place[0] == "swap" and _WHOLE in name:
            words = _("an exchange of items wrote this line, and {item!r} is there no more: its fact was removed, or is worded otherwise; delete "
                      "this line, and exchange the item anew, if you wish")  # fmt: skip
            yield place, words.format(item=name)
        elif item is None:
            yield place, no_such_item(name, bank)
        elif key := refused(item):
            words = _("the deck does not admit {item!r} (see `{key}`); remove it, or loosen `{key}`")
            yield place, words.format(item=name, key=key)


def _named(deck: Deck) -> Iterator[tuple[Place, str]]:
    """Every id that the deck names, with its place."""
    record = deck.record
    for key, names in (("include", record.include), ("exclude", record.exclude)):
        yield from (((key, number), name) for number, name in enumerate(names))
    for old, new in record.swap.items():
        yield ("swap", old), old
        yield ("swap", old), new


def _contradictions(deck: Deck, bank: Bank) -> Iterator[tuple[Place, str]]:
    record = deck.record
    for number, name in enumerate(record.include):
        if name in record.exclude:
            yield ("include", number), _("{item!r} stands in `exclude` too; remove it from one of the two").format(item=name)
        elif name in record.include[:number]:
            yield ("include", number), _("{item!r} stands twice; remove one").format(item=name)
    if record.swap and not record.kind_counts:
        words = _("a deck without `counts` or `blueprint` takes every item, so none stands for another; write `exclude` instead")
        yield ("swap",), words
        return
    seen: dict[str, str] = {}
    for old, new in record.swap.items():
        if words := _wrong_swap(deck, bank, old, new):
            yield ("swap", old), words
        elif new in seen:
            words = _("{new!r} stands for {old!r} already; choose another")
            yield ("swap", old), words.format(new=new, old=seen[new])
        seen.setdefault(new, old)


def _wrong_swap(deck: Deck, bank: Bank, old: str, new: str) -> str:
    """Why one item cannot stand for another, as far as it hangs on the two alone."""
    record = deck.record
    if old == new:
        return _("an item stands for itself; remove the line, or write another id after the colon")
    if old in record.include:
        return _("{item!r} is in `include`, so it always stands in the set; change it there").format(item=old)
    if old in record.exclude:
        words = _("{item!r} is in `exclude`, so it is never drawn; remove this line, or take it out of `exclude`")
        return words.format(item=old)
    if new in record.exclude:
        return _("{item!r} is in `exclude`; choose another, or take it out of `exclude`").format(item=new)
    if new in record.include:
        return _("{item!r} is in `include`, so it stands in the set already; choose another").format(item=new)
    items = [bank.by_id[name] for name in (old, new) if name in bank.by_id]
    for item in items:
        if item.material:
            return under_material(item)
    if len({item.kind for item in items}) > 1:
        words = _("{new!r} is a {new_kind} and {old!r} a {old_kind}; choose one of the same kind")
        return words.format(new=new, new_kind=kind_name(items[1].kind), old=old, old_kind=kind_name(items[0].kind))
    return ""


def under_material(item: Item) -> str:
    """Why a question of a material is not exchanged, and what to do."""
    assert item.material is not None
    words = _(
        "{item!r} is a question of the material {material!r}, whose questions come together; write it into `exclude`, "
        "and another material is drawn where there is one"
    )
    return words.format(item=item.id, material=item.material.id)
