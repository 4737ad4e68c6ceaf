"""What the backs of all notes share: where a fact is told, what an editor noted, and the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhongbu_quiz.exports.anki.markup import harmless, html
from zhongbu_quiz.exports.pictures import Pictures
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact

PLACES = "；"
"""Between two places where a fact is told."""


class Backs:
    """The shared fields of one package. Each is made once for a fact, however many notes ask it."""

    def __init__(self, base: FactBase) -> None:
        self._base = base
        self._pictures = Pictures(base)
        self._made: dict[str, tuple[str, str, str]] = {}

    def of(self, fact_id: str) -> tuple[str, str, str]:
        """(出处, 附注, 图示) of a fact; three empty fields for a fact that the base does not hold."""
        made = self._made.get(fact_id)
        if made is None:
            fact = self._base.find(fact_id)
            made = (self._sources(fact), remarks(fact.notes), harmless(self._pictures.of(fact))) if fact else ("", "", "")
            self._made[fact_id] = made
        return made

    def figure(self, fact_id: str, asked: Mapping[int, Iterable[str]]) -> str:
        """The figure of a fact for a note, which says of which of its cards (N of `cN`; 1 of a choice) a place on the map is the answer;
        `asked` are the slots that each card asks."""
        figure = self.of(fact_id)[2]
        if not figure:
            return ""
        fact = self._base.fact(fact_id)
        cards = " ".join(str(number) for number, slots in asked.items() if any(self._pictures.asked(fact, slot) for slot in slots))
        return f'<div class="zb-asked" data-cards="{cards}">{figure}</div>' if cards else figure

    def of_all(self, fact_ids: tuple[str, ...], notes: tuple[str, ...] = ()) -> tuple[str, str, str]:
        """The fields of an item over some facts, with the notes that it has itself; the figure is that of a single fact."""
        if len(fact_ids) == 1:
            sources, _, figure = self.of(fact_ids[0])
            return sources, remarks(notes), figure
        places = dict.fromkeys(place for fact_id in fact_ids for place in self.of(fact_id)[0].split(PLACES) if place)
        return PLACES.join(places), remarks(notes), ""

    def _sources(self, fact: Fact) -> str:
        places = dict.fromkeys([f"《{source.document}》·{source.section}" for source in fact.sources])
        return PLACES.join(map(html, places))


def remarks(notes: tuple[str, ...]) -> str:
    """Notes as paragraphs; the same words twice are one."""
    return "<br>".join(html(note) for note in dict.fromkeys(notes)) if notes else ""
