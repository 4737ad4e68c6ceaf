"""Files that are no sheets: each is told in words, and keeps no other back."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from PIL import Image

from tests.grading.conftest import Printed, saved
from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import write_papers
from zhongbu_quiz.grading.read import read_files
from zhongbu_quiz.grading.reading import ReadPage, Unread


def cat(path: Path, _solo: Printed) -> None:
    """A head with two ears."""
    picture = np.full((600, 800, 3), (180, 200, 170), np.uint8)
    cv2.circle(picture, (400, 330), 160, (40, 60, 90), -1)
    for side in (-1, 1):
        cv2.fillPoly(picture, [np.array([(400 + side * 150, 300), (400 + side * 140, 90), (400 + side * 30, 200)])], (40, 60, 90))
        cv2.circle(picture, (400 + side * 60, 290), 25, (90, 220, 220), -1)
    cv2.imwrite(str(path), picture)


def blank(path: Path, _solo: Printed) -> None:
    """A page on which nothing stands."""
    cv2.imwrite(str(path), np.random.default_rng(1).normal(245, 2, (1169, 827)).astype(np.uint8))


def huge(path: Path, _solo: Printed) -> None:
    """A PNG that says it has two hundred million pixels."""
    head = struct.pack(">IIBBBBB", 20000, 10000, 8, 0, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 30000)), (b"IEND", b""))
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


def truncated(path: Path, solo: Printed) -> None:
    """The first half of a JPEG."""
    Image.fromarray(solo.pages[0][2]).save(path, "JPEG")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def no_pages(path: Path, _solo: Printed) -> None:
    """A PDF without a page."""
    pikepdf.new().save(path)


def locked(path: Path, _solo: Printed) -> None:
    """A PDF with a password."""
    document = pikepdf.new()
    document.add_blank_page()
    document.save(path, encryption=pikepdf.Encryption(user="open", owner="own"))


def paper(path: Path, solo: Printed) -> None:
    """The paper in the place of its sheet."""
    path.write_bytes((solo.pdf.parent / "zonghe-paper.pdf").read_bytes())


def other(path: Path, _solo: Printed) -> None:
    """The sheet of another draw."""
    made = write_papers(replace(drawn(), seed=8), None, path.parent / "other", ("sheet",))
    path.write_bytes(made[0].read_bytes())


def two(path: Path, solo: Printed) -> None:
    """Two pages on one picture."""
    cv2.imwrite(str(path), np.hstack([solo.pages[0][2], solo.pages[1][2]]))


def torn(path: Path, solo: Printed) -> None:
    """The upper half of a page."""
    cv2.imwrite(str(path), solo.pages[0][2][: solo.pages[0][2].shape[0] // 3, solo.pages[0][2].shape[1] // 2 :])


BAD: dict[str, tuple[str, Callable[[Path, Printed], object], str]] = {
    "cat": ("cat.jpg", cat, "shows no answer sheet"),
    "blank": ("blank.png", blank, "is blank"),
    "huge": ("huge.png", huge, "200 million pixels"),
    "truncated": ("half.jpg", truncated, "a part of it is missing"),
    "folder": ("folder.jpg", lambda path, _solo: path.mkdir(), "is a folder"),
    "text": ("text.jpg", lambda path, _solo: path.write_text("学号 1"), "is no picture and no PDF"),
    "nothing": ("nothing.png", lambda path, _solo: path.write_bytes(b""), "is empty"),
    "missing": ("missing.png", lambda path, _solo: None, "there is no such file"),
    "locked PDF": ("locked.pdf", locked, "is protected by a password"),
    "empty PDF": ("none.pdf", no_pages, "is no PDF that can be opened"),
    "broken PDF": ("broken.pdf", lambda path, _solo: path.write_bytes(b"%PDF-1.7\n" + b"x" * 99), "is no PDF that can be opened"),
    "paper": ("paper.pdf", paper, "is page 1 of a paper (form A)"),
    "other exam": ("other.pdf", other, "is an answer sheet of another exam"),
    "two pages": ("two.png", two, "shows several pages"),
    "torn": ("torn.png", torn, "corner marks are missing"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_sheet_is_told_and_nothing_of_the_others_lost(kind: str, solo: Printed, tmp_path: Path) -> None:
    name, make, words = BAD[kind]
    make(tmp_path / name, solo)
    good = saved(tmp_path, "good.png", solo.pages[0][2])
    found = list(read_files([tmp_path / name, good], solo.geometry))
    bad = found[0]
    assert isinstance(bad, Unread) and words in bad.reason and bad.source.path.name == name, bad
    assert isinstance(found[-1], ReadPage) and found[-1].source.path == good


def test_the_password_of_one_is_not_told_of_the_next(solo: Printed, tmp_path: Path) -> None:
    paths = [tmp_path / "locked.pdf", tmp_path / "none.pdf"]
    locked(paths[0], solo)
    no_pages(paths[1], solo)
    reasons = [page.reason for page in read_files(paths, solo.geometry) if isinstance(page, Unread)]
    assert [BAD["locked PDF"][2] in reasons[0], BAD["empty PDF"][2] in reasons[1]] == [True, True], reasons


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "I;16", "CMYK", "LA"])
def test_pictures_of_every_depth_are_read(mode: str, solo: Printed, tmp_path: Path) -> None:
    grey = Image.fromarray(solo.pages[0][2])
    if mode == "I;16":
        picture = Image.fromarray(solo.pages[0][2].astype(np.uint16) * 257)
    else:
        picture = grey.convert("RGB").convert(mode) if mode in ("P", "CMYK", "RGBA") else grey.convert(mode)
    picture.save(tmp_path / "a.tif")
    [page] = read_files([tmp_path / "a.tif"], solo.geometry)
    assert isinstance(page, ReadPage) and page.code == solo.pages[0][0]


def test_a_photograph_is_turned_as_it_says_itself(solo: Printed, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.rot90(solo.pages[0][2])).save(tmp_path / "a.jpg", exif=exif)
    [page] = read_files([tmp_path / "a.jpg"], solo.geometry)
    assert isinstance(page, ReadPage) and page.pose[0] > 5 * abs(page.pose[1])


def test_heic_of_a_phone_is_read(solo: Printed, tmp_path: Path) -> None:
    heif = pytest.importorskip("pi_heif")
    assert heif.register_heif_opener  # it only reads, so no file can be made here: what is broken must be told
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 64)
    [page] = read_files([tmp_path / "a.heic"], solo.geometry)
    assert isinstance(page, Unread)


def test_without_the_extra_it_is_said_what_to_install(solo: Printed) -> None:
    code = (
        "import sys; sys.modules['cv2'] = None\n"
        "from importlib.machinery import PathFinder; old = PathFinder.find_spec\n"
        "PathFinder.find_spec = lambda name, *rest: None if name in ('cv2', 'zxingcpp') else old(name, *rest)\n"
        "del sys.modules['cv2']\n"
        "from pathlib import Path; from zhongbu_quiz.grading import geometry, read\n"
        "from zhongbu_quiz.errors import UserError\n"
        f"try: read.read_files([], geometry.read(Path({str(solo.where)!r})))\n"
        "except UserError as error: print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert 'pip install "zhongbu-quiz[grade]"' in ran.stdout
