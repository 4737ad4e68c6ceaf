"""Which characters can be printed: those of our two typefaces, and whatever another font of this computer has.

In: texts, or a page that is about to be laid out. Out: nothing, or a UserError that names each character that no font has and where it stands,
before anything is printed. Rare characters of names (𠮷, 𪚥) are in no font that comes with Python packages; the system's package fonts-hanazono has
them, and Windows brings SimSun-ExtB. WeasyPrint takes them from there by itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import lru_cache

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.exports.paper import engine
from zhongbu_quiz.exports.paper.fonts import uncovered
from zhongbu_quiz.messages import _, joined

_TAGS = re.compile(r"<(?:head|style|svg)\b.*?</(?:head|style|svg)>|<[^>]*>", re.S)
_AROUND = 8
"""So many characters on each side say where one stands."""


def check_page(page: str) -> None:
    """Raises UserError where a page of HTML has a character that cannot be printed."""
    if rare := unprintable(page):
        text = html.unescape(_TAGS.sub("\n", page))
        refuse((_around(text, character), {character}) for character in sorted(rare))


def unprintable(text: str) -> frozenset[str]:
    """The characters of a text that no font has."""
    rare = uncovered(text)
    return _without_font(rare) if rare else rare


def refuse(places: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Raises UserError that says of each place which characters cannot be printed there; nothing where there is none."""
    told = [_("{place}: {characters}").format(place=place, characters=joined(map(_named, sorted(rare)))) for place, rare in places if rare]
    if told:
        words = _(
            "no font on this computer has these characters, so nothing was printed; write others in their place, or install a font that has them "
            "(Debian, Ubuntu: sudo apt-get install fonts-hanazono; elsewhere HanaMinB or SimSun-ExtB):"
        )
        raise UserError("\n  ".join([words, *told]))


def _named(character: str) -> str:
    return f"{character} (U+{ord(character):04X})"


def _around(text: str, character: str) -> str:
    """Where a character stands first, with what is beside it in its line."""
    line = next(line for line in text.splitlines() if character in line)
    at = line.index(character)
    return f"…{line[max(at - _AROUND, 0) : at + _AROUND + 1].strip()}…"


@lru_cache(maxsize=16)
def _without_font(rare: frozenset[str]) -> frozenset[str]:
    """Those of some characters for which WeasyPrint finds no font: it is asked to print them."""
    with engine.unheard():  # it would warn of what is told in other words
        document = engine.unchecked(f"<html lang='zh-CN'><title>-</title><body>{html.escape(' '.join(sorted(rare)))}</body></html>", "")
        engine.write(document, tagged=False)
    return frozenset(chr(code) for font in document.fonts.values() for code in font.missing)
