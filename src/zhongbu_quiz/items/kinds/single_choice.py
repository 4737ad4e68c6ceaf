"""Single choice: one option provably true, each other provably false."""

from __future__ import annotations

from collections import Counter

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.constructions.ladder import ladder_set
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.siblings import sibling_sets
from zhongbu_quiz.items.item import Blank, Item
from zhongbu_quiz.items.kinds.common import item_of
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.query import Query, queries
from zhongbu_quiz.items.truth import Index


def single_choice_items(model: ItemModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """Items for all queries of a model for which one of its constructions gives a proved option set, in the order of the facts."""
    waiting = [query for query in queries(model, base) if _sound(query, rejects)]
    made: dict[str, OptionSet] = {}
    for construction in model.record.options:
        missing = [query for query in waiting if query.item_id not in made]
        if construction == "siblings":
            found = sibling_sets(missing, index, rejects)
        else:
            found = [option_set for query in missing if (option_set := ladder_set(query, index))]
        made.update((option_set.query.item_id, option_set) for option_set in found)
    rejects["no options"] += len(waiting) - len(made)
    return [_item(made[query.item_id]) for query in waiting if query.item_id in made]


def _sound(query: Query, rejects: Counter[str]) -> bool:
    """The key must not stand in its own stem."""
    text = "".join(part for part in query.stem if isinstance(part, str))
    if len(query.key.text) >= 2 and query.key.text in text:
        rejects["rule 45"] += 1
        return False
    return True


def _item(option_set: OptionSet) -> Item:
    query = option_set.query
    stem = tuple(Blank() if isinstance(part, Blank) else part for part in query.stem)
    return item_of(
        query,
        stem,
        option_set.options,
        (option_set.key,),
        option_set.band,
        group=option_set.group,
        ascending=option_set.ascending,
    )
