"""A hundred of the files that `make fuzz` spoils, of each kind four or five."""

from __future__ import annotations

import pytest

from tests.hostile import fuzz

COUNT = 100


@pytest.mark.parametrize("kind", range(len(fuzz.KINDS)), ids=[kind.name for kind in fuzz.KINDS])
def test_files_spoiled_by_chance_are_answered_in_words(kind: int) -> None:
    assert fuzz.tried(range(kind, COUNT, len(fuzz.KINDS))) == []
