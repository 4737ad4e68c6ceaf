"""Tables of words, a line `name: words` each: help texts read them without the reader of YAML, which takes longer than they do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def words_of(file: str) -> Mapping[str, tuple[str, ...]]:
    """The words for each name of a table beside this module."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {name: tuple(words.split()) for name, _colon, words in lines}
