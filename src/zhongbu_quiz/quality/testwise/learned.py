"""LEARNED: all cues at once, weighted by conditional logistic regression (a softmax inside each question), cross-validated.

Features are standardised inside the question, so a weight says what stands out among the options. Ridge and AdaGrad, five folds by
digest of the question's id: a question is always solved with weights that never saw it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zhongbu_quiz.chance import digest
from zhongbu_quiz.quality.testwise.cues import CUES
from zhongbu_quiz.quality.testwise.question import Question

FOLDS = 5
ROUNDS = 150
RATE = 0.3
RIDGE = 0.01
MOST_OPTIONS = 4
_REDUNDANT = ("shortest", "divergent", "smallest_number", "roundest", "least_stem_overlap", "position_D")
"""Cues that are another one with its sign turned: the weight takes care of that."""
FEATURES = tuple(name for name in CUES if name not in _REDUNDANT)

Array = NDArray[np.float64]


def learned_scores(questions: Sequence[Question]) -> list[Sequence[float]]:
    """For each question the scores that weights learned from the other folds give its options."""
    tables, present, keys = _tables(questions)
    folds = np.array([digest("fold", question.id) % FOLDS for question in questions])
    scores = np.zeros(present.shape)
    for fold in range(FOLDS):
        mine = folds == fold
        if mine.any() and (~mine).any():
            weights = _fit(tables[~mine], present[~mine], keys[~mine])
            scores[mine] = tables[mine] @ weights
    return [
        [round(float(score), 9) for score in row[: len(q.options)]] for row, q in zip(scores, questions, strict=True)
    ]


def _tables(questions: Sequence[Question]) -> tuple[Array, Array, NDArray[np.int64]]:
    """Features (question, option, cue), which options there are, and the keys."""
    tables = np.zeros((len(questions), MOST_OPTIONS, len(FEATURES)))
    present = np.zeros((len(questions), MOST_OPTIONS))
    for row, question in enumerate(questions):
        size = len(question.options)
        present[row, :size] = 1
        for column, name in enumerate(FEATURES):
            scores = np.array(CUES[name](question), dtype=float)
            if len(scores) == size and scores.std() > 1e-12:
                tables[row, :size, column] = (scores - scores.mean()) / scores.std()
    return tables, present, np.array([question.key for question in questions], dtype=np.int64)


def _fit(tables: Array, present: Array, keys: NDArray[np.int64]) -> Array:
    weights = np.zeros(tables.shape[2])
    squares = np.full(tables.shape[2], 1e-8)
    right = np.zeros(present.shape)
    right[np.arange(len(keys)), keys] = 1
    for _ in range(ROUNDS):
        exponents = np.where(present > 0, tables @ weights, -np.inf)
        chances = np.exp(exponents - exponents.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = np.einsum("qo,qof->f", chances - right, tables) / len(keys) + RIDGE * weights
        squares += slope**2
        weights -= RATE * slope / np.sqrt(squares)
    return weights
