"""Plain text in the layout that Chinese platforms read: a part a kind, numbered stems, A. B. C. D., then the answer lines.

Dialects: `standard` (答案：, 解析：, 难度：, 知识点：) and `tagged` (【答案】, 【解析】, 【难度】, 【知识点】).
"""

from __future__ import annotations

from zhongbu_quiz.exports.quiz import Export, Quiz, answer_words, clean, view
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import LETTERS, NAMES
from zhongbu_quiz.values.numbers import chinese_number

DIALECTS = ("standard", "tagged")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One UTF-8 text file."""
    lines = [clean(quiz.title), ""]
    parts = 0
    before = ""
    for number, item in enumerate(quiz.items, 1):
        if NAMES[item.kind].file != before:
            parts += 1
            before = NAMES[item.kind].file
            lines += [f"{chinese_number(parts)}、{before}", ""]
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
