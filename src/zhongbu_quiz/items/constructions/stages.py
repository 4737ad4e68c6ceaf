"""Event and stage: four events, each put beside a stage; one pair is right.

A stage is a section of a document among several whose names end in one word (起步阶段, 推进阶段). How long it lasted is read off the
dates of its events, those that are stretches of time included; an event whose year another stage has too stands on an edge and is left
out, and so is one that shares words with the name of a stage.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from zhongbu_quiz.chance import digest, shuffled
from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kinds.event import Event
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import group_choice, remarks
from zhongbu_quiz.items.constructions.dated import deed_text
from zhongbu_quiz.items.constructions.worded import BETWEEN, WithNote
from zhongbu_quiz.items.item import Item, Level, Option
from zhongbu_quiz.items.models.base import Alone
from zhongbu_quiz.items.option_rules import text_clash, uneven
from zhongbu_quiz.items.query import Query, queries, rendered, told
from zhongbu_quiz.items.template import Pieces
from zhongbu_quiz.values.text import bigrams, width

SIZE = 4
ENDING = 2
"""The names of stages end in the same so many characters."""
MOST_ALIKE = 2
"""No stage is printed beside more than two of the four events."""
MOST_SHARED = 2
"""Two items have so many events in common at most."""
TITLE = "《"
"""Events with titles stand together, apart from the rest: options of one look (rule 11)."""
Years = tuple[int, int]


class StagesModel(WithNote, Alone):
    """Which event stands beside its own stage? `{{ stage }}` is the stage of the event that a note or the explanation is about."""

    fact_kinds: ClassVar[tuple[str, ...]] = ("event",)
    by: ClassVar[str] = "stages"
    makes_level: ClassVar[Level] = "理解"
    lends: ClassVar[tuple[str, ...]] = ("stage",)

    kind: Literal["single_choice"]
    asks: Literal["date"]
    options: Annotated[tuple[Literal["stages"], ...], Field(min_length=1, max_length=1)]


@dataclass(frozen=True, slots=True)
class _Staged:
    """An event and the one stage that it belongs to."""

    query: Query
    stage: str

    def __str__(self) -> str:
        return self.query.fact.id

    @property
    def text(self) -> str:
        """What happened."""
        return deed_text(self.query.fact)


def stage_years(facts: Iterable[Fact]) -> dict[str, dict[str, Years]]:
    """For each document its stages, in their order in time, with their first and last years."""
    found: dict[str, dict[str, list[Years]]] = defaultdict(lambda: defaultdict(list))
    dated = [fact for fact in facts if isinstance(fact.record, Event) and fact.period is not None]
    sections = {(source.document, source.section) for fact in dated for source in fact.sources}
    endings = Counter((document, section[-ENDING:]) for document, section in sections)
    alike = {(document, section) for document, section in sections if endings[document, section[-ENDING:]] > 1}
    for fact in dated:
        first, last = fact.period.span if fact.period else ((0, 0, 0), (0, 0, 0))
        for document, section in told_in(fact, alike):
            found[document][section].append((first[0], last[0]))
    stages = {}
    for document, told_years in found.items():
        named = {
            name: (min(first for first, _ in years), max(last for _, last in years)) for name, years in told_years.items()
        }
        stages[document] = dict(sorted(named.items(), key=lambda entry: entry[1]))
    return {document: told for document, told in stages.items() if len(told) > 1}


def told_in(fact: Fact, sections: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Which of some sections tell an event: the main one, else those where it is told as well."""
    places = [(source.document, source.section) for source in fact.sources]
    return [places[0]] if places[0] in sections else [place for place in places[1:] if place in sections]


