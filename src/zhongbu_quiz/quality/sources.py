"""Who a printed sentence says is speaking (据《盘点》一文，), known by the names of the base's documents and taken out whole.

A name may hold anything: a region, a year, a 》. So it is never guessed from its marks, and never evidence of what a sentence tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase

_TITLE = re.compile(r"《[^《》]*》")
_MARKS = re.compile(r"[《》〔〕]")
_PLAIN = r"[^《》〔〕]*"
_AT_WORK = 64
"""How many texts are remembered."""


class Sources:
    """The documents of a base, as sentences name them."""

    def __init__(self, base: FactBase) -> None:
        told = {source.document for fact in base.facts for source in fact.sources}
        self.names = frozenset(told | {document.name for document in base.documents})
        marked = sorted((name for name in self.names if _MARKS.search(name)), key=lambda name: (-len(name), name))
        names = "|".join((*map(re.escape, marked), _PLAIN))  # plain names are looked up, however many there are
        called = f"《({names})》(?:一文|(?<=表》))"  # a table is called by its title alone
        self._named = re.compile(called)
        self._opening = re.compile(f"据{called}，")
        self._cue = re.compile(f"^〔({names})〕")
        self._told = lru_cache(maxsize=_AT_WORK)(self._bare)  # many rules ask for the same texts of one item

    def named_in(self, text: str) -> bool:
        """Whether a text says which document it speaks for."""
        return any(match[1] in self.names for match in self._named.finditer(text))

    def opened(self, text: str) -> str:
        """A text without 据《…》一文， wherever it stands."""
        return self._without(self._opening, text) if "《" in text else text

    def told(self, text: str) -> str:
        """A text without the documents that it speaks for, and without one that stands as its cue: what it tells of the world."""
        return self._told(text) if "《" in text or text.startswith("〔") else text

    def _bare(self, text: str) -> str:
        if text.startswith("〔"):
            text = self._without(self._cue, text)
        return self._without(self._named, self.opened(text)) if "《" in text else text

    def _without(self, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda match: "" if match[1] in self.names else match[0], text)

    def untitled(self, text: str) -> str:
        """What a text tells outside of titles: a place or year in a title is none that the sentence is about."""
        return _TITLE.sub("《》", self.told(text))
