"""双向细目表: what a paper asks, by section, kind, level, difficulty and points.

In: a Form, the sections in the order of the text. Out: a table of texts, its last row the sums; and the same of single items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.items.item import LEVELS, Item
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.sets.form import Form

_BANDS: dict[str, tuple[int | None, ...]] = {"易": (1, 2), "中": (3,), "难": (4, 5)}
_NONE: dict[str, tuple[int | None, ...]] = {"未定": (None,)}
"""A column of its own only where an item has no difficulty: a question that a teacher wrote herself."""

Asked = tuple[Item, Decimal]
"""An item and its points."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns that divide the items by one thing: 题型, 能力层次, 难度."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the text: its name and the cells in the order of the table's head."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The table: what its columns divide by, the names of the columns behind these (题数, 分值, 占比), and the rows."""

    first: str
    axes: tuple[Axis, ...]
    sums: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An item by its number: its short id, by which errors are reported and items exchanged, its level, and a word for its difficulty."""

    number: int
    id: str
    level: str
    band: str


def blueprint(form: Form, sections: Sequence[tuple[str, str]] = ()) -> Blueprint:
    """The table of `form`. Its rows stand in the order of `sections`; those that are not among them follow, as the paper asks them."""
    asked = [pair for part in form.parts for pair in zip(part.items, part.values, strict=True)]
    kinds = tuple(dict.fromkeys(_kind(item) for item, _ in asked))
    bands = [*_BANDS] if all(item.difficulty for item, _ in asked) else [*_BANDS, *_NONE]
    axes = (Axis(say("table_kinds"), kinds), Axis(say("table_levels"), LEVELS), Axis(say("table_bands"), tuple(bands)))
    by_section: dict[tuple[str, str], list[Asked]] = {section: [] for section in sections}
    for item, worth in asked:
        by_section.setdefault((item.source.document, item.source.section), []).append((item, worth))
    rows = [Row(_name(*section), _cells(mine, axes, form.total)) for section, mine in by_section.items() if mine]
    sums = (say("table_count"), say("table_points"), say("table_share"))
    return Blueprint(say("table_content"), axes, sums, (*rows, Row(say("table_sum"), _cells(asked, axes, form.total))))


def listed(items: Iterable[Item]) -> tuple[Listed, ...]:
    """Every item of a form by its number."""
    return tuple(Listed(number, short_id(item.id), item.level, band_of(item)) for number, item in enumerate(items, 1))


def band_of(item: Item) -> str:
    """The word for an item's difficulty."""
    return next(name for name, band in {**_BANDS, **_NONE}.items() if item.difficulty in band)


def _kind(item: Item) -> str:
    """单选, 判断: what the items are called, whose heads would not fit beside each other with 题 each."""
    return NAMES[item.kind].file.removesuffix("题")


def _name(document: str, section: str) -> str:
    """How a row is called; questions that name no source stand in one of their own."""
    return f"《{document}》{section}" if document else section or say("own_question")


def _cells(asked: Sequence[Asked], axes: Sequence[Axis], total: Decimal) -> tuple[str, ...]:
    words = [(_kind(item), item.level, band_of(item)) for item, _ in asked]
    counts = [sum(said[place] == name for said in words) for place, axis in enumerate(axes) for name in axis.names]
    value = sum((value for _, value in asked), Decimal(0))
    share = f"{(value * 100 / total).quantize(Decimal('0.1'))}%" if total else ""
    return (*(str(n) if n else "" for n in counts), str(len(asked)), points(value), share)
