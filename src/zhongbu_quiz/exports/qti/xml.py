"""What both QTI versions share: elements with text, and identifiers."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from zhongbu_quiz.exports.quiz import Quiz, clean
from zhongbu_quiz.items.item import Item

_NOT_IN_NAME = re.compile(r"[^\w.\-]")


def add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """A new last child; a trailing _ in an attribute's name is dropped (class_)."""
    child = ET.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text
    return child


def identifier(text: str, prefix: str = "i-") -> str:
    """An XML name made from an id: letters of any script, digits, - and ."""
    return prefix + _NOT_IN_NAME.sub("_", text)


def item_id(quiz: Quiz, item: Item) -> str:
    """What other tools know an item by: platforms put a new import over an old one by this, so it holds the name of the project."""
    return clean(f"{quiz.project.name}:{item.id}")


def quiz_id(quiz: Quiz) -> str:
    """The same of the whole quiz."""
    return f"{quiz.project.name}:{quiz.name}"


def document(root: ET.Element) -> bytes:
    """The bytes of an XML file."""
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
