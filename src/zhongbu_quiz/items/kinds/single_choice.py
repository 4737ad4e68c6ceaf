"""Single choice: one option provably true, each other provably false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Literal

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items import reasons
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.options import FromValues, option_sets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.gap_rules import stands_in
from zhongbu_quiz.items.item import Blank, Choice, Item
from zhongbu_quiz.items.looked_up import learned
from zhongbu_quiz.items.models.base import WithStem
from zhongbu_quiz.items.option_rules import with_fitting_notes
from zhongbu_quiz.items.query import Phrasing, Query, queries
from zhongbu_quiz.values.eras import Eras


class SingleChoiceModel(FromValues, WithStem):
    """One slot is asked; the options are its value and values that are provably wrong."""

    asks_each = True

    kind: Literal["single_choice"]


def single_choice_items(model: SingleChoiceModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Items for all queries of a model for which one of its sources gives a proved option set, in the order of the facts."""
    phrasing = Phrasing(model.stem, model.without, model.attribute)
    asked = learned(queries(model, base, phrasing), base, rejects)
    waiting = [query for query in asked if sound(query, rejects, base.world.eras, base.last_ids)]
    made = option_sets(model.options, model.family, waiting, index, rejects)
    return [_item(made[query.item_id]) for query in waiting if query.item_id in made]


def sound(query: Query, rejects: Counter[str], eras: Eras, documents: Collection[str]) -> bool:
    """The key must not stand in its own stem, nor may the stem date it by another phrase."""
    shown = query.told(documents)
    if stands_in(query.key.text, shown):
        rejects[reasons.rule(45)] += 1
        return False
    if query.key.type == "date" and eras.tells_year(shown, query.key.value.span[0][0]):
        rejects[reasons.rule(35)] += 1
        return False
    return True


def _item(option_set: OptionSet) -> Choice:
    query = option_set.query
    stem = tuple(Blank() if isinstance(part, Blank) else part for part in query.stem)
    told = about(query, stem, option_set.band, option_set.options)
    return Choice(
        **told,
        kind="single_choice",
        options=with_fitting_notes(told["explanation"], option_set.options, told["notes"]),
        answer=(option_set.key,),
        ascending=option_set.ascending,
        group=option_set.group,
    )
