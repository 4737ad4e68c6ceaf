"""HTML and CSS to PDF: the one place that knows WeasyPrint.

In: HTML and CSS made by our templates. Out: PDF bytes, the same for the same input. Nothing is fetched but our own
fonts and what the page holds itself: no file, no network, whatever a text says. WeasyPrint is imported on first use, for it costs more than all the
rest of start-up, and it needs Pango, which a machine may lack.
"""

from __future__ import annotations

import atexit
import ctypes.util
import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout
from copy import copy
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from zhongbu_quiz.collector import without_collector
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper.declarations import read_once
from zhongbu_quiz.exports.paper.fonts import cache_folder, faces, heading_face, not_common
from zhongbu_quiz.exports.paper.later import put_off
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.steps import tell_within

PANGO_MISSING = marked(
    "answer sheets and class sets need the Pango libraries, which cannot be loaded on this computer ({reason}).\n"
    "  Debian, Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  Fedora: sudo dnf install pango harfbuzz    macOS: brew install pango\n"
    "  Windows: install MSYS2 (https://www.msys2.org), open its UCRT64 window and run: pacman -S mingw-w64-ucrt-x86_64-pango\n"
    "Papers without `sheet` and --roster come as web pages to print; Anki decks and the other exports work as they are."
)


_UNUSED = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}
"""What WeasyPrint imports for systems without HarfBuzz's own subsetting, and for fonts that vary: a fifth of the time of its import."""


@without_collector()
def weasyprint() -> Any:
    """The module WeasyPrint. Raises UserError that says what to install where it cannot be loaded."""
    first = "weasyprint" not in sys.modules
    try:
        with redirect_stdout(io.StringIO()), _lightly() if first else nullcontext():  # it prints advice of its own before it fails
            import weasyprint as module
        told = logging.getLogger("weasyprint.progress")
        told.addFilter(_tell)  # the same is added once
        told.setLevel(logging.INFO)
    except (OSError, ImportError) as error:
        raise UserError(_(PANGO_MISSING).format(reason=next(iter(str(error).splitlines()), ""))) from error
    return module


def _tell(record: logging.LogRecord) -> bool:
    """What WeasyPrint says of its steps goes to whoever waits for a page, and to no log. Raises what whoever waits raises."""
    laid = bool(record.args) and "Page" in record.msg
    tell_within(_("pages laid out: {count}").format(count=record.args[0]) if laid else "")  # type: ignore[index]
    return False


@contextmanager
def _lightly() -> Iterator[None]:
    """What takes most of the time of the import of WeasyPrint is done without, or not done again."""
    found = find_spec("weasyprint")
    declared = Path(found.origin).parent / "text" / "ffi.py" if found and found.origin else None
    known = read_once("weasyprint.text.ffi", declared, cache_folder()) if declared and declared.is_file() else nullcontext()
    with _libraries_by_file_name(), put_off(_UNUSED), known:
        yield


@contextmanager
def _libraries_by_file_name() -> Iterator[None]:
    """WeasyPrint looks for each library under its names on all systems in turn. Linux knows them by the names of their files alone, and for every
    other name Python would ask the C compiler, which together takes a third of the time of the import."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def available() -> bool:
    """Whether PDFs can be made on this computer."""
    try:
        weasyprint()
    except UserError:
        return False
    return True


def pango_version() -> int:
    """The version of the library that shapes and breaks lines."""
    weasyprint()
    from weasyprint.text.ffi import pango

    found: int = pango.pango_version()
    return found


@lru_cache(maxsize=2)
def _press(common: bool) -> tuple[Any, Any]:
    """The font configuration and the fetcher that all documents of this process share, with faces of common characters or with whole ones."""
    weasyprint()
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFonts(URLFetcher):  # type: ignore[misc,unused-ignore]
        """Serves `paper:serif`, `paper:sans` and `paper:heavy`, and pictures that the page holds itself; nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:
            served = dict(zip(("paper:serif", "paper:sans"), faces(common), strict=True)) | {"paper:heavy": heading_face(common)}
            if url in served:
                return URLFetcherResponse(url, served[url].path.read_bytes(), {"Content-Type": "font/otf"})
            if url.startswith("data:image/"):
                return super().fetch(url)
            raise FatalURLFetchingError(f"a paper must not fetch {url}")

    atexit.register(_press.cache_clear)  # its folder of fonts must go while Python still has its modules
    return FontConfiguration(), OwnFonts()


