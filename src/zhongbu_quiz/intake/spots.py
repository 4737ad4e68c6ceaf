"""Entries of questions, and where in a bank each of their values stands: what messages name.

In: entries with the spots of their fields. Out: a `BankFile`, which the rest reads as it reads a YAML file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.messages import _

_FIELD = re.compile(r"`[\w.]+`(?:: |：)")
"""How messages on a record open. A bank has no fields; the spot says what it calls them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a text or a row of a sheet (with the path that names the sheet), and words for what stands there: H2 答案."""

    path: Path
    line: int
    label: str = ""

    def problem(self, words: str) -> Problem:
        """A Problem at this spot."""
        if self.label:
            words = _("{what}: {words}").format(what=self.label, words=_FIELD.sub("", words, count=1))
        return problem(self.path, self.line, words)


@dataclass(frozen=True)
class Entry:
    """The data of one question, and the spots of its fields: ("answer",), ("options", 2), and () for the whole."""

    data: dict[str, Any]
    spots: Mapping[Place, Spot] = field(default_factory=dict)


class BankFile(YamlFile):
    """Like a YamlFile that holds `facts:`; its lines are those of the bank."""

    def __init__(self, path: Path, entries: Sequence[Entry]) -> None:
        super().__init__(path, {"facts": [entry.data for entry in entries]}, {})
        self._entries = entries

    def line(self, place: Place) -> int:
        """The line, or the row of a sheet."""
        return self._spot(place).line

    def file_of(self, place: Place) -> Path:
        """The bank, with the sheet of a workbook."""
        return self._spot(place).path

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem that names the line or the cell of a value."""
        return self._spot(place).problem(message)

    def _spot(self, place: Place) -> Spot:
        """The spot of a value, or that of the nearest value around it."""
        if len(place) < 2 or not isinstance(place[1], int):
            return Spot(self.path, 1)
        spots, within = self._entries[place[1]].spots, place[2:]
        while within and within not in spots:
            within = within[:-1]
        return spots.get(within, Spot(self.path, 1))
