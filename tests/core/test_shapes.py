"""Content of every shape: facts of all kinds, places of any level, one fact alone. Whatever is made of them keeps the fatal rules.

Before issue 11 (58a529f) each of these failed: `build` printed items that `check` refused (month ranges, two parties' first congresses,
contents, quotation marks in names, short names, 句式 with empty slots); only Chinese provinces could be rivals; attributes and terms had
no kind at all; the two proofs did not agree, since the first did not look at what other facts tell of the same thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.core.small import write_project
from tests.strategies import Entry, base_of, fact_sets, written
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.conflicts import rivals
from zhongbu_quiz.facts.evidence import check_evidence
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.records import MAX_FRAGMENT
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import stem_text
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.quality.audit import audit
from zhongbu_quiz.quality.check import FATAL
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.studio.check import check
from zhongbu_quiz.studio.project import project_at
from zhongbu_quiz.workbook.seeds import load_seeds

SETTINGS = settings(
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a failing example is as it was drawn: to shrink one takes minutes
)


def tries(few: int, many: int) -> pytest.MarkDecorator:
    """How many examples the quick and the slow run of a test take."""
    return pytest.mark.parametrize("tries", [few, pytest.param(many, marks=pytest.mark.slow)])


def for_all(tries: int, look: Callable[..., None], **strategies: st.SearchStrategy[Any]) -> None:
    """Let a test look at so many examples."""
    settings(SETTINGS, max_examples=tries)(given(**strategies)(look))()


@cache
def shipped() -> dict[str, ItemModel]:
    """The item models that ship, by id."""
    return {model.id: model for model in load_models(project_at(None).model_paths())}


def made(base: FactBase, models: list[ItemModel]) -> Bank:
    """The bank as `build` makes it: with the gate."""
    return make_bank(base, models, gate=gate(base))


def broken(bank: Bank) -> list[tuple[int, str]]:
    """The fatal rules that items of a bank break, as `check` judges them."""
    found = [judgement for judgement in audit(Context(bank.base, bank.items), FATAL) if judgement.findings]
    return [(judgement.rule.number, str(judgement.findings[0])) for judgement in found]


def clean_or_refused(entries: list[Entry], some: list[ItemModel], folder: Path) -> Bank | None:
    """Whatever the facts: they are refused with words, or all that is made of them keeps the fatal rules."""
    try:
        base = base_of(entries, folder)
    except ContentError as error:
        assert error.problems and all(len(problem.message) > 15 for problem in error.problems)
        return None
    bank = made(base, some)
    assert broken(bank) == []
    return bank


def model_subsets() -> st.SearchStrategy[int]:
    """How the item models that ship are thinned: every n-th is left out, or (1) none."""
    return st.sampled_from([1, 1, 1, 2, 3, 5])


def thinned(models: dict[str, ItemModel], left_out: int) -> list[ItemModel]:
    """The models without every n-th."""
    return [model for place, model in enumerate(models.values()) if left_out == 1 or place % left_out]


# -- facts of every kind


@pytest.mark.parametrize(
    ("tries", "size"), [(8, {}), pytest.param(40, {}, marks=pytest.mark.slow), pytest.param(250, {"max_size": 60}, marks=pytest.mark.slow)]
)
def test_what_is_built_of_any_facts_breaks_no_fatal_rule(tries: int, size: dict[str, int]) -> None:
    def look(entries: list[Entry], left_out: int) -> None:
        with TemporaryDirectory() as folder:
            clean_or_refused(entries, thinned(shipped(), left_out), Path(folder))

    for_all(tries, look, entries=fact_sets(**size), left_out=model_subsets())


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.slow) if kind == "statistic" else kind for kind in KINDS])
def test_the_strategies_make_items_of_every_kind_of_fact(kind: str, tmp_path: Path) -> None:
    """A property over facts that nothing is made of would prove nothing."""
    sizes: list[Counter[str]] = []

    def look(entries: list[Entry]) -> None:
        bank = clean_or_refused(entries, list(shipped().values()), tmp_path)
        if bank is not None:
            sizes.append(Counter(item.kind for item in bank.items))

    for_all(10, look, entries=fact_sets((kind,), min_size=12))
    assert len(sizes) >= 2, "hardly any facts were valid"
    total = sum(sizes, Counter())
    assert total["cloze"] + total["fill_blank"] >= 20 and total["single_choice"] >= 1, total


@tries(15, 40)
def test_evidence_that_holds_a_fact_proves_it(tries: int) -> None:
    for_all(tries, evidence_proves, entries=fact_sets(max_size=8))


def evidence_proves(entries: list[Entry]) -> None:
    """Each fact is proved by a text that holds its evidence and nothing else."""
    with TemporaryDirectory() as folder:
        try:
            base = base_of([{name: value for name, value in entry.items() if name != "wording"} for entry in entries], Path(folder))
        except ContentError:
            return
    for fact in base.facts:
        text = "\n".join("，".join(source.evidence) for source in fact.sources)
        assert all(len(fragment) <= MAX_FRAGMENT for source in fact.sources for fragment in source.evidence)
        alone = FactBase((fact,), (), {fact.id: fact}, base.world)
        words = [words for _, words in check_evidence(alone.facts, alone.world, Passages(text))]
        assert not [said for said in words if "does not stand in the text" in said or "stands in no" in said], fact.statement


@tries(15, 40)
def test_a_single_fact_makes_gaps_or_nothing(tries: int) -> None:
    for_all(tries, gaps_or_nothing, entries=fact_sets(min_size=1, max_size=1))


def gaps_or_nothing(entries: list[Entry]) -> None:
    """What a fact alone makes asks for no other fact."""
    with TemporaryDirectory() as folder:
        bank = clean_or_refused(entries, list(shipped().values()), Path(folder))
    kinds = {item.kind for item in bank.items if item.model != "multiple-parts"} if bank else set()
    assert not kinds & {"matching", "multiple_choice"}, "a complete list has rivals among the terms of its category; nothing else has"


@tries(15, 60)
def test_the_two_proofs_agree_on_any_facts(tries: int) -> None:
    for_all(tries, proofs_agree, entries=fact_sets(names=1))


def proofs_agree(entries: list[Entry]) -> None:
    """Before the gate: what the first proof lets pass, the second does not refuse. Facts say themselves in their kind's words."""
    usual = [{name: value for name, value in entry.items() if name != "wording"} for entry in entries]
    with TemporaryDirectory() as folder:
        try:
            base = base_of(usual, Path(folder))
        except ContentError:
            return
    bank = make_bank(base, list(shipped().values()))
    context, rule = Context(base, bank.items), RULES[22]
    assert isinstance(rule, ItemRule)
    quarrels = {fact for fact, _ in rivals(base)}
    refused = [
        (item.id, stem_text(item.stem, "＿"), words)
        for item in bank.items
        if not quarrels & set(item.facts) and (words := rule.check(item, context))
    ]
    assert not refused, refused


