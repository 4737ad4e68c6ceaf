"""What the templates see: a form as numbered items whose texts are broken into lines already.

In: a DrawnSet, one of its forms, PaperOptions, and whether the blanks are filled (teacher's copy). Out: frozen views.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from markupsafe import Markup

from zhongbu_quiz.exports.paper import answers
from zhongbu_quiz.exports.paper.columns import LABEL, option_columns
from zhongbu_quiz.exports.paper.headings import Heading, heading
from zhongbu_quiz.exports.paper.lines import break_lines
from zhongbu_quiz.exports.paper.markup import (
    brackets,
    fill_line,
    join,
    paragraph,
    serif_measure,
    stem_lines,
    text_lines,
)
from zhongbu_quiz.exports.paper.numerals import CIRCLED
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import LETTERS, printed
from zhongbu_quiz.sets.form import Form, Part

HANG = 2.0
"""Width of the number before an item, in em."""
ORDER_WIDTH = 12.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An option, or an entry of a column: its label (A．) and its text."""

    label: str
    text: Markup


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a paper. `columns`: how its options stand. `rules`: ruled lines to write on, with the teacher's text.
    `loose`: its options are set one by one, since each form has them in another order. Only a matching has a left column."""

    number: int
    id: str
    stem: Markup
    options: tuple[Entry, ...] = ()
    columns: int = 1
    left: tuple[Entry, ...] = ()
    tail: str = ""
    rules: tuple[Markup, ...] = ()
    left_width: float = 0.0
    loose: bool = False


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: heading, instruction broken into lines, items."""

    heading: Heading
    instruction: Markup
    kind: str
    items: tuple[ItemView, ...]
    total: Decimal


def part_views(form: Form, measure: float, filled: bool = False) -> tuple[PartView, ...]:
    """All parts of a form; numbers run through the paper."""
    views = []
    number = 1
    for index, part in enumerate(form.parts):
        head = heading(part, index)
        items = tuple(
            item_view(item, number + i, measure, part, filled) for i, item in enumerate(part.items)
        )
        number += len(items)
        text = paragraph([head.instruction], measure, first=serif_measure()(head.text))
        views.append(PartView(head, text, part.kind, items, part.total))
    return tuple(views)


def item_view(item: Item, number: int, measure: float, part: Part, filled: bool) -> ItemView:
    """One item in a column of `measure` em."""
    width = measure - HANG
    stem = stem_lines(item, answers.blank_answers(item) if filled else (), width)
    view = ItemView(number, item.id, stem)
    match item:
        case Choice():
            options, columns = _options(item, width, _LETTERED)
            return replace(view, options=options, columns=columns, loose=not item.ascending)
        case TrueFalse() | Gap():
            return view
        case Matching():
            return _matching(view, item, width, filled)
        case Ordering():
            options, columns = _options(item, width, CIRCLED)
            order = fill_line(answers.short_key(item) if filled else "", ORDER_WIDTH)
            return replace(view, options=options, columns=columns, tail=paragraph(["正确的顺序：", order], width))
        case Open():
            return replace(view, rules=_rules(item, width, part, filled))
        case _:
            assert_never(item)


_LETTERED = [f"{letter}．" for letter in LETTERS]


def _options(item: Choice | Ordering, width: float, labels: Sequence[str]) -> tuple[tuple[Entry, ...], int]:
    texts = [option.text for option in item.options]
    columns = option_columns([serif_measure()(text) for text in texts], width)
    inner = width / columns - LABEL - (0.5 if columns > 1 else 0.0)
    entries = tuple(Entry(labels[i], text_lines(text, inner)) for i, text in enumerate(texts))
    return entries, columns


def _matching(view: ItemView, item: Matching, width: float, filled: bool) -> ItemView:
    shown = printed(item)
    widest = max(serif_measure()(text) for text in shown.options)
    right_width = min(max(widest + LABEL + 1.0, width * 0.25), width / 2)
    left_width = width - right_width
    left = []
    for i, (text, place) in enumerate(zip(shown.left, shown.places, strict=True)):
        bracket = brackets(LETTERS[place] if filled else "")
        left.append(Entry(f"（{i + 1}）", paragraph([text, bracket], left_width - 4.0)))
    right = tuple(
        Entry(label, paragraph([text], right_width - LABEL - 0.5))
        for label, text in zip(_LETTERED, shown.options, strict=False)
    )
    return replace(view, options=right, left=tuple(left), left_width=left_width)


def rule_count(part: Part) -> int:
    """Ruled lines of a short answer: one for every two points, at least three."""
    return max(3, -(-int(part.points) // 2))


def _rules(item: Open, width: float, part: Part, filled: bool) -> tuple[Markup, ...]:
    """Ruled lines; the teacher's text stands on them."""
    count = rule_count(part)
    if not filled:
        return (Markup("　"),) * count
    lines = [join([line]) for line in break_lines([item.answer], width - 0.5, serif_measure())]
    return tuple(lines[i] if i < len(lines) else Markup("　") for i in range(count))
