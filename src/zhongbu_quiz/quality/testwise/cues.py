"""The cues of a test-wise student that one question shows: for each option a score, the highest is what he picks.

Every cue is a function Question -> scores in the table `CUES`. None knows a fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log

from zhongbu_quiz.messages import marked
from zhongbu_quiz.quality.testwise.question import Question
from zhongbu_quiz.values.numbers import decimals, trailing_zeros
from zhongbu_quiz.values.text import dice, outline, width

Scores = Sequence[float]
Cue = Callable[[Question], Scores]

_ABSOLUTE = re.compile(r"一定|必须|所有|全部|总是|唯一|绝对|完全|任何|从不|只有|都|最")
_QUALIFIED = re.compile(r"可能|一般|通常|往往|主要|基本|相对|有些|部分|约|左右|逐步|积极")
_ALL = re.compile(r"以上|都是|都不|均")
_MARKS = "、，；和与及"
_SPLIT = re.compile(r"[、，；→]|(?<=\d)(?=[年月日])")


def longest(question: Question) -> Scores:
    """The widest option."""
    return [width(text) for text in question.options]


def shortest(question: Question) -> Scores:
    """The narrowest option."""
    return [-width(text) for text in question.options]


def length_odd(question: Question) -> Scores:
    """三长一短: the option whose width is farthest from the others'."""
    widths = [width(text) for text in question.options]
    return [
        min((abs(own - other) for j, other in enumerate(widths) if j != i), default=0) for i, own in enumerate(widths)
    ]


@lru_cache(maxsize=1 << 15)
def _likeness(options: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(dice(a, b) if a != b else 0.0 for b in options) for a in options)


def convergent(question: Question) -> Scores:
    """The option that shares most with the others."""
    return [round(sum(row), 9) for row in _likeness(question.options)]


def divergent(question: Question) -> Scores:
    """The option that shares least with the others."""
    return [-score for score in convergent(question)]


def nearest_pair(question: Question) -> Scores:
    """One of the two options that are most alike."""
    return [round(max(row), 9) for row in _likeness(question.options)]


@lru_cache(maxsize=1 << 15)
def _edits(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1]


def edit_hub(question: Question) -> Scores:
    """The option from which the others are the fewest changes away."""
    return [-sum(_edits(*sorted((a, b))) for b in question.options) for a in question.options]


def part_vote(question: Question) -> Scores:
    """The option most of whose parts stand at the same place in others."""
    rows = [[part for part in _SPLIT.split(text) if part] for text in question.options]
    return [
        sum(sum(p == q for p, q in zip(row, other, strict=False)) for other in rows if other is not row) for row in rows
    ]


def largest_number(question: Question) -> Scores:
    """The largest number or the latest date."""
    return question.values


def smallest_number(question: Question) -> Scores:
    """The smallest number or the earliest date."""
    return [-value for value in question.values]


def middle_number(question: Question) -> Scores:
    """Neither the largest nor the smallest."""
    values = question.values
    return [float(min(values) < value < max(values)) for value in values]


def number_centre(question: Question) -> Scores:
    """The number nearest to the mean of all (of their logarithms, for numbers that span more)."""
    values = [log(value) if value > 0 else 0.0 for value in question.values]
    if not values:
        return ()
    mean = sum(values) / len(values)
    return [-round(abs(value - mean), 9) for value in values]


def ratio_hub(question: Question) -> Scores:
    """The number of which most others are a round multiple (×0.8, ×1.2, ×2, ×10 …)."""
    round_ones = [0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 1.1, 1.2, 1.25, 1.4, 1.5, 1.6, 2, 2.5, 3, 4, 5, 10]
    values = question.values
    if not values or min(values) <= 0:
        return ()
    return [
        sum(min(abs(other / own / ratio - 1) for ratio in round_ones) < 0.004 for other in values if other != own)
        for own in values
    ]


def most_precise(question: Question) -> Scores:
    """The number with the most digits that count."""
    if not question.values:
        return ()
    return [_digits(text) for text in question.options]


def roundest(question: Question) -> Scores:
    """The number with the fewest digits that count."""
    return [-score for score in most_precise(question)]


def _digits(text: str) -> int:
    places, zeros = decimals(text), trailing_zeros(text)
    return sum(char.isdigit() for char in text) - zeros + places


