"""What is chosen in a row of boxes, and what is asked."""

from __future__ import annotations

import pytest

from zhongbu_quiz.grading.decide import Decision, decide, is_marked, levels
from zhongbu_quiz.grading.ink import Ink

FULL, LIGHT, TICK, DOT = Ink(0.6, 0.7, 0.03, 0.8), Ink(0.3, 0.36, 0.02, 0.8), Ink(0.18, 0.6, 0.02, 0.8), Ink(0.08, 0.5, 0.01, 0.8)
EMPTY, SMEAR, REST = Ink(0.0, 0.12, 0.01, 0.8), Ink(0.07, 0.15, 0.08, 0.8), Ink(0.25, 0.33, 0.07, 0.8)
LOST, DARK = Ink(0.0, 0.1, 0.0, 0.0), Ink(0.03, 0.4, 0.5, 0.8)
USUAL = levels([FULL] * 20 + [EMPTY] * 60)

ROWS = [
    ((FULL, EMPTY, EMPTY, EMPTY), False, Decision((0,))),
    ((EMPTY, EMPTY, TICK, EMPTY), False, Decision((2,))),
    ((FULL, EMPTY, FULL, EMPTY), False, Decision((0, 2), "several")),
    ((FULL, EMPTY, FULL, EMPTY), True, Decision((0, 2))),
    ((EMPTY, EMPTY, EMPTY, EMPTY), False, Decision((), "none")),
    ((EMPTY, EMPTY, EMPTY, EMPTY), True, Decision((), "none")),
    ((EMPTY, DOT, EMPTY, EMPTY), False, Decision((1,), "pale")),
    ((EMPTY, LIGHT, EMPTY, DOT), False, Decision((1,), "pale")),
    ((FULL, SMEAR, EMPTY, EMPTY), False, Decision((0,), "erased")),
    ((FULL, REST, EMPTY, EMPTY), False, Decision((0,), "erased")),
    ((FULL, REST, FULL, EMPTY), True, Decision((0, 2), "erased")),
    ((EMPTY, SMEAR, EMPTY, EMPTY), False, Decision((), "erased")),
    ((FULL, LOST, EMPTY, EMPTY), False, Decision((0,), "unclear")),
    ((FULL, DARK, EMPTY, EMPTY), False, Decision((0,), "unclear")),
]


@pytest.mark.parametrize(("row", "many", "wanted"), ROWS)
def test_a_row_is_decided_or_asked(row: tuple[Ink, ...], many: bool, wanted: Decision) -> None:
    assert decide(row, USUAL, many) == wanted


def test_a_pale_pencil_is_its_own_reference() -> None:
    """What is pale beside dark marks is plain where all are as pale."""
    level = levels([LIGHT] * 20 + [EMPTY] * 60)
    assert decide((LIGHT, EMPTY), level, False) == Decision((0,))
    assert decide((EMPTY, LIGHT), USUAL, False) == Decision((1,), "pale")


def test_a_noisy_sheet_asks_sooner() -> None:
    noisy = [Ink(0.012 * (place % 7 - 3), 0.2, 0.02, 0.8) for place in range(60)]
    level = levels([FULL] * 10 + noisy)
    assert level.least > USUAL.least and decide((Ink(0.09, 0.3, 0.02, 0.8), EMPTY), level, False).why is not None


def test_a_box_alone() -> None:
    level = levels([FULL, EMPTY])
    assert is_marked(FULL, level) and not is_marked(EMPTY, level) and not is_marked(EMPTY, levels([EMPTY, EMPTY]))
