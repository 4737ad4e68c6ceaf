"""The item: one finished question, and the only shape that exports see.

In: what a maker has proved. Out: frozen values of six classes, a closed union: `Choice`, `TrueFalse`, `Gap`, `Matching`, `Ordering`
and `Open`. What differs between the classes is the shape of the answer; where shapes matter, code says
`match item: case Choice(): …` and ends in `assert_never`, so that a seventh class is a type error until it is thought of everywhere.

A stem is text, shown slots, an attribution and blanks; no markup of any format stands in it, and `pieces` alone turns it into text.
An item says which slots of which facts it asks and which it shows as true (`asks`, `asserts`), so that leaks between items are set
operations.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from zhongbu_quiz.facts.slots import Attribution
from zhongbu_quiz.facts.written_answers import EMPTY_BRACKET
from zhongbu_quiz.items.figure import Figure, Material
from zhongbu_quiz.values import item_kinds
from zhongbu_quiz.values.packable import Packable
from zhongbu_quiz.values.picture import Picture

Kind = item_kinds.Kind
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Item kinds in the order in which a Chinese paper prints its parts."""

Origin = Literal["template", "author"]
"""Whether an item model made the item from facts, or a teacher wrote it (then it may have no fact)."""

Level = item_kinds.Level
LEVELS: tuple[Level, ...] = get_args(Level)
"""What an item asks of a learner: to recall, to understand, to use (rule 78)."""

CHOICE_BLANK = EMPTY_BRACKET
FILL_BLANK = "______"

SlotRef = tuple[str, str]
"""(fact id, slot name): the unit of `asks` and `asserts`."""


@dataclass(frozen=True, slots=True)
class Blank(Packable):
    """A gap in a stem. `text` is what stands there when it is filled ("" in choice stems, where the options fill it);
    `hint` says the kind of answer (年月, 数值, 省份 …)."""

    text: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Shown(Packable):
    """A slot of a fact that a stem shows as true; it prints as its text."""

    fact: str
    slot: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Cue(Packable):
    """The topic that opens a card, so that its gap has one answer: 〔历史〕. What is printed without it says the same."""

    topic: str

    def __str__(self) -> str:
        return f"〔{self.topic}〕"


@dataclass(frozen=True, slots=True)
class Claim(Packable):
    """What a statement to judge says in the place that is asked, true or not; it prints as its text."""

    claimed: str

    def __str__(self) -> str:
        return self.claimed


Stem = tuple[str | Shown | Attribution | Cue | Claim | Blank, ...]
"""What a question says, as structure: text, slots that it shows, whose statement it is, its topic, what is to be judged, and gaps.
Exports make text of it."""


@dataclass(frozen=True, slots=True)
class Option(Packable):
    """One option of a choice, one entry of the right column of a matching, or one entry to be ordered.

    `why` names the confusion that a distractor stands for (同类项, 邻近时间, 异地数据 …; "" for the key);
    `note` is the sentence that the answer side prints about it ("" where there is nothing to say);
    `fact` is the fact that the text was taken from, "" for a number that was computed.
    """

    text: str
    why: str = ""
    note: str = ""
    fact: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ItemSource(Packable):
    """Where the main fact of an item is told: the short name of the document and of its section."""

    document: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item(Packable):
    """What all items have.

    `explanation` is the statement of the fact and what else the answer side says for the item as a whole; what it says of single
    options is in `Option.note`, so that an export can put letters to it. `notes` are an editor's words about defects of the source.
    `facts`: the asked fact first, then those that the options stand on; empty where a teacher wrote the item. `also_from`: where the other
    facts are told that an item over several asks, as far as that is elsewhere.
    `group` names items that were built as one set of siblings (same options, or statements under the same question): at most one of
    them goes on a paper.
    `slot` is the slot of the main fact that is asked ("" for items over several facts); `topic` is the small label of a card.
    `figure`, `material` and `picture` are what the question is read from, None for most. `level` is what it asks of a learner; `points` the parts
    of a written answer with the points of each (采分点), None where an answer is right or wrong as a whole. `calc`: the answer is to be
    worked out of what is shown, so that it may follow from the stem (rule 33).
    """

    id: str
    kind: Kind
    model: str
    stem: Stem
    explanation: str
    facts: tuple[str, ...]
    tags: tuple[str, ...]
    difficulty: int | None
    source: ItemSource
    also_from: tuple[ItemSource, ...] = ()
    slot: str = ""
    topic: str = ""
    notes: tuple[str, ...] = ()
    group: str = ""
    asks: frozenset[SlotRef] = field(default_factory=frozenset)
    asserts: frozenset[SlotRef] = field(default_factory=frozenset)
    origin: Origin = "template"
    figure: Figure | None = None
    material: Material | None = None
    picture: Picture | None = None
    level: Level = "识记"
    points: tuple[tuple[str, int], ...] | None = None
    calc: bool = False

    def __hash__(self) -> int:
        """By id alone: sets of items are many, and their frozen sets are long."""
        return hash(self.id)

    @property
    def left(self) -> tuple[str, ...]:
        """The left column as printed; only a matching has one."""
        return ()

    @property
    def accepted(self) -> tuple[tuple[str, ...], ...] | None:
        """For answers that are typed: all spellings that are right, one tuple a blank, the key first; None for the rest."""
        return None

    @property
    def main_fact(self) -> str:
        """The id of the fact that the item hangs on; "" where it has none."""
        return self.facts[0] if self.facts else ""

    @property
    def thing(self) -> str:
        """What is asked twice where two items have the same: the id of the main fact, or the item's own where it has no fact."""
        return self.facts[0] if self.facts else self.id


