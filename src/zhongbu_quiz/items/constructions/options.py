"""Options that are values of one slot: the record of what a model says about them, and the option sets of its queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.constructions.ladder import LADDER_SLOT, ladder_set
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.siblings import sibling_sets
from zhongbu_quiz.items.models.base import WithFamily
from zhongbu_quiz.items.models.slots import provable_of
from zhongbu_quiz.items.query import Query

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
        raise ValueError("names a source twice; remove one")
    if "ladder" in options and info.data.get("asks", LADDER_SLOT) != LADDER_SLOT:
        raise ValueError(f"a ladder is made of numbers, for `asks: {LADDER_SLOT}`; remove ladder")
    if info.data.get("family") and "siblings" not in options:
        raise ValueError("`family` is about siblings; add siblings, or remove `family`")
    return options


def option_sets(
    sources: Sequence[str], family: tuple[str, ...], waiting: Sequence[Query], index: Index, rejects: Counter[str]
) -> dict[str, OptionSet]:
    """Proved option sets by item id, for as many of the queries as the sources can serve, in their order."""
    made: dict[str, OptionSet] = {}
    wordless = [query for query in waiting if query.key.type != "text"]
    rejects["words only, no figure"] += len(waiting) - len(wordless)
    waiting = wordless
    for source in sources:
        missing = [query for query in waiting if query.item_id not in made]
        if source == "siblings":
            found = sibling_sets(missing, index, rejects, family)
        else:
            found = [option_set for query in missing if (option_set := ladder_set(query, index))]
        made.update((option_set.query.item_id, option_set) for option_set in found)
    rejects["no options"] += len(waiting) - len(made)
    return made
