"""Text -> the HTML of a field. Cloze marks are made here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>", "\t": " ", "\x1f": " ", "\r": ""}
_ODD = re.compile("[" + re.escape("".join(_HTML)) + r"\[\\]")
_MARKED = re.compile("[" + re.escape("".join(_HTML)) + r"\[\\{}:]")
"""What text may need escaping for, in a field and in a mark of a gap."""
_BETWEEN = "\x1e"
_ANKI = re.compile(r"\[(?=sound:|anki:|latex\]|\$)", re.IGNORECASE)
_MATH = re.compile(r"\\(?=[(\[])")


def html(text: str) -> str:
    """Text for any field: `<5%` stays text, and nothing is taken for a sound, a formula or a field separator."""
    if _ODD.search(text) is None:
        return text
    for character, written in _HTML.items():
        text = text.replace(character, written)
    return harmless(text)


def harmless(markup: str) -> str:
    """Finished HTML for any field: nothing in it is taken for a sound, a formula or a field separator."""
    markup = markup.replace("\x1f", " ")
    return _MATH.sub("＼", _ANKI.sub("&#91;", markup)) if "[" in markup or "\\" in markup else markup


def cloze_text(text: str) -> str:
    """Text that stands in a cloze field outside of any mark: no braces of its own open one."""
    return html(text).replace("{{", "{&#123;").replace("}}", "}&#125;") if _MARKED.search(text) else text


def cloze(number: int, text: str, hint: str) -> str:
    """`{{cN::text::hint}}`; `::` and braces inside are escaped, so that they end nothing."""
    inner = _inside(text)
    return f"{{{{c{number}::{inner}::{_inside(hint)}}}}}" if hint else f"{{{{c{number}::{inner}}}}}"


def cloze_around(number: int, markup: str) -> str:
    """`{{cN::…}}` around finished markup of a cloze field, which may hold marks itself: it is hidden on that card, and no gap there."""
    return f'{{{{c{number}::<span class="zb-aside">{markup}</span>}}}}'


def _inside(text: str) -> str:
    return html(text).replace("{", "&#123;").replace("}", "&#125;").replace("::", ":&#58;") if _MARKED.search(text) else text


def entries(texts: Sequence[str]) -> str:
    """The entries of a list; the template holds the list itself."""
    if not texts:
        return ""
    return f"<li>{html(_BETWEEN.join(texts)).replace(_BETWEEN, '</li><li>')}</li>"


def tag(text: str) -> str:
    """A tag: no white space in it."""
    return "_".join(text.split())
