"""Everything that `check` looks at, as one report: facts, evidence, conflicts, item models, decks, items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts.base import Fact, FactBase, build_base
from zhongbu_quiz.facts.evidence import check_evidence
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.items.bank import Bank, make_bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.yamlfile import read_text
from zhongbu_quiz.project import Project, load_content
from zhongbu_quiz.quality.audit import Judgement, audit
from zhongbu_quiz.quality.conflicts import conflicts
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules.guessing import judge_solver
from zhongbu_quiz.quality.testwise import Verdict, solve_bank, solve_papers
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw

LEAST_SHARE = 0.70
ENOUGH_FACTS = 100
"""From so many facts on there are siblings enough for most of them; a teacher's twenty facts are asked by cloze as well."""


@dataclass
class Report:
    """What a check found. `findings` are places to mend; `notes` are known defects of the sources (no failure)."""

    bank: Bank
    decks: list[tuple[Deck, int]]
    findings: list[Problem] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    shadowed: list[tuple[Path, Path]] = field(default_factory=list)
    proved_against: str = ""
    judgements: list[Judgement] = field(default_factory=list)
    solved: list[Verdict] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """True where the content has something to mend: a place in a file, a fatal rule, too few facts with a choice item."""
        return bool(self.findings or self.broken) or self.too_few_choices

    @property
    def broken(self) -> list[Judgement]:
        """The fatal rules that something breaks."""
        return [judgement for judgement in self.judgements if judgement.fails]

    @property
    def share_with_choice(self) -> float:
        """The share of facts with at least one proved single-choice item."""
        facts = self.bank.base.facts
        asked = {item.main_fact for item in self.bank.items if item.kind == "single_choice"}
        return len(asked) / len(facts) if facts else 0.0

    @property
    def too_few_choices(self) -> bool:
        """True where a base that is large enough to have siblings passes by rejecting: under 70 % of its facts have a choice item."""
        return len(self.bank.base.facts) >= ENOUGH_FACTS and self.share_with_choice < LEAST_SHARE


def check_project(
    project: Project,
    deck_files: Sequence[Path] = (),
    against: Path | None = None,
    progress: Callable[[str], None] = lambda step: None,
    again: Callable[[], str] | None = None,
) -> Report:
    """Check a project. `again` makes the bank once more in another process and gives its fingerprint (rule 51).

    Raises ContentError with everything that cannot even be read, all files at once.
    """
    seeds, models, decks = load_content(project, list(deck_files) or project.deck_paths())
    base = build_base(seeds, load_world(project.data))
    report = Report(make_bank(base, models, progress), [], shadowed=project.shadowed())
    report.notes = [(fact.id, note) for fact in base.facts for note in fact.notes]
    found = conflicts(base)
    if against is not None:
        progress("evidence")
        found += check_evidence(base, passages_of(against, base))
        report.proved_against = str(against)
    report.findings.extend(_placed(found, seeds))
    papers: list[tuple[Item, ...]] = []
    for deck in decks:
        progress(deck.name)
        report.decks.append((deck, _drawn(deck, report, papers)))
    progress("rules")
    context = Context(base, report.bank.items, again)
    report.judgements = audit(context, papers)
    progress("solver")
    report.solved = [*solve_bank(report.bank.items, context.slot_type), solve_papers(papers)]
    report.judgements.append(judge_solver(report.solved))
    report.judgements.sort(key=lambda judgement: judgement.rule.number)
    return report


def passages_of(path: Path, base: FactBase) -> Passages:
    """The text to prove facts against; the titles and authors of the base's documents are page furniture in it."""
    names = [name for document in base.documents for name in (document.title, document.author) if name]
    return Passages(read_text(path), names)


def _placed(found: Iterable[tuple[Fact, str]], seeds: Seeds) -> list[Problem]:
    places = {placed.record.id: placed for placed in seeds.facts}
    return [places[fact.id].problem(f"{fact.id}: {words}") for fact, words in found]


def _drawn(deck: Deck, report: Report, papers: list[tuple[Item, ...]]) -> int:
    """How many items a deck makes; what it draws joins the papers; a deck that cannot be drawn is a finding."""
    try:
        admitted = candidates(deck, report.bank)
        if not deck.record.kind_counts:
            return len(admitted)
        forms = draw(deck, report.bank).forms
        papers.extend(form.items for form in forms)
        return sum(len(form.items) for form in forms)
    except ContentError as error:
        report.findings.extend(error.problems)
        return 0
