"""Banks that are kept between runs: what is read back is what was made, and nothing else is ever taken for it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.core.handmade import write_handmade
from tests.core.small import write_project
from zhongbu_quiz import messages, paths
from zhongbu_quiz.delivery.later import LATER, Later
from zhongbu_quiz.delivery.shelf import kept_rows
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts import base as bases
from zhongbu_quiz.items import gathered
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.studio import kept
from zhongbu_quiz.studio.check import check
from zhongbu_quiz.studio.opening import open_all
from zhongbu_quiz.studio.project import Project, load_project, project_at


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of six facts."""
    return write_project(tmp_path / "set")


def made(project: Path) -> Bank:
    return open_all([], project).bank


def told(bank: Bank) -> tuple[object, ...]:
    """All of a bank but its facts."""
    return bank.items, bank.rejects, bank.dropped, bank.idle


def only_file(shelf: Path) -> Path:
    (path,) = shelf.iterdir()
    return path


def test_a_kept_bank_is_the_bank_that_was_made(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = write_handmade(tmp_path / "facts of all kinds")
    first = made(project)
    path = only_file(shelf)
    monkeypatch.setattr("zhongbu_quiz.studio.project.make_bank", lambda *told: pytest.fail("made anew"))
    again = made(project)
    assert len(first.items) > 100
    assert told(again) == told(first)
    assert [list(counts.items()) for counts in again.rejects.values()] == [list(c.items()) for c in first.rejects.values()]
    assert only_file(shelf) == path


def test_a_kept_bank_of_many_facts_is_read_some_items_at_a_time(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many facts a set has, one row of its file and one of its items stand unpacked in the memory; a page has all at hand."""
    project = write_handmade(tmp_path / "facts of all kinds")
    first = made(project)
    monkeypatch.setattr(gathered, "UNPACKED", 0)
    monkeypatch.setattr(gathered, "_OF_A_RUN", 40)
    again = made(project)
    assert isinstance(again.items, gathered.Packed) and tuple(again.items) == first.items
    assert told(again)[1:] == told(first)[1:]
    path = only_file(shelf)
    assert len(list(kept_rows(path, list) or ())) == 1 + -(-len(first.items) // kept._ROW)


MAKERS = {"jinja2", "zhongbu_quiz.items.registry", "zhongbu_quiz.items.workshop", "zhongbu_quiz.quality.gate"}
TABLES = {"openpyxl", "zhongbu_quiz.intake.bank", "zhongbu_quiz.sets.roster", "zhongbu_quiz.workbook.grid"}


def test_who_finds_a_kept_bank_imports_nothing_that_makes_one_nor_what_reads_tables(shelf: Path, project: Path) -> None:
    code = "import sys, pathlib; from zhongbu_quiz.studio.opening import open_all; open_all([], pathlib.Path(sys.argv[1])); print(*sys.modules)"
    runs = [subprocess.run([sys.executable, "-c", code, str(project)], check=True, capture_output=True, text=True) for _ in range(2)]
    first, second = (set(run.stdout.split()) for run in runs)
    assert first >= MAKERS
    assert second.isdisjoint(MAKERS | TABLES)


def test_a_bank_is_made_again_in_another_process_once(shelf: Path, project: Path) -> None:
    asked: list[str] = []

    @contextmanager
    def again(_project: Project) -> Iterator[Callable[[], str]]:
        yield lambda: asked.append("made") or "another bank"  # type: ignore[func-returns-value]

    broken = [check([], project, again=again).report.broken for _ in range(2)]
    assert asked == ["made"]
    assert [one.rule.number for one in broken[0]] == [51]
    assert broken[1] == broken[0]


def test_a_file_that_cannot_be_read_is_told_by_whoever_reads_it(shelf: Path, project: Path) -> None:
    made(project)
    models = project / "templates" / "questions"
    models.mkdir(parents=True, exist_ok=True)
    (models / "lost.yaml").symlink_to(project / "nowhere.yaml")
    with pytest.raises(ContentError, match=r"lost\.yaml"):
        made(project)


def test_a_damaged_one_is_made_anew(shelf: Path, project: Path) -> None:
    first = made(project)
    path = only_file(shelf)
    whole = path.read_bytes()
    for bad in (b"", b"\n", b"nothing of ours", b"\x78\x9c\n", whole[:-7], whole[:200] + b"\x00" + whole[201:]):
        path.write_bytes(bad)
        assert told(made(project)) == told(first)
        assert path.read_bytes() == whole


def test_another_fact_model_word_or_language_makes_another_bank(shelf: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(project)
    seeds = next((project / "seeds").glob("*.yaml"))
    seeds.write_text(seeds.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    made(project)
    models = project / "templates" / "questions"
    models.mkdir(parents=True, exist_ok=True)
    model = "id: own-object\nkind: single_choice\nfacts: {kind: event}\nasks: object\noptions: [siblings]\n"
    (models / "own-object.yaml").write_text(model, encoding="utf-8")
    made(project)
    (project / "data").mkdir(exist_ok=True)
    (project / "data" / "places.yaml").write_text("levels: {}\n", encoding="utf-8")
    made(project)
    monkeypatch.setenv(messages.VARIABLE, "zh")  # why a model makes nothing is said in words
    made(project)
    assert len(list(shelf.iterdir())) == 5


def test_the_oldest_go_first(shelf: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    seeds = next((project / "seeds").glob("*.yaml"))
    for remark in ("a", "b", "c"):
        seeds.write_text(seeds.read_text(encoding="utf-8") + f"\n# {remark}\n", encoding="utf-8")
        made(project)
    assert len(list(shelf.iterdir())) == 2


def test_a_full_disk_is_no_error(shelf: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert made(project).items and not list(shelf.glob("*"))


def test_no_cache_is_no_error(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is off, and where its folder cannot be made."""
    monkeypatch.setenv(paths.CACHE, paths.OFF)
    first = made(project)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(paths.CACHE, str(tmp_path / "file" / "shelf"))
    assert told(made(project)) == told(first)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "set"]


def test_a_page_remembers_the_parts_of_a_bank(shelf: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "MANY", 0)
    last: list[object] = []
    monkeypatch.setattr("zhongbu_quiz.studio.project.make_bank", lambda *told: last.append(told[5] and told[5].last) or make_bank(*told))
    seeds = next((project / "seeds").glob("*.yaml"))
    for place, goes_on in enumerate((True, True, False)):
        seeds.write_text(seeds.read_text(encoding="utf-8") + f"\n# {place}\n", encoding="utf-8")
        bank = load_project(project_at(project), (), goes_on=goes_on)[2]
        LATER.flush()
        assert told(bank) == told(made(project))
    assert last[0] is None and last[1] is not None and last[2] is not None  # a command has them from the shelf


def test_a_page_keeps_a_bank_when_nobody_waits_for_it(shelf: Path, project: Path) -> None:
    load_project(project_at(project), (), goes_on=True)
    assert not shelf.exists()
    LATER.flush()
    assert only_file(shelf).name.startswith("bank-")


def test_of_what_is_to_be_done_later_the_last_is_done_once() -> None:
    done: list[str] = []
    later = Later(quiet=0.05)
    for word in "abc":
        later.put("one place", lambda word=word: done.append(word))  # type: ignore[misc]
    later.put("another", lambda: done.append("z"))
    time.sleep(0.3)
    later.flush()
    assert done == ["c", "z"]
