"""Files from strangers: their bytes, and what libraries make of them.

In: a path. Out: bytes, no more than there may be, of a file and nothing else (a device or a pipe never ends). What a library raises while it reads
one becomes words with the file's name: `told_as`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.loading.limits import TEXT_BYTES, not_read, too_large
from zhongbu_quiz.messages import _, reason, typed_path


def check_readable(path: Path, most: int = TEXT_BYTES) -> None:
    """Raise ContentError where a file is not there, is no file but a folder or a device, has more than `most` bytes, or cannot be opened:
    Excel, WPS and Word hold a file that is open in them."""
    try:
        size = path.stat().st_size
        if path.is_file() and size > most:
            raise too_large(path, most)
        if not path.is_file() and not path.is_dir():
            raise not_read(path, _("is no file but a device or a pipe; give a file"))
        with path.open("rb"):  # a folder is told by the system
            return
    except FileNotFoundError:
        raise not_read(path, _no_such(path)) from None
    except OSError as error:
        raise not_read(path, _unreadable(error)) from None
    except ValueError:  # a name with a NUL in it
        raise not_read(path, _("there is no such file; check the name")) from None


def _no_such(path: Path) -> str:
    """What is said of a file that is not there: which one is near that may be meant."""
    if near := near_file(path):
        return _("there is no such file; did you mean {near}?").format(near=typed_path(near))
    return _("there is no such file; check the name")


def near_file(path: Path) -> Path | None:
    """The file that is meant by a path where nothing is: one of the same name in a folder beside or above, one of another ending, or one whose name
    is nearly the same; None where there is none."""
    here = [path.parent, *(Path(name) for name in (".", "seeds", "decks", "..")), *_folders(Path("."))]
    folders = list({folder.resolve(): folder for folder in here if folder.is_dir()}.values())[:_FOLDERS]
    for folder in folders:
        if (folder / path.name).is_file():
            return folder / path.name
    found = {each.name: each for folder in reversed(folders) for each in _files(folder)}
    same = next((each for name, each in found.items() if Path(name).stem == path.stem), None)
    alike = {Path(name).stem: each for name, each in found.items() if Path(name).suffix.lower() == path.suffix.lower()}
    near = get_close_matches(path.stem, alike, 1, _A_SLIP)
    return same or (alike[near[0]] if near else None)


def _folders(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(each for each in folder.iterdir() if each.is_dir() and each.name[0] not in "._")
    return []


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(each for each in folder.iterdir() if each.is_file() and each.name[0] not in ".~")[:_FILES]
    return []


_FOLDERS, _FILES, _A_SLIP = 20, 500, 0.66
"""So many folders, and files of each, are looked through; how like a name is to one that is meant: of three signs one may be another."""


def bytes_of(path: Path, most: int = TEXT_BYTES) -> bytes:
    """All bytes of a file. Raises ContentError as `check_readable` does."""
    check_readable(path, most)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise not_read(path, _unreadable(error)) from None
    if len(data) > most:
        raise too_large(path, most)
    return data


@contextmanager
def told_as(error: UserError) -> Iterator[None]:
    """Raises `error` for whatever is raised in the block; errors that are words already (UserError) pass.

    Libraries answer broken files with whatever broke first: errors of their own, of zip, of XML, of memory, a KeyError. Only what a library
    reads stands in the block, so that a mistake of ours is not taken for one of the file.
    """
    try:
        yield
    except UserError:
        raise
    except Exception:
        raise error from None


def _unreadable(error: OSError) -> str:
    return _("cannot be read ({reason}); check that it is a file you may read").format(reason=reason(error))
