"""A computer on which WeasyPrint cannot be loaded: the same papers come as HTML for a browser to print, and what needs exact places is refused."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.core.small import files_in, run, write_project
from tests.paper.fixture import drawn, form
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import PaperOptions, engine, write_papers
from zhongbu_quiz.exports.paper.browser import printable
from zhongbu_quiz.exports.paper.key import key_html
from zhongbu_quiz.exports.paper.paper import paper_html
from zhongbu_quiz.messages import speak

REMARK = "Pango cannot be loaded on this computer, so papers are web pages here: open them in a browser and print them"


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """The import of WeasyPrint fails, as it does where a library is missing."""

    class Missing:
        def find_spec(self, name: str, *_: object) -> Any:
            if name == "weasyprint":
                print("-----\nWeasyPrint could not import some external libraries.")
                raise OSError("cannot load library 'libgobject-2.0-0': error 0x7e")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])


@pytest.fixture
def chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


class Texts(HTMLParser):
    """What a page says, and every address that it names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said = ""
        self.addresses: list[str] = []
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self._style:
            self.addresses += re.findall(r'url\((?!"#)([^)]*)\)', data)
        else:
            self.said += data

    def handle_endtag(self, tag: str) -> None:
        self._style = False


@pytest.mark.usefixtures("no_pango")
def test_papers_come_as_pages_for_the_browser(tmp_path: Path) -> None:
    """Each stands alone: its style is in it, and it names no file and no address. Anki and Word are as ever."""
    folder = write_project(tmp_path)
    ran = run(folder, "worksheet", "set", "-o", "papers", "--only", "paper,key,teacher,outline,recite,cards,docx")
    assert (ran.status, ran.out) == (0, ""), ran.err
    assert ran.err.count(REMARK) == 1 and ran.err.splitlines()[-1].startswith(REMARK)
    made = files_in(folder / "papers")
    pages = [f"set-{name}.html" for name in ("paper", "key", "teacher", "outline", "recite", "cards")]
    assert set(made) == {*pages, "set-paper.docx", "set-key.docx", "set-draw.json"}
    for name in pages:
        page = Texts(made[name].decode())
        assert page.addresses == [] and "甲地" in page.said, name
    paper = made["set-paper.html"].decode()
    assert "size: 210.0mm 297.0mm" in paper and "break-inside: avoid" in paper and 'counter(page) "页' in paper


@pytest.mark.usefixtures("no_pango")
def test_build_says_it_once_for_all_decks(tmp_path: Path) -> None:
    folder = write_project(tmp_path)
    (folder / "decks/other.yaml").write_bytes((folder / "decks/set.yaml").read_bytes())
    ran = run(folder, "build", "--out", "made")
    assert ran.status == 0 and ran.err.count(REMARK) == 1, ran.err
    assert {"set-paper.html", "other-key.html", "set.apkg", "other.apkg"} <= set(files_in(folder / "made"))


@pytest.mark.usefixtures("no_pango")
def test_what_needs_exact_places_is_refused(tmp_path: Path) -> None:
    """An answer sheet, and papers one for each student; nothing is written."""
    with pytest.raises(UserError) as told:
        write_papers(drawn(), None, tmp_path / "papers", ("paper", "sheet"))
    assert "need the Pango libraries" in str(told.value) and "libgobject-2.0-0" in str(told.value)
    assert "Papers without `sheet` and --roster come as web pages" in str(told.value)
    folder = write_project(tmp_path)
    (folder / "class.csv").write_text("姓名\n王小明\n", encoding="utf-8")
    ran = run(folder, "worksheet", "set", "-o", "papers", "--roster", "class.csv")
    assert (ran.status, "Windows: install MSYS2" in ran.err, "Traceback" in ran.err) == (2, True, False), ran.err
    assert not (tmp_path / "papers").exists() and not (folder / "papers").exists()


@pytest.mark.usefixtures("no_pango", "chinese")
def test_it_is_said_in_chinese(tmp_path: Path) -> None:
    ran = run(write_project(tmp_path), "worksheet", "set", "-o", "papers", "--lang", "zh")
    last = next(line for line in ran.err.splitlines() if "试卷做成了网页" in line)
    assert "浏览器" in last
    assert set(re.findall("[A-Za-z]+", last)) == {"Pango", "PDF", "README"}


def test_where_pango_is_the_papers_are_pdf(tmp_path: Path) -> None:
    assert engine.available()
    assert [path.suffix for path in write_papers(drawn(forms=(form("A", 2),)), None, tmp_path, ("key",))] == [".pdf", ".json"]


def test_a_browser_sets_as_many_pages_as_the_engine(tmp_path: Path) -> None:
    """And asks for nothing: the page is opened without a network."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not here")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not here; scripts/system-packages test installs it")
    form, options = drawn().forms[0], PaperOptions()
    pages = {"paper": paper_html(drawn(), form, options), "key": key_html(drawn(), form, options)}
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, page in pages.items():
            path = tmp_path / f"{name}.html"
            path.write_bytes(printable(*page))
            shown = started.new_context(offline=True).new_page()
            asked: list[str] = []
            shown.on("request", lambda request, asked=asked: asked.append(request.url))
            shown.goto(path.as_uri())
            printed = shown.pdf(prefer_css_page_size=True)
            assert asked == [path.as_uri()]
            counts = [len(PdfReader(io.BytesIO(data)).pages) for data in (printed, engine.to_pdf(*page))]
            assert counts[0] == counts[1] > 1, name
        started.close()
