"""Names of places and bodies that a figure may belong to. In: words before a figure. Out: the region that opens them."""

from __future__ import annotations

import re

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 "
    "台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
).split()
_CITIES = (
    "武汉 郑州 合肥 长沙 南昌 太原 广州 深圳 杭州 南京 苏州 成都 西安 青岛 大连 宁波 厦门 沈阳 哈尔滨 长春 济南 福州 昆明 贵阳 南宁 海口 兰州 西宁 "
    "银川 乌鲁木齐 拉萨 呼和浩特 石家庄 洛阳 商丘 南阳 芜湖 阜阳 安庆 大同 运城 宜昌 襄阳 岳阳 九江 赣州 无锡 东莞 佛山"
).split()
_WHOLES = (
    "我国 全国 全省 全市 全县 全区 全州 全镇 全乡 全村 全校 全院 全馆 全球 世界 "
    "全集团 本市 本县 本省 我省 我市 我县 我区 我校 我院 我馆 全行业 中国 全疆 全盟"
).split()
_AREAS = (
    "中部六省 中部6省 中部地区 中部省份 中部 东部地区 西部地区 东北地区 东部 西部 京津冀 长三角 "
    "粤港澳大湾区 长江经济带 中部五省 欧洲 亚洲 非洲 美国 日本 德国 英国 法国 俄罗斯 印度"
).split()
_BODIES = (
    "本公司 公司 本集团 集团 学校 学院 医院 图书馆 博物馆 景区 园区 保护区 "
    "开发区 高新区 新区 企业 该校 该馆 该院 该市 该县 该省 该公司 湖区"
).split()
_NAMES = re.compile(
    "(?:(?:中部|东部|西部|其中)的?)?(?:"
    + "|".join(sorted({*PROVINCES, *_CITIES, *_WHOLES, *_AREAS, *_BODIES}, key=lambda name: (-len(name), name)))
    + ")(?:省(?![级内外会域])|市(?![级场民内外域])|壮族自治区|自治区|回族自治区)?(?:全省|全市|全县|全区)?"
)
_SUFFIXED = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:自治区|自治州|自治县|省|市|县|州)(?![场民政区级委府长直属域内外辖])")
_NO_NAME = frozenset("流跨经达获由从在向对与为是有被把将和及至城超乡都股上个各农百")
"""Characters that open no place name of this form: 流经三省 is none."""
_NOT_PLACE = ("两会", "人大", "政协", "人民", "各地", "上下", "首个", "首批", "最大", "首家")
_NOT_NAMES = ("城市", "都市", "超市", "股市", "上市", "夜市", "集市", "全市", "各市", "各省", "各县", "跨省", "贫困县")
_PURE_TAIL = re.compile(r"(?:省|市|县|区|州)?(?:的|则|均|都|也|为|是)?")
_NOT_BODY = re.compile(r"(?:公司|集团|企业|学校|学院|医院|园区|景区)(?:法|数|化|家|类|型|有限|总数|所得)")


def region_of(words: str) -> str:
    """The name of a place or a body at the start of some words, or the empty string."""
    match = _NAMES.match(words)
    if match and words.startswith(_NOT_PLACE, match.end()):
        return ""
    if match and not _NOT_BODY.match(words):
        return match.group()
    match = _SUFFIXED.match(words[:9])
    name = match.group() if match else ""
    if len(name) > 2 and name[-2] == "全":
        return ""
    return "" if not name or name.endswith(_NOT_NAMES) or name[:1] in _NO_NAME else name


def is_only_region(words: str) -> bool:
    """True where some words are a region's name and nothing else."""
    region = region_of(words)
    return bool(region) and bool(_PURE_TAIL.fullmatch(words[len(region) :]))


def short(region: str) -> str:
    """河南省 -> 河南, as facts name provinces."""
    region = (
        re.sub(r"^(?:中部|东部|西部|其中)的?(?=[\u4e00-\u9fff]{2,3}(?:省|市|$))", "", region)
        if region not in _AREAS
        else region
    )
    for name in PROVINCES:
        if region.startswith(name):
            return name
    return region
