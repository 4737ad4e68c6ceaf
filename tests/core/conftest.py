"""What tests of the core share."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhongbu_quiz import paths


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv(paths.CACHE, str(tmp_path / "shelf"))
    return tmp_path / "shelf"
