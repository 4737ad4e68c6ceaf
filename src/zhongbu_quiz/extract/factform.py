"""A draft as a fact in the form of seeds/*.yaml, and what it still lacks. In: a `Draft` and its `Home`. Out: a dict, and words.

What a fact must have is asked of the models themselves (`facts.records`), never repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zhongbu_quiz.chance import digest
from zhongbu_quiz.extract.draft import Draft, EventDetail, SloganDetail, StatisticDetail
from zhongbu_quiz.extract.figures.regions import short

_AFTER = re.compile(r"(?:左右|上下|以上|以下|以内|之多)$")
_REACH = 240
_GENERIC = re.compile(
    r"^全[省市县区州校院馆国]$|^(?:本|我|该)[省市县区校院馆国]$|^(?:公司|本公司|集团|学校|学院|医院|图书馆|博物馆|湖区)$"
)
_PLAN = re.compile(r"[“\"]?十[一二三四五]?五[”\"]?(?:时期|期间)")
_PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PREFIX = {"event": "ev", "slogan": "sl", "statistic": "st"}
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Home:
    """The document that drafts belong to: its short name, its date, and the place or body that it is about."""

    name: str
    date: str | None
    region: str
    text: str = ""

    def near(self, words: str, draft: Draft) -> bool:
        """True where some words stand within reach of a draft, so that its evidence may cite them."""
        return (
            bool(words)
            and self.text.find(words, max(0, draft.place - _REACH), draft.place + len(draft.quote) + 40) >= 0
        )


def fact_of(draft: Draft, home: Home) -> tuple[Fields, tuple[str, ...]]:
    """The fact that a draft becomes, and what keeps it from loading (nothing where it is whole)."""
    fields: Fields = {"id": _id(draft), "kind": draft.kind}
    lacks = list(_FORMS[draft.kind](draft, home, fields))
    section = draft.section or "正文"
    fields["tags"] = ["::".join(re.sub(r"\s+", "", name) for name in (home.name, section))]
    evidence = [piece for piece in draft.evidence if piece]
    for words in _asserted(draft, fields):
        if (
            len(words) <= 40
            and home.near(words, draft)
            and not any(words in piece for piece in evidence)
            and len(evidence) < 8
        ):
            evidence.insert(0, words)
    if len(evidence) < 2:
        evidence += [piece for piece in (draft.quote[:40], draft.passage[:20]) if piece and piece not in evidence][
            : 2 - len(evidence)
        ]
    fields["source"] = {"document": home.name, "section": section, "evidence": evidence[:8]}
    return fields, tuple([*lacks, *draft.doubts, *(() if lacks else _refused(draft.kind, fields))])


def _asserted(draft: Draft, fields: Fields) -> list[str]:
    """What the fact says beside its figure and must be able to cite: names, and the year."""
    words = [str(fields[name]) for name in ("region", "whole", "compared_with", "actor") if fields.get(name)]
    for date in (draft.date or "").removeprefix("../").split("/"):
        if date[:4].isdigit():
            words += [f"“{name}”" for name, first in _PLANS.items() if draft.date == f"{first}/{first + 4}"]
            words += [f"{date[:4]}年", "".join("〇一二三四五六七八九"[int(digit)] for digit in date[:4]) + "年"]
    if draft.kind == "event" and "《" in draft.value:
        words += [title for title in re.findall(r"《[^《》]{1,38}》", draft.value)]
    return words


def _id(draft: Draft) -> str:
    date = re.sub(r"[^0-9-]", "-", draft.date or "").strip("-")
    mark = f"{digest(draft.kind, draft.subject, draft.date, draft.value, draft.key[3], draft.quote):016x}"[:7]
    return "-".join(piece for piece in (_PREFIX[draft.kind], date, mark) if piece)


def _refused(kind: str, fields: Fields) -> list[str]:
    """What the model of the kind says against the fields."""
    from pydantic import ValidationError

    from zhongbu_quiz.facts.records import FACT_KINDS

    try:
        FACT_KINDS[kind].model_validate(fields)
    except ValidationError as error:
        return [f"{'.'.join(map(str, each['loc']))}: {each['msg']}".strip(": ") for each in error.errors()]
    return []


def _statistic(draft: Draft, home: Home, fields: Fields) -> list[str]:
    detail = draft.detail
    assert isinstance(detail, StatisticDetail)
    lacks = []
    region = short(detail.region) or home.region
    if _GENERIC.fullmatch(region) and home.region and region != "全国" and home.near(home.region, draft):
        region = home.region
    indicator = detail.indicator.strip("的，、 ")
    fields |= {"region": region, "indicator": indicator}
    if not region:
        lacks.append("没有地区或主体（region）")
    if len(indicator) < 2 or len(indicator) > 40:
        lacks.append("指标（indicator）要改")
    if draft.date:
        fields["period"] = f"../{draft.date}" if detail.until and "/" not in draft.date else draft.date
    elif home.date:
        fields["as_of"] = home.date
    else:
        lacks.append("没有日期（period）")
    plan = _PLAN.match(draft.evidence[0]) if draft.evidence else None
    if plan and "/" in (draft.date or ""):
        fields["period_name"] = plan.group()
    fields |= {
        "written": draft.value,
        "value": draft.number,
        "unit": _unit(draft),
        "qualifier": detail.qualifier,
        "aspect": detail.aspect,
    }
    compared = detail.compared_with if detail.compared_with in draft.passage else ""
    fields |= {name: value for name, value in (("whole", detail.whole), ("compared_with", compared)) if value}
    if detail.direction == "down":
        fields["direction"] = "down"
    return lacks


def _unit(draft: Draft) -> str:
    """What follows the number in the text, 多 included, as facts write it."""
    if draft.number is None or "/" in draft.number:
        return draft.unit or ""
    bare = _AFTER.sub("", draft.value)
    match = re.search(r"\d[\d,]*(?:\.\d+)?", bare)
    if match and bare[match.end() :]:
        return bare[match.end() :]
    return draft.unit or ""


def _event(draft: Draft, home: Home, fields: Fields) -> list[str]:
    detail = draft.detail
    assert isinstance(detail, EventDetail)
    actor, verb = detail.actor or draft.subject, detail.action
    value = draft.value
    lacks = []
    if draft.date is None:
        lacks.append("没有日期（date）")
    if not verb:
        lacks.append("没有认出动词（action）")
    after = value.partition(verb)[2] if verb else ""
    lead = value[: len(value) - len(after) - len(verb)] if verb else ""
    action = (lead.removeprefix(actor) if lead.startswith(actor) else lead) + verb
    number = f"（{detail.document_number}）" if detail.document_number else ""
    thing = after.replace(number, "").strip("，。；：的了 ")
    fields |= {"date": draft.date, "actor": actor, "action": action, "object": thing or actor, "stage": verb or "发生"}
    title = re.search(r"《([^《》]+)》", value)
    fields["matter"] = (title.group(1) if title else thing or actor)[:60]
    if detail.document_number:
        fields["document_number"] = detail.document_number
    if not thing:
        fields["wording"] = "{date}，{actor}{action}"
    if not detail.actor and not home.near(actor, draft):
        lacks.append("主语（actor）不在近处，要补")
    if len(thing) > 60 or len(actor) > 40:
        lacks.append("句子太长，宾语（object）要改短")
    return lacks


def _slogan(draft: Draft, home: Home, fields: Fields) -> list[str]:
    detail = draft.detail
    assert isinstance(detail, SloganDetail)
    lacks = []
    label = (
        draft.subject
        if detail.named
        else f"{home.name if not draft.section or re.search(r'[0-9]', draft.section) else draft.section}的要点"
    )
    fields |= {"name": label, "named": "true" if detail.named else "false"}
    parts = [part for part in draft.parts if part]
    if parts:
        fields["parts"] = [{"n": number, "text": part} for number, part in enumerate(parts, 1)]
    fields |= {"ordered": str(detail.ordered).lower(), "complete": str(detail.complete).lower(), "issued_in": home.name}
    if not parts:
        lacks.append("要补 applies_to 或 meaning，说明它是什么")
    if any(len(part) > 40 for part in parts):
        lacks.append("有的部分太长（evidence 每条不过40字）")
    if detail.named and parts and "".join(parts) == re.sub(r"[、，；]", "", draft.subject):
        fields["wording"] = "《{issued_in}》一文{verb}“{name}”"
    return lacks


_FORMS: dict[str, Callable[[Draft, Home, Fields], list[str]]] = {
    "event": _event,
    "slogan": _slogan,
    "statistic": _statistic,
}
"""Kind -> how its fields are made; each gives what is lacking."""
