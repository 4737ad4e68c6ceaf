"""What a paragraph inherits from what stands before it: the anchor of its dates, the ruling date, the section.

In: blocks. Out: `Context`, one for the whole document, that the rules read and move forward.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Block, Paragraph
from zhongbu_quiz.extract.dates.mentions import Mention, mentions
from zhongbu_quiz.extract.dates.resolve import Resolver
from zhongbu_quiz.extract.dates.when import Anchor, When
from zhongbu_quiz.extract.lines import dateline, day_told, day_written, is_aside, issue_year, mark_sort, without_days
from zhongbu_quiz.extract.numerals import ONES, TENS, to_digits, year_digits
from zhongbu_quiz.extract.plain import plain

TOP = 4
"""In how many blocks a title stands, with the lines under it."""
_MONTHS = rf"(?:\d{{1,2}}|[{TENS}两]{{1,2}})个?月"
_YEAR_IN_TITLE = re.compile(rf"(?P<y>(?:19|20)\d\d|[一二][{ONES}〇零]{{3}})年(?!来|前(?!{_MONTHS}))")
_BARE_YEAR = r"(?:<documents.looks_back_on>)[“”]?(?P<y>20\d\d)(?!\d)|^(?P<z>20\d\d)(?=\D*(?:<documents.looks_back_on>|<documents.this_year>))"
"""回眸2024, 2023·盘点: the year of a title without 年."""
_SPAN_OF_YEARS = re.compile(r"\d{4}年?[—\-～~至]{1,2}(?:\d{4}|$)|[—\-～~至]{1,2}\d{4}年?")
_SINCE_WHEN = r"[（(]\d{4}年(?:\d{1,2}月)?[^（）()]{0,6}<events.strong>[^（）()]*[）)]$"
"""Behind the name of a thing: when it came to be (国家改良中心（2006年获批）)."""
_YEARBOOK = r"(?P<y>\d{4})<documents.yearbook>|<documents.yearbook>[（(](?P<z>\d{4})[）)]"
_OPENING = r"(?:^|[。；！】｜\n])(?:[^，。；\n]{0,50}(?:<statistics.told_by>，|：))?(?:<statistics.lead>|[，、]|<dates.lead>|<dates.past>的?)*$"
_LEAD = 60
"""How many characters may lead to the date that opens a sentence."""
_REPORT = "<documents.report>"
_DELIVERED = "<documents.delivered>"
"""A report that is given at a year's beginning: it is named after that year and tells of the one before."""
_LOOKING_BACK = "<documents.looking_back>"
_PLANNING = "<documents.planning>"
_FIGURE = re.compile(r"\d")
_COUNTED_TO = (
    r"^[（(]?(?:[^，。；：\d]{0,6}[：:])?[^，。；：\d]{0,6}(?:<documents.data>[^，。；\d]{0,8}|(?<=^（))<dates.until>[^，。；\d]{0,4}"
    r"(?P<date>\d{4}[^）)。；，]{1,8})[）)。]{0,2}$"
)
"""A line that tells until when all figures of a text were counted: （数据截至2024年6月）."""
_TABLE_COUNTED = "[（(]<dates.until>|<documents.data>(?:<dates.until>|：)"
"""Before the day to which all figures of a table were counted."""
_YEAR_OPENS = r"(?:^|[。；！】])\s*(?:<dates.lead>)?((?:19|20)\d\d)\D，"
_WITHIN_YEAR = r"(?:^|[。；！】])\s*<dates.within_year>"
"""What a sentence opens with that tells of the year of its text."""
_TELLING = ("full", "bc", "reign", "md", "mon", "day", "rel")
"""The forms of dates that histories tell by."""
_CARRIES = "<dates.from_last>|<dates.month_from_last>|<dates.of_report_first>"
"""How a line goes on from the entry before it (同月, 是年, 年末)."""
_TERMS = ("past", "era", "rel", "yy")
"""The forms of dates that a section tells of where its heading names no single year."""


