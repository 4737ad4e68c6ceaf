"""What stands in a draft that is ready can be asked alone: by full names, in good words, of one time. A kind is a table, a sentence a row."""

from __future__ import annotations

import pytest

from tests.extract.needs import reason_name
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.proof import _base
from zhongbu_quiz.extract.review import Review, review
from zhongbu_quiz.extract.run import short_name

SCHOOL = "石浦县第一中学校史概述\n{text}"
COUNTY = "梧溪县大事记\n{text}"
WORKS = "江岭机械集团发展史\n{text}"
HOSPITAL = "石浦市第一医院院史年表\n{text}"
REPORT = "青原省2024年统计公报\n{text}"


def reviewed(text: str) -> Review:
    extraction = extract_text(text)
    return review(extraction, short_name(extraction.title, "文"))


def told(text: str) -> list[str]:
    """The sentences of the facts that are ready."""
    ready = reviewed(text).ready
    return [fact.statement.removesuffix("。") for fact in _base([entry.fields for entry in ready]).facts] if ready else []


@pytest.mark.parametrize(("frame", "text", "wanted"), [
    (SCHOOL, "1938年5月，学校被迫停办。", "1938年5月，石浦县第一中学被迫停办"),
    (SCHOOL, "2002年8月28日，新校区落成启用。", "2002年8月28日，石浦县第一中学新校区落成启用"),
    (SCHOOL, "1945年10月，学校迁返县城。", "1945年10月，石浦县第一中学迁返石浦县城"),
    (SCHOOL, "1949年9月17日，县人民政府接管学校。", "1949年9月17日，石浦县人民政府接管石浦县第一中学"),
    (SCHOOL, "1960年，学校高考录取率达92%。", "1960年，石浦县第一中学高考录取率为92%"),
    (SCHOOL, "1943年8月，学校改称石浦县立中学。\n1953年，学校更名为石浦第一中学。", "1953年，石浦县立中学更名为石浦第一中学"),
    (COUNTY, "2023年2月3日，县委召开农村工作大会。", "2023年2月3日，梧溪县委召开农村工作大会"),
    (COUNTY, "1947年6月，全县开展土地改革运动。", "1947年6月，梧溪县开展土地改革运动"),
    (COUNTY, "2023年12月15日，县医疗集团揭牌，首批成员单位12家。", "2023年12月15日，梧溪县医疗集团揭牌"),
    (COUNTY, "1963年1月，撤销江口镇。", "1963年1月，撤销江口镇"),
    (COUNTY, "1949年4月26日，中国人民解放军第九纵队解放梧溪。", "1949年4月26日，中国人民解放军第九纵队解放梧溪"),
    (COUNTY, "1905年，创办通济布厂。", "1905年，创办梧溪县通济布厂"),
    (SCHOOL, "1927年4月，青年教员顾怀瑾在校内建立党支部。", "1927年4月，青年教员顾怀瑾在石浦县第一中学内建立党支部"),
    (COUNTY, "2023年5月24日，县内企业砺行机器人在科创板上市。", "2023年5月24日，梧溪县企业砺行机器人在科创板上市"),
    ("梧溪县柳湾村大事记\n{text}", "2023年6月，村冷链库建成投用。", "2023年6月，梧溪县柳湾村冷链库建成投用"),
    (WORKS, "1968年，更名为江岭机械厂。\n1979年4月，引进两条生产线。\n1992年，改组为江岭机械公司。", "1979年4月，江岭机械厂引进两条生产线"),
    (HOSPITAL, "1926年4月，更名博济医院。\n1938年11月，全院西迁雾山县。\n1951年3月，改名石浦市人民医院。", "1938年11月，博济医院西迁雾山县"),
    (COUNTY, "2021年12月1日，县中医院整体搬迁项目竣工。", "2021年12月1日，梧溪县中医院整体搬迁项目竣工"),
    (COUNTY, "1954年10月1日，裕丰纱厂实行公私合营。", "1954年10月1日，裕丰纱厂实行公私合营"),
    (COUNTY, "1958年\n秋 江阳钢铁厂建成投产", "1958年，江阳钢铁厂建成投产"),
    (REPORT, "全年省财政支出612亿元。", "2024年，青原省财政支出为612亿元"),
    ("梧溪船闸大事记\n{text}", "1958年，成立梧溪船闸管理所。", "1958年，梧溪船闸管理所成立"),
    ("梧溪船闸大事记\n{text}", "1992年11月18日，二号船闸开工。", "1992年11月18日，梧溪二号船闸开工"),
    ("石门溪镇中心卫生院简史\n{text}", "1953年10月16日，石门溪联合诊所在周家祠堂挂牌。\n2016年，加挂县人民医院石门溪分院牌子。",
     "1953年10月16日，石门溪联合诊所在周家祠堂挂牌"),
    ("青原大学材料与冶金学院简介\n{text}", "1958年8月，学院开始招收本科生。", "1958年8月，青原大学材料与冶金学院开始招收本科生"),
    (COUNTY, "1998年9月—次年4月，梧溪县实施大坝加固。", "1998年9月至1999年4月，梧溪县实施大坝加固"),
    (COUNTY, "1957年11月8日，青龙嘴水库破土动工；次年9月大坝合龙。", "1958年9月，青龙嘴水库大坝合龙"),
    (COUNTY, "横塘抽水蓄能电站。总投资83.6亿元。2023年5月主体工程开工。", "2023年5月，横塘抽水蓄能电站主体工程开工"),
    (COUNTY, "云帆中学由县政府投资建设，2021年11月动工，2023年8月20日通过竣工验收。", "2023年8月20日，云帆中学通过竣工验收"),
    (COUNTY, "2022年3月15日，龙头山水库加固工程开工，11月30日通过下闸蓄水验收。", "2022年11月30日，龙头山水库加固工程通过下闸蓄水验收"),
    (COUNTY, "2021年11月，石桥乡撤乡设镇。", "2021年11月，石桥乡撤乡设镇"),
    ("金溪农村商业银行简介\n{text}", "2022年5月20日，本行首家社区支行在清河街道开业。", "2022年5月20日，金溪农村商业银行首家社区支行在清河街道开业"),
    ("浔湾市市长的演讲\n{text}", "2022年，我们和七个沿江城市共同发布《浔湾倡议》。", "2022年，浔湾市和七个沿江城市共同发布《浔湾倡议》"),
    (HOSPITAL, "附属医院由1953年创办的惠民专科学校治病科发展而来。1958年9月，治病科迁往城东。", "1958年9月，惠民专科学校治病科迁往城东"),
    (COUNTY, "3. 柳梧铁路：2001年6月29日，江口至梧溪段开工。", "2001年6月29日，柳梧铁路江口至梧溪段开工"),
])  # fmt: skip
def test_a_name_told_in_short_is_made_whole(frame: str, text: str, wanted: str) -> None:
    assert wanted in told(frame.format(text=text))


