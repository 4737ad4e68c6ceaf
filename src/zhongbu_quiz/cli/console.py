"""What commands share: results to stdout, progress and messages to stderr, and what only the process knows."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from zhongbu_quiz.messages import _, counted, joined, reason

if TYPE_CHECKING:
    from zhongbu_quiz.errors import Problem
    from zhongbu_quiz.studio.opening import Opened
    from zhongbu_quiz.studio.progress import Step
    from zhongbu_quiz.studio.written import Written

DeckName = Annotated[str, typer.Argument(metavar=_("DECK"), help=_("A deck file, or the name of a deck."))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("No progress and no messages; errors are still printed."))]
Seed = Annotated[int | None, typer.Option("--seed", min=0, help=_("Draw with this seed instead of the deck's."))]
Force = Annotated[
    bool, typer.Option("--force", help=_("Write over files that this program has not made there, or that somebody has edited."))
]
Format = Annotated[str, typer.Option("--format", help=_("table or jsonl."))]


def _hire_jobs(jobs: int | None) -> int | None:
    from zhongbu_quiz.studio.crew import hire

    hire(jobs=jobs or 1)
    return jobs


def _hire_cluster(address: str) -> str:
    from zhongbu_quiz.studio.crew import hire

    hire(cluster=address)
    return address


Jobs = Annotated[int | None, typer.Option("--jobs", min=1, callback=_hire_jobs, help=_("Processes that make the items of many facts (default: 1)."))]
"""Who makes the bank is told by the option itself (`studio.crew`)."""
Cluster = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar=_("ADDRESS"),
        callback=_hire_cluster,
        help=_("The address of a Dask scheduler whose workers make the items of many facts."),
    ),
]


NAMED = 3
"""How many items that are left out for one reason are named, and how many places where one thing is wrong."""
LINES = 100
"""How many lines of what is wrong are printed; whoever mends them sees the others next time."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What a terminal obeys instead of showing it: control characters but the end of a line and the tab, and what turns the direction of writing."""
_FIRST_YEAR, _LAST_SECOND = 1980, 253_402_300_799
"""Files that are zips hold no earlier date than 1980, and no program a later one than the end of the year 9999."""


