"""Facts that belong together, gathered to a material: sentences of ours and a table, under which several questions stand.

In: the facts of a base. Out: `Gathered`. Which materials there are hangs on the facts alone, never on the questions; every question of
one material finds the same one. Nothing doubtful stands in a material, and no fact in two.

`series`: a share or ratio of three dates, with the amount that it is a share of, and what is told of the region beside others in that section.
`growth`: a part and its whole with their growth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.items.constructions.claim_combination import series_of
from zhongbu_quiz.items.constructions.figured import Reading, series_table
from zhongbu_quiz.items.constructions.part_share import Grown, grown_table, parts_among
from zhongbu_quiz.items.constructions.trend import Line, lines_of
from zhongbu_quiz.items.figure import Figure, Material
from zhongbu_quiz.items.item import SlotRef
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import bare_query

LONGEST = 190
"""Characters of a material, its table in words counted: what a reader takes in before the questions."""
COMPANIONS = 2
CORE = 2
"""The weight from which a fact may stand in a material: it takes room and is read."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """A material, the facts that it tells, in their order, and what questions need of it."""

    kind: str
    material: Material
    facts: tuple[Fact, ...]
    figure: Figure | None = None
    series: tuple[Line, Line | None] | None = None
    grown: tuple[Grown, Grown] | None = None
    beside: tuple[Reading, ...] = field(default=())

    @property
    def shown(self) -> frozenset[SlotRef]:
        """Every slot that it tells."""
        return frozenset((fact.id, name) for fact in self.facts for name in fact.slots)


def gathered(model: ItemModel, base: FactBase) -> list[Gathered]:
    """All materials of a base, in the order of the text."""
    return sorted(_of_figures(model, base), key=lambda one: one.facts[0].order)


def _exact(model: ItemModel, base: FactBase) -> list[Reading]:
    made = []
    for fact in base.of_kind("statistic"):
        record = fact.record
        if isinstance(record, Statistic) and record.number is not None and record.qualifier == "exactly" and not fact.doubtful:
            made.append(Reading(bare_query(model, fact, fact.slots["figure"]), record, record.number))
    return made


def _of_figures(model: ItemModel, base: FactBase) -> Iterator[Gathered]:
    exact = _exact(model, base)
    used: set[str] = set()

    def free(readings: Sequence[Reading]) -> bool:
        return not any(reading.query.fact.id in used for reading in readings)

    def made(kind: str, lead: str, own: Sequence[Reading], figure: Figure, **more: object) -> Gathered:
        beside = _companions(own, exact, used, LONGEST - len(lead) - len(figure.text)) if kind == "series" else []
        told_by = next((one.query.fact.whose for one in own if one.query.fact.attributed), None)
        text = (told_by.text if told_by else "") + lead + _compared(beside)
        facts = tuple(reading.query.fact for reading in (*own, *beside))
        used.update(fact.id for fact in facts)
        return Gathered(kind, _named(kind, facts, text), facts, figure, beside=tuple(beside), **more)  # type: ignore[arg-type]

    for share, amount in series_of(lines_of(iter(exact))):
        own = (*(amount or ()), *share)
        rows = (amount, share) if amount else (share,)
        lead = say("material_series", region=share[0].record.region, labels=say("and").join([rows[0][0].label, *(row[0].short for row in rows[1:])]))
        if free(own):
            yield made("series", lead, own, series_table(rows), series=(share, amount))
    for whole, part in parts_among(exact):
        own = (*whole, *part)
        lead = say("material_growth", time=whole[0].time, region=whole[0].record.region, label=whole[0].label)
        if free(own):
            yield made("growth", lead, own, grown_table((whole, part)), grown=(whole, part))


def _companions(own: Sequence[Reading], exact: Sequence[Reading], used: set[str], room: int) -> list[Reading]:
    """Two comparisons of one quantity of the region with two others, told in the section of the figures, where there is room: they are
    asked together; anything else would stand there for nothing."""
    place = own[0].query.fact.record.source
    ids = {reading.query.fact.id for reading in own}
    found: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in exact:
        fact, record = reading.query.fact, reading.record
        near = (fact.record.source.document, fact.record.source.section) == (place.document, place.section)
        free = fact.id not in ids and fact.id not in used and not fact.attributed and fact.record.weight >= CORE
        if near and free and record.aspect == "change" and record.compared_with and record.region == own[0].record.region:
            found[record.indicator, record.time, record.unit].append(reading)
    pairs = (pair[:COMPANIONS] for pair in found.values() if len(pair) >= COMPANIONS)
    return next((pair for pair in pairs if sum(len(one.query.fact.statement) for one in pair) <= room), [])


def _compared(pair: Sequence[Reading]) -> str:
    """Two comparisons in one sentence; "" for none."""
    if not pair:
        return ""
    side = say("above" if pair[1].record.direction == "up" else "below")
    also = say("compared_too", other=pair[1].record.compared_with, side=side, amount=pair[1].text)
    return f"{pair[0].query.fact.statement.removesuffix('。')}{also}"


def _named(kind: str, facts: Sequence[Fact], text: str) -> Material:
    ids = [fact.id for fact in facts]
    return Material(f"{kind}:{ids[0]}+{len(ids) - 1}-{digest(*ids):016x}", text)
