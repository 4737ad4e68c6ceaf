"""Columns of a workbook's sheet: their Chinese names, other names that are read too, what stands in a cell, and the words of help.

Each kind of fact declares its own columns; those about the source are the same for all and stand in `data/columns.yaml`. `key` is the
place in a fact's data (`source.document` is a key within a key). A test compares the columns of a kind with its record.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhongbu_quiz import data
from zhongbu_quiz.data.world import World
from zhongbu_quiz.loading.yamlfile import load_yaml


class ByWorld(Mapping[str, str]):
    """Words for the values of a column that stand in the world's data, where a set may have its own; as a mapping, those that ship."""

    @abstractmethod
    def of(self, world: World) -> Mapping[str, str]:
        """The words that a world knows, and the value that each means."""


@dataclass(frozen=True)
class Column:
    """One column. `form`: text | date | number | bool | choice | tags | lines | fragments | parts | sections; `must`: no row can do without."""

    key: str
    title: str
    form: str = "text"
    help: str = ""
    also: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    must: bool = False

    def choices_of(self, world: World) -> Mapping[str, str]:
        """What its cells may say in a world, and the value that each word means."""
        return self.choices.of(world) if isinstance(self.choices, ByWorld) else self.choices


def _column(written: Mapping[str, Any], yes_no: Mapping[str, str]) -> Column:
    form = str(written.get("form", "text"))
    return Column(
        str(written["key"]),
        str(written["title"]),
        form,
        str(written.get("help", "")),
        tuple(str(written.get("also", "")).split()),
        yes_no if form == "bool" else {},
        "must" in written,
    )


_SHARED: Mapping[str, Any] = load_yaml(Path(data.__file__).parent / "columns.yaml").data

YES_NO: Mapping[str, str] = _SHARED["yes_no"]
ID = _column({"key": "id", **_SHARED["id"]}, YES_NO)
SOURCE_COLUMNS = tuple(_column(written, YES_NO) for written in _SHARED["source"])
"""What every kind of fact has after its own columns."""
