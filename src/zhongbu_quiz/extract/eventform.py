"""An event's fields: who, what, of what. In: a `Draft` and its `Home`. Out: fields, and what lacks."""

from __future__ import annotations

import re

from zhongbu_quiz.extract.cite import Fields, Home
from zhongbu_quiz.extract.draft import Draft, EventDetail
from zhongbu_quiz.extract.events.predicates import MILESTONE

PRONOUN = "<regions.pronoun>"

_FIGURE_FIRST = r"<events.figure_lead>?(?!(?:19|20)\d\d(?!年)[\u4e00-\u9fff])\d"
"""A figure where who did it, or to what, should stand; a year in a name is none (2024青原马拉松)."""
_PLANNED = "<events.plan>$"
_ITS = "<regions.its>"
_DEED_FIRST = "{date}，{action}{actor}"
"""A deed without a doer, told as it stands: 1972年，签订《联合公报》."""


def event_form(draft: Draft, home: Home, fields: Fields) -> list[str]:
    """Put the fields of an event into `fields`; out: what it lacks, in words."""
    detail = draft.detail
    assert isinstance(detail, EventDetail)
    actor, verb = detail.actor or draft.subject, detail.action
    value = draft.value
    say = home.lexicon.say
    lacks = []
    if draft.date is None:
        lacks.append(say("event_no_date"))
    if not verb:
        lacks.append(say("event_no_verb"))
    after = value.partition(verb)[2] if verb else ""
    lead = value[: len(value) - len(after) - len(verb)] if verb else ""
    action = (lead.removeprefix(actor) if lead.startswith(actor) else lead) + verb
    number = f"（{detail.document_number}）" if detail.document_number else ""
    thing = after.replace(number, "").strip("，。；：的了 ")
    done = {"object": thing} if thing else {}  # what happened by itself has none
    fields |= {"date": draft.date, "actor": actor, "action": action, **done, "stage": verb or say("event_happened")}
    title = re.search(r"《([^《》]+)》", value)
    fields["matter"] = (title.group(1) if title else thing or actor)[:60]
    fields |= {name: text for name, text in (("place", detail.place), ("content", detail.content)) if text and text not in value}
    if detail.document_number:
        fields["document_number"] = detail.document_number
    if not detail.actor and actor in thing:
        if verb in home.lexicon.set("events.deed_first"):
            fields |= {"actor": thing, "object": None, "wording": _DEED_FIRST}
        else:
            lacks.append(say("event_no_actor"))
    elif (not detail.actor and (value.startswith(actor) or not home.stands(actor))) or actor.startswith(home.lexicon.words("events.joining")):
        lacks.append(say("event_no_actor"))
    if home.lexicon.pattern(_PLANNED).search(actor):
        lacks.append(say("aim"))
    if home.lexicon.pattern(_ITS).search(value):
        lacks.append(say("event_its"))
    if home.lexicon.pattern(PRONOUN).match(actor):
        lacks.append(say("event_pronoun"))
    figure_first = home.lexicon.pattern(_FIGURE_FIRST)
    if (figure_first.match(thing) and not home.lexicon.pattern(MILESTONE).search(value)) or figure_first.match(actor):
        lacks.append(say("event_figure_first"))
    if not lacks and _says_little(draft, actor, f"{action}{thing}"):
        lacks.append(say("event_too_short"))
    if len(thing) > 60 or len(actor) > 40:
        lacks.append(say("event_too_long"))
    return lacks


TOLD = re.compile(r"[\u3400-\u9fff\d]")

_LEAST = 8
"""How many characters of words and figures a question needs beside its gap (rule 1 of the items)."""


def _says_little(draft: Draft, actor: str, rest: str) -> bool:
    date = (draft.date or "").replace("-", "月")
    told, dated = len(TOLD.findall(f"{actor}{rest}是在")), len(TOLD.findall(f"{date}年{rest}"))
    return min(told, dated) < _LEAST
