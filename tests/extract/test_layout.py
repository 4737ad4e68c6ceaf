"""What a document looks like comes before what it says: entries, date lines, headings, tables, marks. One kind of fault a table.

Each row: a text, and all events that it tells, as (date, what happened)."""

from __future__ import annotations

import pytest

from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.review import review
from zhongbu_quiz.extract.run import name_of, short_name

Told = list[tuple[str | None, str]]


def told(text: str) -> Told:
    """The events of a text."""
    return [(draft.date, draft.value) for draft in extract_text(text).drafts if draft.kind == "event"]


ENTRIES: dict[str, tuple[str, Told]] = {
    "a year line above months": (
        "1957年\n5月 青原水库大坝主体工程在石城正式开工\n9月 青原市第一中学新校区建成启用并开始招生\n1963年\n"
        "1月 青原市第一人民医院新门诊大楼建成启用",
        [("1957-05", "青原水库大坝主体工程在石城正式开工"), ("1957-09", "青原市第一中学新校区建成启用并开始招生"),
         ("1963-01", "青原市第一人民医院新门诊大楼建成启用")],
    ),
    "entries of one length": (
        "2010年2月，教育厅、科技厅、青原市人民政府三方签订共建青原学院协议\n2014年10月，海洋局、教育厅签订共建青原学院船海学科协议\n"
        "2016年9月，青原学院与东海大学、南山大学签订联合培养学生协议\n2018年3月，青原学院图书馆新馆建成开馆并向社会全面开放使用",
        [("2010-02", "教育厅、科技厅、青原市人民政府三方签订共建青原学院协议"), ("2014-10", "海洋局、教育厅签订共建青原学院船海学科协议"),
         ("2016-09", "青原学院与东海大学、南山大学签订联合培养学生协议"), ("2018-03", "青原学院图书馆新馆建成开馆并向社会全面开放使用")],
    ),
    "bullets, the first with a comma and long": (
        "● 1984年4月 省人民政府批准成立青原职业技术学院，校址设在石城西郊原农机学校旧址，首任院长由省教育厅副厅长兼任\n● 1985年9月 学院首届新生入学",
        [("1984-04", "省人民政府批准成立青原职业技术学院"), ("1985-09", "学院首届新生入学")],
    ),
    "an entry wrapped in a text whose sentences end with a stop": (
        "青原大学校史\n青原大学的前身是青原高等师范学堂，创办之初只有两个专业，学\n生不足百人，校舍是借用的。经过二十年的努力，学校在各方支持\n下逐步发展壮大，并于\n"
        "1956年迁至石城东郊新址，同时更名为青原师范学院，设十二个系\n，在校生三千余人。",
        [("1956", "迁至石城东郊新址")],
    ),
    "a date alone on a line by chance": (
        "青原中学百年校史\n1977年恢复高考。\n2001年5月\n，学校被评为省级示范高中。2012年9月，新校区落成。",
        [("1977", "恢复高考"), ("2001-05", "学校被评为省级示范高中"), ("2012-09", "新校区落成")],
    ),
    "reigns, with our year and without, and a day below a year": (
        "民国16年（1927）\n3月　县农民协会成立\n5月28日　驻军围捕县农民协会\n洪武四年（1371年），改青原县为青原州。"
        "嘉靖十一年，重修县城。\n1949年\n5月7日　青原解放\n12日　县人民政府成立",
        [("1927-03", "县农民协会成立"), ("1927-05-28", "驻军围捕县农民协会"), ("1371", "改青原县为青原州"), ("1532", "重修县城"),
         ("1949-05-07", "青原解放"), ("1949-05-12", "县人民政府成立")],
    ),
    "years before our era in brackets": (
        "汉高祖五年（前202年），封陈平山为青原侯。公元前278年，秦军攻破石城。建安十三年（208年），置青原县。",
        [("-0201", "封陈平山为青原侯"), ("-0277", "秦军攻破石城"), ("0208", "置青原县")],
    ),
    "a day of the lunar calendar with ours": ("1928年农历正月十五（2月6日）夜，县委发动青原暴动。", [("1928-02-06", "县委发动青原暴动")]),
    "what others did at the same date": (
        "1932年9月24日，石城失守，石有田在突围中牺牲，全县转入低潮。1983年8月，经国务院批准，设立青原市。",
        [("1932-09-24", "石城失守"), ("1932-09-24", "石有田在突围中牺牲"), ("1983-08", "设立青原市")],
    ),
    "the first clause of an entry is its deed": (
        "1984年\n5月　撤社建乡，各项工作照常\n10月　院系调整，学校更名为青原学院",
        [("1984-05", "撤社建乡"), ("1984-10", "学校更名为青原学院")],
    ),
    "headings with years tell no deed": ("## 一、研究谋划阶段（2004—2009年）\n论证青原规划。\n## 二、在探索中前进（1949—1978）\n学校停办。", []),
    "a range of years with a hyphen": ("1405-1433年，船队七次远航西洋各国。", [("1405/1433", "船队七次远航西洋各国")]),
    "a range of parts of years": ("1920年底至1921年初，青原小组成立。", [("1920/1921", "青原小组成立")]),
    "a range from autumn to spring": ("1934年秋至1935年春，红军转战青原各县。", [("1934/1935", "红军转战青原各县")]),
}  # fmt: skip

