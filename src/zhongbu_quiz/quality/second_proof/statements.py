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
    told = ledger.sources.opened(sentence).removesuffix("。")
    pattern = _pattern(fact, slot)
    match = pattern.fullmatch(told) if pattern else None
    if match is None or not match[1]:
        return None
    rest = told[: match.start(1)] + told[match.end(1) :]
    others = [part.text for part in fact.segments if isinstance(part, Slot) and part.name != slot]
    swallowed = any(len(text) > 1 and text in match[1] and text not in rest for text in others if text != match[1])
    return None if swallowed else match[1]


@lru_cache(maxsize=1 << 14)
def _pattern(fact: Fact, slot: str) -> re.Pattern[str] | None:
    """The fact's sentence with a gap in the place of a slot, every other piece optional."""
    named = [isinstance(part, Slot) and part.name == slot for part in fact.segments]
    if named.count(True) != 1:
        return None
    texts = [re.escape(part if isinstance(part, str) else part.text) for part in fact.segments]
    place = named.index(True)
    before, after = texts[:place], texts[place + 1 :]
    return re.compile("".join(f"(?:{text})?" for text in before) + "(.+?)" + "".join(f"(?:{text})?" for text in after))
