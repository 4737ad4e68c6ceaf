"""Drafts of questions -> entries as a fact file holds them, each of the kind that its heading, its options or its answer says.

In: `Draft`s. Out: `Entry`s, and what is missing in a draft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.errors import Problem
from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.intake import marks
from zhongbu_quiz.intake.drafts import Draft
from zhongbu_quiz.intake.lines import Line
from zhongbu_quiz.intake.spots import Entry, Spot
from zhongbu_quiz.items.item import CHOICE_BLANK
from zhongbu_quiz.loading.yamlfile import Place
from zhongbu_quiz.messages import _, marked
from zhongbu_quiz.workbook.question_sheet import CHOICE, COLUMNS, read_difficulty, read_kind, read_place, read_topics

_KEYED = r"[（(]\s*([A-Z](?:[\s、,，]*[A-Z]){0,7}|<banks.truth>)\s*[)）]"
"""A bracket that has the answer in it."""
_PAIRS = re.compile(r"\s*[(（]?\d{1,2}[)）]?\s*[-—–－:：→]*\s*[A-Z](?:[\s,，;；、]+[(（]?\d{1,2}[)）]?\s*[-—–－:：→]*\s*[A-Z])+\s*")
_LETTERS = re.compile(r"[A-Z](?:[\s、,，]*[A-Z])*[.。]?")
_ORDERED = re.compile(r"[A-Z①-⑳](?:\s*(?:→|->|—|-)\s*[A-Z①-⑳])+")
_OF_OPTION = re.compile(r"[A-H]\s*[.．、]\s*\S")
_SHOWN = 20
"""Characters by which a line is known again."""
_NO_OPTIONS = marked("has no options; write them below it, a line each: A. …")
_WRITTEN = ("short_answer", "fill_blank")


def entry_of(draft: Draft, path: Path, name: str) -> tuple[Entry | None, list[Problem]]:
    """The entry of a draft, whose id is `name`; None where it lacks what a question must have, and what to write."""
    whole = Spot(path, draft.line, _("question {number}").format(number=draft.number))
    problems = [Spot(path, line.number).problem(stray(line.text)) for line in _behind_answer(draft)]
    stem, answer = marks.joined_lines([line.text for line in draft.stem]), draft.told("answer")
    if not answer:
        stem, answer = _answer_inside(stem)
    elif (inside := _answer_inside(stem))[1] == answer:
        stem = inside[0]
    if not stem:
        problems.append(whole.problem(_("has no text behind its number; write the question there")))
    if not answer:
        words = _("has no answer; write 答案： and the answer in a line below it, or its number and the answer in a list 参考答案 at the end")
        problems.append(whole.problem(words))
    if not stem or not answer:
        return None, problems
    try:
        kind = _kind(draft, stem, answer)
    except ValueError as error:
        return None, [*problems, whole.problem(str(error))]
    options = [line.text for line in draft.options]
    stem, told = _as_asked(kind, stem, answer, options, draft)
    said: dict[str, Any] = {
        "id": name,
        "kind": "question",
        "item_kind": kind,
        "stem": stem,
        "options": options,
        "answer": told,
        "explanation": draft.told("explanation"),
        "worth": _points(draft) if kind == "short_answer" else "",
        "tags": read_topics(draft.told("topics")) if draft.told("topics") else [],
        "difficulty": read_difficulty(draft.told("difficulty").strip("。 ")),
        "source": read_place(draft.told("source")) if draft.told("source") else {},
        "material": draft.material,
    }
    spots: dict[Place, Spot] = {(): whole}
    for key in said:
        lines = draft.said.get(_TAGS.get(key, key), [])
        spots[(key,)] = _spot(path, draft, _COLUMNS.get(key, ""), lines)
    for place, line in enumerate(draft.options):
        letter = answers.LETTERS[place] if place < len(answers.LETTERS) else ""
        spots[("options", place)] = _spot(path, draft, _("option {letter}").format(letter=letter), [line])
    return Entry({key: value for key, value in said.items() if value not in ("", [], {})}, spots), problems


_CIRCLE = re.compile("[①-⑳]")
_TAGS = {"tags": "topics"}
_COLUMNS = {column.key: column.title for column in COLUMNS}


def _spot(path: Path, draft: Draft, what: str, lines: Sequence[Line]) -> Spot:
    words = _("question {number}, {what}") if what else _("question {number}")
    return Spot(path, lines[0].number if lines else draft.line, words.format(number=draft.number, what=what))


def shortened(text: str) -> str:
    """The beginning of a line, by which it is known again."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def stray(text: str) -> str:
    """Words for a line that belongs to no question."""
    if _OF_OPTION.match(text):
        words = _("{text!r} is an option out of order: a letter before it is missing, or stands twice; "
                  "letter the options A, B, C … one after the other")  # fmt: skip
        return words.format(text=shortened(text))
    return _("{text!r} belongs to no question; write it behind its number, its letter or 解析：, or remove it").format(text=shortened(text))


