"""The auditor that knows no facts: can the paper be passed by looking at it? (Rule 44.)

In: items as they are printed, and the papers that hold them. Out: Verdicts: how often each way of guessing hits, beside chance.
"""

from __future__ import annotations

from zhongbu_quiz.quality.testwise.marking import Result
from zhongbu_quiz.quality.testwise.solver import ALONE, Verdict, solve, solve_bank, solve_papers
from zhongbu_quiz.quality.testwise.topic import on_topic

__all__ = ["ALONE", "Result", "Verdict", "on_topic", "solve", "solve_bank", "solve_papers"]
