"""Deck -> cells: how many items of which kind, section and difficulty a paper holds; and how a paper spreads over the sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import Item
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _, joined, marked
from zhongbu_quiz.sets.deck import BlueprintRow, Deck
from zhongbu_quiz.sets.traits import weight_of
from zhongbu_quiz.values.item_kinds import Kind, kind_name

BANDS = {"easy": (1, 2), "medium": (3,), "hard": (4, 5)}
"""The difficulties that a word of a blueprint means."""
_DIFFICULTIES = {"easy": marked("easy"), "medium": marked("medium"), "hard": marked("hard")}

Section = tuple[str, str]
"""(document, section): the short names of where a fact is told."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the 双向细目表 (or one line of `counts`): exactly `count` items that it admits stand on each form."""

    kind: Kind
    count: int
    document: str | None
    section: str | None
    difficulty: str | None
    place: Place
    level: str | None = None
    models: tuple[str, ...] | None = None
    regions: tuple[str, ...] | None = None
    told: frozenset[str] | None = None
    """The ids of the items that are told of each of the regions and have a weight that is asked for; None where neither is."""

    def admits(self, item: Item) -> bool:
        """Whether an item may fill the cell."""
        return (
            item.kind == self.kind
            and (self.document is None or item.source.document == self.document)
            and (self.section is None or item.source.section == self.section)
            and (self.difficulty is None or item.difficulty in BANDS[self.difficulty])
            and (self.level is None or item.level == self.level)
            and (self.models is None or item.model in self.models)
            and (self.told is None or item.id in self.told)
        )

    @property
    def row(self) -> str:
        """Which row of the deck it is, as messages name it."""
        key, which = self.place[0], self.place[1]
        return f"`{key}.{which}`" if key == "counts" else _("row {number} of `blueprint`").format(number=int(which) + 1)

    @property
    def asked(self) -> str:
        """What it asks for, as messages say it: 3 fill_blank items of 甲文 · 二 (hard)."""
        words = _("{count} {kind} item") if self.count == 1 else _("{count} {kind} items")
        words = words.format(count=self.count, kind=kind_name(self.kind))
        where = " · ".join(word for word in (self.document, self.section) if word)
        if where:
            words = _("{items} of {where}").format(items=words, where=where)
        difficulty = _(_DIFFICULTIES[self.difficulty]) if self.difficulty else ""
        told = [word for word in (difficulty, self.level, *(self.models or ()), *(self.regions or ())) if word]
        return _("{items} ({conditions})").format(items=words, conditions=joined(told)) if told else words


def cells_of(deck: Deck, bank: Bank) -> list[Cell]:
    """The cells of a deck in the order of its file; none where it takes everything. The bank tells which items are told of a region."""
    record = deck.record
    if not record.blueprint:
        return [Cell(kind, count, None, None, None, ("counts", kind)) for kind, count in record.counts.items()]
    return [_cell(row, ("blueprint", place), bank) for place, row in enumerate(record.blueprint)]


def _cell(row: BlueprintRow, place: Place, bank: Bank) -> Cell:
    chosen = (item.id for item in bank.items if _tells(item, row.regions or (), bank) and _weighs(item, row.weight, bank))
    told = frozenset(chosen) if row.regions or row.weight else None
    return Cell(row.kind, row.count, row.document, row.section, row.difficulty, place, row.level, row.models, row.regions, told)


def _tells(item: Item, regions: Sequence[str], bank: Bank) -> bool:
    """Whether the facts of an item, those of its options among them, are told of each region."""
    told = {region for name in item.facts for region in bank.base.fact(name).regions}
    return told.issuperset(regions)


def _weighs(item: Item, weights: Sequence[int] | None, bank: Bank) -> bool:
    return weights is None or weight_of(item, bank.base) in weights


def homes(cells: Sequence[Cell], items: Sequence[Item], room: list[int]) -> list[int] | None:
    """A cell for each item with room for it, the narrowest first; None where there is none. What it takes is gone from `room`."""
    if not items:
        return []
    able = [place for place, cell in enumerate(cells) if room[place] and cell.admits(items[0])]
    for place in sorted(able, key=lambda number: (-_narrow(cells[number]), number)):
        room[place] -= 1
        rest = homes(cells, items[1:], room)
        if rest is not None:
            return [place, *rest]
        room[place] += 1
    return None


def _narrow(cell: Cell) -> int:
    return sum(part is not None for part in (cell.document, cell.section, cell.difficulty, cell.level, cell.models, cell.told))


def section_of(item: Item) -> Section:
    """Where the main fact of an item is told."""
    return item.source.document, item.source.section


def targets(cells: Iterable[Cell], pool: Sequence[Item]) -> dict[Section, int]:
    """How many items of a paper each section should have (rule 49): in proportion to its facts, by largest remainder.

    Cells that name a document or section spread over what they name; the others over everything.
    """
    facts: dict[Section, set[str]] = {}
    for item in pool:
        facts.setdefault(section_of(item), set()).add(item.thing)
    scopes: Counter[tuple[str | None, str | None]] = Counter()
    for cell in cells:
        scopes[cell.document, cell.section] += cell.count
    wanted: Counter[Section] = Counter()
    for (document, section), count in scopes.items():
        within = {
            place: len(ids)
            for place, ids in facts.items()
            if (document is None or place[0] == document) and (section is None or place[1] == section)
        }
        wanted.update(largest_remainder(within, count))
    return dict(wanted)


def largest_remainder(sizes: dict[Section, int], count: int) -> dict[Section, int]:
    """`count` seats for places of these sizes: one each where there are enough, the rest in proportion."""
    total = sum(sizes.values())
    seats = dict.fromkeys(sizes, int(count >= len(sizes)))
    for _seat in range(count - sum(seats.values()) if sizes else 0):
        place = max(seats, key=lambda place: (count * sizes[place] - total * seats[place], place))
        seats[place] += 1
    return seats
