"""One figure of a text, and the words that bound it. In: the plain twin and places. Out: `Figure`, a qualifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEFORE = re.compile(
    r"(?P<over>超过了?|超出|超|逾|突破|多于|高于|跨越|跨过|跨上|站上|大于|迈上)$|(?P<about>大约|约为|约占|约合|约有|约|大概|(?<![一-龥])合)$|(?P<nearly>将近|接近|近)$"
    r"|(?P<under>不足|不到|未满|低于|小于|不满)$|(?P<at_least>至少|不少于|不低于|最少)$|(?P<at_most>至多|不超过|最多|不高于)$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `text` is the span with its unit and what bounds it behind; `number` digits or a fraction; None for 翻番."""

    start: int
    end: int
    number: str | None
    unit: str | None
    qualifier: str
    form: str
    bare_end: int
    """Where the unit ends, before 左右 or 以上."""


def qualifier_of(plain: str, start: int, after: str) -> str:
    if after in ("左右", "上下"):
        return "about"
    if after == "以上":
        return "at_least"
    if after in ("以下", "以内"):
        return "under"
    if after in ("多", "余", "之多"):
        return "over"
    match = _BEFORE.search(plain, max(0, start - 4), start)
    kind = match.lastgroup if match and match.lastgroup else "exactly"
    return {"at_most": "under"}.get(kind, kind)
