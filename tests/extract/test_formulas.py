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
    ("做优茶叶、核桃、天麻“三张名片”。", "茶叶、核桃和天麻"),
    ("我们推进海港、空港、陆港、信息港“四港联动”。", "海港、空港、陆港和信息港"),
    ("构建“两主三新”产业体系（两主即轨道装备、现代物流，三新即生物医药、氢能、工业软件）。", "轨道装备、现代物流、生物医药、氢能和工业软件"),
    ("人人会背“三打三不打”：打孤立不打坚固，打首恶不打胁从，打夜里不打白天。", "打孤立不打坚固、打首恶不打胁从和打夜里不打白天"),
    ("竹木加工、精细陶瓷、绿色食品三条主导产业链不断壮大。", "竹木加工、精细陶瓷和绿色食品"),
    ("打造办事不求人、办事不出区、办事不过夜的“三不”服务品牌。", "办事不求人、办事不出区和办事不过夜"),
])  # fmt: skip
def test_what_belongs_to_all_parts_is_of_none(text: str, parts: str) -> None:
    (sentence,) = told(REPORT.format(text=text))
    assert sentence.endswith(f"，即{parts}")


def test_what_a_speaker_is_going_to_say_and_whose_a_plan_of_towns_is_not_are_not_told() -> None:
    assert told("青原精神的由来\n我分三个部分讲：它是怎么来的、它讲的是什么、它给我们什么启示。") == []
    (sentence,) = told("青原大桥建设侧记\n青原大桥让两岸一体，加快构建“一江两岸三组团”城市格局。")
    assert sentence.endswith("一文提到，城市格局是“一江两岸三组团”")


@pytest.mark.parametrize(("text", "wanted"), [
    ("石埠村史话\n退伍军人编的顺口溜“村要富，先修路；人要和，先修德”写在墙上。", "石埠村的顺口溜是“村要富，先修路；人要和，先修德”"),
    ("青原省第十六届运动会战报\n本届运动会秉持“简约、安全、精彩”的办赛理念。", "战报》一文提到，办赛理念是“简约、安全、精彩”"),
    ("水利\n2022年，青岭县水利局开展清淤、清障、清漂、护岸“三清一护”专项行动。", "一文提到“三清一护”，即清淤、清障、清漂和护岸"),
])  # fmt: skip
def test_a_formula_is_of_whom_it_may_be(text: str, wanted: str) -> None:
    assert any(sentence.endswith(wanted) for sentence in told(text)), told(text)


def test_one_of_several_is_not_what_they_are_counted_as() -> None:
    assert told(REPORT.format(text="推广“公路+产业”“公路+旅游”“公路+物流”三种模式。"))[0].endswith("即公路+产业、公路+旅游和公路+物流")
    assert not any("三种模式是" in sentence for sentence in told(REPORT.format(text="推广“公路+产业”“公路+旅游”“公路+物流”三种模式。")))


def test_what_is_counted_of_a_name_in_marks_is_told_with_it() -> None:
    (sentence, *_other) = told("西部大开发政策讲授提纲\n“西电东送”三大通道：北部通道、中部通道、南部通道。")
    assert sentence.endswith("一文提到“西电东送三大通道”，即北部通道、中部通道和南部通道")
