"""Answers in the file of the paper: after each item (题后), or behind it (卷尾), as PDF, as a page for a browser, in Word."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pymupdf
import pytest

from tests.core.figures import figured_form
from tests.core.small import DECK, files_in, run, write_project
from tests.paper.conftest import Printed
from tests.paper.fixture import choice, drawn, form
from tests.paper.reading import all_text
from tests.paper.wordfile import paragraphs, said
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.items.item import ItemSource, Option
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.sets.stored import read
from zhongbu_quiz.sets.students import Student, student_forms

Made = Callable[..., Path]
TITLE = "参考答案与评分标准"
ORDER = "②→①→④→③"


@pytest.fixture(scope="module")
def made(printed: Printed) -> Made:
    """Gives the first file of a product of the hand-made set."""
    return lambda product="paper", **options: printed((product,), **options)[0]


@pytest.mark.parametrize(
    "look",
    [
        pytest.param({}, id="a4"),
        pytest.param({"form": "plain", "large": True}, id="large", marks=pytest.mark.slow),
        pytest.param({"size": "a3"}, id="a3", marks=pytest.mark.slow),
        pytest.param({"columns": 2}, id="two columns", marks=pytest.mark.slow),
    ],
)
def test_behind_the_paper_answers_begin_at_the_top_of_a_page(look: dict[str, object], made: Made) -> None:
    alone = all_text(made(**look))
    path = made(answers="behind", **look)
    told = all_text(path)
    assert TITLE in told and ORDER in told and "双向细目表" not in told
    paper, _, answers = told.partition(TITLE)
    assert "【答案】" not in paper and "【解析】" not in paper and answers.count("【解析】") == len(form().items)
    assert TITLE not in alone and f"{drawn().title}{TITLE}" in told
    with pymupdf.open(path) as document:
        page = next(page for page in document if page.search_for(TITLE))
        assert page.number % 2 == 0, "the back of what is handed out tells no answers"
        place = min((*page.search_for(TITLE), *page.search_for(drawn().title)), key=lambda found: found.y0)
        top = min(word[1] for word in page.get_text("words") if place.x0 - 150 < word[0] < place.x1 + 150 and word[4].strip("　"))
        assert place.y0 - top < 2, "nothing of the paper stands above it"


def test_after_each_item_stands_its_answer(made: Made) -> None:
    told = all_text(made(answers="after"))
    assert told.count("【答案】") == told.count("【出处】") == len(form().items) and TITLE not in told
    assert "含答案，勿发给学生" in told and not [word for word in ("密封线", "评卷人", "注意事项") if word in told]
    order = told.index("将下列事件按发生的先后顺序排列")
    assert order < told.index("正确的顺序：") < told.index(ORDER) < told.index("简述“一中心四区”")
    assert told.index("首次提出“促进中部地区崛起”的文件是") < told.index("【答案】A") < told.index("2.国家促进中部地区崛起办公室")


def test_points_that_stand_behind_the_stem_are_not_said_again_after_the_item() -> None:
    told = replace(drawn(), forms=(figured_form(),))
    after, _ = paper_html(told, figured_form(), PaperOptions(answers="after"))
    behind, _ = paper_html(told, figured_form(), PaperOptions(answers="behind"))
    assert "分）<span class" not in after.replace("\n", "") and "分）<span class" in behind
    assert after.count('<div class="told">') == len(figured_form().items)


def test_the_teachers_copy_has_answers_in_place_and_nowhere_else(made: Made) -> None:
    assert made("teacher", answers="after") != made("teacher")
    assert made("teacher", answers="after").read_bytes() == made("teacher").read_bytes()


def test_a_page_for_a_browser_has_them_too() -> None:
    after, _ = paper_html(drawn(), form(), PaperOptions(answers="after"))
    behind, css = paper_html(drawn(), form(), PaperOptions(answers="behind"))
    assert after.count('<div class="told">') == len(form().items) and '<div class="told">' not in behind
    assert behind.index(f">{TITLE}</span>") > behind.index("简述“一中心四区”") and "break-before: right; }" in css


def test_word_has_them_after_each_item_or_on_a_page_of_their_own() -> None:
    after = make_word(drawn(), form(), PaperOptions(answers="after"))["paper.docx"]
    assert said(after).count("【答案】") == len(form().items)
    lines = list(paragraphs(after))
    places = [place for place, (style, text, _) in enumerate(lines) if text.startswith("【答案】")]
    assert all(lines[place][0] == "Told" for place in places) and all(kept for _, text, kept in lines if text.startswith("正确的顺序"))
    behind = make_word(drawn(), form(), PaperOptions(answers="behind"))["paper.docx"]
    assert f"{drawn().title}{TITLE}" in "".join(said(behind).split())
    paper, _, answers = said(behind).partition(TITLE)
    assert "【解析】" not in paper and answers.count("【解析】") == len(form().items) and "双向细目表" not in answers
    plain = make_word(drawn(), form(), PaperOptions())
    assert TITLE not in said(plain["paper.docx"]) and make_word(drawn(), form(), PaperOptions(answers="after"))["key.docx"] == plain["key.docx"]


def test_the_deck_says_where_and_the_call_may_say_otherwise(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": f"{DECK}answers: behind\n"})
    assert run(folder, "worksheet", "set", "-o", "deck", "--only", "paper,docx").status == 0
    assert run(folder, "build", "--out", "built").status == 0
    for made in ("deck", "built"):
        assert TITLE in all_text(folder / made / "set-paper.pdf")
    assert TITLE in said((folder / "deck/set-paper.docx").read_bytes()) and read(folder / "deck/set-draw.json").settings["answers"] == "behind"
    assert run(folder, "worksheet", "set", "-o", "call", "--only", "paper", "--answers", "apart").status == 0
    assert TITLE not in all_text(folder / "call/set-paper.pdf")
    assert run(folder, "worksheet", "--from", "deck/set-draw.json", "-o", "again", "--only", "paper,docx").status == 0
    assert files_in(folder / "again") == files_in(folder / "deck")
    refused = run(folder, "worksheet", "set", "-o", "no", "--answers", "below")
    assert refused.status == 2 and "answers must be one of apart, after, behind (got 'below')" in refused.err and not (folder / "no").exists()


def test_the_deck_says_how_many_columns_the_grid_of_numbers_has(tmp_path: Path) -> None:
    folder = write_project(tmp_path, {"decks/set.yaml": f"{DECK}digits: 5\n"})
    assert run(folder, "worksheet", "set", "-o", "deck", "--only", "sheet").status == 0
    assert run(folder, "worksheet", "set", "-o", "call", "--only", "sheet", "--digits", "3").status == 0
    for made, columns in (("deck", 5), ("call", 3)):
        where = json.loads((folder / made / "set-sheet.json").read_text(encoding="utf-8"))
        digits = {box["column"] for box in where["layouts"][0]["pages"][0]["boxes"] if box["use"] == "digit"}
        assert digits == set(range(columns))


def test_papers_of_a_class_carry_no_answers(tmp_path: Path) -> None:
    papers = student_forms(drawn(), [Student(name="李明")])
    with pytest.raises(UserError, match="--answers apart"):
        write_class(drawn(), papers, tmp_path / "class", options=replace(PaperOptions(), answers="after"))
    assert not (tmp_path / "class").exists()


def test_the_feet_of_answers_behind_a_paper_name_it(made: Made) -> None:
    path = made(answers="behind")
    with pymupdf.open(path) as document:
        foot = "".join(document[-1].get_text().split())
    assert f"{drawn().title}{TITLE}第" in foot


def test_an_explanation_may_go_on_on_the_next_page_but_never_for_a_line(tmp_path: Path) -> None:
    """Of six lines each: whole ones would leave up to five empty at the foot of a page; no page begins or ends with a single line of one."""
    notes = ("", "在别处。", "在此前。", "在此后。")
    options = tuple(Option(text, "", note) for text, note in zip("甲乙丙丁", notes, strict=True))
    asked = replace(choice(0), options=options, answer=(0,), explanation="甲是。", notes=("照原文。",))
    bare = replace(asked, options=tuple(map(Option, "甲乙丙丁")), notes=(), source=ItemSource("", ""))
    items = tuple(replace(bare if n % 3 else asked, id=f"c{n}") for n in range(90))
    made = drawn(forms=(Form("A", (Part("single_choice", items, Decimal(2)),)),))
    key = write_papers(made, None, tmp_path, ("key",))[0]
    with pymupdf.open(key) as document:
        pages = [[line for line in page.get_text().splitlines() if line[:2] in ("B项", "C项", "D项") or "【" in line] for page in document]
    starts = [page[0] for page in pages[1:-1]]
    assert any("【解析】" not in start for start in starts), starts
    assert all(len(page) >= 35 for page in pages[1:-1]), "what is one line long ends no page early"
    assert not any(start.startswith(("B项", "【出处")) for start in starts)
