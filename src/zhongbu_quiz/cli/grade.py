"""zhongbu-quiz grade SCAN… --draw DRAW.json"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from zhongbu_quiz.cli.console import Force, Progress, Quiet, chosen_format, emit, note, table, timestamp
from zhongbu_quiz.errors import UserError, shown_path
from zhongbu_quiz.messages import _, counted, joined
from zhongbu_quiz.paths import home_of

if TYPE_CHECKING:
    from zhongbu_quiz.sets.exam_record import Names
    from zhongbu_quiz.studio.grade import Graded


def grade(
    scans: Annotated[
        list[Path] | None, typer.Argument(metavar=_("SCAN…"), help=_("Scans or photographs of filled answer sheets (PDF, JPG, PNG …)."))
    ] = None,
    draw: Annotated[
        Path | None, typer.Option("--draw", metavar=_("DRAW.json"), help=_("The stored draw of the papers: NAME-draw.json."))
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar=_("SHEET.json"), help=_("Where things stand on the sheets (default: NAME-sheet.json beside the draw).")),
    ] = None,
    roster: Annotated[
        Path | None, typer.Option("--roster", help=_("A class list (.xlsx, .csv or .docx), where the sheets were made without one."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=_("The workbook of results (default with --format table: NAME-results.xlsx, here)."))
    ] = None,
    format: Annotated[str, typer.Option("--format", help=_("table, csv or jsonl."))] = "table",
    review: Annotated[
        Path | None,
        typer.Option("--review", help=_("A workbook in which you decide what is in doubt: written first, and read back once you have filled it.")),
    ] = None,
    corrected: Annotated[
        Path | None, typer.Option("--corrected", help=_("The sheets to hand back, as a PDF: the scans with ✓, ✗ and points."))
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help=_("A page to discuss in class, as a PDF: scores, and what was missed most."))
    ] = None,
    deck: Annotated[
        Path | None,
        typer.Option("--deck", help=_("A deck file (.yaml) of the facts that the class knows least, for cards and papers, the weakest first.")),
    ] = None,
    below: Annotated[
        int, typer.Option("--below", min=1, max=100, help=_("With --deck: facts of which less than so many percent of the points was got."))
    ] = 60,
    names: Annotated[
        str,
        typer.Option(
            "--names",
            help=_("What of students a set keeps beside their scores: drop (nothing), hash (letters by which one can be followed) or keep (all)."),
        ),
    ] = "drop",
    forget: Annotated[bool, typer.Option("--forget", help=_("Take all names out of the results that the set keeps; no scan is needed."))] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help=_("Processes that read (default: 1)."))] = 1,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Mark scanned answer sheets: points of each student, what is in doubt, how the questions did. Nothing leaves this computer.

    What is in doubt counts as it was best read, until you decide it in the workbook of --review and run the same call again.
    Inside of a set of your own, how the questions did is kept in its folder results/, by which the next papers are drawn.
    Exit status 1 where something is in doubt, or a page could not be read.

    Example: zhongbu-quiz grade scan.pdf --draw papers/exam-class-draw.json --review doubts.xlsx
    """
    from zhongbu_quiz.grading.results_lines import csv_lines, json_lines
    from zhongbu_quiz.studio.exams import Keep
    from zhongbu_quiz.studio.grade import Scans, Wanted, default_name, told_unread
    from zhongbu_quiz.studio.grade import grade as graded

    home = home_of(Path.cwd())
    if forget:
        return _forget(home, quiet)
    if not scans or draw is None:
        raise UserError(_("name the scans and the stored draw of their papers, such as: zhongbu-quiz grade scan.pdf --draw NAME-draw.json"))
    chosen = chosen_format(format, ("table", "csv", "jsonl"))
    path = default_name(draw) if output is None and chosen == "table" else output
    keep = Keep(home, _today(), _names(names)) if home else None
    wanted = Wanted(path, review, corrected, report, deck, below / 100, keep, force)
    with Progress(quiet) as progress:
        done = graded(Scans(tuple(scans), draw, sheet, roster, jobs), wanted, progress)
    note("\n".join(told_unread(done.results)), quiet=False)
    if chosen == "jsonl":
        emit(json_lines(done.results))
    elif chosen == "csv":
        emit(csv_lines(done.results))
    else:
        table((_("what"), _("figure")), _summary(done))
    note("\n".join((*map(shown_path, done.paths), *done.remarks)), quiet)
    if done.results.doubts:
        note(counted("{count} place is in doubt; look at it", "{count} places are in doubt; look at them", len(done.results.doubts)), quiet)
        raise typer.Exit(1)


def _forget(home: Path | None, quiet: bool) -> None:
    """Take names out of what a set keeps, and say of which files."""
    from zhongbu_quiz.studio.exams import forget

    if home is None:
        raise UserError(_("--forget: {folder} is no set of your own; go into yours first (cd FOLDER)").format(folder=Path.cwd()))
    paths = forget(home)
    words = _("{path}: holds no names any more")
    note("\n".join(words.format(path=shown_path(path)) for path in paths) or _("the results that are kept hold no names"), quiet)


def _names(word: str) -> Names:
    """What of students is kept. Raises UserError that lists what there is."""
    from zhongbu_quiz.sets.exam_record import Names

    for known in get_args(Names):
        if word == known:
            return known  # type: ignore[no-any-return]
    raise UserError(_("--names {name}: write one of {allowed}").format(name=word, allowed=joined(get_args(Names))))


def _today() -> str:
    """The day, as files are called by it."""
    return datetime.fromtimestamp(timestamp(), UTC).astimezone().date().isoformat()


def _summary(done: Graded) -> list[tuple[str, str]]:
    results = done.results
    rows = [(_("sheets read"), str(len(results.marked))), (_("sheets with a score"), str(len(results.statistics.scores)))]
    if results.missing:
        rows.append((_("students without a sheet"), str(len(results.missing))))
    rows.append((_("places in doubt"), str(len(results.doubts))))
    if done.decided:
        rows.append((_("places that you decided"), str(done.decided)))
    if results.statistics.mean is not None:
        rows.append((_("mean"), f"{results.statistics.mean:.1f} / {results.full.normalize():f}"))
    return rows
