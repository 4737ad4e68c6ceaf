"""Making and proving items: the growth factor from 400 facts to 10 and 100 times as many, and the rate on one core.

Growth is measured in seconds, and in calls of functions, which a busy machine does not change. Each size runs in a process of its own, so
that memory and caches are its own too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from cProfile import Profile
from itertools import pairwise
from math import log10
from pathlib import Path

from target import at_least, at_most

BASE = 400
"""About as many facts as the three essays have."""

SIZES = (BASE, 10 * BASE, 100 * BASE)
WHOLE = 100_000
PATIENCE = 1800
"""Seconds after which a size is given up."""
MOST_GROWTH = 10.5
"""How many times the time ten times the facts may take."""
COUNTED = (BASE, 2 * BASE)
"""The sizes at which calls are counted: the profiler makes them slow."""
LEAST_RATE, LEAST_RATE_OF_MANY, MANY = 5000, 4000, 40_000
"""Proved items a second a core at 400 facts, and from so many facts on."""
MOST_MEMORY = 400
"""Megabytes at 40,000 facts."""


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """Growth factor between neighbouring sizes, in calls and in seconds, rate and peak memory, each with its target."""
    runs = []
    found = [("generation, calls", words) for words in _growth_of_calls()]
    for size in sizes:
        run = _run(size)
        if run is None:
            found.append(("generation, growth", f"{size:,} facts took more than {PATIENCE} s; stopped"))
            break
        runs.append(run)
    for small, large in pairwise(runs):
        factor = large["seconds"] / small["seconds"]
        times = large["facts"] / small["facts"]
        words = f"{factor:.1f} times the time for {times:.1f} times the facts ({small['facts']:,} to {large['facts']:,})"
        found.append(("generation, growth", f"{words}{at_most(factor, MOST_GROWTH)}"))
    for run in runs:
        rate, least = run["items"] / run["seconds"], LEAST_RATE if run["facts"] < MANY else LEAST_RATE_OF_MANY
        words = f"{rate:,.0f} items/s ({run['facts']:,} facts, {run['items']:,} items)"
        found.append(("generation, rate", f"{words}{at_least(rate, least)}"))
        words = f"{run['megabytes']:,.0f} MB ({run['facts']:,} facts)"
        found.append(("generation, peak memory", f"{words}{at_most(run['megabytes'], MOST_MEMORY, ' MB')}"))
    return found


def _growth_of_calls() -> list[str]:
    """What calls of all functions grow by for twice the facts, with the share that the target leaves for it."""
    most = round(MOST_GROWTH ** log10(2), 2)
    totals = [sum(calls for calls, _ in _calls(size).values()) for size in COUNTED]
    return [
        f"{large / small:.2f} times the calls for twice the facts ({size:,} to {2 * size:,}){at_most(large / small, most)}"
        for size, (small, large) in zip(COUNTED, pairwise(totals), strict=False)
    ]


def measure(size: int, watch: Profile | None = None) -> dict[str, float]:
    """Facts, items, seconds and megabytes of one size, in this process. Telling the facts and the gate are part of the time, and of what a
    profiler sees; making the facts up is not."""
    from synthetic import seeds

    from zhongbu_quiz.facts.base import build_base
    from zhongbu_quiz.items.bank import make_bank
    from zhongbu_quiz.items.load import load_models
    from zhongbu_quiz.paths import data_dir, model_files
    from zhongbu_quiz.quality.gate import gate

    models = load_models(model_files(data_dir("templates")))
    content = seeds(size)
    start = time.process_time()
    if watch is not None:
        watch.enable()
    base = build_base(content)
    bank = make_bank(base, models, gate=gate(base))
    if watch is not None:
        watch.disable()
    seconds = time.process_time() - start
    # Linux counts kilobytes, macOS bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return {"facts": size, "items": len(bank.items), "seconds": seconds, "megabytes": peak}


def profile(size: int = 4 * BASE, lines: int = 30) -> str:
    """The functions that take the most time, and how their own time and calls grow for twice as many facts: 2 is linear."""
    small, large = _calls(size), _calls(2 * size)
    table = [f"{size:,} to {2 * size:,} facts", f"{'seconds':>8} {'growth':>7} {'calls':>11} {'growth':>7}  function"]
    for name, (calls, seconds) in sorted(large.items(), key=lambda entry: -entry[1][1])[:lines]:
        before = small.get(name, (1, 1e-9))
        more, longer = calls / before[0], seconds / before[1]
        table.append(f"{seconds:8.2f} {longer:7.1f} {calls:11,} {more:7.1f}  {name}")
    return "\n".join(table)


def _calls(size: int) -> dict[str, tuple[int, float]]:
    """Function -> (calls, own seconds)."""
    watch = Profile()
    measure(size, watch)
    found: dict[str, tuple[int, float]] = {}
    for entry in watch.getstats():
        code = entry.code
        if isinstance(code, str):
            name = code
        else:
            name = f"{'/'.join(Path(code.co_filename).parts[-2:])}:{code.co_firstlineno} {code.co_name}"
        calls, seconds = found.get(name, (0, 0.0))
        found[name] = (calls + entry.callcount, seconds + entry.inlinetime)
    return found


def _run(size: int) -> dict[str, float] | None:
    command = [sys.executable, str(Path(__file__).resolve()), str(size)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
