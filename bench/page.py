"""How quickly the page answers: a paper of fifty items out of the facts that ship, on a server of its own, asked by two browsers at once.

Targets: 95 of 100 answers within 200 ms, for what is looked at and filtered; one item exchanged within 2 s, all others where they
were. And what `page_changes` measures: one of 3,000 facts changed.

    python bench/run.py page
    python -m bench.page [REQUESTS] [BROWSERS]     more of each kind, asked by more browsers at once
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from httpx2 import Client, Response

HERE = Path(__file__).resolve().parent
DECK = """\
title: 五十题
counts: {single_choice: 20, multiple_choice: 5, true_false: 10, fill_blank: 15}
points: {single_choice: 2, multiple_choice: 2, true_false: 1, fill_blank: 2}
forms: 2
outputs: [paper, key]
"""
ITEMS = 50
TARGETS = {"change a count": 0.2, "set a filter": 0.2, "the paper": 0.2, "the screen": 0.2, "why": 0.2, "swap one": 2.0}
_WAITS = 60.0
"""Seconds that the first request has, which reads and proves the set."""

Seconds = dict[str, list[float]]


class Teacher:
    """A browser with a paper of its own open in the one set; each method is one thing that she does, and looks at what came of it."""

    def __init__(self, address: str, deck: str) -> None:
        self._client = Client(base_url=address, timeout=_WAITS, follow_redirects=True)
        self._place = f"/set/bench/paper/{deck}"
        self.settle()

    def settle(self) -> None:
        """Load screen and paper, as a browser does that opens them."""
        screen = self._made("").text
        sheet = self._made("/sheet").text
        self._token, self._seen = _hidden(sheet, "token"), _hidden(sheet, "seen")
        self._items = _items(sheet)
        assert len(self._items) == ITEMS, f"{len(self._items)} items on the paper"
        rows = re.findall(r'name="count"[^>]*value="(\d+)"', screen)
        self._typed = {
            "title": "五十题", "forms": "2", "form_mode": "reorder", "minutes": "60", "school": "", "count": rows,
            "points": re.findall(r'name="points"[^>]*value="([\d.]*)"', screen), "difficulty": [""] * len(rows),
        }  # fmt: skip
        self._sections = re.findall(r'name="sections" value="([^"]+)"', screen)

    def change_a_count(self, turn: int) -> None:
        """What can be had with another count: first the numbers, then whether they can stand on one paper."""
        place = turn % 3
        counts = [str(int(count) - (at == place)) if int(count) else count for at, count in enumerate(self._typed["count"])]
        self._stock({**self._typed, "count": counts})

    def set_a_filter(self, turn: int) -> None:
        """The same with all sections but one."""
        chosen = [name for at, name in enumerate(self._sections) if at != turn % len(self._sections)]
        self._stock({**self._typed, "sections": chosen})

    def the_paper(self, turn: int) -> None:
        """The paper as it is printed, of one form."""
        assert len(_items(self._get("/sheet", form="AB"[turn % 2]).text)) == ITEMS

    def the_screen(self, _turn: int) -> None:
        """The screen around it."""
        self._get()

    def why(self, turn: int) -> None:
        """Why an option is wrong."""
        self._get("/why", form="A", number=str(turn % 20 + 1), option=str(turn % 4))

    def swap_one(self, turn: int) -> None:
        """One item exchanged; all others stay."""
        number = turn % ITEMS
        form = {"token": self._token, "seen": self._seen, "form": "A", "number": str(number + 1), "item": self._items[number], "do": "swap"}
        answer = self._client.post(f"{self._place}/change", data=form)
        if answer.status_code == 409:  # there is no other of its kind: said in words, and that is an answer, too
            return
        sheet = _right(answer).text
        self._seen, before, self._items = _hidden(sheet, "seen"), self._items, _items(sheet)
        assert [at for at in range(ITEMS) if before[at] != self._items[at]] == [number], "others were exchanged, too"

    def _stock(self, typed: dict[str, object]) -> None:
        self._get("/stock", **typed)
        self._get("/stock", **typed, searched="1")

    def _made(self, path: str) -> Response:
        """The same of what may take longer than a page is waited for: until then there is one that says how far it is."""
        answer = self._get(path)
        while "/job/" in str(answer.url):
            time.sleep(0.1)
            answer = _right(self._client.get(str(answer.url)))
        return answer

    def _get(self, path: str = "", **query: object) -> Response:
        return _right(self._client.get(self._place + path, params=query))


def rows(requests: int = 600, browsers: int = 2) -> list[tuple[str, str]]:
    """The median and the 95th of 100 of each kind; each browser sends so many requests, the kinds in turn as a teacher mixes them."""
    with served(browsers) as address:
        teachers = [Teacher(address, f"deck{number}") for number in range(browsers)]
        taken: Seconds = defaultdict(list)
        threads = [threading.Thread(target=_work, args=(teacher, requests, taken)) for teacher in teachers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    missing = [kind for kind in TARGETS if len(taken[kind]) < requests * browsers // len(TARGETS)]
    if missing:
        raise AssertionError(f"not all was answered: {missing}")
    from page_changes import rows as changed

    return [*((f"page, {kind}", _said(taken[kind], TARGETS[kind])) for kind in TARGETS), *changed()]


@contextmanager
def served(decks: int) -> Iterator[str]:
    """The address of a page of its own over a copy of what ships, with so many papers in it."""
    with tempfile.TemporaryDirectory(prefix="bench-page-") as folder:
        home = Path(folder) / "bench"
        for name in ("seeds", "templates", "data"):
            shutil.copytree(HERE.parent / name, home / name)
        shutil.copy(HERE.parent / "project.yaml", home)
        (home / "decks").mkdir()
        for number in range(decks):
            (home / f"decks/deck{number}.yaml").write_text(DECK.replace("五十题", f"五十题{number}"), encoding="utf-8")
        with server(folder) as address:
            yield address


@contextmanager
def server(folder: str) -> Iterator[str]:
    """The address of a page over a folder, which is closed behind it; it finds no bank that an earlier run has kept."""
    command = [sys.executable, "-m", "zhongbu_quiz", "serve", folder, "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"ZHONGBU_CACHE": f"{folder}/.cache"}) as server:
        assert server.stderr is not None
        try:
            said = re.search(r"http://\S+:\d+", server.stderr.readline())
            assert said, "the server said no address"
            yield said.group()
        finally:
            server.terminate()
            server.wait(10)


def _work(teacher: Teacher, requests: int, taken: Seconds) -> None:
    does: dict[str, Callable[[int], None]] = {kind: getattr(teacher, kind.replace(" ", "_")) for kind in TARGETS}
    for turn, kind in zip(range(requests), cycle(TARGETS), strict=False):
        start = time.perf_counter()
        does[kind](turn // len(TARGETS))
        taken[kind].append(time.perf_counter() - start)


def _said(seconds: list[float], target: float) -> str:
    half, most = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    reached = "reached" if most <= target else "missed"
    return f"p50 {half * 1000:.0f} ms, p95 {most * 1000:.0f} ms of {len(seconds)}; target: p95 at most {target * 1000:.0f} ms, {reached}"


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no {name} on the page"
    return found.group(1)


def _items(sheet: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="item" value="([^"]+)"', sheet)))


def _right(answer: Response) -> Response:
    assert answer.status_code == 200, f"{answer.status_code} {answer.url}: {re.sub('<[^>]+>', ' ', answer.text)[:400]}"
    return answer


if __name__ == "__main__":
    for what, measured in rows(*map(int, sys.argv[1:])):
        print(f"{what:28} {measured}")
