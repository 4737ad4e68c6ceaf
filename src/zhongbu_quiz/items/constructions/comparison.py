"""Comparison: one quantity of several regions at one time, in a table, with a base line (全国) where the text has one.

`question` says what is asked: `widest`, the region farthest from the base line and how far it is, 2×2 of (region) × (difference);
`beyond`, which two lie beyond a threshold, four pairs of which each region stands in two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import count
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.figured import (
    POINTS,
    Reading,
    figured_choice,
    readings,
    region_table,
    rounded,
)
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.values.numbers import decimals

LEAST = 3
"""Regions beside the base line: two are no table."""
PAIR = 2


class ComparisonModel(Worded, Alone):
    """One quantity of several regions, compared with a base line."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "comparison"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "base", "title", "label", "side", "threshold", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["comparison"], ...], Field(min_length=1, max_length=1)]
    question: Literal["widest", "beyond"]


class Group:
    """Regions of one level with one quantity at one time, and the place that holds them all as the base line."""

    def __init__(self, base_line: Reading, members: Sequence[Reading], title: str) -> None:
        self.base_line = base_line
        self.members = tuple(sorted(members, key=lambda reading: (-reading.value, reading.query.fact.order)))
        self.title = title

    def gap(self, reading: Reading) -> Fraction:
        """How far a region is from the base line."""
        return abs(reading.value - self.base_line.value)

    def amount(self, reading: Reading) -> str:
        """The same as printed, a difference of shares in points."""
        return self.said(self.gap(reading))

    def said(self, amount: Fraction) -> str:
        """A difference as printed."""
        record = self.base_line.record
        return f"{rounded(amount, self.places)}{POINTS if record.unit == '%' else record.unit}"

    @property
    def places(self) -> int:
        """Decimals of a difference: those of the most precise value."""
        return max(decimals(reading.digits) for reading in (self.base_line, *self.members))

    @property
    def lends(self) -> dict[str, str]:
        """What every template about a group may say: when, against what, what its members and the quantity are called."""
        first = self.members[0]
        return {"time": first.time, "base": self.base_line.record.region, "title": self.title, "label": first.label}

    @property
    def all(self) -> tuple[Reading, ...]:
        """The base line, then the regions from the highest value to the lowest."""
        return (self.base_line, *self.members)


def groups_of(model: Worded, base: FactBase, rejects: Counter[str]) -> list[Group]:
    """The groups with a base line among the figures that a model may ask."""
    return groups_among(readings(model, base, rejects), base, rejects)


def groups_among(found: Iterable[Reading], base: FactBase, rejects: Counter[str]) -> list[Group]:
    """The groups with a base line among some figures, in the order of the text."""
    runs: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in found:
        runs[*reading.record.quantity, reading.record.time, reading.record.unit].append(reading)
    places = base.world.places
    groups = []
    for run in runs.values():
        apart = [reading for reading in run if places.exclusive(reading.record.region)]
        level = Counter(places.level(reading.record.region) for reading in apart).most_common(1)
        members = [reading for reading in apart if level and places.level(reading.record.region) == level[0][0]]
        line = [reading for reading in run if all(_holds(places.within, reading, one) for one in members)]
        regions = {reading.record.region for reading in members}
        if len(line) == 1 and len(members) >= LEAST and len(regions) == len(members):
            groups.append(Group(line[0], members, places.title(members[0].record.region)))
        elif len(run) > 1:
            rejects[reasons.NO_BASE_LINE] += 1
    return groups


def _holds(within: object, whole: Reading, part: Reading) -> bool:
    assert callable(within)
    return whole is not part and bool(within(part.record.region, whole.record.region))


