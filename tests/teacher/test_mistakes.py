"""Mistakes that teachers make with tables and files: each is taken rightly, or told with its place and what to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.studio.project import find_project, load_facts
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems, table

EVENTS = [("1919年5月4日", "五四运动爆发"), ("1921年7月", "中共一大召开"), ("1927年8月1日", "南昌起义爆发"), ("1949年10月1日", "中华人民共和国成立")]
TITLES = ("时间", "事件")
TEXT = "\n".join(",".join(row) for row in (TITLES, *EVENTS))
PLACES = [("河南", "郑州"), ("湖北", "武汉"), ("湖南", "长沙")]
SAID = ["1919年5月4日，五四运动爆发。", "1921年7月，中共一大召开。"]
Rows = list[tuple[object, ...]]


def told(path: Path) -> list[str]:
    """What the facts of a file say."""
    return [fact.statement for fact in build_base(load_seeds([path])).facts]


def remarks(path: Path) -> str:
    """What was said of a file."""
    return "\n".join(load_seeds([path]).remarks)


@pytest.mark.parametrize(
    "rows",
    [
        [("时问", "事件", "备注"), ("1919年5月4日", "五四运动爆发", ""), ("1921年7月", "中共一大召开", "")],
        [("", "事件", "备注"), ("1919年5月4日", "五四运动爆发", ""), ("1921年7月", "中共一大召开", "")],
        [("年", "月日", "事件"), ("1919", "5月4日", "五四运动爆发"), ("1921", "7月", "中共一大召开")],
        [("年", "月", "日", "事件"), ("1919", "5", "4日", "五四运动爆发"), ("1921年", "7月", "", "中共一大召开")],
    ],
)
def test_dates_are_known_by_their_cells_and_may_stand_in_parts(rows: Rows, tmp_path: Path) -> None:
    assert told(book(tmp_path / "a.xlsx", 年表=rows)) == SAID


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("时间", "意义"), ("1919年", "开端"), ("1921年", "新的开始")], "1: row 1: the titles read are 时间, 意义; what happened is missing"),
        ([("时间",), ("1919年",)], "what happened is missing; write “事件”"),
        ([("事件",), ("五四运动爆发",)], "when it happened is missing; write “时间”"),
        ([("释义",), ("放弃",)], "the word that is explained is missing; write “术语”"),
        ([("术语",), ("光合作用",)], "what the word means is missing; write “释义”"),
        ([("章节", "释义"), ("一", "放弃"), ("一", "能够")], "the word that is explained is missing"),
        ([*EVENTS], "1: row 1: looks like data, not like titles (A1: 1919年5月4日); insert a row above it with a title for each column"),
        ([(event, date) for date, event in EVENTS], "looks like data, not like titles (B1: 1919年5月4日)"),
        ([(1919, "五四运动爆发"), (1921, "中共一大召开")], "looks like data, not like titles (A1: 1919)"),
        ([*PLACES], "looks like data, not like titles (A1: 河南)"),
        ([("河南", 16.7, "郑州"), ("湖北", 18.59, "武汉")], "looks like data, not like titles (B1: 16.7)"),
        ([("光合作用", "绿色植物制造有机物。"), ("呼吸作用", "细胞分解有机物。")], "(B1: 绿色植物制造有机物。); insert a row above it"),
        ([("apple", "苹果"), ("pear", "梨"), ("plum", "李子")], "looks like data, not like titles (A1: apple)"),
        ([("近代史年表",), *EVENTS], "2: row 2: looks like data"),
        ([("时间", None), *EVENTS], "1: row 1: only 时间 is a title here; write one in B1 too"),
        ([("1919年5月4日 五四运动爆发",), ("1921年7月 中共一大召开",)], "date and event stand in one cell; put them into two columns"),
        ([("姓名",), ("王小明",)], "is a list of names and makes no questions"),
        ([("省份", "河南", "湖北"), ("省会", "郑州", "武汉")], "each thing has a column here, and must have a row"),
        ([("时间", "1919年", "1921年"), ("事件", "五四运动爆发", "中共一大召开")], "each thing has a column here, and must have a row"),
        ([("问题", "选项1", "选项2", "正确选项"), ("几月？", "五月", "六月", "1")], "is a table of questions; call its columns 编号"),
        ([TITLES, ("1919年", "五四运动爆发"), ("1921年", None), ("1949年", "新中国成立")], "3: B3 事件: is empty; write what happened, or remove"),
        ([(*TITLES, "意义"), ("1919年", "五四运动爆发", "甲"), ("1920年", "五四运动爆发", "乙")], "(1920年) stands in B2 (1919年) too"),
        ([TITLES, ("5月4日", "五四运动爆发")], "A2 时间: '5月4日' has no year; write it in full"),
        ([TITLES, ("近代", "五四运动爆发")], "A2 时间: '近代' names no year; write one"),
        ([TITLES, (25, "东汉建立")], "A2 时间: '25' may be a year; write it in full"),
        (
            [TITLES, (7064, "五四运动爆发")], "A2 时间: shows 7064, which is no year; mend its digits, if one was meant"), ([TITLES, (7064, "甲事")],
            "or write 1919年5月4日",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_sheet_is_told_with_what_to_write(rows: Rows, words: str, tmp_path: Path) -> None:
    assert words in "\n".join(problems(book(tmp_path / "表.xlsx", Sheet1=rows)))


@pytest.mark.parametrize(
    ("rows", "statements"),
    [
        ([("年", "月", "日", "事件"), (1919, 5, 4, "五四运动爆发"), (1921, 7, None, "中共一大召开")], SAID),
        ([("1919年大事",), TITLES, ("5月4日", "五四运动爆发")], ["1919年5月4日，五四运动爆发。"]),
        ([TITLES, ("1919年",), ("5月4日", "五四运动爆发"), ("1921年",), ("7月", "中共一大召开")], SAID),
        ([TITLES, ("1919 05 04", "五四运动爆发"), ("约1860", "乙事发生")], ["1919年5月4日，五四运动爆发。", "约1860年，乙事发生。"]),
        ([TITLES, *EVENTS[:2], (), ("省份", "省会"), *PLACES[:1]], [*SAID, "河南的省会是郑州。"]),
        ([TITLES, *EVENTS[:2], (), ("术语", "释义"), ("酶", "催化剂")], [*SAID, "酶是指催化剂。"]),
        ([(*TITLES, None, "省份", "省会"), (*EVENTS[0], None, *PLACES[0])], ["1919年5月4日，五四运动爆发。", "河南的省会是郑州。"]),
        ([*[(f"说明{n}",) for n in range(14)], TITLES, EVENTS[0]], ["1919年5月4日，五四运动爆发。"]),
        ([TITLES, EVENTS[0], (), ("制表人：", "王老师")], ["1919年5月4日，五四运动爆发。"]),
        ([("国家", "人口（万人）"), ("法国", "0.67亿"), ("冰岛", 37)], ["法国的人口是0.67亿人。", "冰岛的人口是37万人。"]),
        ([TITLES, ("1911年10月10日", "武昌\n起义爆发")], ["1911年10月10日，武昌起义爆发。"]),
        (
            [("名称", "意义", "什么时候", "谁"), ("五四运动", "开端", "1919年5月4日", "陈独秀")],
            ["五四运动的意义是开端。", "五四运动的时间是1919年5月4日。", "五四运动的人物是陈独秀。"],
        ),
        ([("何时", "事件", "什么人"), ("1921年7月", "中共一大召开", "毛泽东")], [SAID[1], "中共一大召开的主要人物是毛泽东。"]),
        ([("名称", "几时"), ("五四运动", "甲"), ("中共一大", "乙")], ["五四运动的几时是甲。", "中共一大的几时是乙。"]),
        ([(*TITLES, "地点"), ("1895年4月", "签约甲", "日本马关")], ["1895年4月，在日本马关，签约甲。"]),
        ([(*TITLES, "地点"), ("1895年4月", "签订条约甲", "日本马关")], ["1895年4月，在日本马关，签订条约甲。"]),
        ([(*TITLES, "地点"), ("1919年", "五四运动爆发", "北京")], ["1919年，五四运动在北京爆发。"]),
        ([(*TITLES, "地点"), ("1911年", "武昌起义爆发", "武昌")], ["1911年，武昌起义爆发。"]),
        ([("朝代", "建立时间"), ("唐", "618"), ("秦", "公元前221年")], ["唐的建立时间是618年。", "秦的建立时间是公元前221年。"]),
    ],
)  # fmt: skip
def test_a_table_that_goes_its_own_way_is_taken(rows: Rows, statements: list[str], tmp_path: Path) -> None:
    assert told(book(tmp_path / "表.xlsx", Sheet1=rows)) == statements


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("事件", "意义"), ("五四运动", "开端"), ("中共一大", "开始")], "so nothing is asked of times; to have that, add a column 时间"),
        ([TITLES, *EVENTS[:1], ("1919年", "五四运动爆发")], "row 3 (1919年) tells the same event as row 2 (1919年5月4日); remove one"),
        ([("河流", "长度"), ("长江", 6397), ("黄河", 5464)], "the numbers of 长度 have no unit"),
        ([("河流", "长度"), ("长江", "6397千米"), ("黄河", "5464海里")], "长度 has several units: 千米 (B2), 海里 (B3); write one unit everywhere"),
        ([("河流", "长度（千米）"), ("长江", 6397), ("黄河", 5464), ("淮河", "1O0")], "is asked as it stands; mend it, if it is a slip: B4"),
        ([("省份", "省会"), *PLACES, ("江西", None)], "rows 5; fill them in, where that is a slip"),
    ],
)
def test_what_may_be_a_slip_is_said(rows: Rows, words: str, tmp_path: Path) -> None:
    assert words in remarks(book(tmp_path / "表.xlsx", Sheet1=rows))


PAGE = f"<html><head><meta charset='utf-8'></head><table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in (TITLES, *EVENTS))}</table></html>"


@pytest.mark.parametrize("name", ["年表.xls", "年表.xlsx", "年表.csv", "年表.docx"])
@pytest.mark.parametrize("data", [TEXT.encode("gbk"), TEXT.replace(",", "，").encode(), PAGE.encode()], ids=["gbk", "commas", "page"])
def test_a_file_is_read_by_what_it_is(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert told(path) == [f"{date}，{event}。" for date, event in EVENTS]


@pytest.mark.parametrize("name", ["年表.xls", "年表.csv", "年表.docx"])
def test_a_workbook_is_one_whatever_its_name_is(name: str, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sheet1=[TITLES, *EVENTS]).rename(tmp_path / name)
    assert len(told(path)) == len(EVENTS)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty; remove it"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old .xls, .et or .doc by what is in it"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (b"\xff\xd8\xff\xe0\0\1", "is a picture by what is in it"),
        (b"%PDF-1.4", "is a PDF by what is in it"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "is an XML table"),
    ],
)
@pytest.mark.parametrize("name", ["年表.xlsx", "年表.csv", "年表.docx"])
def test_a_file_that_is_no_table_is_told_what_it_is(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ContentError, match=words):
        load_seeds([path])


def _project(folder: Path, put: Callable[[Path], object]) -> str:
    """What is said of the facts of a project into whose folder something was put."""
    for name in ("seeds", "decks"):
        (folder / name).mkdir()
    put(folder)
    try:
        return "\n".join(load_facts(find_project(folder)).remarks)
    except ContentError as error:
        return str(error)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("seeds/年表.txt", TEXT, "年表.txt: is not read; type a table into a workbook"),
        ("seeds/年表.et", "x", "年表.et: is not read; open it in the program that made it, choose Save As, and the type .xlsx"),
        ("seeds/年表.wps", "x", "choose Save As, and the type .docx"),
        ("seeds/年表.pdf", "x", "seeds/年表.xlsx"),
        ("seeds/年表.jpg", "x", "年表.jpg: is shown by no question"),
        ("seeds/年表.zip", "x", "年表.zip: is not read; unpack it"),
        ("seeds/年表.csv.txt", TEXT, "rename it 年表.csv"),
        ("seeds/第一章/年表.csv", TEXT, "第一章: is a folder, and what is in it is not read"),
        ("seeds/年表", TEXT, "facts are workbooks (.xlsx)"),
        ("seeds/期中.yaml", "title: x\ncounts: {single_choice: 1}\n", "期中.yaml: is a deck; put it into the folder decks/"),
        ("seeds/m.yaml", "id: m\nfacts: {kind: event}\nasks: actor\n", "m.yaml: is an item model"),
        ("seeds/places.yaml", "places: []\n", "places.yaml: is a file of words and places"),
        ("seeds/名单.csv", "姓名,语文,数学\n王小明,90,91\n李红,88,92\n", "is a class list and makes no questions"),
        ("decks/年表.csv", TEXT, "年表.csv: is no deck; facts and questions go into the folder seeds/"),
        ("decks/期末.yaml.txt", "title: x\n", "rename it 期末.yaml"),
        ("seeds/~$年表.xlsx", "x", "seeds: holds no fact and no question; put a workbook (.xlsx) with a table here"),
    ],
)
def test_a_file_that_is_not_read_is_named(name: str, data: str, words: str, tmp_path: Path) -> None:
    def put(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(data, encoding="utf-8")

    said = _project(tmp_path, put)
    assert words in said and "~$" not in said


def test_what_is_not_read_stands_beside_what_is(tmp_path: Path) -> None:
    def put(folder: Path) -> None:
        table(folder / "seeds" / "好.csv", TEXT)
        (folder / "seeds" / "说明.md").write_text("一句话", encoding="utf-8")
        (folder / "seeds" / "Thumbs.db").write_bytes(b"x")

    said = _project(tmp_path, put)
    assert "4 events" in said and "说明.md: is not read" in said and "Thumbs" not in said


def test_facts_among_the_decks_are_told_where_they_belong(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "mine", "-q").status == 0
    (tmp_path / "mine" / "decks" / "f.yaml").write_text("facts: []\n", encoding="utf-8")
    done = run(tmp_path / "mine", "build", "f")
    assert done.status == 2 and "f.yaml: holds facts and is no deck; put it into the folder seeds/" in done.err


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    made = Workbook()
    shown, hidden = made.worksheets[0], made.create_sheet("旧")
    for row in (TITLES, *EVENTS):
        shown.append(row)
    hidden.append(("草稿",))
    hidden.sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    assert len(told(tmp_path / "a.xlsx")) == len(EVENTS)
    assert "a.xlsx[旧]: is hidden and not read" in remarks(tmp_path / "a.xlsx")


QUESTION = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "答案")


@pytest.mark.parametrize(
    ("kind", "options", "answer", "right"),
    [
        ("单选题", ("1919年", "1921年", "1927年"), "A. 1919年", ("1919年",)),
        ("单选题", ("A. 1919年", "B. 1921年", "C. 1927年"), "B", ("1921年",)),
        ("多选题", ("1919年", "1921年", "1927年"), "A和C", ("1919年", "1927年")),
        ("多选题", ("1919年", "1921年", "1927年"), "1919年；1927年", ("1919年", "1927年")),
    ],
)
def test_answers_are_taken_as_they_are_written(kind: str, options: tuple[str, ...], answer: str, right: tuple[str, ...], tmp_path: Path) -> None:
    from zhongbu_quiz.items.item import Choice
    from zhongbu_quiz.items.own import own_items

    path = book(tmp_path / "q.xlsx", 自编题=[QUESTION, ("q1", kind, "何时？", *options, answer)])
    (item,) = own_items(load_seeds([path]).questions, tmp_path)
    assert isinstance(item, Choice) and tuple(item.options[place].text for place in item.answer) == right


def test_questions_without_numbers_are_read_and_told_with_all_else(tmp_path: Path) -> None:
    rows = [QUESTION[1:], ("单选题", "何时？", "1919年", "1921年", "1927年", "E"), ("单选题", "何地？", "甲", "乙", "丙", "A")]
    found = problems(book(tmp_path / "q.xlsx", 自编题=rows))
    assert any("F2 答案: is 'E', which names no option" in line for line in found) and len(found) == 1
    twice = [QUESTION, ("q1", "单选题", "何时？", "1919年", "1921年", "1927年", "A"), ("q2", "单选题", "何时？", "1919年", "1921年", "1927年", "B")]
    assert "]:3: asks the same as row 2, and has another answer" in remarks(book(tmp_path / "r.xlsx", 自编题=twice))


@pytest.mark.parametrize("name", ["年表 - 副本.xlsx", "年表(1).xlsx", "副本年表.xlsx"])
@pytest.mark.parametrize("changed", [False, True])
def test_a_copy_of_a_workbook_is_told_in_one_line(name: str, changed: bool, tmp_path: Path) -> None:
    rows: Rows = [TITLES, *((f"{year}年", f"第{year}次大会召开") for year in range(1911, 1931))]
    more: Rows = [*rows, ("1949年", "开国大典举行")] if changed else rows
    files = sorted([book(tmp_path / "年表.xlsx", Sheet1=rows), book(tmp_path / name, Sheet1=more)])
    with pytest.raises(ContentError) as raised:
        load_seeds(files)
    (told,) = raised.value.problems
    assert told.message.startswith(f"20 facts of this file stand in {files[0].name} too; where one is a copy of the other")
    assert (Path(told.path).name, told.line) == (files[1].name, 0)


def test_few_ids_that_stand_twice_are_told_one_by_one(tmp_path: Path) -> None:
    files = [book(tmp_path / f"{name}.xlsx", Sheet1=[TITLES, *EVENTS[:2]]) for name in "ab"]
    with pytest.raises(ContentError) as raised:
        load_seeds(files)
    assert [problem.line for problem in raised.value.problems] == [2, 3]


@pytest.mark.parametrize("name", ["笔记.doc", "笔记.docx", "笔记.xls", "笔记.xlsx"])
def test_text_under_another_name_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("1919年五四运动爆发。\n他说得好。\n", encoding="utf-8")
    (told,) = problems(path)
    assert told.startswith(f"{name}:0: is text by what is in it, and no table; change the end of its name to .txt")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('"五四"运动', "2: text stands behind a closing quotation mark in a cell; write “ ” within cells"),
        ('"五四运动', "3: a quotation mark stands alone here or before"),
        ("五" * 131_073, "2: a cell holds more than 131072 characters; shorten it"),
    ],
)
def test_what_is_wrong_with_a_cell_of_a_csv_file(cell: str, words: str, tmp_path: Path) -> None:
    (told,) = problems(table(tmp_path / "a.csv", f"时间,事件\n1919年,{cell}\n1921年,中共一大召开\n"))
    assert told.startswith(f"a.csv:{words}")


CAUSE = "由于第五次反“围剿”失败，中央红军实行战略转移，开始长征"


@pytest.mark.parametrize(
    ("cell", "of", "said"),
    [
        (CAUSE, "中央红军实行战略转移", "甲"),
        ("在中共七大上，毛泽东思想写入党章", "毛泽东思想写入党章", "甲"),
        ("为抗议巴黎和会的决定，北京学生游行示威", "北京学生游行示威", "甲"),
        ("因病去世", "因病去世", "甲"),
        ("中共一大在上海召开，中国共产党诞生", "中共一大在上海召开", "甲"),
        ("1934年10月，红军开始长征", "红军开始长征", "甲"),
        ("1934年10月红军开始长征", "红军开始长征", "甲"),
        ("1934年革命爆发", "1934年革命爆发", "甲"),
        ("长征开始，\n红军出发", "长征开始", "甲"),
        ("五四运动爆发", "五四运动爆发", "意义：甲"),
        ("五四运动爆发", "五四运动爆发", "五四运动是甲"),
        ("五四运动爆发", "五四运动爆发", "是甲"),
    ],
)
def test_the_event_of_a_cell_is_what_is_asked(cell: str, of: str, said: str, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sheet1=[(*TITLES, "意义"), ("1934年10月", cell, said)])
    event, trait = told(path)
    assert trait == f"{of}的意义是甲。"
    assert of in event and event.count("1934年10月") == 1 and "围剿" not in event
    assert ("open with why or when it happened; what is asked is the event behind it: B2" in remarks(path)) == (cell[0] in "由在为")


@pytest.mark.parametrize("title", ["星级", "考点星级", "教材页码", "难度", "重要程度（我）", "掌握情况"])
def test_a_column_of_notes_of_ones_own_is_not_asked(title: str, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sheet1=[(*TITLES, title), ("1919年5月4日", "五四运动爆发", "3")])
    assert told(path) == SAID[:1]
    assert f"not asked, as a note of your own: {title}; to have it asked, write 【属性】 above the title" in remarks(path)


@pytest.mark.parametrize("who", ["1919", "1919年5月4日"])
def test_a_number_is_nobody(who: str, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sheet1=[(*TITLES, "人物"), ("1919年", "五四运动爆发", who)])
    assert problems(path) == [f"a.xlsx[Sheet1]:2: C2 人物: is '{who}', and no person; write who it was, or leave the cell empty"]


def test_a_sheet_that_is_set_apart_by_its_name_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", **{"#年表": [TITLES, *EVENTS], "Sheet1": [TITLES, *EVENTS[:1]]})
    assert told(path) == SAID[:1]
    assert "a.xlsx[#年表]: is not read, since its name begins with #; rename it, if its facts are wanted" in remarks(path)


@pytest.mark.parametrize(("kind", "stem", "emptied"), [
    ("单选题", "五四运动爆发于（A）。", True),
    ("单选题", "五四运动爆发于（　　）。", False),
    ("单选题", "图中的（A）爆发于（　　）。", False),
    ("多选题", "下列属实的有（ AB ）", True),
])  # fmt: skip
def test_an_answer_in_the_brackets_of_its_stem_is_taken_out_and_told(kind: str, stem: str, emptied: bool, tmp_path: Path) -> None:
    row = ("q1", kind, stem, "1919年", "1921年", "1927年", "A" if kind == "单选题" else "AB")
    path = book(tmp_path / "q.xlsx", 自编题=[QUESTION, row])
    assert problems(path) == []
    assert ("C2 have their answer in brackets" in remarks(path)) is emptied


def test_an_order_of_numbers_is_one_of_places(tmp_path: Path) -> None:
    from zhongbu_quiz.facts.written_answers import order

    assert order(("3142",), ("甲", "乙", "丙", "丁")) == order(("C→A→D→B",), ("甲", "乙", "丙", "丁")) == (2, 0, 3, 1)


@pytest.mark.parametrize(("years", "odd"), [
    ((1840, 1991, 1842, 1851, 1860), ["A3"]),
    ((1840, 1842, 1451, 1860), ["A4"]),
    ((1990, 1840, 1851, 1860), ["A2"]),
    ((1840, 1842, 1835, 1851), []),
    ((1840, 1912, 1842, 1915), ["A3"]),
    ((1840, 1991, 1842), []),
])  # fmt: skip
def test_a_year_out_of_order_is_told(years: tuple[int, ...], odd: list[str], tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", Sheet1=[TITLES, *((f"{year}年", f"第{place}次大会召开") for place, year in enumerate(years))])
    told_of = f"lies far from the years above and below it; mend it, if it is a slip: {', '.join(odd)}"
    assert (told_of in remarks(path)) if odd else ("lies far" not in remarks(path))


def test_a_year_at_the_end_may_have_been_added_later(tmp_path: Path) -> None:
    rows = [(f"{year}年", f"第{year - 1800}次大会召开") for year in (1840, 1842, 1860, 1937, 1853)]
    said = remarks(book(tmp_path / "a.xlsx", Sheet1=[TITLES, *rows]))
    assert "nothing is wrong where it was added later, and a slip is to be mended: A6" in said and "lies far" not in said
