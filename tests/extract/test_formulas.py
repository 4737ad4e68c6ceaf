"""The parts of a formula: each by itself, without what belongs to all of them. A kind is a table, a sentence a row."""

from __future__ import annotations

import pytest

from tests.extract.test_names import told

REPORT = "青原市政府工作报告\n{text}"


@pytest.mark.parametrize(("text", "parts"), [
    ("全市形成了钢铁、汽车、浆纸、粮油“四大支柱产业”。", "钢铁、汽车、浆纸和粮油"),
    ("坚决打好蓝天、碧水、净土“三大保卫战”。", "蓝天、碧水和净土"),
    ("打好“三大保卫战”，即坚决打好蓝天、碧水、净土保卫战。", "蓝天、碧水和净土"),
    ("打好“三大攻坚战”，即坚决打好污染防治、防范风险、精准脱贫攻坚战。", "污染防治、防范风险和精准脱贫"),
    ("建设“两大枢纽”，即航空枢纽和铁路枢纽。", "航空枢纽和铁路枢纽"),
    ("枫香坳立下“三不三要”的规矩：不等、不靠、不怨，要勤、要诚、要和。", "：不等；不靠；不怨；要勤；要诚；要和"),
    ("发展“三大拳头产业”——园区聚焦高端紧固件、精密轴承、智能机床。", "高端紧固件、精密轴承和智能机床"),
    ("打造办事不求人、办事不出区、办事不过夜的“三不”服务品牌。", "办事不求人、办事不出区和办事不过夜"),
])  # fmt: skip
def test_what_belongs_to_all_parts_is_of_none(text: str, parts: str) -> None:
    (sentence,) = told(REPORT.format(text=text))
    assert sentence.endswith(f"，即{parts}")


def test_what_a_speaker_is_going_to_say_and_whose_a_plan_of_towns_is_not_are_not_told() -> None:
    assert told("青原精神的由来\n我分三个部分讲：它是怎么来的、它讲的是什么、它给我们什么启示。") == []
    (sentence,) = told("青原大桥建设侧记\n青原大桥让两岸一体，加快构建“一江两岸三组团”城市格局。")
    assert sentence.endswith("一文提到，城市格局是“一江两岸三组团”")


def test_what_is_counted_of_a_name_in_marks_is_told_with_it() -> None:
    (sentence, *_other) = told("西部大开发政策讲授提纲\n“西电东送”三大通道：北部通道、中部通道、南部通道。")
    assert sentence.endswith("一文提到“西电东送三大通道”，即北部通道、中部通道和南部通道")
