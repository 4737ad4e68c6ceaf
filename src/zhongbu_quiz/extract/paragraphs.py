"""Lines to paragraphs, mended: page numbers dropped, hard wraps joined, stray titles taken out of sentences.

In: `Piece`s of a reader. Out: `Block`s with their section. One pass after one look at the widths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Line, Paragraph, Piece, Table
from zhongbu_quiz.extract.lines import (
    date_line,
    dateline,
    day_told,
    has_mark,
    is_aside,
    is_entry,
    is_heading,
    is_page_number,
    is_terminated,
    is_title,
    issue_year,
    mark_length,
    mark_number,
    mark_sort,
    without_bullet,
)
from zhongbu_quiz.extract.pagelines import is_page_line
from zhongbu_quiz.extract.plain import PAIRS, is_unpaired, squeeze
from zhongbu_quiz.extract.slogans.parts import NUMERALS
from zhongbu_quiz.extract.statistics.units import UNIT
from zhongbu_quiz.extract.timelines import timeline
from zhongbu_quiz.workbook.tables.words import without_footnote

_DEED = r"<events.strong>|^(?:<dates.feast>|<dates.season>[季天]?|<dates.of_report_first>|<dates.from_last>|<dates.month_from_last>)[，\s]"
"""What tells that a line below a date is an entry, however short it is: a verb of events, or a further word of time."""
_SEASON = r"^\s*(<dates.season>[季天]?|<dates.feast>)\s+"
"""A time that opens a line, with a space behind it."""
_FRAMED_DATE = re.compile(r"^\W?\s?[【\[]((?:\d{4}\w)?\d{1,2}\w(?:\d{1,2}\w)?)[】\]](?=\s*\S)")
"""▲【6月10日】 before a piece of news."""
_BARE_DATE = re.compile(
    r"^(\W{0,3}(?:1[5-9]|20)\d\d(?:[./](?:1[0-2]|0?[1-9])(?:[./](?:3[01]|[12]\d|0?[1-9]))?)?)[ \u3000]+(?=[\u4e00-\u9fff“\d])(?!年)"
)
"""A date in figures that opens a line, with a space behind it: 2011.03　升格为开发区; 1958　7名铁匠…; not of one spaced out (2023 年度报告)."""
_BUTTON = r"\s*[\[［【](?:<documents.page_button>)[\]］】]|(?:(?<=\S)[ \u3000]+(?=\S\S)(?:<documents.page_word>))+$"
"""What a page puts behind a title or a heading: [编辑] [收藏], 分享　打印."""
_FRAMED = re.compile(r"[/／]\s*([^/／。；\d]{2,20}?)\s*[/／]|[—=]{2,}\s*([^—=。；]{1,20}?)\s*[—=]{2,}")
"""A heading in a frame: / 用数字说话 /, —— PART 02 ——."""
_REFERENCE = re.compile(r"[\[［]\d{1,3}[\]］]")
"""A line that a mark in the text leads to: [3] 某局2023年工作总结."""
_HALVES = r"[\u4e00-\u9fff“”‘’、，]{4,16}[ \u3000]{1,4}(?!<documents.title_lead>)[\u4e00-\u9fff“”‘’、，！？]{4,16}"
"""A title of two halves with a space between, which stays: 百年弦歌　薪火相传."""
_YEARLY = re.compile(r"\d{4}年(?!\d)[^，。；：]{2,36}")
"""A title that opens with the year that it is about."""
_BYLINE = r"[^，。；]{2,20}<documents.byline>$|<documents.byline_lead>[：:]|<documents.reporter>"
_TOLERANCE = 9
_LONG = 40
_LONGEST = 2000
_LONGEST_LEAD = 60
"""A longer line names no points below it."""
_TOLD = rf"[\u4e00-\u9fff：]\d[\d.,]*(?:%|％|<units.scale>|{UNIT}(?<![年月日期届号]))"
"""A figure that is told of something."""
_NUMBERED = re.compile(r"^\d{1,2}(?:[.．]\d{1,2})*\s?(?=[\u4e00-\u9fff“])")
"""The number of a heading, whose space is gone: 3旅游发展; none is what counts (_OF_COUNT): 24小时书店, 5个一批."""
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,8}：[^，。；]{1,30}$")
_OF_COUNT = rf"\d+(?:<units.scale>|{UNIT})"
_OF_UNIT = r"[（(](?:(?:<documents.unit_column>)[：:]|<dates.until>)[^（）()]*[）)]$"
"""What a heading says of its figures: （单位：万元）, （截至9月13日21时）."""
_NO_HEAD = rf"/.*/|^\d{{1,2}}/\d|[；，]$|{_TOLD}|^<documents.caption>\d|[\u4e00-\u9fff]\s*\d+\.\d+\s*\d*\.\d+$"
"""A row of a table, an entry of a list, or a figure: no name of a section."""
_COUNTS = re.compile(f"[{NUMERALS}]")
_LONGEST_POINT = 24
_ORNAMENT = r"^(?:[^\w“《（(【]+|0\d(?=[\u4e00-\u9fff])|[Ⅰ-Ⅻ](?!<documents.class_of>))+(?:0\d(?!\d))?"
"""What only adorns or counts a heading (▌01 穷则思变, ——建设侧记, Ⅱ 数字2023)."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGNED = (
    r"([\u4e00-\u9fff]{0,16}(?:<events.post+regions.person>|<documents.keeper>[\u4e00-\u9fff]{0,3}))?"
    r"(?:<regions.surname>)[\u4e00-\u9fff]{1,2}(?:[（(][^（）()]*[）)])?"
)
"""Under a title, who speaks or wrote it: no head of what follows (镇长　邱立群)."""
_FIGURE = re.compile(r"\d")
"""What a point of a list tells, and no heading with a sign before it."""
_REACH = 40
"""So many blocks below a line are looked through for its points."""
_YEAR_ONLY = re.compile(r"(?<!\d)(?:19|20)\d\d年度?")
_TELLS = re.compile(r"\d|“|[：、].")
"""A counted line with a figure, a date, a name in quotation marks, or a list says something by itself."""
_TOP = 4
"""In so many lines from the top stands the date below a title."""
_OPEN_MARKS = ("，", "、", "《", "“", "（", "—")
_GOES_ON = tuple("，。、；：）》”％%")
"""Signs that begin no line of their own."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the widths of the lines say: the full width of a wrapped document (0 where it is not wrapped), and its habit."""

    full: int
    terminated: bool


