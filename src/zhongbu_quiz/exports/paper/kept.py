"""Papers kept between runs: a page that was laid out before is not laid out again.

In: what a PDF is made of, and how to make it. Out: its bytes, from the user's cache where it has them (`delivery.shelf` proves them). The name of a
kept file tells all that the bytes hang on: page, stylesheet and geometry, the code of this package, the libraries that lay out and write, and the
typefaces. A page with characters that only other fonts of the computer may have is never kept, since these come and go.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version

from zhongbu_quiz.delivery.shelf import by_age, keep, kept, program, thin_out
from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.fonts import typefaces, uncovered
from zhongbu_quiz.paths import cache_dir

MOST = 48
"""How many are kept, of some 200 kB each; the oldest go first."""
_MAKERS = ("exports/paper", "files.py")
_LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "fonttools")
_NAME = "paper-{}.pdf.kept"


def kept_pdf(make: Callable[[], bytes], html: str, *of: object) -> bytes:
    """The PDF of a page, whose look is told by `of` (strings, numbers and records of these); made by `make` where it is not kept. Raises what
    `make` raises."""
    shelf = cache_dir()
    if shelf is None or uncovered(html):
        return make()
    path = shelf / _NAME.format(_digest(html, of))
    if (known := kept(path)) is not None:
        with suppress(OSError):  # a cache that cannot be written, or that another run thins out just now, can be read
            path.touch()
        return known
    made = make()
    if keep(path, made):
        with suppress(OSError):
            thin_out(by_age(shelf, _NAME.format("*")), MOST)
    return made


def _digest(html: str, of: tuple[object, ...]) -> str:
    told = blake2b(program(_MAKERS), digest_size=16)
    for one in (html, *of, typefaces(), engine.pango_version(), *map(version, _LIBRARIES)):
        told.update(b"\x00" + repr(one).encode())
    return told.hexdigest()
