"""Single choice: one option provably true, each other provably false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.leader import leader_items
from zhongbu_quiz.items.constructions.odd_one_out import odd_one_out_items
from zhongbu_quiz.items.constructions.options import option_sets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.order_quad import order_quad_items
from zhongbu_quiz.items.constructions.series import series_items
from zhongbu_quiz.items.constructions.two_by_two import two_by_two_items
from zhongbu_quiz.items.item import Blank, Choice, Item, stem_text
from zhongbu_quiz.items.leaks import stands_in
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.query import Query, queries
from zhongbu_quiz.items.truth import Index
from zhongbu_quiz.values.eras import Eras

OVER_SEVERAL: dict[str, Callable[[ItemModel, FactBase, Index, Counter[str]], list[Item]]] = {
    "order_quad": order_quad_items,
    "series": series_items,
    "two_by_two": two_by_two_items,
    "leader": leader_items,
    "odd_one_out": odd_one_out_items,
}
"""Constructions that build items over several facts or parts."""


def single_choice_items(model: ItemModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Items for all queries of a model for which one of its constructions gives a proved option set, in the order of the facts."""
    for construction in model.record.options:
        if construction in OVER_SEVERAL:
            return OVER_SEVERAL[construction](model, base, index, rejects)
    waiting = [query for query in queries(model, base) if sound(query, rejects, base.world.eras)]
    made = option_sets(model, waiting, index, rejects)
    return [_item(made[query.item_id]) for query in waiting if query.item_id in made]


def sound(query: Query, rejects: Counter[str], eras: Eras) -> bool:
    """The key must not stand in its own stem, nor may the stem date it by another phrase."""
    shown = stem_text(query.stem, "")
    if stands_in(query.key.text, shown):
        rejects["rule 45"] += 1
        return False
    if query.key.type == "date" and eras.tells_year(shown, query.key.value.span[0][0]):
        rejects["rule 35"] += 1
        return False
    return True


def _item(option_set: OptionSet) -> Choice:
    query = option_set.query
    stem = tuple(Blank() if isinstance(part, Blank) else part for part in query.stem)
    return Choice(
        **about(query, stem, option_set.band, option_set.options),
        kind="single_choice",
        options=option_set.options,
        answer=(option_set.key,),
        ascending=option_set.ascending,
        group=option_set.group,
    )
