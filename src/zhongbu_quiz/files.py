"""Archives without a clock, the bytes of workbooks, and the words for a file that cannot be written.

In: names and bytes, a workbook. Out: the bytes of a file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.messages import _, reason

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The date of every entry of every archive of ours, the first that a zip can hold: equal contents give equal bytes."""
_READABLE = 0o644 << 16
"""What a reader on Unix makes of an entry: a file that everybody may read."""


def zipped(contents: Mapping[str, bytes], level: int | None = None) -> bytes:
    """The bytes of a zip with these entries, in their order. `level`: 1 (quick) to 9 (small); zlib's own where none is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.external_attr = _READABLE
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def saved(book: Any) -> bytes:
    """The bytes of a workbook of openpyxl."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cannot_write(path: Path, error: OSError) -> UserError:
    """The words for an output that cannot be written."""
    words = _("{path}: cannot be written ({reason}); choose another place with -o or --out")
    return UserError(words.format(path=path, reason=reason(error)))
