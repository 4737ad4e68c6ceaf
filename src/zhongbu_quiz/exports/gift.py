"""Moodle's GIFT text: one paragraph an item. It has no orderings, and one gap an item at most.

An item is called by its stem; its id and its topics stand in a comment above, where Moodle reads them ([id:…] [tag:…]).
Dialects: `standard` (a category of the set's own) and `no-category` (questions go where the teacher imports them).
"""

from __future__ import annotations

import html
import re
from typing import assert_never

from zhongbu_quiz.exports.quiz import Export, Quiz, carried, clean, names, view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.printed import Printed
from zhongbu_quiz.messages import _

DIALECTS = ("standard", "no-category")
_SIGNS = re.compile(r"([~=#{}:\\])")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One text file: a category, unless the dialect has none, then the items."""
    items, left_out = carried(quiz, why_not)
    paragraphs = [_item(item, name) for item, name in zip(items, names(items), strict=True)]
    if dialect != "no-category":
        category = " ".join(clean(quiz.title).replace("/", "//").split())
        paragraphs.insert(0, f"$CATEGORY: $course$/top/{category}")
    return Export(("\n\n".join(paragraphs) + "\n").encode("utf-8"), left_out)


def why_not(item: Item) -> str:
    """Why GIFT cannot carry an item; nothing where it can."""
    match item:
        case Ordering():
            return _("GIFT has no orderings; Moodle XML has (--to moodle)")
        case Gap() if len(item.answer) != 1:
            words = _("GIFT has one gap an item, and this has {count}; Moodle XML has several (--to moodle)")
            return words.format(count=len(item.answer))
        case Gap() if any("->" in text for text in item.accepted[0]):
            return _("GIFT reads -> as a pair, and the answer of this item holds one")
        case Matching() if any("->" in text for pair in item.answer for text in pair):
            return _("GIFT sets pairs apart with ->, and a text of this item holds one")
        case Matching() if len(item.answer) < 3:
            return _("a GIFT matching has three pairs or more, and this has {count}").format(count=len(item.answer))
        case Choice() | TrueFalse() | Gap() | Matching() | Open():
            return ""
        case _:
            assert_never(item)


def _item(item: Item, name: str) -> str:
    shown = view(item)
    lines = [_comment(shown), f"::{_escaped(name)}::[html]{_markup(shown.question)} {{", *_answers(item, shown)]
    said = f"参考答案：{shown.key[0]}\n{shown.said}" if isinstance(item, Open) else shown.said
    return "\n".join((*lines, f"####{_markup(said)}", "}"))


def _comment(shown: Printed) -> str:
    """The id and the topics of an item, as Moodle reads them in a comment."""
    marks = [("id", shown.id), *(("tag", topic) for topic in shown.topics)]
    return " ".join(("//", *(f"[{mark}:{text.replace(']', chr(92) + ']')}]" for mark, text in marks)))


def _answers(item: Item, shown: Printed) -> list[str]:
    match item:
        case Choice():
            return _choices(item.kind == "single_choice", shown)
        case TrueFalse():
            return ["TRUE" if item.answer else "FALSE"]
        case Gap():  # plain text in Moodle, as right columns are
            return ["=" + _escaped(text.replace("*", "\\*")) for text in shown.accepted[0]]
        case Matching():
            pairs = (*shown.pairs, *(("", text) for text in shown.spare))
            return [f"={_markup(left)} -> {_escaped(right)}" for left, right in pairs]
        case Ordering() | Open():
            return []
        case _:
            assert_never(item)


def _choices(single: bool, shown: Printed) -> list[str]:
    keys = shown.places
    lines = []
    for place, (text, note) in enumerate(zip(shown.options, shown.option_notes, strict=True)):
        if single:
            mark = "=" if place in keys else "~"
        else:
            share = 100 / len(keys) if place in keys else -100 / (len(shown.options) - len(keys))
            mark = "~%" + f"{share:.5f}".rstrip("0").rstrip(".") + "%"
        lines.append(f"{mark}{_markup(text)}" + (f"#{_markup(note)}" if note else ""))
    return lines


def _markup(text: str) -> str:
    return _escaped(html.escape(text, quote=False))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text).replace("\r\n", "\n").replace("\n", "\\n")
