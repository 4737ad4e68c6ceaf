"""A whole statement read again: which fact it is about, and what it says in the place of a slot."""

from __future__ import annotations

import re
from functools import lru_cache

from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.quality.second_proof.rows import Ledger


def told_in(fact: Fact, slot: str, sentence: str, ledger: Ledger) -> str | None:
    """The text in the place of a slot: what stands between the fact's own words before and behind it. Clauses may be left out, and
    who says it is not part of the statement. None where the sentence is not the fact's own."""
    told, opened = sentence.removesuffix("。"), ledger.sources.opened(sentence).removesuffix("。")
    found = _exactly(told, fact, slot)
    if found is None:
        told, found = opened, _between(opened, fact, slot)
    if found is None:
        return None
    start, end = found
    rest, value = told[:start] + told[end:], told[start:end]
    others = [part.text for part in fact.segments if isinstance(part, Slot) and part.name != slot]
    swallowed = any(len(text) > 1 and text in value and text not in rest for text in others if text != value)
    return None if swallowed else value


def _exactly(told: str, fact: Fact, slot: str) -> tuple[int, int] | None:
    """Where in a sentence the text of a slot stands, between the fact's own words of which nothing is left out."""
    named = [isinstance(part, Slot) and part.name == slot for part in fact.segments]
    if named.count(True) != 1:
        return None
    texts = [part if isinstance(part, str) else part.text for part in fact.segments]
    place = named.index(True)
    before, after = "".join(texts[:place]), "".join(texts[place + 1 :])
    whole = len(before) + len(after) < len(told) and told.startswith(before) and told.endswith(after)
    return (len(before), len(told) - len(after)) if whole else None


def _between(told: str, fact: Fact, slot: str) -> tuple[int, int] | None:
    """The same where any of the fact's own words may be left out."""
    named = [isinstance(part, Slot) and part.name == slot for part in fact.segments]
    if named.count(True) != 1:
        return None
    exact = _exactly(told, fact, slot)
    if exact is not None:
        return exact
    texts = tuple(part if isinstance(part, str) else part.text for part in fact.segments)
    match = _pattern(texts, named.index(True)).fullmatch(told)
    return match.span(1) if match else None


@lru_cache(maxsize=1 << 10)
def _pattern(texts: tuple[str, ...], place: int) -> re.Pattern[str]:
    """A sentence with a gap in one place, every other piece optional."""
    optional = [f"(?:{re.escape(text)})?" for text in texts]
    return re.compile("".join((*optional[:place], "(.+?)", *optional[place + 1 :])))
