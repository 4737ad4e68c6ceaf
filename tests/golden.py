"""Goldens: readable files that say what is made today. A page is a file of sections, one for each thing that must have one.

A section begins with a line `=== NAME`. What differs, what has no section, and a section whose thing is gone are all told by name;
`--update-golden` writes the page anew, and the difference is what you review.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_HEAD = re.compile(r"^=== (.+)\n", re.M)


class Goldens:
    """The golden files of one run: compared, or written anew where `update` says so."""

    def __init__(self, update: bool) -> None:
        self._update = update

    def text(self, path: Path, made: str) -> None:
        """The whole file is this text."""
        if self._update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == made, f"{path.name} differs; look at it, then --update-golden"

    def page(self, path: Path, made: Mapping[str, str]) -> None:
        """The file has these sections, in this order, and no other."""
        text = "\n".join(f"=== {name}\n{body.strip()}\n" for name, body in made.items())
        if self._update:
            self.text(path, text)
        told = differences(sections(path.read_text(encoding="utf-8")), sections(text))
        assert told == [], f"{path.name}: {'; '.join(told)}. Look at it, then --update-golden"
        self.text(path, text)


def sections(text: str) -> dict[str, str]:
    """The sections of a page by name."""
    _, *rest = _HEAD.split(text)
    return dict(zip(rest[::2], rest[1::2], strict=True))


def differences(golden: Mapping[str, str], made: Mapping[str, str]) -> list[str]:
    """What is wrong with a page, in words: names without a golden, goldens without an owner, sections that differ."""
    return [
        *(f"{name} has no golden" for name in made if name not in golden),
        *(f"the golden {name} has no owner" for name in golden if name not in made),
        *(f"{name} differs" for name, body in made.items() if name in golden and golden[name].strip() != body.strip()),
    ]
