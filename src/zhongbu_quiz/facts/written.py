"""Figures as people write them: 约13.78亿吨 -> value 13.78, unit 亿吨, qualifier about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from zhongbu_quiz.data.world import World
from zhongbu_quiz.values.figures import NUMBER_TEXT, counted

LONGEST = 200
"""A text longer than this is no figure, whatever stands in it."""
_ORDINAL = "第"


class WrittenFigure(NamedTuple):
    """What a written figure says."""

    value: str
    unit: str
    qualifier: str


@lru_cache(maxsize=8)
def _reader(world: World) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    before = {word: one.name for one in reversed(world.qualifiers.values()) for word in one.before}
    after = {word: one.name for one in reversed(world.qualifiers.values()) for word in one.after}
    leads = "|".join(sorted(map(re.escape, before), key=len, reverse=True))
    tails = "|".join(sorted(map(re.escape, after), key=len, reverse=True))
    ends = "".join(word for word in after if len(word) == 1)
    pattern = re.compile(
        rf"(?P<before>{leads}|达|{_ORDINAL})?"
        rf"(?P<value>-?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{NUMBER_TEXT})"
        r"(?P<scale>(?:万亿|万|亿)(?=[多余]))?(?P<more>[多余])?"
        rf"(?P<unit>(?![{ends}])[^\d\s,~—-]*?)"
        rf"(?P<after>{tails})?"
    )
    return pattern, before, after


def written_figure(text: str, world: World) -> WrittenFigure | None:
    """The parts of a written figure, or None where the text is something else or holds several numbers."""
    if len(text) > LONGEST:
        return None
    pattern, before, after = _reader(world)
    match = pattern.fullmatch(counted(text))
    if not match:
        return None
    lead = "" if match["before"] == "达到" else match["before"] or ""
    said = after.get(match["after"] or match["more"] or "") or before.get(lead, "exactly")
    unit = f"{match['scale'] or ''}{match['unit']}"
    if match["before"] == _ORDINAL and unit in ("位", "名"):
        unit = ""
    return WrittenFigure(match["value"].replace(",", ""), unit, said)
