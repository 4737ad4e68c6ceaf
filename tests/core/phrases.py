"""Formulas and lists of policy words made by hand, with all that a person says of them: categories, regions, exclusive sections, and what
learners mix up. Sections 产业, 开放 and 口号 are exclusive; 民生 and 优势 are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.workbook.seeds import load_seeds

Entry = dict[str, Any]
DOCUMENTS = [
    {
        "name": "纲要",
        "title": "甲地发展纲要",
        "date": "2024-04",
        "sections": [*({"name": name, "exclusive": True, "reason": "每一条只列一次"} for name in ("产业", "开放", "口号")), "民生"],
    },
    {"name": "县情", "title": "四县县情", "date": "2024-05", "sections": ["优势"]},
]


def _fact(identity: str, section: str, name: str, cited: list[str], document: str = "纲要", **fields: object) -> Entry:
    source = {"document": document, "section": section, "evidence": cited}
    return {"id": identity, "kind": "slogan", "name": name, **fields, "issued_in": document, "tags": [f"{document}::{section}"], "source": source}


def listed(identity: str, section: str, label: str, category: str, parts: str, complete: bool = True, **fields: object) -> Entry:
    """A list under a label of ours."""
    texts = parts.split("、")
    own = [{"n": n, "text": text} for n, text in enumerate(texts, 1)]
    return _fact(
        identity, section, label, [label, *texts], named=False, part_category=category, complete=complete, parts=own, **fields
    )


def formula(identity: str, section: str, name: str, category: str, subject: str, **fields: Any) -> Entry:
    """A formula and what it is about."""
    cited = [name, subject, *([fields["region"]] if "region" in fields else [])]
    return _fact(identity, section, name, cited, category=category, applies_to=subject, **fields)


def meant(identity: str, name: str, meaning: str) -> Entry:
    """A formula and what it means."""
    return _fact(identity, "口号", name, [name, meaning], category="理念", meaning=meaning)


FACTS = [
    listed("sl-upgrade", "产业", "产业升级的方向", "方向", "高端化、智能化、绿色化", confused_with=["sl-service"]),
    listed("sl-service", "产业", "服务业提质的方向", "方向", "专业化、品牌化、标准化"),
    listed("sl-chain", "产业", "产业链建设的举措", "举措", "实施链长负责制度、建设共性技术平台、培育本土龙头企业", complete=False),
    listed("sl-lab", "产业", "科技攻关的举措", "举措", "建设省级实验基地、开展首台套攻关、推行揭榜挂帅办法", complete=False),
    listed("sl-talent", "产业", "人才引育的举措", "举措", "落实人才安居政策、建设青年人才驿站、推行首席专家办法", complete=False),
    listed("sl-market", "开放", "营商环境建设的要求", "方向", "市场化、法治化、国际化", confused_with=["便民化：文中没有这一说"]),
    listed("sl-gate", "开放", "口岸建设的举措", "举措", "压缩货物通关时间、扩大口岸开放范围", complete=False),
    listed("sl-rail", "开放", "通道建设的举措", "举措", "加密国际货运班列、延伸水路联运航线", complete=False),
    listed("sl-hubs", "民生", "河南的中心城市", "城市", "洛阳、商丘、南阳", region="河南", confused_with=["开封：不是中心城市"]),
    listed("sl-hubs-x", "民生", "安徽的中心城市", "城市", "芜湖、安庆、黄山", region="安徽"),
    listed("sl-elder", "民生", "养老服务的方向", "方向", "居家化、社区化", complete=False),
    formula("sl-leader", "产业", "链长制", "机制", "统筹产业链的机制"),
    formula("sl-list", "产业", "揭榜挂帅制", "机制", "组织科技攻关的机制"),
    formula("sl-score", "产业", "亩均评价制", "机制", "评价土地产出的机制"),
    formula("sl-house", "产业", "首席专家制", "机制", "选用领军人才的机制"),
    formula("sl-port", "开放", "单一窗口", "机制", "办理通关手续的机制", confused_with=["sl-stop", "一窗受理：是办政务的窗口"]),
    formula("sl-stop", "民生", "一站式办理", "机制", "办理政务事项的机制"),
    formula("sl-h-stone", "优势", "超硬材料", "产业", "优势特色产业", document="县情", region="河南"),
    formula("sl-x-ink", "优势", "显示材料", "产业", "安徽的优势特色产业", document="县情", region="安徽"),
    formula("sl-j-rare", "优势", "稀土材料", "产业", "江西的优势特色产业", document="县情", region="江西"),
    formula("sl-n-rail", "优势", "轨道装备", "产业", "湖南的优势特色产业", document="县情", region="湖南"),
    meant("sl-m-loop", "两头热", "城里和乡下的买卖互相带动"),
    meant("sl-m-heart", "一条心", "上游和下游按同一张图办事"),
    meant("sl-m-green", "绿底色", "先把山水养好再来谈开发"),
    meant("sl-m-door", "新门户", "内陆的口岸直接连着海外"),
]


def phrase_base(folder: Path, facts: list[Entry] | None = None) -> FactBase:
    """The facts as a base, by way of a file in a folder."""
    path = folder / "phrases.yaml"
    path.write_text(json.dumps({"documents": DOCUMENTS, "facts": facts or FACTS}, ensure_ascii=False, indent=1), encoding="utf-8")
    return build_base(load_seeds([path]))
