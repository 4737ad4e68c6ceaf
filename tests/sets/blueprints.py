"""Deck files made up over a bank: kinds and counts, models, sections, difficulties, points, several forms, some to the very edge.

The same number gives the same deck. Half are *planted*: full papers are made first, and the rows that they fill are asked for, so that
a set exists and hardly another; half are free, with counts from a comfortable share of what a paper could hold to all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.item import KINDS, Item
from zhongbu_quiz.sets.cells import BANDS
from zhongbu_quiz.sets.enemies import Enemies

LIMIT = 60
"""Items of a form that a free deck asks for at the most."""

SEVERAL = 20
"""So many items are enough for papers to be planted among them."""
PARTS = 6
"""What the parts of the written answers that are asked add up to."""

Row = tuple[str, str, str, str]
"""Kind, document, section, difficulty; "" where a row does not narrow down."""


def made_up(number: int, bank: Bank, enemies: Enemies) -> tuple[str, Bank]:
    """The text of the deck file of that number, and the bank that it draws from: for planted ones (odd numbers) a small part of `bank`."""
    rng = Random(number)
    lines = [f"title: 试卷{number}", f"seed: {rng.randrange(1000)}"]
    selection, pool = _selected(rng, bank)
    lines += selection
    forms = rng.choice((1, 1, 2, 2, 3))
    if forms > 1:
        lines += [f"forms: {forms}", "form_mode: distinct"]
    shared = rng.randint(1, 6) if forms > 1 and rng.random() < 0.5 else 0
    if shared:
        lines.append(f"max_shared: {shared}")
    if number % 2:
        pool = _near(rng, pool)
        bank = Bank(bank.base, tuple(pool), {})
        rows = _planted(rng, pool, enemies, forms)
    else:
        rows = _counts(rng, pool) if rng.random() < 0.3 else _rows(rng, pool)
    lines.append("blueprint:")
    names = ("kind", "document", "section", "difficulty")
    for row, count in rows.items():
        told = [f"{name}: {value}" for name, value in zip(names, row, strict=True) if value]
        lines.append(f"  - {{{', '.join([*told, f'count: {count}'])}}}")
    kinds = sorted({row[0] for row in rows})
    points = {kind: PARTS if kind == "short_answer" else rng.choice((1, 2, 2.5, 4)) for kind in kinds}
    lines.append(f"points: {{{', '.join(f'{kind}: {each}' for kind, each in points.items())}}}")
    return "\n".join(lines) + "\n", bank


THREE = 3


def exam_text(forms: int = 2, seed: int = 1) -> str:
    """A final exam: a hundred points, every kind, every document and difficulty, two or three forms that share nothing. The bank has no
    matching for a third form: each ordering tells the dates of all but two of them."""
    few = forms < THREE
    linking = "{kind: matching, count: 1}" if few else "{kind: fill_blank, document: 前瞻, count: 5}"
    worth = "matching: 5, " if few else ""
    return f"""\
title: 期末考试
seed: {seed}
blueprint:
  - {{kind: single_choice, document: 回望, difficulty: medium, count: 5}}
  - {{kind: single_choice, document: 回望, difficulty: hard, count: 3}}
  - {{kind: single_choice, document: 盘点, difficulty: easy, count: 3}}
  - {{kind: single_choice, document: 盘点, difficulty: medium, count: 5}}
  - {{kind: single_choice, document: 盘点, difficulty: hard, count: 2}}
  - {{kind: single_choice, document: 前瞻, count: 7}}
  - {{kind: multiple_choice, document: 回望, count: 1}}
  - {{kind: multiple_choice, document: 盘点, count: 3}}
  - {{kind: multiple_choice, document: 前瞻, count: 2}}
  - {{kind: true_false, document: 回望, count: 2}}
  - {{kind: true_false, document: 盘点, count: 3}}
  - {{kind: true_false, document: 前瞻, count: 3}}
  - {{kind: cloze, document: 回望, count: 2}}
  - {{kind: cloze, document: 盘点, count: 2}}
  - {{kind: cloze, document: 前瞻, count: 2}}
  - {{kind: fill_blank, document: 盘点, count: 3}}
  - {{kind: fill_blank, count: 3}}
  - {linking}
  - {{kind: ordering, count: 1}}
  - {{kind: short_answer, document: 盘点, count: 1}}
  - {{kind: short_answer, document: 前瞻, count: 1}}
