"""A meaning that begins with the name of its event is told without it; numbers of any form before a cell are none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.workbook.seeds import load_seeds
from zhongbu_quiz.workbook.tables.bared import without_number
from zhongbu_quiz.workbook.tables.said_of import without_event

from .sheets import book


@pytest.mark.parametrize(
    ("event", "said", "left"),
    [
        ("《辛丑条约》签订", "《辛丑条约》的签订，使中国完全沦为半殖民地", "使中国完全沦为半殖民地"),
        ("中英签订《南京条约》", "《南京条约》的签订使中国开始沦为半殖民地", "使中国开始沦为半殖民地"),
        ("金田起义爆发", "金田起义，标志着太平天国运动的开始", "标志着太平天国运动的开始"),
        ("洪秀全领导金田起义", "金田起义是太平天国运动的开始", "是太平天国运动的开始"),
        ("南昌起义爆发", "南昌起义打响了武装反抗的第一枪", "打响了武装反抗的第一枪"),
        ("武昌起义爆发", "武昌起义的胜利揭开了辛亥革命的序幕", "揭开了辛亥革命的序幕"),
        ("西安事变和平解决", "西安事变的和平解决，成为扭转时局的枢纽", "成为扭转时局的枢纽"),
        ("五四运动爆发", "五四运动后，马克思主义广泛传播", "马克思主义广泛传播"),
        ("辛亥革命爆发", "辛亥革命的成果被袁世凯窃取", "辛亥革命的成果被袁世凯窃取"),  # more than its name
        ("金田起义爆发", "金田起义军攻克永安", "金田起义军攻克永安"),
        ("中共一大召开", "中国共产党的成立是开天辟地的大事变", "中国共产党的成立是开天辟地的大事变"),
    ],
)
def test_what_is_said_of_an_event_stands_without_its_name(event: str, said: str, left: str) -> None:
    assert without_event(said, event) == left


def test_a_meaning_is_asked_without_the_name_of_its_event(tmp_path: Path) -> None:
    treaty = ("1901年", "《辛丑条约》签订", "《辛丑条约》的签订，使中国完全沦为半殖民地")
    rows = [("时间", "事件", "意义"), treaty, ("1919年", "五四运动爆发", "五四运动是开端")]
    facts = load_seeds([book(tmp_path / "表.xlsx", Sheet1=rows)]).facts
    assert [placed.record.value for placed in facts if placed.record.kind == "attribute"] == ["使中国完全沦为半殖民地", "开端"]


@pytest.mark.parametrize("number", ["①", "㉑", "⑴", "⒈", "❶", "1)", "1）", "1、"])
def test_a_number_of_any_form_goes(number: str) -> None:
    assert "".join(without_number(f"{number}五四运动爆发")) == "五四运动爆发"


def test_one_of_several_numbers_does_not_go_alone() -> None:
    assert without_number("⑴五四运动爆发⑵中共一大召开") == []
