"""The geometry file read back: all that was written, and words for whatever it is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.grading.conftest import Printed
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.grading.geometry import read


def test_all_that_was_written_is_there(whole_class: Printed) -> None:
    whole = json.loads(whole_class.where.read_text(encoding="utf-8"))
    found = whole_class.geometry
    assert (found.name, found.draw) == (whole["set"], whole["draw"])
    assert [owner.student.number for owner in found.sheets.values()] == ["2024001", "2024002", "2024003"]
    item = found.layout_of(next(iter(found.sheets))).items[16]
    assert (item.kind, item.choices, item.points) == ("multiple_choice", 4, Decimal(4))
    for layout, written in zip(found.layouts, whole["layouts"], strict=True):
        for page, record in zip(layout.pages, written["pages"], strict=True):
            assert [(list(box.at), box.mark, box.use) for box in page.boxes] == [(box["at"], box["mark"], box["use"]) for box in record["boxes"]]
            assert [[list(left), list(right)] for left, right in page.rows] == record["rows"]


def _changed(change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    def made(text: str) -> str:
        whole = json.loads(text)
        change(whole)
        return json.dumps(whole)

    return made


BAD: dict[str, tuple[Callable[[str], str], str]] = {
    "no JSON": (lambda text: text[:-40], "is no JSON"),
    "another file": (lambda text: '{"format": "zhongbu-quiz draw", "version": 3}', "does not begin with its format"),
    "a list": (lambda text: "[1]", "does not begin with its format"),
    "later version": (_changed(lambda whole: whole.update(version=99)), "of version 99"),
    "no layouts": (_changed(lambda whole: whole.pop("layouts")), "'layouts' is missing"),
    "empty layouts": (_changed(lambda whole: whole.update(layouts=[])), "of another form"),
    "layout out of range": (_changed(lambda whole: whole["sheets"][0].update(layout=9)), "of another form"),
    "layout no number": (_changed(lambda whole: whole["sheets"][0].update(layout="0")), "of another form"),
    "no place": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["boxes"][0].update(at=[1, 2])), "of another form"),
    "a place of nothing": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["boxes"][0].update(at=[1, 2, 0, 3])), "of another form"),
    "not a number": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["boxes"][0].update(at=[1, 2, float("nan"), 3])), "of another form"),
    "unknown use": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["boxes"][0].update(use="x")), "is missing"),
    "no corner": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["corners"].pop("tl")), "of another form"),
    "few bits": (_changed(lambda whole: whole["layouts"][0]["pages"][0]["bits"].pop()), "of another form"),
    "words for points": (_changed(lambda whole: whole["layouts"][0]["items"][0].update(points="viel")), "of another form"),
    "an item that is not listed": (_changed(lambda whole: whole["layouts"][0]["items"].pop(0)), "of another form"),
    "deep": (lambda text: "[" * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_geometry_is_told(kind: str, solo: Printed, tmp_path: Path) -> None:
    change, words = BAD[kind]
    path = tmp_path / "bad-sheet.json"
    path.write_text(change(solo.where.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UserError) as told:
        read(path)
    assert words in str(told.value) and "bad-sheet.json" in str(told.value)
