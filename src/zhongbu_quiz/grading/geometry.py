"""Where everything stands on a set of answer sheets, read back from the geometry file that was written beside them (docs/papers.md tells it).

In: NAME-sheet.json. Out: a Geometry; lengths in millimetres from the upper left corner of a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Box, Rect, Use
from zhongbu_quiz.exports.paper.answer_sheet.marks import BITS
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.students import Student
from zhongbu_quiz.values.typed import fits
from zhongbu_quiz.versions import SHEET, check_version, is_of


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page: its corner marks by their names and which of them is hollow (`odd`), the QR code, the bits, the bars at the left and the right edge
    for each row, the bars above columns, the cells to write in by number, and the boxes."""

    corners: Mapping[str, Rect]
    odd: str
    code: Rect
    bits: tuple[Rect, ...]
    rows: tuple[tuple[Rect, Rect], ...]
    columns: tuple[Rect, ...]
    areas: Mapping[int, Rect]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """What stands under a number: the kind, how many choices it has (0 where it is written), and what it is worth, as far as that is said."""

    number: int
    kind: str
    choices: int
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """What some sheets have in common."""

    items: Mapping[int, ItemPlace]
    pages: tuple[PageLayout, ...]


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """Whose sheet has which layout."""

    code: str
    form: str
    student: Student
    layout: int


@dataclass(frozen=True, slots=True)
class Geometry:
    """All sheets of a set: `name` of the set, `draw`: the digits that stand for its stored draw, the size of a page, sheets by the code of their
    form, layouts."""

    name: str
    draw: str
    width: float
    height: float
    sheets: Mapping[str, SheetOwner]
    layouts: tuple[SheetLayout, ...]

    def layout_of(self, code: str) -> SheetLayout:
        """The layout of the sheet with a code."""
        return self.layouts[self.sheets[code].layout]


def read(path: Path) -> Geometry:
    """What `path` holds. Raises UserError where it cannot be read, is no geometry file of ours, is of another version, or was changed by hand."""
    try:
        text = bytes_of(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_geometry(path, _("it is not UTF-8")) from error
    with _explained(path):
        whole = json.loads(text)
        if not is_of(whole, SHEET):
            raise _no_geometry(path, _("it does not begin with its format"))
    check_version(path, whole, SHEET)
    with _explained(path):
        return _geometry(path, whole)


def _geometry(path: Path, whole: Mapping[str, Any]) -> Geometry:
    layouts = tuple(_layout(layout) for layout in whole["layouts"])
    owners = [
        SheetOwner(sheet["code"], sheet["form"], Student(**sheet.get("student", {})), sheet["layout"]) for sheet in whole["sheets"]
    ]
    size = (float(whole["width"]), float(whole["height"]))
    geometry = Geometry(whole["set"], whole["draw"], *size, {owner.code: owner for owner in owners}, layouts)
    whole_enough = layouts and owners and all(layout.pages for layout in layouts) and min(size) > 0
    in_order = all(0 <= owner.layout < len(layouts) for owner in owners if type(owner.layout) is int) and all(map(_is_listed, layouts))
    if not fits(geometry, Geometry) or not whole_enough or not in_order:
        raise _no_geometry(path, _("a value in it is of another form"))
    return geometry


def _is_listed(layout: SheetLayout) -> bool:
    """Whether every number that has a box is an item."""
    return all(box.of["number"] in layout.items for page in layout.pages for box in page.boxes if "number" in box.of)


def _layout(record: Mapping[str, Any]) -> SheetLayout:
    items = (
        ItemPlace(item["number"], item["kind"], item["choices"], Decimal(item["points"]) if "points" in item else None)
        for item in record["items"]
    )
    return SheetLayout({item.number: item for item in items}, tuple(_page(page) for page in record["pages"]))


def _page(record: Mapping[str, Any]) -> PageLayout:
    page = PageLayout(
        corners={str(name): _rect(place) for name, place in record["corners"].items()},
        odd=record["odd"],
        code=_rect(record["code"]),
        bits=tuple(map(_rect, record["bits"])),
        rows=tuple((_rect(left), _rect(right)) for left, right in record["rows"]),
        columns=tuple(map(_rect, record["columns"])),
        areas={int(number): _rect(place) for number, place in record["areas"].items()},
        boxes=tuple(map(_box, record["boxes"])),
    )
    if set(page.corners) != {"tl", "tr", "bl", "br"} or page.odd not in page.corners or len(page.bits) != BITS:
        raise ValueError(record["odd"])
    return page


_OF: Mapping[Use, Mapping[str, type[int] | type[str]]] = {
    "choice": {"number": int, "choice": int},
    "score": {"number": int, "adds": str},
    "digit": {"column": int, "digit": int},
    "form": {"form": str},
    "flag": {"flag": str},
    "example": {"example": str},
}
"""What a box says of itself, by its use."""


def _box(record: Mapping[str, Any]) -> Box:
    of = {name: record[name] for name in _OF[record["use"]]}
    if not all(type(of[name]) is kind for name, kind in _OF[record["use"]].items()):
        raise TypeError(record["use"])
    Decimal(of.get("adds", 0))
    return Box(_rect(record["at"]), record["mark"], record["use"], of)


def _rect(place: Any) -> Rect:
    left, top, width, height = map(float, place)
    if not (0 <= left < 1000 and 0 <= top < 1000 and 0 < width < 1000 and 0 < height < 1000):
        raise ValueError(place)
    return Rect(left, top, width, height)


def _no_geometry(path: Path, why: str) -> UserError:
    words = _("{path}: does not say where things stand on an answer sheet ({reason}); give the NAME-sheet.json that was written beside the sheets")
    return UserError(words.format(path=path, reason=why))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except json.JSONDecodeError as error:
        raise _no_geometry(path, _("line {line} is no JSON").format(line=error.lineno)) from error
    except KeyError as error:
        raise _no_geometry(path, _("{key} is missing").format(key=error)) from error
    except (RecursionError, MemoryError) as error:
        raise _no_geometry(path, _("it is nested too deeply, or too large")) from error
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        raise _no_geometry(path, _("a value in it is of another form")) from error
