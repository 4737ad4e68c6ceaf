"""Statistics agree with numpy and with figures worked out by hand; what a teacher should look at is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from tests.grading.pages import class_of, pages_of
from zhongbu_quiz.grading.item_statistics import Statistics, alpha, correlation, statistics_of
from zhongbu_quiz.grading.results import results_of
from zhongbu_quiz.grading.results_book import class_lines, remarks
from zhongbu_quiz.grading.scoring import key_of, signs_of
from zhongbu_quiz.sets.stored import Stored


def simulated(count: int, seed: int) -> tuple[Stored, Statistics, dict[str, list[float]]]:
    """A class whose students know more or less, its statistics, and the part of its points that each item got, student by student."""
    rng = np.random.default_rng(seed)
    stored = class_of(count)
    able = rng.normal(0, 1, count)
    pages = []
    for place, (form, _student) in enumerate(stored.papers):
        given = {}
        for number, item in enumerate(form.items, 1):
            signs, key = signs_of(item), key_of(item)
            if key and rng.random() > 1 / (1 + np.exp(-able[place])):
                given[number] = () if rng.random() < 0.1 else (str(rng.choice([sign for sign in signs if sign not in key])),)
        pages += pages_of(stored.drawn, form, given, written=Decimal(int(rng.integers(0, 4))))
    results = results_of(pages, stored)
    shares: dict[str, list[float]] = {}
    for one in results.marked:
        for mark in one.marks:
            shares.setdefault(mark.item.id, []).append(float(mark.points))
    return stored, results.statistics, shares


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_items_agree_with_numpy(seed: int) -> None:
    _stored, found, points = simulated(40, seed)
    table = np.array(list(points.values()))
    totals = table.sum(axis=0)
    assert found.mean == pytest.approx(totals.mean()) and found.spread == pytest.approx(totals.std(ddof=1))
    for one in found.items:
        mine = np.array(points[one.item.id])
        assert one.p == pytest.approx((mine / mine.max()).mean() if one.keys else one.p)
        if mine.std() and (totals - mine).std():
            assert one.r == pytest.approx(np.corrcoef(mine, totals - mine)[0, 1])
        if len(one.keys) == 1:
            assert sum(one.choices.values()) + one.omitted == 40
    (whole,) = found.reliability
    k = len(table)
    assert whole.value == pytest.approx(k / (k - 1) * (1 - table.var(axis=1, ddof=1).sum() / totals.var(ddof=1)))


def test_choices_are_counted_by_text_whatever_their_letters() -> None:
    stored = class_of(6)
    pages = []
    wrong = ""
    for form, _student in stored.papers:
        number, item = next((n, one) for n, one in enumerate(form.items, 1) if one.id == "mc.name.00#asked")
        wrong = wrong or next(option.text for place, option in enumerate(item.options) if place not in item.answer)
        letter = "ABCD"[[option.text for option in item.options].index(wrong)]
        pages += pages_of(stored.drawn, form, {number: (letter,)})
    found = next(one for one in results_of(pages, stored).statistics.items if one.item.id == "mc.name.00#asked")
    assert found.wrong == ((wrong, 6),) and found.p == 0 and found.r is None
    assert len(found.unused) == 2 and found.best_miss
    assert len(remarks(found)) == 2


def test_figures_worked_out_by_hand() -> None:
    """Four papers of three items. Variances of the items: 1/3, 1/3, 1/4; of the sums 3, 3, 1, 0: 9/4. α = 3/2 · (1 - 11/12 · 4/9) = 8/9."""
    rows = [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    assert alpha(rows) == pytest.approx(8 / 9)
    assert correlation([1, 1, 0, 0], [3, 2, 1, 0]) == pytest.approx(2 / 5**0.5)


ROWS = "00100 00100 10111 10110 00000 01111 10000 10001 00000 00110 11001 11111 10101 11110 00101 11111".split()
"""Sixteen papers of five items that are right (1) or wrong."""


def test_figures_that_scipy_and_pingouin_work_out() -> None:
    """Of scipy 1.17.1 (pointbiserialr) and pingouin 0.7.0 (cronbach_alpha), which are too large to be kept beside the tests for this alone."""
    rows = [list(map(float, row)) for row in ROWS]
    rests = [[sum(row) - row[place] for row in rows] for place in range(5)]
    found = [correlation([row[place] for row in rows], rests[place]) for place in range(5)]
    assert found == pytest.approx([0.333744475436, 0.531047648913, 0.299398937416, 0.561349427518, 0.377964473009])
    assert alpha(rows) == pytest.approx(0.6640625)
    assert alpha([[point * worth for point, worth in zip(row, (1, 2, 2, 3, 4), strict=True)] for row in rows]) == pytest.approx(0.59496996997)


@pytest.mark.parametrize("rows", [[[1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]], [[1.0], [0.0], [1.0]], [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]])
def test_what_cannot_be_worked_out_is_not(rows: list[list[float]]) -> None:
    assert alpha(rows) is None


def test_right_or_wrong_items_of_equal_worth_make_it_kr_20_and_few_papers_are_told() -> None:
    stored = class_of(3)
    part = replace(stored.drawn.forms[0].parts[0])
    stored = class_of(5, forms=(replace(stored.drawn.forms[0], parts=(part,)),))
    pages = [page for place, (form, _s) in enumerate(stored.papers) for page in pages_of(stored.drawn, form, dict.fromkeys(range(1, place + 1), ()))]
    results = results_of(pages, stored)
    (whole,) = results.statistics.reliability
    assert whole.right_or_wrong and whole.papers == 5 and whole.items == 15
    told = [str(cell) for line in class_lines(results) for cell in line]
    assert "信度（KR-20）" in told and any("少于30份" in cell for cell in told)


def test_nobody_is_no_class() -> None:
    assert statistics_of([]) == Statistics((), None, None, (), ())
