"""A paper put together: what a deck asks for, how much there is of it, and what it cannot have; and the deck file that says so from then on.

In: an opened deck, and what somebody wants instead. Out: a Composition, which a screen shows; or the file written. The set itself is drawn
from that file by everybody in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import blake2b

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.cells import Cell, cells_of
from zhongbu_quiz.sets.deck import BlueprintRow, Deck, DeckRecord
from zhongbu_quiz.sets.draw import candidates
from zhongbu_quiz.sets.shortage import TooFew
from zhongbu_quiz.sets.words import value_word
from zhongbu_quiz.studio.deckfile import changed, write
from zhongbu_quiz.studio.deckform import FILTERS, Wanted, changed_meanwhile, filled_in, is_plain, rows_of
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.shares import plain

MOST_FORMS = 4
"""So many forms are offered; a class has neighbours on each side, and no more."""
_CHOSEN = {"include", "exclude", "swap", "seed", "sequence", "item_points"}
"""What a deck says of single items, and of which set is drawn: no part of what is filled in, so both can be changed side by side."""


@dataclass(frozen=True)
class Value:
    """A value that a filter may have: what it is called, how many facts have it, and whether it is chosen."""

    value: str
    name: str
    facts: int
    chosen: bool


@dataclass(frozen=True)
class Row:
    """Items of one kind that the paper holds. `told`: conditions of the row that are not changed here. `there`: how many there are;
    `wrong`: why there cannot be as many as are asked for ("" where there can)."""

    kind: str
    title: str
    told: str
    difficulty: str
    count: int
    points: str
    there: int
    wrong: str = ""

    @property
    def usual(self) -> str:
        """What each is worth where nothing else is said (`sets.marking.own_worth`); "" where its author may have given its parts points."""
        return "" if self.kind == "short_answer" else "1"


@dataclass(frozen=True)
class Composition:
    """A deck as somebody puts it together. `counted`: whether it says how many items it holds; without that it takes all. `kept`:
    conditions that only its file changes. `wrong`: why it cannot be drawn, a line each. `seen`: by which one knows whether it asks for the same
    still."""

    name: str
    record: DeckRecord
    rows: tuple[Row, ...]
    filters: Mapping[str, tuple[Value, ...]]
    kept: str
    wrong: tuple[str, ...]
    seen: str

    @property
    def counted(self) -> bool:
        """Whether the deck says how many items it holds."""
        return bool(self.record.kind_counts)

    @property
    def items(self) -> int:
        """How many items stand on a form."""
        return sum(row.count for row in self.rows)

    @property
    def total(self) -> str:
        """The points of a form; "" where they hang on what is drawn."""
        asked = [(self.record.points.get(row.kind) or row.usual, row.count) for row in self.rows if row.count]
        if self.record.part_points or self.record.item_points or not all(each for each, _count in asked):
            return ""
        return plain(sum((Decimal(each) * count for each, count in asked), Decimal(0)))


def composition(opened: Opened, wanted: Wanted | None = None, searched: bool = True) -> Composition:
    """The deck as its file has it, or as it would be with what somebody wants. `searched`: whether a set is looked for that holds all of it, which
    takes a moment; what is plainly not there is said at once. Raises UserError where a count is none, ContentError where it can be no deck."""
    deck = opened.deck if wanted is None else filled_in(opened, wanted)[1]
    pool = _pool(deck, opened)
    rows = [_row(deck, row, opened, pool) for row in rows_of(deck, opened)]
    wrong: tuple[str, ...] = ()
    if searched and (pool is None or not any(row.wrong for row in rows)):  # to search for what is plainly not there takes longest
        best, wrong = _wrong(deck, opened)
        places = _places(deck, rows)
        rows = [replace(row, wrong=_beside_others(best[place])) if place in best else row for row, place in zip(rows, places, strict=True)]
    filters = {name: _values(name, deck, opened) for name in FILTERS}
    return Composition(deck.name, deck.record, tuple(rows), filters, _kept(deck), wrong, _seen(opened.deck))


def save(opened: Opened, wanted: Wanted, known: str) -> None:
    """Write what somebody wants into the deck's file. `known`: what it asked for when she saw it (`Composition.seen`). Raises UserError where another
    has changed that since or where it cannot be written, ContentError where it would be no deck."""
    check_seen(known, _seen(opened.deck))
    write(opened.deck, lambda: filled_in(opened, wanted)[0])


def redraw(opened: Opened, known: str) -> None:
    """Another set of the same kind: the next seed, without the swaps of the one before. Raises UserError as `save` does."""
    check_seen(known, _seen(opened.deck))
    values = {"seed": opened.deck.record.seed + 1, "swap": None}
    write(opened.deck, lambda: changed(opened.deck, values, opened.outputs)[0])


def check_seen(known: str, now: str) -> None:
    """Raises UserError where a deck is `now` not what somebody saw of it."""
    if known != now:
        raise changed_meanwhile()


def _seen(deck: Deck) -> str:
    """By which one knows whether a deck still asks for the same."""
    return blake2b(deck.record.model_dump_json(exclude=_CHOSEN).encode(), digest_size=8).hexdigest()


def _places(deck: Deck, rows: Sequence[Row]) -> list[Place]:
    """Where the file asks for each row: by its kind, or by its number in the blueprint."""
    return [("blueprint", number) if deck.record.blueprint else ("counts", row.kind) for number, row in enumerate(rows)]


def _cell(row: BlueprintRow, opened: Opened) -> Cell:
    """A row as the draw sees it, be it empty."""
    record = DeckRecord.model_construct(blueprint=(row,))
    return cells_of(Deck(record, opened.deck.path), opened.bank)[0]


def _pool(deck: Deck, opened: Opened) -> list[Item] | None:
    """What the deck admits; None where that is nothing, which the draw tells."""
    try:
        return list(candidates(deck, opened.bank))
    except ContentError:
        return None


def _row(deck: Deck, row: BlueprintRow, opened: Opened, pool: Sequence[Item] | None) -> Row:
    there = sum(map(_cell(row, opened).admits, pool or ()))
    points = deck.record.points.get(row.kind)
    wrong = _("there are only {count}").format(count=there) if there < row.count and not deck.record.fewer else ""
    told = () if is_plain(row) else (row.document, row.section, row.level, *(row.models or ()), *(row.regions or ()), *_weights(row))
    title = kind_name(row.kind)
    return Row(
        row.kind, title, joined(filter(None, told)), row.difficulty or "", row.count, "" if points is None else plain(points), there, wrong
    )


def _weights(row: BlueprintRow) -> list[str]:
    return [weight_called(str(weight)) for weight in row.weight or ()]


def weight_called(weight: str) -> str:
    """How a weight of facts is called."""
    return {"3": _("core"), "2": _("usual"), "1": _("minor")}[weight]


def _wrong(deck: Deck, opened: Opened) -> tuple[dict[Place, int], tuple[str, ...]]:
    """Why a deck cannot be drawn: of the rows that are short how many could be had, by their places; what else speaks against it, a line each."""
    if deck.record.kind_counts:
        try:
            opened.plan(deck)
        except TooFew as error:
            of_rows = {short.problem for short in error.short}
            told = tuple(problem.message for problem in error.problems if problem not in of_rows)
            return {short.cell.place: short.best for short in error.short}, told
        except ContentError as error:
            return {}, tuple(problem.message for problem in error.problems)
    return {}, ()


def _beside_others(best: int) -> str:
    """Why a row is short of which so many can be had."""
    if best:
        return _("only {count} of them can stand on one paper with the others, which would answer each other").format(count=best)
    return _("none of them can stand on one paper with the others, which would answer each other")


def _values(name: str, deck: Deck, opened: Opened) -> tuple[Value, ...]:
    """What a filter may be set to, with what is chosen; none where there is nothing to choose from."""
    facts = opened.bank.base.facts
    if name == "sections":  # in the order of the text
        found = Counter(section for fact in facts for section in dict.fromkeys(source.section for source in fact.sources if source.section))
    elif name == "tags":
        found = Counter(tag for fact in facts for tag in dict.fromkeys(tag.partition("::")[0] for tag in fact.tags))
    else:
        found = Counter(str(fact.record.weight) for fact in facts)
    chosen = {str(value) for value in getattr(deck.record.select, name) or ()}
    names = [*found, *(value for value in sorted(chosen) if value not in found)]
    if name == "weight":
        names.sort(reverse=True)
    called = weight_called if name == "weight" else str
    return tuple(Value(value, called(value), found[value], value in chosen) for value in names) if len(names) > 1 else ()


def _kept(deck: Deck) -> str:
    """The conditions of a deck that stand in its file alone, in words."""
    select = deck.record.select.model_copy(update=dict.fromkeys((*FILTERS, "item_kinds", "levels", "models", "without_models")))
    return select.told


def difficulty_called(difficulty: str) -> str:
    """How a difficulty is called."""
    return value_word("difficulty", difficulty)


