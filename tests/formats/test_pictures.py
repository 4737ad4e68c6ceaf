"""The strip of time and the bar charts, in plain markup and in a field of Anki."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.exports.anki.markup import harmless, html
from zhongbu_quiz.exports.pictures import Pictures
from zhongbu_quiz.exports.pictures.chart import MAX_BARS, MIN_BARS
from zhongbu_quiz.exports.pictures.markup import escaped
from zhongbu_quiz.facts.base import base_of
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.bank import Bank


def test_every_event_has_a_strip_with_its_neighbours(bank: Bank) -> None:
    pictures = Pictures(bank.base)
    for fact in bank.base.of_kind("event"):
        figure = pictures.of(fact).partition('<div class="zb-figure zb-map">')[0]
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
        if "zb-chart" not in figure:
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
            ElementTree.fromstring(f"<div>{figure}</div>")
            assert len(figure) < 4000


@pytest.mark.parametrize("text", ["<5%", 'a"b', "R&D", "[sound:a.mp3]", "\\(x\\)", "[$]x[/$]", "[latex]x[/latex]", "100 \t亿元"])
def test_a_picture_is_plain_and_a_field_of_anki_takes_it_as_it_would_take_the_text(text: str) -> None:
    picture = f'<p title="{escaped(text)}">{escaped(text)}</p>'
    element = ElementTree.fromstring(picture)
    assert element.text == element.get("title") == " ".join(text.split()), "plain: it reads back as it was"
    assert harmless(picture) == f'<p title="{html(" ".join(text.split()))}">{html(" ".join(text.split()))}</p>'


# ---- maps ----


TWO_REGIONS = """name: 两区
lines:
  中: 10 50, 10.5 51, 10 52
  西: 10 50, 8 50, 8 52, 10 52
  东: 10 52, 12 52, 12 50, 10 50
regions:
  - {name: 甲地, short: 甲, label: 9 51, outline: 西 中}
  - {name: 乙地, short: 乙, label: 11 51, outline: 东 中}
"""


def drawn_in(folder: Path, text: str | None) -> World:
    """The world of a project that has this map, or none."""
    if text is not None:
        (folder / "map.yaml").write_text(text, encoding="utf-8")
    return load_world((folder,))


def outlines(picture: str) -> dict[str, set[tuple[int, int]]]:
    """The corners of each shape, by the words at the same place in the order of drawing."""
    shapes = [
        [list(map(int, pair)) for pair in re.findall(r"(-?\d+) (-?\d+)", path)] for path in re.findall(r'<path[^>]* d="([^"]+)"', picture)
    ]
    names = re.findall(r"<text[^>]*>([^<]+)<", picture)
    found = {}
    for name, ((x, y), *steps) in zip(names, shapes, strict=True):
        found[name] = {(x, y)}
        for east, south in steps:
            x, y = x + east, y + south
            found[name].add((x, y))
    return found


def test_the_map_of_another_project(tmp_path: Path, handmade: Bank) -> None:
    """Two made-up regions: a fact about one shows that one, a fact about the whole none, and their border is one line."""
    world = drawn_in(tmp_path, TWO_REGIONS)
    fact = next(fact for fact in handmade.base.facts if fact.kind_of.picture == "series")
    shown = {}
    for region in ("甲地", "乙地", "两区", "丙地"):
        told = replace(fact, record=fact.record.model_copy(update={"region": region, "tags": ()}))
        shown[region] = Pictures(base_of([told], world=world)).of(told)
    assert re.findall(r'<text class="zb-here"[^>]*>(.)<', shown["甲地"]) == ["甲"] and ">甲地</p>" in shown["甲地"]
    assert re.findall(r'<text class="zb-here"[^>]*>(.)<', shown["乙地"]) == ["乙"]
    assert shown["两区"] == "", "all of it says nothing"
    assert shown["丙地"] == "", "a place that the map does not show"
    shapes = outlines(shown["甲地"])
    assert len(shapes["甲"] & shapes["乙"]) == 3, "the border is the same points on both sides"
    told = replace(fact, record=fact.record.model_copy(update={"region": "甲地"}))
    assert Pictures(base_of([told], world=drawn_in(tmp_path / "none", None))).of(told) == "", "a project without a map has no maps"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("10.5 51", "10.5", 3, "`lines.中`: must be longitude and latitude in degrees, such as 113.6 34.8 (got '10.5')"),
        ("10.5 51", "10.5 99", 3, "must lie between -180 -90 and 180 90 (got '10.5 99')"),
        ("10 50, 10.5 51, 10 52", "10 50", 3, "`lines.中` has 1 entries; write at least 2"),
        ("short: 甲, ", "", 7, "`regions.1.short` is missing; add `short:`"),
        ("label: 9 51", "label: 左", 7, "must be longitude and latitude"),
        ("outline: 西 中", "outline: 西 南", 7, "`outline` names '南', which is none of `lines`; write some of 中, 西, 东"),
        ("outline: 西 中", "outline: 西", 7, "`outline` of 甲地: the outline is not closed: its last line must end where its first begins"),
        ("西: 10 50", "西: 10.2 50", 7, "`outline` of 甲地: the outline is not closed"),
        ("东: 10 52, 12 52, 12 50, 10 50", "东: 9 52, 12 52, 9 50", 8, "line 2 of the outline does not begin where the one before it ends"),
        ("name: 乙地", "name: 甲地", 8, "甲地 stands twice in `regions`; remove one"),
        ("name: 两区", "names: 两区", 1, "unknown key 'names'; allowed here: name, lines, regions"),
    ],
)
def test_what_is_wrong_with_a_map(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    assert old in TWO_REGIONS
    with pytest.raises(ContentError) as caught:
        drawn_in(tmp_path, TWO_REGIONS.replace(old, new))
    told = [str(one) for one in caught.value.problems]
    assert any(one.startswith(f"{tmp_path / 'map.yaml'}:{line}: ") and words in one for one in told), told


def test_our_map_shows_the_six_provinces_that_share_their_borders(bank: Bank) -> None:
    drawn = bank.base.world.map
    assert drawn and {region.name for region in drawn.regions} == set("山西 河南 安徽 湖北 湖南 江西".split())
    for region in drawn.regions:
        assert 15 <= len(region.outline) <= 60
        others = {point for other in drawn.regions if other is not region for point in other.outline}
        assert len(others.intersection(region.outline)) >= 9, region.name
        assert _inside(region.label, region.outline)
        assert not any(_inside(region.label, other.outline) for other in drawn.regions if other is not region)
    one = next(Pictures(bank.base).of(fact) for fact in bank.base.facts if fact.regions == ("安徽",) and fact.kind == "slogan")
    assert one.count('<path class="zb-here"') == 1 and set(outlines(one[one.index("zb-map") :])) == set("晋豫皖鄂湘赣")


def _inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point lies in a ring: a line to the east crosses its edges an odd number of times."""
    x, y = point
    crossed = 0
    for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
        crossed += (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a
    return crossed % 2 == 1


def test_words_beside_bars_have_room(bank: Bank) -> None:
    """In the widest common type a figure takes 7.7 px a digit; bars end early enough for it."""
    charts = [figure for fact in bank.base.of_kind("statistic") if "zb-chart" in (figure := Pictures(bank.base).of(fact))]
    assert charts
    for figure in charts:
        for x, text in re.findall(r'<text class="zb-value[^>]*x="([\d.]+)"[^>]*>([^<]*)<', figure):
            assert float(x) + sum(12 if ord(character) > 0x2E80 else 7.7 for character in text) <= 320, text
