"""The fields that item models share. A construction's record takes those that its maker reads, and no other.

In: the lines of one YAML file. Out: a frozen record whose templates are compiled. Every field is checked by itself, so that all
mistakes of a file are told at once. What a field may hold hangs on the kinds of fact (`facts.kind`) and on the slot asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from zhongbu_quiz.facts.filter import FactFilter
from zhongbu_quiz.facts.records import Record, Words
from zhongbu_quiz.items.item import Level
from zhongbu_quiz.items.models.slots import (
    KIND_CONDITIONS,
    all_kinds,
    conditions_of,
    families_of,
    names_of,
    optional_of,
    plain_slots_of,
    slots_of,
    union,
)
from zhongbu_quiz.items.template import Template, TemplateError
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.item_kinds import Kind, kind_name


def _one_of(names: Iterable[str]) -> WithJsonSchema:
    """What an editor offers for a text that the record checks itself."""
    return WithJsonSchema({"type": "string", "enum": list(names)})


def _any_kind(offered: Any) -> tuple[str, ...]:
    return union(offered(kind) for kind in all_kinds())


Text = Annotated[Template, WithJsonSchema({"type": "string"})]
"""Words with {{ names }} in them, compiled."""


EACH = "each"
"""Under `asks:`, every slot in turn (see `items.models.each`)."""

AnySlot = Annotated[Words, _one_of((*_any_kind(slots_of), EACH))]
"""The name of a slot of some kind of fact, or each."""


class ItemModel(Record):
    """What every item model says: which facts, which slot is asked, and how its items are labelled."""

    fact_kinds: ClassVar[tuple[str, ...]] = ()
    """The kinds of fact that the construction is made of; () for any."""
    asks_each: ClassVar[bool] = False
    """Whether the construction works on any slot of any kind, so that `asks: each` may stand."""
    makes_level: ClassVar[Level] = "识记"
    """What the construction asks of a learner, where the model does not say."""
    marked_by: ClassVar[str] = ""
    """The key whose presence names the construction, where several make one kind and have no `options`."""
    by: ClassVar[str] = ""
    """The word under `options:` that names the construction; "" where the kind of item says all."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9\-]*$", max_length=60)]
    description: str = ""
    kind: str
    facts: FactFilter
    asks: AnySlot
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None
    tags: tuple[Words, ...] = ()
    level: Level | None = None

    @classmethod
    def is_whole(cls) -> bool:
        """True for the record of a construction, which names the kind that it makes; false for what records share."""
        return len(get_args(cls.model_fields["kind"].annotation)) == 1

    @classmethod
    def kind_made(cls) -> Kind:
        """The kind of the items that it makes."""
        made: Kind = get_args(cls.model_fields["kind"].annotation)[0]
        return made

    @classmethod
    def asks_only(cls) -> tuple[str, ...]:
        """The slots that `asks` is fixed to; () where the record leaves them open."""
        return get_args(cls.model_fields["asks"].annotation)

    @classmethod
    def words(cls) -> tuple[str, ...]:
        """What may stand under `options:`."""
        field = cls.model_fields.get("options")
        return get_args(get_args(field.annotation)[0]) if field else ()

    @classmethod
    def title(cls) -> str:
        """What a message calls it: a single_choice by leader."""
        kind = cls.kind_made()
        words = _("an {kind}") if kind[0] in "aeiou" else _("a {kind}")
        if cls.by:
            words = _("a {kind} by {by}")
        return words.format(kind=kind_name(kind), by=cls.by)

    @classmethod
    def kinds(cls, info: ValidationInfo) -> tuple[str, ...]:
        """The kinds of fact that the model is about, as far as its fields are right so far."""
        facts = info.data.get("facts")
        chosen = facts.kind if isinstance(facts, FactFilter) else None
        return chosen or cls.fact_kinds or all_kinds()

    @classmethod
    def askable(cls, kind: str) -> tuple[str, ...]:
        """The slots of a kind of fact that this construction can ask."""
        return slots_of(kind)

    @field_validator("facts")
    @classmethod
    def _facts_fit(cls, facts: FactFilter) -> FactFilter:
        kinds = facts.kind or cls.fact_kinds or all_kinds()
        these = _(" or ").join(kinds)
        wrong = []
        strange = [kind for kind in kinds if cls.fact_kinds and kind not in cls.fact_kinds]
        if strange:
            words = _("{title} is made of facts of the kind {wanted} (got {kinds})")
            wrong.append(words.format(title=cls.title(), wanted=_(" or ").join(cls.fact_kinds), kinds=joined(strange)))
        offered = union(map(plain_slots_of, kinds))
        for name in (*(facts.has or ()), *(facts.lacks or ())):
            if name not in offered:
                words = _("no fact of the kind {kinds} has {slot!r}; write one of {allowed}")
                wrong.append(words.format(kinds=these, slot=name, allowed=joined(offered)))
        able = frozenset[str]().union(*map(conditions_of, kinds))
        for field in sorted(KIND_CONDITIONS - able):
            if getattr(facts, field) is not None:
                wrong.append(_("no fact of the kind {kinds} passes `{field}`; remove it").format(kinds=these, field=field))
        if wrong:
            raise ValueError(_("; ").join(wrong))
        return facts

    @field_validator("asks")
    @classmethod
    def _asks_fits(cls, asks: str, info: ValidationInfo) -> str:
        if asks == EACH and cls.asks_each:
            return asks
        kinds = cls.kinds(info)
        known, able = union(map(slots_of, kinds)), union(map(cls.askable, kinds))
        if asks not in known:
            raise ValueError(_("unknown slot {slot!r}; these facts have: {allowed}").format(slot=asks, allowed=joined(sorted(able))))
        if asks not in able:
            words = _("{title} cannot ask {slot!r}; of these facts it asks: {allowed}")
            raise ValueError(words.format(title=cls.title(), slot=asks, allowed=joined(sorted(able))))
        return asks

    @classmethod
    def compiled(
        cls,
        value: object,
        info: ValidationInfo,
        gap: tuple[str, ...],
        asked: bool = False,
        lent: tuple[str, ...] = (),
        kinds: tuple[str, ...] = (),
    ) -> object:
        """The template of a field. `gap` are the names of the gap that it may use, and must where there are any; `asked` lets it
        name the slot that is asked; `lent` are names that the construction gives it; `kinds` are the kinds of the facts that it is
        about, where these are not the model's. Raises ValueError for a name that these facts do not have, and where the gap is
        missing."""
        if not isinstance(value, str):
            return _text(value, cls.model_fields[str(info.field_name)].is_required())
        names = {*union(map(names_of, kinds or cls.kinds(info))), *gap, *lent}
        if not asked:
            names.discard(info.data.get("asks", ""))
            if "sentence" not in gap:
                names.discard("sentence")
        made = _template(value, names)
        if gap and not made.names & set(gap):
            raise ValueError(_("has no gap; write {{ blank }} where the answer stands"))
        return made


