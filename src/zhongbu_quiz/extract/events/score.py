"""How sure it is that a clause tells an event. In: the clause taken apart. Out: a number, 0 where it tells none."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.events.predicates import MILESTONE

_NO_DEED = "<events.plan>|<dates.until>|.*<events.following>|.*<dates.heard>$"
_COUNTS = re.compile(r"[^，\d]{0,2}\d[\d.]*(?![\d.号])")
_ONCE = "<events.once>"
_NO_DATE = 0.3
"""So much less sure is what has no date that could be told."""


def how_sure(when: When, verb: str, quantities: list[int], reading: Reading, clause: str, entry: bool) -> float:
    """How sure it is that the clause tells an event, 0 where it does not; `entry` where its date opens an entry of a chronicle."""
    lexicon, mention = reading.lexicon, when.mention
    strong, occasion = verb in lexicon.set("events.strong"), verb in lexicon.set("events.occasion")
    wide = when.precision == "interval" and (mention.form in ("yy", "rel") or "part" in mention.groups)
    if wide and not entry and (quantities or not strong):
        return 0.0
    precise = when.precision in ("day", "month") or (when.precision == "interval" and not wide)
    if (precise or entry) and lexicon.pattern(MILESTONE).search(clause):
        return 0.86
    general = mention.form == "full" and str(when.year) == reading.base and when.why != "when_date_line"  # 2019年，全市人民坚持…
    if verb in lexicon.set("events.measure") and not any(word in clause for word in lexicon.set("events.occasion")):
        return 0.0 if quantities or not entry or general else 0.5
    stands = reading.text.find(verb, mention.end) if verb else -1
    before = stands > 0 and all(place < stands for place in quantities)  # 十八户农民按下手印: the figure only says who
    once = occasion or precise or (strong and before) or lexicon.pattern(_ONCE).search(clause)
    if quantities and not (once if strong else verb and before):
        return 0.0
    if not strong and not entry and _COUNTS.match(clause, clause.find(verb) + len(verb)):
        return 0.0
    if lexicon.pattern(_NO_DEED).match(clause) or (len(clause) < 3 and not strong):
        return 0.0
    old = mention.form in ("reign", "bc")
    history = old or (entry and str(when.year) != reading.base) or reading.dates_told > 1
    if strong:
        score = 0.93 if precise or entry else 0.86
    elif verb and (precise or (entry and not general)):
        score = 0.66
    elif verb and history and not general and (not quantities or before):
        score = 0.58
    elif (old or (entry and not general and (precise or history))) and len(clause) >= 4 and not quantities:
        score = 0.55
    elif precise and len(clause) >= 6:
        score = 0.45
    else:
        return 0.0
    return score - (_NO_DATE if when.edtf is None else 0.0)
