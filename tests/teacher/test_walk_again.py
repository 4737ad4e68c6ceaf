"""What a teacher met on a fourth walk: spans of loose times, answers without a colon, one question in two files, marks of web pages in cells, columns
of starts and ends, words of her own that no paper reads."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from zhongbu_quiz.data.lexicon import EXTENDED
from zhongbu_quiz.data.sentences import SHIPPED
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.errors import ContentError, UserError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.intake.bank import read_text_bank
from zhongbu_quiz.sets.deck_files import load_decks
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.project import load_facts, project_at
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

QUESTION = ("编号", "题型", "题干", "选项A", "选项B", "答案")


def statements(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(*paths: Path) -> str:
    """What is said of files that can be read."""
    return "\n".join(load_seeds(paths).remarks)


@pytest.mark.parametrize(
    ("text", "bounds", "said"),
    [
        ("18世纪60年代—19世纪中期", "1760/1870", ""),
        ("19世纪60—90年代", "1860/1899", ""),
        ("19世纪60年代到90年代", "1860/1899", ""),
        ("十九世纪末二十世纪初", "1880/1920", ""),
        ("19世纪末、20世纪初", "1880/1920", ""),
        ("14—16世纪", "1300/1599", ""),
        ("公元前8世纪—公元前6世纪", "-0799/-0500", ""),
        ("1840年前后—1860年", "1830/1860", ""),
        ("约公元前2070年—约公元前1600年", "-2119/-1549", ""),
        ("1860s", "1860/1869", "1860年代"),
        ("贞观元年至二十三年", "0627/0649", "贞观元年（627年）—贞观二十三年（649年）"),
        ("贞观元年（627年）—贞观二十三年（649年）", "0627/0649", ""),
        ("627（贞观元年）", "0627", "627年（贞观元年）"),
        ("元狩四年（前119年）", "-0118", "元狩四年（公元前119年）"),
        ("1911.10.10（农历八月十九）", "1911-10-10", "1911年10月10日（农历八月十九）"),
        ("1937—1945（全面抗战）", "1937/1945", "1937—1945年（全面抗战）"),
        ("一九一二年元旦", "1912-01-01", "1912年1月1日"),
        ("1912年元月", "1912-01", "1912年1月"),
        ("1405—1433年间", "1405/1433", "1405—1433年"),
        ("221 B.C.", "-0220", "公元前221年"),
        ("公元前770－476年", "-0769/-0475", "公元前770—前476年"),
        ("公元前770-256年", "-0769/-0255", "公元前770—前256年"),
        ("公元前206年至220年", "-0205/0220", "公元前206年—公元220年"),
        ("前206年—公元25年", "-0205/0025", "公元前206年—公元25年"),
        ("建元三年（前138年）", "-0137", "建元三年（公元前138年）"),
        ("建武元年（25年）", "0025", ""),
        ("光武帝建武元年（25年）", "0025", ""),
        ("太元八年（383年）", "0383", ""),
        ("元兴元年(105)", "0105", "元兴元年（105年）"),
        ("东汉元兴元年（105年）", "0105", ""),
        ("元兴元年（402年）", "0402", ""),
        ("1661—2年", "1661/1662", "1661—1662年"),
    ],
)
def test_times_are_read_as_textbooks_write_them(text: str, bounds: str, said: str) -> None:
    found = written_date(text, load_world())
    assert (str(found).split(" ")[0], found.chinese) == (bounds, said or text)
    assert written_date(str(found), load_world()) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公元前5世纪—4世纪", "is not a date"),
        ("20世纪初—19世纪末", "ends before it starts"),
        ("同年10月", "tells its year by another row"),
        ("次年", "tells its year by another row"),
        ("公元前206年、公元25年", "names several times"),
        ("元兴元年", "东汉元兴（105年起）、孙吴元兴（264年起）、东晋元兴（402年起）"),
        ("太元八年（25年）", "mend one of the two|is a reign of"),
        ("天启八年", "天启 has no year 8; it ended in 1627年"),
    ],
)
def test_times_that_are_not_sure_are_told(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        written_date(text, load_world())


@pytest.mark.parametrize(
    "line",
    ["答案 1-3 AB√", "答案1-3 AB√", "参考答案 1—3  A B √", "答 案 1.A 2.B 3.√", "答案如下：1-3 AB√", "附答案：1A 2B 3√", "单选题 1-2 AB\n判断题 3.√"],
)
def test_a_list_of_answers_needs_no_colon(line: str, tmp_path: Path) -> None:
    asked = "1．开端是（ ）\nA．甲 B．乙\n2．结束是（ ）\nA．甲 B．乙\n3．对的。（ ）\n"
    (tmp_path / "题库.txt").write_text(f"{asked}{line}\n", encoding="utf-8")
    bank = read_text_bank(tmp_path / "题库.txt")
    assert [record.answer for record in bank.records] == [("A",), ("B",), ("√",)], bank.problems


def test_words_with_answers_are_a_list_only_where_nothing_else_stands_there(tmp_path: Path) -> None:
    (tmp_path / "题库.txt").write_text("1．甲是____。\n答案：三\n2．乙是____，即\n答案 1是甲的，2是乙的\n答案：四\n", encoding="utf-8")
    assert [record.answer for record in read_text_bank(tmp_path / "题库.txt").records] == [("三",), ("四",)]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("q1", "单选", "开端是（　　）。", "甲", "乙", "A"), ("w1", "单选", "开端是（ ）", "乙", "甲", "B"), "乙.xlsx[自编题]:2: asks the same as"),
        (("q1", "单选", "开端是（　　）。", "甲", "乙", "A"), ("w1", "单选", "开端是（ ）", "乙", "甲", "A"), "and has another answer"),
        (("q1", "判断", "甲是开端。", None, None, "对"), ("w1", "判断", "甲是开端", None, None, "√"), "; remove one of them"),
        (("q1", "填空", "开端是______。", None, None, "甲"), ("w1", "填空", "开端是____。", None, None, "乙"), "and has another answer"),
        (("q1", "单选", "正确的是（　　）。", "甲", "乙", "A"), ("w1", "单选", "正确的是（　　）。", "丙", "丁", "A"), ""),
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_one_question_in_two_files_is_told_with_both_places(
    first: tuple[Any, ...], second: tuple[Any, ...], said: str, numbered: bool, tmp_path: Path
) -> None:
    titles, start = (QUESTION, 0) if numbered else (QUESTION[1:], 1)
    paths = [book(tmp_path / name, 自编题=[titles, row[start:]]) for name, row in (("甲.xlsx", first), ("乙.xlsx", second))]
    told = remarks(*paths)
    assert (said in told and "甲.xlsx[自编题]:2" in told) if said else not told
    assert len({placed.record.id for placed in load_seeds(paths).questions}) == 2


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("开端&nbsp;与转折", "开端与转折"),
        ("割地<br/>赔款<BR>开埠", "割地、赔款、开埠"),
        ("<p>开端</p>", "开端"),
        ("<span style=\"color:red\">开端</span> &amp; 转折", "开端 & 转折"),
        ("产量达10<sup>8</sup>吨", "产量达10⁸吨"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_marks_of_web_pages_are_no_part_of_a_cell(cell: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "意义"), ("1840年", "鸦片战争爆发", cell)])
    assert f"鸦片战争爆发的意义是{said}。" in statements(path)
    assert ("C2 hold marks of web pages" in remarks(path)) is ("<" in cell)


def test_an_option_that_is_a_mark_stays(tmp_path: Path) -> None:
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", "单选", "换行的标签是（　　）。", "<br>", "<p>", "A")])
    assert load_seeds([path]).questions[0].record.options == ("<br>", "<p>")
    assert not remarks(path)


@pytest.mark.parametrize("titles", [("起", "止"), ("开始时间", "结束时间"), ("起始日期", "截止日期"), ("起年", "止年"), ("从", "到")])
def test_columns_of_starts_and_ends_are_one_time(titles: tuple[str, str], tmp_path: Path) -> None:
    rows = [("事件", *titles, "结果"), ("鸦片战争", "1840年6月", "1842年8月", "战败"), ("北伐", 1926, None, "胜利")]
    assert statements(book(tmp_path / "表.xlsx", Sheet1=rows))[::2] == ["1840年6月至1842年8月，鸦片战争发生。", "1926年，北伐开始。"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("时间", None, "事件"), ("起", "止", None), ("1840年", "1842年", "鸦片战争")], "1840—1842年，鸦片战争发生。"),
        ([("朝代", "起", "止"), ("西汉", "前202", "8"), ("隋", "581", "618")], "西汉的起止时间是前202年—公元8年。"),
        ([("开始时间", "结束时间", "朝代", "都城"), ("581年", "618年", "隋", "大兴")], "隋的都城是大兴。"),
        ([("时间", "朝代", "都城"), ("581—618年", "隋", "大兴"), ("618—907年", "唐", "长安")], "唐的都城是长安。"),
        ([("皇帝", "在位起", "在位止"), ("唐太宗", "626年", "649年")], "唐太宗在位起止时间为626年—649年。"),
        ([("皇帝", "在位时间", "出生时间"), ("唐太宗", "626—649年", "599年")], "唐太宗的出生时间是599年。"),
        ([("地名", "起", "止"), ("甲线", "郑州", "武汉")], "甲线的起是郑州。"),
    ],
)
def test_times_of_other_tables_are_those_of_their_things(rows: list[tuple[Any, ...]], said: str, tmp_path: Path) -> None:
    assert said in statements(book(tmp_path / "表.xlsx", Sheet1=rows))


def test_an_end_before_its_start_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("事件", "起", "止"), ("鸦片战争", "1842年", "1840年"), ("北伐", "1926年", "1928年")])
    assert "B2 起止时间" in "".join(problems(path)) and "ends before it starts" in "".join(problems(path))


@pytest.mark.parametrize(("name", "told"), [("print", True), ("papers", True), ("units", False)])
def test_words_of_ones_own_that_nothing_reads_are_told(name: str, told: bool, tmp_path: Path) -> None:
    for folder in ("seeds", "decks", "data/lexicon"):
        (tmp_path / folder).mkdir(parents=True)
    book(tmp_path / "seeds/表.xlsx", Sheet1=[("省份", "省会"), ("河南", "郑州")])
    (tmp_path / "data/lexicon" / f"{name}.yaml").write_text("person: 林则徐\n", encoding="utf-8")
    said = "\n".join(load_facts(project_at(tmp_path)).remarks)
    assert (f"{name}.yaml: is not read" in said) is told


def test_files_of_words_say_whether_a_set_may_extend_them() -> None:
    own = {path.stem for path in SHIPPED.glob("*.yaml") if "A project" in path.read_text(encoding="utf-8")}
    assert own <= EXTENDED <= {path.stem for path in SHIPPED.glob("*.yaml")}


TITLES = ("时间", "事件", "人物", "意义")
ROW: tuple[Any, ...] = ("1840年", "鸦片战争爆发", "林则徐", "开端")


@pytest.mark.parametrize(
    ("cells", "said", "told"),
    [
        ({3: True}, "1840年，鸦片战争爆发。", "D2 hold TRUE or FALSE"),
        ({3: "★★★"}, "1840年，鸦片战争爆发。", "D2 hold nothing but marks of your own"),
        ({3: "清朝衰落！！！（重点）"}, "鸦片战争爆发的意义是清朝衰落。", "D2 carry marks of your own"),
        ({0: "1840年6月（周恩来）"}, "1840年6月（周恩来），鸦片战争爆发。", "behind these dates, and are printed with them: A2"),
        ({0: "1840年6月（农历五月）"}, "1840年6月（农历五月），鸦片战争爆发。", ""),
        ({0: "1840\n年6月"}, "1840年6月，鸦片战争爆发。", ""),
        ({2: "Lin Zexu"}, "鸦片战争爆发的主要人物是Lin Zexu。", ""),
        ({2: "林则徐 邓廷桢"}, "鸦片战争爆发的主要人物是林则徐、邓廷桢。", ""),
        ({2: "林则徐（Lín Zéxú）"}, "鸦片战争爆发的主要人物是林则徐。", "which would tell the answer and is left out: C2"),
        ({1: "\U0001f525鸦片战争爆发\u2b50"}, "1840年，鸦片战争爆发。", "B2 carry marks of your own"),
        ({0: "1840\u200b年"}, "1840年，鸦片战争爆发。", ""),
        ({0: "'1840年"}, "1840年，鸦片战争爆发。", ""),
        ({1: "鸦片战争爆发。", 3: "开端。"}, "鸦片战争爆发的意义是开端。", ""),
        ({1: "1840年鸦片战争爆发"}, "1840年，鸦片战争爆发。", "B2 open with the date of their row"),
        ({0: "1954年", 1: "1954年宪法颁布"}, "1954年，1954年宪法颁布。", ""),
        ({1: "1840年前后鸦片大量输入"}, "1840年，1840年前后鸦片大量输入。", ""),
        ({3: "开端？"}, "鸦片战争爆发的意义是开端。", "a question mark ends these cells"),
        ({1: "英国借口林则徐虎门销烟，派兵攻占定海"}, "1840年，英国借口林则徐虎门销烟，派兵攻占定海。", ""),
    ],
)
def test_what_a_cell_holds_is_read_as_meant_or_told(cells: dict[int, Any], said: str, told: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, tuple(cells.get(place, cell) for place, cell in enumerate(ROW))])
    assert said in statements(path)
    lines = remarks(path).splitlines()
    assert any(told in line for line in lines) if told else len(lines) == 1


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({1: "1839年林则徐虎门销烟"}, "opens with 1839年, and its row is of 1840年"),
        ({0: 19112}, "is no year; mend its digits, if one was meant"),
        ({0: "-1840"}, "may be a year before our era; write it as 公元前1840年"),
        ({0: "－221"}, "may be a year before our era; write it as 公元前221年"),
    ],
)
def test_what_a_cell_holds_that_cannot_be_is_told(cells: dict[int, Any], said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, tuple(cells.get(place, cell) for place, cell in enumerate(ROW))])
    assert said in "".join(problems(path))


def _with(path: Path, change: Callable[[Worksheet], None]) -> Path:
    made = load_workbook(path)
    change(made.worksheets[0])
    made.save(path)
    return path


def _day(form: str) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet["A2"].value = datetime.datetime(2026, 5, 4)
        sheet["A2"].number_format = form

    return change


@pytest.mark.parametrize("form", ['m"月"d"日"', "m/d", "d-mmm"])
def test_a_day_whose_year_excel_does_not_show_has_none(form: str, tmp_path: Path) -> None:
    path = _with(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW]), _day(form))
    assert "has no year" in "".join(problems(path))
    headed = book(tmp_path / "表.xlsx", Sheet1=[("1919年大事", None, None, None), TITLES, ("5月4日", "五四运动爆发", None, None)])
    assert statements(headed) == ["1919年5月4日，五四运动爆发。"]


@pytest.mark.parametrize(("number", "said"), [(57, "2004年5月，鸦片战争爆发。"), (31, "2004年5月1日，鸦片战争爆发。"), (58, "")])
def test_days_in_formats_that_only_chinese_excel_knows_are_days(number: int, said: str, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"].value = 38108
        sheet["A2"].number_format = "0.0000"

    path = _with(book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW]), change)
    _rewrite(path, {"xl/styles.xml": lambda xml: xml.replace('<xf numFmtId="164"', f'<xf numFmtId="{number}"')})
    assert (said in statements(path)) if said else "has no year" in "".join(problems(path))


def _rewrite(path: Path, changes: dict[str, Callable[[str], str]], further: dict[str, str] | None = None) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    parts = {name: changes.get(name, lambda xml: xml)(xml) for name, xml in parts.items()} | (further or {})
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)


_SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>产量10</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
    "<t>8</t></r><r><t>吨</t></r></si><si><r><t>割地</t></r><r><rPr><strike/></rPr><t>赔款</t></r></si></sst>"
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def test_raised_numbers_stay_raised_and_a_part_that_is_struck_through_is_left_out_and_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "意义"), ("1840年", "甲事发生", "@0"), ("1842年", "乙事发生", "@1")])

    def cells(xml: str) -> str:
        for number in range(2):
            xml = xml.replace(f't="inlineStr"><is><t>@{number}</t></is>', f't="s"><v>{number}</v>')
        return xml

    changes = {
        "xl/worksheets/sheet1.xml": cells,
        "[Content_Types].xml": lambda xml: xml.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}"/></Types>'),
        "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(
            "</Relationships>", f'<Relationship Id="rIdS" Type="{_LINK}" Target="sharedStrings.xml"/></Relationships>'
        ),
    }
    _rewrite(path, changes, {"xl/sharedStrings.xml": _SHARED})
    assert "甲事发生的意义是产量10⁸吨。" in statements(path)
    assert "乙事发生的意义是割地。" in statements(path)
    assert "a part of the words is struck through and not read: C3" in remarks(path)


def test_comments_on_cells_are_told_not_to_be_read(tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("还要补虎门销烟", "王老师")

    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW])
    assert "the comments on its" not in remarks(path)
    assert "the comments on its cells are not read" in remarks(_with(path, change))


@pytest.mark.parametrize(
    ("rows", "said", "told"),
    [
        ([("时间", "事件", "图片"), ("1840年", "鸦片战争爆发", "虎门.jpg")], "1840年，鸦片战争爆发。", "not asked, as a note of your own: 图片"),
        ([("时间", "事件", "出处"), ("1840年", "鸦片战争爆发", "八上第1课")], "1840年，鸦片战争爆发。", "not asked, as a note of your own: 出处"),
        ([("上句", "出处"), ("会当凌绝顶", "《望岳》")], "会当凌绝顶的出处是《望岳》。", ""),
        ([("时间：", "事件：", "意义："), ("1840年", "鸦片战争爆发", "开端")], "鸦片战争爆发的意义是开端。", ""),
        ([("【时间】", "【事件】", "【意义】"), ("1840年", "鸦片战争爆发", "开端")], "鸦片战争爆发的意义是开端。", ""),
        ([("时间", "事件"), ("1842年", "签订《南京条约》\n签订《虎门条约》")], "1842年，签订《南京条约》、签订《虎门条约》。", "B2 tell several"),
        ([("时间", "事件"), ("1851年", "太平天\n国运动")], "1851年，太平天国运动发生。", ""),
        ([("时间", "事件"), ("1851年", "太平天国运动[2][3]")], "1851年，太平天国运动发生。", "B2 carry marks"),
        ([("时间", "事件"), ("1840年", "英国[1]发动鸦片战争")], "1840年，英国发动鸦片战争。", "B2 carry marks"),
        ([("时间", "事件"), ("1898年", "戊戌变法（百日维新）")], "1898年，戊戌变法（百日维新）开始。", ""),
        ([("时间", "事件"), ("前206—前202", "楚汉之争")], "公元前206—前202年，楚汉之争发生。", ""),
        ([("时间", "事件", "备注"), ("1840年", "鸦片战争爆发", "见课本P12")], "1840年，鸦片战争爆发。", ""),
    ],
)
def test_columns_and_titles_are_read_as_meant_or_told(rows: list[tuple[Any, ...]], said: str, told: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=rows)
    assert said in statements(path)
    lines = remarks(path).splitlines()
    assert any(told in line for line in lines) if told else len(lines) == 1, lines


def test_two_columns_of_events_are_told_where_more_stands_beside_them(tmp_path: Path) -> None:
    rows = [("时间", "国内大事", "国外大事", "意义"), ("1640年", "李自成起义", "英国革命爆发", "甲"), ("1776年", "编《四库全书》", "美国独立", "乙")]
    assert "国内大事, 国外大事 each tell of events" in "".join(problems(book(tmp_path / "表.xlsx", Sheet1=rows)))
    rows = [("时间", "事件", "相关事件"), ("1640年", "英国革命爆发", "李自成起义")]
    assert not problems(book(tmp_path / "表.xlsx", Sheet1=rows))


def test_a_folder_for_what_is_made_is_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("seeds", "decks"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "seeds")
    with pytest.raises(UserError) as error:
        check_out(Path("papers"), project_at(tmp_path))
    assert str(error.value).endswith(f"such as: -o {tmp_path / 'papers'}")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError, match="such as: --out=papers"):
        check_out(Path("seeds/papers"), project_at(tmp_path), "--out=")


@pytest.mark.usefixtures("chinese")
def test_keys_in_quotation_marks_are_keys_and_others_are_told_in_the_words_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "小测.yaml"
    path.write_text("“标题”: 小测\n题数: {“单选”: 2}\n", encoding="utf-8")
    assert load_decks([path])[0].record.counts == {"single_choice": 2}
    path.write_text("標題: 小測\n題數: {單選: 2}\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_decks([path])
    assert "标题（title）" in error.value.problems[0].message


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("时间（公元前）", "事件"), (221, "秦灭齐国"), ("约2070年", "夏建立"), ("公元25年", "事")], ["公元前221年", "约公元前2070年", "公元25年"]),
        ([("年份(BC)", "事件"), ("770－476", "诸侯争霸"), ("前256年", "秦灭东周")], ["公元前770—前476年", "公元前256年"]),
        ([("秦汉大事（公元前）", None), ("年份", "事件"), (221, "秦灭齐国"), (209, "陈胜、吴广起义")], ["公元前221年", "公元前209年"]),
        ([("公元前", "事件"), (221, "秦灭齐国"), ("二〇九", "陈胜、吴广起义")], ["公元前221年", "公元前209年"]),
        ([("公元前", "公元", "事件"), (60, None, "设都护"), (None, 25, "称帝"), (None, "184年", "黄巾起义")], ["公元前60年", "公元25年", "184年"]),
        ([("公元", "公元前", "事件"), (None, "221年", "秦灭齐国"), (9, None, "王莽称帝")], ["公元前221年", "公元9年"]),
        ([("时间（公元前/公元）", "事件"), ("前221", "秦灭齐国"), (184, "黄巾起义")], ["公元前221年", "184年"]),
        ([("大事（公元前221—公元220年）", None), ("年份", "事件"), (166, "大秦使者来华"), (184, "黄巾起义")], ["166年", "184年"]),
    ],
)
def test_years_below_a_title_that_says_so_lie_before_our_era(rows: list[tuple[Any, ...]], said: list[str], tmp_path: Path) -> None:
    assert [one.split("，")[0] for one in statements(book(tmp_path / "表.xlsx", Sheet1=rows))] == said


def test_a_row_with_a_year_in_both_columns_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("公元前", "公元", "事件"), (206, 25, "西汉延续"), (None, 184, "黄巾起义")])
    assert "A2 公元前" in "".join(problems(path)) and "names several times" in "".join(problems(path))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("1561年起", "戚继光抗倭"), "1561年，戚继光抗倭。"),
        (("1915年9月开始", "新文化运动兴起"), "1915年9月，新文化运动兴起。"),
        (("1949年至今", "中国共产党执政"), "1949年至今，中国共产党执政。"),
        (("713—741年", "唐玄宗开创盛世"), "713—741年，唐玄宗开创盛世。"),
        (("1069—1074年", "王安石变法"), "1069—1074年，王安石变法。"),
        (("875～884年", "黄巢起义"), "875—884年，黄巢起义。"),
        (("开元元年至开元二十九年", "开元盛世"), "开元元年（713年）—开元二十九年（741年），开元盛世。"),
        (("1840年6月—1842年8月", "鸦片战争"), "1840年6月至1842年8月，鸦片战争发生。"),
        (("1955年4月18日—24日", "万隆会议"), "1955年4月18日至24日，万隆会议召开。"),
        (("581年", "（杨坚）建立隋朝"), "581年，杨坚建立隋朝。"),
        (("1898年", "（百日维新）戊戌变法"), "1898年，（百日维新）戊戌变法开始。"),
    ],
)
def test_an_event_gets_no_verb_too_many(row: tuple[str, str], said: str, tmp_path: Path) -> None:
    assert statements(book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), row])) == [said]


@pytest.mark.parametrize(
    ("event", "person", "actor", "action"),
    [
        ("郑和七下西洋", "郑和", "郑和", "七下西洋"),
        ("郑和七下西洋", None, "郑和", "七下西洋"),
        ("张骞第一次出使西域", "张骞", "张骞", "第一次出使"),
        ("张骞第二次出使西域", None, "张骞", "第二次出使"),
        ("康熙帝三征噶尔丹", "康熙帝", "康熙帝", "三征"),
        ("（杨坚）建立隋朝", "杨坚", "杨坚", "建立"),
    ],
)
def test_how_often_something_was_done_is_no_part_of_a_name(event: str, person: str | None, actor: str, action: str, tmp_path: Path) -> None:
    (fact,) = build_base(load_seeds([book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "人物"), ("1405年", event, person)])])).facts
    assert (fact.slots["actor"].text, fact.slots["action"].text) == (actor, action)


@pytest.mark.parametrize("person", ["谢玄vs苻坚", "谢玄 VS 苻坚", "谢玄、苻坚"])
def test_two_sides_of_a_battle_are_two_persons(person: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("383年", "淝水之战", person, None)])
    assert "淝水之战的主要人物是谢玄、苻坚。" in statements(path)


@pytest.mark.parametrize("cell", ["不明", "待考", "未知", "待定", "不详。"])
def test_what_is_not_known_is_not_asked(cell: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("960年", "陈桥兵变", cell, None)])
    assert statements(path) == ["960年，陈桥兵变发生。"]
    assert "C2 only say that something is missing" in remarks(path)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("1931年9月18日", "九一八事变爆发"), ("1931年9月18日", "九·一八事变"), True),
        (("公元前209年", "陈胜、吴广起义"), ("公元前209年", "陈胜吴广在大泽乡起义"), True),
        (("1927年8月", "南昌起义爆发"), ("1927年", "南昌起义"), True),
        (("公元前138年", "张骞第一次出使西域"), ("公元前119年", "张骞第二次出使西域"), False),
        (("1927年8月", "南昌起义爆发"), ("1927年9月", "秋收起义爆发"), False),
        (("1840年", "鸦片战争爆发"), ("1856年", "第二次鸦片战争爆发"), False),
    ],
)
def test_one_event_in_two_wordings_is_told(first: tuple[str, str], second: tuple[str, str], told: bool, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件"), first, second])
    assert ("perhaps one event in two wordings: B2 and B3" in remarks(path)) is told


def test_the_number_of_a_page_is_no_meaning(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ROW, ("1842年", "《南京条约》签订", None, "P20")])
    assert "D3 only say where to look" in remarks(path) and not [one for one in statements(path) if "P20" in one]
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "事件", "在哪"), ("1840年", "鸦片战争爆发", "P19"), ("1842年", "《南京条约》签订", "P20")])
    assert "not asked, as a note of your own: 在哪" in remarks(path)


def test_one_event_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    paths = [book(tmp_path / name, Sheet1=[TITLES, (*ROW[:3], meaning)]) for name, meaning in (("甲.xlsx", "开端"), ("乙.xlsx", "转折"))]
    with pytest.raises(ContentError) as error:
        load_seeds(paths)
    assert error.value.problems[0].message.startswith("鸦片战争爆发 stands in 甲.xlsx[Sheet1]:2 and in 乙.xlsx[Sheet1]:2")


@pytest.mark.parametrize(("dynasty", "said"), [("东汉", "东汉元兴元年（105年）"), ("东晋", "东晋元兴元年（402年）")])
def test_the_column_of_dynasties_tells_whose_reign_it_is(dynasty: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "朝代", "事件"), ("元兴元年", dynasty, "某战役爆发")])
    assert statements(path)[0] == f"{said}，某战役爆发。"
    path = book(tmp_path / "表.xlsx", Sheet1=[("时间", "朝代", "事件"), ("元兴元年", None, "某战役爆发")])
    assert "is a reign of" in "".join(problems(path))


@pytest.mark.parametrize("person", ["王莽（前45-23年）", "王莽(公元前45年—公元23年)", "王莽（？—23）"])
def test_the_years_of_a_person_are_no_part_of_the_name(person: str, tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES, ("9年", "西汉灭亡", person, None)])
    assert "西汉灭亡的主要人物是王莽。" in statements(path)


def test_english_titles_of_a_table_of_events_are_known(tmp_path: Path) -> None:
    rows = [("Date", "dynasty", "event", "person", "meaning"), ("公元前1600年", "商", "夏朝灭亡", "汤", "商朝建立")]
    said = statements(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert {"公元前1600年，夏朝灭亡。", "夏朝灭亡的主要人物是汤。", "夏朝灭亡的意义是商朝建立。", "夏朝灭亡所属的朝代是商。"} <= set(said)
    path = book(tmp_path / "词.xlsx", Sheet1=[("word", "meaning"), ("date", "日期"), ("event", "事件")])
    assert not problems(path) and "的意义是" not in "".join(statements(path))
