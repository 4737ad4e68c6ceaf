"""What a drawn form asks of whom: how its questions spread over sections, difficulties and levels, and what somebody gets who only guesses.

In: a form. Out: a Balance, which a screen shows; nothing is judged here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import perm

from zhongbu_quiz.items.item import Choice, Item, Matching, Ordering, TrueFalse
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.cells import BANDS
from zhongbu_quiz.sets.fitting import by_options
from zhongbu_quiz.sets.form import Form
from zhongbu_quiz.studio.compose import difficulty_called
from zhongbu_quiz.values.shares import plain

PASS = Decimal("0.6")
"""The share of the points with which an exam is passed, as schools have it."""
_RARE = 1000
"""Where fewer than one of so many gets there by guessing, nobody is said to."""


@dataclass(frozen=True)
class Bar:
    """Questions that have something in common: what, how many, and how many of a hundred."""

    name: str
    count: int
    share: int


@dataclass(frozen=True)
class Balance:
    """`charts`: by the title of each what its bars are. `guess`: what only guessing brings, in words, a line each. `uneven`: which single choices
    have another number of options than most, in the same way. `form`: whose numbers those are, where there are several forms."""

    charts: tuple[tuple[str, tuple[Bar, ...]], ...]
    guess: tuple[str, ...]
    uneven: tuple[str, ...] = ()
    form: str = ""


def balance(form: Form, sections: Sequence[tuple[str, str]]) -> Balance:
    """How the questions of a form spread; `sections` in the order of the text."""
    items = form.items
    order = [section for _document, section in sections]
    charts = (
        (_("Sections"), _bars(items, lambda item: item.source.section, order)),
        (_("Difficulty"), _bars(items, _difficulty, [*map(difficulty_called, BANDS), _("not known")])),
        (_("Level"), _bars(items, lambda item: item.level, [])),
    )
    return Balance(tuple((title, bars) for title, bars in charts if len(bars) > 1), _guessed(form), uneven(items))


def uneven(items: Sequence[Item]) -> tuple[str, ...]:
    """Which single choices of a form have fewer or more options than most of them: a reader of the paper would notice (rule 10)."""
    numbers = by_options(items)
    usual = max(numbers, key=lambda count: (len(numbers[count]), count), default=0)
    words = _("{numbers}: {count} options, the other single choices have {usual}.")
    return tuple(
        words.format(numbers=joined([_("Number {number}").format(number=number) for number in numbers[count]]), count=count, usual=usual)
        for count in sorted(numbers) if count != usual
    )  # fmt: skip


def guessed(item: Item) -> float:
    """The chance to have a question right without reading it; 0 where something is to be written."""
    match item:
        case TrueFalse():
            return 0.5
        case Choice():
            count = len(item.options)
            return 1 / (2**count - count - 1) if item.kind == "multiple_choice" else 1 / count
        case Matching():
            return 1 / perm(len(item.options), len(item.left))
        case Ordering():
            return 1 / perm(len(item.options))
    return 0.0


def _bars(items: Sequence[Item], name_of: Callable[[Item], str], order: Sequence[str]) -> tuple[Bar, ...]:
    counts = Counter(filter(None, map(name_of, items)))
    names = [*(name for name in dict.fromkeys(order) if name in counts), *(name for name in counts if name not in order)]
    return tuple(Bar(name, counts[name], round(100 * counts[name] / len(items))) for name in names)


def _difficulty(item: Item) -> str:
    return next((difficulty_called(name) for name, band in BANDS.items() if item.difficulty in band), _("not known"))


def _guessed(form: Form) -> tuple[str, ...]:
    pairs = [(item, value) for part in form.parts for item, value in zip(part.items, part.values, strict=True)]
    counted = bool(form.total)
    worths = [(guessed(item), value if counted else Decimal(1)) for item, value in pairs]
    total = sum((value for _chance, value in worths), Decimal(0))
    if not any(chance for chance, _value in worths):
        return (_("Nothing here can be guessed: every answer is written."),)
    mean = sum(chance * float(value) for chance, value in worths)
    words = _("Who only guesses has about {mean} of {total} questions right.")
    if counted:
        words = _("Who only guesses gets about {mean} of {total} points.")
    return words.format(mean=f"{mean:.0f}", total=plain(total)), _passing(_reached(worths, total * PASS))


def _reached(worths: Iterable[tuple[float, Decimal]], wanted: Decimal) -> float:
    """The chance to get so many points by guessing."""
    chances: dict[Decimal, float] = {Decimal(0): 1.0}
    for chance, value in worths:
        after: dict[Decimal, float] = defaultdict(float)
        for points, so_far in chances.items():
            after[points] += so_far * (1 - chance)
            after[points + value] += so_far * chance
        chances = after
    return sum(chance for points, chance in chances.items() if points >= wanted)


def _passing(chance: float) -> str:
    if chance * _RARE < 1:
        return _("Nobody passes by guessing (fewer than one in a thousand get 60 of 100).")
    return _("Of a hundred who only guess, about {count} pass (60 of 100).").format(count=f"{chance * 100:.1f}".removesuffix(".0"))
