"""Killed at any moment: all files of a call as they were, or all new, and nothing left behind after the next run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.core.small import DECK, files_in, write_project
from tests.delivery.dying import NEW, OLD, deliver
from tests.paper.fixture import drawn, form
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.manifest import MANIFEST
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.sets.stored import Stored, to_json

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no such signals on this system")
ROOT = Path(__file__).parents[2]
OTHER = {"decks/set.yaml": DECK.replace("anki, paper", "anki, json, paper"), "decks/two.yaml": DECK.replace("甲地练习", "乙地练习")}
"""A project of two decks."""
LATER = {name: text.replace("counts: {cloze: 3}", "counts: {cloze: 2}") for name, text in OTHER.items()}
"""The same decks, of which all files come out otherwise."""


def _told(function: str, folder: Path) -> list[str]:
    code = f"from pathlib import Path; from tests.delivery.dying import {function}; {function}(Path({str(folder)!r}))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_killed_before_every_step_of_a_delivery(tmp_path: Path) -> None:
    told = Counter(_told("kill_at_every_step", tmp_path))
    assert set(told) == {"old True 0 0", "new True 0 0"}, told
    assert told["old True 0 0"] > 15 and told["new True 0 0"] > 15, "both before the journal and after it"


def test_killed_before_every_step_of_a_new_folder(tmp_path: Path) -> None:
    told = Counter(_told("kill_new_at_every_step", tmp_path))
    assert set(told) == {"True 0"} and told["True 0"] > 10, told


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"])
@pytest.mark.parametrize("function", ["replace", "fsync"])
def test_what_fails_at_any_moment_leaves_all_old_or_all_new(
    function: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(os, function)
    seen: Counter[str] = Counter()
    for number in range(1, 20):
        place = tmp_path / str(number)
        deliver(place, OLD)
        before = files_in(place)
        calls: list[object] = []

        def failing(*arguments: object) -> object:
            calls.append(arguments)  # noqa: B023
            if len(calls) == number:  # noqa: B023
                raise error
            return real(*arguments)

        with monkeypatch.context() as patch:
            patch.setattr(os, function, failing)
            try:
                deliver(place, NEW)
            except (UserError, KeyboardInterrupt) as raised:
                assert isinstance(error, KeyboardInterrupt) or (str(place) in str(raised) and ".zhongbu-quiz" not in str(raised))
        if len(calls) < number:
            break
        after = files_in(place)
        seen["old" if after == before else "new" if after == NEW else f"mixed {sorted(after)}"] += 1
        assert [path.name for path in place.glob(".*")] == [MANIFEST]
    assert seen and set(seen) <= ({"old", "new"} if isinstance(error, KeyboardInterrupt) else {"old"}), seen


def test_what_somebody_wrote_after_a_kill_is_not_written_over(tmp_path: Path) -> None:
    """A run that was killed is carried on, but for places that are no longer as it found them."""
    deliver(tmp_path, OLD)
    code = f"""
import os, signal
from pathlib import Path
from tests.delivery.dying import NEW, deliver
from zhongbu_quiz.delivery import staging
staging._forward = lambda *told: os.kill(os.getpid(), signal.SIGKILL)
deliver(Path({str(tmp_path)!r}), NEW)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT)
    assert files_in(tmp_path).items() >= OLD.items()
    (tmp_path / "b.pdf").write_bytes(b"mine")
    Delivery(tmp_path, "build").begin()
    assert files_in(tmp_path) == {**NEW, "b.pdf": b"mine"}
    with pytest.raises(UserError, match=r"b\.pdf: has been edited since it was made"):
        deliver(tmp_path, NEW)


@pytest.mark.parametrize("journal", ["[]", "{", '[["../evil", "", true]]', '[["a.pdf", "", true, 1]]', '["a"]'])
def test_a_journal_that_is_none_of_ours_moves_nothing(journal: str, tmp_path: Path) -> None:
    stage = tmp_path / "out" / ".zhongbu-quiz-x"
    stage.mkdir(parents=True)
    (stage / "journal.json").write_text(journal)
    (stage / "0.new").write_text("evil")
    Delivery(tmp_path / "out", "export").write({"a.txt": File(b"a")})
    assert sorted(path.name for path in tmp_path.rglob("*")) == [MANIFEST, "a.txt", "out"]


def _call(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-m", "zhongbu_quiz", *arguments, "-q"]
    return subprocess.Popen(
        call, cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _class(folder: Path, students: int) -> tuple[str, ...]:
    """The call that makes a class set of a stored draw in `out`."""
    folder.mkdir(exist_ok=True)
    (folder / "class.csv").write_text("姓名\n" + "".join(f"学生{number}\n" for number in range(students)), encoding="utf-8")
    return ("worksheet", "--from", "set-draw.json", "--roster", "class.csv", "--only", "paper,key", "-o", "out", "--force")


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "students"), [(2, 4), (30, 60)])
@pytest.mark.parametrize("what", ["build", "class"])
def test_killed_at_random_moments(what: str, kills: int, students: int, tmp_path: Path) -> None:
    """`build` of two decks, and a class set (a large one on two processes), killed (now and then asked to end); then the next command there."""
    chance = random.Random(kills)
    folder = tmp_path / "set"
    if what == "build":
        call: tuple[str, ...] = ("build", "--out", "out")
        stages = [lambda: write_project(folder, OTHER), lambda: write_project(folder, LATER)]
    else:
        call = _class(folder, students)
        draws = [to_json(Stored(drawn(forms=(form("A", size),)))) for size in (2, 3)]
        stages = [lambda data=data: (folder / "set-draw.json").write_bytes(data) for data in draws]  # type: ignore[misc]
    made = []
    for stage in stages:
        stage()
        began = time.monotonic()
        with _call(folder, *call) as process:
            _out, err = process.communicate()
            assert process.returncode == 0, err.decode()
        taken = time.monotonic() - began
        made.append(files_in(folder / "out"))
    assert made[0].keys() == made[1].keys() and not any(made[0][name] == made[1][name] for name in made[0] if not name.endswith(".schema.json"))
    for number in range(kills):
        old, new = made[(number + 1) % 2], made[number % 2]
        stages[number % 2]()
        _restore(folder / "out", old)
        with _call(folder, *call) as process:
            time.sleep(taken * chance.uniform(0.2, 1.05))
            process.send_signal(signal.SIGTERM if number % 5 == 4 else signal.SIGKILL)
            process.communicate()
        assert all(data in (old[name], new[name]) for name, data in files_in(folder / "out").items() if not name.startswith("."))
        Delivery(folder / "out", "export").write({"other.txt": File(b"")})
        found = files_in(folder / "out")
        assert found.pop("other.txt") == b"" and found in (old, new), "all old or all new"
        assert [path.name for path in (folder / "out").glob(".*")] == [MANIFEST], "no litter"


def _restore(folder: Path, contents: dict[str, bytes]) -> None:
    """What an earlier run made, with its manifest."""
    shutil.rmtree(folder)
    Delivery(folder, "build").write({name: File(data) for name, data in contents.items()})
