"""Any other kind of fact read again: what the sentence shows of the fact, against what is recorded of the text in the gap."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, alike
from zhongbu_quiz.values.numbers import number_of
from zhongbu_quiz.values.text import plain, same


def by_words(fact: Fact, slot: str, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Another text is false where every fact that has it in that place differs from the own one in something that the sentence shows;
    true where one of them differs in nothing; a number that nobody records is false."""
    own = fact.slots[slot].text
    if same(text, own):
        return TRUE
    if number_of(text) is None and alike(text, own):
        return UNKNOWN
    if ledger.world.may_be_one(text, own):
        return TRUE if ledger.world.are_one(text, own) else UNKNOWN
    flat = plain(ledger.sources.told(sentence))
    shown = [name for name, value in fact.slots.items() if name != slot and plain(value.text) in flat]
    rows = ledger.by_slot[fact.kind, slot, plain(text)]
    if not shown or not (rows or number_of(text) is not None):
        return UNKNOWN
    truths = {_told_of(row, fact, shown, ledger) for row in rows}
    return TRUE if TRUE in truths else UNKNOWN if UNKNOWN in truths else FALSE


def _told_of(row: Fact, fact: Fact, shown: list[str], ledger: Ledger) -> Truth:
    """Whether a sentence that shows some slots of a fact tells the same of another fact."""
    pairs = [(row.slots[name].text, fact.slots[name].text) for name in shown if name in row.slots]
    if all(same(a, b) or ledger.world.are_one(a, b) for a, b in pairs):
        return TRUE
    return UNKNOWN if all(alike(a, b) or ledger.world.may_be_one(a, b) for a, b in pairs) else FALSE
