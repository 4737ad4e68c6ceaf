"""Tables in Word files are read as facts, as sheets are; a Word file of questions stays a bank, and prose is left to `extract`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest
from docx import Document
from docx.shared import Pt

from tests.core.small import run
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.loading.word import word_tables
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import problems, records

DYNASTIES = [
    ("朝代", "建立者", "都城"),
    ("西汉", "刘邦", "长安"),
    ("东汉", "刘秀", "洛阳"),
    ("唐", "李渊", "长安"),
    ("北宋", "赵匡胤", "开封"),
]
PEOPLE = [("地区", "2019年", "2020年"), ("河南", "9901", "9941"), ("湖南", "6640", "6645")]


def word(path: Path, *blocks: str | Sequence[Sequence[str]]) -> Path:
    """A Word file of paragraphs and tables; a cell that repeats the one on its left, or above in the first column, is merged with it."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=max(map(len, block)))
        for number, row in enumerate(block):
            for place, text in enumerate(row):
                left = place > 0 and text == row[place - 1] and text
                above = number > 0 and place == 0 and text == block[number - 1][0]
                if left or above:
                    other = table.cell(number, place - 1) if left else table.cell(number - 1, place)
                    other.merge(table.cell(number, place)).text = text
                else:
                    table.cell(number, place).text = text
    document.save(str(path))
    return path


