"""Columns of growth, share and place are no amounts: what facts they make, and where they stay what their titles say."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.accepted import accepted
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, records, table

OF_PROVINCES = """2023年各省粮食生产情况
省份,产量（万吨）,比上年增长（%）,全国排名,占全国比重（%）
河南,6624.3,-2.4,2,9.5
湖南,3068,1.7,10,4.4
"""
OF_YEARS = """河南省情况
年份,生产总值（亿元）,同比（%）,第三产业增加值（亿元）,占生产总值比重,降幅（%）
2022,58220.13,3.1,28000,48.1%,2
2023,59132.39,-0.5,29000,49%,3
"""
GROWTH = "各省粮食产量增速（%）\n省份,2022年,2023年\n河南,3.1,-0.5\n湖南,1.0,2.0\n"
CHANGES = "城市,2023年人口（万人）,2023年比上年增加（万人）,2023年世界排名\n郑州,1300,18,第60位\n武汉,1377,-3.5,第五十位\n"
TIMELESS = "省份,面积（万平方公里）,人口（万人）,增速（%）,占地面积（亩）\n河南,16.7,9901,2.1,55\n湖南,21.2,6640,1.5,66\n"
OTHER = "指标,2022年,2023年\n人口自然增长率（‰）,1.0,-2.0\n年均增速（%）,5,6\n占地面积（平方米）,5,6\n"


def told(path: Path, text: str) -> list[str]:
    """What the facts of a table say."""
    return [fact.statement for fact in build_base(load_seeds([table(path, text)])).facts]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (OF_PROVINCES, "2023年，河南产量为6624.3万吨。 2023年，河南产量比上年下降2.4%。"),
        (OF_PROVINCES, "2023年，河南产量居全国第2位。 2023年，河南产量占全国的比重为9.5%。"),
        (OF_YEARS, "2022年，河南省生产总值比上年同期增长3.1%。 2023年，河南省生产总值比上年同期下降0.5%。"),
        (OF_YEARS, "2023年，河南省第三产业增加值占生产总值的比重为49%。 2022年，河南省第三产业增加值下降2%。"),
        (GROWTH, "2022年，河南粮食产量增长3.1%。 2023年，河南粮食产量下降0.5%。"),
        (CHANGES, "2023年，郑州人口增加18万人。 2023年，武汉人口减少3.5万人。 2023年，武汉人口居世界第50位。"),
        (TIMELESS, "河南的人口增速是2.1%。 河南占地面积是55亩。"),
        (OTHER, "2023年的人口自然增长率是-2.0‰。 2022年的年均增速是5%。 2022年占地面积是5平方米。"),
    ],
)
def test_what_a_column_measures(text: str, sentences: str, tmp_path: Path) -> None:
    assert set(sentences.split()) <= set(told(tmp_path / "表.csv", text))


RIVERS = (("河流", "长度"), ("长江", "6300千米"), ("黄河", "5464公里"), ("淮河", "1000千米"), ("珠江", "2214km"), ("嫩江", "1370～1490公里"))


def test_one_unit_in_several_spellings_is_one(tmp_path: Path) -> None:
    seeds = load_seeds([book(tmp_path / "河流.xlsx", Sheet1=list(RIVERS))])
    facts = build_base(seeds).facts
    assert [fact.statement for fact in facts] == [
        "长江的长度是6300千米。", "黄河的长度是5464千米。", "淮河的长度是1000千米。", "珠江的长度是2214千米。", "嫩江的长度为1370～1490千米。"
    ]  # fmt: skip
    assert "公里, km and 千米 are one unit" in "".join(seeds.remarks)
    assert "several units" not in "".join(seeds.remarks)
    assert {"6300公里", "6300km", "6300"} <= set(accepted(facts[0], facts[0].slots["value"], load_world()))
    assert "1370～1490公里" in accepted(facts[4], facts[4].slots["value"], load_world())


def test_growth_and_amount_have_ids_of_their_own(tmp_path: Path) -> None:
    found = records(table(tmp_path / "表.csv", OF_PROVINCES))
    assert [(record.id, record.aspect) for record in found[:4]] == [
        ("河南.产量.2023", "level"),
        ("河南.产量.2023.growth.上年", "growth"),
        ("河南.产量.2023.rank.全国", "rank"),
        ("河南.产量.2023.share.全国", "share"),
    ]
