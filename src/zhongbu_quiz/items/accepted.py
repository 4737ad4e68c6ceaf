"""All right spellings of a typed answer (rule 80): what a person may write into a gap and be right.

In: a slot of a fact, and the world, which knows other names of places and organs. Out: the key first, then the other spellings, each once.
Every export that grades typed answers, and the page to practise on, use this one list (`Gap.accepted`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.values.chinese_dates import read_chinese, told_once
from zhongbu_quiz.values.dates import Day, Period
from zhongbu_quiz.values.numbers import NUMERALS, chinese_number, in_scale, split_scale
from zhongbu_quiz.values.text import plain

_DIGITS = f"〇{NUMERALS[:-1]}"
_WIDE = str.maketrans("0123456789.%/-", "０１２３４５６７８９．％／－")
_NARROW = str.maketrans("（）％：", "()%:")
_MARKS = re.compile(r"[《》“”]")
_ASIDE = re.compile(r"（[^（）]*）")
_INNER = re.compile(r"、|·")
SMALL = 100
"""Counts below this are also written in Chinese numerals."""
FIRST_SCALE = 10**4
"""万: what is smaller belongs to the unit."""
MOST_DECIMALS = 6
"""How many decimals a figure may have when it is written in another scale (563354 as 56.3354万)."""


def accepted(fact: Fact, slot: Slot, world: World) -> tuple[str, ...]:
    """Every right spelling of a slot's value, the value itself first."""
    ways = _WAYS.get(slot.type, _name)
    texts = [text for text in (slot.text, *ways(fact, slot, world)) if text]
    return tuple(dict.fromkeys((*texts, *_in_other_spellings(fact, texts))))


class Typed(TypedDict):
    """The answer of one gap, and what else is right in it."""

    answer: tuple[str, ...]
    also: tuple[tuple[str, ...], ...]


def typed(fact: Fact, slot: Slot, world: World) -> Typed:
    """What a gap that hides a slot takes."""
    key, *others = accepted(fact, slot, world)
    return Typed(answer=(key,), also=(tuple(others),))


def spelled(texts: Iterable[str]) -> tuple[str, ...]:
    """Names with and without their marks, and with full-width or half-width brackets."""
    bare = (form for text in texts for form in (text, _MARKS.sub("", text), _INNER.sub("", _MARKS.sub("", text))))
    return tuple(dict.fromkeys(form for text in bare for form in (text, text.translate(_NARROW))))


