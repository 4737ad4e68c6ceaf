"""Pairs read again: an event and a stage, a region and what is told of it, put beside each other with ——."""

from __future__ import annotations

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.second_proof.rows import FALSE, TRUE, UNKNOWN, EventRow, Ledger
from zhongbu_quiz.values.text import plain

BETWEEN = "——"


def staged(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """An event beside the name of a section: true where the text tells it there and no event of another section that is named shares
    its year; false where the text tells it elsewhere and its year is none of that section's."""
    stages = {option.text.rpartition(BETWEEN)[2] for option in item.options}
    return [_in_stage(*option.text.rpartition(BETWEEN)[::2], stages, fact, ledger) for option in item.options]


def _in_stage(deed: str, stage: str, stages: set[str], fact: Fact, ledger: Ledger) -> Truth:
    rows = ledger.by_deed.get(plain(deed), [])
    if len(rows) != 1:
        return UNKNOWN
    row = rows[0]
    document = fact.record.source.document
    told = {source.section for source in row.fact.sources if source.document == document}
    held = {name for name in stages if _lasts(name, document, row, ledger)}
    if stage in told:
        return TRUE if held == {stage} else UNKNOWN
    return FALSE if told and stage not in held else UNKNOWN


def _lasts(section: str, document: str, row: EventRow, ledger: Ledger) -> bool:
    """Whether the year of an event lies between the first and the last that a section tells."""
    years = [
        year
        for other in ledger.events.values()
        if any((source.document, source.section) == (document, section) for source in other.fact.sources)
        for year in (other.span[0][0], other.span[1][0])
    ]
    return bool(years) and min(years) <= row.span[0][0] <= max(years)
