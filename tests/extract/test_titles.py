"""The title of a document and the names of its sections, as web pages, Word and messages give them."""

from __future__ import annotations

import pytest

from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.run import name_of
from zhongbu_quiz.facts.slots import titled

_BELOW = "\n2023年5月6日，青原县图书馆新馆开馆。\n2023年，青原县粮食产量31.2万吨。\n"


@pytest.mark.parametrize(("head", "name"), [
    ("云岭山  [编辑]  [收藏]", "云岭山"),
    ("云岭山［编辑］", "云岭山"),
    ("云岭铁路\n[编辑] [讨论] [上传视频]", "云岭铁路"),
    ("云岭山[1]", "云岭山"),
    ("云岭县概况　分享　打印", "云岭县概况"),
    ("云岭县概况 【打印】【收藏】", "云岭县概况"),
    ("首页 > 走进云岭 > 县情\n\n云岭县概况", "云岭县概况"),
    ("《云岭晚报》A08版·手艺\n一把锡壶，敲了四十六年\n本报记者　邵闻笛", "一把锡壶，敲了四十六年"),
    ("云岭日报　第3版\n渡口边的小学", "渡口边的小学"),
    ("《云岭日报》2024年4月16日\n渡口边的小学", "渡口边的小学"),
    ("云岭市图书馆\n2023 年度报告", "云岭市图书馆2023年度报告"),
    ("云岭市图书馆\n2023年度报告（摘要）", "云岭市图书馆2023年度报告"),
    ("云岭文化旅游集团股份有限公司\n2023年年度报告(节选)", "云岭文化旅游集团股份有限公司2023年年度报告"),
    ("云岭乳业股份有限公司\n2023年度环境、社会及治理（ESG）暨社会责任报告", "2023年度环境、社会及治理（ESG）暨社会责任报告"),
    ("云岭市第二医院\n年 度 简 报", "云岭市第二医院年度简报"),
    ("《云岭县志（1986—2005）》\n大 事 记", "〈云岭县志（1986—2005）〉大事记"),
    ("向海图强　向新而行\n——在论坛上的演讲", "向海图强 向新而行"),
    ("向海图强  向新而行", "向海图强 向新而行"),
    ("“三棵树”撑起致富路  “五本账”算出好日子", "“三棵树”撑起致富路 “五本账”算出好日子"),
    ("云岭市人民政府  关于加强古树保护的意见", "云岭市人民政府关于加强古树保护的意见"),
    ("云岭市图书馆  2023年度报告", "云岭市图书馆2023年度报告"),
    ("大  事  记", "大事记"),
    ("第二十三篇　教育", "第二十三篇教育"),
    ("附录一　云岭市图书馆大事年表", "云岭市图书馆大事年表"),
    ("【村情】榆树坪村简介", "榆树坪村简介"),
    ("石桥头｜一座水上古村的来路", "一座水上古村的来路"),
    ("云岭大桥（云岭市境内古桥）", "云岭大桥"),
    ("走过七十年🌲", "走过七十年"),
    ("七十年，守着一个镇的健康\n——写在建院70周年之际", "七十年，守着一个镇的健康"),
    ("云岭县城区学校一览表\n（2023—2024学年度）", "云岭县城区学校一览表"),
])  # fmt: skip
def test_a_document_is_called_by_its_whole_title_and_nothing_else(head: str, name: str) -> None:
    assert name_of(extract_text(head + "\n" + _BELOW), "文件") == name


@pytest.mark.parametrize(("head", "section"), [
    ("3  旅游发展", "旅游发展"),
    ("3旅游发展[编辑]", "旅游发展"),
    ("2.1 地质地貌", "地质地貌"),
    ("一、历史沿革", "历史沿革"),
    ("01“三亮”立标杆", "“三亮”立标杆"),
    ("5个一批工程", "5个一批工程"),
    ("【经费】（单位：万元）", "经费"),
    ("主要指标（计量单位：%）", "主要指标"),
    ("【展板1-1】最早的矿窿", "最早的矿窿"),
    ("【金牌榜】（截至9月13日21时）", "金牌榜"),
    ("医疗服务[1]", "医疗服务"),
    ("本词条由“云岭名山”项目组参与编审", "历史"),
    ("铁路等级：一级\n正线数目：双线", "历史"),
    ("类别/ 2023 / 2022 / 2021", "历史"),
    ("年均气温13.8℃", "历史"),
    ("4/23　读书节开幕", "历史"),
    ("……", "历史"),
])  # fmt: skip
def test_a_section_is_called_by_its_heading_without_what_is_not_its_name(head: str, section: str) -> None:
    drafts = extract_text(f"云岭县概况\n\n历史\n\n{head}\n{_BELOW}").drafts
    assert {draft.section for draft in drafts if "图书馆" in draft.quote} == {section}


def test_what_a_line_of_references_names_is_no_fact() -> None:
    assert extract_text("云岭山\n云岭山有古道。[1]\n\n参考资料\n[1]云岭县文旅局2023年建成4所学校。\n").drafts == ()


def test_a_table_is_called_by_its_title_alone() -> None:
    assert (titled("云岭县学校一览表"), titled("云岭县概况")) == ("《云岭县学校一览表》", "《云岭县概况》一文")