def _name(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A name, its aliases, and what the world calls it; without its marks, and without what stands in brackets behind it."""
    names = [slot.text, *world.other_names(slot.text), *_of_person(fact, slot, world), *_of_thing(fact, slot, world)]
    aliases = fact.kind_of.trait("aliases", fact.record) if slot.name == "name" else None
    if isinstance(aliases, tuple):
        names += aliases
    if slot.type == "value" and (period := read_chinese(slot.text)) and period.is_date and not period.text and period.start:
        yield from _day(period.start)
    yield from spelled(names)
    yield from spelled(_ASIDE.sub("", text) for text in names if not text.startswith("《"))
    yield plain(slot.text)


def _of_person(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """The other names of a person, but for what the fact tells itself; none where one certain name is asked (鲁迅的原名)."""
    told = [other.text for other in fact.slots.values() if other is not slot]
    if not world.persons.of_names.intersection(told):
        yield from (name for name in world.persons.names_of(slot.text) if not any(name in text for text in told))


def _of_thing(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """The other names of an age or a state (明代 for 明朝), but for what the fact tells itself; none where one certain name is asked, and of a name
    in one character only where an age or a state is asked (晋 is also the short name of a province)."""
    told = [other.text for other in fact.slots.values() if other is not slot]
    meant = len(slot.text) > 1 or world.names.short_for.intersection(told)
    if meant and not world.names.one_name.intersection(told):
        yield from (name for name in world.names.names_of(slot.text) if not any(name in text for text in told))


def _title(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A title, in which two bodies may stand with or without a mark between them."""
    for text in spelled([slot.text]):
        yield text
        for body in world.organs.joint:
            joined = body.replace("、", "")
            yield text.replace(joined, body) if body not in text else text.replace(body, joined)


def _person(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A person with and without a title."""
    yield from _name(fact, slot, world)
    yield load_lexicon().pattern("(?:<events.person_title>)$").sub("", slot.text)


def _place(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A place by all its names, with and without 省 and 市; of one in another, the smaller alone."""
    bare = load_lexicon().pattern("(?:<regions.suffix>)").sub("", slot.text)
    yield from spelled((*sorted(world.places.names_of(slot.text)), bare))
    for place in range(1, len(bare)):
        large, small = bare[:place], bare[place:]
        if world.places.level(small) and world.places.within(small, large):
            yield small
            yield from sorted(world.places.names_of(small))
            yield slot.text[-len(small) - 1 :] if slot.text[-1:] != small[-1:] else small


def _date(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A date in digits and Chinese numerals, 2006年4月, 2006.4, 2006-04; a plan's period by its name and its years."""
    period = slot.value
    if not isinstance(period, Period):
        return
    said = slot.text.removesuffix("期间").removesuffix("时期")
    if said != slot.text:
        yield from (form + end for form in spelled([said]) for end in ("期间", "时期", ""))
    if period.text:
        yield from _in_words(period)
        return
    if period.is_date and period.start:
        yield from _day(period.start)
        return
    if period.start and period.end:
        yield from _between(period.start, period.end)
    elif period.start:
        yield from (f"{period.start.chinese}{mark}" for mark in ("至今", "以来", "起"))
    elif period.end:
        yield from _day(period.end)


def _in_words(period: Period) -> Iterator[str]:
    """A date in words of its own, with and without what stands in brackets; one that is certain, by its year alone."""
    once = told_once(period.text)
    bare = once.removeprefix("约").removesuffix("前后").removesuffix("左右")
    about = (f"约{bare}", f"大约{bare}", f"{bare}前后", f"{bare}左右") if bare != once else ()
    for text in (*spelled([period.text, once]), *about):
        yield text
        yield text.replace("公元前", "前")
    if period.start and period.start == period.end:
        yield from _day(period.start)


def _between(start: Day, end: Day) -> Iterator[str]:
    for mark in ("—", "-", "～", "~", "至", "到"):
        yield f"{start.chinese}{mark}{end.chinese}"
        if not start.month and not end.month:
            yield from (f"{start.era}{start.in_era}{mark}{end.era if end.year < 1 else ''}{end.in_era}{year}" for year in ("年", ""))
    yield Period(start, end).chinese


def _day(day: Day) -> Iterator[str]:
    if day.era:
        yield from _day_of_an_era(day)
        return
    numbers = [number for number in (day.month, day.day) if number]
    yield day.chinese
    yield _in_chinese(day)
    if not numbers:
        yield from (str(day.year), str(day.year).translate(_WIDE))
        return
    for mark in ".-/":
        yield mark.join(map(str, (day.year, *numbers)))
        yield mark.join((str(day.year), *(f"{number:02}" for number in numbers)))
    yield day.chinese.translate(_WIDE)


def _day_of_an_era(day: Day) -> Iterator[str]:
    """A day before our era (公元前221年, 前221年, 公元前221) or of its first years (公元25年, 25年)."""
    for era in (day.era, "前" if day.year < 1 else ""):
        yield f"{era}{day.in_era}年{day.in_year}"
        yield f"{era}{_in_chinese(day)}"
        if not day.month:
            yield f"{era}{day.in_era}"


def _in_chinese(day: Day) -> str:
    year = "".join(_DIGITS[int(digit)] for digit in str(day.in_era))
    month = f"{chinese_number(day.month)}月" if day.month else ""
    return f"{year}年{month}" + (f"{chinese_number(day.day)}日" if day.day else "")


def _number(fact: Fact, slot: Slot, world: World) -> Iterator[str]:
    """A figure with and without the unit that stands behind its gap, in other scales, with separators, a small count in Chinese
    numerals, a fraction as 分之."""
    measured = fact.kind_of.measured(fact.record)
    unit = measured.unit if measured else ""
    yield from _counted(slot.text, unit)
    if slot.text.startswith("-"):
        for minus in ("负", "－", "−", *(("零下",) if unit == "℃" else ())):
            yield from (f"{minus}{slot.text[1:]}{end}" for end in ("", unit))
    if "×10" in slot.text or slot.text.startswith("10"):
        yield from _powers(slot.text, unit)
    if "/" in slot.text:
        above, below = slot.text.split("/")
        yield f"{chinese_number(int(below))}分之{chinese_number(int(above))}"
    elif fact.kind_of.trait("aspect", fact.record) == "rank":
        for form in (slot.text, chinese_number(int(slot.value))):
            yield from (f"第{form}", f"第{form}位", f"第{form}名")
    elif slot.value is not None:
        scale, rest = split_scale(unit)
        if scale < FIRST_SCALE:
            scale, rest = 1, unit  # 千米 is a unit of its own
        for name in ("", "万", "亿", "万亿"):
            text = in_scale(slot.value * scale, name, MOST_DECIMALS)
            if text and (name or scale > 1):
                yield from (f"{text}{name}{rest}", f"{text}{name}")


def _in_other_spellings(fact: Fact, texts: Iterable[str]) -> Iterator[str]:
    """What has a unit of a table behind a number with its other spellings (6300公里, 6300km); of a text the unit is printed behind the gap."""
    spellings = load_lexicon().table("units.spellings") if fact.kind == "attribute" else {}
    for text in texts:
        own = max((unit for unit in spellings if text.endswith(unit)), key=len, default="")
        number = text.removesuffix(own)
        if own and (number[-1:].isdigit() or number.endswith(tuple(load_lexicon().table("units.scale")))):
            yield from (f"{number}{unit}" for unit, known in spellings.items() if known == spellings[own])


def _powers(text: str, unit: str) -> Iterator[str]:
    """3×10⁸ as a keyboard writes it: 3×10^8, 3*10^8."""
    mantissa, ten, power = text.rpartition("10")
    raised = unicodedata.normalize("NFKC", power)
    if ten and power and raised != power:
        for times in ("×", "*", "x"):
            yield from (f"{mantissa[:-1]}{times if mantissa else ''}10^{raised}{end}" for end in ("", unit))


def _counted(text: str, unit: str) -> Iterator[str]:
    for form in (text, text.translate(_WIDE)):
        yield form
        if unit:
            yield f"{form}{unit}"
    small = text.isdecimal() and 0 < int(text) < SMALL
    if unit == "%":
        yield f"{text}％"
        yield from (f"百分之{form}" for form in (text, *((chinese_number(int(text)),) if small else ())))
    whole, point, rest = text.partition(".")
    if len(whole) > 3 and whole.isdecimal():
        yield f"{int(whole):,}{point}{rest}"
        yield f"{int(whole):,}{point}{rest}{unit}"
    if small and unit != "%":
        word = chinese_number(int(text))
        for form in (word, *(("两",) if word == "二" else ())):
            yield form
            if unit:
                yield f"{form}{unit}"


_WAYS: dict[str, Callable[[Fact, Slot, World], Iterator[str]]] = {
    "date": _date,
    "as_of": _date,
    "number": _number,
    "document": _title,
    "meeting": _title,
    "person": _person,
    "region": _place,
    "place": _place,
}
"""How values of a type are spelled; all others are names."""
