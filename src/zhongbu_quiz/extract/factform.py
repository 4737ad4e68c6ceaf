"""A draft as a fact in the form of seeds/*.yaml, and what it still lacks. In: a `Draft` and its `Home`. Out: a dict, and words.

What a fact must have is asked of the models themselves (`facts.records`), never repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zhongbu_quiz.chance import digest
from zhongbu_quiz.extract.cite import Fields, Home, cite
from zhongbu_quiz.extract.draft import Draft, EventDetail, SloganDetail, StatisticDetail
from zhongbu_quiz.extract.figures.regions import short

_AFTER = re.compile(r"(?:左右|上下|以上|以下|以内|之多)$")
_GENERIC = re.compile(
    r"^全[省市县区州校院馆国]$|^(?:本|我|该)[省市县区校院馆国]$|^(?:公司|本公司|集团|学校|学院|医院|图书馆|博物馆|湖区)$"
)
_PLAN = re.compile(r"[“\"]?十[一二三四五]?五[”\"]?(?:时期|期间)")
_PART = re.compile(r"(?:(?:19|20)\d\d年)?(第?[一二三四]季度|上半年|下半年|前[三二]季度)")
_PRONOUN = re.compile(r"[这该此其]|上述|前者|后者|他们?|她们?|它们?")
_FIGURE_FIRST = re.compile(r"(?:约|近|超|了|首批|最后)?\d")
_PAIRS = ("“”", "（）", "《》")
_PREFIX = {"event": "ev", "slogan": "sl", "statistic": "st"}


def fact_of(draft: Draft, home: Home) -> tuple[Fields, tuple[str, ...]]:
    """The fact that a draft becomes, and what keeps it from loading (nothing where it is whole)."""
    fields: Fields = {"id": _id(draft), "kind": draft.kind}
    lacks = list(_FORMS[draft.kind](draft, home, fields))
    cite(draft, home, fields)
    if _aims(draft, home):
        lacks.append("说的是目标，不是已有的事实；要留就改写")
    section = fields["source"]["section"]
    fields["tags"] = ["::".join(re.sub(r"\s+", "", name) for name in (home.name, section))]
    return fields, tuple([*lacks, *draft.doubts, *(() if lacks else _refused(draft.kind, fields))])


_AIM = re.compile(r"力争|争取|目标|计划|预计|将达|将建|将新|确保|拟|预期|(?:^|[，。；：])到(?:20\d\d)年")


def _aims(draft: Draft, home: Home) -> bool:
    """True for what a text only wants or expects: a date after its own, or, where it has none, the words of a plan."""
    if draft.kind == "slogan" or not draft.date:
        return False
    end = draft.date.rpartition("/")[2]
    if home.date:
        return end[:4] > home.date[:4]
    return bool(_AIM.search(draft.passage)) and end[:4].isdigit()


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
    if _GENERIC.fullmatch(region) and home.stands(home.region) and region != "全国":
        region = home.region
    indicator = detail.indicator.strip("的，、 ")
    fields |= {"region": region, "indicator": indicator}
    if _PRONOUN.match(region) or _PRONOUN.match(indicator):
        lacks.append("地区或指标是代词，要写明说的是什么")
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
    elif "/" in (draft.date or "") and (part := _part(draft, home)):
        fields["period_name"] = part
    fields |= {
        "written": draft.value,
        "value": draft.number if _printed(draft) else None,
        "unit": _unit(draft),
        "qualifier": detail.qualifier,
        "aspect": detail.aspect,
    }
    compared = detail.compared_with if detail.compared_with in draft.passage else ""
    fields |= {name: value for name, value in (("whole", detail.whole), ("compared_with", compared)) if value}
    if detail.direction == "down":
        fields["direction"] = "down"
    return lacks


def _part(draft: Draft, home: Home) -> str:
    """2024年一季度 for a period that the text names so, here or in its title; "" where it names none."""
    match = next((found for piece in draft.evidence if (found := _PART.fullmatch(piece))), None)
    if match is None or not draft.date:
        return ""
    year, name = draft.date[:4], match.group(1)
    forms = dict.fromkeys((match.group(), f"{year}年{name}", f"{year}年第{name}", f"{year}年{name.removeprefix('第')}"))
    return next((form for form in forms if form.startswith(year) and home.stands(form)), "")


def _printed(draft: Draft) -> bool:
    """True where the number stands in the figure as written; 四分之一 and 七成 are words, and facts have no value for words."""
    return draft.number is not None and draft.number in draft.value.replace(",", "").replace("，", "")


def _unit(draft: Draft) -> str:
    """What follows the number in the text, 多 included, as facts write it."""
    if not _printed(draft):
        return ""
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
    if _PRONOUN.match(actor):
        lacks.append("主语是代词，要写明是谁（actor）")
    if _FIGURE_FIRST.match(thing) or _FIGURE_FIRST.match(actor):
        lacks.append("主语或宾语以数字开头，记成数据更好，或改写")
    if not lacks and _says_little(draft, actor, f"{action}{thing}"):
        lacks.append("句子太短，问不成题，要补宾语或地点")
    if len(thing) > 60 or len(actor) > 40:
        lacks.append("句子太长，宾语（object）要改短")
    return lacks


_TOLD = re.compile(r"[\u3400-\u9fff\d]")
_LEAST = 8
"""How many characters of words and figures a question needs beside its gap (rule 1 of the items)."""


def _says_little(draft: Draft, actor: str, rest: str) -> bool:
    date = (draft.date or "").replace("-", "月")
    told, dated = len(_TOLD.findall(f"{actor}{rest}是在")), len(_TOLD.findall(f"{date}年{rest}"))
    return min(told, dated) < _LEAST


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
    if any(words.count(left) != words.count(right) for words in (label, *parts) for left, right in _PAIRS):
        lacks.append("引号或括号不成对，要改")
    if any(len(part) > 40 for part in parts):
        lacks.append("有的部分太长（evidence 每条不过40字）")
    if detail.named and parts and "".join(parts) == re.sub(r"[、，；]", "", draft.subject):
        fields["wording"] = "《{issued_in}》一文{verb}“{name}”"
        if len(_TOLD.findall(home.name)) < 4:
            lacks.append("名称就是要点，要补 applies_to，说明它是什么")
    return lacks


_FORMS: dict[str, Callable[[Draft, Home, Fields], list[str]]] = {
    "event": _event,
    "slogan": _slogan,
    "statistic": _statistic,
}
"""Kind -> how its fields are made; each gives what is lacking."""
