"""Rules 67 to 73 and 78 to 80 by hand-made items: a good one passes, the same one broken in just that way does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.handmade import SOURCE, broken, choice, facts_of, gap
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import Prose
from zhongbu_quiz.items.item import Blank, Material, Open, Option, Stem
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, SetRule
from zhongbu_quiz.sets.enemies import Enemies

TEXT = "全县农业会议提出水利四项部署，群众说，修渠好比给庄稼铺上了一张又软又暖的大床再也不怕天旱了。"
COPIED = "修渠好比给庄稼铺上了一张又软又暖的大床再也不怕天旱了"


@pytest.fixture(scope="module")
def base() -> FactBase:
    return facts_of("worth.yaml")


@pytest.fixture(scope="module")
def context(base: FactBase) -> Context:
    return Context(base, prose=Prose(Passages(TEXT)))


PARTS = ("修渠系", "修塘坝", "修泵站", "修道路")
GOOD_GAP = gap("st-plain", "figure", "120", "2004年，乙乡塘坝数量为", Blank("120"), "座。")


@pytest.mark.parametrize(
    ("stem", "slot"),
    [
        ("四修工程，指的是", "part.1"),
        ("县志所说的修渠的好处包括", "part.1"),
    ],
)
def test_67_asked_for_what_it_is(stem: str, slot: str, context: Context) -> None:
    fact = "sl-label" if "好处" in stem else "sl-four-works"
    assert broken(67, choice(fact, slot, (stem, Blank(), "。"), *PARTS), context)
    assert broken(67, choice(fact, slot, ("据《县志》一文，修渠的好处包括", Blank(), "。"), *PARTS), context) is None
    assert broken(67, choice("sl-four-works", "meaning", ("四修工程，指的是", Blank(), "。"), *PARTS), context) is None
    assert broken(67, choice("sl-four-works", "name", ("部署是", Blank(), "。"), *PARTS[:3], "要修好的"), context)


def test_68_recalled(context: Context) -> None:
    asked = gap("sl-label", "part.1", "省水", "修渠的好处有", Blank("省水"), "等。")
    assert broken(68, asked, context)
    assert broken(68, choice("sl-label", "part.1", ("修渠的好处有", Blank(), "。"), *PARTS), context) is None
    assert broken(68, gap("sl-four-works", "part.1", "修渠系", "四修工程有", Blank("修渠系")), context) is None


def test_69_not_doubtful(context: Context) -> None:
    asked = gap("st-doubt", "figure", "3", "2004年，甲乡水浇地面积为", Blank("3"), "万亩。", notes=("原文前后不一。",))
    assert broken(69, asked, context) is None
    assert broken(69, replace(asked, notes=()), context)
    assert broken(69, choice("st-doubt", "figure", asked.stem, "3", "4", "5", "6"), context)
    beside = choice("st-plain", "figure", GOOD_GAP.stem, "120", "140")
    assert broken(69, beside, context) is None
    assert broken(69, replace(beside, facts=("st-plain", "st-doubt")), context)
    assert broken(69, gap("st-plain", "region", "乙乡", "2004年，", Blank("乙乡"), "有塘坝120座。"), context)


def test_70_year_where_it_recurs(context: Context) -> None:
    asked = gap("ev-2004-conference", "object", "水利四项部署", "全县农业会议提出", Blank("水利四项部署"), "。")
    assert broken(70, asked, context)
    assert broken(70, replace(asked, stem=("2004年12月，", *asked.stem)), context) is None
    told = choice("sl-four-works", "part.1", ("全县农业会议提出的四修工程包括", Blank(), "。"), *PARTS)
    assert broken(70, told, context)
    assert broken(70, replace(told, stem=("2004年", *told.stem)), context) is None
    dated = gap("ev-2004-conference", "date", "2004年12月", "全县农业会议提出水利四项部署是在", Blank("2004年12月"), "。")
    assert broken(70, dated, context)
    assert broken(70, replace(dated, stem=("要求先修渠后打井的", *dated.stem)), context) is None


def test_71_own_words(base: FactBase, context: Context) -> None:
    rule = RULES[71]
    assert isinstance(rule, SetRule)
    copied = replace(GOOD_GAP, stem=(f"县志说，{COPIED}，有塘坝", *GOOD_GAP.stem[1:]))
    assert [name for name, _ in rule.check([GOOD_GAP, copied], context)] == [copied.id]
    listed = choice("sl-four-works", "part.1", ("四修工程包括", Blank(), "。"), COPIED, *PARTS[1:])
    assert list(rule.check([listed], context)) and not list(rule.check([copied, listed], Context(base)))


def test_72_worth_a_gap(context: Context) -> None:
    assert broken(72, GOOD_GAP, context) is None
    assert broken(72, gap("st-plain", "region", "乙乡", "2004年，", Blank("乙乡"), "有塘坝120座。"), context)
    assert broken(72, gap("st-plain", "period", "2004年", "乙乡塘坝数量", Blank("2004年"), "为120座。"), context)
    assert broken(72, gap("ev-nobody", "actor", "我县", "2006年3月，", Blank("我县"), "建成东干渠。"), context)
    assert broken(72, gap("ev-nobody", "object", "东干渠", "2006年3月，我县建成", Blank("东干渠"), "。"), context) is None


def test_73_does_not_tell_itself(context: Context) -> None:
    asked = gap("ev-2004-conference", "object", "水利四项部署", "2004年的四项部署之一是", Blank("水利四项部署"), "。")
    assert broken(73, asked, context)
    assert broken(73, replace(asked, stem=("2004年提出了", *asked.stem[1:])), context) is None
    assert broken(73, GOOD_GAP, context) is None
    listed: Stem = ("四修工程是修渠系、", Blank(), "、修泵站。")
    assert broken(73, choice("sl-four-works", "part.2", listed, "修塘坝", "修道路", "修校舍"), context) is None
    assert broken(73, choice("sl-four-works", "part.2", ("城乡市场化、", Blank(), "。"), "法治化", "公共安全", "新机制"), context)
    assert broken(73, choice("sl-four-works", "part.2", ("方向是", Blank(), "、国际化。"), "法治化", "公安全", "新机制"), context)
    noun: Stem = ("冬季水利的工程是", Blank(), "。")
    assert broken(73, choice("sl-four-works", "name", noun, "四修工程", "三查行动", "两补政策"), context)
    assert broken(73, choice("sl-four-works", "name", noun, "四修工程", "三查工程", "两补政策"), context) is None


def test_78_more_than_recall(context: Context) -> None:
    """Of a long paper a tenth; a short one may be what it likes."""
    rule = RULES[78]
    assert isinstance(rule, SetRule)
    items = [replace(GOOD_GAP, id=f"m:{number}") for number in range(20)]
    assert len(list(rule.check(items, context))) == 1 and not list(rule.check(items[:19], context))
    assert not list(rule.check([*items[:18], *(replace(item, level="理解") for item in items[18:])], context))


def test_79_a_written_answer_is_offered_nowhere(base: FactBase, context: Context) -> None:
    """In no option, material or stem of another item; what belongs to a closed pool may stand anywhere."""
    rule = RULES[79]
    assert isinstance(rule, SetRule)
    asked = gap("sl-four-works", "name", "四修工程", "冬季水利建设提出", Blank("四修工程"), "。")
    other = choice("ev-nobody", "object", ("2006年3月建成的是", Blank(), "。"), "东干渠", "西干渠", "南干渠")
    assert list(rule.check([asked, other], context)) == [] and Enemies(base).between(asked, other) is None
    material = Material("t", "县里搞了四修工程。")
    telling = (
        replace(other, options=(*other.options, Option("四修工程"))),
        replace(other, material=material),
    )
    for teller in telling:
        assert [name for name, _ in rule.check([asked, teller], context)] == [asked.id]
        enemies = Enemies(base)
        assert enemies.between(asked, teller) == 79 == enemies.between(teller, asked)
        assert list(enemies.pairs([asked, teller])) == [(0, 1, 79)]
    dated = gap("ev-nobody", "date", "2006年3月", "建成东干渠是在", Blank("2006年3月"), "。")
    year = choice("ev-2004-conference", "date", ("提出水利四项部署是在", Blank(), "。"), "2004年12月", "2006年3月")
    assert list(rule.check([dated, year], context)) == []


def test_45_a_key_above_another_stem(base: FactBase, context: Context) -> None:
    """What is ticked must not stand in another item's material, unless it is of a closed pool; options of others give nothing away."""
    rule = RULES[45]
    assert isinstance(rule, SetRule)
    asked = choice("sl-four-works", "part.1", ("四修工程包括", Blank(), "。"), *PARTS)
    other = choice("ev-nobody", "object", ("2006年3月建成的是", Blank(), "。"), "东干渠", "修渠系")
    assert list(rule.check([asked, other], context)) == [] and Enemies(base).between(asked, other) is None
    teller = replace(other, material=Material("t", "当年乙乡的县农业会议说，修渠系很要紧。"))
    assert [name for name, _ in rule.check([asked, teller], context)] == [asked.id]
    assert Enemies(base).between(asked, teller) == 45 == Enemies(base).between(teller, asked)
    region = choice("st-plain", "region", ("2004年，有塘坝120座的是", Blank(), "。"), "乙乡", "甲乡")
    assert list(rule.check([region, teller], context)) == [] and Enemies(base).between(region, teller) is None


