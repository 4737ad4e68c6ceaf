"""A note as it goes into a package: finished fields, its cards, and where they lie."""

from __future__ import annotations

from typing import NamedTuple

from zhongbu_quiz.values.picture import Picture


class Note(NamedTuple):
    """`type` is a key of `ids.NOTE_TYPES`; `fields` are HTML, in the order of the note type.

    `cards` are the ordinals of its cards (N-1 for cN), `items` the ids of the items that they ask, card
    by card ("" for one that only an older release asked). `main_fact` is the fact that it hangs
    on, `home` the document and section that it is told in, `pictures` those that its fields name.
    """

    guid: str
    type: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[int, ...]
    items: tuple[str, ...] = ()
    main_fact: str = ""
    home: tuple[str, str] = ("", "")
    pictures: tuple[Picture, ...] = ()
