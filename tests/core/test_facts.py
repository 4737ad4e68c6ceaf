"""The shipped facts: what each must have, and what it says of itself."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.filter import FactFilter
from zhongbu_quiz.facts.kinds import KINDS, slot_number
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.records import MAX_FRAGMENT
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.values.numbers import parse_value
from zhongbu_quiz.workbook.seeds import load_seeds

ESSAY_DATE = parse_edtf("2024-04-14")

OURS = ("event", "slogan", "statistic", "attribute")
"""The kinds that the essays' facts are of."""


def test_every_kind_and_document_is_there(base: FactBase) -> None:
    kinds = Counter(fact.kind for fact in base.facts)
    assert set(kinds) == set(OURS)
    assert all(kinds[kind] >= 30 for kind in ("event", "slogan", "statistic"))
    assert [document.name for document in base.documents] == ["回望", "盘点", "前瞻"]
    told = {(source.document, source.section) for fact in base.facts for source in fact.sources}
    assert told == {(document.name, section.name) for document in base.documents for section in document.sections}


def test_sources_and_evidence(base: FactBase) -> None:
    for fact in base.facts:
        for source in fact.sources:
            assert 2 <= len(source.evidence) <= 8, fact.id
            assert len(set(source.evidence)) == len(source.evidence), fact.id
            assert all(len("".join(part.split())) <= MAX_FRAGMENT for part in source.evidence), fact.id
        places = [(source.document, source.section) for source in fact.sources]
        assert len(set(places)) == len(places) or len({s.evidence for s in fact.sources}) == len(places), fact.id


def test_tags_are_below_a_root_of_their_own(base: FactBase) -> None:
    roots = {tag.partition("::")[0] for fact in base.facts for tag in fact.tags}
    assert all(fact.tags for fact in base.facts)
    assert not any(re.search(r"\s|^::|::$|::::", tag) for fact in base.facts for tag in fact.tags)
    assert len(roots) < 20, roots


def test_statements_are_one_sentence_each_and_say_every_slot(base: FactBase) -> None:
    said = Counter((fact.statement, fact.slots.get("figure")) for fact in base.facts)
    assert [text for (text, _), count in said.items() if count > 1] == []
    for fact in base.facts:
        text = fact.statement
        assert text.endswith("。") and text.count("。") == 1, (fact.id, text)
        assert text == text_of(fact.segments) + "。"
        assert not re.search(r"[,;:?!()\"'{}]|\s|None|[，、；：][，、；：。]", text), (fact.id, text)
        for segment in fact.segments:
            assert segment == fact.slots[segment.name] if isinstance(segment, Slot) else segment, fact.id


@pytest.mark.parametrize("kind", OURS)
def test_a_statement_holds_what_its_fact_is_about(kind: str, base: FactBase) -> None:
    needed = {"event": ("date", "object"), "statistic": ("figure", "region"), "slogan": (), "attribute": ("thing", "value")}[kind]
    for fact in base.of_kind(kind):
        shown = {segment.name for segment in fact.segments if isinstance(segment, Slot)}
        if isinstance(fact.record, Slogan):
            parts = {name for name in fact.slots if name.startswith("part.")}
            assert parts <= shown and ("name" in shown or parts), fact.id
        elif isinstance(fact.record, Statistic) and fact.record.wording:
            assert "figure" in shown, fact.id
        elif isinstance(fact.record, Event) and fact.record.wording:  # in words of its own
            assert "date" in shown, fact.id
        else:
            assert set(needed) <= shown, fact.id


def test_figures_that_are_not_exact_name_their_document(base: FactBase) -> None:
    attributed = [fact for fact in base.facts if fact.attributed]
    assert len(attributed) > 20
    for fact in attributed:
        assert f"《{fact.sources[0].document}》一文" in fact.statement, fact.id


def test_dates_go_there_and_back_and_none_lies_ahead(base: FactBase) -> None:
    for fact in base.facts:
        if fact.period is None:
            continue
        assert parse_edtf(str(fact.period)) == fact.period, fact.id
        assert fact.period.span[0] <= ESSAY_DATE.span[1] or fact.kind == "statistic", fact.id


def test_figures_go_there_and_back(base: FactBase) -> None:
    seen = 0
    for fact in base.of_kind("statistic"):
        record = fact.record
        assert isinstance(record, Statistic)
        if record.value is None:
            assert fact.slots["figure"].type == "text", fact.id
            continue
        seen += 1
        assert fact.slots["figure"].text == record.value and record.number == parse_value(record.value)
        digits = re.findall(r"\d+(?:\.\d+)?(?:/\d+)?", record.written.replace(",", ""))
        assert not digits or record.value in digits, fact.id
    assert seen > 100


