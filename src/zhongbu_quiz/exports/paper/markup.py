"""Text of an item to HTML of a paper: here, and nowhere else, stems get brackets and lines to write on.

In: stems and texts. Out: Markup with our own line breaks, every text escaped. With `filled` the blanks hold their
answers and keep their width, so that the teacher's copy breaks where the student's paper breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from zhongbu_quiz.exports.paper.fonts import faces
from zhongbu_quiz.exports.paper.lines import Gap, Line, Measure, break_lines, measurer
from zhongbu_quiz.items.item import CLASSES, Blank, Choice, Item, Kind, Stem, TrueFalse, uncued
from zhongbu_quiz.items.item import pieces as parts_of

FILL_WIDTH = 8.0
"""Every line to write on is this long (em), whatever its answer."""
_BRACKETS = 4.0
_NEGATIVE = re.compile("(不正确|不属于|不包括|不是|错误)(?=的)")
_BRACKETED = (Choice, TrueFalse)
"""Items whose answer, a letter or a sign, goes into （　　）."""


@lru_cache(maxsize=1)
def serif_measure() -> Measure:
    """How wide a text is in the body type, in em."""
    return measurer(faces()[0].advances)


def brackets(answer: str = "") -> Gap:
    """（　　）, with the answer in it on the answer side."""
    inside = Markup('<b class="ans">{}</b>').format(answer) if answer else Markup("　　")
    return Gap(_BRACKETS, Markup('<span class="br">（{}）</span>').format(inside), bound=True)


def fill_line(answer: str = "", width: float = FILL_WIDTH) -> Gap:
    """A line to write on; on the answer side the answer stands on it, smaller where it is long."""
    if not answer:
        return Gap(width, Markup('<span class="fill">{}</span>').format("　" * int(width)), bound=True)
    size = _fit(serif_measure()(answer), width)
    style = "" if width == FILL_WIDTH else Markup(' style="width:{}em"').format(width)
    html = Markup('<span class="fill in{}"{}><b class="ans">{}</b></span>').format(size, style, answer)
    return Gap(width, html, bound=True)


def _fit(need: float, width: float) -> str:
    """The class that sets an answer of `need` em on a line of `width` em: smaller, then in two rows, then in three."""
    for name, size, rows in (("", 1.0, 1), (" s2", 0.75, 1), (" s3", 0.6, 2), (" s4", 0.5, 2)):
        if need * size <= (width - (rows > 1) * size) * rows:
            return name
    return " s5"


def paragraph(pieces: Iterable[str | Gap], width: float, first: float = 0.0) -> Markup:
    """Pieces as lines of `width` em."""
    return join(break_lines(pieces, width, serif_measure(), first))


def join(lines: Sequence[Line]) -> Markup:
    """Lines as HTML: each flush line is a span that says its spacing."""
    return Markup("<br>").join(_line(line) for line in lines)


def _line(line: Line) -> Markup:
    parts: list[Markup] = []
    text = ""
    for atom in line.atoms:
        if atom.gap is None:
            text += atom.text
        else:
            parts.append(escape(text) + Markup(atom.gap.html))
            text = ""
    parts.append(escape(text))
    inner = Markup("").join(parts)
    if not line.spread:
        return inner
    return Markup('<span style="letter-spacing:{}em">{}</span>').format(f"{line.spread:.3f}".lstrip("0"), inner)


@lru_cache(maxsize=4096)
def text_lines(text: str, width: float) -> Markup:
    """A plain text as lines; kept, since the forms of a class set print the same options again and again."""
    return paragraph([text], width)


def stem_lines(item: Item, filled: tuple[str, ...], width: float, told: str = "") -> Markup:
    """The stem of an item as lines, with the answers in its blanks where `filled` holds them, and `told` (its points) behind it."""
    return _stem_lines(item.kind, item.stem, filled, width, told)


@lru_cache(maxsize=4096)
def _stem_lines(kind: Kind, stem: Stem, filled: tuple[str, ...], width: float, told: str) -> Markup:
    return paragraph([*_pieces(CLASSES[kind], stem, filled, cue=False), *([told] if told else [])], width)


def stem_pieces(item: Item, filled: Sequence[str] = (), cue: bool = False) -> list[str | Gap]:
    """A stem as pieces. `filled`: what stands in its blanks, in order (the answer side). `cue`: keep the topic in 〔〕
    that opens a card; a paper has no use for it."""
    return _pieces(type(item), item.stem, filled, cue)


def _pieces(shape: type[Item], stem: Stem, filled: Sequence[str], cue: bool) -> list[str | Gap]:
    answers = iter(filled)
    pieces: list[str | Gap] = []
    for part in _with_bracket(shape, stem if cue else uncued(stem)):
        if isinstance(part, Blank):
            answer = next(answers, "")
            pieces.append(brackets(answer) if shape in _BRACKETED else fill_line(answer))
        else:
            pieces.extend(_emphasised(part) if shape is Choice else [part] if part else [])
    return pieces


def _with_bracket(shape: type[Item], parts: Stem) -> list[str | Blank]:
    """The stem of a choice or true-false item with a bracket: where its blank is, or else before the final 。 (after it
    where a statement is to be judged)."""
    stem = list(parts_of(parts))
    if shape not in _BRACKETED or any(isinstance(part, Blank) for part in stem):
        return stem
    last = stem.pop() if stem else ""
    assert isinstance(last, str)
    if shape is Choice and last.endswith(("。", "：", "．")):
        return [*stem, last[:-1], Blank(), last[-1]]
    return [*stem, last, Blank()]


def _emphasised(text: str) -> list[str | Gap]:
    """The words that turn a question round are set in 黑体 with a dot of emphasis (rule 6)."""
    pieces: list[str | Gap] = []
    for i, piece in enumerate(_NEGATIVE.split(text)):
        if i % 2:
            pieces.append(Gap(float(len(piece)), Markup('<em class="neg">{}</em>').format(piece)))
        elif piece:
            pieces.append(piece)
    return pieces
