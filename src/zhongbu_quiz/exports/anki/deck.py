"""What a deck file says about its Anki deck, as the export needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhongbu_quiz.identity import Identity


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """`project` is whose deck it is. `deck` is its place in Anki (中部地区崛起::历史); `title` and `description` open the text under the deck's name.

    `new_per_day` goes into the options preset. `split` puts the cards of each document, or of each section, in a deck below.
    """

    project: Identity
    title: str
    deck: str
    description: str = ""
    new_per_day: int = 10
    split: Literal["", "document", "section"] = ""
