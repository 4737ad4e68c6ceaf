"""The proof done again on the rendered text: every option filled in, read, and looked up in a ledger of its own.

`verdicts` says for each option of a choice item whether the sentence is TRUE, FALSE or UNKNOWN with it.
"""

from __future__ import annotations

from zhongbu_quiz.quality.second_proof.rows import Ledger
from zhongbu_quiz.quality.second_proof.truth import Truth
from zhongbu_quiz.quality.second_proof.verdicts import told_value, verdict, verdicts

__all__ = ["Ledger", "Truth", "told_value", "verdict", "verdicts"]
