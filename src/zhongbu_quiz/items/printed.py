"""Item -> what is printed of it: the one view that every export starts from.

In: an item. Out: plain text in pieces, never markup: names of the kind, stem with its gaps, columns and options, the key as places
and in words, accepted spellings, what the answer side says. How it looks (letters or circles, HTML, lines) is the export's affair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple, assert_never

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.items.figure import Figure, Material
from zhongbu_quiz.items.item import (
    CHOICE_BLANK,
    FILL_BLANK,
    Blank,
    Choice,
    Gap,
    Item,
    ItemSource,
    Kind,
    Matching,
    Open,
    Ordering,
    Stem,
    TrueFalse,
    pieces,
)
from zhongbu_quiz.values.picture import Picture
from zhongbu_quiz.values.shares import plain, shared

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ARROW = "→"
"""Between the entries of a right order."""
TRUTHS = ("正确", "错误")
"""What a statement to judge is: right, wrong."""


@dataclass(frozen=True, slots=True)
class Names:
    """A kind in Chinese: on a card, on platforms and in files, and as the heading of a part of a paper."""

    card: str
    file: str
    paper: str


NAMES: dict[Kind, Names] = {
    "single_choice": Names("单选", "单选题", "单项选择题"),
    "multiple_choice": Names("多选", "多选题", "多项选择题"),
    "true_false": Names("判断", "判断题", "判断题"),
    "cloze": Names("填空", "填空题", "填空题"),
    "fill_blank": Names("填空", "填空题", "填空题"),
    "matching": Names("匹配", "连线题", "连线题"),
    "ordering": Names("排序", "排序题", "排序题"),
    "short_answer": Names("简答", "简答题", "简答题"),
}
"""The only table of the kinds' Chinese names; a cloze is a fill-in everywhere but in Anki."""

Piece = str | int
"""A text of a stem, or the number (from 0) of a gap."""


