"""Attributes: what a thing has (the 省会 of 河南 is 郑州), one value for one attribute of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from zhongbu_quiz.data.world import load_world
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Kind, Measured, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.records import FactRecord, Words
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.values.numbers import base_value, parse_value


class Attribute(FactRecord):
    """`thing` has `value` as its `attribute`. A number stands with its unit, as the text writes it: 16.7万平方公里."""

    kind: Literal["attribute"]
    thing: Words
    attribute: Words
    value: Words

    @property
    def figure(self) -> tuple[str, str] | None:
        """Digits and unit of a value that is a number, or None."""
        written = written_figure(self.value, load_world())
        return (written.value, written.unit) if written and written.qualifier == "exactly" else None


class AttributeKind(Kind[Attribute]):
    """A value is a function of thing and attribute. Values of one attribute stand beside each other, and so do its things."""

    name = "attribute"
    title = "属性"
    also_titled = ("attribute", "attributes", "特征")
    prefix = "at"
    spare = "a"
    record = Attribute
    numbers: ClassVar[Mapping[str, int]] = {"thing": 60, "attribute": 61, "value": 62}
    dependencies = (Dependency("value", ("thing", "attribute")),)
    word_names = ("unit",)
    families = ("attribute",)
    evidence = ("thing", "attribute", "value")
    least_stem = 5
    columns = (
        Column("thing", "名称", help="说的是谁、是什么", also=("对象", "事物"), must=True),
        Column("attribute", "属性", help="它的哪一项，如 省会", also=("项目",), must=True),
        Column("value", "值", help="是多少、是哪个；数字连单位写", also=("内容", "取值"), must=True),
    )

    def tell(self, record: Attribute, around: Surroundings) -> Told:
        """Thing, attribute, value; a value that is a number leaves its unit in the sentence."""
        pool = record.attribute
        figure = record.figure
        if figure is None:
            value = Slot("value", "value", record.value, record.value, pool)
        else:
            value = Slot("value", "number", figure[0], parse_value(figure[0]), f"{pool}|{figure[1]}")
        slots = (
            Slot("thing", "thing", record.thing, record.thing, pool),
            Slot("attribute", "attribute", record.attribute, record.attribute),
            value,
        )
        wording = record.wording or "{thing}的{attribute}是{value}{unit}"
        return Told({slot.name: slot for slot in slots}, wording, {"unit": figure[1] if figure else ""})

    def words(self, fact: Fact) -> dict[str, tuple[str]]:  # type: ignore[override]
        """The unit of a value that is a number, as plain text."""
        record = fact.record
        assert isinstance(record, Attribute)
        return {"unit": (record.figure[1] if record.figure else "",)}

    def measured(self, record: Attribute) -> Measured | None:
        """A value that is a number."""
        figure = record.figure
        return Measured("value", figure[0], figure[1], "exactly", record.value) if figure else None

    def head(self, record: Attribute) -> str:
        """Values of one attribute are siblings."""
        return f"attribute:{record.attribute}"

    def topic_key(self, record: Attribute) -> str:
        """Cards of one attribute are easy to confuse."""
        return record.attribute

    def amount(self, value: Fraction, record: Attribute) -> object:
        """In the base unit of its dimension."""
        return base_value(value, record.figure[1] if record.figure else "")

    def study(self, fact: Fact) -> StudyRow:
        """A table for each attribute: the thing, and its value."""
        value, unit = fact.slots["value"], self.words(fact)["unit"]
        thing, _, its = (column.title for column in self.columns)
        titles = (self.title, thing, its)
        return StudyRow("table", fact.slots["attribute"].text, (fact.slots["thing"],), (value, *unit), (("value",),), titles)