DATE_LINES: dict[str, tuple[str, Told]] = {
    "months, seasons and ranges": (
        "1920年8月\n青原早期组织正式成立。\n1920年秋\n王强等在石城召开会议，成立石城早期组织。\n1920年底至1921年初\n赵亮等在南湖建立南湖早期组织。",
        [("1920-08", "青原早期组织正式成立"), ("1920", "王强等在石城召开会议"), ("1920/1921", "赵亮等在南湖建立南湖早期组织")],
    ),
    "headings of Markdown": (
        "## 1957年5月11日\n青原水库大坝主体工程在石城正式开工。\n## 1963年1月9日\n青原市第一人民医院新门诊大楼建成启用。",
        [("1957-05-11", "青原水库大坝主体工程在石城正式开工"), ("1963-01-09", "青原市第一人民医院新门诊大楼建成启用")],
    ),
    "days below a title, entries without a stop": (
        "青原大学大事记\n1958年3月1日\n省政府批准成立青原大学\n1958年9月15日\n青原大学举行首届开学典礼\n1960年\n7月 首届专科生毕业",
        [("1958-03-01", "省政府批准成立青原大学"), ("1958-09-15", "青原大学举行首届开学典礼"), ("1960-07", "首届专科生毕业")],
    ),
    "headings with brackets, two entries under one": (
        "大事记\n【1998年6月】\n青原机场正式通航。\n石城大桥建成通车。\n【2001年春】\n青原高新区获批设立。",
        [("1998-06", "青原机场正式通航"), ("1998-06", "石城大桥建成通车"), ("2001", "青原高新区获批设立")],
    ),
    "days of the week": (
        "工作日志\n2023年4月12日　星期三\n上午召开部署会。\n2023年4月13日　星期四\n市领导到青原调研。",
        [("2023-04-12", "召开部署会"), ("2023-04-13", "市领导到青原调研")],
    ),
    "a season and a year again below a year": (
        "1950年\n春，全县开展土地改革\n1963\n同年 青原化肥厂投产",
        [("1950", "全县开展土地改革"), ("1963", "青原化肥厂投产")],
    ),
    "halves of a year": (
        "2020年\n下半年 青原水厂扩建工程完工。\n年底 全县贫困村全部退出。",
        [("2020-07/2020-12", "青原水厂扩建工程完工"), ("2020", "全县贫困村全部退出")],
    ),
    "a month below a year": (
        "# 1978年\n## 3月\n青原化肥厂建成投产。\n## 10月\n青原师范学院恢复招生。",
        [("1978-03", "青原化肥厂建成投产"), ("1978-10", "青原师范学院恢复招生")],
    ),
    "a date heading with its deed": (
        "### 1949年5月20日 青原解放\n人民解放军进入石城。\n### 1952年9月 青原大学成立\n校址在东郊。",
        [("1949-05-20", "青原解放"), ("1952-09", "青原大学成立")],
    ),
    "a year that only begins a name, and a quoted month": (
        "青原县2023年大事记\n## 1月16日\n2023年青原迎春集市在县体育广场开市。\n## 4月22日\n“三月三”民歌节在石城镇开幕。",
        [("2023-01-16", "2023年青原迎春集市在县体育广场开市"), ("2023-04-22", "“三月三”民歌节在石城镇开幕")],
    ),
    "the date of a report is no heading": ("政府工作报告\n2018年3月5日\n石城大桥建成通车。", []),
    "nor are the dates of the articles of a digest": (
        "省图书馆新馆开馆\n2021年5月4日\n5月3日，省图书馆新馆开馆。\n植树活动启动\n2021年5月13日\n5月12日，全市义务植树活动在东湖公园启动。",
        [("2021-05-03", "省图书馆新馆开馆"), ("2021-05-12", "全市义务植树活动在东湖公园启动")],
    ),
}  # fmt: skip

