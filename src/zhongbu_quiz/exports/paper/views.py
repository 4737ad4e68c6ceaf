"""What the templates see: a form as numbered items whose texts are broken into lines already.

In: a DrawnSet, one of its forms, PaperOptions, and whether the blanks are filled (teacher's copy). Out: frozen views.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from zhongbu_quiz.exports.paper import answers
from zhongbu_quiz.exports.paper.columns import LABEL, option_columns
from zhongbu_quiz.exports.paper.headings import Heading, heading
from zhongbu_quiz.exports.paper.lines import Gap, break_lines
from zhongbu_quiz.exports.paper.markup import (
    brackets,
    fill_line,
    join,
    paragraph,
    serif_measure,
    stem_lines,
    text_lines,
)
from zhongbu_quiz.exports.paper.numerals import CIRCLED, letter
from zhongbu_quiz.items.item import Choice, Item
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
    `fixed`: the order of its options is the same in every form."""

    number: int
    id: str
    kind: str
    stem: Markup
    options: tuple[Entry, ...] = ()
    columns: int = 1
    left: tuple[Entry, ...] = ()
    tail: str = ""
    rules: tuple[Markup, ...] = ()
    left_width: float = 0.0
    fixed: bool = False


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
    if item.kind == "matching":
        return _matching(item, number, width, stem, filled)
    if item.kind == "ordering":
        options, columns = _options(item, width, CIRCLED)
        order = fill_line(answers.order_text(item) if filled else "", ORDER_WIDTH)
        return ItemView(
            number, item.id, item.kind, stem, options, columns, tail=paragraph(["正确的顺序：", order], width)
        )
    if item.kind == "short_answer":
        return ItemView(number, item.id, item.kind, stem, rules=_rules(item, width, part, filled))
    options, columns = _options(item, width, [f"{letter(i)}．" for i in range(len(item.options))])
    return ItemView(
        number, item.id, item.kind, stem, options, columns, fixed=isinstance(item, Choice) and item.ascending
    )


def _options(item: Item, width: float, labels: list[str] | str) -> tuple[tuple[Entry, ...], int]:
    texts = [option.text for option in item.options]
    columns = option_columns([serif_measure()(text) for text in texts], width)
    inner = width / columns - LABEL - (0.5 if columns > 1 else 0.0)
    entries = tuple(Entry(labels[i], text_lines(text, inner)) for i, text in enumerate(texts))
    return entries, columns


def _matching(item: Item, number: int, width: float, stem: Markup, filled: bool) -> ItemView:
    letters = answers.matching_letters(item)
    widest = max(serif_measure()(option.text) for option in item.options)
    right_width = min(max(widest + LABEL + 1.0, width * 0.25), width / 2)
    left_width = width - right_width
    left = []
    for i, text in enumerate(answers.left_column(item)):
        bracket: Gap = brackets(letters[i] if filled else "")
        left.append(Entry(f"（{i + 1}）", paragraph([text, bracket], left_width - 4.0)))
    right = tuple(
        Entry(f"{letter(i)}．", paragraph([option.text], right_width - LABEL - 0.5))
        for i, option in enumerate(item.options)
    )
    return ItemView(number, item.id, item.kind, stem, right, 1, tuple(left), left_width=left_width)


def rule_count(part: Part) -> int:
    """Ruled lines of a short answer: one for every two points, at least three."""
    return max(3, -(-int(part.points) // 2))


def _rules(item: Item, width: float, part: Part, filled: bool) -> tuple[Markup, ...]:
    """Ruled lines; the teacher's text stands on them."""
    count = rule_count(part)
    if not filled:
        return (Markup("　"),) * count
    lines = [join([line]) for line in break_lines(list(item.key_texts), width - 0.5, serif_measure())]
    return tuple(lines[i] if i < len(lines) else Markup("　") for i in range(count))
