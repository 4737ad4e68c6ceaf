"""What was understood of a table, in the words of the moment. In: the plan and its facts. Out: one line a sheet, and what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.loading.word_runs import Seen as WordSeen
from zhongbu_quiz.messages import _, chained, counted, joined, marked
from zhongbu_quiz.workbook.grid import Grid, cell_name
from zhongbu_quiz.workbook.rows import Row
from zhongbu_quiz.workbook.tables.cell_reader import Seen
from zhongbu_quiz.workbook.tables.layout import Table
from zhongbu_quiz.workbook.tables.plan import Plan, days_of_teaching
from zhongbu_quiz.workbook.tables.roles import (
    event_title_meant,
    holds_asides,
    is_own_note,
    known_part,
    title_meant,
)
from zhongbu_quiz.workbook.tables.slips import (
    Change,
    Cleaned,
    Numbers,
    behind_the_rest,
    below_zero,
    out_of_order,
    out_of_size,
)
from zhongbu_quiz.workbook.tables.words import pairs, pattern
from zhongbu_quiz.workbook.tables.words import words as words_of

_NAMED = 6
"""How many rows or cells are named one by one."""
_ENOUGH, _EARLY = 4, 1000
"""So many years, all of them before this one, may lie before our era where they go down."""


def understood(table: Table, plan: Plan, rows: Sequence[Row], file: str, wrong: int) -> str:
    """The columns as they were taken, in their order, and how many facts of which kinds they make; `file` is how the file is called on the command
    line, `wrong`, how many cells are to be mended."""
    size = counted("{count} row", "{count} rows", len(table.body))
    if plan.way == "class_list":
        words = _("({size}) is a class list and makes no questions; for a paper for each student, run worksheet with --roster {file}")
        return words.format(size=size, file=file)
    if plan.way == "lessons":
        return _("({size}) tells of lessons and makes no questions").format(size=size)
    read = {column.place: column.title.text for column in (plan.name, plan.date, plan.actor, plan.place, *plan.values) if column}
    columns = joined(read[place] for place in sorted(read) if read[place])
    facts = joined(_kinds(rows, _("years") if plan.way in ("years", "dated") or plan.name is None else plan.name.title.text))
    if not facts and wrong:
        words, cells = _("({size}): {columns} → nothing can be asked before {cells} are mended"), counted("{count} cell", "{count} cells", wrong)
        return words.format(size=size, columns=columns, cells=cells)
    return _("({size}): {columns} → {facts}").format(size=size, columns=columns, facts=facts or _("nothing that is new"))


def _kinds(rows: Sequence[Row], names: str) -> Iterator[str]:
    kinds = Counter(row.entry["kind"] for row in rows)
    if kinds["event"]:
        yield counted("{count} event", "{count} events", kinds["event"])
    if kinds["attribute"]:
        told = [row.entry for row in rows if row.entry["kind"] == "attribute"]
        attributes = counted("{count} attribute", "{count} attributes", len({entry["attribute"] for entry in told}))
        yield _("{attributes} of {count} {names}").format(attributes=attributes, count=len({entry["thing"] for entry in told}), names=names)
    if kinds["term"]:
        yield counted("{count} term with its meaning", "{count} terms with their meanings", kinds["term"])
    if kinds["statistic"]:
        indicators = list(dict.fromkeys(row.entry["indicator"] for row in rows if row.entry["kind"] == "statistic"))
        figures = counted("{count} figure of a place and a year", "{count} figures of places and years", kinds["statistic"])
        yield _("{figures} ({indicators})").format(figures=figures, indicators=_named(indicators))


def passed_over(table: Table) -> Iterator[str]:
    """Rows that were not read, and rows that say the same as one before."""
    if table.left:
        yield not_read_rows(table.left)
    for row, first in table.doubled[:_NAMED]:
        yield _("row {row} says the same as row {first} and counts once; remove it").format(row=row + 1, first=first + 1)
    if len(table.doubled) > _NAMED:
        yield counted("{count} more row says what another one says", "{count} more rows say what others say", len(table.doubled) - _NAMED)


def of_untold_times(plan: Plan) -> str:
    """What is said of times of persons that nothing says what was then; "" where there are none."""
    if not plan.untold or plan.name is None:
        return ""
    words = _("not asked: {times} does not say what of each {name} was then; call it {titles}, or write what each did, and it becomes an event")
    return words.format(times=joined(one.title.text for one in plan.untold), name=plan.name.title.text, titles=pairs("examples")["times"])


def not_read_rows(rows: Sequence[int]) -> str:
    """What is said of rows that hold no fact."""
    words = _("not read, as remarks, headings, sums or rows with one cell: rows {rows}; fill them in, where that is a slip")
    return words.format(rows=_named([str(row + 1) for row in rows]))


_MENDED: dict[Change, str] = {
    "filled": marked("{cells} say that they repeat the cell above, and are read so; write it out, where that is not meant"),
    "unfilled": marked("{cells} say that they repeat the cell above, which is empty, so they count as empty; write out what is meant"),
    "grouped": marked("{cells} are empty below the name of a group, and are read as of that group; write it out, where that is not meant"),
    "emptied": marked("{cells} only say that something is missing, and count as empty; nothing is asked of them"),
    "referring": marked("{cells} only say where to look, and count as empty; to have that asked, write there what stands in the book"),
    "ticked": marked("{cells} hold TRUE or FALSE, as a tick box does, and count as empty; write the words themselves"),
    "only_marks": marked("{cells} hold nothing but marks of your own (★), and count as empty; write there what is to be asked"),
    "marked": marked("{cells} carry marks of your own or of a page (★, √, **, in brackets), which are left out"),
    "unnumbered": marked("{cells} open with a number, or number what they list; what stands there counts without the numbers"),
    "unfinished": marked("{cells} end in … before they are finished, and count as empty; write the rest"),
    "widened": marked("{cells} have half-width commas, brackets or other marks among Chinese words; they are printed as Chinese ones"),
    "unpaired": marked("{cells} lack one mark of a pair (《》, “”, （）); write it, or no question is asked of them"),
}


def mended(clean: Cleaned) -> Iterator[str]:
    """What is to be said of the cells of a sheet that was cleaned."""
    for change, words in _MENDED.items():
        if cells := clean.cells.get(change):
            yield _(words).format(cells=_named(cells))


_SEEN: dict[Seen, str] = {
    "partly": marked("not asked, since the event names some of these persons: {cells}; name them all there, or none"),
    "unsure": marked("a question mark stands behind the name, so it is not asked; look it up: {cells}"),
    "asking": marked("a question mark ends these cells and is left out; where it says that you are not sure, look it up: {cells}"),
    "circumstances": marked("open with why or when it happened; what is asked is the event behind it: {cells}"),
    "marks": marked("hold only a mark of your own (such as √), and are not asked; write there what is to be asked: {cells}"),
    "dated": marked("{cells} open with the date of their row, which is left out there"),
    "dated_at_end": marked("{cells} end with the date of their row, which is left out there"),
    "split": marked("{cells} have several lines, which are read as several values; "
                    "where a line ends only since the cell is full, take the line break out"),
    "several": marked("{cells} tell several events, which are asked as one; put each into a row of its own, with its time"),
    "ways": marked("tell a way from one place to another, and are not asked as a place; to have it asked, write it into the event: {cells}"),
    "goes": marked("not asked as the place of an event that goes from one place to another; to have it asked, write it into the event, behind what "
                   "was done: {cells}"),
    "headed": marked("{cells} open with the number of a lesson or of a list, which is left out"),
    "letters": marked("hold a name in other letters, which would tell the answer and is left out: {cells}"),
    "moments": marked("tell from when to when, and the event only that it began or ended, "
                      "so one end alone is asked; without that word both are: {cells}"),
    "bracketed": marked("words in brackets stand behind these dates, and are printed with them: {cells}; take out what is no part of the time"),
    "slips": marked("the person of the row and the one in the event differ in one character, so it is not asked; mend the wrong one: {cells}"),
    "lands": marked("{cells} open with the name of a land, which is read as the land of the event"),
    "behind": marked("{cells} end with a person of their row, who is left out there"),
    "changed": marked("not asked as a place, since it reads like a person, and the person of its row like a place; if they have changed places, "
                      "mend the row: {cells}"),
    "dated_here": marked("{cells} open with the time of their row, whose own cell of time is empty; it is taken from there"),
    "questions": marked("hold questions, and are left out; write what is true there, and the program asks: {cells}"),
    "made": marked("Excel made dates of what was typed in {cells} (of 21-7, July 2021); write the whole year and month as text"),
    "dated_within": marked("{cells} hold years in brackets, which would tell the time and are left out"),
    "traditional": marked("{cells} are written in traditional characters and printed so; who did what is only told apart in simplified ones"),
    "labels": marked("{cells} tell several things, each behind its title, and are not asked; give each a column of its own"),
    "found": marked("{cells} only name what was found, so it is asked who found it and when; to have it told as an event, write what was done, too"),
    "meant": marked("{cells} tell behind a colon or a dash what came of the event, which is left out; move it to a column of its own"),
    "of_lands": marked("{cells} open with the land of the person, which is left out there"),
    "names": marked("{cells} may hold only a name, which is asked as if it had happened; write what was done"),
}  # fmt: skip


def seen(cells: Mapping[Seen, Sequence[str]]) -> Iterator[str]:
    """What is to be said of the cells that were read, by what was seen of them."""
    for what, words in _SEEN.items():
        if cells.get(what):
            yield _(words).format(cells=_named(cells[what]))


def own_notes(table: Table) -> str:
    """Which columns are taken for what somebody keeps for herself; "" where there are none such."""
    own = set(days_of_teaching(table))
    own |= {place for place, title in table.titles.items() if is_own_note(title) or (known_part(title) is None and holds_asides(table, place))}
    named = [title for place, title in table.titles.items() if place not in table.said and place in own]
    words = _("not asked, as a note of your own: {titles}; to have it asked, write {role} above the title")
    return words.format(titles=joined(named), role=_asked_role()) if named else ""


def unasked(plan: Plan) -> str:
    """Which columns beside events have a title that no question is known to ask for; "" where there are none such."""
    words = _("not asked: {titles}; to have it asked, write {role} above the title")
    return words.format(titles=joined(one.title.text for one in plan.unasked), role=_asked_role()) if plan.unasked else ""


def _asked_role() -> str:
    """What stands above a title of which questions are to be made, whatever it is."""
    return f"【{next(word for word, part in pairs('roles').items() if part == 'value')}】"


def mistyped(table: Table) -> Iterator[str]:
    """Titles that nobody knows and that are a known one but for a slip of the keyboard; in a table of events, also those that sound like one."""
    of_events = {"date", "event"} <= set(map(known_part, table.titles.values()))
    for place, title in table.titles.items():
        if place not in table.said and (meant := title_meant(title) or (event_title_meant(title) if of_events else "")):
            words = _("{cell}: no title that is known, and like {meant}; mend it, if it is a slip")
            yield words.format(cell=table.grid.called(table.head, place, title), meant=meant)


def of_two_things(table: Table) -> Iterator[str]:
    """Columns that hold two things in each cell, as their titles do (省会/简称 over 郑州/豫, 事件及意义), which are asked as one."""
    for place, title in table.titles.items():
        if place not in table.said and (parts := pattern("(<event>)(?:<joins>)(<traits>)").fullmatch(title)):
            words = _("{cell}: what happened and what came of it are asked as one; give each a column of its own, {event} and {trait}")
            yield words.format(cell=table.grid.called(table.head, place, title), event=parts[1], trait=parts[2])
    for place, title in table.titles.items():
        if (mark := next((sign for sign in "/／" if sign in title), "")) and place not in table.said:
            texts = [text for row in table.body if (text := table.text(row, place))]
            if texts and all(text.count(mark) == title.count(mark) for text in texts):
                words = _("{cell}: two things stand in each cell, and are asked as one; give each a column of its own")
                yield words.format(cell=table.grid.called(table.head, place, title))


def of_years_going_down(table: Table, plan: Plan, numbers: Numbers) -> str:
    """The question whether years that go down and name no era lie before our era; "" where there is nothing to ask."""
    years = [year for _cell, year in numbers.years]
    if plan.way != "events" or plan.date is None or len(years) < _ENOUGH or years != sorted(set(years), reverse=True) or not _are_early(years):
        return ""
    if any(pattern("<names_an_era>|<dynasty_ends>").search(table.text(row, plan.date.place)) for row in table.body):
        return ""
    said = _("the years go down from {first} to {last}, and are read as years of our era; if they lie before it, write {title} above them")
    return said.format(first=years[0], last=years[-1], title=f"{plan.date.title.text}（{say('before_our_era').split()[0]}）")


def _are_early(years: Sequence[int]) -> bool:
    return min(years) > 0 and max(years) < _EARLY


def of_clauses(called: Mapping[str, str]) -> str:
    """Which events are called by one of their clauses where more is asked of them; "" where there are none such."""
    words = _("has several clauses, and its persons and its meaning are asked of {named}; where the event is called otherwise, write only that")
    return words.format(named=_named([_("{name} ({cell})").format(name=name, cell=cell) for cell, name in called.items()])) if called else ""


def of_a_life(person: str) -> str:
    """Whose life a table tells, whose name is put before what opens with a verb; "" where it tells nobody's."""
    words = _("tells the life of {person}, whose name is put before events that open with what was done; the others need a name of their own")
    return words.format(person=person) if person else ""


