"""What a row may leave empty, and what then stands there. The page of help tells the teacher the same."""

from __future__ import annotations

from typing import Any

from zhongbu_quiz.values.dates import parse_edtf
from zhongbu_quiz.workbook.cells import NO_VALUE
from zhongbu_quiz.workbook.figures import written_figure

WHOLE_TEXT = "全文"
_LONGEST = 40

Entry = dict[str, Any]


def completed(entry: Entry, kind: str, document: str) -> Entry:
    """The entry of one row with its empty fields filled in; `document` is the one that it is told in where the row names none."""
    if kind == "event":
        _event(entry)
    elif kind == "statistic":
        _statistic(entry)
    if kind:
        _source(entry, kind, document)
    return entry


def _event(entry: Entry) -> None:
    if "action" in entry:
        entry.setdefault("stage", entry["action"])
    if "object" in entry:
        entry.setdefault("matter", entry["object"])


def _statistic(entry: Entry) -> None:
    entry.setdefault("aspect", "level")
    value = entry.get("value")
    if value in NO_VALUE:
        entry["value"] = None
        return
    said = written_figure(value) if value else written_figure(entry.get("written", ""))
    if value and "written" not in entry:
        entry["written"] = value if said and said.unit else value + entry.get("unit", "")
    if said and (not value or said.unit):
        entry["value"] = said.value
        if said.unit:
            entry.setdefault("unit", said.unit)
    shown = written_figure(entry.get("written", ""))
    if shown and shown.qualifier != "exactly":
        entry.setdefault("qualifier", shown.qualifier)


def _source(entry: Entry, kind: str, document: str) -> None:
    source = entry.setdefault("source", {})
    source.setdefault("document", document)
    source.setdefault("section", WHOLE_TEXT)
    if "evidence" not in source:
        said = dict.fromkeys(text[:_LONGEST] for text in _evidence(entry, kind) if text)
        if len(said) >= 2:
            source["evidence"] = list(said)[:8]


def _evidence(entry: Entry, kind: str) -> list[str]:
    """The fields of the row that its text must hold."""
    if kind == "event":
        try:
            date = parse_edtf(entry.get("date", "")).chinese
        except ValueError:
            date = ""
        return [date, entry.get("object", "")]
    if kind == "statistic":
        return [entry.get("indicator", ""), entry.get("written", "")]
    parts = [part["text"] for part in entry.get("parts", [])]
    return [entry.get("name", ""), *parts, entry.get("applies_to", ""), entry.get("meaning", "")]
