"""What a single line is, by its look: a page number, a heading, a date line, an entry of a timeline.

In: a squeezed line. Out: yes or no.
"""

from __future__ import annotations

import re

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.dates.mentions import mentions
from zhongbu_quiz.extract.numerals import CIRCLED, ONES, TENS, to_digits
from zhongbu_quiz.extract.plain import plain
from zhongbu_quiz.extract.statistics.units import UNIT
from zhongbu_quiz.workbook.tables.words import without_footnote

_PAGE = re.compile(r"[-—–·•\s]*(?:第?\d{1,4}页?(?:[,，/]?共\d{1,4}页)?|[pP]age\d{1,4}(?:of\d{1,4})?|[ivxIVX]{1,6})[-—–·•\s]*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MARK = (
    rf"(?:第[{TENS}百\d]{{1,4}}[<<documents.part>>]{{1,2}}|[{TENS}]{{1,3}}、|[（(][{TENS}\d]{{1,3}}[）)]"
    rf"|[{CIRCLED}]\s?|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?:[.、．]|\s)(?!\d)|\d{{1,2}}[.、．](?=\d{{4}}年)"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}(?:\s|(?=[\u4e00-\u9fff])(?!<units.scale>|{UNIT})))"
)
"""What a heading is counted with: 第三章, 一、, （二）, ③, 1.2 , 3、 before 1958年."""
_HEAD = r"(?:[【\[〔〖][\u4e00-\u9fff·、]{1,8}[】\]〕〗]|[\u4e00-\u9fff]{0,6}<documents.head>[：|｜])\s?(?=.)"
"""What a piece of news opens with and is no part of: a word in brackets, or one before ｜ or a colon that ends as a head does."""
_DISPATCH = r"(?:<documents.agency>)?[\u4e00-\u9fff]{0,8}?(?P<day>\d{1,2}\D\d{1,2}\D)<documents.wired>(?:[（(][^（）()]{0,40}[）)])?\s*(?=.)"
"""What a piece of news opens with that says where and on which day it was written: 本报云州12月28日讯（记者 …）."""
_COUNT = re.compile(rf"\d+|[{TENS}百]+|[{CIRCLED}]")
_ISSUE = re.compile(r"((?:19|20)\d\d)年(?:度)?第?\d{1,3}期")
_CODED = re.compile(r"[：:][^：:]*[\dA-Za-z]")
"""股票代码：688599 is a line of a title page, no heading."""
_TERMINAL = "。！？!?；;"
_DATE = rf"(?P<y>\d{{4}}|[{ONES}〇]{{4}})[年\-/.](?P<m>\d{{1,2}}|[{TENS}]{{1,2}})[月\-/.](?:(?P<d>\d{{1,2}}|[{TENS}]{{1,3}})日?)?"
_TO = r"[—\-－~～至]{1,2}(?:(?P<y>\d{4})年)?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日"
"""The last day of what a paper tells of (2023年11月1日—15日): that of the paper."""
_DATELINE = (
    rf"(?:第\d{{1,4}}期)?[（(]?<documents.issued>?[：:]?(?P<y>\d{{4}}|[{ONES}〇]{{4}})[年\-/.](?P<m>\d{{1,2}}|[{TENS}]{{1,2}})"
    rf"[月\-/.](?:(?P<d>\d{{1,2}}|[{TENS}]{{1,3}})日?)?[）)]?"
)
_FULL_DATE = re.compile(_DATE)
_LAST_DAY = re.compile(_TO)
_ISSUED = (
    (r"[（(]?[—\-]{1,2}[^，。；\d]{0,6}", r"[^。；]{0,40}"),
    (r"[（(][^，。；（）()\d]{0,20}", r"[^。；（）()]{0,24}[）)]"),
    (r"<documents.issued_by>[^，。；\d]{0,24}", r"(?:\s?\d{1,2}:\d\d(?::\d\d)?)?"),
    (r"[\u4e00-\u9fff·]{2,30}<documents.signer>", r""),
)
"""What may stand before and after the date of a line that only says who gave the document out, and when."""
_GIVEN = "<documents.given>[^，。；]{3,40}<documents.meeting>[）)]?"
"""Behind the date of a speech or a report: at which meeting it was given."""
_BARE_YEAR = re.compile(rf"(?:1[5-9]|20)\d\d|[一二][{ONES}〇○]{{3}}")
_FRAME = "【】[]　 ：:"
"""What stands around a line that is nothing but a date."""
_LONGEST_DATE = 40
"""No date with all that stands around it is longer."""
_MOON_YEAR = "[<<dates.stems>>][<<dates.branches>>]年"
_MOON_DAY = rf"闰?[{TENS}<<dates.lunar_months>>]{{1,2}}月(?:[<<dates.lunar_days>>]?[{TENS}]{{1,2}})?"
_MOON = rf"(?:<dates.lunar>(?:{_MOON_YEAR})?|{_MOON_YEAR})(?:{_MOON_DAY})?"
_DEGREES = r"(?:-?\d{1,2}<dates.degree>?[—\-~～至/]{1,2})?-?\d{1,2}<dates.degree>"
_EDITION = r"<dates.edition>?\d{1,6}<dates.edition_end>|[\u4e00-\u9fff]{2,8}?<dates.published>"
_DATE_WORD = rf"<dates.week>.|<dates.weather>|{_DEGREES}|{_MOON}|{_EDITION}"
_LONGEST_DATELINE = 90
"""No line that says when a document was given out is longer."""
_WEEKDAY = rf"(?:<dates.day_part+dates.night>)?(?:[\s　（(|｜·,，、：:]*(?:{_DATE_WORD})[）)]?)*$"
"""What a line of a paper adds to its date: the day of the week, that of the moon, the issue, the weather, where it appears."""
_RULING = {"full", "reign", "yy", "bc", "iso", "mm", "md", "mon", "day", "decade", "rel"}
"""The forms of dates that rule what stands below them."""
_TITLE = r"<documents.title>(?:[（(][^（）()]{1,20}[）)])?$"
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_BULLET = re.compile(
    r"[•※·\u2190-\u21ff\u2300-\u23ff\u25a0-\u2775\u2794-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+\s?|[-*+](?:\s|(?=[\u4e00-\u9fff]))"
)
_ENTRY = re.compile(
    rf"(?:公元前?)?(?:(?:\d{{3,4}}|[{ONES}〇]{{4}})(?:年|[-./](?=\d{{1,2}}(?:\D|$))|[—~～\-](?=\d{{4}})|[\s：:，])|(?:\d{{1,2}}|[{TENS}]{{1,3}})月)"
)
"""A line that opens with a date: 2004年…, 1921-7…, 1937—1945…, 3月…."""


