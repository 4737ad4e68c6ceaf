"""Sheets to hand back and the page to discuss in class: read again by readers of PDF that are not ours."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from tests.grading.pages import class_of, pages_of
from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.answer_sheet import class_sheets
from zhongbu_quiz.exports.paper.options import PaperOptions
from zhongbu_quiz.grading.class_report import MOST, most_missed, report_html
from zhongbu_quiz.grading.corrected import RED, write_corrected
from zhongbu_quiz.grading.geometry import Geometry, read
from zhongbu_quiz.grading.reading import ReadPage
from zhongbu_quiz.grading.results import Results, results_of
from zhongbu_quiz.grading.scoring import key_of
from zhongbu_quiz.sets.stored import Stored

SCALE = 4.0
"""Pixels of a millimetre."""


@pytest.fixture(scope="module")
def stored() -> Stored:
    return class_of(3)


@pytest.fixture(scope="module")
def geometry(stored: Stored, tmp_path_factory: pytest.TempPathFactory) -> Geometry:
    path = tmp_path_factory.mktemp("sheet") / "sheet.json"
    path.write_bytes(class_sheets(stored.drawn, stored.papers, PaperOptions())["sheet.json"])
    return read(path)


def marked(stored: Stored, geometry: Geometry) -> Results:
    """All right but the first number of the first student; the third was absent."""
    pages = []
    for place, (form, _student) in enumerate(stored.papers):
        key = key_of(form.items[0])
        wrong = next(letter for letter in "ABCD" if letter not in key)
        count = len(geometry.layouts[0].pages)
        sheet = pages_of(stored.drawn, form, {1: (wrong,)} if not place else None, pages=count)
        pages += [replace(page, absent=place == 2, answers=page.answers if place < 2 else ()) for page in sheet]
    return results_of(pages, stored)


def blank(_page: ReadPage, geometry: Geometry) -> bytes:
    """A white page."""
    out = io.BytesIO()
    Image.new("L", (round(geometry.width * SCALE), round(geometry.height * SCALE)), 255).save(out, "PNG")
    return out.getvalue()


def test_ticks_and_crosses_stand_behind_the_boxes_and_nothing_stands_on_them(
    stored: Stored, geometry: Geometry, tmp_path: Path
) -> None:
    results = marked(stored, geometry)
    write_corrected(tmp_path / "back.pdf", results, geometry, blank)
    reader = pypdf.PdfReader(tmp_path / "back.pdf", strict=True)
    count = len(geometry.layouts[0].pages)
    assert len(reader.pages) == 2 * count, "the absent student has no sheet to hand back"
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    for place in (0, 1):
        picture = reader.pages[place * count].images[0].image
        assert picture is not None
        boxes = [box.at for box in geometry.layouts[0].pages[0].boxes if box.use == "choice" and box.of["number"] == 1]
        last = boxes[-1]
        right = last.left + last.width
        assert inked(picture, right + 0.5, last.top - 1, 4.0, last.height + 2) > 10, "a tick or a cross"
        assert (inked(picture, right + 4.7, last.top - 1, 3.0, last.height + 2) > 10) == (place == 0), "the right letter behind a cross alone"
        assert all(inked(picture, at.left, at.top, at.width, at.height) == 0 for at in boxes)
        assert inked(picture, 60, 0, 80, 12) > 100, "the sum"


def inked(picture: Image.Image, left: float, top: float, width: float, height: float) -> int:
    """How many pixels of a place, in millimetres, are red."""
    part = picture.convert("RGB").crop(tuple(round(side * SCALE) for side in (left, top, left + width, top + height)))
    return sum(near(part.getpixel((x, y))) for x in range(part.width) for y in range(part.height))


def near(pixel: object) -> bool:
    """Whether a pixel is as red as what is written."""
    assert isinstance(pixel, tuple)
    return pixel[0] > RED[0] - 60 and max(pixel[1:]) < 120


def test_the_page_to_discuss_says_what_was_missed_and_what_was_chosen(stored: Stored, geometry: Geometry) -> None:
    results = marked(stored, geometry)
    item = stored.papers[0][0].items[0]
    assert [one.item.id for one in most_missed(results)] == [item.id]
    html, css = report_html(results)
    reader = pypdf.PdfReader(io.BytesIO(engine.to_pdf(html, css)))
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    assert len(reader.pages) == 1
    assert {"讲评", "平均分", "分数分布", "失分最多的题", "得分率50%", "及格率"} <= {word for word in WORDS if word in text}
    assert results.statistics.items[0].wrong[0][0] in html


WORDS = ("讲评", "平均分", "分数分布", "失分最多的题", "得分率50%", "及格率")


def test_no_more_questions_than_a_page_holds(stored: Stored, tmp_path: Path) -> None:
    pages = [page for form, _student in stored.papers for page in pages_of(stored.drawn, form, dict.fromkeys(range(1, 19), ()))]
    results = results_of(pages, stored)
    assert len(most_missed(results)) == MOST
    assert len(pypdf.PdfReader(io.BytesIO(engine.to_pdf(*report_html(results)))).pages) == 1
