"""What somebody removes on the page is put aside, and comes back when she wants it: nothing is deleted here.

In: a set, a paper or a file of facts on the desk. Out: it is moved, at once and as it is, into a folder beside what is read (`已删除/1/decks/…` in
the set, `已删除/1/…` beside the sets); and Gone, what lies there, to be moved back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.messages import _
from zhongbu_quiz.paths import READ, is_installed, is_set
from zhongbu_quiz.studio.begin import check_own
from zhongbu_quiz.studio.desk import Desk, NotThere, title_of
from zhongbu_quiz.studio.material import table_title
from zhongbu_quiz.studio.project import project_at

WHAT = ("set", "paper", "material")
"""What can be put aside."""


@dataclass(frozen=True)
class Gone:
    """Something that was put aside: the number by which it is found, where it lies, where it stood, and what it is called."""

    number: int
    path: Path
    place: Path
    title: str


def can_remove_set(desk: Desk, name: str) -> bool:
    """Whether a set as a whole can be put aside: not where the page is opened on that set itself, or it came with the program."""
    return not desk.is_one_set and not is_installed(desk.named(name).project.seeds)


def called(desk: Desk, name: str, what: str, of: str) -> str:
    """What a paper or a file of facts (by its name), or the set, is called. Raises NotThere where there is none."""
    return _title(_place(desk, name, what, of)[1])


def put_aside(desk: Desk, name: str, what: str, of: str) -> None:
    """Put a set, a paper or a file of facts aside. Raises NotThere; UserError where it cannot be moved, or work goes on in the set."""
    with desk.alone():
        home, path = _place(desk, name, what, of)
        check_own(path)
        if desk.marks.jobs.is_at_work(desk.named(name).project.seeds.parent):
            raise UserError(_("something else is still under way in this set; wait until it is done, or stop it"))
        number = max((one.number for one in _lying(home)), default=0) + 1
        target = home / _folder() / str(number) / path.relative_to(home)
        try:
            target.parent.mkdir(parents=True)
            path.rename(target)
        except OSError as error:
            _sweep(target.parent, home)
            raise cannot_write(path, error) from None


def gone(desk: Desk, name: str = "") -> list[Gone]:
    """What of a set was put aside, or, without a name, which sets; the last one first."""
    if not name and desk.is_one_set:
        return []
    return sorted(_lying(_home(desk, name)), key=lambda one: -one.number)


def put_back(desk: Desk, number: str, name: str = "") -> None:
    """Move back what was put aside in a set, or a set. Raises NotThere where nothing is there by that number; UserError where something stands in
    its place, or it cannot be moved."""
    with desk.alone():
        home = _home(desk, name)
        found = next((one for one in gone(desk, name) if str(one.number) == number), None)
        if found is None:
            raise NotThere(_("what was removed is not there any more"))
        if found.place.exists():
            raise UserError(_("there is another “{name}” now; remove or rename it first").format(name=found.title))
        try:
            found.place.parent.mkdir(exist_ok=True)
            found.path.rename(found.place)
        except OSError as error:
            raise cannot_write(found.place, error) from None
        _sweep(found.path.parent, home)


def _folder() -> str:
    return say("removed")


def _home(desk: Desk, name: str) -> Path:
    return desk.named(name).project.seeds.parent if name else desk.folder


def _place(desk: Desk, name: str, what: str, of: str) -> tuple[Path, Path]:
    """The folder below which something is put aside, and where it stands. Raises NotThere: names are looked up among those that there are."""
    project = desk.named(name).project
    if what == "material":
        return project.seeds.parent, desk.material(name, of)
    if what == "set" and can_remove_set(desk, name):
        return desk.folder, project.seeds.parent
    path = next((path for path in project.deck_paths() if path.stem == of), None) if what == "paper" else None
    if path is None:
        raise NotThere(_("there is no paper “{name}” in this set (any more)").format(name=of))
    return project.seeds.parent, path


def _lying(home: Path) -> Iterator[Gone]:
    """All that lies aside: one thing below each number."""
    for folder in _inside(home / _folder()):
        path = next(iter(_inside(folder)), None) if folder.name.isdecimal() else None
        if path is not None and path.name in READ and not is_set(path):  # its place in a set
            path = next(iter(_inside(path)), None)
        if path is not None:
            yield Gone(int(folder.name), path, home / path.relative_to(folder), _title(path))


def _inside(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    return []


def _title(path: Path) -> str:
    """What a paper, a file of facts or a set is called."""
    if path.is_dir():
        with suppress(UserError):
            return project_at(path).identity().title
        return path.name
    return (title_of(path) if path.parent.name == READ[1] else "") or table_title(path, (path,))


def _sweep(folder: Path, home: Path) -> None:
    """Take away folders of ours that hold nothing any more, from the inmost out."""
    with suppress(OSError):
        while folder != home:
            folder.rmdir()
            folder = folder.parent
