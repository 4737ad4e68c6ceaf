"""The sheet of questions that a teacher wrote herself: its columns, and what its cells hold.

In: the text of a cell. Out: what a fact file would hold, and back; where a cell holds several things, each form has its two ways here.
The columns are those of the `xlsx` export, so that what was exported is read back.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zhongbu_quiz import data
from zhongbu_quiz.errors import Mendable
from zhongbu_quiz.facts.columns import ID, Column
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.messages import _
from zhongbu_quiz.workbook.cell_lists import as_list

_WORDS: Mapping[str, Any] = load_yaml(Path(data.__file__).parent / "questions.yaml").data

TITLE: str = _WORDS["title"]
ALSO_TITLED = tuple(str(_WORDS["also"]).split())
SPARE = "q"
"""The letter of the ids that wait in a workbook's empty rows."""
KIND_WORDS: Mapping[str, str] = _WORDS["kinds"]
"""What the sheet calls each kind of item."""
EXAMPLES: Mapping[str, Mapping[str, str]] = _WORDS["examples"]
"""A question of each kind, by the titles of its columns."""
END = "题"
"""How all words for kinds of items end, where they are not shortened."""
CHOICE = "choice"
"""A choice of which the row does not say whether one or several options are right: its answer says it."""
PRINTED_OPTIONS = 6
"""So many columns of options has a sheet at least; one with more entries has more."""

_LETTERED = re.compile(r"(?:^|(?<=[\s；;]))([A-Z])\s*[.．、:：]\s*")
_OPENED = re.compile(r"[（(]?([A-Z])(?:\s*([.．、:：)）])\s*|\s+)(\S.*)", re.DOTALL)
"""An option with a letter and a mark in front, or a letter set apart."""
_FIRST_LETTER = re.compile(r"(?<=[\s。．.，,；;：:？?！!）)_])A\s*[.．、:：]")
_LEAST_BEHIND = 3
"""So many letters with marks behind them open options; A. and B. alone may be two things that a stem tells of."""
CHOICES = ("single_choice", "multiple_choice", CHOICE)
_WORTH = re.compile(r"(.+?)\s*[（(]\s*(\d{1,3})\s*分?\s*[）)]")
_SETS_APART = re.compile(r"[；;\n｜|]")


def _column(written: Mapping[str, Any]) -> Column:
    choices = KIND_WORDS if written.get("form") == "item_kind" else written.get("choices", {})
    also = tuple(str(written.get("also", "")).split())
    return Column(written["key"], written["title"], written.get("form", "text"), written.get("help", ""), also, choices, "must" in written)


def option_column(number: int) -> Column:
    """The column of one option; numbers start at 1."""
    letter = string.ascii_uppercase[number - 1]
    helps = dict(enumerate(_WORDS["option"]["help"], 1))
    return Column(f"options.{number}", f"{_WORDS['option']['title']}{letter}", help=helps.get(number, ""), also=(letter,))


_OWN = tuple(map(_column, _WORDS["columns"]))
_BEFORE_OPTIONS = 2
"""Kind and stem stand before the options, as in every question bank."""
COLUMNS = (ID, *_OWN[:_BEFORE_OPTIONS], *map(option_column, range(1, PRINTED_OPTIONS + 1)), *_OWN[_BEFORE_OPTIONS:])
ALSO_READ = (
    *map(option_column, range(PRINTED_OPTIONS + 1, len(string.ascii_uppercase) + 1)),
    *map(_column, _WORDS["also_read"]),
)
"""Columns that are read, and written only where an entry needs them."""


