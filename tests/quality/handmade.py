"""Items put together by hand, for rules whose breaks need facts of a certain make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.items.item import Blank, Choice, Gap, Item, ItemSource, Option, Stem, TrueFalse
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.workbook.seeds import load_seeds

SOURCE = ItemSource("县志", "水利")


@cache
def facts_of(name: str) -> FactBase:
    """The facts of one file of this folder (worth.yaml, rivals.yaml)."""
    return build_base(load_seeds([Path(__file__).parent / name]))


def gap(fact: str, slot: str, answer: str, *stem: str | Blank, **more: object) -> Gap:
    """A cloze that asks one slot."""
    return Gap(
        id=f"m:{fact}:{slot}", kind="cloze", model="m", stem=stem, explanation=f"{answer}。", facts=(fact,), tags=(), difficulty=None,
        source=SOURCE, slot=slot, asks=frozenset({(fact, slot)}), answer=(answer,), **more,
    )  # type: ignore[arg-type]  # fmt: skip


def choice(fact: str, slot: str, stem: Stem, *options: str | Option, **more: object) -> Choice:
    """A choice whose first option is the key."""
    given: Sequence[Option] = [option if isinstance(option, Option) else Option(option) for option in options]
    told: dict[str, object] = {"difficulty": None, "explanation": "。", **more}
    return Choice(
        id=f"c:{fact}:{slot}", kind="single_choice", model="c", stem=stem, facts=(fact,), tags=(),
        source=SOURCE, slot=slot, asks=frozenset({(fact, slot)}), options=tuple(given), answer=(0,), **told,
    )  # type: ignore[arg-type]  # fmt: skip


def judged(fact: str, slot: str, statement: str, answer: bool, explanation: str) -> TrueFalse:
    """A statement to judge."""
    return TrueFalse(
        id=f"t:{fact}:{slot}", model="t", stem=(statement,), explanation=explanation, facts=(fact,), tags=(), difficulty=None,
        source=SOURCE, slot=slot, asks=frozenset({(fact, slot)}), answer=answer,
    )  # fmt: skip


def broken(number: int, item: Item, context: Context) -> str | None:
    """What a rule about one item says of it."""
    rule = RULES[number]
    assert isinstance(rule, ItemRule)
    return rule.check(item, context)
