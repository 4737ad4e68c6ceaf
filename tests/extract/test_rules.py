"""Tables of small texts: what each rule reads, one row each. A fix of a rule is a row here."""

from __future__ import annotations

import pytest

from zhongbu_quiz.extract import Draft, extract_text


def statistics(text: str) -> list[Draft]:
    return [draft for draft in extract_text(text).drafts if draft.kind == "statistic"]


def events(text: str) -> list[Draft]:
    return [draft for draft in extract_text(text).drafts if draft.kind == "event"]


def slogans(text: str) -> list[Draft]:
    return [draft for draft in extract_text(text).drafts if draft.kind == "slogan"]


DELIVERED = "青原县政府工作报告\n2024年1月9日在青原县第十八届人民代表大会第三次会议上\n"
YEARBOOK = "青原镇\n【概况】　2022年，全镇农业总产值9亿元。年末户籍人口4万人。\n【农业】　全年粮食总产3万吨。\n【工业】　年内工业产值2亿元。\n"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004年3月，国务院印发方案。", "2004-03"),
        ("2004 年 3 月 5 日，国务院印发方案。", "2004-03-05"),
        ("一九四九年十月一日，新校成立。", "1949-10-01"),
        ("二〇〇四年三月，国务院印发方案。", "2004-03"),
        ("2024-03-20，大桥通车。", "2024-03-20"),
        ("2024年6月3日至5日，论坛在郑州举行。", "2024-06-03/2024-06-05"),
        ("光绪三十一年（1905年），学堂成立。", "1905"),
        ("公元前221年，秦始皇建立秦朝。", "-0220"),
        ("2001年12月，厂房竣工。次年3月，工厂投产。", "2002-03"),
        ("2001年12月31日，厂房竣工。次日，工厂投产。", "2002-01-01"),
        ("2006年4月，意见下发。同年12月，办公室挂牌。", "2006-12"),
        ("去年9月，新馆开放。\n\n2024年4月14日", "2023-09"),
        ("5月21日，现场会召开。\n\n2024年5月22日", "2024-05-21"),
        (f"{DELIVERED}一、过去一年工作回顾\n6月18日，石城水库投产。", "2023-06-18"),
        (f"{DELIVERED}一、一年来的工作\n2023年，全县经济稳中向好。\n（一）工业\n9月，石城水库投产。", "2023-09"),
        ("云岭日报　　2023年12月29日　星期五　　第01版：要闻\n\n青原新事\n11月6日，石城大桥通车。", "2023-11-06"),
        ("青原晚报 2024-03-02 星期六 第03版：民生\n\n石城新事\n2月27日，青原剧院开业。", "2024-02-27"),
        ("青原日报　2023年12月29日　第1版\n\n青原新事\n本报石城12月27日讯（记者 王强）今天上午，石城大桥通车。", "2023-12-27"),
        ("2024年3月8日\n\n石城新事\n新华社石城3月7日电 昨日，青原剧院开业。", "2024-03-06"),
        (f"{YEARBOOK}【建设】　4月20日，青原镇污水处理厂开工。", "2022-04-20"),
        (f"{YEARBOOK}【旱情】　计划2025年建渠。8月，青原镇启动抗旱应急响应。", "2022-08"),
    ],
)
def test_dates_of_events(text: str, date: str) -> None:
    assert events(text)[-1].date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("“十三五”期间，全省森林覆盖率提高2个百分点。", "2016/2020"),
        ("2023年上半年，全市外贸进出口总额320亿元。", "2023-01/2023-06"),
        ("2023年一季度，全市外贸进出口总额320亿元。", "2023-01/2023-03"),
        ("2023年1—9月，全市外贸进出口总额320亿元。", "2023-01/2023-09"),
        ("2016年至2020年，全市外贸进出口总额320亿元。", "2016/2020"),
        ("截至2022年底，全市有学校112所。", "2022"),
        ("上世纪80年代，野外种群有1114只。", "1980/1989"),
        ("2023年，改革深入推进。粮食产量达到320万吨。", "2023"),
        ("某市2022年国民经济和社会发展统计公报\n\n全年粮食总产量31.2万吨。", "2022"),
        ("目前，全市有学校112所。", None),
    ],
)
def test_dates_of_statistics(text: str, date: str | None) -> None:
    assert statistics(text)[-1].date == date


