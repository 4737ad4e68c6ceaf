"""The work of making items grows as the facts do, whatever they are alike in: steps are counted, not timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhongbu_quiz.exports.pictures import chart
from zhongbu_quiz.facts import conflicts, truth
from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.load import FactRecord, Placed, Seeds
from zhongbu_quiz.facts.records import DocumentRecord
from zhongbu_quiz.items import option_rules
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.constructions import dated, lists, rival, statements
from zhongbu_quiz.items.constructions.opensets import Pool
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.query import Query, queries
from zhongbu_quiz.paths import model_files
from zhongbu_quiz.values.text import Finder

FACTS, TIMES = 100, 4
MOST = 5.5
"""How many times the steps four times as many facts may take: 4, and what bounds leave open at so few; pairs of facts would be 16 times as many."""
SMALL = {rival: "CROWD", dated: "REACH", lists: "MOST_LISTS"}
"""Bounds that are met by few facts when they are small."""
BOUND = 8


@pytest.fixture
def synthetic(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Iterator[FactRecord]]:
    """The facts of the bench."""
    monkeypatch.syspath_prepend(str(root / "bench"))
    import synthetic

    found: Callable[[int], Iterator[FactRecord]] = synthetic.records
    return found


def steps(functions: set[Callable[..., Any]], work: Callable[[], object]) -> Counter[str]:
    """How often some functions are called in a piece of work, by their names."""
    codes: dict[CodeType, str] = {function.__code__: function.__qualname__ for function in functions}
    found: Counter[str] = Counter()

    def hook(frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_code in codes:
            found[codes[frame.f_code]] += 1

    sys.setprofile(hook)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def seeds_of(records: list[FactRecord]) -> Seeds:
    """Facts as they are read from files."""
    placed = tuple(Placed(record, Path("made.yaml"), place) for place, record in enumerate(records, 1))
    told: dict[str, dict[str, None]] = {}
    for record in records:
        told.setdefault(record.source.document, {})[record.source.section] = None
    documents = (DocumentRecord.model_validate({"name": name, "title": name, "sections": list(own)}) for name, own in told.items())
    return Seeds(placed, tuple(documents))


def in_one_section(records: Iterator[FactRecord], kind: str, count: int) -> list[FactRecord]:
    """So many facts of a kind, all told in one section."""
    chosen = (record for record in records if record.kind == kind)
    return [
        record.model_copy(update={"source": record.source.model_copy(update={"document": "回望", "section": "一"})})
        for record, _ in zip(chosen, range(count), strict=False)
    ]


def of_one_month(record: FactRecord) -> FactRecord:
    assert isinstance(record, Event)
    return Event.model_validate({**record.model_dump(mode="json", exclude_none=True), "date": "2016-05"})


def of_one_region(record: FactRecord) -> FactRecord:
    return record.model_copy(update={"region": "河南"})


@pytest.mark.parametrize(
    ("kind", "model", "alike", "counted"),
    [
        ("slogan", "slogan-part", lambda record: record, {truth.judge, option_rules.clash}),
        ("slogan", "multiple-parts", lambda record: record, {truth.judge, option_rules.clash}),
        ("slogan", "classify", lambda record: record, {truth.judge, option_rules.clash}),
        ("slogan", "material-heads", lambda record: record, {option_rules.clash, lists.own_parts}),
        ("event", "order-quad", of_one_month, {dated._fits}),
        ("statistic", "multiple-statements", of_one_region, {statements._sentence, truth.judge}),
    ],
)
def test_steps_grow_as_the_facts_do(
    root: Path,
    synthetic: Callable[[int], Iterator[FactRecord]],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    model: str,
    alike: Callable[[FactRecord], FactRecord],
    counted: set[Callable[..., Any]],
) -> None:
    for module, name in SMALL.items():
        monkeypatch.setattr(module, name, BOUND)
    models = load_models([path for path in model_files(root / "templates") if path.stem == model])
    found = []
    for count in (FACTS, TIMES * FACTS):
        base = build_base(seeds_of(list(map(alike, in_one_section(synthetic(20 * count), kind, count)))))
        found.append(steps(counted, lambda base=base: make_bank(base, models)))  # type: ignore[misc]
    small, large = found
    for name, calls in large.items():
        assert calls <= MOST * max(small[name], FACTS), (name, small[name], calls)


def test_a_key_has_so_many_rivals_at_most(root: Path, synthetic: Callable[[int], Iterator[FactRecord]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rival, "CROWD", BOUND)
    models = load_models([path for path in model_files(root / "templates") if path.stem == "slogan-part"])
    base = build_base(seeds_of(in_one_section(synthetic(20 * FACTS), "slogan", FACTS)))
    pool = Pool(base)
    asked: list[Query] = list(queries(models[0], base))
    taken = [[one for one in pool.rivals(query) if one.origin is not None] for query in asked]
    assert max(map(len, taken)) <= 2 * BOUND  # of the section and of the topic
    places = [abs(one.origin.order - query.fact.order) for query, own in zip(asked, taken, strict=True) for one in own if one.origin]
    assert max(places) <= 2 * BOUND  # those around it in the text


def test_many_facts_that_tell_one_value_are_compared_once(synthetic: Callable[[int], Iterator[FactRecord]]) -> None:
    one = next(record for record in synthetic(20) if record.kind == "statistic")
    found = []
    for count in (FACTS, 2 * FACTS):
        base = build_base(seeds_of([one.model_copy(update={"id": f"st-{place}"}) for place in range(count)]))
        found.append(steps({conflicts.told}, lambda base=base: conflicts.rivals(base))["told"])  # type: ignore[misc]
        assert not conflicts.rivals(base)
    assert found[1] == 2 * found[0]


def test_each_fact_has_a_rival_that_tells_something_else(synthetic: Callable[[int], Iterator[FactRecord]]) -> None:
    one = next(record for record in synthetic(20) if record.kind == "statistic" and getattr(record, "aspect", "") == "level")
    values = ("11", "11", "12", "11", "13", "12")
    records = [one.model_copy(update={"id": f"st-{place}", "value": value, "written": value}) for place, value in enumerate(values)]
    found = {fact: other for (fact, slot), other in conflicts.rivals(build_base(seeds_of(records))).items() if slot == "figure"}
    assert found == {"st-0": "st-2", "st-1": "st-2", "st-2": "st-0", "st-3": "st-2", "st-4": "st-0", "st-5": "st-0"}


def test_a_series_that_is_too_long_for_a_chart_is_not_read_for_each_of_its_figures(
    synthetic: Callable[[int], Iterator[FactRecord]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = next(record for record in synthetic(20) if record.kind == "statistic" and getattr(record, "aspect", "") == "level")
    base = build_base(seeds_of([one.model_copy(update={"id": f"st-{place}"}) for place in range(FACTS)]))
    series, read = chart.Series(base.facts), []
    monkeypatch.setattr(chart, "_named_apart", read.append)
    assert {series.of(fact) for fact in base.facts} == {""}
    assert not read


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=8), st.text("甲乙丙", max_size=12))
def test_texts_are_found_in_the_order_of_their_places(texts: list[str], told: str) -> None:
    given_in = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    found = sorted((text for text in given_in if text in told), key=lambda text: (told.index(text), len(text) == 1, given_in[text]))
    assert list(Finder(texts).found_in(told)) == found


def test_sentences_of_one_pattern_stand_in_different_items() -> None:
    class Told:
        def __init__(self, text: str) -> None:
            self.key = type("Key", (), {"text": ""})()
            self.stem = (text,)

    mine = [Told(text) for text in ("甲1", "甲2", "乙1", "丙1", "甲3", "丁1", "乙2", "丙2", "丁2", "戊1")]
    fours = [[query.stem[0] for query in four] for four in statements._fours(mine)]  # type: ignore[arg-type]
    assert fours == [["甲1", "乙1", "丙1", "丁1"], ["甲2", "乙2", "丙2", "丁2"]]
