"""成绩: what was printed is known when scans come back; they are read beside the page, doubts are decided, results are those of the command line."""

from __future__ import annotations

import io
import re
import shutil
import struct
import threading
import time
import zlib
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
from zhongbu_quiz.sets.roster import read_roster

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
        answer = self.page.client.get(f"{self.page.place}/marks/doubt", params={"run": name}, follow_redirects=True)
        return re.findall(r"<h1>(.*?)</h1>", answer.text)[0]

    def possible(self, name: str) -> list[str]:
        """What can be pressed of the doubt that is shown."""
        return re.findall(r'<button name="verdict" value="([^"]*)"', self.page.get("marks/doubt", run=name).text)


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
    desk.page.get("pages", product="sheet")
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
    assert re.search(r"<style|\sstyle=|\son\w+=|c1::", desk.page.get("marks/run", run=name).text) is None
    assert "places are in doubt" in text and "学生0" in text and "没有读到答题卡" in text
    assert desk.csv(name) == desk.by_command(name) and len(desk.csv(name)) == 7
    first = desk.heading(name)
    shown = desk.page.get("marks/doubt", run=name).text
    picture = re.findall(r'<img src="([^"]+)"', shown)[0].replace("&amp;", "&")
    assert desk.page.client.get(picture).content.startswith(b"\x89PNG")
    done = 0
    while "In doubt" in (heading := desk.heading(name)):
        possible = desk.possible(name)
        answer = desk.decide(name, "b" if "B" in possible and "C" in possible else possible[0])
        assert answer.status_code == 303 and desk.heading(name) != heading
        done += 1
        if done == 1:  # a part is decided
            assert desk.csv(name) == desk.by_command(name)
    assert desk.csv(name) == desk.by_command(name)
    assert done > 1 and first.startswith("In doubt: 1 of ")
    book = load_workbook(desk.folder(name) / "doubts.xlsx").worksheets[0]
    assert [row[8].value for row in book.iter_rows(min_row=2)].count("B") == 1
    assert f"{done} places were decided" in words(desk.page.get("marks/run", run=name))
    assert list(kept(desk)) == [f"set-{DAY}.json"] and "学生" not in kept(desk)[f"set-{DAY}.json"]


def kept(desk: Desk) -> dict[str, str]:
    """What the set keeps of exams."""
    return {path.name: path.read_text("utf-8") for path in (desk.page.folder / "甲地/results").glob("[!.]*.json")}


def test_what_is_decided_can_be_changed_and_taken_back_and_another_run_goes_on_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.printed()
    name = desk.done(desk.send({"A9.png": desk.scans.files["A9.png"]}, names="keep"))
    headings = [desk.heading(name)]
    for verdict in desk.possible(name)[0], "E":
        answer = desk.decide(name, verdict)
        headings.append(desk.heading(name))
    assert answer.status_code == 409 and "cannot stand there" in words(answer) and headings[1] == headings[2] != headings[0]
    back = desk.page.post("marks/doubt", run=name, do="undo")
    assert back.status_code == 303 and desk.heading(name) == headings[0]
    assert desk.page.post("marks/doubt", run=name, do="undo").status_code == 409
    desk.decide(name, desk.possible(name)[0])
    monkeypatch.setattr("zhongbu_quiz.studio.marks.read_page", None)  # nothing is read again
    before = desk.csv(name)
    with client(settings(desk.page.folder)) as asked:
        desk.page.client = asked
        assert desk.heading(name) == headings[1] and desk.csv(name) == before
        answer = desk.page.post("marks/run", run=name, do="remove")
        assert answer.status_code == 303 and name not in asked.get(answer.headers["location"]).text
        assert desk.page.get("marks/run", run=name).status_code == 404 and list(desk.folder("").iterdir()) == []
    assert list(kept(desk)) == [f"set-{DAY}.json"]


def test_several_signs_are_ticked_and_a_number_is_written(desk: Desk) -> None:
    desk.printed()
    name = desk.done(desk.send({"A9.png": desk.scans.files["A9.png"]}))
    text = desk.page.get("marks/doubt", run=name).text
    assert 'name="other"' in text and 'value="number"' in text
    asked = {field: re.findall(rf'name="{field}" value="([^"]*)"', text)[0] for field in ("file", "page", "about")}
    assert desk.page.post("marks/doubt", run=name, other="2023５", **asked).status_code == 303
    assert any(",20235," in line for line in desk.csv(name))