@dataclass(slots=True)
class Context:
    """The state of reading. `dates` are the document's own dates with the block they stand in."""

    lexicon: Lexicon
    resolver: Resolver
    dates: list[tuple[int, tuple[int, int, int]]] = field(default_factory=list)
    base_year: int = 0
    counted_to: str = ""
    """When the figures of the text were counted that tell no time, or only 目前, as a line by itself says."""
    of_counts: bool = False
    base_span: str = ""
    """The part of that year that the title names (2024年上半年)."""
    looking_back: bool = False
    delivered: bool = False
    section_year: int = 0
    section_span: str = ""
    """What a heading tells of where it is no year: several (过去五年), or a part of one (2024年上半年)."""
    told: bool = True
    """False where the year of the figures is only what such documents tell of."""
    planning: bool = False
    """True under a heading that tells what is to come, until the next heading of its sort, or, but in a `plan`, of a higher one."""
    plan: bool = False
    planned: str = ""
    """The sort of mark of the heading that said so."""
    sorts: list[str] = field(default_factory=list)
    """The sorts of marks of the headings that a block stands under, the highest first."""
    ruling: When | None = None
    """The years that a paragraph of this section opened with."""
    heading: When | None = None
    """The line that is nothing but a date and rules the entries under it."""
    written: tuple[int, int, int] = (0, 0, 0)
    """The day on which the piece of news was written that a block belongs to, as its head says; that of the paper is another."""
    chain: tuple[int, int] = (0, 0)
    """The year and month of the entry before, which the next one may go on from."""

    def enter(self, index: int, block: Paragraph) -> None:
        """Move to a block: choose its anchor, and the year of months without one; a heading with a year rules the section."""
        if block.role == "date":
            self._rule(block)
        elif block.role in ("heading", "stray"):
            self.heading, self.chain = None, (0, 0)
            self._head(index, block.text)
            self.ruling = None
        elif block.role == "dateline":
            self.ruling = None
            self.section_year, self.section_span = 0, ""
        if self.heading is not None:
            year, month = self.chain
            month = self.heading.month or (month if year == self.heading.year else 0)
            self.resolver.enter(self.heading.year, month, self.heading.day)
        else:
            carries = self.carries(block)
            self.resolver.enter(*(self.chain if block.role == "entry" or carries else (0, 0)), chained=True)
            if carries and self.resolver.year != self.chain[0]:  # 翌年 was told by the way
                self.resolver.year, self.resolver.month, self.resolver.day = *self.chain, 0
        base = self.section_year or self.base_year
        document = self._day_written(index, block)
        self.resolver.anchor = Anchor(document, base, self.looking_back, self.delivered and not self.section_year)

    def carries(self, block: Paragraph) -> bool:
        """True for a line that goes on from the entry before it and is no entry by its look."""
        return bool(self.chain[0] and block.role == "body" and self.lexicon.pattern(_CARRIES).match(block.text))

    def _day_written(self, index: int, block: Paragraph) -> tuple[int, int, int]:
        """The day that 今天 means in a block: on which its piece of news was written, else that of the document."""
        day = day_written(plain(block.text), self.lexicon)
        if block.role in ("heading", "dateline"):
            self.written = (0, 0, 0)
        own = self.document_date(index)
        if day and all(own):
            month, last = (int(part) for part in re.findall(r"\d+", day))
            self.written = (own[0] - (month > own[1]), month, last)
        return self.written if all(self.written) else own

    def _rule(self, block: Paragraph) -> None:
        """A line that is a date: it rules until the next one, or a heading; a month alone is of the year of the line before it."""
        mention = next(mentions(block.date, self.lexicon), None)
        self.chain, self.ruling = (0, 0), None
        if mention is None:
            self.heading = None
            return
        self.resolver.enter(self.heading.year if self.heading else 0, self.heading.month if self.heading else 0)
        when = self.resolver.resolve(mention)
        self.heading = replace(when, mention=Mention(0, 0, "full", {}, block.text, adverbial=True), why="when_date_line")
        if when.year:
            self.section_year, self.section_span, self.told = when.year, "", True

    def _head(self, index: int, text: str) -> None:
        """A heading: the years that its section tells of, and whether they are to come."""
        sort = mark_sort(text, self.lexicon)
        if sort:
            self.sorts = [*(self.sorts[: self.sorts.index(sort)] if sort in self.sorts else self.sorts), sort]
        back = bool(self.lexicon.pattern(_LOOKING_BACK).search(text))
        planning = bool(self.lexicon.pattern(_PLANNING).search(text)) and not back
        dates = [each for each in mentions(plain(text), self.lexicon) if each.form in _TERMS]
        if self.delivered and not planning and any(each.text in self.lexicon.set("dates.of_report") for each in dates):
            self.section_year, self.section_span, self.told, self.planning = self.base_year, "", True, False  # 过去一年工作回顾
            return
        past = next((each for each in dates if each.form != "yy"), None)
        past = next((each for each in dates if each.form == "yy" and (past or back)), past)  # 过去五年（2018—2022年）的工作回顾
        year = _title_year(text, self.lexicon)
        if not year and past is not None and not planning:
            self.resolver.anchor = Anchor(self.document_date(index), self.base_year, self.looking_back)
            span = self.resolver.resolve(past)
            if span.edtf and ("-" not in span.edtf or span.why == "when_of_document"):
                self.section_span, self.told, self.planning = span.edtf, True, False
                return
        if year and not (self.delivered and year == self.base_year + 1 and not planning):
            self.section_year, self.section_span = year, _part_of_year(text, year, self)
            self.told = past is None  # 2022年和过去五年工作回顾: what says neither may be of either
            self.looking_back = back or self.looking_back
            self.resolver.year = 0
        ends = sort == self.planned if self.plan else self.planned not in self.sorts[:-1]
        if year or back or planning or (sort and ends):
            self.planning, self.planned = planning, sort

    @property
    def base(self) -> str | None:
        """The year, or years, of figures whose own words name none: those of the section's heading or of the title."""
        section = self.section_span or (str(self.section_year) if self.section_year else "")
        return section or self.base_span or (str(self.base_year) if self.base_year else None)

    def told_until(self, index: int, caption: str) -> str:
        """Until when the caption of a table, or the note below it, says its figures were counted (截至9月13日21时; 数据截至2023年底); else ""."""
        match = self.lexicon.pattern(_TABLE_COUNTED).search(caption)
        mention = match and next((each for each in mentions(plain(caption), self.lexicon) if each.start >= match.start()), None)
        if not mention:
            return ""
        self.resolver.anchor = Anchor(self.document_date(index), self.section_year or self.base_year)
        return self.resolver.resolve(mention).edtf or ""

    def document_date(self, index: int) -> tuple[int, int, int]:
        """The date line that closes this part of the document, or else the last one before it."""
        if not self.dates:
            return (0, 0, 0)
        at = bisect_left(self.dates, index, key=lambda pair: pair[0])
        return self.dates[min(at, len(self.dates) - 1)][1]


