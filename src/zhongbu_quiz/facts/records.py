"""Facts as their authors write them: three kinds of frozen records, checked field by field.

A record knows what stands in its file and nothing else; `facts.base` tells it as slots and as a sentence.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from zhongbu_quiz.values.dates import Period, parse_edtf
from zhongbu_quiz.values.numbers import base_value, chinese_number, parse_value

FACT_ID = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w.\-]*")
MAX_FRAGMENT = 40

Qualifier = Literal["exactly", "about", "over", "under", "nearly", "at_least"]
Aspect = Literal["level", "share", "growth", "change", "rank", "ratio"]


def _edtf(value: object) -> object:
    return parse_edtf(value) if isinstance(value, str) else value


def _one_line(value: object) -> object:
    if isinstance(value, str) and ("\n" in value or len(value) > 400):
        raise ValueError("must be one line of at most 400 characters; shorten it")
    return value


def _fact_id(value: object) -> object:
    if isinstance(value, str) and not FACT_ID.fullmatch(value):
        raise ValueError("must be letters, digits, - and . without spaces, such as st-2023-coal")
    return value


Edtf = Annotated[Period, BeforeValidator(_edtf)]
Words = Annotated[str, Field(min_length=1), BeforeValidator(_one_line)]
FactId = Annotated[str, Field(min_length=1, max_length=80), BeforeValidator(_fact_id)]


class Record(BaseModel):
    """The settings that all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _fragment(value: object) -> object:
    if isinstance(value, str) and len("".join(value.split())) > MAX_FRAGMENT:
        raise ValueError(f"is longer than {MAX_FRAGMENT} characters; cite a shorter fragment")
    return value


Fragment = Annotated[str, Field(min_length=1), BeforeValidator(_fragment)]


class Source(Record):
    """Where a fact is told: the short name of the document, the section, and two to eight short verbatim fragments."""

    document: Words
    section: Words
    evidence: Annotated[tuple[Fragment, ...], Field(min_length=2, max_length=8)]


class _Fact(Record):
    id: FactId
    tags: tuple[Annotated[str, Field(pattern=r"^[^\s]+$")], ...] = ()
    source: Source
    also: tuple[Source, ...] = ()
    note: Words | None = None
    as_of: Edtf | None = None
    attribute: bool = False
    wording: Words | None = None


class Event(_Fact):
    """Something that somebody did on a date."""

    kind: Literal["event"]
    date: Edtf
    actor: Words
    action: Words
    object: Words
    stage: Words
    matter: Words
    document_number: Words | None = None
    place: Words | None = None
    content: Words | None = None


class SloganPart(Record):
    """One part of a slogan; its number is never reused."""

    n: Annotated[int, Field(ge=1, le=60)]
    text: Words


class Slogan(_Fact):
    """A named formula, or a list of policy phrases under a label of ours (`named: false`)."""

    kind: Literal["slogan"]
    name: Words
    named: bool = True
    aliases: tuple[Words, ...] = ()
    parts: tuple[SloganPart, ...] = ()
    ordered: bool = False
    complete: bool = False
    issued_in: Words
    verb: Words = "提出"
    applies_to: Words | None = None
    meaning: Words | None = None
    link: Words | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Slogan:
        if not (self.parts or self.applies_to or self.meaning):
            raise ValueError("a slogan needs `parts`, `applies_to` or `meaning`; add what it says")
        if not self.named and len(self.parts) < 2:
            raise ValueError("a list under a label of ours (`named: false`) needs at least two `parts`")
        numbers = [part.n for part in self.parts]
        if len(set(numbers)) != len(numbers):
            raise ValueError("two parts have the same number `n`; give each its own")
        return self


_UNITS: dict[str, re.Pattern[str]] = {
    "share": re.compile(r"%|成|"),
    "growth": re.compile(r"%|倍|番|"),
    "rank": re.compile(r"位|名|"),
    "ratio": re.compile(r"%|倍|"),
}
"""The units that an aspect may have; a change and a level may have any."""


class Statistic(_Fact):
    """A figure: one indicator of one region in one period."""

    kind: Literal["statistic"]
    region: Words
    indicator: Words
    period: Edtf | None = None
    period_name: Words | None = None
    written: Words
    value: str | None
    unit: str = ""
    qualifier: Qualifier = "exactly"
    aspect: Aspect
    whole: Words | None = None
    compared_with: Words | None = None
    direction: Literal["up", "down"] = "up"

    @model_validator(mode="before")
    @classmethod
    def _empty_unit(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("unit", "") is None:
            data = {**data, "unit": ""}
        return data

    @model_validator(mode="after")
    def _figure_agrees(self) -> Statistic:
        if self.period is None and self.as_of is None:
            raise ValueError("has no `period`; where the text gives none, write `as_of:` with the date of the text")
        if self.aspect in ("share", "rank") and not self.whole and not _IS_RATE.search(self.indicator):
            raise ValueError(f"a {self.aspect} needs `whole`: what it is a {self.aspect} of, such as 全国")
        if self.aspect == "ratio" and not self.compared_with:
            raise ValueError("a ratio needs `compared_with`: what it is compared with")
        if self.value is None:
            return self
        value = parse_value(self.value)
        _check_written(self.written, self.value, value, self.unit)
        allowed = _UNITS.get(self.aspect)
        if allowed and not allowed.fullmatch(self.unit):
            raise ValueError(
                f"a {self.aspect} cannot have the unit {self.unit!r}; write the unit that follows the number"
            )
        return self

    @cached_property
    def number(self) -> Fraction | None:
        """The exact value, or None where the text has only words."""
        return None if self.value is None else parse_value(self.value)

    @cached_property
    def base(self) -> tuple[Fraction, str]:
        """The value in the base unit of its dimension, and that unit; zero where there is no value."""
        return base_value(self.number or Fraction(0), self.unit)


_IS_RATE = re.compile(r"(比例|占比|比重|率|强度)$")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?")


def _check_written(written: str, digits: str, value: Fraction, unit: str) -> None:
    """`value` and `unit` must stand in `written`; a count in Chinese numerals (第一, 五大) may stand for the digits."""
    found = [token.replace(",", "") for token in _DIGITS.findall(written)]
    if found:
        if digits not in found:
            raise ValueError(f"`value` {digits!r} does not stand in `written` {written!r}; copy the number as printed")
    elif value.denominator == 1 and not any(word in written for word in _count_words(int(value))):
        raise ValueError(f"`written` {written!r} does not say {digits!r}; mend one of the two")
    core = unit.removeprefix("个") or unit
    if found and core and core not in written and not _unit_restored(written, digits):
        raise ValueError(
            f"the unit {unit!r} does not stand in `written` {written!r}; copy the unit that follows the number"
        )


def _unit_restored(written: str, digits: str) -> bool:
    """True where the text prints the bare number: the unit was left out there, or its defect is told in a note."""
    return written.strip() == digits or written.endswith(("万亿",))


def _count_words(value: int) -> tuple[str, ...]:
    words = (chinese_number(value),)
    return ("二", "两", "双") if value == 2 else words


Fact = Annotated[Event | Slogan | Statistic, Field(discriminator="kind")]
FACT_KINDS: dict[str, type[Event] | type[Slogan] | type[Statistic]] = {
    "event": Event,
    "slogan": Slogan,
    "statistic": Statistic,
}


class DocumentRecord(Record):
    """A document that facts are taken from: short name, full title, author, date, and its sections in order."""

    name: Words
    title: Words
    author: Words | None = None
    date: Edtf | None = None
    sections: tuple[Words, ...] = ()
