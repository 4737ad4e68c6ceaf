"""A line of YAML as somebody typed it -> the line as it must stand.

In: the lines of a file, and the number of one that YAML does not take. Out: that line with its spaces, colons, commas, brackets and bullets as YAML
has them; the line itself where nothing of that is wrong with it. What is mended is shown, and read on, so that all is told at once; it is never
taken in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPACES = {"\t": "  ", "\u3000": "  ", "\u00a0": " ", "\u2002": " ", "\u2003": " "}
"""What editors put before a line in place of spaces."""
_WIDE = str.maketrans("｛｝［］【】", "{}[][]")
_CLOSING = {"{": "}", "[": "]"}
_INDENT = re.compile(r"\s*")
_BULLET = re.compile(r"(?:-(?=[^\s\d-])|[—–·•●▪*][ \u3000]*)(?=\S)")
"""What opens an entry of a list without a space behind it, or in other signs."""
_KEY = re.compile(r"([^\s:：=＝{\[\"'#]+)[ \u3000]*(?:[：=＝][ \u3000]*|:(?!:)[ \u3000]*)(?=\S|$)")
"""A key, whatever colon stands behind it."""
_COLON = re.compile(r"([^\s:：,{\[]+)\s*[:：=＝](?!:)\s*")
_COMMA = re.compile(r"\s*[,，、;；]\s*(?=[^\s}\]])")
_ROUND = re.compile(r"[(（]([^(){}（）]*)[)）]?\s*$")
"""What stands in round brackets in place of others."""
_PAIR = re.compile(r"[^\W\d]\s*[:：=]\s*\d")
_REMARK = re.compile(r"(?<=[}\]])\s*＃.*$|\s+＃.*$")
_QUOTED = re.compile(r"([\"'])([^\"']*)\1(?=\s*[^\s,#}\]])")
"""A quotation with more text behind it."""
_BELOW = re.compile(r"[^\s:：#{\[\"'-][^:：#{\[\"']*")
"""A line that is one word, as those of a list without its dashes."""


def mended(rows: Sequence[str], number: int) -> str:
    """A line of a file (1-based), mended."""
    row = rows[number - 1]
    indent = "".join(_SPACES.get(sign, sign) for sign in _found(_INDENT, row))
    text = row.strip()
    bullet = _BULLET.match(text)
    if bullet or (_BELOW.fullmatch(text) and _is_listed(rows, number)):
        return f"{indent}- {text[bullet.end() :] if bullet else text}"
    dash = "- " if text.startswith("- ") else ""
    text = text.removeprefix(dash)
    key = _KEY.match(text)
    opening, value = (f"{key[1]}: ", text[key.end() :]) if key else ("", text)
    return f"{indent}{dash}{opening}{_value(value)}".rstrip()


def listed_above(rows: Sequence[str], number: int) -> list[int]:
    """The lines right above one that lacks its dash, which lack theirs, too."""
    found = []
    if 0 < number <= len(rows) and _lacks_dash(rows, number):
        while number > 1 and _lacks_dash(rows, number - 1):
            number -= 1
            found.append(number)
    return found


def _lacks_dash(rows: Sequence[str], number: int) -> bool:
    return not rows[number - 1].lstrip().startswith("- ") and mended(rows, number).lstrip().startswith("- ")


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""


def _is_listed(rows: Sequence[str], number: int) -> bool:
    """Whether a line stands below a key with nothing behind it, be it with other such lines between them."""
    for row in map(str.strip, reversed(rows[max(number - 1 - _LISTED, 0) : number - 1])):
        if row.endswith((":", "：")):
            return True
        if row and not row.startswith("- ") and not _BELOW.fullmatch(row):
            return False
    return False


_LISTED = 50
"""A list without dashes has no more lines."""


def _value(text: str) -> str:
    """What stands behind a key."""
    remark = "".join(_REMARK.findall(text)).strip().replace("＃", "# ", 1)
    text = _REMARK.sub("", text)
    if (round_ := _ROUND.match(text)) and _PAIR.search(round_[1]):
        text = f"{{{round_[1]}}}"
    if text[:1] not in "{[｛［【":
        text = _QUOTED.sub(r"“\2”", text)
        return f"{text} {remark}" if remark else text
    text = _COMMA.sub(", ", text.translate(_WIDE))
    if text[:1] == "{":
        text = _COLON.sub(r"\1: ", text)
    text = text.rstrip(" ,")
    ends = [_CLOSING[sign] for sign in text if sign in _CLOSING]
    closed = sum(sign in "}]" for sign in text)
    text += "".join(reversed(ends[: max(len(ends) - closed, 0)]))
    return f"{text} {remark}" if remark else text
