"""The items of one deck in a format of other tools."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhongbu_quiz.exports.registry import Output
from zhongbu_quiz.exports.request import Request
from zhongbu_quiz.exports.writing import asked, delivery
from zhongbu_quiz.studio.endings import check_file
from zhongbu_quiz.studio.opening import Opened
from zhongbu_quiz.studio.written import Written


def export(
    opened: Opened,
    output: Output,
    path: Path | None = None,
    everything: bool = False,
    seed: int | None = None,
    force: bool = False,
    inputs: Sequence[Path] = (),
) -> Written:
    """Write the set that the deck draws (form A), or all that it admits, to `path` (default: its name, here).

    What the format cannot carry is left out and said. `force` writes over a file that is not ours; `inputs` is what was read beside the project's own
    files. Raises UserError as `Delivery.write` does.
    """
    path = path or Path(f"{opened.deck.name}{output.endings[0]}")
    check_file(path, output, opened.typed, opened.inputs)
    to = delivery(path.parent, "export", path, (*opened.inputs, *inputs), force)
    to.begin([path.name])
    project = opened.project.identity_file
    request = Request(opened.deck, opened.bank, project_file=project, seed=seed, versions=1, everything=everything)
    made = output.make(request)
    done = to.write(asked(path, request.name, output.name, made))
    return Written(request.name, done.paths, len(request.items), made.left_out, request.remarks)
