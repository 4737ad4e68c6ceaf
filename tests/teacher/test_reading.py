"""Workbooks and CSV files as people make them, read as facts; and every mistake answered with its cell."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.load import seed_files
from zhongbu_quiz.starter.schemas import record_of
from zhongbu_quiz.workbook.columns import sheets
from zhongbu_quiz.workbook.defaults import fragments
from zhongbu_quiz.workbook.rows import NO_FIGURE

from .sheets import EVENT, EVENTS, NUMBER, NUMBERS, book, problems, records, table


def test_three_columns_of_words_make_an_event(tmp_path: Path) -> None:
    (event,) = records(book(tmp_path / "我的资料.xlsx", 事件=[EVENTS, EVENT]))
    assert str(event.date) == "2004-03"
    assert (event.stage, event.matter) == ("提出", "促进中部地区崛起")
    assert event.source.document == "我的资料"
    assert event.source.section == "全文"
    assert event.source.evidence == ("2004年3月", "国务院", "提出", "促进中部地区崛起")


def test_evidence_that_stands_in_for_an_empty_cell_keeps_the_limits() -> None:
    assert fragments(["甲", "乙" * 90, "甲"]) == ["甲", "乙" * 40, "乙" * 40, "乙" * 10]
    assert fragments(list("一二三四五六七八九")) == ["一、二、三、四、五、六、七、八、九"]
    many = fragments([f"{n:02}" * 19 for n in range(20)])
    assert len(many) == 8
    assert max(map(len, many)) <= 40


def test_a_figure_is_read_with_its_unit(tmp_path: Path) -> None:
    rows = [NUMBERS, NUMBER, ("n2", "安徽", "粮食产量", 2023, "约830.2亿斤")]
    first, second = records(book(tmp_path / "f.xlsx", 数据=rows))
    assert (first.value, first.unit, first.qualifier, first.aspect) == ("1324.9", "亿斤", "exactly", "level")
    assert (second.value, second.unit, second.qualifier) == ("830.2", "亿斤", "about")


def test_value_and_unit_may_stand_in_one_cell_or_two(tmp_path: Path) -> None:
    header = ("编号", "地区", "指标", "时期", "数值", "单位")
    rows = [header, ("n1", "河南", "产量", "2023", "13.70亿吨", None), ("n2", "湖北", "产量", "2023", 13.7, "亿吨")]
    first, second = records(book(tmp_path / "f.xlsx", 数据=rows))
    assert (first.written, first.value, first.unit) == ("13.70亿吨", "13.70", "亿吨")
    assert (second.written, second.value, second.unit) == ("13.7亿吨", "13.7", "亿吨")


def test_english_headers_titles_above_and_empty_rows(tmp_path: Path) -> None:
    rows = [
        ("我的大事记",),
        (),
        ("ID", "date", "actor", "action", "object", "Source.Document", "备注"),
        (*EVENT, "回望", "自己看的"),
        (),
        ("e2",),
    ]
    (event,) = records(book(tmp_path / "f.xlsx", events=rows, 说明=[("怎么填",)], Sheet3=[]))
    assert event.source.document == "回望"


def test_merged_cells_and_real_dates(tmp_path: Path) -> None:
    day = datetime.datetime(2004, 3, 1)
    rows = [
        (*EVENTS, "章节"),
        ("e1", day, "国务院", "提出", "甲事", "导语"),
        ("e2", day, "国务院", "印发", "乙事", None),
    ]
    path = book(tmp_path / "f.xlsx", 事件=rows)
    made = load_workbook(path)
    sheet = made["事件"]
    sheet.merge_cells("F2:F3")
    sheet["B2"].number_format = 'yyyy"年"m"月"'
    sheet["B3"].number_format = "yyyy-mm-dd"
    made.save(path)
    first, second = records(path)
    assert first.source.section == second.source.section == "导语"
    assert (str(first.date), str(second.date)) == ("2004-03", "2004-03-01")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_in_every_usual_encoding(encoding: str, mark: str, tmp_path: Path) -> None:
    text = "\r\n".join(mark.join(row) for row in (EVENTS, EVENT))
    (event,) = records(table(tmp_path / "事件.csv", text, encoding))
    assert event.actor == "国务院"


def test_a_csv_may_hold_several_kinds(tmp_path: Path) -> None:
    header = "种类,编号,日期,主体,动作,对象,地区,指标,时期,原文写法"
    rows = ["事件,e1,2004.3,国务院,提出,甲事,,,,", "statistic,n1,,,,,河南,产量,2023,5亿吨"]
    found = records(table(tmp_path / "all.csv", "\n".join((header, *rows))))
    assert [fact.kind for fact in found] == ["event", "statistic"]


def test_a_slogan_with_parts_in_lines(tmp_path: Path) -> None:
    rows = [
        ("编号", "名称", "要点", "出自", "完整"),
        ("s1", "三基地一枢纽", "1. 粮食\n2. 能源\n3. 装备", "《意见》", "是"),
    ]
    (slogan,) = records(book(tmp_path / "f.xlsx", 提法=rows))
    assert [(part.n, part.text) for part in slogan.parts] == [(1, "粮食"), (2, "能源"), (3, "装备")]
    assert slogan.complete


def test_every_mistake_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    path = book(
        tmp_path / "f.xlsx",
        事件=[
            (*EVENTS, "阶断"),
            ("e 1", "去年", "国务院", "提出", "甲事"),
            ("e2", "2004.3", None, "提出", "乙事"),
            ("e2", "2004.3", "国务院", "=1+1", "丙事"),
        ],
        数据=[
            (*NUMBERS, "修饰"),
            ("n1", "河南", "产量", "2023", "很多", None),
            ("n2", "河南", "产量", "2023", "5亿吨", "大概"),
        ],
    )
    found = problems(path)
    assert [entry.split(";")[0] for entry in found] == [
        "f.xlsx[事件]:1: F1: the column 阶断 is not known here",
        "f.xlsx[事件]:2: A2 编号: must be letters, digits, - and . without spaces, such as st-2023-coal",
        "f.xlsx[事件]:2: B2 日期: '去年' names no year",
        "f.xlsx[事件]:3: C3 主体: is empty",
        "f.xlsx[事件]:4: D4 动作: holds a formula whose result was not saved",
        "f.xlsx[数据]:2: E2 原文写法: holds no single number",
        "f.xlsx[数据]:3: F3 修饰: is '大概'",
    ]
    assert "did you mean 阶段?" in found[0]


def test_mistakes_of_facts_name_their_cells_too(tmp_path: Path) -> None:
    path = book(
        tmp_path / "f.xlsx",
        事件=[EVENTS, ("e 1", "2003", "国务院", "提出", "甲事"), ("e2", "2004.3", None, "提出", "乙事")],
        数据=[NUMBERS, ("n1", "河南", "产量", "2023", "很多"), ("n1", "河南", "产量", "2023", "5亿吨")],
    )
    assert problems(path) == [
        "f.xlsx[事件]:2: A2 编号: must be letters, digits, - and . without spaces, such as st-2023-coal",
        "f.xlsx[事件]:3: C3 主体: is empty; fill it in",
        f"f.xlsx[数据]:2: E2 原文写法: {NO_FIGURE.format(value='数值', none='无')}",
    ]


def test_a_doubled_id_names_both_rows(tmp_path: Path) -> None:
    path = book(tmp_path / "f.xlsx", 事件=[EVENTS, EVENT, EVENT])
    assert problems(path) == [
        "f.xlsx[事件]:3: the id 'e1' is already used in f.xlsx[事件]:2; remove one of the two, or give it another id (where there is no column "
        "for it, the id is made of what names the fact: write there what sets it apart)"
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"Sheet1": [("看见", 3), ("的", 4)]}, "row 1: looks like data, not like titles (B1: 3); insert a row above it with a title for each column"),
        ({"事件": [("看见", 3), ("的", 4)]}, "no row of titles was found in the first ten rows; write 编号, 日期"),
        ({"事件": [(*EVENTS, "日期"), EVENT]}, "the column 日期 stands twice (first in B1); remove one"),
        ({"事件": [EVENTS, (*EVENT, "多出来的")]}, "F2: this column has no title in row 1; write one"),
        ({"混合": [("种类", *EVENTS), ("事", *EVENT)]}, "A2 种类: is '事'; write one of 事件, 提法, 数据"),
        ({"事件": [(*EVENTS, "顺序"), (*EVENT, "头一个")]}, "F2 顺序: must be a whole number"),
    ],
)
def test_mistakes_of_the_whole_sheet(rows: dict[str, list[tuple[object, ...]]], words: str, tmp_path: Path) -> None:
    assert any(words in entry for entry in problems(book(tmp_path / "f.xlsx", **rows)))


def test_lock_files_are_not_facts_and_old_workbooks_are_answered(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".~a.xlsx", "b.csv", "c.yaml", "old.xls", "d.docx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    assert [path.name for path in seed_files(tmp_path)] == ["a.xlsx", "b.csv", "c.yaml", "d.docx", "old.xls"]
    with pytest.raises(UserError, match=r"old\.xls: is an old \.xls, \.et or \.doc by what is in it; open it in Excel, Word or WPS"):
        records(tmp_path / "old.xls")
    with pytest.raises(UserError, match="is an old"):
        records(tmp_path / "a.xlsx")


def test_columns_are_the_fields_of_the_records() -> None:
    for sheet in sheets():
        fields = set(record_of(sheet.kind).model_fields) - {"kind", "also", "source"}
        columns = {column.key.partition(".")[0] for column in sheet.columns} - {"order", "source"}
        assert columns == fields, sheet.title
        assert len({column.title for column in sheet.columns}) == len(sheet.columns)


def test_choices_are_those_of_the_records() -> None:
    kind = KINDS["statistic"]
    chosen = {column.key: column.choices for column in kind.columns if column.form == "choice"}
    assert set(chosen) == {"qualifier", "aspect", "direction"}
    for name, choices in chosen.items():
        assert set(choices.values()) == set(get_args(kind.record.model_fields[name].annotation)), name
