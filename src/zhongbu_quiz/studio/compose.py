"""A paper put together: what a deck asks for, how much there is of it, and what it cannot have; and the deck file that says so from then on.

In: an opened deck, and what somebody wants instead. Out: a Composition, which a screen shows; or the file written. The set itself is drawn
from that file by everybody in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.cells import Cell, cells_of
from zhongbu_quiz.sets.deck import BlueprintRow, Deck, DeckRecord
from zhongbu_quiz.sets.draw import candidates
from zhongbu_quiz.sets.planning import planned
from zhongbu_quiz.sets.shortage import TooFew
from zhongbu_quiz.sets.words import value_word
from zhongbu_quiz.studio.deckfile import changed, write
from zhongbu_quiz.studio.desk import seen
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.shares import plain

DIFFICULTIES = ("easy", "medium", "hard")
MOST_FORMS = 4
"""So many forms are offered; a class has neighbours on each side, and no more."""
_FILTERS = ("sections", "tags", "weight")
"""The conditions of `select` that somebody chooses from a list; all others stay as the file has them."""


@dataclass(frozen=True)
class Wanted:
    """What somebody filled in: for each row of the composition its count, its points and its difficulty ("": any), as they were typed; of
    each filter the values that are chosen, where none means all."""

    title: str
    minutes: str
    forms: str
    form_mode: str
    school: str
    counts: Sequence[str]
    points: Sequence[str]
    difficulties: Sequence[str]
    filters: Mapping[str, Sequence[str]]


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


@dataclass(frozen=True)
class Composition:
    """A deck as somebody puts it together. `counted`: whether it says how many items it holds; without that it takes all. `kept`:
    conditions that only its file changes. `wrong`: why it cannot be drawn, a line each. `seen`: the file as it was read."""

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
        """The points of a form; "" where they hang on what is drawn, or none are said."""
        if self.record.part_points or not self.record.points:
            return ""
        return plain(sum((self.record.points.get(row.kind, Decimal(0)) * row.count for row in self.rows), Decimal(0)))


def composition(opened: Opened, wanted: Wanted | None = None) -> Composition:
    """The deck as its file has it, or as it would be with what somebody wants. Raises ContentError where that can be no deck."""
    deck = opened.deck if wanted is None else _changed(opened, wanted)[1]
    pool = _pool(deck, opened)
    rows = [_row(deck, row, opened, pool) for row in _rows(deck, opened)]
    wrong: tuple[str, ...] = ()
    if pool is None or not any(row.wrong for row in rows):  # to search for what is plainly not there takes longest
        best, wrong = _wrong(deck, opened)
        places = _places(deck, rows)
        rows = [replace(row, wrong=_beside_others(best[place])) if place in best else row for row, place in zip(rows, places, strict=True)]
    filters = {name: _values(name, deck, opened) for name in _FILTERS}
    return Composition(deck.name, deck.record, tuple(rows), filters, _kept(deck), wrong, seen(opened.deck))


def save(opened: Opened, wanted: Wanted, known: str) -> None:
    """Write what somebody wants into the deck's file. `known`: the file as it was when she saw it. Raises UserError where another has changed it
    since or where it cannot be written, ContentError where it would be no deck."""
    check_seen(opened, known)
    write(opened.deck, lambda: _changed(opened, wanted)[0])


def redraw(opened: Opened, known: str) -> None:
    """Another set of the same kind: the next seed, without the swaps of the one before. Raises UserError as `save` does."""
    check_seen(opened, known)
    values = {"seed": opened.deck.record.seed + 1, "swap": None}
    write(opened.deck, lambda: changed(opened.deck, values, opened.outputs)[0])


def check_seen(opened: Opened, known: str) -> None:
    """Raises UserError where a deck's file is not the one that somebody saw."""
    if known != seen(opened.deck):
        raise UserError(_("this paper was changed in the meantime, in another window or by hand; nothing was done: look at it again"))


def _rows(deck: Deck, opened: Opened) -> list[BlueprintRow]:
    """The rows of a deck, and for each kind that the project has an empty one, where there is none that takes any item of it."""
    record = deck.record
    rows = list(record.blueprint) or [BlueprintRow.model_construct(kind=kind, count=count) for kind, count in record.counts.items()]
    open_kinds = {row.kind for row in rows if _is_plain(row) and not row.difficulty}
    there = {item.kind for item in opened.bank.items}
    rows += [BlueprintRow.model_construct(kind=kind, count=0) for kind in KINDS if kind in there and kind not in open_kinds]
    return rows if record.blueprint else sorted(rows, key=lambda row: KINDS.index(row.kind))


def _is_plain(row: BlueprintRow) -> bool:
    """Whether a row asks for nothing but a kind and a difficulty."""
    return row.model_fields_set <= {"kind", "count", "difficulty"}


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
        return candidates(deck, opened.bank)
    except ContentError:
        return None


