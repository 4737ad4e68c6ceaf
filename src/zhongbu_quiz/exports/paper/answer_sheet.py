"""答题卡: boxes to blacken for the choice items, with marks at the corners and a QR code for the form.

In: a drawn set, one of its forms. Out: the PDF, and a JSON of where every box stands, read from our own layout: lengths in
millimetres from the upper left corner of the page, so that a later reader can find each box between the corner marks.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine, templates
from zhongbu_quiz.exports.paper.answers import SIGNS
from zhongbu_quiz.exports.paper.imposition import print_blocks
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import heading_of
from zhongbu_quiz.items.item import Choice, Item, TrueFalse
from zhongbu_quiz.items.printed import LETTERS
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.roster import Student, StudentForm
from zhongbu_quiz.sets.stored import code
from zhongbu_quiz.versions import SHEET

DIGITS = 8
_GROUP = 5
MOST = 100
"""Choice items that one page holds."""
_MM_PER_PX = 25.4 / 96


@dataclass(frozen=True, slots=True)
class BoxRow:
    """The boxes of one item: its number and the marks in them."""

    number: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose sheet it is: the code of the form, its QR code, and school, class, name, number."""

    code: str
    qr: Markup
    who: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class SheetDoc:
    """What sheet.html.j2 shows. Groups hold up to five items each. A page has one owner, or none: of a class set the
    first page holds what all have in common, and each further one what only one student has."""

    heading: str
    owners: tuple[Owner | None, ...]
    groups: tuple[tuple[BoxRow, ...], ...]
    digits: int
    layered: bool


def make_sheet(drawn: DrawnSet, form: Form, options: PaperOptions) -> dict[str, bytes]:
    """The answer sheet of `form` and its geometry, by the ending of the file name."""
    owner = _owner(drawn, form, Student(), options)
    document = _layout(drawn, (form,), (owner,), layered=False, tagged=options.tagged)
    return {"sheet.pdf": engine.write(document, options.tagged), "sheet.json": _json(document.pages, owner.code, form.name)}


def class_sheets(drawn: DrawnSet, papers: Sequence[StudentForm], options: PaperOptions) -> dict[str, bytes]:
    """A sheet for every student, in one PDF, and the geometry that all have in common."""
    owners = [_owner(drawn, form, student, options) for form, student in papers]
    document = _layout(drawn, [form for form, _ in papers], (None, *owners), layered=True, tagged=False)
    sheets = [[(0, 0.0, 0.0), (place, 0.0, 0.0)] for place in range(1, len(owners) + 1)]
    data: bytes = document.write_pdf(finisher=lambda _, pdf: print_blocks(pdf, sheets))
    return {"sheet.pdf": data, "sheet.json": _json(document.pages[:2], "", "")}


def _layout(
    drawn: DrawnSet, forms: Sequence[Form], owners: tuple[Owner | None, ...], layered: bool, tagged: bool
) -> Any:
    rows = _rows(forms)
    if not rows:
        words = _("{name}: has no choice items, so there is nothing for an answer sheet; leave out `sheet`")
        raise UserError(words.format(name=drawn.name))
    if len(rows) > MOST:
        words = _("{name}: has {count} choice items, and an answer sheet holds {most}; leave out `sheet`")
        raise UserError(words.format(name=drawn.name, count=len(rows), most=MOST))
    groups = tuple(rows[i : i + _GROUP] for i in range(0, len(rows), _GROUP))
    title = drawn.title if layered else heading_of(drawn, forms[0])
    doc = SheetDoc(title, owners, groups, DIGITS, layered)
    css = templates.css("sheet", sheet(PaperOptions(form="plain")))
    return engine.layout(templates.html("sheet", doc), css, tagged)


def _owner(drawn: DrawnSet, form: Form, student: Student, options: PaperOptions) -> Owner:
    name = code(drawn, form)
    who = (student.school or options.school, student.group, student.name, student.number)
    return Owner(name, Markup(_qr(f"ZBQ1 {name} {form.name}")), who)


def _rows(forms: Sequence[Form]) -> tuple[BoxRow, ...]:
    """A row for each number that is a choice item in any form, with as many boxes as any form needs there."""
    longest: dict[int, tuple[str, ...]] = {}
    for form in forms:
        for number, item in enumerate(form.items, start=1):
            if isinstance(item, Choice | TrueFalse):
                longest[number] = max(longest.get(number, ()), _marks(item), key=len)
    return tuple(BoxRow(number, longest[number]) for number in sorted(longest))


def _marks(item: Item) -> tuple[str, ...]:
    return SIGNS.truths if isinstance(item, TrueFalse) else tuple(LETTERS[: len(item.options)])


def _qr(text: str) -> str:
    import segno

    svg: str = segno.make(text, error="m", micro=False).svg_inline(scale=4, border=2)
    return svg


def _json(layers: Sequence[Any], name: str, form: str) -> bytes:
    """Every box of the page: the corner marks, the QR code, the digits of the student's number, the options of the items."""
    anchors = {anchor: _rectangle(box) for page in reversed(layers) for anchor, box in page.anchors.items()}

    def starting(prefix: str) -> dict[str, list[float]]:
        return {key[2:]: box for key, box in anchors.items() if key.startswith(prefix)}

    whole = {
        **SHEET.said,
        "form": form,
        "code": name,
        "unit": "mm",
        "width": round(layers[0].width * _MM_PER_PX, 2),
        "height": round(layers[0].height * _MM_PER_PX, 2),
        "corners": starting("m-"),
        "qr": anchors["qr"],
        "digits": starting("d-"),
        "items": _by_item(starting("o-")),
    }
    return (json.dumps(whole, ensure_ascii=False) + "\n").encode()


def _by_item(boxes: dict[str, list[float]]) -> dict[str, list[list[float]]]:
    items: dict[str, list[list[float]]] = {}
    for key, box in boxes.items():
        items.setdefault(key.split("-")[0], []).append(box)
    return items


def _rectangle(box: tuple[float, float, float, float]) -> list[float]:
    """[x, y, width, height] in millimetres."""
    left, top, right, bottom = (value * _MM_PER_PX for value in box)
    return [round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2)]