YEARS: dict[str, tuple[str, Told]] = {
    "years of other items": (
        "时政要闻\n5月3日，省图书馆新馆开馆。\n校报\n校报创刊于1981年6月1日，现任主编是张明。\n植树节\n5月12日，全市义务植树活动在东湖公园启动。",
        [(None, "省图书馆新馆开馆"), ("1981-06-01", "校报创刊"), (None, "全市义务植树活动在东湖公园启动")],
    ),
    "a goal": (
        "到2035年，全省建成教育强省。\n3月8日，省妇联召开座谈会。",
        [(None, "省妇联召开座谈会")],
    ),
    "the date of the document": (
        "一周要闻\n2024年5月20日\n青原医院始建于1952年。\n5月16日，青原医院新院区启用。",
        [("1952", "青原医院始建"), ("2024-05-16", "青原医院新院区启用")],
    ),
    "an aside in the line itself": (
        "青原书院（1905年改为学堂）保存完好。6月9日，书院修缮工程开工。",
        [("1905", "青原书院改为学堂"), (None, "书院修缮工程开工")],
    ),
    "entries that go on": (
        "1956年3月，青原师范学院成立。\n9月，学院首次招生。\n11月2日，学院工会成立。",
        [("1956-03", "青原师范学院成立"), ("1956-09", "学院首次招生"), ("1956-11-02", "学院工会成立")],
    ),
    "entries that do not go on": (
        "1956年9月，青原师范学院成立。\n3月，学院图书馆开馆。",
        [("1956-09", "青原师范学院成立"), (None, "学院图书馆开馆")],
    ),
    "the year in which an account of the one before is given": ("2026年青原省政府工作报告\n3月5日，青原大桥建成通车。", [(None, "青原大桥建成通车")]),
    "a heading of such an account": (
        "2026年青原省政府工作报告\n一、2025年工作回顾\n3月5日，青原大桥建成通车。\n二、2026年工作安排\n6月底前开工建设青原机场。",
        [("2025-03-05", "青原大桥建成通车")],
    ),
    "a month after the document": (
        "青原要闻\n2024年5月20日\n9月10日，青原马拉松开幕。\n5月8日，青原港开通新航线。",
        [(None, "青原马拉松开幕"), ("2024-05-08", "青原港开通新航线")],
    ),
    "a yearbook": ("青原年鉴（2021）\n大事记\n1月21日，学校召开教职工代表大会。", [("2020-01-21", "学校召开教职工代表大会")]),
    "points of an outline": (
        "学习提纲\n一、历程\n1. 2013年12月，省委印发《规划》\n2. 2021年5月，青原省乡村振兴局挂牌成立\n二、意义\n1.增进福祉",
        [("2013-12", "省委印发《规划》"), ("2021-05", "青原省乡村振兴局挂牌成立")],
    ),
    "the issue of a paper": ("一周要闻\n2024年第22期\n5月27日，青原省委召开全会。", [("2024-05-27", "青原省委召开全会")]),
    "the year before, told by the way": (
        "一周要闻\n2024年第22期\n青原图书馆建于1956年，去年接待读者136万人次。5月31日，青原书房在公园开放。",
        [("1956", "青原图书馆建"), ("2024-05-31", "青原书房在公园开放")],
    ),
    "news told in any order": (
        "一周要闻\n2024年第22期\n6月1日，全市少代会闭幕。\n5月26日，2024青原马拉松开跑。\n（责任编辑：何静　下期6月8日出版）",
        [("2024-06-01", "全市少代会闭幕"), ("2024-05-26", "2024青原马拉松开跑")],
    ),
    "the day of a paper, and where news come from": (
        "青原日报\n2025年3月17日　星期一　第3版\n▲省人大常委会第十八次会议3月14日闭幕。\n▲石城讯　3月12日，石城电池产业园投产。",
        [("2025-03-14", "省人大常委会第十八次会议闭幕"), ("2025-03-12", "石城电池产业园投产")],
    ),
    "a paper's date with all that stands behind it, and heads of news": (
        "石城晚报·每日速读\n2025年8月15日　星期五　农历闰六月廿二\n【头条】昨日上午，石城大桥建成通车。\n[要闻] 8月13日夜间至14日，全市普降暴雨。\n"
        "一句话新闻：石城公安局8月8日召开会议。",
        [("2025-08-14", "石城大桥建成通车"), ("2025-08-13/2025-08-14", "全市普降暴雨"), ("2025-08-08", "石城公安局召开会议")],
    ),
    "the sign of the year, and a day of the month before": (
        "青原日报\n2024年3月2日 周六 甲辰年正月廿二 总第4512期\n29日，石城大桥建成通车。",
        [("2024-02-29", "石城大桥建成通车")],
    ),
    "pages, weather, and a month long past": (
        "青原通讯\n2025年1月8日 星期三 多云转小雨 气温8—15℃ 今日8版\n12月28日，石城大桥建成通车。",
        [("2024-12-28", "石城大桥建成通车")],
    ),
    "a heading between": (
        "一、校史\n1956年3月，青原师范学院成立。\n二、新闻\n9月10日，学院召开教师节大会。",
        [("1956-03", "青原师范学院成立"), (None, "学院召开教师节大会")],
    ),
}  # fmt: skip