def read_context(blocks: Sequence[Block], lexicon: Lexicon) -> Context:
    """The context of a document before its first block."""
    context = Context(lexicon, Resolver(Anchor(), lexicon))
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role == "dateline" and (parts := dateline(block.text, lexicon) or day_told(block.text)):
            year, month, day = (int(to_digits(year_digits(part) if i == 0 else part) or 0) for i, part in enumerate(parts))
            if month <= 12 and 1000 <= year <= 2199:
                context.dates.append((index, (year, month, day)))
        told = lexicon.pattern(_COUNTED_TO).search(plain(block.text)) if isinstance(block, Paragraph) else None
        if told and (mention := next(mentions(told["date"], lexicon), None)):
            context.counted_to = Resolver(Anchor(), lexicon).resolve(mention).edtf or ""
    first = blocks[0] if blocks else None
    top = [block.text for block in top_of(blocks) if isinstance(block, Paragraph)]
    context.of_counts = any(lexicon.pattern("<documents.of_counts>").search(text) for text in top[:2])
    context.plan = isinstance(first, Paragraph) and bool(lexicon.pattern("<documents.plan>").search(first.text))
    for at, block in enumerate(top_of(blocks)):
        if isinstance(block, Paragraph) and (year := issue_year(block.text)):
            context.base_year, context.told = year, False
            context.dates = context.dates or _last_day(top_of(blocks)[at + 1 :], at + 1, year, context)
            break
        text = block.text if isinstance(block, Paragraph) else block.caption
        if (isinstance(block, Paragraph) and block.role not in ("heading", "stray")) or len(text) > 60:
            continue
        year = _title_year(text, lexicon)
        if lexicon.pattern(_DELIVERED).search(text) and (year or context.dates):
            context.dates = context.dates or [(0, (year, 0, 0))]
            context.base_year = context.dates[0][1][0] - 1
            context.looking_back = context.delivered = True
            context.told = False
            break
        span = next((each for each in mentions(plain(text), lexicon) if each.form == "yy"), None)
        if span and lexicon.pattern(_LOOKING_BACK).search(text):  # 2018—2022年工作总结
            context.base_year, context.looking_back = Resolver(Anchor(), lexicon).yy(span).year, True
            break
        if year and (lexicon.pattern(_REPORT).search(text) or (at == 0 and not lexicon.pattern(_PLANNING).search(text))):
            context.base_year, context.base_span = year, _part_of_year(text, year, context)
            context.looking_back = bool(lexicon.pattern(_LOOKING_BACK).search(text))
            break
    if not context.base_year and first and isinstance(first, Paragraph) and context.dates:
        context.base_span = _part_of_own_year(top[0], context)
        context.base_year = int(context.base_span[:4] or 0)
    if not context.base_year and not context.dates:
        context.base_year = _only_year(blocks, lexicon)
        context.looking_back = bool(context.base_year)
    return context


