"""What a single line is, by its look: a page number, a heading, a date line, an entry of a timeline.

In: a squeezed line. Out: yes or no.
"""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"[-—–·•\s]*(?:第?\d{1,4}页?(?:[,，/]?共\d{1,4}页)?|[pP]age\d{1,4}(?:of\d{1,4})?|[ivxIVX]{1,6})[-—–·•\s]*"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MARK = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节篇编部分]{1,2}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:\.\d{1,2}){0,2}(?:[.、．]|\s)(?!\d))"
)
_CODED = re.compile(r"[：:][^：:]*[\dA-Za-z]")
"""股票代码：688599 is a line of a title page, no heading."""
_TERMINAL = "。！？!?；;"
_DATELINE = re.compile(
    r"[（(]?(?:发布时间|成文日期|时间|日期|发稿时间)?[：:]?(?P<y>\d{4}|[一二三四五六七八九〇]{4})[年\-/.](?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"[月\-/.](?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?)?[）)]?"
)
_FULL_DATE = re.compile(
    r"(?P<y>\d{4}|[一二三四五六七八九〇]{4})[年\-/.](?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})[月\-/.](?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?"
)
_ISSUED = (
    (re.compile(r"[（(]?[—\-]{1,2}[^，。；\d]{0,6}"), re.compile(r"[^。；]{0,40}")),
    (re.compile(r"[（(][^，。；（）()\d]{0,20}"), re.compile(r"[^。；（）()]{0,24}[）)]")),
    (
        re.compile(r"(?:来源|作者|记者|发布|编辑|时间|日期|发文|成文|印发)[^，。；\d]{0,24}"),
        re.compile(r"(?:\s?\d{1,2}:\d\d(?::\d\d)?)?"),
    ),
    (re.compile(r"[\u4e00-\u9fff·]{2,30}[局厅部委室府会队报网院司心社馆组处办校]"), re.compile(r"")),
)
"""What may stand before and after the date of a line that only says who gave the document out, and when."""
_YEAR_LINE = re.compile(r"[【\[]?(?P<y>(?:1[5-9]|20)\d\d|[一二][一二三四五六七八九〇○]{3}(?=年))年?[】\]]?")
_TITLE = re.compile(
    r"(?:公报|报告|总结|规划|纲要|统计|增速|情况|年报|摘要|大事记|年表|一览表?|构成|回顾|目标|安排|概况|综述|要点|表|图|简介|产值|产量|说明)(?:[（(][^（）()]{1,20}[）)])?$"
)
_ENTRY = re.compile(
    r"(?:[●•·▪◆■*\-]\s?)?(?:公元前?)?(?:(?:\d{3,4}|[一二三四五六七八九〇]{4})(?:年|[-./](?=\d{1,2}(?:\D|$))|[—~～](?=\d{4})|[\s：:])|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月)"
)


def is_page_number(line: str) -> bool:
    """True for - 3 -, 第3页 共9页, 12; a bare year is none."""
    return bool(_PAGE.fullmatch(line.replace(" ", ""))) and not _YEAR.fullmatch(line)


def has_mark(line: str) -> bool:
    """True where a line opens with 一、 （二） 第三章 or 1."""
    return bool(_MARK.match(line))


def mark_length(line: str) -> int:
    """How many characters the mark of a heading takes."""
    match = _MARK.match(line)
    return match.end() if match else 0


def is_terminated(line: str) -> bool:
    """True where a line ends as a sentence does."""
    return line.rstrip("”’）)」』 ")[-1:] in _TERMINAL or line.endswith(("：", ":"))


def is_heading(line: str) -> bool:
    """True for a short line with a heading's mark and one sentence at most, or a short line that is no sentence."""
    body = line[mark_length(line) :]
    if has_mark(line):
        return len(body) <= 40 and sum(body.count(mark) for mark in "。；") <= 1 and body.rstrip("。").count("，") <= 1
    return (
        len(line) <= 30
        and not is_terminated(line)
        and not _CODED.search(line)
        and "，" not in line.rstrip("，")[-12:]
        and not line.endswith(("，", "、"))
    )


def is_title(line: str) -> bool:
    """True for 2022年某市统计公报: a short line that names a document or a table."""
    return len(line) <= 45 and bool(_TITLE.search(line)) and "。" not in line and "，" not in line


def dateline(line: str) -> tuple[str, str, str] | None:
    """The year, month and day of a line that says nothing but when (and by whom) the document was given out."""
    match = _DATELINE.fullmatch(line)
    if match is None and 10 <= len(line) <= 60 and (found := _FULL_DATE.search(line)) and found.start():
        before, after = line[: found.start()], line[found.end() :]
        if any(left.fullmatch(before) and right.fullmatch(after) for left, right in _ISSUED):
            match = found
    return (match["y"], match["m"], match["d"] or "") if match else None


def year_line(line: str) -> str:
    """The year of a line that is nothing but a year, as chronicles set it above its entries; else the empty string."""
    match = _YEAR_LINE.fullmatch(line)
    return match["y"] if match else ""


def is_entry(line: str) -> bool:
    """True where a line opens with a date, as entries of a timeline do."""
    return bool(_ENTRY.match(line))
