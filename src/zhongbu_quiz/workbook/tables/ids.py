"""The id of a fact that nobody numbered. In: the fact. Out: an id made of what names it, never of what is told of it: a corrected value keeps
its card. A column 编号 takes the place of the name."""

from __future__ import annotations

import re
from typing import Any

from zhongbu_quiz.chance import digest

_LONGEST = 60
_NAMES = {
    "event": ("actor", "action", "object"),
    "attribute": ("thing", "attribute"),
    "term": ("term",),
    "statistic": ("region", "indicator", "period"),
    "slogan": ("name",),
    "question": ("stem",),
}
"""The fields that name a fact of each kind."""
_MEASURES = ("aspect", "whole", "compared_with")
"""What sets a growth, a share or a place apart from the amount of the same quantity."""


def made_id(entry: dict[str, Any], number: str = "") -> str:
    """The id of a fact; `number` is what its row is numbered with, where it is."""
    fields = _NAMES.get(entry["kind"], ())
    measures = _MEASURES if entry.get("aspect", "level") != "level" else ()
    named = [str(entry[key]) for key in (*fields, *measures) if entry.get(key)]
    return _plain([number, *named[1:]] if number and entry["kind"] in ("attribute", "statistic") else [number] if number else named)


def _plain(parts: list[str]) -> str:
    text = ".".join("".join(re.findall(r"\w", part)) for part in parts)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST - 10]}-{digest(text) % 10**9}"
    return text if re.match(r"[A-Za-z0-9\u4e00-\u9fff]", text) else f"t{digest(*parts) % 10**9}.{text}".rstrip(".")
