"""genanki, imported without what it has no use for.

It takes its cached properties from a package that imports asyncio, and with it sockets, TLS and processes: nine tenths of the time that genanki
takes to be imported. Python's own cached properties stand in for that package meanwhile.
"""

from __future__ import annotations

import sys
from functools import cached_property
from types import ModuleType

_PACKAGE = "cached_property"


class _StandIn(ModuleType):
    cached_property = cached_property


_stands_in = _PACKAGE not in sys.modules
if _stands_in:
    sys.modules[_PACKAGE] = _StandIn(_PACKAGE)
try:
    import genanki
finally:
    if _stands_in:
        del sys.modules[_PACKAGE]

__all__ = ["genanki"]
