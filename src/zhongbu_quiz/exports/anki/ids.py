"""The ids of everything that Anki remembers us by. Nothing here is ever changed or reused; a test guards it.

Students' schedules hang on these numbers: Anki finds a note by its GUID, a note type, a field and a template by its id, and a
deck by its path. All but the ids of fields and templates, which count inside one note type, are made from the name of the
project, so two projects share nothing in a collection. A new field takes one of the reserve fields (Anki's default import forks a
note type whose field list grew); a field or a template may be renamed, because its id stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from zhongbu_quiz.identity import Identity

CLOZE = "cloze"
CHOICE = "choice"
MINE = "我的笔记"
"""The field that is the student's own: empty in every package."""


@dataclass(frozen=True)
class NoteType:
    """A kind of note, as every project has it: its name, which stands behind the project's; (id, name) of its fields in order; (id,
    name) of its one template.

    `sort_field` is the name of the field that Anki's browser sorts by.
    """

    key: str
    name: str
    fields: tuple[tuple[int, str], ...]
    template: tuple[int, str]
    sort_field: str

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the fields, in order."""
        return tuple(name for _, name in self.fields)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.field_names)}

    def place(self, field: str) -> int:
        """The index of a field. Raises KeyError."""
        return self._places[field]


# The numbers are milliseconds of the day the note types were first drawn up (2024-04-14, the date of the essays), counted up by
# hand: Anki's own ids are milliseconds too, so these look like any others and meet no note type that a person made.
CLOZE_TYPE = NoteType(
    key=CLOZE,
    name="填空",
    fields=(
        (1713052801001, "编号"),
        (1713052801002, "正文"),
        (1713052801003, "主题"),
        (1713052801004, "题号"),
        (1713052801005, "补充"),
        (1713052801006, "出处"),
        (1713052801007, "附注"),
        (1713052801008, "图示"),
        (1713052801009, MINE),
        (1713052801010, "备用2"),
        (1713052801011, "备用3"),
        (1713052801012, "备用4"),
    ),
    template=(1713052802001, "填空"),
    sort_field="正文",
)
CHOICE_TYPE = NoteType(
    key=CHOICE,
    name="选择",
    fields=(
        (1713052803001, "编号"),
        (1713052803002, "题型"),
        (1713052803003, "主题"),
        (1713052803004, "题干"),
        (1713052803005, "左列"),
        (1713052803006, "选项"),
        (1713052803007, "校验"),
        (1713052803008, "答案序"),
        (1713052803009, "答案"),
        (1713052803010, "解析"),
        (1713052803011, "选项注"),
        (1713052803012, "出处"),
        (1713052803013, "附注"),
        (1713052803014, "图示"),
        (1713052803015, "题型码"),
        (1713052803016, MINE),
        (1713052803017, "备用3"),
        (1713052803018, "备用4"),
    ),
    template=(1713052804001, "选择"),
    sort_field="题干",
)
NOTE_TYPES = {CLOZE: CLOZE_TYPE, CHOICE: CHOICE_TYPE}

RETIRED_TAG = "已停用"
"""Under the project's root, like all its tags; what is retired in one project is alive in the next."""

_FIRST = 1713052900000
"""Anki's own ids are milliseconds, so ours look like any others: from the day of the essays (2024-04-14) 50 days of them."""


def note_type_id(project: Identity, key: str) -> int:
    """The id of a note type in a project. Each project has its own, so that looks, labels and updates of one never reach another's cards."""
    return _number(project, "notetype", key)


def note_type_name(project: Identity, key: str) -> str:
    """What Anki calls the note type: the project's name, which never changes, and the kind (biology-k3f9x2 填空)."""
    return f"{project.name} {NOTE_TYPES[key].name}"


def deck_id(project: Identity, path: str) -> int:
    """The id of a deck. Anki meets decks by their paths; the id only has to be free in the collection that imports it."""
    return _number(project, "deck", path)


def preset_id(project: Identity) -> int:
    """The options preset (new cards a day, burying) of all decks of a project."""
    return _number(project, "preset", "")


def retired_tag(project: Identity) -> str:
    """The tag of notes that a release no longer has."""
    return f"{project.tag_root}::{RETIRED_TAG}"


def is_retired(tags: tuple[str, ...]) -> bool:
    """Whether a note of any project has been retired."""
    return any(tag.endswith(f"::{RETIRED_TAG}") for tag in tags)


def cloze_guid(project: Identity, fact_id: str) -> str:
    """The GUID of the one cloze note of a fact."""
    return _digest(project, CLOZE, fact_id).hex()


def choice_guid(project: Identity, item_id: str) -> str:
    """The GUID of the note of an item of any other kind."""
    return _digest(project, CHOICE, item_id).hex()


def _number(project: Identity, key: str, own_id: str) -> int:
    return _FIRST + int.from_bytes(_digest(project, key, own_id)[:4], "big")


def _digest(project: Identity, key: str, own_id: str) -> bytes:
    """Eight bytes. Neither a project's name nor a key holds a |, so no two sources are written alike."""
    return blake2b(f"{project.name}|{key}|{own_id}".encode(), digest_size=8).digest()
