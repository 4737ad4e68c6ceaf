"""Option sets for the queries of a model, by the constructions that it names, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zhongbu_quiz.items.constructions.ladder import ladder_set
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.constructions.siblings import sibling_sets
from zhongbu_quiz.items.model import ItemModel
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth import Index


def option_sets(
    model: ItemModel, waiting: Sequence[Query], index: Index, rejects: Counter[str]
) -> dict[str, OptionSet]:
    """Proved option sets by item id, for as many of the queries as the model's constructions can serve."""
    made: dict[str, OptionSet] = {}
    wordless = [query for query in waiting if query.key.type != "text"]
    rejects["words only, no figure"] += len(waiting) - len(wordless)
    waiting = wordless
    for construction in model.record.options:
        missing = [query for query in waiting if query.item_id not in made]
        if construction == "siblings":
            found = sibling_sets(missing, index, rejects)
        elif construction == "ladder":
            found = [option_set for query in missing if (option_set := ladder_set(query, index))]
        else:
            continue
        made.update((option_set.query.item_id, option_set) for option_set in found)
    rejects["no options"] += len(waiting) - len(made)
    return made
