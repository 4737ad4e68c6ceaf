"""A YAML file that was read before, while the program goes on: where only some entries of a list have changed since, only these are read.

In: what was read of it, and its text of then and of now. Out: what reading all of it would give. An entry that begins with `- ` at the margin of its
list ends whatever stood before it, so that what is read of the others is the same; lines that are more or fewer, or that end the document, are
reasons to read all of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.loading.limits import YAML_NODES
from zhongbu_quiz.loading.remembered import keep, kept
from zhongbu_quiz.loading.yamlfile import YamlFile, parse_yaml, read_text

_ENTRY = re.compile(r" *- ")
_ENDS = re.compile(r"---|\.\.\.|%")
"""How lines begin that end a document."""
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
"""What ends a line of YAML beside a line feed."""


def load_again(path: Path) -> YamlFile:
    """Read a YAML file as `load_yaml` does. Raises ContentError with every problem found."""
    text = read_text(path)
    before: tuple[YamlFile, str] | None = kept(("text", path))
    file = (before and read_again(*before, text)) or parse_yaml(path, text)
    keep(("text", path), (file, text), len(text))
    return file


def read_again(before: YamlFile, old: str, new: str) -> YamlFile | None:
    """What is read of a new text where `before` was read of the old one; None where all of it must be read."""
    rows, now = old.split("\n"), new.split("\n")
    changed = [number for number, (row, other) in enumerate(zip(rows, now, strict=False)) if row != other]
    if len(rows) != len(now) or not changed or before.places * 2 > YAML_NODES or _OTHER_BREAKS.search(new):
        return None
    if not isinstance(before.data, dict) or any(_ENDS.match(now[number]) for number in changed):
        return None
    for key, entries in before.data.items():
        starts = [before.line((key, place)) - 1 for place in range(len(entries))] if isinstance(entries, list) else []
        first, behind = (bisect_right(starts, changed[place]) for place in (0, -1))
        if 0 < first <= behind < len(starts):
            return _with_part(before, key, range(first - 1, behind), now, (starts[first - 1], starts[behind]))
    return None


def _with_part(before: YamlFile, key: str, entries: range, rows: list[str], lines: tuple[int, int]) -> YamlFile | None:
    """The file with these entries of a list as they stand now between two lines; None where they do not stand there as entries of that list."""
    start, end = lines
    margins = {found[0] for row in (rows[start], rows[end]) if (found := _ENTRY.match(row))}
    if start == 0 or start == end or len(margins) != 1 or not all(_ENTRY.match(rows[line]) for line in lines):
        return None
    try:
        part = parse_yaml(before.path, "\n".join((*[""] * (start - 1), f"{key}:", *rows[start:end], "")))
    except ContentError:  # whoever reads all of it says what is wrong
        return None
    read = part.data.get(key) if isinstance(part.data, dict) else None
    fits = isinstance(read, list) and len(read) == len(entries) and len(part.data) == 1
    return before.with_entries(key, entries, part) if fits and part.line((key, 0)) - 1 == start else None
