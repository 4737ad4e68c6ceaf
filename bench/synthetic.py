"""Synthetic facts in any number: the same mix of events, statistics and slogans as the real ones, all with names of their own.

Names are made of words of two characters, so that no two are alike by more than chance; dates, regions and units repeat as they do in
real documents. Nothing here is true, and none of it ships. `seeds(count)` gives what `load_seeds` gives; the same count, the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from zhongbu_quiz.chance import pick
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.load import FactRecord, Placed, Seeds
from zhongbu_quiz.facts.records import DocumentRecord
from zhongbu_quiz.workbook.defaults import completed

F = TypeVar("F", Event, Slogan, Statistic)

_WORDS = (
    "粮食 煤炭 电网 航空 铁路 港口 物流 光伏 锂电 稀土 钢铁 铜业 铝材 水泥 化工 纺织 医药 种业 水稻 小麦 油菜 茶叶 果蔬 畜牧 渔业 林业 湿地 河湖 "
    "矿山 草原 耕地 水库 灌区 农机 仓储 冷链 通道 枢纽 园区 口岸 基地 集群 平台 中心 走廊 示范 试点 联盟 基金 市场 品牌 标准 专利 算力 芯片 软件 "
    "数据 卫星 遥感 机器 轴承 模具 叉车 客车 船舶 桥梁 隧道 轨道 公路 管网 供水 供热 住房 社区 学校 医院 养老 托育 就业 培训 人才 户籍 社保 文旅 "
    "博物 非遗 戏曲 出版 影视 体育 康养 生态 流域 碳汇 固废 尾矿 沼气 风电 水电 核电 氢能 储能 充电 节水 降尘 植树 防沙 清洁 循环 低碳 应急 消防 气象"
).split()
_VERBS = "推进 加快 深化 优化 培育 壮大 提升 完善 健全 拓展 夯实 激发 统筹 引导 保障 促进".split()
_DOCUMENTS = ("回望", "盘点", "前瞻")
_REGIONS = ("河南", "湖北", "湖南", "安徽", "江西", "山西")
_ORGANS = (
    "国务院",
    "国家发展和改革委",
    "国务院办公厅",
    "中共中央、国务院",
    "工业和信息化部",
    "交通运输部",
    "农业农村部",
    "水利部",
)
_STAGES = (
    ("印发", "印发"),
    ("批复", "批复"),
    ("发布", "发布"),
    ("审议通过", "审议"),
    ("启动", "启动"),
    ("公布", "公布"),
)
_LEVELS = (("亿元", 1), ("万吨", 1), ("公里", 0), ("万辆", 1), ("亿千瓦时", 1), ("个", 0), ("万亩", 0), ("家", 0))
_PER_SECTION = 16


def seeds(count: int) -> Seeds:
    """`count` facts, and the documents that they are told in."""
    sections: dict[str, list[str]] = {name: [] for name in _DOCUMENTS}
    placed, file = [], Path("synthetic.yaml")
    for number, record in enumerate(records(count)):
        place = sections[record.source.document]
        if record.source.section not in place:
            place.append(record.source.section)
        placed.append(Placed(record, file, number + 1))
    documents = tuple(
        DocumentRecord(name=name, title=f"{name}，合成的一篇", sections=tuple(names))
        for name, names in sections.items()
    )
    return Seeds(tuple(placed), documents)


def records(count: int) -> Iterator[FactRecord]:
    """`count` facts: of ten, one event, three statistics and six slogans."""
    makers: tuple[Callable[[int], FactRecord], ...] = (_event, *[_statistic] * 3, *[_slogan] * 6)
    for number in range(count):
        yield makers[number * 7 % 10](number)


def _name(number: int, *keys: object, words: int = 3) -> str:
    """A name of two-character words; the number stands in it as digits of base 112, so that names differ."""
    size = len(_WORDS)
    start = pick(size, number, *keys)
    chosen = [_WORDS[(start + number) % size], _WORDS[(start * 3 + number // size) % size]]
    chosen += [_WORDS[pick(size, number, place, *keys)] for place in range(words - 2)]
    return "".join(dict.fromkeys(chosen))


def _common(number: int, kind: str) -> dict[str, Any]:
    section = number // _PER_SECTION
    words = _name(section, "section", words=2)
    document = _DOCUMENTS[section % 3]
    place = f"{words}{section}"
    tags = (f"合成::{place}", "重点") if pick(3, number) == 0 else (f"合成::{place}",)
    return {
        "id": f"{kind}-{number}",
        "tags": tags,
        "source": {"document": document, "section": place},
    }


def _fact(record: type[F], data: dict[str, Any]) -> F:
    """A record whose evidence holds all that it asserts, as a workbook's row gives it where it cites none."""
    return record.model_validate(completed(data, data["kind"], data["source"]["document"], load_world()))


