"""Which region leads: only where the value of every option is known, exact and comparable."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.item import Blank, Item, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.query import Query, queries

SMALLEST, LARGEST = 3, 4


class LeaderModel(Alone):
    """Which region of those told has the highest or the lowest figure."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "leader"

    kind: Literal["single_choice"]
    asks: Literal["region"]
    options: Annotated[tuple[Literal["leader"], ...], Field(min_length=1, max_length=1)]


def leader_items(model: LeaderModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every quantity that at least three places of one level have in one period; highest or lowest is drawn by id."""
    runs: dict[tuple[object, ...], list[Query]] = defaultdict(list)
    for query in queries(model, base):
        record = query.fact.record
        if not isinstance(record, Statistic) or not base.world.places.exclusive(record.region):
            continue
        if query.fact.attributed or record.value is None:
            rejects[reasons.NOT_COMPARABLE] += 1
            continue
        level = base.world.places.level(record.region)
        runs[level, *record.quantity, record.time, record.unit].append(query)
    items = []
    for run in runs.values():
        values = {_value(query) for query in run}
        if SMALLEST <= len(run) <= LARGEST and len(values) == len(run):
            items.append(_item(model, run))
        elif len(run) > 1:
            rejects[reasons.REGIONS] += 1
    return items


def _value(query: Query) -> object:
    record = query.fact.record
    assert isinstance(record, Statistic)
    return record.base[0]


def _item(model: LeaderModel, run: list[Query]) -> Item:
    record = run[0].fact.record
    assert isinstance(record, Statistic)
    ids = [query.fact.id for query in run]
    ranked = sorted(run, key=_value)  # type: ignore[arg-type]
    highest = digest(model.id, *ids) % 2 == 0
    key = ranked[-1] if highest else ranked[0]
    ordered = shuffled(run, model.id, *ids)
    options = tuple(
        Option(query.fact.slots["region"].text, "" if query is key else "异地数据", "", query.fact.id)
        for query in ordered
    )
    lexicon = load_lexicon()
    many = record.indicator.endswith(lexicon.words("statistics.most"))
    large = record.indicator.endswith(lexicon.words("statistics.largest"))
    pair = ("最多", "最少") if many else ("最大", "最小") if large else ("最高", "最低")
    word = pair[0] if highest else pair[1]
    whole = f"占{record.whole}的比重" if record.aspect == "share" and record.whole and not record.is_rate else ""
    period = run[0].fact.slots["period"].text
    stem = (f"{period}，下列省份中{record.indicator}{whole}{word}的是", Blank(), "。")
    refs = frozenset((query.fact.id, name) for query in run for name in ("period", "indicator"))
    return group_choice(model, run, stem, options, (ordered.index(key),), 3, refs)
