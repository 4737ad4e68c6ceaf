"""①–④ from a table of regions at one time: two statements that are true and two that each make a named error.

A difference of shares is told in 个百分点 and not in percent; the lowest share or intensity is not the smallest amount; a region that is
level with the base line is not below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.claim_combination import combined, four_of, working_of
from zhongbu_quiz.items.constructions.claims import Claim
from zhongbu_quiz.items.constructions.comparison import Group, groups_of, mixed
from zhongbu_quiz.items.constructions.figured import Reading, figured_choice, region_table, rounded
from zhongbu_quiz.items.constructions.worded import Worded, numbered
from zhongbu_quiz.items.item import Item, Level
from zhongbu_quiz.items.models.base import Alone

PERCENT = "%"


class RegionClaimsModel(Worded, Alone):
    """Which two of four statements follow from a comparison of regions."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "region_claims"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("time", "base", "title", "label", "statements", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["region_claims"], ...], Field(min_length=1, max_length=1)]


def region_claims_items(model: RegionClaimsModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every group of regions with a base line of which two true and two false things can be said."""
    items: list[Item] = []
    for group in groups_of(model, base, rejects):
        four = four_of(list(claims_about(group)), [reading.query.fact.id for reading in group.all], _errors)
        if four is None:
            rejects[reasons.NO_STATEMENTS] += 1
        else:
            items.append(_item(model, group, four))
    return items


def _errors(four: Sequence[Claim]) -> int:
    """Fours whose errors are errors of thought come before those where a comparison is only turned round."""
    return -sum(claim.why in (say("error_percent"), say("error_ratio_for_amount")) for claim in four)


def claims_about(group: Group) -> Iterator[Claim]:
    """What can be said of some regions with shares or rates, each compared with the base line."""
    if group.base_line.record.unit != PERCENT:
        return
    ranked = sorted(group.members, key=group.gap, reverse=True)
    yield from _points(group, ranked[0])
    yield from _gaps(group, ranked[1], ranked[2])
    yield from _sides(group)
    yield from _least(group)


def _points(group: Group, far: Reading) -> Iterator[Claim]:
    """湖北比全国平均水平低2.9个百分点; 低2.9%."""
    amount = rounded(group.gap(far), group.places)
    given = {"region": far.record.region, "base": group.base_line.record.region, "amount": amount, "side": _side_of(group, far)}
    note = say("note_points", before=group.base_line.text, after=far.text, amount=amount)
    yield Claim(say("region_points", **given), True, "", note, "points")
    yield Claim(say("region_percent", **given), False, say("error_percent"), say("note_percent_statement", amount=amount), "points")


def _gaps(group: Group, one: Reading, other: Reading) -> Iterator[Claim]:
    """湖南与全国的差距大于河南, of two regions between the ends."""
    if not group.gap(other) or group.gap(one) == group.gap(other):
        return
    given = {"one": one.record.region, "other": other.record.region, "base": group.base_line.record.region}
    note = say("note_gaps", **given, amount=group.amount(one), less=group.amount(other))
    yield Claim(say("region_farther", **given), True, "", note, "gap")
    yield Claim(say("region_nearer", **given), False, say("error_turned"), note, "gap")


def _sides(group: Group) -> Iterator[Claim]:
    """表中省份都低于全国平均水平, which does not hold where one is level with the base line."""
    level = [reading for reading in group.members if not group.gap(reading)]
    sides = {_side_of(group, reading) for reading in group.members if reading not in level}
    if len(sides) != 1:
        return
    (side,) = sides
    base = group.base_line.record.region
    text = say("region_all", title=group.title, side=side, base=base)
    if not level:
        yield Claim(text, True, "", say("note_all", base=base, value=group.base_line.text, title=group.title, side=side), "side")
        return
    for reading in level:
        note = say("level_with", region=reading.record.region, base=base).rstrip("。")
        yield Claim(text, False, say("error_all"), note, "side")
        yield Claim(say("region_level", region=reading.record.region, base=base), True, "", say("note_level", value=reading.text), "side")


def _least(group: Group) -> Iterator[Claim]:
    """湖北高技术制造业增加值在表中省份中最少: the lowest share is taken for the smallest amount. It may be so; the table does not tell it,
    and the stem asks what the table tells."""
    lowest = group.members[-1]
    amount = amount_of(lowest.record)
    if amount and lowest.value < group.members[-2].value:
        text = say("region_least", region=lowest.record.region, amount=amount, title=group.title)
        yield Claim(text, False, say("error_ratio_for_amount"), say("note_least"), "least")


def amount_of(record: Statistic) -> str:
    """What a share or an intensity is of, as an amount (高技术制造业增加值, R&D经费投入); "" where its name does not say."""
    lexicon = load_lexicon()
    for word in lexicon.words("reading.share_of"):
        if word in record.indicator:
            name = record.indicator.partition(word)[0].rstrip("（")
            return _without(name, lexicon.words("statistics.intensity"))
    return _without(record.indicator, lexicon.words("statistics.intensity")) if record.aspect != "growth" else ""


def _without(name: str, endings: Sequence[str]) -> str:
    """A name without its ending; as it is where it is a whole name of an amount already."""
    ending = next((word for word in endings if name.endswith(word)), "")
    return name.removesuffix(ending)


def _side_of(group: Group, reading: Reading) -> str:
    return say("above" if reading.value > group.base_line.value else "below")


def _item(model: RegionClaimsModel, group: Group, four: Sequence[Claim]) -> Item:
    options, key = combined(four, model.id, *(reading.query.fact.id for reading in group.all))
    statements = numbered([claim.text for claim in four]).removesuffix("。")
    lends = {**group.lends, "statements": statements, "working": working_of(four)}
    return figured_choice(model, group.all, options, key, lends, region_table(mixed(group)), 4)
