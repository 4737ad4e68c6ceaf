"""Questions that a teacher wrote herself -> items: nothing is proved of them, and they go through draws and exports as the others do.

In: records whose form is right (`facts.question`). Out: items with the origin `author`, without facts, whose ids begin with `own:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, assert_never

from zhongbu_quiz.chance import digest
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.facts import written_answers as answers
from zhongbu_quiz.facts.load import PlacedQuestion
from zhongbu_quiz.facts.question import OWN, QuestionRecord
from zhongbu_quiz.items.accepted import spelled
from zhongbu_quiz.items.figure import Material
from zhongbu_quiz.items.item import (
    Blank,
    Choice,
    Gap,
    Item,
    ItemSource,
    Matching,
    Open,
    Option,
    Ordering,
    Stem,
    TrueFalse,
)
from zhongbu_quiz.items.option_order import named_by_place
from zhongbu_quiz.loading.picture import find_picture, read_picture
from zhongbu_quiz.values.picture import Picture

MODEL = "own"
"""What `models` calls them in a deck: no item model made them."""


def own_id(name: str) -> str:
    """The id of the item of a question; an item's own stays as it is."""
    return OWN + name.removeprefix(OWN)


def own_items(questions: Iterable[PlacedQuestion], project: Path) -> list[Item]:
    """The items of the questions of a project, whose pictures lie in its folder or beside the file that names them. Raises ContentError with all that
    is wrong with the pictures."""
    items: list[Item] = []
    problems: list[Problem] = []
    for placed in questions:
        record = placed.record
        try:
            picture = read_picture(record.picture, _folders(placed, project), project, record.caption or "") if record.picture else None
            items.append(own_item(record, picture))
        except ValueError as error:
            problems.append(placed.problem(str(error)))
    if problems:
        raise ContentError(problems)
    return items


def picture_files(questions: Iterable[PlacedQuestion], project: Path) -> list[Path]:
    """The files of the pictures that the questions of a project show."""
    shown = [placed for placed in questions if placed.record.picture]
    return [find_picture(str(placed.record.picture), _folders(placed, project), project) for placed in shown]


def _folders(placed: PlacedQuestion, project: Path) -> tuple[Path, Path]:
    """Where a picture may lie: in the folder of the project, or beside the file that names it."""
    return project, Path(str(placed.path).partition("[")[0]).parent  # facts.xlsx[自编题]


def own_item(record: QuestionRecord, picture: Picture | None = None) -> Item:
    """The item of a question, with its picture. Raises ValueError where its form is wrong (`facts.question.faults` says so before)."""
    common = _common(record, picture)
    match record.item_kind:
        case "single_choice" | "multiple_choice":
            key = answers.places(record.answer, record.options)
            fixed = named_by_place(record.options, (record.explanation,))
            return Choice(**common, kind=record.item_kind, stem=_bracketed(record.stem), options=_options(record), answer=key, ascending=fixed)
        case "true_false":
            return TrueFalse(**common, stem=_bracketed(record.stem), answer=answers.truth(record.answer))
        case "cloze" | "fill_blank":
            texts = answers.split_at_gaps(record.stem)
            filled = answers.of_gaps(record.answer, len(texts) - 1)
            return Gap(**common, kind=record.item_kind, stem=_stem(texts, filled), answer=filled, also=_also(record, filled))
        case "matching":
            stem, left = record.columns
            rights = [record.options[place] for place in answers.pairs(record.answer, record.options, len(left))]
            return Matching(**common, stem=(stem,), options=_options(record), answer=tuple(zip(left, rights, strict=True)))
        case "ordering":
            asked, entries = record.entries
            order = tuple(entries[place] for place in answers.order(record.answer, entries))
            return Ordering(**common, stem=(asked,), options=tuple(map(Option, entries)), answer=order)
        case "short_answer":
            return Open(**common, stem=(record.stem,), answer=record.answer[0])
        case _:
            assert_never(record.item_kind)


def _common(record: QuestionRecord, picture: Picture | None) -> dict[str, Any]:
    """The fields that all items have, but for the stem."""
    source = record.source
    return {
        "id": own_id(record.id),
        "model": MODEL,
        "explanation": record.explanation,
        "facts": (),
        "tags": record.tags,
        "difficulty": record.difficulty,
        "source": ItemSource(source.document, source.section) if source else ItemSource("", ""),
        "topic": record.tags[0].rpartition("::")[2] if record.tags else "",
        "notes": (record.note,) if record.note else (),
        "origin": "author",
        "level": record.level,
        "points": record.points or _as_one(record),
        "material": Material(f"{OWN}{digest(record.material):016x}", record.material) if record.material else None,
        "picture": picture,
    }


def _as_one(record: QuestionRecord) -> tuple[tuple[str, int], ...] | None:
    """A written answer without parts, with the points of the whole."""
    return ((record.answer[0], record.worth),) if record.worth and record.item_kind == "short_answer" else None


def _bracketed(stem: str) -> Stem:
    texts = answers.split_at_brackets(stem)
    return _stem(texts, ("",) * (len(texts) - 1))


def _stem(texts: Sequence[str], filled: Sequence[str]) -> Stem:
    """Texts with a gap between each two."""
    parts: list[str | Blank] = []
    for place, text in enumerate(texts):
        if place:
            parts.append(Blank(filled[place - 1]))
        if text:
            parts.append(text)
    return tuple(parts)


def _options(record: QuestionRecord) -> tuple[Option, ...]:
    return tuple(map(Option, record.options))


def _also(record: QuestionRecord, key: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What else is right in each gap, the key itself left out: what its author says, and all of it without its marks."""
    told = (*record.accepted, *((),) * (len(key) - len(record.accepted)))
    spellings = (spelled((text, *others)) for text, others in zip(key, told, strict=True))
    return tuple(tuple(text for text in texts if text != key[place]) for place, texts in enumerate(spellings))
