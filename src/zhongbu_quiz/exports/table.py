"""Items as the rows of a table, laid out by a column map (`exports.tablemap`); `xlsx` and `csv` write them, each with its own guard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from zhongbu_quiz.exports.quiz import LeftOut, Quiz, carried, clean, no_such_kind, too_many_options, view
from zhongbu_quiz.exports.tablemap import Column, TableMap
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import CIRCLED, LETTERS, Printed
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.picture import Picture
from zhongbu_quiz.values.shares import plain

USUAL = "standard"
"""The map of a table that no platform is named for."""

Cell = str | int


class Table(NamedTuple):
    """The headings, a row for each item, and what stands above the headings, by its cell; what is left out."""

    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    above: dict[str, str]
    left_out: tuple[LeftOut, ...]
    pictures: dict[int, Picture]
    """By the number of the row that shows it, from 0."""


def table(quiz: Quiz, layout: TableMap) -> Table:
    """The items that the layout can carry, as its rows."""
    items, left_out = carried(quiz, lambda item: _why_not(item, layout))
    if layout.most_items is not None:
        words = _("{platform} reads {most} items of a table; export a smaller set for the others")
        words = words.format(platform=layout.title, most=layout.most_items)
        left_out += tuple(LeftOut(item.id, words) for item in items[layout.most_items :])
        items = items[: layout.most_items]
    rows = [_row(quiz, item, number, layout) for number, item in enumerate(items, 1)]
    laid = layout.laid_out(max((len(row.options) for row in rows), default=0), any(item.picture for item in items))
    cells = [[_cell(column, row, layout) for _, column in laid] for row in rows]
    pictures = {number: item.picture for number, item in enumerate(items) if item.picture}
    above = {address: text.replace("{title}", clean(quiz.title)) for address, text in layout.cells.items()}
    return Table(tuple(heading for heading, _ in laid), tuple(column for _, column in laid), cells, above, left_out, pictures)


def _why_not(item: Item, layout: TableMap) -> str:
    """Why the layout cannot carry an item; nothing where it can."""
    if item.kind not in layout.kinds:
        return no_such_kind(layout.title, item)
    if item.picture and item.picture.type == "svg":
        return _("shows an SVG picture, which a workbook cannot hold; save it as .png")
    shown = view(item)
    options = _options(item, shown, layout)
    if options and len(options) > layout.most_options and not layout.grows and not layout.in_one_column:
        return too_many_options(item, layout.most_options)
    texts = {"question": [_question(item, shown, layout)], "option": options}
    for what, most in layout.longest.items():
        longest = max(map(len, texts[what]), default=0)
        if longest > most:
            words = _("the question has {count} characters, and {platform} takes {most}; shorten it")
            if what == "option":
                words = _("an option has {count} characters, and {platform} takes {most}; shorten it")
            return words.format(count=longest, platform=layout.title, most=most)
    return ""


class _Row(NamedTuple):
    """What the cells of one row are made from: the item, `options` what stands in its option columns, `right` the places of those that
    are right."""

    number: int
    item: Item
    shown: Printed
    options: Sequence[str]
    right: Sequence[int]
    title: str
    points: str


def _row(quiz: Quiz, item: Item, number: int, layout: TableMap) -> _Row:
    shown = view(item)
    options = _options(item, shown, layout)
    right = range(len(options)) if item.kind in layout.answers_as_options else shown.places
    return _Row(number, item, shown, options, right, clean(quiz.title), plain(quiz.points_of(item)))


def _options(item: Item, shown: Printed, layout: TableMap) -> Sequence[str]:
    """What stands in the option columns of an item."""
    if item.kind in layout.answers_as_options:
        return shown.key
    if isinstance(item, TrueFalse):
        return layout.true_false_options or ()
    return () if item.kind in layout.below_question else shown.options


def _question(item: Item, shown: Printed, layout: TableMap) -> str:
    """The question with its left column, and with its entries where they have no columns."""
    if item.kind not in layout.below_question:
        return shown.question_with_left
    return "\n".join((shown.question_with_left, *(f"{CIRCLED[place]}{text}" for place, text in enumerate(shown.options))))


def _answer(item: Item, shown: Printed, layout: TableMap) -> str:
    marks = CIRCLED if item.kind in layout.below_question else LETTERS
    match item:
        case Choice():
            ways = {"letters": LETTERS, "numbers": range(1, len(item.options) + 1), "texts": shown.options}
            return layout.choices_between.join(str(ways[layout.choices_as][place]) for place in item.answer)
        case TrueFalse():
            return layout.true_false[0 if item.answer else 1]
        case Gap():
            return layout.gaps_between.join(shown.key)
        case Matching():
            return layout.gaps_between.join(f"{number}—{marks[place]}" for number, place in enumerate(shown.places, 1))
        case Ordering():
            return layout.ordering_between.join(marks[place] for place in shown.places)
        case Open():
            return shown.key[0]
        case _:
            assert_never(item)


def _cell(column: Column, row: _Row, layout: TableMap) -> Cell:
    """What stands in one column of a row; numbers where a platform counts."""
    item, shown = row.item, row.shown
    match column.holds:
        case "number":
            return row.number
        case "kind":
            return _counted(layout.kinds[item.kind])
        case "question":
            return _question(item, shown, layout)
        case "options":
            marks = [f"{letter}. " if layout.options_lettered else "" for letter in LETTERS]
            return layout.options_between.join(mark + text for mark, text in zip(marks, row.options, strict=False))
        case "option_count":
            return len(row.options) or ""
        case "option":
            return row.options[column.place] if column.place < len(row.options) else ""
        case "right":
            return _counted(layout.flags[0 if column.place in row.right else 1]) if column.place < len(row.options) else ""
        case "answer":
            return _answer(item, shown, layout)
        case "accepted":
            return layout.gaps_between.join(layout.spellings_between.join(texts) for texts in shown.accepted)
        case "explanation":
            return shown.said_with_letters
        case "difficulty":
            return "" if item.difficulty is None else layout.difficulties[item.difficulty - 1]
        case "points":
            return _counted(row.points)
        case "topics":
            return "；".join(shown.topics)
        case "id":
            return shown.id
        case "source":
            return "·".join(filter(None, (shown.source.document, shown.source.section)))
        case "title":
            return row.title
        case "folder":
            return "/" + row.title.replace("/", "-")
        case "picture":
            return clean(item.picture.name) if item.picture else ""
        case "text":
            return _counted(column.text)
        case "":
            return ""
        case _:
            assert_never(column.holds)


def _counted(word: str) -> Cell:
    """A word that is a whole number as a number: programs ask for one where they count kinds, flags, points and seconds."""
    return int(word) if word.isascii() and word.isdigit() else word