def printable(text: str) -> str:
    """A text without anything that a terminal obeys; such a character stands as \\u001b, which inside of JSON is the character itself."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def note(words: str, quiet: bool) -> None:
    """A message for the person at the terminal, on stderr; nothing where there is nothing to say, or nobody who could hear it."""
    if words and not quiet:
        with suppress(OSError):
            print(printable(words), file=sys.stderr)


def first(lines: Sequence[str]) -> list[str]:
    """The first of many lines, and how many more there are."""
    more = len(lines) - LINES
    told = counted("and {count} more; mend these first", "and {count} more; mend these first", more)
    return [*lines[:LINES], told] if more > 0 else list(lines)


def lose(stream: TextIO) -> None:
    """Let all that is written to a stream from now on be lost: whoever read it is gone, or has no room."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Progress:
    """One line on stderr that says which step is under way, cleared at the end; nothing where stderr is no terminal or `quiet` is set."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._last = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def __call__(self, step: Step) -> None:
        """Show a step, at most ten times a second."""
        now = time.monotonic()
        if self._shown and now - self._last > 0.1:
            self._last = now
            print(f"\r\x1b[K… {step}", end="", file=sys.stderr, flush=True)


def emit(lines: Iterable[str]) -> None:
    """Results on stdout. A reader that has seen enough may close the pipe, and the exit status stays that of the content.

    Raises UserError where they cannot be written.
    """
    try:
        for line in lines:
            print(printable(line))
        sys.stdout.flush()
    except BrokenPipeError:
        lose(sys.stdout)
    except OSError as error:
        from zhongbu_quiz.errors import UserError

        lose(sys.stdout)
        raise UserError(_("the results cannot be printed ({reason}); make room, or print them elsewhere").format(reason=reason(error))) from None


def emit_object(data: object) -> None:
    """Plain data as JSON on stdout."""
    import json

    emit([json.dumps(data, ensure_ascii=False, indent=1)])


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table on stdout: drawn with Rich on a terminal, tab-separated in a pipe."""
    if not sys.stdout.isatty():
        emit("\t".join(row) for row in (header, *rows))
        return
    from rich.console import Console
    from rich.table import Table

    drawn = Table(*header, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        drawn.add_row(*map(printable, row))
    Console(no_color="NO_COLOR" in os.environ, markup=False, emoji=False, highlight=False).print(drawn)


_LONG_ADVICE = 60
"""Characters of an advice that nobody reads twice."""


def folded(problems: Iterable[Problem]) -> list[str]:
    """A line for each problem of files, and one for all of a file that differ in nothing but their line or cell, with the first places. What to
    write instead, where that is long (all forms of a date), stands in the first line of those that say it."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in _advised_once(problems):
        groups.setdefault((problem.path, _without_cell(problem)[1]), []).append(problem)
    return [_folded(path, words, found) for (path, words), found in groups.items()]


def _advised_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, those of other words without a long advice that one before them ends with."""
    told: dict[str, str] = {}
    for problem in problems:
        words = _without_cell(problem)[1]
        *_wrong, advice = re.split(r"; |；", words, maxsplit=1)
        first = told.setdefault(advice, words)
        again = first != words and len(advice) >= _LONG_ADVICE
        yield replace(problem, message=problem.message.removesuffix(advice).rstrip("; ；")) if again else problem


def _without_cell(problem: Problem) -> tuple[str, str]:
    """The cell that the words of a problem open with, or the row of a table in a Word file ("" where they open with none), and the other words."""
    from zhongbu_quiz.workbook.grid import row_name

    found = re.match(rf"([A-Z]{{1,3}}{problem.line}|{row_name(problem.line - 1)})(?: |: |：|, |，)", problem.message)
    return (found[1], problem.message[found.end() :]) if found else ("", problem.message)


def _folded(path: str, words: str, found: list[Problem]) -> str:
    if len(found) == 1:
        return str(found[0])
    cells = [cell for cell, _words in map(_without_cell, found) if cell]
    places = joined(cells[:NAMED] or (str(problem.line) for problem in found[:NAMED]))
    if cells:
        line = _("{path}: {places} and more, {count} cells in all: {words}") if len(found) > NAMED else _("{path}: {places}: {words}")
    elif len(found) > NAMED:
        line = _("{path}: lines {places} and more, {count} in all: {words}")
    else:
        line = _("{path}: lines {places}: {words}")
    return line.format(path=path, places=places, count=len(found), words=words)


def print_written(written: Written, quiet: bool) -> None:
    """The files that were written; what was left out of them is told even where all else is quiet, in one line for each reason."""
    reasons: dict[str, list[str]] = {}
    for left in written.left_out:
        reasons.setdefault(left.reason, []).append(left.item_id)
    for why, ids in reasons.items():
        more = _(" and {count} more").format(count=len(ids) - NAMED) if len(ids) > NAMED else ""
        told = _("{count} left out: {reason} ({ids}{more})")
        note(told.format(count=len(ids), reason=why, ids=joined(ids[:NAMED]), more=more), quiet=False)
    carried = written.items - len(written.left_out)
    for place, path in enumerate(written.paths):
        counts = written.items and not place
        note(_("{path}: {carried} of {items} items").format(path=path, carried=carried, items=written.items) if counts else str(path), quiet)


def print_remarks(written: Iterable[Written], quiet: bool) -> None:
    """What a person should know of some files, each remark once."""
    for words in dict.fromkeys(words for one in written for words in one.remarks):
        note(words, quiet)


def open_deck(name: str, quiet: bool) -> Opened:
    """The deck of a name or path, with the item bank of its project. Raises UserError with all problems."""
    from zhongbu_quiz.studio import opening

    with Progress(quiet) as progress:
        opened = opening.open_deck(name, Path.cwd(), progress)
    note("\n".join(opened.remarks), quiet)
    return opened


def chosen_format(name: str, allowed: tuple[str, ...] = ("table", "jsonl")) -> str:
    """The format of this name. Raises UserError that lists what there is."""
    from zhongbu_quiz.errors import UserError

    if name not in allowed:
        raise UserError(_("--format {name}: write one of {allowed}").format(name=name, allowed=joined(allowed)))
    return name


def timestamp() -> int:
    """The build's time in whole seconds: SOURCE_DATE_EPOCH where it is set, else now. Raises UserError where that is no time."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return int(time.time())
    if fixed.isascii() and fixed.isdigit() and len(fixed) < 13 and int(fixed) <= _LAST_SECOND:
        return int(fixed)
    from zhongbu_quiz.errors import UserError

    words = _("SOURCE_DATE_EPOCH is {got!r}; write the seconds since 1970 in digits, up to {most}, or remove it")
    raise UserError(words.format(got=fixed[:40], most=_LAST_SECOND))


def check_clock() -> None:
    """Raises UserError where the clock of the computer was never set: Office files and new releases of decks hang on it."""
    year = time.gmtime().tm_year
    if year <= _FIRST_YEAR:
        from zhongbu_quiz.errors import UserError

        raise UserError(_("the clock of this computer says {year}; set it first, since files and decks carry its date").format(year=year))
