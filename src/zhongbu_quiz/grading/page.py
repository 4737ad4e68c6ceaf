"""One picture to one page that is read, or to the words why it is not.

In: a grey picture, the geometry of the sheets that are expected. Out: a ReadPage, or Unread. The page is found by its code and its corner marks
(`codes`, `squares`, `pose`), laid straight (`straight`), and what is blackened is read (`ink`, `decide`, `answers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from zhongbu_quiz.exports.paper.page_code import PageCode, read_page_code
from zhongbu_quiz.grading.answers import Boxes, form_letters, is_flagged, read_answers, read_number, read_scores
from zhongbu_quiz.grading.codes import Points, Seen, codes_in, read_bits
from zhongbu_quiz.grading.crops import name_line, small
from zhongbu_quiz.grading.geometry import Geometry, PageLayout
from zhongbu_quiz.grading.ink import inks
from zhongbu_quiz.grading.pictures import Grey, Unfit
from zhongbu_quiz.grading.pose import Matrix, middle, poses, project
from zhongbu_quiz.grading.reading import ReadPage, Source, Unread
from zhongbu_quiz.grading.squares import squares_in
from zhongbu_quiz.grading.straight import SCALE, Places, Straight, find_places, patch, straight
from zhongbu_quiz.messages import _
from zhongbu_quiz.versions import SHEET

_WELL, _BARELY = 0.7, 0.35
"""The part of the bars at the edges that are found where a pose says: with the first it is right; with the second it is taken where none is
better."""
_BLANK = 0.0015
"""The part of a page that is dark where nothing is printed on it: dust and what shines through."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A page that was found: which one, its layout, how it lies, straightened, where its places are."""

    code: PageCode
    layout: PageLayout
    pose: Matrix
    page: Straight
    places: Places


def read_picture(grey: Grey, source: Source, geometry: Geometry) -> ReadPage | Unread:
    """What is on the page in a picture."""
    try:
        found = _found(grey, geometry)
    except Unfit as unfit:
        return Unread(source, str(unfit), small(grey))
    layout, page = found.layout, found.page
    boxes = Boxes(page, layout, inks(page, found.places, layout), found.places, geometry.layout_of(found.code.code))
    number, number_doubt = read_number(boxes)
    return ReadPage(
        source,
        found.code,
        answers=read_answers(boxes),
        scores=read_scores(boxes),
        number=number,
        number_doubt=number_doubt,
        forms=form_letters(boxes),
        absent=is_flagged(boxes, "absent"),
        void=is_flagged(boxes, "void"),
        name=name_line(page, layout),
        pose=tuple(map(float, _through_all(found).flatten())),
    )


def _through_all(found: _Found) -> Matrix:
    """The pose by all that was found, not by the corners alone."""
    there, at = found.places.pairs()
    if len(there) < 4:
        return found.pose
    whole, _mask = cv2.findHomography(there, project(found.pose, at), 0)
    return found.pose if whole is None else np.asarray(whole, np.float64)


def _found(grey: Grey, geometry: Geometry) -> _Found:
    """The page in a picture. Raises Unfit where there is none, or none that is expected."""
    seen = codes_in(grey)
    ours = [(said, code) for said in seen if (code := read_page_code(said.text)) is not None]
    if len({code for _said, code in ours}) > 1:
        raise Unfit(_("shows several pages; scan or photograph each alone"))
    if ours:
        return _by_code(grey, geometry, *ours[0])
    if any(said.text.startswith(OLD) for said in seen):
        raise Unfit(_("is a page of another version of this program; read it with the program that made it"))
    return _without_code(grey, geometry)


OLD = "ZBQ"
"""How the text of a code of ours begins, in whatever version."""


def _by_code(grey: Grey, geometry: Geometry, seen: Seen, code: PageCode) -> _Found:
    """The page whose code was seen."""
    layout = _expected(code, geometry)
    best: tuple[float, _Found] | None = None
    for pose in poses(layout, squares_in(grey), seen):
        page = straight(grey, pose, (geometry.width, geometry.height))
        places, share = find_places(page, layout)
        if best is None or share > best[0]:
            best = (share, _Found(code, layout, pose, page, places))
        if share >= _WELL:
            break
    if best is None or best[0] < _BARELY:
        words = _("is page {page} of an answer sheet (form {form}), but its corner marks are missing or covered; take the whole page, flat")
        raise Unfit(words.format(form=code.form, page=code.page))
    found = best[1]
    said = _bits(found.page, found.places, layout, geometry)
    if said is not None and said != code:
        words = _("says two things: its code {code}, page {page}; the bars at its foot {other}, page {other_page}; look at it")
        raise Unfit(words.format(code=code.code, page=code.page, other=said.code, other_page=said.page))
    return found