@pytest.mark.parametrize(("text", "words"), [
    ("海东日报一周要闻\n（2021年11月8日—14日）\n11月8日，省教育厅召开专题研讨会。", "省教育厅"),
    ("石浦县第一中学校史概述\n1937年11月，省教育厅接管学校。", "省教育厅"),
    ("石浦县第一中学校史概述\n1953年，学校更名为石浦县第一中学。", "学校"),
    ("梧溪县大事记\n1925年，饥民外出者甚众。", "饥民"),
    ("临湖市概况\n1912年，废州为县。", "州为县"),
    ("梧溪县大事记\n2001年6月29日，江口至梧溪段开工。", "江口至梧溪段"),
    ("岚海市情简介\n隋开皇十六年（596年），改称岚海县。", "岚海市"),
])  # fmt: skip
def test_a_name_that_cannot_be_told_whole_waits(text: str, words: str) -> None:
    found = reviewed(text)
    assert not found.ready and any(f"“{words}”" in lack for entry in found.waiting for lack in entry.lacks)


@pytest.mark.parametrize(("text", "wanted"), [
    ("全年招收学生126名。", "招收学生126名"),
    ("全年接待游客4.92亿人次。", "接待游客4.92亿人次"),
    ("全年城镇新增就业6.12万人。", "城镇新增就业6.12万人"),
    ("年末林业职工126万名。", "林业职工为126万名"),
    ("全年粮食产量4.92亿吨。", "粮食产量为4.92亿吨"),
    ("年末馆藏善本2300余册。", "馆藏善本为2300余册"),
    ("年末享受城市低保1.2万人。", "享受城市低保1.2万人"),
    ("全年收治病人1900余名。", "收治病人1900余名"),
])  # fmt: skip
def test_a_deed_is_told_with_its_figure_at_once(text: str, wanted: str) -> None:
    (sentence,) = told(REPORT.format(text=text))
    time = "2024年末" if any(stock in text for stock in ("职工", "善本")) else "2024年"
    assert sentence.endswith(f"{time}，青原省{wanted}")


