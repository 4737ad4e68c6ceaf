"""A question bank -> its questions, and all that was not understood: the door of this folder.

In: a path, and the column maps that its table may follow. Out: a `Bank`. A file that is none is a UserError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from zhongbu_quiz.data.lexicon import load_lexicon
from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.exports.tablemap import TableMap
from zhongbu_quiz.facts.load import read_question
from zhongbu_quiz.facts.question import QuestionRecord
from zhongbu_quiz.facts.written_answers import split_at_gaps
from zhongbu_quiz.intake.drafts import Draft, Drafts, read_drafts
from zhongbu_quiz.intake.entries import entry_of, shortened, stray
from zhongbu_quiz.intake.lines import SUFFIXES, bank_lines
from zhongbu_quiz.intake.spots import BankFile, Entry, Spot
from zhongbu_quiz.intake.tables import read_table
from zhongbu_quiz.messages import _, reason, typed_path

_NO_ID = re.compile(r"[\s\"'<>&]+")
_FEWEST = 2
"""So many questions make a text a bank."""


@dataclass(frozen=True)
class Bank:
    """The questions that were understood, as a file that others read, and what was not."""

    file: BankFile
    records: tuple[QuestionRecord, ...]
    problems: tuple[Problem, ...]


def is_bank(path: Path) -> bool:
    """Whether a text or a Word file is a question bank: numbered questions, most of which have options, an answer or a gap. Raises UserError where
    it cannot be read."""
    return path.suffix.lower() in SUFFIXES and _are_questions(_drafts(path).questions)


def read_text_bank(path: Path) -> Bank:
    """The questions of a bank in words. Raises UserError where it has none, or cannot be read."""
    drafts = _drafts(path)
    if not drafts.questions:
        words = _("{path}: no numbered question was found; write each as 1. with its question, A. B. C. D. and 答案： in lines of their own; the "
                  "facts of a text are drafted by: zhongbu-quiz extract {typed} -o {out}")  # fmt: skip
        raise UserError(words.format(path=path, typed=typed_path(path), out=typed_path(path.with_suffix(".xlsx"))))
    problems = [Spot(path, line.number).problem(stray(line.text)) for line in drafts.strays]
    example = " ".join(load_lexicon().words("banks.example"))
    for opening in drafts.unnumbered:
        words = _("a material begins here ({text}), and nothing says to which questions it belongs, so it is left out with what stands below it; "
                  "write a line above it such as {example}, or a number before it, where it is of one question")  # fmt: skip
        problems.append(Spot(path, opening.number).problem(words.format(text=shortened(opening.text), example=example)))
    problems += _numbered_twice(path, drafts.questions)
    for key in drafts.unused:
        words = _("the answer of number {number} has no question; mend the number, or remove it")
        if any(draft.number == key.number for draft in drafts.questions):
            words = _("number {number} has an answer below its question, and another one here, which is not taken; see which is right, and remove "
                      "the other one")  # fmt: skip
        problems.append(Spot(path, key.line).problem(words.format(number=key.number)))
    entries: list[Entry] = []
    for number, draft in enumerate(drafts.questions, 1):
        for line in draft.lost:
            words = _("holds a picture or a formula, which does not come along; save it as a picture, and write its name in the column 图")
            problems.append(Spot(path, line).problem(words))
        entry, wrong = entry_of(draft, path, f"{named_after(path)}-{number:03}")
        problems += wrong
        if entry:
            entries.append(entry)
    return understood(path, entries, problems)


def read_table_bank(path: Path, layouts: Sequence[TableMap]) -> Bank | None:
    """The questions of a table in the layout of a platform; None where it is in none of these. Raises UserError where it cannot be read."""
    found = read_table(path, layouts, named_after(path))
    return understood(path, *found) if found else None


def understood(path: Path, entries: Sequence[Entry], problems: Sequence[Problem]) -> Bank:
    """The bank of the entries that can be asked; what is wrong with the others joins the problems."""
    told = list(problems)
    tried = BankFile(path, entries)
    records = [read_question(tried, ("facts", number), told) for number in range(len(entries))]
    kept = [entry for entry, record in zip(entries, records, strict=True) if record]
    return Bank(BankFile(path, kept), tuple(record for record in records if record), ContentError(told).problems)


def named_after(path: Path) -> str:
    """What the ids of the questions of a bank begin with: the name of its file, so that two banks never meet."""
    return _NO_ID.sub("-", path.stem)[:80]


def _drafts(path: Path) -> Drafts:
    try:
        path.stat()
    except OSError as error:
        words = _("{path}: cannot be read ({reason}); check the name")
        raise UserError(words.format(path=path, reason=reason(error))) from None
    return read_drafts(bank_lines(path))


def _numbered_twice(path: Path, drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Where a question has the number of the one right before it, which answers at the end may mean too."""
    for before, draft in pairwise(drafts):
        if (draft.part, draft.number) == (before.part, before.number):
            words = _("the number {number} stands in line {line} too; both questions are kept; give each a number of its own")
            yield Spot(path, draft.line).problem(words.format(number=draft.number, line=before.line))


def _are_questions(drafts: Sequence[Draft]) -> bool:
    asking = sum(len(draft.options) > 1 or "answer" in draft.said or _has_gap(draft) for draft in drafts)
    return asking >= _FEWEST and asking * 2 >= len(drafts)


def _has_gap(draft: Draft) -> bool:
    return any(len(split_at_gaps(line.text)) > 1 for line in draft.stem)

