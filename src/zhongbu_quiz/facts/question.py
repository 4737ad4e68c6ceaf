"""A question that somebody wrote herself, as it stands in a file: its record, and what is wrong with its form.

It is no fact: nothing is proved of it, and its author vouches for it. What can be judged is whether it can be asked at all: one key, a
letter that an option has, an answer for each gap. `items.own` makes an item of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, assert_never

from pydantic import BeforeValidator, Field

from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.facts.records import Record, Words
from zhongbu_quiz.messages import _
from zhongbu_quiz.values.item_kinds import Kind, Level, kind_name
from zhongbu_quiz.values.text import squeeze

QUESTION: Literal["question"] = "question"
"""What `kind` says of an entry that is a question."""
OWN = "own:"
"""How the ids of their items begin. A question that was exported and is read back has it already."""
FEWEST_OPTIONS, MOST_OPTIONS = 2, 26
"""A choice of one is none, and there are 26 letters."""
_LEAST_LEFT = 2
"""So many entries are a left column."""
_LONGEST = 4000
_ID = re.compile(r"[^\s\"'<>&]+")
_OF_CHOICE = ("single_choice", "multiple_choice")
_WITH_OPTIONS = (*_OF_CHOICE, "matching", "ordering")
_WITH_GAPS = ("cloze", "fill_blank")
_WITH_BRACKETS = (*_OF_CHOICE, "true_false")
_FILLED = re.compile(r"[（(]\s*(\w{1,6}|[√×✓✗])\s*[）)]\s*[。．.？?]?\s*$")
"""Brackets at the end of a stem with something in them."""
_NO_COMMAS = str.maketrans("", "", "、,，")

Fault = tuple[tuple[str | int, ...], str]
"""Where in a record something is wrong, and what, with what to write instead."""


def _text(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST:
        raise ValueError(_("has {count} characters, and {most} is the most; shorten it").format(count=len(value), most=_LONGEST))
    return value.strip() if isinstance(value, str) else value


def _id(value: object) -> object:
    if isinstance(value, str) and not _ID.fullmatch(value.removeprefix(OWN)):
        raise ValueError(_("must be without spaces and quotation marks, such as q-001"))
    return value.removeprefix(OWN) if isinstance(value, str) else value


def _of_difficulty(value: object) -> object:
    if isinstance(value, str) and not value.strip().isdecimal():
        raise ValueError(_("is {got!r}; write a number from 1 (easy) to 5 (hard)").format(got=value[:40]))
    return value


def _listed(value: object) -> object:
    """A text is a list of one."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1), BeforeValidator(_text)]
"""Text of several lines, if its author wants them."""
def _option(value: object) -> object:
    if value == "":
        raise ValueError(_("is empty, and an option stands behind it; write it, or move those behind it up"))
    return value


Option = Annotated[Text, BeforeValidator(_option)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]


class QuestionSource(Record):
    """Where a question is from, if its author says so."""

    document: Words
    section: str = ""


class QuestionRecord(Record):
    """A question as its author writes it.

    `item_kind`: what kind of item it is. `stem`: （　　） where a letter or a sign goes, ______ where words go. `options`: those of a
    choice, the entries to be ordered, the right column of a matching; `left` is the left column. `answer`: letters of options (B, AC, for
    an ordering C→A→B, for a matching 1—B；2—A), 对 or 错, the text of each gap, or a text. `accepted`: what else is right in each gap.
    `points`: the parts of a written answer with the points of each; `worth`: the points of one whose parts have none (what one of the
    other kinds is worth, the deck says). `material`: what is read before; questions under the same
    text stand together. `picture`: the name of a picture in the project's folder, `caption`: what it shows. `note` is printed with the answer,
    `remark` never.
    """

    id: Annotated[str, Field(min_length=1, max_length=160), BeforeValidator(_id)]
    kind: Literal["question"]
    item_kind: Kind
    stem: Text
    options: tuple[Option, ...] = ()
    left: tuple[Text, ...] = ()
    answer: Texts
    accepted: tuple[Texts, ...] = ()
    explanation: Annotated[str, BeforeValidator(_text)] = ""
    worth: Annotated[int, Field(ge=1, le=100)] | None = None
    points: tuple[tuple[Text, Annotated[int, Field(ge=1, le=100)]], ...] = ()
    level: Level = "识记"
    difficulty: Annotated[Annotated[int, Field(ge=1, le=5)] | None, BeforeValidator(_of_difficulty)] = None
    tags: tuple[Annotated[str, Field(pattern=r"^[^\s]+$")], ...] = ()
    source: QuestionSource | None = None
    material: Text | None = None
    picture: Words | None = None
    caption: Words | None = None
    note: Text | None = None
    remark: Words | None = None

    @property
    def columns(self) -> tuple[str, tuple[str, ...]]:
        """Of a matching, the stem and its left column, which may stand in the lines below it as （1）…（2）…"""
        return (self.stem, self.left) if self.left or self.item_kind != "matching" else answers.numbered_lines(self.stem)

    @property
    def entries(self) -> tuple[str, tuple[str, ...]]:
        """Of an ordering, the stem and its entries, which may stand in the lines below it as ①…②…; of the rest the stem and the options."""
        return (self.stem, self.options) if self.options or self.item_kind != "ordering" else answers.numbered_lines(self.stem)


