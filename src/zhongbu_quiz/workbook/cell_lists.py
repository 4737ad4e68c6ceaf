"""A list in one cell, written as ["…", "…"]: how `write` keeps entries that hold the signs that set entries apart."""

from __future__ import annotations

import json


def as_list(text: str) -> list[str] | None:
    """The entries of such a cell; None where the text is no list of texts."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(entry, str) for entry in found) else None
