"""What a teacher met on a sixth walk, in the columns of a table: a land, a person or a section beside what happened, times of works and of lives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book


def read(tmp_path: Path, *rows: tuple[Any, ...]) -> tuple[list[str], str]:
    """What the facts of a table say, and what was said of it."""
    seeds = load_seeds([book(tmp_path / "表.xlsx", Sheet1=list(rows))])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


@pytest.mark.parametrize("title", ["国家", "国别", "地区", "国家（地区）", "所属国家"])
def test_the_land_of_an_event_stands_in_its_sentence_and_tells_two_events_apart(title: str, tmp_path: Path) -> None:
    rows = ("1870年", "意大利", "完成统一", "甲"), ("1871年", "德国", "完成统一", "乙"), ("1959年", "古巴", "革命胜利", "丙")
    told, _remarks = read(tmp_path, ("时间", title, "事件", "意义"), *rows)
    assert told[::2] == ["1870年，意大利完成统一。", "1871年，德国完成统一。", "1959年，古巴革命胜利。"]
    assert told[1] == "意大利完成统一的意义是甲。"


@pytest.mark.parametrize(
    ("land", "event", "said"),
    [
        ("英国、法国", "签订《慕尼黑协定》", "英国、法国签订《慕尼黑协定》。"),
        ("英国", "中英签订《南京条约》", "中英签订《南京条约》。"),
        ("古罗马", "罗马帝国建立", "罗马帝国建立。"),
        ("中国", "抗日战争胜利", "抗日战争胜利。"),
        ("中国", "收回香港", "中国收回香港。"),
        ("英国", "1689年，颁布《权利法案》", "英国颁布《权利法案》。"),
        (None, "第一次世界大战爆发", "第一次世界大战爆发。"),
    ],
)
def test_a_land_stands_before_what_happened_only_where_its_words_do_not_name_it(land: str | None, event: str, said: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("时间", "国家", "事件"), ("1689年", land, event), ("1789年", "法国", "大革命爆发"))
    assert told[0] == f"1689年，{said}"


def test_several_lands_are_the_parties_of_what_happened(tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, ("时间", "国家", "事件"), ("1904年", "日本、俄国", "日俄战争爆发"), ("1789年", "法国", "大革命爆发"))
    assert told[1] == "日俄战争爆发的主要各方是日本、俄国。"


def test_what_a_person_did_needs_no_land_and_provinces_are_places(tmp_path: Path) -> None:
    rows = ("1804年", "法国", "加冕称帝", "拿破仑"), ("1789年", "法国", "大革命爆发", None)
    rows = ("1804年", "法国", "加冕称帝", "拿破仑"), ("1789年", "法国", "大革命爆发", None)
    told, _remarks = read(tmp_path, ("时间", "国家", "事件", "人物"), *rows)
    assert told == ["1804年，拿破仑加冕称帝。", "1789年，法国大革命爆发。"]
    told, _remarks = read(tmp_path, ("时间", "地区", "事件"), ("1911年", "湖北", "武昌起义爆发"), ("1927年", "江西", "南昌起义爆发"))
    assert told[0] == "1911年，武昌起义在湖北爆发。"


def test_of_continent_and_land_the_land_counts(tmp_path: Path) -> None:
    rows = ("欧洲", "英国", "1640年", "资产阶级革命爆发"), (None, "法国", "1789年", "大革命爆发"), ("亚洲", "日本", "1868年", "明治维新开始")
    told, _remarks = read(tmp_path, ("洲", "国家", "时间", "事件"), *rows)
    assert told == ["1640年，英国资产阶级革命爆发。", "1789年，法国大革命爆发。", "1868年，日本明治维新开始。"]


@pytest.mark.parametrize(
    ("titles", "row", "said"),
    [
        (("人物", "时间", "事迹"), ("林则徐", "1839年6月", "领导虎门销烟"), "1839年6月，林则徐领导虎门销烟。"),
        (("人物", "时间", "主要活动"), ("郑和", "1405年", "下西洋"), "1405年，郑和下西洋。"),
        (("历史人物", "朝代", "时间", "主要事迹"), ("张骞", "西汉", "公元前138年", "出使西域"), "公元前138年，张骞出使西域。"),
        (("人物", "时间", "主要贡献"), ("瓦特", "1785年", "改良蒸汽机"), "1785年，瓦特改良蒸汽机。"),
        (("姓名", "年份", "成就"), ("达尔文", "1859年", "出版《物种起源》"), "1859年，达尔文出版《物种起源》。"),
        (("皇帝", "时间", "功绩"), ("秦始皇", "公元前221年", "统一六国"), "公元前221年，秦始皇统一六国。"),
        (("人物", "时间", "事迹"), ("魏源", "1794—1857年", "编写《海国图志》"), "魏源的生卒年为1794—1857年。"),
        (("皇帝", "时间", "功绩"), ("康熙帝", "1661—1722年", "统一台湾"), "康熙帝在位时间为1661—1722年。"),
        (("人物", "时间", "国籍", "贡献"), ("牛顿", "17世纪", "英国", "万有引力定律"), "牛顿的时代是17世纪。"),
        (("姓名", "年代", "成就"), ("郦道元", "北魏", "《水经注》"), "郦道元的朝代是北魏。"),
        (("朝代", "时间", "都城"), ("隋朝", "581—618年", "长安"), "隋朝的起止时间为581—618年。"),
        (("时间", "作者", "作品"), ("西汉", "司马迁", "《史记》"), "《史记》的创作朝代是西汉。"),
        (("作者", "时间", "著作"), ("顾炎武", "明末清初", "《日知录》"), "《日知录》的创作时代是明末清初。"),
        (("时间", "人物", "作品"), ("1918年", "鲁迅", "《狂人日记》"), "《狂人日记》的问世时间是1918年。"),
        (("人物", "时间", "事迹", "生卒年"), ("黄兴", "1904年", "创立华兴会", "1874—1916年"), "黄兴的生卒年为1874—1916年。"),
    ],
)
def test_a_time_beside_a_person_is_of_what_the_person_did_or_of_a_life(titles: Any, row: Any, said: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, titles, row)
    assert said in told


def test_a_time_of_persons_that_says_not_of_what_is_told_and_not_asked(tmp_path: Path) -> None:
    rows = ("牛顿", "1687年", "英国", "万有引力定律"), ("达尔文", "1859年", "英国", "进化论")
    told, remarks = read(tmp_path, ("人物", "时间", "国籍", "贡献"), *rows)
    assert len(told) == 4
    assert "not asked: 时间 does not say what of each 人物 was then" in remarks


@pytest.mark.parametrize("title", ["课题", "单元", "章节", "课名", "国别", "主题"])
def test_a_section_or_a_land_that_only_the_first_row_names_holds_for_those_below(title: str, tmp_path: Path) -> None:
    rows = ("德国", "1871年", "统一完成"), (None, "1919年", "《魏玛宪法》颁布"), (None, "1933年", "希特勒上台"), ("日本", "1868年", "明治维新开始")
    _told, remarks = read(tmp_path, (title, "时间", "事件"), *rows)
    assert "A3, A4 are empty below the name of a group" in remarks


@pytest.mark.parametrize(
    ("titles", "rows", "said"),
    [
        (("比较项目", "光合作用", "呼吸作用"), [("场所", "叶绿体", "线粒体"), ("条件", "光", "氧气")], "呼吸作用的场所是线粒体。"),
        (("异同", "长江", "黄河"), [("长度", "6300千米", "5464千米"), ("注入", "东海", "渤海")], "黄河的长度是5464千米。"),
    ],
)
def test_what_is_compared_stands_along_the_top(titles: Any, rows: list[Any], said: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, titles, *rows)
    assert said in told


@pytest.mark.parametrize(
    ("title", "name", "called"), [("条约", "《南京条约》", "签订时间"), ("会议", "遵义会议", "召开时间"), ("发明", "珍妮机", "发明时间")]
)
def test_the_time_of_a_treaty_a_meeting_and_an_invention_is_called_so(title: str, name: str, called: str, tmp_path: Path) -> None:
    told, _remarks = read(tmp_path, (title, "时间", "内容"), (name, "1842年8月", "甲"))
    assert f"{name}的{called}是1842年8月。" in told