def is_page_number(line: str) -> bool:
    """True for - 3 -, 第3页 共9页, 12; a bare year is none."""
    return bool(_PAGE.fullmatch(line.replace(" ", ""))) and not _YEAR.fullmatch(line)


def has_mark(line: str, lexicon: Lexicon) -> bool:
    """True where a line opens with 一、 （二） 第三章 or 1."""
    return bool(lexicon.pattern(_MARK).match(line))


def mark_length(line: str, lexicon: Lexicon) -> int:
    """How many characters the mark of a heading takes."""
    match = lexicon.pattern(_MARK).match(line)
    return match.end() if match else 0


def head_length(line: str, lexicon: Lexicon) -> int:
    """How many characters stand before what a line says: the mark of a heading, the head of a piece of news."""
    mark = mark_length(line, lexicon)
    head = lexicon.pattern(_HEAD).match(line, mark) or lexicon.pattern(_DISPATCH).match(line, mark)
    return head.end() if head else mark


def day_written(line: str, lexicon: Lexicon) -> str:
    """The day on which a piece of news was written, as its head says (12月28日); "" where it says none."""
    match = lexicon.pattern(_DISPATCH).match(line)
    return match["day"] if match else ""


def mark_sort(line: str, lexicon: Lexicon) -> str:
    """The mark of a line with # for its number: #、 for 三、; "" where it has none. Headings of one sort are of one level."""
    return _COUNT.sub("#", line[: mark_length(line, lexicon)]).strip()


def mark_number(line: str, lexicon: Lexicon) -> int:
    """What the mark of a line counts: 3 for 三、, （3） and ③; the last number of 1.3; 0 where it has none."""
    found = _COUNT.findall(line[: mark_length(line, lexicon)])
    return (CIRCLED.find(found[-1]) + 1 or int(to_digits(found[-1]) or 0)) if found else 0


