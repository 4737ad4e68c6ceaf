"""Moodle XML, read back by moodle-xml-parser (choices, gaps) and by its documented elements (the other kinds)."""

from __future__ import annotations

import html
import io
import re
from xml.etree import ElementTree as ET

import pytest
from moodle_xml_parser import parser

from tests.formats.wanted import (
    below_table,
    explanation,
    extra_rights,
    marked,
    options,
    pairs,
    right,
    spellings,
    stem,
    texts,
)
from zhongbu_quiz.exports import moodle
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.items.item import Blank, Item

from .sample import ALL, made, quiz
from .shipped import SETS, items_of


def plain(markup: str | None) -> str:
    return html.unescape(paragraph(markup or ""))


def paragraph(markup: str) -> str:
    return markup.removeprefix("<p>").removesuffix("</p>")


def several_gaps(item: Item) -> bool:
    return item.kind in ("cloze", "fill_blank") and len(texts(item)) > 1


@pytest.mark.parametrize("name", SETS)
def test_choices_and_several_gaps_by_another_reader(name: str) -> None:
    quiz = items_of(name)
    read = parser.parse_bytes(io.BytesIO(moodle.write(quiz).data))
    choices = [item for item in quiz.items if item.kind in ("single_choice", "multiple_choice")]
    assert len(read["multichoice"]) == len(choices) > 0
    for item, found in zip(choices, read["multichoice"], strict=True):
        assert paragraph(below_table(item, found.text_pre_parse)) == stem(item)
        assert found.single == (item.kind == "single_choice")
        assert [option.answer for option in found.options] == options(item)
        assert {n for n, option in enumerate(found.options) if option.score_fraction > 0} == right(item)
    gaps = [item for item in quiz.items if several_gaps(item)]
    assert len(read["cloze"]) == len(gaps)
    assert gaps or name != "hand-made"
    for item, found in zip(gaps, read["cloze"], strict=True):
        if any(sign in text for text in (*texts(item), stem(item)) for sign in "{}#~"):
            continue  # the reader splits at escaped signs too
        answers = [re.sub(r"\\(.)", r"\1", gap.options[0].answer) for gap in found.gaps]
        assert answers == texts(item)
        shown = paragraph(found.text_pre_parse)
        for gap in found.gaps:
            shown = shown.replace(gap.raw_content, "______", 1)
        assert shown == stem(item)


@pytest.mark.parametrize("name", SETS)
def test_every_item_by_its_elements(name: str) -> None:
    quiz = items_of(name)
    questions = ET.fromstring(moodle.write(quiz).data).findall("question")[1:]
    assert len(questions) == len(quiz.items)
    for item, question in zip(quiz.items, questions, strict=True):
        check(quiz, item, question)


def test_names_tell_questions_apart_and_the_category_can_be_left_out() -> None:
    quiz = items_of("shipped")
    questions = ET.fromstring(moodle.write(quiz).data).findall("question")
    names = [question.findtext("name/text") or "" for question in questions[1:]]
    assert len(set(names)) == len(names) == len(quiz.items)
    assert max(map(len, names)) <= 50
    bare = ET.fromstring(moodle.write(quiz, "no-category").data).findall("question")
    assert [question.get("type") for question in bare] == [question.get("type") for question in questions[1:]]
    assert questions[0].get("type") == "category"


def check(quiz: Quiz, item: Item, question: ET.Element) -> None:
    assert plain(question.findtext("generalfeedback/text")) == explanation(item)
    assert question.findtext("defaultgrade") == str(quiz.points_of(item))
    if not several_gaps(item):
        assert plain(below_table(item, question.findtext("questiontext/text") or "")) == stem(item)
    answers = [html.unescape(answer.findtext("text") or "") for answer in question.findall("answer")]
    if item.kind == "true_false":
        marks = {answer.findtext("text"): answer.get("fraction") for answer in question.findall("answer")}
        assert marks == {"true": "100" if item.answer else "0", "false": "0" if item.answer else "100"}
    elif item.kind == "ordering":
        assert answers == texts(item)
    elif item.kind == "matching":
        found = [
            (html.unescape(sub.findtext("text") or ""), sub.findtext("answer/text"))
            for sub in question.findall("subquestion")
        ]
        assert found == [*pairs(item), *(("", text) for text in extra_rights(item))]
    elif item.kind == "short_answer":
        assert plain(question.findtext("graderinfo/text")) == (marked(item) or item.answer)
    elif item.kind in ("cloze", "fill_blank") and not several_gaps(item):
        assert [answer.findtext("text") for answer in question.findall("answer")] == [
            text.replace("*", "\\*") for text in spellings(item)[0]
        ]


@pytest.mark.parametrize("name", SETS)
def test_gaps_as_moodle_reads_them(name: str) -> None:
    """With Moodle's own rules: a sign behind a backslash is itself, and a gap ends at the first } that is none."""
    quiz = items_of(name)
    questions = ET.fromstring(moodle.write(quiz).data).findall("question")[1:]
    for item, question in zip(quiz.items, questions, strict=True):
        if several_gaps(item):
            shown = paragraph(question.findtext("questiontext/text") or "")
            found = re.findall(r"\{1:SHORTANSWER:=((?:[^}\\]|\\.)*)\}", shown)
            answers = [re.sub(r"\\([}#~/\"\\])", r"\1", html.unescape(text)).replace("\\*", "*") for text in found]
            assert answers == texts(item)
            assert html.unescape(re.sub(r"\{1:SHORTANSWER:=(?:[^}\\]|\\.)*\}", "______", shown)) == stem(item)


def test_gaps_in_one_stem_are_moodles_own_cloze() -> None:
    quiz = ALL
    questions = ET.fromstring(moodle.write(quiz).data).findall("question")[1:]
    found = {question.findtext("idnumber"): question for question in questions}
    two = found["m-cloze:f-2:slot"]
    assert two.get("type") == "cloze"
    assert plain(two.findtext("questiontext/text")) == "占全国的{1:SHORTANSWER:=1\\/4}，居第{1:SHORTANSWER:=二}位。"


def test_options_that_have_an_order_are_not_shuffled_and_lines_of_a_stem_stay_lines() -> None:
    combined = made("single_choice", ("对的是：\n①甲\n②乙", Blank()), (1,), ("①②", "①③", "②④", "③④"), name="combined")
    alone = made("single_choice", ("哪一个", Blank()), (0,), ("甲", "乙"), name="alone")
    root = ET.fromstring(moodle.write(quiz(combined, alone)).data)
    assert [node.text for node in root.iter("shuffleanswers")] == ["false", "true"]
    assert "对的是：<br>①甲<br>②乙" in (root.findtext(".//questiontext/text") or "")
