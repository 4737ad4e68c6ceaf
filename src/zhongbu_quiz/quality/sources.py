"""Who a printed sentence says is speaking (据《盘点》一文，), known by the names of the base's documents and taken out whole.

A name may hold anything: a region, a year, a 》. So it is never guessed from its marks, and never evidence of what a sentence tells.
"""

from __future__ import annotations

import re

from zhongbu_quiz.facts.base import FactBase

_TITLE = re.compile(r"《[^《》]*》")


class Sources:
    """The documents of a base, as sentences name them."""

    def __init__(self, base: FactBase) -> None:
        told = {source.document for fact in base.facts for source in fact.sources}
        self.names = frozenset(told | {document.name for document in base.documents})
        names = "|".join(map(re.escape, sorted(self.names, key=lambda name: (-len(name), name)))) or "(?!)"
        self._named = re.compile(f"《(?:{names})》一文")
        self._opening = re.compile(f"据《(?:{names})》一文，")
        self._cue = re.compile(f"^〔(?:{names})〕")

    def named_in(self, text: str) -> bool:
        """Whether a text says which document it speaks for."""
        return self._named.search(text) is not None

    def opened(self, text: str) -> str:
        """A text without 据《…》一文， wherever it stands."""
        return self._opening.sub("", text) if "《" in text else text

    def told(self, text: str) -> str:
        """A text without the documents that it speaks for, and without one that stands as its cue: what it tells of the world."""
        if "《" not in text:
            return self._cue.sub("", text)
        return self._named.sub("", self.opened(self._cue.sub("", text)))

    def untitled(self, text: str) -> str:
        """What a text tells outside of titles: a place or year in a title is none that the sentence is about."""
        return _TITLE.sub("《》", self.told(text))
