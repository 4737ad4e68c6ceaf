"""zhongbu-quiz convert IN OUT"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhongbu_quiz.cli.console import Quiet, note
from zhongbu_quiz.messages import _


def convert(
    source: Annotated[Path, typer.Argument(metavar=_("IN"), help=_("Facts: .yaml, .xlsx or .csv."))],
    target: Annotated[Path, typer.Argument(metavar=_("OUT"), help=_("The same facts: .xlsx or .yaml."))],
    force: Annotated[bool, typer.Option("--force", help=_("Write over OUT where it exists."))] = False,
    quiet: Quiet = False,
) -> None:
    """Turn facts in YAML into a workbook, or a workbook into YAML, without loss (comments in YAML are not facts).

    Example: zhongbu-quiz convert seeds/facts.xlsx facts.yaml
    """
    from zhongbu_quiz.studio.convert import convert

    note(f"{convert(source, target, force)}", quiet)
