"""Every bench can be loaded from what is in the repository: none runs here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_benches_load(root: Path) -> None:
    names = sorted(path.stem for path in (root / "bench").glob("*.py"))
    assert {"run", "generation", "page_changes"} <= set(names)
    script = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    path = os.pathsep.join([str(root / "bench"), str(root / "src")])
    done = subprocess.run([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
