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
