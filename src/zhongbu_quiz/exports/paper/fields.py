"""Lines that say whose a paper is: 学校, 班级, 姓名, 学号, each with a place of its own that nothing it holds can leave.

In: what stands on the lines, and how much room there is. Out: places in em of their type, and each text as one row, or smaller and in as many
rows as it needs. The same places serve the page that is filled in by hand and the one that is printed with a student's particulars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.paper.markup import serif_measure
from zhongbu_quiz.exports.paper.options import Sheet

Who = tuple[str, str, str, str]
"""School, class, name, number."""
NOBODY: Who = ("", "", "", "")

_LABEL, _APART = 3.0, 1.0
"""学校： and what stands between one line and the next label, in em."""
_SEAL = (0.31, 0.22, 0.25, 0.22)
_PLAIN = (0.24, 0.34, 0.27, 0.15)
"""How the lines of an exam, and of the plain form, share the room: a school's name is the longest."""
_SIZES = (1.0, 0.72, 0.5, 0.38)
"""How large a text may be that stands in one row, in two, in three, in four: all have about the height of two rows at most."""
_ONE_ROW = 0.75
"""One row is made so much smaller before a second one begins."""
_SMALL = 0.5
"""Smaller than that, a word or a number is rather parted than made smaller still."""
_PARTS = re.compile(r"[A-Za-z\d'’.]+[\s·-]*|[（《“]*.[）》”·、，]*")
"""What stays in one row where a row can hold it: a word of Latin letters and digits, a Chinese character with the marks beside it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A line to write on: its label, where the label and the line begin and how long the line is, in em, and what stands on it."""

    label: str
    label_left: float
    left: float
    width: float
    text: Markup


def seal_fields(who: Who, sheet: Sheet) -> tuple[Field, ...]:
    """The lines along the sealed edge of an exam, from one end of the text to the other."""
    return _fields(say("seal_fields").split(), _SEAL, who, sheet.seal_length)


def plain_fields(who: Who, sheet: Sheet) -> tuple[Field, ...]:
    """The lines below the title of the plain form, from margin to margin of what the title stands over."""
    return _fields(say("plain_fields").split(), _PLAIN, (*who[1:], ""), sheet.front_measure)


def _fields(labels: Sequence[str], shares: Sequence[float], texts: Sequence[str], room: float) -> tuple[Field, ...]:
    free = room - len(shares) * _LABEL - (len(shares) - 1) * _APART
    found, left = [], 0.0
    for label, share, text in zip(labels, shares, texts, strict=True):
        width = round(free * share, 2)
        found.append(Field(label, round(left, 2), round(left + _LABEL, 2), width, fitted(text, width)))
        left += _LABEL + width + _APART
    return tuple(found)


def fitted(text: str, width: float) -> Markup:
    """`text` for a line of `width` em: as it is where it fits, else smaller or in several rows, whichever leaves it larger."""
    measure = serif_measure()
    need = measure(text)
    if need <= width:
        return Markup(Markup.escape(text))
    best, rows = (width / need, [text]) if need * _ONE_ROW <= width else (0.0, [text])
    for parts in (_PARTS.findall(text), list(text)):
        for count, largest in enumerate(_SIZES[1:], start=2):
            parted = _rows(parts, count)
            size = min(largest, width / max(map(measure, parted)))
            if size > best:
                best, rows = size, parted
        if best >= _SMALL:
            break
    shown = Markup("<br>").join(rows)
    return Markup('<span class="rows" style="font-size:{:.2f}em">{}</span>').format(int(best * 100) / 100, shown)


def _rows(parts: Sequence[str], count: int) -> list[str]:
    """`parts` in at most `count` rows, the longest of which is as short as can be; a part is never parted."""
    measure = serif_measure()
    limit = measure("".join(parts)) / count
    while len(rows := filled(parts, limit)) > count:
        limit *= 1.03
    return rows


def filled(parts: Sequence[str], limit: float) -> list[str]:
    """Parts in rows of at most `limit` em, but that a longer part has a row of its own."""
    measure = serif_measure()
    rows = [""]
    for part in parts:
        if rows[-1] and measure(rows[-1] + part.rstrip()) > limit:
            rows.append("")
        rows[-1] += part
    return [row.rstrip() for row in rows]
