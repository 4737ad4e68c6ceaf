"""The last page of a paper: saved where only a few lines stand on it, well used where a little room is enough, its columns level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from tests.paper.fixture import drawn, form
from tests.paper.typography import rows
from zhongbu_quiz.exports.paper import PaperOptions, engine, fitting, halves, templates, write_papers
from zhongbu_quiz.exports.paper.forecast import forecast, pages_used
from zhongbu_quiz.exports.paper.options import LEADING, sheet
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.sets.form import DrawnSet, Form

Made = Callable[..., Path]
PLAIN = PaperOptions(form="plain")
FOOT = 842 - 18 * 72 / 25.4
"""Where the text of an A4 page ends, in points from the top."""


def some(choices: int, parts: int) -> DrawnSet:
    """A set with so many choice items, and so many parts."""
    told = form("A", choices)
    return drawn(forms=(Form("A", told.parts[:parts]),))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Gives the paper of a set as `usual` or `fitted` makes it; each is made once."""
    folder, found = tmp_path_factory.mktemp("fitted"), dict[str, Path]()

    def make(how: Callable[..., bytes], *given: object) -> Path:
        wanted = repr((how.__name__, *given))
        if wanted not in found:
            path = folder / f"{len(found)}.pdf"
            path.write_bytes(how(*given))
            found[wanted] = path
        return found[wanted]

    return make


def usual(told: DrawnSet, options: PaperOptions) -> bytes:
    """The paper as it is without a look at its last page."""
    html, css = paper_html(told, told.forms[0], options)
    return halves.to_pdf(html, css, sheet(options), tagged=False)


def fitted(told: DrawnSet, options: PaperOptions, filled: bool = False) -> bytes:
    """The paper as it is printed."""
    html, _ = paper_html(told, told.forms[0], options, filled)
    return fitting.to_pdf(html, partial(templates.css, "paper"), sheet(options), tagged=False)


def pages(path: Path) -> int:
    return rows(path)[-1][0] + 1


def end(path: Path) -> float:
    """Where the text of the last page ends, in points."""
    return max(row[0].y for page, row in rows(path) if page == pages(path) - 1 and row[0].y < FOOT)


def numbers(path: Path) -> list[tuple[str, float]]:
    """The numbers of the items that begin with a digit and a point, and how high they stand."""
    return [(row[0].text, round(row[0].y, 1)) for _, row in rows(path) if row[0].text.isdigit() and row[1].text == "."]


def leading(path: Path) -> float:
    """The distance of the lines of a paragraph, in em: the commonest distance of lines that begin at one edge."""
    steps = [round(low[0].y - high[0].y, 1) for (one, high), (two, low) in pairwise(rows(path)) if one == two and high[0].x == low[0].x]
    return max(set(steps), key=steps.count) / 10.5


def test_a_last_page_of_a_few_lines_is_saved(made: Made) -> None:
    told = some(4, 5)
    before, after = made(usual, told, PLAIN), made(fitted, told, PLAIN)
    assert (pages(before), pages(after)) == (2, 1) and end(before) < 0.2 * FOOT


def test_lines_give_no_more_than_an_eye_forgives(made: Made) -> None:
    for told in (some(4, 5), some(15, 3)):
        before, after = made(usual, told, PLAIN), made(fitted, told, PLAIN)
        assert leading(before) == pytest.approx(LEADING, abs=0.01)
        assert 1 - fitting.GIVE - 0.01 <= leading(after) / LEADING <= 1 + fitting.GIVE + 0.01


@pytest.mark.parametrize(
    ("pages", "tried"),
    [
        pytest.param(3.1, [0.968, 0.954, 0.94], id="a tenth of a page is saved on three"),
        pytest.param(1.05, [0.952, 0.946, 0.94], id="a twentieth on one"),
        pytest.param(2.45, [1.02, 1.04, 1.06], id="almost half a page becomes half a page"),
        pytest.param(2.3, [], id="too much to be saved, too little to be half a page"),
        pytest.param(2.6, [], id="a page that is well used"),
        pytest.param(0.2, [], id="one page is a page"),
    ],
)
def test_what_changes_least_is_tried_first(pages: float, tried: list[float]) -> None:
    assert list(fitting.trials(pages)) == tried