@pytest.mark.parametrize(("text", "wanted"), [
    ("形势与政策讲授提纲\n“五通”：政策沟通、设施联通、贸易畅通、资金融通、民心相通。", "《形势与政策讲授提纲》一文提到“五通”"),
    ("青原省政府工作报告\n必须做到“三个坚持”：坚持党建引领、坚持改革开放、坚持人民至上。", "《青原省政府工作报告》一文提出“三个坚持”"),
    ("石浦县第一中学校史\n2005年，学校提出“三全育人”，即全员育人、全程育人、全方位育人。", "石浦县第一中学提出“三全育人”"),
    ("石浦县第一中学校史\n校训是“诚、毅、勤、朴”。", "《石浦县第一中学校史》一文提到，石浦县第一中学的校训是“诚、毅、勤、朴”"),
])  # fmt: skip
def test_a_formula_is_of_whom_the_text_names(text: str, wanted: str) -> None:
    assert any(sentence.startswith(wanted) for sentence in told(text))


@pytest.mark.parametrize(("text", "lack"), [
    ("梧溪县大事记\n2023年1月14日，县人民代表大会召开，累计退税4360万元。", "累计到什么时候"),
    ("梧溪县概况\n2022年末，全县常住人口38万人。全县有18个世居民族。", "日期取自前一段"),
    ("青原省2024年统计公报\n细颗粒物平均浓度比2017年下降31.6%，地表水优良断面比例提高14.2个百分点。", "与哪一年相比"),
    ("青原省2024年统计公报\n6月，全省首台16兆瓦海上风电机组下线。", "可能是它的规格"),
    ("梧溪县大事记\n1953年5月，县矿务局建成竖井3座。", "以数字开头"),
    ("江麓省2024年统计公报\n全年注销12.3万户。", "没有说明是谁的"),
    ("梧溪县大事记\n2018年8月，韩明当选主席。", "开的是什么会"),
    ("梧溪县大事记\n1993年，县委、县人民政府作出重要部署。", "开的是什么会"),
    ("梧溪县大事记\n1969年8月11日，石门渠首被洪水冲毁。是年冬修复通水。", "主语（actor）不在近处"),
    ("梧溪县大事记\n2023年5月，主体工程开工建设。", "“主体工程”是哪里的"),
    ("梧溪县医院简介\n◆ 所获荣誉\n2018年　全国改善医疗服务示范医院", "主语（actor）不在近处"),
    ("梧溪县大事记\n1926年春，县立中学停办，直到1931年8月才得恢复。", "句子不完整"),
    ("青原省2024年统计公报\n全年87个重点项目开工81个，开工率93.1%。", "没有说明是谁的"),
    ("青原省2024年统计公报\n全省工业增加值增速居第一。", "没有说明是谁的"),
    ("青原省2024年统计公报\n其中煤炭94万吨。", "说的是它的什么"),
    ("梧溪县大事记\n2018年7月31日，县委召开会议。", "开的是什么会"),
    ("梧溪县大事记\n2025年3月15日，县统计局发布数据。", "开的是什么会"),
    ("梧溪县大事记\n2021年10月，物价温和上涨。", "“物价温和”是哪里的"),
    ("梧溪县大事记\n2016年，水价改革在灌区3个乡镇试点。", "指标里还有半句话"),
    ("石浦县第一中学校史\n1939年6月11日，日机轰炸县城，学校17间校舍被毁，师生迁往城西白鹤寺上课。", "日期是前一小句的"),
])  # fmt: skip
def test_what_is_not_of_its_date_or_says_nothing_waits(text: str, lack: str) -> None:
    found = reviewed(text)
    assert any(lack in words for entry in found.waiting for words in entry.lacks), [(e.draft.value, e.lacks) for e in found.waiting]


