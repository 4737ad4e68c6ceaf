"""How the options of a choice item stand: 4, 2 or 1 to a line, by the widest of them (never by which is the key)."""

from __future__ import annotations

from collections.abc import Sequence

LABEL = 1.75
"""Width of "A．" before an option, in em."""
AIR = 1.5
"""Space kept free to the right of an option, in em: less, and one option runs into the next."""


def option_columns(widths: Sequence[float], measure: float) -> int:
    """Columns for options of these widths (em) in a line of `measure` em."""
    widest = max(widths, default=0.0) + LABEL
    for columns in (4, 2):
        if columns == 4 and len(widths) < 3:
            continue
        if widest + AIR <= measure / columns:
            return columns
    return 1
