"""A document may be called anything: items are the same but for the name, and `check` stays clean.

In 58a529f all of this failed: a name of 7 characters put 据《…》一文 into options, one that holds a region broke rule 42, and any other name
than ours made other groups of options, since documents were put in order by their names and options were compared with their letters.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.strategies import LONGEST_NAME, document_names
from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.records import FactRecord, Source
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.gap_rules import told_by_half
from zhongbu_quiz.items.item import Gap, Item, stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.workbook.seeds import load_seeds

OURS = ("回望", "盘点", "前瞻")


def renamed(names: dict[str, str]) -> FactBase:
    """The shipped facts, some of whose documents have other names."""
    project = project_at(None)
    seeds = load_seeds(project.seed_paths())

    def source(told: Source) -> Source:
        return told.model_copy(update={"document": names.get(told.document, told.document)})

    def record(told: FactRecord) -> FactRecord:
        fields: dict[str, object] = {"source": source(told.source), "also": tuple(map(source, told.also))}
        if (issuer := getattr(told, "issued_in", None)) in names:
            fields["issued_in"] = names[str(issuer)]
        if isinstance(told, Slogan):
            fields["confused_with"] = tuple(
                one.model_copy(update={"why": _called(one.why, names)}) if one.why else one for one in told.confused_with
            )
        return told.model_copy(update=fields)

    facts = tuple(Placed(record(placed.record), placed.path, placed.line) for placed in seeds.facts)
    documents = tuple(one.model_copy(update={"name": names.get(one.name, one.name)}) for one in seeds.documents)
    return build_base(Seeds(facts, documents), load_world(project.data))


def test_no_sentence_of_the_seeds_names_a_document_by_hand() -> None:
    """A wording takes the name of its document from the record, or a document of another name has a sentence about ours."""
    seeds = load_seeds(project_at(None).seed_paths())
    by_hand = [placed.record.id for placed in seeds.facts for name in OURS if f"《{name}》" in (placed.record.wording or "")]
    assert len(seeds.facts) > 300 and by_hand == []


@cache
def shipped() -> Bank:
    """The bank of our facts as they are, made once for all names."""
    return bank_with(*OURS)


def bank_with(*names: str) -> Bank:
    """The bank of our facts when our documents are called so."""
    base = renamed(dict(zip(OURS, names, strict=True)))
    return make_bank(base, load_models(project_at(None).model_paths()), gate=gate(base))


def _called(text: str, names: dict[str, str]) -> str:
    """A text whose documents have other names: all at once, since a new name may be an old one of another document."""
    return re.sub(f"《({'|'.join(OURS)})》", lambda match: f"《{names.get(match[1], match[1])}》", text)


def printed(item: Item, names: dict[str, str]) -> tuple[object, ...]:
    """All that a student reads of an item, its documents called as in `names`."""

    def named(text: str) -> str:
        return _called(text, names)

    options = tuple(named(option.text) for option in item.options)
    return named(stem_text(item.stem, "＿")), options, named(repr(item.answer)), named(item.explanation)


def told_by(item: Item, base: FactBase, names: tuple[str, ...]) -> bool:
    """Whether one of the names holds what the item's facts tell, or half of an answer: then the question side may give it away."""
    texts = {slot.text for fact in item.facts for slot in base.fact(fact).slots.values()}
    halves = isinstance(item, Gap) and any(told_by_half(key, (name,)) for key in item.key_texts for name in names)
    return halves or any(text in name for text in texts - set(OURS) for name in names)


def only_the_name_changes(*names: str, usual: Bank | None = None) -> int:
    """Equal items in equal order but for the names; no option says whose statement it is; `check` is clean.

    Gives how many questions are not asked, since a name that is printed beside them tells their answer.
    """
    usual, other = usual or shipped(), bank_with(*names)
    made = {item.id for item in other.items}
    lost = [item for item in usual.items if item.id not in made]
    assert all(told_by(item, usual.base, names) for item in lost), [item.id for item in lost]
    kept = [item for item in usual.items if item.id in made]
    assert [item.id for item in other.items] == [item.id for item in kept]
    for before, after in zip(kept, other.items, strict=True):
        assert printed(after, {}) == printed(before, dict(zip(OURS, names, strict=True))), before.id
        assert not any(option.text.startswith("据《") for option in after.options), after.id
    found = [judgement for judgement in audit(Context(other.base, other.items), FATAL) if judgement.findings]
    assert [(judgement.rule.number, str(judgement.findings[0])) for judgement in found] == []
    return len(lost)


@pytest.mark.slow
def test_documents_may_have_long_names_and_names_of_regions(bank: Bank) -> None:
    """The names that broke options and rule 42, and one with the marks of a name, digits and 据 in it: not an item is lost."""
    assert only_the_name_changes("中部地区发展成就盘点报告", "成就盘点报告文", "据1.8》一文，", usual=bank) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "names",
    [
        ("长", "2", "》"),
        ("长" * LONGEST_NAME, "“十四五”时期回顾", "2023年报告"),
        ("近年来目前情况与标准答案", "据", "一文，“两说”"),
        ("2021年河南工作报告", "湖北、湖南两省年鉴（2020—2023年）", "国务院文件汇编"),
    ],
)
def test_documents_may_have_any_of_these_names(names: tuple[str, str, str]) -> None:
    assert only_the_name_changes(*names) < 60


@pytest.mark.slow
@settings(
    max_examples=8, derandomize=True, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(names=st.lists(document_names(), min_size=3, max_size=3, unique=True))
def test_documents_may_have_any_names(names: list[str]) -> None:
    assert all(1 <= len(name) <= LONGEST_NAME for name in names)
    only_the_name_changes(*names)
