"""Sheets of a school's office in a workbook of facts, and forms to be signed: nothing is asked of them, and a line says so; tables that teach
something are asked as ever, whatever their subject."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.workbook.seeds import load_seeds

from .sheets import book, problems

TITLES = ("时间", "事件", "意义")
EVENTS = [TITLES, ("1839年6月", "虎门销烟开始", "反抗"), ("1840年6月", "鸦片战争爆发", "开端")]
OF_EVENTS = 4

OFFICE = """
双向细目表：题型|题数|分值 / 单选|10|20 / 填空|5|10
双向细目表：题号|题型|考点|分值|难度 / 1|选择|鸦片战争|2|0.8 / 2|选择|洋务运动|2|0.7 / 3|材料|辛亥革命|10|0.5
分数段：分数段|人数 / 90—100|5 / 80—89|12 / 60—79|20
错题统计：题号|错误人数|错因 / 1|12|概念不清 / 5|20|时间记混 / 8|9|审题不清
分组：组别|组长|组员 / 第1组|张三|李四、王五 / 第2组|赵六|钱七、孙八
教案：环节|教师活动|学生活动 / 导入|播放视频|观看 / 新授|讲解|记笔记 / 小结|归纳|回答
考试时间：科目|时间|地点 / 语文|11月28日8:00|1号楼 / 数学|11月28日10:30|1号楼 / 历史|11月29日8:00|2号楼
会议记录：日期|内容 / 2026年9月3日|讨论教学计划 / 2026年10月9日|集体备课 / 2026年11月2日|期中分析
活动安排：日期|活动|负责人 / 2026年9月10日|教师节活动|王建国 / 2026年9月18日|国防教育|李红
Sheet3：书名|定价|数量 / 《八年级历史上》|12.5|45 / 《练习册》|20|45 / 《地图册》|8|45
监考安排：场次|时间|科目|监考 / 1|8:00—9:30|语文|王建国 / 2|10:00—11:30|数学|李红
听课记录：日期|班级|课题|授课人|评价 / 2026年9月8日|八1|鸦片战争|王建国|条理清楚 / 2026年9月20日|八2|洋务运动|李红|生动
教材目录：课次|课题 / 第1课|鸦片战争 / 第2课|第二次鸦片战争
联系方式：老师|电话 / 王建国|13800000000 / 李红|13900000000
Sheet2：学校|第一中学 / 班级|八（3）班 / 日期|2026.11
制表：制表|王建国 / 审核|李红 / 日期|2026.11
Sheet2：命题人|王建国 / 审核人|李红
各班成绩：班级|平均分|及格率|优秀率 / 八1|78.5|85%|30% / 八2|76.2|80%|25%
Sheet2：考点|2021年|2022年|2023年 / 鸦片战争|√|√| / 洋务运动||√|√ / 辛亥革命|√||√
班费：日期|项目|收入|支出 / 2026年9月1日|收班费|900| / 2026年9月5日|买粉笔||35
Sheet2：小组|加分|扣分|总分 / 第1组|10|2|8 / 第2组|8|1|7
资源：资源|链接|提取码 / 鸦片战争课件|https://pan.example/a|abcd / 辛亥革命视频|https://pan.example/b|efgh
值班：星期|值班老师 / 星期一|王建国 / 星期二|李红
班委：职务|姓名 / 班长|张三 / 学习委员|李四
考勤：姓名|9月1日|9月2日 / 张三|√|√ / 李四|√|×
家访：姓名|家访时间|情况 / 张三|2026年10月2日|家长支持 / 李四|2026年10月3日|缺少陪伴
作业：日期|作业|完成情况 / 2026年9月2日|练习册第1课|全交 / 2026年9月4日|默写|3人未交
Sheet4：教师|任教班级|周课时 / 王建国|八1、八2|12 / 李红|八3、八4|12
复习计划：轮次|时间|内容 / 一轮|2026年9月—12月|通史复习 / 二轮|2027年1月—3月|专题复习
物资：物品|单价|数量|金额 / 粉笔|5|10|50 / 地图|30|2|60
得分率：题号|考点|得分率 / 1|鸦片战争|0.82 / 2|洋务运动|0.61
研学：时间|行程|带队 / 11月28日8:00|从学校出发|王建国 / 11月28日10:00|参观博物馆|李红
社团：社团|指导教师|活动地点 / 历史社|王建国|201教室 / 地理社|李红|202教室
选修：课程|教师|人数 / 文物里的中国|王建国|30 / 地图与历史|李红|25
培训记录：时间|主题|主讲人 / 2026年7月10日|新课标解读|王教授 / 2026年7月11日|大单元教学|李教授
教研活动：周次|时间|主题|主备人 / 第1周|2026年9月3日|开学教研|王建国 / 第2周|2026年9月10日|集体备课|李红
说课：环节|时间|要求 / 导入|5分钟|设疑 / 新授|25分钟|讲清 / 小结|5分钟|归纳
评分标准：等级|分值|要求 / 一等|9—10|史论结合 / 二等|6—8|有史实 / 三等|0—5|偏题
获奖：学生|奖项|时间 / 张三|历史征文一等奖|2026年5月 / 李四|演讲二等奖|2026年6月
课题研究：阶段|时间|任务|负责人 / 准备|2026年3月|查文献|王建国 / 实施|2026年5月|上研究课|李红
家长会：环节|时间|主讲 / 签到|18:30|班主任 / 发言|19:00|校长
知识点统计：考点|频次|题型 / 鸦片战争|5|选择 / 洋务运动|3|选择、材料 / 辛亥革命|6|材料
教具：名称|规格|数量|存放 / 地球仪|32cm|3|201 / 挂图|全开|5|201
命题计划：题型|题量|每题分值|总分 / 选择题|20|2|40 / 材料题|3|20|60
成绩对比：班级|期中|期末|进步 / 八1|78|80|2 / 八2|76|75|-1
单元划分：单元|课时|考查重点 / 第一单元|5|侵略与反抗 / 第二单元|4|近代化
日程：日期|事项|备注 / 2026年12月1日|月考|全年级 / 2026年12月8日|阅卷| / 2026年12月15日|讲评|
Sheet5：检查项目|检查结果|整改 / 教案|齐全|无 / 作业批改|及时|加强评语
选科：组合|人数 / 物化生|120 / 史政地|80
Sheet6：姓名|职务|电话 / 王建国|组长|13800000000 / 李红|组员|13900000000
近五年考情：年份|题号|考点|分值 / 2021|3|鸦片战争|2 / 2022|5|洋务运动|2 / 2023|7|辛亥革命|2
Sheet7：年份|考点|分值 / 2021|鸦片战争|2 / 2022|洋务运动|2 / 2023|辛亥革命|2
Sheet8：姓名|请假日期|原因|天数 / 张伟|2026年9月3日|发烧|1 / 李娜|2026年9月10日|比赛|2
Sheet9：姓名|票数|名次 / 张伟|30|1 / 李娜|25|2
仪器清单：仪器|数量|单价（元）|存放位置 / 烧杯|40|5|A柜 / 试管|200|1|B柜
Sheet10：班级|影片|时间|教室 / 八1|《林则徐》|周三下午|201 / 八2|《甲午风云》|周四下午|202
打卡：日期|内容|完成 / 2026-09-01|第一课|√ / 2026-09-02|第二课|√
导学案：学习目标|知道鸦片战争 / 重点|《南京条约》 / 难点|影响
"""

TAUGHT = """
元素：元素|符号|原子序数|相对原子质量 / 氢|H|1|1 / 氧|O|8|16 / 铁|Fe|26|56
单词：单词|音标|释义 / abandon|əˈbændən|放弃 / ability|əˈbɪləti|能力
各省：省份|简称|省会|人口（万人）|面积（万平方公里） / 河南|豫|郑州|9815|16.7 / 湖北|鄂|武汉|5838|18.6
名著：作品|作者|朝代|体裁 / 《西游记》|吴承恩|明|小说 / 《红楼梦》|曹雪芹|清|小说
诗句：上句|下句|作者 / 海内存知己|天涯若比邻|王勃 / 会当凌绝顶|一览众山小|杜甫
器官：器官|功能|所属系统 / 心脏|输送血液|循环系统 / 肺|气体交换|呼吸系统
政治：术语|释义 / 民主集中制|我国国家机构的组织原则 / 依法治国|党领导人民治理国家的基本方略
铁路：铁路|通车时间|起点|终点 / 京张铁路|1909年|北京|张家口 / 陇海铁路|1952年|连云港|兰州
列车时刻：车次|始发站|终点站|开行时间 / 东方快车|巴黎|君士坦丁堡|1883年 / 西伯利亚快车|莫斯科|海参崴|1916年
长征：方面军|出发时间|人数 / 红一方面军|1934年10月|8.6万人 / 红二方面军|1935年11月|1.7万人
战役：战役|时间|地点|指挥者|结果 / 平型关大捷|1937年9月|山西|林彪|胜利 / 台儿庄战役|1938年春|山东|李宗仁|胜利
战役伤亡：战役|参战人数|伤亡人数 / 平型关大捷|12000|1000 / 百团大战|400000|17000
会议：会议|时间|地点|内容 / 中共一大|1921年7月|上海|宣告中国共产党成立 / 遵义会议|1935年1月|遵义|确立毛泽东的领导
时政：时间|事件 / 2026年3月5日|十四届全国人大四次会议开幕 / 2026年9月3日|纪念大会举行 / 2026年10月20日|中央全会召开
民族：民族|人数|主要分布 / 壮族|1957万|广西 / 回族|1137万|宁夏
议会：党派|席位 / 国民党|269 / 共和党|120 / 民主党|154
科举：等级|考试地点|主持者 / 乡试|省城|主考官 / 会试|京城|礼部 / 殿试|皇宫|皇帝
官职：官职|职责|任职者 / 丞相|辅佐皇帝|李斯 / 太尉|掌管军事|空缺者 / 御史大夫|监察百官|冯劫
人物：姓名|职务|任期 / 华盛顿|总统|1789—1797年 / 林肯|总统|1861—1865年
物价：年份|米价（元/石） / 1937年|12 / 1945年|180 / 1948年|630
货币：货币|朝代|材质 / 交子|北宋|纸 / 五铢钱|西汉|铜
组织：组织|领导人|成立时间|口号 / 兴中会|孙中山|1894年|振兴中华 / 同盟会|孙中山|1905年|三民主义
太阳系：行星|卫星数|公转周期（天） / 地球|1|365 / 火星|2|687
化学实验：实验|现象|结论 / 铁丝燃烧|火星四射|生成四氧化三铁 / 镁条燃烧|耀眼白光|生成氧化镁
生物：植物|花期|科属 / 桃|3月|蔷薇科 / 菊|10月|菊科
物理量：物理量|符号|单位 / 速度|v|m/s / 密度|ρ|kg/m³
节气：节气|时间|含义 / 立春|2月4日|春季开始 / 清明|4月5日|气清景明
节日：节日|日期|习俗 / 春节|正月初一|贴春联 / 端午节|五月初五|赛龙舟
奥运：届次|年份|城市|金牌数 / 第23届|1984年|洛杉矶|15 / 第24届|1988年|汉城|5 / 第25届|1992年|巴塞罗那|16
五年计划：计划|时间|任务 / 一五计划|1953—1957年|发展重工业 / 二五计划|1958—1962年|继续工业化
机构：国家机关|产生|职权 / 全国人大|选举|立法权 / 国务院|全国人大产生|行政权
音乐：曲名|作者|时长|体裁 / 《黄河大合唱》|冼星海|30分钟|合唱 / 《二泉映月》|阿炳|6分钟|二胡曲
体育：项目|每队人数|场地长度（米） / 篮球|5|28 / 排球|6|18 / 足球|11|105
营养：食物|热量（千卡）|蛋白质（克） / 鸡蛋|144|13 / 牛奶|54|3
地理：山脉|走向|主峰 / 秦岭|东西|太白山 / 太行山|东北—西南|小五台山
道德与法治：部门|负责事项|举报电话 / 消协|维护消费者权益|12315 / 税务|税收|12366
信息：快捷键|功能|软件 / Ctrl+C|复制|通用 / Ctrl+V|粘贴|通用
法律：法律|通过时间|条数 / 《民法典》|2020年5月28日|1260 / 《宪法》|1982年12月4日|138
英语句型：句型|意思|例句 / be good at|擅长|I am good at math. / look forward to|盼望|I look forward to it.
教育史：学堂|创办人|创办时间|地点 / 京师同文馆|奕䜣|1862年|北京 / 福州船政学堂|左宗棠|1866年|福州
书籍：书名|作者|成书时间|卷数 / 《史记》|司马迁|西汉|130卷 / 《资治通鉴》|司马光|北宋|294卷
科学家：科学家|学科|成就 / 牛顿|物理|万有引力 / 达尔文|生物|进化论
活动史：时间|活动|参加者 / 1935年12月9日|一二·九运动|北平学生 / 1919年5月4日|五四运动|北京学生
"""


def sheets(text: str) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Sheets by their names, from lines such as `名：列名|列名 / 格|格`."""
    made = []
    for line in text.strip().split("\n"):
        name, rows = line.split("：", 1)
        cells = [[cell.strip() for cell in row.split("|")] for row in rows.split(" / ")]
        made.append((name, [tuple(int(cell) if cell.isdigit() else cell or None for cell in row) for row in cells]))
    return made


