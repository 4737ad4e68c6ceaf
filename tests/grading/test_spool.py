"""However many sheets there are, their pictures are never in memory at once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image

from tests.grading.pages import class_of, doubt, pages_of
from zhongbu_quiz.delivery.deliver import Delivery, File
from zhongbu_quiz.delivery.staging import digest
from zhongbu_quiz.grading.kept_pages import KeptPages
from zhongbu_quiz.grading.picture_pdf import write_pictures
from zhongbu_quiz.grading.reading import Answer, ReadPage, Score, Source, Unread
from zhongbu_quiz.grading.scan_kinds import is_scan
from zhongbu_quiz.grading.spool import spooled

MB = 2**20


def test_pictures_of_pages_are_files_once_they_are_read(tmp_path: Path) -> None:
    stored = class_of(1)
    [page] = pages_of(stored.drawn, stored.papers[0][0])
    given = ReadPage(page.source, page.code, (Answer(1, ("A",), doubt("pale")),), (), "1", doubt("unclear"), name=b"name")
    there, torn, empty = spooled([given, Unread(Source(Path("x.jpg"), 1), "torn", b"small"), Unread(Source(Path("y.jpg"), 0), "gone")], tmp_path)
    assert isinstance(there, ReadPage) and there.answers[0].doubt and there.number_doubt
    pictures = [there.answers[0].doubt.picture, there.number_doubt.picture, there.name]
    assert isinstance(torn, Unread) and isinstance(empty, Unread) and empty.picture == b""
    found = [picture.read_bytes() for picture in [*pictures, torn.picture] if isinstance(picture, Path)]
    assert found == [doubt("pale").picture, doubt("pale").picture, b"name", b"small"]
    assert there.answers[0].marks == ("A",) and there.number == "1"


def test_pages_that_are_kept_come_back_as_they_were_and_one_that_is_not_whole_does_not(tmp_path: Path) -> None:
    stored = class_of(1)
    [page] = pages_of(stored.drawn, stored.papers[0][0])
    answers = (Answer(1, ("A", "C"), doubt("pale")), Answer(2, ()))
    scores = (Score(3, Decimal("2.5")), Score(4, None, doubt("none")))
    given = ReadPage(page.source, page.code, answers, scores, "12?", doubt("unclear"), ("A",), True, False, b"name", (1.0, 0.5))
    torn = Unread(Source(Path("x.jpg"), 1), "torn", b"small")
    kept = KeptPages(tmp_path)
    assert kept.get(page.source) is None
    there = [kept.keep(given), kept.keep(torn)]
    assert [KeptPages(tmp_path).get(one.source) for one in there] == there
    assert isinstance(there[0], ReadPage) and isinstance(there[0].name, Path) and there[0].name.read_bytes() == b"name"
    assert [one.marks for one in there[0].answers] == [("A", "C"), ()] and [one.points for one in there[0].scores] == [Decimal("2.5"), None]
    for whole in tmp_path.rglob("page.json"):
        whole.write_bytes(whole.read_bytes()[:-20])
    assert kept.get(page.source) is None and kept.get(torn.source) is None


KINDS = {b"%PDF-1.7": True, b"\r\n%PDF-": True, b"\xff\xd8\xff\xe0": True, b"\x89PNG\r\n\x1a\n": True, b"II*\0": True, b"MM\0*": True,
         b"\0\0\0\x18ftypheic": True, b"MZ": False, b"<html>": False, b"GIF89a": False, b"PK\3\4": False, b"": False}  # fmt: skip


@pytest.mark.parametrize(("beginning", "is_one"), KINDS.items())
def test_a_scan_is_known_by_its_beginning(beginning: bytes, is_one: bool) -> None:
    assert is_scan(beginning) == is_one


def test_a_pdf_of_many_pictures_is_written_and_delivered_page_by_page(tmp_path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((900, 1200), 80).convert("RGB").save(out, "JPEG", quality=90)
    jpeg, count = out.getvalue(), 60

    def pictures() -> Iterator[bytes]:
        return (bytes(bytearray(jpeg)) for _place in range(count))

    made, folder = tmp_path / "made.pdf", tmp_path / "there"
    tracemalloc.start()
    write_pictures(made, pictures(), 210, 297)
    Delivery(folder, "grade").write({"back.pdf": File(made)})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = made.stat().st_size
    assert size > count * len(jpeg) > 20 * MB and peak < size / 4
    assert (folder / "back.pdf").read_bytes() == made.read_bytes() and digest(made) == digest(made.read_bytes())
    assert len(pypdf.PdfReader(folder / "back.pdf", strict=True).pages) == count
    with pikepdf.open(folder / "back.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        last = pdf.pages[count - 1]
        assert last.Resources.XObject.Scan.read_raw_bytes() == jpeg and [round(float(side) / 72 * 25.4) for side in last.mediabox[2:]] == [210, 297]
