"""What a teacher met on another walk: cells, sheets and lists that were read in silence as what they were not."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.core.small import run
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.sets.roster import read_class_list, read_roster
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

QUESTION = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案")
OPTIONS = ("鸦片战争", "甲午战争", "辛亥革命", "五四运动")


def questions(path: Path) -> tuple[list[QuestionRecord], str]:
    """The questions of a file, and what was said of it."""
    seeds = load_seeds([path])
    return [placed.record for placed in seeds.questions], "\n".join(seeds.remarks)


@pytest.mark.parametrize(
    ("kind", "stem", "options", "answer", "said"),
    [
        ("单选", "1.标志近代史开端的是（C）", OPTIONS, "A", "has （C） in its brackets, and its answer is A"),
        ("单选", "标志近代史开端的是（ c ）。", OPTIONS, "A", "has （ c ） in its brackets, and its answer is A"),
        ("多选", "属于近代史的是（ABC）", OPTIONS, "AB", "has （ABC） in its brackets, and its answer is AB"),
        ("判断", "鸦片战争爆发于1840年。（×）", (), "对", "has （×） in its brackets, and its answer is 对"),
        ("判断", "鸦片战争爆发于1840年。（√）", (), "√", "has its answer in the brackets: （√）"),
        ("单选", "标志(C)的是近代史开端", OPTIONS, "A", "has (C) in its brackets, and its answer is A"),
        ("单选", "写出f(A)的是哪一项", OPTIONS, "B", ""),
        ("单选", "下列含（　　）的是维生素（C）", OPTIONS, "A", ""),
        ("单选", "美国的简称是（USA）", OPTIONS, "A", ""),
        ("判断", "北京的简称是（京）", (), "对", ""),
    ],
)
def test_a_key_in_the_brackets_of_a_stem_is_told(
    kind: str, stem: str, options: tuple[str, ...], answer: str, said: str, tmp_path: Path
) -> None:
    cells = (*options, *("",) * (4 - len(options)))
    found = problems(book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", kind, stem, *cells, answer)]))
    assert said in "\n".join(found) and bool(found) is bool(said)


@pytest.mark.parametrize(
    ("kind", "stem", "answer", "read"),
    [
        ("单选", "2、五四运动爆发于(B)年", "B", "五四运动爆发于（　　）年"),
        ("单选", "标志近代史开端的是（ A ）", "A", "标志近代史开端的是（　　）"),
        ("单选", "标志近代史开端的是(A)。", "鸦片战争", "标志近代史开端的是（　　）。"),
        ("多选", "属于(A、B)的是近代史", "AB", "属于（　　）的是近代史"),
        ("单选", "含(B)的（　　）是哪项", "B", "含(B)的（　　）是哪项"),
    ],
)
def test_the_key_in_brackets_of_a_choice_is_its_gap(kind: str, stem: str, answer: str, read: str, tmp_path: Path) -> None:
    path = book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", kind, stem, "A.鸦片战争", "B.甲午战争", "C.辛亥革命", "D.五四运动", answer)])
    (question,), said = questions(path)
    assert question.stem == read
    assert ("C2 have their answer in brackets" in said) is ("(B)的（" not in stem)


def test_one_question_with_two_answers_is_told_whether_its_options_have_letters_or_not(tmp_path: Path) -> None:
    lettered = [f"{letter}.{text}" for letter, text in zip("ABCD", OPTIONS, strict=True)]
    rows = [("开端是（　　）。", *OPTIONS, "A"), ("开端是（　　）。", *lettered, "B"), ("开端是(A)。", *lettered, "A")]
    numbered = [(f"q{number}", "单选", *row) for number, row in enumerate(rows)]
    _read, said = questions(book(tmp_path / "题.xlsx", 自编题=[QUESTION, *numbered]))
    assert "]:3: asks the same as row 2, and has another answer" in said
    assert "]:4: asks the same as row 2; remove one of them" in said


@pytest.mark.parametrize(
    ("stem", "read"),
    [
        ("1.标志近代史开端的是（　　）", "标志近代史开端的是（　　）"),
        ("12、《南京条约》签订于（　　）年", "《南京条约》签订于（　　）年"),
        ("5.卅惨案发生于（　　）年", "5.卅惨案发生于（　　）年"),
        ("1.5倍的是（　　）", "1.5倍的是（　　）"),
    ],
)
def test_the_number_of_a_question_leaves_its_stem_and_that_is_told(stem: str, read: str, tmp_path: Path) -> None:
    (question,), said = questions(book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", "单选", stem, *OPTIONS, "A")]))
    assert question.stem == read
    assert ("C2 open with a number" in said) is (stem != read)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("A.鸦片战争", "B、甲午战争", "C．辛亥革命", "D 五四运动"), OPTIONS),
        (("（A）鸦片战争", "B) 甲午战争", "C：辛亥革命", "D. 五四运动"), OPTIONS),
        (("B.鸦片战争", "A.甲午战争", "C.辛亥革命", "D.五四运动"), ("B.鸦片战争", "A.甲午战争", "C.辛亥革命", "D.五四运动")),
        (("A 股", "B 股", "C 股", "D 股"), ("A 股", "B 股", "C 股", "D 股")),
        (("A.鸦片战争", "甲午战争", "C.辛亥革命", "D.五四运动"), ("A.鸦片战争", "甲午战争", "C.辛亥革命", "D.五四运动")),
    ],
)
def test_letters_in_their_order_are_taken_off_the_options(written: tuple[str, ...], read: tuple[str, ...], tmp_path: Path) -> None:
    (question,), _said = questions(book(tmp_path / "题.xlsx", 自编题=[QUESTION, ("q1", "单选", "开端是（　　）", *written, "A")]))
    assert question.options == read


@pytest.mark.parametrize("title", ["学籍号", "考号", "考生号", "准考证号", "座号"])
def test_a_number_of_pupils_may_go_by_another_name(title: str, tmp_path: Path) -> None:
    assert [one.number for one in read_roster(book(tmp_path / "a.xlsx", 名单=[("姓名", title), ("张伟", "07"), ("李娜", "08")]))] == ["07", "08"]
    both = book(tmp_path / "b.xlsx", 名单=[(title, "姓名", "学号"), ("07", "张伟", "1"), ("08", "李娜", "2")])
    assert [one.number for one in read_roster(both)] == ["1", "2"]
    with pytest.raises(ContentError, match="B2: is a number of more than 15 digits"):
        read_roster(book(tmp_path / "c.xlsx", 名单=[("姓名", title), ("张伟", 4.10102200801011e17)]))


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (("184年6月", "1842年", "1851年", "1856年", "1861年"), True),
        (("1480年", "1842年", "1851年", "1856年", "1861年"), True),
        (("1040年", "1842年", "1851年", "1856年", "1861年"), True),
        (("前221年", "1842年", "1851年", "1856年", "1861年"), False),
        (("1644年", "1842年", "1851年", "1856年", "1861年"), False),
        (("1215年", "1295年", "1492年", "1640年", "1776年"), False),
    ],
)
def test_a_first_year_that_is_one_digit_off_is_told(years: tuple[str, ...], told: bool, tmp_path: Path) -> None:
    events = ("鸦片战争爆发", "条约签订", "金田起义爆发", "马神甫事件发生", "总理衙门设立")
    _none, said = questions(book(tmp_path / "年表.xlsx", Sheet1=[("时间", "事件"), *zip(years, events, strict=True)]))
    assert ("lies far from the years above and below it; mend it, if it is a slip: A2" in said) is told


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("6695.4", "2725万吨", "4054.0", "-2157", "2974.8?"), True),
        (("6695.4", "2725万吨", "4054.0", "2157", "2974.8?"), False),
        (("-1", "2725万吨", "-3", "-2157", "2974.8?"), False),
    ],
)
def test_a_negative_number_beside_cells_with_words_is_named(cells: tuple[str, ...], told: bool, tmp_path: Path) -> None:
    places = ("河南", "湖北", "安徽", "江西", "湖南")
    rows = [("粮食产量",), ("省份", "2019年", "2020年"), *((name, cell, "2727") for name, cell in zip(places, cells, strict=True))]
    _none, said = questions(book(tmp_path / "物产.xlsx", Sheet1=rows))
    assert ("2019年: less than 0, unlike the others; mend it, if it is a slip: B6" in said) is told


def strike(path: Path, *cells: str) -> Path:
    """The workbook with a line through some of its cells."""
    made = load_workbook(path)
    for cell in cells:
        made.worksheets[0][cell].font = Font(strike=True)
    made.save(path)
    return path


@pytest.mark.parametrize(("cells", "told"), [(("A3", "B3"), "row 3"), (("B2",), "B2"), (("A3", "B3", "B4"), "row 3, B4"), (("C9",), "")])
def test_what_is_struck_through_is_told(cells: tuple[str, ...], told: str, tmp_path: Path) -> None:
    rows = [("时间", "事件"), ("1840年", "鸦片战争爆发"), ("1851年", "金田起义爆发"), ("1856年", "第二次鸦片战争爆发")]
    _none, said = questions(strike(book(tmp_path / "年表.xlsx", Sheet1=rows), *cells))
    assert (f"struck through, and read all the same: {told}; delete" in said) if told else ("struck through," not in said)
    pupils = strike(book(tmp_path / "名单.xlsx", 名单=[("姓名", "学号"), ("张伟", "1"), ("李娜", "2"), ("王芳", "3")]), *cells)
    assert (f"read all the same: {told};" in "".join(read_class_list(pupils).remarks)) if told else not read_class_list(pupils).remarks


def test_what_is_struck_within_a_text_in_its_cell_is_not_read(tmp_path: Path) -> None:
    text = CellRichText("中英签订", TextBlock(InlineFont(strike=True), "《北京条约》"), "《南京条约》")  # openpyxl writes it into the cell
    seeds = load_seeds([book(tmp_path / "年表.xlsx", Sheet1=[("时间", "事件"), ("1842年8月", text), ("1851年", "金田起义爆发")])])
    assert next(fact.statement for fact in build_base(seeds).facts) == "1842年8月，中英签订《南京条约》。"
    assert "struck through and not read: B2" in "".join(seeds.remarks)


DATED = ("1840年6月 鸦片战争爆发", "1842年8月29日 中英签订《南京条约》", "1851年　金田起义爆发", "1856年：第二次鸦片战争爆发")


@pytest.mark.parametrize("title", ["事件", "时间及事件", "事件及时间"])
@pytest.mark.parametrize(
    "cell", ["1842年8月29日中英签订《南京条约》", "中英签订《南京条约》（1842年8月29日）", "1842年8月29日，中英签订《南京条约》"]
)
def test_a_date_beside_an_event_in_its_cell_is_asked(title: str, cell: str, tmp_path: Path) -> None:
    rows = [(title, "意义"), (cell, "开端"), ("1842年8月中英签订《五口通商章程》", "通商"), ("五四运动爆发（1919年）", "新开端")]
    said = [fact.statement for fact in build_base(load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)])).facts]
    assert {"1842年8月29日，中英签订《南京条约》。", "1842年8月，中英签订《五口通商章程》。", "五四运动爆发的意义是新开端。"} <= set(said)


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        (("影响", None), ("国内", "国际"), "国内影响是甲"),
        (("意义", None), ("政治", "经济"), "政治意义是甲"),
        (("影响", None), ("对中国", "对世界"), "对中国的影响是甲"),
        (("原因", None), ("根本原因", "直接原因"), "根本原因是甲"),
    ],
)
def test_the_parts_of_a_trait_below_it_are_asked_by_both_titles(
    above: tuple[str | None, ...], below: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    rows = [("时间", "事件", *above), (None, None, *below), ("1840年", "鸦片战争爆发", "甲", "乙"), ("1851年", "金田起义爆发", "丙", "丁")]
    for merged in (False, True):
        path = book(tmp_path / "年表.xlsx", Sheet1=rows)
        if merged:
            made = load_workbook(path)
            for cells in ("A1:A2", "B1:B2", "C1:D1"):
                made.worksheets[0].merge_cells(cells)
            made.save(path)
        assert f"鸦片战争爆发的{said}。" in [fact.statement for fact in build_base(load_seeds([path])).facts]


@pytest.mark.parametrize("title", ["时间 事件", "时间/事件", "日期、事件"])
def test_dates_and_events_in_one_column_are_read_apart(title: str, tmp_path: Path) -> None:
    rows = [(title, "意义"), *((cell, f"意义之{place}") for place, cell in enumerate(DATED))]
    said = [fact.statement for fact in build_base(load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)])).facts]
    assert {"1840年6月，鸦片战争爆发。", "1851年，金田起义爆发。"} <= set(said)
    broken = problems(book(tmp_path / "错.xlsx", Sheet1=[*rows, ("辛亥革命爆发", "意义")]))
    empty = "is empty; fill it in (or write that it is the same as above), or remove the row"
    assert broken == [f"错.xlsx[Sheet1]:6: A6 {title.split(title[2])[0]}: {empty}"]


def test_what_a_build_made_of_a_deck_that_is_gone_is_named_and_stays(starter: Path, tmp_path: Path) -> None:
    copytree(starter, tmp_path / "set")
    deck = tmp_path / "set" / "decks" / "期中.yaml"
    deck.write_text("标题: 小测\n题数: {挖空: 2}\n产品: [文本]\n", encoding="utf-8")
    assert run(tmp_path / "set", "--lang", "en", "build").status == 0
    deck.rename(deck.with_name("期末.yaml"))
    ran = run(tmp_path / "set", "--lang", "en", "build")
    assert (tmp_path / "set" / "build" / "期中.txt").is_file() and (tmp_path / "set" / "build" / "期末.txt").is_file()
    assert "期中.txt: an earlier run made it of a deck that is no longer there" in ran.err
    (tmp_path / "set" / "build" / "期中.txt").unlink()
    assert "no longer there" not in run(tmp_path / "set", "--lang", "en", "build", "期末").err


@pytest.mark.parametrize(("date", "told"), [("1862", True), ("1861", False)])
def test_a_date_that_its_own_evidence_does_not_have_is_told_in_words(date: str, told: bool, starter: Path, tmp_path: Path) -> None:
    copytree(starter, tmp_path / "set")
    (tmp_path / "set" / "小结.txt").write_text("洋务运动\n\n1861年，曾国藩创办安庆内军械所。1865年，李鸿章创办江南制造总局。\n", encoding="utf-8")
    drafted = tmp_path / "set" / "seeds" / "草稿.xlsx"
    assert run(tmp_path / "set", "extract", "小结.txt", "-o", "seeds/草稿.xlsx").status == 0
    sheet = (made := load_workbook(drafted))["事件"]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(2, titles.index("采用") + 1).value = "√"
    sheet.cell(2, titles.index("日期") + 1).value = date
    made.save(drafted)
    ran = run(tmp_path / "set", "--lang", "en", "check")
    assert ran.status == int(told)
    assert ("the date 1862年 does not stand in the evidence" in ran.out + ran.err) is told


def test_questions_without_a_column_of_ids_keep_theirs_wherever_their_rows_stand(tmp_path: Path) -> None:
    same = "开端是（　　）。"
    rows = [("单选", f"1.{same}", *OPTIONS, "A"), ("单选", same, "甲", "乙", "丙", "丁", "A"), ("判断", "北京是首都。", *[None] * 4, "对")]
    (first, _said), (again, _told) = (
        questions(book(tmp_path / f"{name}.xlsx", 自编题=[QUESTION[1:], *listed])) for name, listed in (("甲", rows), ("乙", rows[::-1]))
    )
    ids = [one.id for one in first]
    assert ids == [one.id for one in again][::-1] and len(set(ids)) == len(rows)
    assert ids[2] == "北京是首都"
