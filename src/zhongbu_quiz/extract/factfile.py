"""Drafts as a fact file for a person to review. In: an `Extraction`. Out: YAML text.

Whole drafts stand as facts and load as they are; above each one, as comments, its confidence, the rule, its passage and doubts.
A draft that lacks something stands as comments in full, with what it lacks: mend it, take the `#` off, and it is a fact.
"""

from __future__ import annotations

import re
from typing import Any

from zhongbu_quiz.extract.draft import Draft, Extraction
from zhongbu_quiz.extract.factform import Fields, Home, fact_of

FLOOR = 0.5
"""Drafts below this confidence wait as comments."""

_HEAD = """\
# Draft facts of {title}
# {count} facts ready, {waiting} waiting as comments ({total} drafts), the surest first.
# Above each fact: [confidence] the rule, and the passage (p:). Delete what is wrong; what is left loads as it stands.
# A draft that waits says why (?:). Mend it and take the marks "#~ " off.
"""


def write_yaml(extraction: Extraction, name: str) -> str:
    """The drafts as a fact file; `name` is the short name of the document."""
    import yaml

    home = Home(name, extraction.date, extraction.region, extraction.text)
    taken: dict[tuple[Any, ...], Fields] = {}
    ready: list[str] = []
    waiting: list[str] = []
    for draft in extraction.by_confidence():
        fields, lacks = fact_of(draft, home)
        lacks = (*lacks, *_again(fields, taken))
        if draft.confidence < FLOOR and not lacks:
            lacks = ("把握不大",)
        text = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=10**6)
        if lacks:
            waiting.append(_comment(draft, lacks) + "".join(f"#~ {line}\n" for line in text.splitlines()))
        else:
            taken[_slot(fields)] = fields
            ready.append(_comment(draft, ()) + text)
    sections = list(dict.fromkeys(draft.section or "正文" for draft in extraction.drafts)) or ["正文"]
    document = {
        "name": name,
        "title": extraction.title or name,
        **({"date": extraction.date} if extraction.date else {}),
        "sections": sections,
    }
    head = _HEAD.format(
        title=_line(extraction.title or name), count=len(ready), waiting=len(waiting), total=len(extraction.drafts)
    )
    notes = "".join(f"# ! {_line(note)}\n" for note in extraction.notes)
    top = yaml.safe_dump({"documents": [document]}, allow_unicode=True, sort_keys=False, width=10**6)
    facts = "facts:\n" + "\n".join(ready) if ready else "facts: []\n"
    return (
        head + notes + "\n" + top + "\n" + facts + ("\n# --- waiting ---\n\n" + "\n".join(waiting) if waiting else "")
    )


def _comment(draft: Draft, lacks: tuple[str, ...]) -> str:
    lines = [f"[{draft.confidence:.2f}] {draft.why} (line {draft.line})", f"p: {draft.passage[:240]}"]
    lines += [f"?: {lack}" for lack in lacks]
    return "".join(f"# {_line(line)}\n" for line in lines)


def _line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]+", " ", text)


def _slot(fields: Fields) -> tuple[Any, ...]:
    """What two facts may not both say: a statistic's indicator in a period, an event's deed, a slogan's name."""
    names = {
        "statistic": ("region", "indicator", "period", "as_of", "aspect", "whole", "compared_with"),
        "event": ("actor", "action", "object"),
        "slogan": ("name",),
    }[fields["kind"]]
    return (fields["kind"], *(fields.get(name) for name in names))


def _again(fields: Fields, taken: dict[tuple[Any, ...], Fields]) -> tuple[str, ...]:
    """A draft that says what a surer one has said, the same or otherwise."""
    other = taken.get(_slot(fields))
    return (f"与 {other['id']} 说的是同一件事，留下一条",) if other is not None else ()
