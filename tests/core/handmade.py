"""Facts of every kind made by hand, for goldens: what they make changes only when the program does."""

from __future__ import annotations

from pathlib import Path

from tests.core.small import FACTS
from tests.core.test_kinds import attributes, project, terms

MEETINGS = {
    "2011年3月": ("南昌", "甲会"),
    "2013年5月": ("武汉", "乙会"),
    "2015年7月": ("长沙", "丙会"),
    "2017年9月": ("合肥", "丁会"),
}
"""When, where and which meeting."""
MEANINGS = {
    "双循环": "城里和乡下的买卖互相带动",
    "一条心": "上游下游按同一张图办事",
    "绿底色": "先把山水养好再谈开发",
    "新门户": "内陆口岸直接连着海外",
}
"""Names and what is meant by them."""
MORE_TERMS = {
    "光周期": "植物对昼夜长短的反应",
    "向光性": "茎尖朝着亮处弯曲生长",
    "共生": "两种动物彼此得利地住在一起",
}
"""Beside those of `test_kinds`, enough of them for two columns."""


def _source(document: str, section: str, *evidence: str) -> dict[str, object]:
    return {"document": document, "section": section, "evidence": list(evidence)}


def more_terms() -> list[dict[str, object]]:
    """Three terms."""
    return [
        {
            "id": f"te-more-{number}",
            "kind": "term",
            "term": term,
            "definition": definition,
            "tags": ["课本::概念"],
            "source": _source("课本", "概念", term, definition),
        }
        for number, (term, definition) in enumerate(MORE_TERMS.items())
    ]


def meetings() -> list[dict[str, object]]:
    """Events that say where."""
    return [
        {
            "id": f"ev-meeting-{number}",
            "kind": "event",
            "date": date.replace("年", "-0").removesuffix("月"),
            "actor": "农业局",
            "action": "召开",
            "object": f"甲地{name}",
            "place": place,
            "stage": "召开",
            "matter": f"甲地{name}",
            "tags": ["历史::推进"],
            "source": _source("小史", "推进", date, "农业局", place, f"甲地{name}"),
        }
        for number, (date, (place, name)) in enumerate(MEETINGS.items())
    ]


def meanings() -> list[dict[str, object]]:
    """Slogans without parts."""
    return [
        {
            "id": f"sl-meaning-{number}",
            "kind": "slogan",
            "name": name,
            "meaning": meaning,
            "issued_in": ("ev-plan", "ev-outline", "ev-opinion", "小史")[number],
            "tags": ["历史::提法"],
            "source": _source("课本", f"第{number + 1}课", name, meaning),
        }
        for number, (name, meaning) in enumerate(MEANINGS.items())
    ]


def write_handmade(folder: Path) -> Path:
    """A project in `folder` with attributes, terms, events, slogans and a statistic."""
    facts = [*attributes(), *terms(), *more_terms(), *meetings(), *meanings()]
    project(folder, facts, {"single_choice": 1}, ["paper"])
    (folder / "seeds" / "small.yaml").write_text(FACTS, encoding="utf-8")
    return folder