def completed_question(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of one row as a fact file has it: its options as a list, a hole among them as an empty text."""
    options = entry.get("options")
    if isinstance(options, dict):
        last = max(map(int, options))
        listed = [options.get(str(number), "") for number in range(1, last + 1)]
        entry["options"] = _without_letters(_parted(listed[0]) or listed if last == 1 else listed)
    if entry.get("item_kind") == CHOICE:
        several = len(re.findall("[A-Za-z]", str(entry.get("answer", "")))) > 1
        entry["item_kind"] = "multiple_choice" if several else "single_choice"
    return entry


def kind_by_answer(answer: str, has_options: bool) -> str:
    """The kind of a question whose row does not name it: a choice by its options and the letters of its answer, true or false by its answer; ""
    where neither tells."""
    told = "".join(answer.split()).casefold()
    if has_options:
        return CHOICE if re.fullmatch(r"[a-z](?:[,，、]?[a-z])*", told) else ""
    return "true_false" if told in f"{_WORDS['right']} {_WORDS['wrong']}".casefold().split() and not told.isascii() else ""


def parted_stem(text: str) -> tuple[str, list[str]]:
    """A stem and the options that stand behind it in its cell (题干……A.甲 B.乙 C.丙), in its line or in lines of their own; no options where there
    are not at least three, each opened by its letter and a mark, and the last words of the stem in front of them."""
    for opening in _FIRST_LETTER.finditer(text):
        options, start = [], opening.end()
        for letter in string.ascii_uppercase[1:]:
            following = re.compile(rf"(?<![A-Za-z]){letter}\s*[.．、:：]").search(text, start)
            options.append(text[start : following.start() if following else len(text)].strip(" \t\n\u3000；;"))
            if following is None:
                break
            start = following.end()
        if len(options) >= _LEAST_BEHIND and all(options):
            return text[: opening.start()].strip(), options
    return text, []


def _parted(text: str) -> list[str]:
    """The options that stand in one cell (A.甲 B.乙 C.丙 D.丁); none where it holds one."""
    found = _OPENED.fullmatch(text)
    return parted_stem(f" {text}")[1] if found and found[1] == string.ascii_uppercase[0] else []


def _without_letters(options: list[str]) -> list[str]:
    """Options that all open with the letter of their column (A. 1919年), and one of them at least with a mark behind it, without it, as every paper
    prints letters of its own."""
    parted = [match for option in options if (match := _OPENED.fullmatch(option))]
    lettered = [match[1] for match in parted] == list(string.ascii_uppercase[: len(options)]) and any(match[2] for match in parted)
    return [match[3] for match in parted] if lettered and len(options) > 1 else options


KNOWN_KINDS: Mapping[str, str] = {name.removesuffix(END): kind for name, kind in KIND_WORDS.items()} | _WORDS["also_kinds"]
"""All words for a kind that are read, without 题."""


def read_kind(text: str) -> str:
    """What kind of item a cell names. Raises ValueError with the words that are known."""
    word = "".join(text.split()).removesuffix(END)
    if word in KNOWN_KINDS:
        return KNOWN_KINDS[word]
    if text in KIND_WORDS.values():
        return text
    raise Mendable(_("is “{text}”; choose one of {known}").format(text=text[:40], known="、".join(KIND_WORDS)), *KIND_WORDS)


def read_options(text: str) -> list[str]:
    """The options of one cell: a line each, or opened by their letters (A. … B. …)."""
    letters = _LETTERED.findall(text)
    if len(letters) > 1 and letters == list(string.ascii_uppercase[: len(letters)]):
        return [part.strip(" \t\n；;") for part in _LETTERED.split(text)[2::2]]
    return [part for part in (line.strip() for line in _SETS_APART.split(text)) if part]


def read_answer(text: str) -> str | list[str]:
    """An answer as one text, which `facts.written_answers` reads, or the list that `written_list` wrote."""
    return as_list(text) or text


def written_list(value: Any) -> str:
    """The answer, one text or several, in a cell."""
    texts = [value] if isinstance(value, str) else list(value)
    if len(texts) > 1 and any(_SETS_APART.search(text) for text in texts):
        return json.dumps(texts, ensure_ascii=False)
    return "；".join(texts)


def read_accepted(text: str) -> list[list[str]]:
    """For each gap a line, its spellings set apart by /."""
    return [[part.strip() for part in line.split("/") if part.strip()] for line in text.split("\n")]


def written_accepted(value: Sequence[Any]) -> str:
    """The same back in a cell."""
    return "\n".join("/".join([texts] if isinstance(texts, str) else texts) for texts in value)


def read_points(text: str) -> list[list[str]]:
    """The parts of a written answer with their points, a line each: 虚心纳谏（2分）. Raises ValueError."""
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        told = _WORTH.fullmatch(line)
        if told is None:
            words = _("“{part}” has no points; write them behind each part, as 虚心纳谏（2分）")
            raise ValueError(words.format(part=line[:40]))
        found.append([told[1], told[2]])
    return found


def written_points(value: Sequence[Sequence[Any]]) -> str:
    """The same back in a cell."""
    return "\n".join(_WORDS["worth"].format(part=part, points=points) for part, points in value)


def read_topics(text: str) -> list[str]:
    """Tags, set apart by spaces or marks; / is a step of their tree, as :: is."""
    return as_list(text) or [tag.replace("/", "::") for tag in re.split(r"[\s、，,；;]+", text) if tag]


def read_difficulty(text: str) -> str:
    """易, 中, 难 or a number, as a number."""
    return str(_WORDS["difficulties"].get(text, text))


def read_place(text: str) -> dict[str, str]:
    """资治通鉴·唐纪: a document and a section."""
    document, _, section = text.removeprefix("《").partition("·")
    return {"document": document.removesuffix("》"), **({"section": section} if section else {})}
