"""The files of a folder that are read, by how their names end, and those that nothing reads, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhongbu_quiz.messages import _, joined

_OF_EDITORS = "~."
"""How files begin that a program keeps for itself (~$facts.xlsx, .DS_Store)."""
_OF_SYSTEMS = ("thumbs.db", "desktop.ini", "ehthumbs.db")
"""What a system puts into folders by itself."""


def is_read(path: Path, suffixes: Sequence[str]) -> bool:
    """Whether a file is one of those that a folder is read for: it ends so, in whatever case, and no program keeps it for itself."""
    return path.suffix.lower() in suffixes and path.name[0] not in _OF_EDITORS


def entries(folder: Path) -> list[Path]:
    """The files and folders that people put into a folder, by name: without what editors and systems keep there. None where there is no folder."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if path.name[0] not in _OF_EDITORS and path.name.lower() not in _OF_SYSTEMS]


def passed_over_in(folder: Path, suffixes: Sequence[str], beside: Sequence[str] = ()) -> list[str]:
    """A line for each thing in a folder that nothing reads, with what to do. `suffixes`: how files end that are read; `beside`: those that may
    lie there for another reason. None where there is no such folder."""
    return [_told(path, suffixes) for path in entries(folder) if _is_passed_over(path, suffixes, beside)]


def _is_passed_over(path: Path, suffixes: Sequence[str], beside: Sequence[str]) -> bool:
    if path.suffix.lower() in (*suffixes, *beside):
        return False
    return not path.is_dir() or any(is_read(each, suffixes) for each in path.iterdir())


def _told(path: Path, suffixes: Sequence[str]) -> str:
    shown = f"{path.parent.name}/{path.name}"
    if path.is_dir():
        words = _("{path}: is a folder, and nothing in it is read; move its files up into {folder}/")
        return words.format(path=shown, folder=path.parent.name)
    if renamed := to_rename(path, suffixes):
        return f"{shown}: {renamed}"
    words = _("{path}: is not read; in {folder}/ are read: {endings}; save it as one of these, or move it elsewhere")
    return words.format(path=shown, folder=path.parent.name, endings=joined(suffixes))


def to_rename(path: Path, suffixes: Iterable[str]) -> str:
    """What is said of a file whose name ends in something more than what is read: the name to give it. "" for all others."""
    meant = _meant(path.name, suffixes)
    words = _("is not read, since its name ends in {ending!r}; rename it {name} (let Windows show the extensions of file names)")
    return words.format(ending=path.name.removeprefix(Path(meant).stem), name=meant) if meant else ""


def _meant(name: str, suffixes: Iterable[str]) -> str:
    """The name that a file was to have: something stands behind its ending, a space or what an editor adds (.txt). "" where it has no ending that
    is read."""
    parts = name.split(".")
    for place, part in enumerate(parts[1:], 1):
        if f".{part.strip().lower()}" in suffixes:
            return ".".join((*parts[:place], part.strip()))
    return ""
