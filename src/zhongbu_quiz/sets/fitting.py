"""Cells -> cells that can be filled: of a deck that says `fewer`, each asks for as many items as there are, up to what the deck counts.

In: the cells of a deck, its pool. Out: the cells with the counts of the fullest paper that is found; and in words, what is fewer than was asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhongbu_quiz.items.item import Choice, Item
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.cells import Cell, targets
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.engine import fullest
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.request import Request
from zhongbu_quiz.sets.words import deck_example, key_word
from zhongbu_quiz.values.item_kinds import kind_name


def fitted(cells: Sequence[Cell], pool: Sequence[Item], enemies: Enemies, seed: int) -> list[Cell]:
    """The cells with the counts that one paper can have, those with none left out; where nothing at all fits, as they are. Questions under a
    material come only with all of it, so they are not counted on."""
    alone = [item for item in pool if not item.material]
    asked = [replace(cell, count=min(cell.count, sum(map(cell.admits, alone)))) for cell in cells]
    asked = [cell for cell in asked if cell.count]
    (paper,), _missing = fullest(Request(asked, targets(asked, alone), enemies, seed), alone)
    found = [replace(cell, count=len(items)) for cell, items in zip(asked, paper, strict=True) if items]
    return found or list(cells)


def points_told(deck: Deck) -> tuple[str, ...]:
    """A line for each kind of items that the deck counts and whose points it does not say, though it says those of others."""
    words = _("`points` says nothing of {kind}, so each counts 1; write {kind}: 2 there, or what they are worth")
    return tuple(str(deck.problem(("points",), words.format(kind=kind_name(kind)))) for kind in deck.record.without_points)


def all_told(deck: Deck, drawn: DrawnSet) -> tuple[str, ...]:
    """A line that says that a paper has all items of a deck that counts none; nothing of any other deck."""
    if deck.record.kind_counts or deck.record.max_items is not None:
        return ()
    words = _("{deck}: says no counts, so all its {count} items stand on the paper; for fewer, write into the deck how many, such as: {line}")
    return (words.format(deck=deck.name, count=len(drawn.forms[0].items), line=deck_example()[1]),)


def by_options(items: Iterable[Item]) -> dict[int, list[int]]:
    """The numbers on the paper of a form's single choices, by how many options they have."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items, 1):
        if isinstance(item, Choice) and item.kind == "single_choice":
            numbers[len(item.options)].append(number)
    return dict(numbers)


def options_told(deck: Deck, drawn: DrawnSet) -> tuple[str, ...]:
    """A line that says how many single choices of a paper have fewer options than its others; nothing where all have as many."""
    numbers = by_options(drawn.forms[0].items)
    if len(numbers) < 2:
        return ()
    least, most = min(numbers), max(numbers)
    words = _("{deck}: {count} of the single choices have {least} options and the others {most}, since nothing else fits; for {most} in all, write "
              "into the deck: {line}")  # fmt: skip
    return (words.format(deck=deck.name, count=len(numbers[least]), least=least, most=most, line=f"{key_word('options')}: {most}"),)


def fewer_told(deck: Deck, drawn: DrawnSet) -> tuple[str, ...]:
    """A line that says of which kinds a set has fewer items than its deck counts; nothing where it has all."""
    have: Counter[str] = Counter(item.kind for item in drawn.forms[0].items)
    short = [(kind, count) for kind, count in deck.record.kind_counts.items() if have[kind] < count]
    if not short:
        return ()
    each = joined(_("{kind} {found} of {count}").format(kind=kind_name(kind), found=have[kind], count=count) for kind, count in short)
    words = _("{deck}: there are not enough items that can stand on one paper together: {each}; add facts for more")
    return (words.format(deck=deck.name, each=each),)
