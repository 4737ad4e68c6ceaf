"""成绩: what was printed is known when scans come back; they are read beside the page, doubts are decided, results are those of the command line."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import cv2
import numpy as np
import pytest
from httpx2 import Response
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.core.small import files_in, run
from tests.grading.simulator import Grey, Habits, blank_pages, simulated
from tests.web.conftest import TOKEN, Page, client, settings, words
from zhongbu_quiz.grading.geometry import read as read_geometry

CLEAN = Habits(none=0, double=0, erased=0, odd=0, hands=("fill",))
"""Somebody who marks as the sheet says."""
DAY = "2023-11-14"


@dataclass(frozen=True)
class Scans:
    """What was printed, and how it came back: pictures by name, of which some are in doubt, and a class list."""

    printed: dict[str, bytes]
    files: dict[str, bytes]
    roster: bytes


@pytest.fixture(scope="module")
def scans(written: Path, tmp_path_factory: pytest.TempPathFactory) -> Scans:
    """Sheets of four students, two of each form; on one a number has two marks, one has no number."""
    folder = tmp_path_factory.mktemp("marks")
    shutil.copytree(written, folder / "甲地", ignore=shutil.ignore_patterns(".*"))
    with client(settings(folder)) as asked:
        answer = asked.get("/set/甲地/paper/set/files/get", params={"output": "sheet"})
    with ZipFile(io.BytesIO(answer.content)) as packed:
        printed = {name: packed.read(name) for name in packed.namelist()}
    files: dict[str, bytes] = {}
    numbers = []
    for form in "AB":
        for name in (f"set-{form}-sheet.pdf", f"set-{form}-sheet.json"):
            (folder / name).write_bytes(printed[name])
        geometry = read_geometry(folder / f"set-{form}-sheet.json")
        blanks = blank_pages(folder / f"set-{form}-sheet.pdf", geometry)
        assert len(blanks) == 1
        for seed in (3, 4):
            [(grey, truth)] = simulated(blanks, geometry, range(seed + ord(form), seed + ord(form) + 1), "150", CLEAN)
            assert not (truth.absent or truth.void), "another seed is needed"
            numbers.append(truth.number.replace(",", ""))
            files[f"{form}{seed}.png"] = png(grey)
        if form == "A":
            files["A9.png"] = png(twice(blanks[0]))
    listed = "".join(f"学生{place},{number}\n" for place, number in enumerate([*numbers[:3], "777"]))
    return Scans(printed, files, f"姓名,学号\n{listed}".encode())


def png(grey: Grey) -> bytes:
    return cv2.imencode(".png", grey)[1].tobytes()


def twice(blank: tuple[Any, Any, Grey]) -> Grey:
    """A sheet on which nobody wrote a number, and the first item has two marks."""
    _code, layout, grey = blank
    page = np.array(grey)
    scale = page.shape[1] / 210
    boxes = [box for box in layout.boxes if box.use == "choice"]
    numbers = sorted({int(box.of["number"]) for box in boxes})
    rows = {number: [box.at for box in boxes if int(box.of["number"]) == number] for number in numbers}
    for at in (*rows[numbers[0]][:2], *(rows[number][0] for number in numbers[1:])):
        high, wide = (slice(round(start * scale), round((start + size) * scale)) for start, size in ((at.top, at.height), (at.left, at.width)))
        page[high, wide] = 60
    return page


@dataclass
class Desk:
    """Who marks at the page."""

    page: Page
    scans: Scans

    def printed(self) -> None:
        """Download the sheets, so that what was printed is known."""
        assert self.page.get("files/get", output="sheet").status_code == 200

    def send(self, files: dict[str, bytes] | None = None, roster: bool = False, own: dict[str, bytes] | None = None, **fields: str) -> Response:
        """Send scans."""
        parts: list[tuple[str, tuple[str | None, bytes | str]]] = [
            ("scan", item) for item in (self.scans.files if files is None else files).items()
        ]
        parts += [("own", item) for item in (own or {}).items()]
        if roster:
            parts.append(("roster", ("班.csv", self.scans.roster)))
        if "printed" not in fields and not own:
            fields["printed"] = re.findall(r'name="printed" value="([^"]+)"', self.page.get("marks").text)[0]
        parts += [(name, (None, value)) for name, value in {"token": TOKEN, "names": "drop", **fields}.items()]
        return self.page.client.post(f"{self.page.place}/marks", files=parts)

    def done(self, answer: Response) -> str:
        """Wait until what was sent is read; the name of the marking."""
        assert answer.status_code == 303, words(answer)
        for _time in range(600):
            if "<progress" not in self.page.client.get(answer.headers["location"]).text:
                break
            time.sleep(0.1)
        return answer.headers["location"].rpartition("=")[2]

    def folder(self, name: str) -> Path:
        return self.page.folder / "甲地/marking/set" / name

    def csv(self, name: str) -> list[str]:
        """The results as the page gives them."""
        return self.page.get("marks/get", run=name, what="csv").content.decode("utf-8-sig").splitlines()

    def by_command(self, name: str) -> list[str]:
        """The same scans with the same workbook of doubts, by the command line."""
        folder = self.folder(name)
        files = sorted(str(path.relative_to(folder)) for path in (folder / "scans").iterdir())
        rest = [part for path in folder.glob("roster.*") for part in ("--roster", path.name)]
        review = ["--review", "doubts.xlsx"] if (folder / "doubts.xlsx").is_file() else []
        ran = run(folder, "grade", *files, "--draw", "set-draw.json", *rest, *review, "--format", "csv", "-q")
        assert ran.status in (0, 1), ran.err
        return ran.out.splitlines()

    def decide(self, name: str, verdict: str, **fields: str) -> Response:
        """Answer the doubt that is shown."""
        text = self.page.get("marks/doubt", run=name).text
        asked = {field: re.findall(rf'name="{field}" value="([^"]*)"', text)[0] for field in ("file", "page", "about")}
        return self.page.post("marks/doubt", run=name, verdict=verdict, **asked, **fields)

    def heading(self, name: str) -> str:
        return re.findall(r"<h1>(.*?)</h1>", self.page.client.get(f"{self.page.place}/marks/doubt", params={"run": name}, follow_redirects=True).text)[0]


@pytest.fixture
def desk(page: Page, scans: Scans) -> Iterator[Desk]:
    yield Desk(page, scans)


def test_what_was_printed_with_sheets_is_known_and_kept_once(desk: Desk) -> None:
    assert 'name="printed"' not in desk.page.get("marks").text
    desk.page.get("files/get", output="paper")
    assert not (desk.page.folder / "甲地/printed").exists()
    desk.printed()
    before = files_in(desk.page.folder / "甲地/printed")
    assert sorted(Path(name).name for name in before) == ["set-A-sheet.json", "set-B-sheet.json", "set-draw.json"]
    assert all(data == desk.scans.printed[Path(name).name] for name, data in before.items())
    desk.page.get("pages", product="sheet", all="1")
    desk.page.client.get(f"{desk.page.place}/files/get", params=[("output", name) for name in ("sheet", "paper")])
    assert files_in(desk.page.folder / "甲地/printed") == before
    said = words(desk.page.get("marks"))
    assert f"甲地练习 {DAY} · Form A、B" in said
    desk.page.post("redraw", seen=desk.page.seen())
    desk.printed()
    names = re.findall(r'name="printed" value="([^"]+)"( checked)?', desk.page.get("marks").text)
    assert len(names) == 2 and [bool(chosen) for _name, chosen in names] == [True, False] and names[1][0] in next(iter(before))


def test_the_whole_way_gives_what_the_command_line_gives(desk: Desk) -> None:
    desk.printed()
    name = desk.done(desk.send(roster=True))
    assert name == f"{DAY}-1"
    text = words(desk.page.get("marks/run", run=name))
    assert "places are in doubt" in text and "学生0" in text and "没有读到答题卡" in text
    assert desk.csv(name) == desk.by_command(name) and len(desk.csv(name)) == 7
    first = desk.heading(name)
    shown = desk.page.get("marks/doubt", run=name).text
    picture = re.findall(r'<img src="([^"]+)"', shown)[0].replace("&amp;", "&")
    assert desk.page.client.get(picture).content.startswith(b"\x89PNG")
    done = 0
    while "In doubt" in (heading := desk.heading(name)):
        shown = desk.page.get("marks/doubt", run=name).text
        about = re.findall(r'name="about" value="([^"]*)"', shown)[0]
        answer = desk.decide(name, "b" if about.isdecimal() else "照此计" if about != "form" else "A")
        assert answer.status_code == 303 and desk.heading(name) != heading
        done += 1
        assert desk.csv(name) == desk.by_command(name)
    assert done > 1 and first.startswith("In doubt: 1 of ")
    book = load_workbook(desk.folder(name) / "doubts.xlsx").worksheets[0]
    assert [row[8].value for row in book.iter_rows(min_row=2)].count("B") == 1
    assert f"{done} places were decided" in words(desk.page.get("marks/run", run=name))
    kept = (desk.page.folder / "甲地/results").glob("*.json")
    assert [path.name for path in kept] == [f"set-{DAY}.json"]
    assert "学生" not in next((desk.page.folder / "甲地/results").glob("*.json")).read_text("utf-8")
