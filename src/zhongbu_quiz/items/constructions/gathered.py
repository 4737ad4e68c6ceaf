"""Facts that belong together, gathered to a material: sentences of ours and a table, under which several questions stand.

In: the facts of a base. Out: `Gathered`. Which materials there are hangs on the facts alone, never on the questions; every question of
one material finds the same one. Nothing doubtful stands in a material, and no fact in two.

`series`: a share or ratio of three dates, with the amount that it is a share of, and what else is told of the region in that section.
`growth`: a part and its whole with their growth. `regions`: one quantity of several regions and of the place that holds them.
`measures`: sayings of one section of the document itself, which name heads of lists.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Attribution, part_slots, text_of
from zhongbu_quiz.items.constructions.claim_combination import series_of
from zhongbu_quiz.items.constructions.comparison import Group, groups_among
from zhongbu_quiz.items.constructions.figured import Reading, region_table, series_table
from zhongbu_quiz.items.constructions.lists import head_of, slogan_of
from zhongbu_quiz.items.constructions.part_share import Grown, grown_table, parts_among
from zhongbu_quiz.items.constructions.trend import Line, lines_of
from zhongbu_quiz.items.figure import Figure, Material
from zhongbu_quiz.items.item import SlotRef
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.query import bare_query
from zhongbu_quiz.values.text import plain

SHORTEST, LONGEST = 90, 190
"""Characters of a material, its table in words counted: what a reader takes in before the questions."""
COMPANIONS = 2
NEARLY = 0.6
"""How much of a part a clause holds that tells it in other words: 壮大新型集体经济 is 发展壮大新型农村集体经济."""
_CLAUSE = re.compile("[，。；：、]")
LEAST_ENTRY = 4
"""Characters of an entry that a head may be known by: fewer are a word of many heads."""
FEWEST_MEASURES, MOST_MEASURES = 2, 5
MOST_OF_SECTION = 2
"""Materials of sayings that one section gives: they are alike, and more would crowd out the rest."""
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
    group: Group | None = None
    beside: tuple[Reading, ...] = field(default=())

    @property
    def shown(self) -> frozenset[SlotRef]:
        """Every slot that it tells."""
        return frozenset((fact.id, name) for fact in self.facts for name in fact.slots)

    @property
    def told(self) -> str:
        """All that a reader reads of it."""
        return self.material.text + (self.figure.text if self.figure else "")


def gathered(model: ItemModel, base: FactBase) -> list[Gathered]:
    """All materials of a base, in the order of the text."""
    found = [*_of_figures(model, base), *_of_measures(base)]
    return sorted(found, key=lambda one: one.facts[0].order)


def _exact(model: ItemModel, base: FactBase) -> list[Reading]:
    made = []
    for fact in base.of_kind("statistic"):
        record = fact.record
        if isinstance(record, Statistic) and record.number is not None and record.qualifier == "exactly" and not fact.doubtful:
            made.append(Reading(bare_query(model, fact, fact.slots["figure"]), record, record.number))
    return made


def _of_figures(model: ItemModel, base: FactBase) -> Iterator[Gathered]:
    say = load_lexicon().say
    exact = _exact(model, base)
    used: set[str] = set()

    def free(readings: Sequence[Reading]) -> bool:
        return not any(reading.query.fact.id in used for reading in readings)

    def made(kind: str, lead: str, own: Sequence[Reading], figure: Figure, **more: object) -> Gathered:
        beside = _companions(own, exact, used, LONGEST - len(lead) - len(figure.text)) if kind == "series" else []
        told_by = next((one.query.fact.record.source.document for one in own if one.query.fact.attributed), None)
        text = (Attribution(told_by).text if told_by else "") + lead + "".join(reading.query.fact.statement for reading in beside)
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
    for group in groups_among(exact, base, Counter()):
        names = "、".join(reading.record.region for reading in group.all)
        first = group.members[0]
        lead = say("material_regions", time=first.time, names=names, label=first.label)
        if free(group.all):
            yield made("regions", lead, group.all, region_table(group.all), group=group)


def _companions(own: Sequence[Reading], exact: Sequence[Reading], used: set[str], room: int) -> list[Reading]:
    """What else is told of the region in the section of the figures, as far as there is room: those of one comparison together."""
    place = own[0].query.fact.record.source
    ids = {reading.query.fact.id for reading in own}
    found: list[Reading] = []
    for reading in exact:
        fact = reading.query.fact
        near = (fact.record.source.document, fact.record.source.section) == (place.document, place.section)
        alone = fact.id not in ids and fact.id not in used and not fact.attributed and fact.record.weight >= CORE
        fits = len(found) < COMPANIONS and sum(len(one.query.fact.statement) for one in (*found, reading)) <= room
        if near and alone and fits and reading.record.region == own[0].record.region:
            found.append(reading)
    return found


@lru_cache(maxsize=1)
def _of_measures(base: FactBase) -> tuple[Gathered, ...]:
    """The materials of sayings, which every model finds alike: those of the last base are kept."""
    return tuple(_sayings(base))


def _sayings(base: FactBase) -> Iterator[Gathered]:
    """Sayings of a document itself, of one section, one after the other; who says them stands once. Of all that fit, those which name
    most heads of lists that they do not open: the heads can be asked about by what belongs under them."""
    sections: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in base.of_kind("slogan"):
        if not fact.doubtful:
            sections[fact.record.source.document, fact.record.source.section].append(fact)
    for facts in sections.values():
        own = [fact for fact in facts if _own(fact)]
        lists = [fact for fact in facts if slogan_of(fact).parts]
        used: set[str] = set()
        for seed in sorted(own, key=lambda fact: (-len(_open_heads([fact], lists)), fact.order))[: 2 * MOST_OF_SECTION]:
            run = _grown(seed, [fact for fact in own if fact.id not in used], lists)
            if run and seed.id not in used and len(used) < MOST_OF_SECTION * MOST_MEASURES:
                used.update(fact.id for fact in run)
                yield Gathered("measures", _named("measures", run, _said(run)), tuple(run))


def _grown(seed: Fact, own: Sequence[Fact], lists: Sequence[Fact]) -> list[Fact]:
    """A saying that names heads, with others of its section, the nearest first, until there is enough to read; none that opens a head or
    tells a list which could be asked. [] where it names none, or there is not enough."""
    heads = len(_open_heads([seed], lists))
    run = [seed]
    if not heads:
        return []
    near = sorted((fact for fact in own if fact is not seed), key=lambda fact: (abs(fact.order - seed.order), fact.order))
    for fact in near:
        more = sorted([*run, fact], key=lambda one: one.order)
        alike = _opening(fact) == _opening(seed) and (not slogan_of(fact).parts or not fact.recalled)
        if len(_said(run)) < SHORTEST and alike and len(more) <= MOST_MEASURES and len(_said(more)) <= LONGEST:
            run = more if len(_open_heads(more, lists)) >= heads else run
    return run if len(_said(run)) >= SHORTEST else []


def _own(fact: Fact) -> bool:
    """Whether it is a saying of the very document, worth the room, that opens with who says it."""
    own = fact.kind_of.issued_by_document(fact.record) and fact.record.weight >= CORE
    return own and fact.statement.startswith(_opening(fact))


def _said(run: Sequence[Fact]) -> str:
    """The sentences of a run, the first with who says it."""
    return run[0].statement + "".join(map(without_opening, run[1:]))


def _open_heads(run: Sequence[Fact], lists: Sequence[Fact]) -> list[Fact]:
    """The lists whose head the sentences name and of whose parts they tell none."""
    text = _said(run)
    return [
        fact
        for fact in lists
        if fact not in run and names_head(run, text, fact) and not tells(text, fact)
    ]


def tells(text: str, of: Fact) -> bool:
    """Whether a text tells a part of a list, in its own words or nearly so: a clause holds most of its characters in their order."""
    clauses = [plain(clause) for clause in _CLAUSE.split(text) if clause]
    return any(
        _in_order(plain(slot.text), clause) >= NEARLY * len(plain(slot.text)) for slot in part_slots(of.slots) for clause in clauses
    )


def _in_order(wanted: str, text: str) -> int:
    """How many characters of one text stand in another in their order: the longest common subsequence."""
    row = [0] * (len(text) + 1)
    for char in wanted:
        before = 0
        for place, other in enumerate(text, 1):
            before, row[place] = row[place], before + 1 if char == other else max(row[place], row[place - 1])
    return row[-1]


def names_head(facts: Sequence[Fact], text: str, of: Fact) -> bool:
    """Whether a text names what a list is about: its head as a whole, or an entry of a list told that its head opens with."""
    head = head_of(slogan_of(of))
    entries = (slot.text for fact in facts for slot in part_slots(fact.slots))
    return head in text or any(len(entry) >= LEAST_ENTRY and entry in head for entry in entries)


def _opening(fact: Fact) -> str:
    """《前瞻》一文提出，"""
    return text_of((*fact.kind_of.issuer(fact), *fact.kind_of.words(fact)["verb"])) + "，"


def without_opening(fact: Fact) -> str:
    """The sentence of a saying without who says it."""
    return fact.statement.removeprefix(_opening(fact))


def _named(kind: str, facts: Sequence[Fact], text: str) -> Material:
    ids = [fact.id for fact in facts]
    return Material(f"{kind}:{ids[0]}+{len(ids) - 1}-{digest(*ids):016x}", text)
