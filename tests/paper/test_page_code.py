"""What a page says of itself: a text that is for ever, and a drawing that is the code."""

from __future__ import annotations

import pymupdf
import pytest

from zhongbu_quiz.exports.paper.page_code import QUICK, ErrorLevel, PageCode, drawing, modules, read_page_code, svg

PAGE = PageCode("c9fa02290d76", "007", 3, 4)
SHEET = PageCode("00ffab120934", "B", 1, 2, "S", 2)


def test_the_text_is_a_promise() -> None:
    """Papers that are printed say so for ever; a change is a new first word."""
    assert PAGE.text == "ZBQ2 P1 C9FA02290D76 007 3/4"
    assert SHEET.text == "ZBQ2 S2 00FFAB120934 B 1/2"


@pytest.mark.parametrize("page", [PAGE, SHEET, PageCode("c9fa02290d76", "1204", 10, 12)])
def test_what_is_printed_is_read_again(page: PageCode) -> None:
    assert read_page_code(page.text) == page


@pytest.mark.parametrize("text", ["", "ZBQ1 c9fa02290d76 A", "ZBQ3 P1 C9FA02290D76 007 3/4", "https://example.org/ZBQ2", "ZBQ2 P1 C9FA 007 3/4"])
def test_another_code_is_none_of_ours(text: str) -> None:
    assert read_page_code(text) is None


@pytest.mark.parametrize("error", ["M", "Q"])
def test_a_code_stays_small(error: ErrorLevel) -> None:
    """25 modules for any page of a class below ten thousand: 0.38 mm each where the code is 9.5 mm wide."""
    assert len(modules(PAGE.text, error)) == 25


def test_drawing_and_svg_have_the_modules_of_the_code() -> None:
    rows = modules(PAGE.text, mask=QUICK)
    with pymupdf.open() as document:
        page = document.new_page(width=200, height=200)
        page.draw_rect(pymupdf.Rect(0, 0, 1, 1), color=None, fill=(1, 1, 1))  # a page without contents has no stream to write to
        document.update_stream(page.get_contents()[0], drawing(PAGE.text, 20, 50, 100))
        pixels = page.get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
        drawn = [[pixels.pixel(20 + 4 * x + 2, 200 - 150 + 4 * y + 2)[0] < 128 for x in range(25)] for y in range(25)]
    assert drawn == [[bool(module) for module in row] for row in rows]
    rows = modules(PAGE.text)
    with pymupdf.open(stream=svg(PAGE.text).encode(), filetype="svg") as document:
        pixels = document[0].get_pixmap(matrix=pymupdf.Matrix(4, 4), colorspace=pymupdf.csGRAY)
        step = pixels.width / 33
        drawn = [[pixels.pixel(int((x + 4.5) * step), int((y + 4.5) * step))[0] < 128 for x in range(25)] for y in range(25)]
    assert drawn == [[bool(module) for module in row] for row in rows]