class _NoOptions:
    """Of items that print nothing under their stem."""

    __slots__ = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_Item):
    """One or several of some options are right. `answer` are their places, ascending; `ascending` is true where the options are
    numbers or dates in ascending order, which a paper must not shuffle."""

    kind: Literal["single_choice", "multiple_choice"]
    options: tuple[Option, ...]
    answer: tuple[int, ...]
    ascending: bool = False

    __hash__ = _Item.__hash__

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The texts of the right options."""
        return tuple(self.options[place].text for place in self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(_NoOptions, _Item):
    """A statement to judge."""

    kind: Literal["true_false"] = "true_false"
    answer: bool

    __hash__ = _Item.__hash__

    @property
    def key_texts(self) -> tuple[str, ...]:
        """正确 or 错误."""
        return ("正确" if self.answer else "错误",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(_NoOptions, _Item):
    """A sentence with gaps. `answer` are the texts of the gaps in order; `also` what else is right, one tuple a gap (see `items.accepted`)."""

    kind: Literal["cloze", "fill_blank"]
    answer: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()

    __hash__ = _Item.__hash__

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The texts of the gaps."""
        return self.answer

    @property
    def accepted(self) -> tuple[tuple[str, ...], ...]:
        """All spellings that are right, one tuple a gap, the key first."""
        more = (*self.also, *((),) * (len(self.answer) - len(self.also)))
        return tuple((text, *others) for text, others in zip(self.answer, more, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(_Item):
    """Two columns to be put together. `answer` are the pairs in the order of the left column; `options` is the right column as
    printed, entries that belong to nothing included, in ascending order where `ascending` says so."""

    kind: Literal["matching"] = "matching"
    options: tuple[Option, ...]
    answer: tuple[tuple[str, str], ...]
    ascending: bool = False

    __hash__ = _Item.__hash__

    @property
    def left(self) -> tuple[str, ...]:
        """The left column as printed."""
        return tuple(left for left, _ in self.answer)

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The pairs, each joined by —."""
        return tuple("—".join(pair) for pair in self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(_Item):
    """Entries to be put in order: `options` as printed, `answer` their texts in the right order."""

    kind: Literal["ordering"] = "ordering"
    options: tuple[Option, ...]
    answer: tuple[str, ...]

    __hash__ = _Item.__hash__

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The texts in the right order."""
        return self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(_NoOptions, _Item):
    """A question that is answered in words of one's own; `answer` is what a good answer says."""

    kind: Literal["short_answer"] = "short_answer"
    answer: str

    __hash__ = _Item.__hash__

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The answer."""
        return (self.answer,)


Item = Choice | TrueFalse | Gap | Matching | Ordering | Open
"""A finished question: closed, so that `match` can prove that it has thought of every shape."""

CLASSES: dict[Kind, type[Item]] = {
    "single_choice": Choice,
    "multiple_choice": Choice,
    "true_false": TrueFalse,
    "cloze": Gap,
    "fill_blank": Gap,
    "matching": Matching,
    "ordering": Ordering,
    "short_answer": Open,
}
"""The class of each kind."""


def pieces(stem: Stem) -> list[str | Blank]:
    """The stem as texts and blanks, no two texts beside each other: the one place that knows what else a stem is made of."""
    found: list[str | Blank] = []
    text = ""
    for part in stem:
        if type(part) is Blank:
            found += (text, part) if text else (part,)
            text = ""
        else:
            text += part.text if type(part) is Shown else str(part)
    if text:
        found.append(text)
    return found


def sides(stem: Stem) -> tuple[str, str]:
    """What stands directly before and after the first gap of a stem."""
    before, after, seen = "", "", False
    for part in pieces(stem):
        if isinstance(part, Blank):
            seen = True
        elif seen:
            after = part
            break
        else:
            before = part
    return before, after


def uncued(stem: Stem) -> Stem:
    """The stem without the topic that opens a card."""
    return tuple([part for part in stem if type(part) is not Cue])


def stem_text(stem: Stem, blank: str) -> str:
    """The stem as plain text, with `blank` printed in each gap."""
    texts = [part if type(part) is str else part.text if type(part) is Shown else blank if type(part) is Blank else str(part) for part in stem]
    return "".join(texts)


def told_text(stem: Stem, documents: Collection[str]) -> str:
    """What a stem tells whatever its documents are called: its text without gaps and without the names of these documents."""
    return unnamed(stem_text(stem, ""), documents)


def unnamed(text: str, documents: Collection[str]) -> str:
    """A text without the names of some documents."""
    start = text.find("《") if documents else -1
    while start >= 0:
        end = text.find("》", start)
        while end >= 0:
            if text[start + 1 : end] in documents:
                text = text[: start + 1] + text[end:]
                break
            end = text.find("》", end + 1)
        start = text.find("《", start + 1)
    return text


def blanks(stem: Stem) -> Sequence[Blank]:
    """The blanks of a stem in order."""
    return [part for part in stem if type(part) is Blank]
