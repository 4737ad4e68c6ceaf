"""A table, and a material with its questions, made by hand; the tests of exports and of draws read them."""

# ruff: noqa: E501

from __future__ import annotations

from decimal import Decimal

from zhongbu_quiz.items.figure import Material, Table
from zhongbu_quiz.items.item import Blank, Choice, Item, ItemSource, Open, Option
from zhongbu_quiz.sets.form import MATERIAL, Form, Part

SOURCE = ItemSource("年鉴", "第一章")
TABLE = Table(
    ("指标", "2003年", "2013年", "2023年"),
    (("甲地总产值（亿元）", "263.4", "1274.1", "2698.9"), ("占全国的比重（%）", "22.57", "21.67", "21.41")),
    "",
    "2003年、2013年、2023年，甲地总产值依次为263.4亿元、1274.1亿元、2698.9亿元；占全国的比重依次为22.57%、21.67%、21.41%。",
)
SHARES = Table(("地区", "高技术制造业占比"), (("全国", "15.7"), ("甲地", "14.7"), ("乙地", "13.5"), ("丙地", "12.8")), "%", "全国15.7%，甲地14.7%，乙地13.5%，丙地12.8%。")
MATERIAL_TEXT = Material(
    "ma-1",
    "1980年、1990年、2003年，甲地人均产值分别相当于全国平均水平的88%、83%、75%。2001—2003年，甲地产值年均增速比乙地低1.8个百分点，比丙地低0.4个百分点。<甲>地为此制定了新的办法 & 规划。",
)


def _options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(text, "趋势看反" if place != 1 else "", f"{text}不合表中数据。" if place != 1 else "") for place, text in enumerate(texts))


TREND = Choice(
    id="table-trend:st-1+5-0:figure", kind="single_choice", model="table-trend",
    stem=("据表，2003—2023年甲地总产值及其占全国比重的变化特点是", Blank(), "。"),
    options=_options("总量持续增长，比重持续上升", "总量持续增长，比重持续下降", "总量持续下降，比重持续上升", "总量持续下降，比重持续下降"),
    answer=(1,), explanation="总产值两段都增，比重两段都降。", facts=("st-1",), tags=("年鉴::总产值",), difficulty=3, source=SOURCE,
    figure=TABLE, level="理解",
)
"""A choice that is read from a table."""
GAP = Choice(
    id="table-gap:st-2+3-0:figure", kind="single_choice", model="table-gap",
    stem=("三地中，与全国平均水平差距最大的是", Blank(), "。"), options=_options("甲地", "丙地", "乙地"), answer=(1,),
    explanation="差距依次为1.0、2.2、2.9个百分点。", facts=("st-2",), tags=("年鉴::结构",), difficulty=3, source=SOURCE, figure=SHARES, level="应用",
)
"""A choice that is read from a table whose values share their unit."""
FIRST = Choice(
    id="material-1:st-3+2-0:choice", kind="single_choice", model="material-1", stem=("由材料可知，2001—2003年三地年均增速由高到低依次是", Blank(), "。"),
    options=_options("乙地、甲地、丙地", "乙地、丙地、甲地", "丙地、乙地、甲地", "丙地、甲地、乙地"), answer=(1,),
    explanation="甲地比乙地低1.8个百分点，比丙地低0.4个百分点。", facts=("st-3",), tags=("年鉴::增速",), difficulty=3, source=SOURCE, material=MATERIAL_TEXT, level="应用",
)
SECOND = Open(
    id="material-1:st-3+2-0:features", model="material-1", stem=("概括1980—2003年甲地人均产值相对水平的变化特点。",),
    answer="三个年份持续下降；与全国平均水平的差距不断扩大。", points=(("三个年份持续下降", 2), ("与全国平均水平的差距不断扩大", 2)),
    explanation="由88%降到83%，再降到75%。", facts=("st-3",), tags=("年鉴::增速",), difficulty=3, source=SOURCE, material=MATERIAL_TEXT, level="理解",
)
THIRD = Open(
    id="material-1:sl-1:list", model="material-1", stem=("结合所学，说出甲地“三块地”的内容。",), answer="粮田、果园、鱼塘。",
    points=(("粮田", 2), ("果园", 2), ("鱼塘", 2)), explanation="《年鉴》提出的“三块地”是粮田、果园、鱼塘。", facts=("sl-1",), tags=("年鉴::规划",), difficulty=2,
    source=SOURCE, material=MATERIAL_TEXT,
)
FIGURED: tuple[Item, ...] = (TREND, GAP, FIRST, SECOND, THIRD)
"""All of them, the questions of the material side by side."""


def figured_parts() -> tuple[Part, ...]:
    """A part with tables, and the part of the material."""
    return (
        Part("single_choice", (TREND, GAP), Decimal(3)),
        Part(MATERIAL, (FIRST, SECOND, THIRD), Decimal(1), (Decimal(3), Decimal(4), Decimal(9))),
    )


def figured_form(name: str = "A") -> Form:
    """A form of nothing else."""
    return Form(name, figured_parts())
