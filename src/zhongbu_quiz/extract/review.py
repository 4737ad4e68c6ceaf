"""Drafts sorted for a person: those that load and prove as they stand, and those that wait, each with what it lacks.

In: an `Extraction`. Out: `Review`, which the writers of YAML and of workbooks show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.cite import BODY, Fields, Home
from zhongbu_quiz.extract.draft import Draft, Extraction
from zhongbu_quiz.extract.factform import fact_of
from zhongbu_quiz.extract.proof import contradicted, unproved
from zhongbu_quiz.extract.statistics.regions import is_place_name
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import Prose
from zhongbu_quiz.messages import _
from zhongbu_quiz.steps import Step, tell

_PLACE_HEAD = "([\u4e00-\u9fff]{2,4}?<regions.suffix+regions.local>)(?=..)"
FLOOR = 0.5
"""Drafts below this confidence wait."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft, the fields of its fact, and what keeps it from being accepted (nothing where it is ready)."""

    draft: Draft
    fields: Fields
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The document as `documents:` has it, the entries that are ready and those that wait, in the order of the text, and notes on the text."""

    document: Fields
    ready: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    notes: tuple[str, ...]


def review(extraction: Extraction, name: str) -> Review:
    """The drafts as facts of the document with the short name `name`; what is ready loads, and passes `check --against` the text."""
    lexicon = extraction.lexicon
    home = Home(lexicon, name, extraction.date, extraction.region, extraction.text, extraction.titled)
    prose = Prose(Passages(home.text, [extraction.title or name]))
    places = _places({draft.section for draft in extraction.drafts}, lexicon)
    taken: dict[tuple[Any, ...], Fields] = {}
    entries: list[Entry] = []
    for done, draft in enumerate(extraction.by_confidence()):
        tell(Step(_("drafts proved by the text"), done, len(extraction.drafts)))
        fields, lacks = fact_of(draft, replace(home, region=places[draft.section], titled=True) if draft.section in places else home)
        lacks = (*lacks, *_again(fields, taken, lexicon))
        if draft.confidence < FLOOR and not lacks:
            lacks = (lexicon.say("no_certainty"),)
        lacks = lacks or unproved(fields, home.text, draft.place, prose)
        if not lacks:
            taken[_slot(fields)] = fields
        entries.append(Entry(draft, fields, lacks))
    against = contradicted([entry.fields for entry in entries if not entry.lacks])
    entries = [replace(one, lacks=(against[one.fields["id"]],)) if not one.lacks and one.fields["id"] in against else one for one in entries]
    entries = _without_worded_doubles(entries, lexicon)
    sections = list(dict.fromkeys(draft.section or BODY for draft in extraction.drafts)) or [BODY]
    document = {"name": name, "title": extraction.title or name, **({"date": extraction.date} if extraction.date else {}), "sections": sections}
    entries.sort(key=lambda entry: entry.draft.place)
    ready, waiting = (tuple(entry for entry in entries if bool(entry.lacks) == lacking) for lacking in (False, True))
    return Review(document, ready, waiting, extraction.notes)


def _places(sections: Iterable[str], lexicon: Lexicon) -> dict[str, str]:
    """The places that open the headings of a text with news of several of them (石涧镇　板栗卖出好价钱), by heading; none where they are of one."""
    found = {section: match[1] for section in sections if (match := lexicon.pattern(_PLACE_HEAD).match(section))}
    names = set(found.values())
    return found if len(names) > 1 and any(is_place_name(name, lexicon) for name in names) else {}


def _without_worded_doubles(entries: list[Entry], lexicon: Lexicon) -> list[Entry]:
    """A figure in words (七成, 第二) beside one in digits for the same thing waits: which of the two is asked could not be told."""
    ready = [entry.fields for entry in entries if not entry.lacks and entry.draft.kind == "statistic"]
    exact = {_thing(fields) for fields in ready if fields["value"] is not None}
    worded = {id(entry) for entry in entries if not entry.lacks and entry.draft.kind == "statistic" and entry.fields["value"] is None}
    doubles = {id(entry) for entry in entries if id(entry) in worded and entry.fields["aspect"] != "rank" and _thing(entry.fields) in exact}
    return [replace(entry, lacks=(lexicon.say("told_in_digits"),)) if id(entry) in doubles else entry for entry in entries]


def _thing(fields: Fields) -> tuple[Any, ...]:
    return tuple(fields.get(name) for name in ("region", "indicator", "period", "as_of"))


def _slot(fields: Fields) -> tuple[Any, ...]:
    """What two facts may not both say: a statistic's indicator in a period, an event's deed, a slogan's name."""
    names = {
        "statistic": ("region", "indicator", "period", "as_of", "aspect", "whole", "compared_with"), "event": ("actor", "action", "object"),
        "slogan": ("name",),
    }[fields["kind"]]
    return (fields["kind"], *(fields.get(name) for name in names))


def _again(fields: Fields, taken: dict[tuple[Any, ...], Fields], lexicon: Lexicon) -> tuple[str, ...]:
    """A draft that says what a surer one has said, the same or otherwise."""
    other = taken.get(_slot(fields))
    return (lexicon.say("told_again", id=other["id"]),) if other is not None else ()
