"""Flash cards to print on both sides and cut: eight to an A4 page, the backs mirrored for turning on the long edge.

In: the cloze, fill-in and short-answer items of a form (choice items make no good cards: rule 53). Out: HTML and CSS, and what is left out.
Texts stand in the middle. The fronts of a page are set in one size, and so are its backs, in boxes of one size, so that none
shows through how long its answer is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import templates
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.lines import Line, break_lines
from zhongbu_quiz.exports.paper.markup import fill_line, join, serif_measure, stem_pieces
from zhongbu_quiz.exports.paper.numerals import UNIT
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.quiz import LeftOut
from zhongbu_quiz.items.item import Blank, Item, Open, pieces
from zhongbu_quiz.items.item import Gap as GapItem
from zhongbu_quiz.items.printed import above, printed
from zhongbu_quiz.items.short_id import short_id
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.values.numbers import number_of

COLUMNS, ROWS = 2, 4
WIDTH, HEIGHT, PADDING = 95.0, 69.0, 6.0
"""A card and its inner margin, in millimetres."""
_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Sizes of type (points) that a card is tried in. The fronts of a page share the largest that holds them all, and so do its backs."""
_BLANK = 4.0
"""The line in a sentence, in em: nobody writes on it, and a longer one would end the lines before it early."""
_LEADING = 1.5
_SMALL = 13.0
"""What the number, the source and the id take of the height, in millimetres."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card: its size of type, small words above, the text, small words below."""

    size_pt: float
    above: str
    texts: tuple[Markup, ...]
    below: str


@dataclass(frozen=True, slots=True)
class CardsDoc:
    """What cards.html.j2 shows. `hint`: how the sheets are printed and turned.
    Pages alternate: fronts, then the same cards' backs, mirrored; None is an empty place."""

    heading: str
    hint: str
    pages: tuple[tuple[Side | None, ...], ...]


def cards_html(drawn: DrawnSet, form: Form, options: PaperOptions) -> tuple[str, str]:
    """HTML and CSS of the cards of `form`; a card to cut has no room for a picture. Raises UserError where it has no item that a card can ask."""
    items = [item for item in form.items if isinstance(item, GapItem | Open) and not item.picture]
    if not items:
        words = _("{name}: has no cloze, fill-in or short-answer items, so there are no cards; add some or leave out `cards`")
        raise UserError(words.format(name=drawn.name))
    pages: list[tuple[Side | None, ...]] = []
    for start in range(0, len(items), COLUMNS * ROWS):
        chunk: list[Item | None] = [*items[start : start + COLUMNS * ROWS]]
        front = min(_largest(item, _front_rows) for item in chunk if item)
        back = min(_largest(item, _back_rows) for item in chunk if item)
        chunk += [None] * (COLUMNS * ROWS - len(chunk))
        pages.append(tuple(_front(item, start + i, front) if item else None for i, item in enumerate(chunk)))
        mirrored = [(i // COLUMNS) * COLUMNS + COLUMNS - 1 - i % COLUMNS for i in range(len(chunk))]
        pages.append(tuple(_back(chunk[i], start + i, back) for i in mirrored))
    doc = CardsDoc(f"{drawn.title}　卡片", say("cards_hint"), tuple(pages))
    return templates.html("cards", doc), templates.css("cards", sheet(PaperOptions(form="plain")))


def left_out(form: Form) -> tuple[LeftOut, ...]:
    """The items of a form that no card is made of."""
    why = _("flash cards are of items whose answer is written, not chosen or sorted")
    return tuple(LeftOut(item.id, why) for item in form.items if not isinstance(item, GapItem | Open))


def _measure(size: float) -> float:
    return int((WIDTH - 2 * PADDING) / (size * 25.4 / 72))


def _front_lines(item: Item, size: float) -> Sequence[Line]:
    line = replace(fill_line(width=_BLANK), bound=False)  # words run on to the edge
    stem = [one if isinstance(one, str) else line for one in stem_pieces(item)]
    told = [f"〔{item.source.section}〕", *stem]
    measure = _measure(size)
    read = [line for text in above(item) for line in break_lines([text], measure, serif_measure())]
    return [*read, *break_lines(told, measure, serif_measure())]


def _back_lines(item: Item, size: float) -> tuple[Sequence[Line], Sequence[Line]]:
    measure = _measure(size)
    notes = "".join(f"（注：{note}）" for note in item.notes if not load_lexicon().pattern("<print.doubt>").search(note))
    return (
        break_lines([_answer(item)], measure / 1.2, serif_measure()),
        break_lines([item.explanation + notes], measure, serif_measure()),
    )


def _answer(item: Item) -> str:
    """The answer in one line. A figure alone in it has the unit beside it that the front prints behind its blank."""
    key = short_key(item)
    if not isinstance(item, GapItem) or len(item.answer) != 1 or number_of(item.answer[0]) is None:
        return key
    stem = pieces(item.stem)
    after = next((text for blank, text in pairwise(stem) if isinstance(blank, Blank) and isinstance(text, str)), "")
    unit = load_lexicon().pattern(UNIT).match(after)
    return key + unit.group() if unit else key


def _front_rows(item: Item, size: float) -> float:
    return len(_front_lines(item, size))


def _back_rows(item: Item, size: float) -> float:
    answer, explanation = _back_lines(item, size)
    return len(answer) * 1.2 + len(explanation)


def _largest(item: Item, rows: Callable[[Item, float], float]) -> float:
    """The largest size in which the rows of a side have room."""
    for size in _SIZES:
        if rows(item, size) <= (HEIGHT - 2 * PADDING - _SMALL) / (size * 25.4 / 72 * _LEADING):
            return size
    return _SIZES[-1]


def _front(item: Item, index: int, size: float) -> Side:
    return Side(size, str(index + 1), (join(_front_lines(item, size)),), "")


def _back(item: Item | None, index: int, size: float) -> Side | None:
    if item is None:
        return None
    answer, explanation = _back_lines(item, size)
    source = f"{printed(item).source_line}　{short_id(item.id)}"
    return Side(size, str(index + 1), (Markup('<b class="ans">{}</b>').format(join(answer)), join(explanation)), source)