@pytest.mark.parametrize(
    ("text", "value", "number", "unit"),
    [
        ("2023年粮食产量1,234.5万吨。", "1,234.5万吨", "1234.5", "万吨"),
        ("2023年粮食产量１２３４万吨。", "１２３４万吨", "1234", "万吨"),
        ("2023年小麦产量超过全国总量的1/4。", "1/4", "1/4", ""),
        ("2023年小麦产量占全国的四分之一。", "四分之一", "1/4", ""),
        ("2023年旅客占出行总量的三成以上。", "三成以上", "3", "成"),
        ("2023年，年产能较一期翻一番。", "翻一番", "1", "番"),
        ("2023年小麦产量居全国第二位。", "第二位", "2", "位"),
        ("2023年小麦产量百分之三十五来自北部。", "百分之三十五", "35", "%"),
        ("2023年煤炭增产1亿多吨。", "1亿多吨", "1", "亿吨"),
        ("2023年培养毕业生11万余人。", "11万余人", "11", "万人"),
        ("2023年产业规模突破千亿元大关。", "千亿元", "1", "千亿元"),
    ],
)
def test_figures(text: str, value: str, number: str | None, unit: str) -> None:
    draft = statistics(text)[0]
    assert (draft.value, draft.number, draft.unit) == (value, number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "国务院发布意见（国发〔2011〕32号）。",
        "地铁1号线通过107国道，接G20高速。",
        "第十四次会议讨论了PM2.5和5G。",
        "会议在上午10时30分结束。",
        "这是一批重大项目，一个好的开始。",
        "《规划（2009—2015年）》共分三章。",
        "各界热烈庆祝建校20周年。",
    ],
)
def test_no_figures(text: str) -> None:
    assert statistics(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年，安徽汽车产量249.1万辆、增长48.1%。", [("安徽汽车产量", "249.1"), ("安徽汽车产量", "48.1")]),
        ("2020年，氧化铝、铝材产量分别为1011万吨、1032万吨。", [("氧化铝产量", "1011"), ("铝材产量", "1032")]),
        ("城镇化率由2015年的50.97%提高到2020年的58.33%。", [("城镇化率", "50.97"), ("城镇化率", "58.33")]),
        ("2003、2013年，全市产值分别为26亿元、127亿元。", [("全市产值", "26"), ("全市产值", "127")]),
        ("2023年，河南人均收入1万元。湖南为2万元。", [("河南人均收入", "1"), ("湖南人均收入", "2")]),
        ("2022年，全市聚集1.5万家光电子企业。", [("全市聚集光电子企业", "1.5")]),
        ("2022年，门急诊11万人次，住院3046人次，分别比2012年同期增长1.8倍和46%。",
         [("门急诊", "11"), ("住院", "3046"), ("门急诊", "1.8"), ("住院", "46")]),
    ],
)
def test_subjects(text: str, told: list[tuple[str, str]]) -> None:
    assert [(draft.subject, draft.number) for draft in statistics(text)] == told


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        (
            "建成“粮食基地、能源基地和交通枢纽”（即“两基地一枢纽”）。",
            "两基地一枢纽",
            ("粮食基地", "能源基地", "交通枢纽"),
        ),
        ("要落实“三个统筹”：统筹城乡、统筹区域、统筹生态。", "三个统筹", ("统筹城乡", "统筹区域", "统筹生态")),
        ("要守牢法律法规、环保标准、环境质量“三个底线”。", "三个底线", ("法律法规", "环保标准", "环境质量")),
        (
            "实施三大行动：产业倍增行动、科技攻坚行动、城市更新行动。",
            "三大行动",
            ("产业倍增行动", "科技攻坚行动", "城市更新行动"),
        ),
        ("推动质量变革、效率变革、动力变革。", "质量变革、效率变革、动力变革", ("质量变革", "效率变革", "动力变革")),
        (
            "会议要求，一是补齐短板，二是培育人才，三是健全机制。",
            "一是补齐短板，二是培育人才，三是健全机制",
            ("补齐短板", "培育人才", "健全机制"),
        ),
    ],
)
def test_slogans(text: str, name: str, parts: tuple[str, ...]) -> None:
    assert (name, parts) in [(draft.value, draft.parts) for draft in slogans(text)]


def test_plain_report_of_figures_is_no_event() -> None:
    assert events("2023年，粮食产量达到6624万吨，增长2.1%。") == []


