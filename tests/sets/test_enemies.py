"""Rules 45 to 48 and 55 on pairs that are known, and the index against all pairs."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from tests.sets.made import SOURCE, base_of_records, item, slogan, statistic
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item, TrueFalse
from zhongbu_quiz.sets.enemies import Enemies
from zhongbu_quiz.sets.traits import needles
from zhongbu_quiz.values.text import stands_in

BASE = base_of_records(
    slogan("粮仓"),
    slogan("走廊"),
    slogan("枢纽"),
    statistic("total", "粮食产量", "13000", "万吨", region="全国"),
    statistic("part", "粮食产量", "3900", "万吨"),
    statistic("share", "粮食产量", "30", "%", aspect="share", whole="全国"),
    statistic("other", "发电量", "3900", "万吨", region="湖北"),
    statistic("before", "粮食产量", "3750", "万吨", period="2022"),
    statistic("growth", "粮食产量", "4", "%", aspect="growth"),
)


def figure(fact: str, stem: str, digits: str) -> Item:
    """An item that asks the figure of a statistic."""
    return item(f"figure-{fact}", fact, stem, digits, slot="figure", asks=frozenset({(fact, "figure")}))


PAIRS = {
    "slot shown": (
        item("a", "粮仓", "中部是＿。", "重要粮仓"),
        item("b", "走廊", "走廊＿通。", "四方", asserts=frozenset({("粮仓", "name")})),
        45,
    ),
    "key in stem": (
        item("a", "粮仓", "中部是＿。", "重要粮仓"),
        item("b", "走廊", "河南是中国重要粮仓，走廊＿。", "四方"),
        45,
    ),
    "two characters": (item("a", "粮仓", "中部是＿。", "河南"), item("b", "走廊", "河南的走廊＿。", "四方"), 45),
    "date in stem": (item("a", "粮仓", "提出于＿。", "2016年"), item("b", "走廊", "2016年12月的＿。", "四方"), 45),
    "other year": (item("a", "粮仓", "提出于＿。", "2016年"), item("b", "走廊", "12016年的＿。", "四方"), None),
    "number and unit": (
        figure("part", "2023年，河南粮食产量为＿万吨。", "3900"),
        item("b", "枢纽", "年产0.39亿吨的＿。", "基地"),
        45,
    ),
    "number, other unit": (
        figure("part", "2023年，河南粮食产量为＿万吨。", "3900"),
        item("b", "枢纽", "全长3900公里的＿。", "通道"),
        None,
    ),
    "one fact": (item("a", "粮仓", "中部是＿。", "粮仓库"), item("b", "粮仓", "谈到东西＿。", "目标"), 46),
    "alike": (
        item("a", "粮仓", "据甲文，要在全国率先建成的是＿。", "重要粮仓"),
        item("b", "走廊", "据甲文，要在全国率先建成的是＿。", "科创走廊"),
        46,
    ),
    "one group": (
        item("a", "粮仓", "中部是＿。", "重要粮仓", group="g"),
        item("b", "走廊", "走廊＿通。", "四方", group="g"),
        48,
    ),
    "one option set": (
        item("a", "粮仓", "中部是＿。", "甲项", kind="single_choice", texts=["甲项", "乙项"]),
        item("b", "走廊", "走廊＿通。", "乙项", kind="single_choice", texts=["乙项", "甲项"]),
        48,
    ),
    "part of a total": (
        figure("part", "2023年，河南粮食产量为＿万吨。", "3900"),
        item("b", "share", "2023年，全国粮食产量13000万吨，河南占30%，说的是＿。", "粮食总量"),
        47,
    ),
    "one key": (item("a", "粮仓", "中部是＿。", "一中心、四区"), item("b", "走廊", "两个标志是三基地和“＿”。", "一中心四区"), 46),
    "nothing": (item("a", "粮仓", "中部是＿。", "重要粮仓"), item("b", "走廊", "走廊＿通。", "四方"), None),
}


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name: str) -> None:
    """The rule is the same whichever item comes first."""
    a, b, rule = PAIRS[name]
    enemies = Enemies(BASE)
    assert enemies.between(a, b) == rule
    assert enemies.between(b, a) == rule


LISTED = base_of_records(
    slogan("three", named=False, parts=tuple({"n": n, "text": text} for n, text in enumerate(("强创新", "兴产业", "促转型"), 1)), complete=True),
    slogan("drivers"),
    statistic("y1980", "人均产量", "88", "%", aspect="ratio", compared_with="全国", period="1980"),
    statistic("y1990", "人均产量", "83", "%", aspect="ratio", compared_with="全国", period="1990"),
)


def test_an_option_tells_what_another_item_asks_where_it_stands_beside_its_neighbours() -> None:
    """Side by side 强创新、兴产业 are the list of which one is asked; alone, a word among options tells nothing."""
    asks = item("a", "three", "培育新质生产力，要＿、兴产业、促转型。", "强创新", "single_choice", texts=["强创新", "调结构"], slot="part.1")
    subjects = item("b", "drivers", "厚植新动能是＿。", "“强创新”的落脚点", "single_choice", texts=["“强创新”的落脚点", "“兴产业”的落脚点"])
    others = item("c", "drivers", "厚植新动能靠＿。", "稳就业", "single_choice", texts=["强创新", "稳就业"])
    enemies = Enemies(LISTED)
    assert (enemies.between(asks, subjects), enemies.between(subjects, asks)) == (45, 45)
    assert enemies.between(asks, others) is None


def test_a_figure_of_a_series_is_not_asked_beside_one_that_stands_among_its_options() -> None:
    """1980 and 88 % belong together: who reads that looks for 1990 among the rest."""
    slots: dict[str, Any] = {"asks": frozenset(), "slot": "period"}
    both: dict[str, Any] = {"kind": "single_choice", **slots}
    year = item("a", "y1980", "人均产量相当于全国的88%的是＿。", "1980年", texts=["1980年", "1990年"], facts=("y1980", "y1990"), **both)
    share = item("b", "y1990", "1990年，人均产量相当于全国的＿%。", "83", texts=["88", "83"], facts=("y1990", "y1980"), **both)
    alone = item("c", "y1990", "1990年，人均产量相当于全国的＿%。", "83", facts=("y1990",), **slots)
    other = item("d", "y1980", "＿，人均产量相当于全国的88%。", "1980年", facts=("y1980",), **slots)
    enemies = Enemies(LISTED)
    assert enemies.between(year, share) == enemies.between(share, year) == enemies.between(year, alone) == 45
    assert enemies.between(alone, other) is None


@pytest.mark.parametrize(
    ("title", "shown", "rule"),
    [
        ("新时代推动甲乙地区发展座谈会", "推动甲乙地区发展工作座谈会在乙市举行于＿。", 45),
        ("《关于新时代推动甲地发展的指导意见》", "《关于新时代推动甲地发展的意见》下发于＿。", 45),
        ("《促进甲地崛起五年规划》", "“促进甲地崛起”提出于＿。", None),
        ("《甲地规划》", "《乙地规划》提出于＿。", None),
    ],
)
def test_a_name_is_told_by_one_that_is_nearly_the_same(title: str, shown: str, rule: int | None) -> None:
    fields = {"id": "e", "kind": "event", "date": "2021-03", "actor": "会议", "action": "审议", "object": title, "stage": "审议", "matter": "发展"}
    enemies = Enemies(base_of_records(Event.model_validate({**fields, "source": SOURCE}), slogan("粮仓")))
    asks = item("a", "e", "会议审议＿。", title, slot="object", asks=frozenset({("e", "object")}))
    assert enemies.between(asks, item("b", "粮仓", shown, "2021年4月", asks=frozenset())) == rule


def test_three_figures_of_which_two_give_the_third() -> None:
    """A total and a share give the part; a level and a growth give the other level."""
    enemies = Enemies(BASE)
    part = figure("part", "2023年，河南粮食产量为＿万吨。", "3900")
    share = item("s", "share", "2023年，河南＿占全国的比重为30%。", "粮食产量", slot="indicator")
    total = item("t", "total", "2023年，全国＿为13000万吨。", "粮食产量", slot="indicator")
    growth = item("g", "growth", "2023年，河南＿增长4%。", "粮食产量", slot="indicator")
    before = item("l", "before", "＿，河南粮食产量为3750万吨。", "2022年", slot="period")
    unrelated = item("u", "other", "2023年，湖北＿为3900万吨。", "发电量", slot="indicator")
    assert enemies.together(part, share, total)
    assert enemies.together(total, part, share)
    assert enemies.together(part, growth, before)
    assert not enemies.together(part, share, before)
    assert not enemies.together(part, share, unrelated)
    assert not enemies.fits(part, [share, total])
    assert list(enemies.triples([share, unrelated, part, total])) == [(0, 2, 3)]


def test_a_formula_and_the_event_that_issued_it() -> None:
    """The date of a formula is the date of its event: one paper asks or shows it once."""
    event = {
        "id": "meeting",
        "kind": "event",
        "date": "2012-08",
        "actor": "国务院",
        "action": "发布",
        "object": "《意见》",
    }
    told = Event.model_validate({**event, "stage": "发布", "matter": "意见", "source": SOURCE})
    enemies = Enemies(base_of_records(told, slogan("粮仓", issued_in="meeting")))
    formula = item("f", "粮仓", "粮仓的提出时间是＿。", "2012年8月", asks=frozenset({("粮仓", "issued_date")}))
    asks = item("a", "meeting", "《意见》发布于＿。", "2012年8月", asks=frozenset({("meeting", "date")}))
    shows = item(
        "s", "meeting", "那时发布的是＿。", "《意见》", asserts=frozenset({("meeting", "date")}), asks=frozenset()
    )
    assert enemies.between(formula, asks) == 46
    assert enemies.between(formula, shows) == 45


@pytest.mark.parametrize(("title", "rule"), [("《粮仓发展规划》", 46), ("《走廊发展规划》", None)])
def test_a_formula_and_the_title_that_names_it(title: str, rule: int | None) -> None:
    """Who is asked for 长江中游城市群 can write 《长江中游城市群发展规划》."""
    event = {"id": "plan", "kind": "event", "date": "2015-04", "actor": "国务院", "action": "批复", "object": title}
    told = Event.model_validate({**event, "stage": "批复", "matter": "规划", "source": SOURCE})
    enemies = Enemies(base_of_records(told, slogan("粮仓", issued_in="plan")))
    formula = item("f", "粮仓", "＿的规划那时获批。", "粮仓", asks=frozenset({("粮仓", "name")}))
    asks = item("a", "plan", "2015年国务院批复＿。", title, asks=frozenset({("plan", "object")}))
    assert enemies.between(formula, asks) == rule


def test_headings_give_keys_away() -> None:
    """A key that stands in the title of the paper cannot be asked on it."""
    asked = item("a", "粮仓", "小麦第一的是＿。", "河南")
    assert Enemies(BASE, "河南、安徽专题练习").printed(asked)
    assert not Enemies(BASE, "中部地区").printed(asked)


def test_interference() -> None:
    """The same figure of another year, and names that differ in one character, confuse each other."""
    enemies = Enemies(BASE)
    now = figure("part", "2023年，河南粮食产量为＿万吨。", "3900")
    then = figure("before", "2022年，河南粮食产量为＿万吨。", "3750")
    assert enemies.interferes(now, then)
    whole = figure("total", "2023年，全国谷物总收成为＿万吨。", "13000")
    assert enemies.interferes(now, whole) and not enemies.interferes(now, figure("other", "2023年，湖北发电量为＿万吨。", "3900"))
    assert enemies.interferes(item("a", "粮仓", "甲＿", "科创走廊带"), item("b", "走廊", "乙＿", "科技走廊带"))
    assert not enemies.interferes(item("c", "粮仓", "甲＿", "2021年4月"), item("d", "走廊", "乙＿", "2022年4月"))


def test_a_part_of_a_key_gives_it_away() -> None:
    """Whoever knows one of several parts can rule options out."""
    parts = item("a", "粮仓", "三条路径是＿。", "强创新、促转型", "single_choice", texts=["强创新、促转型", "扩开放、兴产业"])
    assert Enemies(BASE).between(parts, item("b", "走廊", "促转型的产业部署是＿。", "枢纽经济")) == 45
    assert Enemies(BASE).between(parts, item("b", "走廊", "兴产业的部署是＿。", "枢纽经济")) is None


def test_what_puts_two_statements_right_differs(bank: Bank) -> None:
    """Who sees through one of two false statements that are put right by the same words sees through both."""
    false = [one for one in bank.items if isinstance(one, TrueFalse) and not one.answer and one.model == "true-part"]
    enemies = Enemies(bank.base)
    same = [
        (a, b)
        for a, b in combinations(false, 2)
        if enemies.traits(a).choices and enemies.traits(a).choices == enemies.traits(b).choices and a.main_fact != b.main_fact
    ]
    assert same and all(enemies.between(a, b) is not None for a, b in same)


def test_statements_on_one_region_stand_once_on_a_paper(bank: Bank) -> None:
    """下列各项中，符合河南情况的是 is asked once, whatever the statements are."""
    enemies = Enemies(bank.base)
    asked = [item for item in bank.items if item.model == "region-statements" and "符合河南情况" in str(item.stem)]
    assert len(asked) > 1 and all(enemies.between(a, b) is not None for a, b in combinations(asked, 2))


def test_needles() -> None:
    """Short numbers and the words 正确 and 错误 give nothing away."""
    assert needles(item("a", "粮仓", "＿", "26")) == ()
    assert needles(item("a", "粮仓", "＿", "河")) == ()
    assert needles(item("a", "粮仓", "＿", "河南")) == ("河南",)
    assert not stands_in("1.8%", "11.8%") and stands_in("1.8%", "11.8%，1.8%")
    assert not stands_in("2016", "20161") and stands_in("2016", "2016年")


def test_index_finds_what_comparing_all_pairs_finds(bank: Bank) -> None:
    """`pairs` and `cliques` together are `between` over all pairs: none left out, none too many."""
    items = bank.items[::7]
    enemies = Enemies(bank.base)
    found = {(a, b) for a, b, _ in enemies.pairs(items)}
    found |= {pair for clique in enemies.cliques(items) for pair in combinations(sorted(clique), 2)}
    wanted = {(a, b) for a, b in combinations(range(len(items)), 2) if enemies.between(items[a], items[b]) is not None}
    assert found == wanted
