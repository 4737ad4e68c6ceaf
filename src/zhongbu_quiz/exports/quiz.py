"""What the export formats share: the quiz that goes in, the file that comes out, and the items that a format cannot carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from zhongbu_quiz.items.item import (
    CHOICE_BLANK,
    FILL_BLANK,
    Blank,
    Choice,
    Gap,
    Item,
    Matching,
    Ordering,
    pieces,
    stem_text,
)

KIND_NAMES = {
    "single_choice": "单选题",
    "multiple_choice": "多选题",
    "true_false": "判断题",
    "cloze": "填空题",
    "fill_blank": "填空题",
    "matching": "连线题",
    "ordering": "排序题",
    "short_answer": "简答题",
}
"""What Chinese platforms call the item kinds; a cloze is a fill-in everywhere but in Anki."""

CHOICES = ("single_choice", "multiple_choice")
GAPS = ("cloze", "fill_blank")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Quiz:
    """The items of one form in order, with a title and the points of one item of each kind (1 where none is given)."""

    name: str
    title: str
    items: tuple[Item, ...]
    points: Mapping[str, Decimal] = field(default_factory=dict)

    def points_of(self, item: Item) -> Decimal:
        """Points of one item."""
        return self.points.get(item.kind, Decimal(1))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that the format cannot carry, and why."""

    item_id: str
    reason: str


@dataclass(frozen=True)
class Export:
    """A finished file, what it leaves out, and files that stand beside it (by the end of their names)."""

    data: bytes
    left_out: tuple[LeftOut, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


def carried(quiz: Quiz, why_not: Callable[[Item], str]) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """The items for which `why_not` says nothing, and the others with its words."""
    reasons = [(item, why_not(item)) for item in quiz.items]
    kept = tuple(item for item, reason in reasons if not reason)
    return kept, tuple(LeftOut(item.id, reason) for item, reason in reasons if reason)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold; they become U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", text)


def stem(item: Item) -> str:
    """The stem as one text: six underscores in each gap of a fill-in or cloze, （　　） in the rest."""
    blank = FILL_BLANK if item.kind in GAPS else CHOICE_BLANK
    return clean(stem_text(item.stem, blank))


def stem_pieces(item: Item) -> list[str | int]:
    """The stem as texts and the numbers (from 0) of its gaps."""
    gaps = count()
    return [next(gaps) if isinstance(part, Blank) else clean(part) for part in pieces(item.stem)]


def options(item: Item) -> list[str]:
    """The texts of the options as printed."""
    return [clean(option.text) for option in item.options]


def right(item: Item) -> frozenset[int]:
    """The places of the right options of a choice item."""
    return frozenset(item.answer) if isinstance(item, Choice) else frozenset()


def texts(item: Item) -> list[str]:
    """The answer of a fill-in, cloze or ordering, as texts."""
    return [clean(text) for text in item.answer] if isinstance(item, Gap | Ordering) else []


def pairs(item: Item) -> list[tuple[str, str]]:
    """The (left, right) pairs of a matching item."""
    return [(clean(left), clean(right)) for left, right in item.answer] if isinstance(item, Matching) else []


def extra_rights(item: Item) -> list[str]:
    """The entries of the right column that belong to nothing."""
    used = {text for _, text in pairs(item)}
    return [text for text in options(item) if text not in used]


def explanation(item: Item) -> str:
    """What the answer side says of the item as a whole: the explanation and an editor's notes."""
    return clean(item.explanation + "".join(f"【编者注】{note}" for note in item.notes))


def explanation_with_letters(item: Item) -> str:
    """The explanation, and what it says of single options with their letters."""
    said = [f"{LETTERS[n]}项：{clean(option.note)}" for n, option in enumerate(item.options) if option.note]
    if item.kind not in CHOICES or not said:
        return explanation(item)
    return clean(item.explanation) + "【辨析】" + "".join(said) + "".join(f"【编者注】{clean(n)}" for n in item.notes)


def lefts(item: Item) -> list[str]:
    """The left column of a matching item as printed."""
    return [clean(text) for text in item.left]


def printed_stem(item: Item) -> str:
    """The stem, with the numbered left column of a matching item below it."""
    if item.kind != "matching":
        return stem(item)
    return "\n".join((stem(item), *(f"（{number}）{left}" for number, left in enumerate(lefts(item), 1))))


def answer_words(item: Item) -> str:
    """The key in one line: AC, 正确, 甲；乙 (fill-in), 1—B；2—A (matching), C→A→B (ordering), or the text."""
    if isinstance(item.answer, bool):
        return "正确" if item.answer else "错误"
    if isinstance(item.answer, str):
        return clean(item.answer)
    if item.kind in CHOICES:
        return "".join(LETTERS[place] for place in sorted(right(item)))
    letters = {text: LETTERS[place] for place, text in enumerate(options(item))}
    if item.kind == "matching":
        keys = dict(pairs(item))
        return "；".join(f"{n}—{letters.get(keys[left], keys[left])}" for n, left in enumerate(lefts(item), 1))
    if item.kind == "ordering":
        return "→".join(letters.get(text, text) for text in texts(item))
    return "；".join(texts(item))


def difficulty_word(item: Item) -> str:
    """易, 中 or 难; empty where no band applies."""
    return "" if item.difficulty is None else "易易中难难"[item.difficulty - 1]


def topics(item: Item) -> list[str]:
    """The tags, deepest words first needed by platforms as 知识点: 成就::粮食 as 成就/粮食."""
    return [clean(tag.replace("::", "/")) for tag in item.tags]


def too_many_options(item: Item, most: int) -> str:
    """Words for an item with more options than a format takes, or nothing."""
    return f"has {len(item.options)} options, and this format takes {most}" if len(item.options) > most else ""


def one_of(kinds: Iterable[str], what: str) -> Callable[[Item], str]:
    """A `why_not` for a format that knows some kinds only."""
    allowed = tuple(kinds)
    return lambda item: "" if item.kind in allowed else f"{what} has no {item.kind} items"
