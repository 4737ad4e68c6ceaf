"""Statements that can be computed from series: true ones, and overclaims that each make one named error.

In: a series of three dates, and where there is one a second of the same indicator over the same dates. Out: `Claim`s. A share or ratio
that falls is no amount that falls; a difference of shares is told in 个百分点 and not in percent; a share of the whole that falls says
that the part grows more slowly than the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.items.constructions.figured import POINTS, Reading, printed_like
from zhongbu_quiz.items.constructions.trend import Line, rises

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, whether it is true, and what is said of it: why it holds, or the error that it makes. `about` is what it says
    something of: of two statements about one thing only one stands in an item."""

    text: str
    true: bool
    why: str
    note: str
    about: str

    def __str__(self) -> str:
        return self.text


def claims_of(share: Line, amount: Line | None) -> Iterator[Claim]:
    """What can be said of a share or ratio that goes one way, and of the amount that it is a share of."""
    first_up, last_up = rises(share)
    if first_up != last_up or share[0].record.unit != "%":
        return
    yield from _points(share)
    yield from _pace(share)
    yield from _distance(share)
    yield from _total(share, amount)
    yield from _growth(share)
    if amount is not None:
        yield from _times(amount)


def _side(line: Line) -> str:
    return say("above" if rises(line)[0] else "below")


def _points(line: Line) -> Iterator[Claim]:
    """2003年比1980年低13个百分点; 低13%."""
    amount = printed_like(abs(line[-1].value - line[0].value), line[0].digits)
    given = {"first": line[0].time, "last": line[-1].time, "side": _side(line), "amount": amount, "short": line[0].brief}
    note = say("note_points", before=line[0].text, after=line[-1].text, amount=amount)
    yield Claim(say("statement_points", **given), True, "", note, "points")
    yield Claim(say("statement_percent", **given), False, say("error_percent"), say("note_percent_statement", amount=amount), "points")


def _pace(line: Line) -> Iterator[Claim]:
    """1990—2003年的降幅大于1980—1990年."""
    one, two = abs(line[1].value - line[0].value), abs(line[2].value - line[1].value)
    if one == two:
        return
    spans = [say("span", first=a.time.removesuffix("年"), last=b.time) for a, b in ((line[0], line[1]), (line[1], line[2]))]
    kind = say("kind_up" if rises(line)[0] else "kind_down")
    texts = {larger: say("statement_faster" if larger else "statement_slower", one=spans[0], second=spans[1], kind=kind, short=line[0].brief)
             for larger in (True, False)}  # fmt: skip
    amounts = [f"{printed_like(step, line[0].digits)}{POINTS}" for step in (one, two)]
    note = say("note_pace", kind=kind, one=amounts[0], two=amounts[1])
    yield Claim(texts[two > one], True, "", note, "pace")
    yield Claim(texts[two < one], False, say("error_turned"), note, "pace")


def _distance(line: Line) -> Iterator[Claim]:
    """与全国平均水平的差距不断扩大, for a ratio below 100 %."""
    record = line[0].record
    if record.aspect != "ratio" or any(reading.value >= HUNDRED for reading in line):
        return
    farther = not rises(line)[0]
    told = {"compared": record.compared_with, "indicator": record.indicator}
    texts = {True: say("statement_farther", **told), False: say("statement_nearer", **told)}
    gaps = "、".join(printed_like(HUNDRED - reading.value, reading.digits) for reading in line)
    note = say("note_distance", gaps=gaps)
    yield Claim(texts[farther], True, "", note, "distance")
    yield Claim(texts[not farther], False, say("error_turned"), note, "distance")


def _total(line: Line, amount: Line | None) -> Iterator[Claim]:
    """人均GDP逐期减少: a ratio to something else is taken for an amount. Beside a share its whole stands or is asked for, and nobody
    would take the one for the other."""
    record = line[0].record
    if rises(line)[0] or record.aspect == "share":
        return
    text = say("statement_total_down", region=record.region, indicator=record.indicator)
    yield Claim(text, False, say("error_ratio_for_amount"), say("note_total_statement"), "total")


def _growth(line: Line) -> Iterator[Claim]:
    """GDP总量增速低于全国, from a share of the whole that falls at every step."""
    record = line[0].record
    if record.aspect != "share" or not record.whole or record.is_rate:
        return
    slower = not rises(line)[0]
    told = {"indicator": record.indicator, "whole": record.whole}
    texts = {True: say("statement_slow", **told), False: say("statement_fast", **told)}
    note = say("note_growth", direction=say("part_falling" if slower else "part_rising"), side=say("below" if slower else "above"))
    yield Claim(texts[slower], True, "", note, "growth")
    yield Claim(texts[not slower], False, say("error_turned"), note, "growth")


def _times(line: Line) -> Iterator[Claim]:
    """2023年的GDP总量超过2003年的10倍, where it is a round number of times and a little more."""
    times = line[-1].value / line[0].value
    whole = times.__floor__()
    if rises(line) != (True, True) or whole < 2:
        return
    given = {"last": line[-1].time, "first": line[0].time, "indicator": line[0].record.indicator}
    note = say("note_times", times=printed_like(times, "1.0"))
    yield Claim(say("statement_times", times=whole, **given), True, "", note, "times")


def members_of(share: Line, amount: Line | None) -> tuple[Reading, ...]:
    """All figures that the claims are computed from."""
    return (*(amount or ()), *share)
