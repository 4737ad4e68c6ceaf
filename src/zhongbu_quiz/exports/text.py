"""Plain text in the layout that Chinese platforms read: a part a kind, numbered stems, A. B. C. D., then the answer lines.

Dialects: `standard` (答案：, 解析：, 难度：, 知识点：) and `tagged` (【答案】, 【解析】, 【难度】, 【知识点】).
"""

from __future__ import annotations

from zhongbu_quiz.exports.quiz import (
    KIND_NAMES,
    LETTERS,
    Export,
    Quiz,
    answer_words,
    clean,
    difficulty_word,
    explanation_with_letters,
    options,
    printed_stem,
    topics,
)
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.values.numbers import chinese_number

DIALECTS = ("standard", "tagged")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One UTF-8 text file."""
    lines = [clean(quiz.title), ""]
    parts = 0
    before = ""
    for number, item in enumerate(quiz.items, 1):
        if KIND_NAMES[item.kind] != before:
            parts += 1
            before = KIND_NAMES[item.kind]
            lines += [f"{chinese_number(parts)}、{before}", ""]
        lines += [*_item(item, number, dialect), ""]
    return Export("\n".join(lines).encode("utf-8"))


def _item(item: Item, number: int, dialect: str) -> list[str]:
    stem, *left = printed_stem(item).split("\n")
    lines = [f"{number}. {stem}", *left]
    lines += [f"{LETTERS[place]}. {_line(text)}" for place, text in enumerate(options(item))]
    said = {"答案": answer_words(item), "解析": explanation_with_letters(item), "难度": difficulty_word(item)}
    said["知识点"] = "；".join(topics(item))
    for name, text in said.items():
        if text:
            lines.append(f"【{name}】{_line(text)}" if dialect == "tagged" else f"{name}：{_line(text)}")
    return lines


def _line(text: str) -> str:
    return " ".join(text.splitlines())
