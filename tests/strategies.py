"""Hypothesis strategies for content: facts of every kind, in every shape that a teacher may write them, and documents of any name.

A fact is drawn as the entry that stands in a file (`facts:` in YAML), with evidence that holds what it says. What it is made of comes
from short lists, so that facts of one set meet: the same matter at another date, the same indicator elsewhere, a part of two lists.
Most entries are right; some are of the sort that a reader of fact files refuses in words.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import strategies as st

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.records import MAX_FRAGMENT
from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.workbook.seeds import load_seeds

Entry = dict[str, object]

# -- documents

_PIECES = [
    "盘点", "报告", "河南", "中部地区", "成就", "发展", "2021年", "十四五", "据", "》", "《", "一文，", "“", "”", "3.5", "100", "%",
    "教材", "、", "。", "（上）", "A", "的", "国务院", "粮食产量", "约", "第一", "截至", "巴西", "细胞",
]  # fmt: skip
LONGEST_NAME = 40


@st.composite
def document_names(draw: st.DrawFn) -> str:
    """Names of 1 to 40 characters, which may hold a region, a year, digits, marks of names, 据 or what facts speak of."""
    name = "".join(draw(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12)))
    return name[: draw(st.integers(1, LONGEST_NAME))]


# -- values

_YEARS = st.integers(1895, 2035)
OLD_DATES = (
    "-0220", "-0208-07", "-0229/-0220", "-0201/0008", "0009", "0025", "0618", "0755/0763", "1895 光绪二十一年（1895年）", "1900-05/1900-08 1900年夏",
    "1850/1870 约1860年", "1850/1870 1860年前后", "1960/1969 20世纪60年代", "-0499/-0400 公元前5世纪", "1921-07-21/1921-07-31 1921年7月下旬",
)  # fmt: skip
"""Dates before our era, of its first years, in years of a reign, and such as can only be sorted."""


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date in EDTF: a year, a month, a day, an interval of two of them, or one with an open end."""
    first = draw(_days())
    form = draw(st.sampled_from(["date", "date", "date", "interval", "open", "old"]))
    if form == "old":
        return draw(st.sampled_from(OLD_DATES))
    if form == "date":
        return first
    if form == "open":
        return f"{first}/.." if draw(st.booleans()) else f"../{first}"
    last = draw(_days())
    low, high = sorted((first, last), key=lambda text: parse_edtf(text).span)
    return low if low == high else f"{low}/{high}"


@st.composite
def _days(draw: st.DrawFn) -> str:
    day = f"{draw(_YEARS):04}"
    precision = draw(st.integers(0, 2))
    if precision:
        day += f"-{draw(st.integers(1, 12)):02}"
    if precision == 2:
        day += f"-{draw(st.integers(1, 28)):02}"
    return day


def _maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), values)


_TAGS = st.sampled_from([[], ["历史"], ["历史::近代"], ["成就::粮食"], ["地区::河南", "成就::能源"]])
_ACTORS = st.sampled_from([
    "国务院", "财政部", "教育部", "国家", "中共中央、国务院", "中国共产党", "中国国民党", "清政府", "湘军", "英国", "河南", "A国", "国务院办公厅",
])  # fmt: skip
_ACTIONS = st.sampled_from(["印发", "召开", "提出", "批准", "签订", "进行", "攻陷", "设立"])
_OBJECTS = st.sampled_from([
    "《甲地纲要》", "《乙地规划》", "《丙地方案》", "《丁地“十四五”意见》", "第一次全国代表大会", "座谈会", "鸦片战争", "天京", "乙",
    "“五位一体”试点", "中部地区崛起办公室", "《意见》",
])  # fmt: skip
_CONTENTS = st.sampled_from(["太平天国运动失败", "割让香港岛", "标志着2009年的开端", "形成“三基地”布局", "共3章"])
_PLACES_OF_EVENTS = st.sampled_from(["上海", "广州", "南京", "郑州", "天安门", "城"])


