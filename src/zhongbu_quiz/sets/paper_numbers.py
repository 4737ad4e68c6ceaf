"""The number of a question, as a teacher reads it from a paper -> the item that is printed there: 3, 第3题, 一、3, 单选3.

In: what she typed, a form. Out: the item, or nothing where the word is no number or the form has no such item.
"""

from __future__ import annotations

import re
import unicodedata

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.sets.form import Form, Part
from zhongbu_quiz.sets.words import kinds_meant, number_words
from zhongbu_quiz.values.numbers import chinese_count

_BETWEEN = re.compile(r"\s*(?:[-–—~,、;\s]|[至到和])\s*")
"""What stands between several numbers."""
_PART_ENDS = "、.．,，:： "


def paper_number(word: str) -> tuple[str, int] | None:
    """What a word says before a number (the numeral of a part, the kinds of its items; "" for nothing), and the number; None where it is none."""
    before, behind = number_words()
    text = "".join(unicodedata.normalize("NFKC", word).split()).rstrip(_PART_ENDS)
    text = next((text.removesuffix(end) for end in sorted(behind, key=len, reverse=True) if text.endswith(end)), text)
    found = re.fullmatch(rf"(?P<head>.*?)(?:{'|'.join(map(re.escape, before))})?(?P<number>\d+|[^\W\d_]+)", text)
    if not found:
        return None
    head, number = found["head"].rstrip(_PART_ENDS), _count(found["number"])
    named = not head or kinds_meant(head) or (_count(head) and not head.isdecimal())
    return (head, number) if number is not None and named else None


def first_of_several(word: str) -> str:
    """The first of several numbers in a row (3-5, 3,5, 3和5), as it is typed; "" where a word is none."""
    first, *others = _BETWEEN.split(unicodedata.normalize("NFKC", word.strip()))
    return first if others and all(map(paper_number, (first, *others))) else ""


def at_number(form: Form, head: str, number: int) -> Item | None:
    """The item of a form at a number: that which is printed, where it stands in the part that `head` names, else the one at that place of the
    part. None where there is none, or where several parts could be meant."""
    items = form.items
    parts = [part for place, part in enumerate(form.parts, 1) if _is_named(part, place, head)]
    printed = items[number - 1] if 1 <= number <= len(items) else None
    if printed and (not head or any(printed in part.items for part in parts)):
        return printed
    (of_part,) = parts if len(parts) == 1 and head else (None,)
    return of_part.items[number - 1] if of_part and 1 <= number <= len(of_part.items) else None


def _is_named(part: Part, place: int, head: str) -> bool:
    return part.kind in kinds_meant(head) or _count(head) == place


def _count(text: str) -> int | None:
    try:
        return chinese_count(text)
    except ValueError:
        return None
