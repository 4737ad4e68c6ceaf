"""Start-up: `zhongbu-quiz --help` against `python -c "import typer"`, the least that a command line with Typer can take."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from target import at_most

MOST = 1.3
"""Times `import typer`."""
TIMES = 15
COMMANDS = {
    "typer": [sys.executable, "-c", "import typer"],
    "help": [sys.executable, "-m", "zhongbu_quiz", "--help"],
}


def rows() -> list[tuple[str, str]]:
    """The ratio of the medians . The two take turns, so that a busy moment hits both."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(TIMES + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if turn:  # the first turn warms the caches
                seconds[name].append(time.perf_counter() - start)
    typer, help_ = (statistics.median(seconds[name]) for name in COMMANDS)
    return [("start-up, --help", f"{help_ / typer:.2f} times import typer ({help_:.3f} s to {typer:.3f} s){at_most(help_ / typer, MOST)}")]
