"""Long work: it is waited for, survives a reload, is called off before anything is written; a kill at any moment leaves no half file."""

from __future__ import annotations

import itertools
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.web.conftest import TOKEN, Page, client, settings, words
from tests.web.test_documents import TEXT
from tests.web.test_tables import ROWS
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.studio.begin import begin_with
from zhongbu_quiz.studio.desk import Desk, seen_file
from zhongbu_quiz.studio.jobs import Job, Jobs
from zhongbu_quiz.studio.question import Typed, add_question
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
