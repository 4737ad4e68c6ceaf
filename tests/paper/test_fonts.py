"""The glyphs that readers show are the glyphs that were meant."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from tests.paper.reading import greys
from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine, fonts


@pytest.mark.parametrize("common", [False, True])
def test_every_glyph_name_is_its_index(common: bool) -> None:
    for face in fonts.faces(common):
        with TTFont(face.path) as ttf:
            top = ttf["CFF "].cff.topDictIndex[0]
            assert top.charset[1] == "cid00001" and top.charset[-1] == f"cid{len(top.charset) - 1:05d}"
            glyph = ttf.getBestCmap()[ord("中")]
            assert ttf.getGlyphID(glyph) == int(glyph[3:])


@pytest.mark.parametrize("number", [0, 1], ids=["serif", "sans"])
def test_common_characters_look_the_same_in_the_smaller_font(number: int) -> None:
    common, whole = fonts.faces(common=True)[number], fonts.faces()[number]
    assert common.covers < whole.covers and common.covers >= set("中0A，。“”—…①√　Éж") and common.advances == whole.advances
    assert common.path.stat().st_size < whole.path.stat().st_size / 3
    with TTFont(common.path) as less, TTFont(whole.path) as more:
        for character in sorted(common.covers)[::97]:
            assert drawn(less, character) == drawn(more, character), character


def drawn(font: TTFont, character: str) -> tuple[object, ...]:
    """How a character is drawn, and its advance."""
    pen, name = RecordingPen(), font.getBestCmap()[ord(character)]
    font.getGlyphSet()[name].draw(pen)
    return (*pen.value, font["hmtx"][name])


def test_a_page_is_set_in_the_smaller_font_where_that_has_all_its_characters() -> None:
    for text, common in (("中部\n", True), ("孙喆", False)):
        document = engine.layout(f"<html lang='zh'><title>x</title><body>{text}</body></html>", "")
        assert document.font_config is engine._press(common)[0]


def test_advances_know_digits_and_leave_out_chinese() -> None:
    serif = fonts.faces()[0]
    assert 0.4 < serif.advances["0"] < 0.7
    assert "中" not in serif.advances and "（" not in serif.advances


def test_a_cache_that_cannot_be_written_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    folder = fonts.cache_folder()
    assert os.access(folder, os.W_OK) and blocked not in folder.parents
    assert not stat.S_IMODE(folder.stat().st_mode) & 0o022


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-9], lambda data: b"", lambda data: data[:999] + b"\x00" + data[1000:], lambda data: b"{" + data],
    ids=["cut", "empty", "changed", "longer"],
)
@pytest.mark.parametrize("suffix", [".otf", ".json"])
def test_a_damaged_cache_is_made_anew(suffix: str, damage: Callable[[bytes], bytes], small_font: Path) -> None:
    first = prepared(small_font)
    path = first.path.with_suffix(suffix)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert path.read_bytes() != whole
    assert prepared(small_font) == first and path.read_bytes() == whole
    assert len(list(path.parent.iterdir())) == 2


def test_a_full_disk_under_the_cache_is_no_error(small_font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The font is then made for this run alone, where there is room; where there is none, in words."""
    full = fonts.cache_folder()

    def write(path: Path, data: bytes) -> Path:
        if path.parent == full:
            raise UserError("No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(fonts, "write_bytes", write)
    face = prepared(small_font)
    assert full not in face.path.parents and face.path.is_file() and not list(full.iterdir())
    monkeypatch.setattr(fonts, "_folder_of_this_run", lambda: full)
    with pytest.raises(UserError, match="has no room for the typefaces of the papers"):
        prepared(small_font)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font of a few characters."""
    path = tmp_path_factory.mktemp("font") / "small.ttc"
    collection(path, {"Noto Sans CJK SC Bold": "一二0"})
    return path


@pytest.fixture
def small_font(collected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return collected


def prepared(font: Path) -> fonts.Face:
    """The face of a font, as a new run prepares it."""
    fonts._prepared.cache_clear()
    try:
        return fonts._prepared("Paper Heavy", font, "small")
    finally:
        fonts._prepared.cache_clear()


def test_titles_are_set_in_a_face_that_was_drawn_bold_where_the_system_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's package holds the faces of five regions in one file; ours is the one with the forms of Chinese characters."""
    sans = fonts.faces()[1]
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert fonts.heading_face() == sans, "no face is made bolder than it was drawn"
    folder = tmp_path / "fonts" / "opentype" / "noto"
    folder.mkdir(parents=True)
    collection(folder / "NotoSansCJK-Bold.ttc", {"Noto Sans CJK JP Bold": "一二", "Noto Sans CJK SC Bold": "一二三0"})
    assert fonts.heading_face(common=True).covers == set("一二三0")
    face = fonts.heading_face()
    assert face.family == "Paper Heavy" and list(face.advances) == ["0"]
    with TTFont(face.path) as ttf:
        assert ttf.getGlyphOrder() == [".notdef", "cid00001", "cid00002", "cid00003", "cid00004"] and ord("三") in ttf.getBestCmap()


def collection(path: Path, faces: dict[str, str]) -> None:
    """Several small fonts in one file, each with its name and its characters."""
    made = TTCollection()
    for name, characters in faces.items():
        font = TTFont(fonts.faces()[1].path)
        subsetter = Subsetter(Options(name_IDs=["*"], notdef_outline=True))
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font["name"].setName(name, 4, 3, 1, 0x409)
        made.fonts.append(font)
    made.save(path)


@pytest.mark.parametrize("product", [pytest.param("paper", marks=pytest.mark.slow), pytest.param("teacher", marks=pytest.mark.slow), "key"])
def test_two_engines_show_the_same_ink(product: str, papers: dict[str, Path], tmp_path: Path) -> None:
    """MuPDF and Poppler agree on where the ink is: nothing is blank, boxed or exchanged in either."""
    path = papers[product]
    subprocess.run(["pdftoppm", "-r", "144", "-gray", str(path), str(tmp_path / path.stem)], check=True)
    with pymupdf.open(path) as document:
        for page, other in zip(document, sorted(tmp_path.glob(f"{path.stem}-*.pgm")), strict=True):
            ours = ink(page.get_pixmap(dpi=144, colorspace=pymupdf.csGRAY))
            theirs = ink(pymupdf.Pixmap(str(other)))
            difference = sum(abs(ours.get(cell, 0) - theirs.get(cell, 0)) for cell in ours | theirs)
            assert difference < 0.12 * sum(ours.values()), (path.name, page.number)


def ink(pixels: pymupdf.Pixmap) -> dict[tuple[int, int], int]:
    """How dark each cell of 12 points (24 pixels) is."""
    dark = 255 - greys(pixels)
    starts = range(0, pixels.width, 24), range(0, pixels.height, 24)
    return {(x // 24, y // 24): int(dark[y : y + 24, x : x + 24].sum()) for x in starts[0] for y in starts[1]}


def test_fonts_are_ours_and_embedded(papers: dict[str, Path]) -> None:
    for path in papers.values():
        with pymupdf.open(path) as document:
            found = {font[3] for page in document for font in page.get_fonts()}
            assert {re.split("[+,]", name)[1] for name in found} == {"Paper-Serif", "Paper-Sans", "Paper-Heavy"}, path.name
            for page in document:
                for reference, *_ in page.get_fonts():
                    assert document.extract_font(reference)[3], path.name
