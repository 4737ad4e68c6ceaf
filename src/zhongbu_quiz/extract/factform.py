"""A draft as a fact in the form of seeds/*.yaml, and what it still lacks. In: a `Draft` and its `Home`. Out: a dict, and words.

What a fact must have is asked of the kinds themselves (`facts.kinds`), never repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from zhongbu_quiz.chance import digest
from zhongbu_quiz.extract.cite import Fields, Home, cite
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.eventform import event_form
from zhongbu_quiz.extract.sloganform import slogan_form
from zhongbu_quiz.extract.statisticform import statistic_form
from zhongbu_quiz.extract.wholeness import not_whole
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.workbook.defaults import topic_of


def fact_of(draft: Draft, home: Home) -> tuple[Fields, tuple[str, ...]]:
    """The fact that a draft becomes, and what keeps it from loading (nothing where it is whole)."""
    fields: Fields = {"id": _id(draft), "kind": draft.kind}
    lacks = list(FORMS[draft.kind](draft, home, fields))
    lacks += [home.lexicon.say(name) for name in not_whole(draft, fields, home)]
    cite(draft, home, fields)
    if _aims(draft, home):
        lacks.append(home.lexicon.say("aim"))
    section = fields["source"]["section"]
    fields["tags"] = [topic_of(home.name, section)]
    undated = fields.get("attributed") and "period" not in fields and "as_of" not in fields
    doubts = [doubt for doubt in draft.doubts if not (undated and doubt == home.lexicon.say("stock_of_no_time"))]
    return fields, tuple(dict.fromkeys([*lacks, *doubts, *(() if lacks else KINDS[draft.kind].lacks(fields))]))


_PREVIEW = r"\W{0,2}<documents.preview>"
"""The head of a piece that tells what is to come (〔下周预告〕)."""
_AIM = r"<slogans.aim>|(?<![\u4e00-\u9fff])到20\d\d年"


def _aims(draft: Draft, home: Home) -> bool:
    """True for what a text only wants or expects: a date after its own, or, where it has none, the words of a plan."""
    if draft.kind == "slogan" or not draft.date:
        return False
    if home.lexicon.pattern(_PREVIEW).match(home.paragraph(draft)):
        return True
    end, own = draft.date.rpartition("/")[2], home.date or ""
    precise = min(len(end), len(own))
    end, own = end[: precise or 4], own[:precise]
    told = "，".join((*draft.evidence, draft.before))  # 药占比24.3%，控制在年度目标以内
    if isinstance(draft.detail, EventDetail) and draft.detail.action:
        told = draft.passage.partition(draft.detail.action)[0]  # what is done may be a plan
    return end[:4].isdigit() and (end > own > "" or (end >= own and bool(home.lexicon.pattern(_AIM).search(told))))


def _id(draft: Draft) -> str:
    date = re.sub(r"[^0-9-]", "-", draft.date or "").strip("-")
    mark = f"{digest(draft.kind, draft.subject, draft.date, draft.value, draft.key[3], draft.quote):016x}"[:7]
    return "-".join(piece for piece in (KINDS[draft.kind].prefix, date, mark) if piece)


FORMS: dict[str, Callable[[Draft, Home, Fields], list[str]]] = {"event": event_form, "slogan": slogan_form, "statistic": statistic_form}
"""Kind -> its draft form: puts the fields of a fact of the kind into the dict, and gives what is lacking."""