def comparison_items(model: ComparisonModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every group for which the question has one clear answer."""
    make = {"widest": widest_item, "beyond": _beyond}[model.question]
    items = []
    for group in groups_of(model, base, rejects):
        item = make(model, group)
        if item is None:
            rejects[reasons.NO_CLEAR_ANSWER] += 1
        else:
            items.append(item)
    return items


def widest_item(model: Worded, group: Group) -> Item | None:
    """Which region is farthest from the base line, and how far."""
    ranked = sorted(group.members, key=group.gap, reverse=True)
    first, second = ranked[:PAIR]
    if group.gap(first) == group.gap(second) or not group.gap(second):
        return None
    name = group.base_line.record.region
    options = []
    for region in (first, second):
        for other in (first, second):
            amount = group.amount(other)
            text = say("gap", region=region.record.region, amount=amount)
            if region is first is other:
                options.append(Option(text))
                continue
            own = group.amount(region)
            if other is not region:
                note = say("gap_wrong_amount", amount=amount, other=other.record.region, base=name)
                options.append(Option(text, say("error_amount" if region is first else "error_region"), note, region.query.fact.id))
            else:
                options.append(Option(text, say("error_region"), say("gap_wrong_region", region=region.record.region, own=own)))
    return _made(model, group, options, options[0], gaps_of(group), {}, 3)


def _beyond(model: ComparisonModel, group: Group) -> Item | None:
    """Which two lie beyond a threshold on the far side of the base line: the roundest number in the gap behind the second."""
    line = group.base_line.value
    below = [reading for reading in group.members if reading.value <= line]
    above = [reading for reading in group.members if reading.value >= line]
    side = below if len(below) >= len(above) else above
    ranked = sorted(side, key=group.gap, reverse=True)
    if len(ranked) < 2 * PAIR or group.gap(ranked[PAIR - 1]) == group.gap(ranked[PAIR]):
        return None
    in_it, out = ranked[:PAIR], ranked[PAIR : 2 * PAIR]
    number = _roundest(group.gap(out[0]), group.gap(in_it[1]))
    record = group.base_line.record
    threshold = f"{number}{POINTS if record.unit == '%' else record.unit}"
    word = say("below" if side is below else "above")
    a, b = in_it
    c, d = out
    options = []
    for pair in ((a, b), (a, c), (b, d), (c, d)):
        ordered = [reading for reading in group.members if reading in pair]
        text = say("pair", one=ordered[0].record.region, other=ordered[1].record.region)
        notes = [_within(group, reading, word, threshold) for reading in ordered if reading in out]
        missing = [reading for reading in in_it if reading not in pair]
        if notes and missing and len(notes) == 1:
            region = missing[0].record.region
            notes.append(say("outside", region=region, side=word, amount=group.amount(missing[0])))
        options.append(Option(text, say("error_amount") if notes else "", "".join(notes)))
    return _made(model, group, options, options[0], gaps_of(group), {"threshold": threshold, "side": word}, 3)


def _within(group: Group, reading: Reading, side: str, threshold: str) -> str:
    if not group.gap(reading):
        return say("level_with", region=reading.record.region, base=group.base_line.record.region)
    return say("within", region=reading.record.region, side=side, amount=group.amount(reading), threshold=threshold)


def _roundest(low: Fraction, high: Fraction) -> str:
    """The number of fewest decimals above `low` and below `high`, the highest of these that ends in 0 or 5 where there is one."""
    for places in range(6):
        step = Fraction(1, 10**places)
        first, last = (low / step).__floor__() + 1, -((-high / step).__floor__()) - 1
        if first <= last:
            fives = [number for number in range(first, last + 1) if number % 5 == 0]
            return rounded((fives[-1] if fives else last) * step, places)
    raise AssertionError("two different values have a number between them")


def gaps_of(group: Group) -> str:
    """The differences in one line: 河南与全国相差1.0个百分点，…"""
    name = group.base_line.record.region
    told = [
        say("gap_working", region=reading.record.region, base=name, amount=group.amount(reading))
        if group.gap(reading)
        else say("level_with", region=reading.record.region, base=name).rstrip("。")
        for reading in group.members
    ]
    return "，".join(told)


def _made(
    model: Worded,
    group: Group,
    options: Sequence[Option],
    key: Option,
    working: str,
    more: dict[str, str],
    difficulty: int,
) -> Item:
    lends = {**group.lends, "side": "", "threshold": "", "working": working, **more}
    ordered = shuffled(options, model.id, *(reading.query.fact.id for reading in group.all))
    return figured_choice(model, group.all, ordered, ordered.index(key), lends, region_table(mixed(group)), difficulty)


def mixed(group: Group) -> tuple[Reading, ...]:
    """The base line, then the regions in an order by chance that is none of their values: in a sorted table the last row is farthest."""
    names = [reading.query.fact.id for reading in group.all]
    named = {reading.query.fact.id: reading for reading in group.members}
    orders = ([named[name] for name in shuffled(named, *names, attempt)] for attempt in count())
    return next((group.base_line, *order) for order in orders if not _sorted([reading.value for reading in order]))


def _sorted(values: Sequence[Fraction]) -> bool:
    return list(values) in (sorted(values), sorted(values, reverse=True))