@lru_cache(maxsize=8)
def _stylesheet(css: str, common: bool) -> Any:
    fonts, fetcher = _press(common)
    return weasyprint().CSS(string=css, font_config=fonts, url_fetcher=fetcher)


@lru_cache(maxsize=1)
def _page(html: str, common: bool) -> Any:
    """A page as WeasyPrint reads it; kept, for one that is laid out again is the same page under another stylesheet."""
    _, fetcher = _press(common)
    page = weasyprint().HTML(string=html, url_fetcher=fetcher)
    page._ua_stylesheets = lambda forms=False: [_plain(sheet) for sheet in type(page)._ua_stylesheets(page, forms)]
    return page


_MARKS = ("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
"""Marks of lists and notes. WeasyPrint's own stylesheet has a rule for each that holds for every element."""


@lru_cache(maxsize=2)
def _plain(sheet: Any) -> Any:
    """A stylesheet without rules for marks of lists and notes, which no paper has: six styles more would be computed for every element."""
    plain = copy(sheet)
    plain.matcher = copy(sheet.matcher)
    plain.matcher.other_selectors = [rule for rule in sheet.matcher.other_selectors if rule[3] not in _MARKS]
    return plain


def layout(html: str, css: str, tagged: bool = True, beside: str = "") -> Any:
    """The laid-out WeasyPrint document, for products that read its geometry before they write it. `beside`: what else is printed with it, in faces
    that must be the same. Raises UserError for a character that no font has."""
    from zhongbu_quiz.exports.paper.coverage import check_page

    check_page(html)
    return unchecked(html, css, tagged, beside)


@without_collector()
def unchecked(html: str, css: str, tagged: bool = True, beside: str = "") -> Any:
    """The same of a page whose characters nobody has looked at."""
    common = not not_common(html + css + beside)
    fonts, _ = _press(common)
    return _page(html, common).render(font_config=fonts, stylesheets=[_stylesheet(css, common)], **pdf_options(tagged))


def apart(document: Any, count: int) -> list[Any]:
    """Each of the `count` elements in the body of a document as a page by itself. They stand on one page, since a page with its margins costs
    more time than an element does. Raises RuntimeError where others were laid out, which is a mistake of ours."""
    (page,) = document.pages  # what does not end on it is a mistake of ours
    (root, *_) = page._page_box.children  # WeasyPrint draws pages and nothing smaller; how it keeps one it does not promise
    (body,) = root.children
    if len(body.children) != count:
        raise RuntimeError(f"{count} elements were laid out as {len(body.children)}")
    single = (root.copy_with_children([body.copy_with_children([element])]) for element in body.children)
    return [type(page)(page._page_box.copy_with_children([element])) for element in single]


@contextmanager
def unheard() -> Iterator[None]:
    """WeasyPrint says nothing to its log."""
    log = logging.getLogger("weasyprint")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def pdf_options(tagged: bool) -> dict[str, Any]:
    """The options that every document is rendered and written with."""
    return {"pdf_variant": "pdf/ua-1"} if tagged else {}


@without_collector()
def write(document: Any, tagged: bool = True, finish: Callable[[Any], None] | None = None) -> bytes:
    """The PDF of a laid-out document; `finish` draws on its pages what the layout knows nothing of."""

    def finisher(_document: Any, pdf: Any) -> None:
        if finish:
            finish(pdf)

    data: bytes = document.write_pdf(finisher=finisher, **pdf_options(tagged))
    return data


def to_pdf(html: str, css: str, tagged: bool = True) -> bytes:
    """The PDF of `html` under `css`."""
    return write(layout(html, css, tagged), tagged)
