"""The answer key: a compact grid, then every item with 解析 and 出处 under the paper's numbers, and at the end what teachers alone need.

In: a drawn set, one of its forms, options. Out: HTML and CSS for the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.blueprint import Blueprint, blueprint
from zhongbu_quiz.exports.paper.lines import Gap
from zhongbu_quiz.exports.paper.markup import paragraph
from zhongbu_quiz.exports.paper.numerals import chinese
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import heading_of, meta_of
from zhongbu_quiz.items.item import CLASSES, Choice, Item, Ordering, TrueFalse
from zhongbu_quiz.items.printed import CIRCLED, LETTERS, part_names, printed
from zhongbu_quiz.sets.form import MATERIAL, DrawnSet, Form

GRID_KINDS = tuple(kind for kind, shape in CLASSES.items() if shape in (Choice, TrueFalse))
"""Kinds whose answers are a letter or a sign each."""

_SMALL = 0.62
"""The type of ids and credits beside the body type, as key.css.j2 sets it."""
PER_ROW = 10
"""So many answers stand in a row of the table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The compact table of one part: rows of (number, answer)."""

    title: str
    rows: tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One item of the key: its number and paragraphs."""

    number: int
    paragraphs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class KeyPart:
    """One part of the key."""

    heading: str
    items: tuple[KeyItem, ...]


@dataclass(frozen=True, slots=True)
class KeyDoc:
    """What key.html.j2 shows. `ids`: number and id of each item, by which errors are reported and items exchanged.
    `credits`: source and licence, where the project says them."""

    heading: str
    meta: str
    grids: tuple[Grid, ...]
    parts: tuple[KeyPart, ...]
    blueprint: Blueprint
    ids_title: str
    ids: tuple[tuple[int, str], ...]
    credits: tuple[str, ...] = ()


def key_html(drawn: DrawnSet, form: Form, options: PaperOptions) -> tuple[str, str]:
    """HTML and CSS of the key of `form`. A key is plain whatever the paper is, on sheets of its size."""
    geometry = sheet(options.plain)
    doc = KeyDoc(
        heading=key_heading(drawn, form),
        meta=meta_of(drawn, form),
        grids=tuple(grids(form)),
        parts=tuple(_parts(form, geometry.measure)),
        blueprint=blueprint(form),
        ids_title=say("ids"),
        ids=tuple(enumerate((item.id for item in form.items), 1)),
        credits=tuple(paragraph([line], geometry.measure / _SMALL - 1) for line in credits(drawn.source, drawn.licence)),
    )
    return templates.html("key", doc), templates.css("key", geometry)


def credits(source: str, licence: str) -> tuple[str, ...]:
    """The source of the facts and their licence as a line each, as far as the project says them."""
    said = (("credit_source", source), ("credit_licence", licence))
    return tuple(say(name, words=words) for name, words in said if words)


def key_heading(drawn: DrawnSet, form: Form) -> str:
    """The title of the key of a paper."""
    return say("key_title", title=heading_of(drawn, form))


def grids(form: Form, per_row: int = PER_ROW) -> Iterator[Grid]:
    """The tables of the parts that are answered by letters and signs."""
    number = 1
    for index, part in enumerate(form.parts):
        ticked = part.kind in GRID_KINDS or part.kind == MATERIAL
        cells = [(number + i, short_key(item)) for i, item in enumerate(part.items) if ticked and item.kind in GRID_KINDS]
        if cells:
            rows = tuple(tuple(cells[i : i + per_row]) for i in range(0, len(cells), per_row))
            yield Grid(f"{chinese(index + 1)}、{part_names(part.kind).paper}", rows)
        number += len(part.items)


def _parts(form: Form, measure: float) -> Iterator[KeyPart]:
    number = 1
    for index, part in enumerate(form.parts):
        items = []
        for item, worth in zip(part.items, part.values, strict=True):
            items.append(KeyItem(number, tuple(_paragraphs(item, worth if part.points else None, measure - 2))))
            number += 1
        yield KeyPart(f"{chinese(index + 1)}、{part_names(part.kind).paper}", tuple(items))


def _paragraphs(item: Item, worth: Decimal | None, width: float) -> Iterator[Markup]:
    yield paragraph([_label("答案"), marked_key(item, worth)], width)
    for label, words in key_texts(item):
        yield paragraph([_label(label), words] if label else [words], width)


def marked_key(item: Item, worth: Decimal | None) -> str:
    """The answer in one line, that of a written answer with the points of its parts."""
    return printed(item, worth).marked or short_key(item)


def key_texts(item: Item) -> list[tuple[str, str]]:
    """What the answer side says after the answer, as (label, words): 解析, a line for each option that has a note, 说明, 出处. Options and
    entries go by the letters and marks that the paper prints."""
    shown = printed(item)
    told = shown.in_marked_order if isinstance(item, Ordering) else shown.explanation
    lines = [("解析", told)] if told else []
    if told == shown.explanation:
        marks = CIRCLED if isinstance(item, Ordering) else [f"{letter}项：" for letter in LETTERS]
        lines.extend(("", f"{mark}{note}") for mark, note in zip(marks, shown.option_notes, strict=False) if note)
    lines.extend(("说明", remark) for remark in shown.remarks)
    lines.append(("出处", _from(item, shown.source_line)))
    return lines


def _from(item: Item, place: str) -> str:
    """Where an item is from; a question that a teacher wrote herself says so first."""
    return "，".join(filter(None, (say("own_question"), place))) if item.origin == "author" else place


def _label(name: str) -> Gap:
    return Gap(len(name) + 2.0, Markup('<span class="lb">【{}】</span>').format(name))
