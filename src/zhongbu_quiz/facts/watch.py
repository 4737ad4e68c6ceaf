"""What is looked up while something is made, so that it is known which facts it hangs on, present and absent.

All that makes and proves items reaches facts that it was not given through tables: by an id, a kind, a text, a key. While something is made,
the keys are noted that it asks for, whether or not anything is filed under them (`Watch.reading`). A changed fact, as it was and as it is, is
filed under keys that are known (`Watch.file`). Where the two have none in common, what was made finds the same entries as before and would
be made the same. Keys are kept as digests, which are the same in every run of the program: two that share one make work, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from zhongbu_quiz.values.text import Finder

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

EVERY_FACT = "facts"
"""The name under which it is noted that all facts were looked at: any change touches that."""


@lru_cache(maxsize=1 << 16)
def mark(table: Hashable, key: Hashable = None) -> int:
    """What is noted of a key of a table; of one that has no digest, that all facts were looked at."""
    try:
        return fingerprint((table, key))
    except TypeError:
        return fingerprint((EVERY_FACT, None))


def fingerprint(value: object) -> int:
    """A number of 64 bits that stands for a value in every run of the program, the same for values that are equal. Raises TypeError for
    values of classes whose equality is not known here."""
    return int.from_bytes(blake2b(spelt(value).encode(), digest_size=8).digest(), "big")


def spelt(value: object) -> str:
    """A text that stands for a value in every run of the program: one for all values that are equal, and for no others. Raises TypeError for
    values of classes whose equality is not known here."""
    if isinstance(value, str):
        return f"{len(value)}:{value}"
    if isinstance(value, tuple):
        return f"({''.join(map(spelt, value))})"
    if value is None:
        return "-"
    if isinstance(value, (int, float, Fraction, Decimal)):  # True, 1 and Fraction(1) are one key
        return f"{Fraction(value)};"
    if isinstance(value, frozenset):
        return f"{{{''.join(sorted(map(spelt, value)))}}}"
    if is_dataclass(value):
        return f"{type(value).__qualname__}({''.join(spelt(getattr(value, one.name)) for one in fields(value) if one.compare)})"
    raise TypeError(type(value).__qualname__)


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of tables, and for texts in which the keys of a table are looked for: (table, text)."""

    marks: set[int] = field(default_factory=set)
    texts: set[tuple[Hashable, str]] = field(default_factory=set)

    def add(self, other: Keys) -> None:
        """Take in others."""
        self.marks.update(other.marks)
        self.texts.update(other.texts)

    def touched(self, filed: Filed) -> bool:
        """Whether facts that are filed under some keys can touch what was looked up by these."""
        if not self.marks.isdisjoint(filed.marks):
            return True
        return any(wanted in text for table, text in self.texts for wanted in filed.texts.get(table, ()))


@dataclass(frozen=True, slots=True)
class Filed:
    """Keys under which facts are filed, and by table the texts that are looked for in others."""

    marks: set[int] = field(default_factory=set)
    texts: dict[Hashable, set[str]] = field(default_factory=dict)


