"""Arguments as they are typed, or pasted from a text -> arguments whose options begin with plain dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DASHES = re.compile(r"[-\u2010-\u2015\u2212\uff0d]+(?=[a-z])", re.IGNORECASE)
"""What opens an option; an editor of texts makes one long dash of two short ones."""


def plain_dashes(arguments: Sequence[str]) -> list[str]:
    """Arguments whose options begin as options do: —only, –only and —-only are --only, and –o is -o."""
    return [_plain(argument) for argument in arguments]


def _plain(argument: str) -> str:
    opened = _DASHES.match(argument)
    if not opened or opened[0].isascii():
        return argument
    option = argument[opened.end() :]
    return ("-" if len(option.partition("=")[0]) == 1 else "--") + option
