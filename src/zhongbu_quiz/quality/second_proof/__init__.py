"""The proof done again on the printed text: every option filled in, read, and looked up in rows of its own.

In: the printed item and the facts. Out: for each option of a choice item whether the sentence is TRUE, FALSE or UNKNOWN with it. It
shares tables and units with the first proof, and neither method nor query; it depends on no length and on no title.
"""

from __future__ import annotations

from zhongbu_quiz.facts.truth import Truth
from zhongbu_quiz.quality.second_proof.rows import Ledger
from zhongbu_quiz.quality.second_proof.verdicts import told_value, verdict, verdicts

__all__ = ["Ledger", "Truth", "told_value", "verdict", "verdicts"]