def stage_items(model: StagesModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Groups of four events of one document near in length, formed twice, from the shortest and from the longest; no event is the key
    of two items."""
    stages = stage_years(base.of_kind("event"))
    told_words = {document: _telling(base.of_kind("event"), document, names) for document, names in stages.items()}
    waiting: dict[str, list[_Staged]] = defaultdict(list)
    for query in queries(model, base):
        document = query.fact.record.source.document
        stage = _stage_of(query.fact, stages.get(document, {}))
        first = any(word in deed_text(query.fact) for word in load_lexicon().set("events.first_time"))
        if stage and not first and not _rings(deed_text(query.fact), told_words.get(document, {})):
            waiting[document].append(_Staged(query, stage))
        else:
            rejects[reasons.STAGE_TOLD] += 1
    items = []
    for document, events in waiting.items():
        events.sort(key=lambda event: (TITLE in event.text, width(event.text), event.query.fact.id))
        keyed: set[str] = set()
        made: list[set[str]] = []
        for group in (*_groups(events), *_groups(events[::-1])):
            ids = {event.query.fact.id for event in group}
            if any(len(ids & others) > MOST_SHARED for others in made):
                continue
            item = _item(model, group, list(stages[document]), keyed)
            if item:
                made.append(ids)
                items.append(item)
    return items


def _stage_of(fact: Fact, stages: Mapping[str, Years]) -> str:
    """The one stage of an event; "" where it has none for sure."""
    record = fact.record
    if not isinstance(record, Event) or record.recurring or fact.attributed or fact.period is None or not fact.period.is_date:
        return ""
    begin, end = (day[0] for day in fact.period.span)
    within = [name for name, (first, last) in stages.items() if first <= begin and end <= last]
    document = record.source.document
    own = [section for _, section in told_in(fact, {(document, name) for name in stages})]
    return within[0] if len(within) == 1 and within == own else ""


def _telling(facts: Iterable[Fact], document: str, stages: Collection[str]) -> dict[str, set[str]]:
    """Each pair of characters in the name of a stage, with the stages of whose events the words hold it."""
    found: dict[str, set[str]] = {pair: set() for name in stages for pair in bigrams(name[:-ENDING])}
    for fact in facts:
        own = [section for _, section in told_in(fact, {(document, name) for name in stages})]
        for pair in bigrams(deed_text(fact)) & found.keys() if own else ():
            found[pair].update(own)
    return found


def _rings(deed: str, telling: Mapping[str, set[str]]) -> bool:
    """Whether an event shares two characters with the name of a stage that the events of one stage alone share: then they tell it."""
    return any(len(telling[pair]) == 1 for pair in bigrams(deed) & telling.keys())


def _groups(events: list[_Staged]) -> Iterator[list[_Staged]]:
    """Neighbours in length, of two or more stages, that may stand beside each other."""
    left = list(events)
    while left:
        first = left.pop(0)
        group = [first]
        for event in left:
            if len(group) < SIZE and _fits(event, group):
                group.append(event)
        if len(group) == SIZE and not uneven([event.text for event in group]):
            left = [event for event in left if event not in group]
            yield group


def _fits(event: _Staged, group: Sequence[_Staged]) -> bool:
    stages = Counter(member.stage for member in group)
    return stages[event.stage] < MOST_ALIKE and not any(
        text_clash(event.text, member.text) not in (None, 11) for member in group
    )


def _item(model: StagesModel, group: list[_Staged], stages: list[str], keyed: set[str]) -> Item | None:
    ids = [event.query.fact.id for event in group]
    able = [event for event in shuffled(group, model.id, *ids) if event.query.fact.id not in keyed]
    found = [(event, shown) for event in able if (shown := _deranged(group, event, stages, model.id))]
    if not found:
        return None
    key, shown = min(found, key=lambda pair: _off(group, pair[1], stages))
    stem = rendered(model.stem, key.query)
    if stem is None:
        return None
    ordered = shuffled(range(SIZE), model.id, *ids)
    options = []
    for place in ordered:
        event = group[place]
        note = told(model.note, event.query, _words(event)) or ""
        options.append(
            Option(
                f"{event.text}{BETWEEN}{shown[place]}",
                "" if event is key else event.query.fact.kind_of.confusion(event.query.fact.record, key.query.fact.record),
                "" if event is key else note,
                event.query.fact.id,
            )
        )
    keyed.add(key.query.fact.id)
    refs = frozenset((name, slot) for name in ids for slot in ("actor", "action", "object"))
    answer = next(number for number, place in enumerate(ordered) if group[place] is key)
    words = told(model.explanation, key.query, _words(key))
    members = [event.query for event in group]
    return group_choice(model, members, stem[0], tuple(options), (answer,), 3, refs, words, remarks([key.query.fact]))


def _deranged(group: list[_Staged], key: _Staged, stages: list[str], *keys: object) -> tuple[str, ...] | None:
    """A stage for each event, its own for the key and another for the rest, as near to its own as can be: nobody puts the last event
    into the first stage. Among equals the keys draw."""
    able = [
        shown
        for shown in product(stages, repeat=SIZE)
        if max(Counter(shown).values()) <= MOST_ALIKE
        and all((stage == event.stage) == (event is key) for stage, event in zip(shown, group, strict=True))
    ]
    return min(able, key=lambda shown: (_off(group, shown, stages), digest(*keys, *shown))) if able else None


def _off(group: Sequence[_Staged], shown: Sequence[str], stages: Sequence[str]) -> int:
    """How many stages the events stand away from their own, together."""
    return sum(abs(stages.index(stage) - stages.index(event.stage)) for stage, event in zip(shown, group, strict=True))


def _words(event: _Staged) -> Mapping[str, Pieces]:
    return {"stage": (event.stage,)}
