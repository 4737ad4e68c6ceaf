"""Files to pages: what is on filled answer sheets, whoever brings them in whatever order.

In: scans and photographs, the geometry of the sheets that are expected. Out: a ReadPage for each page that was found, and Unread, with words, for
each that was not; one after another, in the order of the files, the same with any number of workers. A page that cannot be read keeps no other back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.workers import each_in_order, local_workers
from zhongbu_quiz.grading.geometry import Geometry
from zhongbu_quiz.grading.reading import ReadPage, Source, Unread
from zhongbu_quiz.messages import _

_PARTS = ("cv2", "zxingcpp")
"""What the extra `grade` brings."""


def read_files(paths: Sequence[Path], geometry: Geometry, jobs: int = 1) -> Iterator[ReadPage | Unread]:
    """What is on the pages of some files, page by page as they are asked for. `jobs`: so many processes read; with 1, this one does.
    Raises as `sources_in` does, and UserError where workers die over and over."""
    found = sources_in(paths)
    return each_in_order(partial(_read, geometry), found, local_workers(jobs, len(found)))


def sources_in(paths: Sequence[Path]) -> list[Source | Unread]:
    """The pages of some files, and the files that have none that could be read. Raises UserError where the extra `grade` is not installed."""
    if any(find_spec(part) is None for part in _PARTS):
        raise UserError(_('reading answer sheets needs more than is installed; run: pip install "zhongbu-quiz[grade]"'))
    return [page for path in paths for page in _pages(path)]


def read_page(source: Source, geometry: Geometry) -> ReadPage | Unread:
    """What is on one page."""
    return _read(geometry, source)


def _pages(path: Path) -> list[Source | Unread]:
    """The pages of a file, or why there are none."""
    from zhongbu_quiz.grading.pictures import Unfit, pages_in

    whole = Source(path, 0)
    try:
        return [Source(path, page) for page in range(1, pages_in(whole) + 1)]
    except Unfit as unfit:
        return [Unread(whole, str(unfit))]


def _read(geometry: Geometry, source: Source | Unread) -> ReadPage | Unread:
    """One page."""
    import cv2

    from zhongbu_quiz.grading.page import read_picture
    from zhongbu_quiz.grading.pictures import Unfit, grey_of

    if isinstance(source, Unread):
        return source
    cv2.setNumThreads(1)  # workers share the cores by pages, and one alone is as quick without
    try:
        grey = grey_of(source)
    except Unfit as unfit:
        return Unread(source, str(unfit))
    return read_picture(grey, source, geometry)


def straightened(page: ReadPage, geometry: Geometry) -> bytes:
    """The page as a PNG that lies straight, the whole of it and nothing else, to draw on in millimetres. Raises UserError where its file is gone or
    was changed."""
    from zhongbu_quiz.grading.crops import png
    from zhongbu_quiz.grading.pictures import Unfit, grey_of
    from zhongbu_quiz.grading.straight import flat

    try:
        return png(flat(grey_of(page.source), page.pose, (geometry.width, geometry.height)))
    except Unfit as unfit:
        raise UserError(f"{page.source.path}: {unfit}") from None
