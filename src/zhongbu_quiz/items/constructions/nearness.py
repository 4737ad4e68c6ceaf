"""How difficult an item is by how near its rivals are (rules 64 and 76): never by where they were found or how they were put together."""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.truth import Claim, Index
from zhongbu_quiz.items.constructions.likeness import section_of
from zhongbu_quiz.items.constructions.phrase import counted_ending, ending
from zhongbu_quiz.items.constructions.rival import Rival
from zhongbu_quiz.items.option_rules import EASY, HARD, MEDIUM, number_band


def nearness(claim: Claim, rivals: Sequence[Rival], index: Index) -> int:
    """2 easy, 3 medium, 4 hard: numbers by the ratio from one to the next (large shares by points), dates and what is dated by the years
    between them, words by head noun and section. The same whichever of them is the key."""
    slots = [claim.key, *(rival.slot for rival in rivals)]
    if claim.key.type == "number":
        measured = claim.fact.kind_of.measured(claim.fact.record)
        return number_band([slot.value for slot in slots], measured.unit if measured else "")
    if claim.key.type == "date":
        return _years_apart([slot.value.span[0][0] for slot in slots])
    if claim.fact.kind == "event":
        dated = [claim.fact, *(rival.origin for rival in rivals if rival.origin is not None)]
        return _years_apart([fact.period.span[0][0] for fact in dated if fact.period is not None])
    return MEDIUM if claim.key.type in ("region", "place") else _words(claim, rivals, index)


def _years_apart(years: list[int]) -> int:
    gap = (max(years) - min(years)) / (len(years) - 1) if len(years) > 1 else 0
    return EASY if gap >= 5 else MEDIUM if gap >= 2 else HARD


def _words(claim: Claim, rivals: Sequence[Rival], index: Index) -> int:
    documents = index.base.last_ids
    own = section_of(claim.fact, documents)
    curated = any(rival.origin is None and not rival.mixed for rival in rivals)
    strange = any(rival.origin is not None and not rival.mixed and section_of(rival.origin, documents) != own for rival in rivals)
    if strange:
        return EASY
    endings = {counted_ending(slot.text) or ending(slot.text, 2) for slot in (claim.key, *(rival.slot for rival in rivals))}
    heads = {_head(fact) for fact in (claim.fact, *(rival.origin for rival in rivals if rival.origin is not None))}
    one_noun = len(endings) == 1 or (len(heads) == 1 and "" not in heads)
    elsewhere = any(rival.origin is not None and section_of(rival.origin, documents) != own for rival in rivals)
    return HARD if one_noun and not curated and not elsewhere else MEDIUM


def _head(fact: Fact) -> str:
    """The head noun of what a formula is about, or of the label of a list."""
    record = fact.record
    if not isinstance(record, Slogan):
        return ""
    return ending(record.applies_to or (record.name if not record.named else ""), 2)