TABLES: dict[str, tuple[str, Told]] = {
    "year and day in two columns": (
        "| 年代 | 月/日 | 事件 | 简述 |\n|---|---|---|---|\n"
        "| 1842 | 8.29 | 两国签订《青原条约》 | 第一个不平等条约 |\n| 1911 | 10.10 | 石城起义爆发 | 革命开始 |",
        [("1842-08-29", "两国签订《青原条约》"), ("1911-10-10", "石城起义爆发")],
    ),
    "the deed first": (
        "| 事件 | 时间 | 地点 |\n|---|---|---|\n"
        "| 青原水库大坝主体工程正式开工 | 1957年5月 | 石城 |\n| 青原市第一人民医院新门诊大楼建成启用 | 1963年1月 | 青原 |",
        [("1957-05", "青原水库大坝主体工程正式开工"), ("1963-01", "青原市第一人民医院新门诊大楼建成启用")],
    ),
    "years of long ago": (
        "| 年份 | 事件 |\n|---|---|\n| 1842 | 两国在江口签订《青原条约》 |\n| 1858 | 两国在石城签订《石城条约》 |",
        [("1842", "两国在江口签订《青原条约》"), ("1858", "两国在石城签订《石城条约》")],
    ),
    "figures for dates": (
        "日期\t事件\n1957-05-11\t青原水库大坝主体工程在石城正式开工\n1965.5\t青原大学与东海学院签订联合培养研究生协议",
        [("1957-05-11", "青原水库大坝主体工程在石城正式开工"), ("1965-05", "青原大学与东海学院签订联合培养研究生协议")],
    ),
    "a year told once": (
        "| 年份 | 月份 | 大事 |\n|---|---|---|\n| 1984年 | 4月 | 青原学院成立 |\n"
        "|  | 9月 | 青原学院首届新生入学 |\n| 1988年 | 7月 | 青原学院更名为青原大学 |",
        [("1984-04", "青原学院成立"), ("1984-09", "青原学院首届新生入学"), ("1988-07", "青原学院更名为青原大学")],
    ),
    "numbers, and the deed in the third column": (
        "| 序号 | 时间 | 内容 | 备注 |\n|---|---|---|---|\n| 1 | 2003年3月 | 青原开发区获批 | 省级 |\n| 2 | 2010年12月 | 青原海关开关 | |",
        [("2003-03", "青原开发区获批"), ("2010-12", "青原海关开关")],
    ),
    "who did it in a column of its own": (
        "| 时间 | 机构 | 事件 |\n|---|---|---|\n| 2015年6月 | 青原市教育局 | 印发《阅读计划》 |\n| 2016年9月 | 青原一中 | 启用新校区 |",
        [("2015-06", "青原市教育局印发《阅读计划》"), ("2016-09", "青原一中启用新校区")],
    ),
    "ranges of months and of years": (
        "| 年份 | 月日 | 纪事 |\n|---|---|---|\n| 1950 | 10月—12月 | 医院会同防疫队普种牛痘 |\n| 1976—1978 | | 新建住院大楼 |\n"
        "| 2003 | 4月—6月 | 设立发热门诊 |",
        [("1950-10/1950-12", "医院会同防疫队普种牛痘"), ("1976/1978", "新建住院大楼"), ("2003-04/2003-06", "设立发热门诊")],
    ),
    "a column of years, and one of dates that lack them": (
        "| 年份 | 日期 | 纪事 |\n|---|---|---|\n| 1927 | 秋 | 图书馆迁入新馆舍 |\n| 1985 | 12月8日 | 西门新馆落成 |\n| | 12月26日 | 古籍部成立 |\n"
        "| 2003 | 4月24日至6月9日 | 图书馆闭馆 |",
        [("1927", "图书馆迁入新馆舍"), ("1985-12-08", "西门新馆落成"), ("1985-12-26", "古籍部成立"), ("2003-04-24/2003-06-09", "图书馆闭馆")],
    ),
    "no titles": (
        "1949年10月1日\t新校成立\n1952年\t迁往武昌\n",
        [("1949-10-01", "新校成立"), ("1952", "迁往武昌")],
    ),
    "figures by year are no chronicle": ("| 年份 | 地区 | 产量（万吨） |\n|---|---|---|\n| 2020年 | 石城 | 31 |\n| 2021年 | 石城 | 32 |", []),
}  # fmt: skip

