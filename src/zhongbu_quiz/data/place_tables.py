"""Tables of places -> Places: levels, groups of names, what is made of what, and other names, as places.yaml has them.

In: the tables as they are read, or as the files of a project were checked. Out: `Places`. Our own table is proved by tests and is read without
the machinery that checks a project's: who breaks lines asks for names of places alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from zhongbu_quiz.values.places import Place, Places

_YES = (True, "true")


def names_of(value: Any) -> Any:
    """Names stand in one text, with spaces between; what is no text is left as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


def places_of(tables: Sequence[Mapping[str, Any]]) -> Places:
    """The places of some tables with `levels`, `groups`, `holds` and `aliases`, in their order."""
    holds = [(large, names_of(names)) for table in tables for large, names in table.get("holds", {}).items()]
    held: dict[str, list[str]] = {}
    for large, smalls in holds:
        for small in smalls:
            held.setdefault(small, []).append(large)
    known = {
        name: Place(name, group["level"], tuple(filter(None, (group.get("in"), *held.get(name, ())))))
        for table in tables
        for group in table.get("groups", ())
        for name in names_of(group["names"])
    }
    # A thing that is only held (a company of a town) is known to lie there and has no level.
    loose = [Place(name, "", tuple(around)) for name, around in held.items() if name not in known]
    aliases = {alias: name for table in tables for name, names in table.get("aliases", {}).items() for alias in names_of(names)}
    levels = {name: level for table in tables for name, level in table.get("levels", {}).items()}
    exclusive = [name for name, level in levels.items() if level["exclusive"] in _YES]
    return Places((*known.values(), *loose), aliases, exclusive, {name: level.get("title", "") for name, level in levels.items()})


@cache
def shipped_places() -> Places:
    """The places that ship."""
    from zhongbu_quiz.loading.yamlfile import load_yaml

    return places_of([load_yaml(Path(__file__).parent / "places.yaml").data])
