"""The item: one finished question, and the only shape that exports see.

A stem is text and blanks; no markup of any format stands in it. An item says which slots of which facts it
asks and which it shows as true (`asks`, `asserts`), so that leaks between items are set operations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

KINDS = (
    "single_choice",
    "multiple_choice",
    "true_false",
    "cloze",
    "fill_blank",
    "matching",
    "ordering",
    "short_answer",
)
"""Item kinds in the order in which a Chinese paper prints its parts."""

CHOICE_BLANK = "（　　）"
FILL_BLANK = "______"

SlotRef = tuple[str, str]
"""(fact id, slot name): the unit of `asks` and `asserts`."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap in a stem. `text` is what stands there when it is filled ("" in choice stems, where the options fill it);
    `hint` says the kind of answer (年月, 数值, 省份 …)."""

    text: str = ""
    hint: str = ""


Stem = tuple[str | Blank, ...]
Answer = tuple[int, ...] | tuple[str, ...] | tuple[tuple[str, str], ...] | bool | str


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice item, or one entry of the right column of a matching item.

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
class ItemSource:
    """Where the main fact of an item is told: the short name of the document and of its section."""

    document: str
    section: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finished question.

    `answer` by kind: choices: indices into `options` in ascending order; `true_false`: a bool; `cloze` and `fill_blank`: the
    strings of the blanks in order; `matching`: (left, right) pairs, with `options` the right column as printed; `ordering`:
    the texts of the options in the right order; `short_answer`: a string.
    `explanation` is the statement of the fact and what else the answer side says for the item as a whole; what it says of single
    options is in `Option.note`, so that an export can put letters to it. `notes` are an editor's words about defects of the source.
    `ascending` is true where the options are numbers or dates in ascending order, which a paper must not shuffle.
    `group` names items that were built as one set of siblings (same options): at most one of them goes on a paper.
    `slot` is the slot of the main fact that is asked ("" for items over several facts); `topic` is the small label of a card.
    """

    id: str
    kind: str
    model: str
    stem: Stem
    options: tuple[Option, ...]
    answer: Answer
    explanation: str
    facts: tuple[str, ...]
    tags: tuple[str, ...]
    difficulty: int | None
    source: ItemSource
    slot: str = ""
    topic: str = ""
    notes: tuple[str, ...] = ()
    ascending: bool = False
    group: str = ""
    left: tuple[str, ...] = ()
    asks: frozenset[SlotRef] = field(default_factory=frozenset)
    asserts: frozenset[SlotRef] = field(default_factory=frozenset)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def key_texts(self) -> tuple[str, ...]:
        """The right answer as texts: option texts, blank texts, pairs joined by —, 正确/错误, or the string."""
        if isinstance(self.answer, bool):
            return ("正确" if self.answer else "错误",)
        if isinstance(self.answer, str):
            return (self.answer,)
        if self.kind in ("single_choice", "multiple_choice"):
            return tuple(self.options[i].text for i in self.answer if isinstance(i, int))
        return tuple("—".join(a) if isinstance(a, tuple) else str(a) for a in self.answer)

    @property
    def main_fact(self) -> str:
        """The id of the fact that the item hangs on."""
        return self.facts[0]


def stem_text(stem: Sequence[str | Blank], blank: str) -> str:
    """The stem as plain text, with `blank` printed in each gap."""
    return "".join(part if isinstance(part, str) else blank for part in stem)