def read(path: Path) -> tuple[list[str], str]:
    """What the facts of a file say, and what was said of it."""
    seeds = load_seeds([path])
    return [fact.statement for fact in build_base(seeds).facts], "\n".join(seeds.remarks)


@pytest.mark.parametrize(("name", "rows"), sheets(OFFICE))
def test_nothing_is_asked_of_a_sheet_for_the_office(name: str, rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", 年表=EVENTS, **{name: rows}))
    assert len(told) == OF_EVENTS
    assert f"[{name}]" in remarks


@pytest.mark.parametrize(("name", "rows"), sheets(TAUGHT))
def test_a_sheet_that_teaches_something_is_asked(name: str, rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", 年表=EVENTS, **{name: rows}))
    assert len(told) >= OF_EVENTS + len(rows) - 1
    assert "office" not in remarks


@pytest.mark.parametrize("name", ["Sheet2", "分数段"])
def test_a_sheet_for_the_office_is_asked_once_its_columns_are_named(name: str, tmp_path: Path) -> None:
    rows = [("【名称】", "【属性】"), ("分数段", "人数"), ("90—100", 5), ("80—89", 12)]
    told, _remarks = read(book(tmp_path / "表.xlsx", 年表=EVENTS, **{name: rows}))
    assert "80—89的人数是12。" in told
    _told, remarks = read(book(tmp_path / "表.xlsx", 年表=EVENTS, **{name: rows[1:]}))
    assert "to have it asked, write 【名称】, 【属性】 above its titles" in remarks


@pytest.mark.parametrize(
    "rows",
    [
        [("命题人", "王建国"), ("审核人", "李红")],
        [("制表", "王建国"), ("审核", "李红"), ("日期", "2026.11")],
        [("学校", "第一中学"), ("班级", "八（3）班"), ("日期", "2026.11")],
        [("班级：", "八3"), ("姓名：", None), ("得分：", None)],
        [("课题", "鸦片战争", "课型", "新授"), ("教学目标", "知道经过", None, None), ("教学重点", "条约的内容", None, None)],
    ],
)
def test_a_form_to_be_signed_is_not_read(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", 年表=EVENTS, Sheet2=rows))
    assert len(told) == OF_EVENTS
    assert "is a form to be filled in or signed" in remarks


@pytest.mark.parametrize(
    "rows",
    [
        [("整理：王建国",), ("2026年11月",)],
        [("整理：王建国",), (None, None, "2026年11月")],
        [("命题人：王建国", "审核人：李红", "2026年11月")],
        [("备课组：历史组", "使用时间：2026年11月")],
        [("制表人", "王建国", "2026.11")],
        [("制表人", "王建国"), ("审核人", "李红")],
    ],
)
def test_who_made_a_table_is_no_event_at_its_end(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=[*EVENTS, *rows]))
    assert len(told) == OF_EVENTS
    assert "not read, as remarks" in remarks


@pytest.mark.parametrize(
    "rows",
    [
        [("学校：一中", "班级：八3", "教师：王建国")],
        [("学校", "一中", "教师", "王建国"), ("年级", "八年级", "日期", "2026.11")],
    ],
)
def test_what_a_form_says_above_the_titles_is_no_row_of_titles(rows: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=[*rows, *EVENTS]))
    assert len(told) == OF_EVENTS


@pytest.mark.parametrize(
    ("titles", "said"), [(("事件", "地点名"), "南昌起义的地点名是江西。"), (("战役", "所在省"), "南昌起义所在的省是江西。")]
)
def test_what_stands_alone_beside_names_of_events_is_asked(titles: tuple[str, str], said: str, tmp_path: Path) -> None:
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=[titles, ("南昌起义", "江西"), ("平型关大捷", "山西")]))
    assert said in told


