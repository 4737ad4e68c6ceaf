"""What a caller may ask of a paper, and the geometry that follows from it.

In: PaperOptions. Out: a Sheet, all lengths in em of the body type or in millimetres, which the templates print into CSS
and the line breaker measures with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace

from zhongbu_quiz.messages import _, joined

SIZES = ("a4", "a3", "8k")
ANSWERS = ("apart", "after", "behind")
DIGITS, MOST_DIGITS = 8, 12
"""Columns of the grid of a student's number on an answer sheet where no class list says how many, and the most that it can have."""
MM_PER_PT = 25.4 / 72
LEADING = 1.65
"""The usual distance of lines, in em."""
_ROOM = 5
"""So much more than lines the room between blocks gives."""


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """`size`: a4 (portrait), a3 or 8k (landscape, two halves). `columns`: 1 or 2, a4 only. `form`: exam (密封线, score
    table, 注意事项) or plain (a name line, for home). `large`: 16 pt print. `tagged`: PDF/UA-1. `school`: printed above
    the title and on the line for it. `answers`: in a key of their own (apart), after each item of the paper (after), or all of them
    behind it (behind). Of answer sheets: `digits`, the columns of the grid of the student's number (0: no grid; None: as the class list
    needs, or eight), and `barcode`, room to stick one. `sheet`: answers go on an answer sheet, so the paper says so."""

    size: str = "a4"
    columns: int = 1
    form: str = "exam"
    large: bool = False
    tagged: bool = True
    school: str = ""
    answers: str = "apart"
    digits: int | None = None
    barcode: bool = False
    sheet: bool = False

    def __post_init__(self) -> None:
        for one in fields(self):  # a stored draw may hold anything
            given, usual = getattr(self, one.name), DIGITS if one.name == "digits" else one.default
            if not isinstance(given, type(usual)) and given != one.default:
                raise ValueError(_("{name} cannot be {given!r}; write a value such as {usual!r}").format(name=one.name, given=given, usual=usual))
        if self.size not in SIZES:
            raise ValueError(_("size must be one of {sizes} (got {given!r})").format(sizes=_listed("size", SIZES), given=self.size))
        if self.form not in ("exam", "plain"):
            raise ValueError(_("form must be exam or plain (got {given!r})").format(given=self.form))
        if self.answers not in ANSWERS:
            words = _("answers must be one of {places} (got {given!r})")
            raise ValueError(words.format(places=_listed("answers", ANSWERS), given=self.answers))
        if self.columns not in (1, 2):
            raise ValueError(_("columns must be 1 or 2 (got {given!r})").format(given=self.columns))
        if self.digits is not None and not 0 <= self.digits <= MOST_DIGITS:
            words = _("digits must be from 0 to {most} (got {given!r})")
            raise ValueError(words.format(most=MOST_DIGITS, given=self.digits))
        if self.columns == 2 and self.size != "a4":
            words = _("columns: a sheet of size {size} is printed in two halves already; leave columns out, or choose size a4")
            raise ValueError(words.format(size=self.size))

    @property
    def exam(self) -> bool:
        """Whether it has a sealed edge and room for marks: a paper that tells each answer below its item is read, not sat."""
        return self.form == "exam" and self.answers != "after"

    @property
    def apart(self) -> PaperOptions:
        """The same without answers in a paper."""
        return replace(self, answers="apart")

    @property
    def plain(self) -> PaperOptions:
        """The same sheets and type without a sealed edge and in one column: what keys and study sheets are set in."""
        return replace(self, form="plain", columns=1)


def _listed(key: str, values: Iterable[str]) -> str:
    """The values of a setting as messages name them."""
    from zhongbu_quiz.sets.words import value_called  # help texts know this module, and are quick without that one

    return joined(value_called(key, value) for value in values)


def for_products(options: PaperOptions | None, products: Collection[str]) -> PaperOptions:
    """The options by which these products are made together, the usual ones where none are given: beside an answer sheet, a paper says that
    answers go there."""
    chosen = options or PaperOptions()
    return replace(chosen, sheet=chosen.sheet or "sheet" in products)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Geometry of a page: millimetres, and `measure`, the width of a column in em of the body type."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size_pt: float
    leading: float
    columns: int
    gap: float
    measure: float
    halves: bool

    @property
    def em(self) -> float:
        """One em of the body type in millimetres."""
        return self.size_pt * MM_PER_PT

    @property
    def give(self) -> float:
        """How much farther apart than usual the lines stand, as a factor."""
        return self.leading / LEADING

    @property
    def room(self) -> float:
        """The same of the room between blocks, of which more is taken before an eye sees it."""
        return 1 + (self.give - 1) * _ROOM

    @property
    def seal_pt(self) -> float:
        """Size of the words on the 密封线, in points."""
        return 10.5 if self.size_pt < 12 else 13.0

    @property
    def seal_length(self) -> float:
        """Length of the 密封线, in em of its type."""
        return (self.height - self.top - self.bottom) / (self.seal_pt * MM_PER_PT)

    @property
    def front_measure(self) -> float:
        """Width of what the title stands over, in em of the body type: one half of a large sheet, or all columns of an A4 page."""
        return self.measure if self.halves else self.text_width / self.em

    @property
    def column_width(self) -> float:
        """Width of one column in millimetres."""
        return self.measure * self.em

    def text_left(self, side: int) -> float:
        """Where the text begins on a side of the sheets (0 is the front of the first), in millimetres: the wide margin, by which sheets are
        bound and cut, is at the left of fronts and at the right of backs."""
        return self.right if side % 2 else self.left

    def middle(self, side: int) -> float:
        """The middle between the two columns of a side, in millimetres."""
        return self.text_left(side) + self.text_width / 2

    @property
    def text_width(self) -> float:
        """Width of all columns with their gaps, in millimetres."""
        return self.measure * self.em * self.columns + self.gap * (self.columns - 1)


def sheet(options: PaperOptions) -> Sheet:
    """The sheet for these options. A column is a whole number of em wide, so that full lines of Chinese end flush."""
    width, height = {"a4": (210.0, 297.0), "a3": (420.0, 297.0), "8k": (390.0, 270.0)}[options.size]
    halves = options.size != "a4"
    columns = 2 if halves else options.columns
    size_pt = 16.0 if options.large else 10.5
    left = 28.0 if options.exam else 20.0
    right = 18.0 if options.exam else 20.0
    gap = (26.0 if halves else 8.0) if columns == 2 else 0.0
    em = size_pt * MM_PER_PT
    measure = ((width - left - right - gap * (columns - 1)) / columns) // em
    spare = width - left - right - gap * (columns - 1) - measure * em * columns
    return Sheet(
        width=width,
        height=height,
        left=left + spare / 2,
        right=right + spare / 2,
        top=18.0,
        bottom=18.0,
        size_pt=size_pt,
        leading=LEADING,
        columns=columns,
        gap=gap,
        measure=measure,
        halves=halves,
    )
