"""Regions by level, so that options stand on one level and a whole is never swapped for its part (rules 4 and 11)."""

from __future__ import annotations

CENTRAL = ("山西", "安徽", "江西", "河南", "湖北", "湖南")
PROVINCES = frozenset(
    (
        "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
        "重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾"
    ).split()
)

PLACES = PROVINCES | frozenset(
    (
        "京津冀 长三角 珠三角 粤港澳大湾区 成渝 东部 中部 西部 东北 沿海 内陆 郑州 洛阳 商丘 南阳 开封 濮阳 合肥 芜湖 阜阳 安庆 长沙 "
        "武汉 南昌 太原 大同 运城 东部地区 中部地区 西部地区"
    ).split()
)
"""Names that a list of places may hold; options of a question about a place are places."""


def level(region: str) -> str:
    """province, or the name itself for anything that has no siblings in a closed list."""
    return "province" if region in PROVINCES else region
