"""Tables to statistics. In: a `Table` and the year that rules it. Out: `Draft`s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhongbu_quiz.data.lexicon import Lexicon
from zhongbu_quiz.extract.blocks import Table
from zhongbu_quiz.extract.draft import Draft, StatisticDetail
from zhongbu_quiz.extract.plain import plain
from zhongbu_quiz.extract.statistics.patterns import AMONG, GROWTH
from zhongbu_quiz.extract.statistics.regions import region_of
from zhongbu_quiz.extract.statistics.units import ALL, is_measure_unit, unscaled

_NUMBER = re.compile(r"(?P<n>-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|-?\d{1,15}(?:\.\d{1,8})?)(?P<u>[^\d\s]{0,8})")
_UNIT = re.compile(r"[（(\[](?:单位[：:])?([^（）()\[\]]{1,12})[）)\]]|，([^，]{1,6})$")
_CAPTION_UNIT = re.compile(r"单位[：:]\s?([^\s）)，。]{1,8})")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_AGE = re.compile(r"\d+(?:[—\-~～至]\d+)?周?岁")
_GROWTH = "<documents.growth_column>"
_PLAIN_COLUMN = "^<documents.plain_column>$"
_COLUMN_TIME = "^(?P<before><documents.year_before>)?<documents.column_time>?(?![=＝])"
"""The time that the head of a column begins with."""
_COMPARED = f"(?:<statistics.year_before>)?(?:{GROWTH}|±[%％]?$)"
_SIGNED = "(?:<statistics.year_before>)?±[%％]?$"
"""How the head of a column says that its figures are growths (总产量比上年±%)."""
_SHARE = "<documents.share_column>"
_RANK = "<documents.rank_column>"
_OWNERS = "(?:<documents.owner_column>)(?:<documents.called>)?|<documents.called>"
_TOTAL = "(?:<documents.total_row>)$"
_MEASURED = "<statistics.measure+statistics.attribute+statistics.dimension+statistics.sized>$"
_OF_ALL = (
    r"(?:<documents.caption_lead>[\u4e00-\u9fff]{0,10}?(?P<of_kinds><statistics.list_before>?<statistics.measure>)"
    r"|(?P<whole>[\u4e00-\u9fff]{0,8}?<statistics.measure>))(?:<documents.caption_end>|$)"
)
"""What a caption says that all rows measure: 旅客运输量 in 表2 2024年旅客运输量及其增长速度, 产量 in 主要农产品产量."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a column, and the cells that it is made of."""

    text: str
    cells: tuple[str, ...]


def table_drafts(table: Table, base: str | None, lexicon: Lexicon) -> Iterator[Draft]:
    """The figures of a table: rows are things, columns are what is told of them. `base` is the year that its section is about."""
    if len(table.rows) < 2 or max(map(len, table.rows)) < 2:
        return
    titles, body = _headed(table, lexicon)
    header = tuple(title.text for title in titles)
    named = lexicon.set("documents.unit_column")
    units = next((i for i, name in enumerate(header) if name.replace(" ", "") in named), -1)
    caption = _CAPTION_UNIT.search(table.caption) or _CAPTION_UNIT.search("".join(header))
    unit_of_all = "" if not caption or "、" in caption[1] else caption[1]
    year = _YEAR.search(table.caption)
    date = year.group(1) if year and not (base and base.startswith(year.group(1))) else base
    owned = owns_rows(header[0], body, lexicon)
    whole, among = "", False
    for row in body:
        name = _bare(row[0])
        among = row[0].startswith(AMONG) or (among and not lexicon.pattern(_MEASURED).search(name))
        whole = whole if among else name
        if len(row) < 2 or not row[0] or (_NUMBER.fullmatch(plain(row[0])) and not (_YEAR.fullmatch(row[0]) or _AGE.match(name))):
            continue
        for column in range(1, min(len(row), len(header))):
            if column != units and row[column] != row[column - 1 if column > 1 else 0]:
                unit = row[units] if 0 <= units < len(row) else ""
                draft = _cell(table, header, row, column, unit, date, unit_of_all, whole if among else "", owned, lexicon)
                if draft is not None:
                    evidence = (row[0], *titles[column].cells, row[column])
                    yield replace(draft, evidence=tuple(dict.fromkeys(piece[:40] for piece in evidence if piece)))


