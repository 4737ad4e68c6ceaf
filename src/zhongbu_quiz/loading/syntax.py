"""What YAML's own reader says of a broken file -> words for whoever wrote it.

In: an error of the reader (LibYAML, which has English only). Out: what is wrong and where to look, in the language of the moment.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from zhongbu_quiz.messages import _, marked

KNOWN = (
    marked("block sequence entries are not allowed in this context"),
    marked("could not find expected ':'"),
    marked("did not find URI escaped octet"),
    marked("did not find expected '-' indicator"),
    marked("did not find expected ',' or ']'"),
    marked("did not find expected ',' or '}'"),
    marked("did not find expected <document start>"),
    marked("did not find expected alphabetic or numeric character"),
    marked("did not find expected comment or line break"),
    marked("did not find expected hexdecimal number"),
    marked("did not find expected key"),
    marked("did not find expected node content"),
    marked("did not find expected tag URI"),
    marked("did not find expected whitespace or line break"),
    marked("did not find the expected '>'"),
    marked("found a tab character that violates indentation"),
    marked("found an indentation indicator equal to 0"),
    marked("found character that cannot start any token"),
    marked("found invalid Unicode character escape code"),
    marked("found undefined tag handle"),
    marked("found unexpected ':'"),
    marked("found unexpected document indicator"),
    marked("found unexpected end of stream"),
    marked("found unexpected non-alphabetical character"),
    marked("found unknown directive name"),
    marked("found unknown escape character"),
    marked("mapping keys are not allowed in this context"),
    marked("mapping values are not allowed in this context"),
)
"""All that LibYAML said of sixty thousand files that were broken by chance; what stands not here is passed on as it is."""


_WIDE_COLON = re.compile(r"\s*(?:- )?[\w.-]+(?:：|:(?=[^\s/]|[\u3000\u00a0])|\s?[=＝])")
"""A key with the colon of Chinese text behind it, with a plain one and no space that YAML knows, or with the sign = in its place."""


_NO_CONTENT = re.compile(r"\s*(?:#|$)")
"""A remark, or a blank line."""


_WIDE_COMMA = re.compile(r"[{\[][^}\]]*[，、；][^}\]]*:")
"""Entries in brackets with a comma of Chinese text between them."""


_WIDE_BRACES = re.compile(r"[:：]\s*｛")
"""A value in braces of Chinese text."""


_BEHIND_QUOTATION = re.compile(r"(?:^|[:：-])\s*([\"']).*?\1\s*[^\s,#}\]]")
"""A value in quotation marks with more text behind them."""


_OPEN_QUOTATION = re.compile(r"(?:^\s*(?:- )?|[:：]\s+|[\[{,]\s*)([\"'])(?:(?!\1)[^\\]|\\.)*$")
"""A value that opens with a quotation mark which its line does not close."""


_IN_A_ROW = re.compile(r"^[^{]*:\s+[(（【［]?\s*[^\s:：{]+\s*[:：]\s*\d")
"""A key, and behind it keys with numbers but no braces."""
_PAIR = r"([^\W\d]+)\s*[:：=]?\s*(\d+)(?:\s*[^\W\d]\b)?"
_PAIRS = re.compile(rf"\s*(?:([^\W\d]+)\s*(?:[:：]\s*|\s))?((?:{_PAIR}(?:\s*[,，、;；]\s*|\s+)){{1,}}{_PAIR})\s*")
"""Numbers of several things in a row, with or without a key before them: 题数: 单选: 6, 填空: 4; 单选 6 填空 4; 单选6道，填空4道."""
_NO_SPACE_BEHIND = re.compile(r"\s*-[^\s\d-]")
"""An entry of a list with its value right behind the dash."""


def syntax_words(error: yaml.MarkedYAMLError, line: int, lines: list[str]) -> tuple[int, str]:
    """What is wrong with the YAML, and the line on which it is: what a Chinese keyboard and the Tab key do is told by name."""
    if opened := next((number for number, text in enumerate(lines[:line], 1) if _OPEN_QUOTATION.search(text)), 0):
        words = _("opens a quotation mark that this line does not close; close it at the end of the value, or write the value without the marks")
        return opened, words
    told = [*lines[:line], ""]  # an open quotation is found behind the last line
    here = told[line - 1]
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return line, _("is indented with a Tab, which YAML does not take; write two spaces instead")
    for number in (line - 1, line):
        if number and (mended := _in_braces(told[number - 1])):
            return number, mended
    first = line
    for number in range(line - 1, 0, -1):  # lines that YAML reads as one with the line after them, over remarks and blank lines
        if _WIDE_COLON.match(told[number - 1]):
            first = number
        elif not _NO_CONTENT.match(told[number - 1]):
            break
    if first < line or _WIDE_COLON.match(here):
        return first, colon_words(told[first - 1])
    if _WIDE_COMMA.search(here):
        return line, _("has a Chinese comma between its entries; write a plain comma and a space: {example}").format(example="{a: 1, b: 2}")
    if _WIDE_BRACES.search(here):
        return line, _("has Chinese braces ｛ ｝; write plain ones: {example}").format(example="{a: 1, b: 2}")
    if _IN_A_ROW.search(here):
        return line, _("has several entries in a row; put them in braces: {example}").format(example="{a: 1, b: 2}")
    if found := next((number for number in range(1, len(lines) + 1) if line - 2 <= number <= line and _NO_SPACE_BEHIND.match(lines[number - 1])), 0):
        return found, _("has no space behind the - that opens it; write `- ` and the value")
    if found := next((number for number in (line, line - 1) if number and _BEHIND_QUOTATION.search(told[number - 1])), 0):
        return found, _("has text behind a closing quotation mark; put the marks around all of the value, or write “ ” within it")
    if depths := _not_in_line(lines, line):
        words = _("begins {own} spaces from the margin, and fits no line above it; begin it {depth} spaces from the margin, as line {above} does")
        return line, words.format(own=depths[0], depth=depths[1], above=depths[2])
    opening: Any = error.context_mark
    if opening and opening.line + 1 < line and "flow" in str(error.context):
        return opening.line + 1, _("opens a bracket that this line does not close; close it on this line: [a, b] or {{a: 1, b: 2}}").format()
    said = " ".join(str(error.problem or error.context).split())
    words = _("is not valid YAML: {words}; check indentation, colons and quotes on this line and the one before")
    return line, words.format(words=_(said))


def _in_braces(row: str) -> str:
    """What is said of a line with numbers of several things in a row, as it must stand; "" of any other, and of one that is an entry."""
    found = _PAIRS.fullmatch(row)
    if not found or _is_entry(row):
        return ""
    entries = f"{{{', '.join(f'{word}: {count}' for word, count in re.findall(_PAIR, found[2]))}}}"
    if found[1]:
        return _("has several entries in a row; put them in braces: {example}").format(example=f"{found[1]}: {entries}")
    return _("has several entries in a row, and no key before them; write so: counts: {entries}").format(entries=entries)


def _is_entry(row: str) -> bool:
    """Whether a line by itself is a key with its value."""
    try:
        return isinstance(yaml.safe_load(row), dict)
    except yaml.YAMLError:
        return False


def colon_words(row: str) -> str:
    """What is said of a line with the wrong colon behind its key."""
    found = _WIDE_COLON.match(row)
    if found and found[0].endswith(("=", "＝")):
        return _("has = behind its key; write `: `, a colon and a space")
    return _("has the Chinese colon ： behind its key, or no space behind the colon; write `: `, a plain colon and a space")


def further(line: int, lines: list[str]) -> list[int]:
    """The other lines of a file whose keys have a wrong colon behind them, where a `line` is told for that: what somebody types once she types
    everywhere. Entries of lists may be texts with such a colon, and are not told."""
    if not _WIDE_COLON.match(lines[line - 1] if line <= len(lines) else ""):
        return []
    return [number for number, text in enumerate(lines, 1) if number != line and _WIDE_COLON.match(text) and not text.lstrip().startswith("- ")]


def _not_in_line(lines: list[str], line: int) -> tuple[int, int, int] | None:
    """How far from the margin a line begins that stands neither below the entries above it nor beside any of them; how far it should, and a line that
    does; None where a line is well placed."""
    open_at: list[tuple[int, int]] = []
    goes_on = False
    for number, text in enumerate(lines[:line], 1):
        if _NO_CONTENT.match(text):
            continue
        own = len(text) - len(text.lstrip(" "))
        if number == line:
            depths = [depth for depth, _number in open_at]
            if not open_at or own in depths or (own > depths[-1] and goes_on):
                return None
            depth, above = min(reversed(open_at), key=lambda one: abs(one[0] - own))
            return own, depth, above
        open_at = [one for one in open_at if one[0] < own] + [(own, number)]
        if text.lstrip().startswith("- "):
            open_at.append((own + 2, number))
        goes_on = text.rstrip().endswith((":", "：", "|", ">", "-"))
    return None


def unprintable(error: yaml.reader.ReaderError, text: str) -> tuple[int, str]:
    """The line (1-based) of a text that holds a sign which is no text, and the words for it."""
    line = text.partition(chr(error.character))[0].count("\n") + 1
    return line, no_text(chr(error.character))


def no_text(sign: str) -> str:
    """What is said of a sign that is no text."""
    return _("the character {code} is no text; remove it").format(code=f"U+{ord(sign):04X}")
