"""`make bench`: ratios from one run on one machine.

A bench is a module beside this file, named in BENCHES, with

    def rows() -> list[tuple[str, str]]        # (what was measured, the ratio with its figures)

Its docstring says what is compared; a figure that has a target prints it (bench/target.py), and whether it is reached. A
module that is not there yet is passed over; one that fails is reported, the others still run, and the exit status is 1.

    python bench/run.py [BENCH…] [--profile] [--whole]

--profile   also print where the time of making items goes (cProfile)
--whole     generation at 100,000 facts too (takes minutes)
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = ("generation", "changed", "startup", "drawing", "anki", "paper", "extract", "grading", "page")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches and print their rows; 1 where one failed."""
    parser = argparse.ArgumentParser(description="Ratios from one run on one machine.")
    parser.add_argument("benches", nargs="*", metavar="BENCH", help=f"of: {', '.join(BENCHES)} (all if none)")
    parser.add_argument("--profile", action="store_true", help="where the time of making items goes")
    parser.add_argument("--whole", action="store_true", help="generation at 100,000 facts too")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.benches if name not in BENCHES]
    if unknown:
        parser.error(f"no bench {unknown[0]!r}; there are: {', '.join(BENCHES)}")
    folders = [str(HERE), str(HERE.parent / "src")]
    sys.path[:0] = folders
    # Benches start processes of their own; those see the same code.
    os.environ["PYTHONPATH"] = os.pathsep.join([*folders, *filter(None, [os.environ.get("PYTHONPATH")])])
    failed = False
    names = chosen.benches or list(BENCHES)
    if len(names) > 1:  # each by itself: a system counts the memory of who started a process as its own
        failed = any([subprocess.run([sys.executable, __file__, name], check=False).returncode for name in names])
        names = []
    for name in names:
        if importlib.util.find_spec(name) is None or not (HERE / f"{name}.py").is_file():
            continue
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            for what, measured in importlib.import_module(name).rows():
                print(f"{what:28} {measured}", flush=True)
        except Exception:
            failed = True
            print(f"{name:28} failed", flush=True)
            traceback.print_exc()
    if chosen.whole or chosen.profile:
        _more_generation(chosen.whole, chosen.profile)
    return int(failed)


def _more_generation(whole: bool, profile: bool) -> None:
    import generation

    if whole:
        for what, measured in generation.rows((generation.WHOLE // 10, generation.WHOLE)):
            print(f"{what:28} {measured}", flush=True)
    if profile:
        print(generation.profile())


if __name__ == "__main__":
    sys.exit(main())
