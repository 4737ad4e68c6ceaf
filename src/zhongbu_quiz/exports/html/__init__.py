"""One self-contained page to practise on: answer, see the explanation, retry the wrong ones. Works from a file and on a phone.

The page asks the network for nothing (its own content policy forbids it) and puts every text in as text, never as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from typing import Any

from zhongbu_quiz.exports.quiz import (
    CHOICES,
    KIND_NAMES,
    Export,
    Quiz,
    clean,
    explanation,
    lefts,
    options,
    pairs,
    right,
    stem_pieces,
    texts,
)
from zhongbu_quiz.items.item import Item

_HERE = Path(__file__).parent


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One HTML file."""
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = {"title": clean(quiz.title), "items": [_item(item) for item in quiz.items]}
    page = (_HERE / "page.html").read_text(encoding="utf-8")
    for mark, text in (
        ("%DIGEST%", digest),
        ("%STYLE%", (_HERE / "page.css").read_text(encoding="utf-8")),
        ("%SCRIPT%", script),
        ("%TITLE%", escape(clean(quiz.title))),
        ("%DATA%", _inert(data)),
    ):
        page = page.replace(mark, text, 1)
    return Export(page.encode("utf-8"))


def _inert(data: Any) -> str:
    """JSON that can stand in a script element: no < closes it."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": clean(item.id),
        "kind": item.kind,
        "name": KIND_NAMES[item.kind],
        "stem": stem_pieces(item),
        "options": [{"text": text, "note": clean(o.note)} for text, o in zip(options(item), item.options, strict=True)],
        "left": lefts(item),
        "key": _key(item),
        "said": explanation(item),
    }


def _key(item: Item) -> Any:
    """The answer as the page compares it: places in the options (or in the right column), texts, a bool, or a text."""
    if isinstance(item.answer, bool | str):
        return item.answer
    if item.kind in CHOICES:
        return sorted(right(item))
    printed = options(item)
    if item.kind == "matching":
        keys = dict(pairs(item))
        return [printed.index(keys[left]) for left in lefts(item)]
    return [printed.index(text) for text in texts(item)] if item.kind == "ordering" else texts(item)