def test_a_verb_that_ends_the_sentence_is_no_object() -> None:
    """Or 通车 would be asked: 檀溪港铁路专用线建成___."""
    (entry,) = reviewed("梧溪县大事记\n2024年6月18日，檀溪港铁路专用线建成通车。").ready
    assert entry.fields["action"] == "建成通车" and not entry.fields.get("object")


@pytest.mark.parametrize(("text", "action", "thing"), [
    ("1994年5月，桐溪纺织工业学校升格为桐溪轻工学院。", "升格为", "桐溪轻工学院"),
    ("2021年11月，梧溪县成功创建省级营商环境示范县。", "成功创建", "省级营商环境示范县"),
])  # fmt: skip
def test_what_belongs_to_the_verb_is_not_asked(text: str, action: str, thing: str) -> None:
    (entry,) = reviewed(f"梧溪县大事记\n{text}").ready
    assert (entry.fields["action"], entry.fields["object"]) == (action, thing)


def test_a_change_since_a_year_is_of_the_last_of_several() -> None:
    (sentence,) = told("岷阳市2018—2022年工作总结\n五年来，高速公路通车里程比2017年增加172公里。")
    assert sentence == "2022年，岷阳市高速公路通车里程比2017年增加172公里"


def test_a_mean_growth_is_told_as_one() -> None:
    (sentence,) = told("岷阳市2018—2022年工作总结\n五年来，城镇居民人均可支配收入年均增长7.8%。")
    assert sentence == "2018—2022年，岷阳市城镇居民人均可支配收入年均增长7.8%"


@pytest.mark.parametrize(("text", "wanted"), [
    ("2023年，存款余额比上年增长7.8%。", "2023年，岷阳市存款余额同比增长7.8%"),
    ("2023年10月末，存款余额236亿元。", "2023年10月末，岷阳市存款余额为236亿元"),
    ("2023年，居民消费价格上涨0.3%。", "2023年，岷阳市居民消费价格同比上涨0.3%"),
    ("2023年，城镇化率比上年提高0.9个百分点。", "2023年，岷阳市城镇化率同比提高0.9个百分点"),
])  # fmt: skip
def test_a_growth_is_told_with_what_it_is_against_and_a_stock_with_its_day(text: str, wanted: str) -> None:
    assert told(f"岷阳市2023年统计公报\n{text}") == [wanted]


def test_no_question_asks_a_change_of_which_nobody_is_told_since_when() -> None:
    (entry,) = reviewed("岷阳市2023年统计公报\n2023年，参保人数增加3.7万人。").ready
    assert "figure" in entry.fields["not_asked"]


def test_the_last_part_of_a_list_is_cut_at_its_last_joint() -> None:
    text = "中部地区政策提要\n“三基地、一枢纽”，即粮食生产基地、能源原材料基地、现代装备制造及高技术产业基地和综合交通运输枢纽。"
    (entry,) = [one for one in reviewed(text).ready if one.draft.kind == "slogan"]
    assert [part["text"] for part in entry.fields["parts"]][2:] == ["现代装备制造及高技术产业基地", "综合交通运输枢纽"]


