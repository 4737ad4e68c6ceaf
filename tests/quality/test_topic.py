"""What a reader earns who sees the topic or the form of the stem and knows nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.items.item import Choice, ItemSource, Option
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules.guessing import cannot_be_guessed
from zhongbu_quiz.quality.testwise.cues import common_word, same_form
from zhongbu_quiz.quality.testwise.question import Question
from zhongbu_quiz.quality.testwise.topic import belonging, on_topic
from zhongbu_quiz.workbook.seeds import load_seeds

FACTS = """\
facts:
  - {id: sl-a, kind: slogan, name: 三清行动, named: true, complete: true, issued_in: 手册,
     parts: [{n: 1, text: 清河道}, {n: 2, text: 清垃圾}], confused_with: ["清库存：那是商店的事", sl-c],
     source: {document: 手册, section: 环境, evidence: [清河道, 清垃圾]}}
  - {id: sl-b, kind: slogan, name: 四修工程, complete: true, issued_in: 手册, parts: [{n: 1, text: 修路}, {n: 2, text: 修桥}],
     source: {document: 手册, section: 环境, evidence: [修路, 修桥]}}
  - {id: sl-c, kind: slogan, name: 五进校园, complete: true, issued_in: 手册, parts: [{n: 1, text: 书画}, {n: 2, text: 棋艺}],
     source: {document: 手册, section: 教育, evidence: [书画, 棋艺]}}
  - {id: sl-d, kind: slogan, name: 六稳就业, complete: true, issued_in: 手册, parts: [{n: 1, text: 招工}, {n: 2, text: 培训}],
     source: {document: 手册, section: 民生, evidence: [招工, 培训]}}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    path = tmp_path_factory.mktemp("topic") / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return build_base(load_seeds([path]))


def item(*options: tuple[str, str]) -> Choice:
    """A choice about the first fact; the key stands first."""
    return Choice(
        id="m:sl-a:part.1", kind="single_choice", model="m", stem=("三清行动包括",), explanation="", facts=("sl-a",), tags=(),
        difficulty=None, source=ItemSource("手册", "环境"), slot="part.1", answer=(0,),
        options=tuple(Option(text, fact=fact) for text, fact in options),
    )  # fmt: skip


def test_what_belongs_to_the_topic(base: FactBase) -> None:
    """The section's own, what learners mix up with it (terms, and what other facts hold), and computed values."""
    asked = item(("清河道", "sl-a"), ("修路", "sl-b"), ("书画", "sl-c"), ("招工", "sl-d"), ("清库存", ""), ("12", ""))
    assert belonging(asked, base) == [True, True, True, False, True, True]


def test_the_measure_counts_ties_as_shares(base: FactBase) -> None:
    near = item(("清河道", "sl-a"), ("修路", "sl-b"), ("修桥", "sl-b"), ("书画", "sl-c"))
    far = item(("清河道", "sl-a"), ("招工", "sl-d"), ("培训", "sl-d"), ("招工启事", "sl-d"))
    assert (on_topic([near], base).accuracy, on_topic([near], base).chance) == (0.25, 0.25)
    assert on_topic([near, far], base).accuracy == pytest.approx((0.25 + 1) / 2)


def test_a_bank_of_strangers_can_be_guessed_by_topic(base: FactBase) -> None:
    far = item(("清河道", "sl-a"), ("招工", "sl-d"), ("培训", "sl-d"), ("招工启事", "sl-d"))
    many = [replace(far, id=f"m:sl-a:part.{number}") for number in range(120)]
    assert ("on_topic", "100% of 120 by the topic alone, chance 25%") in list(cannot_be_guessed(many, Context(base, many)))


def asked(stem: str, *options: str) -> Question:
    return Question("q", "m", stem, options, 0)


def test_the_form_of_the_neighbours() -> None:
    scores = same_form(asked("坚持市场化、\n、国际化的方向。", "法治化", "公共安全", "新机制"))
    assert list(scores) == [2.0, 0.0, 0.0]
    assert not any(same_form(asked("这一行动是\n。", "清河道", "修路")))
    assert not same_form(asked("没有空格", "清河道", "修路"))


def test_the_most_frequent_words() -> None:
    scores = common_word(asked("x\ny", "发展", "疏浚", "韬晦"))
    assert scores[0] == max(scores) > min(scores)
    assert common_word(Question("q", "m", "x\ny", ("1", "2"), 0, (1.0, 2.0))) == ()