def test_the_reading_is_seen_stopped_and_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhongbu_quiz.studio import marks

    went, reading, readers = threading.Event(), threading.Event(), []
    truly = marks.read_page

    def slow(source: Any, geometry: Any) -> Any:
        readers.append(source.path.name)
        if len(readers) == 2:
            reading.set()
            went.wait(60)
        return truly(source, geometry)

    monkeypatch.setattr(marks, "read_page", slow)
    desk.printed()
    place = desk.send().headers["location"]
    assert reading.wait(60)
    whole, part = desk.page.client.get(place), desk.page.client.get(place, headers={"hx-request": "true"})
    assert 'value="1" max="5"' in whole.text and 'value="1" max="5"' in part.text and "<html" not in part.text
    assert '<noscript><meta http-equiv="refresh"' in whole.text and "hx-get" in part.text
    name = place.rpartition("=")[2]
    for refused in (desk.send(), desk.page.post("marks/run", run=name, do="remove")):
        assert refused.status_code == 409 and "still under way" in words(refused)
    assert desk.page.get("marks/doubt", run=name).status_code == 409
    assert desk.page.post("marks/run", run=name, do="stop").status_code == 303
    went.set()
    assert "Read on" in until(desk, place, "Read on")
    assert desk.page.client.get(place, headers={"hx-request": "true"}).headers["hx-refresh"] == "true"
    desk.done(desk.page.post("marks/run", run=name, do="read"))
    assert sorted(readers) == sorted(desk.scans.files), "no page is read twice"
    assert "The class" in words(desk.page.client.get(place))


def until(desk: Desk, place: str, what: str) -> str:
    """The page at an address once it says something."""
    for _time in range(600):
        text = desk.page.client.get(place).text
        if what in text:
            return text
        time.sleep(0.1)
    return ""


def test_the_steps_say_where_one_is(desk: Desk) -> None:
    def step(answer: Response) -> str:
        (now,) = re.findall(r'aria-current="step">([^<]+)<', answer.text)
        return str(now)

    assert step(desk.page.get("marks")) == "Print the sheets"
    desk.printed()
    told = desk.page.get("marks")
    assert step(told) == "Upload the scans" and ".json" not in words(told)
    name = desk.done(desk.send(desk.scans.files))
    assert step(desk.page.get("marks/run", run=name)) == step(desk.page.get("marks/doubt", run=name)) == "Look at doubts"


def test_sheets_are_printed_before_scans_are_sent(desk: Desk) -> None:
    before, _fold, form = desk.page.get("marks").text.partition("<details")
    (both,) = re.findall(r'<a class="button main" href="([^"]+)">Download paper and answer sheets', before)
    (sheet,) = re.findall(r'<a class="go" href="([^"]+)">Download the answer sheets only', before)
    assert "<button" not in before.partition("<h1>")[2] and 'name="own" accept=".json" multiple required' in form  # printed elsewhere
    with ZipFile(io.BytesIO(desk.page.client.get(both.replace("&amp;", "&")).content)) as taken:
        papers = [PdfReader(io.BytesIO(taken.read(name))) for name in taken.namelist() if name.endswith("paper.pdf")]
        assert papers and all("答题卡" in paper.pages[0].extract_text() for paper in papers)  # each says where answers go
    assert desk.page.client.get(sheet).status_code == 200
    told = desk.page.get("marks").text
    assert "answer sheets only" not in told and '<button class="main">' in told.partition("<h1>")[2]


def test_the_example_of_a_class_list_is_one(desk: Desk, tmp_path: Path) -> None:
    (place,) = re.findall(r'href="([^"]+)">Download an example of a class list', desk.page.get("marks").text)
    (tmp_path / "list.xlsx").write_bytes(desk.page.client.get(place).content)
    assert next((one.number, one.name) for one in read_roster(tmp_path / "list.xlsx")) == ("01", "王小明")


