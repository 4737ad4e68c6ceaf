"""One self-contained page to practise on: answer, see the explanation, retry the wrong ones, hand in a score, print the set. Works from a
file and on a phone.

In: a Quiz. Out: an Export, one HTML file. The page asks the network for nothing (its own content policy forbids it) and puts every text in
as text, never as markup. The script is made of the files of `page/`, one idea each, in the order of SCRIPTS; its words stand in
`texts.yaml`. What is right is masked, so that a glance at the source does not tell it; this is no protection.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from itertools import cycle
from pathlib import Path
from typing import Any, assert_never

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.quiz import Export, Quiz, clean, view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.option_order import in_order
from zhongbu_quiz.items.printed import Printed
from zhongbu_quiz.loading.yamlfile import load_yaml

SCRIPTS = ("dom", "items", "store", "draw", "tasks", "start", "round", "code", "result", "teacher", "paper", "main")
"""The files of the script in the order in which they run."""
_HERE = Path(__file__).parent
_DIGEST_SIGNS = 12
_MARK = re.compile("%([A-Z]+)%")


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One HTML file."""
    script = '"use strict";\n(() => {\n' + "\n".join(_file(f"{name}.js") for name in SCRIPTS) + "})();\n"
    script_digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    words = texts(quiz.project.language)
    parts = {
        "LANG": quiz.project.lang,
        "DIGEST": script_digest,
        "STYLE": _file("page.css"),
        "NOSCRIPT": escape(words["no_script"]),
        "SCRIPT": script,
        "TITLE": escape(clean(quiz.title)),
        "CREDITS": _credits(quiz, words),
        "DATA": _inert(_data(quiz, words)),
    }
    page = _MARK.sub(lambda mark: parts[mark[1]], _file("page.html"))
    return Export(page.encode("utf-8"))


def _credits(quiz: Quiz, words: Mapping[str, str]) -> str:
    """The foot of the page: the source of the facts and their licence, as far as the project says them."""
    said = (("credit_source", quiz.project.source), ("credit_licence", quiz.project.licence))
    lines = "".join(f"<p>{escape(clean(words[name].format(words=text)))}</p>" for name, text in said if text)
    return f"<footer>{lines}</footer>\n" if lines else ""


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = load_yaml(_HERE / "texts.yaml").data
    return table


def texts(language: str) -> Mapping[str, str]:
    """Every text of the page by its name, in a language, or in Chinese where the page does not speak it yet."""
    return _table().get(language, _table()["zh"])


def _file(name: str) -> str:
    return (_HERE / "page" / name).read_text(encoding="utf-8")


def _inert(data: Any) -> str:
    """JSON that can stand in a script element: no < closes it."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _data(quiz: Quiz, words: Mapping[str, str]) -> dict[str, Any]:
    """What the page reads: whose set it is, its digest, its texts, the materials, and the items with masked answers.

    The digest is made of all that is asked and all that is right: progress and codes of a set that changed are not taken for this one's.
    """
    views = [(item, view(item)) for item in quiz.items]
    materials = {shown.material.id: shown.material.text.splitlines() for _, shown in views if shown.material}
    places = {name: place for place, name in enumerate(materials)}
    asked = [_asked(item, shown, places) for item, shown in views]
    right = [_right(item, shown) for item, shown in views]
    told = json.dumps([asked, right, list(materials.values())], ensure_ascii=False)
    digest = hashlib.sha256(told.encode()).hexdigest()[:_DIGEST_SIGNS]
    return {
        "project": quiz.project.name,
        "deck": quiz.name,
        "title": clean(quiz.title),
        "digest": digest,
        "texts": words,
        "kinds": _together((shown.name.file, shown.name.file) for _, shown in views),
        "sections": _together((shown.source.document, _section(shown)) for _, shown in views),
        "topics": _together((tag.partition("::")[0], topic) for item, shown in views for tag, topic in zip(item.tags, shown.topics, strict=True)),
        "materials": list(materials.values()),
        "items": [{**open_part, "sealed": _masked(hidden, digest)} for open_part, hidden in zip(asked, right, strict=True)],
    }


def _together(named: Iterable[tuple[str, str]]) -> list[str]:
    """What a pupil chooses from, each once: (head, name) by name, those of one head beside each other, in the order of the set."""
    heads: dict[str, dict[str, None]] = {}
    for head, name in named:
        heads.setdefault(head, {})[name] = None
    return [name for names in heads.values() for name in names]


def _section(shown: Printed) -> str:
    return f"{shown.source.document} · {shown.source.section}"


def _masked(hidden: dict[str, Any], mask: str) -> str:
    told = json.dumps(hidden, ensure_ascii=False).encode()
    return base64.b64encode(bytes(sign ^ other for sign, other in zip(told, cycle(mask.encode()), strict=False))).decode()


def _asked(item: Item, shown: Printed, materials: Mapping[str, int]) -> dict[str, Any]:
    """What may be seen before an answer. The id of an item is not in it: it is made of ids of facts, which often say a date."""
    return {
        "kind": item.kind,
        "name": shown.name.file,
        "section": _section(shown),
        "topics": shown.topics,
        "material": materials[shown.material.id] if shown.material else None,
        "figure": _figure(shown),
        **({"picture": {"uri": shown.picture.uri, "caption": shown.picture.caption}} if shown.picture else {}),
        "stem": shown.stem,
        "gap": shown.blank,
        "options": shown.choices or shown.options,
        "fixed": in_order(item),
        "left": shown.left,
    }


def _right(item: Item, shown: Printed) -> dict[str, Any]:
    """The key, the explanation, and what is said of each option."""
    notes = [note if note not in shown.explanation else "" for note in shown.option_notes]
    said = shown._replace(points=()).said  # the points of a written answer are its key
    return {"id": shown.id, "key": _key(item, shown), "said": said, "notes": notes}


def _figure(shown: Printed) -> dict[str, Any] | None:
    """The table above the stem: the unit over it, heads, rows."""
    if shown.figure is None:
        return None
    unit = say("unit", unit=shown.figure.unit) if shown.figure.unit else ""
    return {"unit": unit, "columns": shown.figure.columns, "rows": shown.figure.rows}


def _key(item: Item, shown: Printed) -> str | tuple[int, ...] | tuple[tuple[str, ...], ...]:
    """The answer as the page compares it: places in the options (or in the right column), for each gap all texts that are right, or a text."""
    match item:
        case Choice() | TrueFalse() | Matching() | Ordering():
            return shown.places
        case Gap():
            return shown.accepted
        case Open():
            return shown.marked or shown.key[0]
        case _:
            assert_never(item)
