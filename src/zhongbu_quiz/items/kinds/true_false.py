"""True or false: the statement of a fact as it is, or with one slot replaced by a proved distractor; a coin by item id decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from zhongbu_quiz.chance import digest, pick
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kind import NOTE
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.facts.truth import Index
from zhongbu_quiz.items.build import about
from zhongbu_quiz.items.constructions.options import FromValues, option_sets
from zhongbu_quiz.items.constructions.optionset import OptionSet
from zhongbu_quiz.items.item import Blank, Claim, Item, Option, TrueFalse
from zhongbu_quiz.items.looked_up import learned
from zhongbu_quiz.items.models.base import WithStem
from zhongbu_quiz.items.option_rules import same_year
from zhongbu_quiz.items.query import Phrasing, Query, queries


class TrueFalseModel(FromValues, WithStem):
    """One slot is shown as it is, or with a value that is provably wrong."""

    kind: Literal["true_false"]


def true_false_items(model: TrueFalseModel, base: FactBase, index: Index, rejects: Counter[str]) -> list[Item]:
    """One item a query that has a proved option set, so that a true and a false statement have the same makers."""
    waiting = list(learned(queries(model, base, Phrasing(model.stem, model.without, model.attribute)), base, rejects))
    made = option_sets(model.options, model.family, waiting, index, rejects)
    return [_item(made[query.item_id]) for query in waiting if query.item_id in made]


def _item(option_set: OptionSet) -> TrueFalse:
    query = option_set.query
    truth = digest(query.item_id, "coin") % 2 == 0
    wrong = [place for place in range(len(option_set.options)) if place != option_set.key]
    if option_set.slots:
        wrong = [place for place in wrong if not same_year(query.key, option_set.slots[place])]
        wrong = _nearest(query.key, option_set.slots, wrong)
    # A rival that a person named for this fact is believed before one of a curated list.
    wrong = [place for place in wrong if option_set.options[place].fact == query.fact.id] or wrong
    shown = option_set.key if truth else wrong[pick(len(wrong), query.item_id, "wrong")]
    option = option_set.options[shown]
    stem = (*(Claim(option.text) if isinstance(part, Blank) else part for part in query.stem), Blank())
    told = about(query, stem, option_set.band)
    if not truth:
        told["explanation"] = _swapped(query, option, option_set.notes[shown] if option_set.notes else "")
    return TrueFalse(**told, answer=truth, group=option_set.group)


def _nearest(key: Slot, slots: Sequence[Slot], wrong: list[int]) -> list[int]:
    """Of wrong dates those nearest to the right one: a five-year plan is not believed of a year in which the one before it ran (rule 75)."""
    if key.type != "date" or not wrong:
        return wrong
    years = {place: abs(_first_year(slots[place]) - _first_year(key)) for place in wrong}
    return [place for place in wrong if years[place] == min(years.values())]


def _first_year(slot: Slot) -> int:
    year: int = slot.value.span[0][0]
    return year


def _swapped(query: Query, option: Option, note: str) -> str:
    """What was exchanged, and what the wrong one belongs to (rule 75)."""
    measured = query.fact.kind_of.measured(query.fact.record)
    unit = measured.unit if measured is not None and measured.slot == query.key.name else ""
    told = say("swapped", wrong=f"{option.text}{unit}", right=f"{query.key.text}{unit}")
    return f"{told}{note}" if len(note) <= NOTE else told
