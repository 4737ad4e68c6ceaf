"""The lowest versions that pyproject.toml allows do what the pinned ones do. (`make lowest` runs a good part of the tests with them.)"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest


def _run(python: Path, folder: Path, *call: str) -> str:
    """What a command prints under one environment."""
    outside = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV", "ZHONGBU_CACHE")}
    ran = subprocess.run(
        [str(python), "-m", "zhongbu_quiz", *call],
        cwd=folder,
        env={**outside, "ZHONGBU_CACHE": "off", "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.slow
def test_the_lowest_versions_make_the_same_items_decks_and_papers(root: Path, tmp_path: Path) -> None:
    made = subprocess.run(
        [root / "scripts/lowest", tmp_path / "lowest", "bare"], env={**os.environ, "PYTHON": sys.executable}, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    lowest = tmp_path / "lowest/bin/python"
    items = ("items", "history", "--format", "jsonl", "-q")
    assert _run(lowest, tmp_path, *items) == _run(Path(sys.executable), tmp_path, *items)
    _run(lowest, tmp_path, "anki", "history")
    _run(lowest, tmp_path, "worksheet", "henan-anhui", "--only", "paper", "-o", "papers")
    assert (tmp_path / "history.apkg").stat().st_size > 10_000
    with pymupdf.open(next((tmp_path / "papers").glob("*-paper.pdf"))) as document:
        assert "单项选择题" in document[0].get_text()
