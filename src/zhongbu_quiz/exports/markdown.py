"""Markdown (CommonMark, tables as GitHub writes them) that is read as it stands by a person and by small readers: a heading a kind, 1. and the
stem, A. B. C. D., 【答案】, 【解析】, each in a line of its own; a material stands once above its questions, in a last part.

A sign is escaped only where CommonMark would read it.
"""

from __future__ import annotations

import re

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.exports.quiz import Export, Quiz, answer_words, by_heading, clean, view
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.items.printed import LETTERS, part_names
from zhongbu_quiz.sets.form import MATERIAL

_PAIRED = "*_~`$"
"""Signs that mean something where two runs of them stand in one line; a single one, such as the ______ of a gap, is itself."""
_READ = re.compile(r"[\[\]]|\\(?=[!-/:-@\[-`{-~]|$)|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
"""Signs of links, a backslash before a sign, what opens a tag or an entity."""
_OPENS = re.compile(r"(?=>|#{1,6}(?:\s|$)|[-+*](?:\s|$)|`{3}|~{3}|=+\s*$|([-_*])(?:\s*\1){2,}\s*$)|(?<=\d)(?=[.)](?:\s|$))")
"""What makes a block of a line that it opens, after the digits of a number."""


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One UTF-8 file."""
    title = re.sub(r"#(?=#*$)", r"\\#", escaped(clean(quiz.title)))  # signs at its end would close the heading
    lines = [f"# {title}", ""]
    number = 0
    for heading, items in by_heading(item for item in quiz.items if not item.material).items():
        lines += [f"## {heading}", ""]
        for item in items:
            number += 1
            lines += [*_above(item), *_question(item, number)]
    materials: dict[str, list[Item]] = {}
    for item in quiz.items:
        if item.material:
            materials.setdefault(item.material.id, []).append(item)
    if materials:
        lines += [f"## {part_names(MATERIAL).file}", ""]
    for items in materials.values():
        lead = say("material_many" if len(items) > 1 else "material_one", first=number + 1, last=number + len(items))
        lines += [opening(lead), "", *_above(items[0])]
        for item in items:
            number += 1
            lines += _question(item, number)
    return Export("\n".join(lines).encode("utf-8"))


def _question(item: Item, number: int) -> list[str]:
    shown = view(item)._replace(above=())
    first, *others = shown.question_with_left.split("\n")
    lines = [f"{number}. {opening(first)}", *map(opening, others)]
    lines += [f"{LETTERS[place]}. {escaped(text)}" for place, text in enumerate(shown.options)]
    lines.append(f"【答案】{escaped(answer_words(item))}")
    if shown.said_with_letters:
        lines.append(f"【解析】{escaped(shown.said_with_letters)}")
    return [text for line in lines for text in (line, "")]


def _above(item: Item) -> list[str]:
    """What stands above a stem: the paragraphs of a material, and a figure as a table of GitHub's kind."""
    shown = view(item)
    lines = []
    for text in shown.material.text.splitlines() if shown.material else ():
        lines += [opening(text), ""]
    if shown.figure:
        if shown.figure.unit:
            lines += [opening(say("unit", unit=shown.figure.unit)), ""]
        heads, *rows = ([escaped(cell).replace("|", "\\|") for cell in row] for row in (shown.figure.columns, *shown.figure.rows))
        lines += [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)] + [""]
    return lines


def opening(text: str) -> str:
    """The same where the text opens a line, which makes a block of some signs."""
    text = escaped(text.lstrip())
    place = len(text) - len(text.lstrip("0123456789"))
    return text if text.startswith("\\") or not _OPENS.match(text, place) else f"{text[:place]}\\{text[place:]}"


def escaped(text: str) -> str:
    """The text on one line, with a backslash before every sign that would be read there."""
    line = _READ.sub(lambda sign: "\\" + sign[0], " ".join(text.splitlines()))
    for sign in _PAIRED:
        if len(re.findall(f"{re.escape(sign)}+", line)) > 1:
            line = line.replace(sign, "\\" + sign)
    return line
