"""A sheet of somebody's own -> the rows of its facts, what was understood, and what is wrong. In: cells. Out: a `Reading`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhongbu_quiz.data.written_dates import written_date
from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.messages import _, joined, typed_path
from zhongbu_quiz.workbook.columns import REMARKS
from zhongbu_quiz.workbook.grid import Grid, row_name
from zhongbu_quiz.workbook.rows import Row, sheet_path
from zhongbu_quiz.workbook.tables.ages import with_ages, with_chinese_titles, with_known_titles
from zhongbu_quiz.workbook.tables.alike import perhaps_one
from zhongbu_quiz.workbook.tables.beside import of_each_land
from zhongbu_quiz.workbook.tables.facts import Reader
from zhongbu_quiz.workbook.tables.layout import Table, cut_by_commas, find_tables, left_out, role_names
from zhongbu_quiz.workbook.tables.office import (
    is_a_form,
    is_for_the_office,
    told_of_a_form,
    told_of_office,
    without_signatures,
)
from zhongbu_quiz.workbook.tables.parted import with_parted_dates
from zhongbu_quiz.workbook.tables.plan import Plan, plan_of
from zhongbu_quiz.workbook.tables.slips import Cleaned, cleaned_table
from zhongbu_quiz.workbook.tables.spans import with_spans
from zhongbu_quiz.workbook.tables.titles import named_in
from zhongbu_quiz.workbook.tables.told import (
    mended,
    mistyped,
    not_read_rows,
    of_a_life,
    of_clauses,
    of_numbers,
    of_one_event,
    of_two_things,
    of_untold_times,
    of_years_going_down,
    own_notes,
    passed_over,
    seen,
    unasked,
    understood,
)
from zhongbu_quiz.workbook.tables.turned import turned
from zhongbu_quiz.workbook.tables.typed_years import told_of_typed_years, with_typed_years
from zhongbu_quiz.workbook.tables.untitled import (
    holds_answers_alone,
    holds_names_alone,
    is_of_answers,
    lacking,
    lies_across,
    names_alone,
    no_table,
    of_answers,
    of_one_number,
    of_two_events,
    swapped,
    told_of_answers,
    too_deep,
    undated,
    wrong_titles,
)
from zhongbu_quiz.workbook.tables.words import words


@dataclass(frozen=True)
class Reading:
    """The facts of a sheet, a line on what was understood and lines on what was passed over, and what is wrong with it; `undated`: what is to be said
    of its tables of events without times, where no other table of the file has the times of events; `bare`: what is wrong with a sheet of titles
    alone, where nothing else in the file is read."""

    rows: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    undated: tuple[str, ...] = ()
    bare: tuple[Problem, ...] = ()


def read_table(path: Path, grid: Grid) -> Reading | None:
    """The table of a sheet; None where it has none."""
    where = sheet_path(path, grid.name)
    shown = problem(where, 0, "").path
    if is_a_form(grid):
        return Reading(remarks=(f"{shown}: {told_of_a_form()}",))
    grid, signed = without_signatures(grid)
    grid, typed = with_typed_years(grid)
    grid = turned(with_spans(with_parted_dates(with_ages(with_chinese_titles(with_known_titles(grid))))))
    tables = [part for table in find_tables(grid) for part in of_each_land(table)]
    if holds_answers_alone(grid):
        return Reading(bare=(problem(where, 1, told_of_answers()),))
    if holds_names_alone(grid):
        return Reading(remarks=(f"{problem(sheet_path(path, grid.name), 0, '').path}: {names_alone()}",))
    if not tables:
        return None
    aside = tuple(f"{shown}{told_of_office(table)}" for table in tables if is_for_the_office(table))
    answers = tuple(problem(where, table.head + 1, told_of_answers()) for table in tables if is_of_answers(table))
    tables = [table for table in tables if not is_for_the_office(table) and not is_of_answers(table)]
    if not tables:
        return Reading(remarks=aside, bare=answers)

    def tell(row: int, place: int, title: str, said: str | ValueError) -> Problem:
        """A Problem of a cell, with the title of its column."""
        return grid.problem(where, row, place, title, said)

    wrong = [tell(*each) for each in _wrong_titles(tables)]
    wrong += [_of_row(where, grid, told) for table in tables for check in (wrong_titles, too_deep) if (told := check(table))]
    if wrong:
        return Reading(problems=tuple(wrong))
    section = called(grid)
    clean = [cleaned_table(table) for table in tables]
    tables = [table for table, _found in clean]
    plans = [plan_of(table, section or path.stem) for table in tables]
    pairs = list(zip(tables, plans, strict=True))
    checks = (lies_across, swapped, lacking, of_two_events, of_answers, of_one_number)
    wrong = [_of_row(where, grid, told) for table, plan in pairs for check in checks if (told := check(table, plan))]
    if wrong:
        return Reading(problems=tuple(wrong))
    readers = [Reader(table, plan, section, tell) for table, plan in pairs]
    rows, problems, again = _once(where, [row for reader in readers for row in reader.made])
    problems += [each for reader in readers for each in reader.problems]
    bare: list[Problem] = []
    if not rows and not problems and readers[0].plan.way not in ("class_list", "lessons"):
        (bare if _is_bare(tables[0]) else problems).append(problem(where, tables[0].head + 1, _no_facts(tables[0])))
    remarks = [*aside]
    file = shown.partition("[")[0]
    for reader, (_table, found) in zip(readers, clean, strict=True):
        own = [row for row in reader.made if row in rows]
        turn = _("; its names stand along the top, so it was turned before it was read") if grid.stood else ""
        if not bare:
            remarks.append(f"{shown}{understood(reader.table, reader.plan, own, file, len(reader.problems))}{turn}")
        lines = (*passed_over(reader.table), own_notes(reader.table), unasked(reader.plan), of_untold_times(reader.plan), *mistyped(reader.table),
                 *of_two_things(reader.table), *_changes(reader.plan, found),
                 *seen(reader.seen), of_clauses(reader.called_so), of_a_life(reader.lives),
                 of_one_event(perhaps_one(reader.happened, grid.world.persons)),
                 *of_numbers(reader.numbers), of_years_going_down(reader.table, reader.plan, reader.numbers))  # fmt: skip
        remarks += [f"{shown}: {line}" for line in lines if line]
    remarks += [f"{shown}: {not_read_rows(signed)}"] if signed else []
    remarks += [f"{shown}: {told_of_typed_years(typed)}"] if typed else []
    remarks += [f"{shown}: {line}" for line in again]
    without_times = tuple(f"{shown}: {line}" for plan in plans if (line := undated(plan)))
    return Reading(tuple(rows), tuple(dict.fromkeys(remarks)), tuple(problems), without_times, (*answers, *bare))


def _changes(plan: Plan, found: Cleaned) -> Iterator[str]:
    """What is said of cells that were read otherwise than they stand; a class list is read as it is."""
    return iter(()) if plan.way == "class_list" else mended(found)


def told_of_no_table(path: Path, grid: Grid) -> Problem:
    """What is wrong with a sheet that has no table, and what to write."""
    if not grid.name and path.suffix.lower() != ".csv":
        words = _("is text by what is in it, and no table; change the end of its name to .txt, and draft its facts: "
                  "zhongbu-quiz extract {text} -o {out}; or type a table into a workbook")  # fmt: skip
        return problem(path, 0, words.format(text=typed_path(path.with_suffix(".txt")), out=typed_path(path.with_suffix(".xlsx"))))
    return _of_row(sheet_path(path, grid.name), grid, no_table(grid))


def _of_row(where: Path, grid: Grid, told: tuple[int, str]) -> Problem:
    """A Problem of a row."""
    row, said = told
    return problem(where, row + 1, f"{row_name(row)}: {said}")


def called(grid: Grid) -> str:
    """The name of a sheet, where it says something (Sheet1 does not); what a table of a Word file is about, as the line above it says."""
    if grid.headings is not None:
        return named_in(grid.headings[0]) if grid.headings else ""
    bare = grid.name.strip("0123456789（）() ").casefold()
    return "" if bare in words("sheets") else grid.name


def _is_bare(table: Table) -> bool:
    """Whether nothing stands below the titles."""
    return not any(table.text(row, place) for row in range(table.head + 1, len(table.grid.rows)) for place in table.titles)


def _no_facts(table: Table) -> str:
    titles = joined(title for title in table.titles.values())
    if _is_bare(table):
        return _("nothing stands below {titles}; fill in a row for each").format(titles=titles)
    roles = joined(f"【{name}】" for name in role_names())
    return _("no facts were found below {titles}; write above each title what the column is: {roles}").format(titles=titles, roles=roles)


def _wrong_titles(tables: Sequence[Table]) -> list[tuple[int, int, str, str]]:
    """(row, place, title, words) of what stands in a row of 【words】 and is none of them, of titles that stand twice, and of columns with
    cells but no title."""
    table = tables[0]
    found: list[tuple[int, int, str, str]] = []
    for place, said in ((place, said) for one in tables for place, said in one.said.items()):
        if said not in role_names():
            allowed = joined(f"【{name}】" for name in role_names())
            found.append((table.said_row, place, f"【{said}】", _("is no part of a column; write one of {allowed}").format(allowed=allowed)))
    first: dict[str, int] = {}
    for place, title in table.titles.items():
        if title in first and not left_out(table, place):
            named = table.grid.called(table.head, first[title])
            found.append((table.head, place, title, _("stands twice in the row of titles (first in {first}); rename one").format(first=named)))
        first.setdefault(title, place)
    body = sorted({row for one in tables for row in one.body})
    titled = {place for one in tables for place in one.titles}
    width = max((len(table.grid.rows[row]) for row in body), default=0)
    for place in range(width):
        filled = next((row for row in body if table.text(row, place)), None)
        if place in titled or filled is None or left_out(table, place):
            continue
        if place == max(titled) + 1 and not table.text(filled, min(titled)):
            found.append((filled, place, "", _("the cells of this row seem to stand one place too far to the right; move them to the left")))
        elif table.grid.between and place > max(titled) and 2 * sum(bool(table.text(row, place)) for row in body) <= len(body):
            found.append((filled, place, "", cut_by_commas(table.grid, filled)))
        else:
            words = _("has no title in row {row}; write one, or {remark} for what only you read").format(row=table.head + 1, remark=REMARKS[0])
            found.append((filled, place, "", words))
    return found


def _once(where: Path, rows: list[Row]) -> tuple[list[Row], list[Problem], list[str]]:
    """The rows, each with an id of its own. Two events of one name get their dates to it, and a line says so; a thing that has one attribute
    twice, with other words, is told."""
    seen: dict[str, Row] = {}
    kept: list[Row] = []
    twice: list[Problem] = []
    again: list[str] = []
    for row in rows:
        entry = row.entry
        if entry["kind"] == "event" and entry["id"] in seen and entry["date"] != seen[entry["id"]].entry["date"]:
            words = _("row {row} ({date}) tells the same event as row {first} ({other}); remove one, or write into each what sets it apart")
            date, other = (written_date(one["date"], row.grid.world).chinese for one in (entry, seen[entry["id"]].entry))
            again.append(words.format(row=row.number + 1, first=seen[entry["id"]].number + 1, date=date, other=other))
            entry["id"] = f"{entry['id']}.{''.join(sign for sign in entry['date'] if sign.isalnum() or sign == '-')}"[:80]
        first = seen.setdefault(entry["id"], row)
        if first is row:
            kept.append(row)
        elif {**first.entry, "source": None} != {**entry, "source": None}:
            named = row.places.get("thing", row.places.get("term", row.places.get("region", 0)))
            other = first.grid.called(first.number, named)
            title = row.titles.get("thing") or row.titles.get("term") or row.titles.get("region") or ""
            said = entry.get("thing") or entry.get("term") or entry.get("region") or entry["id"]
            words = _("{name} stands in {other} too, and the two rows differ; mend one, or write {role} above the column that names the rows")
            own = before = ""
            dates = {one.number: one.entry["date"] for one in rows if one.entry["kind"] == "event"}
            if row.number in dates:
                words = _("{name} stands in {other} too, and the two rows differ; remove one, or write into each what sets it apart")
                own, before = (written_date(dates.get(one.number, dates[row.number]), row.grid.world).chinese for one in (row, first))
                if own != before:
                    words = _("{name} ({own}) stands in {other} ({before}) too, and the two rows differ; mend the time, remove one row, or write "
                              "into each what sets it apart")  # fmt: skip
            words = words.format(name=said, other=other, role=f"【{role_names()[0]}】", own=own, before=before)
            twice.append(row.grid.problem(where, row.number, named, title, words))
    return kept, twice, again
