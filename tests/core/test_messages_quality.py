"""Rules, gate and solver in Chinese: what they say of an item that breaks a rule is Chinese, with every name filled in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from tests.core.chinese import HAN, foreign
from tests.quality.broken import BREAKS, Shelf
from tests.quality.handmade import broken, choice, facts_of, gap, judged
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Option
from zhongbu_quiz.messages import joined
from zhongbu_quiz.quality.check import check
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import told
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.quality.rules.rivals import cards_twice
from zhongbu_quiz.quality.testwise.cues import CUES
from zhongbu_quiz.quality.testwise.marking import Result
from zhongbu_quiz.quality.testwise.papers import PAPER_CUES
from zhongbu_quiz.quality.testwise.solver import Verdict
from zhongbu_quiz.studio.project import load_content, project_at
from zhongbu_quiz.studio.reports import check_object

pytestmark = pytest.mark.usefixtures("chinese")

OF_ITEMS = sorted(set(BREAKS) - {24, 38, 58})
"""The rules that the shipped facts suffice to break."""
IDS = re.compile(r"\b(?:st|ev|sl|at|te)-[a-z0-9-]+|\b[a-z-]+:[a-z0-9:.-]+|\bpart\.\d")
KEYS = {"aspect", "level", "share", "growth", "change", "rank", "ratio", "qualifier", "evidence", "note", "doubt", "true", "recall",
        "false", "not_asked", "date", "object", "name", "region"}  # fmt: skip
"""What stands in seeds and may stand in a message as it is written there."""


def is_chinese(words: str | None) -> bool:
    """Whether something is said, in Chinese alone, and closed by no mark of ours."""
    told = words or ""
    return bool(HAN.search(told)) and not foreign(IDS.sub("", told), KEYS) and told[-1] not in "。,;"


def test_titles() -> None:
    assert {number: rule.title for number, rule in RULES.items() if not is_chinese(rule.title)} == {}
    assert RULES[22].title == "只有一个选项对，其余都能证明是错的" and RULES[22].message == "one option true, the others provably false"


@pytest.mark.parametrize("number", OF_ITEMS)
def test_what_a_rule_says_of_an_item(number: int, bank: Bank) -> None:
    rule = RULES[number]
    assert isinstance(rule, ItemRule)
    assert is_chinese(words := rule.check(BREAKS[number](Shelf(bank))[1], Context(bank.base, bank.items))), words


WORKS = ("修渠系", "修塘坝", "修泵站", "修道路")


def test_whole_sentences() -> None:
    """What is named stands where Chinese has it, and what to do follows."""
    context = Context(facts_of("worth.yaml"))
    doubtful = gap("st-doubt", "figure", "3", "2004年，甲乡水浇地面积为", Blank("3"), "万亩。")
    assert broken(69, doubtful, context) == "st-doubt 存疑（doubt: true），却没有说明原因；写在 note 里"
    yearly = gap("ev-2004-conference", "object", "水利四项部署", "全县农业会议提出", Blank("水利四项部署"), "。")
    assert broken(70, yearly, context) == "“水利四项部署”不止一次，题干没有说明是哪一次；写明年份"
    works = choice("sl-four-works", "part.1", ("四修工程，指的是", Blank(), "。"), *WORKS)
    assert broken(67, works, context) == "“指的是”应当问含义，这里问的是别的"
    assert broken(10, replace(works, options=works.options[:2]), context) == "有2个选项；应为三个或四个"
    assert broken(2, replace(works, stem=("目前，四修工程包括", Blank(), "。")), context) == "“目前”印出来就不知道是哪一年；写明日期"
    noted = replace(works, options=tuple(Option(text, note="修" * 61) for text in WORKS))
    assert broken(74, noted, context) == f"一个选项的解析有61个字，太长：“{'修' * 20}……”"


def test_a_statement_and_the_cards(bank: Bank) -> None:
    context = Context(facts_of("worth.yaml"))
    wrong = judged("st-plain", "figure", "2004年，乙乡塘坝数量为140座。", False, "错。")
    assert broken(75, wrong, context) == "解析没有说应为“120”"
    card = next(item for item in bank.items if item.kind == "cloze")
    said = [words for _, words in cards_twice([card, replace(card, id="again")])]
    assert said[0] == f"正面和 {card.id} 相同" and all(map(is_chinese, said)), said


def test_what_the_gate_kept_out(bank: Bank) -> None:
    kept = replace(bank, dropped={"event-date": Counter({22: 3}), "cloze-share": Counter({22: 1, 62: 1})})
    assert told(kept) == (
        "有5道题没有出，出了就会违反必守规则（规则62：看看事实里的标点，有没有重复的、不成对的）："
        "规则22（只有一个选项对，其余都能证明是错的）4道、规则62（标点规范）1道"
    )
    assert told(replace(bank, dropped={})) == "" and joined(["甲", "乙"]) == "甲、乙"


def test_what_the_solver_earned() -> None:
    cues = [Result(name, 200, 190.0, 0.25) for name in (*CUES, *PAPER_CUES)]
    assert [result.cue for result in cues if not (is_chinese(result.title) or result.title in "ABCD")] == []
    pool = Verdict("all", 200, 0.25, (cues[0], Result("LEARNED", 200, 50.0, 0.25)))
    assert pool.words == "选“最长的选项”，200道题猜对95%，超过纯猜的25%；学着猜25%，至多31%"
    assert Verdict("all", 200, 0.25, ()).words == "没有线索超过纯猜的25%"


def test_findings_and_steps_of_a_check(bank: Bank) -> None:
    """Data for programs keeps its keys; its titles and words are those of the tables."""
    seeds, _own, _decks = load_content(project_at(None))
    steps: list[str] = []
    first = next(item for item in bank.items if item.kind == "cloze")
    report = check(seeds, replace(bank, items=(replace(first, stem=("这是，，", *first.stem)),)), progress=steps.append)
    assert steps == ["规则"]
    judgements = {rule["rule"]: rule for rule in check_object(report)["broken"]}
    assert judgements[62]["title"] == "标点规范" and judgements[62]["scope"] == "item"
    said = [finding["words"] for rule in judgements.values() for finding in rule["findings"]]
    assert [words for words in said if not is_chinese(words)] == []
