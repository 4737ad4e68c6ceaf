"""An option set: the finished options of one query and which of them is the key."""

from __future__ import annotations

from dataclasses import dataclass

from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.item import Option
from zhongbu_quiz.items.query import Query


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Options in printing order (ascending for numbers and dates), the index of the key, and how they were made.

    `group` names the closed group of siblings ("" for a ladder); `band` is 1 easy to 5 hard (None where no band applies). `notes` says of
    each option by itself why it is wrong, for items that print one of them only; () where there is nothing to say. `slots` are the values behind
    the options; () where they are made.
    """

    query: Query
    options: tuple[Option, ...]
    key: int
    group: str
    band: int | None
    ascending: bool
    notes: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
