"""The three answers of the second proof."""

from __future__ import annotations

from enum import Enum


class Truth(Enum):
    """TRUE, FALSE (provably), or UNKNOWN."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
