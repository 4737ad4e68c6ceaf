"""Rank-first ladders for numbers that have no siblings.

The key's rank r and the step q are drawn first, from the item's id alone; the options are the key times q^(i - r), printed with the
key's precision. No rank is ever clipped, and none decides whether there is a ladder: a step is taken only where the ladder would
stand with the key at each of its ranks, or a bound that forbids the outer ranks would leave the keys in the middle; where no step
fits there is no ladder (rules 20, 26 to 28; docs/rules.md, exchangeable options).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index, Truth, judge, parts_of
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.option_rules import DEGREES, EASY, LARGE_SHARE, LEAST_UNITS, MEDIUM, first_place, number_clash
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.values.numbers import base_value, decimals, last_place, number_of, round_ratio, shape

SIZE = 4
LADDER_SLOT = "figure"
"""The slot that a ladder can be made for: a number whose exact value is known."""
MOST_SHARE = 90
"""Shares and rates above this are nobody's guess for one that is not near it itself."""
HALF = 50
"""From this share on the gaps grow with the share."""
ATTEMPTS = 8
"""How many steps of a band are tried."""
MOST_DIGITS = 5
"""Longer numbers are read in tables; by heart nobody tells 26334.7 from 21951.1."""
FAMILY = 4
"""Of what the values for so many places at one time are told, a learner knows the range: wide ladders leave it."""


@dataclass(frozen=True, slots=True)
class _Band:
    """How far apart the rungs of a ladder lie: the smallest and the largest step as a ratio, and for large shares in points, both in
    ten-thousandths."""

    difficulty: int
    ratios: tuple[int, int]
    points: tuple[int, int]

    def ratio(self, *keys: object) -> Fraction:
        """A step of the band, drawn by the keys."""
        return _drawn(self.ratios, self.difficulty, *keys)

    def gap(self, *keys: object) -> Fraction:
        """A gap of the band in points, drawn by the keys."""
        return _drawn(self.points, self.difficulty, *keys)


_Rungs = Callable[[Query, _Band, int], Iterator[str]]
"""The rungs within reach of the key of a query, with a step drawn from a band in an attempt: three below it, the key, three above it."""
_FAMILY_BY = ("indicator", "period")
_STEPS = range(1 - SIZE, SIZE)
_BANDS = (_Band(EASY, (12600, 13400), (33000, 40000)), _Band(MEDIUM, (11500, 12100), (20000, 30000)))
"""Four rungs span 1.5 to 2.4 times, 6 to 12 points: wider, the outer ones are nobody's guess (rule 28). The hard band is left to siblings,
whose digits are natural."""


def ladder_set(query: Query, index: Index) -> OptionSet | None:
    """The ladder of a number, or None where no symmetric one fits."""
    record = query.fact.record
    if query.key.type != "number" or not isinstance(record, Statistic) or shape(query.key.text) in ("fraction", "power"):
        return None
    if record.unit in DEGREES or len(query.key.text.replace(".", "").strip("0")) > MOST_DIGITS:
        return None
    rank = digest(query.item_id, "rank") % SIZE
    large = record.unit == "%" and query.key.value >= LARGE_SHARE
    kinds: tuple[_Rungs, ...] = (_spaced,) if large and _bounded(record) else (_geometric, _even, _shrunk, *((_spaced,) if large else ()))
    for band in _bands(query.item_id, record.unit, _family(query, record, index) >= FAMILY):
        for rungs in kinds:
            for attempt in range(ATTEMPTS):
                reach = _held(query, record, rungs(query, band, attempt), index)
                if reach is not None:
                    texts = reach[SIZE - 1 - rank :][:SIZE]
                    options = tuple(Option(text, "" if place == rank else "数值相近") for place, text in enumerate(texts))
                    return OptionSet(query, options, rank, "", band.difficulty, ascending=True)
    return None


def _family(query: Query, record: Statistic, index: Index) -> int:
    """How many facts tell the like at that time, in that unit or in another of its dimension (万人, 亿人)."""
    dimension = base_value(Fraction(1), record.unit)[1]
    told = index.where("statistic", _FAMILY_BY, parts_of(query.fact, _FAMILY_BY))
    return sum(isinstance(fact.record, Statistic) and base_value(Fraction(1), fact.record.unit)[1] == dimension for fact in told)


