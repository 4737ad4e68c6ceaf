"""What is said of an event, without the event's own name before it. In: an event and a text. Out: the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.workbook.tables.words import pairs, pattern

_PAPER = re.compile(r"《[^》]+》")
_SHORTEST = 3
"""Characters of a name by which an event is known."""


def without_event(said: str, event: str) -> str:
    """What a text says of an event: 使中国… of “《辛丑条约》的签订，使中国…”, 打响了… of “南昌起义打响了…”; the text itself, where it does not
    begin with the event's name, or where more than its name stands there (辛亥革命的成果…). What leads to what it is (是) stays."""
    between = pattern(pairs("openings")["behind_event"])
    for name in sorted(_names(event), key=len, reverse=True):
        found = between.match(said, len(name)) if said.startswith(name) else None
        if found and len(said) - found.end() >= _SHORTEST:
            return said[found.end() :]
    return said


def _names(event: str) -> Iterator[str]:
    """By what an event may be called: as it stands, without its verb, by its paper, by what happened (金田起义 of 洪秀全领导金田起义)."""
    bare = pattern("(?:<verbs>|<done_to_it>)$").sub("", event)
    kinds = tuple(pairs("happens"))
    for name in (event, bare, *_PAPER.findall(event)):
        if len(name) >= _SHORTEST:
            yield name
    for whole in (event, bare):
        if whole.endswith(kinds):
            yield from (whole[start:] for start in range(1, len(whole) - _SHORTEST))
