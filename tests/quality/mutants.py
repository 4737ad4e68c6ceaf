"""Seven ways in which the first proof could be wrong, and for each a few facts on which it would then make an item that is wrong.

A mutant bends one proof; the facts are small enough to see by eye what may not be made of them. The item models are our own, or such
as a teacher might write, without naming the document (which would close the world to what it tells).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zhongbu_quiz.facts import truth
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds import event, slogan, statistic
from zhongbu_quiz.facts.truth import Proof, Truth
from zhongbu_quiz.values.text import dice, nested
from zhongbu_quiz.workbook.seeds import load_seeds

REGION_MODEL = "id: own-region\nkind: single_choice\nfacts: {kind: statistic}\nasks: region\noptions: [siblings]\n"
INDICATOR_MODEL = (
    "id: own-indicator\nkind: single_choice\nfacts: {kind: statistic}\nasks: indicator\noptions: [siblings]\n"
)


def events(*rows: tuple[str, str, str, str, str]) -> str:
    """Events as YAML: (date, how the text writes it, actor, object, matter), all 印发."""
    return "".join(
        f"""\
  - id: ev-{number}
    kind: event
    date: {date}
    actor: {actor}
    action: 印发
    object: {thing}
    stage: 印发
    matter: {matter}
    source: {{document: 小史, section: 起步, evidence: [{told}, {actor}, {thing}]}}
"""
        for number, (date, told, actor, thing, matter) in enumerate(rows)
    )


def statistics(*rows: tuple[str, str, int, str]) -> str:
    """Levels in 亿元 as YAML: (region, indicator, year, value)."""
    return "".join(
        f"""\
  - id: st-{number}
    kind: statistic
    region: {region}
    indicator: {indicator}
    period: {year}
    written: {value}亿元
    value: {value}
    unit: 亿元
    aspect: level
    source: {{document: 年鉴, section: 工业, evidence: [{year}年, {region}, {indicator}{value}亿元]}}
"""
        for number, (region, indicator, year, value) in enumerate(rows)
    )


def lists(*rows: tuple[str, str]) -> str:
    """Complete lists as YAML: (name, parts with 、 between)."""
    return "".join(
        f"""\
  - id: sl-{number}
    kind: slogan
    name: {name}
    complete: true
    part_category: 方向
    parts: [{", ".join(f"{{n: {n}, text: {text}}}" for n, text in enumerate(parts.split("、"), 1))}]
    issued_in: 纲要
    source: {{document: 纲要, section: 总则, evidence: [{name}, {parts}]}}
"""
        for number, (name, parts) in enumerate(rows)
    )


def subjects(*rows: tuple[str, str]) -> str:
    """Named formulas of one section as YAML: (name, what it is for)."""
    return "".join(
        f"""\
  - id: sl-{number}
    kind: slogan
    name: {name}
    applies_to: {subject}
    issued_in: 纲要
    source: {{document: 纲要, section: 总则, evidence: [{name}, {subject}]}}
