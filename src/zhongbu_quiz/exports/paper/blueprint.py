"""双向细目表: what a paper asks, by section, kind, level, difficulty and points; of a single section by kind.

In: a Form, the sections in the order of the text. Out: a table of texts, its last rows the sums in items and in
points; and the same of single items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.items.item import LEVELS, Item
from zhongbu_quiz.items.printed import NAMES, titled
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.sets.form import MATERIAL, Form, Part

_BANDS: dict[str, tuple[int | None, ...]] = {"易": (1, 2), "中": (3,), "难": (4, 5)}
_NONE: dict[str, tuple[int | None, ...]] = {"未定": (None,)}
"""A column of its own only where an item has no difficulty: a question that a teacher wrote herself."""

BETWEEN = "、"
"""Between the numbers of items; a cell breaks behind it and nowhere else."""

Asked = tuple[Item, Decimal, str, int]
"""An item, its points, what its part of the paper is called (单选, 材料), and its number."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns that divide the items by one thing: 题型, 能力层次, 难度."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the text, or a kind: its name and the cells in the order of the table's head."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The table: what its rows and its columns divide by, the names of the columns behind these (题数, 分值, 占比, 题号), and the rows."""

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
    """The table of `form`. Its rows stand in the order of `sections`; those that are not among them follow, as the paper asks them.
    Where there is a single one, the rows are the kinds: the name of that one would divide nothing."""
    items = ((item, worth, _called(part)) for part in form.parts for item, worth in zip(part.items, part.values, strict=True))
    asked = [(*one, number) for number, one in enumerate(items, 1)]
    kinds = tuple(dict.fromkeys(part for _item, _worth, part, _number in asked))
    bands = [*_BANDS] if all(item.difficulty for item, *_ in asked) else [*_BANDS, *_NONE]
    axes: tuple[Axis, ...] = (Axis(say("table_kinds"), kinds), Axis(say("table_levels"), LEVELS), Axis(say("table_bands"), tuple(bands)))
    by_section: dict[tuple[str, str], list[Asked]] = {section: [] for section in sections}
    for one in asked:
        by_section.setdefault((one[0].source.document, one[0].source.section), []).append(one)
    first, groups = say("table_content"), [(_name(*section), mine) for section, mine in by_section.items() if mine]
    if len(groups) == 1:
        first, axes = say("table_kinds"), axes[1:]
        groups = [(kind, [one for one in asked if one[2] == kind]) for kind in kinds]
    rows = [Row(name, (*_cells(mine, axes, form.total), _numbers(mine))) for name, mine in groups]
    sums = (say("table_count"), say("table_points"), say("table_share"), say("table_numbers"))
    last = (Row(say("table_sum"), (*_cells(asked, axes, form.total), "")), Row(say("table_points"), _worth(asked, axes, form.total)))
    return Blueprint(first, axes, sums, (*rows, *(last if form.total else last[:1])))


def listed(items: Iterable[Item]) -> tuple[Listed, ...]:
    """Every item of a form by its number."""
    return tuple(Listed(number, short_id(item.id), item.level, band_of(item)) for number, item in enumerate(items, 1))


def band_of(item: Item) -> str:
    """The word for an item's difficulty."""
    return next(name for name, band in {**_BANDS, **_NONE}.items() if item.difficulty in band)


def _called(part: Part) -> str:
    """单选, 判断, 材料: what a part is called in a narrow column."""
    return say("table_material") if part.kind == MATERIAL else NAMES[part.kind].file.removesuffix("题")


def _name(document: str, section: str) -> str:
    """How a row is called; questions that name no source stand in one of their own."""
    named = "" if section == say("whole_text") else section
    return titled(document) + named or section or say("own_question")


def _numbers(asked: Sequence[Asked]) -> str:
    """The numbers of some items: 1—3、21."""
    runs: list[list[int]] = []
    for *_, number in asked:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return BETWEEN.join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _cells(asked: Sequence[Asked], axes: Sequence[Axis], total: Decimal) -> tuple[str, ...]:
    """How many items stand in every column, and in all with their points and what share of the paper that is."""
    counts = map(len, _columns(asked, axes))
    value = sum((value for _item, value, *_ in asked), Decimal(0))
    share = f"{(value * 100 / total).quantize(Decimal('0.1'))}%" if total else ""
    return (*(str(n) if n else "" for n in counts), str(len(asked)), points(value), share)


def _worth(asked: Sequence[Asked], axes: Sequence[Axis], total: Decimal) -> tuple[str, ...]:
    """The points of every column."""
    sums = (sum((value for _item, value, *_ in mine), Decimal(0)) for mine in _columns(asked, axes))
    return (*(points(value) if value else "" for value in sums), "", points(total), "", "")


def _columns(asked: Sequence[Asked], axes: Sequence[Axis]) -> list[list[Asked]]:
    """The items of each column, axis by axis; no name stands in two of them."""
    said = [({one[2], one[0].level, band_of(one[0])}, one) for one in asked]
    return [[one for words, one in said if name in words] for axis in axes for name in axis.names]
