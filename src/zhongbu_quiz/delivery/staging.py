"""Files beside their places, and then all of them into their places.

A run that writes into a folder has a folder of its own there. It holds the new files, then the journal, which says what goes where and is
written whole; from that moment on all is as good as done: a run that is killed is carried on by the next one there, and one that was killed
before is swept away. What stood in a place is moved aside first, so that all is as it was where the system refuses one of the moves; a file that
is written alone takes the place of the old one, and who reads meanwhile finds one of the two.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import NamedTuple

from zhongbu_quiz.delivery.lock import Lock, locked, take, waited
from zhongbu_quiz.files import cannot_write

OURS = ".zhongbu-quiz-"
"""How the name of a folder begins that a run has while it lasts."""
_JOURNAL = "journal.json"
_DIGEST = 16
NOTHING, OTHER = "", "other"
"""What stands where there is nothing, and where there is a folder, a device or the like."""


class Move(NamedTuple):
    """One line of the journal: a name in the folder, what stood there (see `standing`), and whether a new file comes there."""

    name: str
    before: str
    new: bool


Content = bytes | bytearray | memoryview | Path
"""What goes into a file: bytes, or a file that holds them, for what is too large for the memory."""


def digest(data: Content) -> str:
    """By which the bytes of a file are known."""
    if not isinstance(data, Path):
        return blake2b(data, digest_size=_DIGEST).hexdigest()
    with data.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=_DIGEST)).hexdigest()


def standing(path: Path) -> str:
    """What stands in a place: the digest of a file, where a link leads, NOTHING or OTHER."""
    if path.is_symlink():
        return f"link {os.readlink(path)}"
    if path.is_file():
        return digest(path)
    return OTHER if path.exists() else NOTHING


@contextmanager
def _there(folder: Path) -> Iterator[None]:
    """The folder is made where it is missing; where the block fails, nothing is left of that, unless it holds something."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):
                one.rmdir()
        raise


@contextmanager
def open_folder(folder: Path) -> Iterator[None]:
    """The folder, made where it is missing, is ours alone while the block lasts, and what runs that were killed left in it is made whole.
    Raises UserError where another run keeps the folder, OSError where the system refuses."""
    with _there(folder), locked(folder):
        carry_on(folder)
        sweep(folder)
        yield


def put(folder: Path, contents: Mapping[str, Content], gone: Iterable[str] = ()) -> None:
    """Write the files of these names into a folder that is open (`open_folder`), and remove those that are `gone`: all of it, or nothing.

    Raises OSError where the system refuses; all is then as it was.
    """
    stage = Path(tempfile.mkdtemp(prefix=OURS, dir=folder))
    try:
        moves = [Move(name, standing(folder / name), True) for name in contents]
        moves += [Move(name, standing(folder / name), False) for name in gone]
        if any(move.before == OTHER for move in moves):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        for number, data in enumerate(contents.values()):
            _write(stage / f"{number}.new", data)
        _write(stage / "journal.new", json.dumps(moves, ensure_ascii=False).encode())
        os.replace(stage / "journal.new", stage / _JOURNAL)
    except BaseException:
        _clear(stage)
        raise
    _finish(stage, moves)


def put_folder(folder: Path, name: str, fill: Callable[[Path], None]) -> None:
    """Let `fill` make a folder inside one that is open (`open_folder`); it gets its name when it is whole. An empty one may stand there.
    Raises OSError."""
    stage = Path(tempfile.mkdtemp(prefix=OURS, dir=folder))
    try:
        made = stage / "0.new"
        made.mkdir()
        fill(made)
        if (folder / name).exists():
            (folder / name).rmdir()
        os.replace(made, folder / name)
    finally:
        _clear(stage)


def _leftovers(folder: Path) -> Iterator[Path]:
    """The folders of runs that were killed, of those that are ours now; the others are of runs that last, and hold them."""
    for stage in sorted(folder.glob(f"{OURS}*")):
        lock = take(stage) if stage.is_dir() and not stage.is_symlink() else None
        if lock is not None:
            lock.release()
            yield stage


