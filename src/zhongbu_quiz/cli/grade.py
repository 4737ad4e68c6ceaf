"""zhongbu-quiz grade SCAN… --draw DRAW.json"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhongbu_quiz.cli.console import Force, Progress, Quiet, chosen_format, emit, note, table
from zhongbu_quiz.messages import _, counted

if TYPE_CHECKING:
    from zhongbu_quiz.studio.grade import Graded


def grade(
    scans: Annotated[list[Path], typer.Argument(metavar=_("SCAN…"), help=_("Scans or photographs of filled answer sheets (PDF, JPG, PNG …)."))],
    draw: Annotated[Path, typer.Option("--draw", metavar=_("DRAW.json"), help=_("The stored draw of the papers: NAME-draw.json."))],
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
    jobs: Annotated[int, typer.Option("--jobs", min=1, help=_("Processes that read (default: 1)."))] = 1,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Mark scanned answer sheets: points of each student, what is in doubt, how the questions did. Nothing leaves this computer.

    What is in doubt counts as it was best read, until you decide it in the workbook of --review and run the same call again.
    Exit status 1 where something is in doubt, or a page could not be read.

    Example: zhongbu-quiz grade scan.pdf --draw papers/exam-class-draw.json --review doubts.xlsx
    """
    from zhongbu_quiz.grading.results_lines import csv_lines, json_lines
    from zhongbu_quiz.studio.grade import Scans, Wanted, default_name, told_unread
    from zhongbu_quiz.studio.grade import grade as graded

    chosen = chosen_format(format, ("table", "csv", "jsonl"))
    path = default_name(draw) if output is None and chosen == "table" else output
    with Progress(quiet) as progress:
        done = graded(Scans(tuple(scans), draw, sheet, roster, jobs), Wanted(path, review, corrected, report, force), progress)
    note("\n".join(told_unread(done.results)), quiet=False)
    if chosen == "jsonl":
        emit(json_lines(done.results))
    elif chosen == "csv":
        emit(csv_lines(done.results))
    else:
        table((_("what"), _("figure")), _summary(done))
    note("\n".join(map(str, done.paths)), quiet)
    if done.results.doubts:
        note(counted("{count} place is in doubt; look at it", "{count} places are in doubt; look at them", len(done.results.doubts)), quiet)
        raise typer.Exit(1)


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