def _headed(table: Table, lexicon: Lexicon) -> tuple[list[_Title], list[tuple[str, ...]]]:
    """The titles of the columns, made of all rows of titles (产量 over 2022年 and 2023年, which is told once), and the rows below them; without a
    column that only counts the rows."""
    rows = [tuple(cell.strip() for cell in row) for row in table.rows]
    counts = lexicon.set("documents.counting_column", "documents.rank_column")
    if rows[0][0].replace(" ", "") in counts and min(map(len, rows)) > 2 and all(row[0].isdigit() or not row[0] for row in rows[1:]):
        rows = [row[1:] for row in rows]
    titles = [_Title(cell, (cell,)) for cell in rows[0]]
    at = 1
    while at < len(rows) - 1 and rows[at][0] in ("", rows[0][0]) and any(rows[at][1:]) and not any(map(_is_figure, rows[at])):
        above = _Title("", ())
        for i, below in enumerate(rows[at]):
            own = titles[i] if i < len(titles) else _Title("", ())
            above = own if own.text else above
            named = below in ("", own.text) or lexicon.pattern(_PLAIN_COLUMN).match(below)
            upper = _bare(above.text) if lexicon.pattern(_GROWTH).search(below) else above.text  # growth has a unit of its own
            made = _Title(upper if named else upper + below, (*above.cells, below))
            titles[i : i + 1] = [made if i else own]
        at += 1
    return titles, rows[at:]


def _is_figure(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(plain(cell))) and not _YEAR.fullmatch(plain(cell))


def owns_rows(title: str, body: Sequence[Sequence[str]], lexicon: Lexicon) -> bool:
    """True for the title of a column of places or bodies (地区, 港口, 水厂 over 第一水厂): each row is of the one that it names."""
    title = re.sub(r"\s", "", title)
    names = [_bare(row[0]) for row in body if row and not row[0].startswith(lexicon.words("documents.all_rows"))]
    called = len(title) > 1 and len(names) > 1 and all(name.endswith(title) and len(name) > len(title) for name in names)
    return called or lexicon.pattern(_OWNERS).fullmatch(title) is not None


def row_owners(table: Table, lexicon: Lexicon) -> set[str]:
    """The places and bodies that the rows of a table are of; not all of them together (全市, 合计)."""
    titles, body = _headed(table, lexicon) if table.rows else ([], [])
    owned = bool(titles) and owns_rows(titles[0].text, body, lexicon)
    names = {_bare(row[0]) for row in body if owned and len(row) > 1}
    return {name for name in names if len(name) > 1 and not name.startswith(lexicon.words("documents.all_rows"))}


