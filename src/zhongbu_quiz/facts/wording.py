"""Wordings: patterns such as `{date}，{actor}{action}{object}` -> the segments of a sentence.

Each kind of fact has a default wording that its fields choose; a fact may carry its own (`wording:`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from zhongbu_quiz.facts.records import Event, Slogan, Statistic
from zhongbu_quiz.facts.slots import Segment, Segments, Slot
from zhongbu_quiz.values.text import separators

_TOKEN = re.compile(r"\{(\w+)\}")
_RATE = re.compile(r"(比例|占比|比重|率|强度)$")

_FIGURES = {
    "exactly": "{figure}{unit}",
    "about": "约{figure}{unit}",
    "over": "超过{figure}{unit}",
    "under": "不足{figure}{unit}",
    "nearly": "近{figure}{unit}",
    "at_least": "{figure}{unit}以上",
}
_IS = {"exactly": "为", "about": "", "over": "", "under": "", "nearly": "", "at_least": "达到"}
_IS_SHARE = {**_IS, "about": "", "nearly": "接近"}


def event_wording(record: Event, drop: frozenset[str] = frozenset()) -> str:
    """The default wording of an event, without the optional fields named in `drop` (place, document_number, content)."""
    place = "在{place}" if record.place and "place" not in drop else ""
    number = "（{document_number}）" if record.document_number and "document_number" not in drop else ""
    content = "，{content}" if record.content and "content" not in drop else ""
    date = "" if "date" in drop else "{date}，"
    return f"{date}{{actor}}{place}{{action}}{{object}}{number}{content}"


def statistic_wording(record: Statistic) -> str:
    """The default wording of a statistic, by its aspect and qualifier."""
    if record.value is None:
        return "{period}，{region}{indicator}{figure}"
    return "{period}，" + _ASPECTS[record.aspect](record)


def is_rate(record: Statistic) -> bool:
    """True where the indicator says itself that it is a share (优良天数比例, 城镇化率)."""
    return _RATE.search(record.indicator) is not None


def _level(record: Statistic) -> str:
    return "{region}{indicator}" + _IS[record.qualifier] + _FIGURES[record.qualifier]


def _share(record: Statistic) -> str:
    if not record.whole or is_rate(record):
        return _level(record)
    return (
        "{region}{indicator}占{whole}的比重"
        + _IS_SHARE[record.qualifier]
        + _FIGURES[record.qualifier].removeprefix("近" if record.qualifier == "nearly" else "")
    )


def _growth(record: Statistic) -> str:
    against = "比{compared_with}" if record.compared_with else ""
    verb = "增长" if record.direction == "up" else "下降"
    return f"{{region}}{{indicator}}{against}{verb}{_FIGURES[record.qualifier]}"


def _change(record: Statistic) -> str:
    points = record.unit == "个百分点"
    up = record.direction == "up"
    if record.compared_with:
        verb = "高" if up else "低"
        return f"{{region}}{{indicator}}比{{compared_with}}{verb}{_FIGURES[record.qualifier]}"
    verb = ("提高" if up else "下降") if points else ("增加" if up else "减少")
    return f"{{region}}{{indicator}}{verb}{_FIGURES[record.qualifier]}"


def _rank(record: Statistic) -> str:
    return "{region}{indicator}居{whole}第{figure}位" if record.whole else "{region}{indicator}居第{figure}位"


def _ratio(record: Statistic) -> str:
    about = "约" if record.qualifier == "about" else ""
    return f"{{region}}{{indicator}}{about}相当于{{compared_with}}的{{figure}}{{unit}}"


_ASPECTS: dict[str, Callable[[Statistic], str]] = {
    "level": _level,
    "share": _share,
    "growth": _growth,
    "change": _change,
    "rank": _rank,
    "ratio": _ratio,
}


def slogan_wording(record: Slogan, has_date: bool, in_essay: bool) -> str:
    """The default wording of a slogan: who said it and when, the name, and its parts or meaning."""
    date = "{issued_date}，" if has_date else ""
    issued = "《{issued_in}》一文" if in_essay else "{issued_in}"
    intro = f"{date}{issued}{record.verb}"
    if not record.named:
        return f"{intro}，{{name}}{record.link or '包括'}{{parts}}"
    name = "，{applies_to}是“{name}”" if record.applies_to else "“{name}”"
    if record.parts:
        return f"{intro}{name}，{record.link or '即'}{{parts}}"
    if record.meaning:
        return f"{intro}{name}，{{meaning}}"
    return f"{intro}{name}"


def fill_wording(wording: str, slots: Mapping[str, Slot], texts: Mapping[str, str]) -> Segments:
    """The segments of a wording: `{name}` becomes a slot, or one of the plain `texts` (unit …). `{parts}` opens all parts.

    Raises KeyError with the name that is neither.
    """
    segments: list[Segment] = []
    position = 0
    for match in _TOKEN.finditer(wording):
        if match.start() > position:
            segments.append(wording[position : match.start()])
        segments.extend(_token(match.group(1), slots, texts))
        position = match.end()
    segments.append(wording[position:])
    return tuple(segment for segment in segments if segment != "")


def _token(name: str, slots: Mapping[str, Slot], texts: Mapping[str, str]) -> list[Segment]:
    if name == "parts":
        return _all_parts(slots, complete=texts["complete"] == "yes")
    if name.startswith("part") and name[4:].isdigit():
        return [slots[f"part.{name[4:]}"]]
    if name in slots:
        return [slots[name]]
    return [texts[name]]


def _all_parts(slots: Mapping[str, Slot], complete: bool) -> list[Segment]:
    parts = [slot for name, slot in slots.items() if name.startswith("part.")]
    opening, marks, tail = separators([part.text for part in parts], complete)
    segments: list[Segment] = [opening] if opening else []
    for index, part in enumerate(parts):
        if index:
            segments.append(marks[index - 1])
        segments.append(part)
    return [*segments, tail] if tail else segments
