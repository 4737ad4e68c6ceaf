"""The words of a paragraph of a Word file as a reader of the page sees them. In: the element of a paragraph. Out: its text, and what was changed.

A change that nobody has accepted or refused counts as accepted: what was put in is read, what was taken out is not. The words of a field, a link, a
control and of what has a reading above it (拼音指南) are read; hidden words and a part that is struck through are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from zhongbu_quiz.values.raised import LOWERED, RAISED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rt")}
_PUT_IN = {f"{_W}{name}" for name in ("ins", "moveTo")}
_CHANGES = _PUT_IN | {f"{_W}del", f"{_W}moveFrom"}
_RUN, _CONTROL = f"{_W}r", f"{_W}sdt"

Seen = Literal["revised", "struck", "whole", "hidden", "boxed"]
"""What a reader of a text is told: it has changes that nobody accepted, a part that is struck through, or all of it is; hidden words, a box of
text."""


@dataclass(frozen=True, slots=True)
class Told:
    """`text` as it stands, `raised` with raised and lowered numbers kept, and what was seen in it."""

    text: str
    raised: str
    seen: frozenset[Seen] = frozenset()


def told_of(paragraphs: list[Any], all_words: bool = False) -> Told:
    """The words of some paragraphs, a line for each. Words that are all struck through are read, as those of a row are; `all_words`: so are a part
    that is and hidden ones, as a bank of questions has its answers."""
    runs: list[list[tuple[str, Any]]] = [list(_runs(one)) for one in paragraphs]
    seen: set[Seen] = set()
    if any(one.tag in _CHANGES for paragraph in paragraphs for one in paragraph.iter()):
        seen.add("revised")
    if any(next(paragraph.iter(f"{_W}txbxContent"), None) is not None for paragraph in paragraphs):
        seen.add("boxed")
    filled = [run for line in runs for words, run in line if words.strip()]
    struck = [run for run in filled if _has(run, "strike") or _has(run, "dstrike")]
    hidden = [run for run in filled if _has(run, "vanish")]
    whole = len(struck) == len(filled)
    gone = [] if all_words else [*hidden, *(() if whole else struck)]
    if struck:
        seen.add("whole" if whole else "struck")
    if hidden:
        seen.add("hidden")
    lines = [[(words, run) for words, run in line if run not in gone] for line in runs]
    text = "\n".join("".join(words for words, _run in line) for line in lines)
    raised = "\n".join("".join(words.translate(_raising(run)) for words, run in line) for line in lines)
    return Told(text, raised.replace("\xa0", " "), frozenset(seen))


def paragraphs_of(cell: Any) -> list[Any]:
    """The paragraphs of a cell of a table, those in controls too; not those of a table in it."""
    found: list[Any] = []
    for child in cell:
        if child.tag == f"{_W}p":
            found.append(child)
        elif child.tag == _CONTROL:
            found += [one for content in child.iterchildren(f"{_W}sdtContent") for one in paragraphs_of(content)]
    return found


def children_of(parent: Any, name: str) -> list[Any]:
    """The rows of a table, or the cells of a row, those in controls too; rows that were taken out are gone."""
    found: list[Any] = []
    for child in parent:
        if child.tag == f"{_W}{name}" and child.find(f"{_W}trPr/{_W}del") is None:
            found.append(child)
        elif child.tag == _CONTROL:
            found += [one for content in child.iterchildren(f"{_W}sdtContent") for one in children_of(content, name)]
        elif child.tag in _PUT_IN:
            found += children_of(child, name)
    return found


def _runs(element: Any) -> Iterator[tuple[str, Any]]:
    """The words below an element with the run that each stands in."""
    for child in element:
        if child.tag in _GONE or not isinstance(child.tag, str):
            continue
        if child.tag == _RUN:
            ruby = child.find(f"{_W}ruby/{_W}rubyBase")
            if ruby is not None:
                yield from _runs(ruby)
            else:
                yield child.text, child
        elif child.tag != f"{_W}p":
            yield from _runs(child)


def _has(run: Any, name: str) -> bool:
    """Whether the form of a run itself says so."""
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false", "off")


def _raising(run: Any) -> dict[int, int]:
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    place = found.get(f"{_W}val", "") if found is not None else ""
    return RAISED if place == "superscript" else LOWERED if place == "subscript" else {}
