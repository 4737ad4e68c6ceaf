"""Which form a file keeps: the version of each kind of file that is written once and read back later, perhaps by another release.

YAML says it in a line `format: 1` (a project's own `version` is another thing: that of its content), JSON of ours as
{"format": "zhongbu-quiz draw", "version": 2}. A file that says nothing is of the first version. Older versions are read as long as
`oldest` says so; what a newer program wrote is refused before anything else of it is judged, since its keys may be unknown here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, marked

KEY = "format"
"""Where a file says which form it keeps."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file: what JSON of it calls itself (nothing for YAML, which is known by its place), what a person calls it, the version
    that is written, the oldest that is read, and what one can do with a file of another version but to change the program."""

    name: str
    title: str
    version: int
    oldest: int
    instead: str

    @property
    def said(self) -> dict[str, Any]:
        """How JSON of this kind begins."""
        return {KEY: self.name, "version": self.version}


_BY_HAND = marked("write `format: {version}`, and mend what is then said to be wrong")
PROJECT = FileFormat("", marked("a project file"), 1, 1, _BY_HAND)
DECK = FileFormat("", marked("a deck file"), 1, 1, _BY_HAND)
DRAW = FileFormat("zhongbu-quiz draw", marked("a stored draw"), 3, 2, marked("make the papers again from the deck"))
"""Goes up whenever a program of the version before would take the file for something else than it is."""
SHEET = FileFormat("zhongbu-quiz sheet", marked("the places of an answer sheet"), 2, 2, marked("make the answer sheet again"))
RESULTS = FileFormat("zhongbu-quiz results", marked("the results of an exam"), 1, 1, marked("take it out of the folder, and mark the scans again"))


def beyond(found: int, form: FileFormat) -> str:
    """What to do about a file of version `found` that this program does not read; nothing where it reads it."""
    if form.oldest <= found <= form.version:
        return ""
    instead = _(form.instead).format(version=form.version)
    if found > form.version:
        words = _("is {title} of version {found}, and this program reads version {version}; install a newer zhongbu-quiz, or {instead}")
    else:
        words = _("is {title} of version {found}, and this program reads version {version}; {instead}, or use the program that wrote it")
    return words.format(title=_(form.title), found=found, version=form.version, instead=instead)


def is_of(whole: object, form: FileFormat) -> bool:
    """Whether some JSON is of a kind, of whatever version."""
    return isinstance(whole, Mapping) and str(whole.get(KEY, "")).startswith(form.name)


def check_version(path: Path, whole: Mapping[str, Any], form: FileFormat) -> None:
    """Raises UserError where JSON of a kind is of a version that this program does not read. (Early files have the number behind the name.)"""
    said = str(whole.get("version", whole[KEY].removeprefix(form.name).strip() or 1))
    if words := beyond(int(said) if said.isdecimal() else 0, form):
        raise UserError(_("{path}: {words}").format(path=path, words=words))
