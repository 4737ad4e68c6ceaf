"""What classes got of an item counts in its difficulty: in draws, blueprints and `audit`; rules and ids do not see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.core.small import DECK, files_in, run, write_project
from zhongbu_quiz.data.difficulty import bands
from zhongbu_quiz.items.bank import Answered
from zhongbu_quiz.items.observed import observed_difficulty


def kept(folder: Path, items: dict[str, tuple[int, float]], name: str = "exam-2024-06-20.json") -> None:
    """What `grade` keeps of an exam."""
    record = {
        "format": "zhongbu-quiz results", "version": 1, "exam": "exam", "title": "期中", "date": "2024-06-20", "draw": "", "scans": [],
        "items": {item: {"answered": count, "share": share, "omitted": 0, "chosen": {}} for item, (count, share) in items.items()},
        "students": [],
    }  # fmt: skip
    (folder / "results").mkdir(exist_ok=True)
    (folder / "results" / name).write_text(json.dumps(record, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(
    ("made", "count", "share", "now"),
    [
        *((band, 0, 0.0, band) for band in (1, 2, 3, 4, 5)),
        (None, 0, 0.0, 3),
        (1, 3, 0.0, 2),  # a handful moves little
        (1, 40, 0.2, 4),
        (5, 40, 0.95, 2),
        (5, 400, 0.95, 1),
        (3, 40, 0.55, 3),
        (None, 40, 0.1, 5),
    ],
)
def test_answers_outweigh_what_an_item_was_made_with_as_they_grow(made: int | None, count: int, share: float, now: int) -> None:
    assert observed_difficulty(made, Answered(count, share)) == now


def test_what_is_usual_in_a_band_stands_in_it() -> None:
    assert all(bands().of(usual) == band for band, usual in bands().usual.items())


def _items(folder: Path) -> dict[str, Any]:
    ran = run(folder, "items", "set", "--all", "--format", "jsonl", "-q")
    assert ran.status == 0, ran.err
    return {item["id"]: item for item in map(json.loads, ran.out.splitlines())}


def test_difficulty_counts_all_exams_and_nothing_else_of_an_item_changes(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    before = _items(folder)
    name = next(iter(before))
    kept(folder, {name: (20, 0.1), "gone-since": (20, 0.1)})
    kept(folder, {name: (20, 0.1)}, "exam-2024-06-21.json")
    after = _items(folder)
    assert after[name]["difficulty"] == 5
    assert {**after, name: {**after[name], "difficulty": before[name]["difficulty"]}} == before


def test_audit_tells_how_many_answers_and_judges_what_was_made(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    name = next(iter(_items(folder)))
    before = json.loads(run(folder, "audit", "--format", "json", "-q").out)
    assert "answered" not in before and "results/" not in run(folder, "audit").err
    kept(folder, {name: (30, 0.1)})
    after = json.loads(run(folder, "audit", "--format", "json", "-q").out)
    assert after["answered"] == [{"item": name, "answers": 30, "share": 0.1, "made_with": 3, "difficulty": 5}]
    assert after["rules"] == before["rules"] and after["difficulty"] != before["difficulty"]
    told = run(folder, "audit")
    assert "Difficulty that counts what classes got" in told.err and "30\t10%\t3\t5" in told.out
    assert run(folder, "check").status == 0


def test_a_blueprint_draws_by_it(tmp_path: Path) -> None:
    row = "title: 甲地练习\nblueprint:\n  - {kind: cloze, count: 2, difficulty: easy}\noutputs: [paper]\n"
    folder = write_project(tmp_path, {"decks/set.yaml": row})
    plain = write_project(tmp_path / "plain")
    cloze = {name: item for name, item in _items(plain).items() if item["kind"] == "cloze"}
    made = [item["difficulty"] for item in cloze.values()]
    refused = run(folder, "items", "set")
    assert refused.status == 2 and made.count(1) + made.count(2) < 2, "too few are easy yet"
    by_fact = {item["facts"][0]: name for name, item in cloze.items()}
    names = {by_fact["ev-office"], by_fact["st-grain"]}
    kept(folder, dict.fromkeys(names, (30, 0.95)))
    ran = run(folder, "items", "set", "--format", "jsonl", "-q")
    assert {json.loads(line)["id"] for line in ran.out.splitlines()} == names, ran.err


def test_results_that_cannot_be_read_stop_every_command(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    kept(folder, {})
    path = folder / "results" / "exam-2024-06-20.json"
    damage: tuple[tuple[Callable[[str], str], str], ...] = (
        (lambda text: text[:40], "is no JSON"),
        (lambda text: text.replace('"version": 1', '"version": 2'), "install a newer zhongbu-quiz"),
    )
    whole, before = path.read_text("utf-8"), files_in(folder).keys()
    for change, words in damage:
        path.write_text(change(whole), "utf-8")
        for call in (("audit",), ("items", "set"), ("check",), ("worksheet", "set")):
            ran = run(folder, *call)
            assert ran.status == 2 and words in ran.err and "exam-2024-06-20.json" in ran.err and "Traceback" not in ran.err, call
    assert files_in(folder).keys() == before
    path.unlink()
    assert run(folder, "items", "set").status == 0 and DECK in (folder / "decks/set.yaml").read_text("utf-8")
