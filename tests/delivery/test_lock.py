"""Two runs at once in one folder: one after the other, and the second says so where it waits for too long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhongbu_quiz.delivery import lock
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.lock import LOCK_FILE, take
from zhongbu_quiz.delivery.manifest import MANIFEST
from zhongbu_quiz.delivery.staging import parts, put_part
from zhongbu_quiz.errors import UserError

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["folder", "file"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that locks folders, and one that does not."""
    real = lock._held

    def held(handle: int) -> bool:
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(95, "Operation not supported")
        return real(handle)

    if request.param == "file":
        if not Path("/proc/self/fd").is_dir():
            pytest.skip("no /proc on this system")
        monkeypatch.setattr(lock, "_held", held)
    return str(request.param)


def write(folder: Path) -> None:
    Delivery(folder, "export").write({"a.txt": File(b"a")})


def test_who_waits_for_too_long_says_so(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.1)
    mine = take(tmp_path)
    assert mine is not None and (mine.file is not None) == (system == "file")
    with pytest.raises(UserError, match="another run is writing here; wait until it has ended, and run this again"):
        write(tmp_path)
    mine.release()
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a.txt"]


def test_a_lock_goes_with_the_run_that_had_it(system: str, tmp_path: Path) -> None:
    """Whose run was killed left, where it had one, its file."""
    (tmp_path / LOCK_FILE).touch() if system == "file" else None
    code = f"""
import os
from pathlib import Path
from zhongbu_quiz.delivery.lock import take
take(Path({str(tmp_path)!r}))
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", code])
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a.txt"]


def test_many_runs_at_once_write_one_after_the_other(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from zhongbu_quiz.delivery.deliver import Delivery, File
import sys
for round in range(10):
    Delivery(Path({str(tmp_path)!r}), "export").write({{name: File(sys.argv[1].encode()) for name in ("a", "b", "c")}} | {{sys.argv[1]: File(b"")}})
"""
    running = [subprocess.Popen([sys.executable, "-c", code, f"run{number}"]) for number in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len({(tmp_path / name).read_bytes() for name in "abc"}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a", "b", "c", "run0", "run1", "run2"]
    assert Delivery(tmp_path, "export").holds(["a", "run0", "run1", "run2"]), "no run lost what another one had written down"


def test_parts_of_a_run_that_lasts_stay_and_those_of_a_dead_one_go(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.1)
    with pytest.raises(KeyboardInterrupt), parts(tmp_path, "set") as place:
        put_part(place / "1.pdf", b"one")
        write(tmp_path)
        assert (place / "1.pdf").is_file(), "another command there leaves them"
        with pytest.raises(UserError, match="another run is writing here"), parts(tmp_path, "set"):
            pass
        raise KeyboardInterrupt
    with parts(tmp_path, "set") as place:
        assert (place / "1.pdf").is_file(), "the same run goes on from there"
        with pytest.raises(OSError, match="later"):
            raise OSError("later")
    assert not place.exists()
    with pytest.raises(KeyboardInterrupt), parts(tmp_path, "set") as place:
        put_part(place / "1.pdf", b"one")
        raise KeyboardInterrupt
    write(tmp_path)
    assert not place.exists(), "another command sweeps what nobody has gone on from"
    with pytest.raises(UserError, match=r"cannot be written"):
        put_part(place / "2.pdf", b"two")
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "a.txt"], "a worker that outlives its run leaves nothing"


def test_two_class_sets_at_once(tmp_path: Path) -> None:
    """The second waits for the first, and finds everything made; on a slow machine it says that it has waited for too long."""
    from tests.paper.fixture import drawn, form
    from zhongbu_quiz.sets.stored import Stored, to_json

    (tmp_path / "set-draw.json").write_bytes(to_json(Stored(drawn(forms=(form("A", 2),)))))
    (tmp_path / "class.csv").write_text("姓名\n王小明\n李华\n", encoding="utf-8")
    call = [sys.executable, "-m", "zhongbu_quiz", "worksheet", "--from", "set-draw.json", "--roster", "class.csv", "--only", "paper", "-o", "out"]
    running = [subprocess.Popen(call, cwd=tmp_path, stderr=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate()[1].decode() for process in running]
    states = sorted((process.returncode, "another run is writing here" in words) for process, words in zip(running, told, strict=True))
    assert states[0] == (0, False) and states[1] in ((0, False), (2, True)), told
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [MANIFEST, "zonghe-class-draw.json", "zonghe-class-paper.pdf"]
