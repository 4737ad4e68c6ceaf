"""评分标准: paper, key and Word files say the same of what an answer earns, and the key says it of every part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.core.figures import FIGURED, figured_form
from tests.paper.fixture import MATCHING, MULTIPLE, ORDERING, SHORT, TRUE_FALSE, choice, cloze, drawn, form
from tests.paper.reading import all_text
from tests.paper.wordfile import paragraphs, said
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.paper.headings import heading
from zhongbu_quiz.exports.paper.lines import Gap, break_lines
from zhongbu_quiz.exports.paper.marking_words import marked_key
from zhongbu_quiz.exports.paper.markup import blank_width, serif_measure, stem_lines, stem_pieces
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.exports.paper.views import HAND, part_views, rule_count
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.items.item import Blank, Item, Open, Stem
from zhongbu_quiz.sets.form import MATERIAL, DrawnSet, Form, Part
from zhongbu_quiz.sets.marking import Rule, rules_of

TWO_BLANKS = cloze(4, "fill_blank")
TWO_POINTS = next(item for item in FIGURED if item.points)
ALL: dict[str, Rule] = dict.fromkeys(rules_of(), "all")
PART: dict[str, Rule] = dict.fromkeys(rules_of(), "part")


@pytest.mark.parametrize(
    ("item", "rules", "told"),
    [
        (TWO_BLANKS, PART, "80%；95%（每空3分）"),
        (TWO_BLANKS, ALL, "80%；95%（各空全部填对才得分）"),
        (cloze(3, "fill_blank"), PART, "3500"),
        (MATCHING, PART, "（1）A（1.5分）　（2）C（1.5分）　（3）D（1分）　（4）E（1分）　（5）F（1分）"),
        (MATCHING, ALL, "（1）A　（2）C　（3）D　（4）E　（5）F（全部对应正确才得分）"),
        (ORDERING, PART, "②→①→④→③（每个位置1.5分）"),
        (ORDERING, ALL, "②→①→④→③（顺序全对才得分）"),
        (MULTIPLE, PART, "ABC"),
        (replace(TWO_POINTS, points=(("甲", 1), ("乙", 1))), PART, "①甲（3分）；②乙（3分）"),
        (replace(SHORT, answer="甲和乙。"), PART, "甲和乙。（意思对即可）"),
    ],
)
def test_the_key_says_what_each_part_of_an_answer_earns(item: Item, rules: Mapping[str, Rule], told: str) -> None:
    assert marked_key(item, Decimal(6), rules) == told


@pytest.mark.parametrize(
    ("part", "rules", "paper", "key"),
    [
        (Part("multiple_choice", (MULTIPLE,), Decimal(4)), ALL, "多选、少选、错选均不得分。", "多选、少选、错选均不得分。"),
        (Part("multiple_choice", (MULTIPLE,), Decimal(5)), PART, "全部选对得5分，选对但不全得2.5分，有错选不得分。", "有错选不得分。"),
        (Part("fill_blank", (TWO_BLANKS,), Decimal(2)), PART, "本题共1小题，共2分。请将答案填写在横线上。每空1分。", "共2分。每空1分。"),
        (Part("fill_blank", (TWO_BLANKS,), Decimal(2)), ALL, "各空全部填对才得分。", "各空全部填对才得分。"),
        (Part("fill_blank", (TWO_BLANKS, cloze(3)), Decimal(2), (Decimal(2), Decimal(1))), PART, "每空1分。", "每空1分。"),
        (Part("fill_blank", (TWO_BLANKS, cloze(3)), Decimal(2)), PART, "按填对的空给分。", "按填对的空给分。"),
        (Part("matching", (MATCHING,), Decimal(10)), PART, "每对2分。", "每对2分。"),
        (Part("matching", (MATCHING,), Decimal(4)), PART, "按对应正确的对数给分。", "按对应正确的对数给分。"),
        (Part("ordering", (ORDERING,), Decimal(4)), ALL, "顺序全对才得分。", "顺序全对才得分。"),
        (Part("ordering", (ORDERING,), Decimal(4)), PART, "每个位置1分。", "每个位置1分。"),
        (Part("short_answer", (TWO_POINTS,), Decimal(6)), PART, "条理清楚，语句通顺。）", "按采分点给分，意思对即可。"),
        (Part("short_answer", (SHORT,), Decimal(6)), PART, "条理清楚，语句通顺。）", "答得不全的酌情给分。"),
        (Part(MATERIAL, (MULTIPLE,), Decimal(1), (Decimal(4),)), PART, "其中的多项选择题，全部选对得4分，选对但不全得2分", "不全得2分"),
        (Part(MATERIAL, (TWO_POINTS, choice(0)), Decimal(6)), PART, "", "其中的简答题，按采分点给分，意思对即可。"),
        (Part(MATERIAL, (TWO_POINTS,), Decimal(6)), ALL, "", "共6分。要点答全才得分，意思对即可。"),
    ],
)
def test_the_instruction_and_the_key_name_the_same_rule(part: Part, rules: Mapping[str, Rule], paper: str, key: str) -> None:
    found = heading(part, 0, rules)
    assert paper in found.instruction and key in found.marking


def test_an_item_without_points_has_no_marks() -> None:
    found = heading(Part("ordering", (ORDERING,), Decimal(0)), 0, rules_of())
    assert found.marking == "（本题共1小题。）" and marked_key(ORDERING, None, rules_of()) == "②→①→④→③"


def marked(rule: Rule) -> DrawnSet:
    return drawn(forms=(form("A", 1),), marking=dict.fromkeys(rules_of(), rule))


@pytest.mark.parametrize("rule", ["all", "part"])
def test_pdf_and_word_say_the_same(rule: Rule, tmp_path: Path) -> None:
    made = marked(rule)
    paper, key, *_ = write_papers(made, None, tmp_path, ("paper", "key"))
    word = make_word(made, made.forms[0], PaperOptions())
    heads = [heading(part, place, made.marking) for place, part in enumerate(made.forms[0].parts)]
    for printed, typed, words in (
        (all_text(paper), said(word["paper.docx"]), [head.instruction for head in heads]),
        (all_text(key), said(word["key.docx"]), [head.marking for head in heads]),
    ):
        for instruction in words:
            assert instruction in printed and instruction in typed
    shown = {"all": ["全部对应正确才得分", "顺序全对才得分"], "part": ["每对2分", "每个位置1分", "选对但不全得2分"]}[rule]
    assert all(words in all_text(key) and words in said(word["key.docx"]) for words in shown)


def test_where_items_of_a_part_differ_in_points_each_says_its_own(tmp_path: Path) -> None:
    part = Part("fill_blank", (TWO_BLANKS, cloze(3)), Decimal(2), (Decimal(2), Decimal(1)))
    made = replace(drawn(), forms=(replace(form(), parts=(part,)),))
    (view,) = part_views(made.forms[0], 40.0, made.marking)
    assert [re.sub("<[^>]*>", "", str(item.stem))[:4] for item in view.items] == ["（2分）", "（1分）"]
    word = make_word(made, made.forms[0], PaperOptions())
    assert "（2分）" in said(word["paper.docx"]) and "1.（2分）80%；95%【解析】" in said(word["key.docx"]).replace("\t", "")


# Ruled lines


def _open(answer: str, *parts: str) -> Open:
    item = replace(SHORT, answer=answer, points=tuple((part, 2) for part in parts) or None)
    assert isinstance(item, Open)
    return item


@pytest.mark.parametrize(("stem", "open"), [("计算产量（写出算式）。", True), ("说明产量增长的原因。", False)])
def test_a_calculation_on_a_paper_has_room_without_lines(stem: str, open: bool) -> None:
    one = Form("A", (Part("short_answer", (replace(SHORT, stem=(stem,)),), Decimal(6)),))
    html, css = paper_html(drawn(forms=(one,)), one, PaperOptions())
    assert html.count('<div class="rule open">') == (4 if open else 0) and html.count('<div class="rule">') == (0 if open else 4)
    assert ".rule.open { border-bottom-color: transparent; }" in css
    styles = [style for style, _text, _kept in paragraphs(make_word(drawn(forms=(one,)), one, PaperOptions())["paper.docx"])]
    assert (styles.count("Room"), styles.count("Rule")) == ((4, 0) if open else (0, 4))


def test_ruled_lines_are_as_many_as_the_answer_takes_by_hand() -> None:
    """Two words, and eight achievements of 20 characters: the first paper had 4 or 5 lines for either, as it had points."""
    assert rule_count(_open("稳定性。"), 40.0, None) == 2
    eight = ["甲" * 20] * 8
    assert rule_count(_open("；".join(eight), *eight), 40.0, Decimal(8)) == 8
    assert rule_count(_open("甲" * 100), 40.0, None) == 100 * HAND / 40.0
    long = ["甲" * 40, "乙"]
    assert rule_count(_open("；".join(long), *long), 40.0, None) == 3, "a long part goes over two lines, and the next begins its own"
    assert rule_count(_open("甲" * 100), 20.0, None) == 2 * rule_count(_open("甲" * 100), 40.0, None), "in half the width twice as many"


@pytest.mark.parametrize(("points", "lines"), [(2, 2), (4, 2), (6, 3), (8, 4), (20, 4)])
def test_a_short_answer_has_a_line_for_two_points_and_four_at_most(points: int, lines: int) -> None:
    part = Part("short_answer", (_open("稳定性。"),), Decimal(points))
    assert [len(item.rules) for item in part_views(replace(figured_form(), parts=(part,)), 40.0, rules_of())[0].items] == [lines]


def test_on_the_teachers_copy_each_part_of_an_answer_begins_a_line() -> None:
    parts = ("环境质量稳定向好", "法律法规")
    part = Part("short_answer", (_open("；".join(parts), *parts),), Decimal(6))
    (item,) = part_views(replace(figured_form(), parts=(part,)), 40.0, rules_of(), filled=True)[0].items
    assert [re.sub(r"<[^>]*>|　", "", line) for line in item.rules][:2] == ["①环境质量稳定向好（3分）", "②法律法规（3分）"]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((choice(0), SHORT), "再作答：选择题填涂在答题卡上，其余各题写在答题卡上"),
        ((*TRUE_FALSE, choice(0), SHORT), "再作答：选择题、判断题填涂在答题卡上，其余各题写在答题卡上"),
        ((choice(0),), "将各小题的答案填涂在答题卡上"),
        ((SHORT,), "将各小题的答案写在答题卡上"),
    ],
)
def test_the_head_of_materials_says_what_goes_where_on_the_sheet(items: tuple[Item, ...], said: str) -> None:
    part = Part(MATERIAL, items, Decimal(4))
    assert said in heading(part, 0, rules_of(), on_sheet=True).instruction
    assert "答题卡" not in heading(part, 0, rules_of()).instruction


@pytest.mark.parametrize(
    ("measure", "on_sheet", "wide"),
    [(44.0, False, [31, 8, 8, 16, 31]), (30.0, False, [22, 8, 8, 16, 22]), (44.0, True, [8] * 5)],
    ids=["as the answers need", "no longer than a line", "nobody writes here"],
)
def test_blanks_are_of_three_lengths_that_tell_no_answer(measure: float, on_sheet: bool, wide: list[int]) -> None:
    """Short, twice as long, and as the longest answer of the part takes by hand: so a long blank beside short ones tears no line but its own."""
    middle, long = (replace(cloze(0, "fill_blank"), answer=(answer,)) for answer in ("一份规划的名", "一份规划的很长的名称"))
    items = (cloze(0, "fill_blank"), TWO_BLANKS, middle, long)
    (view,) = part_views(replace(form(), parts=(Part("fill_blank", items, Decimal(2)),)), measure, rules_of(), on_sheet=on_sheet)
    stems = [re.sub(r'</span><br><span class="fill"[^>]*>', "", str(item.stem)) for item in view.items]  # a parted line is one
    lines = [len(line) for stem in stems for line in re.findall('class="fill"[^>]*>(　+)<', stem)]
    assert len(lines) == len(wide) and all(0.75 * most <= line <= most + 1 for line, most in zip(lines, wide, strict=True))


def test_blanks_of_a_word_file_are_as_wide() -> None:
    made = replace(drawn(), forms=(replace(form(), parts=(Part("fill_blank", (cloze(0, "fill_blank"),), Decimal(2)),)),))
    text = "".join(text for _, text, _ in paragraphs(make_word(made, made.forms[0], PaperOptions())["paper.docx"]))
    assert [len(line) for line in re.findall("_+", text)] == [62]


@pytest.mark.parametrize("before", ["由国发〔2012〕12号", "下发了《", "一"])
@pytest.mark.parametrize("width", range(13, 44, 5))
def test_a_wide_blank_stays_in_its_line(before: str, width: int) -> None:
    blank = Gap(blank_width(cloze(0), [cloze(0)], width), "", bound=True)
    lines = break_lines(["国家发改委批复" + before, blank, "》，为中部承接产业转移提出要求。"], width, serif_measure())
    assert max(line.width for line in lines) <= width


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ((Blank("2004年3月", "年月"), "，《政府工作报告》提出。"), "（年月），《政府工作报告》提出。"),
        (("2004年3月，", Blank("国务院", "机构"), "提出。"), "2004年3月，（机构）提出。"),
        (("据《回望》一文，", Blank("2004—2009年", "起止年份"), "处于研究谋划阶段。"), "据《回望》一文，（起止年份）处于研究谋划阶段。"),
        (("主持召开的", Blank("座谈会", "会议"), "在长沙举行。"), "主持召开的（会议名称）在长沙举行。"),
        (("据《盘点》一文，", Blank("江西", "地区"), "（填省份）矿产丰富。"), "据《盘点》一文，（填省份）矿产丰富。"),
        (("实施西部大开发，", Blank("振兴东北", "要点"), "。"), "实施西部大开发，。"),
        (("产量占全国的", Blank("95", "数值"), "%。"), "产量占全国的%。"),
        (("批复由", Blank("国务院", "机构"), "作出。"), "批复由作出。"),
        ((Blank("甲"), "提出。"), "提出。"),
    ],
)
def test_a_blank_that_begins_a_part_of_a_sentence_says_what_it_wants(stem: Stem, told: str) -> None:
    gap = replace(cloze(0), stem=stem, answer=("甲",))
    assert "".join(piece for piece in stem_pieces(gap) if isinstance(piece, str)) == told
    assert told[:4] in re.sub("<[^>]*>|　", "", stem_lines(gap, (), 40.0))
