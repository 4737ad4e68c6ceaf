"""Models that work on any kind of fact: `asks: each` means every slot in turn, of the kinds that no other model is about.

A new kind of fact so has items from its file and its line in the table of kinds alone, until somebody writes better models for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.items.models.base import EACH, ItemModel


def spread(models: Sequence[ItemModel], base: FactBase) -> Iterator[ItemModel]:
    """The models as the bank uses them: one that asks each slot becomes one for each kind and slot that it can ask, under one id."""
    own = {kind for model in models if model.asks != EACH for kind in model.facts.kind or ()}
    for model in models:
        if model.asks != EACH:
            yield model
            continue
        for kind in model.facts.kind or KINDS:
            if kind not in own and base.of_kind(kind):
                for slot in model.askable(kind):
                    if slot in KINDS[kind].numbers:
                        facts = model.facts.model_copy(update={"kind": (kind,)})
                        yield model.model_copy(update={"asks": slot, "facts": facts})
