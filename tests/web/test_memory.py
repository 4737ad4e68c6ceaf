"""The page holds what it works with and no more: its memory levels off, however often a large set is changed."""

from __future__ import annotations

import importlib
import os
import re
from pathlib import Path

import pytest

CHANGES, EVERY = 60, 20
MOST, GROWTH = 900, 1.2
"""Megabytes that it may hold, and by how much they may grow once as many changes were seen as are remembered."""
CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")


@pytest.mark.slow
@pytest.mark.skipif(not CHILDREN.is_file(), reason="this system does not say how much a process holds")
def test_memory_levels_off_over_many_changes_of_many_facts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(root / "bench")
    held = []
    for number in importlib.import_module("page_changes").changes(CHANGES):
        if number % EVERY == 0:
            held.append(_held_by_the_server())
    assert len(held) == CHANGES // EVERY
    assert held[-1] <= GROWTH * held[-2] and max(held) < MOST, held


def _held_by_the_server() -> int:
    """Megabytes of the one process that was started here and serves a page."""
    homes = [Path("/proc") / number for number in CHILDREN.read_text().split()]
    (server,) = [home for home in homes if b"\0serve\0" in (home / "cmdline").read_bytes()]
    found = re.search(r"VmRSS:\s+(\d+)", (server / "status").read_text())
    assert found
    return int(found[1]) // 1024
