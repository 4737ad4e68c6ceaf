"""Rules 65, 66 and 74 to 77 by hand-made items: a good one passes, the same one broken in just that way does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.handmade import broken, choice, facts_of, gap, judged
from zhongbu_quiz.items.item import Blank, Choice, Option, Stem
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, SetRule
from zhongbu_quiz.quality.rules.rivals import cards_twice

STEM: Stem = ("县志中，灌溉东乡的是", Blank(), "。")
KEY = Option("引河工程", fact="sl-canal")
POND, WELL = Option("蓄水工程", "同段", fact="sl-pond"), Option("打井工程", "同段", fact="sl-well")
FOREST, NURSERY = Option("造林工程", fact="sl-forest"), Option("育苗工程", fact="sl-nursery")
GOOD = choice("sl-canal", "name", STEM, KEY, POND, WELL)


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(facts_of("rivals.yaml"))


def beside(*others: Option) -> Choice:
    """The good choice with other rivals beside its key."""
    return replace(GOOD, options=(KEY, *others))


def test_65_one_category(context: Context) -> None:
    assert broken(65, GOOD, context) is None
    title = Option("鱼米之镇", fact="sl-seat")
    assert "category" in str(broken(65, beside(POND, title), context))
    assert "category" in str(broken(65, beside(POND, Option("修路工程")), context))  # nobody knows where it comes from
    assert broken(65, beside(POND, Option("引湖工程")), context) is None  # what is mixed up with it belongs to it
    assert broken(65, replace(beside(POND, title), slot="issued_date"), context) is None  # dates have a type of their own


def test_65_one_form(context: Context) -> None:
    """Entries of different lists, each asked against its own head, need one form only."""
    dam = Option("筑坝", fact="sl-pond")
    listed = choice("sl-canal", "part.1", ("县志中，引河工程包括", Blank(), "。"), Option("开渠", fact="sl-canal"), dam)
    assert broken(65, listed, context) is None
    for text in ("完善机制", "渠、坝", "修建的"):
        assert "form" in str(broken(65, replace(listed, options=(listed.options[0], replace(dam, text=text))), context)), text


def test_66_same_topic(context: Context) -> None:
    """One stranger is allowed; what learners mix up with the key is none."""
    assert broken(66, GOOD, context) is None
    assert broken(66, beside(POND, FOREST), context) is None
    assert broken(66, beside(FOREST, NURSERY), context)
    school = Option("兴学工程", fact="sl-school")
    assert broken(66, beside(school, FOREST), context) is None
    assert broken(66, beside(school, FOREST, NURSERY), context)


def test_74_explains(context: Context) -> None:
    said = replace(GOOD, explanation="引河工程灌溉东乡。", options=(KEY, replace(POND, note="蓄水工程灌溉西乡。"), WELL))
    assert broken(74, said, context) is None
    assert broken(74, replace(said, options=(KEY, replace(POND, note="蓄水工程灌溉西乡" * 8), WELL)), context)
    assert broken(74, replace(said, explanation="引河工程灌溉东乡，" * 24), context)
    assert broken(74, replace(said, explanation="引河工程灌溉东乡。蓄水工程灌溉西乡。"), context)
    asked = gap("sl-canal", "name", "引河工程", "县志中，灌溉东乡的是", Blank("引河工程"), "。")
    assert broken(74, replace(asked, explanation="引河工程灌溉东乡。" * 30), context) is None  # 63 is about cards


def test_75_says_what_was_swapped(context: Context) -> None:
    put_right = "错。“蓄水工程”应为“引河工程”；蓄水工程灌溉西乡。"
    false = judged("sl-canal", "name", "县志中，灌溉东乡的是蓄水工程。", False, put_right)
    assert broken(75, false, context) is None
    assert broken(75, replace(false, explanation="错。灌溉西乡的是蓄水工程。"), context)
    assert broken(75, replace(false, explanation=put_right.removeprefix("错。")), context)
    true = judged("sl-canal", "name", "县志中，灌溉东乡的是引河工程。", True, "县志如此说。")
    assert broken(75, true, context) is None


def test_76_hard_by_nearness(context: Context) -> None:
    far = beside(POND, FOREST)
    assert broken(76, replace(GOOD, difficulty=5), context) is None
    assert broken(76, replace(far, difficulty=4), context)
    assert broken(76, replace(far, difficulty=3), context) is None
    numbers = tuple(replace(option, text=text) for option, text in zip(far.options, ("12", "14", "17"), strict=True))
    assert broken(76, replace(far, difficulty=5, options=numbers), context) is None


def test_77_one_card_a_thing(context: Context) -> None:
    rule = RULES[77]
    assert isinstance(rule, SetRule)
    name = gap("sl-canal", "name", "引河工程", "县志中，灌溉东乡的是", Blank("引河工程"), "。")
    subject = gap("sl-canal", "applies_to", "东乡的灌溉", "引河工程为的是", Blank("东乡的灌溉"), "。")
    assert list(rule.check([name, subject], context)) == []
    again = replace(name, id="n:sl-canal:name", stem=("县志说，灌溉东乡的是", Blank("引河工程"), "。"))
    assert [found for found, _ in rule.check([name, again], context)] == [again.id]
    other = replace(name, id="m:sl-pond:name", facts=("sl-pond",), asks=frozenset({("sl-pond", "name")}), answer=("蓄水工程",))
    assert list(cards_twice([name, other])) == [(other.id, f"has the front of {name.id}")]
    assert list(rule.check([name, other], context)) == [], "the second is no card"
    on_paper = replace(again, kind="fill_blank")
    assert list(rule.check([name, on_paper], context)) == []