@st.composite
def events(draw: st.DrawFn) -> Entry:
    """Dated deeds: month ranges, two parties' first congresses, contents, places, numbers, wordings of their own."""
    thing, action = draw(_OBJECTS), draw(_ACTIONS)
    entry: Entry = {
        "date": draw(dates()),
        "actor": draw(_ACTORS),
        "action": action,
        "object": thing,
        "stage": draw(st.sampled_from([action, "印发", "召开"])),
        "matter": draw(st.sampled_from([thing, thing, "甲地纲要", "第一次全国代表大会"])),
        "place": draw(_maybe(_PLACES_OF_EVENTS)),
        "document_number": draw(_maybe(st.sampled_from(["国发〔2006〕10号", "国发〔2009〕5号", "财教〔2012〕43号", "令第3号"]))),
        "content": draw(_maybe(_CONTENTS)),
        "wording": draw(_wordings(
            "{date}，{actor}{action}了{object}，{content}", "{actor}在{date}{action}{object}", "{object}由{actor}{action}[，时在{date}]。",
            "{date}，{object}的事", "据《{document}》，{actor}{action}{object}（{date}）", "{date}，{actor}{quoted}",
        )),
    }  # fmt: skip
    return draw(_finished("event", entry))


REGIONS = {
    "province": ["四川", "山东", "河南", "湖北", "湖南", "安徽"],
    "country": ["巴西", "德国", "法国", "印度", "中国"],
    "city": ["郑州", "武汉", "长沙", "合肥"],
    "other": ["中部六省", "中部地区", "全球", "一班", "二班", "亚马孙河"],
}
_INDICATORS = st.sampled_from([
    "粮食产量", "工业增加值", "工业利润总额", "工业利税总额", "常住人口", "城镇化率", "优良天数比例", "面积", "人",
    "“专精特新”企业数量", "1小时通勤率",
])  # fmt: skip
_UNITS = {
    "level": ["亿元", "亿斤", "万人", "万平方千米", "%", "个", ""],
    "share": ["%", "成", ""],
    "growth": ["%", "倍"],
    "change": ["个百分点", "亿元", "%"],
    "rank": ["位", ""],
    "ratio": ["%", "倍"],
}
_WRITTEN = {
    "exactly": "{}", "about": "约{}", "over": "超过{}", "under": "不足{}", "nearly": "近{}", "at_least": "{}以上",
}  # fmt: skip
_FIGURES = st.one_of(
    st.integers(0, 99999).map(str), st.integers(1, 9999).map(lambda n: f"{n // 10}.{n % 10 or 1}"),
    st.sampled_from(["0.01", "100", "50", "1", "-30.6", "-5", "2/3", "3×10⁸"]),
)


@st.composite
def statistics(draw: st.DrawFn) -> Entry:
    """Figures of places of any level, in all aspects and qualifiers, with and without a period, some with words and no number."""
    aspect = draw(st.sampled_from(list(_UNITS)))
    qualifier = draw(st.sampled_from(["exactly"] * 4 + list(_WRITTEN)))
    unit = draw(st.sampled_from(_UNITS[aspect]))
    value = draw(st.integers(1, 34).map(str)) if aspect == "rank" else draw(_FIGURES)
    period = draw(_maybe(st.one_of(st.sampled_from(["2021", "2022", "2023", "2016/2020"]), dates())))
    figure: Entry = {"written": _WRITTEN[qualifier].format(value + unit), "value": value, "unit": unit, "qualifier": qualifier}
    if draw(st.integers(0, 9)) == 0:
        figure = {"written": draw(st.sampled_from(["位居前列", "翻了一番", "居全国首位"])), "value": None}
    entry: Entry = {
        "region": draw(st.sampled_from([name for names in REGIONS.values() for name in names])),
        "indicator": draw(_INDICATORS),
        "period": period,
        "as_of": draw(st.sampled_from(["2024-04", None])) if period else draw(st.sampled_from(["2024-04", "2024", "2023-12-31"])),
        "period_name": draw(st.sampled_from([None, "“十三五”期间"])) if period == "2016/2020" else None,
        "aspect": aspect,
        "whole": draw(st.sampled_from(["全国", "全球", None])) if aspect not in ("share", "rank") else draw(st.sampled_from(["全国", "全球"])),
        "compared_with": draw(st.sampled_from(["上年", "全国平均", None])) if aspect != "ratio" else draw(st.sampled_from(["2005年", "全国平均"])),
        "direction": draw(st.sampled_from(["up", "up", "down"])),
        "wording": draw(_wordings(
            "{period}，{region}的{indicator}是{figure}{unit}", "{region}{indicator}在{period}达到{figure}{unit}", "{period}，{figure}{unit}",
            "《{document}》说{region}{indicator}{figure}{unit}",
        )),
        **figure,
    }  # fmt: skip
    return draw(_finished("statistic", entry))


