"""A note as it goes into a package: finished fields, and which of its cards ship."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """`type` is a key of `ids.NOTE_TYPES`; `fields` are HTML, in the order of the note type.

    `cards` are the ordinals of its cards (N-1 for cN). `main_fact`, `topic_key` and `home` (document, section) say where its cards stand
    among the new ones: `topic_key` names what is easily confused (the indicator of a statistic).
    """

    guid: str
    type: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[int, ...]
    main_fact: str = ""
    topic_key: str = ""
    home: tuple[str, str] = ("", "")