@pytest.mark.parametrize(("text", "name", "parts", "hidden"), [
    ("坚持“工业立市、港口兴市、人才强市”三大战略不动摇。", "三大战略", ["工业立市", "港口兴市", "人才强市"], ["name"]),
    ("五大攻坚行动：指项目建设、园区提质、民生改善、招商引资、安全生产五大攻坚行动。", "五大攻坚行动",
     ["项目建设", "园区提质", "民生改善", "招商引资", "安全生产"], ["name"]),
    ("实施“三馆计划”，即建设学术之馆、少年之馆、数字之馆。", "三馆计划", ["学术之馆", "少年之馆", "数字之馆"], []),
    ("布展以“引水精神”——不等不靠、敢闯敢拼、滴水成河为主线。", "引水精神", ["不等不靠", "敢闯敢拼", "滴水成河"], []),
    ("开展“三减”活动——减环节、减等候、减跑腿。", "三减", ["减环节", "减等候", "减跑腿"], []),
])  # fmt: skip
def test_a_formula_has_its_noun_and_even_parts(text: str, name: str, parts: list[str], hidden: list[str]) -> None:
    (fields,) = [one.fields for one in reviewed(f"岷阳市2023年工作总结\n{text}").ready if one.draft.kind == "slogan"]
    assert (fields["name"], [part["text"] for part in fields["parts"]], fields.get("not_asked", [])) == (name, parts, hidden)


def test_half_a_year_that_is_over_is_of_the_document() -> None:
    text = "青原省交通建设新闻发布会\n2024年7月18日\n\n全省建制村通客车率2020年9月达到100%。\n上半年，全省港口吞吐量58.7万吨。"
    assert "2024年上半年，青原省港口吞吐量为58.7万吨" in told(text)


def test_a_year_to_come_that_a_lead_tells_by_the_way_is_not_that_of_the_section() -> None:
    text = "岚江乳业2023年度社会责任报告\n2021年4月，公司审议通过发展战略，确立至2030年的行动框架：\n一、绿色牧场\n全年开展原奶检测38.6万批次。"
    assert [draft.date for draft in extract_text(text).drafts if draft.kind == "statistic"] == ["2023"]


def test_the_number_of_a_note_is_no_part_of_a_name() -> None:
    (sentence,) = told("嘉渠铁路\n嘉渠铁路连接嘉宁市与渠阳市。[1]1958年10月动工。\n")
    assert sentence == "1958年10月，嘉渠铁路动工"


@pytest.mark.parametrize(("text", "reason"), [
    ("2018年底，一个工业项目从拿地到开工。", "event_broken"),
    ("2022年8月，清河市启动新一轮以旧换新以来，零售额增长28.3%。", "event_broken"),
    ("2018年8月，台风海蓉袭击我市。", "event_its"),
    ("1996年10月，梧溪县氮肥厂恢复。", "event_says_nothing"),
    ("1951年春，梧溪县人民政府拨款修复。", "event_says_nothing"),
    ("2001年9月9日，汉代铜鼓1面在石鼓村出土。", "event_figure_first"),
    ("2019年4月至2020年11月，国家文物局批准实施落架维修。", "end_of_span"),
    ("2023年2月16日，县政府召开职工大会，提出“闸畅、水清”方针。", "event_says_nothing"),
    ("1842年，锡匠段阿大挑担入城，在此开出第一家锡铺。", "event_says_nothing"),
    ("1975年6月，梧溪农场归还地方。", "event_says_nothing"),
    ("2019年，女儿段小荷辞掉杭州的工作。", "no_full_name"),
    ("2023年3月，县一中与省师范大学附属中学签订结对协议。", "no_full_name"),
])  # fmt: skip
def test_a_deed_that_lacks_a_half_waits(text: str, reason: str) -> None:
    waiting = [entry for entry in reviewed(COUNTY.format(text=text)).waiting if entry.draft.kind == "event"]
    assert [reason in {reason_name(lack, load_lexicon()) for lack in entry.lacks} for entry in waiting] == [True]


def test_what_is_only_counted_is_no_formula() -> None:
    (entry,) = reviewed("岷阳市2023年工作总结\n提出城东、城南、并站三个方案比选。").waiting
    assert [reason_name(reason, load_lexicon()) for reason in entry.lacks] == ["slogan_only_counted"]


def test_a_line_that_says_who_wrote_a_text_is_no_section() -> None:
    entries = reviewed("金沙湾港2021年大事记\n党群工作部编\n\n3月8日，金沙湾港2号码头建成投产。").ready
    assert [entry.fields["source"]["section"] for entry in entries] == ["金沙湾港2021年大事记"]


