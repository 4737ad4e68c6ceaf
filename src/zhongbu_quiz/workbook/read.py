"""Sheets -> the same plain data that a YAML file gives; messages name the sheet, the cell and the column.

A sheet that is filled in as ours are is read by its columns here; any other table is understood first (`tables`), and gives the same rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.world import World, load_world
from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.written_answers import EMPTY_BRACKET, keyed_bracket, places
from zhongbu_quiz.loading.remembered import remembered, remembered_of
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _, joined, spoken
from zhongbu_quiz.values.text import squeeze
from zhongbu_quiz.workbook.accepted import accepted
from zhongbu_quiz.workbook.cells import cell_data, cell_text
from zhongbu_quiz.workbook.columns import HELP_SHEETS, LISTS_SHEET, QUESTIONS, Column, Sheet, sheets
from zhongbu_quiz.workbook.defaults import completed
from zhongbu_quiz.workbook.grid import Grid
from zhongbu_quiz.workbook.header import Header, find_header, flat, header_problems
from zhongbu_quiz.workbook.markup import bare_of_markup
from zhongbu_quiz.workbook.question_sheet import CHOICES, KNOWN_KINDS, completed_question, kind_by_answer, parted_stem
from zhongbu_quiz.workbook.rows import Row, WorkbookFile, sheet_path
from zhongbu_quiz.workbook.tables.apart import apart
from zhongbu_quiz.workbook.tables.bared import without_number
from zhongbu_quiz.workbook.tables.ids import made_id
from zhongbu_quiz.workbook.tables.layout import is_count
from zhongbu_quiz.workbook.tables.office import named_for_the_office, told_by_name
from zhongbu_quiz.workbook.tables.read import Reading, read_table, told_of_no_table
from zhongbu_quiz.workbook.tables.roles import MOST, is_date, known_part, share
from zhongbu_quiz.workbook.tables.slips import cleaned
from zhongbu_quiz.workbook.tables.told import (
    boxed,
    calculated,
    commented,
    mended,
    not_read_rows,
    of_words,
    pictured,
    struck,
    unseen,
)
from zhongbu_quiz.workbook.tables.untitled import holds_one_column
from zhongbu_quiz.workbook.tables.words import words as listed
from zhongbu_quiz.workbook.word import read_tables

_CELL = 10
"""What a cell takes in a file, more or less."""
_ASKS = {"stem", "answer"}
"""The columns by which a table of questions is known, whatever its sheet is called."""


def load_workbook_file(path: Path, world: World | None = None) -> WorkbookFile:
    """Read a workbook or CSV file that must be right. Raises ContentError with every problem found, also where it cannot be read at all."""
    file = read_workbook_file(path, world)
    if file.problems:
        raise ContentError(file.problems)
    return file


def read_workbook_file(path: Path, world: World | None = None) -> WorkbookFile:
    """Read what can be read of a workbook, a CSV file or the tables of a Word file, by the places and times that the world of its project knows
    (that which ships, where none is given); cells that cannot be are its `problems`. Raises UserError where it cannot be read at all."""
    known = world or load_world()
    return remembered_of(path, ("workbook", known, spoken()), lambda: _read_file(path, known))


def _read_file(path: Path, world: World) -> WorkbookFile:
    problems: list[Problem] = []
    rows: list[Row] = []
    grids, remarks = read_tables(path)
    of_sheets: dict[str, Sequence[str]] = {}
    readings = [(grid.name, _understood(path, grid, world)) for grid in grids]
    filled = any(found.rows for _name, found in readings)
    dated = any(row.entry["kind"] == "event" for _name, found in readings for row in found.rows if row.sheet.kind)
    for name, found in readings:
        rows.extend(replace(row, entry=deepcopy(row.entry)) for row in found.rows)  # what is filled in hangs on the whole file
        bare = map(_as_line, found.bare) if filled else ()
        of_sheets[name] = (*found.remarks, *(() if dated else found.undated), *bare, *_twice(path, found.rows))
        remarks.extend(of_sheets[name])
        problems.extend(found.problems if filled else (*found.problems, *found.bare))
    if not rows and not remarks and not problems:
        remarks.append(_("{path}: is empty, and nothing is read of it").format(path=problem(path, 0, "").path))
    left = _examples_left(rows)
    rows = [row for row in rows if row not in left]
    told = _("{name} is the example, and no row is of it, so it is printed nowhere; write the source of your own facts there, or remove the row")
    remarks.extend(f"{problem(sheet_path(path, row.grid.name), row.number + 1, '').path}:{row.number + 1}: {told.format(name=row.entry['name'])}"
                   for row in left)  # fmt: skip
    documents = [row.entry["name"] for row in rows if not row.sheet.kind and "name" in row.entry]
    document = documents[0] if len(documents) == 1 else path.stem
    data: dict[str, Any] = {}
    places: dict[Place, Row] = {}
    last = len(rows)
    for row in sorted(rows, key=lambda row: last if row.order is None else row.order):
        entries = data.setdefault(row.sheet.list_key, [])
        places[(row.sheet.list_key, len(entries))] = row
        row.cited = "evidence" in row.entry.get("source", ())
        entries.append(completed(row.entry, row.sheet.kind, document, world, row.drafted))
    return WorkbookFile(path, data or {"facts": []}, places, problems, remarks, of_sheets)


def _examples_left(rows: Sequence[Row]) -> list[Row]:
    """The rows of sources that are still those of the example, while no row of a fact names one of them."""
    named = {row.entry.get("source", {}).get("document") for row in rows if row.sheet.kind}
    examples = [row for row in rows if not row.sheet.kind and str(row.entry.get("title", "")).endswith(tuple(listed("example_marks")))]
    return [row for row in examples if row.entry.get("name") not in named] if named else []


def _understood(path: Path, grid: Grid, world: World) -> Reading:
    """What is understood of a sheet; of one that was read before it is known."""
    cells = sum(map(len, grid.rows))
    what = ("understood", path, id(grid), world, spoken())
    return remembered(what, _CELL * cells, lambda: (grid, _read_sheet(path, replace(grid, world=world))))[1]  # who keeps the grid keeps its id


def _read_sheet(path: Path, grid: Grid) -> Reading:
    """All tables of a sheet."""
    found = [_read_grid(path, part) for part in apart(grid)]
    return Reading(*(tuple(chain.from_iterable(each)) for each in zip(*map(_parts, found), strict=True)))


def _as_line(one: Problem) -> str:
    """What is wrong with a sheet as a line on it."""
    return f"{one.path}: {one.message}"


def _parts(one: Reading) -> tuple[tuple[Any, ...], ...]:
    return one.rows, one.remarks, one.problems, one.undated, one.bare


def _read_grid(path: Path, grid: Grid) -> Reading:
    name = flat(grid.name or path.stem)
    if grid.name and (name in HELP_SHEETS or name == LISTS_SHEET or grid.name[0] in "#_"):
        apart = grid.name[0] in "#_" and any(cell.value is not None for row in grid.rows for cell in row)
        words = _("{sheet}: is not read, since its name begins with {sign}; rename it, if its facts are wanted")
        return Reading(remarks=(words.format(sheet=_shown(path, grid), sign=grid.name[0]),) if apart else ())
    if name in listed("aside_sheets"):
        words = _("{sheet}: is not read, since by its name it holds no facts; rename it, if its facts are wanted")
        return Reading(remarks=(words.format(sheet=_shown(path, grid)),))
    if grid.hidden:
        return Reading(remarks=(_("{sheet}: is hidden and not read; show it, if its facts are wanted").format(sheet=_shown(path, grid)),))
    if not any(cell.value is not None for row in grid.rows for cell in row):
        return Reading()
    if named_for_the_office(grid, name):
        return Reading(remarks=(f"{_shown(path, grid)}: {told_by_name()}",))
    grid, markup = bare_of_markup(grid)
    header = find_header(grid)
    sheet = next((one for one in sheets() if _is_named(name, one)), None)
    where = sheet_path(path, grid.name)
    results = calculated(grid)
    lines = (results, unseen(grid), struck(grid), of_words(grid), pictured(grid), commented(grid), boxed(grid), markup)
    remarks = tuple(f"{_shown(path, grid)}: {line}" for line in lines if line)
    if sheet is None and header is not None and header.kind_place is None:
        sheet = QUESTIONS if _asks(header) else _of_titles(header)
    ours = header is not None and (header.kind_place is not None or (sheet is not None and (not sheet.kind or _is_ours(header, sheet))))
    if header is None or not ours:
        understood = read_table(path, grid)
        if understood is None and sheet is None and grid.headings is not None:
            return Reading(remarks=(_("{table}: has no row of titles and is not read; write titles in its first row").format(table=where),))
        if understood is None and sheet is None:
            wrong = (told_of_no_table(path, grid),)
            return Reading(bare=wrong, remarks=remarks) if holds_one_column(grid) else Reading(problems=wrong, remarks=remarks)
        if understood is not None and (sheet is None or sheet.kind in KINDS):
            return replace(understood, remarks=(*remarks, *understood.remarks))
    if header is None:
        titles = joined(column.title for column in (sheet or sheets()[0]).columns if column.must)
        words = _("no row of titles was found in the first ten rows; write {titles} … in one row").format(titles=titles)
        return Reading(problems=(problem(where, 1, words),))
    kinds = (sheet,) if sheet else tuple(one for one in sheets() if one.kind)
    if sheet is not None and (told := _of_other_titles(grid, header, sheet)):
        return Reading(problems=(problem(where, header.row + 1, told),), remarks=remarks)
    problems = [
        grid.problem(where, row, place, "", words) for row, place, words in header_problems(grid, header, kinds)
    ]
    chosen = accepted(where, grid, header)
    grid = chosen.grid
    problems.extend(chosen.problems)
    if chosen.passed:
        words = _("{sheet}: {count} rows are not marked √ under {title} and are not read")
        title = cell_text(grid.cell(header.row, header.accept_place or 0))
        remarks = (*remarks, words.format(sheet=_shown(path, grid), count=chosen.passed, title=title))
    if sheet is None or sheet.kind in KINDS:
        texts = {place for kind in kinds for place, column in header.columns(kind).items() if column.form == "text"}
        clean = cleaned(grid, header.row + 1, tuple(header.titles), texts, ())
        grid, remarks = clean.grid, (*remarks, *(f"{_shown(path, grid)}: {line}" for line in mended(clean)))
    found = {number: _read_row(where, grid, number, header, sheet, problems) for number in range(header.row + 1, len(grid.rows))}
    lost = [number for number, row in found.items() if row is None and not all(is_count(cell_text(cell)) for cell in grid.rows[number])]
    questions = [row for row in found.values() if row and row.sheet is QUESTIONS]
    kind = next((kind for word, kind in KNOWN_KINDS.items() if word and word in name), "")
    for row in questions:
        _name_kind(row, kind)
    for change, words in (
        (_part_stem, _("{sheet}: the options of {cells} stand behind the stem in its cell, and are read as options")),
        (_unkey, _("{sheet}: {cells} have their answer in brackets, which are left empty")),
        (_unnumber, _("{sheet}: {cells} open with a number, which is left out, since every paper has numbers of its own")),
    ):
        if cells := [row.grid.called(row.number, row.places["stem"]) for row in questions if change(row)]:
            remarks = (*remarks, words.format(sheet=_shown(path, grid), cells=joined(cells)))
    _number(questions)
    if lost and sheet is not None:
        remarks = (*remarks, f"{_shown(path, grid)}: {not_read_rows(lost)}")
    return Reading(tuple(row for row in found.values() if row), remarks, tuple(problems))


def _of_other_titles(grid: Grid, header: Header, sheet: Sheet) -> str:
    """What is said where a table of somebody's own was put below the titles of ours: below that of dates stands none, and below another they do;
    "" where it was not."""
    texts = {place: [text for row in range(header.row + 1, len(grid.rows)) if (text := cell_text(grid.cell(row, place)))] for place in header.titles}
    dated = partial(is_date, world=grid.world)
    dates = [place for place, column in header.columns(sheet).items() if column.form == "date"]
    wrong = [place for place in dates if len(texts[place]) > 2 and not any(map(dated, texts[place]))]
    if not wrong or all(share(told, dated) < MOST for told in texts.values()):  # nearly always the first cell of dates is one
        return ""
    words = _("what stands below the titles is of other columns ({cell} is {text!r}); these titles belong to our own form and stay as they are: put "
              "your table, with its own titles, on a sheet of its own")  # fmt: skip
    return words.format(cell=grid.called(header.row + 1, wrong[0], header.titles[wrong[0]]), text=texts[wrong[0]][0])


def _shown(path: Path, grid: Grid) -> str:
    """How lines on a sheet name it."""
    return problem(sheet_path(path, grid.name), 0, "").path


def _twice(path: Path, rows: Sequence[Row]) -> Iterator[str]:
    """Rows of facts in our own sheets that say what another one says, under another number."""
    first: dict[str, Row] = {}
    for row in (row for row in rows if row.sheet.kind and row.sheet is not QUESTIONS and not row.titles):
        before = first.setdefault(repr({key: value for key, value in row.entry.items() if key != "id"}), row)
        if before is not row:
            words = _("row {row} says the same as row {first}; remove one of them")
            yield f"{_shown(path, row.grid)}: {words.format(row=row.number + 1, first=before.number + 1)}"


def _options(entry: Mapping[str, Any]) -> list[str]:
    """The options of a question, whether they stand in one cell or in several."""
    options = entry.get("options", ())
    listed = completed_question({"options": dict(options)})["options"] if isinstance(options, dict) else options
    return [squeeze(str(option)) for option in listed]


def _asks(header: Header) -> bool:
    of_events = {known_part(title) for title in header.titles.values()} >= {"date", "event"}
    return not of_events and {column.key for column in header.columns(QUESTIONS).values()} >= _ASKS


def _of_titles(header: Header) -> Sheet | None:
    """The sheet of ours whose titles these are, whatever it is called: all that must be filled; where rows have no number, no other titles."""
    for one in sheets():
        lacks = _musts(one) - _own_keys(header, one)
        if one.kind and (not lacks or (lacks == {one.id_key} and len(_own_keys(header, one)) == len(header.titles))):
            return one
    return None


def _is_ours(header: Header, sheet: Sheet) -> bool:
    """Whether a sheet with one of our names has our titles, too: numbered rows, or most of what must be filled."""
    keys = _own_keys(header, sheet)
    return sheet.id_key in keys or 2 * len(_musts(sheet) & keys) > len(_musts(sheet))


def _own_keys(header: Header, sheet: Sheet) -> set[str]:
    return {column.key for column in header.columns(sheet).values()}


def _musts(sheet: Sheet) -> set[str]:
    return {column.key for column in sheet.columns if column.must}


def _is_named(name: str, sheet: Sheet) -> bool:
    """事件, 事件2 and 事件(上) are sheets of events."""
    return any(
        name == flat(one) or re.fullmatch(re.escape(flat(one)) + r"[\d(（_\-].*", name)
        for one in (sheet.title, *sheet.also)
    )


def _read_row(
    where: Path, grid: Grid, number: int, header: Header, sheet: Sheet | None, problems: list[Problem]
) -> Row | None:
    if sheet is None:
        place = header.kind_place or 0
        said = cell_text(grid.cell(number, place))
        if not any(cell.value is not None for cell in grid.rows[number]):
            return None
        kinds = [one for one in sheets() if one.kind]
        sheet = next((one for one in kinds if flat(said) in (flat(one.title), one.kind)), None)
        if sheet is None:
            words = _("is {got!r}; write one of {allowed}").format(got=said[:40], allowed=joined(one.title for one in kinds))
            problems.append(grid.problem(where, number, place, header.titles[place], words))
            return None
    columns = header.columns(sheet)
    row = Row(sheet, grid, number, {column.key: place for place, column in columns.items()}, drafted=header.accept_place is not None)
    ignored = {sheet.id_key, "order"} if sheet.kind else {"order"}
    told = {place for place, column in columns.items() if column.key not in ignored}
    if not any(_filled(grid, number, place) for place in told):
        return None
    for place, column in columns.items():
        if _filled(grid, number, place):
            _read_cell(where, row, place, column, problems)
    if sheet.kind:
        named = {"id": row.entry.pop("id")} if "id" in row.entry else {}
        row.entry = {**named, "kind": sheet.kind, **row.entry}
        if sheet.id_key not in row.places and sheet is not QUESTIONS:  # what a question asks is cleaned first
            row.entry = {"id": made_id(row.entry), **row.entry}
    return row


def _number(rows: Sequence[Row]) -> None:
    """Gives questions of which no column has an id one that is made of what they ask, wherever their row stands: of their stem, and where that stands
    several times of their options, too."""
    unnumbered = [row for row in rows if row.sheet.id_key not in row.places and isinstance(row.entry.get("stem"), str)]
    stems = Counter(made_id(row.entry) for row in unnumbered)
    seen: Counter[str] = Counter()
    for row in unnumbered:
        name = made_id(row.entry)
        if stems[name] > 1:
            name = f"{name}-{digest(*sorted(_options(row.entry))) % 10**6:06}"
        seen[name] += 1
        row.entry = {"id": name if seen[name] < 2 else f"{name}-{seen[name]}", **row.entry}


def _name_kind(row: Row, of_sheet: str) -> None:
    """Gives a question whose row says not of what kind it is the one that the name of its sheet tells (选择题), else the one of its answer."""
    if "item_kind" in row.places or "stem" not in row.entry:
        return
    if kind := of_sheet or kind_by_answer(str(row.entry.get("answer", "")), bool(_options(row.entry))):
        row.entry["item_kind"] = kind


def _part_stem(row: Row) -> bool:
    """Takes the options of a choice out of its stem, where no column has any; says whether there are such."""
    if row.entry.get("item_kind") not in CHOICES or row.entry.get("options") or not isinstance(row.entry.get("stem"), str):
        return False
    stem, options = parted_stem(row.entry["stem"])
    if options:
        row.entry |= {"stem": stem, "options": options}
    return bool(options)


def _unnumber(row: Row) -> bool:
    """Takes the number of a question out of its stem (1.标志……); says whether there was one."""
    stem, place = row.entry.get("stem"), row.places.get("stem", 0)
    if not isinstance(stem, str):
        return False
    near = (number for number in (row.number - 1, row.number + 1) if number < len(row.grid.rows))
    bare = without_number(stem, [cell_text(row.grid.cell(number, place)) for number in near])
    row.entry["stem"] = bare[0] if bare else stem
    return bool(bare)


def _unkey(row: Row) -> bool:
    """Empties the brackets in the stem of a choice that have its answer in them (爆发于(B)年); says whether there are such."""
    stem, options = row.entry.get("stem"), _options(row.entry)
    if row.entry.get("item_kind") not in CHOICES or not isinstance(stem, str):
        return False
    bracket, letters = keyed_bracket(stem, options)
    try:
        same = bool(bracket) and places((letters,), options) == places((str(row.entry.get("answer", "")),), options)
    except ValueError:
        return False  # the answer is told of by itself
    if same:
        row.entry["stem"] = stem.replace(bracket, EMPTY_BRACKET)
    return same


def _filled(grid: Grid, number: int, place: int) -> bool:
    value = grid.cell(number, place).value
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def _read_cell(where: Path, row: Row, place: int, column: Column, problems: list[Problem]) -> None:
    try:
        data = cell_data(row.grid.cell(row.number, place), column, row.grid.world)
        if column.key == "order":
            row.order = int(str(data))
            return
    except ValueError as error:
        words = _("must be a whole number; or leave it empty") if column.key == "order" else error
        told = row.grid.problem(where, row.number, place, column.title, words)
        row.failed[column.key] = told
        problems.append(told)
        if column.key.startswith("options."):
            _put(row.entry, column.key.split("."), cell_text(row.grid.cell(row.number, place)))  # keeps its place among the options
        return
    _put(row.entry, column.key.split("."), data)


def _put(entry: dict[str, Any], keys: list[str], data: Any) -> None:
    if keys[0] == "also":
        entries = entry.setdefault("also", [])
        entries.extend({} for _each in range(int(keys[1]) - len(entries)))
        entries[int(keys[1]) - 1][keys[2]] = data
    elif len(keys) > 1:
        entry.setdefault(keys[0], {})[keys[1]] = data
    else:
        entry[keys[0]] = data