def test_table() -> None:
    text = "2021年主要产品产量\n\n| 产品 | 单位 | 产量 |\n| --- | --- | --- |\n| 水泥 | 万吨 | 1,380 |\n| 汽车 | 万辆 | 36.9 |\n"
    told = [(draft.subject, draft.date, draft.number, draft.unit) for draft in statistics(text)]
    assert told == [("水泥产量", "2021", "1380", "万吨"), ("汽车产量", "2021", "36.9", "万辆")]


def test_doubts() -> None:
    text = "2022年，研发经费投入30870万亿。中部高新技术企业8.25万家，占全国总数约40万家的31%。贯彻高质量发展的高质量发展的精神。"
    extraction = extract_text(text)
    doubts = [doubt for draft in extraction.drafts for doubt in draft.doubts]
    assert any("没有写元" in doubt for doubt in doubts)
    assert any("数量级" in doubt for doubt in doubts)
    assert any("20.6%" in doubt for doubt in doubts)
    assert any("连写了两遍" in note for note in extraction.notes)


def test_list_with_one_unit_missing() -> None:
    drafts = statistics("2003、2013、2023年，占比分别为22.57%、21.67%、21.41，呈减少趋势。")
    assert [draft.number for draft in drafts] == ["22.57", "21.67", "21.41"]
    assert "缺" in "".join(drafts[2].doubts)


def test_relative_date_without_anchor_is_marked() -> None:
    assert "没有依据" in "".join(events("去年9月，新馆开放。")[0].doubts)


@pytest.mark.parametrize("text", [
    "公报由省厅发布（江环函〔2022〕118号），全文共56页。", "报告共62页，详见第15页、图3、表2-1。", "联系电话：021-55667788，股票代码：688599。",
    "2023年11月4日，第30轮在海州进行。", "热线24小时开通。", "参照GB/T 36001-2015编制。", "医院提出“12345”发展思路。",
    "地址：解放路261号，邮编310006。",
])  # fmt: skip
def test_numbers_that_measure_nothing(text: str) -> None:
    assert [draft.value for draft in extract_text(text).drafts if draft.kind == "statistic"] == []


@pytest.mark.parametrize(("text", "date", "value"), [
    ("晨光乳业成立于1998年，总部位于常州。", "1998", "晨光乳业成立"),
    ("1935\n春，商人集资兴建大戏院。\n1966\n停演，改作仓库。", "1966", "停演"),
    ("1979\n国庆节，剧院恢复演出。", "1979-10-01", "剧院恢复演出"),
    ("青岭县2020年统计公报\n青岭县统计局　2021年4月2日\n5月，体育馆开工。", "2020-05", "体育馆开工"),
    ("3月，人社部启动2024年“百日招聘”行动。\n2024年4月23日", "2024-03", "人社部启动2024年“百日招聘”行动"),
    ("1994年通过三级甲等医院评审，全院欢庆。", "1994", "通过三级甲等医院评审"),
])  # fmt: skip
def test_dates_of_chronicles_and_reports(text: str, date: str, value: str) -> None:
    assert (date, value) in [(draft.date, draft.value) for draft in extract_text(text).drafts if draft.kind == "event"]


@pytest.mark.parametrize(("text", "name", "parts"), [
    ("医院实施人才强院、科技兴院、文化立院三大战略。", "三大战略", ("人才强院", "科技兴院", "文化立院")),
    ("打造“四个高地”，即先进制造高地、科技创新高地、内陆开放高地、文化旅游高地，深入实施改革。", "四个高地",
     ("先进制造高地", "科技创新高地", "内陆开放高地", "文化旅游高地")),
    ("弘扬勇于创新、追求卓越、合作共赢的创业文化。", "勇于创新、追求卓越、合作共赢", ("勇于创新", "追求卓越", "合作共赢")),
])  # fmt: skip
def test_lists_of_formulas(text: str, name: str, parts: tuple[str, ...]) -> None:
    assert [(draft.value, draft.parts) for draft in extract_text(text).drafts if draft.kind == "slogan"] == [(name, parts)]


@pytest.mark.parametrize("text", ["他和村“两委”商量。", "开设“广济诊所”。", "史称“洋务运动”。", "该馆被誉为“江南第一馆”。"])
def test_quoted_names_are_no_formulas(text: str) -> None:
    assert [draft.value for draft in extract_text(text).drafts if draft.kind == "slogan"] == []