def _only_year(blocks: Sequence[Block], lexicon: Lexicon) -> int:
    """The one year that sentences of a text open with, where others tell what was done 全年 or 年内, as the articles of a yearbook do; else 0."""
    texts = [plain(block.text) for block in blocks if isinstance(block, Paragraph) and block.role == "body"]
    dated = sum(block.role in ("date", "entry") for block in blocks if isinstance(block, Paragraph))
    if dated > 1:  # a history tells of many
        return 0
    years = {int(match[1]) for text in texts for match in lexicon.pattern(_YEAR_OPENS).finditer(text)}
    within = sum(bool(lexicon.pattern(_WITHIN_YEAR).search(text)) for text in texts)
    return years.pop() if len(years) == 1 and within > 1 else 0


def _part_of_year(text: str, year: int, context: Context) -> str:
    """The months of a year that a heading names (2024年上半年…简表); "" where it names the whole year."""
    part = next((each for each in mentions(plain(text), context.lexicon) if each.form == "full"), None)
    told = context.resolver.full(part).edtf if part else None
    return told if told and "/" in told and told.startswith(str(year)) else ""


def _part_of_own_year(title: str, context: Context) -> str:
    """The months that a title names without their year (云河市前三季度经济运行情况), in that of the document's own date; "" where it names none."""
    part = next((each for each in mentions(plain(title), context.lexicon) if each.form in ("rel", "mm")), None)
    context.resolver.anchor = Anchor(context.dates[0][1])
    told = context.resolver.resolve(part).edtf if part else None
    return told if told and "/" in told else ""


def top_of(blocks: Sequence[Block]) -> list[Block]:
    """The first blocks that are part of a text."""
    return [block for block in blocks if not isinstance(block, Paragraph) or block.role != "page"][:TOP]


def _last_day(below: Sequence[Block], index: int, year: int, context: Context) -> list[tuple[int, tuple[int, int, int]]]:
    """The last day of what an issue of a paper tells, by the line below the issue's number: （6月10日—6月16日）."""
    line = plain(below[0].text).strip("（）() ") if below and isinstance(below[0], Paragraph) else ""
    mention = next(mentions(line, context.lexicon), None)
    if mention is None or mention.form != "md" or mention.end - mention.start < len(line):
        return []
    context.resolver.anchor = Anchor(base_year=year)
    month, day = (int(part) for part in (context.resolver.md(mention).edtf or "").rpartition("/")[2].split("-")[1:])
    return [(index, (year, month, day))]


