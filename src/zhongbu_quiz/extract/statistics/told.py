"""Is an indicator told, or only cut out of a sentence? In: a subject and how it was found. Out: the names of what is not sure.

These are checks of the result, made without asking the rules that found it: what fails one waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.numerals import TENS
from zhongbu_quiz.extract.plain import is_unpaired
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.words import tagged

_STOPS = re.compile(r"[，；。：！？【】—]")
_ALL = re.compile("全.")
_SPAN = re.compile(rf"[{TENS}两半\d]+个?[年月天日周]")
"""五天完成装卸量, and 全班 of which the people are counted."""
_LONGEST = 22
"""Characters of an indicator that is still a name and no clause."""
_NO_START = frozenset({"p", "c", "u", "d", "uj", "ul", "r", "y", "e"})
_NO_END = frozenset({"p", "c", "d", "uj", "ul", "s"})


def untold(indicator: str, why: str, aspect: str, unit: str | None, owned: str, lexicon: Lexicon) -> Iterator[str]:
    """Why an indicator may not be one, or not of such a figure, by the names of the sentences that say so; `owned`: where its owner is
    told ("own" words, the clause "before")."""
    percent = bool(lexicon.pattern("<statistics.percent>$").search(indicator))
    if (aspect == "level" and unit == "%" and not percent) or (unit in lexicon.set("units.point") and not percent):
        yield "no_percent"
    if aspect == "growth" and lexicon.pattern("<statistics.no_measure>$").search(indicator):
        yield "no_measure"
    words = tagged(indicator)
    if not words or _ALL.fullmatch(indicator) or is_unpaired(indicator) or _STOPS.search(indicator) or len(indicator) > _LONGEST:
        yield "no_name"
        return
    first, last = words[0], words[-1]
    kept = indicator.startswith(lexicon.words("statistics.good_start"))
    if _SPAN.match(indicator) or not kept and (first[1] in _NO_START or first[0] in lexicon.set("statistics.no_start")):
        yield "no_noun_first"
    measured = lexicon.pattern("<statistics.measure+statistics.attribute+statistics.of_kind+statistics.bare_end>$").search(indicator)
    if (last[1] in _NO_END and not measured) or indicator.endswith(lexicon.words("statistics.no_end")):
        yield "no_noun_last"
    if any(word in lexicon.set("statistics.clause_word") for word, _ in words):
        yield "clause"
    if owned == "before" and why == "indicator" and not lexicon.pattern("<statistics.of_thing>$").search(indicator):
        yield "owner_before"
    if not owned and indicator in lexicon.set("statistics.needs_owner"):
        yield "no_owner"
    if region_of(indicator, lexicon) == indicator:
        yield "no_name"
    if not owned and indicator.startswith(lexicon.words("statistics.following")):
        yield "no_owner"
