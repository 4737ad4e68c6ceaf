"""What a row may leave empty, and what then stands there. The page of help tells the teacher the same."""

from __future__ import annotations

from typing import Any

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.data.world import World
from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.workbook.question_sheet import completed_question

_LONGEST = 40
_MOST = 8

Entry = dict[str, Any]


def completed(entry: Entry, kind: str, document: str, world: World, drafted: bool = False) -> Entry:
    """The entry of one row with its empty fields filled in; `document` is the one that it is told in where the row names none. A row that was
    `drafted` from it has its section as a topic, and a formula without an origin is the document's."""
    if kind == QUESTION:
        return completed_question(entry)
    if kind:
        told_in = _timeless(entry) if kind == "statistic" and not drafted else kind
        if drafted:
            for name in KINDS[kind].told_in:
                entry.setdefault(name, document)
        KINDS[told_in].completed(entry, world)
        _source(entry, told_in, document, world)
        if drafted:
            entry.setdefault("tags", [topic_of(entry["source"]["document"], entry["source"]["section"])])
    return entry


def topic_of(document: str, section: str) -> str:
    """The topic of what a section of a document tells, as a tag."""
    return "::".join("".join(name.split()) for name in (document, section))


_DATED = ("period", "period_name", "as_of", "whole", "compared_with", "direction", "qualifier")
"""What makes a figure one of some time, or of something else than the thing alone."""


def _timeless(entry: Entry) -> str:
    """The kind that a row of figures is: one that names no time and only says how much something is (黄河, 长度, 5464千米) is an attribute of
    the thing, which needs no 截至."""
    said = entry.get("written") or f"{entry.get('value', '')}{entry.get('unit', '')}"
    if any(name in entry for name in _DATED) or entry.get("aspect", "level") != "level" or not (said and {"region", "indicator"} <= entry.keys()):
        return "statistic"
    for name in ("written", "value", "unit", "aspect"):
        entry.pop(name, None)
    entry |= {"kind": "attribute", "thing": entry.pop("region"), "attribute": entry.pop("indicator"), "value": said}
    return "attribute"


def _source(entry: Entry, kind: str, document: str, world: World) -> None:
    source = entry.setdefault("source", {})
    source.setdefault("document", document)
    source.setdefault("section", say("whole_text"))
    for other in entry.get("also", ()):
        other.setdefault("document", source["document"])
        other.setdefault("section", source["section"])
    if "evidence" not in source:
        said = fragments(_evidence(entry, kind, world))
        if len(said) >= 2:
            source["evidence"] = said


def fragments(texts: list[str]) -> list[str]:
    """Texts as at most eight fragments of at most forty characters: long ones cut, short ones joined where there are too many."""
    cut = [text[at : at + _LONGEST] for text in dict.fromkeys(texts) for at in range(0, len(text), _LONGEST)]
    if len(cut) <= _MOST:
        return cut
    joined: list[str] = []
    for text in cut:
        if joined and len(joined[-1]) + len(text) < _LONGEST:
            joined[-1] += f"、{text}"
        else:
            joined.append(text)
    return joined[:_MOST]


def _evidence(entry: Entry, kind: str, world: World) -> list[str]:
    """What may be asked of the row, and so must stand in its text."""
    dates = [_chinese(entry[key], world) for key in ("date", "period", "as_of") if key in entry]
    parts = [part["text"] for part in entry.get("parts", [])]
    return [*dates, *(entry[key] for key in KINDS[kind].evidence if entry.get(key)), *parts]


def _chinese(date: str, world: World) -> str:
    try:
        return written_date(date, world).chinese
    except ValueError:
        return date
