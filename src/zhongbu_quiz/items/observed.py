"""What classes got of the items of a bank -> the bank with difficulties that count it.

In: a bank, and of items how many answered and the part of the points that they got. Out: the same bank, in which an item that was answered has the
difficulty that the answers and the one it was made with give together, so that whatever reads `difficulty` (draws, blueprints, forms, swaps) goes by
both. Items that nobody answered are as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zhongbu_quiz.data.difficulty import bands
from zhongbu_quiz.items.bank import Answered, Bank
from zhongbu_quiz.items.option_rules import MEDIUM


def summed(shares: Iterable[tuple[str, int, float]]) -> dict[str, Answered]:
    """Of each name how many answered in all, and which part of the points they got: of (name, how many, part) of several exams or items."""
    counts: dict[str, int] = {}
    got: dict[str, float] = {}
    for name, count, share in shares:
        counts[name] = counts.get(name, 0) + count
        got[name] = got.get(name, 0.0) + count * share
    return {name: Answered(count, got[name] / count) for name, count in counts.items()}


def observed_difficulty(made: int | None, answered: Answered) -> int:
    """The band of an item that was made with a difficulty and then answered: the mean of a Beta-binomial whose prior is what is usual in its band,
    the middle one for an item that was made without."""
    table = bands()
    usual = table.usual[MEDIUM if made is None else made]
    return table.of((table.weight * usual + answered.count * answered.share) / (table.weight + answered.count))


def with_answers(bank: Bank, answered: Mapping[str, Answered]) -> Bank:
    """The bank with the difficulties that these answers, by item id, make likely; the same one where none of its items was answered."""
    known = {name: one for name, one in answered.items() if name in bank.by_id}
    if not known:
        return bank
    items = tuple(
        replace(item, difficulty=observed_difficulty(item.difficulty, known[item.id])) if item.id in known else item for item in bank.items
    )
    made = {name: bank.by_id[name].difficulty for name in known}
    return replace(bank, items=items, answered=known, made_with=made)