_SLOGANS = st.sampled_from([
    "三基地一枢纽", "“五位一体”总体布局", "H₂O", "E=mc²", "五个坚持", "产业升级", "营商环境", "河南", "“双碳”", "新质生产力", "光", "十个方面的要求",
])  # fmt: skip
_PARTS = [
    "高端化", "智能化", "绿色化", "数字化", "市场化", "法治化", "国际化", "粮食生产基地", "能源、原材料基地",
    "装备制造和高技术产业基地", "综合交通枢纽", "面向世界", "面向未来", "面向现代化", "坚持“两个毫不动摇”", "人",
]  # fmt: skip

_MEANINGS = ["郑州", "质能方程", "实现2035年远景目标", "要“稳中求进”、以进促稳"]


@st.composite
def slogans(draw: st.DrawFn) -> Entry:
    """Formulas and lists: with and without parts, with quotation marks in names, of one character, with slots that stay empty, of some
    category and place or of none, mixed up with terms or not."""
    parts = draw(st.one_of(st.just([]), st.lists(st.sampled_from(_PARTS), unique=True, min_size=2, max_size=6)))
    needed = st.sampled_from(_MEANINGS) if not parts and draw(st.integers(0, 9)) else _maybe(st.sampled_from(_MEANINGS))
    entry: Entry = {
        "name": draw(_SLOGANS),
        "named": draw(st.sampled_from([True, True, len(parts) < 2])),
        "parts": [{"n": number, "text": text} for number, text in enumerate(parts, 1)],
        "ordered": draw(st.booleans()),
        "complete": draw(st.booleans()),
        "issued_in": "",
        "verb": draw(st.sampled_from(["提出", "强调"])),
        "applies_to": draw(_maybe(st.sampled_from(["守住耕地红线的目标", "煤炭清洁利用的任务", "中部地区的定位", "水"]))),
        "meaning": draw(needed),
        "category": draw(_maybe(st.sampled_from(["机制", "方向"]))),
        "part_category": draw(_maybe(st.sampled_from(["方向", "方向", "定位"]))),
        "region": draw(_maybe(st.sampled_from(["河南", "湖北"]))),
        "confused_with": draw(st.sampled_from([[], [], ["便利化：不在其中"], ["信息化：是另一回事", "品牌化：也不在其中"]])),
        "link": draw(_maybe(st.sampled_from(["包括", "就是"]))),
        "wording": draw(_wordings(
            "{name}的省会是{meaning}。", "{name}是{parts}等", "{issued_in}{verb}{name}", "{name}包括{part1}和{part2}", "所谓{name}，[{meaning}]",
            "{applies_to}：{parts}",
        )),
    }  # fmt: skip
    if entry["name"] == "三基地一枢纽":
        entry["aliases"] = draw(st.sampled_from([[], ["三个基地和一个枢纽"]]))
    return draw(_finished("slogan", entry))


