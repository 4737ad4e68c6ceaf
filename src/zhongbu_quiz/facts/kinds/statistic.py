"""Statistics: one indicator of one region in one period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import model_validator

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import Qualifier as QualifierWords
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.facts.columns import ByWorld, Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Key, Kind, Measured, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.records import Edtf, FactRecord, Words
from zhongbu_quiz.facts.slots import Attribution, Segment, Segments, Slot, text_of
from zhongbu_quiz.facts.truth import Claim, Index, Proof, Truth, determinant, parts_of, replaced
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.messages import _, spoken
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.figures import normal, numbers_in, range_in
from zhongbu_quiz.values.numbers import NUMERALS, base_value, chinese_count, chinese_number, parse_value
from zhongbu_quiz.values.text import may_be_one, plain, same

Qualifier = Literal["exactly", "about", "over", "under", "nearly", "at_least"]
Aspect = Literal["level", "share", "growth", "change", "rank", "ratio"]

IS_RATE = re.compile(r"(比例|占比|比重|率|强度)$")
"""How an indicator ends that says itself that it is a share (优良天数比例, 城镇化率)."""
NO_VALUE = ("无", "—", "——", "-", "无数值")
"""What a table writes where the text has words and no number."""
_UNITS: dict[str, re.Pattern[str]] = {
    "share": re.compile(r"%|成|"),
    "growth": re.compile(r"%|倍|番|"),
    "rank": re.compile(r"位|名|"),
    "ratio": re.compile(r"%|倍|"),
}
"""The units that an aspect may have; a change and a level may have any."""
_ASPECT_NAMES = {"level": "水平", "share": "占比", "growth": "增长", "change": "变化", "rank": "位次", "ratio": "倍数"}
"""What a workbook and the messages of its user call them."""


class Statistic(FactRecord):
    """`written` is the figure as the text prints it, `value` its digits (None where the text has only words)."""

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
        if self.period is None and self.as_of is None and not self.attributed:
            words = _("has no `period`; where the text gives none, write `as_of:` with the date of the text, or `attributed: true` for a size")
            raise ValueError(words)
        if self.aspect in ("share", "rank") and not self.whole and not IS_RATE.search(self.indicator):
            words = _("a share needs `whole`: what it is a share of, such as 全国")
            if self.aspect == "rank":
                words = _("a rank needs `whole`: what it is a rank of, such as 全国")
            raise ValueError(words)
        if self.aspect == "ratio" and not self.compared_with:
            raise ValueError(_("a ratio needs `compared_with`: what it is compared with"))
        if self.value is None:
            return self
        value = parse_value(normal(self.value))
        _check_written(self.written, self.value, value, self.unit)
        allowed = _UNITS.get(self.aspect)
        if allowed and not allowed.fullmatch(self.unit):
            words = _("a {aspect} cannot have the unit {unit!r}; write the unit that follows the number")
            raise ValueError(words.format(aspect=_ASPECT_NAMES[self.aspect] if spoken() == "zh" else self.aspect, unit=self.unit))
        return self

    @cached_property
    def number(self) -> Fraction | None:
        """The exact value, or None where the text has only words."""
        return None if self.value is None else parse_value(normal(self.value))

    @cached_property
    def base(self) -> tuple[Fraction, str]:
        """The value in the base unit of its dimension, and that unit; zero where there is no value."""
        return base_value(self.number or Fraction(0), self.unit)

    @property
    def is_rate(self) -> bool:
        """True where the indicator says itself that it is a share."""
        return IS_RATE.search(self.indicator) is not None

    @property
    def time(self) -> str:
        """When it holds, as a key: its period, or its as-of date; "" for a size, which its document alone tells."""
        return str(self.period or self.as_of or "")

    @property
    def quantity(self) -> tuple[object, ...]:
        """What is measured, without region and time: two statistics of one quantity can be compared."""
        return (plain(self.indicator), self.aspect, self.whole or "", self.compared_with or "")


def _check_written(written: str, digits: str, value: Fraction, unit: str) -> None:
    """`value` and `unit` must stand in `written`; a count in Chinese numerals (第一, 五大) may stand for the digits."""
    found = numbers_in(written)
    if found:
        if normal(digits) not in found:
            words = _("`value` {digits!r} does not stand in `written` {written!r}; copy the number as printed")
            raise ValueError(words.format(digits=digits, written=written))
    elif value.denominator == 1 and not any(word in written for word in _count_words(int(value))):
        raise ValueError(_("`written` {written!r} does not say {digits!r}; mend one of the two").format(written=written, digits=digits))
    core = unit.removeprefix("个") or unit
    if re.search(r"\d", normal(written)) and core and normal(core) not in normal(written) and not _unit_restored(written, digits):
        words = _("the unit {unit!r} does not stand in `written` {written!r}; copy the unit that follows the number")
        raise ValueError(words.format(unit=unit, written=written))


def _unit_restored(written: str, digits: str) -> bool:
    """True where the text prints the bare number: the unit was left out there, or its defect is told in a note."""
    return normal(written) == normal(digits) or written.endswith(("万亿",))


def _count_words(value: int) -> tuple[str, ...]:
    words = (chinese_number(value),)
    return ("二", "两", "双") if value == 2 else words


# -- the sentence, by aspect and qualifier


def _wording(record: Statistic, said: QualifierWords) -> str:
    when = "{period}，" if record.time else ""
    if record.value is None:
        return when + "{region}{indicator}" + _verb(record.written) + "{figure}"
    return when + _ASPECTS[record.aspect](record, said)


def _verb(written: str) -> str:
    """What stands before a figure that is no single number: a range is, a place is held, and words tell themselves (位居前列)."""
    return "为" if range_in(written) or load_lexicon().pattern("<statistics.of_parts>").search(written) else "居" if written.startswith("第") else ""


_DEED = "^(?:<statistics.deed+statistics.act>)|<statistics.act_last>$"
_MEASURE = "<statistics.measure>$"
_INEXACT = "<qualifiers.over_after>"


def _level(record: Statistic, said: QualifierWords) -> str:
    """A deed is told with its figure at once (招收学生126名), a thing by what it is (学生为126名); 余 and 多 bound a figure by themselves."""
    lexicon = load_lexicon()
    deed = lexicon.pattern(_DEED).search(record.indicator) and not lexicon.pattern(_MEASURE).search(record.indicator)
    bounded = record.qualifier == "over" and lexicon.pattern(_INEXACT).match(record.unit)
    return "{region}{indicator}" + ("" if deed else "为" if bounded else said.is_) + ("{figure}{unit}" if bounded else said.say)


def _share(record: Statistic, said: QualifierWords) -> str:
    if not record.whole or record.is_rate:
        return _level(record, said)
    return "{region}{indicator}占{whole}的比重" + said.is_ + said.share


def _growth(record: Statistic, said: QualifierWords) -> str:
    against = "比{compared_with}" if record.compared_with else ""
    verb = "增长" if record.direction == "up" else "下降"
    return f"{{region}}{{indicator}}{against}{verb}{said.say}"


def _change(record: Statistic, said: QualifierWords) -> str:
    points = record.unit == "个百分点"
    up = record.direction == "up"
    verb = "增加" if up else "减少"
    against = record.compared_with or ""
    if "平均" in against or (points and against):  # how far apart two levels stand is no change of one
        verb = "高" if up else "低"
    elif points:
        verb = "提高" if up else "下降"
    return f"{{region}}{{indicator}}{'比{compared_with}' if record.compared_with else ''}{verb}{said.say}"


def _rank(record: Statistic, said: QualifierWords) -> str:
    return "{region}{indicator}居{whole}第{figure}位" if record.whole else "{region}{indicator}居第{figure}位"


def _ratio(record: Statistic, said: QualifierWords) -> str:
    about = "约" if record.qualifier == "about" else ""
    return f"{{region}}{{indicator}}{about}相当于{{compared_with}}的{{figure}}{{unit}}"


_ASPECTS: dict[str, Callable[[Statistic, QualifierWords], str]] = {
    "level": _level,
    "share": _share,
    "growth": _growth,
    "change": _change,
    "rank": _rank,
    "ratio": _ratio,
}


# -- truth

MEASURE = Dependency(
    "figure", ("region", "indicator", "aspect", "whole", "compared_with", "period", "direction")
)
"""Region, indicator, aspect, whole, comparison, period and direction together have one value."""
_PLACED = ("region", "whole")
"""Slots that name places: their value is the place's own name, whatever name the text uses (中部地区 is 中部六省)."""
MAJORITY = 50
"""More than half of one whole, in percent, belongs to one place only."""


