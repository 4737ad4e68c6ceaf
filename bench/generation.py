"""Making and proving items: the growth factor from the real number of facts to 10 and 100 times as many, and the rate on one core.

Each size runs in a process of its own, so that memory and caches are its own too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

BASE = 380
"""About as many facts as the three essays have."""

SIZES = (BASE, 10 * BASE, 100 * BASE)
WHOLE = 100_000


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """Growth factor between neighbouring sizes (target: at most 11 for ten times the facts), rate and peak memory."""
    runs = [_run(size) for size in sizes]
    found = []
    for small, large in pairwise(runs):
        factor = large["seconds"] / small["seconds"]
        times = large["facts"] / small["facts"]
        words = (
            f"{factor:.1f} times the time for {times:.1f} times the facts ({small['facts']:,} to {large['facts']:,})"
        )
        found.append(("generation, growth", words))
    for run in runs:
        rate = run["items"] / run["seconds"]
        found.append(("generation, rate", f"{rate:,.0f} items/s ({run['facts']:,} facts, {run['items']:,} items)"))
    found.append(("generation, peak memory", f"{runs[-1]['megabytes']:,.0f} MB ({runs[-1]['facts']:,} facts)"))
    return found


def measure(size: int) -> dict[str, float]:
    """Facts, items, seconds and megabytes of one size, in this process. Telling the facts is part of the time, making them up is not."""
    from synthetic import seeds

    from zhongbu_quiz.facts.base import build_base
    from zhongbu_quiz.items.bank import make_bank
    from zhongbu_quiz.items.model import load_models, model_files
    from zhongbu_quiz.paths import data_dir

    models = load_models(model_files(data_dir("templates")))
    content = seeds(size)
    start = time.process_time()
    bank = make_bank(build_base(content), models)
    seconds = time.process_time() - start
    # Linux counts kilobytes, macOS bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {"facts": size, "items": len(bank.items), "seconds": seconds, "megabytes": peak}


def profile(size: int = 10 * BASE, lines: int = 30) -> str:
    """The functions that take the most time at one size."""
    import cProfile
    import io
    import pstats

    watch = cProfile.Profile()
    watch.runcall(measure, size)
    text = io.StringIO()
    pstats.Stats(watch, stream=text).sort_stats("tottime").print_stats(lines)
    return text.getvalue()


def _run(size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), str(size)], check=True, capture_output=True, text=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
