"""One self-contained page to practise on: answer, see the explanation, retry the wrong ones. Works from a file and on a phone.

In: a Quiz. Out: an Export, one HTML file. The page asks the network for nothing (its
own content policy forbids it) and puts every text in as text, never as markup.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from typing import Any, assert_never

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.quiz import Export, Quiz, clean, view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import Printed

_HERE = Path(__file__).parent


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One HTML file."""
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = {"title": clean(quiz.title), "items": [_item(item) for item in quiz.items]}
    page = (_HERE / "page.html").read_text(encoding="utf-8")
    for mark, text in (
        ("%LANG%", quiz.project.lang),
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
    shown = view(item)
    return {
        "id": shown.id,
        "kind": item.kind,
        "name": shown.name.file,
        "material": shown.material.text.splitlines() if shown.material else [],
        "figure": _figure(shown),
        "stem": shown.stem,
        "options": [
            {"text": text, "note": "" if note in shown.explanation else note}
            for text, note in zip(shown.options, shown.option_notes, strict=True)
        ],
        "left": shown.left,
        "key": _key(item, shown),
        "said": shown.said,
    }


def _figure(shown: Printed) -> dict[str, Any] | None:
    """The table above the stem: the unit over it, heads, rows."""
    if shown.figure is None:
        return None
    unit = say("unit", unit=shown.figure.unit) if shown.figure.unit else ""
    return {"unit": unit, "columns": shown.figure.columns, "rows": shown.figure.rows}


def _key(item: Item, shown: Printed) -> bool | str | tuple[int, ...] | tuple[tuple[str, ...], ...]:
    """The answer as the page compares it: places in the options (or in the right column), for each gap all texts that are right, a bool,
    or a text."""
    match item:
        case Choice() | Matching() | Ordering():
            return shown.places
        case TrueFalse():
            return item.answer
        case Gap():
            return shown.accepted
        case Open():
            return shown.marked or shown.key[0]
        case _:
            assert_never(item)
