"""A set of thirty items made by hand, of every kind, as the draw would give it; the tests of papers read it."""

# ruff: noqa: E501

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from zhongbu_quiz.items.item import (
    Blank,
    Choice,
    Gap,
    ItemSource,
    Matching,
    Open,
    Option,
    Ordering,
    Stem,
    TrueFalse,
)
from zhongbu_quiz.sets.form import DrawnSet, Form, Part

CHOICES = [
    ("2004年3月，全国两会上首次提出“促进中部地区崛起”的文件是|。", "*《政府工作报告》|《中央经济工作会议公报》|《“十一五”规划纲要》|《中共中央国务院关于促进中部地区崛起的若干意见》", "2004年3月，全国两会《政府工作报告》首次提出“促进中部地区崛起”。", "回望", "研究谋划阶段"),
    ("国家促进中部地区崛起办公室在国家发展和改革委正式挂牌的时间是|。", "2005年3月|2006年4月|*2007年4月|2008年1月", "2007年4月，国家促进中部地区崛起办公室在国家发展和改革委正式挂牌。", "回望", "研究谋划阶段"),
    ("据《盘点》一文，2023年中部六省粮食产量占全国的|。", "22.6%|25.9%|*29.2%|32.5%", "据《盘点》一文，2023年中部六省粮食产量占全国的29.2%。", "盘点", "粮食和现代农业"),
    ("据《盘点》一文，河南省连续4年粮食产量稳定在|以上。", "1100亿斤|1200亿斤|*1300亿斤|1400亿斤", "据《盘点》一文，河南省连续4年粮食产量稳定在1300亿斤以上。", "盘点", "粮食和现代农业"),
    ("2023年，山西煤炭产量在连续两年增产1亿多吨的基础上再增产5743万吨，达到|。", "9.57亿吨|11.48亿吨|*13.78亿吨|16.54亿吨", "2023年，山西煤炭产量达到13.78亿吨。", "盘点", "能源原材料"),
    ("下列省份中，重稀土矿约占全国2/3的是|。", "山西|安徽|*江西|湖南", "江西省矿产资源丰富，重稀土矿约占全国2/3。", "盘点", "能源原材料"),
    ("“三基地一枢纽”中，“一枢纽”指的是|。", "*综合交通枢纽|现代物流枢纽|国际航空枢纽|信息通信枢纽", "“三基地一枢纽”指全国重要的粮食生产基地、能源原材料基地、现代装备制造及高新技术产业基地和综合交通枢纽。", "回望", "研究谋划阶段"),
    ("《促进中部地区崛起“十三五”规划》提出的“一中心四区”中，“一中心”是|。", "全国重要科技创新中心|*全国重要先进制造业中心|全国重要现代服务业中心|全国重要商贸物流中心", "2016年12月，《促进中部地区崛起“十三五”规划》提出“一中心四区”，其中“一中心”是全国重要先进制造业中心。", "回望", "实施推进阶段"),
    ("国务院批复《长江中游城市群发展规划》的时间是|。", "2012年8月|2014年9月|*2015年4月|2016年12月", "2015年4月，国务院批复《长江中游城市群发展规划》。", "回望", "实施推进阶段"),
    ("2021年4月，中共中央、国务院下发的、文号为“中发〔2021〕12号”的文件是|。", "《关于建立更加有效的区域协调发展新机制的意见》|*《中共中央国务院关于新时代推动中部地区高质量发展的意见》|《国务院关于大力实施促进中部地区崛起战略的若干意见》|《关于支持河南省加快建设中原经济区的指导意见》", "2021年4月，《中共中央国务院关于新时代推动中部地区高质量发展的意见》（中发〔2021〕12号）下发。", "回望", "推动高质量发展阶段"),
    ("下列各项中，不属于“一中心四区”的是|。", "全国新型城镇化重点区|全国现代农业发展核心区|全国生态文明建设示范区|*全国能源原材料保障区", "“四区”是全国新型城镇化重点区、全国现代农业发展核心区、全国生态文明建设示范区和全方位开放重要支撑区。", "回望", "实施推进阶段"),
    ("2023年，安徽新能源汽车产量86.8万辆，比上年增长|。", "42.0%|50.4%|*60.5%|72.6%", "2023年，安徽新能源汽车产量86.8万辆、增长60.5%。", "盘点", "先进制造业和高技术产业"),
    ("2019年5月，习近平总书记主持召开推动中部地区崛起工作座谈会的城市是|。", "长沙|郑州|*南昌|武汉", "2019年5月，习近平总书记在南昌主持召开推动中部地区崛起工作座谈会。", "回望", "推动高质量发展阶段"),
    ("截至2022年，武汉“中国光谷”已聚集光电子信息企业|。", "1.0万家|1.2万家|*1.5万家|1.8万家", "截至2022年，武汉“中国光谷”已聚集1.5万家光电子信息企业。", "盘点", "先进制造业和高技术产业"),
    ("2011年9月，国务院发布的关于中原经济区建设的文件，其文号是|。", "*国发〔2011〕32号|国发〔2012〕43号|中发〔2006〕10号|中发〔2021〕12号", "2011年9月，国务院发布《关于支持河南省加快建设中原经济区的指导意见》（国发〔2011〕32号）。", "回望", "实施推进阶段"),
]

