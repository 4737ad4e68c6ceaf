"""Regions by level, so that options stand on one level and a whole is never swapped for its part (rules 4 and 11)."""

from __future__ import annotations

CENTRAL = ("山西", "安徽", "江西", "河南", "湖北", "湖南")
PROVINCES = frozenset(
    (
        "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 "
        "重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾"
    ).split()
)


def level(region: str) -> str:
    """province, or the name itself for anything that has no siblings in a closed list."""
    return "province" if region in PROVINCES else region
