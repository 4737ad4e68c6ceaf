"""Does an answer stand in what the question shows?"""

from __future__ import annotations

import re

from zhongbu_quiz.items.item import Stem, blanks, stem_text
from zhongbu_quiz.values.text import plain, squeeze


def leaks(stem: Stem) -> bool:
    """True where an answer of two or more characters stands elsewhere in its own stem (rule 43); a number only as a whole number."""
    flat = squeeze(stem_text(stem, "\n"))
    return any(stands_in(part.text, flat) for part in blanks(stem))


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer of two or more characters stands in a text; digits must not be part of a longer number."""
    wanted = squeeze(answer)
    if len(wanted) < 2:
        return False
    if "、" in wanted and plain(wanted) in plain(text):
        return True
    if wanted[0].isdigit() and wanted[-1].isdigit():
        return re.search(rf"(?<![\d.]){re.escape(wanted)}(?![\d.])", text) is not None
    return wanted in text
