"""Audits that are kept between runs: what is read back is what was found, of these files and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.handmade import write_handmade
from zhongbu_quiz.quality.audit import AuditReport
from zhongbu_quiz.studio.audit import audit
from zhongbu_quiz.studio.reports import audit_object


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Facts of all kinds, with a deck."""
    return write_handmade(tmp_path_factory.mktemp("set") / "facts of all kinds")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each audit that is made."""
    from zhongbu_quiz.quality.audit import audit_bank

    found: list[str] = []
    monkeypatch.setattr("zhongbu_quiz.studio.audit.audit_bank", lambda *told: found.append("made") or audit_bank(*told))  # type: ignore[func-returns-value]
    return found


def told(report: AuditReport) -> object:
    """All of a report but its bank."""
    return report.judgements, report.solved, report.on_topic, report.coverage, audit_object(report)


def test_a_kept_audit_is_the_audit_that_was_made(shelf: Path, project: Path, made: list[str]) -> None:
    (first, remarks), (second, again) = audit([], project), audit([], project)
    assert made == ["made"]
    assert any(one.findings for one in first.judgements) and first.solved[0].results
    assert (told(second), again) == (told(first), remarks)


def test_a_damaged_one_and_one_of_another_deck_are_made_anew(shelf: Path, project: Path, made: list[str]) -> None:
    first = told(audit([], project)[0])
    (path,) = shelf.glob("audit-*")
    path.write_bytes(path.read_bytes()[:-7])
    assert told(audit([], project)[0]) == first
    (project / "decks" / "another.yaml").write_bytes(next((project / "decks").glob("*.yaml")).read_bytes())
    audit([], project)
    assert len(made) == 3
