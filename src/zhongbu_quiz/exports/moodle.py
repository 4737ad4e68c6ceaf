"""A question bank in Moodle XML: every kind, with the note of an option as its feedback.

A gap is a short answer; several gaps in one stem are Moodle's own cloze type; an ordering needs Moodle 4.4 or its plugin.
Dialects: `standard` (a category of the set's own) and `no-category` (questions go where the teacher imports them).
"""

from __future__ import annotations

import html
import re
from typing import assert_never
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.pictures.tables import above_html, picture_html
from zhongbu_quiz.exports.quiz import Export, Quiz, clean, names, view
from zhongbu_quiz.items.item import Choice, Gap, Item, Matching, Open, Ordering, TrueFalse
from zhongbu_quiz.items.option_order import in_order
from zhongbu_quiz.items.printed import Printed

_CLOZE_SIGNS = re.compile(r'([}#~/"\\])')


DIALECTS = ("standard", "no-category")


def write(quiz: Quiz, dialect: str = "standard") -> Export:
    """One XML file with all items."""
    root = ET.Element("quiz")
    if dialect != "no-category":
        category = ET.SubElement(ET.SubElement(root, "question", type="category"), "category")
        ET.SubElement(category, "text").text = "/".join(("$course$", "top", *map(_level, _path(quiz))))
    for item, name in zip(quiz.items, names(quiz.items), strict=True):
        _question(root, item, name, str(quiz.points_of(item)))
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Export(data + b"\n")


def _path(quiz: Quiz) -> tuple[str, ...]:
    """The category of a quiz: below its project, so that sets of two people never meet by their titles."""
    return (quiz.title,) if quiz.title == quiz.project.title else (quiz.project.title, quiz.title)


def _level(title: str) -> str:
    return clean(title).replace("/", "//")


def _question(root: ET.Element, item: Item, name: str, points: str) -> None:
    shown = view(item)
    question = ET.SubElement(root, "question", type=_type(item))
    gaps = _type(item) == "cloze"
    _text(question, "name", name)
    asked = (_with_gaps(shown) if gaps else html.escape(shown.asked, quote=False)).replace("\n", "<br>")
    above = above_html(shown, border=True) + _picture(shown)
    text = _html(question, "questiontext", f"{_no_braces(above, gaps)}<p>{asked}</p>")
    if shown.picture:
        file = ET.SubElement(text, "file", name=shown.picture.file_name, path="/", encoding="base64")
        file.text = shown.picture.base64
    _html(question, "generalfeedback", f"<p>{html.escape(shown.said, quote=False)}</p>")
    for setting, value in (("defaultgrade", points), ("penalty", "0"), ("hidden", "0"), ("idnumber", shown.id)):
        ET.SubElement(question, setting).text = value
    match item:
        case Choice():
            _choice(question, item, shown)
        case TrueFalse():
            _true_false(question, item)
        case Gap():
            if not gaps:
                _short(question, shown)
        case Matching():
            _matching(question, shown)
        case Ordering():
            _ordering(question, shown)
        case Open():
            _essay(question, shown)
        case _:
            assert_never(item)
    if item.tags:
        tags = ET.SubElement(question, "tags")
        for topic in shown.topics:
            _text(tags, "tag", topic)


def _type(item: Item) -> str:
    """Moodle's word for the kind of question."""
    match item:
        case Choice():
            return "multichoice"
        case TrueFalse():
            return "truefalse"
        case Gap():
            return "cloze" if len(item.answer) > 1 else "shortanswer"
        case Matching():
            return "matching"
        case Ordering():
            return "ordering"
        case Open():
            return "essay"
        case _:
            assert_never(item)


def _with_gaps(shown: Printed) -> str:
    """The stem with each gap as a field of Moodle's cloze type."""
    parts = []
    for piece in shown.stem:
        if isinstance(piece, str):
            parts.append(html.escape(piece, quote=False).replace("{", "&#123;"))
        else:
            answers = (_CLOZE_SIGNS.sub(r"\\\1", _no_wildcard(text)) for text in shown.accepted[piece])
            parts.append("{1:SHORTANSWER:=" + "~=".join(html.escape(text, quote=False) for text in answers) + "}")
    return "".join(parts)


def _no_braces(markup: str, gaps: bool) -> str:
    """What stands above a stem, whose braces Moodle would take for fields where the stem has any."""
    return markup.replace("{", "&#123;") if gaps else markup


def _no_wildcard(answer: str) -> str:
    return answer.replace("*", "\\*")


def _choice(question: ET.Element, item: Choice, shown: Printed) -> None:
    keys = shown.places
    single = item.kind == "single_choice"
    ET.SubElement(question, "single").text = "true" if single else "false"
    ET.SubElement(question, "shuffleanswers").text = "false" if in_order(item) else "true"
    ET.SubElement(question, "answernumbering").text = "ABCD"
    wrong = "0" if single else _share(-100, len(shown.options) - len(keys))
    for place, (text, note) in enumerate(zip(shown.options, shown.option_notes, strict=True)):
        _answer(question, html.escape(text, quote=False), _share(100, len(keys)) if place in keys else wrong, note)


def _share(whole: int, parts: int) -> str:
    """A part of 100 with the five decimals that Moodle looks for: 50, 33.33333, 12.5."""
    return f"{whole / max(parts, 1):.5f}".rstrip("0").rstrip(".")


def _true_false(question: ET.Element, item: TrueFalse) -> None:
    _answer(question, "true", "100" if item.answer else "0", "", "moodle_auto_format")
    _answer(question, "false", "0" if item.answer else "100", "", "moodle_auto_format")


def _short(question: ET.Element, shown: Printed) -> None:
    ET.SubElement(question, "usecase").text = "0"
    for text in shown.accepted[0]:
        _answer(question, _no_wildcard(text), "100", "", "moodle_auto_format")


def _matching(question: ET.Element, shown: Printed) -> None:
    ET.SubElement(question, "shuffleanswers").text = "true"
    for left, text in [*shown.pairs, *(("", text) for text in shown.spare)]:
        sub = ET.SubElement(question, "subquestion", format="html")
        ET.SubElement(sub, "text").text = html.escape(left, quote=False)
        _text(sub, "answer", text)


def _ordering(question: ET.Element, shown: Printed) -> None:
    for name, value in (("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0")):
        ET.SubElement(question, name).text = value
    ET.SubElement(question, "gradingtype").text = "ABSOLUTE_POSITION"
    for place, text in enumerate(shown.key, 1):
        _answer(question, html.escape(text, quote=False), str(place), "")


def _essay(question: ET.Element, shown: Printed) -> None:
    for name, value in (("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "10")):
        ET.SubElement(question, name).text = value
    _html(question, "graderinfo", f"<p>{html.escape(shown.marked or shown.key[0], quote=False)}</p>")


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    ET.SubElement(element, "text").text = text
    return element


def _html(parent: ET.Element, name: str, markup: str) -> ET.Element:
    element = _text(parent, name, markup)
    element.set("format", "html")
    return element


def _picture(shown: Printed) -> str:
    """The picture of a question as Moodle refers to a file that comes with it."""
    return picture_html(shown.picture, f"@@PLUGINFILE@@/{shown.picture.file_name}") if shown.picture else ""


def _answer(parent: ET.Element, text: str, fraction: str, note: str, form: str = "html") -> None:
    answer = _text(parent, "answer", text)
    answer.set("fraction", fraction)
    answer.set("format", form)
    _html(answer, "feedback", html.escape(note, quote=False))
