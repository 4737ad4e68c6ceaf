"""A draft as a fact in the form of seeds/*.yaml, and what it still lacks. In: a `Draft` and its `Home`. Out: a dict, and words.

What a fact must have is asked of the models themselves (`facts.records`), never repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zhongbu_quiz.chance import digest
from zhongbu_quiz.extract.cite import Fields, Home, cite
from zhongbu_quiz.extract.draft import Draft, SloganDetail
from zhongbu_quiz.extract.eventform import TOLD, event_form
from zhongbu_quiz.extract.statisticform import statistic_form

_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))

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
        if len(TOLD.findall(home.name)) < 4:
            lacks.append("名称就是要点，要补 applies_to，说明它是什么")
    return lacks


_FORMS: dict[str, Callable[[Draft, Home, Fields], list[str]]] = {
    "event": event_form,
    "slogan": _slogan,
    "statistic": statistic_form,
}
"""Kind -> how its fields are made; each gives what is lacking."""
