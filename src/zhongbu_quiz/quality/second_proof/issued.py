"""Which document brought something, read again where the sentence shows no date: by what each of its events is told to have brought."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, Ledger, alike
from zhongbu_quiz.values.text import plain, quotes_in


def by_content(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Each document by the events about it and the formulas that these put forward: true where one of them tells what the sentence shows,
    false where they tell something else and the sentence says whose statement it is."""
    sentence = plain(outside(item))
    whole = ledger.events[fact.id].record.content if fact.id in ledger.events else None
    texts = [value.text for name, value in fact.slots.items() if name == "name" or name.startswith("part.")]
    shown = [text for text in ([whole] if whole else texts) if plain(text) in sentence]
    return [_brought(option.text, shown, outside(item), fact, ledger) for option in item.options]


def _brought(document: str, shown: list[str], sentence: str, fact: Fact, ledger: Ledger) -> Truth:
    rows = ledger.by_object.get(plain(document), [])
    if not rows or not shown:
        return UNKNOWN
    issuers = {row.fact.id for row in rows}
    sayings = [row for issuer in issuers for row in ledger.by_issuer.get(issuer, ())]
    told = [row.record.content for row in rows if row.record.content] + [name for row in sayings for name in (*row.names, *row.parts)]
    if all(any(plain(text) == plain(mine) for mine in told) for text in shown):
        return TRUE
    words = [quote for text in shown for quote in (quotes_in(text) or [text])]
    statements = [row.fact.statement for row in rows] + [row.fact.statement for row in sayings]
    spoken = any(plain(word) in plain(text) for word in words for text in (*told, *statements))
    if spoken or any(alike(text, mine) for text in shown for mine in told) or not ledger.speaks_for(fact, sentence):
        return UNKNOWN
    return FALSE
