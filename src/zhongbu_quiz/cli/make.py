"""Deck and bank -> files: what `build`, `anki` and `worksheet` share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhongbu_quiz.errors import ContentError, Problem, UserError, problem
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.draw import candidates, draw

if TYPE_CHECKING:
    from zhongbu_quiz.exports.anki import AnkiDeck
    from zhongbu_quiz.exports.paper import PaperOptions
    from zhongbu_quiz.sets.form import DrawnSet
    from zhongbu_quiz.sets.roster import StudentForm


def check_decks(decks: Sequence[Deck], bank: Bank) -> None:
    """Draw every deck before anything is written. Raises ContentError with the problems of all decks at once."""
    problems: list[Problem] = []
    first: dict[str, Deck] = {}
    for deck in decks:
        other = first.setdefault(deck.name, deck)
        if other is not deck:
            problems.append(
                problem(deck.path, 1, f"{other.path} has the same name, so their outputs would meet; rename one")
            )
        try:
            draw(deck, bank)
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)


def anki_items(deck: Deck, bank: Bank) -> list[Item]:
    """The items of a deck's cards: everything that it admits, or the set that it draws where it counts items and says so."""
    drawn = deck.record.kind_counts and deck.record.anki.cards == "drawn"
    return list(draw(deck, bank, forms=1).forms[0].items) if drawn else candidates(deck, bank)


def anki_settings(deck: Deck) -> AnkiDeck:
    """What the Anki export needs to know of a deck."""
    from zhongbu_quiz.exports.anki import AnkiDeck

    record = deck.record
    return AnkiDeck(
        title=record.title,
        deck=record.anki.deck or record.title,
        description=record.description,
        new_per_day=record.anki.new_per_day,
        split=record.anki.split or "",
    )


def make_anki(deck: Deck, bank: Bank, path: Path, timestamp: int, previous: Path | None = None) -> Path:
    """The .apkg of a deck. With the package of an earlier release, notes that did not change keep its `mod`."""
    from zhongbu_quiz.exports.anki import write_apkg

    settings = anki_settings(deck)
    return write_apkg(
        anki_items(deck, bank), bank.base, path, settings, timestamp, bank=cloze_items(bank), previous=previous
    )


def make_anki_text(deck: Deck, bank: Bank, path: Path) -> Path:
    """The same notes in Anki's text import format."""
    from zhongbu_quiz.exports.anki import write_text

    return write_text(anki_items(deck, bank), bank.base, path, anki_settings(deck), bank=cloze_items(bank))


def cloze_items(bank: Bank) -> list[Item]:
    """All cloze items: their slots are marked in the sentence of a note whichever deck it comes from."""
    return [item for item in bank.items if item.kind == "cloze"]


def paper_options(**settings: Any) -> PaperOptions:
    """The settings of a paper. Raises UserError for one that does not exist."""
    from zhongbu_quiz.exports.paper import PaperOptions

    try:
        return PaperOptions(**settings)
    except (ValueError, TypeError) as error:
        raise UserError(f"worksheet: {error}") from None


def make_papers(
    deck: Deck,
    bank: Bank,
    folder: Path,
    products: tuple[str, ...],
    seed: int | None = None,
    versions: int | None = None,
    options: PaperOptions | None = None,
    force: bool = False,
) -> list[Path]:
    """The papers of a deck: one file a product and form; study sheets tell all facts that the deck selects."""
    from zhongbu_quiz.exports.paper import write_papers

    drawn = draw(deck, bank, seed, versions)
    facts = [fact for fact in bank.base.facts if deck.record.select.passes(fact)]
    return write_papers(drawn, bank.base, folder, only=products, options=options, facts=facts, force=force)


def make_class(
    deck: Deck,
    bank: Bank,
    folder: Path,
    products: tuple[str, ...],
    roster: Path,
    seed: int | None,
    versions: int | None,
    options: PaperOptions,
    jobs: int | None,
    dask: str,
    progress: Callable[[str], None],
) -> list[Path]:
    """A paper for every student of a roster, with keys; on this machine's cores or on a Dask cluster."""
    from zhongbu_quiz.sets.roster import read_roster, student_forms

    students = read_roster(roster)
    drawn = draw(deck, bank, seed, versions)
    return _write_class(drawn, student_forms(drawn, students), folder, products, options, jobs, dask, progress)


def make_again(
    stored: Path,
    folder: Path,
    products: tuple[str, ...],
    roster: Path | None,
    settings: Mapping[str, Any],
    force: bool,
    jobs: int | None,
    dask: str,
    progress: Callable[[str], None],
) -> tuple[list[Path], tuple[str, ...]]:
    """The papers of a stored draw, the same bytes as the first time; with a roster, or where the draw is a class's, the class set.

    `settings` replace those that the papers were first made with. Returns the paths, and the products that are left out because they
    tell facts. Raises UserError where nothing is left, or where the draw is a class's already and a roster is given.
    """
    from zhongbu_quiz.exports.paper import PRODUCTS, check_products, needs_facts, write_papers
    from zhongbu_quiz.sets.roster import read_roster, student_forms
    from zhongbu_quiz.sets.stored import read

    found = read(stored)
    if roster is not None and found.papers:
        raise UserError(f"{stored}: holds the forms of {len(found.papers)} students already; leave out --roster")
    check_products(products)
    left_out = tuple(name for name in products if needs_facts(name))
    made = tuple(name for name in products if name not in left_out)
    if not made:
        allowed = ", ".join(name for name in PRODUCTS if not needs_facts(name))
        raise UserError(f"{stored}: has no facts, which {', '.join(left_out)} would tell; make them from the deck, or choose from {allowed}")
    options = paper_options(**{**found.settings, **settings})
    papers = found.papers or (student_forms(found.drawn, read_roster(roster)) if roster is not None else ())
    if papers:
        return _write_class(found.drawn, papers, folder, made, options, jobs, dask, progress), left_out
    return write_papers(found.drawn, None, folder, made, options, force=force), left_out


def _write_class(
    drawn: DrawnSet,
    papers: Sequence[StudentForm],
    folder: Path,
    products: tuple[str, ...],
    options: PaperOptions,
    jobs: int | None,
    dask: str,
    progress: Callable[[str], None],
) -> list[Path]:
    from zhongbu_quiz.exports.paper.class_set import write_class
    from zhongbu_quiz.exports.paper.workers import dask_workers

    def told(done: int, total: int) -> None:
        progress(f"{done} of {total} students")

    workers = dask_workers(dask) if dask else None
    return write_class(drawn, papers, folder, products, options, jobs, workers, told)
