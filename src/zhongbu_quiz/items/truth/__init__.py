"""Truth in three values: is the sentence true when a candidate fills the gap?

A distractor is used only where FALSE is proved from the fact base; UNKNOWN is a reject (docs/rules.md, truth has three values).
Each proof is a function (query, candidate, origin, index) -> Truth in the table of its kind of fact.
"""

from __future__ import annotations

from zhongbu_quiz.facts.base import Fact
from zhongbu_quiz.facts.slots import Slot
from zhongbu_quiz.items.query import Query
from zhongbu_quiz.items.truth.events import EVENT_PROOFS
from zhongbu_quiz.items.truth.index import Index
from zhongbu_quiz.items.truth.slogans import SLOGAN_PROOFS
from zhongbu_quiz.items.truth.statistics import STATISTIC_PROOFS
from zhongbu_quiz.items.truth.values import Truth

PROOFS = {"event": EVENT_PROOFS, "statistic": STATISTIC_PROOFS, "slogan": SLOGAN_PROOFS}

__all__ = ["PROOFS", "Index", "Truth", "judge"]


def judge(query: Query, candidate: Slot, origin: Fact | None, index: Index) -> Truth:
    """Whether the query's sentence is TRUE, FALSE or UNKNOWN with `candidate` in the gap.

    `origin` is the fact that the candidate was taken from, None for a computed value.
    """
    name = "part" if query.key.name.startswith("part.") else query.key.name
    proof = PROOFS[query.fact.kind].get(name)
    return Truth.UNKNOWN if proof is None else proof(query, candidate, origin, index)
