"""What all fact records share: frozen, checked field by field, each with its source. Each kind has a record of its own in `facts/kinds/`.

A record knows what stands in its file and nothing else; its kind tells it as slots and as a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.shared_keys import shared_keys, with_shared_keys

FACT_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.\-]*")
MAX_FRAGMENT = 40
WORLD = "world"
"""Under this name pydantic's context holds the world that dates are read by."""
LONGEST_LINE = 400
CORE_WEIGHT = 3
"""The weight of what everybody should know."""
USUAL_WEIGHT = 2
"""What a fact weighs of which nobody says it, and a question without a fact."""


def world_of(info: ValidationInfo) -> World:
    """The world by which a record is read: that of its project, where whoever reads the file gave it as `world`; else the one that ships."""
    return world_in(info.context)


def world_in(context: Mapping[str, Any] | None) -> World:
    """The same, by the context of a validator alone."""
    world: World | None = (context or {}).get(WORLD)
    return world or load_world()


def _edtf(value: object, info: ValidationInfo) -> object:
    return written_date(value, world_of(info)) if isinstance(value, str) else value


def _one_line(value: object) -> object:
    if isinstance(value, str) and ("\n" in value or len(value) > LONGEST_LINE):
        raise ValueError(_("must be one line of at most {most} characters; shorten it").format(most=LONGEST_LINE))
    return value


def _fact_id(value: object) -> object:
    if isinstance(value, str) and not FACT_ID.fullmatch(value):
        raise ValueError(_("must be letters, digits, - and . without spaces, such as st-2023-coal"))
    return value


Edtf = Annotated[Period, BeforeValidator(_edtf)]
Words = Annotated[str, Field(min_length=1), BeforeValidator(_one_line)]
FactId = Annotated[str, Field(min_length=1, max_length=80), BeforeValidator(_fact_id)]


class Record(BaseModel):
    """The settings that all records share: frozen, no unknown keys; a checker is built when it is first used, as no run reads every kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def model_post_init(self, _context: object, /) -> None:
        """Records with the same keys share the set of them, which for some fields takes as much as their values; none is changed. Those that are
        `lean` hold their values in little room."""
        own = self.model_fields_set
        object.__setattr__(self, "__pydantic_fields_set__", _KEYS.setdefault(frozenset(own), own))
        held = _LEAN.get(type(self))
        if held is not None:
            object.__setattr__(self, "__dict__", held(self.__dict__))


_KEYS: dict[frozenset[str], set[str]] = {}
"""The sets of keys that records were read with: few, since the keys of each kind are."""
_LEAN: dict[type, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For lean records, what makes of all their values those that they hold."""


def lean(record: type[Record]) -> None:
    """Have the records of a class, of which there are none yet, take little room: of many fields a record holds only those that are not as they are
    in most, which stands in the class; few have their names in common."""
    usual = {name: field.default for name, field in record.model_fields.items() if not field.is_required()}
    if len(record.model_fields) < FEW:
        _LEAN[record] = partial(with_shared_keys, shared_keys(record.model_fields))
        return
    for name, value in usual.items():
        setattr(record, name, value)
    _LEAN[record] = partial(_unusual, usual)


FEW = 8
"""A table of fewer keys takes the same room however few they are."""


def _unusual(usual: Mapping[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in usual or value != usual[name]}


def _fragment(value: object) -> object:
    if isinstance(value, str) and len("".join(value.split())) > MAX_FRAGMENT:
        raise ValueError(_("is longer than {most} characters; cite a shorter fragment").format(most=MAX_FRAGMENT))
    return value


Fragment = Annotated[str, Field(min_length=1), BeforeValidator(_fragment)]


class Source(Record):
    """Where a fact is told: the short name of the document, the section, and two to eight short verbatim fragments."""

    document: Words
    section: Words
    evidence: Annotated[tuple[Fragment, ...], Field(min_length=2, max_length=8)]


lean(Source)


class FactRecord(Record):
    """The fields of every fact. `attributed`: the truth is the document's alone; `wording`: a sentence of its author's own.

    `note` is for the learner and is printed; `remark` is for editors and never is. `doubt`: the source is probably wrong or disputed,
    so that at most a cloze asks it. `not_asked`: slots that no item hides. `weight`: how much a teacher would want it known, 3 the
    core. `recall`: false for what is to be recognised and not recalled; None leaves it to the kind.
    """

    id: FactId
    kind: str
    tags: tuple[Annotated[str, Field(pattern=r"^[^\s]+$")], ...] = ()
    source: Source
    also: tuple[Source, ...] = ()
    note: Words | None = None
    remark: Words | None = None
    doubt: bool = False
    not_asked: tuple[Words, ...] = ()
    weight: Annotated[int, Field(ge=1, le=3)] = USUAL_WEIGHT
    recall: bool | None = None
    as_of: Edtf | None = None
    attributed: bool = False
    wording: Words | None = None


_EXCLUSIVE = re.compile(r"(.+?)（互斥：(.+)）")


class Section(Record):
    """A section of a document. `exclusive`: the text ties each of its entries to one head only, so that another entry is false for a
    head; `reason` says how one can see it."""

    name: Words
    exclusive: bool = False
    reason: Words | None = None

    @model_validator(mode="after")
    def _has_a_reason(self) -> Section:
        if self.exclusive and not self.reason:
            raise ValueError(_("an exclusive section needs a `reason`: how the text ties each entry to one head"))
        return self


def _section(value: object) -> object:
    if not isinstance(value, str):
        return value
    told = _EXCLUSIVE.fullmatch(value)
    return {"name": told[1], "exclusive": True, "reason": told[2]} if told else {"name": value}


class DocumentRecord(Record):
    """A document that facts are taken from: short name, full title, author, date, and its sections in order (each a name, a mapping,
    or, as a workbook's cell holds it, 章节（互斥：理由）)."""

    name: Words
    title: Words
    author: Words | None = None
    date: Edtf | None = None
    sections: tuple[Annotated[Section, BeforeValidator(_section, json_schema_input_type=str | Section)], ...] = ()

    @property
    def section_names(self) -> tuple[str, ...]:
        """The names of the sections, in order."""
        return tuple(section.name for section in self.sections)
