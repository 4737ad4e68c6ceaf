"""Options that are values of one slot: the record of what a model says about them, and the option sets of its queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.facts.kinds.statistic import Statistic
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.constructions.ladder import LADDER_SLOT, ladder_set
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.siblings import SIZE, sibling_sets
from zhongbu_quiz.items.models.base import WithFamily
from zhongbu_quiz.items.models.slots import provable_of
from zhongbu_quiz.items.option_rules import first_place, one_sided, tells_month
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.messages import _

ValueSource = Literal["siblings", "ladder"]
"""Where values come from: those of other facts, in closed groups; or a ladder of numbers round the key."""


class FromValues(WithFamily):
    """Options are values that are provably wrong here, from the sources that `options` names, in their order."""

    options: Annotated[tuple[ValueSource, ...], Field(min_length=1)]

    @classmethod
    def askable(cls, kind: str) -> tuple[str, ...]:
        """The slots for which a wrong value can be proved."""
        return provable_of(kind)

    @field_validator("options")
    @classmethod
    def _sources(cls, options: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return checked_sources(options, info)


def checked_sources(options: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """The sources of a model, where each stands once and can serve its slot and its family. Raises ValueError."""
    if len(set(options)) < len(options):
        raise ValueError(_("names a source twice; remove one"))
    if "ladder" in options and info.data.get("asks", LADDER_SLOT) != LADDER_SLOT:
        raise ValueError(_("a ladder is made of numbers, for `asks: {slot}`; remove ladder").format(slot=LADDER_SLOT))
    if info.data.get("family") and "siblings" not in options:
        raise ValueError(_("`family` is about siblings; add siblings, or remove `family`"))
    return options


def option_sets(
    sources: Sequence[str], family: tuple[str, ...], waiting: Sequence[Query], index: Index, rejects: Counter[str]
) -> dict[str, OptionSet]:
    """Proved option sets by item id, for as many of the queries as the sources can serve, in their order."""
    made: dict[str, OptionSet] = {}
    ladder = cache(lambda query: ladder_set(query, index))
    wordless = [query for query in waiting if query.key.type != "text"]
    rejects[reasons.NO_FIGURE] += len(waiting) - len(wordless)
    closed = [query for query in wordless if not _one_sided(query)]
    rejects[reasons.ONE_SIDED] += len(wordless) - len(closed)
    waiting = [query for query in closed if not _tells_itself(query)]
    rejects[reasons.rule(73)] += len(closed) - len(waiting)
    for source in sources:
        missing = [query for query in waiting if query.item_id not in made]
        if source == "siblings":
            found = sibling_sets(missing, index, rejects, family)
            found = _wide_enough(found, ladder) if "ladder" in sources else found
        else:
            found = [option_set for query in missing if (option_set := ladder(query))]
        made.update((option_set.query.item_id, option_set) for option_set in found)
    rejects[reasons.NO_OPTIONS] += len(waiting) - len(made)
    return made


def _wide_enough(found: Sequence[OptionSet], ladder: Callable[[Query], OptionSet | None]) -> list[OptionSet]:
    """Sets without the groups of three whose members all have a ladder, which gives them four options (rule 10); the years of one
    series stay together."""
    small: dict[str, list[OptionSet]] = defaultdict(list)
    for option_set in found:
        if len(option_set.options) < SIZE:
            small[option_set.group].append(option_set)
    given_up = {
        name
        for name, members in small.items()
        if not _series([member.query for member in members]) and all(ladder(member.query) for member in members)
    }
    return [option_set for option_set in found if option_set.group not in given_up]


def _series(members: Sequence[Query]) -> bool:
    return len({(getattr(query.fact.record, "indicator", ""), getattr(query.fact.record, "region", "")) for query in members}) == 1


def _one_sided(query: Query) -> bool:
    record = query.fact.record
    return query.key.type == "number" and isinstance(record, Statistic) and one_sided(record.qualifier)


def _tells_itself(query: Query) -> bool:
    """Whether a value is known without knowing it: the first place of a ranking, the date of a meeting that has a month of its own, and
    what such a meeting did, where the month is told."""
    record = query.fact.record
    first = query.key.type == "number" and isinstance(record, Statistic) and first_place(record.aspect, query.key.value)
    if query.key.type == "deed":
        return query.fact.period is not None and query.fact.period.granularity != "year" and tells_month(query.key.text)
    return first or (query.key.type == "date" and tells_month(query.said))
