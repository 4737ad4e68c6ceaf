"""Constructions whose stem, notes and explanation are words of the item model, with names that the construction lends beside those of
the fact: the head of a list, numbered statements, a second list.

In: the lines of an item model. Out: compiled templates; a template may use every name of `lends`.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import ValidationInfo, field_validator

from zhongbu_quiz.items.models.base import ChoiceModel, Text

MARKS = "①②③④"
BETWEEN = "——"
"""What stands between the two sides of an option that pairs them."""


class Worded(ChoiceModel):
    """A choice with a stem and an explanation in the words of its author."""

    lends: ClassVar[tuple[str, ...]] = ()
    """The names that the construction lends to templates."""

    stem: Text
    explanation: Text

    @field_validator("stem", mode="before")
    @classmethod
    def _stem(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, ("blank",), lent=cls.lends)

    @field_validator("explanation", mode="before")
    @classmethod
    def _explanation(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, (), asked=True, lent=cls.lends)


class WithNote(Worded):
    """The same, with a note on each wrong option."""

    noted: ClassVar[tuple[str, ...]] = ()
    """The kinds of the facts that notes are about; () for those that the model is about."""

    note: Text

    @field_validator("note", mode="before")
    @classmethod
    def _note(cls, value: object, info: ValidationInfo) -> object:
        return cls.compiled(value, info, (), asked=True, lent=cls.lends, kinds=cls.noted)


def numbered(texts: list[str]) -> str:
    """Statements with their marks in one row: ①甲；②乙；③丙；④丁。"""
    return "；".join(f"{mark}{text}" for mark, text in zip(MARKS, texts, strict=False)) + "。"
