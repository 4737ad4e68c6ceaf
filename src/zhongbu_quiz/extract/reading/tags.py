"""The tags of web pages taken off a text. In: a text. Out: the same in lines; headings begin with #, the cells of tables have tabs between them.

Only tags that pages have count (x<y stays), and each is looked for within a bounded stretch, so that the time stays linear.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from zhongbu_quiz.workbook.web import web_rows

_BLOCK = "p|br|div|li|ul|ol|dl|dt|dd|hr|blockquote|section|article|header|main|body|html|tr|center|pre|figure|figcaption"
_SILENT = "script|style|head|title|noscript|nav|footer|aside|button|select"
_INLINE = "a|b|i|u|s|em|strong|font|span|small|big|sup|sub|img|mark|del|ins|code|input|form|label|td|th|tbody|thead|meta|link|abbr|time"
_TAG = re.compile(
    rf"<!--[^<>]{{0,2000}}-->|<!doctype[^<>]{{0,200}}>|<(?P<end>/?)(?P<name>table|h[1-6]|{_BLOCK}|{_SILENT}|{_INLINE})\b[^<>]{{0,1000}}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_PAGE = re.compile(r"\s*<(?:!doctype|html)\b", re.IGNORECASE)
_ENDS = re.compile(rf"{_BLOCK}|h[1-6]|table", re.IGNORECASE)
_HIDDEN = re.compile(_SILENT, re.IGNORECASE)


def without_tags(text: str, path: Path) -> str:
    """The text of `path` without tags and entities. Raises ContentError where a table holds more than is read."""
    if _PAGE.match(text):
        text = re.sub(r"[ \t\r\n]+", " ", text)  # in a page, only tags begin lines
    return _ENTITY.sub(lambda found: html.unescape(found[0]), "".join(_pieces(text, path)))


def _pieces(text: str, path: Path) -> Iterator[str]:
    at, hidden, table = 0, "", -1
    for tag in _TAG.finditer(text):
        name, ends = (tag["name"] or "").lower(), bool(tag["end"])
        if not hidden and table < 0:
            yield text[at : tag.start()]
        at = tag.end()
        if hidden:
            hidden = "" if ends and name == hidden else hidden
        elif name == "table":
            if ends and table >= 0:
                yield from _rows(text[table:at], path)
                table = -1
            elif not ends and table < 0:
                table = tag.start()
        elif table < 0 and _HIDDEN.fullmatch(name):
            hidden = "" if ends else name
        elif table < 0 and _ENDS.fullmatch(name):
            yield "\n" + ("#" * int(name[1]) + " " if not ends and name[0] == "h" and name[1:].isdigit() else "")
    if table >= 0:
        yield from _rows(text[table:], path)
    elif not hidden:
        yield text[at:]


def _rows(text: str, path: Path) -> Iterator[str]:
    """The rows of a table in lines of their own."""
    yield "\n"
    for row in web_rows(path, text):
        yield "\t".join("".join(cell.split()) for cell in row) + "\n"