class Printed(NamedTuple):
    """What is printed of one item.

    `figure`, `material` and `picture` stand over the stem; `above` are the first two as texts, for formats without tables. `points` are the
    parts of a written answer, each with its points. `blank` is what a gap prints where it cannot be a
    field. `options` are printed with letters (the entries of an ordering, the right column of a matching too) and have `option_notes`,
    "" where there is nothing to say. `choices` are what is ticked: the options of a choice, 正确 and 错误 of a judgement, else none.
    `places` is the key as places: among `choices`; for a matching the option of each left entry; for an ordering the options in the
    right order. `key` is the key as texts, `accepted` all
    spellings of a typed one, one tuple a gap. `remarks` are an editor's words.
    """

    id: str
    name: Names
    figure: Figure | None
    material: Material | None
    picture: Picture | None
    above: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    stem: tuple[Piece, ...]
    blank: str
    left: tuple[str, ...]
    options: tuple[str, ...]
    option_notes: tuple[str, ...]
    choices: tuple[str, ...]
    places: tuple[int, ...]
    key: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    explanation: str
    remarks: tuple[str, ...]
    difficulty: str
    topics: tuple[str, ...]
    source: ItemSource
    also_from: tuple[ItemSource, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands above, then the stem."""
        return (*(f"{text}\n" for text in self.above), *self.stem)

    @property
    def question(self) -> str:
        """The same as one text."""
        return "".join(piece if isinstance(piece, str) else self.blank for piece in self.pieces)

    @property
    def question_with_left(self) -> str:
        """The question, with the numbered left column below it."""
        return "\n".join((self.question, *(f"（{number}）{text}" for number, text in enumerate(self.left, 1))))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Of a matching, each left entry with its right one."""
        return [(left, self.options[place]) for left, place in zip(self.left, self.places, strict=False)]

    @property
    def spare(self) -> list[str]:
        """Of a matching, the entries of the right column that belong to nothing."""
        used = self.places if self.left else range(len(self.options))
        return [text for place, text in enumerate(self.options) if place not in used]

    @property
    def asked(self) -> str:
        """The stem alone as one text, for formats that print what stands above it by other means."""
        return self.asked_with(self.blank)

    def asked_with(self, blank: str) -> str:
        """The same with another text in each gap."""
        return "".join(piece if isinstance(piece, str) else blank for piece in self.stem)

    @property
    def marked_parts(self) -> tuple[str, ...]:
        """The parts of a written answer, each with its points: ①…（2分）."""
        return tuple(say("marked_part", number=CIRCLED[place], part=part, points=worth) for place, (part, worth) in enumerate(self.points))

    @property
    def marked(self) -> str:
        """The same as one text: ①…（2分）②…（3分）; "" where it has none."""
        return "".join(self.marked_parts)

    @property
    def said(self) -> str:
        """What the answer side says of the item as a whole: the points of its parts, the explanation, an editor's remarks."""
        marks = say("marks", parts=self.marked) if self.points else ""
        return marks + self.explanation + _remarked(self.remarks)

    @property
    def said_with_letters(self) -> str:
        """The same, and what it says of single options of a choice with their letters."""
        told = [f"{LETTERS[place]}项：{note}" for place, note in enumerate(self.option_notes) if note]
        if not told or self.choices != self.options:  # the letters of other kinds are not what is ticked
            return self.said
        return f"{self.explanation}【辨析】{''.join(told)}{_remarked(self.remarks)}"

    @property
    def said_with_texts(self) -> str:
        """What it says of single options opened by their texts, for a reader who may see them in another order; a note that opens with
        words of its option, or tells its text, names it by itself."""
        told: dict[str, list[str]] = {}
        for text, note in zip(self.options, self.option_notes, strict=True):
            if note and note not in self.explanation:
                told.setdefault(note, []).append(text)
        words = "".join(note if _names(note, texts) else f"{''.join(map(_quoted, texts))}：{note}" for note, texts in told.items())
        return self.explanation + (f"【辨析】{words}" if words else "") + _remarked(self.remarks)

    @property
    def in_marked_order(self) -> str:
        """Of an ordering whose explanation is what it says of its entries: the same in the right order, each with the mark of its entry."""
        notes = [self.option_notes[place] for place in self.places if self.option_notes]
        if not all(notes) or "".join(notes) != self.explanation:
            return self.explanation
        return "".join(f"{CIRCLED[place]}{note}" for place, note in zip(self.places, notes, strict=True))

    @property
    def source_line(self) -> str:
        """《前瞻》·导语, or 《回望》·导语、特点；《盘点》·不足 of an item over several facts; "" where nobody says where the item is from.
        A document that has no sections is told by its name alone, a table of facts by nothing."""
        sections: dict[str, list[str]] = {}
        for place in (self.source, *self.also_from):
            section = "" if place.document and place.section == say("whole_text") else place.section
            sections.setdefault(titled(place.document), []).append(section)
        told = ("·".join(filter(None, (document, "、".join(filter(None, names))))) for document, names in sections.items())
        return "；".join(filter(None, told))

    def mapped(self, change: Callable[[str], str]) -> Printed:
        """The same with every text changed, for a format that cannot hold every character."""

        def all_of(texts: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(map(change, texts))

        return self._replace(
            id=change(self.id),
            figure=self.figure and _changed(self.figure, change),
            material=self.material and replace(self.material, text=change(self.material.text)),
            picture=self.picture and replace(self.picture, caption=change(self.picture.caption)),
            above=all_of(self.above),
            points=tuple((change(part), worth) for part, worth in self.points),
            stem=tuple(change(piece) if isinstance(piece, str) else piece for piece in self.stem),
            left=all_of(self.left),
            options=all_of(self.options),
            option_notes=all_of(self.option_notes),
            choices=all_of(self.choices),
            key=all_of(self.key),
            accepted=tuple(map(all_of, self.accepted)),
            explanation=change(self.explanation),
            remarks=all_of(self.remarks),
            topics=all_of(self.topics),
            source=ItemSource(change(self.source.document), change(self.source.section)),
            also_from=tuple(ItemSource(change(place.document), change(place.section)) for place in self.also_from),
        )


@cache
def _tables() -> frozenset[str]:
    """What the tables of facts are called, by kinds that who prints papers of a stored draw has no other need of."""
    from zhongbu_quiz.facts.kinds import KINDS

    return frozenset(kind.title for kind in KINDS.values())


def titled(document: str) -> str:
    """《回望》, the name of a document as a reader is told it; "" where it is but the label of a table (事件), whose facts name no document."""
    return "" if not document or document in _tables() else f"《{document}》"


def _changed(figure: Figure, change: Callable[[str], str]) -> Figure:
    """A figure with every text changed."""
    return replace(
        figure,
        columns=tuple(map(change, figure.columns)),
        rows=tuple(tuple(map(change, row)) for row in figure.rows),
        unit=change(figure.unit),
        text=change(figure.text),
    )


def printed(item: Item, worth: Decimal | None = None) -> Printed:
    """What is printed of an item; `worth` are its points on the paper, which the parts of a written answer share."""
    texts = tuple(option.text for option in item.options)
    choices, places = _key(item, texts)
    return Printed(
        id=item.id,
        name=NAMES[item.kind],
        figure=item.figure,
        material=item.material,
        picture=item.picture,
        above=above(item),
        points=shared_points(item, worth),
        stem=numbered(item.stem),
        blank=blank_of(item),
        left=item.left,
        options=texts,
        option_notes=tuple(option.note for option in item.options),
        choices=choices,
        places=places,
        key=item.key_texts,
        accepted=item.accepted or (),
        explanation=item.explanation,
        remarks=item.notes,
        difficulty="" if item.difficulty is None else _DIFFICULTIES[item.difficulty - 1],
        topics=tuple(tag.replace("::", "/") for tag in item.tags),
        source=item.source,
        also_from=item.also_from,
    )


def shared_points(item: Item, worth: Decimal | None = None) -> tuple[tuple[str, str], ...]:
    """The parts of a written answer with their points as printed. Where the paper gives another sum than they have, they share it in
    proportion."""
    if not item.points:
        return ()
    own = tuple(Decimal(points) for _, points in item.points)
    if worth is not None and worth != sum(own):
        own = shared(worth, own)
    return tuple((part, plain(each)) for (part, _), each in zip(item.points, own, strict=True))


def part_names(kind: Kind | Literal["material"]) -> Names:
    """The names of a part of a paper; that of materials is called so whatever kinds of question it has."""
    if kind != "material":
        return NAMES[kind]
    name = say("material_part")
    return Names(name, name, name)


_DIFFICULTIES = "易易中难难"
"""What platforms call the difficulties 1 to 5."""


def _key(item: Item, texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What is ticked, and the key as places."""
    match item:
        case Choice():
            return texts, item.answer
        case TrueFalse():
            return TRUTHS, (0 if item.answer else 1,)
        case Matching():
            return (), tuple(texts.index(right) for _, right in item.answer)
        case Ordering():
            return (), tuple(texts.index(text) for text in item.answer)
        case Gap() | Open():
            return (), ()
        case _:
            assert_never(item)


def above(item: Item) -> tuple[str, ...]:
    """What stands over the stem: the text of the material, and the figure in words. That a table stands below is not said where none does."""
    told = item.material.text if item.material else ""
    if item.figure:
        told = load_lexicon().pattern("^<print.table_follows>[^。]*。").sub("", told)
    texts = (told, item.figure.text if item.figure else "")
    return tuple(text for text in texts if text)


def numbered(stem: Stem) -> tuple[Piece, ...]:
    """The stem as texts and the numbers of its gaps."""
    found: list[Piece] = []
    gaps = 0
    for piece in pieces(stem):
        if isinstance(piece, Blank):
            found.append(gaps)
            gaps += 1
        else:
            found.append(piece)
    return tuple(found)


def blank_of(item: Item) -> str:
    """What a gap prints: six underscores where words are filled in, （　　） where a letter or a sign is."""
    return FILL_BLANK if isinstance(item, Gap) else CHOICE_BLANK


@dataclass(frozen=True, slots=True)
class KeyStyle:
    """How a key is written in one line: the signs of right and wrong, the marks of entries to be ordered, how a pair is written
    (number of the left entry, letter of the right one), and what stands between pairs."""

    truths: tuple[str, str]
    marks: Sequence[str]
    pair: str
    between: str


IN_WORDS = KeyStyle(TRUTHS, LETTERS, "{}—{}", "；")
"""AC · 正确 · 甲；乙 · 1—B；2—A · C→A→B"""


def key_line(item: Item, style: KeyStyle = IN_WORDS) -> str:
    """The key in one line."""
    places = _key(item, tuple(option.text for option in item.options))[1]
    match item:
        case Choice():
            return "".join(LETTERS[place] for place in places)
        case TrueFalse():
            return style.truths[places[0]]
        case Matching():
            return style.between.join(style.pair.format(n, LETTERS[place]) for n, place in enumerate(places, 1))
        case Ordering():
            return ARROW.join(style.marks[place] for place in places)
        case Gap():
            return "；".join(item.answer)
        case Open():
            return item.answer
        case _:
            assert_never(item)


def _names(note: str, texts: Sequence[str]) -> bool:
    """Whether a note says of which options it is."""
    opens = _OPENS.match(note)
    return all(text in note or _quoted(text) in note or (opens is not None and opens[1] in text) for text in texts)


_OPENS = re.compile("“([^“”]+)”")


def _quoted(text: str) -> str:
    """A text in marks of quotation, with single ones inside it; a title has marks of its own."""
    if text.startswith("《") and text.endswith("》"):
        return text
    return f"“{text.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")


def _remarked(remarks: tuple[str, ...]) -> str:
    return "".join(f"【编者注】{remark}" for remark in remarks)
