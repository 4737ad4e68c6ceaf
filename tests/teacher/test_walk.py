"""What a teacher met on a walk through the program: cells without figures, units in a row of their own, names that look numbered, hidden pupils."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.core.small import run
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.sets.roster import read_class_list
from zhongbu_quiz.studio.check import check
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems


def statements(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> str:
    """What was said of a file."""
    return "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize("cell", ["缺", "无", "—", "…", "（缺）", "缺数"])
def test_a_cell_without_a_figure_is_left_out_and_told_once(cell: str, tmp_path: Path) -> None:
    years = [("各省粮食产量（单位：万吨）",), ("省份", "2019年", "2020年"), ("河南", 6695.4, cell), ("湖北", cell, 2727), ("湖南", 2974, 3015)]
    path = book(tmp_path / "年.xlsx", Sheet1=years)
    assert len(statements(path)) == 4
    assert remarks(path).count("C3, B4 hold no figure, and nothing is asked of them") == 1
    dated = book(tmp_path / "表.xlsx", Sheet1=[("年份", "粮食产量（万吨）"), ("2019年", 6695.4), ("2020年", cell), ("2021年", 6544)])
    assert len(statements(dated)) == 2
    assert "B3 hold no figure" in remarks(dated)


def test_what_has_a_figure_in_each_cell_is_told_of_none(tmp_path: Path) -> None:
    assert "hold no figure" not in remarks(book(tmp_path / "表.xlsx", Sheet1=[("年份", "粮食产量（万吨）"), ("2019年", 66), ("2020年", 68)]))


@pytest.mark.parametrize(
    ("titles", "units", "rows", "said"),
    [
        (("省份", "人口", "产值"), ("", "万人", "亿元"), [("河南", 9883, 58887), ("湖北", 5830, 50012)], "河南的产值是58887亿元。"),
        (("省份", "人口", "城镇化率"), ("单位", "（万人）", "（%）"), [("河南", 9883, 56.5), ("湖北", 5830, 64.1)], "河南的城镇化率是56.5%。"),
        (("省份", "面积"), (None, "万平方公里"), [("河南", 16.7), ("湖北", 18.59)], "河南的面积是16.7万平方公里。"),
        (("省份", "人口（万人）", "产值"), ("", "万人", "亿元"), [("河南", 9883, 58887), ("湖北", 5830, 50012)], "河南的人口是9883万人。"),
        (("量", "单位"), ("长度", "米"), [("质量", "千克")], "长度的单位是米。"),
        (("单位", "符号"), ("米", "m"), [("千克", "kg")], "米的符号是m。"),
    ],
)
def test_a_row_of_units_below_the_titles_is_that_of_their_columns(
    titles: tuple[str, ...], units: tuple[str, ...], rows: list[tuple[object, ...]], said: str, tmp_path: Path
) -> None:
    assert said in statements(book(tmp_path / "表.xlsx", Sheet1=[titles, units, *rows]))


@pytest.mark.parametrize(
    ("above", "cell", "said"),
    [
        ("七七事变爆发", "5.卅惨案发生", "5.卅惨案发生"),
        ("七七事变爆发", "12.九运动爆发", "12.九运动爆发"),
        ("4.五四运动爆发", "5.卅惨案发生", "卅惨案发生"),
        ("七七事变爆发", "5.八国联军攻占北京", "八国联军攻占北京"),
        ("七七事变爆发", "5、九一八事变爆发", "九一八事变爆发"),
    ],
)
def test_a_day_in_a_name_is_no_number_of_a_list_unless_its_neighbours_count(above: str, cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), ("1924年", above), ("1925年", cell), ("1949年", "开国大典举行")])
    assert statements(path)[1] == f"1925年，{said}。"


def test_tables_of_a_word_file_that_say_the_same_are_told_in_words_of_word(tmp_path: Path) -> None:
    made = Document()
    for _copy in range(2):
        made.add_paragraph("大事")
        table = made.add_table(3, 2)
        for row, texts in enumerate([("时间", "事件"), ("1919年", "五四运动爆发"), ("1921年", "中共一大召开")]):
            for place, text in enumerate(texts):
                table.cell(row, place).text = text
    made.save(str(tmp_path / "表.docx"))
    (said,) = problems(tmp_path / "表.docx")
    assert "take one of the two tables out of the file" in said
    assert "#" not in said


def test_hidden_rows_of_a_class_list_are_told_as_those_of_tables_are(tmp_path: Path) -> None:
    path = book(tmp_path / "名单.xlsx", 一班=[("姓名", "学号"), ("张三", "1"), ("李四", "2"), ("王五", "3")], 说明=[("甲",), ("乙",)])
    assert read_class_list(path).remarks == ()
    made = load_workbook(path)
    for sheet in made.worksheets:
        sheet.row_dimensions[2].hidden = True
    made.save(path)
    (said,) = read_class_list(path).remarks
    assert "名单.xlsx[一班]: hidden, and read all the same: row 2" in said


@pytest.mark.parametrize("folder", ["decks", "decks/卷", "seeds"])
def test_nothing_is_made_among_what_is_read(folder: str, starter: Path) -> None:
    with pytest.raises(UserError, match="lies among the"):
        check_out(starter / folder, project_at(starter))
    check_out(starter / "papers", project_at(starter))


def test_papers_of_a_stored_draw_are_not_made_among_decks(starter: Path) -> None:
    done = run(starter, "worksheet", "--from", "draw.json", "-o", "decks")
    assert (done.status, done.out) == (2, "")
    assert "lies among the decks" in done.err


STEM = "下列事件中，发生在1919年的是（　　）"


@pytest.mark.parametrize(
    ("behind", "options"),
    [
        ("A.五四运动 B.五卅运动 C.七七事变 D.九一八事变", 4),
        ("A．五四运动B．五卅运动C．七七事变D．九一八事变", 4),
        ("。\nA、五四运动\nB、五卅运动\nC、七七事变", 3),
        ("A: 五四运动；B: 五卅运动；C: 七七事变；D: 九一八事变", 4),
    ],
)
def test_options_behind_the_stem_in_its_cell_are_options_and_told(behind: str, options: int, tmp_path: Path) -> None:
    titles = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案")
    path = book(tmp_path / "题.xlsx", 自编题=[titles, ("q1", "单选题", f"{STEM}{behind}", None, None, None, None, "A")])
    seeds = load_seeds([path])
    (placed,) = seeds.questions
    assert placed.record.stem.rstrip("。") == STEM
    assert placed.record.options == ("五四运动", "五卅运动", "七七事变", "九一八事变")[:options]
    assert "the options of C2 stand behind the stem in its cell, and are read as options" in "\n".join(seeds.remarks)


@pytest.mark.parametrize("stem", ["维生素A、B有什么作用", "甲班有A.B两组，每组几人", "看图回答：A.甲 B. C.丙"])
def test_letters_in_a_stem_are_no_options(stem: str, tmp_path: Path) -> None:
    titles = ("编号", "题型", "题干", "选项A", "选项B", "答案")
    rows = [titles, ("q1", "简答题", stem, None, None, "略述"), ("q2", "单选题", stem, "对", "错", "A")]
    seeds = load_seeds([book(tmp_path / "题.xlsx", 自编题=rows)])
    assert [placed.record.stem for placed in seeds.questions] == [stem, stem]


CITED = ("时间", "事件", "依据")
CITED_ROWS = [
    ("1919年5月4日", "五四运动爆发", "1919年5月4日\n五四运动爆发"),
    ("1921年7月", "中共一大召开", "1921年7月\n中共一大召开"),
    ("1927年8月1日", "南昌起义爆发", "1927年8月1日\n南昌起义爆发"),
]
TEXT = "1919年5月4日，五四运动爆发。1921年7月，中共一大召开。1927年8月1日，南昌起义爆发。"


@pytest.mark.parametrize(
    ("text", "rows", "said"),
    [
        (TEXT, CITED_ROWS, []),
        ("春天来了，花开了。", CITED_ROWS, ["nothing of the evidence of 3 of 3 facts stands in this text, such as 五四运动.爆发 (1919年5月4日), "]),
        (TEXT[:20], CITED_ROWS, ["nothing of the evidence of 2 of 3 facts stands in this text"]),
        (TEXT.replace("南昌", "秋收"), CITED_ROWS, ["the evidence '南昌起义爆发' does not stand in the text"]),
        ("春天来了，花开了。", [row[:2] for row in CITED_ROWS], []),
    ],
)
def test_the_text_of_another_document_is_told_once_and_what_cites_nothing_is_not_looked_up(
    text: str, rows: list[tuple[str, ...]], said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "project.yaml").write_text("name: walk-x1\n", encoding="utf-8")
    book(tmp_path / "seeds" / "表.xlsx", Sheet1=[CITED[: len(rows[0])], *rows])
    (tmp_path / "原文.txt").write_text(text, encoding="utf-8")
    report = check((), tmp_path, tmp_path / "原文.txt").report
    assert [one in found.message for one, found in zip(said, report.findings, strict=True)] == [True] * len(said)
    assert report.looked_up == (3 if len(rows[0]) == 3 else 0)
