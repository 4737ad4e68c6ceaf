"""双向细目表: what a paper asks, by section, kind, difficulty and points.

In: a Form. Out: a table of texts, its last row the sums.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import NAMES
from zhongbu_quiz.sets.form import Form

_BANDS: dict[str, tuple[int | None, ...]] = {"易": (1, 2), "中": (3,), "难": (4, 5)}
_NONE: dict[str, tuple[int | None, ...]] = {"未定": (None,)}
"""A column of its own only where an item has no difficulty: a question that a teacher wrote herself."""


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the text: its name and the cells in the order of the table's head."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The table: names of the kinds that occur and of the bands of difficulty, and the rows."""

    kinds: tuple[str, ...]
    bands: tuple[str, ...]
    rows: tuple[Row, ...]


def blueprint(form: Form) -> Blueprint:
    """The table of `form`; sections stand in the order in which the paper first asks about them."""
    asked = [pair for part in form.parts for pair in zip(part.items, part.values, strict=True)]
    kinds = tuple(dict.fromkeys(NAMES[item.kind].file for item, _ in asked))
    bands = _BANDS if all(item.difficulty for item, _ in asked) else {**_BANDS, **_NONE}
    sections: dict[tuple[str, str], list[tuple[Item, Decimal]]] = {}
    for item, value in asked:
        sections.setdefault((item.source.document, item.source.section), []).append((item, value))
    rows = [
        Row(_name(document, section), _cells(mine, kinds, bands, form.total))
        for (document, section), mine in sorted(sections.items(), key=lambda entry: _first_document(entry[0], asked))
    ]
    return Blueprint(kinds, tuple(bands), (*rows, Row("合计", _cells(asked, kinds, bands, form.total))))


def _name(document: str, section: str) -> str:
    """How a row is called; questions that name no source stand in one of their own."""
    return f"《{document}》{section}" if document else section or say("own_question")


def _first_document(section: tuple[str, str], asked: Sequence[tuple[Item, Decimal]]) -> int:
    documents = [item.source.document for item, _ in asked]
    return documents.index(section[0])


def _cells(
    asked: Sequence[tuple[Item, Decimal]], kinds: Sequence[str], bands: Mapping[str, tuple[int | None, ...]], total: Decimal
) -> tuple[str, ...]:
    by_kind = [sum(NAMES[item.kind].file == name for item, _ in asked) for name in kinds]
    by_band = [sum(item.difficulty in band for item, _ in asked) for band in bands.values()]
    value = sum((value for _, value in asked), Decimal(0))
    share = f"{(value * 100 / total).quantize(Decimal('0.1'))}%" if total else ""
    return (*(str(n) if n else "" for n in (*by_kind, *by_band)), str(len(asked)), points(value), share)