def _behind_answer(draft: Draft) -> list[Line]:
    """The lines behind the answer that are none of it, which it then has not any more: only what is written out has several lines, and gaps have
    one each."""
    lines = draft.said.get("answer", [])
    gaps = len(answers.split_at_gaps(marks.joined_lines([line.text for line in draft.stem]))) - 1
    if draft.options or (lines and _is_truth(lines[0].text)) or draft.kind in ("true_false", "matching", "ordering"):
        most = 1
    else:
        most = gaps if gaps and draft.kind != "short_answer" else len(lines)
    extra = lines[most:]
    del lines[most:]
    return extra


def _points(draft: Draft) -> str:
    found = re.match(r"\d+", draft.told("worth") or draft.worth)
    return found[0] if found else ""


def _answer_inside(stem: str) -> tuple[str, str]:
    """A stem whose bracket holds the answer, with an empty one in its place, and that answer; the last one where there are several."""
    found = list(load_lexicon().pattern(_KEYED).finditer(marks.plain(stem)))
    if not found:
        return stem, ""
    last = found[-1]
    return f"{stem[: last.start()]}{CHOICE_BLANK}{stem[last.end() :]}".removeprefix(CHOICE_BLANK), re.sub(r"[\s、,，]", "", last[1])


def _kind(draft: Draft, stem: str, answer: str) -> str:
    """The kind of item that a draft is. Raises ValueError where its tag 题型 names none."""
    said = read_kind(draft.told("kind")) if draft.told("kind") else draft.kind
    flat = marks.plain(answer).strip()
    if not draft.options and marks.kind_opening(stem) == "short_answer" and len(answers.split_at_gaps(stem)) == 1:
        return "short_answer"  # whatever the heading says of the other questions
    if said == CHOICE or (not said and draft.options):
        if not draft.options:
            raise ValueError(_(_NO_OPTIONS))
        if not said and _ORDERED.fullmatch(flat):
            return "ordering"
        if not said and _PAIRS.fullmatch(flat):
            return "matching"
        return "multiple_choice" if len(re.findall("[A-Z]", flat)) > 1 and _LETTERS.fullmatch(flat) else "single_choice"
    if said:
        if said in ("single_choice", "multiple_choice") and not draft.options:
            raise ValueError(_(_NO_OPTIONS))
        return said
    if _is_truth(answer) and "__" not in stem:
        return "true_false"
    if _CIRCLE.fullmatch(answer.strip(" 。.")) and len(set(_CIRCLE.findall(stem))) > 1:
        raise ValueError(_("numbers its options ①②③④; write A. B. C. D. in front of them instead, and the letter of the right one as the answer"))
    if _LETTERS.fullmatch(flat) and "__" not in stem:
        raise ValueError(_(_NO_OPTIONS))
    return "fill_blank" if len(answers.split_at_gaps(stem)) > 1 else "short_answer"


def _is_truth(answer: str) -> bool:
    try:
        answers.truth([answer])
    except ValueError:
        return False
    return True


def _as_asked(kind: str, stem: str, answer: str, options: list[str], draft: Draft) -> tuple[str, str | list[str]]:
    """The stem and the answer in the forms that the kind wants."""
    if kind == "true_false" and options and not _is_truth(answer):
        places = answers.LETTERS.find(marks.plain(answer).strip()[:1])
        answer = options[places] if 0 <= places < len(options) else answer
    if kind == "true_false":
        options.clear()
    if kind == "fill_blank":
        gaps = len(answers.split_at_gaps(stem)) - 1
        texts = [line.text for line in draft.said.get("answer", [])]
        if len(texts) == gaps > 1:
            return stem, texts
        spaced = re.split(r"\s{2,}|[\t　]+|\s+(?=[（(]?\d[)）.．、])|\s", answer.strip())
        if gaps > 1 and len(spaced) == gaps and not re.search(r"[；;｜|\n]", answer):
            return stem, spaced
    if kind not in _WRITTEN:
        answer = answer.strip(" 。.")
    return stem, answer