def carry_on(folder: Path) -> None:
    """Do what runs that were killed had written down, in a folder that is locked. Raises OSError."""
    for stage in _leftovers(folder):
        moves = _journal(stage)
        if moves is not None:
            _finish(stage, moves)


def sweep(folder: Path, but: Path | None = None) -> None:
    """Take away what else they left, `but` for one of their folders. Raises OSError."""
    for stage in _leftovers(folder):
        if stage != but:
            _clear(stage)


def recover(folder: Path) -> None:
    """Make whole what runs that were killed left in a folder, which need not be there, and touch nothing else: what the call reads there is then as
    it should be. Raises UserError where another run keeps the folder, OSError."""
    if any(folder.glob(f"{OURS}*/{_JOURNAL}")):
        with locked(folder):
            carry_on(folder)


@contextmanager
def parts(folder: Path, name: str) -> Iterator[Path]:
    """A folder of ours inside `folder`, for what a run called `name` makes bit by bit: it is gone when the block ends well. Where it does not, what
    is whole stays for the same run to go on from, until another one writes there. Raises UserError where another run has it, and where the
    system refuses."""
    place = folder / f"{OURS}parts-{digest(name.encode())[:12]}"

    def mine() -> Lock | None:
        try:
            with _there(folder), locked(folder):
                carry_on(folder)
                sweep(folder, place)
                place.mkdir(exist_ok=True)
                return take(place)
        except OSError as error:
            raise cannot_write(folder, error) from None

    with _there(folder):
        lock = waited(mine, folder)
        try:
            yield place
        except BaseException:
            lock.release()
            with suppress(OSError):
                place.rmdir()  # where nothing was made
            raise
        with locked(folder):
            lock.release()
            _clear(place)


def put_part(path: Path, data: bytes) -> None:
    """Write one of the `parts`, whole. Raises UserError where the system refuses, or the run that wanted it has ended."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError as error:
        raise cannot_write(path.parent.parent, error) from None


def _write(path: Path, data: Content) -> None:
    with path.open("xb") as file:
        if isinstance(data, Path):
            with data.open("rb") as source:
                shutil.copyfileobj(source, file)
        else:
            file.write(data)
        file.flush()
        os.fsync(file.fileno())  # a file gets its name only when it is on the disk


def _journal(stage: Path) -> list[Move] | None:
    """What a run was about to do; None where it had not come so far."""
    try:
        moves = [Move(*move) for move in json.loads((stage / _JOURNAL).read_bytes())]
    except (OSError, ValueError, TypeError):
        return None
    plain = all(Path(name).name == name for name, _before, _new in moves)
    return moves if plain else None


def _finish(stage: Path, moves: list[Move]) -> None:
    """Do what the journal says. Who stops the program now gets the new files. Raises OSError where the system refuses; all is then as it was."""
    try:
        _forward(stage, moves)
    except KeyboardInterrupt:
        _forward(stage, moves)
        _clear(stage)
        raise
    except OSError:
        _back(stage, moves)
        _clear(stage)
        raise
    _clear(stage)


def _forward(stage: Path, moves: list[Move]) -> None:
    """Every move that is not done. What somebody has put into a place since the journal was written stays."""
    for number, move in enumerate(moves):
        target, new, old = stage.parent / move.name, stage / f"{number}.new", stage / f"{number}.old"
        if move.new and not new.exists():
            continue
        now = standing(target)
        if now != NOTHING:
            if now != move.before:
                continue
            if not (move.new and len(moves) == 1):  # one file alone has no other to wait for, and takes the place at once
                os.replace(target, old)
        if move.new:
            os.replace(new, target)


def _back(stage: Path, moves: list[Move]) -> None:
    """Undo every move that is done."""
    for number, move in reversed(list(enumerate(moves))):
        target, new, old = stage.parent / move.name, stage / f"{number}.new", stage / f"{number}.old"
        if old.is_symlink() or old.exists():
            os.replace(old, target)
        elif move.new and move.before == NOTHING and not new.exists():
            target.unlink()


def _clear(stage: Path) -> None:
    """Take a folder of ours away, its journal first: what is left of it is then no longer carried on."""
    (stage / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
