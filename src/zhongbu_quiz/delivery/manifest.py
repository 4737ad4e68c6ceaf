"""Which files of a folder this program made: for which set, as which product, by which command, and the digest of each.

In: a folder. Out: its entries by name, and the bytes of the file that holds them, `.zhongbu-quiz.json`. A file that is not named there, or that is
not what it was, is somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = ".zhongbu-quiz.json"
_FORMAT = 1


class Entry(NamedTuple):
    """One file that we made: the digest of its bytes, the set and the product that it is of ("" where it is of none), the command that made it."""

    digest: str
    set: str
    product: str
    by: str


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The entries of a folder; none where it has no manifest that can be read, so that its files count as somebody else's."""
    try:
        if not (folder / MANIFEST).is_file():
            return {}
        record = json.loads((folder / MANIFEST).read_bytes())
        if record["format"] != _FORMAT:
            return {}
        return {name: Entry(*(str(one[key]) for key in Entry._fields)) for name, one in record["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def manifest_bytes(entries: Mapping[str, Entry]) -> bytes:
    """The file that holds these entries."""
    record = {"format": _FORMAT, "files": {name: entries[name]._asdict() for name in sorted(entries)}}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
