"""Text of an item to HTML of a paper: here, and nowhere else, stems get brackets and lines to write on.

In: stems and texts. Out: Markup with our own line breaks, every text escaped. With `filled` the blanks hold their
answers and keep their width, so that the teacher's copy breaks where the student's paper breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from math import ceil

from markupsafe import Markup, escape

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.clusters import Gap, Measure
from zhongbu_quiz.exports.paper.fonts import faces
from zhongbu_quiz.exports.paper.lines import NARROW, Line, break_lines, measurer
from zhongbu_quiz.items.item import CLASSES, Blank, Choice, Item, Kind, Stem, TrueFalse, stem_text, uncued
from zhongbu_quiz.items.item import Gap as GapItem
from zhongbu_quiz.items.item import pieces as parts_of

FILL_WIDTH = 8.0
"""A line to write on is this long (em) at least, whatever its answer."""
_BY_HAND = 1.9
"""How much wider than print a student writes on a line: about seven millimetres a character."""
_BESIDE = 6.0
"""Room that a line to write on leaves for the end of the word before it and the mark after it, in em."""
_BRACKETS = 4.0
_NEGATIVE = "(<print.negative>)"
"""Words that turn a question round; what stands in 《》 or “” is a name and turns nothing."""
_NAMED = re.compile("(《[^》]*》|“[^”]*”)")
_BESIDE_BRACKET = re.compile(r"^([。？])(?=①)")
"""Where statements to choose from follow the bracket at once: they stand on lines of their own."""
_BRACKETED = (Choice, TrueFalse)
"""Items whose answer, a letter or a sign, goes into （　　）."""


@lru_cache(maxsize=1)
def serif_measure() -> Measure:
    """How wide a text is in the body type, in em."""
    return measurer(faces()[0].advances)


def brackets(answer: str = "", flush: bool = False) -> Gap:
    """（　　）, with the answer in it on the answer side; `flush`: at the right edge, for √ and ×, which are in the type of the text: the √ of
    the other is a root."""
    written = Markup('<b class="ans sign">{}</b>' if flush else '<b class="ans">{}</b>')
    inside = written.format(answer) if answer else Markup("　　")
    return Gap(_BRACKETS, Markup('<span class="br">（{}）</span>').format(inside), bound=not flush, flush=flush)


def fill_line(answer: str = "", width: float = FILL_WIDTH) -> Gap:
    """A line to write on; on the answer side the answer stands on it, smaller where it is long."""
    draw = partial(_drawn, answer)
    return Gap(width, draw(width, True), bound=True, draw=draw)


def _drawn(answer: str, width: float, written: bool) -> Markup:
    """A line of `width` em, or a part of it, with the answer on it where it is `written` there."""
    if not answer or not written:
        count = ceil(width)
        style = "" if count == width else Markup(' style="letter-spacing:{}em"').format(_em(width / count - 1))
        return Markup('<span class="fill"{}>{}</span>').format(style, "　" * count)
    size = _fit(serif_measure()(answer), width)
    style = "" if width == FILL_WIDTH else Markup(' style="width:{}em"').format(_em(width))
    return Markup('<span class="fill in{}"{}><b class="ans">{}</b></span>').format(size, style, answer)


def blank_width(item: Item, items: Iterable[Item], width: float) -> float:
    """How long (em) each blank of an item is among these items in a column of `width` em: one length for short answers, twice that for longer
    ones, and for those beyond as the longest of all takes by hand, so that none tells its own, and no longer than a line holds."""
    needed = _by_hand([item])
    step = next((step for step in (FILL_WIDTH, 2 * FILL_WIDTH) if needed <= step), 0.0)
    return max(FILL_WIDTH, min(step or max(needed, _by_hand(items)), float(int(width - _BESIDE))))


def _by_hand(items: Iterable[Item]) -> float:
    """What the longest answer that goes into a blank of these items takes by hand, in em."""
    longest = max((serif_measure()(text) for item in items if isinstance(item, GapItem) for text in item.answer), default=0.0)
    return float(ceil(longest * _BY_HAND))


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
    """Lines as HTML: each flush line is a span that says its spacing. Where a blank is parted its answer stands on the longer part."""
    longest: dict[int, float] = {}
    for atom in (atom for line in lines for atom in line.atoms if atom.gap):
        longest[id(atom.gap)] = max(longest.get(id(atom.gap), 0.0), atom.width)
    return Markup("<br>").join(_line(line, longest) for line in lines)


def _line(line: Line, longest: Mapping[int, float]) -> Markup:
    opened = bool(line.spread or line.steps)
    parts: list[Markup] = []
    text = ""
    for i, atom in enumerate(line.atoms):
        if atom.gap is None and not atom.halved:
            text += atom.text
            continue
        parts.append(_running(text, line.steps) if opened else escape(text))
        text = ""
        if atom.gap is None:
            parts.append((_OPENS if atom.opens else _CLOSES).format(atom.text))
            continue
        html = Markup(atom.gap.draw(atom.width, atom.width == longest[id(atom.gap)]) if atom.gap.draw else atom.gap.html)
        if line.push and i + 1 == len(line.atoms):
            html = Markup('<span style="margin-left:{}em">{}</span>').format(_em(line.push), html)
        parts.append(html)
    parts.append(_running(text, line.steps) if opened else escape(text))
    inner = Markup("").join(parts)
    if not line.spread:
        return inner
    return Markup('<span style="letter-spacing:{}em">{}</span>').format(_em(line.spread), inner)


_OPENS, _CLOSES = Markup('<span class="op">{}</span>'), Markup('<span class="cl">{}</span>')
"""A mark without its empty half."""


def _em(length: float) -> str:
    return f"{length:.3f}".lstrip("0")


def _running(text: str, steps: int) -> Markup:
    """Text of a line that is opened. A Latin word or a number is spread behind its last character only, and stands `steps` away from Chinese."""
    parts: list[Markup] = []
    end = 0
    for found in NARROW.finditer(text):
        start, before = found.start(), end
        end = found.end()
        left = f" l{steps}" if steps and _is_chinese(text[start - 1 : start]) else ""
        right = f" r{steps}" if steps and _is_chinese(text[end : end + 1]) else ""
        parts.append(escape(text[before:start]))
        if end - start > 1:
            parts.append(_span(f"nr{left}", text[start : end - 1]))
            left = ""
        parts.append(_span((left + right).strip(), text[end - 1 : end]))
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def _span(name: str, text: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(name, text) if name else escape(text)


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"


@lru_cache(maxsize=4096)
def text_lines(text: str, width: float) -> Markup:
    """A plain text as lines; kept, since the forms of a class set print the same options again and again."""
    return paragraph([text], width)


def stem_lines(item: Item, filled: tuple[str, ...], width: float, told: str = "", blank: float = FILL_WIDTH) -> Markup:
    """The stem of an item as lines, with the answers in its blanks (each `blank` em long) where `filled` holds them, and `told` (its points)
    before it."""
    return _stem_lines(item.kind, _opened(item), filled, width, told, blank)


@lru_cache(maxsize=4096)
def _stem_lines(kind: Kind, stem: Stem, filled: tuple[str, ...], width: float, told: str, blank: float) -> Markup:
    pieces = _pieces(CLASSES[kind], stem, filled, blank)
    return paragraph([told, *pieces] if told else pieces, width)


def looks_up(item: Item) -> bool:
    """Whether what an item shows (a table, a picture) stands above its stem, which says so; else it stands below, before the options."""
    return load_lexicon().pattern("<print.upward>").search(stem_text(item.stem, "")) is not None


def stem_pieces(item: Item) -> list[str | Gap]:
    """A stem as pieces, without the topic in 〔〕 that opens a card."""
    return _pieces(type(item), _opened(item))


def _opened(item: Item) -> Stem:
    """A stem as paper opens it: without its topic; 据表 says on which side the table stands, and a blank what it wants where nothing before it
    tells."""
    stem = uncued(item.stem)
    if isinstance(item, GapItem):
        return tuple(part for place, piece in enumerate(stem) for part in (piece, *_wanted(stem, place)))
    first = stem[0] if stem else ""
    if isinstance(first, str) and (found := load_lexicon().pattern("(?:<print.by_table>)").match(first)):
        return (say("by_table_above" if item.material else "by_table_below") + first[found.end() :], *stem[1:])
    return stem


def _wanted(stem: Stem, place: int) -> Iterator[str]:
    """What a blank wants, which is said behind one at the beginning, and of who, when or where behind a comma or 的 (，＿发布), unless a bracket
    tells it already."""
    piece = stem[place]
    if not isinstance(piece, Blank) or not piece.hint:
        return
    lexicon = load_lexicon()
    before, after = ("".join(map(str, parts)) for parts in (stem[:place], stem[place + 1 : place + 2]))
    begins = before[-1:] in lexicon.set("print.before_wanted") and piece.hint in lexicon.set("print.wanted")
    if not place or (begins and not after.startswith("（")):
        yield say("wanted_name" if piece.hint in lexicon.set("print.named") else "wanted", what=piece.hint)


def _pieces(shape: type[Item], stem: Stem, filled: Sequence[str] = (), blank: float = FILL_WIDTH) -> list[str | Gap]:
    answers = iter(filled)
    pieces: list[str | Gap] = []
    for part in _with_bracket(shape, stem):
        if isinstance(part, Blank):
            answer = next(answers, "")
            pieces.append(brackets(answer, flush=shape is TrueFalse) if shape in _BRACKETED else fill_line(answer, blank))
        else:
            pieces.extend(_emphasised(part) if shape is Choice else [part] if part else [])
    return pieces


def _with_bracket(shape: type[Item], parts: Stem) -> list[str | Blank]:
    """The stem of a choice or true-false item with a bracket: where its blank is, or else before the final 。 (after it
    where a statement is to be judged)."""
    stem = [_BESIDE_BRACKET.sub(r"\1\n", part) if shape is Choice and isinstance(part, str) else part for part in parts_of(parts)]
    if shape not in _BRACKETED or any(isinstance(part, Blank) for part in stem):
        return stem
    last = stem.pop() if stem else ""
    assert isinstance(last, str)
    if shape is Choice and last.endswith(("。", "：", "．")):
        return [*stem, last[:-1], Blank(), last[-1]]
    return [*stem, last, Blank()]


def _emphasised(text: str) -> list[str | Gap]:
    """The words that turn a question round are set in 黑体 with a line under them (rule 6)."""
    pieces: list[str | Gap] = []
    for i, piece in enumerate(_NAMED.split(text)):
        if i % 2:
            pieces.append(piece)
            continue
        for j, word in enumerate(load_lexicon().pattern(_NEGATIVE).split(piece)):
            if j % 2:
                pieces.append(Gap(float(len(word)), Markup('<em class="neg">{}</em>').format(word)))
            elif word:
                pieces.append(word)
    return pieces