def is_terminated(line: str) -> bool:
    """True where a line ends as a sentence does."""
    return line.rstrip("”’）)」』 ")[-1:] in _TERMINAL or line.endswith(("：", ":"))


def is_heading(line: str, lexicon: Lexicon) -> bool:
    """True for a short line with a heading's mark and one sentence at most, or a short line that is no sentence."""
    body = line[mark_length(line, lexicon) :]
    if has_mark(line, lexicon):
        return len(body) <= 40 and sum(body.count(mark) for mark in "。；") <= 1 and body.rstrip("。").count("，") <= 1
    return (
        len(line) <= 30
        and not is_terminated(line)
        and not _CODED.search(line)
        and "，" not in line.rstrip("，")[-12:]
        and not line.endswith(("，", "、"))
    )


def is_title(line: str, lexicon: Lexicon) -> bool:
    """True for 2022年某市统计公报: a short line that names a document or a table."""
    line = without_footnote(line)
    return len(line) <= 45 and bool(lexicon.pattern(_TITLE).search(line)) and "。" not in line and "，" not in line


def dateline(line: str, lexicon: Lexicon) -> tuple[str, str, str] | None:
    """The year, month and day of a line that says nothing but when (and by whom) the document was given out."""
    if len(line) > _LONGEST_DATELINE:
        return None
    line = lexicon.pattern(_WEEKDAY).sub("", line)
    match = lexicon.pattern(_DATELINE).fullmatch(line)
    if match is None and 10 <= len(line) <= 60 and (found := _FULL_DATE.search(line)) and found.start():
        before, after = line[: found.start()], line[found.end() :]
        if any(lexicon.pattern(left).fullmatch(before) and lexicon.pattern(right).fullmatch(after) for left, right in _ISSUED):
            match = found
    inner = line.lstrip("（(")
    if match is None and (found := _FULL_DATE.match(inner)) and lexicon.pattern(_GIVEN).fullmatch(inner, found.end()):
        match = found
    if match is None:
        return None
    last = _LAST_DAY.match(line, match.end("d") + 1) if match["d"] else None
    year, month, day = ((last and last[name]) or match[name] or "" for name in "ymd")
    return year, month, day


def day_told(line: str) -> tuple[str, str, str] | None:
    """The year, month and day of the first full date in a line; "" for the day of one that names the month alone."""
    found = _FULL_DATE.search(line)
    return (found["y"], found["m"], found["d"] or "") if found else None


def without_days(line: str) -> str:
    """A line without the full dates in it."""
    return _FULL_DATE.sub("", line)


def masthead(line: str, lexicon: Lexicon) -> str:
    """The name of a paper before the date of its line (营海日报　2025年4月18日　第2版); "" where none stands there."""
    found = _FULL_DATE.search(line)
    name = line[: found.start()].strip() if found else ""
    return name if lexicon.pattern("<documents.paper>$").search(name) else ""


def issue_year(line: str) -> int:
    """The year of the issue of a paper (2024年第22期), a line below its name: what the paper tells is of it; else 0."""
    match = _ISSUE.match(line)
    return int(match[1]) if match else 0


def date_line(line: str, lexicon: Lexicon) -> str:
    """The date of a line that is nothing but one (1957年, 【1920年秋】, 3月, 1957-05-11), as `mentions` reads it; else the empty string."""
    if len(line) > _LONGEST_DATE or issue_year(line):
        return ""
    words = lexicon.pattern(_WEEKDAY).sub("", plain(line.strip(_FRAME)))
    if _BARE_YEAR.fullmatch(words):
        return f"{words}年"
    found = next(mentions(words, lexicon), None)
    return words if found and found.form in _RULING and found.end - found.start == len(words) else ""


def without_bullet(line: str) -> str:
    """A line without the sign that a point of a list opens with."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line


def is_aside(line: str) -> bool:
    """True for a line in brackets, such as the edition of a text (2023年修订) or its editor: it tells nothing of what the text is about."""
    return bool(_ASIDE.fullmatch(line))


def is_entry(line: str) -> bool:
    """True where a line opens with a date, as entries of a timeline do, with or without a bullet."""
    return bool(_ENTRY.match(without_bullet(line)))
