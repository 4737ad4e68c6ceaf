"""Tables of events with a column for each state, values that ask, and spans that may end before our era or in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

STATES = [("时间", "英国", "法国", "美国"), ("1640年", "资产阶级革命开始", "", ""), ("1789年", "", "法国大革命爆发", "华盛顿就任总统"),
          ("1689年", "颁布《权利法案》", "", "")]  # fmt: skip


def told(folder: Path, rows: list[tuple[Any, ...]]) -> tuple[list[str], str]:
    """What the facts of a table say, and the remarks on it."""
    seeds = load_seeds([book(folder / "表.xlsx", Sheet1=rows)])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


def test_columns_named_by_states_tell_what_happened_in_each(tmp_path: Path) -> None:
    assert told(tmp_path, STATES)[0] == [
        "1640年，英国资产阶级革命开始。", "1689年，英国颁布《权利法案》。", "1789年，法国大革命爆发。", "1789年，美国华盛顿就任总统。",
    ]  # fmt: skip


def test_figures_below_states_are_none(tmp_path: Path) -> None:
    """They stay what is compared, which lies across."""
    rows = [("年份", "英国", "法国"), ("1850年", "28.5", "7.2"), ("1870年", "31.8", "10.3"), ("1900年", "18.5", "6.8")]
    assert problems(book(tmp_path / "表.xlsx", Sheet1=rows))


@pytest.mark.parametrize("asking", ["核心问题是什么？", "由谁领导?", "为何失败？", "意义何在，有哪些影响？"])
@pytest.mark.parametrize("titles", [("时间", "事件", "意义"), ("序号", "事件", "意义")])
def test_a_value_that_asks_is_no_answer(asking: str, titles: tuple[str, ...], tmp_path: Path) -> None:
    first = ("1924年", "1927年") if titles[0] == "时间" else ("1", "2")
    said, remarks = told(tmp_path, [titles, (first[0], "国共合作", asking), (first[1], "南昌起义", "打响第一枪")])
    assert "hold questions" in remarks and "C2" in remarks
    assert not any("？" in line for line in said) and any("打响第一枪" in line for line in said)


def test_a_meaning_of_a_term_that_asks_is_none(tmp_path: Path) -> None:
    said, remarks = told(tmp_path, [("概念", "定义"), ("酶", "是什么？"), ("种群", "同一区域内同种生物的全部个体")])
    assert said == ["种群是指同一区域内同种生物的全部个体。"] and "B2" in remarks


@pytest.mark.parametrize("span", ["前202—8年", "前202年—8年", "前202—8", "公元前202年至8年"])
@pytest.mark.parametrize("title", ["时间", "起止时间"])
def test_a_dynasty_from_before_our_era_on_is_asked_where_it_ends(span: str, title: str, tmp_path: Path) -> None:
    rows = [("朝代", title, "都城"), ("西汉", span, "长安"), ("东汉", "25—220年", "洛阳")]
    (found,) = problems(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert "does not say whether its second year lies before our era" in found
