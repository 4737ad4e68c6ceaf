"""Chance is one function: order by digest of (seed, key).

One more candidate leaves the others in their order, and the same input and seed give the same bytes on every machine
(rule 51: no `hash`, no `random`, no clock).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def digest(*keys: object) -> int:
    """A 64-bit number that depends on nothing but the words of its keys."""
    joined = "\x1f".join(map(str, keys)).encode()
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big")


def drawn(*keys: object) -> Callable[[object], int]:
    """`digest` of these keys and one more, which is what it is called with: their words are read once."""
    start = blake2b("".join([f"{key}\x1f" for key in keys]).encode(), digest_size=8)

    def number(last: object) -> int:
        told = start.copy()
        told.update(str(last).encode())
        return int.from_bytes(told.digest(), "big")

    return number


def pick(count: int, *keys: object) -> int:
    """A number in range(count), even over keys."""
    return digest(*keys) % count


def shuffled(texts: Iterable[T], *keys: object) -> list[T]:
    """The items in the order of their digests; `str()` of an item is its name: what it is told apart by."""
    number = drawn(*keys)
    return sorted(texts, key=lambda text: (number(text), str(text)))


def sample(pool: Sequence[T], count: int, *keys: object) -> list[T]:
    """At most `count` of a pool, from a place that the keys draw: as much work for a large pool as for a small one."""
    if len(pool) <= count:
        return list(pool)
    start = pick(len(pool), *keys)
    return [pool[(start + step) % len(pool)] for step in range(count)]
