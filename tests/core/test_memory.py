"""What a fact and its items take in the memory: by how much a process grows for more facts, not how large it is."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.records import USUAL_WEIGHT

FEW, MANY = 2_000, 6_000
MOST_OF_A_FACT = 12.5
"""kB that a fact more takes with its tables and its packed items, while what is remembered of texts still grows too: 10.3, where it was 16."""
ONE_TABLE = 400
"""Bytes of the table of a fact's attributes where all facts have their names in common; else it takes 800."""


@pytest.mark.slow
def test_a_fact_more_takes_little_memory(root: Path) -> None:
    few, many = (_megabytes(root, size) for size in (FEW, MANY))
    assert (many - few) * 1024 / (MANY - FEW) <= MOST_OF_A_FACT


def _megabytes(root: Path, size: int) -> float:
    code = f"import sys, json; sys.path.insert(0, sys.argv[1]); import generation as g; {_PACKED}; print(json.dumps(g.measure({size})))"
    run = subprocess.run([sys.executable, "-c", code, str(root / "bench")], check=True, capture_output=True, text=True)
    megabytes: float = json.loads(run.stdout)["megabytes"]
    return megabytes


_PACKED = "from zhongbu_quiz.items import bank; bank.UNPACKED = 0"
"""Has the items of few facts packed as those of many are."""


def test_facts_have_the_names_of_their_attributes_in_common(base: FactBase) -> None:
    for fact in base.told:
        _ = fact.id, fact.kind, fact.doubtful, fact.recalled, fact.statement, fact.brief, fact.attributed, fact.regions, fact.period, fact.head
        assert sys.getsizeof(vars(fact)) <= ONE_TABLE


def test_a_record_holds_what_is_not_as_it_is_in_most() -> None:
    source = {"document": "回望", "section": "导语", "evidence": ("三基地", "一枢纽")}
    told = {"id": "sl-1", "kind": "slogan", "source": source, "name": "三基地一枢纽", "issued_in": "回望", "applies_to": "中部地区的定位"}
    short = Slogan.model_validate(told)
    long = Slogan.model_validate({**told, "verb": "提出", "weight": USUAL_WEIGHT, "note": None})
    assert set(vars(short)) == set(vars(long)) == set(told)
    assert short == long and (long.verb, long.weight, long.note, long.also) == ("提出", USUAL_WEIGHT, None, ())
    again = pickle.loads(pickle.dumps(short))
    assert again == short and again.weight == USUAL_WEIGHT
    assert vars(Slogan.model_validate({**told, "weight": 3}))["weight"] == 3
