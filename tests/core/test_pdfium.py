"""PDFium is used by one thread at a time, whoever wants pages: it knows of no threads, and two at once crash the program."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from zhongbu_quiz.exports.paper.engine import to_pdf
from zhongbu_quiz.exports.paper.page_pictures import page_count, page_picture
from zhongbu_quiz.extract.reading.pdf import read_pdf
from zhongbu_quiz.grading.pictures import grey_of, pages_in
from zhongbu_quiz.grading.reading import Source
from zhongbu_quiz.loading.pdf import pdfium

PAGE = "<html lang='zh-CN'><title>-</title><body><p>1911年10月10日，武昌起义爆发。</p></body></html>"
WAYS: dict[str, Callable[[Path], object]] = {
    "count": lambda path: page_count(path.read_bytes()),
    "picture": lambda path: page_picture(path.read_bytes(), 1),
    "document": read_pdf,
    "scan": lambda path: grey_of(Source(path, 1)).size,
    "scans": lambda path: pages_in(Source(path, 1)),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "页.pdf"
    path.write_bytes(to_pdf(PAGE, ""))
    return path


@pytest.mark.parametrize("way", WAYS)
def test_each_waits_for_its_turn(way: str, page: Path) -> None:
    with ThreadPoolExecutor(1) as others:
        with pdfium():
            asked = others.submit(WAYS[way], page)
            assert not wait([asked], 0.2).done
        assert asked.result(60)


def test_many_at_once_see_the_same_page(page: Path) -> None:
    data = page.read_bytes()
    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(lambda _turn: page_picture(data, 1), range(60)))) == 1
