"""Plain text in the layout that Chinese platforms read: one part a kind, numbered stems, A. B. C. D., then the answer lines.

Dialects: `standard` (答案：, 解析：, 难度：, 知识点：) and `tagged` (【答案】, 【解析】, 【难度】, 【知识点】).
"""

from __future__ import annotations

from zhongbu_quiz.exports.quiz import Export, Quiz, answer_words, by_heading, clean, view
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import LETTERS
from zhongbu_quiz.values.numbers import chinese_number

DIALECTS = ("standard", "tagged")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One UTF-8 text file."""
    lines = [clean(quiz.title), ""]
    number = 0
    for part, (heading, items) in enumerate(by_heading(quiz.items).items(), 1):
        lines += [f"{chinese_number(part)}、{heading}", ""]
        for item in items:
            number += 1
            lines += [*_item(item, number, dialect), ""]
    return Export("\n".join(lines).encode("utf-8"))


def _item(item: Item, number: int, dialect: str) -> list[str]:
    shown = view(item)
    first, *others = shown.question_with_left.split("\n")
    lines = [f"{number}. {first}", *others]
    lines += [f"{LETTERS[place]}. {_line(text)}" for place, text in enumerate(shown.options)]
    said = {"答案": answer_words(item), "解析": shown.said_with_letters, "难度": shown.difficulty}
    said["知识点"] = "；".join(shown.topics)
    for name, text in said.items():
        if text:
            lines.append(f"【{name}】{_line(text)}" if dialect == "tagged" else f"{name}：{_line(text)}")
    return lines


def _line(text: str) -> str:
    return " ".join(text.splitlines())
