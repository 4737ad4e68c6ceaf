"""Several browsers at once, each with a paper of its own and one that all look at: nobody is told of another window that there is not."""

from __future__ import annotations

import re
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import HOST, TOKEN, settings
from zhongbu_quiz.delivery.staging import open_folder, put
from zhongbu_quiz.studio.desk import Desk
from zhongbu_quiz.studio.swap import choices, swap
from zhongbu_quiz.web.app import make_app

WINDOWS, TURNS = 3, 12


@pytest.fixture(autouse=True)
def turns() -> Iterator[None]:
    """Threads take turns as often as they do in the page."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(usual)


def test_who_exchanges_beside_others_is_never_refused(written: Path, tmp_path: Path) -> None:
    home = tmp_path / "甲地"
    shutil.copytree(written, home)
    for number in range(WINDOWS):
        shutil.copy(home / "decks/set.yaml", home / f"decks/deck{number}.yaml")
    app, wrong = make_app(settings(tmp_path)), list[str]()

    def exchange(number: int) -> None:
        place = f"/set/{quote('甲地')}/paper/deck{number}"
        with TestClient(app, base_url=f"http://{HOST}", follow_redirects=False) as asked:
            for turn in range(TURNS):
                sheet = asked.get(f"{place}/sheet", params={"form": "A"})
                seen, items = re.findall(r'name="seen" value="(\w+)"', sheet.text), re.findall(r'name="item" value="([^"]+)"', sheet.text)
                if not seen:
                    wrong.append(f"no paper: {sheet.status_code}")
                    continue
                names = list(dict.fromkeys(items))
                form = {"token": TOKEN, "seen": seen[0], "form": "A", "number": "1", "item": names[turn % len(names)], "do": "swap"}
                answer = asked.post(f"{place}/change", data=form)
                if "meantime" in answer.text or answer.status_code not in (303, 409):
                    wrong.append(f"{answer.status_code}: exchange {turn}")

    def look() -> None:
        with TestClient(app, base_url=f"http://{HOST}", follow_redirects=False) as asked:
            for turn in range(TURNS * WINDOWS):
                for path in ("", f"/paper/deck{turn % WINDOWS}", f"/paper/deck{turn % WINDOWS}/sheet"):
                    if (status := asked.get(f"/set/{quote('甲地')}{path}").status_code) != 200:
                        wrong.append(f"{status}: {path}")

    threads = [*(threading.Thread(target=exchange, args=(number,)) for number in range(WINDOWS)), threading.Thread(target=look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_is_drawn_belongs_to_what_was_read(written: Path, tmp_path: Path) -> None:
    shutil.copytree(written, tmp_path / "甲地")
    desk = Desk(tmp_path)
    before = desk.opened("甲地", "set")
    able = next(item for item in desk.drawn(before).forms[0].items if choices(before, item.id).new)
    swap(before, able.id)  # in another window, while this one has not drawn yet
    old = desk.kept("drawn anew", before, lambda: "the old paper")
    after = desk.opened("甲地", "set")
    assert (old, desk.kept("drawn anew", after, lambda: "the new paper")) == ("the old paper", "the new paper")


def test_a_file_that_is_written_anew_is_never_missing(tmp_path: Path) -> None:
    path, missing, done = tmp_path / "deck.yaml", list[int](), threading.Event()
    path.write_bytes(b"0")

    def look() -> None:
        while not done.is_set():
            if not path.exists():
                missing.append(1)

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(300):
        with open_folder(tmp_path):
            put(tmp_path, {path.name: b"%d" % number})
    done.set()
    looking.join()
    assert path.read_bytes() == b"299" and not missing
