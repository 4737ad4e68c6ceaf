"""Where everything on a set of answer sheets stands, as JSON: the form in which a reader of scanned pages finds it (docs/papers.md tells it).

In: layouts and whose sheet has which. Out: UTF-8 JSON, lengths in millimetres from the upper left corner of the page, places as
[left, top, width, height].
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from zhongbu_quiz.exports.paper.answer_sheet.answer_fields import AnswerField
from zhongbu_quiz.exports.paper.answer_sheet.drawing import Rect
from zhongbu_quiz.exports.paper.answer_sheet.flow import Page
from zhongbu_quiz.exports.paper.answer_sheet.head import CODE_PLACE, Owner
from zhongbu_quiz.exports.paper.answer_sheet.marks import BIT_PLACES, CORNERS, ODD, row_bars
from zhongbu_quiz.exports.paper.answer_sheet.measures import HEIGHT, WIDTH
from zhongbu_quiz.exports.paper.answer_sheet.plan import Layout
from zhongbu_quiz.exports.paper.numerals import points
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.sets.stored import Stored, to_json
from zhongbu_quiz.sets.students import StudentForm
from zhongbu_quiz.versions import SHEET


def to_geometry(drawn: DrawnSet, papers: Sequence[StudentForm], owners: Sequence[tuple[Owner, int]], layouts: Sequence[Layout]) -> bytes:
    """The geometry of the sheets of these owners, each with the number of its layout."""
    whole = {
        **SHEET.said,
        "set": drawn.name,
        "draw": draw_hash(drawn, papers),
        "unit": "mm",
        "width": WIDTH,
        "height": HEIGHT,
        "sheets": [_sheet(owner, layout) for owner, layout in owners],
        "layouts": [
            {"items": [_item(field) for field in layout.fields], "pages": [_page(page, number) for number, page in enumerate(layout.pages, 1)]}
            for layout in layouts
        ],
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return (text.replace('},{"', '},\n{"') + "\n").encode()


def draw_hash(drawn: DrawnSet, papers: Sequence[StudentForm]) -> str:
    """Sixteen hexadecimal digits that stand for a stored draw, whatever it was made with."""
    return blake2b(to_json(Stored(drawn, tuple(papers))), digest_size=8).hexdigest()


def _sheet(owner: Owner, layout: int) -> dict[str, Any]:
    said = {name: text for name, text in asdict(owner.student).items() if text}
    return {"code": owner.code, "form": owner.form, **({"student": said} if said else {}), "layout": layout}


def _item(field: AnswerField) -> dict[str, Any]:
    """What stands under a number: the kind, how many choices it has, its points as far as they are said."""
    said: dict[str, Any] = {"number": field.number, "kind": field.kind, "choices": len(field.marks)}
    if field.points is not None:
        said["points"] = points(field.points)
    return said


def _page(page: Page, number: int) -> dict[str, Any]:
    return {
        "page": number,
        "corners": {name: _place(place) for name, place in CORNERS.items()},
        "odd": ODD,
        "code": _place(CODE_PLACE),
        "bits": [_place(place) for place in BIT_PLACES],
        "rows": [[_place(bar) for bar in pair] for pair in row_bars(page.rows)],
        "columns": [_place(bar) for bar in page.columns],
        "areas": {str(item): _place(area) for item, area in page.areas.items()},
        "boxes": [{"use": box.use, **box.of, "mark": box.mark, "at": _place(box.at)} for box in page.drawing.boxes],
    }


def _place(rect: Rect) -> list[float]:
    return [round(length, 2) for length in rect]
