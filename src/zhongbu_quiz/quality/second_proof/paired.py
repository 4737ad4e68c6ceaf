"""Pairs read again: an event and a stage, a region and what is told of it, put beside each other with ——."""

from __future__ import annotations

import re

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.quality.rendered import outside
from zhongbu_quiz.quality.second_proof import statistics as figures
from zhongbu_quiz.quality.second_proof.grouped import joined, numbered
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
    told = _sections(row, document, stages)
    held = {name for name in stages if _lasts(name, document, row, ledger)}
    if stage in told:
        return TRUE if held == {stage} else UNKNOWN
    return FALSE if told and stage not in held else UNKNOWN


def _sections(row: EventRow, document: str, stages: set[str]) -> set[str]:
    """The sections of a document that tell an event: the main one where it is named like a stage, else all of them."""
    main = row.record.source
    if main.document == document and any(main.section.endswith(stage[-2:]) for stage in stages):
        return {main.section}
    return {source.section for source in row.fact.sources if source.document == document}


def _lasts(section: str, document: str, row: EventRow, ledger: Ledger) -> bool:
    """Whether the year of an event lies between the first and the last that a section tells."""
    years = [
        year
        for other in ledger.by_section[document, section]
        if section in _sections(other, document, {section})
        for year in (other.span[0][0], other.span[1][0])
    ]
    return bool(years) and min(years) <= row.span[0][0] <= max(years)


def placed(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A region beside something: true where a fact tells it of that region, false where facts tell it of others alone."""
    pairs = (option.text.partition(BETWEEN) for option in item.options)
    return [of_region(region, text, outside(item), ledger) for region, _, text in pairs]


def of_region(region: str, text: str, sentence: str, ledger: Ledger) -> Truth:
    """Whether something is told of a region, where the sentence says whose statement it is."""
    places = ledger.world.places
    facts = ledger.told_of_regions(text)
    if any(places.within(fact.slots["region"].text, region) for fact in facts):
        return TRUE
    if not facts or not all(ledger.speaks_for(fact, sentence) for fact in facts):
        return UNKNOWN
    return FALSE if all(_elsewhere(fact, region, f"{sentence}{text}", ledger) for fact in facts) else UNKNOWN


def _elsewhere(fact: Fact, region: str, sentence: str, ledger: Ledger) -> bool:
    """Whether a fact is not true of another region: a figure by its own rows, anything else where the places exclude each other."""
    if not ledger.world.places.apart(fact.slots["region"].text, region):
        return False
    return fact.kind != "statistic" or figures.region(fact, region, sentence, ledger) is FALSE


def known_by(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """A region that three numbered statements are told of: true where all are, false where one is not."""
    told = numbered(item).values()
    found = [[of_region(option.text, text, outside(item), ledger) for text in told] for option in item.options]
    return [FALSE if FALSE in truths else UNKNOWN if UNKNOWN in truths or not truths else TRUE for truths in found]


def combined(item: Item, fact: Fact, ledger: Ledger) -> list[Truth]:
    """Combinations of numbered statements about the region that the last clause before them names."""
    asked = re.split(r"[①-⑨]", ledger.sources.told(outside(item)))[0].rpartition("，")[2]
    named = [name for name in ledger.world.places.names if ledger.world.places.exclusive(name) and name in asked]
    regions = {ledger.place(name) for name in named}
    if len(regions) != 1:
        return [UNKNOWN] * len(item.options)
    told = {mark: of_region(next(iter(regions)), text, outside(item), ledger) for mark, text in numbered(item).items()}
    return [joined(re.findall(r"[①-⑨]", option.text), told) for option in item.options]