MARKS: dict[str, tuple[str, Told]] = {
    "tags and signs of HTML": (
        "- <font color=red>2019年5月</font>，省展览馆&emsp;建成开放。",
        [("2019-05", "省展览馆建成开放")],
    ),
    "paragraphs of HTML": (
        "<p>2019年5月，<b>省展览馆</b>建成开放。</p><p>2020年6月，省科技馆开馆。</p>",
        [("2019-05", "省展览馆建成开放"), ("2020-06", "省科技馆开馆")],
    ),
    "a table of HTML": (
        "<table><tr><th>时间</th><th>事件</th></tr><tr><td rowspan=2>1984年</td><td>青原学院成立</td></tr><tr><td>石城大桥通车</td></tr></table>",
        [("1984", "青原学院成立"), ("1984", "石城大桥通车")],
    ),
    "marks that are no tags": ("2019年5月，学院成立<3个系>和x<y研究组。", [("2019-05", "学院成立<3个系>和x<y研究组")]),
}

PLACES: dict[str, tuple[str, Told]] = {
    "behind its noun": ("青原水库建成的时间是1961年。", [("1961", "青原水库建成")]),
    "before a noun": ("1962年的青原会议确定了新方针。", [("1962", "青原会议确定了新方针")]),
    "in brackets with its verb": ("青原大学（1958年创办）是全省第一所大学。", [("1958", "青原大学创办")]),
    "in brackets, another verb": ("石城大桥（2003年10月通车）全长2公里。", [("2003-10", "石城大桥通车")]),
    "behind 时间为": ("青原铁路通车时间为1958年10月1日。", [("1958-10-01", "青原铁路通车")]),
    "at the end of its sentence": ("青原图书馆落成于1936年5月。", [("1936-05", "青原图书馆落成")]),
    "a clause that tells when the next one was": ("1927年的青原暴动失败后，王强转移到石城。", [("1927", "王强转移到石城")]),
    "by when something is to be done": ("2024年6月底前开工建设青原机场。", []),
    "behind 于 with a day": ("校报创刊于1981年6月1日，现任主编是张明。", [("1981-06-01", "校报创刊")]),
    "a name and a verb cut wrongly": ("1920年秋冬，石城小组成立。", [("1920", "石城小组成立")]),
}


