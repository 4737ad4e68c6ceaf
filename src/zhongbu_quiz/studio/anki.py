"""A project's cards as Anki packages: one deck, or what changed in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.anki.output import ProjectCards
from zhongbu_quiz.exports.registry import OUTPUTS
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import asked, delivery
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.deck_files import load_decks
from zhongbu_quiz.studio.endings import check_file
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.written import Written

_ANKI = {name for name, output in OUTPUTS.items() if output.command == "anki"}


def make_anki(
    opened: Opened, path: Path | None, timestamp: int, previous: Sequence[Path] = (), text: bool = False, force: bool = False
) -> Written:
    """Write the deck's cards to `path` (default: its name, here). `text`: Anki's text import format.

    `previous` are packages of the release before, or folders that hold them: notes that did not change stay untouched.
    `force` writes over a file that is not ours. Raises UserError as `Delivery.write` does.
    """
    output = OUTPUTS["anki-text" if text else "anki"]
    path = path or Path(f"{opened.deck.name}{output.endings[0]}")
    check_file(path, output, opened.typed, opened.inputs)
    check_out(path.parent, opened.project)
    delivery(path.parent, "anki", path).begin()
    to = delivery(path.parent, "anki", path, (*opened.inputs, *packages(previous)), force)
    to.begin([path.name])
    cards = project_cards(opened, timestamp, previous)
    request = Request(opened.deck, opened.bank, project_file=opened.project.identity_file, cards=cards)
    return Written(request.name, to.write(asked(path, request.name, output.name, output.make(request))).paths)


def project_cards(opened: Opened, timestamp: int, previous: Sequence[Path] = ()) -> ProjectCards:
    """The cards that all Anki packages of a project share: of its decks that go to Anki, and of those that are open.

    Raises ContentError with the problems of all deck files, UserError for a `previous` that is neither a package nor a folder of them.
    """
    open_now = {deck.path.resolve() for deck in opened.decks}
    others = load_decks([path for path in opened.project.deck_paths() if path.resolve() not in open_now], opened.outputs, opened.project.world())
    decks = sorted((*opened.decks, *_for_anki(others)), key=lambda deck: deck.name)
    return ProjectCards(decks, opened.bank, opened.project.identity_file, timestamp, packages(previous))


def packages(previous: Iterable[Path]) -> list[Path]:
    """The packages of a release before: files as they are, all packages of a folder. Raises UserError where there is none."""
    found: list[Path] = []
    for path in previous:
        mine = sorted(path.glob("*.apkg")) if path.is_dir() else [path]
        if not mine:
            words = _("{path}: holds no .apkg; give the folder of an earlier build, or the packages themselves")
            raise UserError(words.format(path=path))
        found += mine
    return found


def _for_anki(decks: Iterable[Deck]) -> list[Deck]:
    return [deck for deck in decks if not _ANKI.isdisjoint(deck.record.outputs)]
