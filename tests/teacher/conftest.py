"""The folder that `new` makes, made once for all tests that only look at it or copy it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.small import run


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`my-class` as it was made; who changes it copies it."""
    folder = tmp_path_factory.mktemp("starter")
    ran = run(folder, "new", "my-class", "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    return folder / "my-class"
