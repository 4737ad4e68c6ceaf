"""A text and its plain twin of the same length: full-width digits, letters and signs made narrow.

Rules scan the twin and cut from the text, so that a figure is given exactly as it is written.
"""

from __future__ import annotations

import re

_WIDE = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９％．／－＋ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"}
_WIDE.update({ord("○"): "〇", ord("Ｏ"): "〇", ord("〜"): "～", ord("﹪"): "%", ord("−"): "-", ord("–"): "—", ord("─"): "—", ord("‐"): "-"})
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、；：“”‘’（）《》〔〕【】—…·"
_SPACE_AFTER = re.compile(rf"(?<=[{_CJK}])[ \t\u00a0\u3000\u2002-\u200b]+")
_SPACE_BEFORE = re.compile(rf"[ \t\u00a0\u3000\u2002-\u200b]+(?=[{_CJK}])")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff\ud800-\udfff]+")
_SPACE_SIGN = re.compile(r"(?<=\d) +(?=[%‰℃])")
PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
"""Marks that open, with those that close them."""
_NARROW = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_HAN = re.compile(r"[\u3400-\u9fff]")


def wide_marks(text: str) -> str:
    """The text with the narrow punctuation of web pages made wide, character for character: 增长5%,其中 -> 增长5%，其中."""
    if not any(mark in text for mark in ',;:()!?"') or not _HAN.search(text):
        return text
    marks, opened = list(text), False
    for i, char in enumerate(text):
        left, right = text[i - 1 : i], text[i + 1 : i + 2]
        if char == '"':
            opened = not opened
            marks[i] = "“" if opened else "”"
        elif char in _NARROW and not (left.isascii() and left.isalnum() and right.isascii() and right.isalnum()):
            marks[i] = _NARROW[char]
    return "".join(marks)


def is_unpaired(text: str) -> bool:
    """True where a mark opens that is not closed, or closes what was not opened."""
    return any(text.count(left) != text.count(right) for left, right in PAIRS)


def plain(text: str) -> str:
    """The twin: same length, narrow digits and signs."""
    return text.translate(_WIDE)


def squeeze(text: str) -> str:
    """The text without control characters, and without the white space that typesetting put between Chinese characters and figures."""
    return _SPACE_SIGN.sub("", _SPACE_BEFORE.sub("", _SPACE_AFTER.sub("", _UNPRINTED.sub(" ", text).strip())))
