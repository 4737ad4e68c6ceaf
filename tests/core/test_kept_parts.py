"""Parts of a bank that are kept between runs: of a bank of other facts only what changed is made, and what is made is the same."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.handmade import write_handmade
from zhongbu_quiz import paths
from zhongbu_quiz.delivery.staging import digest
from zhongbu_quiz.facts import base as bases
from zhongbu_quiz.items import workshop
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.gate import Gatekeeper
from zhongbu_quiz.studio import kept
from zhongbu_quiz.studio.opening import open_all

CHANGES = (("上游下游按同一张图办事", "上下游照一张图办事"), ("内陆口岸直接连着海外", "内陆口岸直通海外"), ("南昌", "九江"))
"""What facts of the set say, and what they say after a change."""


@pytest.fixture(autouse=True)
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few facts are made in small parts, as many are in large ones."""
    monkeypatch.setattr(bases, "MANY", 0)
    monkeypatch.setattr(workshop, "LEAST", 8)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Facts of all kinds."""
    return write_handmade(tmp_path / "facts of all kinds")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often a gate was asked since it was asked last."""
    counts = [0]
    real = Gatekeeper.__call__

    def counted(self: Gatekeeper, item: Item) -> int | None:
        counts[0] += 1
        return real(self, item)

    def since() -> int:
        count, counts[0] = counts[0], 0
        return count

    monkeypatch.setattr(Gatekeeper, "__call__", counted)
    return since


def made(project: Path) -> Bank:
    return open_all([], project).bank


def told(bank: Bank) -> object:
    """All of a bank but its facts, the order in which things are counted with it."""
    return bank.items, [(model, list(counts.items())) for model, counts in bank.rejects.items()], bank.dropped, bank.idle


def anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> Bank:
    with monkeypatch.context() as here:
        here.setenv(paths.CACHE, paths.OFF)
        return made(project)


def says(project: Path, before: str, now: str) -> None:
    """What one fact of the set says is something else."""
    (path,) = (path for path in (project / "seeds").rglob("*.yaml") if before in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(before, now), encoding="utf-8")


def parts(shelf: Path) -> list[Path]:
    return sorted(shelf.glob("parts-*"))


def test_after_a_change_the_bank_is_the_one_made_anew_and_little_of_it_is(
    shelf: Path, project: Path, judged: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(project)
    every = judged()
    for before, now in CHANGES:
        says(project, before, now)
        bank = made(project)
        some = judged()
        assert some < every / 3
        assert told(bank) == told(anew(project, monkeypatch))
        assert len(parts(shelf)) == 1
        judged()


def test_what_another_run_of_the_program_kept_is_known_again(
    shelf: Path, project: Path, judged: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python gives texts other hashes in each run."""
    code = (
        "import sys; from pathlib import Path; from zhongbu_quiz.facts import base; from zhongbu_quiz.items import workshop; "
        "from zhongbu_quiz.studio.opening import open_all; base.MANY, workshop.LEAST = 0, 8; open_all([], Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(project)], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    says(project, *CHANGES[0])
    bank = made(project)
    some = judged()
    assert told(bank) == told(anew(project, monkeypatch))
    assert 0 < some < judged() / 3


def test_parts_that_are_damaged_or_whose_bank_is_gone_are_made_anew(
    shelf: Path, project: Path, judged: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(project)
    every = judged()
    (path,) = parts(shelf)
    (bank,) = shelf.glob("bank-*")
    whole = path.read_bytes()
    says(project, *CHANGES[0])
    wanted = told(anew(project, monkeypatch))
    for bad in (b"", whole[:-7], whole[:300] + b"\x00" + whole[301:], _kept(zlib.compress(b"{}")), _kept(b"no zlib"), None):
        for found in (*parts(shelf), *(found for found in shelf.glob("bank-*") if found != bank)):
            found.unlink()
        if bad is None:
            bank.unlink()
        path.write_bytes(whole if bad is None else bad)
        judged()
        assert told(made(project)) == wanted
        assert judged() > every / 2


def _kept(body: bytes) -> bytes:
    return digest(body).encode() + b"\n" + body


def test_parts_of_other_models_or_of_another_set_are_none(shelf: Path, project: Path, judged: Callable[[], int], tmp_path: Path) -> None:
    made(project)
    every = judged()
    models = project / "templates" / "questions"
    models.mkdir(parents=True)
    model = "id: own-object\nkind: single_choice\nfacts: {kind: event}\nasks: object\noptions: [siblings]\n"
    (models / "own-object.yaml").write_text(model, encoding="utf-8")
    made(project)
    assert judged() >= every
    other = write_handmade(tmp_path / "another set")
    says(other, *CHANGES[0])
    made(other)
    assert judged() > every / 2
    assert len(parts(shelf)) == 3


def test_as_many_as_are_kept_and_the_bank_of_each(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    monkeypatch.setattr(kept, "MOST_PARTS", 2)
    for name in "甲乙丙丁":
        project = write_handmade(tmp_path / name)
        for before, now in (("乡下", f"{name}乡"), CHANGES[0]):
            says(project, before, now)
            made(project)
    assert len(parts(shelf)) == 2
    banks = {path.name.split("-")[1] for path in shelf.glob("bank-*")}
    assert {path.name.split("-")[2] for path in parts(shelf)} <= banks
    assert len(banks) <= 3


def test_few_facts_are_kept_as_a_bank_alone(shelf: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "MANY", 600)
    made(project)
    assert not parts(shelf)
    monkeypatch.setattr(bases, "MANY", 0)
    monkeypatch.setattr(kept, "MOST_FACTS", 3)
    says(project, *CHANGES[0])
    made(project)
    assert not parts(shelf)
