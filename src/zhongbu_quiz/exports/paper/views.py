"""What the templates see: a form as numbered items whose texts are broken into lines already.

In: a DrawnSet, one of its forms, PaperOptions, and whether the blanks are filled (teacher's copy). Out: frozen views.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import assert_never

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper import answers
from zhongbu_quiz.exports.paper.columns import LABEL, option_columns
from zhongbu_quiz.exports.paper.headings import Heading, heading
from zhongbu_quiz.exports.paper.lines import break_lines
from zhongbu_quiz.exports.paper.marking_words import part_shares, shows_working
from zhongbu_quiz.exports.paper.markup import (
    FILL_WIDTH,
    blank_width,
    brackets,
    fill_line,
    join,
    looks_up,
    paragraph,
    serif_measure,
    stem_lines,
    text_lines,
)
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.items.figure import Figure, Material
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import CIRCLED, LETTERS, printed
from zhongbu_quiz.sets.form import Form, Part, by_material
from zhongbu_quiz.sets.marking import Rule, marks_of
from zhongbu_quiz.values.picture import Picture

HANG = 2.0
"""Width of the number before an item, in em."""
ORDER_WIDTH = 12.0
_SIDE_BY_SIDE = 20.0
"""Below this width (em) the columns of a matching stand one under the other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An option, or an entry of a column: its label (A．) and its text."""

    label: str
    text: Markup


@dataclass(frozen=True, slots=True)
class TableView:
    """A figure as a table with a row of heads; `unit` stands over it: （单位：亿元）, "" where each cell carries its own."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A material: which questions stand under it (阅读材料，完成第1—3题), its paragraphs, and its table where it has one."""

    lead: Markup
    text: Markup
    figure: TableView | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a paper. `material` stands above the first of its questions; one that `follows` stands under that, too. `figure` and
    `picture` stand below the stem, or where that `looks_up` above it. `columns`: how its options stand. `rules`:
    ruled lines to write on, with the teacher's text; `open`: their room has no lines, for a calculation. `loose`: its options are set one by
    one, since each form has them in another order. Only a matching has a left column. `told`: its answer, where that stands after it."""

    number: int
    id: str
    stem: Markup
    options: tuple[Entry, ...] = ()
    columns: int = 1
    left: tuple[Entry, ...] = ()
    tail: str = ""
    rules: tuple[Markup, ...] = ()
    open: bool = False
    left_width: float = 0.0
    loose: bool = False
    material: MaterialView | None = None
    figure: TableView | None = None
    picture: Picture | None = None
    looks_up: bool = False
    follows: bool = False
    told: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class PartView:
    """One part: heading, instruction broken into lines, items."""

    heading: Heading
    instruction: Markup
    kind: str
    items: tuple[ItemView, ...]
    total: Decimal

    @property
    def sets(self) -> tuple[tuple[ItemView, ...], ...]:
        """The items in their order, those of one material side by side in one set, each other by itself."""
        starts = [place for place, item in enumerate(self.items) if not item.follows]
        return tuple(self.items[start:end] for start, end in pairwise([*starts, len(self.items)]))


def part_views(
    form: Form, measure: float, rules: Mapping[str, Rule], filled: bool = False, on_sheet: bool = False
) -> tuple[PartView, ...]:
    """All parts of a form, marked by `rules`; numbers run through the paper. `on_sheet`: answers go on an answer sheet."""
    views = []
    number = 1
    for index, part in enumerate(form.parts):
        head = heading(part, index, rules, on_sheet)
        items = tuple(_item_views(part, number, measure, rules, filled, on_sheet))
        number += len(items)
        views.append(PartView(head, _instruction(head, measure), part.kind, items, part.total))
    return tuple(views)


@lru_cache(maxsize=256)
def _instruction(head: Heading, measure: float) -> Markup:
    """The instruction of a part in lines, the first behind its heading; kept, for the papers of a class all have it."""
    return paragraph([head.instruction], measure, first=serif_measure()(head.text))


def _item_views(part: Part, number: int, measure: float, rules: Mapping[str, Rule], filled: bool, bare: bool) -> Iterator[ItemView]:
    """The items of a part, numbered from `number`; the first under each material carries it. `bare`: without lines to write
    on, which the sheet has, and with short blanks; an answer that is filled in has those that it stands on."""
    values = iter(part.values)
    for material, items in by_material(part.items):
        for place, item in enumerate(items):
            worth = next(values)
            blank = FILL_WIDTH if bare and not filled else blank_width(item, part.items, measure - HANG)
            view = item_view(item, number, measure, filled, worth, part.says_each, blank, bool(marks_of(item, worth, rules).parts))
            if bare and isinstance(item, Ordering | Open):
                view = replace(view, tail=view.tail if filled else Markup(), rules=tuple(rule for rule in view.rules if filled and rule.strip()))
            if material:
                head = material_view(material, item.figure, number, len(items), measure) if place == 0 else None
                view = replace(view, material=head, figure=None, follows=place > 0)
            yield view
            number += 1


def item_view(
    item: Item,
    number: int,
    measure: float,
    filled: bool,
    worth: Decimal | None = None,
    says_worth: bool = False,
    blank: float = FILL_WIDTH,
    by_parts: bool = False,
) -> ItemView:
    """One item in a column of `measure` em, its blanks `blank` em long; what it is `worth` is printed before its stem where it `says_worth`, as
    the items of a part differ in it: behind it, it would often be all of a line. `by_parts`: each part of its answer earns points."""
    width = measure - HANG
    told = say("worth", points=points(worth)) if worth and says_worth else ""
    stem = stem_lines(item, answers.blank_answers(item) if filled else (), width, told, blank)
    view = ItemView(number, item.id, stem, figure=table_view(item.figure), picture=item.picture, looks_up=looks_up(item))
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
            return replace(view, rules=_rules(item, width, filled, worth, by_parts), open=shows_working(item))
        case _:
            assert_never(item)


_LETTERED = [f"{letter}．" for letter in LETTERS]


def _options(item: Choice | Ordering, width: float, labels: Sequence[str]) -> tuple[tuple[Entry, ...], int]:
    return _columned([option.text for option in item.options], width, labels)


def _columned(texts: Sequence[str], width: float, labels: Sequence[str]) -> tuple[tuple[Entry, ...], int]:
    columns = option_columns([serif_measure()(text) for text in texts], width)
    inner = width / columns - LABEL - (0.5 if columns > 1 else 0.0)
    entries = tuple(Entry(labels[i], text_lines(text, inner)) for i, text in enumerate(texts))
    return entries, columns


def _matching(view: ItemView, item: Matching, width: float, filled: bool) -> ItemView:
    shown = printed(item)
    if width < _SIDE_BY_SIDE:
        entries, columns = _columned(shown.options, width, _LETTERED)
        pairs = zip(shown.left, shown.places, strict=True)
        told = tuple(
            Entry(f"（{i}）", paragraph([text, brackets(LETTERS[place] if filled else "")], width - 2.6))
            for i, (text, place) in enumerate(pairs, 1)
        )
        return replace(view, options=entries, columns=columns, left=told)
    right_width = right_column(shown.options, width)
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


def right_column(options: Sequence[str], width: float) -> float:
    """How wide the right column of a matching is in one of `width` em: as its widest entry needs, between a quarter and a half."""
    widest = max(serif_measure()(text) for text in options)
    return min(max(widest + LABEL + 1.0, width * 0.25), width / 2)


def material_view(material: Material, figure: Figure | None, first: int, count: int, measure: float) -> MaterialView:
    """A material over `count` questions, of which `first` is the number of the first."""
    lead = say("material_many" if count > 1 else "material_one", first=first, last=first + count - 1)
    text = Markup("<br>").join(paragraph([f"　　{line}"], measure) for line in material.text.splitlines() if line)
    return MaterialView(Markup(lead), text, table_view(figure))


def table_view(figure: Figure | None) -> TableView | None:
    """A figure as a table; None where there is none."""
    if figure is None:
        return None
    return TableView(figure.columns, figure.rows, say("unit", unit=figure.unit) if figure.unit else "")


HAND = 1.6
"""How much wider than print a student writes."""
FEWEST_RULES, MOST_RULES = 2, 12
_POINTS_A_RULE, _MOST_EXPECTED = Decimal(2), 4
"""A ruled line for so many points, since who sees two lines for six points writes too little; so many lines at most, however much it is worth."""


def rule_count(item: Open, width: float, worth: Decimal | None) -> int:
    """Ruled lines of a written answer in a column of `width` em: as many as its answer takes by hand, each of its parts on lines of its own,
    and at least one for two of the points that it is `worth`, as far as four lines."""
    texts = _said(item)
    written = sum(max(1, ceil(serif_measure()(text) * HAND / width)) for text in texts)
    expected = min(ceil(worth / _POINTS_A_RULE), _MOST_EXPECTED) if worth else 0
    return min(max(written, expected, FEWEST_RULES), MOST_RULES)


def _said(item: Open) -> list[str]:
    """The parts of a written answer, or the whole where it has none."""
    return [part for part, _ in item.points or ()] or [item.answer]


def _rules(item: Open, width: float, filled: bool, worth: Decimal | None, by_parts: bool) -> tuple[Markup, ...]:
    """Ruled lines; the teacher's text stands on them, each of its parts from the beginning of a line, with its points where it earns some and
    they leave no line too few."""
    count = rule_count(item, width, worth)
    if not filled:
        return (Markup("　"),) * count
    texts = _said(item)
    numbered = texts if len(texts) == 1 else [f"{mark}{text}" for mark, text in zip(CIRCLED, texts, strict=False)]
    lines = _set(numbered, width)
    if by_parts:
        shares = part_shares(item, printed(item, worth))
        told = _set([text + share for text, share in zip(numbered, shares, strict=True)], width)
        lines = told if len(told) <= count else lines
    return tuple(lines[i] if i < len(lines) else Markup("　") for i in range(count))


def _set(texts: Sequence[str], width: float) -> list[Markup]:
    """Texts that each begin a ruled line."""
    return [join([line]) for text in texts for line in break_lines([text], width - 0.5, serif_measure())]
