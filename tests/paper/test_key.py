"""What a key says of each item, before it is set: letters and marks as printed, ids apart, the 双向细目表."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.paper.fixture import ORDERING, SHORT, choice, form
from zhongbu_quiz.exports.html import _right as on_a_page
from zhongbu_quiz.exports.paper.answer_side import key_texts
from zhongbu_quiz.exports.paper.answers import short_key
from zhongbu_quiz.exports.paper.blueprint import blueprint
from zhongbu_quiz.exports.quiz import view
from zhongbu_quiz.items.item import Ordering
from zhongbu_quiz.items.printed import printed
from zhongbu_quiz.sets.form import Form, Part

NOTES = {"甲事": "2004年有甲事。", "乙事": "2007年有乙事。", "丙事": "2009年有丙事。"}


def _ordering(explanation: str) -> Ordering:
    options = tuple(replace(ORDERING.options[0], text=text, note=NOTES[text]) for text in ("丙事", "甲事", "乙事"))
    return replace(ORDERING, options=options, answer=tuple(NOTES), explanation=explanation)


def test_entries_of_an_ordering_go_by_the_marks_that_are_printed() -> None:
    item = _ordering("".join(NOTES.values()))
    assert short_key(item) == "②→③→①"
    assert key_texts(item)[0] == ("解析", "②2004年有甲事。③2007年有乙事。①2009年有丙事。")
    assert not any("项：" in words for _, words in key_texts(item))


def test_words_of_ones_own_stay_above_the_notes_on_the_entries() -> None:
    texts = key_texts(_ordering("三件事相隔都在两年以上。"))
    assert texts[:4] == [("解析", "三件事相隔都在两年以上。"), ("", "①2009年有丙事。"), ("", "②2004年有甲事。"), ("", "③2007年有乙事。")]


def test_a_page_says_nothing_twice_of_entries_without_letters() -> None:
    twice, once = _ordering("".join(NOTES.values())), _ordering("说明。")
    assert on_a_page(twice, view(twice))["notes"] == ["", "", ""]
    assert all(on_a_page(once, view(once))["notes"])


def test_notes_in_one_text_name_their_options() -> None:
    notes = ("“‘甲’事”在前。", "应为湖北。", "“丙”不在其中。", "应为湖北。")
    options = tuple(replace(choice(0).options[0], text=text, note=note) for text, note in zip(("“甲”事", "乙", "丙", "丁"), notes, strict=True))
    told = printed(replace(choice(0), options=options, answer=(0,), explanation="甲是。", notes=("原文缺字。",))).said_with_texts
    assert told == "甲是。【辨析】“‘甲’事”在前。“乙”“丁”：应为湖北。“丙”不在其中。【编者注】原文缺字。"


def test_the_table_has_a_column_of_no_difficulty_only_where_it_is_needed() -> None:
    known = Form("A", (Part("short_answer", (SHORT,), Decimal(5)),))
    assert blueprint(known).bands == ("易", "中", "难")
    unknown = Form("A", (Part("short_answer", (SHORT, replace(SHORT, id="sa.02#parts", difficulty=None)), Decimal(5)),))
    assert blueprint(unknown).bands == ("易", "中", "难", "未定")
    for one in (known, unknown, form()):
        table = blueprint(one)
        assert {len(row.cells) for row in table.rows} == {len(table.kinds) + len(table.bands) + 3}
