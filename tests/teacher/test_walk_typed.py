"""What a teacher met on a fifth walk in class lists, deck files and calls: headings of an exam office, numbers that Excel shortened, names with a
keyboard's dot, counts without colons and counts of none, # in a title, papers of all items."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.sets.deck import DeckRecord, load_deck
from zhongbu_quiz.sets.roster import read_roster

from .sheets import book


def listed(tmp_path: Path, *rows: tuple[Any, ...]) -> list[tuple[str, str, str]]:
    """Name, class and number of each student of a list."""
    return [(one.name, one.group, one.number) for one in read_roster(book(tmp_path / "名单.xlsx", 名单=list(rows)))]


def deck(tmp_path: Path, *lines: str) -> DeckRecord:
    """The record of a deck with a title and these lines."""
    path = tmp_path / "期中.yaml"
    path.write_text("\n".join(("标题: 测试", *lines, "")), encoding="utf-8")
    return load_deck(path).record


@pytest.mark.parametrize(
    "titles", [("考生姓名", "行政班", "考号"), ("学生姓名", "班级名称", "全国学籍号"), ("考生", "教学班级", "准考证")]
)
def test_headings_of_an_exam_office_are_known(titles: tuple[str, ...], tmp_path: Path) -> None:
    assert listed(tmp_path, titles, ("张伟", "八1", "G01")) == [("张伟", "八1", "G01")]


def test_a_number_that_excel_shortened_in_a_text_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,学号\n张伟,2.02608E+11\n王芳,2.02608E+11\n", encoding="utf-8")
    with pytest.raises(ContentError, match="is how Excel shows a long number") as told:
        read_roster(path)
    assert len(told.value.problems) == 2


@pytest.mark.parametrize("points", ["{单选: 5, 挖空: 0}", "{单选: 5, 挖空: 2}"])
def test_what_is_said_of_kinds_that_a_deck_asks_none_of_counts_not(points: str, tmp_path: Path) -> None:
    assert deck(tmp_path, "题数: {单选: 6, 挖空: 0}", f"分值: {points}").points == {"single_choice": 5}


@pytest.mark.usefixtures("chinese")
def test_a_number_sign_in_place_of_a_title_is_told_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "期中.yaml"
    path.write_text("标题: #1 近代史小测\n题数: {单选: 6}\n", encoding="utf-8")
    with pytest.raises(ContentError) as told:
        load_deck(path)
    assert ["引号" in one.message for one in told.value.problems] == [True]
    path.write_text("标题:\n题数: {单选: 6}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="现在是空的"):
        load_deck(path)


@pytest.mark.parametrize("number", ["2.02601E+17", "4.1E+17"])
def test_a_number_that_excel_shortened_is_no_double(number: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="fifteen digits"):
        listed(tmp_path, ("姓名", "学号"), ("张伟", number), ("王芳", number))


@pytest.mark.parametrize("name", ["阿依古丽.买买提", "阿依古丽•买买提", "阿依古丽．买买提", "阿依古丽·买买提"])
def test_names_of_two_parts_have_one_dot(name: str, tmp_path: Path) -> None:
    assert listed(tmp_path, ("姓名", "班级"), (name, "八1"))[0][0] == "阿依古丽·买买提"


@pytest.mark.parametrize("counts", ["{单选6, 填空4}", "{单选6道，填空4道}", "{单选: 6, 填空: 4, 挖空: 0}", "{单选: 6, 填空: 4, 判断: 0道}"])
def test_counts_without_colons_and_of_none_are_read(counts: str, tmp_path: Path) -> None:
    assert deck(tmp_path, f"题数: {counts}").counts == {"single_choice": 6, "fill_blank": 4}


def test_a_deck_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="0"):
        deck(tmp_path, "题数: {单选: 0}")


@pytest.mark.parametrize("points", ["每题10分", "每小题10分"])
def test_points_of_each_item_go_by_kinds(points: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="goes by kinds of items"):
        deck(tmp_path, "题数: {单选: 6}", f"分值: {points}")
    assert deck(tmp_path, "题数: {单选: 6}", f"分值: 单选{points}").points == {"single_choice": 10}


@pytest.mark.parametrize("key", ["副标题", "学校"])
def test_what_is_printed_is_not_cut_by_a_number_sign(key: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="quotation marks"):
        deck(tmp_path, f"{key}: 八年级(3)班 #第一次月考")
    assert deck(tmp_path, f"{key}: 八年级(3)班 # 备注", "分卷: 换次序 #打乱").form_mode == "reorder"


def test_a_paper_of_all_items_says_so(starter: Path, tmp_path: Path) -> None:
    home = tmp_path / "set"
    shutil.copytree(starter, home)
    for name, line in (("全部", "产品: [试卷]"), ("几道", "题数: {挖空: 2}")):
        (home / "decks" / f"{name}.yaml").write_text(f"标题: 小测\n{line}\n", encoding="utf-8")
    said = [run(home, "worksheet", name, "--only", "试卷", "-o", "made", "--force", "--lang", "zh") for name in ("全部", "几道")]
    assert ["没有写题数" in one.err + one.out for one in said] == [True, False]
