"""The units that figures carry, and which of them count things (so that a noun follows: 3个专业)."""

from __future__ import annotations

import re

_MONEY = "元 美元 欧元 日元 英镑 港元 港币 人民币 万元 块 元人民币 卢布 法郎 两白银 两"
_MASS = "吨标准煤 吨标煤 吨 公斤 千克 毫克 微克 克 斤 担 石 磅 盎司 克拉"
_LENGTH = "公里 千米 华里 里 米 厘米 毫米 微米 纳米 英里 海里 英尺 英寸 光年 公分 丈 尺 寸 天文单位"
_AREA = "平方公里 平方千米 平方米 平方厘米 平方英里 公顷 亩 平米 顷"
_VOLUME = "立方公里 立方千米 立方米 立方 方 升 毫升 标准立方米 标方 桶 加仑"
_ENERGY = "千瓦时 千瓦 兆瓦 吉瓦 瓦 度 伏 千伏 焦 卡 马力 兆帕 帕 赫兹 兆 比特 字节 马赫 牛 分贝"
_TIME = "年 个月 月 周 天 日 小时 个小时 分钟 分 秒 学时 课时 岁 代 个世纪 世纪 个工作日"
_RATE = "/10万 /万 % ‰ 个百分点 百分点 个百分比 倍 成 番 ℃ 摄氏度 度 个基点 基点"
_TRAFFIC = "人次 架次 列次 车次 班次 航次 艘次 辆次 户次 件次 册次 台次 例次 场次 批次 人天 标箱 标准箱 吨公里 人公里 万吨公里 TEU"
_PEOPLE = "余人 人 户 名 位 口 家庭 对 员 兵"
_LATIN = "km² km2 km m² m2 m³ mm cm kg km/h m/s g t MW GW kW kWh GWh TWh GB TB PB Gbps MHz GHz nm μm µm m h s"
_COUNT = (
    "个 大 家 项 条 座 所 种 件 台套 台 套 辆 艘 架 列 部 册 篇 本 卷 幅 张 份 封 枚 颗 粒 株 棵 头 只 匹 尾 羽 箱 盒 瓶 包 袋 车 节 场 届 次 起 "
    "例 宗 "
    "桩 款 类 门 支 组 队 班 批 处 栋 幢 间 套房 床 盏 把 面 块 片 根 口井 口 眼 孔 道 段 圈 站 首 曲 集 期 字 页 版 句 人份 剂 针 剂次 "
    "股 手 单 票 笔 "
    "区 县 市 镇 乡 村 省 州 国 国家 平台 机组 公里段 对开 尊 门炮 级 层 排 行 点 线 环 局 盘 球 分制 杆 冠 胜 负 金 银 铜 步 圆 环节 校 "
    "院 系 馆 店 户次 "
    "亿 泊位 床位 席 周年 名次 声 亿次 万次"
)


def _forms(*groups: str) -> tuple[str, ...]:
    words = {word for group in groups for word in group.split()}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


MEASURES = frozenset(_forms(_MONEY, _MASS, _LENGTH, _AREA, _VOLUME, _ENERGY, _RATE, _TRAFFIC, _LATIN))
COUNTERS = frozenset(_forms(_COUNT, _PEOPLE)) - MEASURES
DURATIONS = frozenset(_forms(_TIME))
UNITS = _forms(_MONEY, _MASS, _LENGTH, _AREA, _VOLUME, _ENERGY, _TIME, _RATE, _TRAFFIC, _PEOPLE, _LATIN, _COUNT)
NOUN_UNITS = frozenset("区 县 市 镇 乡 村 省 州 国 国家 校 院 系 馆 店 站 金 银 铜 胜 负 冠 层 环 线 点 户".split())
"""Units that name the thing counted themselves (4区2县)."""

_PER = r"(?:/(?:立方米|平方公里|平方米|公里|人|亩|公顷|吨|千瓦时|年|月|日|天|小时|秒|户|升|标准立方米|万人|股|台|m³))?"
PATTERN = "(?:" + "|".join(re.escape(word) for word in UNITS) + ")" + _PER
SCALE = r"(?:(?:多|余|来)?(?:百万亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)(?:亿)?(?:多|余)?)"
