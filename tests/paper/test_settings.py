"""Size, columns and large print: every product is printed so, or it is said that it cannot be before anything is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from tests.paper.fixture import drawn, form
from tests.paper.reading import characters
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, write_papers
from zhongbu_quiz.exports.registry import OUTPUTS, of_command
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.stored import Stored, to_json
from zhongbu_quiz.studio.worksheet import Class, Papers, make_again

YES, NO = "printed so", "refused"
TABLE = {
    #            size  columns large
    "paper": (YES, YES, YES),
    "key": (YES, NO, YES),
    "teacher": (YES, YES, YES),
    "sheet": (NO, NO, YES),
    "docx": (NO, NO, NO),
    "outline": (YES, NO, YES),
    "recite": (YES, NO, YES),
    "cards": (NO, NO, NO),
}
SETTINGS: tuple[tuple[str, object], ...] = (("size", "a3"), ("columns", 2), ("large", True))
QUICK = (("paper", "columns"), ("key", "size"), ("outline", "size"), ("recite", "large"))
"""Each setting, and each product, at least once; the others are printed by `make test-all`."""
CELLS = [(product, *setting, told) for product, row in TABLE.items() for setting, told in zip(SETTINGS, row, strict=True)]


def test_the_table_has_every_product() -> None:
    assert list(TABLE) == [output.name for output in of_command("worksheet")]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draw") / "zonghe-draw.json"
    path.write_bytes(to_json(Stored(drawn(), (), "0.1", {})))
    return path


@pytest.mark.parametrize(("product", "name", "value"), [cell[:3] for cell in CELLS if cell[3] == NO])
def test_what_a_product_cannot_be_printed_in_is_refused_before_anything_is_made(
    product: str, name: str, value: object, draw: Path, tmp_path: Path
) -> None:
    asked = Papers(("paper", product), {name: value})
    with pytest.raises(UserError, match=rf"^--{name}.*: only paper, .* can be printed so; make {product} by itself.*--only {product}$"):
        make_again(draw, tmp_path / "out", asked, Class())
    assert not (tmp_path / "out").exists()


def test_all_that_is_refused_is_said_at_once(draw: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        make_again(draw, tmp_path, Papers(("paper", "sheet", "docx"), {"size": "8k", "large": True}), Class())
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == ["--size 8k", "--large"]
    assert "make sheet, docx by itself" in str(told.value)


@pytest.mark.parametrize(
    ("product", "name", "value"),
    [
        pytest.param(*cell[:3], marks=[] if cell[:2] in QUICK else [pytest.mark.slow])
        for cell in CELLS
        if cell[3] == YES and cell[0] not in ("teacher", "sheet")
    ],
)
def test_a_product_is_printed_in_what_it_takes(product: str, name: str, value: Any, handmade: Bank, tmp_path: Path) -> None:
    short = drawn(forms=(form("A", 3),))
    (path, *_) = write_papers(short, handmade.base, tmp_path, (product,), PaperOptions(**{name: value}), facts=handmade.base.facts)
    with pymupdf.open(path) as document:
        width, height = document[0].rect.width, document[0].rect.height
        chars = [char for page in document for char in characters(page)]
    sizes = {round(char.size, 1) for char in chars}
    assert (width > height) == (name == "size")
    assert (16.0 in sizes, 10.5 in sizes) == ((True, False) if name == "large" else (False, True))
    crossing = sum(abs(char.x - width / 2) < 10 for char in chars if char.y < height - 60)
    assert name == "large" or crossing < 60, "lines run over the middle of the page"


def test_a_stored_draw_keeps_its_size_for_what_takes_it(tmp_path: Path) -> None:
    """What the first call asked for is no request of the second."""
    path = tmp_path / "zonghe-draw.json"
    path.write_bytes(to_json(Stored(drawn(forms=(form("A", 2),)), (), "0.1", {"size": "a3", "large": True})))
    written, _ = make_again(path, tmp_path / "out", Papers(("paper", "sheet", "cards", "docx")), Class())
    for made, wide in ((written.paths[0], True), (tmp_path / "out" / "zonghe-sheet.pdf", False), (tmp_path / "out" / "zonghe-cards.pdf", False)):
        with pymupdf.open(made) as document:
            assert (document[0].rect.width > document[0].rect.height) == wide, made.name


def test_help_says_which_products_take_what() -> None:
    assert {name: output.takes for name, output in OUTPUTS.items() if output.takes} == {
        product: tuple(name for (name, _), told in zip(SETTINGS, row, strict=True) if told == YES) for product, row in TABLE.items() if YES in row
    }
