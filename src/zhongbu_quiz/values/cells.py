"""What may stand in a cell, and in any text that is written to a file: no control characters; and nothing that a spreadsheet calculates."""

from __future__ import annotations

import re

NO_TEXT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file can hold, and so no file of Word or Excel: control characters, halves of characters, and two that are none."""
_NUMBER = re.compile(r"[+-]\d[\d,.]*%?")
_BEGINS = tuple("=+-@\t\r\n＝＋－＠")
"""How a formula begins, or what a spreadsheet passes over in front of one; it takes the wide signs of a Chinese keyboard, too."""


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return text.startswith(_BEGINS)


def guarded(text: str) -> str:
    """The text as a cell of CSV that no spreadsheet calculates; plain numbers such as -2.5% stay as they are."""
    return "'" + text if begins_formula(text) and not _NUMBER.fullmatch(text) else text
