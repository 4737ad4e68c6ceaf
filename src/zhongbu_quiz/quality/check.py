"""Is anything wrong? Facts that contradict each other or their evidence, decks that cannot be drawn, fatal rules that something breaks.

In: what was read of a project, and its bank. Out: data for `check`. How good a bank is, is another question: `quality.audit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.conflicts import conflicts
from zhongbu_quiz.facts.evidence import check_dates, check_evidence, strange_to
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.load import Seeds
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import Prose, borrowed
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.yamlfile import read_text
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.quality.audit import Judgement, audit
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.rules import RULES
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw

Progress = Callable[[str], None]

FATAL = tuple(rule for rule in RULES.values() if rule.fatal and rule.scope != "pool")
"""What `check` judges: the fatal rules of items, papers and the bank. What is judged against chance is left to `audit`."""


_NAMED = 3
"""Facts that are named where most of them are strange to a text."""


@dataclass(frozen=True)
class CheckReport:
    """What a check found.

    `findings` are places in files to mend; `broken` are fatal rules that an item of the bank or a drawn paper breaks (the gate keeps
    such items out, so there is one only where something is wrong with us); `notes` are known defects of the sources, which are no
    failure; `idle` are item models that make nothing of these facts (`bank.idle` says why); `decks` says how many items each deck
    makes; `papers` are the sets that the decks draw. `looked_up`: how many facts cite a text, and so were looked up in
    the one that they are `proved_against`.
    """

    bank: Bank
    findings: tuple[Problem, ...]
    broken: tuple[Judgement, ...]
    notes: tuple[tuple[str, str], ...]
    idle: tuple[str, ...]
    decks: tuple[tuple[Deck, int], ...]
    papers: tuple[tuple[Item, ...], ...]
    proved_against: str
    looked_up: int

    @property
    def failed(self) -> bool:
        """True where the content has something to mend, or an item breaks a fatal rule."""
        return bool(self.findings or self.broken)


def check(
    seeds: Seeds,
    bank: Bank,
    decks: Sequence[Deck] = (),
    against: Path | None = None,
    progress: Progress = lambda step: None,
    again: Callable[[], str] | None = None,
    unnamed: Sequence[Problem] = (),
) -> CheckReport:
    """Check what a project holds: its fact files, the bank that was made of them, its decks.

    `against` is a text that the facts are proved by; `again` makes the bank once more in another process and gives its
    fingerprint (rule 51). `progress` is told what is looked at. `unnamed` says that a name is missing which the decks need.
    """
    base = bank.base
    found = conflicts(base)
    prose = None
    looked_up: list[Fact] = []
    strange: list[Fact] = []
    cited = {placed.record.id for placed in seeds.facts if placed.cited}
    if against is None:
        found += check_dates((fact for fact in base.facts if fact.id in cited), base.world)
    else:
        progress(_("evidence"))
        passages = passages_of(against, base)
        prose = Prose(passages)
        looked_up = [fact for fact in base.facts if fact.id in cited]
        strange = strange_to(looked_up, passages)
        apart = {fact.id for fact in strange}
        found += check_evidence((fact for fact in looked_up if fact.id not in apart), base.world, passages)
        found += borrowed(base, prose)
    findings = [*unnamed, *_another_text(against, strange, looked_up), *_placed(found, seeds)]
    papers: list[tuple[Item, ...]] = []
    counts = []
    for deck in decks:
        progress(deck.name)
        counts.append((deck, _drawn(deck, bank, papers, findings)))
    progress(_("rules"))
    broken = [judgement for judgement in audit(Context(base, bank.as_made, papers, again, prose), FATAL) if judgement.findings]
    return CheckReport(
        bank,
        tuple(findings),
        tuple(broken),
        tuple((fact.id, note) for fact in base.facts for note in fact.notes),
        tuple(bank.idle),
        tuple(counts),
        tuple(papers),
        str(against or ""),
        len(looked_up),
    )


def _another_text(against: Path | None, strange: Sequence[Fact], looked_up: Sequence[Fact]) -> list[Problem]:
    """What is said of a text in which most of the evidence does not stand, with some of it."""
    if against is None or not strange:
        return []
    words = _("nothing of the evidence of {some} of {all} facts stands in this text, such as {examples}; is it the text of another document? "
              "Give the one that these facts are taken from")  # fmt: skip
    examples = joined(f"{fact.id} ({fact.sources[0].evidence[0]})" for fact in strange[:_NAMED])
    return [problem(against, 0, words.format(some=len(strange), all=len(looked_up), examples=examples))]


def passages_of(path: Path, base: FactBase) -> Passages:
    """The text to prove facts against; the titles and authors of the base's documents are page furniture in it."""
    names = [name for document in base.documents for name in (document.title, document.author) if name]
    return Passages(read_text(path), names)


def _placed(found: Iterable[tuple[Fact, str]], seeds: Seeds) -> list[Problem]:
    places = {placed.record.id: placed for placed in seeds.facts}
    return [places[fact.id].problem(_("{name}: {message}").format(name=fact.id, message=words)) for fact, words in found]


def _drawn(deck: Deck, bank: Bank, papers: list[tuple[Item, ...]], findings: list[Problem]) -> int:
    """How many items a deck makes; what it draws joins the papers; a deck that cannot be drawn is a finding."""
    try:
        admitted = candidates(deck, bank)
        if not deck.record.kind_counts:
            return len(admitted)
        forms = draw(deck, bank).forms
        papers.extend(form.items for form in forms)
        return sum(len(form.items) for form in forms)
    except ContentError as error:
        findings.extend(error.problems)
        return 0
