"""Rank-first ladders for numbers that have no siblings.

The key's rank r and the step q are drawn first, from the item's id alone; the options are the key times q^(i - r), printed with the
key's precision. No rank is ever clipped, and none decides whether there is a ladder: a step is taken only where the ladder would
stand with the key at each of its ranks, or a bound that forbids the outer ranks would leave the keys in the middle; where no step
fits there is no ladder (rules 20, 26 to 28; docs/rules.md, exchangeable options).
"""

from __future__ import annotations

from fractions import Fraction

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.option_rules import clash
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.numbers import parse_value, round_like, shape

SIZE = 4
LADDER_SLOT = "figure"
"""The slot that a ladder can be made for: a number whose exact value is known."""
MOST_SHARE = 90
"""Shares and rates above this are nobody's guess for one that is not near it itself."""
LARGE_SHARE = 20
"""From here on the multiples of a share are no shares that anybody would believe; equal gaps are."""
MOST_GAP = Fraction(8)
"""Percentage points between two shares of a ladder, at most (the gap of 3 to 8 points of item writing)."""
ATTEMPTS = 4
"""How many steps of a band are tried."""
_BANDS = ((2, 146, 160), (3, 120, 139))
"""(difficulty, smallest and largest step in hundredths). The hard band (1.08 to 1.15) is left to siblings, whose digits are natural."""


def ladder_set(query: Query, index: Index) -> OptionSet | None:
    """The ladder of a number, or None where no symmetric one fits."""
    record = query.fact.record
    if query.key.type != "number" or not isinstance(record, Statistic) or "/" in query.key.text:
        return None
    if record.aspect == "rank" and query.key.value == 1:
        return None  # what is worth telling is the first place: nobody would take another
    rank = digest(query.item_id, "rank") % SIZE
    share = _bounded(record)
    kinds = (_shrunk,) if share and query.key.value >= LARGE_SHARE else (_geometric, _shrunk)
    for band, low, high in _bands(query.item_id, record.unit):
        for attempt in range(ATTEMPTS):
            step = Fraction(low * 100 + digest(query.item_id, "step", band, attempt) % ((high - low) * 100), 10000)
            for rungs in kinds:
                if all(_holds(query, record, rungs(query.key, place, step, share), place, index) for place in range(SIZE)):
                    texts = rungs(query.key, rank, step, share)
                    options = tuple(
                        Option(text) if place == rank else Option(text, "数值相近") for place, text in enumerate(texts)
                    )
                    return OptionSet(query, options, rank, "", band, ascending=True)
    return None


def _bands(item_id: str, unit: str) -> tuple[tuple[int, int, int], ...]:
    """The bands in the order in which they are tried; of what is measured on a scale whose values everybody knows, the narrow one alone."""
    if unit in load_lexicon().set("statistics.scale_units"):
        return _BANDS[1:]
    first = digest(item_id, "band") % len(_BANDS)
    return _BANDS[first:] + _BANDS[:first]


def _geometric(key: Slot, rank: int, step: Fraction, share: bool) -> list[str]:
    """The key times the step, up and down."""
    return [key.text if i == rank else round_like(key.value * step ** (i - rank), key.text) for i in range(SIZE)]


def _shrunk(key: Slot, rank: int, step: Fraction, share: bool) -> list[str]:
    """An arithmetic ladder with the gap that the step gives at the key: fits small counts and shares, whose gap is bounded."""
    gap = max(abs(key.value) * (step - 1) / 2, Fraction(1) if "." not in key.text else Fraction(0))
    gap = min(gap, MOST_GAP) if share else gap
    return [key.text if i == rank else round_like(key.value + gap * (i - rank), key.text) for i in range(SIZE)]


def _holds(query: Query, record: Statistic, texts: list[str], rank: int, index: Index) -> bool:
    key = query.key
    slots = []
    for text in texts:
        try:
            value = parse_value(text)
        except ValueError:
            return False
        if value <= 0 or shape(text) != shape(key.text) or (_bounded(record) and value > MOST_SHARE):
            return False
        slots.append(Slot(key.name, key.type, text, value))
    if len({slot.text for slot in slots}) < SIZE or [s.value for s in slots] != sorted(s.value for s in slots):
        return False
    for place, slot in enumerate(slots):
        if any(clash(slot, other, record.unit, record.qualifier) for other in slots[:place]):
            return False
        if place != rank and judge(query, slot, None, index) is not Truth.FALSE:
            return False
    return True


def _bounded(record: Statistic) -> bool:
    """Shares and rates end at 100 %."""
    return record.unit == "%" and record.aspect in ("share", "level")
