"""IMS QTI: a 2.1 content package, or (dialect `canvas`) the 1.2 package that Canvas imports.

In: a Quiz. Out: an Export, one zip; items that a dialect cannot carry are named with the reason.
"""

from __future__ import annotations

from zhongbu_quiz.exports.qti import canvas, package21
from zhongbu_quiz.exports.quiz import Export, Quiz

DIALECTS = ("2.1", "canvas")


def write(quiz: Quiz, dialect: str = "2.1") -> Export:
    """One zip file in the chosen dialect."""
    return canvas.write(quiz) if dialect == "canvas" else package21.write(quiz)
