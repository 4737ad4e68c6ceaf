"""Markdown (CommonMark): the questions, then the answers with their explanations. Every sign with a meaning is escaped."""

from __future__ import annotations

import re

from zhongbu_quiz.exports.quiz import (
    KIND_NAMES,
    LETTERS,
    Export,
    Quiz,
    answer_words,
    clean,
    explanation_with_letters,
    options,
    printed_stem,
)
from zhongbu_quiz.items.item import Item

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=:\"'])")


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One UTF-8 file."""
    lines = [f"# {escaped(clean(quiz.title))}", ""]
    before = ""
    for number, item in enumerate(quiz.items, 1):
        if KIND_NAMES[item.kind] != before:
            before = KIND_NAMES[item.kind]
            lines += [f"## {before}", ""]
        lines += _question(item, number)
    lines += ["## 参考答案", ""]
    for number, item in enumerate(quiz.items, 1):
        lines += [f"**{number}\\.** {escaped(answer_words(item))}", "", escaped(explanation_with_letters(item)), ""]
    return Export("\n".join(lines).encode("utf-8"))


def _question(item: Item, number: int) -> list[str]:
    stem, *left = printed_stem(item).split("\n")
    lines = [f"**{number}\\.** {escaped(stem)}", ""]
    for text in left:
        lines += [escaped(text), ""]
    for place, text in enumerate(options(item)):
        lines += [f"{LETTERS[place]}\\. {escaped(text)}", ""]
    return lines


def escaped(text: str) -> str:
    """The text with a backslash before every sign that Markdown reads, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.splitlines()))
