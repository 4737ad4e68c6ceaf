"""The pictures of the README files: cards of the core deck, pages of the exam, screens of `serve`, into docs/ (`make pictures`).

Cards are what Anki's own backend renders, in the system's Chromium, as are the screens; pages are what MuPDF draws of the finished PDF.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
from pictures_cards import screenshots
from pictures_page import SCREENS, pictures

DOCS = Path(__file__).resolve().parent.parent / "docs"
KINDS = ("填空", "单选")
CARDS = {
    "card-single-choice-front-day.png": "card-choice-front.png",
    "card-single-choice-back-day.png": "card-choice-back.png",
    "card-cloze-back-night.png": "card-cloze-back-night.png",
}
PAGES = {"exam-A-paper.pdf": "page-paper.png", "exam-A-key.pdf": "page-key.png"}
DPI = 80
HEIGHT = 1440


def top_of(picture: Path) -> bytes:
    """A picture without what lies below HEIGHT."""
    whole = pymupdf.Pixmap(str(picture))
    kept = pymupdf.IRect(0, 0, whole.width, min(whole.height, HEIGHT))
    cut = pymupdf.Pixmap(whole.colorspace, kept, whole.alpha)
    cut.copy(whole, kept)
    return cut.tobytes("png")


def main() -> None:
    """Make the core deck and the exam, and draw them."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [sys.executable, "-m", "zhongbu_quiz", "build", "core", "exam", "--out", name, "--quiet"], check=True
        )
        screenshots(folder / "core.apkg", folder / "cards", kinds=KINDS)
        for source, target in CARDS.items():
            (DOCS / target).write_bytes(top_of(folder / "cards" / source))
        for source, target in PAGES.items():
            with pymupdf.open(folder / source) as document:
                (DOCS / target).write_bytes(document[0].get_pixmap(dpi=DPI).tobytes("png"))
        (folder / "sets").mkdir()
        pictures(folder / "sets", DOCS)
    for target in (*CARDS.values(), *PAGES.values(), *SCREENS):
        print(DOCS / target)


if __name__ == "__main__":
    main()