@pytest.mark.parametrize(("text", "wanted"), [
    pytest.param(*row, id=name) for table in (ENTRIES, DATE_LINES, YEARS, TABLES, MARKS, PLACES) for name, row in table.items()
])  # fmt: skip
def test_events(text: str, wanted: Told) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize("name", ["figures for dates", "year and day in two columns", "the deed first", "a year told once"])
def test_rows_of_a_table_are_proved_by_their_cells(name: str) -> None:
    text, wanted = TABLES[name]
    found = review(extract_text(text), "青原大事记")
    assert [entry.lacks for entry in found.waiting] == []
    assert sorted(entry.fields["date"] for entry in found.ready) == sorted(date for date, _ in wanted if date)


def test_other_cells_of_a_row_say_where_it_was_and_what_it_brought() -> None:
    (first, _second) = review(extract_text(TABLES["year and day in two columns"][0]), "青原大事记").ready
    assert first.fields["content"] == "第一个不平等条约"
    (first, _second) = review(extract_text(TABLES["the deed first"][0]), "青原大事记").ready
    assert first.fields["place"] == "石城"


@pytest.mark.parametrize(("text", "lack"), [
    ("青原要闻\n2024年5月20日\n5月8日，市商务局为其授牌。", "“其”说的是谁"),
    ("1956年，改称青原高等小学。", "主语（actor）不在近处"),
    ("1978年12月，更名青原师范学院。", "主语（actor）不在近处"),
    ("1999年5月，与青原教育学院合并组建青原大学。", "主语（actor）不在近处"),
    ("青原县大事记\n1998年7月，连降暴雨。", "主语（actor）不在近处"),
    ("青原医院2023年年报\n健全随访制度：一人一档、一病一策、一月一访、一季一评。", "句子不完整"),
    ("1984年6月，覃怀远任局长。", "是哪里的职务没有写全"),
    ("1920年7月，旋入沽河铁路局任练习生。", "句子不完整"),
    ("走过一座古村\n2018年5月，村支书吴长根成立青原旅游合作社。", "“村支书吴长根”是哪里的没有写全"),
    ("2019年4月10日，青原马拉松组委会将在滨江公园举行首届比赛。", "说的是目标"),
    ("2013年，有31名学生考入大学。", "以数字开头"),
])  # fmt: skip
def test_what_does_not_say_who_did_it_or_that_it_was_done_waits(text: str, lack: str) -> None:
    found = review(extract_text(text), "文档名称")
    assert any(lack in words for entry in found.waiting for words in entry.lacks)
    assert [entry for entry in found.ready if entry.draft.kind == "event"] == []


def test_a_deed_without_a_doer_is_told_as_it_stands() -> None:
    from zhongbu_quiz.extract.proof import _base

    (entry,) = review(extract_text("2019年3月5日，召开全国教育大会。"), "文档名称").ready
    assert _base([entry.fields]).facts[0].statement.startswith("2019年3月5日，召开全国教育大会")


@pytest.mark.parametrize(("title", "stem", "name"), [
    ("2026年青原省政府工作报告", "青原_2026", "2026年青原省政府工作报告"),
    ("青原大事记（1949—1980）", "a", "青原大事记"),
    ("关于印发《青原规划》的通知", "a", "关于印发〈青原规划〉的通知"),
    ("", "青原_2026-03(1)", "青原"),
    ("", "20260301", "文件"),
])  # fmt: skip
def test_the_short_name_of_a_document(title: str, stem: str, name: str) -> None:
    assert short_name(title, stem) == name


@pytest.mark.parametrize("mark", ["[1]", "①", "*", "［2］"])
def test_the_mark_of_a_footnote_is_no_part_of_a_title(mark: str) -> None:
    text = f"青原市2019年国民经济和社会发展统计公报{mark}\n2019年，全市粮食产量31.2万吨。"
    assert extract_text(text).title == "青原市2019年国民经济和社会发展统计公报"


