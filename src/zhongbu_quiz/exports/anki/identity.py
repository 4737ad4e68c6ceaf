"""Identity of everything that Anki remembers us by. Nothing here is ever changed or reused; a test guards it.

Students' schedules hang on these numbers: Anki finds a note by its GUID, a note type, a field and a template by its id, and a
deck by its path. A new field takes one of the reserve fields (Anki's default import forks a note type whose field list
grew); a field or a template may be renamed, because its id stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

CLOZE = "cloze"
CHOICE = "choice"


@dataclass(frozen=True)
class NoteTypeIdentity:
    """A note type: its id, its name as people see it, (id, name) of its fields in order, (id, name) of its one template.

    `sort_field` is the name of the field that Anki's browser sorts by.
    """

    key: str
    id: int
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
CLOZE_TYPE = NoteTypeIdentity(
    key=CLOZE,
    id=1713052800001,
    name="zhongbu 填空",
    fields=(
        (1713052801001, "编号"),
        (1713052801002, "正文"),
        (1713052801003, "主题"),
        (1713052801004, "题号"),
        (1713052801005, "补充"),
        (1713052801006, "出处"),
        (1713052801007, "附注"),
        (1713052801008, "图示"),
        (1713052801009, "备用1"),
        (1713052801010, "备用2"),
        (1713052801011, "备用3"),
        (1713052801012, "备用4"),
    ),
    template=(1713052802001, "填空"),
    sort_field="正文",
)
CHOICE_TYPE = NoteTypeIdentity(
    key=CHOICE,
    id=1713052800002,
    name="zhongbu 选择",
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
        (1713052803015, "备用1"),
        (1713052803016, "备用2"),
        (1713052803017, "备用3"),
        (1713052803018, "备用4"),
    ),
    template=(1713052804001, "选择"),
    sort_field="题干",
)
NOTE_TYPES = {CLOZE: CLOZE_TYPE, CHOICE: CHOICE_TYPE}

ROOT_DECK = "中部地区崛起"
DECK_IDS = {
    ROOT_DECK: 1713052805001,
    "中部地区崛起::核心": 1713052805002,
    "中部地区崛起::历史轨迹": 1713052805003,
    "中部地区崛起::历史性成就": 1713052805004,
    "中部地区崛起::前瞻": 1713052805005,
    "中部地区崛起::河南与安徽": 1713052805006,
}
"""Decks that ship. Anki meets decks by their paths; the id only has to be free in the collection that imports it."""

PRESET_ID = 1713052806001
"""The options preset (new cards a day, burying) of all our decks: one, so that a change of settings reaches all of them."""

RETIRED_TAG = "已停用"
TAG_ROOT = "中部崛起"
"""All our tags but 已停用 stand under this one, so that they stay together in a collection full of other decks."""

_DERIVED_DECKS = 1713052900000


def deck_id(path: str) -> int:
    """The id of a deck: declared for those that ship, made from the path for a teacher's own."""
    return DECK_IDS.get(path) or _DERIVED_DECKS + int.from_bytes(_digest("deck", path)[:4], "big")


def cloze_guid(fact_id: str) -> str:
    """The GUID of the one cloze note of a fact."""
    return _guid(CLOZE, fact_id)


def choice_guid(item_id: str) -> str:
    """The GUID of the note of an item of any other kind."""
    return _guid(CHOICE, item_id)


def _guid(key: str, own_id: str) -> str:
    return _digest(key, own_id)[:8].hex()


def _digest(key: str, own_id: str) -> bytes:
    return blake2b(f"zhongbu-quiz|{key}|{own_id}".encode(), digest_size=8).digest()
