"""Long work: it is waited for, survives a reload, is called off before anything is written; a kill at any moment leaves no half file."""

from __future__ import annotations

import itertools
import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from httpx2 import Response

from tests.web.conftest import HOST, TOKEN, Page, client, settings, words
from tests.web.test_documents import TEXT
from tests.web.test_tables import ROWS
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import kept
from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.extract.reading.pdf import read_pdf
from zhongbu_quiz.steps import Step, tell
from zhongbu_quiz.studio import offers
from zhongbu_quiz.studio.begin import begin_with
from zhongbu_quiz.studio.desk import Desk, seen_file
from zhongbu_quiz.studio.jobs import CalledOff, Job, Jobs
from zhongbu_quiz.studio.question import Typed, add_question
from zhongbu_quiz.studio.recent import Recent
from zhongbu_quiz.studio.tables import write_cells
from zhongbu_quiz.workbook.grid import read_grids

KILLS = 30


def test_work_is_waited_for_on_a_page_of_its_own(tmp_path: Path) -> None:
    with client(settings(tmp_path, patience=0)) as asked:
        begun = asked.post("/new", data={"token": TOKEN, "start": "document", "title": "云河", "text": TEXT})
        place = begun.headers["location"]
        page = Page(tmp_path, asked, place)
        while (answer := page.get(place)).status_code == 200:
            assert "being drafted" in words(answer) and "Call it off" in words(answer)
            time.sleep(0.05)
        assert answer.status_code == 303 and "/drafts/" in answer.headers["location"]
        assert page.get(place).headers["location"] == answer.headers["location"]  # and so it does when one comes back later


def test_what_is_called_off_writes_nothing() -> None:
    going, written = Event(), []

    def work(job: Job) -> str:
        going.wait()
        job.check()
        written.append("something")
        return "/"

    jobs = Jobs(iter("abcdefgh").__next__)
    job = jobs.start("work", work)
    job.call_off()
    going.set()
    assert job.wait(60) and isinstance(job.failed, UserError) and not written
    assert jobs.named(job.name) is job and jobs.named("x") is None


def test_work_is_bounded() -> None:
    going, names = Event(), itertools.count()
    jobs = Jobs(lambda: str(next(names)))
    started = []
    with pytest.raises(UserError, match="going on"):
        for _number in range(10):
            started.append(jobs.start("work", lambda job: str(going.wait())))
    going.set()
    assert len(started) < 10 and all(job.wait(60) for job in started)


@pytest.fixture
def slow(page: Page) -> Iterator[Page]:
    """The page where nobody waits for anything."""
    with client(settings(page.folder, patience=0)) as asked:
        yield Page(page.folder, asked)


def test_a_screen_that_takes_a_while_is_waited_for_and_comes_then(slow: Page) -> None:
    answer = slow.get()
    place = answer.headers["location"]
    assert answer.status_code == 303 and place.startswith("/job/")
    again = slow.get()  # a reload asks for the same work, or is there already
    assert again.status_code == 200 or again.headers["location"] == place
    while (answer := slow.get(place)).status_code == 200:
        assert "甲地" in words(answer) and "Call it off" in words(answer)
        time.sleep(0.05)
    assert answer.status_code in (303, 404)  # forgotten where the reload got it
    shown = slow.get()
    while shown.status_code == 303:
        time.sleep(0.05)
        shown = slow.get()
    assert shown.status_code == 200 and 'name="count"' in shown.text


def test_a_script_that_waits_is_led_to_the_page(slow: Page) -> None:
    place = slow.get().headers["location"]
    while "hx-redirect" not in (part := slow.client.get(place, headers={"hx-request": "true"})).headers:
        assert part.status_code == 200 and "<progress" in part.text
        time.sleep(0.05)
    assert part.headers["hx-redirect"] == slow.place  # as it came, every sign of the name such as headers take


