"""Some of the files that `make fuzz` spoils: two of each kind, and a hundred by `make test-all`."""

from __future__ import annotations

import pytest

from tests.hostile import fuzz

FEW, MANY = 2 * len(fuzz.KINDS), 100


@pytest.mark.parametrize(("start", "end"), [(0, FEW), pytest.param(FEW, MANY, marks=pytest.mark.slow)], ids=["few", "many"])
@pytest.mark.parametrize("kind", range(len(fuzz.KINDS)), ids=[kind.name for kind in fuzz.KINDS])
def test_files_spoiled_by_chance_are_answered_in_words(kind: int, start: int, end: int) -> None:
    assert fuzz.tried(range(start + kind, end, len(fuzz.KINDS))) == []
