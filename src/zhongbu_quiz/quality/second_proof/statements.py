"""A whole statement read again: which fact it is about, and what it says in the place of a slot."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside
from zhongbu_quiz.quality.second_proof.rows import Ledger, plain
from zhongbu_quiz.quality.second_proof.statistics import figure
from zhongbu_quiz.quality.second_proof.truth import UNKNOWN, Truth


def told_in(fact: Fact, slot: str, sentence: str) -> str | None:
    """The text in the place of a slot, found by the fact's own words around it; None where the sentence is not the fact's own."""
    told = _unsourced(plain_end(sentence))
    parts = [part if isinstance(part, str) else part.text for part in fact.segments]
    names = [part.name if isinstance(part, Slot) else None for part in fact.segments]
    if names.count(slot) != 1:
        return None
    place = names.index(slot)
    before = _unsourced("".join(parts[:place]))[-12:]
    after = "".join(parts[place + 1 :])[:8]
    if before and before not in told:
        return None
    start = told.find(before) + len(before) if before else 0
    end = told.find(after, start) if after else len(told)
    return told[start:end] if end >= start else None


def statements(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each option is a sentence about one figure: it is looked up by its other words."""
    source = outside(item)
    return [_statement(option.text, source, ledger) for option in item.options]


def _statement(text: str, source: str, ledger: Ledger) -> Truth:
    found = set()
    for row in ledger.figures:
        value = told_in(row.fact, "figure", text)
        if value is not None and _rest(row.fact, value) == plain(_unsourced(text)):
            found.add(figure(row.fact, value, f"{source}{text}", ledger))
    return found.pop() if len(found) == 1 else UNKNOWN


def _rest(fact: Fact, value: str) -> str:
    """The fact's sentence with another figure in it."""
    told = "".join(
        part if isinstance(part, str) else value if isinstance(part, Slot) and part.name == "figure" else part.text for part in fact.segments
    )
    return plain(_unsourced(told))


def plain_end(text: str) -> str:
    """A sentence without its final mark."""
    return text.removesuffix("。")


def _unsourced(text: str) -> str:
    """A sentence without 据《…》一文， in front."""
    return text.partition("》一文，")[2] if text.startswith("据《") and "》一文，" in text[:14] else text
