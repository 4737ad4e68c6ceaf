"""Facts of a study sheet, each told once.

In: the facts of one section. Out: those that no other one tells, too: an event and the formula that it brought are two facts, and each has its
questions, but who reads them one below the other reads the same thing twice. Their notes stand with the fact that is left. A row of a table is
told by nothing but its own sentence: two figures of one thing differ in a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.slots import Slot, is_part
from zhongbu_quiz.values.numbers import TO_DIGITS

if TYPE_CHECKING:
    from zhongbu_quiz.facts.fact import Fact

_ALIKE = 7 / 8
"""The share of the characters of a sentence that another one has, which tells all values of the first: what it lacks are words like 提出."""
_TELLING = 2
"""Characters of a value that says what a sentence without a date is about."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHARACTER = re.compile(r"[一-鿿A-Za-z\d]")
_SENTENCE = re.compile(r"[^。]+(?:。[”’）]*|$)")
_MARKS = "“”《》"


@dataclass(slots=True)
class ToldFact:
    """A fact that stands on the sheet, and the notes of all those that it tells."""

    fact: Fact
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, its `plain` form (in which numerals and ranks are written in one way), and what another has to say to tell the same; `tabled`:
    it stands in a table. The document that says it is no value, nor is the label that an editor gave a list."""

    text: str
    plain: str
    dates: frozenset[str]
    values: tuple[str, ...]
    numbers: frozenset[str]
    characters: frozenset[str]
    tabled: bool

    def tells(self, other: _Sentence) -> bool:
        """Whether this one says all that another one says."""
        if self.plain == other.plain:
            return True
        return (
            not (self.tabled or other.tabled)
            and bool(other.dates or other.telling)
            and all(date in self.text for date in other.dates)
            and other.numbers <= self.numbers
            and all(value in self.text for value in other.values)
            and len(other.characters & self.characters) >= _ALIKE * len(other.characters)
        )

    @property
    def telling(self) -> str:
        """Its longest value, where that says what it is about."""
        longest = max(self.values, key=len, default="")
        return longest if len(longest) >= _TELLING else ""


def told_once(facts: Sequence[Fact]) -> list[ToldFact]:
    """The facts that are left, in their order. Of two that tell each other the first is."""
    sentences = [_sentence(fact) for fact in facts]
    teller: dict[str, str] = {}
    for place, others in reversed(list(enumerate(_likely(sentences)))):
        by = next((other for other in others if facts[other].id not in teller and sentences[other].tells(sentences[place])), None)
        if by is not None:
            teller[facts[place].id] = facts[by].id
    teller |= {fact.id: by for fact, by in _told_by_part([fact for fact in facts if fact.id not in teller])}
    left = {fact.id: ToldFact(fact) for fact in facts if fact.id not in teller}
    for fact in facts:
        where = fact.id
        while where in teller:
            where = teller[where]
        left[where].notes.extend(fact.notes)
    for told in left.values():
        told.notes = _said_once(told.notes)
    return list(left.values())


def _likely(sentences: Sequence[_Sentence]) -> list[list[int]]:
    """For each sentence the places of the others that may tell it: those of the same words, of the same dates, and those that have its longest
    value in them, each of which is sought once in one long string."""
    starts = [0, *accumulate(len(one.text) + 1 for one in sentences)]
    whole = "\n".join(one.text for one in sentences)
    alike: dict[object, list[int]] = {}
    for place, one in enumerate(sentences):
        alike.setdefault(one.plain, []).append(place)
        if one.dates:
            alike.setdefault(one.dates, []).append(place)
    found = []
    for place, one in enumerate(sentences):
        holders = [] if one.tabled or not one.telling else [bisect_right(starts, at) - 1 for at in _places(one.telling, whole)]
        found.append(sorted({*alike[one.plain], *alike.get(one.dates, ()), *holders} - {place}))
    return found


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _told_by_part(facts: Sequence[Fact]) -> Iterator[tuple[Fact, str]]:
    """The lists under a label of ours of which each entry stands in a formula of its own that is about what the label names; and the first
    of these: 三者各自的落脚点 is told by “强创新”的落脚点, “兴产业”的落脚点 and “促转型”的落脚点."""
    formulas = [(fact, fact.slots["name"].text, fact.slots["applies_to"].text) for fact in facts if {"name", "applies_to"} <= fact.slots.keys()]
    for fact in facts:
        parts = [slot.text for name, slot in fact.slots.items() if is_part(name)]
        label = set(fact.slots["name"].text) if _under_our_label(fact) and parts else set()
        own = [next((one for one, name, about in formulas if part in name and set(_CHARACTER.findall(about)) <= label), None) for part in parts]
        if label and all(one is not None and one is not fact for one in own):
            yield fact, own[0].id  # type: ignore[union-attr]


def _under_our_label(fact: Fact) -> bool:
    return fact.kind_of.trait("named", fact.record) is False and "name" in fact.slots


def _said_once(notes: Iterable[str]) -> list[str]:
    """Notes without the sentences that another one is or begins with: 在安徽。 is told by 在安徽，是承接产业转移的示范区。"""
    found = {note: _SENTENCE.findall(note) for note in dict.fromkeys(notes)}
    told = [sentence for sentences in found.values() for sentence in sentences]
    said: set[str] = set()
    left = []
    for sentences in found.values():
        own = [one for one in dict.fromkeys(sentences) if one not in said and not _told_longer(one, told)]
        said.update(own)
        left.append("".join(own))
    return [note for note in left if note]


def _told_longer(sentence: str, others: Iterable[str]) -> bool:
    return any(other != sentence and _begins(other, sentence.rstrip("。")) for other in others)


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with these words and goes on after a mark."""
    return text.startswith(words) and not _CHARACTER.match(text[len(words) :])


def _sentence(fact: Fact) -> _Sentence:
    dates = (slot.text for slot in fact.slots.values() if slot.type == "date")
    plain = _plain(fact.statement)
    label = ("name",) if _under_our_label(fact) else ()
    document = {source.document for source in fact.sources}
    slots = [segment for segment in fact.segments if isinstance(segment, Slot) and segment.name not in label]
    return _Sentence(
        text=fact.statement,
        plain=plain,
        dates=frozenset(date for date in dates if date in fact.statement),
        values=tuple(text for slot in slots if (text := slot.text.strip(_MARKS)) not in document),
        numbers=frozenset(_NUMBER.findall(fact.statement)),
        characters=frozenset(_CHARACTER.findall(plain)),
        tabled=fact.kind_of.study(fact).layout == "table",
    )


def _plain(text: str) -> str:
    """A sentence without its marks, numerals as digits, and a rank in one form: 位居全球首位 is 居全球第一."""
    words = load_lexicon().pattern("<print.first>").sub("1", load_lexicon().pattern("<print.ranks>").sub("", text))
    return "".join(_CHARACTER.findall(words.translate(TO_DIGITS)))