def paragraphs(pieces: list[Piece], lexicon: Lexicon) -> list[Block]:
    """The paragraphs, headings, date lines and tables of a document, in order."""
    lines = _with_space([_clean(piece, lexicon) for piece in pieces], pieces, lexicon)
    kept = [line for line in lines if not (isinstance(line, Line) and (not line.text or is_page_number(line.text)))]
    ruled = _with_dates(kept, lexicon)
    shape = _shape([line for line in ruled if isinstance(line, Line) and not line.page], lexicon)
    return _sectioned(_with_points(_telling(_titled(_joined(ruled, shape, lexicon)), lexicon), lexicon), lexicon)


def _with_space(lines: list[Piece], pieces: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """The lines; the space between the halves of a title (百年弦歌　薪火相传) stays in the first line of the text."""
    at = next((at for at, line in enumerate(lines) if isinstance(line, Table) or (line.text and not line.page)), len(lines))
    first, written = lines[at : at + 1], pieces[at : at + 1]
    if first and isinstance(first[0], Line) and isinstance(written[0], Line) and lexicon.pattern(_HALVES).fullmatch(written[0].text.strip()):
        halves = written[0].text.split()
        bodies = [half for half in halves if lexicon.pattern("(?:<documents.named>|[<<documents.signer>>])$").search(half)]
        if len(halves) == 2 and not bodies and not has_mark(written[0].text.strip(), lexicon):
            lines[at] = replace(first[0], text=" ".join(halves))
    return lines


def _telling(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """The blocks; a short line that tells a figure beside another such line is an item of a list, and no heading (水质合格率99.96%)."""
    figure = lexicon.pattern(_TOLD)
    tells = [
        isinstance(block, Paragraph) and block.role in ("heading", "body") and bool(figure.search(block.text)) and not is_terminated(block.text)
        and not has_mark(block.text, lexicon)
        for block in blocks
    ]
    for at, block in enumerate(blocks):
        beside = (at > 1 and tells[at - 1]) or any(tells[at + 1 : at + 2])
        if tells[at] and beside and isinstance(block, Paragraph):
            blocks[at] = replace(block, role="body")
    return blocks


def _titled(blocks: list[Block]) -> list[Block]:
    """The blocks; a first line that opens with a year, is no sentence, and has no entry below it, is the title (2023年全州主要指标)."""
    roles = [block.role if isinstance(block, Paragraph) else "table" for block in blocks]
    text = [at for at, role in enumerate(roles) if role != "page"][:2]
    first = blocks[text[0]] if text and roles[text[0]] == "entry" and not {roles[at] for at in text[1:]} & {"entry", "date"} else None
    if isinstance(first, Paragraph) and _YEARLY.fullmatch(first.text):
        blocks[text[0]] = replace(first, role="heading")
    return blocks


def _clean(piece: Piece, lexicon: Lexicon) -> Piece:
    if isinstance(piece, Line):
        page = not piece.heading and is_page_line(piece.text, lexicon)
        text = lexicon.pattern(_BUTTON).sub("", piece.text)
        text = _BARE_DATE.sub(r"\1，", _FRAMED_DATE.sub(r"\1，", lexicon.pattern(_SEASON).sub(r"\1，", text)))
        framed = _FRAMED.fullmatch(text.strip())
        return replace(piece, text=squeeze(framed[1] or framed[2] if framed else text), page=page, heading=piece.heading or bool(framed))
    return replace(piece, rows=tuple(tuple(squeeze(cell) for cell in row) for row in piece.rows))


def _with_dates(pieces: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces; a line that is nothing but a date, and does not say when the document was given out, has it as its `date`."""
    told = [date_line(piece.text, lexicon) if isinstance(piece, Line) else "" for piece in pieces]
    told = ["" if isinstance(piece, Line) and piece.page else date for piece, date in zip(pieces, told, strict=True)]
    for at, follower in enumerate(pieces[1:]):
        if isinstance(follower, Line) and follower.text.startswith(_GOES_ON):
            told[at] = ""
    issued = _issued(pieces, told, lexicon)
    return [
        replace(piece, date=date) if isinstance(piece, Line) and at not in issued else piece
        for at, (piece, date) in enumerate(zip(pieces, told, strict=True))
    ]


def _issued(pieces: list[Piece], told: list[str], lexicon: Lexicon) -> set[int]:
    """Where the dates stand that a document, or each article of one, was given out on: below its title, or at its end.

    Dates rule what stands below them where one of them is no day or month, is a heading by format, or stands behind the end of a text.
    """

    def ends(at: int) -> bool:
        """True where a text ends before a line: with a stop, or as the only line below the date before."""
        before, follower = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
        if at > 1 and told[at - 2]:
            return True
        titled = not isinstance(follower, Line) or follower.heading or is_heading(follower.text, lexicon)
        return isinstance(before, Line) and is_terminated(before.text) and not titled

    dates = [at for at, date in enumerate(told) if date]
    days = {at for at in dates if isinstance(line := pieces[at], Line) and not line.heading and dateline(line.text, lexicon)}
    closing = {len(pieces) - 1} & days
    ruling = len(days) < len(dates) or (not closing and any(map(ends, dates)))
    if not ruling:
        return days
    top = {at for at in dates[:1] if at in days and at < _TOP and told[at + 1 : at + 2] != [""] and not ends(at)}
    return closing | top


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _shape(lines: list[Line], lexicon: Lexicon) -> _Shape:
    widths = sorted(_width(line.text) for line in lines if not line.whole)
    full = widths[int(len(widths) * 0.9)] if len(widths) >= 4 else 0
    wrapped = sum(
        _width(line.text) >= full - _TOLERANCE and not is_terminated(line.text) and not _begins(follower, lexicon)
        for line, follower in pairwise(lines)
    )
    if full > 130 or full < 24 or wrapped * 4 < len(widths):
        full = 0
    limit = full - _TOLERANCE if full else 60
    ends = [
        line.text
        for line in lines
        if _width(line.text) < limit
        and not has_mark(line.text, lexicon)
        and not is_entry(line.text)
        and any(mark in line.text for mark in "，。；")
    ]
    return _Shape(full, sum(map(is_terminated, ends)) * 5 >= len(ends) * 2)


def _is_open(text: str, shape: _Shape) -> bool:
    """True where the sentence of a line must go on in the next."""
    if text.endswith(_OPEN_MARKS):
        return True
    tail = text[-120:]
    if any(tail.rfind(left) > tail.rfind(right) for left, right in PAIRS):
        return True
    if text.endswith("；") and shape.full and _width(text) >= shape.full - 2 * _TOLERANCE:
        return True
    if is_terminated(text):
        return False
    if shape.full:
        slack = _TOLERANCE + (_width(text) // 3 if shape.terminated and ("，" in text or "。" in text) else 0)
        return _width(text) >= shape.full - slack
    return len(text) >= _LONG and ("。" in text or ("，" in text and not is_entry(text)))


def _begins(line: Line, lexicon: Lexicon) -> bool:
    """True where a line looks like the beginning of something: an entry, a point of a list, a date that rules what follows."""
    return bool(line.date) or is_entry(line.text) or without_bullet(line.text) != line.text or has_mark(line.text, lexicon)


def _goes_on(text: str, follower: Line, shape: _Shape, lexicon: Lexicon) -> bool:
    """True where a line may carry on the open sentence before it. What looks like a beginning does so only behind an open mark, or, where
    all lines are wrapped and sentences end with a stop, as an entry: the date stands at the edge of the page by chance."""
    if follower.heading or follower.date or follower.page or (dateline(follower.text, lexicon) and shape.terminated):
        return False
    if not _begins(follower, lexicon) or text.endswith(_OPEN_MARKS):
        return True
    return bool(shape.full) and shape.terminated and is_entry(follower.text) and without_bullet(follower.text) == follower.text


def _joined(pieces: list[Piece], shape: _Shape, lexicon: Lexicon) -> list[Block]:
    blocks: list[Block] = []
    i, under = 0, False
    while i < len(pieces):
        piece = pieces[i]
        i += 1
        if isinstance(piece, Table):
            blocks += timeline(piece, lexicon) or [piece]
            continue
        last = piece
        parts = [without_bullet(piece.text)]
        strays: list[Line] = []
        while not (piece.heading or piece.date or piece.page or last.whole) and i < len(pieces):
            follower = pieces[i]
            if not isinstance(follower, Line) or not (_is_open(last.text, shape) or follower.text.startswith(_GOES_ON)):
                break
            skip = _strays(pieces, i, shape, lexicon)
            if skip:
                strays.extend(line for line in pieces[i : i + skip] if isinstance(line, Line))
                i += skip
                follower = pieces[i]
                assert isinstance(follower, Line)
            elif not _goes_on(last.text, follower, shape, lexicon):
                break
            parts.append(follower.text)
            last = follower
            i += 1
        blocks.extend(Paragraph(stray.text, stray.number, "stray") for stray in strays)
        for part in _bounded(squeeze("".join(parts)) if len(parts) > 1 else parts[0]):
            role = _role(part, piece, len(parts) > 1, under, lexicon)
            under = role == "date" or (under and role != "heading")
            blocks.append(Paragraph(part, piece.number, role, date=piece.date))
    return blocks


def _bounded(text: str) -> list[str]:
    """A paragraph cut at sentence ends into pieces that rules may look through more than once (so that all stays linear)."""
    pieces, start = [], 0
    while len(text) - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in "。；，") + 1 or start + _LONGEST
        pieces.append(text[start:cut])
        start = cut
    return [*pieces, text[start:]]


def _strays(pieces: list[Piece], i: int, shape: _Shape, lexicon: Lexicon) -> int:
    """How many lines from `i` on are titles that landed inside the open sentence before them (0 to 3)."""
    if not shape.terminated:
        return 0
    for count in range(0, 4):
        if i + count >= len(pieces):
            return 0
        line = pieces[i + count]
        if not isinstance(line, Line) or line.heading or line.date or line.page or has_mark(line.text, lexicon) or dateline(line.text, lexicon):
            return 0
        if count and is_entry(line.text):
            return 0
        if is_terminated(line.text) or _is_open(line.text, shape) or len(line.text) > 36:
            return count
        if line.text.startswith(_GOES_ON) or any(mark in line.text for mark in "。；"):
            return count
    return 0


def _role(text: str, line: Line, joined: bool, under: bool, lexicon: Lexicon) -> str:
    """What a paragraph is; `under` a date that rules it, a short line that tells a deed is an entry, else it is a heading."""
    if line.date:
        return "date"
    if line.page:
        return "dateline" if day_told(text) and not lexicon.pattern("[（(]?<documents.data>").match(text) else "page"
    entry = is_entry(text) and not is_title(text, lexicon)
    if line.heading:
        return "entry" if entry and lexicon.pattern(_DEED).search(text) else "heading"
    if dateline(text, lexicon):
        return "dateline"
    byline = not has_mark(text, lexicon) and lexicon.pattern(_BYLINE).match(text)
    if issue_year(text) or is_aside(text) or byline or _REFERENCE.match(text):
        return "stray"
    if entry or (under and lexicon.pattern(_DEED).search(text) and not has_mark(text, lexicon)):
        return "entry"
    listed = without_bullet(line.text) != line.text and _FIGURE.search(_YEAR_ONLY.sub("", text))
    return "heading" if not (joined or listed) and (is_heading(text, lexicon) or is_title(text, lexicon)) else "body"


def _with_points(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """The blocks, each with the `points` below it; a counted line below which nothing stands before the next one of its sort, or a higher
    one, heads nothing: where it tells something, it is a point of an outline, and is read."""
    marks = [mark_sort(block.text, lexicon) if isinstance(block, Paragraph) and block.role in ("heading", "body") else "" for block in blocks]
    sorts: list[str] = []
    result: list[Block] = []
    for at, (block, sort) in enumerate(zip(blocks, marks, strict=True)):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_LEAD and _COUNTS.search(block.text):
            block = replace(block, points=_points(blocks, at, sort, lexicon))
        if sort and isinstance(block, Paragraph):
            sorts = [*(sorts[: sorts.index(sort)] if sort in sorts else sorts), sort]
            body = block.text[mark_length(block.text, lexicon) :].strip()
            follower = blocks[at + 1] if at + 1 < len(blocks) else Paragraph("", 0, "heading")
            unmarked = isinstance(follower, Paragraph) and follower.role == "heading" and not mark_sort(follower.text, lexicon)
            last = unmarked or (at + 1 < len(blocks) and marks[at + 1] in sorts)
            if block.role == "body" or (last and _TELLS.search(body) and not is_title(block.text, lexicon)):
                block = replace(block, text=body, role="entry" if is_entry(body) else "body")
        result.append(block)
    return result


def _points(blocks: list[Block], at: int, sort: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The lines below a line that are counted 1, 2, 3 by one sort of mark, whatever stands under them; or, where the next one has no mark,
    the short lines that follow at once, or that line."""
    below = list(takewhile(lambda block: isinstance(block, Paragraph), blocks[at + 1 : at + 1 + _REACH]))
    texts = [block.text for block in below if isinstance(block, Paragraph)]
    counted = mark_sort(texts[0], lexicon) if texts else ""
    if not counted:
        short = tuple(takewhile(lambda text: len(text) <= _LONGEST_POINT and not is_terminated(text) and not has_mark(text, lexicon), texts))
        return short or tuple(texts[:1])
    points: list[str] = []
    for text in texts if counted != sort else ():
        own = mark_sort(text, lexicon)
        if own == counted and mark_number(text, lexicon) == len(points) + 1:
            points.append(text[mark_length(text, lexicon) :].strip())
        elif own and own in (counted, sort):
            break
    return tuple(points)


def _head_of(text: str, lexicon: Lexicon) -> str:
    """What a heading calls its section: without ornaments (▌01), its number (3旅游发展), a column before or behind it (PART 01｜…, 【村情】…), what
    stands in brackets behind it, and the list that it gives; "" where it is none (年均气温13.8℃, a row of a table)."""
    text = lexicon.pattern(_OF_UNIT).sub("", without_footnote(text))
    text = text.strip("【】") if text.find("】") in (-1, len(text) - 1) else text.partition("】")[2]
    pieces = [piece for piece in re.split(r"\s*[|｜]\s*", lexicon.pattern(_ORNAMENT).sub("", text)) if _HAN.search(piece)]
    head, colon, rest = (pieces[0] if pieces else "").partition("：")
    head = (head if colon and "、" in rest else head + colon + rest).strip("。：: 【】")
    head = head if lexicon.pattern(_OF_COUNT).match(head) else _NUMBERED.sub("", head)
    return "" if len(head) < 2 or is_unpaired(head) or lexicon.pattern(_NO_HEAD).search(head) else head


def _sectioned(blocks: list[Block], lexicon: Lexicon) -> list[Block]:
    """Each block with the heading that it stands under; a table's caption is the short line before it."""
    section, previous = "", ""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            result.append(replace(block, caption=previous if len(previous) <= 60 else "", section=section))
            continue
        signed = block.role == "heading" and len(result) and lexicon.pattern(_SIGNED).fullmatch(block.text)
        unit = block.text.startswith(lexicon.words("documents.unit_column"))
        if block.role == "heading" and not unit and not (signed and (signed[1] or len(result) <= _TOP)):
            beside = [near for near in (*result[-1:], *blocks[len(result) + 1 :][:1]) if isinstance(near, Paragraph)]
            field = _FIELD.match(block.text) and any(_FIELD.match(near.text) for near in beside)  # 铁路等级：国铁Ⅰ级
            section = section if field else _head_of(block.text[mark_length(block.text, lexicon) :], lexicon) or section
        elif block.role == "dateline":
            section = ""
        result.append(replace(block, section=section))
        previous = previous if block.role in ("page", "dateline") else block.text
    return result
