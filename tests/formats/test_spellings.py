"""Typed answers carry all accepted spellings in every format that can (rule 80): of the whole bank, 0 are dropped. (The page to practise on is
tried in a browser, in `test_html`.)"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.core.small import OWN
from tests.formats.wanted import spellings
from zhongbu_quiz.exports.qti.item12 import NAMESPACE as QTI12
from zhongbu_quiz.exports.qti.item21 import NAMESPACE as QTI21
from zhongbu_quiz.exports.quiz import Quiz
from zhongbu_quiz.items.item import Blank, Gap

from .sample import made, written
from .shipped import shipped

Found = list[set[str]]
"""Of each typed item in order, every text that is right in one of its gaps."""

TWO_GAPS = made(
    "fill_blank",
    ("中部六省的省会有", Blank(), "和", Blank(), "。"),
    ("郑州", "武汉"),
    name="two",
    also=(("郑州市",), ("武汉市", "江城")),
)


def bank() -> Quiz:
    """The typed items of the bank that ships, and one with two gaps."""
    return Quiz(OWN, "typed", "填空", (*(item for item in shipped().items if isinstance(item, Gap)), TWO_GAPS))


def in_moodle(data: bytes) -> Found:
    found = []
    for question in ET.fromstring(data).findall("question")[1:]:
        if question.get("type") == "cloze":
            fields = re.findall(r"\{1:SHORTANSWER:=(.*?)\}", question.findtext("questiontext/text") or "")
            found.append({text for field in fields for text in field.split("~=")})
        else:
            found.append({answer.findtext("text") or "" for answer in question.findall("answer") if answer.get("fraction") == "100"})
    return found


def in_gift(data: bytes) -> Found:
    paragraphs = [text for text in data.decode().split("\n\n") if text.startswith("//")]
    return [{re.sub(r"\\(.)", r"\1", line[1:]) for line in text.split("\n") if line.startswith("=")} for text in paragraphs]


def _files(data: bytes) -> list[ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [ET.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")]


def in_qti(data: bytes) -> Found:
    """What `match` compares a response with, and the correct response."""
    found = {}
    for root in _files(data):
        if root.tag == f"{{{QTI21}}}assessmentItem":
            values = [*root.iter(f"{{{QTI21}}}value"), *(each for each in root.iter(f"{{{QTI21}}}baseValue") if each.get("baseType") == "string")]
            found[root.get("label")] = {value.text or "" for value in values}
    return [found[item.id] for item in bank().items]


def in_canvas(data: bytes) -> Found:
    """What the conditions that give points ask for: a text that is typed, or the label of one."""
    found = []
    for item in [item for root in _files(data) for item in root.iter(f"{{{QTI12}}}item")]:
        labels = {label.get("ident"): "".join(label.itertext()) for label in item.iter(f"{{{QTI12}}}response_label")}
        equals = [value.text or "" for value in item.iter(f"{{{QTI12}}}varequal")]
        found.append({labels.get(value, value) for value in equals})
    return found


def in_json(data: bytes) -> Found:
    return [{text for gap in item["accepted"] for text in gap} for item in json.loads(data)["items"]]


@pytest.mark.parametrize(
    ("name", "dialect", "read", "several_gaps"),
    [
        ("moodle", "", in_moodle, True),
        ("gift", "", in_gift, False),
        ("qti", "2.1", in_qti, True),
        ("qti", "canvas", in_canvas, True),
        ("json", "", in_json, True),
    ],
)
def test_no_accepted_spelling_is_dropped(name: str, dialect: str, read: Callable[[bytes], Found], several_gaps: bool) -> None:
    quiz = bank()
    export = written(name, quiz, dialect)
    items = quiz.items if several_gaps else quiz.items[:-1]
    assert {entry.item_id for entry in export.left_out} == {item.id for item in quiz.items[len(items) :]}
    found = [{html.unescape(text) for text in texts} for texts in read(export.data)]
    assert len(found) == len(items) > 100
    wanted = [{text for gap in spellings(item) for text in gap} for item in items]
    dropped = [item.id for item, texts, all_right in zip(items, found, wanted, strict=True) if not all_right <= texts]
    assert dropped == []
    assert sum(len(texts) > 1 for texts in wanted) > 50, "there is something to drop"
