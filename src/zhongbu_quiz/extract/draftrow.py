"""A draft as a row of a workbook: the mark of the person who reviews it, the sentence, what is lacking, and the cells of its fact.

In: a `Review`. Out: `DraftRow`s in the order of the text, whose cells read as the same facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from zhongbu_quiz.data.sentences import say
from zhongbu_quiz.extract.review import Entry, Review
from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.workbook.columns import ALSO
from zhongbu_quiz.workbook.defaults import topic_of
from zhongbu_quiz.workbook.header import also_column
from zhongbu_quiz.workbook.write import cell_text

_PASSAGE = 500
Change = Literal["", "new", "changed", "changed_accepted", "gone"]
"""What a new run finds of a draft. `changed_accepted`: its sentence was corrected after a person had accepted it."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: what its cells hold by the title of their column, with the sentence that tells it and the `words` of the fact in it.

    `accepted`: a person has marked it as a fact. `change`: what became of it since the draft that was reviewed, "" for nothing; `was`: the
    sentence of then, where it was corrected."""

    kind: str
    id: str
    cells: dict[str, str]
    passage: str
    words: tuple[str, ...] = ()
    lacks: str = ""
    rule: str = ""
    confidence: str = ""
    accepted: bool = False
    change: Change = ""
    was: str = ""


def rows_of(found: Review) -> list[DraftRow]:
    """The drafts of a review, ready ones and those that wait, in the order of the text."""
    return [_row(entry, found.document["name"]) for entry in sorted((*found.ready, *found.waiting), key=lambda entry: entry.draft.place)]


def columns_of(kind: str, places: int = 0) -> list[Column]:
    """The columns of a kind, with those of so many further places where its facts are told."""
    further = [also_column(number, name) for number in range(1, places + 1) for name in ALSO]
    return [*(column for column in KINDS[kind].all_columns if column.key != "order"), *further]


def _row(entry: Entry, document: str) -> DraftRow:
    draft, fields = entry.draft, entry.fields
    told = (column for column in columns_of(draft.kind, len(fields.get("also", ()))) if not _is_told_once(column, fields, document))
    cells = {column.title: text for column in told if (text := cell_text(fields, column))}
    rule = say("draft_why", rule=draft.why, line=draft.line)
    at = max(0, draft.passage.find(draft.value[:20]) - _PASSAGE // 2) if len(draft.passage) > _PASSAGE else 0
    words = tuple(filter(None, (draft.value, *draft.parts, *fields["source"]["evidence"])))
    return DraftRow(
        draft.kind, fields["id"], cells, draft.passage[at : at + _PASSAGE], words, _by_columns("\n".join(entry.lacks), draft.kind), rule,
        f"{draft.confidence:.2f}",
    )


def _by_columns(words: str, kind: str) -> str:
    """Words in which each field of a fact is called as its column is: 所指 for applies_to."""
    titles = {column.key.rpartition(".")[2]: column.title for column in KINDS[kind].all_columns}
    return re.sub(r"`?(?<![A-Za-z_])([a-z_]+)(?![A-Za-z_])(?:: true)?`?", lambda found: titles.get(found[1], found[0]), words)


def _is_told_once(column: Column, fields: dict[str, Any], document: str) -> bool:
    """Whether a cell would only name the document once more, which has one cell of its own."""
    if column.key in ("source.document", *KINDS[fields["kind"]].told_in) or (column.key.startswith("also.") and column.key.endswith(".document")):
        return cell_text(fields, column) == document
    if column.key == "tags":
        return list(fields["tags"]) == [topic_of(document, fields["source"]["section"])]
    return False
