"""Everything that `check` looks at, as one report: facts, evidence, conflicts, item models, decks, items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts.base import Fact, FactBase, build_base
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.loading.yamlfile import read_text
from zhongbu_quiz.project import Project, load_content
from zhongbu_quiz.quality.conflicts import conflicts
from zhongbu_quiz.quality.evidence import check_evidence
from zhongbu_quiz.quality.passages import Passages
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw

Table = tuple[str, Sequence[str], list[list[str]]]


@dataclass
class Report:
    """What a check found. `findings` are places to mend; `notes` are known defects of the sources (no failure)."""

    bank: Bank
    decks: list[tuple[Deck, int]]
    findings: list[Problem] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    shadowed: list[tuple[Path, Path]] = field(default_factory=list)
    proved_against: str = ""

    @property
    def failed(self) -> bool:
        """True where the content has something to mend."""
        return bool(self.findings)

    @property
    def share_with_choice(self) -> float:
        """The share of facts with at least one proved single-choice item."""
        facts = self.bank.base.facts
        asked = {item.main_fact for item in self.bank.items if item.kind == "single_choice"}
        return len(asked) / len(facts) if facts else 0.0

    @property
    def summary(self) -> str:
        """One line: what was checked and what came of it."""
        proved = f", proved against {self.proved_against}" if self.proved_against else ""
        count = len(self.findings)
        result = "nothing to mend" if not count else f"{count} to mend"
        return (
            f"{len(self.bank.base.facts)} facts{proved}; {len(self.bank.items)} items; "
            f"{self.share_with_choice:.0%} of the facts have a proved single-choice item; {result}"
        )

    def tables(self) -> Iterable[Table]:
        """Tables for people: facts by kind, items by model, rejects, decks, notes."""
        items = Counter((item.kind, item.model) for item in self.bank.items)
        rows = [
            [
                kind,
                model,
                str(count),
                f"{count / len(self.bank.items):.1%}",
                _rejects(self.bank.rejects.get(model, Counter())),
            ]
            for (kind, model), count in sorted(items.items())
        ]
        yield "Items", ("kind", "model", "items", "share", "candidates rejected"), rows
        yield "Decks", ("deck", "items"), [[deck.name, str(count)] for deck, count in self.decks]
        if self.notes:
            yield (
                "Defects of the sources (noted, not repaired in silence)",
                ("fact", "note"),
                [list(row) for row in self.notes],
            )
        if self.shadowed:
            yield (
                "Your own files that hide shipped ones",
                ("yours", "hidden"),
                [[str(a), str(b)] for a, b in self.shadowed],
            )

    def as_object(self) -> dict[str, Any]:
        """The report as plain data for `--format json`."""
        return {
            "facts": len(self.bank.base.facts),
            "items": len(self.bank.items),
            "share_of_facts_with_single_choice": round(self.share_with_choice, 4),
            "proved_against": self.proved_against or None,
            "models": {model: dict(counter) for model, counter in self.bank.rejects.items()},
            "decks": {deck.name: count for deck, count in self.decks},
            "notes": [{"fact": fact, "note": note} for fact, note in self.notes],
            "findings": [{"path": p.path, "line": p.line, "message": p.message} for p in self.findings],
        }


def check_project(
    project: Project,
    deck_files: Sequence[Path] = (),
    against: Path | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> Report:
    """Check a project. Raises ContentError with everything that cannot even be read, all files at once."""
    seeds, models, decks = load_content(project, list(deck_files) or project.deck_paths())
    base = build_base(seeds)
    report = Report(make_bank(base, models, progress), [], shadowed=project.shadowed())
    report.notes = [(fact.id, note) for fact in base.facts for note in fact.notes]
    found = conflicts(base)
    if against is not None:
        progress("evidence")
        found += check_evidence(base, passages_of(against, base))
        report.proved_against = str(against)
    report.findings.extend(_placed(found, seeds))
    for deck in decks:
        progress(deck.name)
        report.decks.append((deck, _deck_size(deck, report)))
    return report


def passages_of(path: Path, base: FactBase) -> Passages:
    """The text to prove facts against; the titles and authors of the base's documents are page furniture in it."""
    names = [name for document in base.documents for name in (document.title, document.author) if name]
    return Passages(read_text(path), names)


def _placed(found: Iterable[tuple[Fact, str]], seeds: Seeds) -> list[Problem]:
    places = {placed.record.id: placed for placed in seeds.facts}
    return [places[fact.id].problem(f"{fact.id}: {words}") for fact, words in found]


def _deck_size(deck: Deck, report: Report) -> int:
    """How many items a deck makes; a deck that cannot be drawn is a finding."""
    try:
        admitted = candidates(deck, report.bank)
        if not deck.record.kind_counts:
            return len(admitted)
        return sum(len(form.items) for form in draw(deck, report.bank).forms)
    except ContentError as error:
        report.findings.extend(error.problems)
        return 0


def _rejects(counter: Counter[str]) -> str:
    return ", ".join(f"{why} {count}" for why, count in counter.most_common(4) if count)
