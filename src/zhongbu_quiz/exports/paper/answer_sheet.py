"""答题卡: boxes to blacken for the choice items, with marks at the corners and a QR code for the form.

In: a drawn set, one of its forms. Out: the PDF, and a JSON of where every box stands, read from our own layout: lengths in
millimetres from the upper left corner of the page, so that a later reader can find each box between the corner marks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine, templates
from zhongbu_quiz.exports.paper.draw_file import code
from zhongbu_quiz.exports.paper.numerals import letter
from zhongbu_quiz.exports.paper.options import PaperOptions, sheet
from zhongbu_quiz.exports.paper.paper import Student, heading_of
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.form import DrawnSet, Form

BOXED = ("single_choice", "multiple_choice", "true_false")
DIGITS = 8
_GROUP = 5
_MM_PER_PX = 25.4 / 96


@dataclass(frozen=True, slots=True)
class BoxRow:
    """The boxes of one item: its number and the marks in them."""

    number: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetDoc:
    """What sheet.html.j2 shows. Groups hold up to five items each; `who`: school, class, name, number."""

    heading: str
    code: str
    qr: Markup
    who: tuple[str, str, str, str]
    groups: tuple[tuple[BoxRow, ...], ...]
    digits: int


def make_sheet(drawn: DrawnSet, form: Form, options: PaperOptions, student: Student | None = None) -> dict[str, bytes]:
    """The answer sheet of `form` and its geometry, by file name."""
    who = student or Student()
    rows = _rows(form)
    if not rows:
        raise UserError(f"{drawn.name}: has no choice items, so there is nothing for an answer sheet; leave out `sheet`")
    name = code(drawn, form)
    doc = SheetDoc(
        heading=heading_of(drawn, form),
        code=name,
        qr=Markup(_qr(f"ZBQ1 {name} {form.name}")),
        who=(who.school or options.school, who.group, who.name, who.number),
        groups=tuple(rows[i : i + _GROUP] for i in range(0, len(rows), _GROUP)),
        digits=DIGITS,
    )
    geometry = sheet(PaperOptions(form="plain"))
    document = engine.layout(templates.html("sheet", doc), templates.css("sheet", geometry), options.tagged)
    where = _geometry(document, name, form)
    return {
        "sheet.pdf": engine.write(document, options.tagged),
        "sheet.json": (json.dumps(where, ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _rows(form: Form) -> tuple[BoxRow, ...]:
    numbered = enumerate(form.items, start=1)
    return tuple(BoxRow(number, _marks(item)) for number, item in numbered if item.kind in BOXED)


def _marks(item: Item) -> tuple[str, ...]:
    return ("√", "×") if item.kind == "true_false" else tuple(letter(i) for i in range(len(item.options)))


def _qr(text: str) -> str:
    import segno

    svg: str = segno.make(text, error="m", micro=False).svg_inline(scale=4, border=2)
    return svg


def _geometry(document: Any, name: str, form: Form) -> dict[str, Any]:
    """Every box by page: the corner marks, the QR code, the digits of the student's number, the options of the items."""
    pages = []
    for page in document.pages:
        boxes = {anchor: _rectangle(box) for anchor, box in page.anchors.items() if anchor[0] in "mqdo"}
        pages.append(
            {
                "width": round(page.width * _MM_PER_PX, 2),
                "height": round(page.height * _MM_PER_PX, 2),
                "corners": {key[2:]: box for key, box in boxes.items() if key.startswith("m-")},
                "qr": boxes.get("qr"),
                "digits": {key[2:]: box for key, box in boxes.items() if key.startswith("d-")},
                "items": _by_item({key[2:]: box for key, box in boxes.items() if key.startswith("o-")}),
            }
        )
    return {"format": "zhongbu-quiz sheet 1", "form": form.name, "code": name, "unit": "mm", "pages": pages}


def _by_item(boxes: dict[str, list[float]]) -> dict[str, list[list[float]]]:
    items: dict[str, list[list[float]]] = {}
    for key, box in boxes.items():
        items.setdefault(key.split("-")[0], []).append(box)
    return items


def _rectangle(box: tuple[float, float, float, float]) -> list[float]:
    """[x, y, width, height] in millimetres."""
    left, top, right, bottom = (value * _MM_PER_PX for value in box)
    return [round(left, 2), round(top, 2), round(right - left, 2), round(bottom - top, 2)]
