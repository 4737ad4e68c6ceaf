"""What a bench prints behind a figure that has a target: the target, and whether it is reached."""

from __future__ import annotations


def at_most(measured: float, most: float, unit: str = "") -> str:
    """`; target: at most 1.3, reached` (or missed), to be set behind the figure."""
    return _told(measured <= most, f"at most {most:,g}{unit}")


def at_least(measured: float, least: float, unit: str = "") -> str:
    """`; target: at least 5,000, missed` (or reached), to be set behind the figure."""
    return _told(measured >= least, f"at least {least:,g}{unit}")


def _told(reached: bool, wanted: str) -> str:
    return f"; target: {wanted}, {'reached' if reached else 'missed'}"
