"""The few tests of chance that the audit needs, exact or in closed form."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, erfc, exp, gamma, sqrt


def binomial_p(hits: int, trials: int, chance: float) -> float:
    """The two-sided probability of a count at least as unlikely as `hits`."""
    if not trials:
        return 1.0
    own = _binomial(hits, trials, chance)
    return min(1.0, sum(p for k in range(trials + 1) if (p := _binomial(k, trials, chance)) <= own * (1 + 1e-9)))


def _binomial(hits: int, trials: int, chance: float) -> float:
    return comb(trials, hits) * chance**hits * (1 - chance) ** (trials - hits)


def chi_square_p(counts: Sequence[float], expected: Sequence[float]) -> float:
    """The probability of a χ² at least as large, with len - 1 degrees of freedom."""
    value = sum((have - want) ** 2 / want for have, want in zip(counts, expected, strict=True) if want)
    return _upper_gamma((len(counts) - 1) / 2, value / 2)


def _upper_gamma(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function, for half-integers and integers."""
    if a <= 0:
        return 1.0
    total = erfc(sqrt(x)) if a % 1 else exp(-x)
    start = 0.5 if a % 1 else 1.0
    while start < a:
        total += x**start * exp(-x) / gamma(start + 1)
        start += 1
    return total


def wilson(hits: float, trials: float, z: float) -> tuple[float, float]:
    """The Wilson interval of a share, for a normal quantile `z`."""
    if not trials:
        return 0.0, 1.0
    share = hits / trials
    middle = share + z * z / (2 * trials)
    spread = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    width = 1 + z * z / trials
    return max(0.0, (middle - spread) / width), min(1.0, (middle + spread) / width)
