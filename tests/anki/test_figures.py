"""The strip of time and the bar charts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from zhongbu_quiz.exports.anki.chart import MAX_BARS, MIN_BARS
from zhongbu_quiz.exports.anki.figures import Figures
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.bank import Bank


def test_every_event_has_a_strip_with_its_neighbours(bank: Bank) -> None:
    figures = Figures(bank.base)
    for fact in bank.base.of_kind("event"):
        figure = figures.of(fact)
        assert figure.count("zb-own") == 1 and 2 <= figure.count("<p ") <= 3, fact.id
        (x,) = re.findall(r'<circle [^>]*cx="([\d.]+)"', figure)
        assert 18 <= float(x) <= 302


def test_time_runs_to_the_right(bank: Bank) -> None:
    figures = Figures(bank.base)
    dated = sorted(
        (fact for fact in bank.base.of_kind("event") if fact.period and fact.period.start and fact.period.start.month),
        key=lambda fact: fact.period.span if fact.period else ((0, 0, 0), (0, 0, 0)),
    )
    places = [float(re.findall(r'cx="([\d.]+)"', figures.of(fact))[0]) for fact in dated if fact.period.is_date]  # type: ignore[union-attr]
    assert places == sorted(places)


def test_charts_show_true_values_of_one_series(bank: Bank) -> None:
    figures = Figures(bank.base)
    shown = 0
    for fact in bank.base.of_kind("statistic"):
        figure = figures.of(fact)
        if not figure:
            continue
        shown += 1
        record = fact.record
        assert isinstance(record, Statistic) and not record.attributed and record.aspect != "rank"
        bars = [float(width) for width in re.findall(r'<rect class="zb-bar[^>]*width="([\d.]+)"', figure)]
        assert MIN_BARS <= len(bars) <= MAX_BARS
        assert figure.count('zb-value zb-own"') == 1
        own = re.search(r'zb-value zb-own"[^>]*>([^<]*)<', figure)
        assert own and fact.slots["figure"].text in own[1]
        texts = re.findall(r'<text class="zb-value[^>]*>[^\d]*([\d.]+)[^<]*<', figure)
        values = [float(text) for text in texts]
        assert len(values) == len(bars)
        for value, width in zip(values, bars, strict=True):
            assert abs(width / max(bars) - value / max(values)) < 0.02
    assert shown >= 5


def test_figures_are_well_formed(bank: Bank) -> None:
    figures = Figures(bank.base)
    for fact in bank.base.facts:
        figure = figures.of(fact)
        if figure:
            ElementTree.fromstring(figure)
            assert len(figure) < 4000