def format_odd(question: Question) -> Scores:
    """The option whose form no other has."""
    shapes = [outline(text) for text in question.options]
    counts = Counter(shapes)
    return [-counts[own] for own in shapes]


def _overlap(question: Question, size: int) -> list[float]:
    scores = []
    for text in question.options:
        pieces = {text[at : at + size] for at in range(len(text) - size + 1)}
        scores.append(round(sum(piece in question.stem for piece in pieces) / len(pieces), 9) if pieces else 0.0)
    return scores


def stem_overlap(question: Question) -> Scores:
    """The option that repeats most pairs of characters of the stem."""
    return _overlap(question, 2)


def least_stem_overlap(question: Question) -> Scores:
    """The option that repeats the fewest pairs of the stem."""
    return [-score for score in _overlap(question, 2)]


def stem_letters(question: Question) -> Scores:
    """The option that repeats most characters of the stem."""
    return _overlap(question, 1)


def avoid_absolute(question: Question) -> Scores:
    """An option without an absolute word."""
    return [-float(bool(_ABSOLUTE.search(text))) for text in question.options]


def prefer_qualified(question: Question) -> Scores:
    """An option with a qualifying word."""
    return [float(bool(_QUALIFIED.search(text))) for text in question.options]


def all_or_none(question: Question) -> Scores:
    """以上都是 and its kin."""
    return [float(bool(_ALL.search(text))) for text in question.options]


def same_form(question: Question) -> Scores:
    """The option that ends as what stands beside the gap in an enumeration ends (…化、____、…化)."""
    sides = question.stem.split("\n")
    if len(sides) != 2:
        return ()
    left, right = sides[0].rstrip(_MARKS), sides[1].lstrip(_MARKS)
    before, after = left if left != sides[0] else "", right if right != sides[1] else ""
    return [float((before[-1:] == own[-1]) + (after[len(own) - 1 : len(own)] == own[-1])) for own in question.options]


@lru_cache(maxsize=1 << 15)
def _commonness(text: str) -> float:
    """The mean logarithm of how often its words stand in jieba's dictionary."""
    import jieba  # 0.7 s for its dictionary, which only an audit needs

    jieba.setLogLevel("WARNING")
    words = [word for word in jieba.lcut(text) if word.strip()]
    return round(sum(log(1 + (jieba.dt.FREQ.get(word) or 0)) for word in words) / len(words), 9) if words else 0.0


def common_word(question: Question) -> Scores:
    """The option whose words are the most frequent: what everybody writes is what a text of policy writes too."""
    return () if question.values else [_commonness(text) for text in question.options]


def first_mark(question: Question) -> Scores:
    """The option whose first character no other has."""
    counts = Counter(text[:1] for text in question.options)
    return [-counts[text[:1]] for text in question.options]


def last_mark(question: Question) -> Scores:
    """The option whose last character no other has."""
    counts = Counter(text[-1:] for text in question.options)
    return [-counts[text[-1:]] for text in question.options]


def position(place: int) -> Cue:
    """Always the same letter."""

    def always(question: Question) -> Scores:
        return [float(i == place) for i in range(len(question.options))]

    return always


CUES: dict[str, Cue] = {
    marked("longest"): longest,
    marked("shortest"): shortest,
    marked("length_odd"): length_odd,
    marked("convergent"): convergent,
    marked("divergent"): divergent,
    marked("edit_hub"): edit_hub,
    marked("part_vote"): part_vote,
    marked("nearest_pair"): nearest_pair,
    marked("middle_number"): middle_number,
    marked("largest_number"): largest_number,
    marked("smallest_number"): smallest_number,
    marked("number_centre"): number_centre,
    marked("ratio_hub"): ratio_hub,
    marked("most_precise"): most_precise,
    marked("roundest"): roundest,
    marked("format_odd"): format_odd,
    marked("stem_overlap"): stem_overlap,
    marked("least_stem_overlap"): least_stem_overlap,
    marked("stem_letters"): stem_letters,
    marked("avoid_absolute"): avoid_absolute,
    marked("prefer_qualified"): prefer_qualified,
    marked("all_or_none"): all_or_none,
    marked("same_form"): same_form,
    marked("common_word"): common_word,
    marked("first_mark"): first_mark,
    marked("last_mark"): last_mark,
    marked("position_A"): position(0),
    marked("position_B"): position(1),
    marked("position_C"): position(2),
    marked("position_D"): position(3),
}
"""Every cue that one question shows."""