def _event(number: int) -> Event:
    year, month = 2000 + pick(24, number, "year"), 1 + pick(12, number, "month")
    verb, stage = _STAGES[pick(len(_STAGES), number, "stage")]
    name = _name(number, "event", words=3 + pick(3, number, "long"))
    title = f"《关于{_VERBS[pick(len(_VERBS), number)]}{name}的{('意见', '规划', '通知', '方案')[pick(4, number, 'form')]}》"
    return _fact(
        Event,
        {
            **_common(number, "ev"),
            "kind": "event",
            "date": f"{year}-{month:02}",
            "actor": _ORGANS[pick(len(_ORGANS), number, "organ")],
            "action": verb,
            "object": title if pick(4, number, "title") else f"{name}工作座谈会",
            "stage": stage,
            "matter": name,
        },
    )


def _statistic(number: int) -> Statistic:
    aspect = ("level", "level", "share", "growth", "rank")[pick(5, number, "aspect")]
    unit, places = {"share": ("%", 1), "growth": ("%", 1), "rank": ("位", 0)}.get(
        aspect, _LEVELS[pick(len(_LEVELS), number, "unit")]
    )
    most = {"share": 900, "growth": 400, "rank": 9}.get(aspect, 90000)
    value = 1 + pick(most, number, "value")
    digits = f"{value / 10:.1f}" if places else str(value)
    told = f"第{digits}位" if unit == "位" else f"{digits}{unit}"
    return _fact(
        Statistic,
        {
            **_common(number, "st"),
            "kind": "statistic",
            "region": _REGIONS[pick(6, number, "region")],
            "indicator": _name(number // 2, "indicator") + ("营收" if aspect in ("share", "growth") else "产量"),
            "period": str(2015 + pick(9, number, "period")),
            "written": told,
            "value": digits,
            "unit": unit,
            "aspect": aspect,
            "whole": "全国" if aspect in ("share", "rank") else None,
        },
    )


def _slogan(number: int) -> Slogan:
    common = _common(number, "sl")
    told: dict[str, Any] = {"issued_in": common["source"]["document"]}
    if pick(2, number, "named"):
        told["name"] = _name(number, "slogan", words=2 + pick(3, number, "long"))
        told["applies_to"] = f"{_VERBS[pick(len(_VERBS), number, 'verb')]}{_name(number, 'aim', words=3)}要打造的目标"
    else:
        size = 2 + pick(5, number, "parts")
        texts = [
            _VERBS[pick(len(_VERBS), number, part)]
            + _name(number * 8 + part, "part", words=2 + pick(2, number, "wide"))
            for part in range(size)
        ]
        told["name"] = f"{_name(number, 'list', words=3)}的举措"
        told["named"] = "false"
        told["complete"] = "true" if pick(2, number, "complete") else "false"
        told["parts"] = [{"n": place + 1, "text": text} for place, text in enumerate(dict.fromkeys(texts))]
    return _fact(Slogan, {**common, "kind": "slogan", **told})
