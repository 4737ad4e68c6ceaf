"""Items and facts made by hand, for tests that need to know everything about a pool."""

from __future__ import annotations

from typing import Any

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Blank, Choice, Gap, Item, ItemSource, Kind, Option

SOURCE = {"document": "甲文", "section": "一", "evidence": ("甲", "乙")}


def slogan(name: str, **more: Any) -> Slogan:
    """A slogan whose id is its name."""
    given = {"applies_to": f"关于{name}的目标", "issued_in": "甲文", **more}
    return Slogan.model_validate({"id": name, "kind": "slogan", "name": name, "source": SOURCE, **given})


def statistic(name: str, indicator: str, value: str, unit: str, region: str = "河南", **more: Any) -> Statistic:
    """A statistic of 2023; a level unless `aspect` says otherwise."""
    given = {"region": region, "indicator": indicator, "period": "2023", "aspect": "level", **more}
    told = {"value": value, "unit": unit, "written": f"{value}{unit}"}
    return Statistic.model_validate({"id": name, "kind": "statistic", "source": SOURCE, **given, **told})


def base_of_records(*records: Event | Slogan | Statistic) -> FactBase:
    """A base of some records."""
    from pathlib import Path

    return build_base(Seeds(tuple(Placed(record, Path("made.yaml"), 1) for record in records), ()))


def item(name: str, fact: str, stem: str, answer: str = "", kind: Kind = "fill_blank", **more: Any) -> Item:
    """An item; `＿` in the stem is its gap."""
    before, _, after = stem.partition("＿")
    given: dict[str, Any] = {
        "slot": "name",
        "source": ItemSource("甲文", "一"),
        "asks": frozenset({(fact, "name")}),
        "difficulty": 3,
        "tags": (),
    }
    gap = (Blank(answer if kind == "fill_blank" else ""),)
    common: dict[str, Any] = {
        "id": name, "model": "made", "stem": (before, *gap, after), "explanation": "", "facts": (fact,), **given
    }  # fmt: skip
    if kind == "single_choice":
        texts = more.pop("texts")
        options = tuple(Option(text) for text in texts)
        return Choice(**{**common, **more}, kind="single_choice", options=options, answer=(texts.index(answer),))
    assert kind in ("cloze", "fill_blank")
    return Gap(**{**common, **more}, kind=kind, answer=(answer,))


def bank_of(base: FactBase, *items: Item) -> Bank:
    """A bank of some items."""
    return Bank(base, items, {})
