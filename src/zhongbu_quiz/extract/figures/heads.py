"""What stands before a figure, taken apart: the thing measured, how it is measured, and against what.

In: the words from the clause's start (or the figure before) to the figure. Out: `Head`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEAD = re.compile(
    r"(?:[，、；：:。“（(）)\s]|其中|同时|此外|另外|而且|并且|而(?=\S{2})|并(?!购)|据统计"
    r"|据介绍|据了解|据悉|据测算|数据显示|统计显示|初步核算|经初步核算|预计|力争|确保|"
    r"截至(?:目前)?|截止|截至到|到(?=[，、]|$)|至(?=[，、]|$)|期间|共计|按可比价格计算"
    r"|按不变价格计算|按可比口径|从总量看|比如|例如|如(?=\S{4})|近年来|此后|随后|又|"
    r"一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|一方面|另一方面|在此基础上|总体看|"
    r"分[^，]{1,6}看|以及|和(?!谐|平)|与(?=\S{2})|同期)"
)
_QUALIFIERS = (
    "超过了 超过 超出 超 逾 突破 约为 约占 约合 约有 约 将近 接近 近 不足 不到 未满 至少 最多 大约 高达 多达 仅为 仅有 只有 仅 就 跨越 "
    "跨过 不低于 不少于 不超过 不高于 大概 足有 "
    "站上 稳定站上 跃上 迈上"
)
_VERBS = (
    "达到了 达到 均达到 达 为 是 有 共有 共 合计 共计 总计 累计 总共 完成 实现 增至 增加到 增长到 增加至 增加为 提高到 提高至 提升到 "
    "提升至 上升到 上升至 升至 升到 下降到 下降至 降至 降到 降为 减少到 "
    "减少至 减至 扩大到 扩大至 扩展到 发展到 稳定在 保持在 维持在 控制在 改为 变为 由 从 在 已 已经 均 都 也 再 分别 了 的 各 各有 以 "
    "保持 维持 稳定 每年 仍 还 首次 历史性 于 至 到 成为 "
    "跃升至 跃升到 回升至 回落至 缩短至 缩短到 延长至 延长到 扩建到 拓展到 壮大到 增到 涨到 涨至 升高到 上涨到 调整为 为期 历时 一度 "
    "全年 平均 最终 共同 相继 先后 相继建成 一共 拟 将 计划 可 可达 "
    "占到 总 另 另有 即 折合 相当于 等 其 不 每 高 力争 预计 分 改 需 年 一 降 升 连续"
)
_STRIP = tuple(
    sorted(
        {*_QUALIFIERS.split(), *_VERBS.split()}
        - {"总", "每", "高", "年", "一", "分", "改", "不", "可", "其", "等", "降", "升"},
        key=lambda word: (-len(word), word),
    )
)
_KEEP_TAIL = (
    "公共",
    "发达",
    "作为",
    "行为",
    "认为",
    "所有",
    "国有",
    "拥有",
    "具有",
    "专有",
    "成为",
    "存在",
    "内在",
    "现有",
    "集约",
    "节约",
    "直达",
    "新增",
    "自由",
    "理由",
    "以及",
    "首都",
    "成都",
    "特有",
    "总共",
)
_GROWTH = re.compile(
    r"(?:[两三四五\d]年平均|同比|环比|年均|平均每年|平均|累计|实际|名义|可比|再|均|分别|又|比上年|每年|直接|净|共|总计)*"
    r"(?P<w>增长了?|增加了?|增(?!值)|上升了?|提高了?|提升了?|上涨了?|增幅(?:为|达)?|增速(?:为|达)?|增产|增收|回升了?|扩大了?|快|高|多|涨|升|长"
    r"|净增|新增|多出|下降了?|降低了?|减少了?|下跌了?|回落了?|缩小了?|缩短了?|减产|压减|降(?!水|雨)|减|慢|低|少|跌|负增长|收窄了?)"
    r"(?:约|近|超过|超|逾|了|达|达到)?$"
)
_DOWN = re.compile(r"下降|降|减|下跌|跌|回落|缩|低|慢|少|负增长|收窄")
_COMPARE = re.compile(
    r"(?P<share>占(?!比|地|领|用|据|有|道|卜|率|全|了?总)|占(?=全)|占(?=了?总))"
    r"|(?P<higher>高于|快于|多于|高出|优于|大于|领先)|(?P<lower>低于|慢于|少于|落后于|小于)"
    r"|(?P<than>(?<![对可之占相正无])比(?![重例率较方如照价由从为达是赛分拟特基肩喻武试划目利]|$)|(?<!比)较(?![好快大高强多低为小]|之|$))"
    r"|(?P<same>同比|环比)"
    r"|(?P<ratio>相当于?|是(?=[^，]{1,16}的$))"
    r"|(?P<rank>(?:稳|均|并|仍|跃)?居(?!民|住|委|家|社|留)|位居|位列|位于|排名|排(?=全|世|名)|列(?=全|世|第|省|中)|名列|跃升|升至|上升|保持|跃至)"
)
_HINTS = frozenset("占高低快慢多少优大领落小比较同环相是")
_OWN_SHARE = re.compile(
    r"占(?P<whole>[^，。占]{1,16}?)的?(?:比重|比例|份额)(?:的|分别|为|达|达到|约|近|超过|超|突破|均|由|从|提高到|升至|保持在|降至|上升到)*"
)
_SHARE_TAIL = re.compile(
    r"(?:的)?(?:总量的?|总数的?|比重|比例|份额)?(?:的|分别|为|达|达到|约|近|超过|超|突破|均|由|从)*$"
)
_TO = re.compile(
    r"(?:增长|增加|提高|提升|上升|扩大|发展|缩小|缩短|回升|回落|降低|下降|减少|压减|压缩|攀升|恢复|拓展"
    r"|调整|上调|下调|扩展|扩容|优化|改善|跃升|增|减|降|升)(?:到|至|为|成|了)$"
)
_IN_A_ROW = re.compile(r"(?:在)?(?:已)?连续[一二三四五六七八九十两\d]{1,3}个?(?:年|月|季度|届|次)$")
_DIMENSION = re.compile(
    r"(?:全|总|最大|最高|平均|年均|日均|人均|设计|起飞|合同|建筑|占地|总建筑|正|主)*(?:长|宽|高|深|重|厚|面积"
    r"|投资|里程|口径|直径|重量|长度|高度|深度|宽度|跨度|造价|容量|库容|产能|金额|规模|体积|"
    r"时速|速度|功率|营收|营业收入|总数|总量|总额|数量|排名|位次|比重|占比|增速|增幅|增长率|产量|产值"
    r"|销量|利润|净利润|价格|人口|投入|比例|成本|海拔|水深|井深|库存|桥长|桥)"
)
_DONE = re.compile(
    r"^((?:全[省市县区国州校]|我[省市县区国]|公司|本公司|集团)?)(?:累计|共|已|全年)?(?:实现|完成|达到)(?=\S{3})"
)
_TRANSIT = re.compile(
    r"(?:拥有|现有|设有|设立|建有|共设|设(?!备|施|计)|含(?!量)|包括|下辖|辖(?!区)|有(?![色机效关限线])|共(?!同|享|建)|建(?=有))"
)


@dataclass(frozen=True, slots=True)
class Head:
    """`subject` is the thing measured ("" where it stands before); `aspect` as facts have it ("" where the figure decides)."""

    subject: str
    aspect: str = ""
    whole: str = ""
    compared_with: str = ""
    direction: str = "up"
    dimension: bool = False
    apart: bool = False
    """True where 分别 says that several figures follow."""


def read_head(words: str, unit: str | None, form: str) -> Head:
    """Take the words before a figure apart."""
    words = _lead(words)
    apart = "分别" in words
    owned = _OWN_SHARE.fullmatch(words)
    if owned:
        return Head("", "share", owned.group("whole").rstrip("的"), apart=apart)
    if form == "rank":
        return _ranked(words, apart)
    match = _last_compare(words)
    if match is None:
        return _grown(words, unit, form, apart)
    kind = match.lastgroup or ""
    left, right = _tail(words[: match.start()]), words[match.end() :]
    if kind == "share":
        return Head(_subject(left), "share", _SHARE_TAIL.sub("", right), apart=apart)
    if kind in ("higher", "lower"):
        return Head(
            _subject(left),
            "change",
            compared_with=_tail(right),
            direction="up" if kind == "higher" else "down",
            apart=apart,
        )
    if kind == "ratio":
        return Head(_subject(left), "ratio", compared_with=_tail(right), apart=apart)
    return _compared(left, right, words, match, unit, form, apart)


def _last_compare(words: str) -> re.Match[str] | None:
    if _HINTS.isdisjoint(words):
        return None
    found = [m for m in _COMPARE.finditer(words) if m.lastgroup != "rank"]
    for match in found:
        if match.lastgroup == "share" and re.search(
            r"(?:比重|比例|份额)(?:的|分别|为|达|达到|约|近|超过|超|突破|均|由|从|提高到|升至|保持在|降至|上升到)*$",
            words,
        ):
            return None
    return found[-1] if found else None


def _compared(
    left: str, right: str, words: str, match: re.Match[str], unit: str | None, form: str, apart: bool
) -> Head:
    """比上年增长, 同比增长: the growth of what stands before; 比上年末提高到 is a level."""
    growth = _GROWTH.search(right)
    named = _tail(right[: growth.start()]) if growth else ""
    if match.lastgroup == "same":
        aspect = "growth" if unit in ("%", "倍", "番") else "change"
        return Head(
            _subject(left or named), aspect, direction=_direction(growth), apart=apart, compared_with="上年同期"
        )
    aspect = "growth" if unit in ("%", "倍", "番") else "change"
    if growth is None and _tail(right):
        thing = _tail(right)
        return Head(_subject(left), "level" if unit not in ("番",) else aspect, compared_with=thing, apart=apart)
    return Head(_subject(left), aspect, compared_with=named, direction=_direction(growth), apart=apart)


def _direction(growth: re.Match[str] | None) -> str:
    return "down" if growth and _DOWN.search(growth.group("w")) else "up"


def _grown(words: str, unit: str | None, form: str, apart: bool) -> Head:
    growth = _GROWTH.search(_quiet(words))
    if form == "double":
        return Head(_subject(_tail(words)), "growth", apart=apart)
    if growth and (
        unit in ("%", "个百分点", "百分点", "倍", "番", "个基点")
        or (len(growth.group("w")) > 1 and growth.group("w") not in ("新增", "净增"))
    ):
        aspect = "growth" if unit in ("%", "倍", "番") else "change"
        subject = _tail(_quiet(words)[: growth.start()])
        return Head(_subject(subject), aspect, direction=_direction(growth), apart=apart)
    subject = _tail(words)
    if form == "fraction" and words.endswith("的"):
        past = re.search(r"(?:超过|不足|约为|相当于|达到|达|是|为|约|近)(?=[^，]{1,14}的$)", words)
        if past:
            return Head(_subject(_tail(words[: past.start()])), "share", words[past.end() : -1], apart=apart)
    if unit in ("个百分点", "百分点"):
        return Head(_subject(subject), "change", apart=apart)
    return Head(_subject(subject), "", apart=apart)


def _ranked(words: str, apart: bool) -> Head:
    words = re.sub(r"(?:由|从)(?=[^由从]{0,6}$)", "", words)
    match = None
    for match in _COMPARE.finditer(words):
        if match.lastgroup == "rank":
            break
    if match is None or match.lastgroup != "rank":
        whole = re.search(
            r"(?:全国|全球|世界|全省|全市|中部地区|中部|亚洲|国内|行业|同类\S{1,4})(?:排名)?(?:连续\S{1,4})?$",
            _tail(words),
        )
        left = _tail(words[: whole.start()]) if whole else _tail(words)
        return Head(_subject(left), "rank", whole.group().removesuffix("排名") if whole else "", apart=apart)
    whole_text = _tail(re.sub(r"到|至|的|排名|上升|升|保持|分别|连续\S{1,4}$", "", words[match.end() :]))
    left = words[: match.start()]
    if match.group("rank") == "排名" and not left:
        return Head("", "rank", whole_text, apart=apart)
    wholes = re.search(r"(?:全国|全球|世界|全省|全市|中部地区|中部|亚洲)$", left)
    if wholes and not whole_text:
        left, whole_text = left[: wholes.start()], wholes.group()
    return Head(_subject(_tail(left)), "rank", whole_text, apart=apart)


def _lead(words: str) -> str:
    for _ in range(8):
        match = _LEAD.match(words)
        if not match or not match.end():
            break
        words = words[match.end() :]
    return words


def _quiet(words: str) -> str:
    """The words without what bounds the figure at their end."""
    for _ in range(3):
        for word in _QUALS:
            if words.endswith(word):
                words = words[: -len(word)]
                break
        else:
            break
    return words


_QUALS = tuple(sorted(_QUALIFIERS.split(), key=lambda word: (-len(word), word)))


def _tail(words: str) -> str:
    """The words without the verbs and adverbs that lead to the figure."""
    for _ in range(12):
        words = words.rstrip("，、：:；( （")
        words = _TO.sub("", _IN_A_ROW.sub("", words))
        if words.endswith(_KEEP_TAIL):
            break
        for word in _STRIP:
            if words.endswith(word):
                words = words[: -len(word)]
                break
        else:
            break
    return words


def _subject(words: str) -> str:
    """The noun phrase of the thing measured: leading verbs of having go, a long run-up before 使 goes."""
    words = _lead(words).strip("，、：:；。“ ")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    for verb in ("使得", "使", "带动", "推动"):
        if len(words) > 18 and verb in words:
            words = words.rsplit(verb, 1)[1] or words
    words = _DONE.sub(r"\g<1>", words)
    match = _TRANSIT.match(words)
    if match and len(words) > match.end() + 1:
        words = words[match.end() :]
    return words


def is_dimension(subject: str) -> bool:
    """True for 全长, 总投资, 占比: words that need the thing they are of."""
    return bool(_DIMENSION.fullmatch(subject))
