"""The facts that `make bench` makes up."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from zhongbu_quiz.facts.base import build_base
from zhongbu_quiz.items.bank import make_bank
from zhongbu_quiz.items.load import load_models
from zhongbu_quiz.paths import data_dir, model_files


@pytest.fixture(scope="module")
def synthetic() -> ModuleType:
    """bench/synthetic.py."""
    path = Path(__file__).parents[2] / "bench" / "synthetic.py"
    spec = importlib.util.spec_from_file_location("synthetic", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_facts_every_time(synthetic: ModuleType) -> None:
    """And the first ones of a longer run are those of a shorter one."""
    assert list(synthetic.records(40)) == list(synthetic.records(60))[:40]


def test_names_are_distinct_and_kinds_mixed(synthetic: ModuleType) -> None:
    """Events, statistics and slogans; no name twice."""
    facts = [placed.record for placed in synthetic.seeds(3000).facts]
    assert {fact.kind for fact in facts} == {"event", "statistic", "slogan"}
    names = [fact.name for fact in facts if fact.kind == "slogan"]
    assert len(set(names)) > 0.98 * len(names)


def test_items_are_proved_from_them(synthetic: ModuleType) -> None:
    """Enough of them to measure: single choice for most."""
    bank = make_bank(build_base(synthetic.seeds(100)), load_models(model_files(data_dir("templates"))))
    chosen = {item.main_fact for item in bank.items if item.kind == "single_choice"}
    assert len(chosen) > 50