def _expected(code: PageCode, geometry: Geometry) -> PageLayout:
    """The layout of a page. Raises Unfit where it is none of the sheets that are read."""
    if code.leaf != "S":
        raise Unfit(_("is page {page} of a paper (form {form}), not of an answer sheet").format(page=code.page, form=code.form))
    if code.code not in geometry.sheets:
        words = _("is an answer sheet of another exam or another draw (form {form}, code {code}); give the draw that it was printed with")
        raise Unfit(words.format(form=code.form, code=code.code))
    pages = geometry.layout_of(code.code).pages
    if code.layout != SHEET.version or not 1 <= code.page <= code.pages == len(pages):
        raise Unfit(_("is an answer sheet that was printed otherwise than the file of places says; give the file that was made with it"))
    return pages[code.page - 1]


def _without_code(grey: Grey, geometry: Geometry) -> _Found:
    """The page whose code cannot be read in the picture: by its marks, and then by its bits, or by the code once it lies straight."""
    first = geometry.layouts[0].pages[0]
    for pose in poses(first, squares_in(grey), None):
        page = straight(grey, pose, (geometry.width, geometry.height))
        marks, _share = find_places(page, _only_corners(first))
        code = _bits(page, marks, first, geometry) or _code(page, marks, first)
        if code is None:
            continue
        layout = _expected(code, geometry)
        places, share = find_places(page, layout)
        if share >= _WELL:
            return _Found(code, layout, pose, page, places)
    if float((_evened(grey) < 0.6).mean()) < _BLANK:
        raise Unfit(_("is blank"))
    raise Unfit(_("shows no answer sheet that can be read: the code or corner marks are missing, covered or blurred"))


def _evened(grey: Grey) -> Points:
    tiny = cv2.resize(grey, (420, 594), interpolation=cv2.INTER_AREA).astype(np.float64)
    return np.asarray(tiny / max(1.0, float(np.percentile(tiny, 80))))


def _only_corners(layout: PageLayout) -> PageLayout:
    return PageLayout(layout.corners, layout.odd, layout.code, layout.bits, (), (), {}, ())


_STEPS = (0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5)
"""Millimetres by which the bits are looked for above and below their place: paper bends between the corners."""


def _bits(page: Straight, places: Places, layout: PageLayout, geometry: Geometry) -> PageCode | None:
    """The page that the bits at the foot name, if it is one of those that are expected."""
    at = places.moved(np.array([middle(bit) for bit in layout.bits]))
    inner = layout.bits[0]._replace(width=layout.bits[0].width * 0.5, height=layout.bits[0].height * 0.4)
    for step in _STEPS:
        dark = np.array([1.0 - float(patch(page.shade, inner, point + np.array([0.0, step])).mean()) for point in at])
        said = read_bits(dark)
        if said is not None and said.code in geometry.sheets and 1 <= said.page <= said.pages == len(geometry.layout_of(said.code).pages):
            return PageCode(said.code, geometry.sheets[said.code].form, said.page, said.pages, "S", SHEET.version)
    return None


_ENLARGED = 2.5


def _code(page: Straight, places: Places, layout: PageLayout) -> PageCode | None:
    """The code of a straight page, its part of the picture enlarged."""
    for part in _enlarged(page, places, layout):
        for seen in codes_in(part):
            code = read_page_code(seen.text)
            if code is not None:
                return code
    return None


def _enlarged(page: Straight, places: Places, layout: PageLayout) -> Iterator[Grey]:
    """The place of the code, larger: as it is, and sharper."""
    at = places.moved(np.array([middle(layout.code)]))[0]
    size = round((layout.code.width + 6) * SCALE)
    part = cv2.getRectSubPix(page.grey, (size, size), (float(at[0]) * SCALE, float(at[1]) * SCALE))
    large = cv2.resize(part, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
    yield np.asarray(large, np.uint8)
    sharp = cv2.addWeighted(large, 2.5, cv2.GaussianBlur(large, (0, 0), 5), -1.5, 0)
    yield np.asarray(sharp, np.uint8)