@pytest.mark.parametrize("heading", ["2026年中考历史年表", "2026年秋季八年级上册", "2026年年表"])
def test_the_year_of_a_term_is_not_that_of_an_event(heading: str, tmp_path: Path) -> None:
    (said,) = problems(book(tmp_path / "表.xlsx", Sheet1=[(heading,), *EVENTS, ("7月", "中共一大召开", "建党")]))
    assert "has no year" in said


def test_the_year_of_a_heading_is_that_of_its_days(tmp_path: Path) -> None:
    rows = [("1921年大事年表",), TITLES, ("7月23日", "中共一大开幕", "建党"), ("8月", "中国劳动组合书记部成立", "工运")]
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=rows))
    assert "1921年7月23日，中共一大开幕。" in told


def test_ticks_alone_are_not_asked(tmp_path: Path) -> None:
    told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=[("省份", "简称", "已背"), ("河南", "豫", "√"), ("湖北", "鄂", "√")]))
    assert told == ["河南的简称是豫。", "湖北的简称是鄂。"]
    assert "已背" in remarks


DAY = datetime.date(1899, 12, 30)


@pytest.mark.parametrize(
    ("times", "read_so"),
    [
        ((1839, 1842, 1919), ("1839年", "1842年", "1919年")),
        (("1839年6月", 1842, "1919年5月4日"), ("1839年6月", "1842年", "1919年5月4日")),
        (("1904年2月", 1842, "1905年9月"), ("1904年2月", "1905年1月15日", "1905年9月")),
    ],
)
def test_a_year_typed_into_a_cell_of_dates_is_read_as_the_year(times: tuple[Any, ...], read_so: tuple[str, ...], tmp_path: Path) -> None:
    cells = [DAY + datetime.timedelta(time) if isinstance(time, int) else time for time in times]
    rows = list(zip(cells, ("虎门销烟开始", "《南京条约》签订", "五四运动爆发"), strict=True))
    told, remarks = read(book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], *rows]))
    assert [said.split("，")[0] for said in told] == list(read_so)
    assert ("a year seems to have been typed" in remarks) is ("1842年" in read_so)


