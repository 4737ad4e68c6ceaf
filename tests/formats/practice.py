"""What stands in a practice page, read back without its script: the data, and the answers that are masked in it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)


def data_of(page: str) -> Any:
    """The data of a page, each item with its answer in the open."""
    found = DATA.search(page)
    assert found
    data = json.loads(found[1])
    for item in data["items"]:
        item.update(unmasked(item.pop("sealed"), data["digest"]))
    return data


def unmasked(sealed: str, mask: str) -> Mapping[str, Any]:
    """The answer of an item."""
    told = bytes(sign ^ ord(mask[place % len(mask)]) for place, sign in enumerate(base64.b64decode(sealed)))
    answer: Mapping[str, Any] = json.loads(told)
    return answer
