"""A draft is ready only where it is whole: each check on a short text that fails without it, and beside it one that passes."""

from __future__ import annotations

import pytest

from zhongbu_quiz.extract import extract_text
from zhongbu_quiz.extract.review import Entry, review

COUNTY = "青原县2023年工作总结\n2023年，全县农民人均收入18000元。\n{text}"
DAM = "鹰峡水电站大事记\n1958年\n3月　鹰峡水电站动工。\n{text}"
LIBRARY = "澜州市图书馆2023年度报告\n2023年，澜州市图书馆接待读者186万人次。\n{text}"


def words(entry: Entry) -> str:
    fields = entry.fields
    names = ("region", "indicator", "actor", "action", "object", "name", "written")
    return "".join(str(fields[name]) for name in names if fields.get(name))


def ready(text: str) -> list[str]:
    return [words(entry) for entry in review(extract_text(text), "文").ready]


@pytest.mark.parametrize(("text", "cut", "whole"), [
    (COUNTY.format(text="2023年，全县发电量5.74亿kW·h，用电量3.2亿千瓦时。"), "5.74亿kW", "3.2亿千瓦时"),
    (COUNTY.format(text="2023年，全县抽检市场42处，已整改38处。"), "38处", "42处"),
    (COUNTY.format(text="2023年，全年新建书屋85间，目标90间，差额5间因学校撤并顺延。"), "差额5间", "85间"),
    (COUNTY.format(text="2023年，全县识别监测对象1127户3458人。"), "3458人", "1127户"),
    (COUNTY.format(text="2023年，粮食总产量41万吨，增长1.2%；其中夏粮12万吨，增长2.4%；秋粮29万吨，增长0.7%。"), "0.7%", "1.2%"),
    (COUNTY.format(text="2023年，全县有中学1所、小学3所，在校学生1864人。"), "小学在校学生", "中学1所"),
    (COUNTY.format(text="2023年，全县粮食播种面积38万亩。总产15.3万吨。"), "15.3万吨", "38万亩"),
    (LIBRARY.format(text="2023年，全馆新增8.62万册，其中图书、期刊分别为7.91万册、0.71万册。"), "7.91万册", "186万人次"),
    (LIBRARY.format(text="新馆位于文澜路9号，2019年3月动工。"), "动工", "186万人次"),
    (LIBRARY.format(text="4月23日启动澜州读书节，历时38天，参加者21.6万人次。"), "21.6万人次", "186万人次"),
    (DAM.format(text="1970年\n3月　郝振邦任指挥长。"), "指挥长", "鹰峡水电站动工"),
    ("青原县志\n第一节 干线\n一、岚津公路\n1958年3月，青原县公路管理站成立。2003年升为二级公路。", "二级公路", "青原县公路管理站成立"),
    ("青原港\n青原港位于雁江口，泊位68个。\n东沙港区：以集装箱为主，2022年吞吐量4917万吨。", "4917万吨", "68个"),
    (COUNTY.format(text="2023年，全县入社农户286户，占总户数的九成以上，产量达1120吨。"), "1120吨", "286户"),
    (DAM.format(text="\n—— PART 02 ——\n/ 用数字说话 /\n1970年\n3月　鹰峡大坝合龙。"), "用数字说话", "鹰峡水电站动工"),
    (COUNTY.format(text="墙上“三个面向”那几个字还在——面向现代化，面向世界，面向未来——红漆掉了一半。"), "三个面向", "18000元"),
])  # fmt: skip
def test_what_is_not_whole_waits(text: str, cut: str, whole: str) -> None:
    told = ready(text)
    assert not any(cut in each for each in told), told
    assert any(whole in each for each in told), told


INTRODUCED = "柳荫里社区简介\n柳荫里社区位于青原市东部，{text}"


@pytest.mark.parametrize(("text", "told"), [
    (INTRODUCED.format(text="辖区面积0.86平方公里，现有住宅小区7个、居民楼83栋。"), ["辖区面积0.86平方公里", "住宅小区7个", "居民楼83栋"]),
    ("青原新闻\n5月6日，青原大桥通车，全长2.98公里。\n（2024年5月7日）", ["青原大桥全长2.98公里"]),
])  # fmt: skip
def test_what_needs_no_date_is_told_by_its_document(text: str, told: list[str]) -> None:
    found = [entry for entry in review(extract_text(text), "文").ready if entry.draft.kind == "statistic"]
    assert [words(entry).removeprefix("柳荫里社区") for entry in found] == told
    assert all(entry.fields["attributed"] and not entry.fields.keys() & {"period", "as_of"} for entry in found)


@pytest.mark.parametrize("text", [
    "2023年5月6日，社区书屋启用。接待读者180人次。", "去年，卫生厕所普及率由64%提高到98%。", "首批招收学员42名。", "项目总投资7.4亿元。",
])  # fmt: skip
def test_what_is_of_a_time_needs_one(text: str) -> None:
    found = review(extract_text(INTRODUCED.format(text="邻大街。") + text), "文")
    assert not [words(entry) for entry in found.ready if entry.draft.kind == "statistic" and entry.fields.get("attributed")]


