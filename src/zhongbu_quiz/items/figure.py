"""The figure of an item: numbers to be read from, as values and in words; no picture of any format stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class _Rows:
    """What all figures have: the names of the columns, the rows as they are printed, the unit of the values ("" where each cell
    carries its own), and the same in words, for formats without pictures and for people who cannot see them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Table(_Rows):
    """Things by attributes: the first column names the things."""

    type: ClassVar[Literal["table"]] = "table"


@dataclass(frozen=True, slots=True)
class Series(_Rows):
    """One or more quantities over time or places: the first column is the axis."""

    type: ClassVar[Literal["series"]] = "series"


@dataclass(frozen=True, slots=True)
class Timeline(_Rows):
    """Events in time: the first column is the date."""

    type: ClassVar[Literal["timeline"]] = "timeline"


Figure = Table | Series | Timeline


@dataclass(frozen=True, slots=True)
class Material:
    """A text that several items stand under. Items with one material id are drawn together and printed once under it."""

    id: str
    text: str