def test_who_a_document_is_about_is_read_to_the_end_of_its_name() -> None:
    (draft,) = extract_text("青原市图书馆馆史\n1978年9月恢复开放。").drafts
    assert draft.subject == "青原市图书馆"


def test_where_no_year_is_known_the_draft_says_so() -> None:
    (entry,) = review(extract_text("植树节\n5月12日，全市义务植树活动在东湖公园启动。"), "新闻").waiting
    assert any(lack.startswith("缺年份") for lack in entry.lacks)


def test_the_same_year_of_two_is_doubtful() -> None:
    drafts = extract_text("1978年，电厂开工，1981年并网发电；水库工程亦于同年完成。").drafts
    assert [bool(draft.doubts) for draft in drafts if "水库" in draft.value] == [True]


def test_numbers_of_a_list_are_no_figures() -> None:
    text = (
        "1. 青原会议强调，要坚持稳字当头，推动质量变革、效率变革、动力变革，建设知识型、技能型、创新型队伍\n"
        "2. 青原会议要求，坚持城乡统筹，努力实现政策沟通、设施联通、贸易畅通，打造合作新平台"
    )
    drafts = extract_text(text).drafts
    assert [draft for draft in drafts if draft.kind == "statistic"] == []
    assert ("政策沟通", "设施联通", "贸易畅通") in [draft.parts for draft in drafts]


def test_a_name_of_two_characters_and_its_verb() -> None:
    (draft,) = extract_text("1920年秋冬，石城小组成立。").drafts
    assert draft.subject == "石城小组"


@pytest.mark.parametrize("line", ["发布时间：2024年5月 浏览次数：120", "字号：大 中 小　2024年5月", "发布时间：2024年5月6日 浏览次数：120"])
def test_what_a_page_says_of_itself_may_name_the_month_alone(line: str) -> None:
    drafts = extract_text(f"河湾县概况\n{line}\n2023年，全县粮食产量达到32万吨。\n").drafts
    assert [(draft.date, draft.value) for draft in drafts] == [("2023", "32万吨")]


@pytest.mark.parametrize("line", [
    "首页 > 政务公开 > 统计数据", "松桥区教育局>政务公开>统计数据", "松桥区教育局›公开›数据",
    "松桥区教育局政务公开 > 统计数据", "点击上方蓝字，关注“松桥教育”",
    "附件2",
])  # fmt: skip
def test_the_path_of_a_page_is_no_title(line: str) -> None:
    assert extract_text(f"{line}\n松桥区初中学校基本情况\n2023年，松桥区在校生3120人。").title == "松桥区初中学校基本情况"


@pytest.mark.parametrize(("head", "section"), [
    ("澜江市人民政府市长　贺云舟", ""),
    ("邵明远", ""),
    ("Ⅱ 数字2023", "数字2023"),
    ("01 肇始", "肇始"),
    ("PART 03｜保障有力", "保障有力"),
    ("产业版图 | “一主两特”", "产业版图"),
    ("“五办”机制：马上办、网上办、就近办", "“五办”机制"),
])  # fmt: skip
def test_a_section_is_called_by_its_head_alone_and_by_nobody_who_speaks(head: str, section: str) -> None:
    text = f"在大会上的致辞\n\n2024年9月20日\n\n{head}\n\n2023年5月3日，澜江大桥建成通车。"
    (draft,) = [each for each in extract_text(text).drafts if each.kind == "event"]
    assert draft.section == section


@pytest.mark.parametrize(("text", "name"), [
    ("医院简介\n白鹭市中心医院位于城南。2023年，医院开放床位1200张。", "白鹭市中心医院简介"),
    ("枫娃们，跑起来！枫林二小成绩单请查收✨\n2023年，学校在校生1200人。", "枫娃们，跑起来！枫林二小成绩单请查收"),
])  # fmt: skip
def test_a_document_is_not_called_by_its_sort_alone_nor_by_pictures(text: str, name: str) -> None:
    assert name_of(extract_text(text), "文") == name
