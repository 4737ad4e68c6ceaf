"""Made -> files on disk, all of them whole or none."""

from __future__ import annotations

from pathlib import Path

from zhongbu_quiz.exports.request import Made
from zhongbu_quiz.files import write_all


def write_in(folder: Path, name: str, made: Made, force: bool = False) -> list[Path]:
    """Write the files of a set called `name` into `folder`; the paths.

    Raises UserError where a Word file that somebody has edited would be overwritten, unless `force`.
    """
    return _written(folder, {f"{name}{ending}": data for ending, data in made.files.items()}, force)


def write_as(path: Path, made: Made, force: bool = False) -> list[Path]:
    """Write the file that was asked for to `path`, and what belongs to it beside it; the paths."""
    (_, first), *others = made.files.items()
    stem = path.name.removesuffix(path.suffix)
    return _written(path.parent, {path.name: first, **{f"{stem}{ending}": data for ending, data in others}}, force)


def _written(folder: Path, contents: dict[str, bytes], force: bool) -> list[Path]:
    if any(name.endswith(".docx") for name in contents):
        from zhongbu_quiz.exports.paper.word import guard_edits

        guard_edits(folder, contents, force)
    return write_all(folder, contents)
