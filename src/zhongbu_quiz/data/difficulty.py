"""Bands of difficulty and the part of its points that an item of each gets, as difficulty.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bands:
    """For each band, from the easiest, the part of the points that is usual, and the least that stands in it; as how many answers that counts."""

    usual: Mapping[int, float]
    least: Mapping[int, float]
    weight: float

    def of(self, share: float) -> int:
        """The band of an item of which this part of the points is got."""
        return next((band for band, least in self.least.items() if share >= least), max(self.least))


@cache
def bands() -> Bands:
    """The bands that ship."""
    from zhongbu_quiz.loading.yamlfile import load_yaml

    data = load_yaml(Path(__file__).with_name("difficulty.yaml")).data
    table = {int(band): row for band, row in data["bands"].items()}
    usual, least = ({band: float(row[key]) for band, row in table.items()} for key in ("usual", "from"))
    return Bands(usual, least, float(data["weight"]))