def faults(record: QuestionRecord) -> Iterator[Fault]:
    """All that keeps a question from being asked."""
    kind = record.item_kind
    yield from _options(record)
    yield from _given_away(record)
    if record.points and kind != "short_answer":
        yield ("points",), _("only a written answer has parts with points; remove them, or make it a short_answer (简答题)")
    total = sum(each for _part, each in record.points)
    if record.points and record.worth not in (None, total):
        yield ("worth",), _("is {worth}, but the points of the parts make {total}; mend one of them").format(worth=record.worth, total=total)
    if record.left and kind != "matching":
        yield ("left",), _("only a matching has a left column; remove it, or make it a matching (连线题)")
    if record.accepted and kind not in _WITH_GAPS:
        yield ("accepted",), _("only a text that is filled in has other spellings; remove them")
    if record.caption and not record.picture:
        yield ("caption",), _("says what a picture shows, and there is none; write the name of the picture, or remove this")
    try:
        yield from _answered(record, kind)
    except ValueError as error:
        yield ("answer",), str(error)


def _options(record: QuestionRecord) -> Iterator[Fault]:
    kind, options = record.item_kind, record.entries[1]
    count = len(options)
    if kind not in _WITH_OPTIONS:
        if count:
            yield ("options",), _("a {kind} has no options; remove them, or make it a choice").format(kind=kind_name(kind))
        return
    if kind == "matching" and not count and len(record.columns[1]) < _LEAST_LEFT:
        yield ("options",), _("a matching has two columns, and here are none; write the left one below the stem, a line each: （1）…（2）…, and the "
                              "right one as the options (选项A, 选项B …)")  # fmt: skip
        return
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        words = _("a {kind} has {count} options; write {least} to {most}")
        yield ("options",), words.format(kind=kind_name(kind), count=count, least=FEWEST_OPTIONS, most=MOST_OPTIONS)
    yield from _twice("options", options)


def _twice(name: str, texts: Sequence[str]) -> Iterator[Fault]:
    counts = Counter(map(squeeze, texts))
    for place, text in enumerate(texts):
        if counts[squeeze(text)] > 1 and squeeze(text) in map(squeeze, texts[:place]):
            yield (name, place), _("{text!r} stands twice among the entries; change one").format(text=text)


def _given_away(record: QuestionRecord) -> Iterator[Fault]:
    """A stem with brackets that have the answer in them, as it stands in copies of teachers: a choice anywhere, others at the end."""
    if record.item_kind not in _WITH_BRACKETS:
        return
    found = _FILLED.search(record.stem)
    got, told = (found[0].strip("。．.？? "), found[1]) if found else answers.keyed_bracket(record.stem, record.options)
    answer = "".join(record.answer)
    if not got:
        return
    if squeeze(told) == squeeze(answer):
        yield ("stem",), _("has its answer in the brackets: {got}; leave them empty: （　　）").format(got=got)
    elif len(answers.split_at_brackets(record.stem)) == 1 and _is_other_key(record, told):
        words = _("has {got} in its brackets, and its answer is {answer}; see which of the two is right, write that as the answer, and leave the "
                  "brackets empty: （　　）")  # fmt: skip
        yield ("stem",), words.format(got=got, answer=answer)


def _is_other_key(record: QuestionRecord, told: str) -> bool:
    """Whether what stands in brackets names a key, by letters of options or a sign of right and wrong, and another one than the answer does."""
    letters = squeeze(told).upper().translate(_NO_COMMAS)
    try:
        if record.item_kind == "true_false":
            return answers.truth((told,)) != answers.truth(record.answer)
        named = set(letters) <= set(answers.LETTERS[: len(record.options)])
        return named and answers.places((letters,), record.options) != answers.places(record.answer, record.options)
    except ValueError:
        return False  # no key at all, or an answer that is told of by itself


def _answered(record: QuestionRecord, kind: Kind) -> Iterator[Fault]:
    """Whether the answer fits the rest. Raises ValueError where it cannot be read."""
    match kind:
        case "single_choice" | "multiple_choice":
            if not record.options:
                return  # which is told of the options
            keys = answers.places(record.answer, record.options)
            if kind == "single_choice" and len(keys) != 1:
                words = _("names {count} options, and a single_choice has one; write one letter, or make it a multiple_choice (多选题)")
                yield ("answer",), words.format(count=len(keys))
            if kind == "multiple_choice" and len(keys) < 2:
                yield ("answer",), _("names one option, and a multiple_choice has two or more; write them all, or make it a single_choice (单选题)")
        case "true_false":
            answers.truth(record.answer)
        case "cloze" | "fill_blank":
            count = len(answers.split_at_gaps(record.stem)) - 1
            if not count:
                yield ("stem",), _("has no gap; write ______ where the answer belongs")
                return
            if bracket := answers.bracket_beside_lines(record.stem):
                yield ("stem",), _("has gaps of two sorts, {bracket} and ______; write ______ for each").format(bracket=bracket)
                return
            answers.of_gaps(record.answer, count)
            if len(record.accepted) > count:
                words = _("has entries for {count} gaps, and the stem has {gaps}; write one for each gap")
                yield ("accepted",), words.format(count=len(record.accepted), gaps=count)
        case "matching":
            left = record.columns[1]
            if not record.options:
                return  # which is told of the options
            if len(left) < _LEAST_LEFT:
                yield ("left",), _("a matching has a left column of two entries or more; write them below the stem, a line each: （1）…")
                return
            yield from _twice("left", left)
            answers.pairs(record.answer, record.options, len(left))
        case "ordering":
            answers.order(record.answer, record.entries[1])
        case "short_answer":
            if len(record.answer) != 1:
                yield ("answer",), _("is a list, and a short_answer has one text; write it as one")
        case _:
            assert_never(kind)


