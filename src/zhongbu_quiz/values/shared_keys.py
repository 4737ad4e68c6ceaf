"""Values of classes that are made by the ten thousand, in little room: Python can keep the names of their attributes once for all of them.

It does so only for the names that the first few objects of a class have, up to thirty; each object that has more has a table of names of its own,
which takes three times the room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property
from typing import Any

_LEARNT = 30
"""After so many objects Python expects no more names."""


def share_keys(kind: Any) -> None:
    """Have the objects of a dataclass share the names of all their attributes, of those too that are worked out later."""
    worked_out = (name for name, value in vars(kind).items() if isinstance(value, cached_property))
    _first(kind, (*(one.name for one in fields(kind)), *worked_out))


def shared_keys(names: Iterable[str]) -> dict[str, Any]:
    """A table of some names whose copies share them (`with_shared_keys`)."""
    kind = type("Keys", (), {})
    first = _first(kind, names)
    for _one in range(_LEARNT):
        kind()
    table: dict[str, Any] = first.__dict__
    return table


def with_shared_keys(shared: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The values of all names of a table, in less room."""
    table = shared.copy()
    table.update(values)
    return table


def _first(kind: Any, names: Iterable[str]) -> Any:
    first = object.__new__(kind)
    for name in names:
        object.__setattr__(first, name, None)
    return first
