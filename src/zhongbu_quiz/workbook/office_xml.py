"""Parts of an Office file as XML, and back.

In: bytes. Out: an element of lxml, of which nothing leads elsewhere; or bytes.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def parsed(xml: bytes) -> Any:
    """A part of an Office file as XML, of which nothing leads elsewhere."""
    etree: Any = import_module("lxml.etree")
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def xml_of(root: Any) -> bytes:
    """XML as it stands in a part of an Office file."""
    etree: Any = import_module("lxml.etree")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