CLOZES = [
    ("2010年1月，国家发改委批复《|皖江城市带承接产业转移示范区规划|》，为中部承接东部产业转移提出要求。", "回望", "实施推进阶段"),
    ("2024年3月20日，习近平总书记在|湖南|省长沙市主持召开新时代推动中部地区崛起座谈会。", "回望", "推动高质量发展阶段"),
    ("2009年12月，国务院批复同意支持武汉|东湖|新技术产业开发区建设国家自主创新示范区。", "回望", "实施推进阶段"),
    ("据《盘点》一文，湖北省常年水稻种植面积约|3500|万亩，产量约380亿斤，分别占全国水稻面积、产量的7.6%和8.8%。", "盘点", "粮食和现代农业"),
    ("据《盘点》一文，河南人造金刚石产量占全国的|80%|，立方氮化硼产量占全国的|95%|。", "盘点", "能源原材料"),
    ("2007年1月，国务院办公厅下发通知，明确中部|26|个城市比照实施振兴东北地区等老工业基地有关政策。", "回望", "研究谋划阶段"),
]


def _source(document: str, section: str) -> ItemSource:
    return ItemSource(document, section)


def choice(index: int, kind: Literal["single_choice", "multiple_choice"] = "single_choice") -> Choice:
    """The single-choice item at `index` of the table."""
    stem, options, explanation, document, section = CHOICES[index]
    before, after = stem.split("|")
    texts = options.split("|")
    key = next(i for i, text in enumerate(texts) if text.startswith("*"))
    numeric = all(text.lstrip("*")[0].isdigit() for text in texts)
    return Choice(
        id=f"mc.{'value' if numeric else 'name'}.{index:02d}#asked",
        kind=kind,
        model="value-of-statistic" if numeric else "name-of-thing",
        stem=(before, Blank(), after),
        options=tuple(
            Option(text.lstrip("*"), "" if i == key else "同类项", "" if i == key or i % 2 else f"与“{text}”混淆，属另一条事实。")
            for i, text in enumerate(texts)
        ),
        answer=(key,),
        explanation=explanation,
        facts=(f"fact-{index}",),
        tags=(document,),
        difficulty=1 + index % 5,
        source=_source(document, section),
        ascending=numeric,
        notes=("原文此处缺单位，据上下文补为亿元。",) if index == 4 else (),
    )


def cloze(index: int, kind: Literal["cloze", "fill_blank"] = "cloze") -> Gap:
    """The cloze item at `index` of the table."""
    text, document, section = CLOZES[index]
    pieces = text.split("|")
    stem: Stem = tuple(Blank(p) if i % 2 else p for i, p in enumerate(pieces))
    return Gap(
        id=f"cz.{index:02d}#slot", kind=kind, model="cloze", stem=stem, answer=tuple(pieces[1::2]),
        explanation=text.replace("|", ""), facts=(f"cloze-fact-{index}",), tags=(document,), difficulty=None,
        source=_source(document, section),
    )


MULTIPLE = Choice(
    id="mr.parts.01#all", kind="multiple_choice", model="parts-of-slogan",
    stem=("“三基地一枢纽”的定位中，“三基地”包括", Blank(), "。"),
    options=(Option("全国重要的粮食生产基地"), Option("能源原材料基地"), Option("现代装备制造及高新技术产业基地"), Option("全国生态文明建设示范基地", "异组项", "生态文明建设示范区属于“一中心四区”。")),
    answer=(0, 1, 2), explanation="“三基地”指全国重要的粮食生产基地、能源原材料基地、现代装备制造及高新技术产业基地。",
    facts=("sl-three-bases",), tags=("回望",), difficulty=3, source=_source("回望", "研究谋划阶段"),
)