def of_one_event(pairs_of_cells: Iterable[tuple[str, str]]) -> str:
    """Which two cells tell perhaps one event in two wordings; "" where there are none such."""
    told = [_("{one} and {other}").format(one=one, other=other) for one, other in pairs_of_cells]
    words = _("perhaps one event in two wordings: {cells}; remove one row, or write into each what sets it apart")
    return words.format(cells=_named(told)) if told else ""


def of_numbers(numbers: Numbers) -> Iterator[str]:
    """What is to be looked at in columns of numbers: cells that hold none, those in doubt, those that do not fit the others, numbers of several
    units in one column, numbers without a unit."""
    if numbers.odd:
        words = _("holds no number, and is asked as it stands; mend it, if it is a slip: {cells}")
        yield words.format(cells=_named(numbers.odd))
    if numbers.absent:
        yield _("{cells} hold no figure, and nothing is asked of them; fill them in, if there is one").format(cells=_named(numbers.absent))
    if numbers.to_come:
        yield _("the year has not come yet; mend it, if it is a slip: {cells}").format(cells=_named(numbers.to_come))
    if far := out_of_order(numbers.years):
        added = behind_the_rest(numbers.years, far)
        if added:
            later = _("stands behind later years; nothing is wrong where it was added later, and a slip is to be mended: {cells}")
            yield later.format(cells=_named(added))
        if far := [cell for cell in far if cell not in added]:
            yield _("lies far from the years above and below it; mend it, if it is a slip: {cells}").format(cells=_named(far))
    if numbers.doubted:
        yield _("a question mark stands behind the number, so it is not asked; look it up: {cells}").format(cells=_named(numbers.doubted))
    signed = load_lexicon().set("units.signed") | words_of("signed_units")
    for title in dict.fromkeys(title for title, _unit in numbers.figures):  # a sign says the same in every unit
        figures = [one for (called, unit), told in numbers.figures.items() if called == title and unit not in signed for one in told]
        if below := below_zero(figures):
            yield _("{title}: less than 0, unlike the others; mend it, if it is a slip: {cells}").format(title=title, cells=_named(below))
    for (title, _unit), figures in numbers.figures.items():
        if far := out_of_size(figures):
            words = _("{title}: far larger or smaller than the others; look at its unit and its digits: {cells}")
            yield words.format(title=title, cells=_named(far))
    for title, spelled in numbers.spelled.items():
        words = _("{title}: {others} and {unit} are one unit, and printed as {unit}")
        for unit in dict.fromkeys(spelled.values()):
            yield words.format(title=title, others=joined(own for own, one in spelled.items() if one == unit), unit=unit)
    for title, cells in numbers.units.items():
        if len(cells) > 1:
            each = joined(_("{unit} ({cells})").format(unit=unit or _("no unit"), cells=_named(named)) for unit, named in cells.items())
            yield _("{title} has several units: {each}; write one unit everywhere").format(title=title, each=each)
    bare = [title for title, cells in numbers.units.items() if set(cells) == {""}]
    if bare:
        words = _("the numbers of {titles} have no unit; if they have one, write it into the title, such as {example}")
        yield words.format(titles=joined(bare), example=pairs("examples")["figures"].split("｜")[0])


