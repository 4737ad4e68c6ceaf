"""Tables as teachers have them, without a form of ours: each is taken, and its facts are told as she would tell them."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.messages import VARIABLE, speak
from zhongbu_quiz.workbook.convert import converted
from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.deeds import deed

from .own_tables import TABLES
from .sheets import EVENT, EVENTS, book, problems, records, table


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Chinese while a test runs."""
    for name in (VARIABLE, "LANGUAGE"):
        monkeypatch.setenv(name, os.environ.get(name, "en"))
    speak("zh")
    yield
    speak("en")


def told(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> list[str]:
    """What was understood of a file, without its path."""
    seeds: Seeds = load_seeds([path])
    return [line.partition(path.name)[2] for line in seeds.remarks]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_taken_as_it_is(name: str, encoding: str, tmp_path: Path) -> None:
    text, sentences = TABLES[name]
    assert told(table(tmp_path / f"{name}.csv", text, encoding)) == sentences


@pytest.mark.parametrize(
    "date",
    "公元前221年 前209年7月 9年 光绪二十一年 民国八年 1900年夏 7世纪 20世纪60年代 1894-95年 约1860年 1921年7月23日至31日 1872—1875年".split(),
)
def test_every_date_of_a_time_table_is_taken(date: str, tmp_path: Path) -> None:
    (said,) = told(table(tmp_path / "年表.csv", f"时间,事件\n{date},五四运动爆发\n"))
    assert said.endswith("，五四运动爆发。")


@pytest.mark.parametrize("value", "-154.31米 100℃ 17.62万km² 3×10^8m/s 约2/3 第三位 十四亿 400～800毫米 60多度 ６０．４４％".split())
def test_every_number_of_a_table_is_taken(value: str, tmp_path: Path) -> None:
    (said,) = told(table(tmp_path / "表.csv", f"名称,数量\n甲,{value}\n"))
    assert said.startswith("甲的数量")


@pytest.mark.parametrize(
    ("text", "actor", "action", "object", "place"),
    [
        ("武昌起义爆发", "武昌起义", "爆发", "", ""),
        ("解放战争开始", "解放战争", "开始", "", ""),
        ("商鞅开始变法", "商鞅", "开始", "变法", ""),
        ("国务院印发《意见》", "国务院", "印发", "《意见》", ""),
        ("洪秀全领导金田起义", "洪秀全", "领导", "金田起义", ""),
        ("中国加入世界贸易组织", "中国", "加入", "世界贸易组织", ""),
        ("中共一大在上海召开", "中共一大", "召开", "", "上海"),
        ("毛泽东发表《纪念成立大会召开》", "毛泽东", "发表", "《纪念成立大会召开》", ""),
        ("戊戌变法", "戊戌变法", "开始", "", ""),
        ("《辛丑条约》", "《辛丑条约》", "签订", "", ""),
        ("召开遵义会议", "遵义会议", "召开", "", ""),
        ("秦灭六国", "秦灭六国", "发生", "", ""),
    ],
)
def test_an_event_in_a_few_words(text: str, actor: str, action: str, object: str, place: str) -> None:
    found = deed(text)
    assert (found.actor, found.action, found.object, found.place) == (actor, action, object, place)


def test_a_verb_that_is_ours_is_not_asked(tmp_path: Path) -> None:
    first, second = records(table(tmp_path / "年表.csv", "时间,事件\n1840年,鸦片战争\n1919年,五四运动爆发\n"))
    assert (first.not_asked, second.not_asked) == (("action",), ())


def test_what_was_understood_is_said_in_a_line(tmp_path: Path) -> None:
    path = table(tmp_path / "各省.csv", TABLES["各省简表"][0])
    assert remarks(path) == [
        "(2 rows): 省份, 简称, 省会, 面积（万平方公里）, 人口/万人 → 4 attributes of 2 省份",
        ": not read, as remarks, headings, sums or rows with one cell: rows 4, 5; fill them in, where that is a slip",
    ]


@pytest.mark.usefixtures("chinese")
def test_what_was_understood_is_said_in_chinese(tmp_path: Path) -> None:
    path = book(
        tmp_path / "我的.xlsx",
        Sheet1=[tuple(row.split(",")) for row in TABLES["各省简表"][0].splitlines()],
        大事年表=[("时间", "事件"), (1919, "五四运动爆发"), (1919, "五四运动爆发")],
        初一一班=[("姓名", "学号", "班级"), ("张三", 1, "一班")],
    )
    assert remarks(path) == [
        "[Sheet1]：这张表有2行，读出2个省份的4项内容（列：省份、简称、省会、面积（万平方公里）、人口/万人）",
        "[Sheet1]: 没有读的行（注、小标题、合计或只有一格的）：第 4、5 行；漏填了的请补上",
        "[大事年表]：这张表有1行，读出1个事件（列：时间、事件）",
        "[大事年表]: 第 3 行和第 2 行一样，只算一次，请删去",
        "[初一一班]：这张表有1行，是班级名单，不出题；要给每个学生出一份卷，出卷时写 --roster " + str(path),
    ]


def test_titles_above_titles_merged_cells_and_two_rows_of_titles(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in [
        ("各省基本情况",),
        (),
        ("区域", "省份", "人口（万人）", None, "省会"),
        (None, None, "2019年", "2020年", None),
        ("中部", "河南", 9901, 9941, "郑州"),
        (None, "湖南", 6640, 6645, "长沙"),
        (),
        ("东部", "浙江", 6375, 6468, "杭州"),
        ("注：人口为年末数",),
    ]:
        sheet.append(row)
    for span in ("A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:A6", "A9:E9"):
        sheet.merge_cells(span)
    path = tmp_path / "表.xlsx"
    made.save(path)
    assert told(path) == [
        "河南的区域是中部。", "2019年，河南人口为9901万人。", "2020年，河南人口为9941万人。", "河南的省会是郑州。",
        "湖南的区域是中部。", "2019年，湖南人口为6640万人。", "2020年，湖南人口为6645万人。", "湖南的省会是长沙。",
        "浙江的区域是东部。", "2019年，浙江人口为6375万人。", "2020年，浙江人口为6468万人。", "浙江的省会是杭州。",
    ]  # fmt: skip


def test_a_row_of_words_puts_a_guess_right(tmp_path: Path) -> None:
    rows = "作品,印次,作者\n《呐喊》,12,鲁迅\n《彷徨》,15,鲁迅\n"
    assert "《呐喊》的印次是12。" in told(table(tmp_path / "a.csv", rows))
    assert told(table(tmp_path / "b.csv", f"【名称】,【不读】,【属性】\n{rows}")) == ["《呐喊》的作者是鲁迅。", "《彷徨》的作者是鲁迅。"]
    assert told(table(tmp_path / "c.csv", "词语,今义\n【名称】,【释义】\n妻子,男子的配偶\n")) == ["妻子是指男子的配偶。"]
    part = table(tmp_path / "e.csv", "时间,印次,经过,标签\n,【不读】,,\n1919年,三,五四运动爆发,近代\n")
    assert told(part) == ["1919年，五四运动爆发。"] and records(part)[0].tags == ("近代",)
    (wrong,) = problems(table(tmp_path / "d.csv", f"【名字】,,\n{rows}"))
    assert wrong.startswith("d.csv:1: A1 【名字】: is no part of a column; write one of 【名称】, 【日期】, 【事件】")


def test_ids_hang_on_names_and_not_on_values(tmp_path: Path) -> None:
    ids = [
        [record.id for record in records(table(tmp_path / "a.csv", f"省份,省会\n河南,{value}\n"))] for value in ("郑洲", "郑州")
    ]
    assert ids == [["河南.省会"], ["河南.省会"]]
    numbered = records(table(tmp_path / "b.csv", "编号,省份,省会,简称\ng1,河南,郑州,豫\n"))
    assert [record.id for record in numbered] == ["g1.省会", "g1.简称"]
    twice = records(table(tmp_path / "c.csv", "时间,事件\n1926年,北伐\n1928年,北伐\n"))
    assert [record.id for record in twice] == ["北伐.开始", "北伐.开始.1928"]


def test_columns_about_the_source_are_read_as_in_our_sheets(tmp_path: Path) -> None:
    (record,) = records(table(tmp_path / "a.csv", "单元,元素,符号,标签,备注\n第一单元,氢,H,化学::元素,自己看\n"))
    assert (record.source.section, record.source.document, record.tags) == ("第一单元", "a", ("化学::元素",))


def test_our_titles_are_read_as_ours_whatever_the_sheet_is_called(tmp_path: Path) -> None:
    (event,) = records(book(tmp_path / "a.xlsx", Sheet1=[EVENTS, EVENT]))
    assert (event.id, event.actor, event.action) == ("e1", "国务院", "提出")
    (event,) = records(book(tmp_path / "b.xlsx", Sheet1=[EVENTS[1:], EVENT[1:]]))
    assert (event.id, event.object) == ("国务院.提出.促进中部地区崛起", "促进中部地区崛起")


def test_every_fault_is_told_at_once_with_cell_and_title(tmp_path: Path) -> None:
    path = book(
        tmp_path / "f.xlsx",
        Sheet1=[("时间", "事件"), ("康熙年间", "编《康熙字典》"), (None, "五四运动爆发"), (1919, "#N/A"), ("1921年", "=A1&A2")],
        Sheet2=[("省份", "简称"), ("河南", "豫"), ("河南", "中"), ("湖南", "湘"), ("湖北", "鄂"), ("安徽", "皖")],
        Sheet3=[("省份", "省会", "省会"), ("河南", "郑州", "郑州")],
    )
    assert [line.split(";")[0] for line in problems(path)] == [
        "f.xlsx[Sheet1]:2: A2 时间: '康熙年间' names no year",
        "f.xlsx[Sheet1]:3: A3 时间: is empty",
        "f.xlsx[Sheet1]:4: B4 事件: shows the error #N/A",
        "f.xlsx[Sheet1]:5: B5 事件: holds a formula whose result was not saved",
        "f.xlsx[Sheet2]:3: A3 省份: 河南 stands in A2 too, and the two rows differ",
        "f.xlsx[Sheet3]:1: C1 省会: stands twice in the row of titles (first in B1)",
    ]


def test_a_doubled_row_of_our_own_sheets_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "f.xlsx", 事件=[EVENTS, EVENT, ("e2", *EVENT[1:]), ("e3", "2005", *EVENT[2:])])
    assert remarks(path) == ["[事件]: row 3 says the same as row 2; remove one of them"]


def test_a_table_of_which_nothing_can_be_told_says_how_to_say_it(tmp_path: Path) -> None:
    (words,) = problems(book(tmp_path / "f.xlsx", Sheet1=[("标签", "章节"), ("重点", "第一章")]))
    assert words.startswith("f.xlsx[Sheet1]:1: no facts were found below 标签, 章节; write above each title what the column is: 【名称】")


def test_questions_are_never_read_as_facts(tmp_path: Path) -> None:
    path = book(tmp_path / "f.xlsx", Sheet1=[("编号", "题干", "A", "B", "答案"), ("q1", "河南的省会是（　　）。", "郑州", "洛阳", "A")])
    seeds = load_seeds([path])
    assert (seeds.facts, [one.record.item_kind for one in seeds.questions]) == ((), ["single_choice"])
    path = book(tmp_path / "g.xlsx", Sheet1=[("编号", "题干", "A", "B", "答案"), ("q1", "河南的省会是（　　）。", "郑州", "洛阳", "郑州")])
    assert problems(path)[0].startswith("g.xlsx[Sheet1]:2: add a column 题型")


def test_a_formula_gives_the_result_that_was_saved(tmp_path: Path) -> None:
    made = book(tmp_path / "made.xlsx", Sheet1=[("省份", "人口（万人）"), ("河南", "=9900+1"), ("湖南", 6640)])
    path = tmp_path / "saved.xlsx"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(<f>9900\+1</f>)<v\s*/?>(</v>)?", rb"\1<v>9901</v>", old.read(name)))
    assert told(path) == ["河南的人口是9901万人。", "湖南的人口是6640万人。"]
    assert remarks(path)[0] == "[Sheet1]: formulas, of which the results were taken that were saved last: B2"


@pytest.mark.usefixtures("chinese")
def test_a_workbook_is_answered_in_chinese_and_in_its_own_titles(tmp_path: Path) -> None:
    path = book(
        tmp_path / "f.xlsx",
        数据=[("编号", "地区", "指标", "时期", "原文写法"), ("n1", "河南", "产量", 2023, "很多"), ("n2", None, "产量", 2023, "5亿吨")],
        属性=[("编号", "名称", "属性", "值"), ("a1", "河南", None, "郑州")],
        Sheet1=[("省份", "简称"), ("河南", "#REF!"), ("湖南", "湘")],
    )
    (tmp_path / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert problems(path) == [
        "f.xlsx[Sheet1]:2: B2 简称: 是错误值 #REF!，请改好公式，或者直接写上内容",
        "f.xlsx[属性]:2: C2 属性: 空着；请填上",
        "f.xlsx[数据]:2: E2 原文写法: 读不出一个数；请加一列“数值”写上这个数，原文只有文字的写“无”",
        "f.xlsx[数据]:3: B3 地区: 空着；请填上",
    ]
    with pytest.raises(ContentError, match=r"旧\.xls: 内容是旧格式（\.xls、\.et 或 \.doc）；请用 Excel、Word 或 WPS 打开，选“另存为”，类型选 \.xlsx"):
        load_seeds([tmp_path / "旧.xls"])


def test_a_table_becomes_a_workbook_of_ours(tmp_path: Path) -> None:
    source, target = table(tmp_path / "a.csv", TABLES["近代史"][0]), tmp_path / "b.xlsx"
    target.write_bytes(converted(source, target))
    assert records(target) == records(source)


def test_from_a_table_to_a_paper(tmp_path: Path, starter: Path) -> None:
    folder = Path(shutil.copytree(starter, tmp_path / "set"))
    (folder / "seeds/facts.xlsx").unlink()
    rows = "河南,豫,郑州 湖南,湘,长沙 湖北,鄂,武汉 江西,赣,南昌 安徽,皖,合肥 山西,晋,太原 山东,鲁,济南 浙江,浙,杭州"
    table(folder / "seeds/各省.csv", "省份,简称,省会\n" + "\n".join(rows.split()), "gbk")
    checked = run(folder, "check", "--lang", "zh")
    assert checked.status == 0, checked.out + checked.err
    assert "seeds/各省.csv：这张表有8行，读出8个省份的2项内容（列：省份、简称、省会）" in checked.err
    listed = run(folder, "items", "my-set", "--lang", "zh")
    assert listed.status == 0 and "的省会是" in listed.out and "seeds/各省.csv：这张表有8行" in listed.err


TITLES = st.sampled_from(
    [*"省份 时间 事件 意义 2019年 人口（万人） 单词 释义 姓名 学号 【名称】 序号 指标 单位 编号 地区 名称 值 属性 题干 答案 题型 注：略".split(), ""]
)
WORDS = "河南 1919年5月4日 五四运动爆发 前221年 — 合计 注： 豫；中 =1+1 #N/A 约5.5万人 【不读】 “".split()
CELLS = st.one_of(
    st.none(),
    st.integers(-3000, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from([*WORDS, "\n", " "]),
    st.text(alphabet="甲乙丙丁年月日0123456789.%，。《》（）", max_size=12),
)


@pytest.mark.usefixtures("chinese")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(TITLES, min_size=1, max_size=5), rows=st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_random_tables_give_facts_or_chinese_words(titles: list[str], rows: list[list[object]], tmp_path: Path) -> None:
    path = book(tmp_path / "f.xlsx", Sheet1=[tuple(titles), *map(tuple, rows)])
    try:
        seeds = load_seeds([path])
    except ContentError as error:
        said = [problem.message for problem in error.problems]
    else:
        said = list(seeds.remarks)
        assert len({placed.record.id for placed in seeds.facts}) == len(seeds.facts)
    for line in said:
        assert re.search(r"[一-鿿]", line), line
        assert not re.search(r"\b(?:is|the|write|must|and|or)\b", line.replace("f.xlsx", "")), line
