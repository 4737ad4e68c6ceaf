"""Whether a value is what an annotation says, all the way down: for records that were read back from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from zhongbu_quiz.values.cells import NO_TEXT


def fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of a type, with all that it holds: items of tuples, fields of dataclasses. A text must be text (`values.cells`)."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if wanted is Any:
        return True
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in inner)
    if origin is Literal:
        return value in inner
    if origin is tuple and inner[-1:] != (...,):
        return isinstance(value, tuple) and len(value) == len(inner) and all(map(fits, value, inner))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(fits(key, inner[0]) and fits(one, inner[1]) for key, one in value.items())
    if isinstance(origin, type) and issubclass(origin, Sequence | Set):
        return isinstance(value, origin) and not isinstance(value, str) and all(fits(one, inner[0]) for one in value)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return isinstance(value, wanted) and all(fits(getattr(value, name), hint) for name, hint in _hints(type(value)))
    if wanted is str:
        return isinstance(value, str) and not NO_TEXT.search(value)
    return type(value) is (NoneType if wanted is None else wanted)


@cache
def _hints(shape: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(shape)
    return [(field.name, hints[field.name]) for field in fields(shape)]
