"""Bytes of a text file -> its text, in the encodings in which Chinese editors save: UTF-8, UTF-16, GB 18030 (GBK)."""

from __future__ import annotations

_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""
_THREE_BYTES = "\u0800"
"""Where characters of three bytes begin in UTF-8, which bytes of GBK hardly ever look like."""


def text_of(raw: bytes) -> str | None:
    """The text; None where it is none of these: UTF-16 with its mark, UTF-8 with or without one, GB 18030. A file that is UTF-8 up to a stray
    byte is none of them, as reading it in another encoding would garble it."""
    if raw[:2] in _MARKS:
        return _decoded(raw, "utf-16")
    try:
        text: str | None = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        garbled = any(sign >= _THREE_BYTES for sign in error.object[: error.start].decode("utf-8"))  # without the mark, as the place counts
        text = None if garbled else _decoded(raw, "gb18030")
    return None if text is None or "\0" in text else text


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
