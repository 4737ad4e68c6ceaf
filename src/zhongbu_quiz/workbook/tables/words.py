"""The words by which tables are read. In: `data/tables.yaml`. Out: sets of titles and marks, and what cells say once they are cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zhongbu_quiz import data
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.values.numbers import NUMERALS
from zhongbu_quiz.workbook.cells import cell_text
from zhongbu_quiz.workbook.grid import Cell

_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000\u00a0]+(?=[\u4e00-\u9fff])")

_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")
"""Where a title is broken to fit its cell (Alt and Enter), beside a Chinese character."""

_DASHES = re.compile(r"[—–―－\-_=/／…·.。、×xX\s]{2,}")
"""What fills a cell of which there is nothing to say: ---, //."""
_CIRCLED = re.compile(r"[①-⑳]")
_NOTES = r"\d{1,2}(?:\s*[-—–~～,，、]\s*\d{1,2})*"
"""The numbers of footnotes: 3, 2-3, 2,5."""
_FOOTNOTE = re.compile(rf"(?<=[\u4e00-\u9fff\d）)%》”。])\s*(?:[*＊]{{1,3}}|[①-⑳]|(?:[\[［]\s*(?:注\s*)?{_NOTES}\s*[\]］]\s*)+)$")
_INNER_FOOTNOTE = re.compile(rf"(?<=[\u4e00-\u9fff）)%》”，。；])(?:[\[［]{_NOTES}[\]］])+(?=\S)")

_RAISED = re.compile(r"(?<=[\u4e00-\u9fff》”])[¹²³⁴-⁹]+")
_OF_A_PAGE = r"(?<=[\u4e00-\u9fff\d》”，。；])[\[［]\s*<page_notes>\s*\d*\s*[\]］]"
"""Signs that lead to notes of a page: 五四运动[注1]爆发[来源请求]."""

_PAGES = rf"[\d{NUMERALS}]+\s*(?:[-—–~～至到]+\s*[Pp]?\s*[\d{NUMERALS}]+\s*)?"
_NUMBERED = rf"[\s，,、·]*(?:[Pp]\.?\s*{_PAGES}<parts_of_works>?|第?\s*{_PAGES}<parts_of_works>)"
_WORK = r"[《“]?<works>[》”]?"
_PART = rf"(?:{_WORK}|<parts_of_works>\s*\d{{0,3}}|{_NUMBERED})"
_REFERENCE = rf"<refers>\s*{_PART}{_PART}*"
_SEE = rf"(?<=\S)\s*(?:[（(]\s*(?:<answers>|<in_detail>)?{_REFERENCE}\s*[)）]|[，,。；;]\s*(?:<answers>|<in_detail>)?{_REFERENCE})[。.]?$"
"""Where the rest is to be looked up, behind what is told: …，答案见P6, …（见图1）."""
_IN_A_BOOK = rf"(?=.*(?:<parts_of_works>|[Pp]\.?\s*\d))(?:<stages>|<works>|<parts_of_works>|<parts_of_books>|[\d{NUMERALS}Pp.、，,\s—~～-])+"

_BEHIND = (rf"(?<=[\u4e00-\u9fff》”）)])\s*(?:[（(【\[](?=[^（）()]*(?:[Pp]\.?\s*\d|<pages>|[\d{NUMERALS}]\s*<parts_counted>)){_IN_A_BOOK}[）)】\]]|"
           r"[Pp]\.?\s*\d{2,3}<pages>?|[。，；;,]\s*[Pp]\.?\s*\d{1,3}<pages>?)$")  # fmt: skip
"""Where something stands in a book, behind what is told: 五四运动爆发（P45）, …（课本第45页）."""


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(Path(data.__file__).parent / "tables.yaml").data
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(str(_file()[name]).split())


def pairs(name: str) -> Mapping[str, str]:
    """A list whose words mean something, in the order of the file."""
    found: Mapping[str, str] = _file()[name]
    return found


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A pattern in which <name> stands for any word of a list, the longest first."""
    return re.compile(re.sub(r"(?<!\?P)<(\w+)>", lambda found: _any_of(found[1]), template))


def _any_of(name: str) -> str:
    listed = _file()[name]
    told = listed if isinstance(listed, Mapping) else words(name)
    return f"(?:{'|'.join(sorted(map(re.escape, told), key=lambda word: (-len(word), word)))})"


def shown(cell: Cell) -> str:
    """What a cell says, without the spaces that only set characters apart (湖 南) and signs that nobody sees."""
    return _BETWEEN.sub("", cell_text(cell)).strip()


def in_one_line(title: str) -> str:
    """A title without the line breaks that only fit it into its cell (人物 of 人 over 物, word class of word over class), and without what sets it
    off as one: 时间：, 【时间】."""
    told = without_footnote(" ".join(_BREAK.sub("", title).split("\n")))
    return told.strip("【】").rstrip("：:") or told


def without_footnote(text: str) -> str:
    """A text without the marks that lead to notes below the table: 6695.4①, 河南*, 郑州[1][2]; within it, only those in [ ]."""
    text = _RAISED.sub("", pattern(_OF_A_PAGE).sub("", _INNER_FOOTNOTE.sub("", text)))
    found = _FOOTNOTE.search(text)
    return text[: found.start()] if found and not _CIRCLED.search(text[: found.start()]) else text


def value(cell: Cell) -> str:
    """The same; "" where the cell only says that there is nothing (—, 无), or not yet (待补), or where to look (见课本P98)."""
    text = shown(cell)
    return "" if _DASHES.fullmatch(text) or bare(text) in words("empty") | words("pending") or only_refers(text) or is_left_to_others(text) else text


def is_left_to_others(text: str) -> bool:
    """Whether a text only says that pupils are to write it, or that it is said in class: （学生自己填）, 课堂补充."""
    return pattern(r"<left_to>+<to_fill>+").fullmatch(bare(text)) is not None


def only_refers(text: str) -> bool:
    """Whether a text only says where something is to be looked up: 见课本P98, 参见笔记; 教材第3页 alone may be a source."""
    return pattern(_REFERENCE).fullmatch(bare(text)) is not None


def names_a_page(text: str) -> bool:
    """Whether a text is the number of a page and nothing else: P20."""
    return re.fullmatch(rf"[Pp]\.?\s*{_PAGES}", bare(text)) is not None


def without_page(text: str) -> str:
    """A text without the page or the lesson behind it, and without where the rest is to be looked up."""
    return pattern(_BEHIND).sub("", pattern(_SEE).sub("", text))


def names_a_place_in_a_book(text: str) -> bool:
    """Whether a text says nothing but where something stands in a book: 八上第1课, 教材P12, 必修上第三单元."""
    return pattern(_IN_A_BOOK).fullmatch(bare(text)) is not None


def bare(text: str) -> str:
    """What stands in brackets, where a whole text does (（略）), and without a full stop behind it."""
    return text.strip("。.（）()【】[] ") or text