def _row(deck: Deck, row: BlueprintRow, opened: Opened, pool: Sequence[Item] | None) -> Row:
    there = sum(map(_cell(row, opened).admits, pool or ()))
    points = deck.record.points.get(row.kind)
    wrong = _("there are only {count}").format(count=there) if there < row.count and not deck.record.fewer else ""
    told = () if _is_plain(row) else (row.document, row.section, row.level, *(row.models or ()), *(row.regions or ()), *_weights(row))
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
            planned(deck, opened.bank)
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
    select = deck.record.select.model_copy(update=dict.fromkeys((*_FILTERS, "item_kinds", "levels", "models", "without_models")))
    return select.told


def _changed(opened: Opened, wanted: Wanted) -> tuple[str, Deck]:
    """The text of the deck's file with what somebody wants, and the deck that it is."""
    deck = opened.deck
    record = deck.record
    rows = _asked(_rows(deck, opened), wanted)
    kinds = {row.kind for row in rows if row.count}
    points = {
        row.kind: typed for row, typed in zip(_rows(deck, opened), wanted.points, strict=True)
        if typed.strip() and row.kind in kinds and row.kind not in record.part_points
    }  # fmt: skip
    values: dict[str, object | None] = {
        "title": wanted.title.strip(),
        "minutes": wanted.minutes,
        "forms": wanted.forms,
        "form_mode": wanted.form_mode if wanted.form_mode != "reorder" or "form_mode" in record.model_fields_set else None,
        "school": wanted.school.strip() or None,
        "points": points or None,
        "select": _select(record, wanted, kinds),
        "part_points": {kind: each for kind, each in record.part_points.items() if kind in kinds} or None,
        **_counts(rows),
    }
    if record.total is not None:
        values["total"] = plain(_sum(rows, points)) if all(row.kind in points for row in rows if row.count) else None
    if record.max_shared and wanted.form_mode != "distinct":
        values["max_shared"] = None
    return changed(deck, {key: value for key, value in values.items() if _differs(record, key, value)}, opened.outputs)


def _asked(rows: Sequence[BlueprintRow], wanted: Wanted) -> list[BlueprintRow]:
    """The rows with the counts and difficulties that somebody wants. Raises UserError where a count is none, or where the rows are not those that
    she saw."""
    if not len(rows) == len(wanted.counts) == len(wanted.points) == len(wanted.difficulties):
        raise UserError(_("this paper was changed in the meantime, in another window or by hand; nothing was done: look at it again"))
    found = []
    for row, count, difficulty in zip(rows, wanted.counts, wanted.difficulties, strict=True):
        typed = count.strip() or "0"
        if not typed.isdecimal() or int(typed) > 500:
            raise UserError(_("{kind}: write how many as a number up to 500 (got {count!r})").format(kind=kind_name(row.kind), count=count))
        change: dict[str, object] = {"count": int(typed)}
        if _is_plain(row):
            change["difficulty"] = difficulty if difficulty in DIFFICULTIES else None
        found.append(row.model_copy(update=change))
    return found


def _counts(rows: Sequence[BlueprintRow]) -> dict[str, object | None]:
    """Rows as a deck writes them: counts of kinds where they ask for nothing else, a blueprint where they do."""
    asked = [row for row in rows if row.count]
    kinds = [row.kind for row in asked]
    if all(_is_plain(row) and not row.difficulty for row in asked) and len(set(kinds)) == len(kinds):
        return {"counts": {row.kind: row.count for row in asked} or None, "blueprint": None}
    return {"counts": None, "blueprint": [row.model_dump(mode="json", exclude_none=True) for row in asked]}


def _select(record: DeckRecord, wanted: Wanted, kinds: set[str]) -> dict[str, object] | None:
    """The conditions of the deck with the values that somebody chose. Where it names kinds of items, those that are counted join them."""
    select = record.select.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    for name in _FILTERS:
        chosen = list(wanted.filters.get(name, ()))
        select.pop(name, None)
        if chosen:
            select[name] = list(map(int, chosen)) if name == "weight" else chosen
    if record.select.item_kinds:
        select["item_kinds"] = [*record.select.item_kinds, *(kind for kind in KINDS if kind in kinds - set(record.select.item_kinds))]
    return select or None


def _sum(rows: Sequence[BlueprintRow], points: Mapping[str, str]) -> Decimal:
    return sum((Decimal(points[row.kind]) * row.count for row in rows if row.count), Decimal(0))


def _differs(record: DeckRecord, key: str, value: object | None) -> bool:
    """Whether a deck says something else behind a key: what it says already stays as its author wrote it."""
    if key not in record.model_fields_set:
        return value is not None and str(value) != str(DeckRecord.model_fields[key].default)
    now = record.model_dump(mode="json", exclude_unset=True, exclude_none=True)[key]
    return value is None or _text(now) != _text(value)


def _text(value: object) -> object:
    """A value for comparison: numbers as they are written."""
    if isinstance(value, Mapping):
        return {key: _text(each) for key, each in value.items()}
    return [_text(each) for each in value] if isinstance(value, list | tuple) else str(value)


def difficulty_called(difficulty: str) -> str:
    """How a difficulty is called."""
    return value_word("difficulty", difficulty)


