"""One check and one audit of the shipped content, shared by all tests of this folder."""

from __future__ import annotations

import pytest

from zhongbu_quiz.quality.audit import AuditReport, audit_bank
from zhongbu_quiz.quality.check import CheckReport, check
from zhongbu_quiz.studio.project import load_project, project_at


@pytest.fixture(scope="session")
def checked() -> CheckReport:
    """What `check` finds in the shipped content, with all its decks drawn."""
    project = project_at(None)
    seeds, decks, bank = load_project(project, project.deck_paths())
    return check(seeds, bank, decks)


@pytest.fixture(scope="session")
def audited(checked: CheckReport) -> AuditReport:
    """What `audit` finds in the shipped content: the solver goes over every pool, so only slow tests ask for it."""
    return audit_bank(checked.bank, checked.papers)
