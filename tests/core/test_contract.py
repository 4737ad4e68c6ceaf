"""The JSON lines that other tools build on, checked against the contract by hand; and the same bytes on every run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.handmade import write_handmade
from zhongbu_quiz.exports.jsonl import fact_object, item_object, lines
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.values.dates import parse_edtf

ITEM_KEYS = [
    "id", "kind", "stem", "options", "answer", "explanation", "facts", "model", "tags", "difficulty", "level",
    "source", "origin", "figure", "material", "points", "accepted",
]  # fmt: skip
CHOICE, FILL = "（　　）", "______"
CLOZE = re.compile(r"\{\{c1::((?:(?!\}\}).)+)\}\}")


@pytest.fixture(scope="module")
def items(bank: Bank) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(item_object(item) for item in bank.items)]


@pytest.fixture(scope="module")
def facts(base: FactBase) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(fact_object(fact) for fact in base.facts)]


def _texts(value: object, least: int = 0) -> bool:
    return isinstance(value, list) and len(value) >= least and all(isinstance(text, str) and text for text in value)


def _one_choice(item: dict[str, Any]) -> bool:
    answer = item["answer"]
    return (
        len(answer) == 1
        and isinstance(answer[0], int)
        and 0 <= answer[0] < len(item["options"])
        and item["stem"].count(CHOICE) == 1
    )


def _choices(item: dict[str, Any]) -> bool:
    answer = item["answer"]
    return (
        answer == sorted(set(answer))
        and len(answer) >= 2
        and all(0 <= place < len(item["options"]) for place in answer)
    )


def _cloze(item: dict[str, Any]) -> bool:
    return (
        CLOZE.findall(item["stem"]) == item["answer"]
        and "::" not in CLOZE.sub("", item["stem"])
        and item["options"] == []
    )


def _fill(item: dict[str, Any]) -> bool:
    return (
        item["stem"].count(FILL) == len(item["answer"]) >= 1
        and "_" not in item["stem"].replace(FILL, "")
        and _texts(item["answer"])
    )


def _pairs(item: dict[str, Any]) -> bool:
    answer = item["answer"]
    return all(_texts(pair, 2) and len(pair) == 2 and pair[1] in item["options"] for pair in answer) and len(
        answer
    ) < len(item["options"])


ANSWERS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "single_choice": _one_choice,
    "multiple_choice": _choices,
    "true_false": lambda item: (
        isinstance(item["answer"], bool) and item["options"] == [] and item["stem"].endswith(CHOICE)
    ),
    "cloze": _cloze,
    "fill_blank": _fill,
    "matching": _pairs,
    "ordering": lambda item: sorted(item["answer"]) == sorted(item["options"]) and len(item["options"]) >= 3,
    "short_answer": lambda item: isinstance(item["answer"], str) and item["answer"] != "" and item["options"] == [],
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_answers_follow_the_contract(kind: str, items: list[dict[str, Any]]) -> None:
    mine = [item for item in items if item["kind"] == kind]
    assert mine
    assert [item["id"] for item in mine if not ANSWERS[kind](item)] == []


def test_items_follow_the_contract(items: list[dict[str, Any]], facts: list[dict[str, Any]]) -> None:
    known = {fact["id"] for fact in facts}
    for item in items:
        assert list(item) == ITEM_KEYS
        assert item["kind"] in ANSWERS
        assert all(isinstance(item[key], str) and item[key] for key in ("id", "stem", "explanation", "model"))
        assert _texts(item["options"]) and _texts(item["facts"], 1) and _texts(item["tags"])
        assert set(item["facts"]) <= known
        assert item["difficulty"] is None or (type(item["difficulty"]) is int and 1 <= item["difficulty"] <= 5)
        assert list(item["source"]) == ["document", "section"] and all(item["source"].values())
        assert item["origin"] == "template" and item["level"] in ("识记", "理解", "应用")
        assert item["figure"] is None or list(item["figure"]) == ["type", "columns", "rows", "unit", "text"]
        assert item["material"] is None or (list(item["material"]) == ["id", "text"] and all(item["material"].values()))
        assert item["points"] is None or all(part and number > 0 for part, number in item["points"]), item["id"]
        if item["kind"] in ("cloze", "fill_blank"):
            assert [spellings[0] for spellings in item["accepted"]] == item["answer"], item["id"]
            assert all(_texts(spellings, 1) and len(set(spellings)) == len(spellings) for spellings in item["accepted"]), item["id"]
        else:
            assert item["accepted"] is None, item["id"]


def test_facts_follow_the_contract(facts: list[dict[str, Any]]) -> None:
    """Each as loaded, its statement last."""
    needed = {
        "event": {"date", "actor", "action", "object", "stage", "matter"},
        "slogan": {"name", "parts", "issued_in", "complete", "ordered", "aliases"},
        "statistic": {"region", "indicator", "written", "value", "unit", "qualifier", "aspect"},
        "attribute": {"thing", "attribute", "value"},
    }
    for fact in facts:
        assert {"id", "kind", "tags", "source", "also"} | needed[fact["kind"]] <= set(fact), fact["id"]
        assert list(fact)[-1] == "statement" and fact["statement"].endswith("。")
        for source in (fact["source"], *fact["also"]):
            assert list(source) == ["document", "section", "evidence"] and _texts(source["evidence"], 2)
        for key in ("date", "period", "as_of"):
            assert key not in fact or str(parse_edtf(fact[key])) == fact[key], fact["id"]
        if fact["kind"] == "statistic":
            assert fact["value"] is None or re.fullmatch(r"\d+(\.\d+)?(/\d+)?", fact["value"]), fact["id"]
            assert "period" in fact or "as_of" in fact, fact["id"]
        if fact["kind"] == "slogan":
            assert all(list(part) == ["n", "text"] and type(part["n"]) is int for part in fact["parts"])


def test_no_line_holds_a_line_break(bank: Bank) -> None:
    assert not any("\n" in line or "\r" in line for line in lines(item_object(item) for item in bank.items))


HANDMADE = "items my --all --format jsonl"
COMMANDS = ("items henan-anhui --format jsonl --seed 5", "items all --all --format jsonl", "facts --format jsonl")


@pytest.mark.parametrize("command", [HANDMADE, *(pytest.param(command, marks=pytest.mark.slow) for command in COMMANDS)])
def test_the_same_bytes_whatever_the_hash_seed(command: str, root: Path, tmp_path: Path) -> None:
    """The bank of facts of all kinds, and that which ships, made anew each time: a kept one would be the same by being kept."""
    if command == HANDMADE:
        write_handmade(tmp_path)
    told = set()
    for seed in ("0", "20240414"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "src"), "ZHONGBU_CACHE": "off"}
        ran = subprocess.run(
            [sys.executable, "-m", "zhongbu_quiz", *command.split()],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=True,
        )
        assert ran.stdout.count(b"\n") >= 30
        told.add(ran.stdout)
    assert len(told) == 1
