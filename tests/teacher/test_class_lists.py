"""Class lists as a school office has them: Excel with a sheet for each class, a table in Word, CSV; each is given to `--roster` as it is."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.sets.roster import read_roster
from zhongbu_quiz.sets.students import Student

from .sheets import book, table
from .test_word_tables import word


def test_a_workbook_with_a_sheet_for_each_class(tmp_path: Path) -> None:
    path = book(
        tmp_path / "名单.xlsx",
        七一班=[("七（1）班学生名单",), ("学号", "姓名", "性别"), (20240001, "王小明", "男"), (), ("20240002", "阿依古丽", "女")],
        七二班=[("序号", "学生姓名", "班级"), (1, "李华", "七（2）班")],
        说明=[("本表由教务处填写",)],
        人物=[("姓名", "朝代"), ("司马迁", "西汉")],
    )
    assert read_roster(path) == [
        Student("王小明", "七一班", "20240001"),
        Student("阿依古丽", "七一班", "20240002"),
        Student("李华", "七（2）班"),
    ]


def test_a_number_is_read_as_its_sheet_shows_it(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (("学号", "姓名"), (7, "王小明")):
        sheet.append(row)
    sheet["A2"].number_format = "0000"
    made.save(tmp_path / "a.xlsx")
    assert read_roster(tmp_path / "a.xlsx") == [Student("王小明", "", "0007")]


@pytest.mark.parametrize(
    ("rows", "students"),
    [
        (
            [("姓名", "学号", "姓名", "学号"), ("张三", "1", "李四", "2"), ("王五", "3", "", "")],
            [("张三", "", "1"), ("王五", "", "3"), ("李四", "", "2")],
        ),
        ([("班级", "姓名", "", "姓名"), ("一班", "张三", "", "李四")], [("张三", "一班", ""), ("李四", "一班", "")]),
        ([("姓名", "学号", "电话", "电话"), ("张三", "1", "5", "6")], [("张三", "", "1")]),
    ],
)
def test_lists_side_by_side_are_all_read(rows: list[tuple[str, ...]], students: list[tuple[str, ...]], tmp_path: Path) -> None:
    expected = [Student(*one) for one in students]
    assert read_roster(book(tmp_path / "a.xlsx", 名单=rows)) == expected
    assert read_roster(table(tmp_path / "a.csv", "\n".join(",".join(row) for row in rows))) == expected


def test_a_table_in_word(tmp_path: Path) -> None:
    path = word(tmp_path / "名单.docx", "七（2）班学生名单", [("学号", "姓名", "班级"), ("01", "王小明", "七（2）班")])
    assert read_roster(path) == [Student("王小明", "七（2）班", "01")]


def test_a_wrong_list_is_told_by_sheet_and_line(tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", 一班=[("名单",), ("学号", "姓名"), (1, None), (2, "李华"), (2, "李华")])
    with pytest.raises(ContentError) as told:
        read_roster(path)
    assert [f"{Path(one.path).name}:{one.line}: {one.message}" for one in told.value.problems] == [
        "名单.xlsx[一班]:3: has no name; fill in 姓名 or remove the line",
        "名单.xlsx[一班]:5: 李华 stands in line 4 too; remove one of them",
    ]
    with pytest.raises(ContentError, match="is no class list: no line has the headings"):
        read_roster(book(tmp_path / "b.xlsx", Sheet1=[("省份", "省会"), ("河南", "郑州")]))


@pytest.mark.usefixtures("chinese")
def test_papers_for_a_class_list_that_lies_among_the_facts(tmp_path: Path, starter: Path) -> None:
    folder = Path(copytree(starter, tmp_path / "set"))
    book(folder / "seeds/名单.xlsx", Sheet1=[("学号", "姓名"), (1, "王小明")])
    listed = run(folder, "facts", "--lang", "zh")
    first, *_sections = listed.err.splitlines()
    assert listed.status == 0
    assert first == "seeds/名单.xlsx[Sheet1]：这张表有1行，是班级名单，不出题；要给每个学生出一份卷，出卷时写 --roster seeds/名单.xlsx"
    made = run(folder, "worksheet", "my-set", "--roster", "seeds/名单.xlsx", "-o", "class", "--only", "paper")
    assert made.status == 0, made.err
    assert any((folder / "class").glob("*.pdf"))


@pytest.mark.usefixtures("chinese")
def test_facts_and_convert_say_what_was_understood(tmp_path: Path, starter: Path) -> None:
    folder = Path(copytree(starter, tmp_path / "set"))
    table(folder / "seeds/各省.csv", "省份,简称,省会\n河南,豫,郑州\n湖南,湘,长沙\n")
    understood = "：这张表有2行，读出2个省份的2项内容（列：省份、简称、省会）"
    assert f"seeds/各省.csv{understood}" in run(folder, "facts", "--lang", "zh").err
    assert understood not in run(folder, "facts", "--lang", "zh", "--quiet").err
    assert f"seeds/各省.csv{understood}\n各省.xlsx\n" == run(folder, "convert", "seeds/各省.csv", "各省.xlsx", "--lang", "zh").err


@pytest.mark.parametrize(
    ("grade", "group", "whole"),
    [
        ("八", 3, "八年级3班"),
        ("八年级", "（3）班", "八年级3班"),
        ("初二", "3班", "初二3班"),
        ("2024级", "5", "2024级5班"),
        ("八年级", "八（3）班", "八（3）班"),
        ("八", 803, "803"),
    ],
)
def test_a_grade_in_a_column_of_its_own_is_a_part_of_the_class(grade: str, group: str | int, whole: str, tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", Sheet1=[("年级", "班", "姓名"), (grade, group, "王小明"), (None, None, "李华")])
    assert [student.group for student in read_roster(path)] == [whole, whole]
