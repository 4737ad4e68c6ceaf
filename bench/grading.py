"""How right and how quick filled answer sheets are read, on simulated ones (tests/grading/simulator.py).

Targets: best guesses, those in doubt included, right for 99.95 % of boxes of scans and 99.7 % of photographs; none wrong among 10,000 boxes that are
not in doubt; no wrong identity; 1 % of items doubted in scans and 3 % in photographs, those with two marks, none or a rubbed one not counted; four
sheets a second on two cores.

    python bench/run.py grading
    python -m bench.grading [PAGES] [SEED]     more pages, from another seed; what was wrong or doubted is listed
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.grading.simulator import Truth, blank_pages, simulated
from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper import write_papers
from zhongbu_quiz.grading import geometry
from zhongbu_quiz.grading.page import read_picture
from zhongbu_quiz.grading.reading import ReadPage, Source, Unread

SEED = 100_000
"""Not among the seeds that the reader was written with."""


def rows(pages: int = 30, seed: int = SEED, told: bool = False) -> list[tuple[str, str]]:
    """Figures of scans and of photographs."""
    with tempfile.TemporaryDirectory() as folder:
        pdf, where, *_rest = write_papers(drawn(), None, Path(folder), ("sheet",))
        known = geometry.read(where)
        fronts = blank_pages(pdf, known)[:1]
    found = []
    for kind, words in (("scan", "scans of 100 to 200 dpi"), ("phone", "photographs")):
        counts: Counter[str] = Counter()
        for number, (grey, truth) in enumerate(simulated(fronts, known, range(seed, seed + pages), kind)):
            before = time.process_time()
            page = read_picture(grey, Source(Path(f"{kind}-{seed + number}"), 1), known)
            counts["time"] += round((time.process_time() - before) * 1e6)
            for line in _judge(page, truth, known, counts):
                if told:
                    print(f"{kind} {seed + number}: {line}", file=sys.stderr)
        found.append((f"reading {words}", _said(counts, pages)))
    return found


def _judge(page: ReadPage | Unread, truth: Truth, known: geometry.Geometry, counts: Counter[str]) -> list[str]:
    """Count what is right, wrong and doubted; lines about what is not as it should be."""
    if isinstance(page, Unread) or page.code != truth.code:
        counts["unread" if isinstance(page, Unread) else "identity"] += 1
        return [str(page.reason if isinstance(page, Unread) else page.code)]
    items = known.layout_of(page.code.code).items
    lines = []
    for answer in page.answers:
        wrong = len(set(answer.marks) ^ set(truth.answers[answer.number]))
        boxes = items[answer.number].choices
        counts["boxes"] += boxes
        counts["wrong"] += wrong
        if answer.doubt is None:
            counts["sure"] += boxes
            counts["sure wrong"] += wrong
        if ("item", answer.number) not in truth.special:
            counts["plain"] += 1
            counts["doubted"] += answer.doubt is not None
            if answer.doubt:
                lines.append(f"item {answer.number} doubted ({answer.doubt.why}), is {truth.answers[answer.number]}")
        if wrong:
            lines.append(f"item {answer.number} read {answer.marks}{' without doubt' * (answer.doubt is None)}, is {truth.answers[answer.number]}")
    for score in page.scores:
        counts["scores"] += 1
        counts["scores wrong"] += score.points != truth.scores[score.number] and score.doubt is None
    for read, true in zip(page.number, truth.number.split(","), strict=False):
        counts["digits"] += 1
        counts["digits wrong"] += read not in (true, "?")
    return lines


def _said(counts: Counter[str], pages: int) -> str:
    return (
        f"best guess right for {100 - 100 * counts['wrong'] / counts['boxes']:.3f} % of {counts['boxes']} boxes; "
        f"{counts['sure wrong']} wrong of {counts['sure']} not doubted; {100 * counts['doubted'] / counts['plain']:.2f} % of items doubted; "
        f"scores {counts['scores wrong']} wrong of {counts['scores']}, digits {counts['digits wrong']} of {counts['digits']}; "
        f"{counts['identity']} wrong identities, {counts['unread']} unread of {pages}; {counts['time'] / pages / 1e6:.2f} s of CPU a page"
    )


if __name__ == "__main__":
    said = [int(word) for word in sys.argv[1:3]]
    size, start = [*said, *(30, SEED)[len(said) :]]
    for name, figures in rows(size, start, told=True):
        print(f"{name}: {figures}")
