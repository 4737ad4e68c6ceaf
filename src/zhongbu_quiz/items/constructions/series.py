"""Series: the values of one quantity at three dates, told in their order; the orders offered turn in a circle, so each value stands
at each place once and no order agrees with more of the others than any other."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, pick
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import group_choice
from zhongbu_quiz.items.item import Blank, Item, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import clash
from zhongbu_quiz.items.query import Query, queries

SIZE = 3


class SeriesModel(Alone):
    """The figures of three dates in their order."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "series"

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["series"], ...], Field(min_length=1, max_length=1)]


def series_items(model: SeriesModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every quantity of a region with three dated, exact values."""
    runs: dict[tuple[object, ...], list[Query]] = defaultdict(list)
    for query in queries(model, base):
        record = query.fact.record
        if isinstance(record, Statistic) and record.period and record.period.is_date and not query.fact.attributed:
            runs[record.region, *record.quantity, record.unit].append(query)
    items = []
    for run in runs.values():
        if len(run) == SIZE and _apart(run):
            items.append(_item(model, sorted(run, key=lambda query: _span(query.fact))))
        elif len(run) > 1:
            rejects["not three comparable values"] += 1
    return items


def _span(fact: Fact) -> tuple[object, ...]:
    return fact.period.span if fact.period else ()


def _apart(run: list[Query]) -> bool:
    keys = [query.key for query in run]
    return not any(clash(a, b) == 14 for place, a in enumerate(keys) for b in keys[:place])


def _item(model: SeriesModel, run: list[Query]) -> Item:
    record = run[0].fact.record
    assert isinstance(record, Statistic)
    texts = [f"{query.key.text}{record.unit}" for query in run]
    turns = [tuple(texts[(place + turn) % SIZE] for place in range(SIZE)) for turn in range(SIZE)]
    key = pick(SIZE, model.id, *(query.fact.id for query in run))
    order = sorted(range(SIZE), key=lambda turn: ((turn + key) % SIZE, digest(model.id, turn)))
    years = "、".join(query.fact.slots["period"].text for query in run)
    subject = _subject(record)
    options = tuple(Option("、".join(turns[turn]), "" if turn == 0 else "年份错位") for turn in order)
    refs = frozenset((query.fact.id, name) for query in run for name in ("period", "region", "indicator"))
    stem = (f"{years}，{subject}依次为", Blank(), "。")
    return group_choice(model, run, stem, options, (order.index(0),), 3, refs)


def _subject(record: Statistic) -> str:
    if record.aspect == "share" and record.whole and not record.is_rate:
        return f"{record.region}{record.indicator}占{record.whole}的比重"
    if record.aspect == "ratio":
        return f"{record.region}{record.indicator}相当于{record.compared_with}的比例"
    return f"{record.region}{record.indicator}"