points: {{single_choice: 1.6, multiple_choice: 2.5, true_false: 1, cloze: 1, fill_blank: 1, {worth}ordering: 8, short_answer: 6}}
total: 100
forms: {forms}
form_mode: distinct
"""


def _selected(rng: Random, bank: Bank) -> tuple[list[str], list[Item]]:
    """One document, two, or all; sometimes without half of the models."""
    lines = []
    pool = [item for item in bank.items if not item.points or sum(points for _, points in item.points) == PARTS]
    documents = sorted({item.source.document for item in pool})
    if rng.random() < 0.5:
        kept = rng.sample(documents, rng.randint(1, 2))
        pool = [item for item in pool if item.source.document in kept]
        lines.append(f"  documents: [{', '.join(kept)}]")
    if rng.random() < 0.3:
        models = sorted({item.model for item in bank.items})
        without = rng.sample(models, len(models) // 2)
        pool = [item for item in pool if item.model not in without]
        lines.append(f"  without_models: [{', '.join(without)}]")
    return (["select:", *lines] if lines else []), pool


def _room(items: Sequence[Item]) -> int:
    """No paper holds more of them: one item of each fact, one of each group."""
    return min(len({item.main_fact for item in items}), len({item.group or item.id for item in items}))


def _counts(rng: Random, pool: Sequence[Item]) -> dict[Row, int]:
    """Kinds alone."""
    kinds = rng.sample(KINDS, rng.randint(1, len(KINDS)))
    return _counted(rng, pool, [(kind, "", "", "") for kind in kinds])


def _rows(rng: Random, pool: Sequence[Item]) -> dict[Row, int]:
    """Rows that narrow down more or less; rows of one kind may overlap."""
    return _counted(rng, pool, [_row(rng, rng.choice(pool)) for _ in range(rng.randint(2, 14))])


def _row(rng: Random, item: Item) -> Row:
    """A row that admits the item."""
    document = item.source.document if rng.random() < 0.6 else ""
    section = item.source.section if document and rng.random() < 0.4 else ""
    band = next((word for word, band in BANDS.items() if item.difficulty in band), "")
    return item.kind, document, section, band if rng.random() < 0.3 else ""


def _counted(rng: Random, pool: Sequence[Item], rows: Sequence[Row]) -> dict[Row, int]:
    left = LIMIT
    counted: dict[Row, int] = {}
    for row in rows:
        room = _room([item for item in pool if _admits(row, item)])
        count = min(left, 20, int(room * rng.choice((0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0))))
        if count and row not in counted:
            counted[row] = count
            left -= count
    return counted or {(pool[0].kind, "", "", ""): 1}


def _admits(row: Row, item: Item) -> bool:
    kind, document, section, difficulty = row
    return (
        kind == item.kind
        and document in ("", item.source.document)
        and section in ("", item.source.section)
        and (not difficulty or item.difficulty in BANDS[difficulty])
    )


def _near(rng: Random, pool: Sequence[Item]) -> list[Item]:
    """Items that know much of each other: those of a few sections; all where these have too few to plant anything."""
    sections = sorted({(item.source.document, item.source.section) for item in pool})
    kept = rng.sample(sections, min(len(sections), rng.randint(1, 4)))
    items = [item for item in pool if (item.source.document, item.source.section) in kept]
    items = items if len(items) >= SEVERAL else list(pool)
    chosen = set(rng.sample(range(len(items)), min(len(items), rng.choice((40, 80, 160)))))
    return [item for place, item in enumerate(items) if place in chosen]


def _planted(rng: Random, pool: Sequence[Item], enemies: Enemies, forms: int) -> dict[Row, int]:
    """What full papers hold, row by row; the papers share nothing, and each fills the rows."""
    papers: list[list[Item]] = [[] for _ in range(forms)]
    for item in rng.sample(list(pool), len(pool)):
        home = min(papers, key=len)
        if not enemies.printed(item) and enemies.fits(item, home):
            home.append(item)
    rows: Counter[Row] = Counter()
    for item in papers[0]:
        document, section = item.source.document, item.source.section
        band = next((word for word, band in BANDS.items() if item.difficulty in band), "")
        rows[item.kind, document, section if rng.random() < 0.7 else "", band if rng.random() < 0.7 else ""] += 1
    counts = {row: least for row, count in rows.items() if (least := min(count, *(_held(row, paper) for paper in papers)))}
    while not all(_fills(counts, paper) for paper in papers):
        row = rng.choice(sorted(counts))
        counts[row] -= 1
        counts = {row: count for row, count in counts.items() if count}
    return counts or {(pool[0].kind, "", "", ""): 1}


def _held(row: Row, paper: Sequence[Item]) -> int:
    return sum(_admits(row, item) for item in paper)


def _fills(counts: dict[Row, int], paper: Sequence[Item]) -> bool:
    """Whether the items of a paper fill all rows at once, each item one place: rows may overlap (Kuhn's matching)."""
    seats = [row for row, count in counts.items() for _ in range(count)]
    taken: dict[str, int] = {}

    def seated(seat: int, tried: set[str]) -> bool:
        for item in paper:
            if item.id not in tried and _admits(seats[seat], item):
                tried.add(item.id)
                if item.id not in taken or seated(taken[item.id], tried):
                    taken[item.id] = seat
                    return True
        return False

    return all(seated(seat, set()) for seat in range(len(seats)))
