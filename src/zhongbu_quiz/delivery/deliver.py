"""The files of one call -> their folder, all of them or none, and over nothing that is not ours."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from zhongbu_quiz.delivery.manifest import MANIFEST, Entry, manifest_bytes, read_manifest
from zhongbu_quiz.delivery.staging import NOTHING, Content, digest, open_folder, put, recover, standing
from zhongbu_quiz.errors import UserError
from zhongbu_quiz.files import cannot_write
from zhongbu_quiz.messages import _, counted, joined

NAMED = 12
"""How many files a message names before it counts the rest."""


class File(NamedTuple):
    """What goes into a file, and the set and the product that it is of."""

    data: Content
    set: str = ""
    product: str = ""


class Delivered(NamedTuple):
    """The paths of the files, in the order in which they were given, and what became of files of an earlier run, a line each."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def _nobody(_path: Path) -> bool:
    return False


def _nothing(_entry: Entry) -> bool:
    return False


@dataclass(frozen=True)
class Delivery:
    """Where the files of one call go. `by`: the command. `given`: the place as the user wrote it, for messages (default: the folder).
    `inputs`: the files that the call reads, never changed. `force`: files that are not ours are. `known`: whether a file that no manifest
    names says by itself that we made it and nobody has changed it."""

    folder: Path
    by: str
    given: Path | None = None
    inputs: tuple[Path, ...] = ()
    force: bool = False
    known: Callable[[Path], bool] = _nobody

    def begin(self, names: Iterable[str] = ()) -> None:
        """What comes before all else: what a run that was killed left in the folder is made whole, and `names` that cannot be written there
        are refused. Raises UserError."""
        try:
            recover(self.folder)
            self._look(dict.fromkeys(names, NOTHING), read_manifest(self.folder))
        except OSError as error:
            raise self._refused(error) from None

    def write(self, files: Mapping[str, File], replaces: Callable[[Entry], bool] = _nothing) -> Delivered:
        """Write the files of these names. What an earlier run made of which `replaces` says that this one would make it too, if it were still
        wanted, is removed, and named where somebody has changed it.

        Raises UserError, with all as it was: where a name is that of an input, of a folder or a device, or of a file that is not ours (unless
        `force`); where another run keeps the folder; where the system refuses.
        """
        new = {name: Entry(digest(file.data), file.set, file.product, self.by) for name, file in files.items()}
        digests = {name: entry.digest for name, entry in new.items()}
        self._look(digests)
        try:
            with open_folder(self.folder):
                before = read_manifest(self.folder)
                self._look(digests, before)
                there = {name: entry for name, entry in before.items() if os.path.lexists(self.folder / name)}
                old = [name for name, entry in there.items() if name not in new and replaces(entry) and not self._is_input(name)]
                gone = [name for name in old if standing(self.folder / name) == before[name].digest]
                stays = {name: entry for name, entry in there.items() if name not in gone}
                contents = {name: file.data for name, file in files.items()}
                put(self.folder, {**contents, MANIFEST: manifest_bytes({**stays, **new})}, gone)
        except OSError as error:
            raise self._refused(error) from None
        return Delivered(tuple(self.folder / name for name in files), self._told(gone, [name for name in old if name in stays]))

    def holds(self, names: Collection[str]) -> bool:
        """Whether all these files are there as an earlier run made them."""
        before = read_manifest(self.folder)
        return all(name in before and standing(self.folder / name) == before[name].digest for name in names)

    def _look(self, digests: Mapping[str, str], known: Mapping[str, Entry] | None = None) -> None:
        """Raises UserError where one of these names cannot be written; with a manifest, also where it is that of somebody else's file."""
        strange: list[Path] = []
        edited: list[Path] = []
        for name, new in digests.items():
            path = self.folder / name
            _check_kind(path)
            if self._is_input(name) and standing(path) != new:
                words = _("{path}: is read by this very call, so it is not written over; choose another name")
                raise UserError(words.format(path=path))
            if known is None or self.force:
                continue
            now = standing(path)
            if now in (NOTHING, new) or (name in known and now == known[name].digest) or self.known(path):
                continue
            (edited if name in known else strange).append(path)
        said = []
        if strange:
            words = _(
                "{paths}: exists already, and nothing says that this program made it here (older versions kept no list); choose another "
                "name or folder, or add --force to write over it"
            )
            said.append(words.format(paths=_some(strange)))
        if edited:
            words = _("{paths}: has been edited since it was made; rename it, choose another name or folder, or add --force to write over it")
            said.append(words.format(paths=_some(edited)))
        if said:
            raise UserError("\n".join(said))

    @cached_property
    def _read(self) -> tuple[set[Path], set[tuple[int, int]]]:
        """The places of the inputs, those that they lead to, and by what the system knows them."""
        there = [one for one in self.inputs if one.exists()]
        places = {_place(one) for one in there} | {one.resolve() for one in there}
        return places, {(found.st_dev, found.st_ino) for found in map(os.stat, there)}

    def _is_input(self, name: str) -> bool:
        """Whether a name in the folder is that of a file that the call reads, be it by another name of the same file."""
        path = self.folder / name
        if not os.path.lexists(path):
            return False
        places, files = self._read
        found = os.lstat(path)
        return _place(path) in places or (found.st_dev, found.st_ino) in files

    def _refused(self, error: OSError) -> UserError:
        return cannot_write(self.given or self.folder, error)

    def _told(self, gone: list[str], changed: list[str]) -> tuple[str, ...]:
        said = []
        if gone:
            words = _("{paths}: removed; an earlier run made it, and this one makes it no longer")
            said.append(words.format(paths=_some(self.folder / name for name in gone)))
        if changed:
            words = _("{paths}: an earlier run made it, and this one makes it no longer; it stays, since it has been changed: remove it yourself")
            said.append(words.format(paths=_some(self.folder / name for name in changed)))
        return tuple(said)


def write_bytes(path: Path, data: bytes | bytearray) -> Path:
    """Write one file, whole or not at all, of which no record is kept. Raises UserError."""
    _check_kind(path)
    try:
        with open_folder(path.parent):
            put(path.parent, {path.name: data})
    except OSError as error:
        raise cannot_write(path, error) from None
    return path


def _check_kind(path: Path) -> None:
    """Raises UserError where a folder, a device, a pipe or a socket stands in a place."""
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return  # nothing there, or nothing that can be looked at: writing says why
    if stat.S_ISDIR(mode):
        raise cannot_write(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        raise UserError(_("{path}: is a device, a pipe or a socket, and no file; write the name of a file").format(path=path))


def _place(path: Path) -> Path:
    """A path as it is, whatever links lead to its folder."""
    return path.parent.resolve() / path.name


def _some(paths: Iterable[Path]) -> str:
    """Paths in a row, as many as a message holds."""
    names = [str(path) for path in paths]
    more = counted("{count} more file", "{count} more files", len(names) - NAMED) if len(names) > NAMED else ""
    return joined([*names[:NAMED], more] if more else names)
