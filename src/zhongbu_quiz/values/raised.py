"""Raised and lowered numbers as characters of their own: 10⁸, km², H₂O. Nothing else keeps them in a text, and 10⁸ is not 108."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
