"""Markdown (CommonMark): the questions, then the answers with their explanations. Every sign with a meaning is escaped."""

from __future__ import annotations

import re

from zhongbu_quiz.exports.quiz import Export, Quiz, answer_words, clean, view
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import LETTERS, NAMES

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=:\"'])")


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One UTF-8 file."""
    lines = [f"# {escaped(clean(quiz.title))}", ""]
    before = ""
    for number, item in enumerate(quiz.items, 1):
        if NAMES[item.kind].file != before:
            before = NAMES[item.kind].file
            lines += [f"## {before}", ""]
        lines += _question(item, number)
    lines += ["## 参考答案", ""]
    for number, item in enumerate(quiz.items, 1):
        lines += [f"**{number}\\.** {escaped(answer_words(item))}", "", escaped(view(item).said_with_letters), ""]
    return Export("\n".join(lines).encode("utf-8"))


def _question(item: Item, number: int) -> list[str]:
    shown = view(item)
    first, *others = shown.question_with_left.split("\n")
    lines = [f"**{number}\\.** {escaped(first)}", ""]
    for text in others:
        lines += [escaped(text), ""]
    for place, text in enumerate(shown.options):
        lines += [f"{LETTERS[place]}\\. {escaped(text)}", ""]
    return lines


def escaped(text: str) -> str:
    """The text with a backslash before every sign that Markdown reads, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.splitlines()))
