"""Drafts of labelled documents as facts: floors of what is measured, so that a change that makes it worse is seen (labelled/README.md)."""

from __future__ import annotations

import pytest

from tests.extract.measure import HERE
from tests.extract.truth import KINDS, measure

FALSE = 0.03
"""So many of the ready facts may be false."""


@pytest.mark.parametrize(("folder", "drafts", "ready"), [
    ("genres", (0.98, 0.86, 0.98), (0.87, 0.76, 0.7)),
    ("eighty", (0.89, 0.76, 0.95), (0.7, 0.55, 0.68)),
    ("eighty-one", (0.9, 0.76, 0.83), (0.78, 0.68, 0.65)),
    ("ninety", (0.95, 0.73, 0.95), (0.79, 0.6, 0.6)),
    ("ninety-one", (0.92, 0.66, 0.87), (0.68, 0.43, 0.8)),
    ("ninety-two", (0.92, 0.7, 0.9), (0.73, 0.61, 0.77)),
    ("ninety-three", (0.81, 0.78, 0.79), (0.58, 0.6, 0.62)),
    ("ninety-four", (0.95, 0.67, 0.89), (0.77, 0.49, 0.67)),
    ("ninety-eight", (0.9, 0.8, 0.9), (0.65, 0.53, 0.6)),
    ("ninety-nine", (0.81, 0.69, 0.96), (0.57, 0.55, 0.6)),
    ("one-hundred", (0.93, 0.79, 0.86), (0.77, 0.74, 0.58)),
    ("one-hundred-one", (0.85, 0.66, 0.87), (0.69, 0.45, 0.55)),
    ("manners", (0.9, 0.75, 0.98), (0.66, 0.52, 0.8)),
])  # fmt: skip
def test_facts_are_found_and_true(folder: str, drafts: tuple[float, ...], ready: tuple[float, ...]) -> None:
    means, false, lines = measure(HERE / "labelled" / folder)
    told = "\n".join(lines)
    for which, floors in (("all", drafts), ("ready", ready)):
        for kind, floor in zip(KINDS, floors, strict=True):
            assert means.get((kind, which), 0.0) >= floor, told
    assert false <= FALSE, told
