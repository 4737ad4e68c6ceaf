"""Marks of web pages that cells hold which were copied from one: &nbsp;, <br>, <p>…</p>, 10<sup>8</sup>.

In: a sheet. Out: the same without them, a break as a line break, raised and lowered numbers as such; and the cells in which tags stood.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.raised import LOWERED, RAISED
from zhongbu_quiz.workbook.grid import Grid

_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|apos|[lr][sd]quo|middot|mdash|ndash|hellip|times|deg|#\d{1,5}|#x[0-9a-fA-F]{1,4});")
_NAMES = "a|b|big|center|div|em|font|h[1-6]|i|img|label|li|ol|p|s|small|span|strong|sub|sup|u|ul"
_TAG = re.compile(rf"</?(?:{_NAMES}|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*|</(?:p|div|li)>\s*(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"<(sup|sub)(?:\s[^<>]*)?>([\d+\-−]+)</\1>", re.IGNORECASE)
_NAMED = 6
"""So many cells are named one by one."""


def without_markup(text: str) -> str:
    """A text without marks of web pages; one that is nothing but a mark (an option <br>) stays as it is."""
    if "<" not in text and "&" not in text:
        return text
    told = _NUMBER.sub(lambda found: found[2].translate(RAISED if found[1].lower() == "sup" else LOWERED), text)
    told = _TAG.sub("", _BREAK.sub("\n", told)) if _TAG.search(told) else told
    told = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " "), told)
    return told.strip() or text


def bare_of_markup(grid: Grid) -> tuple[Grid, str]:
    """A sheet without marks of web pages, and a line on the cells that held tags; "" where none did."""
    cells: list[str] = []
    marks: list[str] = []
    rows = [list(row) for row in grid.rows]
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell.formula and not cell.known:
                continue
            if isinstance(cell.value, str) and (told := without_markup(cell.value)) != cell.value:
                row[place] = replace(cell, value=told)
                if found := _TAG.findall(cell.value):
                    cells.append(grid.called(number, place))
                    marks += found
    words = _("{cells} hold marks of web pages ({marks}), which are left out; a mark that is meant as it stands is written with ＜ and ＞")
    told_of = words.format(cells=joined(cells, _NAMED), marks=joined(list(dict.fromkeys(marks))[:3])) if cells else ""
    return (replace(grid, rows=rows), told_of) if rows != grid.rows else (grid, "")
