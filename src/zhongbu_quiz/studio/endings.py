"""The name behind -o -> an error where its ending is that of another form: a file that no program would open, or a folder called x.pdf.

In: a path, and what is to be written there. Out: nothing, or a UserError with the name to write instead and the call that makes the other form.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.registry import OUTPUTS, Output, call_of
from zhongbu_quiz.messages import _, as_typed
from zhongbu_quiz.sets.deck_files import SUFFIXES

_OFFICE = (".doc", ".xls", ".wps", ".et")
"""Endings of the programs that write papers, which nothing here writes."""


def check_file(path: Path, output: Output, deck: str, inputs: Iterable[Path]) -> None:
    """Raises UserError where a file does not end as its form does; what is no file (a device) and what the call reads is told where it
    is written."""
    ending = _ending(output)
    if path.is_dir():
        words = _("{path}: is a folder, and one file is written; write the file in it: -o {name}")
        raise UserError(words.format(path=path, name=as_typed(str(path / f"{Path(deck).stem}{ending}"))))
    if path.suffix.lower() == ending or (path.exists() and not path.is_file()):
        return
    if path.exists() and any(path.samefile(one) for one in inputs if one.exists()):
        return
    name = path.with_suffix(ending) if path.suffix.lower() in _known() else path.with_name(path.name + ending)
    words = _("{path}: {output} is a file that ends in {ending}; write: -o {name}")
    said = words.format(path=path, output=output.title, ending=ending, name=as_typed(str(name)))
    others = [one for one in OUTPUTS.values() if _ending(one) == path.suffix.lower()]
    if others:
        other = min(others, key=lambda one: len(one.endings[0]))  # the plainest: .xlsx before .kahoot.xlsx
        words = _("{words}\nfor {other} ({ending}): {call}")
        said = words.format(words=said, other=other.title, ending=path.suffix.lower(), call=call_of(other, deck))
    raise UserError(said)


def output_of(path: Path) -> Output | None:
    """The output that ends as a file does: the plainest, and of those that end in .pdf the paper; None where there is none."""
    found = [one for one in OUTPUTS.values() if _ending(one) == path.suffix.lower()]
    return min(found, key=lambda one: (one.name != "paper", one.command == "anki", len(one.endings[0])), default=None)


def check_folder(path: Path, example: str = "-o papers") -> None:
    """Raises UserError where a folder that is not there yet is called as files are."""
    if path.suffix.lower() in _known() and not path.exists():
        words = _("{path}: is the name of a file, and a folder is wanted (files get names by themselves); write a folder, such as: {example}")
        raise UserError(words.format(path=path, example=example))


def _ending(output: Output) -> str:
    return _suffix(output.endings[0])


def _suffix(ending: str) -> str:
    """What a system takes for the ending of a file: .xlsx of .kahoot.xlsx, .pdf of -paper.pdf."""
    return f".{ending.rpartition('.')[2]}"


def _known() -> set[str]:
    """How files of outputs, decks and office programs end."""
    return {_suffix(ending) for output in OUTPUTS.values() for ending in output.endings} | {*SUFFIXES, *_OFFICE}