def test_a_share_is_a_share(base: FactBase) -> None:
    for fact in base.of_kind("statistic"):
        record = fact.record
        assert isinstance(record, Statistic)
        if record.aspect == "share" and record.unit == "%" and record.number is not None:
            assert 0 < record.number <= 100, fact.id
        if record.aspect == "rank" and record.number is not None:
            assert record.number.denominator == 1 and 1 <= record.number <= 300, fact.id


def test_known_defects_of_the_source_are_noted(base: FactBase) -> None:
    """Those that the design names: a wrong unit, a missing %, two regions whose values look exchanged."""
    notes = {fact.id: " ".join(fact.notes) for fact in base.facts}
    for sign in ("万亿", "%", "山西", "江西"):
        assert any(sign in words for words in notes.values()), sign
    spending = [fact for fact in base.of_kind("statistic") if "30870" in getattr(fact.record, "written", "")]
    assert spending and all(
        fact.notes and fact.attributed and "亿元" in fact.statement and "万亿" not in fact.statement
        for fact in spending
    )


def test_parts_of_slogans_keep_their_numbers(base: FactBase) -> None:
    for fact in base.of_kind("slogan"):
        assert isinstance(fact.record, Slogan)
        names = [f"part.{part.n}" for part in fact.record.parts]
        assert [name for name in fact.slots if name.startswith("part.")] == names


def test_issuers_that_are_events_lend_their_date(base: FactBase) -> None:
    lent = 0
    for fact in base.of_kind("slogan"):
        assert isinstance(fact.record, Slogan)
        if fact.record.issued_in in base:
            event = base.fact(fact.record.issued_in).record
            assert isinstance(event, Event)
            assert fact.slots["issued_date"].value == event.date and fact.issuer == event.id
            lent += 1
    assert lent > 10


SLOTS = {
    "date": 1, "actor": 2, "object": 3, "place": 4, "document_number": 5, "content": 6, "action": 7, "figure": 20, "region": 21,
    "period": 22, "indicator": 23, "whole": 24, "compared_with": 25, "name": 40, "issued_in": 41, "issued_date": 42,
    "applies_to": 43, "meaning": 44, "thing": 60, "attribute": 61, "value": 62, "term": 70, "definition": 71, "example": 72,
}  # fmt: skip


def test_cloze_numbers_of_slots_never_change() -> None:
    """Learners' cards hang on these: add new ones here, never change one."""
    numbers = {entry for kind in KINDS.values() for entry in kind.numbers.items()}
    assert dict(numbers) == SLOTS
    assert len(numbers) == len(SLOTS) == len({number for _, number in numbers}) and max(SLOTS.values()) < 100
    assert slot_number("part.3") == 103


def test_filters(base: FactBase, handmade: Bank) -> None:
    def ids(**conditions: object) -> set[str]:
        chosen = FactFilter.model_validate(conditions)
        return {fact.id for fact in base.facts if chosen.passes(fact)}

    everything = {fact.id for fact in base.facts}
    assert ids() == everything
    assert ids(kind="event") | ids(kind=["slogan", "statistic", "attribute"]) == everything
    assert ids(tags="历史") > ids(tags=["历史::导语"]) > set()
    assert ids(tags="历史") | ids(without_tags="历史") == everything and not ids(tags="历史") & ids(without_tags="历史")
    assert ids(regions=["河南", "安徽"]) == ids(regions="河南") | ids(regions="安徽")
    texts = [ids(documents=name) for name in ("回望", "盘点", "前瞻")]
    assert set.union(*texts) == everything and sum(map(len, texts)) == len(everything), "each is of the text that it is cited from"
    assert all(base.fact(name).period.overlaps(parse_edtf("2016/2020")) for name in ids(period="2016/2020"))
    assert ids(has="document_number") and not ids(has="document_number", lacks="document_number")
    assert ids(aspect="rank", kind="statistic") and ids(complete=True, kind="slogan")
    ordered = FactFilter.model_validate({"ordered": True, "complete": True, "kind": "slogan"})
    assert {fact.id for fact in handmade.base.facts if ordered.passes(fact)} == {"sl-base"}
    assert ids(stage="首次提出", object_type="text") <= ids(kind="event")
    assert ids(facts="ev-2024-03-20-symposium") == {"ev-2024-03-20-symposium"}


def test_the_order_of_facts_is_the_order_of_the_files_and_lines() -> None:
    paths = project_at(None).seed_paths()
    assert paths == sorted(paths)
    placed = load_seeds(paths).facts
    assert [(one.path, one.line) for one in placed] == sorted((one.path, one.line) for one in placed)
    base = build_base(load_seeds(paths))
    assert [fact.order for fact in base.facts] == list(range(len(placed)))
    places = [base.place_in_text(fact.sources[0])[0] for fact in base.facts]
    assert places == sorted(places), "the essays in their order"
