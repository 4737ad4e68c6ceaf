"""What the browser tests ask of a page: orders, marks, contrast, overflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from scripts.pictures_cards import SHOW, Card
from zhongbu_quiz.items.bank import Bank

CHOICES = ("单选", "多选", "判断")
TAPPED = (*CHOICES, "排序", "匹配")

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

# What is wrong with the looks of some cards: for each its front, its front answered, its back, and its back unfolded.
FAULTS = f"""cards => {{
  const show = {SHOW};
  const canvas = document.createElement('canvas').getContext('2d', {{ willReadFrequently: true }});
  const known = new Map();
  const rgba = color => {{
    if (!known.has(color)) {{
      canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
      known.set(color, Array.from(canvas.getImageData(0, 0, 1, 1).data));
    }}
    return known.get(color);
  }};
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = element => {{
    for (let e = element; e; e = e.parentElement) {{
      const color = rgba(getComputedStyle(e).backgroundColor);
      if (color[3] === 255) {{ return color; }}
    }}
    return [255, 255, 255, 255];
  }};
  const seen = element => element.checkVisibility && element.checkVisibility() && element.getClientRects().length;
  const found = [];
  let lowest = 100, smallest = 100;
  const inspect = told => {{
    const card = document.querySelector('.zb');
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) {{ found.push(told + ': ' + wide + ' px too wide'); }}
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    let texts = 0;
    while (walker.nextNode()) {{
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !seen(element)) {{ continue; }}
      texts++;
      const style = getComputedStyle(element);
      const drawn = element.namespaceURI.endsWith('svg');
      const color = rgba(drawn ? style.fill : style.color);
      const grounds = [ground(element)];
      // A label of a map lies on a shape, which may be tinted.
      if (drawn) {{ element.parentNode.querySelectorAll('path[class="zb-here"], path:not([class])').forEach(path => {{
        if (!!path.classList.length === element.classList.contains('zb-here')) {{ grounds.push(rgba(getComputedStyle(path).fill)); }}
      }}); }}
      for (const under of grounds) {{
        const [a, b] = [light(color), light(under)].sort((x, y) => y - x);
        const contrast = (a + .05) / (b + .05);
        lowest = Math.min(lowest, contrast);
        if (contrast < 4.5) {{ found.push(told + ': contrast ' + contrast.toFixed(2) + ' of ' + walker.currentNode.data.trim()); }}
      }}
    }}
    if (!texts) {{ found.push(told + ': nothing to read'); }}
    card.querySelectorAll('button, summary, a').forEach(target => {{
      if (!seen(target)) {{ return; }}
      const box = target.getBoundingClientRect();
      smallest = Math.min(smallest, box.height, box.width);
      if (box.height < 44 || box.width < 44) {{ found.push(told + ': ' + box.width + ' x ' + box.height + ' to tap: ' + target.textContent); }}
    }});
    card.querySelectorAll('.zb-hole, .zb-front .cloze, .zb-front.zb .cloze').forEach(gap => {{
      if (gap.getClientRects().length > 1) {{ found.push(told + ': broken over the line: ' + gap.textContent); }}
    }});
    if (card.getBoundingClientRect().width > 40 * 20 + 32) {{ found.push(told + ': lines are too long to read'); }}
  }};
  const tap = element => element && element.click();
  const named = name => Array.from(document.querySelectorAll('button')).find(button => button.textContent === name);
  cards.forEach(([note, front, back]) => {{
    show(front);
    inspect(note + ' front');
    const options = Array.from(document.querySelectorAll('.zb-options button'));
    document.querySelectorAll('.zb-left button').forEach((left, i) => {{ tap(left); tap(options[i]); }});
    if (!document.querySelector('.zb-left button')) {{ options.slice().reverse().forEach(tap); }}
    tap(named('提交'));
    if (options.length) {{ inspect(note + ' answered'); }}
    show(back);
    inspect(note + ' back');
    document.querySelectorAll('details').forEach(fold => {{ fold.open = true; }});
    inspect(note + ' unfolded');
  }});
  return [found, lowest, smallest];
}}"""


def first(cards: list[Card], kind: str) -> Card:
    return next(card for card in cards if card.kind == kind)


def right_texts(bank: Bank, card: Card) -> set[str]:
    return set(bank.by_id[card.note].key_texts)


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


def faults(page: Page, cards: Sequence[Card]) -> list[str]:
    """What is wrong with the looks of some cards, in words."""
    return looks(page, cards)[0]


def looks(page: Page, cards: Sequence[Card]) -> tuple[list[str], float, float]:
    """The same, the lowest contrast, and the smallest side of what is tapped."""
    found: Any = page.evaluate(FAULTS, [[card.note, card.front, card.back] for card in cards])
    return found[0], found[1], found[2]
