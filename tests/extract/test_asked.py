"""What a ready event says who did, and which of its words no question hides."""

from __future__ import annotations

import pytest

from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.proof import _base
from zhongbu_quiz.extract.review import review
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.item import stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir, model_files


@pytest.mark.parametrize(("line", "actor", "rest", "hidden"), [
    ("2008年3月，东陵县人民博物馆免费开放。", "东陵县人民博物馆", "免费开放", []),
    ("1927年9月，方志坚领导三都乡农民举行秋收暴动。", "方志坚领导三都乡农民", "举行秋收暴动", ["actor"]),
    ("1934年10月15日，红军独立第七团由松河县出发。", "红军独立第七团", "由松河县出发", []),
    ("1990年9月，清泉县自来水二厂建成供水。", "清泉县自来水二厂", "建成供水", ["object"]),
    ("1957年3月，江陵县文物保管所在城东发现汉墓群。", "江陵县文物保管所", "在城东发现汉墓群", []),
    ("2022年5月，临江医院与北京天坛医院签订合作协议。", "临江医院与北京天坛医院", "签订合作协议", ["object"]),
    ("2024年5月27日，清泉县抽水蓄能电站下水库开始蓄水。", "清泉县抽水蓄能电站下水库", "开始蓄水", []),
    ("2023年11月16日，贯通南北的临平高铁全线开通。", "贯通南北的临平高铁", "全线开通", ["actor"]),
    ("1969年8月11日，民工队长覃大发等在抢险中牺牲。", "民工队长覃大发等", "在抢险中牺牲", ["actor"]),
    ("1994年11月，临江县人民政府颁布《河道管理办法》。", "临江县人民政府", "颁布《河道管理办法》", ["actor"]),
    ("1956年3月，临江县人民政府成立。", "临江县人民政府", "成立", []),
    ("1931年7月，特大洪水冲毁临江大桥。", "特大洪水", "冲毁临江大桥", ["actor"]),
    ("1906年，知县杨履泰改崇文书院为高等小学堂。", "知县杨履泰", "改崇文书院为高等小学堂", ["object"]),
    ("2017年12月28日，教育部同意临江师范学院更名为临江师范大学。", "教育部同意临江师范学院", "更名为临江师范大学", ["actor"]),
    ("1962年5月，临江县压缩基建。", "临江县", "压缩基建", ["actor", "object"]),
    ("1993年11月，临江博物馆赴日本东京展出两个月。", "临江博物馆", "赴日本东京展出两个月", ["object"]),
    ("2012年8月，临江医院与江州医学院签约共建附属医院。", "临江医院与江州医学院", "签约共建附属医院", ["object"]),
    ("2018年5月，区长吴长根牵头成立临江旅游合作社。", "区长吴长根", "牵头成立临江旅游合作社", []),
    ("1941年，沈怀瑾考入华西大学医学院，1946年毕业后赴美国明尼苏达大学留学。", "沈怀瑾", "毕业后赴美国明尼苏达大学留学", ["object"]),
])  # fmt: skip
def test_what_a_question_may_hide_of_a_deed(line: str, actor: str, rest: str, hidden: list[str]) -> None:
    *_, entry = [entry for entry in review(extract_text(f"临江大事记\n{line}"), "大事记").ready if entry.draft.kind == "event"]
    fields = entry.fields
    assert (fields["actor"], fields["action"] + fields.get("object", ""), fields.get("not_asked", [])) == (actor, rest, hidden)


@pytest.mark.parametrize(("line", "hidden"), [
    ("2023年，全县粮食产量32万吨。", False),
    ("2023年，全县产品销往国家和地区46个。", True),
    ("2023年，全县分得土地的农民3.2万户。", True),
])  # fmt: skip
def test_no_question_asks_a_figure_in_words_that_no_teacher_prints(line: str, hidden: bool) -> None:
    (entry,) = [entry for entry in review(extract_text(f"临江县大事记\n{line}"), "大事记").ready if entry.draft.kind == "statistic"]
    assert ("figure" in entry.fields.get("not_asked", [])) is hidden


def test_weather_and_a_formula_of_nobody_are_not_to_be_recalled() -> None:
    text = "临江大桥建设侧记\n2023年6月11日，临江大桥遭遇特大洪水。\n大桥让两岸一体，加快构建“一江两岸三组团”城市格局。"
    ready = review(extract_text(text), "侧记").ready
    assert [entry.fields.get("recall") for entry in ready if "大桥遭遇" in entry.draft.value or entry.draft.kind == "slogan"] == ["false", "false"]


def test_marks_that_are_cut_in_two_keep_a_deed_waiting() -> None:
    found = review(extract_text("近代史提纲\n1895年5月，康有为联合举人上书光绪帝，史称“公车上书”。"), "提纲")
    assert not any(entry.draft.value.count("“") != entry.draft.value.count("”") for entry in found.ready)


def test_a_card_does_not_tell_the_title_of_its_text_twice() -> None:
    text = "临江县政府工作报告\n2024年，临江县实施“强链、兴文、靓城、富民”八字方针。\n2023年5月18日，临江大桥建成通车。"
    base = _base([entry.fields for entry in review(extract_text(text), "临江县政府工作报告").ready])
    bank = make_bank(base, load_models(model_files(data_dir("templates"))))
    fronts = [stem_text(item.stem, "____") for item in bank.items if item.kind == "cloze"]
    assert fronts and all(front.count("临江县政府工作报告") == 1 for front in fronts)


def test_the_year_of_the_title_is_no_question_about_what_is_told_of_it() -> None:
    text = "临江县文旅局2024年工作总结\n2024年，县文化馆举办青年戏曲节。2024年6月，临江大桥通车。"
    told = {entry.fields["date"]: entry.fields.get("not_asked", []) for entry in review(extract_text(text), "总结").ready}
    assert "date" in told["2024"] and "date" not in told["2024-06"]


def test_how_far_a_level_stands_from_a_mean_is_no_change() -> None:
    text = "临江县2024年统计公报\n2024年，人均粮食产量比全省平均水平高23.5公斤。"
    base = _base([entry.fields for entry in review(extract_text(text), "公报").ready])
    assert [fact.statement for fact in base.facts] == ["2024年，临江县人均粮食产量比全省平均水平高23.5公斤。"]


def test_no_question_asks_the_year_of_a_figure() -> None:
    entry, *_rest = review(extract_text("青原县图书馆2023年度报告\n2022年，青原县图书馆财政拨款2715万元。\n"), "文").ready
    assert entry.fields["not_asked"] == ["period"]
