"""A part and the whole that it belongs to, each with its growth, in a table: what share is the part, and did the share rise?

A part is told by its name (新能源汽车产量 of 汽车产量). The options are 2×2 of (over the whole, over the rest) × (rose, fell); whether it
rose follows from the two rates and is proved from the two years' amounts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.constructions.figured import Reading, figured_choice, readings, rounded
from zhongbu_quiz.items.constructions.worded import Worded
from zhongbu_quiz.items.figure import Table
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone

Grown = tuple[Reading, Reading]
"""A level and its growth."""


class PartShareModel(Worded, Alone):
    """The share of a part in its whole, and whether it rose."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "part_share"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "before", "region", "part", "whole", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["part_share"], ...], Field(min_length=1, max_length=1)]


def part_share_items(model: PartShareModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every part and whole of one region, year and unit that both have a growth."""
    return [part_share_item(model, whole, part) for whole, part in parts_among(readings(model, base, rejects))]


def parts_among(figures: Iterable[Reading]) -> list[tuple[Grown, Grown]]:
    """(whole, part), each with its growth, in the order of the text."""
    found: dict[tuple[str, str], dict[str, dict[str, Reading]]] = defaultdict(lambda: defaultdict(dict))
    for reading in figures:
        record = reading.record
        yearly = record.period is not None and record.period.granularity == "year"
        rate = record.aspect == "growth" and record.unit == "%" and not record.compared_with and record.direction == "up"
        if yearly and (rate or reading.of_amount):
            found[record.region, record.time][record.indicator].setdefault(record.aspect, reading)
    pairs = []
    for things in found.values():
        grown = {name: (mine["level"], mine["growth"]) for name, mine in things.items() if len(mine) == 2}
        for name, whole in grown.items():
            for other, part in grown.items():
                if other != name and other.endswith(name) and _fits(whole, part):
                    pairs.append((whole, part))
    return pairs


def _fits(whole: Grown, part: Grown) -> bool:
    same = whole[0].record.unit == part[0].record.unit and part[0].value < whole[0].value
    return same and whole[1].value != part[1].value


def part_share_item(model: PartShareModel, whole: Grown, part: Grown) -> Item:
    """The item on a part and its whole."""
    share, rest = part[0].value / whole[0].value * 100, part[0].value / (whole[0].value - part[0].value) * 100
    rose = share > was_before(part) / was_before(whole) * 100
    than = say("faster" if part[1].value > whole[1].value else "slower")
    words = {up: say("part_rising" if up else "part_falling") for up in (True, False)}
    note_base = say("note_rest_base", wrong=rounded(rest, 1))
    note_rates = say("note_rates", than=than, direction=words[rose])
    options = [
        Option(say("part_share", share=rounded(share, 1), direction=words[rose])),
        Option(say("part_share", share=rounded(share, 1), direction=words[not rose]), say("error_rates"), note_rates),
        Option(say("part_share", share=rounded(rest, 1), direction=words[rose]), say("error_rest_base"), note_base),
        Option(say("part_share", share=rounded(rest, 1), direction=words[not rose]), say("error_both"), say("note_rest_base_and_rates")),
    ]
    names = {"part": part[0].label, "whole": whole[0].label}
    working = part_working(whole, part)
    members = (*whole, *part)
    period = whole[0].record.period
    year = period.span[0][0] if period else 0
    lends = {"time": whole[0].time, "before": say("year", year=year - 1), "region": whole[0].record.region, **names, "working": working}
    ordered = shuffled(options, model.id, *(reading.query.fact.id for reading in members))
    return figured_choice(model, members, ordered, ordered.index(options[0]), lends, grown_table((whole, part)), 4)


def part_working(whole: Grown, part: Grown) -> str:
    """The share, and why it rose or fell."""
    share = part[0].value / whole[0].value * 100
    rose = share > was_before(part) / was_before(whole) * 100
    return say(
        "part_sum", part=part[0].digits, whole=whole[0].digits, share=rounded(share, 1), label=part[0].label, rate=part[1].digits,
        than=say("faster" if part[1].value > whole[1].value else "slower"), other=whole[0].label, base=whole[1].digits,
        direction=say("part_rising" if rose else "part_falling"),
    )  # fmt: skip


def was_before(grown: Grown) -> Fraction:
    """The level of the year before, exactly."""
    level, growth = grown
    return level.value / (1 + growth.value / 100)


def grown_table(rows: tuple[Grown, ...]) -> Table:
    """Levels of one unit and time, each with its growth."""
    level = rows[0][0]
    heads = (say("by_indicator"), say("head", label=level.time, unit=level.record.unit), say("head", label=say("growth_short"), unit="%"))
    cells = tuple((one.label, one.digits, rate.digits) for one, rate in rows)
    told = "；".join(say("told_grown", label=one.label, level=one.text, rate=rate.text) for one, rate in rows)
    text = say("told_of", time=level.time, region=level.record.region, rows=told)
    return Table(heads, cells, "", text)
