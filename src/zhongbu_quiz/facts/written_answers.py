"""Answers and gaps as people write them: B, AC, A、C, 对, √, 甲；乙, C→A→B, 1—B；2—A, and ______ or （　　） in a stem.

In: the answer of a question, as one text or several. Out: places of options, a truth, the text of each gap. What cannot be read is a
ValueError that says what to write.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from zhongbu_quiz import data
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.listed import listed
from zhongbu_quiz.values.text import squeeze

LETTERS = string.ascii_uppercase
_WORDS: Mapping[str, str] = load_yaml(Path(data.__file__).parent / "questions.yaml").data
RIGHT, WRONG = _WORDS["right"].split(), _WORDS["wrong"].split()

EMPTY_BRACKET = "（　　）"
"""Where a letter or a sign goes."""
_LINE = re.compile(r"_{2,}|＿+")
_BRACKET = re.compile(r"（[ \u3000\u00a0]*）|\([ \u3000\u00a0]+\)")
"""A bracket with nothing but spaces in it; () without a space stands in the questions of programmers."""
_KEYED = re.compile(r"(?<![A-Za-z0-9])[（(]\s*([A-Z](?:[\s、,，]*[A-Z])*)\s*[)）]")
"""A bracket with letters in it; f(A) is none."""
_BETWEEN = re.compile(r"[\s和,，、;；.．。/／→>＞\-—–－―]+")
_GAPS = re.compile(r"\s*[；;\n｜|]\s*")
_LETTERED = re.compile(r"([A-Za-z])\s*[.．、:：)）]\s*(\S.*)", re.DOTALL)
_PAIR = re.compile(r"[(（]?(\d{1,2})[)）]?[\s\-—–－―:：.．、→=]*([A-Za-z])(?![A-Za-z])")
_CIRCLED = re.compile("[①-⑳]")
_NUMBERED = re.compile(r"\s*(?:[(（]?(\d{1,2})[)）.．、]|([①-⑳]))\s*(.*\S)")


def split_at_gaps(stem: str) -> list[str]:
    """The texts between the gaps of a stem in which words are to be written: lines, or brackets where it has no line."""
    return (_LINE if _LINE.search(stem) else _BRACKET).split(stem)


def bracket_beside_lines(stem: str) -> str:
    """The first empty bracket of a stem in which lines are gaps, too; "" where there are gaps of one sort only."""
    found = _BRACKET.search(stem) if _LINE.search(stem) else None
    return found[0] if found else ""


def split_at_brackets(stem: str) -> list[str]:
    """The texts between the gaps of a stem in which a letter or a sign is to be written: brackets, or lines where it has no bracket."""
    return (_BRACKET if _BRACKET.search(stem) else _LINE).split(stem)


def keyed_bracket(stem: str, options: Sequence[str]) -> tuple[str, str]:
    """The one bracket of a stem without gaps in which letters of options stand (爆发于(B)年), and these letters; "" twice where there is none, or
    several."""
    if len(split_at_brackets(stem)) > 1:
        return "", ""
    named = [(found[0], found[1]) for found in _KEYED.finditer(stem) if set(re.findall("[A-Z]", found[1])) <= set(LETTERS[: len(options)])]
    return named[0] if len(named) == 1 else ("", "")


def numbered_lines(stem: str) -> tuple[str, tuple[str, ...]]:
    """A stem without the lines at its end that are numbered from 1 (（1）, 1. or ①), and the texts of these."""
    lines = stem.split("\n")
    told: list[str] = []
    for at in range(len(lines) - 1, -1, -1):
        match = _NUMBERED.fullmatch(lines[at])
        if match is None:
            break
        told.insert(0, match[3])
        if (match[1] or match[2]) in ("1", "①"):
            return "\n".join(lines[:at]), tuple(told)
    return stem, ()


def places(answer: Sequence[str], options: Sequence[str]) -> tuple[int, ...]:
    """The places of the options that an answer names by letters or by their texts, ascending. Raises ValueError."""
    found = _named(answer, options)
    if len(set(found)) < len(found):
        raise ValueError(_("{answer!r} names an option twice; write each once").format(answer=_said(answer)))
    return tuple(sorted(found))


def order(answer: Sequence[str], options: Sequence[str]) -> tuple[int, ...]:
    """The places of all options in the order that an answer gives them, by letters, numbers or texts. Raises ValueError."""
    digits = unicodedata.normalize("NFKC", "".join(answer)).strip()
    if digits.isdecimal() and sorted(digits) == [str(number) for number in range(1, len(options) + 1)]:
        return tuple(int(digit) - 1 for digit in digits)
    found = _named(answer, options)
    if sorted(found) != list(range(len(options))):
        words = _("{answer!r} does not put all {count} entries in order; write every letter once, such as C→A→B")
        raise ValueError(words.format(answer=_said(answer), count=len(options)))
    return tuple(found)


def pairs(answer: Sequence[str], options: Sequence[str], count: int) -> tuple[int, ...]:
    """For each of `count` left entries the place of its right one. Raises ValueError."""
    told = unicodedata.normalize("NFKC", " ".join(answer))
    numbered = {int(number): letter for number, letter in _PAIR.findall(told)}
    wrong = _("{answer!r} does not give each of the {count} left entries a letter; write them as 1—B；2—A").format(answer=_said(answer), count=count)
    try:
        found = _named([numbered[number] for number in sorted(numbered)] if numbered else answer, options)
    except ValueError:
        raise ValueError(wrong) from None
    if len(found) != count or (numbered and sorted(numbered) != list(range(1, count + 1))):
        raise ValueError(wrong)
    return tuple(found)


def truth(answer: Sequence[str]) -> bool:
    """Whether a statement is right. Raises ValueError."""
    told = squeeze("".join(answer)).strip("。.").casefold()
    if told in RIGHT or told in WRONG:
        return told in RIGHT
    raise ValueError(_("is {answer!r}; write 对 or 错").format(answer=_said(answer)))


def of_gaps(answer: Sequence[str], count: int) -> tuple[str, ...]:
    """The text of each of `count` gaps: those of a list, or one text whose parts ； sets apart, or numbers (①…②…). Raises ValueError."""
    found = list(answer)
    if len(answer) == 1 and count > 1:
        found = listed(answer[0]) or [text for text in _GAPS.split(answer[0]) if text]
    if len(found) != count:
        words = _("has {found} texts, and the stem has {count} gaps; write one text a gap, set apart by ；")
        if count == 1:
            words = _("has {found} texts, and the stem has one gap; write one text")
        raise ValueError(words.format(found=len(found), count=count))
    return tuple(found)


def _named(answer: Sequence[str], options: Sequence[str]) -> list[int]:
    """The places that an answer names, in its order."""
    flat = [squeeze(option) for option in options]
    if len(answer) == 1:
        told = squeeze(answer[0])
        if told in flat and not (len(told) == 1 and told.upper() in LETTERS[: len(options)]):
            return [flat.index(told)]
        lettered = _LETTERED.fullmatch(answer[0].strip())
        place = flat.index(squeeze(lettered[2])) if lettered and squeeze(lettered[2]) in flat else -1
        if lettered and place >= 0 and LETTERS[place : place + 1] == lettered[1].upper():
            return [place]
        parts = [squeeze(part) for part in _GAPS.split(answer[0])]
        if len(parts) > 1 and all(part in flat for part in parts):
            return [flat.index(part) for part in parts]
        return [_letter(sign, answer, options) for sign in _signs(answer[0])]
    return [flat.index(squeeze(text)) if squeeze(text) in flat else _letter(squeeze(text), answer, options) for text in answer]


def _signs(text: str) -> list[str]:
    """The letters and numbers of an answer: AC and A、C are two."""
    flat = _BETWEEN.sub(" ", unicodedata.normalize("NFKC", _CIRCLED.sub(r" \g<0> ", text))).strip()
    return [sign for word in flat.split() for sign in ([word] if word.isdigit() else re.findall(r"\d+|\D", word))]


def _letter(sign: str, answer: Sequence[str], options: Sequence[str]) -> int:
    place = int(sign) - 1 if sign.isdecimal() else LETTERS.find(sign.upper()) if len(sign) == 1 else -1
    if 0 <= place < len(options):
        return place
    last = LETTERS[: len(options)][-1:] or "?"
    raise ValueError(_("is {answer!r}, which names no option; write letters from A to {last}").format(answer=_said(answer), last=last))


def _said(answer: Sequence[str]) -> str:
    text = "；".join(answer)
    return text if len(text) <= 40 else text[:39] + "…"