class Watch:
    """Who notes what is looked up in the tables of one base. One that is not `on` notes nothing, and its tables are common dictionaries."""

    def __init__(self, on: bool = False) -> None:
        self.on = on
        self._tables: list[Table[Any, Any]] = []
        self._finders: list[tuple[Hashable, frozenset[str]]] = []
        self._reads: Keys | None = None

    def table(self, name: Hashable, make: Callable[[], V] | None = None) -> dict[Any, V]:
        """A new table; `make` gives what stands where nothing was put."""
        if not self.on:
            return _Filling(make) if make else {}
        made: Table[Any, V] = Table(self, name, make)
        self._tables.append(made)
        return made

    def groups(self, name: Hashable) -> dict[Any, Sequence[V]]:
        """A new table of groups, which `put` fills; where nothing was put stands an empty group."""
        if not self.on:
            return _Groups()
        made: _WatchedGroups[Any, V] = _WatchedGroups(self, name, None)
        self._tables.append(made)
        return made

    def finder(self, name: Hashable, texts: Iterable[str]) -> Finder:
        """What finds the keys of a table in a text."""
        if not self.on:
            return Finder(texts)
        texts = tuple(texts)
        self._finders.append((name, frozenset(texts)))
        return _Finder(self, name, texts)

    @property
    def notes(self) -> bool:
        """Whether somebody wants to know what is looked up."""
        return self._reads is not None

    def note(self, table: Hashable, key: Hashable = None) -> None:
        """A key is looked up."""
        if self._reads is not None:
            self._reads.marks.add(mark(table, key))

    def note_text(self, table: Hashable, text: str) -> None:
        """The keys of a table are looked for in a text."""
        if self._reads is not None:
            self._reads.texts.add((table, text))

    @contextmanager
    def reading(self, inner: bool = False) -> Iterator[Keys]:
        """Notes what is looked up until the end of the block; who reads around it reads that too. `inner`: only where somebody does."""
        before, own = self._reads, Keys()
        self._reads = own if self.on and not (inner and before is None) else None
        try:
            yield own
        finally:
            self._reads = before
            if before is not None:
                before.add(own)

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Notes nothing until the end of the block: a table is filled that will be asked by its keys."""
        before, self._reads = self._reads, None
        try:
            yield
        finally:
            self._reads = before

    def read_again(self, keys: Keys) -> None:
        """What was looked up before is used once more."""
        if self._reads is not None:
            self._reads.add(keys)

    def file(self, found: Filed) -> None:
        """Add the keys under which the facts of this base are filed."""
        for table in self._tables:
            found.marks.update(table.marks())
        for name, texts in self._finders:
            found.texts.setdefault(name, set()).update(texts)


class _Filling(dict[Any, V]):
    """A dictionary that makes what is not there yet."""

    def __init__(self, make: Callable[[], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> V:
        value = self[key] = self._make()
        return value


class Table(dict[K, V], Generic[K, V]):
    """A table that has noted what is looked up in it."""

    def __init__(self, watch: Watch, name: Hashable, make: Callable[[], V] | None) -> None:
        super().__init__()
        self._watch, self._name, self._make = watch, name, make

    def __missing__(self, key: K) -> V:
        if self._make is None:
            raise KeyError(key)
        value = self._make()
        super().__setitem__(key, value)
        return value

    def __getitem__(self, key: K) -> V:
        if self._watch._reads is not None:
            self._watch.note(self._name, key)
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        """As of any dictionary, and noted."""
        if self._watch._reads is not None:
            self._watch.note(self._name, key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        if self._watch._reads is not None:
            self._watch.note(self._name, key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[K]:
        self._watch.note(EVERY_FACT)
        return super().__iter__()

    def keys(self) -> Any:
        """As of any dictionary, and noted."""
        self._watch.note(EVERY_FACT)
        return super().keys()

    def values(self) -> Any:
        """As of any dictionary, and noted."""
        self._watch.note(EVERY_FACT)
        return super().values()

    def items(self) -> Any:
        """As of any dictionary, and noted."""
        self._watch.note(EVERY_FACT)
        return super().items()

    def marks(self) -> Iterator[int]:
        """What is noted of each key that something is filed under."""
        name = self._name
        return (mark(name, key) for key in super().__iter__())


class _Groups(dict[Any, Sequence[V]]):
    """A dictionary of groups, in which an empty one stands for each that is not there."""

    def __missing__(self, key: Any) -> Sequence[V]:
        return ()


class _WatchedGroups(Table[K, Sequence[V]]):
    """The same, watched."""

    def __missing__(self, key: K) -> Sequence[V]:
        return ()


def put(groups: dict[K, Sequence[V]], key: K, alone: tuple[V]) -> None:
    """Add one to the group of a key. `alone` is a group of nothing but this one: most groups are, and one object serves in all tables."""
    found = dict.get(groups, key)  # what is filed is not looked up
    if found is None:
        dict.__setitem__(groups, key, alone)
    elif isinstance(found, list):
        found.append(alone[0])
    else:
        dict.__setitem__(groups, key, [*found, alone[0]])


class _Finder(Finder):
    def __init__(self, watch: Watch, name: Hashable, texts: Iterable[str]) -> None:
        super().__init__(texts)
        self._watch, self._name = watch, name

    def found_in(self, text: str) -> Iterator[str]:
        """As of any finder, and noted."""
        self._watch.note_text(self._name, text)
        return super().found_in(text)