# -- places of any level

FIGURES = {
    "粮食产量": ("亿斤", ["719.4", "1131.1", "1324.9", "555.4"]),
    "快递业务量": ("亿件", ["52.3", "93.1", "60.8", "41.6"]),
    "森林面积": ("万公顷", ["1756.2", "254.6", "403.2", "736.3"]),
}
PLACES = {
    "provinces": ["四川", "山东", "河南", "湖北"],
    "countries": ["巴西", "德国", "法国", "印度"],
    "cities": ["郑州", "武汉", "长沙", "合肥"],
    "classes": ["一班", "二班", "三班", "四班"],
}
CLASSES = "levels:\n  class: {exclusive: true, title: 班级}\ngroups:\n  - {level: class, names: 一班 二班 三班 四班}\n"


def figures_of(places: list[str]) -> list[Entry]:
    """Three indicators of four places, told by one document."""
    return [
        {
            "id": f"st-{indicator}-{number}", "kind": "statistic", "region": place, "indicator": indicator, "period": "2023",
            "written": f"{value}{unit}", "value": value, "unit": unit, "aspect": "level", "tags": ["年鉴::数据"],
            "source": {"document": "年鉴", "section": "数据", "evidence": ["2023年", place, f"{indicator}{value}{unit}"]},
        }
        for indicator, (unit, values) in FIGURES.items()
        for number, (place, value) in enumerate(zip(places, values, strict=True))
    ]  # fmt: skip


def counts(places: str, folder: Path, world: World | None = None) -> Counter[str]:
    """How many items each model makes of the figures of some places; none breaks a fatal rule."""
    base = build_base(load_seeds([written(figures_of(PLACES[places]), folder / places)]), world)
    bank = made(base, list(shipped().values()))
    assert broken(bank) == []
    return Counter(item.model for item in bank.items)


@pytest.mark.parametrize("places", ["countries", "cities"])
def test_places_of_other_levels_make_the_items_that_provinces_make(
    places: str, tmp_path: Path
) -> None:
    provinces = counts("provinces", tmp_path)
    assert provinces["statistic-region"] >= 8 and provinces["leading-region"] >= 1
    assert counts(places, tmp_path) == provinces


def test_a_level_of_a_projects_own_makes_the_items_that_provinces_make(
    tmp_path: Path
) -> None:
    """Without data/places.yaml a class is no place that is known, and nothing is proved of it; with it, it is like a province."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "places.yaml").write_text(CLASSES, encoding="utf-8")
    own = load_world((tmp_path / "data",))
    assert counts("classes", tmp_path, own) == counts("provinces", tmp_path)
    assert counts("classes", tmp_path)["leading-region"] == 0


def test_a_project_reads_its_own_places(tmp_path: Path) -> None:
    """The same through a folder: what `check` opens has region items of classes, and nothing to mend."""
    folder = write_project(tmp_path, {"data/places.yaml": CLASSES, "seeds/facts.yaml": None, "decks/set.yaml": "title: 班级\n"})
    written(figures_of(PLACES["classes"]), folder / "seeds")
    report = check([folder], folder).report
    assert not report.failed
    assert sum(item.model == "statistic-region" for item in report.bank.items) >= 8
