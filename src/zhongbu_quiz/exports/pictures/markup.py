"""Text -> text inside HTML and SVG, on one line."""

from __future__ import annotations

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escaped(text: str) -> str:
    """The text for an element or an attribute in double quotes; white space of any kind is one space, which is all that SVG shows of it."""
    return " ".join(text.split()).translate(_SIGNS)
