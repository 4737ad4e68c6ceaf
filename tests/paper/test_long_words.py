"""A title and a student's particulars of any length stand on the page, even where they are one word that no line holds."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from tests.core.small import DECK, run, write_project

MM = 72 / 25.4
MARGIN = 5
"""Nothing is printed nearer to the edge of the sheet than so many millimetres."""


@pytest.mark.parametrize("sign", ["W", pytest.param("x", marks=pytest.mark.slow), "校"])
def test_long_words_stay_on_the_page(sign: str, tmp_path: Path) -> None:
    who = sign * 100
    write_project(
        tmp_path,
        {
            "decks/set.yaml": DECK.replace("甲地练习", sign * 400),
            "class.csv": f"姓名,班级,学号,学校\n{who},{who},{who},{who}\n李四,一班,02,一中\n",
        },
    )
    ran = run(tmp_path, "worksheet", "set", "--only", "paper,key,sheet", "--roster", "class.csv", "-o", "out", "-q")
    assert ran.status == 0, ran.err
    made = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(made) == 4
    for path in made:
        with pymupdf.open(path) as document:
            for page in document:
                place = pymupdf.Rect(MARGIN * MM, MARGIN * MM, page.rect.x1 - MARGIN * MM, page.rect.y1 - MARGIN * MM)
                outside = [word[4][:20] for word in page.get_text("words") if not place.contains(pymupdf.Rect(word[:4]))]
                assert outside == [], f"{path.name}, page {page.number + 1}"
