"""Figures as people write them: 约13.78亿吨 -> value 13.78, unit 亿吨, qualifier about."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LONGEST = 200
_FIGURE = re.compile(
    r"(?P<before>约|大约|超过|逾|超|突破|多于|不足|不到|低于|近|接近|将近|达到|达|第)?"
    r"(?P<value>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:/[1-9]\d*)?)"
    r"(?P<unit>(?![多余])[^\d\s,]*?)"
    r"(?P<after>以上|左右|多|余)?"
)
_QUALIFIERS = {
    **dict.fromkeys(("约", "大约", "左右"), "about"),
    **dict.fromkeys(("超过", "逾", "超", "突破", "多于", "多", "余"), "over"),
    **dict.fromkeys(("不足", "不到", "低于"), "under"),
    **dict.fromkeys(("近", "接近", "将近"), "nearly"),
    "以上": "at_least",
}


class Figure(NamedTuple):
    """What a written figure says."""

    value: str
    unit: str
    qualifier: str


def written_figure(text: str) -> Figure | None:
    """The parts of a written figure, or None where the text is something else or holds several numbers."""
    if len(text) > LONGEST:
        return None
    flat = "".join(unicodedata.normalize("NFKC", text).split())
    match = _FIGURE.fullmatch(flat)
    if not match:
        return None
    said = _QUALIFIERS.get(match["after"] or "") or _QUALIFIERS.get(match["before"] or "", "exactly")
    unit = match["unit"]
    if match["before"] == "第" and unit in ("位", "名"):
        unit = ""
    return Figure(match["value"].replace(",", ""), unit, said)
