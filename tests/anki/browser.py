"""What the browser tests ask of a page: orders, marks, contrast, overflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from scripts.pictures_cards import SHOW, Card

NO_STORAGE = """
for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
}
Object.defineProperty(document, 'cookie', { get() { throw new DOMException('refused', 'SecurityError'); } });
"""

TEXTS = """() => Array.from(document.querySelectorAll('.zb-options > li'))
  .map(li => (li.querySelector('.zb-text') || li).textContent)"""

# For pairs of sides: the order of the options on each, and the options that the back marks as right.
ORDERS = f"""([pairs, reload]) => {{
  const show = {SHOW};
  const texts = {TEXTS};
  return pairs.map(([front, back]) => {{
    show(front);
    const before = texts();
    if (reload) {{ delete window.zbCard; }}
    show(back);
    const marked = Array.from(document.querySelectorAll('.zb-options > .zb-key .zb-text')).map(text => text.textContent);
    return [before, texts(), marked];
  }});
}}"""

CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data);
  };
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = rgba(getComputedStyle(e).backgroundColor);
      if (color[3] === 255) { return color; }
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('.zb'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length) { continue; }
    const style = getComputedStyle(element);
    const color = rgba(element.namespaceURI.endsWith('svg') ? style.fill : style.color);
    const [a, b] = [light(color), light(ground(element))].sort((x, y) => y - x);
    found.push([(a + .05) / (b + .05), walker.currentNode.data.trim()]);
  }
  return found;
}"""


def orders(page: Page, cards: Sequence[Card], reload: bool) -> list[tuple[list[str], list[str], list[str]]]:
    """For each card: the options on the front, on the back, and those that the back marks as right."""
    found: list[Any] = page.evaluate(ORDERS, [[[card.front, card.back] for card in cards], reload])
    return [(front, back, marked) for front, back, marked in found]


def show(page: Page, side: str) -> None:
    """Put a side into the page that stands, as Anki does where it keeps the page."""
    page.evaluate(SHOW, side)


def open_folds(page: Page) -> None:
    """Unfold everything at the foot."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")


def texts(page: Page) -> list[str]:
    """The options as they stand."""
    found: list[str] = page.evaluate(TEXTS)
    return found


def low_contrasts(page: Page) -> list[tuple[float, str]]:
    """Texts whose contrast to the ground behind them is below 4.5:1."""
    found: list[Any] = page.evaluate(CONTRASTS)
    assert found
    return [(ratio, text) for ratio, text in found if ratio < 4.5]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    found: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return found
