"""A deck as a form to fill in: the rows that it has, and its file with what was filled in.

In: an opened deck; counts, points, difficulties and filters as somebody typed them. Out: the text of its file, in which all that she did not
change stays as it was, and the deck that it then is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.deck import BlueprintRow, Deck, DeckRecord
from zhongbu_quiz.studio.deckfile import changed
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.shares import plain

DIFFICULTIES = ("easy", "medium", "hard")
FILTERS = ("sections", "tags", "weight")
"""The conditions of `select` that somebody chooses from a list; all others stay as the file has them."""
_MOST = 500
"""Items of a row, as a deck's file takes them."""


@dataclass(frozen=True)
class Wanted:
    """What somebody filled in: for each row of the composition its count, its points and its difficulty ("": any), as they were typed; of
    each filter the values that are chosen, where none means all. `options`: how many a single choice has ("": any number; None: as it was)."""

    title: str
    minutes: str
    forms: str
    form_mode: str
    school: str
    counts: Sequence[str]
    points: Sequence[str]
    difficulties: Sequence[str]
    filters: Mapping[str, Sequence[str]]
    options: str | None = None


def changed_meanwhile() -> UserError:
    """What is said where a deck is no longer what somebody saw of it."""
    return UserError(_("this paper was changed in the meantime, in another window or by hand; nothing was done: look at it again"))


def rows_of(deck: Deck, opened: Opened) -> list[BlueprintRow]:
    """The rows of a deck, and for each kind that the project has an empty one, where there is none that takes any item of it."""
    record = deck.record
    rows = list(record.blueprint) or [BlueprintRow.model_construct(kind=kind, count=count) for kind, count in record.counts.items()]
    open_kinds = {row.kind for row in rows if is_plain(row) and not row.difficulty}
    there = {item.kind for item in opened.bank.items}
    rows += [BlueprintRow.model_construct(kind=kind, count=0) for kind in KINDS if kind in there and kind not in open_kinds]
    return rows if record.blueprint else sorted(rows, key=lambda row: KINDS.index(row.kind))


def is_plain(row: BlueprintRow) -> bool:
    """Whether a row asks for nothing but a kind and a difficulty."""
    return row.model_fields_set <= {"kind", "count", "difficulty"}


def filled_in(opened: Opened, wanted: Wanted) -> tuple[str, Deck]:
    """The text of the deck's file with what somebody wants, and the deck that it is. Raises UserError where a count is none, ContentError where it
    can be no deck."""
    deck = opened.deck
    record = deck.record
    rows = _asked(rows_of(deck, opened), wanted)
    kinds = {row.kind for row in rows if row.count}
    points = {
        row.kind: typed for row, typed in zip(rows, wanted.points, strict=True)
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
    if wanted.options is not None:
        values["options"] = wanted.options or None
    if record.total is not None:
        values["total"] = plain(_sum(rows, points)) if all(row.kind in points for row in rows if row.count) else None
    if record.max_shared and wanted.form_mode != "distinct":
        values["max_shared"] = None
    return changed(deck, {key: value for key, value in values.items() if _differs(record, key, value)}, opened.outputs)


def _asked(rows: Sequence[BlueprintRow], wanted: Wanted) -> list[BlueprintRow]:
    """The rows with the counts and difficulties that somebody wants. Raises UserError where a count is none, or where the rows are not those that
    she saw."""
    if not len(rows) == len(wanted.counts) == len(wanted.points) == len(wanted.difficulties):
        raise changed_meanwhile()
    found = []
    for row, count, difficulty in zip(rows, wanted.counts, wanted.difficulties, strict=True):
        typed = count.strip() or "0"
        if not typed.isdecimal() or int(typed) > _MOST:
            words = _("{kind}: write how many as a number up to {most} (got {count!r})")
            raise UserError(words.format(kind=kind_name(row.kind), most=_MOST, count=count))
        change: dict[str, object] = {"count": int(typed)}
        if is_plain(row):
            change["difficulty"] = difficulty if difficulty in DIFFICULTIES else None
        found.append(row.model_copy(update=change))
    return found


def _counts(rows: Sequence[BlueprintRow]) -> dict[str, object | None]:
    """Rows as a deck writes them: counts of kinds where they ask for nothing else, a blueprint where they do."""
    asked = [row for row in rows if row.count]
    kinds = [row.kind for row in asked]
    if all(is_plain(row) and not row.difficulty for row in asked) and len(set(kinds)) == len(kinds):
        return {"counts": {row.kind: row.count for row in asked} or None, "blueprint": None}
    return {"counts": None, "blueprint": [row.model_dump(mode="json", exclude_none=True) for row in asked]}


def _select(record: DeckRecord, wanted: Wanted, kinds: set[str]) -> dict[str, object] | None:
    """The conditions of the deck with the values that somebody chose. Where it names kinds of items, those that are counted join them."""
    select = record.select.model_dump(mode="json", exclude_unset=True, exclude_none=True)
    for name in FILTERS:
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