def _named(cells: Sequence[str]) -> str:
    return joined(cells, _NAMED)


def calculated(grid: Grid) -> str:
    """Which cells are formulas whose saved results were taken; "" where there are none."""
    cells = [(row, place) for row, cells in enumerate(grid.rows) for place, cell in enumerate(cells) if cell.formula and cell.known]
    if not cells:
        return ""
    words = _("formulas, of which the results were taken that were saved last: {cells}")
    return words.format(cells=_named([grid.called(*cell) for cell in cells]))


def pictured(grid: Grid) -> str:
    """What is said of a sheet with pictures on it or in its cells; "" of any other."""
    words = _("the pictures on this sheet are not read; save each as a file (.png, .jpg) beside the workbook, and write its name into the column 图 "
              "of its question")  # fmt: skip
    return words if grid.pictures else ""


def commented(grid: Grid) -> str:
    """What is said of a sheet with comments on its cells; "" of any other."""
    return _("the comments on its cells are not read; what is to be asked goes into cells of the table") if grid.comments else ""


def boxed(grid: Grid) -> str:
    """What is said of a sheet with boxes of text on it; "" of any other."""
    return _("the text in boxes and shapes on it is not read; what is to be asked goes into cells of the table") if grid.boxes else ""


def struck(grid: Grid) -> str:
    """Which rows and single cells of a sheet are struck through and were read all the same; "" where there are none."""
    filled = {n: {place for place, cell in enumerate(row) if cell.value is not None} for n, row in enumerate(grid.rows)}
    whole = [row for row, places in filled.items() if places and all((row, place) in grid.struck for place in places)]
    told = [_("row {row}").format(row=_named([str(row + 1) for row in whole]))] if whole else []
    told += [grid.called(row, place) for row, place in sorted(grid.struck) if row not in whole][:_NAMED]
    words = _("struck through, and read all the same: {places}; delete what does not count any more, or take the line through it away")
    return words.format(places=joined(told)) if told else ""