def test_what_can_be_taken_home(desk: Desk) -> None:
    desk.printed()
    name = desk.done(desk.send({key: data for key, data in desk.scans.files.items() if key != "A9.png"}, names="hash"))
    links = re.findall(r'href="([^"]+marks/get[^"]+)"', desk.page.get("marks/run", run=name).text)
    answers = [desk.page.client.get(link.replace("&amp;", "&")) for link in links]
    assert {answer.status_code for answer in answers} == {200} and len(answers) >= 5
    made = {answer.headers["content-disposition"]: answer.content for answer in answers}
    endings = ("results.xlsx", "corrected.pdf", "report.pdf", "deck.yaml")
    found = {ending: next(data for said, data in made.items() if ending in said) for ending in endings}
    book = load_workbook(io.BytesIO(found["results.xlsx"]))
    assert book.sheetnames[0] == "成绩" and not [cell for row in book["题目分析"].values for cell in row if "c1::" in str(cell)]
    assert len(PdfReader(io.BytesIO(found["corrected.pdf"])).pages) == 4 and len(PdfReader(io.BytesIO(found["report.pdf"])).pages) == 1
    assert b"facts:" in found["deck.yaml"] and '"hash"' in kept(desk)[f"set-{DAY}.json"]
    assert desk.page.get("marks/get", run=name, what="nothing").status_code == 409


def test_what_was_printed_elsewhere_is_sent_with_the_scans(desk: Desk) -> None:
    own = {f"下载 ({place}).json": data for place, (name, data) in enumerate(desk.scans.printed.items()) if name.endswith(".json")}
    name = desk.done(desk.send({"A3.png": desk.scans.files["A3.png"]}, own=own))
    assert "<h1>Results" in desk.page.get("marks/run", run=name).text and 'name="printed"' in desk.page.get("marks").text
    assert desk.csv(name) == desk.by_command(name)
    sheet, draw = (next(data for name, data in desk.scans.printed.items() if name.endswith(ending)) for ending in ("B-sheet.json", "draw.json"))
    evil = sheet.replace(b'"form":"B"', b'"form":"../../B"')
    for wrong in ({"a": sheet}, {"a": draw}, {"a": draw, "b": b"{}"}, {"a": draw, "b": evil}, {"a": draw, "b": draw, "c": sheet}):
        before = files_in(desk.page.folder)
        assert desk.send({"A3.png": b"%PDF-"}, own=wrong).status_code == 409
        assert files_in(desk.page.folder) == before


PDF = b"%PDF-1.7\nhalf of it"
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({"files": {}}, "choose the scans"),
    "a program": ({"files": {"a.pdf": b"MZ\x90\0"}}, "a.pdf: these are no scans"),
    "a page": ({"files": {"a.pdf": PDF, "b.png": b"<html>"}}, "b.png: these are no scans"),
    "of what": ({"files": {"a.pdf": PDF}, "printed": "../../x"}, "choose what the scans are of"),
    "how names are kept": ({"files": {"a.pdf": PDF}, "names": "all"}, "choose the scans"),
}


