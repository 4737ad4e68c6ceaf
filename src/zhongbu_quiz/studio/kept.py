"""Item banks kept between runs: made once for the same facts, item models, data, language and program, and read back after that.

In: what a bank is made from, and how to make it. Out: the bank. A kept bank stands in the user's cache folder as JSON, with the digest
of what it was made from in its name (`delivery.shelf` proves its bytes). One that is damaged, of another version or not to be read is made
anew; one that cannot be kept is only not kept (`paths.cache_dir` says where). What was made of many facts is remembered in parts (`items.workshop`),
in a file beside the bank's (`studio.kept_parts`) and, while a page is open, by the program, so that of a bank of other facts only what changed
is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhongbu_quiz.delivery.later import LATER
from zhongbu_quiz.delivery.shelf import by_age, keep, keep_rows, kept, kept_rows, program, thin_out
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.gathered import in_order
from zhongbu_quiz.messages import spoken
from zhongbu_quiz.paths import cache_dir
from zhongbu_quiz.sets.item_codec import from_record, to_record

if TYPE_CHECKING:
    from zhongbu_quiz.items.workshop import Last, Memory

MOST = 24
"""How many banks are kept; the oldest go first. One of three thousand items takes about half a megabyte."""
MOST_PARTS = 8
"""Of how many sets the parts are kept, of each those of one bank, which is kept as long."""
MOST_FACTS = 12_000
"""Parts of more facts than these are not kept: what they looked up would take more memory than the bank."""
_MAKERS = ("chance.py", "data", "facts", "items", "loading", "locale", "messages.py", "quality", "sets", "studio", "values", "workbook")
"""The parts of the program that a bank hangs on."""


def kept_bank(
    base: FactBase,
    facts: Iterable[Path],
    files: Sequence[Path],
    make: Callable[[Memory | None], Bank],
    pictures: Iterable[bytes] = (),
    goes_on: bool = False,
) -> Bank:
    """The bank of a base that was built from these files (of facts; of item models and data) and the pictures of questions, from the cache
    where it has one. Where the program `goes_on`, as a page does, it is made with what is remembered of one of other facts."""

    facts = list(facts)
    shelf, path = cache_dir(), _path(facts, files, pictures)
    of = _digest(files)
    memory = _remembered(of) if goes_on else None
    fresh = memory is None or memory.last is None
    bank = _read(path, base, goes_on) if path and fresh else None  # what is remembered is quicker than a file
    if bank is not None:
        return bank
    small = base.watch.on and len(base.told) <= MOST_FACTS
    if path and small and memory is None:
        memory = _none_remembered()
    place = _PARTS.format(_place(of, facts), "{}")
    if fresh and memory and shelf:
        memory.last = _read_parts(shelf, place, base)
    bank = make(memory)
    if path:
        last = memory.last if fresh and memory and small else None
        kept_later = partial(_keep_all, path, place, bank, last)
        if goes_on:
            LATER.put(tuple(facts), kept_later)
        else:
            kept_later()
    return bank


def is_kept(facts: Iterable[Path], files: Sequence[Path], pictures: Iterable[bytes] = ()) -> bool:
    """Whether the bank that these files make is kept: then they were read before, and nothing was wrong in them."""
    path = _path(facts, files, pictures)
    return path is not None and path.is_file()


def _path(facts: Iterable[Path], files: Sequence[Path], pictures: Iterable[bytes]) -> Path | None:
    """The file of the bank that these files make."""
    return place_of(_BANK, (*facts, *files), pictures)


def place_of(name: str, files: Iterable[Path], pictures: Iterable[bytes] = ()) -> Path | None:
    """Where what is made of some files and pictures is kept, under a name; None where nothing is kept, or one of the files cannot be read."""
    shelf = cache_dir()
    with suppress(OSError):  # whoever reads the files says what is wrong with them
        return shelf / name.format(_digest(files, pictures)) if shelf else None
    return None


@contextmanager
def made_again(
    facts: Iterable[Path], files: Sequence[Path], again: Callable[[], AbstractContextManager[Callable[[], str]]]
) -> Iterator[Callable[[], str]]:
    """What tells the fingerprint of the bank that another process makes of these files while the block runs (rule 51). It is made once: the same
    files, program and Python would give that process the same bank."""
    path = place_of(_AGAIN, (*facts, *files))
    known = kept(path) if path else None
    if known:
        yield known.decode
        return
    with again() as fingerprint:

        def told() -> str:
            found = fingerprint()
            if path and found:
                keep(path, found.encode())
            return found

        yield told


_BANK, _PARTS, _AGAIN, AUDIT = "bank-{}.json.z", "parts-{}-{}.json.z", "again-{}.txt", "audit-{}.json.z"
"""The names of files: a bank by the digest of what it was made from; parts by their set and by their bank's digest; the fingerprint of a bank
that was made again; an audit."""


def _place(of: str, facts: Sequence[Path]) -> str:
    """What stands for a set, whatever its facts say: what its banks are made from beside them, and where they are."""
    folders = sorted({str(path.parent.resolve()) for path in facts})
    return blake2b("\n".join((of, *folders)).encode(), digest_size=16).hexdigest()


def _read_parts(shelf: Path, place: str, base: FactBase) -> Last | None:
    """What is remembered of the bank of a set that was kept last, or None where there is nothing that can be trusted."""
    for path in shelf.glob(place.format("*")):
        bank, body = _read(shelf / _BANK.format(path.name.split("-")[2].partition(".")[0]), base), kept(path)
        if bank is None or body is None:
            continue
        from zhongbu_quiz.studio.kept_parts import WRONG, unpacked

        with suppress(*WRONG):
            return unpacked(body, bank.items, base)
    return None


def _keep_parts(path: Path, place: str, last: Last, bank: Bank) -> None:
    """Put what is remembered of a bank beside it, in the place of what was remembered of the set."""
    from zhongbu_quiz.studio.kept_parts import packed

    own = path.with_name(place.format(path.name.split("-")[1].partition(".")[0]))
    with suppress(TypeError):
        if keep(own, packed(last, bank.items)):
            for old in path.parent.glob(place.format("*")):
                if old != own:
                    old.unlink(missing_ok=True)


@lru_cache(maxsize=2)
def _remembered(_of: str) -> Memory:
    """What is remembered of the bank that was made last from item models and data of a digest, in a language: none other holds for it."""
    return _none_remembered()


def _none_remembered() -> Memory:
    from zhongbu_quiz.items.workshop import Memory

    return Memory()


def _digest(files: Iterable[Path], pictures: Iterable[bytes] = ()) -> str:
    """A digest of the contents of some files, in their order, of the program that makes banks, and of the language in which it says what
    it left out."""
    told = blake2b(program(_MAKERS) + spoken().encode(), digest_size=16)
    for path in files:
        told.update(b"\x00" + path.name.encode() + b"\x00" + path.read_bytes())
    for picture in pictures:
        told.update(b"\x00" + blake2b(picture).digest())
    return told.hexdigest()


def _read(path: Path, base: FactBase, at_hand: bool = False) -> Bank | None:
    """A kept bank, or None where there is none that can be trusted; `at_hand`: all its items are, however many."""
    return kept_rows(path, partial(_bank, base, at_hand))


def _bank(base: FactBase, at_hand: bool, rows: Iterator[Any]) -> Bank:
    told, found = next(rows), map(from_record, chain.from_iterable(rows))
    items = tuple(found) if at_hand else in_order(found, base)
    if len(items) != told["items"]:
        raise ValueError(told["items"])
    rejects = {model: Counter(counts) for model, counts in told["rejects"].items()}
    dropped = {model: Counter({int(rule): n for rule, n in counts.items()}) for model, counts in told["dropped"].items()}
    return Bank(base, items, rejects, dropped, told["idle"], told["described"])


_ROW = 128
"""Items of a row of the file."""


def _keep(path: Path, bank: Bank) -> None:
    """Put a bank into the cache: what is told of all items, then the items, some in each row. A cache that cannot be written is no error."""
    told = {"items": len(bank.items), "rejects": bank.rejects, "dropped": bank.dropped, "idle": bank.idle, "described": bank.described}
    items = map(to_record, bank.items)
    keep_rows(path, chain([told], iter(lambda: list(islice(items, _ROW)), [])))


def _keep_all(path: Path, place: str, bank: Bank, last: Last | None) -> None:
    _keep(path, bank)
    if last is not None:
        _keep_parts(path, place, last, bank)
    tidy(path.parent)


def tidy(shelf: Path) -> None:
    """Take out the oldest files where there are too many; a bank stays as long as the parts that speak of its items."""
    with suppress(OSError):
        parts = by_age(shelf, _PARTS.format("*", "*"))
        thin_out(parts, MOST_PARTS)
        spoken_of = {path.name.split("-")[2] for path in parts[-MOST_PARTS:]}
        banks = [path for path in by_age(shelf, _BANK.format("*")) if path.name.split("-")[1] not in spoken_of]
        for paths in (banks, *(by_age(shelf, name.format("*")) for name in (_AGAIN, AUDIT))):
            thin_out(paths, MOST)
