"""Facts made by hand for the constructions that set lists, events, documents and regions beside each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.item import Choice
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.workbook.seeds import load_seeds

Entry = dict[str, Any]
BOOK = "县志"


def listed(name: str, label: str, parts: str, section: str = "农事", **fields: Any) -> Entry:
    """A list of a section; its parts are cited."""
    texts = parts.split("、")
    return {
        "id": name, "kind": "slogan", "name": label, "named": False, "issued_in": BOOK,
        "parts": [{"n": number, "text": text} for number, text in enumerate(texts, 1)],
        "source": {"document": BOOK, "section": section, "evidence": [label, *texts][:8]}, **fields,
    }  # fmt: skip


SIBLINGS = [
    listed("sl-water", "兴修沟渠的举措", "疏通东河旧道、加固北山水闸、蓄住夏天洪峰"),
    listed("sl-seed", "选育良种的举措", "引进耐寒麦穗、淘汰陈年籽粒"),
    listed("sl-trade", "搞活集市的举措", "增设牛马交易棚、减免摊贩税费"),
    listed("sl-school", "兴办私塾的举措", "聘请外乡先生、捐出祠堂余屋"),
]
"""Four lists of one section, of which none knows the others' parts."""

UPPER = listed("sl-upper", "振兴农事的三个方面", "沟渠、良种、集市", complete=True, recall=True)
"""The list whose entries three of them are about."""


def base_of(folder: Path, facts: Iterable[Entry], exclusive: Iterable[str] = ("农事",)) -> FactBase:
    """The base of some entries of one document, whose sections `exclusive` tie each entry to one head."""
    entries = list(facts)
    names = dict.fromkeys(entry["source"]["section"] for entry in entries)
    sections = [{"name": name, **({"exclusive": True, "reason": "分条列出"} if name in exclusive else {})} for name in names]
    path = folder / "facts.yaml"
    told = {"documents": [{"name": BOOK, "title": BOOK, "sections": sections}], "facts": entries}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return build_base(load_seeds([path]))


def items_of(base: FactBase, model: str, gated: bool = True) -> list[Choice]:
    """What a shipped item model makes of a base, behind the gate."""
    bank = make_bank(base, load_models([data_dir("templates") / "questions" / f"{model}.yaml"]), gate=gate(base) if gated else None)
    return [item for item in bank.items if isinstance(item, Choice)]


def changed(entries: Iterable[Entry], name: str, change: Mapping[str, Any]) -> list[Entry]:
    """The entries with some fields of one of them changed."""
    return [{**entry, **change} if entry["id"] == name else entry for entry in entries]


def event(name: str, date: str, actor: str, action: str, thing: str, section: str, **fields: Any) -> Entry:
    """An event of a section."""
    source = {"document": BOOK, "section": section, "evidence": [date, actor, thing]}
    own = {"date": date, "actor": actor, "action": action, "object": thing, "stage": action, "matter": thing}
    return {"id": name, "kind": "event", **own, "source": source, **fields}


EVENTS = [
    event("ev-dig", "1901", "水利局", "挖开", "东河旧道", "起步阶段"),
    event("ev-wall", "1902", "水利局", "砌成", "北山堤坝", "起步阶段"),
    event("ev-mill", "1905", "粮食局", "安装", "大型磨盘", "成长阶段"),
    event("ev-fair", "1906", "商务局", "开办", "秋季庙会", "成长阶段"),
    event("ev-lamp", "1909", "电力局", "点亮", "沿街路灯", "兴旺阶段"),
]
"""Five events of three stages, of which none tells its stage by its words."""

FOUNDERS = [
    event("ev-school", "1921", "教育局", "创办", "东河小学", "办事处"),
    event("ev-clinic", "1923", "卫生局", "创办", "北山诊所", "办事处"),
    event("ev-farm", "1925", "农业局", "创办", "西塘苗圃", "办事处"),
]
"""Three who did the same, each of something else."""

PAPERS = [
    event("ev-p1", "1911", "州府", "印发", "《沟渠修缮章程》", "公文", content="提出“三年见水”"),
    event("ev-p2", "1912", "州府", "印发", "《牲畜防疫条例》", "公文", content="规定入栏先验“两针”"),
    event("ev-p3", "1913", "州府", "印发", "《集市税费细则》", "公文", content="写明小贩“免缴半年”"),
    event("ev-p4", "1914", "州府", "印发", "《私塾延师办法》", "公文", content="允许塾师“自选课本”"),
]
"""Four documents, each with what it brought."""


def of_region(name: str, region: str, told: str, section: str, **fields: Any) -> Entry:
    """A formula about a region; `told` is its sentence with {region} and {name}."""
    formula = fields.pop("name", told.partition("“")[2].partition("”")[0] or told.removeprefix("{region}"))
    return {
        "id": name, "kind": "slogan", "name": formula, "issued_in": BOOK, "region": region, "attributed": True, "weight": 3,
        "applies_to": "一地的名物", "wording": told.replace(formula, "{name}"),
        "source": {"document": BOOK, "section": section, "evidence": [region, formula]}, **fields,
    }  # fmt: skip


REGIONS = [
    of_region("sl-henan-a", "河南", "{region}烧制“青瓷云碗”", "物产"),
    of_region("sl-hubei-a", "湖北", "{region}织造“菱纹锦带”", "物产"),
    of_region("sl-hunan-a", "湖南", "{region}雕刻“紫竹笔筒”", "物产"),
    of_region("sl-anhui-a", "安徽", "{region}酿造“桂花米酒”", "物产"),
    of_region("sl-henan-b", "河南", "{region}传唱“梆子长调”", "戏曲"),
    of_region("sl-hubei-b", "湖北", "{region}排演“灯影连台”", "戏曲"),
    of_region("sl-hunan-b", "湖南", "{region}操练“鼓点花灯”", "戏曲"),
    of_region("sl-anhui-b", "安徽", "{region}搬演“木偶折子”", "戏曲"),
    of_region("sl-henan-c", "河南", "正月里“舞狮登高”热闹了{region}", "节令"),
    of_region("sl-hubei-c", "湖北", "{region}举行“竞渡抢标”", "节令"),
    of_region("sl-hunan-c", "湖南", "{region}兴起“踏歌对唱”", "节令"),
    of_region("sl-anhui-c", "安徽", "{region}盛行“晒秋祭谷”", "节令"),
]
"""Three things told of each of four regions, in three sections."""

ALL = [*SIBLINGS, UPPER, *EVENTS, *FOUNDERS, *PAPERS, *REGIONS]
"""Facts for each of the constructions."""
