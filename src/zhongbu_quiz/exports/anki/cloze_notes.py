"""Cloze items -> one note a fact: its statement with every asked slot as {{cN::text::hint}}."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter

from zhongbu_quiz.exports.anki.cloze_marks import Marks, by_fact
from zhongbu_quiz.exports.anki.hints import hint
from zhongbu_quiz.exports.anki.ids import CLOZE, CLOZE_TYPE, cloze_guid
from zhongbu_quiz.exports.anki.markup import cloze, cloze_around, cloze_text, html
from zhongbu_quiz.exports.anki.note import Note
from zhongbu_quiz.exports.anki.shared_fields import Backs
from zhongbu_quiz.exports.anki.topics import Finder, safe_topic, tags_of
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import slot_number
from zhongbu_quiz.facts.slots import Attribution, Slot
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item, Shown
from zhongbu_quiz.values.places import Places

RETIRED_SLOT = "停用的空"
_RESERVE = ("",) * 4
"""我的笔记, which is the student's, and what waits for later."""


def cloze_notes(items: Iterable[Item], base: FactBase, project: Identity, backs: Backs, marks: Marks, found_by: Finder) -> list[Note]:
    """One note for each fact that a cloze item asks, in the order of the first such item.

    Its cards are the slots that `items` ask, and those that an older package marked (`marks`) as far as the sentence still shows them.
    """
    numbers, places = _Numbers(), base.world.places
    return [_note(_Told(base.fact(fact_id), numbers, places), project, asked, marks, backs, found_by) for fact_id, asked in by_fact(items).items()]


class _Numbers(dict[str, int]):
    """The N of each slot that a sentence shows, by name; 0 for one that is never hidden."""

    def __missing__(self, name: str) -> int:
        try:
            number = slot_number("period" if name == "as_of" else name)
        except KeyError:
            number = 0
        self[name] = number
        return number


class _Told:
    """The sentence of a fact, the opening first, with the slots that it shows by their N, in its order. `clauses` are (name of the slot that a
    clause is there for or "", its segments)."""

    def __init__(self, fact: Fact, numbers: _Numbers, places: Places) -> None:
        self.fact, self.places, self._numbers = fact, places, numbers
        self.clauses = (("", fact.opening), *fact.clauses)
        self.shown = {
            number: segment for _, clause in self.clauses for segment in clause if isinstance(segment, Slot) and (number := numbers[segment.name])
        }

    def number(self, slot: str, item: Item) -> int:
        """The N of the slot that an item hides. Raises ValueError where the sentence does not show it."""
        number = self._numbers[slot]
        if number not in self.shown:
            raise ValueError(f"the item {item.id!r} hides the slot {slot!r}, which the statement of {self.fact.id!r} does not show")
        return number

    def marked(self, items: Mapping[int, Item], marked: Collection[int]) -> str:
        """The sentence with its marks. A clause that some card leaves out, since it would tell the answer, is hidden on that card too."""
        sentence = ""
        for name, clause in self.clauses:
            text = "".join([cloze_text(part) if isinstance(part, str) else self._told(part, items, marked) for part in clause])
            for number, item in items.items() if name else ():
                if leaves_out(item, name):
                    text = cloze_around(number, text)
            sentence += text
        return sentence

    def _told(self, part: Slot | Attribution, items: Mapping[int, Item], marked: Collection[int]) -> str:
        if isinstance(part, Slot) and (number := self._numbers[part.name]) in marked:
            return cloze(number, part.text, hint(part, self.fact, items.get(number), self.places))
        return cloze_text(part.text)


def _note(
    told: _Told, project: Identity, asked: Mapping[str, Item], marks: Marks, backs: Backs, found_by: Finder
) -> Note:
    fact = told.fact
    guid = cloze_guid(project, fact.id)
    items = {told.number(slot, item): item for slot, item in asked.items()}
    if len(items) > 1:
        items = dict(sorted(items.items(), key=itemgetter(0)))
    retired = sorted(marks[guid] & told.shown.keys() - items.keys()) if guid in marks else []
    marked = sorted([*items, *retired])
    first = next(iter(asked.values()))
    hidden = [told.shown[number].text for number in marked]
    sources, notes, figure = backs.of(fact.id)
    if figure:
        figure = backs.figure(fact.id, {number: (item.slot,) for number, item in items.items()})
    fields = (
        fact.id,
        told.marked(items, marked) + "。",
        html(safe_topic(first, hidden)),
        "".join([f'<span class="zb-n{number}">{html(item.id)}</span>' for number, item in items.items()]),
        _more_words(fact, items.values()),
        sources,
        notes,
        figure,
        *_RESERVE,
    )
    assert len(fields) == len(CLOZE_TYPE.fields)
    words = [word for item in items.values() for word in item.tags]
    ids = tuple([item.id for item in items.values()])
    return Note(
        guid=guid,
        type=CLOZE,
        fields=fields,
        tags=tags_of(
            project.tag_root,
            (*fact.tags, *words, *found_by(ids, fact), *[f"{RETIRED_SLOT}::c{number}" for number in retired]),
            first,
        ),
        cards=tuple([number - 1 for number in marked]),
        items=tuple([items[number].id if number in items else "" for number in marked]) if retired else ids,
        main_fact=fact.id,
        home=(first.source.document, first.source.section),
    )


def leaves_out(item: Item, name: str) -> bool:
    """Whether the sentence of an item is without the slot that a clause is there for."""
    return item.slot != name and not any(isinstance(part, Shown) and part.slot == name for part in item.stem)


def _more_words(fact: Fact, items: Iterable[Item]) -> str:
    """What the items say beyond the statement, which the back shows anyway."""
    words = dict.fromkeys([item.explanation for item in items if item.explanation not in ("", fact.statement)])
    return "<br>".join(map(html, words)) if words else ""
