"""Markdown (CommonMark, tables as GitHub writes them): the questions, each material once above its own, then the answers with their
explanations. Every sign with a meaning is escaped."""

from __future__ import annotations

import re

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.quiz import Export, Quiz, answer_words, clean, view
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import LETTERS, part_names
from zhongbu_quiz.sets.form import MATERIAL, by_material

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=:\"'])")


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One UTF-8 file."""
    lines = [f"# {escaped(clean(quiz.title))}", ""]
    before = ""
    number = 0
    for material, items in by_material(quiz.items):
        name = part_names(MATERIAL if material else items[0].kind).file
        if name != before:
            before = name
            lines += [f"## {before}", ""]
        if material:
            lead = say("material_many" if len(items) > 1 else "material_one", first=number + 1, last=number + len(items))
            lines += [escaped(lead), "", *_above(items[0])]
        for item in items:
            number += 1
            lines += _question(item, number)
    lines += ["## 参考答案", ""]
    for number, item in enumerate(quiz.items, 1):
        lines += [f"**{number}\\.** {escaped(answer_words(item))}", "", escaped(view(item).said_with_letters), ""]
    return Export("\n".join(lines).encode("utf-8"))


def _question(item: Item, number: int) -> list[str]:
    shown = view(item)._replace(above=())
    first, *others = shown.question_with_left.split("\n")
    lines = [*([] if item.material else _above(item)), f"**{number}\\.** {escaped(first)}", ""]
    for text in others:
        lines += [escaped(text), ""]
    for place, text in enumerate(shown.options):
        lines += [f"{LETTERS[place]}\\. {escaped(text)}", ""]
    return lines


def _above(item: Item) -> list[str]:
    """What stands above a stem: the paragraphs of a material, and a figure as a table of GitHub's kind."""
    shown = view(item)
    lines = []
    for text in shown.material.text.splitlines() if shown.material else ():
        lines += [escaped(text), ""]
    if shown.figure:
        if shown.figure.unit:
            lines += [escaped(say("unit", unit=shown.figure.unit)), ""]
        rows = [shown.figure.columns, ("---",) * len(shown.figure.columns), *shown.figure.rows]
        lines += [f"| {' | '.join(cell if cell == '---' else escaped(cell) for cell in row)} |" for row in rows] + [""]
    return lines


def escaped(text: str) -> str:
    """The text with a backslash before every sign that Markdown reads, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.splitlines()))