def test_a_table_does_not_tell_the_share_of_the_whole_nor_a_measure_twice() -> None:
    shares = "| 指标 | 年末数（万人） | 比重（%） |\n|---|---|---|\n| 常住人口 | 386.52 | 100.0 |\n| 其中：城镇 | 229.78 | 59.4 |"
    sizes = "| 产品名称 | 单位 | 产量 |\n|---|---|---|\n| 发电量 | 亿千瓦时 | 9.86 |"
    sentences = told(REPORT.format(text=f"表1　2024年末人口数及其构成\n\n{shares}\n\n表2　主要产品产量\n\n{sizes}"))
    assert "2024年，青原省发电量为9.86亿千瓦时" in sentences
    assert any("59.4%" in sentence for sentence in sentences) and not any("100.0" in sentence for sentence in sentences)


@pytest.mark.parametrize(("title", "region", "date", "name"), [
    ("政府工作报告", "岭东省", "2023-01-14", "2023年岭东省政府工作报告"),
    ("2022年政府工作报告", "岭东省", "2022-01-14", "2022年岭东省政府工作报告"),
    ("岭东省政府工作报告", "岭东省", "2023-01-14", "岭东省政府工作报告"),
    ("走进望潮", "望潮市", None, "走进望潮"),
    ("附录一青阳市图书馆大事年表", "青阳市图书馆", None, "青阳市图书馆大事年表"),
    ("青阳日报", "青阳市", "2025-04-18", "青阳日报2025年4月18日"),
    ("青阳日报·一周速览", "青阳市", "2025-04-18", "青阳日报·一周速览"),
])  # fmt: skip
def test_a_document_is_called_by_what_makes_it_unique(title: str, region: str, date: str | None, name: str) -> None:
    assert short_name(title, "a", region, date) == name


@pytest.mark.parametrize(("head", "title"), [
    ("青阳日报　2025年4月18日　\n\n【要闻速览】\n◆ 4月16日，人大常委会开会。\n◆ 4月17日，青阳大桥通车。\n\n【社会】\n青阳医院启用。", "青阳日报"),
    ("青阳日报　2025年4月18日　星期五　第2版\n\n要闻速览\n4月16日，市人大常委会举行会议。", "青阳日报"),
    ("青阳日报　2025年4月18日　星期五\n\n一、要闻\n4月16日，市人大常委会举行会议。\n二、社会", "青阳日报"),
    ("【要闻】\n4月16日，市人大常委会举行会议。\n【社会】", ""),
    ("青阳日报　2025年4月18日\n\n青阳市经济平稳开局\n4月16日，青阳市统计局发布一季度数据。", "青阳市经济平稳开局"),
    ("【青阳市情简介】\n青阳市地处江南。", "青阳市情简介"),
    ("从空心村到网红村，青阳只用了五年！\n原创　青阳发布　2024-05-18 17:30\n\n▌01　穷则思变\n青阳村脱贫。", "从空心村到网红村，青阳只用了五年！"),
    ("青阳日报　　2023年12月29日　星期五　　第01版：要闻\n\n青阳高铁昨日开通运营\n12月28日，青阳高铁开通。", "青阳高铁昨日开通运营"),
    ("青阳市第二医院\n2023年度发展公报\n\n2023年，医院门诊量为16.2万人次。", "青阳市第二医院2023年度发展公报"),
    ("我们再也不缺水了！今年全村通了自来水，家家户户都高兴，老人们更是笑得合不拢嘴！\n2023年5月，水厂建成。", ""),
])  # fmt: skip
def test_the_head_of_a_column_is_no_title(head: str, title: str) -> None:
    assert extract_text(head).title == title


@pytest.mark.parametrize("text", [
    "2023年10月26日，梧溪大桥建成通车，大桥全长2.86公里。",
    "2010年9月1日，城东新校区启用，占地1120亩，总投资约6.8亿元。",
    "1987年9月，新教学楼竣工，建筑面积5200平方米。",
])  # fmt: skip
def test_the_size_of_a_thing_is_of_no_day(text: str) -> None:
    found = reviewed(SCHOOL.format(text=text))
    sizes = [entry.fields for entry in (*found.ready, *found.waiting) if entry.draft.kind == "statistic"]
    assert sizes and not any(fields.keys() & {"period", "as_of"} for fields in sizes)


