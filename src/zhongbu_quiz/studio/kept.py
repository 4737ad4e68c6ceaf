"""Item banks kept between runs: made once for the same facts, item models, data, language and program, and read back after that.

In: what a bank is made from, and how to make it. Out: the bank. A kept bank stands in the user's cache folder as JSON, with the digest
of what it was made from in its name (`delivery.shelf` proves its bytes). One that is damaged, of another version or not to be read is made
anew; one that cannot be kept is only not kept (`paths.cache_dir` says where). While the program runs, as a page does, what was made of many
facts is remembered in parts (`items.workshop`), so that of a bank of other facts only what changed is made.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache, lru_cache, partial
from hashlib import blake2b
from pathlib import Path

from zhongbu_quiz.delivery.later import LATER
from zhongbu_quiz.delivery.shelf import keep, kept
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.items.workshop import Memory
from zhongbu_quiz.messages import spoken
from zhongbu_quiz.paths import cache_dir
from zhongbu_quiz.sets.item_codec import from_record, to_record

MOST = 24
"""How many banks are kept; the oldest go first. One of three thousand items takes about half a megabyte."""
_MAKERS = ("chance.py", "data", "facts", "items", "loading", "locale", "messages.py", "quality", "sets", "studio", "values", "workbook")
"""The parts of the program that a bank hangs on."""
_SUFFIXES = (".py", ".yaml", ".txt", ".mo")
_QUICK = 1
"""zlib's quickest level: reading is what counts."""


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

    def made() -> Bank:
        return make(_remembered(_digest(files)) if goes_on else None)

    shelf = cache_dir()
    if shelf is None:
        return made()
    facts = tuple(facts)
    path = shelf / f"bank-{_digest((*facts, *files), pictures)}.json.z"
    bank = None if goes_on and _remembered(_digest(files)).last is not None else _read(path, base)  # what is remembered is quicker than a file
    if bank is None:
        bank = made()
        if goes_on:
            LATER.put(facts, partial(_keep, path, bank))
        else:
            _keep(path, bank)
    return bank


@lru_cache(maxsize=2)
def _remembered(_of: str) -> Memory:
    """What is remembered of the bank that was made last from item models and data of a digest, in a language: none other holds for it."""
    return Memory()


def _digest(files: Iterable[Path], pictures: Iterable[bytes] = ()) -> str:
    """A digest of the contents of some files, in their order, of the program that makes banks, and of the language in which it says what
    it left out."""
    told = blake2b(_program() + spoken().encode(), digest_size=16)
    for path in files:
        told.update(b"\x00" + path.name.encode() + b"\x00" + path.read_bytes())
    for picture in pictures:
        told.update(b"\x00" + blake2b(picture).digest())
    return told.hexdigest()


@cache
def _program() -> bytes:
    """A digest of the code and data that make banks, and of the Python that runs them."""
    top = Path(__file__).resolve().parent.parent
    told = blake2b(sys.version.encode(), digest_size=16)
    found = [path for part in _MAKERS for path in ((top / part).rglob("*") if (top / part).is_dir() else [top / part])]
    for path in sorted(path for path in found if path.suffix in _SUFFIXES):
        told.update(path.relative_to(top).as_posix().encode() + b"\x00" + path.read_bytes())
    return told.digest()


def _read(path: Path, base: FactBase) -> Bank | None:
    """A kept bank, or None where there is none that can be trusted."""
    body = kept(path)
    if body is None:
        return None
    try:
        record = json.loads(zlib.decompress(body))
        bank = Bank(
            base,
            tuple(map(from_record, record["items"])),
            {model: Counter(counts) for model, counts in record["rejects"].items()},
            {model: Counter({int(rule): n for rule, n in counts.items()}) for model, counts in record["dropped"].items()},
            record["idle"],
            record["described"],
        )
        path.touch()
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        return None
    return bank


def _keep(path: Path, bank: Bank) -> None:
    """Put a bank into the cache, and take out the oldest where there are too many. A cache that cannot be written is no error."""
    record = {
        "items": list(map(to_record, bank.items)),
        "rejects": bank.rejects,
        "dropped": bank.dropped,
        "idle": bank.idle,
        "described": bank.described,
    }
    body = zlib.compress(json.dumps(record, ensure_ascii=False).encode(), _QUICK)
    if not keep(path, body):
        return
    with suppress(OSError):
        banks = sorted(path.parent.glob("bank-*.json.z"), key=lambda other: other.stat().st_mtime)
        for old in banks[:-MOST]:
            old.unlink(missing_ok=True)
