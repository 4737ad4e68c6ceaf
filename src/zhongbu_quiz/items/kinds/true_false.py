"""True or false: the statement of a fact as it is, or with one slot replaced by a proved distractor; a coin by item id decides."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from zhongbu_quiz.chance import digest, pick
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.options import FromValues, option_sets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.item import Blank, Item, TrueFalse
from zhongbu_quiz.items.models.base import WithStem
from zhongbu_quiz.items.query import Phrasing, queries


class TrueFalseModel(FromValues, WithStem):
    """One slot is shown as it is, or with a value that is provably wrong."""

    kind: Literal["true_false"]


def true_false_items(model: TrueFalseModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a query that has a proved option set, so that a true and a false statement have the same makers."""
    waiting = list(queries(model, base, Phrasing(model.stem, model.without, model.attribute)))
    made = option_sets(model.options, model.family, waiting, index, rejects)
    return [_item(made[query.item_id]) for query in waiting if query.item_id in made]


def _item(option_set: OptionSet) -> TrueFalse:
    query = option_set.query
    truth = digest(query.item_id, "coin") % 2 == 0
    wrong = [place for place in range(len(option_set.options)) if place != option_set.key]
    shown = option_set.key if truth else wrong[pick(len(wrong), query.item_id, "wrong")]
    text = option_set.options[shown].text
    stem = (*(text if isinstance(part, Blank) else part for part in query.stem), Blank())
    return TrueFalse(**about(query, stem, option_set.band), answer=truth, group=option_set.group)
