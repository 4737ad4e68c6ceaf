"""The kind of answer that a gap wants, in a word or two: 年月, 省份, 数值."""

from __future__ import annotations

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.slots import Slot

HINTS = {
    "year": "年份",
    "month": "年月",
    "day": "年月日",
    "interval": "起止年份",
    "month interval": "起止年月",
    "day interval": "起止日期",
    "loose": "时间",
    "number": "数值",
    "organ": "机构",
    "person": "人物",
    "document": "文件",
    "meeting": "会议",
    "deed": "事件",
    "happening": "事件",
    "place": "地点",
    "document_number": "文号",
    "region": "地区",
    "indicator": "指标",
    "whole": "范围",
    "slogan": "提法",
    "label": "名称",
    "part": "要点",
    "topic": "对象",
    "meaning": "含义",
    "content": "提法",
    "as_of": "时间",
}
"""The kind of answer by the type of a slot; nothing for types of which there is nothing to say."""
RANK, ERA = "名次", "时期"


def hint_of(key: Slot, fact: Fact) -> str:
    """The kind of answer in a word or two (年月, 数值, 名次 …), for cards and blanks; nothing where it would say nothing."""
    if key.type == "date":
        return ERA if key.text != key.value.chinese else HINTS[key.value.granularity]
    if key.type == "number" and fact.kind_of.trait("aspect", fact.record) == "rank":
        return RANK
    if key.type == "organ" and isinstance(fact.record, Event) and fact.record.doer == "other":
        return say("someone")
    return HINTS.get(key.type, "")
