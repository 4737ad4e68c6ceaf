"""A question bank in Moodle XML: every kind, with the note of an option as its feedback.

A gap is a short answer; several gaps in one stem are Moodle's own cloze type; an ordering needs Moodle 4.4 or its plugin.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.quiz import (
    Export,
    Quiz,
    clean,
    explanation,
    extra_rights,
    options,
    pairs,
    right,
    stem_pieces,
    texts,
)
from zhongbu_quiz.exports.quiz import stem as stem_text
from zhongbu_quiz.items.item import Choice, Item

_CLOZE_SIGNS = re.compile(r'([}#~/"\\])')


def write(quiz: Quiz, dialect: str = "") -> Export:
    """One XML file with a category and all items."""
    root = ET.Element("quiz")
    category = ET.SubElement(ET.SubElement(root, "question", type="category"), "category")
    ET.SubElement(category, "text").text = "$course$/top/" + clean(quiz.title).replace("/", "//")
    for item in quiz.items:
        _question(root, item, str(quiz.points_of(item)))
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Export(data + b"\n")


def _question(root: ET.Element, item: Item, points: str) -> None:
    several = item.kind in ("cloze", "fill_blank") and len(texts(item)) > 1
    kind, fill = _KINDS["gaps" if several else item.kind]
    question = ET.SubElement(root, "question", type=kind)
    stem = stem_text(item)
    _text(question, "name", stem if len(stem) <= 60 else stem[:59] + "…")
    _html(question, "questiontext", f"<p>{_gaps(item) if several else html.escape(stem, quote=False)}</p>")
    _html(question, "generalfeedback", f"<p>{html.escape(explanation(item), quote=False)}</p>")
    for name, value in (("defaultgrade", points), ("penalty", "0"), ("hidden", "0"), ("idnumber", item.id)):
        ET.SubElement(question, name).text = clean(value)
    fill(question, item)
    if item.tags:
        tags = ET.SubElement(question, "tags")
        for tag in item.tags:
            _text(tags, "tag", clean(tag.replace("::", "/")))


def _gaps(item: Item) -> str:
    answers = texts(item)
    pieces = []
    for piece in stem_pieces(item):
        if isinstance(piece, str):
            pieces.append(html.escape(piece, quote=False).replace("{", "&#123;"))
        else:
            answer = _CLOZE_SIGNS.sub(r"\\\1", _no_wildcard(answers[piece]))
            pieces.append("{1:SHORTANSWER:=" + html.escape(answer, quote=False) + "}")
    return "".join(pieces)


def _no_wildcard(answer: str) -> str:
    return answer.replace("*", "\\*")


def _choice(question: ET.Element, item: Item) -> None:
    keys = right(item)
    ET.SubElement(question, "single").text = "true" if item.kind == "single_choice" else "false"
    ET.SubElement(question, "shuffleanswers").text = "false" if isinstance(item, Choice) and item.ascending else "true"
    ET.SubElement(question, "answernumbering").text = "ABCD"
    wrong = "0" if item.kind == "single_choice" else _share(-100, len(item.options) - len(keys))
    for place, text in enumerate(options(item)):
        fraction = _share(100, len(keys)) if place in keys else wrong
        _answer(question, html.escape(text, quote=False), fraction, clean(item.options[place].note))


def _share(whole: int, parts: int) -> str:
    """A part of 100 with the five decimals that Moodle looks for: 50, 33.33333, 12.5."""
    return f"{whole / max(parts, 1):.5f}".rstrip("0").rstrip(".")


def _true_false(question: ET.Element, item: Item) -> None:
    _answer(question, "true", "100" if item.answer is True else "0", "", "moodle_auto_format")
    _answer(question, "false", "0" if item.answer is True else "100", "", "moodle_auto_format")


def _short(question: ET.Element, item: Item) -> None:
    ET.SubElement(question, "usecase").text = "0"
    for text in texts(item):
        _answer(question, _no_wildcard(text), "100", "", "moodle_auto_format")


def _nothing(question: ET.Element, item: Item) -> None:
    """The gaps stand in the question text."""


def _matching(question: ET.Element, item: Item) -> None:
    ET.SubElement(question, "shuffleanswers").text = "true"
    for left, text in [*pairs(item), *(("", text) for text in extra_rights(item))]:
        sub = ET.SubElement(question, "subquestion", format="html")
        ET.SubElement(sub, "text").text = html.escape(left, quote=False)
        _text(sub, "answer", text)


def _ordering(question: ET.Element, item: Item) -> None:
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0")):
        ET.SubElement(question, name).text = value
    ET.SubElement(question, "gradingtype").text = "ABSOLUTE_POSITION"
    for place, text in enumerate(texts(item), 1):
        _answer(question, html.escape(text, quote=False), str(place), "")


def _essay(question: ET.Element, item: Item) -> None:
    for name, value in (("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "10")):
        ET.SubElement(question, name).text = value
    _html(question, "graderinfo", f"<p>{html.escape(clean(str(item.answer)), quote=False)}</p>")


_KINDS: dict[str, tuple[str, Callable[[ET.Element, Item], None]]] = {
    "single_choice": ("multichoice", _choice),
    "multiple_choice": ("multichoice", _choice),
    "true_false": ("truefalse", _true_false),
    "cloze": ("shortanswer", _short),
    "fill_blank": ("shortanswer", _short),
    "gaps": ("cloze", _nothing),
    "matching": ("matching", _matching),
    "ordering": ("ordering", _ordering),
    "short_answer": ("essay", _essay),
}


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    ET.SubElement(element, "text").text = text
    return element


def _html(parent: ET.Element, name: str, markup: str) -> None:
    _text(parent, name, markup).set("format", "html")


def _answer(parent: ET.Element, text: str, fraction: str, note: str, form: str = "html") -> None:
    answer = _text(parent, "answer", text)
    answer.set("fraction", fraction)
    answer.set("format", form)
    _html(answer, "feedback", html.escape(note, quote=False))
