"""What both QTI versions share: elements with text, identifiers, and a zip that is the same for the same input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

_NOT_IN_NAME = re.compile(r"[^\w.\-]")
_EPOCH = (1980, 1, 1, 0, 0, 0)


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


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files, all with the same date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
