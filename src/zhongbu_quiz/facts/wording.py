"""Wordings: patterns such as `{date}，{actor}{action}{object}[（{document_number}）]` -> the clauses of a sentence.

Each kind of fact has a default wording that its fields choose; a fact may carry its own (`wording:`). What stands in [ ] is a clause
that may be left out: it is named after its first slot, and falls away where the fact has no such slot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from sys import intern

from zhongbu_quiz.facts.slots import Segment, Segments, Slot, part_slots
from zhongbu_quiz.values.text import separators

_TOKEN = re.compile(r"\{(\w+)\}")
_CLAUSE = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")

Clause = tuple[str, Segments]
"""The slot that a clause is there for ("" for what is never left out), and its segments."""


def fill_wording(
    wording: str,
    slots: Mapping[str, Slot],
    texts: Mapping[str, str],
    complete: bool = True,
    split: Mapping[str, Segments] | None = None,
) -> tuple[Clause, ...]:
    """The clauses of a wording: `{name}` becomes a slot (or the pieces that `split` has for it), or one of the plain `texts` (unit …).

    `{parts}` opens all parts of a list, which ends in 等 where it is not `complete`. Raises KeyError with a name that is neither.
    """
    inner = split or {}
    clauses: list[Clause] = []
    position = 0
    for match in _CLAUSE.finditer(wording):
        clauses.append(("", _segments(wording[position : match.start()], slots, texts, complete, inner)))
        tokens = _TOKEN.findall(match.group(1))
        if tokens[0] in slots:
            clauses.append((tokens[0], _segments(match.group(1), slots, texts, complete, inner)))
        position = match.end()
    clauses.append(("", _segments(wording[position:], slots, texts, complete, inner)))
    return tuple(clause for clause in clauses if clause[1])


def _segments(
    wording: str, slots: Mapping[str, Slot], texts: Mapping[str, str], complete: bool, inner: Mapping[str, Segments]
) -> Segments:
    segments: list[Segment] = []
    position = 0
    for match in _TOKEN.finditer(wording):
        if match.start() > position:
            segments.append(intern(wording[position : match.start()]))
        name = match.group(1)
        segments.extend(inner[name] if name in inner else _token(name, slots, texts, complete))
        position = match.end()
    segments.append(intern(wording[position:]))
    return tuple(segment for segment in segments if segment != "")


def _token(name: str, slots: Mapping[str, Slot], texts: Mapping[str, str], complete: bool) -> list[Segment]:
    if name == "parts":
        return _all_parts(part_slots(dict(slots)), complete)
    if name.startswith("part") and name[4:].isdigit():
        return [slots[f"part.{name[4:]}"]]
    if name in slots:
        return [slots[name]]
    return [texts[name]]


def _all_parts(parts: list[Slot], complete: bool) -> list[Segment]:
    opening, marks, tail = separators([part.text for part in parts], complete)
    segments: list[Segment] = [opening] if opening else []
    for index, part in enumerate(parts):
        if index:
            segments.append(marks[index - 1])
        segments.append(part)
    return [*segments, tail] if tail else segments
