"""The typefaces of a paper: 宋体 for text (Noto Serif SC), 黑体 for labels (Noto Sans SC), and a heavier one for titles where the system has it.

In: the OTFs of the package pylopdf-fonts-zh-cn; Noto Sans CJK in bold, which the systems package themselves. Out: the same fonts with CID =
glyph id, cached on disk, the advances of their narrow characters, and which characters they have. A cached font is proved by its digest
before it is used, and made anew where it is damaged.

Each is there twice: whole, and with the glyphs of common characters alone. A page that needs no more looks the same in either, and is set in the
second: ten megabytes of glyphs that nobody prints would be read, copied, searched and cut anew for every paper.

The OTFs are CID-keyed with CIDs that differ from the glyph ids. WeasyPrint writes glyph ids where a PDF wants CIDs, so
readers built on MuPDF show wrong characters while the extracted text looks right. Renumbering the charset mends that.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from zhongbu_quiz.delivery.deliver import write_bytes
from zhongbu_quiz.delivery.shelf import keep, kept
from zhongbu_quiz.delivery.staging import digest
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _

_FORMAT = 5
"""Goes up when the cached files change in shape, so that an old cache is never read."""

_UNUSED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx")
"""Tables for vertical writing, marks and kerning: no paper uses them, and each costs time in every run."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font of a paper: its CSS family, the file, the advance in em of each character that is not 1 em wide, and all characters that it has."""

    family: str
    path: Path
    advances: dict[str, float]
    covers: frozenset[str]


def faces(common: bool = False) -> tuple[Face, Face]:
    """Serif and Sans, whole or with the `common` characters alone, prepared on first use (about a second) and read from the cache afterwards."""
    return _face("Paper Serif", _FILES[0], common), _face("Paper Sans", _FILES[1], common)


def heading_face(common: bool = False) -> Face:
    """The face of titles and of the headings of parts: Sans in bold where the system has it (no face is made bolder than it was drawn), else
    Sans itself."""
    found = _bold()
    return _prepared("Paper Heavy", *found, common) if found else faces(common)[1]


def typefaces() -> tuple[str, ...]:
    """By what the versions of the faces of this computer are known."""
    return tuple(name for _source, name in (*map(_packaged, _FILES), _bold() or _packaged(_FILES[1])))


def _bold() -> tuple[Path, str] | None:
    found = next((folder / _BOLD for folder in _system_folders() if (folder / _BOLD).is_file()), None)
    return (found, f"{found.stem}-{found.stat().st_size}") if found else None


_FILES = ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf")
_BOLD = "NotoSansCJK-Bold.ttc"
_BOLD_NAME = "Noto Sans CJK SC Bold"
"""The one of its faces that has the Chinese forms of characters."""
_PACKAGED = ("opentype/noto", "noto-cjk", "google-noto-cjk", "google-noto-sans-cjk-fonts", "noto", "")
"""Where Debian, Arch, Fedora and people put it below a folder of fonts."""