def _title_year(text: str, lexicon: Lexicon) -> int:
    """The year that a title says its text is about, where it names one; a yearbook tells of the year before its own."""
    if book := lexicon.pattern(_YEARBOOK).search(plain(text)):
        return int(book["y"] or book["z"]) - 1
    if is_aside(text) or issue_year(text):
        return 0
    if bare := lexicon.pattern(_BARE_YEAR).search(plain(text)):
        return int(bare["y"] or bare["z"])
    text = lexicon.pattern(_SINCE_WHEN).sub("", text)
    years = {year_digits(match["y"]) for match in _YEAR_IN_TITLE.finditer(without_days(plain(text)))}
    return int(years.pop()) if len(years) == 1 and not _SPAN_OF_YEARS.search(plain(text)) else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A paragraph with its dates resolved, and the lexicon to read it by: what the rules for statistics, events and slogans share."""

    lexicon: Lexicon
    text: str
    twin: str
    whens: tuple[When, ...]
    index: int
    line: int
    section: str
    role: str
    place: str
    content: str
    inherited: When | None
    base: str | None
    told: bool
    counted_to: str
    planning: bool
    of_counts: bool
    """True in a text that tells how much there was at the end of its year (统计公报), as its title says."""
    points: tuple[str, ...]

    @property
    def chronicle(self) -> bool:
        """True where three dates or more open clauses: the paragraph tells a history."""
        return self.dates_told >= 3

    @property
    def dates_told(self) -> int:
        """How many dates open clauses."""
        return sum(when.mention.adverbial and not when.mention.until and when.mention.form in _TELLING for when in self.whens)

    def opens(self, when: When) -> bool:
        """True where a date opens a sentence, with 到 or 至, or what leads in (初步核算，记者获悉，刚刚过去的) before it at most."""
        lead = self.lexicon.pattern(_OPENING)
        return bool(lead.search(self.twin, max(0, when.mention.start - _LEAD), when.mention.start))

    def whens_in(self, start: int, end: int) -> list[When]:
        """The dates that stand within a stretch."""
        return [when for when in self.whens if when.mention.start >= start and when.mention.end <= end]


def read_paragraph(context: Context, index: int, block: Paragraph) -> Reading:
    """Resolve a paragraph's dates in order and move the context on."""
    context.enter(index, block)
    resolver, twin, inherited = context.resolver, plain(block.text), context.ruling
    whens: list[When] = []
    found = [] if block.role == "date" else list(mentions(twin, context.lexicon))
    if found and context.heading and _names_year(found[0], context.heading, twin):
        found = found[1:]
    if context.heading and block.role not in ("date", "dateline") and not any(mention.start <= 1 for mention in found):
        whens.append(context.heading)
    last = 0
    for mention in found:
        if _in_title(block.text, mention):
            continue
        if "。" in twin[last : mention.start]:
            resolver.end_sentence()
        when = resolver.resolve(mention)
        whens.append(when)
        last = mention.end
    if block.role == "entry":
        later = whens and whens[0].year and resolver.entry[0] > whens[0].year + 1  # 6月12日，隧道贯通，计划2026年通车
        context.chain = (whens[0].year, whens[0].month) if later else resolver.entry
    elif any(when.year for when in whens) and not context.carries(block):
        context.chain = (0, 0)
    if block.role == "dateline":
        context.resolver.year = context.resolver.month = context.resolver.day = 0
    reading = Reading(
        *(context.lexicon, block.text, twin, tuple(whens), index, block.line), *(block.section, block.role, block.place, block.content, inherited),
        *(context.base, context.told, context.counted_to, context.planning, context.of_counts), block.points,
    )
    figure = _FIGURE.search(twin)  # 经济向好。2023年，…
    first = twin.find("。", figure.start() if figure else 0) + 1 or len(twin)
    ruling = next((when for when in whens if when.mention.start < first and reading.opens(when)), None)
    if ruling is not None and context.delivered and ruling.precision == "year" and ruling.year == context.base_year and not context.section_span:
        context.section_year, context.told = context.section_year or ruling.year, True  # 2023年，我们…: months below are of it
    if ruling is not None and block.role in ("body", "entry"):
        context.ruling = ruling if ruling.precision in ("year", "interval", "now") else None
    leads = twin.endswith("：") and "。" not in twin
    times = [when for when in whens if leads and when.precision in ("year", "interval") and not when.mention.aside]
    ruled = {(when.year, when.edtf or "" if when.precision == "interval" else "") for when in times}
    if len(ruled) == 1:  # 2021年，我们着力抓了以下工作：  过去五年，我们主要做了：
        (context.section_year, context.section_span), context.told = *ruled, True
    return reading


def _names_year(first: Mention, heading: When, twin: str) -> bool:
    """True for the year of the date above a line where it only begins a name in it: 1月16日, and 2023年迎春集市开市 below."""
    own = first.form == "full" and first.start <= 1 and first.text == f"{heading.year}年"
    return own and heading.precision != "year" and twin[first.end : first.end + 1].isalpha()


def _in_title(text: str, mention: Mention) -> bool:
    """True for a date inside 《》 that is near: 《规划（2009—2015年）》 dates nothing."""
    left = text.rfind("《", max(0, mention.start - 80), mention.start)
    return left >= 0 and text.find("》", left, mention.start) < 0 and text.find("》", mention.end, mention.end + 80) >= 0
