"""What a teacher met on a long walk: labels and pages in cells, bodies among persons, cells in each other's place, names that hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.sets.roster import read_class_list

from .sheets import book, problems
from .test_slips import remarks, statements

TITLES = ("时间", "事件", "人物", "地点", "意义")
OTHERS = (("1911年", "武昌起义爆发", "", "武昌", "甲"), ("1851年", "金田起义", "洪秀全", "桂平", "乙"))


def made(folder: Path, *row: str, titles: tuple[str, ...] = TITLES) -> Path:
    return book(folder / "表.xlsx", Sheet1=[titles, (*row, *[""] * (5 - len(row))), *OTHERS])


@pytest.mark.parametrize("behind", ["（P45）", "(p. 45)", "（课本第45页）", "【教材P45】", " p45", "（八上P45-46）"])
def test_a_page_behind_an_event_is_left_out_and_told(behind: str, tmp_path: Path) -> None:
    path = made(tmp_path, "1919年", f"五四运动爆发{behind}")
    assert statements(path)[0] == "1919年，五四运动爆发。" and "B2" in remarks(path)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("领导人：周恩来、贺龙", "主要人物是周恩来、贺龙"), ("中方：李鸿章；日方：伊藤博文", "主要人物是李鸿章、伊藤博文"),
        ("清政府、英国政府", "主要各方是清政府、英国政府"), ("清军", "主体是清军"), ("王建军", "主要人物是王建军"),
    ],
)  # fmt: skip
def test_persons_are_asked_without_labels_and_bodies_as_bodies(cell: str, said: str, tmp_path: Path) -> None:
    assert f"某条约签订的{said}。" in statements(made(tmp_path, "1895年", "某条约签订", cell))


@pytest.mark.parametrize("who", ["孙中山", "洪秀全"])
def test_person_and_place_that_changed_places_are_asked_about(who: str, tmp_path: Path) -> None:
    (told,) = problems(made(tmp_path, "1905年", "中国同盟会成立", "日本东京", who))
    assert "D2" in told and "changed places" in told


def test_a_meaning_that_says_no_is_no_question(tmp_path: Path) -> None:
    path = made(tmp_path, "1919年", "五四运动爆发", "", "", "不是旧革命，而是新革命的开端")
    assert "五四运动爆发的意义是：不是旧革命，而是新革命的开端。" in statements(path)


def test_an_address_is_a_place(tmp_path: Path) -> None:
    path = made(tmp_path, "1919年", "五四运动爆发", "", "北京", titles=("时间", "事件", "人物", "地址", "意义"))
    assert statements(path)[0] == "1919年，五四运动在北京爆发。"


@pytest.mark.parametrize(
    ("date", "event", "said"),
    [
        ("1898年6月11日—9月21日", "百日维新", "1898年6月11日至9月21日，百日维新在北京发生。"),
        ("1895年", "公车上书", "1895年，公车上书在北京发生。"),
        ("1895年", "孙文就职", "1895年，孙文在北京就职。"),
    ],
)
def test_a_place_stands_in_a_sentence_and_in_no_name(date: str, event: str, said: str, tmp_path: Path) -> None:
    assert statements(made(tmp_path, date, event, "", "北京"))[0] == said


def test_a_name_in_other_letters_is_told_without_brackets(tmp_path: Path) -> None:
    assert "letters" in remarks(made(tmp_path, "1519年", "环球航行开始", "麦哲伦 Magellan"))


def test_what_is_said_of_a_pupil_is_told(tmp_path: Path) -> None:
    found = read_class_list(book(tmp_path / "名单.xlsx", Sheet1=[("姓名", "班级"), ("赵丽（已转学）", "1班"), ("钱明", "1班")]))
    assert found.students[0].name == "赵丽" and "赵丽（已转学）" in found.remarks[0]
