"""The hint of a cloze: the kind of answer that is wanted (年月, 省份, 数值), never its shape."""

from __future__ import annotations

from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.item import Blank, Item
from zhongbu_quiz.values.dates import Period
from zhongbu_quiz.values.places import Places

_DATES = {"year": "年份", "month": "年月", "day": "年月日", "interval": "时间"}
_TYPES = {
    "number": "数值",
    "organ": "谁",
    "document": "文件",
    "meeting": "会议",
    "deed": "事项",
    "place": "地点",
    "document_number": "文号",
    "content": "内容",
    "indicator": "指标",
    "whole": "范围",
    "slogan": "提法",
    "label": "名称",
    "part": "一项",
    "topic": "对象",
    "meaning": "含义",
    "text": "内容",
    "as_of": "时间",
}


def hint(slot: Slot, item: Item | None, places: Places) -> str:
    """The item's own hint where it has one, else one by the type of the slot."""
    own = next((part.hint for part in item.stem if isinstance(part, Blank) and part.hint), "") if item else ""
    if own:
        return own
    if slot.type == "date":
        return _DATES[slot.value.granularity] if isinstance(slot.value, Period) else "时间"
    if slot.type == "region":
        return places.title(slot.text) or "地区"
    return _TYPES.get(slot.type, "内容")
