"""How much memory `grade` takes at its peak with few sheets and with many: the whole command, with all that it can write.

    python -m bench.grading_memory [SHEETS …]     (default: 50 500)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import pypdfium2
from PIL import ImageDraw

from tests.paper.fixture import drawn
from zhongbu_quiz.exports.paper.class_set import write_class
from zhongbu_quiz.grading import geometry
from zhongbu_quiz.grading.picture_pdf import write_pictures
from zhongbu_quiz.sets.form import DrawnSet, Form
from zhongbu_quiz.sets.students import Student, student_forms

DPI = 110
DOUBTFUL = 0.02
"""Of so many numbers two boxes are blackened."""
_CALL = """
from zhongbu_quiz.cli import main
try:
    main()
finally:
    print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
"""Linux's own count: that of `getrusage` begins with what the process had that started this one."""


def main(sizes: list[int]) -> None:
    """Print a line for each number of sheets."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            scan = _scan(Path(folder), size)
            before = time.monotonic()
            outputs = ("-o", "r.xlsx", "--review", "d.xlsx", "--corrected", "c.pdf", "--report", "p.pdf")
            call = [sys.executable, "-c", _CALL, "grade", scan.name, "--draw", "zonghe-class-draw.json", *outputs, "--format", "csv", "-q"]
            ran = subprocess.run(call, cwd=folder, capture_output=True, encoding="utf-8")
            assert ran.returncode in (0, 1), ran.stderr
            peak = int(ran.stdout.split()[-1]) / 1024
            written = sum((Path(folder) / name).stat().st_size for name in outputs[1::2] if (Path(folder) / name).exists())
            told = f"{size} sheets: {peak:.0f} MB at the peak, {written / 2**20:.0f} MB written, {time.monotonic() - before:.0f} s"
            print(told, flush=True)


def _scan(folder: Path, size: int) -> Path:
    """The filled sheets of a class of so many, in one PDF; the draw and the sheet lie beside it."""
    chosen = _small()
    students = [Student(f"学生{number}", "一班", f"{number:05d}") for number in range(size)]
    write_class(chosen, student_forms(chosen, students), folder, ("sheet",))
    known = geometry.read(folder / "zonghe-class-sheet.json")
    path = folder / "scan.pdf"
    write_pictures(path, _filled(folder / "zonghe-class-sheet.pdf", known), known.width, known.height)
    return path


def _small() -> DrawnSet:
    """The set made by hand without its written items, whose sheet has one page."""
    whole = drawn()
    parts = tuple(part for part in whole.forms[0].parts if part.kind in ("single_choice", "multiple_choice", "true_false"))
    return replace(whole, forms=(Form("A", parts),))


def _filled(pdf: Path, known: geometry.Geometry) -> Iterator[bytes]:
    rng = np.random.default_rng(1)
    document = pypdfium2.PdfDocument(pdf)
    scale = DPI / 25.4
    places = [page for owner in known.sheets.values() for page in known.layout_of(owner.code).pages]
    assert len(places) == len(document)
    for page, layout in zip(document, places, strict=True):
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("RGB")
        pen = ImageDraw.Draw(picture)
        rows: dict[int, list[geometry.Rect]] = {}
        for box in layout.boxes:
            if box.use == "choice":
                rows.setdefault(int(box.of["number"]), []).append(box.at)
        for boxes in rows.values():
            for at in rng.permutation(len(boxes))[: 2 if rng.random() < DOUBTFUL else 1]:
                left, top, wide, high = boxes[at]
                pen.rectangle([left * scale, top * scale, (left + wide) * scale, (top + high) * scale], fill=(50, 50, 50))
        out = BytesIO()
        picture.save(out, "JPEG", quality=80)
        yield out.getvalue()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [50, 500])
