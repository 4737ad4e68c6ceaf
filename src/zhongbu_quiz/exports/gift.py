"""Moodle's GIFT text: one paragraph an item. It has no orderings, and one gap an item at most."""

from __future__ import annotations

import html
import re

from zhongbu_quiz.exports.quiz import (
    CHOICES,
    GAPS,
    Export,
    Quiz,
    carried,
    clean,
    explanation,
    extra_rights,
    options,
    pairs,
    right,
    stem,
    texts,
)
from zhongbu_quiz.items.item import Item

_SIGNS = re.compile(r"([~=#{}:\\])")


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One text file: a category, then the items."""
    items, left_out = carried(quiz, why_not)
    category = " ".join(clean(quiz.title).replace("/", "//").split())
    paragraphs = [f"$CATEGORY: $course$/top/{category}", *(_item(item) for item in items)]
    return Export(("\n\n".join(paragraphs) + "\n").encode("utf-8"), left_out)


def why_not(item: Item) -> str:
    """Why GIFT cannot carry an item; nothing where it can."""
    if item.kind == "ordering":
        return "GIFT has no orderings; Moodle XML has (--to moodle)"
    if item.kind in GAPS and len(texts(item)) != 1:
        return f"GIFT has one gap an item, and this has {len(texts(item))}; Moodle XML has several (--to moodle)"
    if item.kind in GAPS and "->" in texts(item)[0]:
        return "GIFT reads -> as a pair, and the answer of this item holds one"
    if item.kind == "matching":
        if any("->" in text for pair in pairs(item) for text in pair):
            return "GIFT sets pairs apart with ->, and a text of this item holds one"
        if len(pairs(item)) < 3:
            return f"a GIFT matching has three pairs or more, and this has {len(pairs(item))}"
    return ""


def _item(item: Item) -> str:
    lines = [f"::{_escaped(clean(item.id))}::[html]{_markup(stem(item))} {{", *_answers(item)]
    said = explanation(item)
    if item.kind == "short_answer":
        said = f"参考答案：{clean(str(item.answer))}\n{said}"
    return "\n".join((*lines, f"####{_markup(said)}", "}"))


def _answers(item: Item) -> list[str]:
    if item.kind in CHOICES:
        return _choices(item)
    if item.kind == "true_false":
        return ["TRUE" if item.answer is True else "FALSE"]
    if item.kind in GAPS:
        return [
            "=" + _escaped(text.replace("*", "\\*")) for text in texts(item)
        ]  # plain text in Moodle, as right columns are
    if item.kind == "matching":
        return [f"={_markup(a)} -> {_escaped(b)}" for a, b in (*pairs(item), *(("", b) for b in extra_rights(item)))]
    return []


def _choices(item: Item) -> list[str]:
    keys = right(item)
    lines = []
    for place, text in enumerate(options(item)):
        if item.kind == "single_choice":
            mark = "=" if place in keys else "~"
        else:
            share = 100 / len(keys) if place in keys else -100 / (len(item.options) - len(keys))
            mark = "~%" + f"{share:.5f}".rstrip("0").rstrip(".") + "%"
        note = clean(item.options[place].note)
        lines.append(f"{mark}{_markup(text)}" + (f"#{_markup(note)}" if note else ""))
    return lines


def _markup(text: str) -> str:
    return _escaped(html.escape(text, quote=False))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text).replace("\r\n", "\n").replace("\n", "\\n")
