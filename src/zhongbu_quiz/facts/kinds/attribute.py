"""Attributes: what a thing has (the 省会 of 河南 is 郑州), one value for one attribute of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal

from pydantic import PrivateAttr

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Kind, Measured, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.records import Edtf, FactRecord, Words, world_in
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.written import WrittenFigure, written_figure
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.figures import range_in
from zhongbu_quiz.values.numbers import base_value, parse_value


class Attribute(FactRecord):
    """`thing` has `value` as its `attribute`. A number stands with its unit, as the text writes it: 16.7万平方公里. `category` is what kind of
    thing it is, for questions that ask which: 简称是豫的省份是… `when`: when a thing that happened did so; that is not told, and rivals are
    of its age."""

    kind: Literal["attribute"]
    thing: Words
    attribute: Words
    value: Words
    category: Words | None = None
    when: Edtf | None = None

    _written: WrittenFigure | None = PrivateAttr(None)

    def model_post_init(self, context: Any, /) -> None:
        """The value is read by the words (约, 超过) of the world that the record is read by."""
        super().model_post_init(context)
        self._written = written_figure(self.value, world_in(context))

    @property
    def written(self) -> WrittenFigure | None:
        """A value that is a number, in its parts, or None."""
        return self._written

    @property
    def figure(self) -> WrittenFigure | None:
        """Digits, unit and 正好 or 约 of a value that is a number, or None; a place (第三位) and an open side (60多度) are told as they stand."""
        written = self._written
        return written if written and written.qualifier in _TWO_SIDED and not self.value.startswith("第") else None


_TWO_SIDED = ("exactly", "about")
_LONGEST_NAME = 8
"""A value of more characters is no name: where words follow it, quotation marks hold it together (意义是“标志着…的开端”的事件)."""


def _wording(record: Attribute) -> str:
    """The sentence: how much it is, or what it is; 约 stands outside of the number, so that the number alone is asked."""
    return f"{{thing}}{_link(record)}{{attribute}}{_verb(record)}{{value}}{{unit}}"


def _link(record: Attribute) -> str:
    """What stands between the thing and the name of the attribute; the dynasty of a work is that in which it was written."""
    if record.thing.startswith("《") and record.thing.endswith(("》", "）")) and record.attribute in load_lexicon().set("statistics.ages"):
        return "的创作"
    bare = load_lexicon().words("statistics.bare", "statistics.counting")
    return "" if record.attribute.startswith(bare) or _held(record.attribute) else "的"


def _held(attribute: str) -> str:
    """The word with which an attribute begins that tells in what its things lie (所在 of 所在省); "" where it has none, or is one word (所在地)."""
    lexicon = load_lexicon()
    if attribute in lexicon.set("statistics.held_whole"):
        return ""
    return next((word for word in lexicon.words("statistics.holds") if attribute.startswith(word)), "")


def _called(attribute: str) -> str:
    """What an attribute is called behind its thing: 黄岗山所在的山脉."""
    held = _held(attribute)
    noun = attribute.removeprefix(held)
    return f"{held}的{noun}" if held and noun and noun[0] != "的" else attribute


def _quoted(text: str) -> str:
    """A line in quotation marks, unless it has some."""
    return text if text[0] in "“《" else f"“{text}”"


def _marks(record: Attribute) -> tuple[str, str]:
    """What stands around a value within a sentence."""
    long = record.figure is None and len(record.value) > _LONGEST_NAME and not set(record.value) & set("“”《》")
    return ("“", "”") if long else ("", "")


def _verb(record: Attribute) -> str:
    """是; nothing behind a verb (跨经度60多度); of what is no single number 约为, 为, or 在 (800毫米以上)."""
    written = record.written
    if written and record.attribute.startswith(load_lexicon().words("statistics.counting")):
        return ""
    if written and written.qualifier in ("under", "at_least") and record.value.endswith(("以上", "以下", "以内")):
        return "在"
    if record.value.startswith("不") and not record.value.startswith(load_lexicon().words("statistics.not_asking")):
        return "是：" if not written else "是"  # 是不是… would ask
    return "约为" if record.figure and record.figure.qualifier == "about" else "为" if range_in(record.value) else "是"


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
    word_names = ("unit", "of", "verb", "category", "open", "close")
    families = ("attribute",)
    evidence = ("thing", "attribute", "value")
    least_stem = 5
    hidden_whole = ("value",)
    told_alike = True
    columns = (
        Column("thing", "名称", help="说的是谁、是什么", also=("对象", "事物"), must=True),
        Column("attribute", "属性", help="它的哪一项，如 省会", also=("项目",), must=True),
        Column("value", "值", help="是多少、是哪个；数字连单位写", also=("内容", "取值"), must=True),
        Column("category", "类别", help="名称是哪一类，如 省份，可以空着"),
        Column("when", "何时", "date", say("when_help")),
    )

    def tell(self, record: Attribute, around: Surroundings) -> Told:
        """Thing, attribute, value; a value that is a number leaves its unit in the sentence."""
        pool = record.attribute
        figure = record.figure
        lines = pool.endswith(load_lexicon().words("statistics.lines"))
        if lines:  # a line of seven characters stands out among lines of five
            pool = f"{pool}|{len(record.thing)}|{len(record.value)}"
        thing = _quoted(record.thing) if lines else record.thing
        if figure is None:
            value = Slot("value", "value", _quoted(record.value) if lines else record.value, record.value, pool, record.written)
        else:
            value = Slot("value", "number", figure.value, parse_value(figure.value), f"{pool}|{figure.unit}|{figure.qualifier}")
        slots = (
            Slot("thing", "thing", thing, record.thing, pool),
            Slot("attribute", "attribute", _called(record.attribute), record.attribute),
            value,
        )
        return Told({slot.name: slot for slot in slots}, record.wording or _wording(record), {"unit": figure.unit if figure else ""})

    def words(self, fact: Fact) -> dict[str, tuple[str]]:  # type: ignore[override]
        """The unit of a value that is a number, and the words and marks around thing, attribute and value, as plain text."""
        record = fact.record
        assert isinstance(record, Attribute)
        unit = record.figure.unit if record.figure else ""
        opening, closing = _marks(record)
        told = {"unit": unit, "of": _link(record), "verb": _verb(record), "category": record.category or "", "open": opening, "close": closing}
        return {name: (word,) for name, word in told.items()}

    def measured(self, record: Attribute) -> Measured | None:
        """A value that is a number."""
        figure = record.figure
        return Measured("value", figure.value, figure.unit, figure.qualifier, record.value) if figure else None

    def period(self, fact: Fact) -> Period | None:
        """When its thing happened."""
        record = fact.record
        return record.when if isinstance(record, Attribute) else None

    def head(self, record: Attribute) -> str:
        """Values of one attribute are siblings."""
        return f"attribute:{record.attribute}"

    def topic_key(self, record: Attribute) -> str:
        """Cards of one attribute are easy to confuse."""
        return record.attribute

    def amount(self, value: Fraction, record: Attribute) -> object:
        """In the base unit of its dimension."""
        return base_value(value, record.figure.unit if record.figure else "")

    def study(self, fact: Fact) -> StudyRow:
        """A table for each attribute: the thing, and its value; the sentence where its author worded it, for that says what cells do not."""
        if isinstance(fact.record, Attribute) and fact.record.wording:
            return StudyRow("sentences", "", (), fact.segments, (("value",),))
        value, unit = fact.slots["value"], self.words(fact)["unit"]
        thing, _, its, *_others = (column.title for column in self.columns)
        titles = ("项目", thing, its)
        return StudyRow("table", fact.slots["attribute"].text, (fact.slots["thing"],), (value, *unit), (("value",),), titles)
