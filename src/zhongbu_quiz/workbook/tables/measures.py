"""What a column of figures measures: how much, its growth, its share, its place. In: the title and a figure. Out: fields of a statistic.

A title may name the quantity itself (粮食产量增速) or stand beside the column of it (产量, 增速): then that column gives the name.
"""

from __future__ import annotations

import re
from typing import Any

from zhongbu_quiz.data.world import World
from zhongbu_quiz.facts.written import written_figure
from zhongbu_quiz.values.numbers import NUMERALS, chinese_count
from zhongbu_quiz.workbook.tables.words import pairs, pattern, words

_GROWTH_UNITS = ("%", "倍")
_PLACE = re.compile(rf"第?(\d+|[{NUMERALS}]+)[位名]?")


_MEASURES = {
    "growth": "(?P<head>.*?)的?(?:(?P<against><against>)?(?:(?P<up><grows>)|(?P<down><shrinks>))|(?P<alone>同比|环比))",
    "rank": "(?P<head>.*?)(?:居|在)?(?P<whole><wholes>)?的?<places_in>",
    "share": "(?P<head>.*?)占(?P<whole>.{1,12}?)的?<share_ends>",
    "bare": "<share_ends>",
}
"""Titles of columns that hold no amounts, as `words.pattern` takes them."""


def _read(measure: str, title: str) -> re.Match[str] | None:
    """What a title says where it names such a measure."""
    return pattern(_MEASURES[measure]).fullmatch(title)


def is_measure(title: str) -> bool:
    """Whether a title names a growth, a share or a place, and no quantity that others are growths of."""
    return any(_read(measure, title) for measure in _MEASURES)


def with_quantity(title: str, quantity: str) -> str:
    """What a column of such figures is called where it tells no time: with the quantity beside it where its own title names none (产量增速)."""
    heads = (found["head"] for name in ("growth", "rank", "share") if (found := _read(name, title)))
    own = next(heads, "" if _read("bare", title) else title)
    return title if own or not quantity else f"{quantity}{title}"


def measured(title: str, quantity: str, written: str, region: str, world: World) -> dict[str, Any] | None:
    """The fields of a figure that is no mere level; None where it is one, or where it cannot be said what it is a growth, share or place of.
    `quantity`: the column of amounts before it; `region`: the place that the whole table is about."""
    said = written_figure(written, world)
    if found := _read("rank", title):
        return _place(found["head"] or quantity, found["whole"] or region, written)
    if said is None:
        return None
    if (found := _read("growth", title)) and not found["head"].endswith(tuple(words("other_growth"))):
        return _growth(found, quantity, written, said.unit)
    if said.unit != "%":
        return None
    if found := _read("share", title):
        head = found["head"] or quantity
        return {"indicator": head, "written": written, "aspect": "share", "whole": found["whole"]} if head else None
    if _read("bare", title) and quantity:
        return {"indicator": quantity, "written": written, "aspect": "share", "whole": region} if region else {
            "indicator": f"{quantity}{title}", "written": written, "aspect": "share"
        }  # fmt: skip
    return None


def _place(indicator: str, whole: str, written: str) -> dict[str, Any] | None:
    place = _PLACE.fullmatch(written)
    if not place or not indicator or not whole:
        return None
    return {"indicator": indicator, "written": f"第{place[1]}位", "aspect": "rank", "value": str(chinese_count(place[1])), "whole": whole}


def _growth(found: re.Match[str], quantity: str, written: str, unit: str) -> dict[str, Any] | None:
    """A growth in percent or times, or a change by so much; what is written with a minus falls."""
    indicator = found["head"] or quantity
    if not indicator or not unit:
        return None
    falls = written.startswith(("-", "−", "－")) != bool(found["down"])
    fields = {"indicator": indicator, "written": written.lstrip("-−－+＋±"), "aspect": "growth" if unit in _GROWTH_UNITS else "change"}
    against = pairs("against").get(found["against"] or found["alone"] or "")
    if against and fields["aspect"] == "growth":
        fields["compared_with"] = against
    return {**fields, "direction": "down"} if falls else fields
