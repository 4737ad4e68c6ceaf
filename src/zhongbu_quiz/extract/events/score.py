"""How sure it is that a clause tells an event. In: the clause taken apart. Out: a number, 0 or less where it tells none."""

from __future__ import annotations

from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.dates.when import When
from zhongbu_quiz.extract.events.predicates import MILESTONE

_PLAN = "<events.plan>|.*<events.following>"


def how_sure(
    when: When, verb: str, rest: str, quantities: list[int], whole: str, reading: Reading, clause: str
) -> float:
    """How sure it is that the clause tells an event; 0 or less where it does not."""
    lexicon = reading.lexicon
    strong, occasion = lexicon.set("events.strong"), lexicon.set("events.occasion")
    entry = reading.role == "entry" and when.mention.start == 0
    if when.precision == "interval" and when.mention.form == "yy" and not entry and (quantities or verb not in strong):
        return 0.0
    precise = (
        when.precision == "day"
        or when.precision == "month"
        or (when.precision == "interval" and when.mention.form in ("full", "md"))
    )
    if precise and lexicon.pattern(MILESTONE).search(clause):
        return 0.86
    if verb in lexicon.set("events.measure") and not any(word in clause for word in occasion):
        return 0.0 if quantities or not entry else 0.5
    stands = reading.text.find(verb, when.mention.end) if verb else -1
    modifies = verb in strong and stands > 0 and all(place < stands for place in quantities)
    once = modifies or lexicon.pattern("<events.once>").search(clause)
    if quantities and verb not in occasion and not precise and not once:
        return 0.0
    if quantities and verb not in strong:
        return 0.0
    if lexicon.pattern(_PLAN).match(clause) or lexicon.pattern("<dates.until>").match(clause) or (len(clause) < 3 and verb not in strong):
        return 0.0
    if verb in strong:
        score = 0.93 if precise or entry else 0.86
    elif verb and (precise or entry):
        score = 0.66
    elif verb and reading.dates_told > 1 and not quantities:
        score = 0.58
    elif entry and len(clause) >= 4:
        score = 0.55
    elif precise and len(clause) >= 6:
        score = 0.45
    else:
        return 0.0
    return score - (0.3 if when.edtf is None else 0.0)
