"""Hand-made items of every kind, plain ones and ones full of signs that formats read as their own."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

from tests.core.small import OWN
from zhongbu_quiz.exports.quiz import Export, Quiz
from zhongbu_quiz.items.item import CLASSES, Blank, Item, ItemSource, Kind, Option, Stem

SIGNS = "<b>&amp; {1:x} ~=#\\ \"a\" 'b' `c` *d* _e_ $f$ [g](h) %50% | // 100% -> 3<5&6>2 {{x}} =1+1 \u200b😀 末"
"""Signs of HTML, XML, GIFT, Moodle cloze, Markdown, TeX, Jinja and spreadsheets in one line."""


def made(kind: Kind, stem: Stem, answer: Any, options: tuple[str, ...] = (), *, name: str = "", **more: Any) -> Item:
    """One item; its first option has a note of its own."""
    given: dict[str, Any] = {
        "explanation": "解析：事实如此。", "tags": ("历史::导语", "重点"), "source": ItemSource("回望", "导语"), **more
    }
    if options:
        given["options"] = tuple(Option(text, note="这是另一件事。" if not place else "") for place, text in enumerate(options))
    return CLASSES[kind](
        id=f"m-{kind}:{name or 'f-1'}:slot",
        kind=kind,  # type: ignore[arg-type]
        model=f"m-{kind}",
        stem=stem,
        answer=answer,
        facts=("f-1",),
        difficulty=3,
        **given,
    )


PLAIN = (
    made("single_choice", ("2004年3月首次提出的是", Blank(), "。"), (2,), ("甲", "乙", "丙", "丁")),
    made("multiple_choice", ("下列属于“三基地”的有", Blank(), "。"), (0, 2, 3), ("粮食", "旅游", "能源", "装备")),
    made("multiple_choice", ("全对的有", Blank(), "。"), (0, 1, 2), ("粮食", "能源", "装备"), name="all"),
    made("true_false", ("2006年印发了《若干意见》。",), True),
    made("true_false", ("2007年印发了《若干意见》。",), False, name="f-2"),
    made("cloze", (Blank("2004年3月", "年月"), "，首次提出“促进中部地区崛起”。"), ("2004年3月",)),
    made("cloze", ("占全国的", Blank("1/4"), "，居第", Blank("二"), "位。"), ("1/4", "二"), name="f-2"),
    made("fill_blank", ("中部六省是山西、", Blank(), "、江西、", Blank(), "、湖北和湖南。"), ("安徽", "河南")),
    made(
        "matching",
        ("把文件和年份连起来。",),
        (("《若干意见》", "2006年"), ("“十三五”规划", "2016年"), ("座谈会", "2024年")),
        ("2024年", "2006年", "2012年", "2016年"),
    ),
    made("ordering", ("按时间先后排列。",), ("提出", "印发", "批复"), ("批复", "提出", "印发")),
    made("short_answer", ("“三基地一枢纽”指什么？",), "粮食生产基地、能源原材料基地、装备制造基地和综合交通枢纽。"),
)

HOSTILE = (
    made(
        "single_choice",
        (SIGNS, Blank(), SIGNS),
        (1,),
        (SIGNS + "1", SIGNS + "2", "=cmd|'/c calc'!A1", "-2.5%"),
        name="h",
    ),
    made("multiple_choice", (SIGNS,), (0, 1), (SIGNS + "1", SIGNS + "2", "@x", "+y"), name="h"),
    made("true_false", (SIGNS,), False, name="h"),
    made("cloze", ("前", Blank(SIGNS), "后"), (SIGNS,), name="h"),
    made("cloze", (SIGNS, Blank(), SIGNS), ('}#~/"\\*=:{<&',), name="h2"),
    made("fill_blank", (SIGNS, Blank(), SIGNS, Blank(), SIGNS), (SIGNS, '}#~/"\\*'), name="h"),
    made(
        "matching", (SIGNS,), (("左<1", "右&1"), ("左=2", "右~2"), ("左{3", "右}3")), ("右}3", "右&1", "右~2"), name="h"
    ),
    made("ordering", (SIGNS,), (SIGNS + "1", SIGNS + "2"), (SIGNS + "2", SIGNS + "1"), name="h"),
    made("short_answer", (SIGNS,), SIGNS, name="h", explanation=SIGNS, notes=(SIGNS,)),
)
CONTROL = made("single_choice", ("一\x00二\x0b三\ufffe", Blank()), (0,), ("\x1b[31m红", "<"), name="c")


def quiz(*items: Item) -> Quiz:
    """A quiz of some items, each choice worth two points."""
    return Quiz(OWN, "sample", "样卷 <1>/2", items, {"single_choice": Decimal(2)})


ALL = quiz(*PLAIN, *HOSTILE, CONTROL)


def written(name: str, asked: Quiz, dialect: str = "") -> Export:
    """The file that a format makes of a quiz, in a dialect or in its usual one."""
    write = import_module(f"zhongbu_quiz.exports.{name}").write
    made: Export = write(asked, dialect) if dialect else write(asked)
    return made
