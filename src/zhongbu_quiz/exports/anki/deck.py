"""A deck as Anki has it: some of the cards of a project, found by a tag."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """`name` is that of its files, `title` what people read. `tag` marks its cards ("" where they need no mark); `items` are the ids of
    the items whose cards it ships: a note that has one of them comes whole."""

    name: str
    title: str
    tag: str = ""
    items: frozenset[str] = frozenset()
