"""Modules whose import is put off until something in them is asked for.

In: names of modules that others import at once, and what they take out of them by name. Out: those others, imported with stand-ins in the
places of the modules.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class StandIn(ModuleType):
    """What is taken for a module: it has these functions, and the module itself is imported when another name is asked for."""

    def __init__(self, name: str, functions: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(name)
        vars(self).update(functions)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python itself asks for these
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _calls(module: str, function: str) -> Callable[..., Any]:
    return lambda *given, **named: getattr(import_module(module), function)(*given, **named)


@contextmanager
def put_off(modules: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """A `with` block in which stand-ins are imported for modules that are not loaded yet; with each name the functions that are taken out of the
    module, where it is not taken as a whole."""
    standing = {
        name: StandIn(name, {function: _calls(name, function) for function in functions})
        for name, functions in modules.items()
        if name not in sys.modules
    }
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name in standing:
            sys.modules.pop(name, None)
