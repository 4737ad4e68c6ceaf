"""Who, where and how long, as cells of a table of events name them: what is read as it is meant, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from .sheets import book, problems
from .test_slips import remarks, statements

ROW = ("1900年", "某会议召开")
TITLES = ("时间", "事件", "人物", "地点")


def said_of(cells: dict[int, str], folder: Path) -> tuple[str, str]:
    """The first statement of a row with these cells, and the remarks."""
    row = tuple(cells.get(place, said) for place, said in enumerate((*ROW, "", "")))
    path = book(folder / "表.xlsx", Sheet1=[TITLES, row, ("1911年", "武昌起义爆发")])
    return statements(path)[0], remarks(path)


@pytest.mark.parametrize("cell", ["在南京", "于南京", "位于 南京", "发生在南京"])
def test_a_place_stands_without_the_word_before_it(cell: str, tmp_path: Path) -> None:
    assert said_of({3: cell}, tmp_path)[0] == "1900年，某会议在南京召开。"


@pytest.mark.parametrize("cell", ["于都", "在平", "南京附近", "西安城内", "阿尔萨斯-洛林"])
def test_a_place_stays_as_it_is(cell: str, tmp_path: Path) -> None:
    assert said_of({3: cell}, tmp_path) [0] == f"1900年，某会议在{cell}召开。"


@pytest.mark.parametrize("cell", ["北京→上海", "北京至上海", "从北京到广州", "西柏坡->北京", "北京—上海", "江西瑞金至陕西吴起镇"])
def test_a_way_is_no_place(cell: str, tmp_path: Path) -> None:
    statement, told = said_of({3: cell}, tmp_path)
    assert statement == "1900年，某会议召开。" and "a way from one place to another" in told and "D2" in told


@pytest.mark.parametrize(
    ("cell", "who"),
    [
        ("总理 周恩来", "总理周恩来"), ("周恩来 总理", "周恩来总理"), ("美国总统 尼克松", "美国总统尼克松"), ("周总理 邓小平", "周总理、邓小平"),
        ("邓小平 英国首相 撒切尔夫人", "邓小平、英国首相撒切尔夫人"), ("张学良 杨虎城", "张学良、杨虎城"), ("哥伦布（Columbus）", "哥伦布"),
        ("麦哲伦 Magellan", "麦哲伦"), ("牛顿（Isaac Newton，1643—1727）", "牛顿"),
        ("拿破仑.波拿巴", "拿破仑·波拿巴"), ("拿破仑・波拿巴", "拿破仑·波拿巴"),
        ("拿破仑•波拿巴", "拿破仑·波拿巴"), ("拿破仑．波拿巴", "拿破仑·波拿巴"),
    ],
)  # fmt: skip
def test_persons_are_read_as_they_are_called(cell: str, who: str, tmp_path: Path) -> None:
    assert said_of({1: "主持某次会议", 2: cell}, tmp_path)[0] == f"1900年，{who}主持某次会议。"


def test_a_person_whom_the_event_names_without_the_office_is_not_asked(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("1955年", "周恩来出席万隆会议", "总理 周恩来", ""), ("1911年", "武昌起义爆发", "", "")])
    assert not any("人物" in said for said in statements(path))


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ("瓦特（James Watt）改良蒸汽机", "瓦特改良蒸汽机"), ("中国加入世界贸易组织（WTO）", "中国加入世界贸易组织（WTO）"),
        ("拿破仑.波拿巴颁布《民法典》", "拿破仑·波拿巴颁布《民法典》"), ("签订〈马关条约〉", "签订《马关条约》"),
        ("签订＜马关条约＞", "签订《马关条约》"),
    ],
)  # fmt: skip
def test_names_within_an_event(event: str, says: str, tmp_path: Path) -> None:
    assert said_of({1: event}, tmp_path)[0] == f"1900年，{says}。"


@pytest.mark.parametrize(
    ("time", "event", "says"),
    [
        ("1937年—1945年", "抗日战争爆发", "1937年，抗日战争爆发。"), ("1127—1279年", "南宋建立", "1127年，南宋建立。"),
        ("1851—1864年", "太平天国运动失败", "1864年，太平天国运动失败。"), ("1937—1945年", "抗日战争", "1937—1945年，抗日战争发生。"),
        ("1924—1927年", "国民大革命", "1924—1927年，国民大革命。"),
        ("1919年1月18日—6月28日", "巴黎和会召开", "1919年1月18日至6月28日，巴黎和会召开。"),
    ],
)  # fmt: skip
def test_what_is_done_in_a_moment_has_one_time(time: str, event: str, says: str, tmp_path: Path) -> None:
    statement, told = said_of({0: time, 1: event}, tmp_path)
    assert statement == says
    assert ("one end alone is asked" in told) == (statement.split("，")[0].count("—") == 0 and "至" not in statement)


def test_starts_and_ends_in_two_columns_are_no_different(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("开始", "结束", "事件"), ("1937年", "1945年", "抗日战争爆发"), ("1856年", "1860年", "第二次鸦片战争")])
    assert statements(path) == ["1937年，抗日战争爆发。", "1856—1860年，第二次鸦片战争发生。"]


def test_a_treaty_is_not_signed_for_years(tmp_path: Path) -> None:
    (told,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], ("1689—1690年", "签订《尼布楚条约》"), ("1911年", "武昌起义爆发")]))
    assert "A2 时间: is from when to when, and 签订 is done at one time" in told


def test_what_the_event_says_itself_is_not_asked_of_it(tmp_path: Path) -> None:
    rows = [("时间", "国家", "事件"), ("960年", "北宋", "北宋建立"), ("907年", "契丹", "耶律阿保机称帝")]
    assert statements(book(tmp_path / "表.xlsx", Sheet1=rows)) == ["960年，北宋建立。", "907年，契丹耶律阿保机称帝。"]


def test_a_place_where_things_lie_is_one_word(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("建筑", "所在地", "所在省"), ("灵渠", "兴安", "广西"), ("赵州桥", "赵县", "河北")])
    assert {"灵渠的所在地是兴安。", "灵渠所在的省是广西。"} <= set(statements(path))


GROUPED = [("时间", "史实", None, "分析", None), (None, "事件", "人物", "原因", "影响"), ("1840年", "鸦片战争爆发", "林则徐", "走私", "开端")]


WITH_TIME, MERGED = ("时间", *GROUPED[1][1:]), ("时间", "史实", "史实", "分析", "分析")


@pytest.mark.parametrize(
    "heads", [GROUPED[:2], [("史实", None, None, "分析", None), WITH_TIME], [MERGED, GROUPED[1]], [MERGED, WITH_TIME]]
)
def test_heads_that_group_columns_are_no_part_of_their_titles(heads: list[tuple[object, ...]], tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[*heads, *GROUPED[2:], ("1894年", "甲午中日战争爆发", None, "扩张", "加深")])
    assert "鸦片战争爆发的原因是走私。" in statements(path) and "时间, 事件, 人物, 原因, 影响 → 2 events" in remarks(path)


def test_a_mark_of_repetition_below_an_empty_cell_takes_no_farther_one(tmp_path: Path) -> None:
    rows = [("时间", "事件", "意义"), ("1840年", "鸦片战争爆发", "开端"), ("1841年", "三元里抗英", ""), ("1842年", "签订《南京条约》", "同上")]
    path = book(tmp_path / "表.xlsx", Sheet1=rows)
    assert "签订《南京条约》的意义" not in "".join(statements(path)) and "C4 say that they repeat the cell above, which is empty" in remarks(path)


def test_events_without_times_beside_a_table_of_times_are_fine(tmp_path: Path) -> None:
    meant = [("事件", "意义"), ("五四运动爆发", "开端"), ("中共一大召开", "开始")]
    path = book(tmp_path / "表.xlsx", 年表=[("时间", "事件"), ("1919年", "五四运动爆发"), ("1921年", "中共一大召开")], 意义=meant)
    assert "no column says when" not in remarks(path) and "五四运动爆发的意义是开端。" in statements(path)


def test_a_class_list_is_read_without_a_word_on_its_brackets(tmp_path: Path) -> None:
    assert "half-width" not in remarks(book(tmp_path / "表.xlsx", Sheet1=[("班级", "姓名"), ("初一(1)班", "王小明"), ("初一(1)班", "李红")]))


@pytest.mark.parametrize(
    ("time", "event", "says"),
    [
        ("前1600年", "约前1600年，商汤灭夏", "约公元前1600年，商汤灭夏。"), ("前1300年", "盘庚迁殷（约）", "约公元前1300年，盘庚迁殷。"),
        ("前1046年", "武王伐纣，约在前1046年", "约公元前1046年，武王伐纣。"), ("前300年", "约300人建都江堰", "公元前300年，约300人建都江堰。"),
    ],
)  # fmt: skip
def test_a_doubtful_year_within_an_event_is_that_of_its_row(time: str, event: str, says: str, tmp_path: Path) -> None:
    assert statements(book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], (time, event), ("前221年", "秦统一六国")]))[0] == says


def test_a_second_year_that_may_lie_on_either_side_of_our_era_is_asked_about(tmp_path: Path) -> None:
    (told,) = problems(book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], ("前202—8年", "西汉统治"), ("前475—221年", "战国时期")]))
    assert "write 前202—前8年 or 前202—公元8年" in told


@pytest.mark.parametrize("place", ["日本东京", "东京", "巴黎", "法国凡尔赛", "卢沟桥"])
def test_a_great_city_of_the_world_is_no_person(place: str, tmp_path: Path) -> None:
    rows = [("时间", "事件", "人物", "地点"), ("1905年", "中国同盟会成立", place, "林启源"), ("1911年", "武昌起义爆发", "熊秉坤", "武昌")]
    (found,) = problems(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert f"C2 人物: is '{place}', which is a place" in found
