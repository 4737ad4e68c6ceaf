"""Marks to statistics: how hard each item was, whether it tells the good from the weak, what was chosen; how far the paper can be trusted.

In: marked sheets. Out: a Statistics. Options stand in another order on each paper, so choices are counted by text. Nothing here rounds.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from zhongbu_quiz.grading.scoring import Mark, Marked, key_of, text_of
from zhongbu_quiz.items.item import Item

UPPER = 0.27
"""The part of a class that counts as its best, and as its weakest: Kelley (1939) showed that 27 % set the two apart best."""
ENOUGH = 30
"""Fewer papers than this say little: Yurdugül (2008) found α steady from 30 on where one thing is measured, and from 100 where it is several."""
FEWEST = 3
"""Of fewer papers than this no relation is worked out: two points are always on a line."""
MISSED = 0.5
"""A key is missed by the best where fewer of them than this chose it."""


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What is known of an item after the exam.

    `count`: papers that had it; `p`: the mean part of its points that was got; `r`: how its points go with those of the rest of the paper, from -1
    to 1 (point-biserial where it is right or wrong), None where everybody got the same or there are too few papers; `choices`: how often each
    text was chosen; `keys`: the texts that are right; `omitted`: how many chose nothing; `unused`: options that nobody chose; `best_miss`: of
    the best part of the class most missed it.
    """

    item: Item
    numbers: tuple[int, ...]
    count: int
    p: float
    r: float | None
    choices: Mapping[str, int]
    keys: tuple[str, ...]
    omitted: int
    unused: tuple[str, ...]
    best_miss: bool

    @property
    def wrong(self) -> tuple[tuple[str, int], ...]:
        """What was chosen instead, the commonest first."""
        return tuple((text, count) for text, count in Counter(self.choices).most_common() if count and text not in self.keys)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's α of papers with the same items; `right_or_wrong`: each item got all or nothing and they are worth the same, so that it is
    KR-20. `value` is None where it cannot be worked out."""

    papers: int
    items: int
    value: float | None
    right_or_wrong: bool


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a class: scores from the lowest, the mean and how far scores spread (None without any), items in the order of the first paper."""

    scores: tuple[float, ...]
    mean: float | None
    spread: float | None
    reliability: tuple[Reliability, ...]
    items: tuple[ItemStatistics, ...]

    @property
    def few(self) -> bool:
        """Whether there are so few papers that figures about items say little."""
        return len(self.scores) < ENOUGH


def statistics_of(sheets: Sequence[Marked]) -> Statistics:
    """The statistics of all sheets that have a score."""
    there = [one for one in sheets if one.score is not None]
    scores = sorted(float(one.score or 0) for one in there)
    best = _best(there)
    by_item: dict[str, list[tuple[Mark, Marked]]] = {}
    for one in there:
        for mark in one.marks:
            if mark.read:
                by_item.setdefault(mark.item.id, []).append((mark, one))
    items = tuple(_item(given, best) for given in by_item.values())
    mean = sum(scores) / len(scores) if scores else None
    spread = statistics.stdev(scores) if len(scores) > 1 else None
    return Statistics(tuple(scores), mean, spread, _reliabilities(there), items)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r, which is the point-biserial where one of the two is 0 or 1; None where one of them never varies, or there are too few."""
    if len(one) < FEWEST or len(set(one)) == 1 or len(set(other)) == 1:
        return None
    return statistics.correlation(one, other)


def alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's α of the points in some rows, one a paper, one column an item; None for fewer than two items or `FEWEST` papers, or where all
    papers have the same score."""
    if len(rows) < FEWEST or len(rows[0]) < 2:
        return None
    whole: float = statistics.variance([sum(row) for row in rows])
    if whole < 1e-12:
        return None
    parts: float = sum(statistics.variance(column) for column in zip(*rows, strict=True))
    return len(rows[0]) / (len(rows[0]) - 1) * (1 - parts / whole)


def _best(sheets: Sequence[Marked]) -> set[int]:
    """The best part of the class, by the identity of their sheets."""
    ranked = sorted(sheets, key=lambda one: -(one.score or 0))
    return {id(one) for one in ranked[: ceil(UPPER * len(ranked))]} if len(ranked) >= FEWEST else set()


def _item(given: Sequence[tuple[Mark, Marked]], best: set[int]) -> ItemStatistics:
    item = given[0][0].item
    shares = [_share(mark) for mark, _sheet in given]
    rests = [float((sheet.score or 0) - mark.points) for mark, sheet in given]
    keys = tuple(text_of(item, sign) for sign in key_of(item))
    offered = {option.text: 0 for option in item.options} if keys else {}
    choices = Counter(offered)
    choices.update(text for mark, _sheet in given for text in mark.chosen)
    unused = tuple(text for text in offered if not choices[text] and text not in keys)
    top = [_share(mark) for mark, sheet in given if id(sheet) in best]
    return ItemStatistics(
        item, tuple(sorted({mark.number for mark, _sheet in given})), len(given), sum(shares) / len(shares), correlation(shares, rests),
        dict(choices), keys, sum(mark.is_omitted for mark, _sheet in given), unused, bool(top) and sum(top) / len(top) < MISSED,
    )  # fmt: skip


def _share(mark: Mark) -> float:
    """The part of its points that an item got."""
    return float(mark.points / mark.worth) if mark.worth else float(mark.is_right)


def _reliabilities(sheets: Sequence[Marked]) -> tuple[Reliability, ...]:
    """One for all papers that have the same items, in whatever order; papers of which a page is missing are left out."""
    alike: dict[frozenset[str], list[dict[str, Mark]]] = {}
    for one in sheets:
        if all(mark.read for mark in one.marks):
            marks = {mark.item.id: mark for mark in one.marks}
            alike.setdefault(frozenset(marks), []).append(marks)
    found = []
    for ids, papers in alike.items():
        ordered = sorted(ids)
        rows = [[float(paper[name].points) if paper[name].worth else _share(paper[name]) for name in ordered] for paper in papers]
        worths = {mark.worth for paper in papers for mark in paper.values()}
        whole = all(_share(mark) in (0.0, 1.0) for paper in papers for mark in paper.values())
        found.append(Reliability(len(papers), len(ordered), alpha(rows), whole and len(worths) == 1))
    return tuple(found)