def true_false(index: int, text: str, truth: bool, explanation: str) -> TrueFalse:
    """A statement to judge."""
    return TrueFalse(
        id=f"tf.{index:02d}#claim", model="claim", stem=(text,), answer=truth,
        explanation=explanation, facts=(f"tf-{index}",), tags=("回望",), difficulty=2, source=_source("回望", "研究谋划阶段"),
    )


TRUE_FALSE = (
    true_false(1, "2008年1月，国务院批复了国家发展和改革委牵头的促进中部地区崛起工作部际联席会议制度。", True, "2008年1月，国务院批复国家发展和改革委牵头的促进中部地区崛起工作部际联席会议制度。"),
    true_false(2, "安徽省“十三五”时期粮食总量稳定站上800亿斤台阶，在全国的排名由第6位上升到第2位。", False, "安徽省“十三五”粮食总量稳定站上800亿斤台阶，排名由全国第6位上升到第4位。"),
)
MATCHING = Matching(
    id="mt.01#dates", model="event-dates", ascending=True, stem=("把下列文件与其发布（批复）的时间对应起来。",),
    options=tuple(map(Option, ("2006年4月", "2009年9月", "2010年1月", "2012年8月", "2015年4月", "2016年12月"))),
    answer=(("《中共中央国务院关于促进中部地区崛起的若干意见》", "2006年4月"), ("《皖江城市带承接产业转移示范区规划》", "2010年1月"), ("《关于大力实施促进中部地区崛起战略的若干意见》", "2012年8月"), ("《长江中游城市群发展规划》", "2015年4月"), ("《促进中部地区崛起“十三五”规划》", "2016年12月")),
    explanation="各文件的时间见《回望》一文三个阶段的记述。", facts=("ev-1", "ev-2"), tags=("回望",), difficulty=4, source=_source("回望", "三个阶段"),
)
ORDERING = Ordering(
    id="or.01#order", model="event-order", stem=("将下列事件按发生的先后顺序排列。",),
    options=tuple(map(Option, ("国家促进中部地区崛起办公室正式挂牌", "《政府工作报告》首次提出“促进中部地区崛起”", "国务院批复《长江中游城市群发展规划》", "国家《促进中部地区崛起规划（2009—2015年）》出台"))),
    answer=("《政府工作报告》首次提出“促进中部地区崛起”", "国家促进中部地区崛起办公室正式挂牌", "国家《促进中部地区崛起规划（2009—2015年）》出台", "国务院批复《长江中游城市群发展规划》"),
    explanation="四件事依次发生于2004年3月、2007年4月、2009年9月、2015年4月。", facts=("ev-3",), tags=("回望",), difficulty=4, source=_source("回望", "三个阶段"),
)
SHORT = Open(
    id="sa.01#parts", model="parts-in-full", stem=("简述“一中心四区”的内容及其提出的时间和文件。",),
    answer="2016年12月，《促进中部地区崛起“十三五”规划》提出“一中心四区”：全国重要先进制造业中心，全国新型城镇化重点区、全国现代农业发展核心区、全国生态文明建设示范区和全方位开放重要支撑区。",
    explanation="“一中心”1项、“四区”4项，时间和文件各占一点。", facts=("sl-one-centre",), tags=("回望",), difficulty=5, source=_source("回望", "实施推进阶段"),
)


def form(name: str = "A", choices: int = 15) -> Form:
    """A form with a part of every kind."""
    return Form(name, (
        Part("single_choice", tuple(choice(i) for i in range(choices)), Decimal(2)),
        Part("multiple_choice", (MULTIPLE,), Decimal(4)),
        Part("true_false", TRUE_FALSE, Decimal("1.5")),
        Part("fill_blank", tuple(cloze(i, "fill_blank") for i in range(3)), Decimal(3)),
        Part("cloze", tuple(cloze(i) for i in range(3, 6)), Decimal(3)),
        Part("matching", (MATCHING,), Decimal(10)),
        Part("ordering", (ORDERING,), Decimal(4)),
        Part("short_answer", (SHORT,), Decimal(10)),
    ))


def drawn(**changes: object) -> DrawnSet:
    """The drawn set of all tests."""
    given: dict[str, object] = {
        "name": "zonghe", "title": "中部地区崛起专题测试", "subtitle": "", "seed": 7, "minutes": 60, "forms": (form(),),
    }
    return DrawnSet(**{**given, **changes})  # type: ignore[arg-type]
