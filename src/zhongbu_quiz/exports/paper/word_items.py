"""Items of a paper and of its key as paragraphs and tables of a Word file.

In: a part of a form and the number of its first item. Out: WordprocessingML in the styles of the templates; an item stands on one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import assert_never

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.answer_side import Told, ToldPart
from zhongbu_quiz.exports.paper.clusters import Gap
from zhongbu_quiz.exports.paper.columns import option_columns
from zhongbu_quiz.exports.paper.marking_words import shows_working
from zhongbu_quiz.exports.paper.markup import FILL_WIDTH, blank_width, looks_up, serif_measure, stem_pieces
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.exports.paper.views import HANG, TableView, material_view, right_column, rule_count, table_view
from zhongbu_quiz.exports.paper.word_pictures import place_of
from zhongbu_quiz.exports.paper.word_tables import data_table
from zhongbu_quiz.exports.paper.word_xml import BRACKET, Row, kept, paragraph, run, table
from zhongbu_quiz.items.item import Choice, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.item import Gap as GapItem
from zhongbu_quiz.items.printed import CIRCLED, LETTERS, Printed, printed
from zhongbu_quiz.sets.form import Part, by_material
from zhongbu_quiz.values.picture import Picture

_UNDERSCORE = 0.5
"""The width of the sign that lines to write on are made of, in em."""

Line = tuple[str, Markup]
"""A paragraph: its style and its runs."""


def paper_part(
    part: Part, number: int, measure: float, pictures: list[Picture], answers: Mapping[int, Told], bare: bool = False
) -> Markup:
    """The items of a part, numbered from `number`, in lines of `measure` em; a material stands above its questions. Their pictures are put
    into `pictures`. `answers`: what stands after each number, where answers do. `bare`: without lines to write on, which the sheet has."""
    made = []
    values = iter(part.values)
    for material, items in by_material(part.items):
        if material:
            view = material_view(material, items[0].figure, number, len(items), measure)
            told = [("Material", run(line)) for line in material.text.splitlines() if line]
            made.append(kept([("Lead", run(str(view.lead))), *told], on=True) + _figure(view.figure, measure))
        for place, item in enumerate(items, 1):
            worth = next(values)
            said = say("worth", points=points(worth)) if part.says_each else ""
            fill = _line_of(FILL_WIDTH if bare else blank_width(item, part.items, measure - HANG))
            below = _below(item, measure - HANG, bare, worth)
            made.append(_item(item, number, said, measure, pictures, answers.get(number), below, fill, on=place < len(items)))
            number += 1
    return Markup().join(made)


def key_part(part: ToldPart) -> Markup:
    """The answers of a part, each with what the answer side says of it."""
    return Markup().join(kept(_told(told, f"{told.number}.\t{told.opening}", "Answer")) for told in part.items)


def _told(told: Told, opening: str = "", first: str = "Told") -> list[Line]:
    """What is said of an item, the first line in a style of its own."""
    lines = [(_label(name) if name else Markup()) + run(words) for name, words in told.texts]
    if opening:  # an item of which nothing is said still has its number and its answer
        lines = [run(opening) + Markup().join(lines[:1]), *lines[1:]]
    return [(first if place == 0 else "Told", line) for place, line in enumerate(lines)]


def _label(name: str) -> Markup:
    return run(f"【{name}】", "Label")


def _figure(figure: TableView | None, measure: float) -> Markup:
    return data_table(figure, measure) if figure else Markup()


def _item(
    item: Item,
    number: int,
    told: str,
    measure: float,
    pictures: list[Picture],
    answer: Told | None,
    under: tuple[list[Line], Markup],
    fill: str,
    on: bool,
) -> Markup:
    """An item with its figure, unless that stands under its material, what stands below its stem, and its answer after it, where it
    has one there; a blank is `fill`. `on`: on one page with the next, which asks about the same material."""
    shown = Markup() if item.material else _figure(table_view(item.figure), measure)
    shown += place_of(printed(item).picture, pictures)
    below, columns = under
    after = kept(_told(answer), on) if answer else Markup()
    stem = run(f"{number}.\t") + (run(told) if told else Markup()) + Markup().join(_stem(item, fill))
    asked = kept([("Judged" if isinstance(item, TrueFalse) else "Stem", stem)], on or bool(shown or below or columns or after))
    return (shown + asked if looks_up(item) else asked + shown) + kept(below, on or bool(columns or after)) + columns + after


def _line_of(width: float) -> str:
    """A line to write on, of so many em."""
    return "_" * int(width / _UNDERSCORE)


def _stem(item: Item, fill: str) -> Iterator[Markup]:
    blank = run(fill) if isinstance(item, GapItem) else run("\t") + BRACKET if isinstance(item, TrueFalse) else BRACKET
    for piece in stem_pieces(item):
        if isinstance(piece, str):
            yield run(piece)
        else:
            words = _emphasised(piece)
            yield run(words, "Negative") if words else blank


def _emphasised(gap: Gap) -> str:
    """The word that is emphasised, which is a gap on the page too; "" for a blank."""
    return re.sub(r"<[^>]+>", "", gap.html).strip("（　）")


def _below(item: Item, width: float, bare: bool, worth: Decimal) -> tuple[list[Line], Markup]:
    """What stands below a stem, in `width` em: paragraphs, and for a matching its two columns; `bare`: without lines to write on, of which
    there are as many as an answer that is `worth` so much needs."""
    shown = printed(item)
    match item:
        case Matching():
            return [], _columns(shown, width)
        case Choice():
            return _options(shown.options, [f"{letter}．" for letter in LETTERS], width), Markup()
        case Ordering():
            order = [] if bare else [("Tail", run(f"正确的顺序：{_line_of(FILL_WIDTH)}"))]
            return [*_options(shown.options, CIRCLED, width), *order], Markup()
        case Open():
            return [("Room" if shows_working(item) else "Rule", Markup())] * (0 if bare else rule_count(item, width, worth)), Markup()
        case TrueFalse() | GapItem():
            return [], Markup()
        case _:
            assert_never(item)


def _options(texts: Sequence[str], labels: Sequence[str], width: float) -> list[Line]:
    """Options in rows of four, two or one; one by itself hangs behind its letter."""
    columns = option_columns([serif_measure()(text) for text in texts], width)
    between = "\t" if columns == 1 else ""
    told = [f"{label}{between}{text}" for label, text in zip(labels, texts, strict=False)]
    return [(f"C{columns}", run("\t".join(told[start : start + columns]))) for start in range(0, len(told), columns)]


def _columns(shown: Printed, width: float) -> Markup:
    """The two columns of a matching, entry beside entry."""
    right_width = right_column(shown.options, width)
    left = [run(f"（{number}）\t{text}") + BRACKET for number, text in enumerate(shown.left, 1)]
    right = [run(f"{letter}．\t{text}") for letter, text in zip(LETTERS, shown.options, strict=False)]
    pairs = list(zip_longest(left, right, fillvalue=Markup()))
    rows = [
        Row((paragraph("LeftEntry", one, keep=place < len(pairs)), paragraph("RightEntry", other, keep=place < len(pairs))))
        for place, (one, other) in enumerate(pairs, 1)
    ]
    return table(rows, (width - right_width, right_width), "Columns", indent=HANG)
