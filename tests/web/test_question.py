"""自编题: a question by a form becomes a row of the sheet of questions, and is asked; what cannot be asked is told and not written."""

from __future__ import annotations

import base64
import html
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response
from openpyxl import load_workbook

from tests.web.conftest import TOKEN, Page, words
from zhongbu_quiz.starter.contents import starter_files
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.question import KINDS, SHOWN
from zhongbu_quiz.workbook.grid import read_grids

PLACE = f"/set/{quote('甲地')}/question"
CHOICE = {
    "item_kind": "单选题", "stem": "甲地的省会是（　　）。", "answer": "B",
    "option1": "一市", "option2": "二市", "option3": "三市", "option4": "四市",
}  # fmt: skip
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def add(page: Page, picture: tuple[str, bytes] | None = None, **form: object) -> Response:
    files = {"file": picture} if picture else {"file": ("", b"")}
    return page.client.post(PLACE, data={"token": TOKEN, **form}, files=files)


def questions(page: Page) -> list[str]:
    """The stems of the questions that are asked."""
    desk = Desk(page.folder)
    return [item.id for item in desk.opened("甲地", "set").bank.items if item.origin == "author"]


def test_questions_of_each_kind_are_asked(page: Page) -> None:
    before = len(questions(page))
    for form in (
        CHOICE, {**CHOICE, "item_kind": "多选题", "stem": "甲地的市有（　　）。", "answer": "ABD"},
        {"item_kind": "判断题", "stem": "甲地有四个市。（　　）", "answer": "对"},
        {"item_kind": "填空题", "stem": "甲地的省会是______。", "answer": "二市", "accepted": "二市/2市"},
        {"item_kind": "简答题", "stem": "甲地为什么富？", "answer": "靠河。", "points": "靠河（2分）\n靠路（2分）"},
        {"item_kind": "排序题", "stem": "由早到晚排列。", "option1": "甲", "option2": "乙", "option3": "丙", "answer": "B→A→C"},
    ):  # fmt: skip
        answer = add(page, **form)
        assert answer.status_code == 303, words(answer)
    assert len(questions(page)) == before + 6
    assert len(read_grids(page.folder / "甲地/seeds/自编题.xlsx")[0].rows) == 7


def test_a_picture_comes_along_under_its_own_name(page: Page) -> None:
    assert add(page, ("..\\..\\图.PNG", PNG), **CHOICE).status_code == 303
    assert (page.folder / "甲地/seeds/图.png").read_bytes() == PNG
    assert add(page, ("图.png", PNG), **{**CHOICE, "stem": "另一题是（　　）。"}).status_code == 409  # written over nothing


@pytest.mark.parametrize(
    ("change", "picture", "told"),
    [
        ({"answer": "E"}, None, "E"), ({"stem": " "}, None, ""), ({"answer": ""}, None, ""), ({"item_kind": "无"}, None, "无"),
        ({"option2": "一市"}, None, ""), ({"stem": "长" * 5000}, None, "characters"), ({"stem": "\x07（　　）"}, None, ""),
        ({}, ("a.exe", b"MZ"), "pictures"), ({}, ("a.png", b"nothing"), ""), ({}, ("a.svg", b"<svg><script>1</script></svg>"), ""),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_with_what_was_typed(change: dict[str, str], picture: tuple[str, bytes] | None, told: str, page: Page) -> None:
    before = sorted(page.folder.rglob("*"))
    answer = add(page, picture, **{**CHOICE, **change})
    assert answer.status_code == 409 and told in words(answer) and 'value="三市"' in answer.text
    assert sorted(path for path in page.folder.rglob("*") if path.name[0] != ".") == [path for path in before if path.name[0] != "."]


def test_the_sheet_that_is_there_is_filled(page: Page) -> None:
    book: Path = page.folder / "甲地/seeds/facts.xlsx"
    shutil.rmtree(book.parent)
    book.parent.mkdir()
    book.write_bytes(starter_files("a", "abc123")["seeds/facts.xlsx"])
    assert add(page, **CHOICE).status_code == 303
    grid = next(grid for grid in read_grids(book) if grid.name == "自编题")
    assert [row[2].value for row in grid.rows if len(row) > 2 and row[2].value == CHOICE["stem"]] == [CHOICE["stem"]]
    assert [path.name for path in book.parent.iterdir() if path.name[0] != "."] == ["facts.xlsx"]


COLUMNS = {"题干": "stem", "答案": "answer", "解析": "explanation", "也算对": "accepted", "采分点": "points", "分值": "worth"}


@pytest.mark.parametrize("word", KINDS)
def test_the_example_of_each_kind_is_shown_and_can_be_asked(word: str, page: Page) -> None:
    shown = page.get(PLACE).text
    example = SHOWN[KINDS[word]]
    assert all(html.escape(text) in shown for text in example.values())
    typed = {COLUMNS.get(title) or f"option{'ABCDEF'.index(title[-1]) + 1}": text for title, text in example.items()}
    answer = add(page, item_kind=word, **typed)
    assert answer.status_code == 303, words(answer)


def test_what_was_typed_for_another_kind_is_not_written(page: Page) -> None:
    typed = {**CHOICE, "item_kind": "判断题", "stem": "甲地有四个市。（　　）", "answer": "对", "points": "一（2分）", "worth": "2", "accepted": "一"}
    assert add(page, **typed).status_code == 303
    row = read_grids(page.folder / "甲地/seeds/自编题.xlsx")[0].rows[1]
    assert not {"一市", "四市", "一（2分）", "一"} & {cell.value for cell in row}


@pytest.mark.parametrize(("form", "answer"), [
    ({**CHOICE, "right_one": "B"}, "B"),
    ({**CHOICE, "item_kind": "多选题", "stem": "甲地的市有（　　）。", "right": ["A", "B", "D"], "right_one": "C"}, "ABD"),
    ({"item_kind": "判断题", "stem": "甲地有四个市。（　　）", "truth": "错", "right": ["A"]}, "错"),
])  # fmt: skip
def test_the_answer_is_ticked(form: dict[str, object], answer: str, page: Page) -> None:
    told = add(page, **{**form, "answer": ""})
    assert told.status_code == 303, words(told)
    sheet = load_workbook(page.folder / "甲地/seeds/自编题.xlsx").worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert [row[titles.index("答案")].value for row in sheet.iter_rows(min_row=2)] == [answer]


def test_what_was_ticked_is_there_again_where_the_question_cannot_be_asked(page: Page) -> None:
    told = add(page, **{**CHOICE, "item_kind": "多选题", "stem": "", "answer": "", "right": ["A", "D"]})
    assert told.status_code == 409
    assert re.findall(r'name="right" value="(\w)" checked', told.text) == ["A", "D"]
