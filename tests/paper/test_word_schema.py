"""Word files against the schema of OOXML, and as another program of that kind lays them out."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from tests.core.figures import figured_form
from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import PaperOptions, word_template, write_papers
from zhongbu_quiz.exports.paper.fonts import faces
from zhongbu_quiz.exports.paper.word import make_word
from zhongbu_quiz.paths import data_dir
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.deck_files import load_decks
from zhongbu_quiz.sets.draw import draw
from zhongbu_quiz.studio.project import load_bank, project_at

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_LONG = "中部地区崛起" * 20

SETS = {
    "every kind": drawn(),
    "tables and materials": drawn(forms=(figured_form(),)),
    "signs of XML": drawn(title="《甲》<乙>&“丙”'丁'", subtitle="a < b & c"),
    "long words": drawn(title=_LONG, subtitle=_LONG),
    "one part": drawn(forms=(replace(drawn().forms[0], parts=drawn().forms[0].parts[5:6]),)),
}


@cache
def validator() -> OpenXmlValidator:
    """The strictest of them: the newest Word, all errors."""
    return OpenXmlValidator(max_errors=0)


def faults(path: Path) -> Iterator[str]:
    """What the validator says against a file."""
    for error in validator().validate(path).errors:
        yield f"{path.name}: {error.part_uri} {error.path} {error.description}"


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("form", ["exam", pytest.param("plain", marks=pytest.mark.slow)])
def test_word_opens_every_file_without_repair(name: str, form: str, tmp_path: Path) -> None:
    told = SETS[name]
    for ending, data in make_word(told, told.forms[0], PaperOptions(form=form, school="明德<中学>")).items():
        path = tmp_path / ending
        path.write_bytes(data)
        assert list(faults(path)) == []


@pytest.mark.parametrize("name", ["paper", "key"])
def test_the_templates_are_valid(name: str) -> None:
    assert list(faults(data_dir("templates") / "worksheet" / f"{name}.docx")) == []


def test_the_templates_are_what_the_module_makes(tmp_path: Path) -> None:
    word_template.main(tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (data_dir("templates") / "worksheet" / made.name).read_bytes(), made.name


def test_the_validator_finds_what_was_wrong_once(tmp_path: Path) -> None:
    """An element in the wrong place, as the lines of a written answer had in the first templates."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(data_dir("templates") / "worksheet" / "paper.docx") as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            bad.writestr(name, text.replace(b"<w:keepLines/><w:pBdr>", b'<w:ind w:left="1"/><w:pBdr>') if name == "word/styles.xml" else text)
    assert [fault for fault in faults(path) if "pBdr" in fault]


@pytest.fixture(scope="module", params=["exam", pytest.param("", marks=pytest.mark.slow)], ids=["exam", "all decks"])
def deck_files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Deck, list[Path]]]:
    """Word files of the shipped deck of that name, or of every one, printed or not; PDFs beside those of decks that are printed."""
    project = project_at(None)
    bank = load_bank(project)
    made = []
    for deck in load_decks(project.deck_paths()):
        if request.param in ("", deck.name):
            only = ("docx", "paper", "key") if "paper" in deck.record.outputs else ("docx",)
            folder = tmp_path_factory.mktemp(deck.name)
            made.append((deck, write_papers(draw(deck, bank, forms=1), None, folder, only)))
    assert made
    return made


def test_word_opens_the_files_of_every_deck(deck_files: Sequence[tuple[Deck, list[Path]]]) -> None:
    paths = [path for _, made in deck_files for path in made if path.suffix == ".docx"]
    assert len(paths) >= 2 * len(deck_files)
    assert [fault for path in paths for fault in faults(path)] == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_word_files_take_as_many_pages_as_the_pdfs(deck_files: Sequence[tuple[Deck, list[Path]]], tmp_path: Path) -> None:
    """One more or less, since Word breaks lines by its own rules."""
    both = [(path, path.with_suffix(".pdf")) for _, made in deck_files for path in made if path.suffix == ".docx"]
    both = [(word, pdf) for word, pdf in both if pdf.exists()]
    _convert([word for word, _ in both], tmp_path)
    assert both
    for word, pdf in both:
        pages, wanted = len(PdfReader(tmp_path / pdf.name).pages), len(PdfReader(pdf).pages)
        assert abs(pages - wanted) <= 1, (word.name, pages, wanted)


_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>宋体</family><prefer><family>Noto Serif SC</family></prefer></alias>
<alias binding="same"><family>黑体</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
"""


def _convert(files: Sequence[Path], folder: Path) -> None:
    """Word files to PDF by LibreOffice, in the fonts of our papers."""
    assert OFFICE
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=faces()[0].path.parent, cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=600,
    )
