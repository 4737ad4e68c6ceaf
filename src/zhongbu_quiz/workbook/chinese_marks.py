"""Half-width marks in Chinese text, as a keyboard left in English types them: 七七事变(卢沟桥事变), 清帝退位,清朝灭亡, "甲午"战争.

In: a text. Out: the same with Chinese marks; marks between digits and letters stay (3:0, U.S.).
"""

from __future__ import annotations

import re

_HAN = "\u3007\u3400-\u9fff"
_CLOSES = "》〉”’）】〗」』％%…"
_BEHIND = str.maketrans(",;:?!", "，；：？！")
_MARK = re.compile(rf"(?<=[{_HAN}{_CLOSES}])[,;:?!](?![,;:?!])|,(?=[{_HAN}《〈“「『（])")
_BRACKETS = re.compile(r"\(([^()（）]*)\)")
_TITLED = re.compile(rf"(?:<<|‹‹|[<‹«〈＜])([{_HAN}][^<>‹›«»〈〉＜＞]*)(?:>>|››|[>›»〉＞])")
"""A title between marks that a keyboard has (‹南京条约›, <<南京条约>>, 〈南京条约〉)."""
_APOSTROPHES = re.compile(rf"'([^']*[{_HAN}][^']*)'")
_WORDS = re.compile(rf"[{_HAN}]")
_DOTS = re.compile(rf"(?<=[{_HAN}])[・•‧∙⋅･](?=[{_HAN}A-Z])")
"""Dots in the names of foreigners that look like ·."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"), ("『", "』"), ("【", "】"))


def with_chinese_marks(text: str) -> str:
    """A text whose half-width marks beside Chinese characters are Chinese ones; quotation marks and brackets in pairs."""
    if not _WORDS.search(text):
        return text
    text = _DOTS.sub("·", text)
    text = _BRACKETS.sub(lambda found: f"（{found[1]}）" if _is_chinese(text, found) else found[0], text)
    text = _APOSTROPHES.sub(r"“\1”", _TITLED.sub(r"《\1》", text))
    if text.count('"') and not text.count('"') % 2:
        pieces = text.split('"')
        text = "".join(piece + ("", "“", "”")[0 if place == len(pieces) - 1 else 1 + place % 2] for place, piece in enumerate(pieces))
    return _MARK.sub(lambda found: found[0].translate(_BEHIND), text)


def _is_chinese(text: str, found: re.Match[str]) -> bool:
    """Whether brackets stand in or around Chinese text."""
    around = text[max(0, found.start() - 1) : found.start()] + found[1] + text[found.end() : found.end() + 1]
    return _WORDS.search(around) is not None


def unpaired(text: str) -> str:
    """The first mark of a text that stands without the other one of its pair; "" where there is none."""
    return next((mark for one, two in _PAIRS for mark, other in ((one, two), (two, one)) if text.count(mark) > text.count(other)), "")
