"""Simulated sheets are read: what is marked, whose they are, and what has to be asked. Larger runs are in bench/grading.py."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.grading.conftest import Printed, saved
from tests.grading.simulator import SCALE, Grey, Habits, Truth, simulated
from tests.paper.dying import die_once
from zhongbu_quiz.exports.paper.workers import each_in_order, local_workers
from zhongbu_quiz.grading.page import read_picture
from zhongbu_quiz.grading.read import read_files, straightened
from zhongbu_quiz.grading.reading import ReadPage, Source, Unread

HERE = Source(Path("scan.pdf"), 1)


def page_of(grey: Grey, printed: Printed) -> ReadPage:
    """The page in a picture that can be read."""
    found = read_picture(grey, HERE, printed.geometry)
    assert isinstance(found, ReadPage), found
    return found


def hold(page: ReadPage, truth: Truth) -> None:
    """What was read without doubt is true, and what is special was doubted or read rightly."""
    assert page.code == truth.code
    for answer in page.answers:
        kind = truth.special.get(("item", answer.number))
        assert answer.marks == truth.answers[answer.number] or answer.doubt, answer
        assert kind not in ("none", "double") or answer.doubt, answer
    for score in page.scores:
        kind = truth.special.get(("score", score.number))
        assert score.points == truth.scores[score.number] or score.doubt, score
        assert kind not in ("none", "double") or score.doubt, score
    if truth.number:
        assert all(read in (true, "?") for read, true in zip(page.number, truth.number.split(","), strict=True))
        assert ("?" in page.number) == (page.number_doubt is not None)
    assert (page.absent, page.void) == (truth.absent, truth.void)


@pytest.mark.parametrize("kind", ["100", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("150", "200", "phone"))])
def test_simulated_pages_are_read(kind: str, solo: Printed, whole_class: Printed) -> None:
    doubted = items = 0
    for printed in (solo, whole_class):
        for grey, truth in simulated(printed.pages, printed.geometry, range(300, 304), kind):
            page = page_of(grey, printed)
            hold(page, truth)
            plain = [answer for answer in page.answers if ("item", answer.number) not in truth.special]
            items += len(plain)
            doubted += sum(answer.doubt is not None for answer in plain)
    assert items >= 60 and doubted <= 1


PLAIN = Habits(none=0, double=0, erased=0, odd=0, hands=("fill",))


def test_a_printed_number_is_read(whole_class: Printed) -> None:
    code, _layout, blank = whole_class.pages[0]
    page = page_of(blank, whole_class)
    assert page.number == "2024001" and page.number_doubt is None
    assert whole_class.geometry.sheets[code.code].student.number == "2024001"


def test_an_empty_page_has_nothing_but_doubts(solo: Printed) -> None:
    page = page_of(solo.pages[0][2], solo)
    assert [(answer.marks, answer.doubt and answer.doubt.why) for answer in page.answers] == [((), "none")] * len(page.answers)
    assert page.number == "" and page.number_doubt is None and page.scores[0].points is None
    assert not page.absent and not page.void and not page.forms


def test_pictures_show_the_place(solo: Printed) -> None:
    page = page_of(solo.pages[0][2], solo)
    assert page.answers[0].doubt is not None
    for data, wide in ((page.answers[0].doubt.picture, 30), (page.name, 60)):
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert picture is not None and picture.shape[1] > wide * 6 and picture.std() > 5


def test_the_pose_leads_to_the_corners(solo: Printed, tmp_path: Path) -> None:
    grey, _truth = next(simulated(solo.pages, solo.geometry, range(410, 411), "150", PLAIN))
    [page] = read_files([saved(tmp_path, "a.png", grey)], solo.geometry)
    assert isinstance(page, ReadPage)
    flat = cv2.imdecode(np.frombuffer(straightened(page, solo.geometry), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert flat is not None
    corner = flat[10 * 6 + 3 : 16 * 6 - 3, 10 * 6 + 3 : 16 * 6 - 3]
    assert corner.max() < 120 < flat[: 6 * 6, : 6 * 6].min()


def covered(blank: Grey, left: float, top: float, width: float, height: float, grey: int = 255) -> Grey:
    """A page on which something lies."""
    spoiled = blank.copy()
    spoiled[round(top * SCALE) : round((top + height) * SCALE), round(left * SCALE) : round((left + width) * SCALE)] = grey
    return spoiled


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize(
    "place", [(0, 0, 0.1, 0.1), (168, 19, 24, 24), (8, 8, 10, 10), (192, 280, 12, 12)], ids=["whole", "code", "corner", "odd corner"]
)
def test_a_page_is_found_without_one_of_its_signs(place: tuple[float, ...], turn: int, solo: Printed) -> None:
    code, _layout, blank = solo.pages[0]
    spoiled = covered(blank, *place)
    page = page_of(np.ascontiguousarray(np.rot90(spoiled, turn)), solo)
    assert page.code == code and len(page.answers) == 18


def test_bits_and_code_that_disagree_are_told(solo: Printed, whole_class: Printed) -> None:
    blank = whole_class.pages[0][2].copy()
    foot = slice(round(282 * SCALE), round(287 * SCALE))
    middle = slice(round(24 * SCALE), round(186 * SCALE))
    blank[foot, middle] = whole_class.pages[2][2][foot, middle]
    found = read_picture(blank, HERE, whole_class.geometry)
    assert isinstance(found, Unread) and "says two things" in found.reason


def test_a_box_that_is_cut_off_is_unclear(solo: Printed) -> None:
    """The right edge of the page is missing in the picture, with boxes of the marks; both marks at the right are gone, too."""
    grey, truth = next(simulated(solo.pages, solo.geometry, range(400, 401), "200", PLAIN))
    page = page_of(grey, solo)
    hold(page, truth)
    blank = solo.pages[0][2]
    stained = covered(blank, 155, 170, 36, 12, 60)
    scores = {score.number: score for score in page_of(stained, solo).scores}
    assert scores[19].doubt is not None and scores[19].doubt.why == "unclear"


def test_workers_change_nothing(solo: Printed, tmp_path: Path) -> None:
    pages = simulated(solo.pages, solo.geometry, range(500, 504), "100")
    paths = [saved(tmp_path, f"{place}.jpg", grey) for place, (grey, _truth) in enumerate(pages)]
    paths.insert(1, tmp_path / "none.jpg")
    alone = list(read_files(paths, solo.geometry))
    assert list(read_files(paths, solo.geometry, jobs=2)) == alone
    assert [type(page) for page in alone] == [ReadPage, Unread, ReadPage, ReadPage, ReadPage]


def test_pages_come_as_they_are_asked_for(solo: Printed, tmp_path: Path) -> None:
    paths = [saved(tmp_path, "a.png", solo.pages[0][2]), saved(tmp_path, "b.png", solo.pages[1][2])]
    pages = read_files(paths, solo.geometry)
    assert isinstance(next(pages), ReadPage)
    paths[1].unlink()
    assert isinstance(next(pages), Unread)


def test_a_pdf_is_read_page_by_page(whole_class: Printed) -> None:
    pages = list(read_files([whole_class.pdf], whole_class.geometry))
    assert [page.code for page in pages if isinstance(page, ReadPage)] == [code for code, _layout, _grey in whole_class.pages]
    assert [page.source.page for page in pages] == list(range(1, len(pages) + 1))


def test_a_worker_that_dies_loses_no_page_and_doubles_none(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path / "flag")) for number in range(20)]
    assert list(each_in_order(die_once, tasks, local_workers(2, 20))) == list(range(20))
