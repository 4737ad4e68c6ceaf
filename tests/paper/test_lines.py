"""Line breaking: tables of good and bad breaks, and what must hold of every paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.exports.paper.clusters import NO_END, NO_START, Gap, clusters
from zhongbu_quiz.exports.paper.lines import Line, _Paragraph, break_lines
from zhongbu_quiz.exports.paper.markup import fill_line, paragraph, serif_measure

BLANK = Gap(4.0, "（　　）", bound=True)


def broken(text: str, width: float) -> list[str]:
    """The lines of a text, with ＿ for the blank that ＿ stands for."""
    pieces: list[str | Gap] = []
    for i, piece in enumerate(text.split("＿")):
        pieces += [BLANK, piece] if i else [piece]
    return [shown(line) for line in break_lines([p for p in pieces if p], width, serif_measure())]


def shown(line: Line) -> str:
    """A line as text."""
    return "".join("＿" if atom.gap else atom.text for atom in line.atoms)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("中部六省粮食产量，占全国", 8, ["中部六省粮食产", "量，占全国"]),
        ("国务院批复《长江中游城市群", 6, ["国务院批", "复《长江中游", "城市群"]),
        ("粮食产量稳定在1300亿斤以上", 9, ["粮食产量稳定在", "1300亿斤以上"]),
        ("快于规上工业3.2个百分点", 9, ["快于规上工业", "3.2个百分点"]),
        ("首次提出的文件是＿。", 9, ["首次提出的", "文件是＿。"]),
        ("在座谈会上强调“＿”", 10, ["在座谈会上", "强调“＿”"]),
        ("会议强调了“＿”", 9, ["会议强调", "了“＿”"]),
        ("由表中数据得出的是＿。", 10, ["由表中数据得出", "的是＿。"]),
        ("国务院关于《若干意见》＿。", 10, ["国务院关于《若干", "意见》＿。"]),
        ("扎实推动中部地区的崛起。", 10, ["扎实推动中部地区的", "崛起。"]),
        ("《规划》，《意见》、《纲要》", 8, ["《规划》，《意见》、", "《纲要》"]),
        ("促进崛起规划（2009—2015年）", 8, ["促进崛起规划", "（2009—2015年）"]),
        ("促进崛起规划（2009—2015年）出台", 10.5, ["促进崛起规划（2009—", "2015年）出台"]),
        ("中部六省的阿依努尔·买买提", 8, ["中部六省的", "阿依努尔·买买提"]),
        ("作者是阿依努尔·买买提", 8, ["作者是阿依努尔·", "买买提"]),
        ("这里＿（年月），全国两会", 8, ["这里＿", "（年月），全国两会"]),
        ("座谈会在湖南长沙召开", 7, ["座谈会在湖南", "长沙召开"]),
        ("会议由习近平主持并讲话", 5, ["会议由", "习近平主持", "并讲话"]),
        ("说法：①降幅大；②增速高", 9, ["说法：①降幅大；", "②增速高"]),
        ("由材料可知变化是＿。（4分）", 14, ["由材料可知变化是＿。", "（4分）"]),
        ("文号为中发〔2021〕12号的文件", 7, ["文号为", "中发〔2021〕12号", "的文件"]),
    ],
)
def test_breaks(text: str, width: float, lines: list[str]) -> None:
    assert broken(text, width) == lines


@given(st.text(alphabet="中部地区崛起，。、《》“”0123456789%A ＿", min_size=20, max_size=120), st.integers(8, 24))
def test_what_the_fewest_lines_leave_out_would_not_have_been_chosen(text: str, width: int) -> None:
    pieces = [piece for i, part in enumerate(text.split("＿")) for piece in ([BLANK, part] if i else [part]) if piece]
    groups = clusters(pieces, serif_measure(), width)
    paragraph_ = _Paragraph(groups, width, 0.0, 0.0)
    ends = paragraph_.ends()
    if len(ends) > 1:
        assert ends == paragraph_._cheapest(paragraph_._reach())[1]


@given(st.text(alphabet="中部地区崛起，。、；：？！）》”（《“①②0123456789%亿斤年A B—", min_size=1, max_size=80), st.integers(8, 40))
def test_nothing_is_lost_and_no_line_starts_or_ends_badly(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines[1:]:
        assert line[0] not in NO_START
    for line in lines[:-1]:
        assert line.rstrip()[-1:] not in NO_END


def test_full_lines_are_flush() -> None:
    text = "2023年中部六省粮食产量占全国的29.2%，河南省连续4年粮食产量稳定在1300亿斤以上，小麦产量超过全国总量的1/4。"
    for width in range(12, 42):
        for line in break_lines([text], width, serif_measure())[:-1]:
            said = shown(line)
            places = len(re.sub(r"[!-~]+", "0", said)) - 1
            seams = len(re.findall(r"(?<=[一-鿿])(?=[!-~])|(?<=[!-~])(?=[一-鿿])", said))
            assert line.steps * 0.05 + line.spread <= 0.2
            if line.spread or line.steps:
                assert line.width + line.spread * places + line.steps * 0.05 * seams == pytest.approx(width, abs=0.02)
            elif line.width < width - 0.001:
                assert width - line.width > 0.09 * places + 0.1 * seams, "only a line that would need too much space is left ragged"


def test_marks_give_up_their_empty_half_where_marks_meet_and_at_the_edges() -> None:
    (line,) = break_lines(["印发《规划》，称“（一）是”"], 20, serif_measure())
    assert [atom.text for atom in line.atoms if atom.halved] == ["》", "（"]
    first, second = break_lines(["实施《规划》，在各省"], 6, serif_measure())
    assert shown(first) == "实施《规划》，" and first.atoms[-1].halved, "seven characters in six em"
    assert not any(atom.halved for atom in second.atoms)
    (line,) = break_lines(["《规划》"], 6, serif_measure())
    assert line.width == 3.5


@pytest.mark.parametrize(
    ("text", "width", "lines", "push"),
    [
        ("中部六省。", 12, ["中部六省。＿"], 3.0),
        ("中部地区有六个省。", 12, ["中部地区有六", "个省。＿"], 5.0),
        ("中部地区的粮食产量占全国的29.2%。", 12, ["中部地区的粮食产量占全国", "的29.2%。＿"], 3.07),
        ("《皖江城市带规划》。", 9, ["《皖江城市带", "规划》。＿"], 1.5),
    ],
)
def test_what_is_flush_stands_at_the_edge_and_never_alone(text: str, width: float, lines: list[str], push: float) -> None:
    bracket = Gap(4.0, "（　　）", flush=True)
    found = break_lines([text, bracket], width, serif_measure())
    assert [shown(line) for line in found] == lines
    assert found[-1].push == pytest.approx(push, abs=0.01)


def test_a_line_that_a_blank_leaves_ragged_takes_from_the_line_above() -> None:
    """Without, 得出 ends a line that lacks four em, since 的是＿ stays in one piece."""
    text = (
        "关于表中2023年各省份高技术制造业增加值占规模以上工业增加值的比重，有以下说法：①湖北比全国平均水平低2.9%；②湖南与全国的差距大于河南与全国的差距；"
        "③湖北的高技术制造业增加值在表中省份中最少；④表中省份都低于全国平均水平。其中能由表中数据得出的是"
    )
    found = break_lines([text, BLANK, "。"], 42, serif_measure())
    assert shown(found[-1]).endswith("的是＿。")
    assert all(line.spread or line.steps or line.width >= 42 - 0.001 for line in found[:-1]), [shown(line) for line in found]


def test_a_text_breaks_where_its_author_broke_it() -> None:
    assert broken("读下面的话：\n①甲说了＿。\n②乙", 10) == ["读下面的话：", "①甲说了＿。", "②乙"]
    assert broken("一二三四五六七八九十\n甲", 4) == ["一二三四", "五六七八", "九十", "甲"]


@pytest.mark.parametrize(
    ("text", "width", "last"),
    [
        ("（4分）据材料，2023年安徽新能源汽车产量占汽车产量的比重及其与2022年相比的变化是＿。", 42, "是＿。"),
        ("五、排序题（本题共1小题，共5分。请将各项的序号按正确的顺序写在答题卡上。顺序全对才得分。）", 44, "得分。）"),
        ("2023年，安徽汽车产量为249.1万辆，比2022年增长48.1%。据此，2022年安徽汽车产量约为＿万辆。", 40, "量约为＿万辆。"),
        ("五、排序题（本题共1小题，共5分。请将各项的序号按正确的顺序写在答题卡上。全部顺序正确才得分。）", 44, "确才得分。）"),
        ("据《盘点》一文，2020年，氧化铝产量占全国总产量的比重为", 26, "的比重为"),
    ],
)
def test_a_last_line_is_not_of_a_few_characters_where_the_line_before_lacks_three_at_most(text: str, width: int, last: str) -> None:
    lines = broken(text, width)
    assert lines[-1] == last
    assert all(serif_measure()(line.replace("＿", "")) + 8 * line.count("＿") >= width - 3.0 for line in lines[:-1])


def test_a_line_that_would_be_torn_wide_is_left_ragged() -> None:
    (first, _) = break_lines(["2023年全国GDP超过126.06万亿元"], 13, serif_measure())
    assert shown(first) == "2023年全国GDP超过" and not first.spread and not first.steps


PIECES = st.lists(
    st.one_of(
        st.text(alphabet="中部地区崛起粮食产量，。、《》“”", min_size=1, max_size=20),
        st.sampled_from(["2023年", "48.1%", "3.2个百分点", "GDP", "R&D", "2013—2023年", "1300亿斤"]),
        st.sampled_from([BLANK, *(fill_line(width=width) for width in (5.0, 8.0, 16.0, 21.0))]),
    ),
    min_size=1,
    max_size=12,
)


@given(PIECES, st.integers(20, 45))
def test_lines_are_full_without_being_torn_wide(pieces: list[str | Gap], width: int) -> None:
    lines = break_lines(pieces, width, serif_measure())
    for line in lines:
        assert line.spread + 0.05 * line.steps <= 0.2
        assert line.width <= width + 0.001
        for atom in line.atoms:
            if atom.gap and atom.gap.draw and atom.width < atom.gap.width * 0.75 - 0.001:
                assert atom.width > 4 - 0.001 and atom.gap.width > width / 3, "a part of a long blank"


@pytest.mark.parametrize(
    ("pieces", "width", "lines"),
    [
        pytest.param(["在对接区域重大战略方面，安徽全面融入", 16, "发展。"], 26, ["18", "8", "8", "3"], id="a long one is parted"),
        pytest.param(["据此，安徽的航道已经全线", 8, "通航。据此而得。"], 27, ["12", "7.5", "7.5"], id="a short one gives up what is missing"),
        pytest.param(["中部地区要充分发挥的优势是", 8, "和综合经济优势。"], 26, ["13", "8", "3", "5"], id="one that fits keeps its length"),
    ],
)
def test_blanks_leave_no_line_half_empty(pieces: list[str | int], width: int, lines: list[str]) -> None:
    """`lines`: how wide texts and blanks are, in order."""
    given = [fill_line(width=float(piece)) if isinstance(piece, int) else piece for piece in pieces]
    found = break_lines(given, width, serif_measure())
    told: list[float] = []
    for line in found:
        before: bool | None = None
        for atom in line.atoms:
            if before is (atom.gap is None):
                told[-1] += atom.width
            else:
                told.append(atom.width)
            before = atom.gap is None
    assert [f"{width:g}" for width in told] == lines
    assert all(line.width > 0.8 * width for line in found[:-1])


def test_an_answer_stands_on_the_longer_part_of_its_blank() -> None:
    lines = paragraph(["在对接区域重大战略方面，全面融入", fill_line("长江三角洲区域一体化", 16.0), "发展。"], 26).split("<br>")
    student = paragraph(["在对接区域重大战略方面，全面融入", fill_line("", 16.0), "发展。"], 26).split("<br>")
    assert len(lines) == len(student) == 2
    assert sum("长江三角洲区域一体化" in line for line in lines) == 1 and all('class="fill' in line for line in lines)


def test_a_label_before_a_long_blank_is_not_torn() -> None:
    found = break_lines(["〔研究谋划阶段〕", Gap(8.0, ""), "，全国两会《政府工作报告》首次提出。"], 14, serif_measure())
    assert [shown(line) for line in found[:2]] == ["〔研究谋划阶段〕", "＿，全国两会"]


def test_a_mark_before_a_bracket_at_the_edge_ends_its_line() -> None:
    bracket = Gap(4.0, "（　　）", flush=True)
    (line,) = break_lines(["《前瞻》一文提出，健全党组织领导的基层治理体系，要把共治、法治和德治结合起来。", bracket], 42, serif_measure())
    assert [atom.text for atom in line.atoms if atom.halved] == ["《", "。"] and line.push == pytest.approx(0)


@pytest.mark.parametrize(
    "text",
    [
        "其余各题用黑色签字笔书写；请在各题目的答题区域内作答，超出答题区域的答案无效。“得分”的方框由教师填涂，学生不涂。",
        "本题共1小题，共5分。请将各项的序号按正确的顺序写在答题卡上。顺序全对才得分。",
        "截至2024年4月，培育钻石产量约占全国的80%，人造金刚石、立方氮化硼、超硬材料都居第一。",
    ],
)
def test_marks_between_characters_keep_their_width(text: str) -> None:
    for width in range(10, 46):
        for line in break_lines([text], width, serif_measure()):
            halved = [place for place, atom in enumerate(line.atoms) if atom.halved and atom.text != "“"]
            assert all(place + 1 == len(line.atoms) or line.atoms[place + 1].text in "“”" for place in halved), shown(line)