def told(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> list[str]:
    """What was understood of a file, without its path."""
    return [line.partition(path.name)[2] for line in load_seeds([path]).remarks]


def test_each_table_of_a_word_file_is_taken_as_it_is(tmp_path: Path) -> None:
    path = word(
        tmp_path / "复习.docx",
        "同学们要记住下面的朝代，期末会考，请在家里多读几遍，把不会的抄写在本子上，下周一交给课代表。",
        "一、中国古代朝代一览表",
        DYNASTIES,
        "二、人口",
        "表2 各省人口统计表（单位：万人）",
        PEOPLE,
    )
    said = told(path)
    assert "西汉的建立者是刘邦。" in said and "2020年，河南人口为9941万人。" in said and len(said) == 12
    assert {record.source.section for record in records(path)} == {"中国古代朝代", "人口"}
    assert remarks(path) == [
        "[table 1](4 rows): 朝代, 建立者, 都城 → 2 attributes of 4 朝代",
        "[table 2](2 rows): 地区, 2019年, 2020年 → 4 figures of places and years (人口)",
    ]


def test_merged_cells_say_their_text_everywhere_and_titles_stand_in_two_rows(tmp_path: Path) -> None:
    rows = [
        ("各省简况", "各省简况", "各省简况", "各省简况"),
        ("区域", "省份", "人口（万人）", "人口（万人）"),
        ("区域", "省份", "2019年", "2020年"),
        ("中部", "河南", "9901", "9941"),
        ("中部", "湖南", "6640", "6645"),
    ]
    said = told(word(tmp_path / "表.docx", rows))
    assert "湖南的区域是中部。" in said and "2020年，湖南人口为6645万人。" in said and len(said) == 6


def test_raised_and_lowered_figures_are_no_others(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, parts in zip(
        (cell for row in table.rows for cell in row.cells),
        (["名称"], ["数量"], ["光速"], ["3×10", "^8", "m/s"]),
        strict=True,
    ):
        for part in parts:
            added = cell.paragraphs[0].add_run(part.removeprefix("^"))
            added.font.superscript = part.startswith("^")
            added.font.size = Pt(10)
    document.save(str(tmp_path / "表.docx"))
    assert told(tmp_path / "表.docx") == ["光速的数量是3×10⁸m/s。"]


def test_our_own_titles_and_class_lists_are_known_in_word_too(tmp_path: Path) -> None:
    events = [("编号", "日期", "主体", "动作", "对象"), ("e1", "2004年3月", "国务院", "提出", "促进中部地区崛起")]
    (event,) = records(word(tmp_path / "a.docx", events))
    assert (event.id, event.actor, event.action) == ("e1", "国务院", "提出")
    people = word(tmp_path / "b.docx", [("学号", "姓名"), ("1", "张三")])
    assert records(people) == [] and "is a class list" in remarks(people)[0]


@pytest.mark.usefixtures("chinese")
def test_messages_name_table_row_and_column(tmp_path: Path) -> None:
    wrong = [*DYNASTIES, ("", "朱元璋", "南京"), ("唐", "李世民", "长安")]
    assert problems(word(tmp_path / "朝代.docx", "朝代表", PEOPLE, wrong)) == [
        "朝代.docx[第2张表]:6: 第6行，“朝代”列: 空着，请填上，或者删去这一行",
        "朝代.docx[第2张表]:7: 第7行，“朝代”列: “唐”在 第4行第1列 也有，两行说法不一样；请改一行，或者在真正区分各行的那一列上方写【名称】",
    ]


@pytest.mark.usefixtures("chinese")
def test_equal_messages_of_a_table_are_one_line(tmp_path: Path, starter: Path) -> None:
    folder = Path(copytree(starter, tmp_path / "set"))
    word(folder / "seeds/朝代.docx", [("朝代", "建立者"), ("", "刘邦"), ("", "刘秀"), ("唐", "李渊")])
    checked = run(folder, "check", "--lang", "zh")
    assert checked.status == 2
    assert "朝代.docx[第1张表] 第2行、第3行：“朝代”列: 空着" in checked.err


@pytest.mark.usefixtures("chinese")
def test_what_is_no_table_of_facts_is_passed_over_and_told(tmp_path: Path) -> None:
    form = [("姓名：", "得分：")]
    numbers = [("1", "2"), ("3", "4")]
    assert remarks(word(tmp_path / "卷.docx", form, numbers)) == [
        "[第1张表]: 只有一行或一列，没有读",
        "[第2张表]: 没有列名，没有读；要读就在第一行写上各列的名称",
    ]
    (line,) = remarks(word(tmp_path / "课文.docx", "秦始皇统一六国。"))
    here = tmp_path / "课文"
    assert line == f": 里面没有表格，没有读；要从文字里起草事实，运行：zhongbu-quiz extract {here}.docx -o {here}.xlsx"


@pytest.mark.usefixtures("chinese")
def test_from_a_word_file_to_items_and_a_workbook(tmp_path: Path, starter: Path) -> None:
    folder = Path(copytree(starter, tmp_path / "set"))
    (folder / "seeds/facts.xlsx").unlink()
    source = word(folder / "seeds/朝代.docx", "中国古代朝代", DYNASTIES)
    listed = run(folder, "items", "my-set", "--all", "--lang", "zh")
    assert listed.status == 0 and "西汉的建立者是" in listed.out
    assert "朝代.docx[第1张表]：这张表有4行，读出4个朝代的2项内容（列：朝代、建立者、都城）" in listed.err
    assert run(folder, "convert", "seeds/朝代.docx", "朝代.xlsx").status == 0
    assert records(folder / "朝代.xlsx") == records(source)


def test_a_word_file_of_questions_stays_a_bank(tmp_path: Path, starter: Path) -> None:
    folder = Path(copytree(starter, tmp_path / "set"))
    questions = ("1. 西汉的都城是（　　）", "A. 长安", "B. 洛阳", "答案：A", "2. 唐的都城是（　　）", "A. 洛阳", "B. 长安", "答案：B")
    word(folder / "seeds/题.docx", *questions)
    for command in (("check",), ("facts",)):
        ran = run(folder, *command)
        assert ran.status == 2 and "is a question bank" in ran.err and "[table 1]" not in ran.err
    assert run(folder, "convert", "seeds/题.docx", "题.xlsx").status == 0
    assert [record.item_kind for record in (one.record for one in load_seeds([folder / "题.xlsx"]).questions)] == ["single_choice"] * 2


def test_a_long_merged_column_is_read_quickly_and_whole(tmp_path: Path) -> None:
    rows = [("区域", "县"), *(("中部", f"第{number}县") for number in range(60))]
    (table,) = word_tables(word(tmp_path / "县.docx", rows))
    assert table.rows[-1] == ("中部", "第59县") and {row[0] for row in table.rows[1:]} == {"中部"}
