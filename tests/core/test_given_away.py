"""A name that its own parts count tells nothing that is not there (rule 73)."""

from __future__ import annotations

import pytest

from zhongbu_quiz.items.constructions.phrase import counts


@pytest.mark.parametrize(("name", "parts", "told"), [
    ("三基地一枢纽", "粮食基地 能源基地 制造基地 交通枢纽", True),
    ("三治一改", "治坡 治水 治路 改土", True),
    ("五项行动", "强链行动 科创行动 县域行动 更新行动 振兴行动", True),
    ("四个始终", "始终坚持领导 始终坚持发展 始终为民 始终守底线", True),
    ("四大新兴产业", "新型显示 新能源电池 轨道交通装备 生物制造", False),
    ("四个一", "一窗受理 一码通行 一站结算 一网随访", False),
])  # fmt: skip
def test_a_name_that_its_parts_count(name: str, parts: str, told: bool) -> None:
    assert counts(name, parts.split()) is told
