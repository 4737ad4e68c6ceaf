"""World: what the program knows about places, times, actors and inexact figures, whatever the subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from zhongbu_quiz.values.eras import Eras
from zhongbu_quiz.values.names import Names
from zhongbu_quiz.values.outlines import RegionMap
from zhongbu_quiz.values.persons import Persons
from zhongbu_quiz.values.places import Places

SHIPPED = Path(__file__).parent
WORLD_FILES = (
    "places.yaml", "eras.yaml", "organs.yaml", "qualifiers.yaml", "synonyms.yaml", "categories.yaml", "map.yaml", "persons.yaml", "names.yaml"
)  # fmt: skip
"""What a project may add to, in the same form, in its own `data/`."""


@dataclass(frozen=True, slots=True)
class Organs:
    """Actors: `vague` may include any other organ; `aliases`: an organ's other names by its own; `joint`: bodies that act together, with
    the mark between them that titles may leave out."""

    vague: frozenset[str]
    aliases: dict[str, tuple[str, ...]]
    joint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A way in which a figure is inexact, by its name in facts (about, over …).

    `title` is its word in workbooks; `say`, `share` and `is_` are how our sentences say a figure, a share, and the verb before a level;
    `before` and `after` are the words that texts write around the number.
    """

    name: str
    title: str
    say: str
    share: str
    is_: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class World:
    """Everything that the data files say. `names_in_texts`: how a text may name what an editor names in full. `categories`: what kinds
    of things formulas and their parts are, each with real terms of that kind that may stand as rivals (rules 21 and 65); `unquoted`:
    those whose names are names of things, which no “…” stand around; `map`: the outlines of the
    regions that a subject is about, None where it has no map; `persons`: those with several names; `names`: other things that have several."""

    places: Places
    eras: Eras
    organs: Organs
    qualifiers: dict[str, Qualifier]
    synonyms: dict[str, tuple[str, ...]]
    categories: dict[str, tuple[str, ...]]
    unquoted: frozenset[str] = frozenset()
    map: RegionMap | None = None
    persons: Persons = field(default_factory=Persons)
    names: Names = field(default_factory=Names)

    def names_in_texts(self, name: str) -> frozenset[str]:
        """All names under which a text may speak of a place, an organ or a thing: the name itself among them."""
        return frozenset(
            (*self.places.names_of(name), name, *self.organs.aliases.get(name, ()), *self.synonyms.get(name, ()))
        )

    def other_names(self, name: str) -> tuple[str, ...]:
        """All names of the place or the organ that a name means, in a fixed order: the name itself among them."""
        organs = (names for own, aliases in self.organs.aliases.items() if name in (names := (own, *aliases)))
        return tuple(dict.fromkeys((name, *sorted(self.places.names_of(name)), *(one for names in organs for one in names))))

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two texts that are unlike name one thing or person, or one that may hold the other: 明朝 and 明代, 孙中山 and 孙文."""
        return self.persons.may_be_one(a, b) or self.names.may_be_one(a, b)

    def are_one(self, a: str, b: str) -> bool:
        """Whether two such texts certainly name the same."""
        return self.persons.are_one(a, b) or self.names.are_one(a, b)

    def vague_actor(self, name: str) -> bool:
        """Whether an actor may include any other: a vague word, or an area that is made of other places."""
        return name in self.organs.vague or self.places.level(name) == "area"


def load_world(folders: tuple[Path, ...] = ()) -> World:
    """The world of the shipped files, extended by those of some folders (a project's `data/`), in their order. As long as no file of theirs
    changes, it is one and the same object.

    Raises ContentError with the problems of all files at once.
    """
    return _world(folders, tuple(_seen(path) for folder in folders for path in sorted(folder.glob("*.yaml"))))


def _seen(path: Path) -> tuple[str, int, int]:
    """By which one knows whether a file is still the one that was read."""
    told = path.stat()
    return path.name, told.st_mtime_ns, told.st_size


@lru_cache(maxsize=8)
def _world(folders: tuple[Path, ...], seen: tuple[tuple[str, int, int], ...]) -> World:
    # A world that comes with its facts needs none of what reads and checks files.
    from zhongbu_quiz.data.world_files import read_world

    return read_world((SHIPPED, *folders))
