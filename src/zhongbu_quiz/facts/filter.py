"""Which facts: the filter that item models and deck files share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo

from zhongbu_quiz.data.written_spans import written_span
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds import KINDS, kind_word, listed_kinds, slot_title, spoken_column
from zhongbu_quiz.facts.kinds.statistic import Aspect, Qualifier
from zhongbu_quiz.facts.records import Record, Words, world_of
from zhongbu_quiz.facts.slots import is_part
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Period


def _listed(value: object) -> object:
    """One word or number is a list of one."""
    return [value] if isinstance(value, str | int) else value


def _kind(value: object) -> object:
    if isinstance(value, str) and value not in KINDS:
        words = _("{value!r} is no kind of fact; write one of {allowed}")
        raise ValueError(words.format(value=value, allowed=listed_kinds(KINDS)))
    return value


def _period(value: object, info: ValidationInfo) -> object:
    """The years that facts are of. Raises ValueError with how they are written, for a list of years and for the name of an age, too."""
    if isinstance(value, Period):
        return value
    if isinstance(value, str):
        try:
            return written_span(value, world_of(info))
        except ValueError:
            if any(map(str.isdigit, value)):
                raise  # what is wrong with years is told by what reads them
    got = joined(map(str, value)) if isinstance(value, list) else value
    words = _("is {got!r}, which names no years; write from which year to which, such as 1840/1911, or one year, such as 1919")
    raise ValueError(words.format(got=got))


Kinds = Annotated[
    tuple[Annotated[str, BeforeValidator(_kind)], ...], Field(min_length=1), BeforeValidator(_listed)
]
Names = Annotated[tuple[Words, ...], Field(min_length=1), BeforeValidator(_listed)]
Weights = Annotated[tuple[Annotated[int, Field(ge=1, le=3)], ...], Field(min_length=1), BeforeValidator(_listed)]


class FactFilter(Record):
    """A fact passes when every condition that is given holds; within one condition, one of the values is enough.

    kind: event, slogan … · weight: 3 (the core), 2, 1 · tags: a tag or anything below it · without_tags · regions · documents: the one that
    a fact is cited from, not those that tell it, too · sections ·
    facts: ids · period: dated facts that overlap it · has / lacks: slots (place, document_number, period, part …) · aspect, qualifier (statistics) ·
    named, complete, ordered (slogans) · object_type: document | meeting | text, actor_type: person | organ |
    meeting | document, stage (events)
    """

    kind: Kinds | None = None
    weight: Weights | None = None
    tags: Names | None = None
    without_tags: Names | None = None
    regions: Names | None = None
    documents: Names | None = None
    sections: Names | None = None
    facts: Names | None = None
    period: Annotated[Period, BeforeValidator(_period)] | None = None
    has: Names | None = None
    lacks: Names | None = None
    aspect: Annotated[tuple[Aspect, ...], BeforeValidator(_listed)] | None = None
    qualifier: Annotated[tuple[Qualifier, ...], BeforeValidator(_listed)] | None = None
    named: bool | None = None
    complete: bool | None = None
    ordered: bool | None = None
    object_type: Names | None = None
    actor_type: Names | None = None
    stage: Names | None = None

    def passes(self, fact: Fact) -> bool:
        """Whether a fact is meant."""
        if self.kind is not None and fact.kind not in self.kind:
            return False
        return self._only_kinds or (
            (self.facts is None or fact.id in self.facts)
            and (self.weight is None or fact.record.weight in self.weight)
            and (self.tags is None or has_tag(fact.tags, self.tags))
            and (self.without_tags is None or not has_tag(fact.tags, self.without_tags))
            and (self.regions is None or bool(set(regions_of(fact)) & set(self.regions)))
            and (self.documents is None or fact.sources[0].document in self.documents)
            and (self.sections is None or any(source.section in self.sections for source in fact.sources))
            and (self.period is None or (fact.period is not None and fact.period.overlaps(self.period)))
            and (self.has is None or all(_has(fact, name) for name in self.has))
            and (self.lacks is None or not any(_has(fact, name) for name in self.lacks))
            and self._passes_kind(fact)
        )

    @property
    def told(self) -> str:
        """The conditions in words: in Chinese by the columns of a workbook and what their cells hold, else as files write them."""
        return joined(_condition(name, getattr(self, name)) for name in FactFilter.model_fields if getattr(self, name) is not None)

    def asks(self, names: Collection[str]) -> bool:
        """Whether a condition is given beside those of these names."""
        return any(getattr(self, name) is not None for name in FactFilter.model_fields if name not in names)

    @cached_property
    def _only_kinds(self) -> bool:
        """Whether no condition is given but the kinds."""
        return not self.asks(("kind",))

    @cached_property
    def _traits(self) -> tuple[tuple[str, Any], ...]:
        """The conditions on fields of one kind that are given."""
        return tuple((name, wanted) for name in _TRAITS if (wanted := getattr(self, name)) is not None)

    def _passes_kind(self, fact: Fact) -> bool:
        """The conditions on fields that one kind of fact has; a fact of another kind does not pass them."""
        for name, wanted in self._traits:
            value = fact.kind_of.trait(name, fact.record)
            if not (value in wanted if isinstance(wanted, tuple) else value == wanted):
                return False
        return True


def regions_of(fact: Fact) -> tuple[str, ...]:
    """The names by which one chooses a fact as one of a region: its regions, and the thing that it tells of (河南 of 河南的简称是豫), which
    may be a place."""
    thing = fact.slots.get("thing")
    return (*fact.regions, thing.text) if thing else fact.regions


def passing(facts: Sequence[Fact], wanted: FactFilter) -> list[Fact]:
    """The facts that are meant, in their order. What a row of a table tells of an event (主要人物, 意义) is of the years of that event."""
    return [fact for fact in facts if wanted.passes(fact)]


_TRAITS = ("aspect", "qualifier", "named", "complete", "ordered", "object_type", "actor_type", "stage")
"""Conditions on what one kind of fact can tell of itself."""


def _condition(name: str, wanted: object) -> str:
    values = [str(value) for value in wanted] if isinstance(wanted, tuple) else [str(wanted)]
    if name == "kind":
        return _(" or ").join(map(kind_word, values))
    if name in ("has", "lacks"):
        words = _("with {slots}") if name == "has" else _("without {slots}")
        return words.format(slots=joined(map(slot_title, values)))
    column = spoken_column(_FIELDS.get(name, name))
    cells = {value: word for word, value in column.choices.items()} if column else {}
    told = _(" or ").join(cells.get(value.lower(), value) for value in values)
    return _("{field} {value}").format(field=column.title if column else name, value=told)


_FIELDS = {
    "without_tags": "tags",
    "regions": "region",
    "documents": "source.document",
    "sections": "source.section",
    "facts": "id",
}
"""The fields of a fact that conditions of another name are about."""


def has_tag(tags: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """True where a tag is one of `wanted` or stands below one (成就::粮食 is below 成就)."""
    return any(tag == want or tag.startswith(want + "::") for tag in tags for want in wanted)


def _has(fact: Fact, name: str) -> bool:
    if name == "part":
        return any(map(is_part, fact.slots))
    slot = fact.slots.get(name)
    return slot is not None and slot.name == name
