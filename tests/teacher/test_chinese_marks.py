"""Half-width marks among Chinese words, which a keyboard left in English types, and marks that lack the other one of their pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.quality.gate import gate, told
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.workbook.chinese_marks import unpaired, with_chinese_marks
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book

ROWS = [
    ("时间", "事件", "人物", "意义"),
    ("1937年7月7日", "七七事变(卢沟桥事变)爆发", None, "打击了侵略者,显示了中华民族的意志"),
    ("1912年2月12日", "清帝退位,清朝灭亡", None, "结束帝制"),
    ("1851年1月", "洪秀全发动金田起义", "洪秀全(天王)", "\"太平天国\"运动兴起"),
]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("七七事变(卢沟桥事变)爆发", "七七事变（卢沟桥事变）爆发"),
        ("清帝退位,清朝灭亡", "清帝退位，清朝灭亡"),
        ('"甲午"战争爆发', "“甲午”战争爆发"),
        ("李白(701-762)", "李白（701-762）"),
        ("面积(万km²)", "面积（万km²）"),
        ("他说:好!", "他说：好！"),
        ("GDP(2020)", "GDP(2020)"),
        ("1,234.5万人", "1,234.5万人"),
        ("比分3:0", "比分3:0"),
        ("(A)", "(A)"),
        ('24"', '24"'),
        ('屏幕24"宽', '屏幕24"宽'),
    ],
)
def test_marks_beside_chinese_words_are_chinese(typed: str, printed: str) -> None:
    assert with_chinese_marks(typed) == printed
    assert with_chinese_marks(printed) == printed


@pytest.mark.parametrize(("text", "mark"), [("中英《南京条约签订", "《"), ("南京条约》签订", "》"), ("《南京条约》签订", ""), ("（天王", "（")])
def test_a_mark_without_the_other_one_of_its_pair_is_found(text: str, mark: str) -> None:
    assert unpaired(text) == mark


def test_events_that_were_typed_with_half_width_marks_are_asked(tmp_path: Path) -> None:
    seeds = load_seeds([book(tmp_path / "年表.xlsx", Sheet1=ROWS)])
    base = build_base(seeds)
    bank = make_bank(base, load_models(project_at(None).model_paths()), gate=gate(base))
    assert {fact.id for fact in base.facts if fact.kind == "event"} <= {item.main_fact for item in bank.items}
    assert not any(62 in rules for rules in bank.dropped.values())
    (line,) = [line for line in seeds.remarks if "half-width" in line]
    assert all(cell in line for cell in ("B2", "D2", "B3", "C4", "D4"))


def test_a_mark_that_lacks_its_other_one_is_told_by_cell(tmp_path: Path) -> None:
    rows = [ROWS[0], ("1842年8月29日", "中英《南京条约签订", None, "开端"), *ROWS[2:]]
    (line,) = [line for line in load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)]).remarks if "lack one mark" in line]
    assert "B2" in line and "B3" not in line


def test_what_rule_62_keeps_out_is_for_her_to_mend(tmp_path: Path) -> None:
    rows = [ROWS[0], ("1842年8月29日", "中英《南京条约签订", None, "开端"), *ROWS[2:]]
    base = build_base(load_seeds([book(tmp_path / "年表.xlsx", Sheet1=rows)]))
    said = told(make_bank(base, load_models(project_at(None).model_paths()), gate=gate(base)))
    assert "rule 62" in said and "nothing needs to be done" not in said
