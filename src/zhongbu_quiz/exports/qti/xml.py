"""What both QTI versions share: elements with text, and identifiers."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_NOT_IN_NAME = re.compile(r"[^\w.\-]")


def add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """A new last child; a trailing _ in an attribute's name is dropped (class_)."""
    child = ET.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text
    return child


def identifier(text: str, prefix: str = "i-") -> str:
    """An XML name made from an id: letters of any script, digits, - and ."""
    return prefix + _NOT_IN_NAME.sub("_", text)


def document(root: ET.Element) -> bytes:
    """The bytes of an XML file."""
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