def _drawn(bounds: tuple[int, int], *keys: object) -> Fraction:
    low, high = bounds
    return Fraction(low + digest(*keys) % (high - low), 10000)


def _bands(item_id: str, unit: str, family: bool) -> tuple[_Band, ...]:
    """The bands in the order in which they are tried; of what has a `family`, or is measured on a scale whose values everybody knows, the
    narrow one alone."""
    if family or unit in load_lexicon().set("statistics.scale_units"):
        return _BANDS[1:]
    first = digest(item_id, "band") % len(_BANDS)
    return _BANDS[first:] + _BANDS[:first]


def _geometric(query: Query, band: _Band, attempt: int) -> Iterator[str]:
    """The key times the step, up and down."""
    key = query.key
    up, down = band.ratio(query.item_id, "step", attempt).as_integer_ratio()
    for i in _STEPS:
        high, low = (up, down) if i > 0 else (down, up)
        over, under = key.value.numerator * high ** abs(i), key.value.denominator * low ** abs(i)
        yield key.text if i == 0 else round_ratio(over, under, key.text)


def _shrunk(query: Query, band: _Band, attempt: int) -> Iterator[str]:
    """Equal gaps, half of what the step gives at the key: fits small counts and what is told to a tenth."""
    return _apart(query.key, _half(query, band, attempt))


def _even(query: Query, band: _Band, attempt: int) -> Iterator[str]:
    """The same with a gap in whole units of the key's last place, so that no rounding makes it uneven: fits round numbers."""
    unit = last_place(query.key.text)
    return _apart(query.key, round(_half(query, band, attempt) / unit) * unit)


def _half(query: Query, band: _Band, attempt: int) -> Fraction:
    least = LEAST_UNITS * last_place(query.key.text) if "." in query.key.text else Fraction(1)
    gap: Fraction = abs(query.key.value) * (band.ratio(query.item_id, "step", attempt) - 1) / 2
    return max(gap, least)


def _spaced(query: Query, band: _Band, attempt: int) -> Iterator[str]:
    """Equal gaps in points: multiples of a large share are no shares that anybody would believe."""
    grown = max(Fraction(1), query.key.value / HALF)  # or rule 27, which goes by 5 %, could not be kept
    return _apart(query.key, grown * band.gap(query.item_id, "gap", attempt))


def _apart(key: Slot, gap: Fraction) -> Iterator[str]:
    over, under = key.value.numerator * gap.denominator, key.value.denominator * gap.denominator
    step = gap.numerator * key.value.denominator
    return (key.text if i == 0 else round_ratio(over + step * i, under, key.text) for i in _STEPS)


def _held(query: Query, record: Statistic, texts: Iterable[str], index: Index) -> list[str] | None:
    """The rungs, if every ladder of four round the key holds, whatever the rank of the key: else the key's rank would tell it."""
    key = query.key
    if number_of(key.text) is None:
        return None
    own, most = shape(key.text), MOST_SHARE * 10 ** decimals(key.text)
    rungs: list[str] = []
    last = 0
    for text in texts:
        if shape(text) != own:
            return None
        value = int(text.replace(".", ""))  # in units of the last place, which is the same for all of one shape
        if value <= last or (_bounded(record) and value > most):
            return None
        last = value
        rungs.append(text)
    for place, text in enumerate(rungs):
        if any([number_clash(text, other, record.unit, record.qualifier) for other in rungs[max(0, place - SIZE + 1) : place]]):
            return None
        number = number_of(text)
        if number is None or first_place(record.aspect, number):
            return None
        if place != SIZE - 1 and judge(query, Slot(key.name, key.type, text, number), None, index) is not Truth.FALSE:
            return None
    return rungs


def _bounded(record: Statistic) -> bool:
    """Shares and rates end at 100 %."""
    return record.unit == "%" and record.aspect in ("share", "level")
