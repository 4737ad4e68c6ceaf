"""The second proof catches what goes wrong in the first: of seven seeded mutants at least six, on facts made for each by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.mutants import MUTANTS, Mutant, base_of
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.gate import gate
from zhongbu_quiz.quality.rules import RULES, ItemRule
from zhongbu_quiz.studio.project import project_at

LEAST_CAUGHT = 6


def made_of(mutant: Mutant, base: FactBase, folder: Path) -> list[Item]:
    """The items that the mutant's model makes of a base, with no gate before them."""
    if ":" in mutant.model:
        path = folder / f"{mutant.model.partition(chr(10))[0].removeprefix('id: ')}.yaml"
        path.write_text(mutant.model, encoding="utf-8")
    else:
        path = next(path for path in project_at(None).model_paths() if path.stem == mutant.model)
    return list(make_bank(base, load_models([path])).items)


def refused(items: list[Item], base: FactBase) -> list[str]:
    """What the second proof (rule 22) says against items."""
    rule, context = RULES[22], Context(base)
    assert isinstance(rule, ItemRule)
    return [words for item in items if (words := rule.check(item, context))]


@pytest.mark.parametrize("name", MUTANTS)
def test_without_a_mutation_nothing_is_refused(name: str, tmp_path: Path) -> None:
    base = base_of(MUTANTS[name].facts, tmp_path)
    assert refused(made_of(MUTANTS[name], base, tmp_path), base) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_the_mutation_makes_items_that_were_not_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant = MUTANTS[name]
    base = base_of(mutant.facts, tmp_path)
    right = {item.id: item for item in made_of(mutant, base, tmp_path)}
    mutant.bend(monkeypatch)
    bent = made_of(mutant, base, tmp_path)
    assert any(right.get(item.id) != item for item in bent), "the facts show nothing of this mutant"


def test_mutants_are_caught_by_the_second_proof(tmp_path: Path) -> None:
    caught = []
    for name, mutant in MUTANTS.items():
        base = base_of(mutant.facts, tmp_path)
        with pytest.MonkeyPatch.context() as patch:
            mutant.bend(patch)
            items = made_of(mutant, base, tmp_path)
            opens = gate(base)
            if refused(items, base) and any(opens(item) is not None for item in items):
                caught.append(name)
    assert len(caught) >= LEAST_CAUGHT, f"only {caught}"