@pytest.mark.parametrize("leading", [0.94, pytest.param(1.06, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "options", [replace(PLAIN, columns=2), PaperOptions(size="a3"), PaperOptions(answers="after")], ids=["columns", "a3", "answers"]
)
def test_a_paper_changes_by_no_more_than_is_foreseen(options: PaperOptions, leading: float) -> None:
    told, geometry = some(8, 4), sheet(options)
    html, css = paper_html(told, told.forms[0], options)
    foreseen = forecast(engine.layout(html, css), geometry)
    assert foreseen is not None
    other = replace(geometry, leading=geometry.leading * leading)
    pages = pages_used(engine.layout(html, templates.css("paper", other)), other)
    assert foreseen.pages(leading) == pytest.approx(pages, abs=0.3)
    assert (foreseen.pages(leading) - pages) * (leading - 1) >= -1e-6


def test_what_is_more_than_its_blocks_is_not_foreseen() -> None:
    told, options = some(4, 5), replace(PLAIN, answers="behind")
    assert forecast(engine.layout(*paper_html(told, told.forms[0], options)), sheet(options)) is None


def test_what_is_of_no_use_is_not_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = []
    monkeypatch.setattr(engine, "layout", lambda *page, layout=engine.layout: laid.append(page) or layout(*page))
    monkeypatch.setattr(fitting, "trials", lambda pages: [0.999, 0.94])
    path = tmp_path / "a.pdf"
    path.write_bytes(fitted(some(4, 5), PLAIN))
    assert pages(path) == 1 and len(laid) == 2


def test_where_nothing_is_foreseen_the_most_that_lines_give_is_laid_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a paper with answers behind it is laid out seven times for nothing."""
    laid = []
    monkeypatch.setattr(engine, "layout", lambda *page, layout=engine.layout: laid.append(page) or layout(*page))
    monkeypatch.setattr(fitting, "forecast", lambda *paper: None)
    monkeypatch.setattr(fitting, "GIVE", 0.003)
    monkeypatch.setattr(fitting, "trials", lambda pages: [0.999, 0.998, 0.997])
    fitted(some(4, 5), PLAIN)
    assert len(laid) == 2


def test_a_well_used_last_page_is_laid_out_once(made: Made) -> None:
    told = some(8, 7)
    assert made(usual, told, PLAIN).read_bytes() == made(fitted, told, PLAIN).read_bytes()


def test_the_teachers_copy_is_fitted_as_the_paper_is(made: Made) -> None:
    told = some(4, 5)
    paper, teacher = made(fitted, told, PLAIN), made(fitted, told, PLAIN, True)
    assert pages(paper) == pages(teacher) == 1 and numbers(paper) == numbers(teacher)


def test_columns_of_a_last_page_are_level(made: Made) -> None:
    options = replace(PLAIN, columns=2)
    told = some(15, 5)
    ends = {}
    for name, path in (("before", made(usual, told, options)), ("after", made(fitted, told, options))):
        last = [row for page, row in rows(path) if page == pages(path) - 1 and row[0].y < FOOT]
        sides = [[row[0].y for row in last if (row[0].x > 297.6) == right] for right in (False, True)]
        ends[name] = [max(side, default=0.0) for side in sides]
        assert min(sides[0]) == pytest.approx(min(sides[1], default=min(sides[0])), abs=0.5) or pages(path) == 1
    assert abs(ends["after"][0] - ends["after"][1]) < 0.12 * FOOT < abs(ends["before"][0] - ends["before"][1])


@pytest.mark.parametrize("product", ["paper", "key"])
def test_every_product_of_several_pages_is_fitted(product: str, tmp_path: Path) -> None:
    (path, *_) = write_papers(some(4, 5), None, tmp_path, (product,), PLAIN)
    assert pages(path) == 1 or end(path) > 0.3 * FOOT