def _text(value: object, wanted: bool) -> object:
    if isinstance(value, Template) or (value is None and not wanted):
        return value
    raise PydanticCustomError("string_type", "string_type")


def _template(text: str, names: set[str]) -> Template:
    try:
        return Template(text.strip(), names)
    except TemplateError as error:
        raise PydanticCustomError("template", "{words}", {"words": str(error), "line": error.line}) from None


class ChoiceModel(ItemModel):
    """A choice over several facts or parts."""

    kind: Literal["single_choice", "multiple_choice"]


class Alone(ChoiceModel):
    """A construction whose word stands alone under `options:`."""

    @field_validator("options", mode="before", check_fields=False)
    @classmethod
    def _alone(cls, options: object) -> object:
        if options != [cls.by]:
            raise ValueError(_("{by} stands alone; write `options: [{by}]`").format(by=cls.by))
        return options


class Explained(ItemModel):
    """An item about one fact, which may explain itself in words of its own instead of the fact's statement."""

    explanation: Text | None = None

    @field_validator("explanation", mode="before")
    @classmethod
    def _explanation(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, (), asked=True)


class FromSentence(Explained):
    """The statement of the fact with a gap, without its optional fields named in `without`; `attribute` says whose statement it is."""

    without: tuple[Annotated[Words, _one_of(_any_kind(optional_of))], ...] = ()
    attribute: bool = False

    @field_validator("without")
    @classmethod
    def _can_be_left_out(cls, without: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        able = union(map(optional_of, cls.kinds(info)))
        for name in without:
            if not able:
                raise ValueError(_("nothing can be left out of the sentence of these facts; remove the line"))
            if name not in able:
                raise ValueError(_("{slot!r} cannot be left out; write one of {allowed}").format(slot=name, allowed=joined(able)))
            if name == info.data.get("asks"):
                raise ValueError(_("{slot!r} is what is asked; it cannot be left out").format(slot=name))
        return without


class WithStem(FromSentence):
    """A stem of its own with one gap, or the fact's sentence where it has none."""

    stem: Text | None = None

    @field_validator("stem", mode="before")
    @classmethod
    def _stem(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, ("blank", "sentence"))


class BlankStem(ItemModel):
    """A stem that its author writes, with {{ blank }} where the options go."""

    stem: Text

    @field_validator("stem", mode="before")
    @classmethod
    def _stem(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, ("blank",))


class QuestionStem(ItemModel):
    """A question or an instruction that its author writes, without a gap."""

    stem: Text

    @field_validator("stem", mode="before")
    @classmethod
    def _stem(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, ())


class FixedStem(ItemModel):
    """An instruction that is printed as it stands."""

    stem: Words | None = None

    @field_validator("stem")
    @classmethod
    def _plain(cls, stem: str | None) -> str | None:
        if stem is not None and ("{{" in stem or "{%" in stem):
            raise ValueError(_("is printed as it stands, over several facts; write it without {{ names }}"))
        return stem


Family = tuple[Annotated[Words, _one_of(_any_kind(families_of))], ...]


class WithFamily(ItemModel):
    """Facts of one family (topic, stage, region …) stand together first."""

    family: Family = ()

    @field_validator("family")
    @classmethod
    def _of_these_facts(cls, family: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return cls.in_common(family, info)

    @classmethod
    def in_common(cls, family: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """What facts are asked to have in common. Raises ValueError for what these facts have not."""
        able = union(map(families_of, cls.kinds(info)))
        for name in family:
            if name not in able:
                words = _("these facts have no {family!r} in common; write one of {allowed}")
                raise ValueError(words.format(family=name, allowed=joined(able)))
        return family
