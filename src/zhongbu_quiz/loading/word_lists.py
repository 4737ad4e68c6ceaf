"""The numbers and letters of Word's own lists, which stand in no text. In: a document of python-docx. Out: the label of each paragraph."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import import_module
from typing import Any

from zhongbu_quiz.values.numbers import chinese_number


class Labels:
    """The numbers and letters of Word's own lists, which stand in no text: 1. and A."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in found_below(numbering, "./w:abstractNum"):
            levels = {int(_value(level, "@w:ilvl")): level for level in found_below(abstract, "./w:lvl")}
            self._levels[_value(abstract, "@w:abstractNumId")] = {
                depth: (
                    _value(level, "./w:numFmt/@w:val"),
                    _value(level, "./w:lvlText/@w:val"),
                    int(_value(level, "./w:start/@w:val") or 1),
                )
                for depth, level in levels.items()
            }
        for num in found_below(numbering, "./w:num"):
            name = _value(num, "@w:numId")
            self._abstract[name] = _value(num, "./w:abstractNumId/@w:val")
            restarts = found_below(num, "./w:lvlOverride[w:startOverride]")
            self._restarts[name] = {int(_value(one, "@w:ilvl")): int(_value(one, "./w:startOverride/@w:val")) for one in restarts}

    def of(self, paragraph: Any) -> str:
        """The label of a paragraph with a space behind it; "" where it has none, or a bullet."""
        found = found_below(paragraph._p, "./w:pPr/w:numPr")
        if not found and paragraph.style is not None:
            found = found_below(paragraph.style.element, "./w:pPr/w:numPr")
        if not found:
            return ""
        name, depth = _value(found[0], "./w:numId/@w:val"), int(_value(found[0], "./w:ilvl/@w:val") or 0)
        levels = self._levels.get(self._abstract.get(name, ""), {})
        if depth not in levels or levels[depth][0] in ("bullet", "none"):
            return ""
        counts = self._counts[self._abstract[name]]
        if name not in self._begun:
            self._begun.add(name)
            counts.update({level: start - 1 for level, start in self._restarts.get(name, {}).items()})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        label = levels[depth][1]
        for level, (form, _, start) in levels.items():
            label = label.replace(f"%{level + 1}", _counted(counts.get(level, start), form))
        return f"{label} " if label else ""


def found_below(element: Any, path: str) -> list[Any]:
    """What a path leads to below an element, whether or not python-docx has a class for it."""
    return list(_compiled(path)(element))


@cache
def _compiled(path: str) -> Any:
    from docx.oxml.ns import nsmap

    etree: Any = import_module("lxml.etree")
    return etree.XPath(path, namespaces=nsmap)


def _value(element: Any, path: str) -> str:
    found = found_below(element, path)
    return str(found[0]) if found else ""


def _counted(number: int, form: str) -> str:
    """A number of a list as Word writes it."""
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(65 + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return chinese_number(number) if "hinese" in form or form.startswith("japanese") else str(number)