@pytest.mark.parametrize(("given", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_scan_is_refused_and_nothing_is_kept(given: dict[str, Any], said: str, desk: Desk) -> None:
    desk.printed()
    before = files_in(desk.page.folder)
    answer = desk.send(**given)
    assert answer.status_code == 409 and said in words(answer) and f'href="{desk.page.place}/marks"' in answer.text
    assert files_in(desk.page.folder) == before


def test_a_class_list_that_is_none_is_refused_in_words_that_name_it(desk: Desk) -> None:
    desk.printed()
    before = files_in(desk.page.folder)
    printed = re.findall(r'name="printed" value="([^"]+)"', desk.page.get("marks").text)[0]
    for name, data, said in (("班.exe", b"x", "班.exe: is no class list"), ("班.csv", b"x,y\n1,2\n", "班.csv:1: is no class list")):
        parts = [("scan", ("a.pdf", PDF)), ("roster", (name, data)), *((key, (None, value)) for key, value in
                 {"token": TOKEN, "names": "drop", "printed": printed}.items())]
        answer = desk.page.client.post(f"{desk.page.place}/marks", files=parts)
        assert answer.status_code == 409 and said in words(answer), words(answer)
    assert files_in(desk.page.folder) == before


NAMES = {
    "../../x.pdf": "x.pdf",
    "..\\..\\x.pdf": "x.pdf",
    "/etc/passwd": "passwd",
    "C:\\x.pdf": "x.pdf",
    ".hidden.pdf": "hidden.pdf",
    "a?b*c.pdf": "a_b_c.pdf",
    "长" * 300 + ".pdf": "长" * 80 + ".pdf",
    "\u202efdp.exe": "_fdp.exe",
}


def test_scans_keep_their_names_as_far_as_these_lead_nowhere(desk: Desk) -> None:
    desk.printed()
    files = [(name, PDF + str(number).encode()) for number, name in enumerate(NAMES)]
    printed = re.findall(r'name="printed" value="([^"]+)"', desk.page.get("marks").text)[0]
    form = {"token": TOKEN, "names": "drop", "printed": printed}
    parts = [*(("scan", file) for file in (*files, files[0])), *((key, (None, value)) for key, value in form.items())]
    name = desk.done(desk.page.client.post(f"{desk.page.place}/marks", files=parts))
    there = sorted(path.name for path in (desk.folder(name) / "scans").iterdir())
    assert there == sorted([*(set(NAMES.values())), "x-2.pdf", "x-3.pdf"])
    said = words(desk.page.get("marks/run", run=name))
    assert "no answer sheet of" in said and "no PDF that can be opened" in said and "Read on" in said
    assert sorted(path.name for path in desk.page.folder.iterdir() if not path.name.startswith(".")) == ["甲地"]


def test_a_bad_scan_is_told_by_the_reader_and_the_others_are_marked(desk: Desk) -> None:
    desk.printed()
    bomb = struct.pack(">I4s2I5B", 13, b"IHDR", 90_000, 90_000, 8, 0, 0, 0, 0)
    huge = b"\x89PNG\r\n\x1a\n" + bomb + struct.pack(">I", zlib.crc32(bomb[4:])) + struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))
    name = desk.done(desk.send({"A3.png": desk.scans.files["A3.png"], "huge.png": huge, "torn.pdf": PDF}))
    text = words(desk.page.get("marks/run", run=name))
    assert "2 places are in doubt" in text
    shown = words(desk.page.get("marks/doubt", run=name))
    assert "million pixels" in shown and "不用这一页" in shown
    assert "no PDF that can be opened" in words(desk.page.get("marks/doubt", run=name, file="torn.pdf", page="0", about="page"))


def test_too_much_at_once_is_refused(page: Page) -> None:
    with client(settings(page.folder, largest_file=50_000, largest_scans=100_000, most_scans=3)) as asked:
        asked.get(f"{page.place}/files/get", params={"output": "sheet"})
        before = files_in(page.folder)
        form = [(key, (None, value)) for key, value in {"token": TOKEN, "names": "drop", "printed": "x"}.items()]
        for count, size, status in ((1, 120_000, 413), (4, 10, 409), (30, 10, 400), (1, 80_000, 409)):
            parts = [*form, *(("scan", (f"{place}.pdf", PDF + b"x" * size)) for place in range(count))]
            assert asked.post(f"{page.place}/marks", files=parts).status_code == status
        assert asked.post("/new", files=[*form, ("file", ("a.xlsx", b"x" * 80_000))]).status_code == 413
        foreign = asked.post(f"{page.place}/marks", files=[*form, ("scan", ("a.pdf", PDF))], headers={"origin": "http://evil.example"})
        no_token = asked.post(f"{page.place}/marks", files=[*form[1:], ("scan", ("a.pdf", PDF))])
        assert (foreign.status_code, no_token.status_code) == (403, 403)
    assert files_in(page.folder) == before


@pytest.mark.parametrize("path", ["marks/run", "marks/doubt", "marks/picture", "marks/get"])
def test_nothing_is_found_by_a_name_that_leads_elsewhere(path: str, desk: Desk) -> None:
    for name in ("", "..", "../..", "2023-11-14-1", "/etc"):
        assert desk.page.get(path, run=name, what="csv", file="x", page="1", about="1").status_code == 404
