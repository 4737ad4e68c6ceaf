"""The short id of an item: what stands on printed pages for the long one, six characters that a person can read out and type.

In: an item's id. Out: a letter, then letters and digits of which none looks like another. It follows from the id alone, so it is as stable,
and the same on every paper; of two items that happen to share one, `bank.found` tells.
"""

from __future__ import annotations

from hashlib import blake2b

_FIRST = "abcdefghjkmnpqrstuvwxyz"
"""Never a digit first: a number names an item by its place on a paper, and a spreadsheet must not take an id for one."""
_REST = f"{_FIRST}23456789"
LENGTH = 6


def short_id(name: str) -> str:
    """The short id of the item `name`."""
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
    number, first = divmod(number, len(_FIRST))
    found = _FIRST[first]
    for _place in range(LENGTH - 1):
        number, rest = divmod(number, len(_REST))
        found += _REST[rest]
    return found
