"""Pages of a PDF as pictures, for a screen.

In: the bytes of a PDF that we made. Out: how many pages it has; one of them as PNG.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from zhongbu_quiz.loading.pdf import pdfium

_DOTS = 1.6
"""Dots of a picture for a point of the page: sharp where a screen shows the page as wide as it is on paper."""


def page_count(data: bytes) -> int:
    """How many pages there are."""
    with _opened(data) as document:
        return len(document)


def page_picture(data: bytes, number: int) -> bytes:
    """The page of a number, from 1."""
    with _opened(data) as document:
        told = BytesIO()
        document[number - 1].render(scale=_DOTS, grayscale=True).to_pil().save(told, "PNG")
    return told.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    with pdfium() as module, module.PdfDocument(data) as document:
        yield document
