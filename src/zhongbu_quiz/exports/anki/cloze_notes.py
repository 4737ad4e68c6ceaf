"""Cloze items -> one note a fact: its statement with every asked slot as {{cN::text::hint}}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

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
from zhongbu_quiz.facts.slots import Segment, Segments, Slot
from zhongbu_quiz.identity import Identity
from zhongbu_quiz.items.item import Item, Shown
from zhongbu_quiz.values.places import Places

RETIRED_SLOT = "停用的空"
_RESERVE = ("",) * 4


def cloze_notes(items: Iterable[Item], base: FactBase, project: Identity, backs: Backs, marks: Marks, found_by: Finder) -> list[Note]:
    """One note for each fact that a cloze item asks, in the order of the first such item.

    Its cards are the slots that `items` ask, and those that an older package marked (`marks`) as far as the sentence still shows them.
    """
    return [
        _note(base.fact(fact_id), project, asked, marks.get(cloze_guid(project, fact_id), frozenset()), backs, base.world.places, found_by)
        for fact_id, asked in by_fact(items).items()
    ]


def _note(
    fact: Fact, project: Identity, asked: Mapping[str, Item], old: frozenset[int], backs: Backs, places: Places, found_by: Finder
) -> Note:
    numbers = [_number_of(segment) if isinstance(segment, Slot) else 0 for segment in fact.segments]
    numbered = {_number(fact, slot, item, numbers): item for slot, item in asked.items()}
    items = {number: numbered[number] for number in sorted(numbered)}
    marked = items.keys() | old & set(numbers)
    first = next(iter(asked.values()))
    hidden = [
        segment.text for segment, number in zip(fact.segments, numbers, strict=True) if isinstance(segment, Slot) and number in marked
    ]
    sources, notes, figure = backs.of(fact.id)
    fields = (
        fact.id,
        _sentence(fact, items, marked, places) + "。",
        html(safe_topic(first, hidden)),
        "".join(f'<span class="zb-n{number}">{html(items[number].id)}</span>' for number in items),
        _more_words(fact, items.values()),
        sources,
        notes,
        figure,
        *_RESERVE,
    )
    assert len(fields) == len(CLOZE_TYPE.fields)
    words = [word for item in items.values() for word in item.tags]
    ids = tuple(item.id for item in items.values())
    return Note(
        guid=cloze_guid(project, fact.id),
        type=CLOZE,
        fields=fields,
        tags=tags_of(
            project.tag_root,
            (*fact.tags, *words, *found_by(ids, fact), *(f"{RETIRED_SLOT}::c{number}" for number in sorted(marked - items.keys()))),
            first,
        ),
        cards=tuple(number - 1 for number in sorted(marked)),
        items=tuple(items[number].id if number in items else "" for number in sorted(marked)),
        main_fact=fact.id,
        home=(first.source.document, first.source.section),
    )


def _sentence(fact: Fact, items: Mapping[int, Item], marked: Set[int], places: Places) -> str:
    """The statement with its marks. A clause that some card leaves out, since it would tell the answer, is hidden on that card too."""

    def told(segments: Segments) -> str:
        numbered = ((segment, _number_of(segment) if isinstance(segment, Slot) else 0) for segment in segments)
        return "".join(_segment(segment, number, fact, items, marked, places) for segment, number in numbered)

    sentence = told(fact.opening)
    for name, segments in fact.clauses:
        text = told(segments)
        for number, item in items.items():
            if name and leaves_out(item, name):
                text = cloze_around(number, text)
        sentence += text
    return sentence


def leaves_out(item: Item, name: str) -> bool:
    """Whether the sentence of an item is without the slot that a clause is there for."""
    return item.slot != name and not any(isinstance(part, Shown) and part.slot == name for part in item.stem)


def _segment(
    segment: Segment, number: int, fact: Fact, items: Mapping[int, Item], marked: Set[int], places: Places
) -> str:
    text = segment if isinstance(segment, str) else segment.text
    if not isinstance(segment, Slot) or number not in marked:
        return cloze_text(text)
    return cloze(number, text, hint(segment, fact, items.get(number), places))


def _number_of(slot: Slot) -> int:
    """The N of a slot that a sentence shows; 0 for one that is never hidden."""
    try:
        return slot_number("period" if slot.name == "as_of" else slot.name)
    except KeyError:
        return 0


def _number(fact: Fact, slot: str, item: Item, shown: Sequence[int]) -> int:
    """The N of the slot that an item hides. Raises ValueError where the statement does not show it."""
    number = slot_number("period" if slot == "as_of" else slot)
    if number not in shown:
        raise ValueError(
            f"the item {item.id!r} hides the slot {slot!r}, which the statement of {fact.id!r} does not show"
        )
    return number


def _more_words(fact: Fact, items: Iterable[Item]) -> str:
    """What the items say beyond the statement, which the back shows anyway."""
    words = dict.fromkeys(item.explanation for item in items if item.explanation not in ("", fact.statement))
    return "<br>".join(html(text) for text in words)
