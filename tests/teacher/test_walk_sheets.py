"""What a teacher met on another walk: cells, sheets and lists that were read in silence as what they were not."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.sets.roster import read_roster
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
        ("单选", "标志近代史开端的是（ A ）", OPTIONS, "A", "has its answer in the brackets: （ A ）"),
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
