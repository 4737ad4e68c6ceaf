"""The cards of a paper, to be looked at before they are imported.

In: an opened deck on the desk. Out: how many cards there are, and the faces of one.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.exports.anki.faces import card_styles, faces
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.anki import project_cards
from zhongbu_quiz.studio.desk import Desk, NotThere
from zhongbu_quiz.studio.opening import Opened


@dataclass(frozen=True)
class Card:
    """A card: its number among `count`, from 1, both faces as HTML, and what they look like."""

    number: int
    count: int
    front: str
    back: str
    styles: str


def card(desk: Desk, opened: Opened, number: int, now: int) -> Card:
    """A card of the deck, in the order in which they are learnt. Raises NotThere where there is none of that number, ContentError where the deck
    cannot be drawn."""

    def made() -> list[tuple[Note, int]]:
        cards = project_cards(opened, now)
        found = [(note, place) for note in cards.cards.of(cards.deck(opened.deck)) for place in note.cards]
        return sorted(found, key=lambda one: cards.cards.positions.get((one[0].guid, one[1]), 0))

    found = desk.kept("cards", opened, made)
    if not 1 <= number <= len(found):
        raise NotThere(_("there is no such card (any more)"))
    front, back = faces(*found[number - 1], opened.project.identity())
    return Card(number, len(found), front, back, card_styles())