_ATTRIBUTES = {
    "省会": ["郑州", "武汉", "长沙", "合肥", "成都"],
    "简称": ["豫", "鄂", "湘", "皖", "川"],
    "面积": ["16.7万平方千米", "18.6万平方千米", "21.2万平方千米", "约14万平方千米", "48.6万平方千米"],
    "气温": ["-30.6℃", "17.2℃", "－4.6℃", "0℃", "零下53℃"],
    "年降水量": ["400～800毫米", "200～400毫米", "800毫米以上", "约500毫米", "60多毫米"],
    "占比重": ["约2/3", "1/5", "三分之二", "９１．１１％"],
    "密度": ["1×10³kg/m³", "3×10^8m/s", "10³"],
    "“别称”": ["“天府之国”", "“中原”", "荆楚、江汉", "2", "100%"],
}


@st.composite
def attributes(draw: st.DrawFn) -> Entry:
    """What things have: names, letters, numbers with their units, values in quotation marks."""
    attribute = draw(st.sampled_from(list(_ATTRIBUTES)))
    entry: Entry = {
        "thing": draw(st.sampled_from(["河南", "湖北", "湖南", "安徽", "四川", "河", "“天宫”空间站"])),
        "attribute": attribute,
        "value": draw(st.sampled_from(_ATTRIBUTES[attribute])),
        "wording": draw(_wordings("{thing}，{attribute}{value}{unit}", "{value}{unit}是{thing}的{attribute}", "{thing}有{value}")),
    }
    return draw(_finished("attribute", entry))


@st.composite
def terms(draw: st.DrawFn) -> Entry:
    """Terms with short and long definitions, of one letter, with marks in them."""
    entry: Entry = {
        "term": draw(st.sampled_from(["光合作用", "呼吸作用", "酶", "H₂O", "“碳中和”", "abandon", "新陈代谢", "2035年目标"])),
        "definition": draw(st.sampled_from([
            "细胞分解有机物并释放能量", "绿色植物利用光能把二氧化碳和水转化为有机物并释放氧气的过程", "水", "v. 放弃", "活细胞产生的催化剂。",
            "排放与吸收相抵，即“净零排放”", "生物体内全部化学变化的总称",
        ])),
        "example": draw(_maybe(st.sampled_from(["胃蛋白酶", "1克糖", "《示例》", "水"]))),
        "wording": draw(_wordings("{term}即{definition}", "{definition}叫作{term}。", "{term}：{example}")),
    }  # fmt: skip
    return draw(_finished("term", entry))


ENTRIES: dict[str, st.SearchStrategy[Entry]] = {
    "event": events(),
    "slogan": slogans(),
    "statistic": statistics(),
    "attribute": attributes(),
    "term": terms(),
}
"""A strategy for every kind of fact."""
assert set(ENTRIES) == set(KINDS), "a new kind of fact needs a strategy here"


def _wordings(*own: str) -> st.SearchStrategy[str | None]:
    """Mostly the wording of the kind; else one of its author's, whose slots may be empty."""
    return st.one_of(*[st.none()] * 6, st.sampled_from(own))


@st.composite
def _finished(draw: st.DrawFn, kind: str, entry: Entry) -> Entry:
    """The entry without its empty fields, with tags; some are attributed to their document."""
    fields = {name: value for name, value in entry.items() if value is not None or name == "value"}
    told = {*(name for name, value in fields.items() if value), "document", "unit", "figure", "period"}
    named = re.findall(r"\{(\w+?)\d?\}", str(fields.get("wording", "")))
    if not {"parts" if name == "part" else name for name in named} <= told and draw(st.integers(0, 9)):
        del fields["wording"]  # else it is refused in words, and all facts beside it
    return {"kind": kind, **fields, "tags": draw(_TAGS), "attributed": draw(st.sampled_from([False] * 5 + [True]))}


# -- sets of facts