def region(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another region is false where its own value is known to differ, where only one can hold the place (a rank, more than half
    of one whole), or where the document is named and tells this figure of no other region. Only places that exclude each other are
    compared."""
    record = _record(claim.fact)
    if same(candidate.text, record.region):
        return Truth.TRUE
    if not index.base.world.places.rivals(candidate.text, record.region):
        return Truth.UNKNOWN
    known = replaced(claim, candidate, MEASURE, index)
    if known is not None:
        return known
    if record.aspect == "rank" or _more_than_half(record):
        return Truth.FALSE
    place = plain(index.base.world.places.canonical(candidate.text))
    equal = index.where("statistic", ("region", "aspect", "base"), (place, record.aspect, record.base))
    alike = any(may_be_one(_record(fact).indicator, record.indicator) for fact in equal)
    return Truth.FALSE if claim.attributed and not alike else Truth.UNKNOWN


def indicator(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another indicator is false where the same region's value of it is known to differ, or where the document is named and
    tells no equal figure of this region for it."""
    record = _record(claim.fact)
    if same(candidate.text, record.indicator):
        return Truth.TRUE
    if may_be_one(candidate.text, record.indicator):
        return Truth.UNKNOWN
    names = ("region", "aspect", "indicator")
    told = [
        _record(fact)
        for fact in index.where("statistic", names, (*parts_of(claim.fact, names[:2]), plain(candidate.text)))
    ]
    if any(other.base == record.base for other in told):
        return Truth.TRUE
    known = any(other.time == record.time and other.whole == record.whole for other in told)
    return Truth.FALSE if known or claim.attributed else Truth.UNKNOWN


def period(claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Another period of the same series is false where its recorded value differs."""
    if candidate.value is None or _record(claim.fact).period is None:
        return Truth.UNKNOWN
    if candidate.value == claim.key.value:
        return Truth.TRUE
    return determinant(claim, candidate, origin, index)


def _more_than_half(record: Statistic) -> bool:
    number = record.number
    return record.aspect == "share" and record.unit == "%" and number is not None and number > MAJORITY


def _record(fact: Fact) -> Statistic:
    """The table of proofs and the index send only statistics here."""
    record = fact.record
    assert isinstance(record, Statistic)
    return record


_ASIDE = re.compile(r"^（[^（）]*）")
"""What stands in brackets behind an indicator: it belongs to that."""
_SAME_THING = ("indicator", "aspect", "region", "period")
"""What figures must share for one to be set beside another that measures something else."""


def _predicate(fact: Fact) -> str:
    """What is told of an indicator: the sentence from there on; "" where the sentence names none."""
    told = fact.segments
    at = next((place for place, segment in enumerate(told) if isinstance(segment, Slot) and segment.name == "indicator"), len(told))
    return _ASIDE.sub("", text_of(told[at + 1 :]))


def _whose(fact: Fact, candidate: Slot, origin: Fact | None) -> str:
    """Whose a figure is, where it is of the quantity that is asked."""
    if origin is None or origin is fact:
        return ""
    own, other = _record(fact), _record(origin)
    if other.quantity != own.quantity or origin.doubtful:
        return ""
    when = origin.slots["period"].text if other.time != own.time and other.time else ""
    return say("figure_of", figure=f"{candidate.text}{other.unit}", whose=f"{other.region}{when}")


_ORDINAL = "第"
_COMPARED = ("whole", "compared_with")
"""The slots of the other side of a share or a comparison."""
_SIDE, _OTHER = "\n", "\t"
_MEASURED = f"(?:<print.how>(?:[0-9]+年)?)*(?:<print.from>[^，{_OTHER}]*)?<print.measured>+(?:{_SIDE}+<print.of_whole>?)?{_ORDINAL}?$"
"""The words before a figure that tell how it is meant."""
_PLACE = re.compile(rf"居?(?P<whole>[^\d第居]{{2,8}})?居?第(?P<place>\d+|[{NUMERALS}]+)[位名]?")
"""A place in a ranking, as a cell holds it: 世界第三位, 第3位."""


def _placed(entry: dict[str, Any]) -> None:
    """A row that tells a place is one of ranking where it says in what; without that the place stays words."""
    written = entry.get("written") or entry.get("value") or ""
    place = _PLACE.fullmatch(written)
    if not place or "aspect" in entry:
        return
    if place["whole"]:
        entry.setdefault("whole", place["whole"])
    entry["written"] = written
    if "whole" not in entry:
        entry["value"] = "无"
        return
    entry |= {"aspect": "rank", "value": str(chinese_count(place["place"])), "unit": ""}


_PROOFS: dict[str, Proof] = {"region": region, "indicator": indicator, "period": period}


class _Qualifiers(ByWorld):
    """Titles of qualifiers (约, 超过) -> their names. They stand in a data file, which only who reads or writes cells needs."""

    def of(self, world: World) -> Mapping[str, str]:
        """Those that a world knows."""
        return {one.title: one.name for one in world.qualifiers.values()}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return self.of(load_world())

    def __getitem__(self, title: str) -> str:
        return self._names[title]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class StatisticKind(Kind[Statistic]):
    """A figure is a function of what it measures, where, when and against what."""

    name = "statistic"
    title = "数据"
    also_titled = ("statistic", "statistics", "统计", "数字")
    prefix = "st"
    spare = "n"
    record = Statistic
    numbers: ClassVar[Mapping[str, int]] = {
        "figure": 20, "region": 21, "period": 22, "indicator": 23, "whole": 24, "compared_with": 25,
    }  # fmt: skip
    dependencies = (MEASURE,)
    evidence = ("period_name", "region", "indicator", "written", "whole", "compared_with")
    by_document = ("region", "period", "whole", "compared_with")
    families = ("aspect", "unit", "region")
    conditions = ("aspect", "qualifier")
    picture = "series"
    slot_titles: ClassVar[Mapping[str, str]] = {"figure": "数值"}
    columns = (
        Column("region", "地区", must=True),
        Column("indicator", "指标", help="如 粮食产量", must=True),
        Column("period", "时期", "date", say("period_help"), ("日期", "时间", "年份")),
        Column(
            "written",
            "原文写法",
            help="连单位照抄，如 约13.78亿吨。数值和单位可以空着，由它得出",
            also=("写法", "数据"),
        ),
        Column("value", "数值", "number", "也可以连单位写在一格里，如 13.78亿吨。原文只有文字时写“无”", also=("数字",)),
        Column("unit", "单位"),
        Column(
            "qualifier",
            "修饰",
            "choice",
            "空着就从原文写法里看",
            choices=_Qualifiers(),
        ),
        Column(
            "aspect",
            "类别",
            "choice",
            "空着算“水平”",
            ("类型",),
            {title: aspect for aspect, title in _ASPECT_NAMES.items()},
        ),
        Column("whole", "总体", help="占什么的比重、在哪里的位次，如 全国"),
        Column("compared_with", "比较对象", help="比什么增长，相当于什么的几倍"),
        Column("direction", "方向", "choice", "增长、变化是升还是降", choices={"升": "up", "降": "down"}),
        Column("period_name", "时期名", help="文中给这段时间的名字"),
    )

    def tell(self, record: Statistic, around: Surroundings) -> Told:
        """Period, region, indicator, figure, and what it is a part of or compared with."""
        period = None
        if record.period is not None:
            period = Slot("period", "date", record.period_name or record.period.chinese, record.period)
        elif record.as_of is not None:
            period = Slot("as_of", "as_of", f"截至{record.as_of.coarsened('month').chinese}", record.as_of)
        number = record.number
        digits = record.written if record.value is None else record.value
        said = around.world.qualifiers[record.qualifier]
        canonical = around.world.places.canonical
        measure = "|".join((record.unit, record.aspect, record.whole or "", record.compared_with or "", record.direction))
        slots = [
            period,
            Slot("region", "region", record.region, canonical(record.region)),
            Slot("indicator", "indicator", record.indicator, record.indicator, measure),
            Slot("figure", "text" if number is None else "number", digits, number, record.unit),
            Slot("whole", "whole", record.whole, canonical(record.whole)) if record.whole else None,
            Slot("compared_with", "whole", record.compared_with, record.compared_with)
            if record.compared_with
            else None,
        ]
        named = {slot.name: slot for slot in slots if slot}
        if period:
            named.setdefault("period", period)
        texts = {"unit": record.unit, "region": record.region}
        return Told(named, record.wording or _wording(record, said), texts)

    def exact(self, record: Statistic) -> bool:
        """A figure with 超过, 近 or the like is true by its document's word alone (rule 9)."""
        return record.qualifier == "exactly"

    def period(self, fact: Fact) -> Period | None:
        """Its own period; a figure that has none has only the date of its text."""
        return _record(fact).period

    def regions(self, record: Statistic) -> tuple[str, ...]:
        """The one that it is measured in."""
        return (record.region,)

    def comparable(self, name: str, fact: Fact) -> Key | None:
        """A region wants another one with the same indicator, unless only one can hold the place (a rank, more than half of a whole);
        a period another one of the same series; an indicator another one in the same unit, which would otherwise tell it."""
        record = _record(fact)
        measured = (plain(record.indicator), record.aspect)
        match name:
            case "region":
                return ("held",) if record.aspect == "rank" or _more_than_half(record) else measured
            case "period":
                return (*measured, fact.slots["region"].value)
            case "indicator":
                return (record.unit, record.aspect, record.compared_with or "")
            case _:
                return None

    def unlike(self, name: str, a: Slot, b: Slot, world: World) -> bool:
        """Regions of one level (or both known to nobody), periods that do not meet, indicators that are not two wordings of one."""
        if name == "region":
            unknown = not world.places.level(a.text) and not world.places.level(b.text)
            return world.places.rivals(a.text, b.text) or (unknown and super().unlike(name, a, b, world))
        if name == "period" and isinstance(a.value, Period) and isinstance(b.value, Period):
            return not a.value.overlaps(b.value)
        return super().unlike(name, a, b, world)

    def called(self, fact: Fact) -> str:
        """The indicator of the place."""
        record = _record(fact)
        return f"{record.region}{record.indicator}"

    def head(self, record: Statistic) -> str:
        """Figures of one indicator are siblings."""
        return f"indicator:{''.join(record.indicator.split())}"

    def topic_key(self, record: Statistic) -> str:
        """Figures of one indicator are easy to confuse."""
        return record.indicator

    def series_key(self, record: Statistic) -> tuple[str, ...]:
        """One indicator of one region."""
        return (record.region, record.indicator)

    def words(self, fact: Fact) -> dict[str, Segments]:
        """The unit, as plain text."""
        return {"unit": (_record(fact).unit,)}

    word_names = ("unit",)

    def why_not(self, claim: Claim, candidate: Slot, origin: Fact | None, index: Index) -> str:
        """The figure that belongs to the place, indicator or period that was taken for the right one; whose the figure is that was."""
        fact, asked = claim.fact, claim.key.name
        if asked == "figure":
            return _whose(fact, candidate, origin)
        names = _SAME_THING if asked == "indicator" else MEASURE.on
        if asked not in names:
            return ""
        key = tuple(self.part_of(name, candidate) if name == asked else self.part(name, fact) for name in names)
        told = {_predicate(other) for other in index.where("statistic", names, key) if not other.doubtful} - {""}
        return say("own_figure", what=candidate.text, told=told.pop()) if len(told) == 1 else ""

    def amount(self, value: Fraction, record: Statistic) -> object:
        """In the base unit of its dimension: 1.4万亿 and 14000亿 are one."""
        return base_value(value, record.unit)

    def part(self, name: str, fact: Fact) -> object:
        """The period as its EDTF text, the figure in its base unit, a place by its own name; what is missing counts as empty."""
        record = _record(fact)
        if name == "period":
            return record.time
        if name in ("figure", "base"):
            return record.base
        return plain(fact.slots[name].value) if name in _PLACED and name in fact.slots else super().part(name, fact) or ""

    def part_of(self, name: str, slot: Slot) -> object:
        """The same of a candidate."""
        if name == "period":
            return str(slot.value)
        return plain(slot.value or slot.text) if name in _PLACED else super().part_of(name, slot)

    def confusion(self, record: Statistic, other: Statistic) -> str:
        """One indicator elsewhere or at another time, or another indicator."""
        if record.indicator == other.indicator:
            return "同指标异地" if record.region != other.region else "同指标异年"
        return "同地异指标" if record.region == other.region else "同类异指标"

    def measured(self, record: Statistic) -> Measured | None:
        """The figure, unless the text has only words."""
        if record.value is None:
            return None
        return Measured("figure", record.value, record.unit, record.qualifier, record.written)

    def proofs(self) -> Mapping[str, Proof]:
        """The figure is proved by the dependency; what it depends on, also by what the document tells of others."""
        return _PROOFS

    def completed(self, entry: dict[str, Any], world: World) -> None:
        """A level, its number and unit read from what was written, or the other way round."""
        _placed(entry)
        entry.setdefault("aspect", "level")
        value = entry.get("value")
        if value in NO_VALUE:
            entry["value"] = None
            return
        said = written_figure(value, world) if value else written_figure(entry.get("written", ""), world)
        if not value and "written" in entry and said is None and (range_in(entry["written"]) or _PLACE.fullmatch(entry["written"])):
            entry["value"] = None  # asked as the words that it is told in
            return
        if value and "written" not in entry:
            entry["written"] = value if said and said.unit else value + entry.get("unit", "")
        if said and (not value or said.unit):
            entry["value"] = said.value
            if said.unit:
                entry.setdefault("unit", said.unit)
        shown = written_figure(entry.get("written", ""), world)
        if shown and shown.qualifier != "exactly":
            entry.setdefault("qualifier", shown.qualifier)

    def study(self, fact: Fact) -> StudyRow:
        """What the figure is of, without the region that the table names, and the figure with its unit and the words that tell how it is meant
        (为, 占全国的); the sentence where that goes on behind the unit (26个城市列入…), for a cell would cut it in two."""
        segments = fact.segments
        names = [segment.name if isinstance(segment, Slot) else "" for segment in segments]
        place = names.index("figure") if "figure" in names else len(names)
        if _goes_on(text_of(segments[place + 1 :]), _record(fact).unit):
            return StudyRow("sentences", "", (), segments, (("figure",),))
        told, measured = _parted(segments[:place])
        before = list(told)
        if "region" in names[:place]:
            at = names.index("region")
            del before[at]
            following = before[at] if at < len(before) else None
            if isinstance(following, str):
                before[at] = following.removeprefix("的").removeprefix("，")
        titles = ("地区", "指标", "数据")
        return StudyRow("table", fact.slots["region"].text, tuple(before), (*measured, *segments[place:]), (("figure",),), titles)


def _parted(before: Segments) -> tuple[Segments, Segments]:
    """What stands before a figure: of what it is, and the words that tell how it is meant."""
    text = "".join(one if isinstance(one, str) else _mark(one) * len(one.text) for one in before)
    found = load_lexicon().pattern(_MEASURED).search(text)
    rest = found.start() if found else len(text)
    head: list[Segment] = []
    tail: list[Segment] = []
    for segment in before:
        length = len(text_of((segment,)))
        if isinstance(segment, str) and 0 < rest < length:
            head.append(segment[:rest])
            tail.append(segment[rest:])
        else:
            (head if rest > 0 else tail).append(segment)
        rest -= length
    return tuple(head), tuple(tail)


def _mark(value: Slot | Attribution) -> str:
    """What stands for each character of a value where words are looked for, that none is found in it."""
    return _SIDE if isinstance(value, Slot) and value.name in _COMPARED else _OTHER


def _goes_on(after: str, unit: str) -> bool:
    """Whether words follow a figure that are neither its unit nor a bound."""
    rest = after.removeprefix(unit)
    for bound in load_lexicon().words("qualifiers.after"):
        rest = rest.removeprefix(bound)
    return rest != ""

