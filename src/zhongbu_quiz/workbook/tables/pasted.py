"""What comes along where a text is pasted from a chat or a page: **bold**, `code`, # before headings, - before entries; and the ticks and little
pictures with which people mark a cell. In: the text of a cell. Out: the text without them."""

from __future__ import annotations

import re

_WORD = r"[\u4e00-\u9fff《“【（]"
_STRESSED = re.compile(r"(\*\*|``?)(?=\S)([^*`]+?)(?<=\S)\1")
_OPENS_A_LINE = re.compile(rf"^[ \t]*(?:#{{1,6}}|>|(?:[-–*+·•‣◦]|——?)(?!\d))[ \t]*(?={_WORD})", re.MULTILINE)
"""A heading, a quotation or an entry of a list; -154 is a number."""
_LITTLE = "[\U0001f000-\U0001faff\u2b50\u2b55\u2728\u2757\u2753\u26a0\u2764\ufe0f\u203c]+"
_PICTURES = re.compile(rf"^\s*{_LITTLE}\s*|\s*{_LITTLE}\s*$")
_TICK = "[\u221a\u25a0\u25a3-\u25ca\u25cc-\u25ff\u2605-\u262f\u2638-\u263f\u2660-\u2775\u2794-\u27bf\u2b00-\u2bff\ufe0f]+"
_POINTER = "[\u2190-\u21ff]+"
_TICKS = re.compile(rf"^\s*(?:{_TICK}|{_POINTER})\s*(?={_WORD})|(?<=[\u4e00-\u9fff》”】）。])\s*{_TICK}\s*$")
"""Signs beside words; □ is a gap to be filled in, ○ may be a digit, and √2 is a number."""


def without_markup(text: str) -> str:
    """A text without the signs by which chats and pages set words off and open lines."""
    return _OPENS_A_LINE.sub("", _STRESSED.sub(r"\2", text)) or text


def without_ticks(text: str) -> str:
    """A text without ticks and little pictures before and behind it; one that is nothing else stays."""
    return _TICKS.sub("", _PICTURES.sub("", text)) or text
