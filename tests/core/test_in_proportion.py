"""Options that a reader would believe: numbers in proportion, no first places, dates of several years, orders that no word tells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.core.test_figured import SOURCE, base_of, fact, key
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.constructions.dated import disordered, naming
from zhongbu_quiz.items.item import Choice, Item, Ordering, TrueFalse, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.option_rules import EASY, HARD, MEDIUM, few_years, number_band, number_clash, out_of_proportion
from zhongbu_quiz.paths import model_files
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.values.numbers import last_place, number_of


def event(name: str, date: str, object_: str, action: str = "启动") -> Event:
    """Something that the county did."""
    year, month = date.split("-")
    return Event.model_validate(
        {"id": name, "kind": "event", "date": date, "actor": "县政府", "action": action, "object": object_, "stage": action, "matter": object_,
         "source": {**SOURCE, "evidence": [f"{year}年{int(month)}月", object_, action]}}
    )  # fmt: skip


WORKS = [
    event(f"ev-{date}", date, work)
    for date, work in (
        ("2010-01", "南渠疏浚"), ("2010-05", "北桥翻修"), ("2010-08", "东塔加固"), ("2010-12", "西院重建"),
        ("2011-09", "古井普查"), ("2012-08", "茶山改造"), ("2015-04", "码头迁址"), ("2018-09", "戏台复原"),
    )
]  # fmt: skip
PLANS = [
    event("ev-2000", "2000-02", "棉田大会战"),
    event("ev-2001", "2001-03", "渡口架桥"),
    event("ev-2004", "2004-05", "《关于棉田大会战遗留问题的通知》", "印发"),
    event("ev-2005", "2005-06", "书院修缮"),
    event("ev-2008", "2008-07", "粮仓改建"),
    event("ev-2009", "2009-08", "盐井普查"),
    event("ev-2013", "2013-09", "竹海巡护"),
    event("ev-2014", "2014-10", "石窟测绘"),
]
"""The second half of the first four years names what the first half is about."""


def items_of(root: Path, model: str, *records: Any, gated: bool = True) -> list[Item]:
    """What a shipped item model makes of some facts, behind the gate."""
    base = base_of(*records)
    models = load_models([path for path in model_files(root / "templates") if path.stem == model])
    return list(make_bank(base, models, gate=gate(base) if gated else None).items)


def choices(root: Path, model: str, *records: Any) -> list[Choice]:
    """The choices among them."""
    return [item for item in items_of(root, model, *records) if isinstance(item, Choice)]


def values(item: Choice) -> list[float]:
    """The options as numbers."""
    return [float(value) for option in item.options if (value := number_of(option.text)) is not None]


def levels(*written: str) -> list[Statistic]:
    """Outputs of things that nobody compares, each in a unit of its own."""
    return [fact(f"lv-{n}", "南县", f"{'甲乙丙丁戊己庚辛'[n]}产量", value, f"万{'吨米株头只匹箱件'[n]}", "2020") for n, value in enumerate(written)]


# -- numbers


def test_four_rungs_stay_in_proportion(root: Path) -> None:
    made = choices(root, "statistic-level", *levels("1300", "13.78", "995", "63337", "249.1", "800", "2.4", "3458"))
    assert len(made) == 8 and {len(item.options) for item in made} == {4}
    for item in made:
        assert 1.15**2 < max(values(item)) / min(values(item)) < 2.7, [option.text for option in item.options]
    assert {item.difficulty for item in made} == {EASY, MEDIUM}


def test_no_rank_of_a_ladder_is_clipped(root: Path) -> None:
    units = "吨米株头只匹箱件张条把根块枚粒串筐袋桶盒"
    records = [fact(f"lv-{unit}", "南县", f"第{n}种作物产量", f"{311 + 97 * n}", f"万{unit}", "2020") for n, unit in enumerate(units)]
    made = choices(root, "statistic-level", *records)
    assert len({item.answer[0] for item in made}) == 4 and len(made) > len(units) // 2


def test_large_shares_lie_a_few_points_apart(root: Path) -> None:
    for value in ("21.41", "46.8", "26", "58.33"):
        (item,) = choices(root, "statistic-share", fact("sh", "南县", "茶园面积", value, "%", "2020", aspect="share", whole="全市"))
        assert all(1.9 <= high - low <= 5 for low, high in pairwise(values(item))), [option.text for option in item.options]


def test_shares_out_of_proportion_get_ladders_of_their_own(root: Path) -> None:
    written = ("21.3", "26.4", "46.2", "68.1")
    facts = [fact(f"sh-{n}", "南县", f"{'茶竹棉麻'[n]}园面积", v, "%", "2020", aspect="share", whole="全市") for n, v in enumerate(written)]
    made = choices(root, "statistic-share", *facts)
    assert {key(item) for item in made} == set(written)
    for item in made:
        assert max(values(item)) <= 2.2 * min(values(item)) and max(values(item)) - min(values(item)) <= 20
    near = [fact(f"sh-{n}", "南县", f"{'茶竹棉麻'[n]}园面积", v, "%", "2020", aspect="share", whole="全市") for n, v in enumerate(
        ("7.6", "9.7", "12.8", "15.7"))]  # fmt: skip
    assert all(values(item) == [7.6, 9.7, 12.8, 15.7] for item in choices(root, "statistic-share", *near))


def test_three_of_no_series_give_way_to_four(root: Path) -> None:
    indicators = ("茶园面积", "竹园面积", "棉园面积")
    facts = [fact(f"sh-{n}", "南县", name, v, "%", "2020", aspect="share", whole="全市") for n, (name, v) in enumerate(
        zip(indicators, ("29.2", "41.6", "44.7"), strict=True))]  # fmt: skip
    assert {len(item.options) for item in choices(root, "statistic-share", *facts)} == {4}
    series = [fact(f"ra-{y}", "南县", "人均产值", v, "%", y, aspect="ratio", compared_with="全国平均水平")
              for y, v in (("1980", "88"), ("1990", "83"), ("2003", "75"))]  # fmt: skip
    assert all(values(item) == [75, 83, 88] for item in choices(root, "statistic-ratio", *series))


def test_the_first_place_is_no_option(root: Path) -> None:
    ranks = [fact(f"rk-{n}", "河南", f"{'茶竹棉麻'[n - 1]}产量", str(n), "位", "2020", aspect="rank", whole="全国", written=f"第{n}位")
             for n in (1, 2, 3, 4)]  # fmt: skip
    made = choices(root, "statistic-rank", *ranks)
    assert len(made) == 3 and all(values(item) == [2, 3, 4] for item in made)
    assert not any("第1位" in stem_text(item.stem, "") for item in items_of(root, "true-figure", *ranks))
    assert {item.main_fact for item in items_of(root, "cloze-rank", *ranks, gated=False)} == {"rk-2", "rk-3", "rk-4"}


@pytest.mark.parametrize(
    ("texts", "unit", "out"),
    [
        (("1300", "2900"), "亿斤", False), (("1300", "5300"), "亿斤", True),
        (("5", "14"), "个", False), (("5", "16"), "个", True), (("26", "243"), "个", True),
        (("21", "46"), "%", True), (("26", "46"), "%", False), (("46", "68"), "%", True),
        (("71.9", "94.7"), "%", False), (("7.6", "15.7"), "%", False), (("7.6", "17.8"), "%", True),
        (("0.8", "2.3"), "个百分点", False), (("1.8", "5.8"), "个百分点", True), (("0.9", "2.4"), "万亿元", False), (("1", "9"), "", False),
    ],
)  # fmt: skip
def test_what_is_out_of_proportion(texts: tuple[str, str], unit: str, out: bool) -> None:
    assert out_of_proportion(texts, unit) is out
    assert (number_clash(*texts, unit, "exactly") == 28) is out


def test_difficulty_of_numbers_goes_by_their_distance() -> None:
    def band(unit: str, *texts: str) -> int:
        return number_band([value for text in texts if (value := number_of(text)) is not None], unit)

    assert band("亿元", "100", "130", "169", "220") == EASY
    assert band("亿元", "100", "118", "139", "164") == MEDIUM
    assert band("亿元", "100", "108", "117", "126") == HARD
    assert band("%", "40", "44", "48", "52") == EASY and band("%", "40.1", "42.6", "45.1", "47.6") == MEDIUM


@pytest.mark.parametrize(("text", "unit"), [("1300", 100), ("13.78", 0.01), ("47", 1)])
def test_the_last_place_of_a_number(text: str, unit: float) -> None:
    assert float(last_place(text)) == unit


# -- dates


def test_months_of_one_year_do_not_stand_together(root: Path) -> None:
    made = choices(root, "event-date", *WORKS)
    assert len(made) == len(WORKS) and {len(item.options) for item in made} == {4}
    for item in made:
        assert len({option.text[:4] for option in item.options}) >= 3
    assert not choices(root, "event-date", *WORKS[:4])
    three = choices(root, "event-date", *WORKS[:2], WORKS[4])
    assert len(three) == 3 and {len(item.options) for item in three} == {3}


def test_a_wrong_date_lies_in_another_year(root: Path) -> None:
    made = [item for item in items_of(root, "true-date", *WORKS) if isinstance(item, TrueFalse)]
    assert len(made) == len(WORKS) and any(not item.answer for item in made)
    for item in made:
        assert item.answer or item.main_fact.removeprefix("ev-")[:4] not in stem_text(item.stem, "")


def test_three_years_among_four_and_two_among_three() -> None:
    assert not few_years([2010, 2010, 2011, 2012]) and not few_years([2010, 2010, 2011])
    assert few_years([2010, 2010, 2011, 2011]) and few_years([2010, 2010, 2010])


# -- orders


def told(base: FactBase, a: str, b: str) -> str:
    return naming(base).told(base.fact(a), base.fact(b))


def test_an_event_that_names_another_is_seen() -> None:
    base = base_of(*PLANS)
    assert told(base, "ev-2000", "ev-2004") == told(base, "ev-2004", "ev-2000") == "棉田大会"
    assert not told(base, "ev-2000", "ev-2001")
    alike = base_of(*(event(f"ev-{n}", f"200{n}-01", f"振兴南县{work}") for n, work in enumerate(("茶业", "竹业", "棉业", "麻业"))))
    assert not told(alike, "ev-0", "ev-1"), "what all are about names none"


def test_events_to_order_do_not_name_each_other(root: Path) -> None:
    for model in ("ordering-events", "order-quad"):
        made = items_of(root, model, *PLANS)
        assert len(made) == 2
        assert not any({"ev-2000", "ev-2004"} <= {name for name in item.facts} for item in made)
    both = [*PLANS[:1], PLANS[2], PLANS[4], PLANS[6]]
    assert not items_of(root, "ordering-events", *both), "four events of which two name each other are no item"


def test_nothing_is_printed_in_the_right_order(root: Path) -> None:
    for count in (3, 4, 5):
        assert all(disordered(count, "m", seed) != list(range(count)) for seed in range(200))
    for number in range(12):
        records = [event(f"ev-{number}-{n}", f"200{n}-01", work) for n, work in enumerate(("南渠疏浚", "北桥翻修", "东塔加固", "西院重建"))]
        (order,) = items_of(root, "ordering-events", *records)
        assert isinstance(order, Ordering) and tuple(option.text for option in order.options) != order.answer
        (quad,) = choices(root, "order-quad", *records)
        assert all(option.text != "①→②→③→④" for option in quad.options)


# -- what a choice cannot ask


def test_a_figure_open_to_one_side_is_asked_by_gaps_alone(root: Path) -> None:
    """Who has more than 1300 has more than 1000 as well: in 超过（　　）several options are true, and the smallest is always safe."""
    exact, open_ = levels("1300", "995")
    more = open_.model_copy(update={"qualifier": "over", "written": "超过995万吨", "wording": None})
    asked = {item.main_fact for item in choices(root, "statistic-level", exact, more)}
    assert asked == {exact.id}
    assert {item.main_fact for item in items_of(root, "cloze-level", exact, more)} == {exact.id, more.id}


def test_the_date_of_a_meeting_with_a_month_of_its_own_is_no_choice(root: Path) -> None:
    """两会 are held in March: among dates theirs is known without knowing it."""
    actor = "全国两会《政府工作报告》"
    told = {"id": "ev-two", "actor": actor, "date": "2009-03", "source": {**SOURCE, "evidence": ["2009年3月", actor, "南渠疏浚", "启动"]}}
    meeting = Event.model_validate({**WORKS[0].model_dump(mode="json", exclude_none=True), **told})
    made = choices(root, "event-date", *WORKS[1:], meeting)
    assert made and "ev-two" not in {item.main_fact for item in made}
    assert all("2009年3月" not in [option.text for option in item.options] for item in made)
