"""Pictures of cards: a package -> PNG files of one card of each kind, front and back, by day and by night.

Fronts and backs are what Anki's own backend renders after importing the package; the page around them is the one that Anki puts there.
The tests of cards stand on the same functions.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

ADDRESS = "http://cards.test/"
PHONE, DESK = (360, 640), (1280, 800)
DAY, NIGHT = "", "nightMode night_mode"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]

# Devices bring their own Chinese type; here the font of our papers stands in for it, and for every other.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""

# What Anki's reviewer does: put the side into #qa, then run its scripts.
SHOW = """html => {
  const place = document.getElementById('qa');
  place.innerHTML = html;
  place.querySelectorAll('script').forEach(old => {
    const script = document.createElement('script');
    script.textContent = old.textContent;
    old.replaceWith(script);
  });
}"""


@dataclass(frozen=True)
class Card:
    """One card as the backend renders it. `kind` is the word on the card: 填空, 单选 …"""

    kind: str
    note: str
    number: int
    front: str
    back: str
    css: str


def rendered(apkg: Path) -> list[Card]:
    """Import a package into an empty collection and render every card of it."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(os.path.join(folder, "collection.anki2"))
        try:
            request = ImportAnkiPackageRequest(package_path=str(apkg), options=ImportAnkiPackageOptions())
            collection.import_anki_package(request)
            return [_card(collection.get_card(number)) for number in collection.find_cards("", order="c.due")]
        finally:
            collection.close()


def _card(card: object) -> Card:
    from anki.cards import Card as AnkiCard

    assert isinstance(card, AnkiCard)
    output = card.render_output()
    kind = re.search(r'class="zb-kind">([^<]*)<', output.question_text)
    return Card(
        kind[1] if kind else "",
        card.note().fields[0],
        card.ord + 1,
        output.question_text,
        output.answer_text,
        card.note_type()["css"],
    )


def page_html(css: str, side: str, theme: str = DAY) -> str:
    """A side of a card in a page like Anki's: the theme on the root and on the body, the style sheet, the side in #qa."""
    return (
        f'<!doctype html><html class="{theme}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{css}</style></head>"
        f'<body class="card card1 {theme}"><div id="qa">{side}</div></body></html>'
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where the system has none, with one Chinese font."""
    import pylopdf_fonts_zh_cn
    from playwright.sync_api import sync_playwright

    own = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = Path(folder, "fonts.conf")
        fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
        config.write_text(_FONTS.format(fonts=fonts, cache=Path(folder, "cache")), encoding="utf-8")
        environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(config)}
        browser = playwright.chromium.launch(executable_path=own, args=FLAGS, env=environment)
        try:
            yield browser
        finally:
            browser.close()


def open_page(context: BrowserContext, html: str) -> Page:
    """A page at an address of its own, so that it can be reloaded; nothing else is served."""
    page = context.new_page()
    serve(page, html)
    page.goto(ADDRESS)
    return page


def serve(page: Page, html: str) -> None:
    """Make `html` what a page gets when it loads next."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if not path:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif path == "favicon.ico":
            route.fulfill(status=204)
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)


def screenshots(apkg: Path, out_dir: Path, kinds: Sequence[str] = (), per_kind: int = 1) -> list[Path]:
    """Pictures `card-KIND[-N]-SIDE-THEME.png` of the first cards of each kind, on a phone. A choice is answered first."""
    chosen: dict[str, list[Card]] = {}
    for card in rendered(apkg):
        if not kinds or card.kind in kinds:
            chosen.setdefault(card.kind, []).append(card)
    out_dir.mkdir(parents=True, exist_ok=True)
    paths = []
    with chromium() as browser:
        for theme, name in ((DAY, "day"), (NIGHT, "night")):
            context = browser.new_context(
                viewport={"width": PHONE[0], "height": PHONE[1]}, device_scale_factor=2, has_touch=True
            )
            for kind, cards in chosen.items():
                for number, card in enumerate(cards[:per_kind], 1):
                    stem = f"card-{_NAMES.get(kind, kind)}{f'-{number}' if per_kind > 1 else ''}"
                    page = open_page(context, page_html(card.css, card.front, theme))
                    paths.append(_shot(page, out_dir / f"{stem}-front-{name}.png"))
                    answer(page, kind)
                    page.evaluate(SHOW, card.back)
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                    paths.append(_shot(page, out_dir / f"{stem}-back-{name}.png"))
                    page.close()
            context.close()
    return paths


_NAMES = {
    "填空": "cloze",
    "单选": "single-choice",
    "多选": "multiple-choice",
    "判断": "true-false",
    "排序": "ordering",
    "匹配": "matching",
    "简答": "short-answer",
}


def answer(page: Page, kind: str) -> None:
    """Answer a card as a student might: taps, then 提交 where there is one."""
    options = page.locator(".zb-options .zb-option")
    if kind in ("单选", "判断"):
        options.nth(1).tap()
    elif kind == "多选":
        options.nth(0).tap()
        options.nth(1).tap()
    elif kind == "排序":
        for place in range(options.count()):
            options.nth(place).tap()
    elif kind == "匹配":
        for place in range(page.locator(".zb-left .zb-option").count()):
            options.nth(place).tap()
    if kind in ("多选", "排序", "匹配"):
        page.get_by_role("button", name="提交").tap()


def _shot(page: Page, path: Path) -> Path:
    page.screenshot(path=str(path), full_page=True)
    return path


if __name__ == "__main__":
    for picture in screenshots(Path(sys.argv[1]), Path(sys.argv[2])):
        print(picture)