RESERVES = (
    "青原州自然保护区一览表\n序号\t{title}\t级别\t面积（公顷）\t已记录植物（种）\n1\t黑岩岭\t国家级\t38620\t2486\n2\t雾顶山\t省级\t21475\t1932\n"
    "\t合计\t\t60095\t\n注：数据截至2023年底，由州林业局提供。"
)


@pytest.mark.parametrize("title", ["名称", "保护区", "保护区名称"])
def test_the_row_of_a_table_of_things_is_of_its_thing_and_of_the_day_in_the_note(title: str) -> None:
    found = [entry.fields for entry in review(extract_text(RESERVES.format(title=title)), "文").ready]
    told = [tuple(fields[name] for name in ("region", "indicator", "written", "unit", "period")) for fields in found]
    assert told[:3] == [
        ("黑岩岭", "面积", "38620", "公顷", "2023"), ("黑岩岭", "已记录植物", "2486", "种", "2023"), ("雾顶山", "面积", "21475", "公顷", "2023"),
    ]
    assert "合计" not in [fields["region"] for fields in found]


NEWS = "青原县枫溪村见闻\n2024-10-22\n\n2021年8月，枫溪村冷库落成，{now}，全村果树种植面积达到1860亩。"


@pytest.mark.parametrize(("now", "day"), [("如今", "2024-10"), ("截至今年9月底", "2024-09")])
def test_what_there_is_now_is_of_the_month_of_its_text(now: str, day: str) -> None:
    found = [entry.fields for entry in review(extract_text(NEWS.format(now=now)), "文").ready if entry.fields.get("written") == "1860亩"]
    assert [fields.get("as_of") or fields["period"].removeprefix("../") for fields in found] == [day]


def test_lines_with_one_bar_are_a_table_of_two_columns() -> None:
    text = "青原铁路局大事记\n日期 | 事件\n1953年4月1日 | 青原铁路局成立\n1978年 | 撤销石塘分局\n | 青原大桥建成"
    told = [(draft.date, draft.value) for draft in extract_text(text).drafts if draft.kind == "event"]
    assert told == [("1953-04-01", "青原铁路局成立"), ("1978", "撤销石塘分局"), ("1978", "青原大桥建成")]


def test_a_body_that_is_called_by_a_thing_and_its_office_is_told_whole() -> None:
    found = ready("青原铁路局大事记\n1953年4月1日　青原铁路管理局在石城成立，职工1.2万人。\n1958年7月1日　青石线通车。")
    assert [each for each in found if "1.2万人" in each] == ["青原铁路管理局职工1.2万人"]


ACCOUNT = (
    "写给每一位同行者的信\n原创 海澜人 海澜阀门 2024-09-06 18:30\n\n今天，海澜阀门25岁啦！\n2020年2月\n海澜阀门承建的水厂投产。\n\n/ 用数字说话 /\n\n"
    "📌 2023年销售收入 10.36亿元\n📌 海澜阀门的员工 862人"
)


def test_a_post_is_of_the_account_that_it_speaks_of_and_a_head_in_a_frame_ends_what_a_date_rules() -> None:
    found = [entry.fields for entry in review(extract_text(ACCOUNT), "文").ready if entry.draft.kind == "statistic"]
    told = [(fields["region"], fields["indicator"], fields["written"], fields.get("period")) for fields in found]
    assert ("海澜阀门", "销售收入", "10.36亿元", "2023") in told
    assert "2020-02" not in [period for *_rest, period in told]


ORGAN = (
    "在全市水务工作会议上的报告\n{by}\n（2025年1月16日）\n\n2024年，澜州市完成水务投资86.4亿元。"
    "年末，全系统在职职工1364人，其中专业技术人员518人。"
)


@pytest.mark.parametrize(("by", "told"), [
    ("澜州市水务局局长　程望舒", ["澜州市水务局在职职工1364人", "澜州市水务局专业技术人员518人"]),
    ("程望舒", []),
])  # fmt: skip
def test_what_an_organ_tells_of_itself_is_not_of_its_place(by: str, told: list[str]) -> None:
    assert [each for each in ready(ORGAN.format(by=by)) if each.endswith("人")] == told


def test_several_places_of_one_sort_have_the_indicator_before_them() -> None:
    text = COUNTY.replace("县", "市").format(text="2023年，全市自来水普及率96.3%，其中清塘、白芷两县分别为97.8%和95.1%。")
    assert [words(entry) for entry in review(extract_text(text), "文").waiting] == ["清塘县自来水普及率97.8%", "白芷县自来水普及率95.1%"]