def _system_folders() -> Iterator[Path]:
    """Where the system, or its user, may keep the font."""
    home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    for place in (home, *(os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")):
        yield from (Path(place, "fonts", package) for package in _PACKAGED)


def _face(family: str, file_name: str, common: bool) -> Face:
    return _prepared(family, *_packaged(file_name), common)


@cache
def _packaged(file_name: str) -> tuple[Path, str]:
    """A file of the package of fonts, and what its version is known by in the cache: to find that out takes longer than to read a line of text."""
    import pylopdf_fonts_zh_cn

    source = Path(pylopdf_fonts_zh_cn.__file__).parent / file_name
    return source, f"{source.stem}-{version('pylopdf-fonts-zh-cn')}"


@lru_cache(maxsize=8)
def _prepared(family: str, source: Path, name: str, common: bool = False) -> Face:
    """A face of ours from a file; `name` is what its version is known by in the cache."""
    stem = f"{name}-common-{_FORMAT}" if common else f"{name}-{_FORMAT}"
    made: tuple[bytes, dict[str, Any]] | None = None
    for place in (cache_folder, _folder_of_this_run):  # the second where the first has no room
        folder = place()
        font, table = folder / f"{stem}.otf", folder / f"{stem}.json"
        known = _proved(font, table)
        if known is None:
            made = made or renumber(source, common)
            known = {**made[1], "digest": digest(made[0])}
            if not _cached(font, made[0], table, known):
                continue
        return Face(family, font, known["advances"], frozenset(known["covers"]))
    words = _("{folder}: has no room for the typefaces of the papers (40 MB); make some, or set TMPDIR to another place")
    raise UserError(words.format(folder=tempfile.gettempdir()))


def _proved(font: Path, table: Path) -> dict[str, Any] | None:
    """What is known of a cached font, where both are as they were written."""
    body = kept(table)
    if body is None or not font.is_file():
        return None
    known: dict[str, Any] = json.loads(body)
    return known if known["digest"] == digest(font.read_bytes()) else None


def _cached(font: Path, data: bytes, table: Path, known: dict[str, Any]) -> bool:
    """Whether there was room for a font and what is known of it."""
    try:
        write_bytes(font, data)
    except UserError:
        return False
    return keep(table, json.dumps(known, ensure_ascii=False, sort_keys=True).encode())


@lru_cache(maxsize=1)
def _folder_of_this_run() -> Path:
    """A folder that goes when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="zhongbu_quiz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@lru_cache(maxsize=2)
def covered(common: bool = False) -> frozenset[str]:
    """The characters that all faces have, the whole ones or those with the `common` characters alone."""
    serif, sans = faces(common)
    return serif.covers & sans.covers & heading_face(common).covers


def not_common(text: str) -> frozenset[str]:
    """The characters of a text that are in the whole faces alone, or in none."""
    return frozenset(character for character in set(text) - covered(common=True) if character.isprintable())


def uncovered(text: str) -> frozenset[str]:
    """The characters of a text that not all whole faces have."""
    rare = not_common(text)
    return rare - covered() if rare else rare


def cache_folder() -> Path:
    """A folder of ours that can be written: in the user's cache, or else in the folder for temporary files."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    user = os.getuid() if hasattr(os, "getuid") else 0
    for folder in (Path(home) / "zhongbu_quiz", Path(tempfile.gettempdir()) / f"zhongbu_quiz-{user}"):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK) and _is_ours(folder):
            return folder
    return _folder_of_this_run()


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


_FIRST_IDEOGRAPH, _LAST = 0x3400, 0xFE00
"""Between these stand Chinese characters and Korean syllables, and what belongs to nobody."""


def _is_common(character: str) -> bool:
    """Whether a character is one of the 6,763 that every Chinese computer has had since 1980, or a letter, digit or mark."""
    if not _FIRST_IDEOGRAPH <= ord(character) < _LAST:
        return ord(character) <= _BASIC
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


_BASIC = 0xFFFF
"""The last of the characters that most texts are written with."""


def renumber(source: Path, common: bool = False) -> tuple[bytes, dict[str, Any]]:
    """A font with CID = glyph id; the `advances` of its narrow characters, and all that it `covers`. `common`: only common characters have
    glyphs."""
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False, recalcBBoxes=False, fontNumber=_number_in(source)) as ttf:
        order: list[str] = ttf.getGlyphOrder()
        em = ttf["head"].unitsPerEm
        widths = {name: advance for name, (advance, _bearing) in ttf["hmtx"].metrics.items()}
        characters: dict[int, str] = ttf.getBestCmap()
        advances = {chr(c): widths[n] / em for c, n in sorted(characters.items()) if widths[n] != em}
        if common:
            order = _drop(ttf, {name for c, name in characters.items() if _is_common(chr(c))})
            characters = ttf.getBestCmap()
        new_names = {name: f"cid{i:05d}" if i else ".notdef" for i, name in enumerate(order)}
        _rename_glyphs(ttf, new_names)
        for tag in _UNUSED:
            if tag in ttf:
                del ttf[tag]
        made = io.BytesIO()
        ttf.save(made, reorderTables=None)
    return made.getvalue(), {"advances": advances, "covers": "".join(map(chr, sorted(characters)))}


def _number_in(source: Path) -> int:
    """Which of the fonts of a collection is meant."""
    from fontTools.ttLib import TTCollection

    if source.suffix != ".ttc":
        return -1
    with TTCollection(source, lazy=True) as fonts:
        return next(i for i, font in enumerate(fonts) if font["name"].getDebugName(4) == _BOLD_NAME)


def _drop(ttf: Any, kept: Set[str]) -> list[str]:
    """Leave only the glyphs `kept` and the one for what is missing; all of them in their order."""
    order = [name for name in ttf.getGlyphOrder() if name in kept or name == ".notdef"]
    top = ttf["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    places = [strings.charStrings[name] for name in order]
    strings.charStringsIndex.items = [strings.charStringsIndex[place] for place in places]
    strings.charStrings = {name: place for place, name in enumerate(order)}
    top.charset = order
    top.FDSelect.gidArray = [top.FDSelect.gidArray[place] for place in places]
    for table in ttf["cmap"].tables:
        if table.format != 14:
            table.cmap = {code: name for code, name in table.cmap.items() if name in kept}
        else:
            table.uvsDict = {
                selector: [(code, name) for code, name in pairs if not name or name in kept] for selector, pairs in table.uvsDict.items()
            }
    ttf["hmtx"].metrics = {name: ttf["hmtx"].metrics[name] for name in order}
    ttf.setGlyphOrder(order)
    return order


def _rename_glyphs(ttf: object, new_names: dict[str, str]) -> None:
    """Give every glyph the name of its own index, in the CFF charset and in the tables that speak of glyphs."""
    cff = ttf["CFF "].cff  # type: ignore[index]
    top = cff.topDictIndex[0]
    strings = top.CharStrings
    strings.charStrings = {new_names[name]: index for name, index in strings.charStrings.items()}
    top.charset = [new_names[name] for name in top.charset]
    for table in ttf["cmap"].tables:  # type: ignore[index]
        if table.format != 14:
            table.cmap = {code: new_names[name] for code, name in table.cmap.items()}
        else:
            table.uvsDict = {
                selector: [(code, new_names[name] if name else None) for code, name in pairs]
                for selector, pairs in table.uvsDict.items()
            }
    metrics = ttf["hmtx"]  # type: ignore[index]
    metrics.metrics = {new_names[name]: value for name, value in metrics.metrics.items()}
    ttf.setGlyphOrder([new_names[name] for name in ttf.getGlyphOrder()])  # type: ignore[attr-defined]
