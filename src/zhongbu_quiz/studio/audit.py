"""How good is a project's bank? The rules, the knowledge-free solver, what the facts are asked by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _
from zhongbu_quiz.quality.audit import AuditReport, audit_bank
from zhongbu_quiz.studio.build import check_draws
from zhongbu_quiz.studio.kept_audit import kept_audit
from zhongbu_quiz.studio.opening import open_all
from zhongbu_quiz.studio.progress import Progress, Step, silent


def audit(names: Sequence[str], folder: Path, progress: Progress = silent) -> tuple[AuditReport, tuple[str, ...]]:
    """Audit the whole bank of the project that the first deck belongs to, and the papers that these decks (or all decks) draw; and what
    a person should know of what was read, a line each.

    Raises ContentError where a file cannot be read or a deck cannot be drawn.
    """
    opened = open_all(names, folder, progress)

    def made() -> AuditReport:
        progress(Step(_("papers")))
        papers = _papers([Request(deck, opened.bank) for deck in opened.decks])
        progress(Step(_("rules and solver")))
        return audit_bank(opened.bank, papers)

    return kept_audit(opened, made), opened.remarks


def _papers(requests: list[Request]) -> list[tuple[Item, ...]]:
    """The papers that decks draw. Raises ContentError where one cannot be drawn."""
    check_draws(requests)
    papers: list[tuple[Item, ...]] = []
    for request in requests:
        if request.source[0].record.kind_counts:
            papers.extend(form.items for form in request.drawn.forms)
    return papers