_WORDS: dict[WordSeen, str] = {
    "revised": marked("changes that nobody has accepted yet are read as if they were: {cells}; accept or refuse them in Word"),
    "struck": marked("a part of the words is struck through and not read: {cells}; where it counts, take the line through it away"),
    "hidden": marked("hidden words are not read: {cells}; where they count, show them"),
}


def of_words(grid: Grid) -> str:
    """What is said of cells whose words were not all read as they stand; "" where there are none."""
    told = ((words, [grid.called(*at) for at, seen in sorted(grid.seen.items()) if what in seen]) for what, words in _WORDS.items())
    return chained(_(words).format(cells=_named(cells)) for words, cells in told if cells)


def unseen(grid: Grid) -> str:
    """Which rows and columns of a sheet are hidden and were read all the same; "" where there are none."""
    filled = [(row, place) for row, cells in enumerate(grid.rows) for place, cell in enumerate(cells) if cell.value is not None]
    rows = [str(row + 1) for row in sorted({row for row, _place in filled} & grid.unseen_rows)]
    columns = [cell_name(0, place)[:-1] for place in sorted({place for _row, place in filled} & grid.unseen_columns)]
    if not rows and not columns:
        return ""
    told = [_("row {row}").format(row=_named(rows))] if rows else []
    told += [_("column {column}").format(column=_named(columns))] if columns else []
    return _("hidden, and read all the same: {places}; delete what is not wanted, or show it").format(places=joined(told))