def test_an_era_that_the_form_of_a_number_shows_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "表.xlsx", Sheet1=[TITLES[:2], (770, "周平王迁都洛邑"), (356, "商鞅变法开始")])
    made = load_workbook(path)
    for cell in ("A2", "A3"):
        made.worksheets[0][cell].number_format = '"公元前"0"年"'
    made.save(path)
    told, _remarks = read(path)
    assert told == ["公元前770年，周平王迁都洛邑。", "公元前356年，商鞅变法开始。"]


def test_notes_in_one_column_stop_no_other_sheet(tmp_path: Path) -> None:
    notes = [("近代史的主线",), ("侵略",), ("抗争",)]
    told, remarks = read(book(tmp_path / "表.xlsx", 笔记=notes, 年表=EVENTS))
    assert len(told) == OF_EVENTS
    assert "no table was found" in remarks
    (said,) = problems(book(tmp_path / "单.xlsx", 笔记=notes))
    assert "no table was found" in said


def test_a_meaning_before_its_word_is_that_of_the_word(tmp_path: Path) -> None:
    told, _remarks = read(book(tmp_path / "表.xlsx", 词汇=[("中文", "英文"), ("放弃", "abandon"), ("能力", "ability")]))
    assert told == ["abandon是指放弃。", "ability是指能力。"]


def test_one_event_told_down_a_column_is_asked_about(tmp_path: Path) -> None:
    rows = [("项目", "内容"), ("时间", "1919年5月4日"), ("地点", "北京"), ("意义", "新民主主义革命的开端")]
    (said,) = problems(book(tmp_path / "表.xlsx", 五四运动=rows))
    assert "must have a row" in said


def test_a_number_in_characters_stays_whole(tmp_path: Path) -> None:
    told, _remarks = read(book(tmp_path / "表.xlsx", Sheet1=[("项目", "数字"), ("长征里程", "二万五千里"), ("开国大典礼炮", "28响")]))
    assert "长征里程的数字是二万五千里。" in told
