"""①–④ from a series: two statements that are true and two that overclaim; the options are four pairs, each statement in two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, pick, shuffled
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.claims import Claim, claims_of, members_of
from zhongbu_quiz.items.constructions.figured import figured_choice, readings, series_table
from zhongbu_quiz.items.constructions.trend import Line, lines_of
from zhongbu_quiz.items.constructions.worded import MARKS, Worded, numbered
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.values.text import width

PAIR = 2
LONGEST = 2
"""How much wider the widest statement may be than the narrowest: they are read one by one and are no options."""


class ClaimCombinationModel(Worded, Alone):
    """Which two of four statements follow from a series."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("statistic",)
    by: ClassVar[str] = "claims"
    makes_level: ClassVar[Level] = "应用"
    lends: ClassVar[tuple[str, ...]] = ("region", "label", "statements", "working")

    kind: Literal["single_choice"]
    asks: Literal["figure"]
    options: Annotated[tuple[Literal["claims"], ...], Field(min_length=1, max_length=1)]


def claim_combination_items(model: ClaimCombinationModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item for every share or ratio of three dates of which two true and two false things can be said."""
    items: list[Item] = []
    for share, amount in series_of(lines_of(readings(model, base, rejects))):
        item = claims_item(model, share, amount)
        if item:
            items.append(item)
        else:
            rejects[reasons.NO_STATEMENTS] += 1
    return items


def claims_item(model: ClaimCombinationModel, share: Line, amount: Line | None) -> Item | None:
    """The item on one series, or None where not two true and two false things can be said of it."""
    four = four_of(list(claims_of(share, amount)), [reading.query.fact.id for reading in share])
    return _item(model, share, amount, four) if four else None


def series_of(lines: Sequence[Line]) -> list[tuple[Line, Line | None]]:
    """Each share or ratio with the amount of the same indicator over the same dates, where there is one."""
    found: list[tuple[Line, Line | None]] = []
    for line in lines:
        if line[0].of_amount:
            continue
        record = line[0].record
        times = [reading.time for reading in line]
        amounts = (
            other
            for other in lines
            if other[0].of_amount
            and (other[0].record.region, other[0].record.indicator) == (record.region, record.indicator)
            and [reading.time for reading in other] == times
        )
        found.append((line, next(amounts, None)))
    return found


def four_of(
    claims: Sequence[Claim], ids: Sequence[str], rank: Callable[[Sequence[Claim]], int] = lambda four: 0
) -> list[Claim] | None:
    """Two true and two false claims about four things, of like length, the lowest in rank, among equals drawn by the facts' ids."""
    fours = [
        [*true, *false]
        for true in combinations([claim for claim in claims if claim.true], PAIR)
        for false in combinations([claim for claim in claims if not claim.true], PAIR)
        if len({claim.about for claim in (*true, *false)}) == 2 * PAIR
    ]
    fours = [four for four in fours if max(map(_width, four)) <= LONGEST * min(map(_width, four))]
    fours.sort(key=lambda four: (rank(four), digest(*ids, *four)))
    return shuffled(fours[0], "order", *ids) if fours else None


def _width(claim: Claim) -> int:
    return width(claim.text)


def pairs_with(a: int, b: int) -> list[tuple[int, int]]:
    """Four pairs of 0 to 3, each of which stands in two, with (a, b) among them: a ring in which a and b are neighbours."""
    c, d = (place for place in range(2 * PAIR) if place not in (a, b))
    ring = [(a, b), (b, c), (c, d), (d, a)]
    return sorted((min(pair), max(pair)) for pair in ring)


def combined(four: Sequence[Claim], *keys: object) -> tuple[list[Option], int]:
    """The pairs as options, and the place of the key. What is wrong with each statement is said once, in the explanation."""
    true = [place for place, claim in enumerate(four) if claim.true]
    order = true if pick(2, *keys, "ring") else true[::-1]
    options = []
    for pair in pairs_with(order[0], order[1]):
        wrong = [place for place in pair if not four[place].true]
        why = four[wrong[0]].why if wrong else ""
        options.append(Option("".join(MARKS[place] for place in pair), why))
    return options, next(place for place, option in enumerate(options) if not option.why)


def working_of(four: Sequence[Claim]) -> str:
    """What is said of each statement, in their order."""
    told = "".join(
        say("told_true" if claim.true else "told_false", mark=MARKS[place], note=claim.note, why=claim.why) for place, claim in enumerate(four)
    )
    return f"{told[:-1]}。"


def _item(model: ClaimCombinationModel, share: Line, amount: Line | None, four: Sequence[Claim]) -> Item:
    members = members_of(share, amount)
    options, key = combined(four, model.id, *(reading.query.fact.id for reading in members))
    lends = {
        "region": share[0].record.region,
        "label": (amount or share)[0].label,
        "statements": numbered([claim.text for claim in four]).removesuffix("。"),
        "working": working_of(four),
    }
    rows = (amount, share) if amount else (share,)
    return figured_choice(model, members, options, key, lends, series_table(rows), 4)
