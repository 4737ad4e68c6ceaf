"""The facts as rows for the second proof: no index, key or value of the construction is used, only what the records say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.kinds.slogan import Slogan
from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.slots import Slot, text_of
from zhongbu_quiz.quality.parsing import Span, number_of, quantity_of
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.text import dice, squeeze

_MARKS = str.maketrans("", "", '、，,；“”"《》〈〉()（）·-—‘’')
_FILLERS = ("的", "总", "累计", "合计", "全年")
_UNTOLD = ("date", "content", "document_number")

WITHIN: dict[str, tuple[str, ...]] = {
    "全国": ("中部六省", "中部地区", "中部", "东部", "东部地区", "西部", "西部地区"),
    "中部六省": ("山西", "安徽", "江西", "河南", "湖北", "湖南"),
    "河南": ("郑州", "洛阳", "商丘", "南阳", "开封", "濮阳", "中铁装备"),
    "安徽": ("合肥", "芜湖", "阜阳", "安庆"),
    "湖北": ("武汉", "襄阳", "宜昌"),
    "湖南": ("长沙", "岳阳", "株洲"),
    "江西": ("南昌", "九江"),
    "山西": ("太原", "大同", "运城"),
}
"""Which place lies in which: a figure of one may include the other, so neither excludes the other."""
SAME_PLACE = {
    "中部地区": "中部六省",
    "中部": "中部六省",
    "我国": "全国",
    "国家": "全国",
    "东部地区": "东部",
    "西部地区": "西部",
}


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """A text without the marks that do not tell two names apart."""
    return squeeze(text).translate(_MARKS)


@lru_cache(maxsize=1 << 16)
def loose(text: str) -> str:
    """An indicator without the small words that two wordings of it may differ in."""
    bare = plain(text)
    for word in _FILLERS:
        bare = bare.replace(word, "")
    return bare


def same(a: str, b: str) -> bool:
    """One name in two spellings."""
    return plain(a) == plain(b)


@lru_cache(maxsize=1 << 18)
def alike(a: str, b: str) -> bool:
    """One text holds the other, or they share so much that they may be two wordings of one thing."""
    left, right = plain(a), plain(b)
    return left in right or right in left or dice(a, b) >= 0.6


@lru_cache(maxsize=1 << 16)
def within(a: str, b: str) -> bool:
    """Whether one of two places lies in the other."""
    left, right = SAME_PLACE.get(a, a), SAME_PLACE.get(b, b)
    return left == right or _inside(left, right) or _inside(right, left)


def _inside(small: str, large: str) -> bool:
    return any(small == part or _inside(small, part) for part in WITHIN.get(large, ()))


@dataclass(frozen=True)
class Figure:
    """One statistic: its value in base units, as printed."""

    fact: Fact
    record: Statistic
    value: Fraction | None
    unit: str
    span: Span | None


@dataclass(frozen=True)
class Happening:
    """One event, with what was done as one text."""

    fact: Fact
    record: Event
    deed: str
    span: Span


@dataclass(frozen=True)
class Formula:
    """One slogan or list, with all its names."""

    fact: Fact
    record: Slogan
    names: tuple[str, ...]
    parts: tuple[str, ...]


class Ledger:
    """Rows of a base, by what a reader would look for."""

    def __init__(self, base: FactBase) -> None:
        self.figures: list[Figure] = []
        self.events: list[Happening] = []
        self.formulas: list[Formula] = []
        for fact in base.facts:
            self._add(fact)
        rows: list[Figure | Happening | Formula] = [*self.figures, *self.events, *self.formulas]
        self.rows = {row.fact.id: row for row in rows}
        self.by_region: dict[str, list[Figure]] = defaultdict(list)
        self.by_object: dict[str, list[Happening]] = defaultdict(list)
        self.by_name: dict[str, list[Formula]] = defaultdict(list)
        self.by_part: dict[str, list[Formula]] = defaultdict(list)
        self.by_topic: dict[str, list[Formula]] = defaultdict(list)
        for figure in self.figures:
            self.by_region[SAME_PLACE.get(figure.record.region, figure.record.region)].append(figure)
        for event in self.events:
            self.by_object[plain(event.record.object)].append(event)
        for formula in self.formulas:
            for name in formula.names:
                self.by_name[plain(name)].append(formula)
            for part in formula.parts:
                self.by_part[plain(part)].append(formula)
            for text in (formula.record.applies_to, formula.record.meaning):
                if text:
                    self.by_topic[plain(text)].append(formula)

    def _add(self, fact: Fact) -> None:
        record = fact.record
        if isinstance(record, Statistic):
            value = number_of(record.value) if record.value else None
            amount, unit = quantity_of(value, record.unit) if value is not None else (None, record.unit)
            self.figures.append(Figure(fact, record, amount, unit, _span(record.period or record.as_of)))
        elif isinstance(record, Event):
            told = [part for part in fact.segments if isinstance(part, str) or (isinstance(part, Slot) and part.name not in _UNTOLD)]
            self.events.append(Happening(fact, record, _deed(text_of(tuple(told))), record.date.span))
        elif isinstance(record, Slogan):
            parts = tuple(part.text for part in record.parts)
            self.formulas.append(Formula(fact, record, (record.name, *record.aliases), parts))

    def figure(self, fact: Fact) -> Figure:
        """The row of a statistic."""
        row = self.rows[fact.id]
        assert isinstance(row, Figure)
        return row

    def event(self, fact: Fact) -> Happening:
        """The row of an event."""
        row = self.rows[fact.id]
        assert isinstance(row, Happening)
        return row

    def formula(self, fact: Fact) -> Formula:
        """The row of a slogan."""
        row = self.rows[fact.id]
        assert isinstance(row, Formula)
        return row

    def place(self, region: str) -> list[Figure]:
        """All figures of one place."""
        return self.by_region.get(SAME_PLACE.get(region, region), [])


def _span(period: Period | None) -> Span | None:
    return period.span if period else None


def _deed(text: str) -> str:
    """What was done, without the words that say who tells it and the document's number."""
    told = text.partition("》一文，")[2] if "》一文，" in text[:14] else text
    return told.strip("，").replace("（）", "")