@st.composite
def fact_sets(
    draw: st.DrawFn, kinds: tuple[str, ...] = tuple(ENTRIES), min_size: int = 1, max_size: int = 24, names: int = 3
) -> list[Entry]:
    """Entries of a file, with ids, told in up to `names` documents; slogans are issued by a document, a meeting or an event."""
    documents = draw(st.lists(document_names(), min_size=1, max_size=names, unique=True))
    some = draw(st.sampled_from([kinds, *((kind,) for kind in kinds)]))
    size = draw(st.integers(min_size, max_size))
    kinds_drawn = draw(st.lists(st.sampled_from(some), min_size=size, max_size=size))
    entries: list[Entry] = []
    for number, kind in enumerate(kinds_drawn):
        entry = dict(draw(ENTRIES[kind]))
        before = [other for other in entries if other["kind"] == kind]
        if before and draw(st.integers(0, 3)):
            entry = _kin(entry, draw(st.sampled_from(before[:2])), draw(st.sampled_from(SHARED[kind])))
        document = draw(st.sampled_from(documents))
        if kind == "slogan":
            happened = [str(other["id"]) for other in entries if other["kind"] == "event"]
            entry["issued_in"] = draw(st.sampled_from([document, document, "第十次会议", "《纲要》", *happened[-2:]]))
        source = {"document": document, "section": draw(st.sampled_from(["一", "二", "三"])), "evidence": evidence_of(entry)}
        entries.append({"id": f"{KINDS[kind].prefix}-{number:02}", **entry, "source": source})
    return entries


SHARED: dict[str, list[tuple[str, ...]]] = {
    "event": [("action", "stage"), ("object", "action"), ("matter",), ("date",), ("actor",)],
    "statistic": [
        ("indicator", "aspect", "unit", "qualifier", "period", "as_of", "period_name", "whole", "compared_with", "direction"),
        ("region", "aspect", "unit", "qualifier", "period", "as_of", "period_name", "whole", "compared_with", "direction"),
        ("region", "indicator", "aspect", "unit", "qualifier", "whole", "compared_with", "direction"),
    ],
    "slogan": [("complete",), ("name",), ("parts", "complete", "named"), ("applies_to",)],
    "attribute": [("attribute",), ("thing",)],
    "term": [("definition",), ("term",)],
}
"""What two facts of one kind may have in common."""


def _kin(entry: Entry, other: Entry, shared: tuple[str, ...]) -> Entry:
    """An entry that has some fields of another one; a figure is written anew with the unit that it then has."""
    kept = {name: value for name, value in entry.items() if name not in shared}
    found = {**kept, **{name: other[name] for name in shared if name in other}}
    if found["kind"] == "statistic" and found.get("value") is not None:
        if other.get("value") is None:
            return entry
        value = str(found["value"])
        value = value.partition(".")[0] if found["aspect"] == "rank" else value
        found |= {"value": value, "written": _WRITTEN[str(found.get("qualifier", "exactly"))].format(f"{value}{found.get('unit', '')}")}
    return found


def evidence_of(entry: Entry) -> list[str]:
    """Two to eight fragments that hold all that an entry tells."""
    date = entry.get("date") or entry.get("period")
    texts = [parse_edtf(str(date)).chinese] if date else []
    parts = entry.get("parts")
    texts += [str(part["text"]) for part in parts] if isinstance(parts, list) else []
    names = ("period_name", "written", *KINDS[str(entry["kind"])].evidence)
    texts += [str(entry[name]) for name in names if entry.get(name)]
    found = [text[at : at + MAX_FRAGMENT] for text in dict.fromkeys(texts) for at in range(0, len(text), MAX_FRAGMENT)]
    return found[:8] if len(found) > 1 else [*found, "。"]


def written(entries: list[Entry], folder: Path) -> Path:
    """The entries as a fact file (JSON is YAML) in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "facts.yaml"
    path.write_text(json.dumps({"facts": entries}, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def base_of(entries: list[Entry], folder: Path) -> FactBase:
    """The base of these entries. Raises ContentError as the program does."""
    return build_base(load_seeds([written(entries, folder)]))
