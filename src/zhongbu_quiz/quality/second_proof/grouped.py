"""Items about several lists read again: under which head an entry stands, and which of numbered statements belong to one.

A list is known by the text of its entries; nothing that the construction knew of siblings is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, SloganRow, alike
from zhongbu_quiz.values.text import plain, same


def classified(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each option against the list whose head the stem names."""
    return [under_head(fact, option.text, outside(item), ledger) for option in item.options]


def under_head(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """True of an entry of the list; false of one that another list holds, where this list is complete, or both stand in one exclusive
    section, the sentence names the document, and no entry of the one is the head of the other."""
    own = ledger.slogans[fact.id]
    if any(same(text, mine) for mine in own.parts):
        return TRUE
    if any(alike(text, mine) for mine in own.parts):
        return UNKNOWN
    if own.record.complete:
        return FALSE
    holders = [row for row in ledger.by_part[plain(text)] if row is not own]
    if not holders or not ledger.speaks_for(fact, sentence):
        return UNKNOWN
    return FALSE if all(_apart(own, row, ledger) for row in holders) else UNKNOWN


def _apart(own: SloganRow, other: SloganRow, ledger: Ledger) -> bool:
    """Whether the text ties what one of two lists holds to that one alone."""
    places = {(row.record.source.document, row.record.source.section) for row in (own, other)}
    return len(places) == 1 and places <= ledger.exclusive and not (_holds(own, other) or _holds(other, own))


def _holds(upper: SloganRow, lower: SloganRow) -> bool:
    """Whether an entry of one list may be what the other list is about."""
    name = plain(lower.record.name)
    return any(plain(entry) in name or alike(entry, lower.record.name) for entry in upper.parts)


_STATEMENT = re.compile(r"([①-⑨])([^①-⑨。]+?)[；。]")
_MARK = re.compile(r"[①-⑨]")


def numbered(item: Item) -> dict[str, str]:
    """The numbered statements of a stem, by their marks."""
    return dict(_STATEMENT.findall(outside(item).replace("\n", "")))


def combined(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A combination of marks is true where it holds all true statements and no other; each is read as an entry of the list that the
    stem names."""
    told = {mark: _entry(fact, text, outside(item), ledger) for mark, text in numbered(item).items()}
    return [joined(_MARK.findall(option.text), told) for option in item.options]


def joined(marks: Sequence[str], told: Mapping[str, Truth]) -> Truth:
    """Whether these are just the statements that are true."""
    if not told or UNKNOWN in told.values() or not set(marks) <= told.keys():
        return UNKNOWN
    return TRUE if set(marks) == {mark for mark, truth in told.items() if truth is TRUE} else FALSE


def _entry(fact: Fact, text: str, sentence: str, ledger: Ledger) -> Truth:
    """An entry of the list, or of another; or what an entry is about: a text that stands inside of one entry of the list is true, one
    that stands inside of an entry of the other list that the sentence names is false."""
    flat = plain(text)
    own = ledger.slogans[fact.id]
    if any(flat == plain(entry) for entry in own.parts):
        return TRUE
    named = [row for name in ledger.names.found_in(plain(sentence)) for row in ledger.by_name[name] if row is not own]
    elsewhere = any(flat in plain(entry) for row in named for entry in row.parts)
    if any(flat in plain(entry) for entry in own.parts):
        return UNKNOWN if elsewhere else TRUE
    if elsewhere and own.record.complete:
        return UNKNOWN if any(alike(text, entry) for entry in own.parts) else FALSE
    return under_head(fact, text, sentence, ledger)
