"""Word files as their tests look at them: their parts, all their words, their paragraphs in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> Mapping[str, str]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def root(data: bytes, name: str) -> ElementTree.Element:
    """A part, parsed."""
    return ElementTree.fromstring(parts(data)[name])


def said(data: bytes) -> str:
    """All words of the file without white space and blanks: the document, then heads and feet, those of turned text too."""
    names = sorted(name for name in parts(data) if name.startswith(("word/document", "word/header", "word/footer")))
    told = "".join("".join(node.text or "" for node in root(data, name).iter(f"{W}t")) for name in names)
    return "".join(told.replace("_", "").split())


def paragraphs(data: bytes) -> Iterator[tuple[str, str, bool]]:
    """Of each paragraph of the document, those in tables too, in order: its style, its words, whether it stays with the next."""
    for node in root(data, "word/document.xml").iter(f"{W}p"):
        style, kept = node.find(f"{W}pPr/{W}pStyle"), node.find(f"{W}pPr/{W}keepNext")
        assert style is not None
        yield style.attrib[f"{W}val"], "".join(text.text or "" for text in node.iter(f"{W}t")), kept is not None


def heads_and_feet(data: bytes) -> Iterator[str]:
    """The paragraphs of heads and feet, each once, though a text box is drawn twice and a foot stands in two parts."""
    found: dict[str, None] = {}
    for name in sorted(name for name in parts(data) if name.startswith(("word/header", "word/footer"))):
        for node in root(data, name).iter(f"{W}p"):
            if not any(node.iter(f"{W}txbxContent")):
                found["".join(text.text or "" for text in node.iter(f"{W}t"))] = None
    return (text for text in found if text)
