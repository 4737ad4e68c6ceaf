"""`zhongbu-quiz grade` as a teacher calls it, on scans that are simulated: what is printed, written, asked and refused."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import pypdf
import pytest
from openpyxl import load_workbook

from tests.core.small import Ran, files_in, run, write_project
from tests.grading import test_bad_pictures as bad
from tests.grading.conftest import Printed, saved
from tests.grading.simulator import Habits, Truth, simulated
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect

CLEAN = Habits(none=0, double=0, erased=0, odd=0, hands=("fill",))
SEED = 400
DRAW = "zonghe-class-draw.json"
VERDICT = 9
"""The column of the teacher's word."""


@dataclass(frozen=True)
class Scanned:
    """The sheets of a class as scans of 150 dpi, with what is on them, and a call that has them all."""

    folder: Path
    files: list[str]
    truths: list[Truth]

    def grade(self, *options: str, scans: list[str] | None = None, folder: Path | None = None) -> Ran:
        """Mark some of the scans (all of them)."""
        return run(folder or self.folder, "grade", *(self.files if scans is None else scans), "--draw", DRAW, *options)


@pytest.fixture(scope="module")
def scanned(whole_class: Printed, tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    folder = tmp_path_factory.mktemp("scans")
    for name in (DRAW, whole_class.where.name):
        shutil.copy(whole_class.where.with_name(name), folder / name)
    pages = list(simulated(whole_class.pages, whole_class.geometry, range(SEED, SEED + len(whole_class.pages)), "150", CLEAN))
    assert not any(truth.absent or truth.void for _grey, truth in pages), "another seed is needed"
    files = [saved(folder, f"{place}.jpg", grey).name for place, (grey, _truth) in enumerate(pages)]
    return Scanned(folder, files, [truth for _grey, truth in pages])


def test_csv_json_lines_and_workbook_say_what_was_blackened(scanned: Scanned) -> None:
    ran = scanned.grade("--format", "jsonl", "-q")
    assert (ran.status, ran.err) == (0, "")
    told = {one["student"]: one for one in map(json.loads, ran.out.splitlines())}
    assert list(told) == ["2024001", "2024002", "2024003"]
    for place, student in enumerate(told.values()):
        said = {number: [mark] if isinstance(mark, str) else mark for number, mark in student["answers"].items()}
        for truth in scanned.truths:
            if int(truth.code.form) == place + 1:
                assert {number: said[str(number)] for number in truth.answers} == {number: list(marks) for number, marks in truth.answers.items()}
                assert {number: said[str(number)] for number in truth.scores} == truth.scores
    ran = scanned.grade("--format", "csv", "-o", "out.xlsx", "-q")
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert [float(row["得分"]) for row in rows] == [one["score"] for one in told.values()]
    sheet = load_workbook(scanned.folder / "out.xlsx")["成绩"]
    assert [row[:6] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        (*(row[name] for name in ("卷号", "代码", "班级", "学号", "姓名")), float(row["得分"])) for row in rows
    ]


def test_all_that_can_be_written_is_written_in_a_set(scanned: Scanned, tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    for name in (*scanned.files, DRAW, "zonghe-class-sheet.json"):
        shutil.copy(scanned.folder / name, folder / name)
    before = files_in(folder).keys()
    ran = scanned.grade("--corrected", "back.pdf", "--report", "report.pdf", "--names", "hash", folder=folder)
    new = files_in(folder).keys() - before
    kept = "results/zonghe-2023-11-14.json"
    assert ran.status == 0 and new == {"zonghe-class-results.xlsx", "back.pdf", "report.pdf", kept} and kept in ran.err
    assert len(pypdf.PdfReader(folder / "back.pdf").pages) == len(scanned.files)
    assert "hash" in (folder / kept).read_text("utf-8")
    ran = run(folder, "grade", "--forget")
    assert ran.status == 0 and kept in ran.err and "hash" not in (folder / kept).read_text("utf-8")
    assert run(folder, "audit").status == 0, "items that the set does not have are passed over"


def test_what_is_in_doubt_is_decided_in_the_workbook_and_read_back(scanned: Scanned, whole_class: Printed, tmp_path: Path) -> None:
    place = next(place for place, truth in enumerate(scanned.truths) if truth.answers)
    code, layout, blank = whole_class.pages[SEED % len(whole_class.pages) + place]
    page = blank.copy()
    scale = page.shape[1] / whole_class.geometry.width
    rows: dict[int, list[Rect]] = {}
    for box in layout.boxes:
        if box.use == "choice":
            rows.setdefault(int(box.of["number"]), []).append(box.at)
    number = min(rows)
    for at in (*(row[0] for row in rows.values()), rows[number][1]):
        high, wide = (slice(round(start * scale), round((start + size) * scale)) for start, size in ((at.top, at.height), (at.left, at.width)))
        page[high, wide] = 60
    for name in (DRAW, whole_class.where.name):
        shutil.copy(whole_class.where.with_name(name), tmp_path / name)
    cv2.imwrite(str(tmp_path / "double.png"), page)
    ran = scanned.grade("--review", "doubts.xlsx", "--format", "jsonl", scans=["double.png"], folder=tmp_path)
    first_doubts = json.loads(ran.out)["doubts"]
    assert ran.status == 1 and {"item": str(number), "why": "several"} in first_doubts and "in doubt" in ran.err
    book = load_workbook(tmp_path / "doubts.xlsx")
    sheet = book.worksheets[0]
    cells: dict[Any, Any] = {row[3].value: row[VERDICT - 1] for row in sheet.iter_rows(min_row=2)}
    pictured = [row[3].value for row in sheet.iter_rows(min_row=2) if any(image.anchor._from.row == row[0].row - 1 for image in sheet._images)]
    assert str(number) in pictured
    for about, cell in cells.items():
        cell.value = "B" if about == str(number) else "照此计" if about == "整页" else None
    book.save(tmp_path / "doubts.xlsx")
    ran = scanned.grade("--review", "doubts.xlsx", "--format", "jsonl", scans=["double.png"], folder=tmp_path)
    told = json.loads(ran.out)
    assert told["answers"][str(number)] == "B" and {"item": str(number), "why": "several"} not in told["doubts"]
    assert len(told["doubts"]) < len(first_doubts) and code.code in (tmp_path / DRAW).read_text("utf-8")


def test_each_bad_file_is_a_line_and_the_others_are_marked(scanned: Scanned, solo: Printed, tmp_path: Path) -> None:
    shutil.copytree(scanned.folder, tmp_path, dirs_exist_ok=True)
    wrong = {}
    for kind in ("cat", "huge", "truncated", "empty PDF", "other exam", "missing"):
        name, make, words = bad.BAD[kind]
        make(tmp_path / name, solo)
        wrong[name] = words
    (tmp_path / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 64)
    wrong["phone.heic"] = "save it as JPG"
    ran = scanned.grade("--format", "jsonl", "-q", scans=[*wrong, *scanned.files], folder=tmp_path)
    assert ran.status == 1 and len(ran.out.splitlines()) == 3
    for name, words in wrong.items():
        lines = [line for line in ran.err.splitlines() if line.startswith(name)]
        assert lines and all(words in line for line in lines)
    assert all(json.loads(line)["doubts"] == [] for line in ran.out.splitlines())
    before = files_in(tmp_path)
    ran = scanned.grade("-o", "out.xlsx", scans=list(wrong), folder=tmp_path)
    assert ran.status == 2 and ran.out == "" and "no answer sheet of zonghe-class-draw.json" in ran.err and files_in(tmp_path) == before


CALLS = {
    (): "name the scans and the stored draw",
    ("0.jpg",): "name the scans and the stored draw",
    ("0.jpg", "--draw", DRAW, "--names", "some"): "--names some: write one of drop, hash, keep",
    ("0.jpg", "--draw", "nothing.json"): "nothing.json",
    ("0.jpg", "--draw", DRAW, "--below", "0.5"): "--below",
    ("--forget",): "is no set of your own",
}


@pytest.mark.parametrize("call", CALLS)
def test_calls_that_lack_something_say_what_to_write(call: tuple[str, ...], scanned: Scanned, tmp_path: Path) -> None:
    folder = write_project(tmp_path) if "--names" in call else scanned.folder
    ran = run(folder, "grade", *call)
    assert ran.status == 2 and CALLS[call] in ran.err and "Traceback" not in ran.err
