"""The strip of time and the bar charts, in plain markup and in a field of Anki."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from zhongbu_quiz.exports.anki.markup import harmless, html
from zhongbu_quiz.exports.pictures import Pictures
from zhongbu_quiz.exports.pictures.chart import MAX_BARS, MIN_BARS
from zhongbu_quiz.exports.pictures.markup import escaped
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.bank import Bank


def test_every_event_has_a_strip_with_its_neighbours(bank: Bank) -> None:
    pictures = Pictures(bank.base)
    for fact in bank.base.of_kind("event"):
        figure = pictures.of(fact)
        assert figure.count("zb-own") == 1 and 2 <= figure.count("<p ") <= 3, fact.id
        (x,) = re.findall(r'<circle [^>]*cx="([\d.]+)"', figure)
        assert 18 <= float(x) <= 302


def test_time_runs_to_the_right(bank: Bank) -> None:
    pictures = Pictures(bank.base)
    dated = sorted(
        (fact for fact in bank.base.of_kind("event") if fact.period and fact.period.start and fact.period.start.month),
        key=lambda fact: fact.period.span if fact.period else ((0, 0, 0), (0, 0, 0)),
    )
    places = [float(re.findall(r'cx="([\d.]+)"', pictures.of(fact))[0]) for fact in dated if fact.period.is_date]  # type: ignore[union-attr]
    assert places == sorted(places)


def test_charts_show_true_values_of_one_series(bank: Bank) -> None:
    pictures = Pictures(bank.base)
    shown = 0
    for fact in bank.base.of_kind("statistic"):
        figure = pictures.of(fact)
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
    pictures = Pictures(bank.base)
    for fact in bank.base.facts:
        figure = pictures.of(fact)
        if figure:
            ElementTree.fromstring(figure)
            assert len(figure) < 4000


@pytest.mark.parametrize("text", ["<5%", 'a"b', "R&D", "[sound:a.mp3]", "\\(x\\)", "[$]x[/$]", "[latex]x[/latex]", "100 \t亿元"])
def test_a_picture_is_plain_and_a_field_of_anki_takes_it_as_it_would_take_the_text(text: str) -> None:
    picture = f'<p title="{escaped(text)}">{escaped(text)}</p>'
    element = ElementTree.fromstring(picture)
    assert element.text == element.get("title") == " ".join(text.split()), "plain: it reads back as it was"
    assert harmless(picture) == f'<p title="{html(" ".join(text.split()))}">{html(" ".join(text.split()))}</p>'