def test_many_files_say_how_many_are_made_and_are_called_off(slow: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    going, made, make = Event(), [], offers.made_of

    def held(*given: Any) -> Any:
        made.append(given[2])
        if len(made) == 2:
            going.wait(60)
        return make(*given)

    monkeypatch.setattr(offers, "made_of", held)
    files = f"{slow.place}/files"
    begun = slow.client.get(f"{files}/get?output=paper&output=key&output=csv", headers={"referer": f"http://{HOST}{files}"})
    place = begun.headers["location"]
    while "1 of 3" not in words(answer := slow.get(place)):
        assert answer.status_code == 200
        time.sleep(0.05)
    assert re.search(r'<progress[^>]* value="1" max="3"', answer.text)
    gone = slow.post(f"{place}/off")
    assert gone.headers["location"] == files
    going.set()
    slow.client.app.state.jobs.named(place.rpartition("/")[2]).wait(60)  # type: ignore[attr-defined]
    assert len(made) == 2 and not (slow.folder / "甲地/printed").exists()


@dataclass
class Held:
    """Work that stops at a step until it is let go."""

    asked: Page
    step: str
    last: str = ""
    seen: Event = field(default_factory=Event)
    going: Event = field(default_factory=Event)

    def told(self, job: Job, step: Step, told: Callable[[Job, Step], None]) -> None:
        """What a job hears, held at the first step that says what is waited for."""
        told(job, step)
        self.last = str(job.step)
        if self.step in self.last and not self.seen.is_set():
            self.seen.set()
            self.going.wait(60)

    def begun(self, answer: Response) -> str:
        """The place where one waits for the work that was asked for, once it is held."""
        place: str = answer.headers["location"]
        assert place.startswith("/job/") and self.seen.wait(60)
        return place

    def called_off(self, place: str) -> None:
        """Call it off, let it go on, and wait until it has ended."""
        assert self.asked.post(f"{place}/off").status_code == 303
        self.going.set()
        job = self.asked.client.app.state.jobs.named(place.rpartition("/")[2])  # type: ignore[attr-defined]
        assert job.wait(60) and job.called_off and self.step in self.last  # it took no step more


@pytest.fixture
def held(slow: Page, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Work that is held at the step that the test names."""
    made, told = Held(slow, request.param), Job.told
    monkeypatch.setattr(Job, "told", lambda job, step: made.told(job, step, told))
    return made


@pytest.mark.parametrize("held", ["2 of 200 paragraphs", "3 of", "1 of 200 rows"], indirect=True)
def test_a_long_document_says_how_far_its_drafts_are_and_is_called_off(held: Held) -> None:
    years = (f"{1800 + number}年5月4日，第{number}届云河县代表大会在城关镇召开。" for number in range(200))
    before = sorted(held.asked.folder.rglob("*"))
    place = held.begun(held.asked.post("/new", start="document", title="长", text="\n".join(years)))
    for _reload in range(2):
        shown = held.asked.get(place)
        assert held.step in words(shown) and re.search(r'<progress[^>]* value="\d+" max="\d+"', shown.text)
    held.called_off(place)
    assert sorted(held.asked.folder.rglob("*")) == before


@pytest.mark.parametrize("held", ["1 of 3 pages of the document"], indirect=True)
def test_a_long_pdf_says_how_many_of_its_pages_are_read(held: Held) -> None:
    data = to_pdf("<html lang='zh-CN'><title>-</title><body>" + "<p style='break-after: page'>1911年，武昌起义爆发。</p>" * 3, "")
    path = held.asked.folder / "长.pdf"
    path.write_bytes(data)
    job = Jobs(str).start("reading", lambda _job: str(read_pdf(path)))
    assert held.seen.wait(60) and held.step in str(job.step)
    job.call_off()
    held.going.set()
    assert job.wait(60) and isinstance(job.failed, CalledOff)


@pytest.mark.parametrize("held", ["(pages laid out: 1)"], indirect=True)
def test_one_long_file_says_how_many_pages_are_laid_out_and_is_called_off(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "cache_dir", lambda: None)  # else the paper that another test had laid out is read
    place = held.begun(held.asked.get("files/get", output="paper"))
    for _reload in range(2):
        assert "0 of 1" in words(shown := held.asked.get(place)) and held.step in words(shown)
    held.called_off(place)
    gone = held.asked.get(place)
    assert gone.status_code == 409 and "called off" in words(gone) and "files/get" not in gone.text
    again = held.asked.get("files/get", output="paper").headers["location"]  # nothing half made was kept
    assert held.asked.client.app.state.jobs.named(again.rpartition("/")[2]).wait(120)  # type: ignore[attr-defined]
    assert held.asked.get(again).status_code == 200


def test_a_file_that_took_a_while_is_offered(slow: Page) -> None:
    place = slow.get("files/get", output="csv").headers["location"]
    while "<progress" in (answer := slow.get(place)).text:
        time.sleep(0.05)
    (link,) = re.findall(r'class="button main" href="([^"]+)"', answer.text)
    assert f'<meta http-equiv="refresh" content="0; url={link}">' in answer.text  # and saved without another click
    saved = slow.client.get(link)
    assert saved.status_code == 200 and saved.headers["content-disposition"].startswith("attachment")
    part = slow.client.get(place, headers={"hx-request": "true"})
    assert part.status_code == 404 or "hx-get" not in part.text  # what has ended is not asked for again


def test_a_page_that_waits_for_what_is_gone_is_led_to_where_that_is_said(page: Page) -> None:
    part = page.client.get("/job/gone", headers={"hx-request": "true"})
    assert part.headers["hx-redirect"] == "/job/gone"
    assert page.get("/job/gone").status_code == 404


def test_without_scripts_a_page_that_waits_names_what_it_loads_again(root: Path) -> None:
    """An address with a fragment, which a form brings along, is not loaded again by a refresh that names none."""
    texts = [path.read_text(encoding="utf-8") for path in (root / "templates/page").glob("*.j2")]
    found = [refresh for text in texts for refresh in re.findall(r'<meta http-equiv="refresh" content="([^>]*)">', text)]
    assert len(found) == 3 and all("; url=" in refresh for refresh in found), found


def test_who_waits_for_what_another_makes_hears_how_far_it_is() -> None:
    going, told, kept, names = Event(), Event(), Recent(3), itertools.count()
    jobs = Jobs(lambda: str(next(names)))

    def make() -> str:
        tell(Step("leaves", 2, 5))
        told.set()
        going.wait(60)
        return "made"

    first = jobs.start("one", lambda job: str(kept.get("key", make)))
    assert told.wait(60)
    second = jobs.start("other", lambda job: str(kept.get("key", make)))
    while second.step != Step("leaves", 2, 5):
        assert not second.wait(0.05)
    third = jobs.start("third", lambda job: str(kept.get("key", make)))
    third.call_off()
    assert third.wait(60) and isinstance(third.failed, CalledOff)
    going.set()
    assert first.wait(60) and second.wait(60) and first.result == second.result == "made"


def test_sheets_are_read_by_the_same_work_as_all_else(tmp_path: Path) -> None:
    jobs = Jobs(str)
    assert Desk(tmp_path, jobs).marks.jobs is jobs


def killed(work: Callable[[int], None], moment: float) -> bool:
    """Do some work again and again in another process, which is killed after a moment; whether it was at work then."""
    child = os.fork()
    if child == 0:
        try:
            for number in itertools.count():
                work(number)
        finally:
            os._exit(1)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A set with a workbook."""
    from openpyxl import Workbook

    made = Workbook()
    for row in ROWS:
        made.active.append(row)  # type: ignore[union-attr]
    made.save(tmp_path / "近代史.xlsx")
    begin_with(Desk(tmp_path), "近代史", "abc123", "近代史.xlsx", (tmp_path / "近代史.xlsx").read_bytes())
    return tmp_path / "近代史/seeds/近代史.xlsx"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_kill_at_any_moment_leaves_no_half_file(book: Path, tmp_path: Path) -> None:
    chance = random.Random(20)
    desk = Desk(tmp_path)

    def write(number: int) -> None:
        write_cells(Desk(tmp_path), "近代史", "近代史.xlsx", 0, {"B2": f"第{number}次"}, seen_file(book))

    def ask(number: int) -> None:
        add_question(Desk(tmp_path), "近代史", Typed({"item_kind": "判断题", "stem": f"{time.time_ns()}年。（　　）", "answer": "对"}))

    write(0)
    ask(0)
    for _kill in range(KILLS):
        assert killed(chance.choice((write, ask)), chance.uniform(0.01, 0.4))
        for path in book.parent.glob("*.xlsx"):
            assert read_grids(path)[0].rows, path
        assert [row[0].value for row in read_grids(book)[0].rows if row] == [row[0] for row in ROWS]
    write(1)
    ask(1)
    assert not desk.problems("近代史") or all(one.cell for one in desk.problems("近代史"))
    assert not [path for path in book.parent.iterdir() if path.suffix == ".new"]
