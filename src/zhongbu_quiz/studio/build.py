"""Every output that decks ask for, written into one folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from zhongbu_quiz.delivery.deliver import File
from zhongbu_quiz.delivery.manifest import Entry, read_manifest
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.exports.registry import make_outputs
from zhongbu_quiz.exports.request import Made, Request
from zhongbu_quiz.exports.writing import delivery, named
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.studio.anki import packages, project_cards
from zhongbu_quiz.studio.endings import check_folder
from zhongbu_quiz.studio.opening import Opened, unnamed
from zhongbu_quiz.studio.place import check_out
from zhongbu_quiz.studio.progress import Progress, Step, silent
from zhongbu_quiz.studio.written import Written

if TYPE_CHECKING:
    from zhongbu_quiz.exports.anki.output import ProjectCards

NEWS = "NEWS.zh-CN.md"
"""What changed since the release before, for students."""
BUILD = "build"
"""By which command a manifest says that a deck's own outputs were made."""


def build(
    opened: Opened,
    out: Path,
    timestamp: int,
    previous: Sequence[Path] = (),
    force: bool = False,
    progress: Progress = silent,
) -> list[Written]:
    """Make the outputs of all decks that are open, and write them all or none. What an earlier build made of them and this one does not is removed.

    `timestamp` is the time of the build. `previous` are folders that an earlier build made, or its packages: what did not change in its Anki
    decks stays untouched, and what did is told to students (`NEWS`). `force` writes over files that are not ours, or that
    somebody has edited. Raises ContentError with the problems of all decks, UserError as `Delivery.write` does, before anything is written.
    """
    check_folder(out, "--out=")
    check_out(out, opened.project, "--out=papers")
    delivery(out, BUILD).begin()
    cards = _cards(opened, timestamp, previous)
    to = delivery(out, BUILD, inputs=(*opened.inputs, *(packages(previous) if cards else ())), force=force)
    requests = [Request(deck, opened.bank, project_file=opened.project.identity_file, cards=cards) for deck in opened.decks]
    check_draws(requests, unnamed(opened.project, opened.decks))
    made: dict[str, Made] = {}
    for request in requests:
        outputs = [opened.outputs[name] for name in dict.fromkeys(request.source[0].record.outputs)]
        for output in outputs:
            progress(Step(_("{deck}: {output}").format(deck=request.name, output=output.title)))
        made[request.name] = make_outputs(outputs, request)
    files = {name: named(name, one) for name, one in made.items()}
    if cards and previous:
        from zhongbu_quiz.exports.anki.news import page

        files[""] = {NEWS: File(page(cards.cards, timestamp).encode("utf-8"))}
    done = to.write({name: file for some in files.values() for name, file in some.items()}, partial(_was_made_of, made))
    asked = {request.name: request.remarks for request in requests}
    written = [
        Written(name, tuple(out / one for one in files[name]), left_out=one.left_out, remarks=(*asked[name], *one.remarks))
        for name, one in made.items()
    ]
    return [*written, Written("", tuple(out / one for one in files.get("", ())), remarks=(*done.remarks, *_of_no_deck(opened, out, made)))]


def _of_no_deck(opened: Opened, out: Path, made: Collection[str]) -> tuple[str, ...]:
    """What is said of files that a build made of decks which are no longer there, by their names: they stay, since papers that were handed out are
    graded by them. Of a folder outside of the project nothing is said; another project may build there."""
    if not out.resolve().is_relative_to(opened.project.seeds.parent.resolve()):
        return ()
    decks = {path.stem for path in opened.project.deck_paths()} | set(made)
    left = [name for name, entry in read_manifest(out).items() if entry.by == BUILD and entry.set and entry.set not in decks]
    there = [str(out / name) for name in sorted(left) if (out / name).is_file()]
    words = _("{paths}: an earlier run made it of a deck that is no longer there; it stays, since papers that were handed out are graded by it: "
              "remove it yourself, if it is not wanted")  # fmt: skip
    return (words.format(paths=joined(there)),) if there else ()


def _was_made_of(made: Mapping[str, Made], entry: Entry) -> bool:
    """Whether a file is of one of these sets, and a build made it or it is of a product that this build makes."""
    return entry.set in made and (entry.by == BUILD or entry.product in made[entry.set].products.values())


def check_draws(requests: list[Request], found: Sequence[Problem] = ()) -> None:
    """Draw every set that counts its items. Raises ContentError with the problems of all of them, and those found before, at once."""
    problems = list(found)
    for request in requests:
        try:
            request.drawn if request.source[0].record.kind_counts else request.admitted
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)


def _cards(opened: Opened, timestamp: int, previous: Sequence[Path]) -> ProjectCards | None:
    """The cards of the project, where a deck goes to Anki."""
    if not any(opened.outputs[name].command == "anki" for deck in opened.decks for name in deck.record.outputs):
        return None
    return project_cards(opened, timestamp, previous)