def test_79_each_part_of_a_written_answer(base: FactBase, context: Context) -> None:
    rule = RULES[79]
    assert isinstance(rule, SetRule)
    asked = Open(
        id="o:sl-four-works:parts", model="o", stem=("四修工程包括哪些内容？",), explanation="。", facts=("sl-four-works",), tags=(),
        difficulty=None, source=SOURCE, slot="parts", answer="修渠系；修塘坝；修泵站。", asks=frozenset({("sl-four-works", "part.1")}),
        points=(("修渠系", 2), ("修塘坝", 2), ("修泵站", 2)),
    )  # fmt: skip
    other = choice("ev-nobody", "object", ("2006年3月建成的是", Blank(), "。"), "东干渠", "修泵站", "南干渠")
    assert [words for _, words in rule.check([asked, other], context)] == ["its answer 修泵站 stands in c:ev-nobody:object"]
    assert Enemies(base).between(other, asked) == 79


def test_80_all_spellings(context: Context) -> None:
    titled = gap("ev-nobody", "object", "《水利办法》", "2006年3月印发", Blank("《水利办法》"), "。")
    assert broken(80, titled, context)
    assert broken(80, replace(titled, also=(("水利办法",),)), context) is None
    assert broken(80, GOOD_GAP, context) is None
    assert broken(80, choice("ev-nobody", "object", GOOD_GAP.stem, "甲", "乙"), context) is None
