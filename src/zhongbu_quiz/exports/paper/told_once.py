"""Facts of a study sheet, each told once.

In: the facts of one section. Out: those that no other one tells, too: an event and the formula that it brought are two facts, and each has its
questions, but who reads them one below the other reads the same thing twice. Their notes stand with the fact that is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.numbers import TO_DIGITS

if TYPE_CHECKING:
    from zhongbu_quiz.facts.fact import Fact

_ALIKE = 0.9
"""The share of the characters of a sentence that another one has, which tells all values of the first: what it lacks are words like 提出."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHARACTER = re.compile(r"[一-鿿A-Za-z\d]")
_MARKS = "“”《》"


@dataclass(slots=True)
class ToldFact:
    """A fact that stands on the sheet, and the notes of all those that it tells."""

    fact: Fact
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its `plain` form (in which numerals and ranks are written in one way), and what another has to say to tell the same."""

    text: str
    plain: str
    dates: frozenset[str]
    values: tuple[str, ...]
    numbers: frozenset[str]
    characters: frozenset[str]

    def tells(self, other: _Sentence) -> bool:
        """Whether this one says all that another one says."""
        if self.plain == other.plain:
            return True
        return (
            bool(other.dates)
            and self.dates == other.dates
            and other.numbers <= self.numbers
            and all(value in self.text for value in other.values)
            and len(other.characters & self.characters) >= _ALIKE * len(other.characters)
        )


def told_once(facts: Sequence[Fact]) -> list[ToldFact]:
    """The facts that are left, in their order. Of two that tell each other the first is."""
    sentences = {fact.id: _sentence(fact) for fact in facts}
    groups: dict[frozenset[str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(sentences[fact.id].dates, []).append(fact)
    teller: dict[str, str] = {}
    for group in groups.values():
        for fact in reversed(group):
            teller.update(_told_by(fact, (other for other in group if other.id not in teller), sentences))
    left = {fact.id: ToldFact(fact) for fact in facts if fact.id not in teller}
    for fact in facts:
        where = fact.id
        while where in teller:
            where = teller[where]
        left[where].notes.extend(fact.notes)
    for told in left.values():
        told.notes = _said_once(told.notes)
    return list(left.values())


def _said_once(notes: Iterable[str]) -> list[str]:
    """Notes without those that another one is or begins with: 在安徽。 is told by 在安徽，是承接产业转移的示范区。"""
    found = list(dict.fromkeys(notes))
    return [note for note in found if not any(other != note and _begins(other, note.rstrip("。")) for other in found)]


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with these words and goes on after a mark."""
    return text.startswith(words) and not _CHARACTER.match(text[len(words) :])


def _told_by(fact: Fact, others: Iterable[Fact], sentences: Mapping[str, _Sentence]) -> dict[str, str]:
    """The id of the fact, and of the first other one that tells it; nothing where none does."""
    mine = sentences[fact.id]
    return next(({fact.id: other.id} for other in others if other is not fact and sentences[other.id].tells(mine)), {})


def _sentence(fact: Fact) -> _Sentence:
    dates = (slot.text for slot in fact.slots.values() if slot.type == "date")
    plain = _plain(fact.statement)
    return _Sentence(
        text=fact.statement,
        plain=plain,
        dates=frozenset(date for date in dates if date in fact.statement),
        values=tuple(segment.text.strip(_MARKS) for segment in fact.segments if isinstance(segment, Slot)),
        numbers=frozenset(_NUMBER.findall(fact.statement)),
        characters=frozenset(_CHARACTER.findall(plain)),
    )


def _plain(text: str) -> str:
    """A sentence without its marks, numerals as digits, and a rank in one form: 位居全球首位 is 居全球第一."""
    words = load_lexicon().pattern("<print.first>").sub("1", load_lexicon().pattern("<print.ranks>").sub("", text))
    return "".join(_CHARACTER.findall(words.translate(TO_DIGITS)))
