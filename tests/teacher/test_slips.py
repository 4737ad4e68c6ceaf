"""Cells that hardly say what they mean: the same again, still to be written, out of their column; persons of an event."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.quality.rendered import stem_of
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.studio.project import find_project, load_bank
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.deeds import deed

from .sheets import book, problems, records

Rows = list[tuple[object, ...]]
TITLES = ("时间", "事件", "意义")
FIRST = ("1839年", "虎门销烟", "显示了决心")
PEOPLE = ("省份", "人口（万人）")
SOME: Rows = [("河南", 9815), ("湖北", 5844), ("湖南", 6568), ("安徽", 6127), ("江西", 4515)]


def statements(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> str:
    """What was said of a file."""
    return "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize("mark", ["同上", "〃", "″", "（同上）", "同上。", '"'])
def test_what_repeats_the_cell_above_is_filled_in_and_told(mark: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, ("1851年", "金田起义", mark)])
    assert "金田起义的意义是显示了决心。" in statements(path)
    assert "C3 say that they repeat the cell above" in remarks(path)


@pytest.mark.parametrize("mark", ["？", "??", "待补", "待补充", "（略）", "略", "不详", "未知", "暂无"])
def test_what_is_still_to_be_written_is_not_asked_and_told(mark: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, ("1851年", "金田起义", mark)])
    assert not any("金田起义的意义" in said for said in statements(path))
    assert "C3 only say that something is missing" in remarks(path)


@pytest.mark.parametrize(
    ("cell", "refers"),
    [
        ("见课本P98", True), ("见教材第3页", True), ("参见笔记", True), ("（见课本第98—99页）", True), ("详见必修上册第5课", True),
        ("课本P98", False),
        ("见P98", True), ("看书", True), ("见第三单元", True), ("见上海公报", False), ("参考消息创刊", False), ("课本", False), ("第三单元", False),
        ("见证了历史", False), ("笔记小说兴起", False), ("书目", False), ("练习题", False), ("附件一", False),
    ],
)  # fmt: skip
def test_a_reference_is_no_content(cell: str, refers: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, FIRST, ("1851年", "金田起义", cell)])
    assert (not any("金田起义的意义" in said for said in statements(path))) == refers
    assert ("C3 only say where to look" in remarks(path)) == refers


def test_nothing_above_a_mark_of_repetition_is_nothing(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, (*FIRST[:2], "同上"), ("1851年", "金田起义", "拉开了序幕")])
    assert "虎门销烟的意义" not in "".join(statements(path))
    assert "C2 only say that something is missing" in remarks(path)


def test_our_own_sheets_are_cleaned_in_the_same_way(tmp_path: Path) -> None:
    rows: Rows = [("编号", "名称", "属性", "值"), ("a1", "河南", "位置", "中部"), ("a2", "湖北", "同上", "〃"), ("a3", "湖南", "位置", "待补")]
    told = problems(book(tmp_path / "f.xlsx", 属性=rows))
    assert told == ["f.xlsx[属性]:4: D4 值: is empty; fill it in"]
    assert statements(book(tmp_path / "g.xlsx", 属性=rows[:3])) == ["河南的位置是中部。", "湖北的位置是中部。"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("山西", -1)], "人口（万人）: less than 0, unlike the others; mend it, if it is a slip: B7"),
        ([("山西", 34800000)], "人口（万人）: far larger or smaller than the others; look at its unit and its digits: B7"),
        ([("山西", "3480人")], "far larger or smaller than the others; look at its unit and its digits: B7"),
        ([("山西", "3480？")], "a question mark stands behind the number, so it is not asked; look it up: B7"),
        ([("山西", "2725万吨")], "人口（万人） has several units: 人 (B2, B3, B4, B5, B6), 吨 (B7)"),
    ],
)
def test_a_figure_out_of_its_column_is_told(rows: Rows, words: str, tmp_path: Path) -> None:
    assert words in remarks(book(tmp_path / "表.xlsx", Sheet1=[PEOPLE, *SOME, *rows]))


@pytest.mark.parametrize(
    "rows",
    [
        [("城市", "气温（℃）"), ("哈尔滨", -18), ("北京", -3), ("上海", 4), ("广州", 14), ("海口", 18)],
        [("湖", "海拔（米）"), ("艾丁湖", -154), ("青海湖", 3196), ("洞庭湖", 33), ("鄱阳湖", 21), ("太湖", 3)],
        [("省份", "面积（万平方公里）"), ("上海", 0.63), ("新疆", 166), ("河南", 16.7), ("湖北", 18.6), ("北京", 1.64)],
        [PEOPLE, *SOME],
    ],
)
def test_an_honest_column_is_not_spoken_of(rows: Rows, tmp_path: Path) -> None:
    assert len(remarks(book(tmp_path / "表.xlsx", Sheet1=rows)).splitlines()) == 1


def test_figures_of_years_without_a_unit_are_told(tmp_path: Path) -> None:
    rows: Rows = [("省份", "2019年", "2020年"), ("河南", 6695.4, 6825.8), ("湖北", 2725, 2727.4)]
    assert "the numbers of 2019年, 2020年 have no unit" in remarks(book(tmp_path / "a.xlsx", 粮食产量=rows))
    for path in (book(tmp_path / "b.xlsx", Sheet1=[("粮食产量（万吨）",), *rows]), book(tmp_path / "d.xlsx", **{"各省粮食产量（万吨）": rows})):
        assert "no unit" not in remarks(path)
        assert statements(path)[0] == "2019年，河南粮食产量为6695.4万吨。"
    own: Rows = [("指标", "2019年"), ("人口（万人）", 9901), ("城市数", 17)]
    assert "the numbers of 城市数 have no unit" in remarks(book(tmp_path / "c.xlsx", 河南=own))


def test_an_event_to_come_is_told(tmp_path: Path) -> None:
    late = book(tmp_path / "a.xlsx", Sheet1=[TITLES[:2], ("2034年", "红军长征开始")])
    assert "the year has not come yet; mend it, if it is a slip: A2" in remarks(late)
    for when in (2924, "2924年1月"):
        (said,) = problems(book(tmp_path / "b.xlsx", Sheet1=[TITLES[:2], (when, "中共一大召开")]))
        assert said.startswith("b.xlsx[Sheet1]:2: A2 时间: shows 2924")


@pytest.mark.parametrize("total", ["合计", "总计：", "全省合计", "合计（万人）", "六省平均", "平均值"])
@pytest.mark.parametrize("numbered", [False, True])
def test_a_row_that_sums_up_is_no_row(total: str, numbered: bool, tmp_path: Path) -> None:
    rows: Rows = [PEOPLE, *SOME, (total, 32869)]
    if numbered:  # the word stands below the numbers of the rows
        rows = [("序号", *PEOPLE), *((n, *row) for n, row in enumerate(SOME, 1)), (total, None, 32869)]
    path = book(tmp_path / "表.xlsx", Sheet1=rows)
    assert len(statements(path)) == len(SOME)
    assert "rows 7; fill them in, where that is a slip" in remarks(path)


@pytest.mark.parametrize(
    "name",
    ["合计", "总计：45人", "平均", "人数", "人数：45", "共45人", "45人", "男生 23人", "全班平均分", "制表人：王老师", "最高分"],
)  # fmt: skip
def test_what_stands_below_a_class_list_is_no_student(name: str, tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", 七一班=[("姓名", "学号"), ("王小明", 1), (name, 2)])
    with pytest.raises(ContentError, match="is the name of no student; remove the line"):
        read_roster(path)
    first = book(tmp_path / "甲.xlsx", 七一班=[("序号", "姓名"), (1, "王小明"), (name, 45)])
    with pytest.raises(ContentError, match="is the name of no student; remove the line"):
        read_roster(first)


def test_names_that_look_like_sums_are_students(tmp_path: Path) -> None:
    names = ["男俊", "平均一", "王小计", "王合计", "共和", "女娲"]
    path = book(tmp_path / "名单.xlsx", 七一班=[("姓名", "学号"), *((name, n) for n, name in enumerate(names))])
    assert [one.name for one in read_roster(path)] == names


def test_digits_that_excel_lost_are_told(tmp_path: Path) -> None:
    words = "is a number of more than 15 digits, whose last ones Excel has lost"
    for number in (410101200801011000, 4.10101200801011e17):
        with pytest.raises(ContentError, match=words):
            read_roster(book(tmp_path / "名单.xlsx", 七一班=[("姓名", "学号"), ("王小明", number)]))
        (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[("人物", "证件"), ("甲某", number)]))
        assert words in said
    written = book(tmp_path / "b.xlsx", 七一班=[("姓名", "学号"), ("王小明", "410101200801011234")])
    assert read_roster(written)[0].number == "410101200801011234"
    assert not problems(book(tmp_path / "c.xlsx", Sheet1=[("常数", "值"), ("甲数", 6.02e23), ("乙数", 3e15)]))


@pytest.mark.parametrize(
    ("words", "persons", "said"),
    [
        ("虎门销烟", "林则徐", "虎门销烟的主要人物是林则徐。"),
        ("戊戌变法", "康有为；梁启超", "戊戌变法的主要人物是康有为、梁启超。"),
        ("戊戌变法", "康有为 梁启超", "戊戌变法的主要人物是康有为、梁启超。"),
        ("戊戌变法", "康有为，梁启超", "戊戌变法的主要人物是康有为、梁启超。"),
        ("鸦片战争", "林　则徐", "鸦片战争的主要人物是林则徐。"),
        ("领导金田起义", "洪秀全", "1851年，洪秀全领导金田起义。"),
        ("孙中山创立中国同盟会", "孙中山", "1851年，孙中山创立中国同盟会。"),
    ],
)
def test_the_persons_of_an_event_are_told(words: str, persons: str, said: str, tmp_path: Path) -> None:
    for titles, rows in ((("时间", "事件", "人物"), [("1851年", words, persons)]), (("事件", "人物"), [(words, persons)])):
        found = statements(book(tmp_path / "表.xlsx", Sheet1=[titles, *rows, *[("1861年", "北京政变", "慈禧")[-len(titles) :]]]))
        assert said in found or (said.startswith("1851") and len(titles) == 2)
        assert not any("主要人物" in one and persons in words for one in found if one.startswith(words))


def test_persons_of_whom_the_event_names_some_are_not_asked_and_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "人物"), ("1898年", "康有为上书", "康有为、梁启超")])
    assert statements(path) == ["1898年，康有为上书。"]
    assert "not asked, since the event names some of these persons: C2" in remarks(path)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("日本宣布无条件投降", ("日本", "宣布", "无条件投降")),
        ("溥仪宣布退位", ("溥仪", "宣布退位", "")),
        ("中华人民共和国宣告成立", ("中华人民共和国", "宣告成立", "")),
        ("中共一大在上海胜利召开", ("中共一大", "胜利召开", "")),
        ("中国共产党正式成立", ("中国共产党", "正式成立", "")),
        ("武昌起义爆发", ("武昌起义", "爆发", "")),
    ],
)
def test_an_event_is_cut_behind_who_did_it(words: str, parts: tuple[str, str, str]) -> None:
    found = deed(words)
    assert (found.actor, found.action, found.object) == parts


@pytest.mark.parametrize(("who", "kind"), [("中英", "region"), ("俄德法三国", "region"), ("日本", "region"), ("清政府", "organ")])
def test_countries_are_no_organs(who: str, kind: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "人物"), ("1842年8月", "签订《南京条约》", who)])
    (fact,) = build_base(load_seeds([path])).facts
    assert fact.slots["actor"].type == kind


def test_a_long_value_stands_in_quotation_marks_where_words_follow_it(tmp_path: Path) -> None:
    rows: Rows = [
        TITLES, ("1919年", "五四运动", "标志着新民主主义革命的开端"), ("1898年", "戊戌变法", "是一次资产阶级改良运动"),
        ("1839年", "虎门销烟", "显示了决心"),
        ("1851年", "金田起义", "拉开太平天国运动的序幕"), ("1911年", "武昌起义", "成为辛亥革命的开端"),
    ]  # fmt: skip
    (tmp_path / "seeds").mkdir()
    (tmp_path / "project.yaml").write_text("name: quoted-values\n", encoding="utf-8")
    path = book(tmp_path / "seeds/表.xlsx", Sheet1=rows)
    assert [one.value for one in records(path) if one.kind == "attribute"][:2] == ["标志着新民主主义革命的开端", "一次资产阶级改良运动"]
    stems = [stem_of(item) for item in load_bank(find_project(tmp_path)).items if item.model == "fill-attribute-thing"]
    assert any(stem.startswith("意义是“标志着新民主主义革命的开端”的事件是") for stem in stems), stems
    assert any(stem.startswith("意义是显示了决心的事件是") for stem in stems), stems
