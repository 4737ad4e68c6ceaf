"""Text -> the HTML of a field. Cloze marks are made here and nowhere else."""

from __future__ import annotations

import re

_HTML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br>", "\t": " ", "\x1f": " ", "\r": ""}
)
_ANKI = re.compile(r"\[(?=sound:|anki:|latex\]|\$)", re.IGNORECASE)
_MATH = re.compile(r"\\(?=[(\[])")


def html(text: str) -> str:
    """Text for any field: `<5%` stays text, and nothing is taken for a sound, a formula or a field separator."""
    escaped = text.translate(_HTML)
    if "[" in escaped:
        escaped = _ANKI.sub("&#91;", escaped)
    if "\\" in escaped:
        escaped = _MATH.sub("＼", escaped)
    return escaped


def cloze_text(text: str) -> str:
    """Text that stands in a cloze field outside of any mark: no braces of its own open one."""
    return html(text).replace("{{", "{&#123;").replace("}}", "}&#125;")


def cloze(number: int, text: str, hint: str) -> str:
    """`{{cN::text::hint}}`; `::` and braces inside are escaped, so that they end nothing."""
    inner = _inside(text)
    return f"{{{{c{number}::{inner}::{_inside(hint)}}}}}" if hint else f"{{{{c{number}::{inner}}}}}"


def _inside(text: str) -> str:
    escaped = html(text)
    if "{" in escaped or "}" in escaped:
        escaped = escaped.replace("{", "&#123;").replace("}", "&#125;")
    return escaped.replace("::", ":&#58;") if "::" in escaped else escaped


def entries(texts: tuple[str, ...] | list[str]) -> str:
    """The entries of a list; the template holds the list itself."""
    return "".join(f"<li>{html(text)}</li>" for text in texts)


def tag(text: str) -> str:
    """A tag: no white space in it."""
    return "_".join(text.split())