def _cell(
    table: Table, header: tuple[str, ...], row: tuple[str, ...], column: int, row_unit: str, date: str | None, caption_unit: str, whole: str,
    owned: bool, lexicon: Lexicon,
) -> Draft | None:
    match = _NUMBER.fullmatch(plain(row[column]).replace(" ", ""))
    if match is None or (lexicon.pattern("(?:<documents.year_column>)$").search(header[column].replace(" ", "")) and _YEAR.fullmatch(row[column])):
        return None
    if match["u"] and match["u"].rstrip("左右以上") not in lexicon.set(*ALL) and not match["u"].startswith(("万", "亿", "%")):
        return None
    name, aspect_name = _part_of(whole, _bare(row[0]), lexicon), _bare(header[column])
    own = _UNIT.search(plain(header[column])) or _UNIT.search(row[0])
    growth = bool(lexicon.pattern(_GROWTH).search(aspect_name))
    unit = (
        match["u"]
        or (own.group(1) or own.group(2) if own else "")
        or ("%" if growth or "%" in plain(header[column]) else row_unit or caption_unit)
    )
    header_year, row_year = _YEAR.search(plain(header[column])), _YEAR.fullmatch(plain(row[0]))
    yearly = (plain(row[at]) for at in range(1, column) if header[at] in lexicon.set("documents.year_column"))
    header_year = header_year or next(filter(None, map(_YEAR.fullmatch, yearly)), None)
    told = level = ""
    if row_year:
        date, subject = row_year.group(1), aspect_name
    else:
        date = header_year.group(1) if header_year else date
        before = not (growth or header_year) and (timed := lexicon.pattern(_COLUMN_TIME).match(aspect_name)) and timed["before"]
        if before and date and date.isdigit():
            date = str(int(date) - 1)
        told = lexicon.pattern(_SIGNED).sub("", _measured(aspect_name, lexicon))
        level = next((each for each in map(_bare, header[column - 1 : 0 : -1]) if not lexicon.pattern(_GROWTH).search(each)), "")
        level = "" if not growth or level[-1:] == name[-1:] or lexicon.set("documents.unit_column") & {level} else _measured(level, lexicon)
        measured = level or (told and not growth) or lexicon.pattern(_MEASURED).search(name)
        name += "" if measured else _measured_in(table.caption, lexicon)
        told = level if told and level.endswith(told) else told if told.startswith(level) else level + told
        subject = name + ("" if told[-1:] == name[-1:] else told)  # 发电量: 产量
    aspect = "growth" if growth else "rank" if lexicon.pattern(_RANK).search(aspect_name) else "level"
    if aspect == "level" and unit == "%" and lexicon.pattern(_SHARE).search(aspect_name):
        if not whole:
            return None  # the whole itself: 100.0
        aspect = "share"
        subject = name if whole else subject
    own_row = owned and not row_year and subject != name and not lexicon.pattern(_TOTAL).match(name)
    region = name if own_row else region_of(subject, lexicon)
    number = match["n"].replace(",", "")
    direction = "down" if aspect == "growth" and number.startswith("-") else "up"
    detail = StatisticDetail(region, subject[len(region) :] or subject, aspect, whole=whole if aspect == "share" else "", direction=direction)
    sized = is_measure_unit(unscaled(unit), lexicon) or growth
    thing = lexicon.pattern(_COMPARED).sub("", subject) if growth else subject
    checks = {
        "no_measure": sized and not row_year and not level and not lexicon.pattern(_MEASURED).search(thing), "no_unit": not unit and aspect != "rank",
        "aim": lexicon.pattern("<slogans.aim>").search(aspect_name),
    }
    doubts = tuple(lexicon.say(name) for name, fails in checks.items() if fails)
    return Draft(
        kind="statistic", subject=subject, value=row[column], quote="　".join(row)[:200], confidence=0.85 if not doubts else 0.6,
        why=lexicon.say("table_cell"), detail=detail, date=date, number=number, unit=unit or None,
        passage=table.caption + "｜" + "　".join(row), section=table.section, line=table.line, place=column, doubts=doubts,
    )


def _measured(column: str, lexicon: Lexicon) -> str:
    """What the head of a column says of its things, beyond the year and words such as 绝对数."""
    named = lexicon.pattern(_COLUMN_TIME).sub("", _YEAR.sub("", column).strip(" ：:"))
    return lexicon.pattern(_PLAIN_COLUMN).sub("", named).strip("年 ：:")


def _part_of(whole: str, part: str, lexicon: Lexicon) -> str:
    """A row below 其中 by the name of what it is a part of: 城镇 of 常住人口 is 城镇常住人口; the row itself where `whole` is ""."""
    measured = lexicon.pattern("<statistics.list_before>?<statistics.measure>$")
    found = measured.search(whole)
    if not found or measured.search(part):
        return part
    region = region_of(whole, lexicon)
    kind = part in lexicon.set("statistics.needs_owner") or _AGE.match(part) or found.group() in lexicon.set("statistics.of_all")
    return region + part + (whole[len(region) :] if kind else found.group())


def _measured_in(caption: str, lexicon: Lexicon) -> str:
    """What a caption says that the things of all rows are measured by; "" where it names nothing."""
    found = lexicon.pattern(_OF_ALL).search(re.sub(r"[（(].*|^表?[\d一-十]*", "", _YEAR.sub("", caption)).strip("年 　：:"))
    return found["of_kinds"] or found["whole"] if found else ""


def _bare(name: str) -> str:
    return re.sub(r"[（(\[][^（）()\[\]]{0,16}[）)\]]|\s|^其中[：:]?|^[#＃]", "", name).split("，")[0]
