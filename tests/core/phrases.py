"""Formulas and lists of policy words made by hand, with all that a person says of them: categories, regions, exclusive sections, and what
learners mix up. Section 产业 and 开放 are exclusive; 民生 is not."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.workbook.seeds import load_seeds

DOCUMENTS = """\
documents:
  - name: 纲要
    title: 甲地发展纲要
    date: 2024-04
    sections:
      - {name: 产业, exclusive: true, reason: 每一举措只列在一条之下}
      - {name: 开放, exclusive: true, reason: 每一举措只列在一条之下}
      - 民生
  - name: 县情
    title: 四县县情
    date: 2024-05
    sections: [优势]
"""

LISTS = (
    # (id, section, label, category of the parts, complete, parts, more fields)
    ("sl-upgrade", "产业", "产业升级的方向", "方向", True, "高端化、智能化、绿色化", "{confused_with: [sl-service]}"),
    ("sl-service", "产业", "服务业提质的方向", "方向", True, "专业化、品牌化、标准化", "{}"),
    ("sl-chain", "产业", "产业链建设的举措", "举措", False, "实施链长负责制度、建设共性技术平台、培育本土龙头企业", "{}"),
    ("sl-lab", "产业", "科技攻关的举措", "举措", False, "建设省级实验基地、开展首台套攻关、推行揭榜挂帅办法", "{}"),
    ("sl-talent", "产业", "人才引育的举措", "举措", False, "落实人才安居政策、建设青年人才驿站、推行首席专家办法", "{}"),
    ("sl-market", "开放", "营商环境建设的要求", "方向", True, "市场化、法治化、国际化", "{confused_with: [便民化：文中没有这一说]}"),
    ("sl-gate", "开放", "口岸建设的举措", "举措", False, "压缩货物通关时间、扩大口岸开放范围", "{}"),
    ("sl-rail", "开放", "通道建设的举措", "举措", False, "加密国际货运班列、延伸水路联运航线", "{}"),
    ("sl-hubs", "民生", "中心城镇", "城市", False, "东溪镇、西溪镇", "{region: 河南}"),
)
NAMES = (
    # (id, section, name, category, what it is about, more fields)
    ("sl-leader", "产业", "链长制", "机制", "统筹产业链的机制", "{}"),
    ("sl-list", "产业", "揭榜挂帅制", "机制", "组织科技攻关的机制", "{}"),
    ("sl-score", "产业", "亩均评价制", "机制", "评价土地产出的机制", "{}"),
    ("sl-house", "产业", "首席专家制", "机制", "选用领军人才的机制", "{}"),
    ("sl-port", "开放", "单一窗口", "机制", "办理通关手续的机制", "{confused_with: [sl-stop, '一窗受理：是办政务的窗口']}"),
    ("sl-stop", "民生", "一站式办理", "机制", "办理政务事项的机制", "{}"),
    ("sl-h-stone", "优势", "超硬材料", "产业", "优势特色产业", "{region: 河南, document: 县情}"),
    ("sl-x-ink", "优势", "显示材料", "产业", "安徽的优势特色产业", "{region: 安徽, document: 县情}"),
    ("sl-j-rare", "优势", "稀土材料", "产业", "江西的优势特色产业", "{region: 江西, document: 县情}"),
    ("sl-n-rail", "优势", "轨道装备", "产业", "湖南的优势特色产业", "{region: 湖南, document: 县情}"),
)


def _entry(identity: str, section: str, name: str, more: str, lines: list[str], evidence: list[str]) -> str:
    told = more.strip("{}")
    document = "纲要"
    if "document: " in told:
        told, _, document = told.partition(", document: ")
    head = [f"  - id: {identity}", "    kind: slogan", f"    name: {name}", *lines]
    if told:
        key, _, value = told.partition(": ")
        head.append(f"    {key}: {value}")
    cited = ", ".join(evidence)
    head += [f"    issued_in: {document}", f"    tags: [{document}::{section}]"]
    head.append(f"    source: {{document: {document}, section: {section}, evidence: [{cited}]}}")
    return "\n".join(head) + "\n"


def phrases() -> str:
    """All facts as YAML."""
    text = DOCUMENTS + "facts:\n"
    for identity, section, label, category, complete, parts, more in LISTS:
        own = [f"{{n: {n}, text: {part}}}" for n, part in enumerate(parts.split("、"), 1)]
        lines = ["    named: false", f"    part_category: {category}", f"    complete: {str(complete).lower()}", f"    parts: [{', '.join(own)}]"]
        text += _entry(identity, section, label, more, lines, [label, *parts.split("、")])
    for identity, section, name, category, subject, more in NAMES:
        text += _entry(identity, section, name, more, [f"    category: {category}", f"    applies_to: {subject}"], [name, subject])
    return text


def phrase_base(folder: Path) -> FactBase:
    """The facts as a base, by way of a file in a folder."""
    path = folder / "phrases.yaml"
    path.write_text(phrases(), encoding="utf-8")
    return build_base(load_seeds([path]))
