"""A list of answers at the end of a bank -> the answer of each number: 1.B 2.C, 1-5 BCDAA, 11. 洛阳；长安, with explanations or without.

In: the lines below 参考答案. Out: `Key`s in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.intake import marks
from zhongbu_quiz.intake.lines import Line
from zhongbu_quiz.values.text import squeeze

_SIGN = r"(?:<banks.truth>|[A-Z]+)"
_ONE = rf"[（(]?(\d{{1,4}})[)）]?\s*[.．、:：]?\s*({_SIGN})(?![a-z])"
_RANGE = rf"(\d{{1,4}})\s*[-—–－~～至到]+\s*(\d{{1,4}})\s*题?\s*[:：.．、]?\s*((?:{_SIGN}[\s,，、;；]*)+)"
_SHORT = rf"(?:(?:{_RANGE}|{_ONE})[\s；;，,。、]*)+"
_KEY_WORDS = r"<banks.key>"
_WORDS_FIRST = re.compile(r"([^\d（(：:]{2,16}[：:]?)\s*([（(]?\d.*)")
_INNER_NUMBER = re.compile(r"(?:(?<=\s)|(?<=[；;，,。]))[（(]?(\d{1,4})[)）]?\s*[.．、:：](?!\d{1,2}(?!\d))\s*")


@dataclass
class Key:
    """What the list says of one number, under which heading: its answer and its explanation, each with its lines."""

    part: marks.Heading
    number: int
    line: int
    said: dict[str, list[Line]] = field(default_factory=dict)


def read_keys(lines: Sequence[Line]) -> list[Key]:
    """The answers of the lines below a heading 参考答案."""
    keys: list[Key] = []
    part = marks.Heading("", "")
    state = "answer"
    for place, line in enumerate(lines):
        ordinal, text = marks.opening_ordinal(line.text)
        found = marks.heading(line.text, line.heading, _counts(lines, place + 1))
        cut = re.match(r"[^\d：:]{0,24}[：:\s]\s*(?=[（(]?\d)", text)
        if ordinal and text[:1].isdigit():  # 一、1.B 2.C
            found = marks.Heading(ordinal, "")
        elif cut and (kind := marks.kind_in(cut[0])):  # 单选题：1-5 BCDAA
            found, text = marks.Heading(ordinal, kind), text[cut.end() :]
        elif found is not None:
            text = ""
        else:
            text = line.text
        if found is not None:
            part = found
        if not text:
            continue
        made = list(_keys(part, replace(line, text=text), keys[-1].number if keys and keys[-1].part == part else 0))
        if made:
            keys += made
            state = "explanation" if "explanation" in keys[-1].said else "answer"
        elif keys:
            told = marks.tagged(text)
            state = told.tells if told else state
            keys[-1].said.setdefault(state, []).append(replace(line, text=told.text if told else text))
    return keys


def signs_only(text: str) -> bool:
    """Whether a text is nothing but numbers with a letter or a sign of right and wrong each (1-2 AB 5× 7C), which no answer of one choice is."""
    return load_lexicon().pattern(_SHORT).fullmatch(marks.plain(text).strip(" 。.")) is not None


def keys_behind_words(line: Line) -> Line | None:
    """What stands behind words such as 答案 or 单选题, with a colon or without, where that is nothing but the answers of several questions
    (答案 1-5 ABCDA); None for any other line. The kind that the words name stays before it."""
    found = _WORDS_FIRST.fullmatch(line.text)
    words = squeeze(found[1]) if found else ""
    if found is None or not signs_only(found[2]) or len(list(_keys(marks.Heading("", ""), replace(line, text=found[2]), 0))) < 2:
        return None
    if load_lexicon().pattern(_KEY_WORDS).search(words):
        return replace(line, text=found[2])
    return replace(line, text=f"{words} {found[2]}") if marks.kind_in(words) else None


def _counts(lines: Sequence[Line], place: int) -> bool:
    """Whether the line at a place opens with a number."""
    return place < len(lines) and lines[place].text.lstrip("（(")[:1].isdigit()


def _keys(part: marks.Heading, line: Line, last: int) -> Iterator[Key]:
    """The answers of one line."""
    words = load_lexicon()
    if signs_only(line.text):
        text = marks.plain(line.text)
        for found in words.pattern(f"{_RANGE}|{_ONE}").finditer(text):
            for number, sign in _signs(found):
                yield Key(part, number, line.number, {"answer": [replace(line, text=sign)]})
        return
    opened = marks.numbered(line.text)
    if opened is None or not (opened[1] == last + 1 or not last or last < opened[1] <= last + 5):
        return
    number, rest = opened[1], opened[2]
    start = 0
    for found in _INNER_NUMBER.finditer(marks.plain(rest)):
        if int(found[1]) == number + 1 and found.start() > start:
            yield _key(part, number, line, rest[start : found.start()])
            number, start = number + 1, found.end()
    yield _key(part, number, line, rest[start:])


def _signs(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    """1-3 BCD as three numbers with a sign each, or with a word each where as many words stand there."""
    if not found[1]:
        yield int(found[4]), found[5]
        return
    words = re.split(r"[\s,，、;；]+", found[3].strip(" ,，、;；"))
    numbers = range(int(found[1]), int(found[2]) + 1)
    yield from zip(numbers, words if len(words) == len(numbers) else "".join(words), strict=False)


def _key(part: marks.Heading, number: int, line: Line, text: str) -> Key:
    """One answer, with the explanation behind it."""
    said: dict[str, list[Line]] = {}
    for told in marks.split_at_tags(text.strip(" ；;"), loosely=True):
        name = told.tells or "answer"
        if told.text:
            said.setdefault(name, []).append(replace(line, text=told.text))
    return Key(part, number, line.number, said)
