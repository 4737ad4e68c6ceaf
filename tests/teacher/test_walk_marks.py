"""What a teacher met on a sixth walk in her cells: signs of chats and pages, ticks, dynasties before years, persons by another name or with a note,
lands and persons around an event, battles called by a place, papers, and deeds that were taken for names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book

TITLES = ("时间", "事件", "人物", "地点", "意义")
FIRST = ("1919年5月4日", "五四运动爆发", "", "", "开端")
DAY, RISING = "1911年10月10日", "武昌起义爆发"


def read(tmp_path: Path, *cells: Any) -> tuple[list[str], str]:
    """What the facts of a row say, and what was said of it."""
    row = (*cells, *[""] * (len(TITLES) - len(cells)))
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, row])])
    return [fact.statement for fact in build_base(seeds).facts if "五四" not in fact.statement], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    "cell", ["**武昌起义**爆发", "- 武昌起义爆发", "* 武昌起义爆发", "### 武昌起义爆发", "`武昌起义`爆发", "> 武昌起义爆发",
             "√武昌起义爆发", "✅武昌起义爆发", "☑ 武昌起义爆发", "◎武昌起义爆发", "📌武昌起义爆发", "➤武昌起义爆发", "武昌起义爆发✔"]
)  # fmt: skip
def test_signs_of_chats_and_ticks_are_left_out_and_told(cell: str, tmp_path: Path) -> None:
    facts, said = read(tmp_path, DAY, cell, "", "", "- 打响**辛亥革命**第一枪\n- 推翻清朝")
    assert facts == [f"{DAY}，{RISING}。", f"{RISING}的意义是打响辛亥革命第一枪、推翻清朝。"]
    assert "B3, E3 carry marks" in said


@pytest.mark.parametrize("cell", ["√2", "-154米", "二○", "河南*"])
def test_signs_that_say_something_stay(cell: str, tmp_path: Path) -> None:
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=[("名称", "说法"), ("甲物", cell), ("乙物", "铜")])])
    assert build_base(seeds).facts[0].statement == f"甲物的说法是{cell.rstrip('*')}。"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("北宋1069年", "1069年"), ("明·1405年", "1405年"), ("清 1644年", "1644年"), ("（明）1405年", "1405年"), ("秦朝前221年", "公元前221年"),
     ("755冬", "755年冬"), ("2001春", "2001年春"), ("晚清1898年", "1898年")],
)  # fmt: skip
def test_a_year_may_have_its_dynasty_before_it_and_its_season_behind(text: str, meant: str) -> None:
    assert written_date(text, load_world()).chinese == meant


@pytest.mark.parametrize("text", ["唐1644年", "甲1644年"])
def test_a_year_of_another_dynasty_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        written_date(text, load_world())


@pytest.mark.parametrize(
    ("cells", "facts", "told"),
    [
        (("105年", "蔡伦改进造纸术", "蔡仑"), ["105年，蔡伦改进造纸术。"], "differ in one character"),
        (("公元前221年", "秦始皇统一六国", "嬴政"), ["公元前221年，秦始皇统一六国。"], ""),
        (("1492年", "哥伦布到达美洲", "哥伦布（意大利航海家）"), ["1492年，哥伦布到达美洲。"], ""),
        (("221年", "刘备称帝", "昭烈帝（刘备）"), ["221年，刘备称帝。"], ""),
        (("1917年", "俄国——十月革命爆发"), ["1917年，俄国十月革命爆发。"], "B3 open with the name of a land"),
        ((DAY, "武昌起义爆发 熊秉坤", "熊秉坤"), [f"{DAY}，{RISING}。", f"{RISING}的主要人物是熊秉坤。"], "B3 end with a person"),
        (("1839年6月3日", "虎门销烟（林则徐）", "林则徐"), ["1839年6月3日，虎门销烟发生。", "虎门销烟的主要人物是林则徐。"], "B3 end with a person"),
        (("1839年6月3日", "虎门销烟1839"), ["1839年6月3日，虎门销烟发生。"], "B3 end with the date"),
        (("1640年", "英国：资产阶级革命开始"), ["1640年，英国资产阶级革命开始。"], "B3 open with the name of a land"),
        (("1640年", "[英]资产阶级革命开始"), ["1640年，英国资产阶级革命开始。"], "B3 open with the name of a land"),
        ((DAY, "【中国】武昌起义爆发"), [f"{DAY}，{RISING}。"], "B3 open with the name of a land"),
        ((DAY, "中国·武昌起义爆发"), [f"{DAY}，{RISING}。"], "B3 open with the name of a land"),
        ((DAY, RISING, "", "", "很重要！要背！"), [f"{DAY}，{RISING}。"], "E3"),
        (("1789年7月14日（法国国庆日由来）", "巴黎人民攻占巴士底狱"),
         ["1789年7月14日（法国国庆日由来），巴黎人民攻占巴士底狱。"], "behind these dates"),
        (("1900年", "八国联军侵华 义和团运动失败"), ["1900年，八国联军侵华、义和团运动失败。"], "B3 tell several events"),
        (("1992年春", "南方谈话"), ["1992年春，南方谈话发表。"], ""),
        (("1851年", "洪秀全 领导 金田起义"), ["1851年，洪秀全领导金田起义。"], ""),
        (("1851年", "金田起义 永安建制 定都天京"), ["1851年，金田起义、永安建制、定都天京。"], "B3 tell several events"),
    ],
)
def test_what_stands_around_an_event_is_no_part_of_it(cells: tuple[str, ...], facts: list[str], told: str, tmp_path: Path) -> None:
    found, said = read(tmp_path, *cells)
    assert found == facts
    assert told in said


@pytest.mark.parametrize(
    ("event", "place", "fact"),
    [
        ("诺曼底登陆", "法国诺曼底", "诺曼底登陆发生"), ("诺曼底登陆", "法国", "诺曼底登陆在法国发生"), ("仁川登陆", "朝鲜仁川", "仁川登陆发生"),
        ("瓜达尔卡纳尔岛登陆", "所罗门群岛", "瓜达尔卡纳尔岛登陆在所罗门群岛发生"), ("盟军登陆", "意大利", "盟军在意大利登陆"),
        ("平型关大捷", "山西平型关", "平型关大捷"), ("敦刻尔克大撤退", "法国敦刻尔克", "敦刻尔克大撤退发生"),
        ("台儿庄战役", "山东台儿庄", "台儿庄战役发生"), ("红军三大主力会师", "甘肃会宁", "红军三大主力在甘肃会宁会师"),
        ("巴黎和会", "", "巴黎和会召开"), ("北京奥运会", "", "北京奥运会举行"), ("莱克星顿枪声", "", "莱克星顿枪声打响"),
        ("《凡尔赛和约》", "凡尔赛宫", "《凡尔赛和约》在凡尔赛宫签订"), ("《华沙公约》", "", "《华沙公约》签订"),
        ("《日内瓦议定书》", "", "《日内瓦议定书》签订"), ("《共同纲领》", "", "《共同纲领》通过"), ("《波茨坦公告》", "", "《波茨坦公告》发表"),
        ("华盛顿会议召开", "华盛顿", "华盛顿会议召开"), ("北约成立", "华盛顿", "北约在华盛顿成立"), ("公审大会召开", "志丹", "公审大会在志丹召开"),
    ],
)  # fmt: skip
def test_battles_papers_and_places_that_are_named_like_persons(event: str, place: str, fact: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, event, "", place)[0] == [f"{DAY}，{fact}。"]


@pytest.mark.parametrize("deed", ["德国突袭波兰", "苏联解体", "张学良易帜", "光绪帝驾崩", "李自成兵败", "八国联军侵华", "金灭辽", "设台湾府"])
def test_a_deed_is_no_mere_name(deed: str, tmp_path: Path) -> None:
    assert "only a name" not in read(tmp_path, DAY, deed)[1]


@pytest.mark.parametrize("name", ["西气东输", "推恩令", "三角贸易", "柏林墙"])
def test_a_name_with_a_verb_in_one_character_is_asked_about(name: str, tmp_path: Path) -> None:
    assert "B3 may hold only a name" in read(tmp_path, DAY, name)[1]