STATION = "青原南站开通运营\n2023-09-27\n青原南站位于柳塘镇，距市中心11公里，建筑面积5.8万平方米。\n{text}"
SCHOOL = "青原中学校史\n青原中学创办于1951年，校址在北街。2023年，青原中学有毕业生812名。\n{text}"
PLANTS = "青原县重点企业情况\n2021年，青原县工业总产值36.8亿元。青原机床厂产值增长12.6%，利润2315万元；{text}"
HOSPITAL = "青原县人民医院简介\n青原县人民医院位于城南，编制床位800张。\n{text}"


@pytest.mark.parametrize(("text", "cut"), [
    (STATION.format(text="站前广场停车场有车位1120个。"), "有车位"),
    (STATION.format(text="建设高峰期，工地上有1300多名工人。"), "1300多名"),
    (STATION.format(text="站内装有光伏板8600平方米，年发电量约110万千瓦时。"), "110万千瓦时"),
    (SCHOOL.format(text="2004年，新校区启用，8600名学生分批迁入。"), "分批"),
    (SCHOOL.format(text="2023年，人均藏书从十年前的0.61册提高到1.35册。"), "0.61册"),
    (SCHOOL.format(text="1978年7月，恢复高考后的第二年，我校有41人考上大学。"), "第二年"),
    (SCHOOL.format(text="2010年8月，从北街整体搬到新城，北街的老校门，作为文物留在了原处。"), "留在了原处"),
    (PLANTS.format(text="红旗化肥厂受煤价拖累，亏损640万元，产值下降8.3%。"), "亏损产值"),
    (PLANTS.format(text="二纺厂的职工最多时有4300人（1987年）。"), "4300人"),
    (HOSPITAL.format(text="2019年11月，以我院为龙头的青原县医共体挂牌。"), "我院"),
    (HOSPITAL.format(text="截至2023年底，在岗职工1046人，其中卫生专业技术人员893人，内有高级职称138人、硕士研究生57人。"), "57人"),
    (STATION.format(text="今年6月30日，青原南站进入联调联试。\n当天18时，南站发送旅客4217人。"), "4217人"),
    (COUNTY.format(text="2023年，青原县林业局内设股室7个，下辖国有林场3个。"), "国有林场"),
])  # fmt: skip
def test_what_is_no_name_or_of_another_time_or_thing_waits(text: str, cut: str) -> None:
    told = ready(text)
    assert told
    assert not any(cut in each for each in told), told


def test_who_is_told_by_surname_or_by_year_is_told_whole() -> None:
    found = ready(SCHOOL.format(text="1931年，沈先生用两条木船抢运图书。\n校训由沈砚秋先生题写。\n2024年3月，1986届校友高文澜设立“澜星”奖学金。"))
    assert {"沈砚秋用两条木船抢运图书", "青原中学1986届校友高文澜设立“澜星”奖学金"} <= set(found)
    assert not any("抢运" in each for each in ready(SCHOOL.format(text="1931年，沈先生用两条木船抢运图书。")))


@pytest.mark.parametrize(("before", "told"), [
    ("2023年，全县居民人均可支配收入34726元。", ["青原县居民人均工资性收入19312元", "青原县居民人均转移净收入6142元"]), ("", []),
])  # fmt: skip
def test_incomes_in_plain_yuan_are_of_each_inhabitant(before: str, told: list[str]) -> None:
    found = ready(COUNTY.format(text=f"{before}\n2023年，工资性收入、转移净收入分别为19312元和6142元。"))
    assert [each for each in found if "净收入" in each or "资性" in each] == told


def fields_of(text: str, name: str) -> dict[str, object]:
    return next(entry.fields for entry in review(extract_text(text), "文").ready if entry.fields.get("name") == name)


def test_a_name_that_counts_a_word_of_its_parts_is_not_asked_and_a_mode_is_of_the_system_that_has_it() -> None:
    text = COUNTY.format(text="全县推行“三个一”服务承诺：一张笑脸相迎、一杯热水相待、一句话说清楚。\n【林长制】推行“一长两员三化”管理模式。")
    assert fields_of(text, "三个一")["not_asked"] == ["name"]
    assert fields_of(text, "一长两员三化")["applies_to"] == "青原县林长制的管理模式"


@pytest.mark.parametrize(("end", "title"), [("（摘自《青原县情手册》2023年版）", "青原县情手册"), ("", "青原县重点企业基本情况")])
def test_the_caption_of_a_table_names_no_text_and_a_row_no_section(end: str, title: str) -> None:
    row = "  #65岁及以上       51.74             18.0"
    text = f"表5-3　青原县重点企业基本情况\n\n2021年，青原机床厂利润2315万元。\n{row}\n\n2022年5月，青原化肥厂停产检修。\n{end}"
    found = extract_text(text)
    assert (found.title, {draft.section for draft in found.drafts}) == (title, {""})


def test_what_a_deed_followed_is_nobody_who_did_it() -> None:
    found = review(extract_text("时间范围为2022年1月1日至2022年12月31日，参照GB/T 36001-2015编制。"), "报告")
    assert [entry for entry in found.ready if entry.draft.kind == "event"] == []