def test_the_size_of_a_thing_may_be_of_a_year() -> None:
    assert "1958年，梧溪县红崖水库总库容为2350万立方米" in told(COUNTY.format(text="1958年，建成红崖水库。水库总库容2350万立方米。"))


RENAMED = (
    "绵水师范学院校史\n1924年8月，两校合并，定名绵水县立师范学校。\n1941年春，学校改为省立，校名为江南省立绵水师范学校。\n"
    "1958年9月，学校升格为绵水师范专科学校。\n1962年7月，学校恢复中等师范建制。\n2002年3月，学校与绵水教育学院合并组建绵水师范学院。\n{text}"
)
LIBRARY = "鹭屿市图书馆大事年表\n1919年10月，士绅黄仲甫等发起筹办鹭屿图书馆。\n{text}\n1953年4月，更名为鹭屿市图书馆。"


@pytest.mark.parametrize(("frame", "text", "wanted"), [
    (RENAMED, "1930年，学校首次招收女生班。", "1930年，绵水县立师范学校首次招收女生班"),
    (RENAMED, "1950年1月，绵水县军事管制委员会接管学校。", "1950年1月，绵水县军事管制委员会接管江南省立绵水师范学校"),
    (RENAMED, "", "1958年9月，江南省立绵水师范学校升格为绵水师范专科学校"),
    (RENAMED, "", "1962年7月，绵水师范专科学校恢复中等师范建制"),
    (RENAMED, "1956年，附属小学更名为绵水实验小学。1957年，学校迁回文昌宫原址。", "1957年，江南省立绵水师范学校迁回文昌宫原址"),
    (RENAMED, "2016年11月6日，学校举行建校110周年庆祝大会。", "2016年11月6日，绵水师范学院举行建校110周年庆祝大会"),
    (LIBRARY, "1920年7月，图书馆增设妇女阅览室。", "1920年7月，鹭屿图书馆增设妇女阅览室"),
])  # fmt: skip
def test_a_body_is_called_as_it_was_then(frame: str, text: str, wanted: str) -> None:
    assert wanted in told(frame.format(text=text))


@pytest.mark.parametrize(("text", "date"), [
    ("1912年，学校停办三个月之久。", "1912"),
    ("1971年9月，学校恢复招生。", "1971-09"),
    ("1987年9月，新教学楼竣工，建筑面积5200平方米。", "1987-09"),
])  # fmt: skip
def test_a_name_that_is_not_told_for_its_time_waits(text: str, date: str) -> None:
    waiting = [entry for entry in reviewed(RENAMED.format(text=text)).waiting if entry.draft.date == date]
    assert waiting and all(any("那一年还不叫" in lack for lack in entry.lacks) for entry in waiting)


@pytest.mark.parametrize(("text", "wanted"), [
    ("全年新建、改扩建公办幼儿园19所，新增学位4860个。", "2024年，青原省新建、改扩建公办幼儿园新增学位4860个"),
    ("年末参加城乡居民基本养老保险11.37万人，发放养老金1.05亿元。", "2024年，青原省发放城乡居民基本养老保险养老金1.05亿元"),
    ("全年城镇新增就业6.12万人，发放养老金1.05亿元。", "2024年，青原省发放养老金1.05亿元"),
])  # fmt: skip
def test_what_goes_on_is_of_what_it_goes_on_with(text: str, wanted: str) -> None:
    assert wanted in told(REPORT.format(text=text))


def test_a_name_that_many_have_is_not_put_for_that_of_the_body_then() -> None:
    text = "石门镇卫生院简史\n1958年9月，诊所改为公社卫生院。\n2009年11月，我院通过一级甲等医院评审。\n2016年4月8日，更名为石门镇卫生院。\n"
    (entry,) = (entry for entry in reviewed(text).waiting if entry.draft.date == "2009-11")
    assert "called_later" in {reason_name(lack, load_lexicon()) for lack in entry.lacks}