"""
        for number, (name, subject) in enumerate(rows)
    )


def guessed_false(proof: Proof) -> Proof:
    """A proof that takes what it does not know for false."""

    def mutant(*told: Any) -> Truth:
        found = proof(*told)
        return Truth.FALSE if found is Truth.UNKNOWN else found

    return mutant


def no_like_lists(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slogan, "in_a_like_list", lambda *told: False)


def contents_differ(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(slogan, "content_differs", lambda *told: Truth.FALSE)


def vague_is_distinct(patch: pytest.MonkeyPatch) -> None:
    def actor(claim: Any, candidate: Any, origin: Any, index: Any) -> Truth:
        return truth.distinct(candidate.text, claim.key.text)

    patch.setitem(event._PROOFS, "actor", actor)


def same_object_unseen(patch: pytest.MonkeyPatch) -> None:
    kept = tuple(dependency for dependency in event.EventKind.dependencies if dependency.functional)
    patch.setattr(event.EventKind, "dependencies", kept)


def unknown_region_is_false(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(statistic._PROOFS, "region", guessed_false(statistic.region))


def hardly_anything_is_close(patch: pytest.MonkeyPatch) -> None:
    for module in (truth, slogan, statistic):
        patch.setattr(module, "may_be_one", lambda a, b: nested(a, b) or dice(a, b) >= 0.95)
    patch.setattr(slogan, "close", lambda a, b: dice(a, b) >= 0.95)


def unknown_indicator_is_false(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(statistic._PROOFS, "indicator", guessed_false(statistic.indicator))


@dataclass(frozen=True)
class Mutant:
    """A way to be wrong: what it bends, the facts that show it, the item model that is asked (an id of ours, or YAML)."""

    bend: Callable[[pytest.MonkeyPatch], None]
    facts: str
    model: str


MUTANTS = {
    "like lists are not looked at": Mutant(
        no_like_lists,
        lists(
            ("产业升级", "高端化、智能化、绿色化"),
            ("制造业转型", "数字化、智能化、绿色化"),
            ("营商环境", "市场化、法治化、国际化"),
            ("公共服务", "均等化、普惠化、便捷化"),
        ),
        "slogan-part",
    ),
    "contents always differ": Mutant(
        contents_differ,
        subjects(
            ("粮食安全", "守住耕地红线的目标"),
            ("能源保供", "煤炭清洁利用的目标"),
            ("开放平台", "内陆自贸试验的目标"),
            ("创新高地", "重点科研攻关的目标"),
        ),
        "slogan-subject",
    ),
    "vague organs exclude others": Mutant(
        vague_is_distinct,
        events(
            ("2004-03", "2004年3月", "国家", "《甲地纲要》", "甲地纲要"),
            ("2006-04", "2006年4月", "国务院", "《乙地规划》", "乙地规划"),
            ("2009-09", "2009年9月", "财政部", "《丙地方案》", "丙地方案"),
            ("2012-08", "2012年8月", "教育部", "《丁地意见》", "丁地意见"),
        ),
        "event-actor",
    ),
    "other stages of one object are not looked at": Mutant(
        same_object_unseen,
        events(
            ("2004-03", "2004年3月", "国务院", "《甲地规划》", "第一轮规划"),
            ("2016-12", "2016年12月", "国务院", "《甲地规划》", "第二轮规划"),
            ("2009-09", "2009年9月", "财政部", "《丙地方案》", "丙地方案"),
            ("2012-08", "2012年8月", "教育部", "《丁地意见》", "丁地意见"),
        ),
        "event-date",
    ),
    "an unknown region is false": Mutant(
        unknown_region_is_false,
        statistics(
            ("河南", "工业增加值", 2021, "18785"),
            ("安徽", "出口总额", 2022, "4763"),
            ("湖北", "技术合同成交额", 2020, "1687"),
            ("湖南", "移动互联网收入", 2019, "1326"),
        ),
        REGION_MODEL,
    ),
    "hardly anything is close": Mutant(
        hardly_anything_is_close,
        statistics(
            ("河南", "工业利润总额", 2021, "2763"),
            ("河南", "工业利税总额", 2021, "4119"),
            ("河南", "技术合同成交额", 2021, "608"),
            ("河南", "快递业务收入", 2021, "377"),
        ),
        INDICATOR_MODEL,
    ),
    "an unknown indicator is false": Mutant(
        unknown_indicator_is_false,
        statistics(
            ("河南", "工业增加值", 2021, "18785"),
            ("河南", "出口总额", 2022, "5247"),
            ("河南", "技术合同成交额", 2020, "384"),
            ("河南", "快递业务收入", 2019, "189"),
        ),
        INDICATOR_MODEL,
    ),
}


def base_of(facts: str, folder: Path) -> FactBase:
    """The base of facts that are written as YAML."""
    path = folder / "facts.yaml"
    path.write_text(f"facts:\n{facts}", encoding="utf-8")
    return build_base(load_seeds([path]))
