"""Deck + item bank -> drawn set: which items, in which order, in how many forms.

    pool ── cells, targets, materials ──> papers (greedy, then exchanges) ── equal difficulty ──> swaps of the deck ──> order ──> forms

On one form no item answers another, figures that can be computed from others included (rules 45 and 47); no fact is asked twice
(46); of a group of siblings and of one option set at most one stands (48). Every cell of the blueprint is filled exactly, or the
error says which cannot be. Chance is the order by digest of (seed, item id), so one more item leaves the others in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.sets.arrangement import Arrangement
from zhongbu_quiz.sets.deck import Deck
from zhongbu_quiz.sets.exchange import check_swaps, swapped
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.marking import rules_of
from zhongbu_quiz.sets.order import with_option_order
from zhongbu_quiz.sets.planning import Plan, planned
from zhongbu_quiz.sets.pool import candidates

__all__ = ["candidates", "draw", "with_option_order"]


def draw(deck: Deck, bank: Bank, seed: int | None = None, forms: int | None = None) -> DrawnSet:
    """The set that a deck draws. `seed` and `forms` replace the deck's own.

    Raises ContentError where the deck asks for more items than there are, or than can stand together (it says how many there are), or where
    an item that it names by id cannot stand in the set.
    """
    return settled(planned(deck, bank, seed, forms))


def settled(plan: Plan) -> DrawnSet:
    """The set of a plan. Raises ContentError where a swap of the deck cannot be kept to."""
    check_swaps(plan)
    return arranged(plan)


def arranged(plan: Plan) -> DrawnSet:
    """The plan as forms in printing order, each swap of the deck in the place of what was drawn."""
    record = plan.deck.record
    arrange = Arrangement(plan.deck, plan.bank, plan.seed)
    instead = swapped(plan)
    made = tuple(
        arrange.form(number, plan.items(number), number >= len(plan.sheets), instead) for number in range(plan.forms)
    )
    return DrawnSet(
        plan.deck.name, record.title, record.subtitle, plan.seed, record.minutes, made,
        marking=rules_of(record.marking), sections=_sections(plan, made),
    )  # fmt: skip


def _sections(plan: Plan, forms: Sequence[Form]) -> tuple[tuple[str, str], ...]:
    """The sections that are asked on any form, in the order of the text: as its document lists them, else as its facts stand."""
    asked = {(item.source.document, item.source.section) for form in forms for item in form.items}
    base = plan.bank.base
    named = [(document.name, section) for document in base.documents for section in document.section_names]
    told = dict.fromkeys([*named, *((fact.sources[0].document, fact.sources[0].section) for fact in base.facts)])
    return tuple(section for section in told if section in asked)
