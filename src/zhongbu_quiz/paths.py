"""Where `seeds/`, `templates/` and `decks/` stand (and beside them `project.yaml`). Nobody else asks.

In a checkout they are at the top of the repository; in an installed wheel they are inside the package, in `_data`.
The checkout wins where both exist, so that an editable install never reads a stale copy.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = ("seeds", "templates", "decks", "data")


def data_dir(name: str) -> Path:
    """The folder `seeds`, `templates`, `decks` or `data` that ships with the package.

    Raises FileNotFoundError where an installation is broken.
    """
    if name not in _FOLDERS:
        raise ValueError(f"no such data folder: {name}")
    top = _PACKAGE.parent.parent
    if (top / "pyproject.toml").is_file() and (top / name).is_dir():
        return top / name
    inside = _PACKAGE / "_data" / name
    if inside.is_dir():
        return inside
    raise FileNotFoundError(f"{name}/ is missing from the installation of zhongbu_quiz at {_PACKAGE}")
