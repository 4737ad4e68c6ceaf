"""`templates/questions/*.yaml` -> item models: which facts, which slot is asked, the stem, where options come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.facts.filter import FactFilter
from zhongbu_quiz.facts.records import FACT_KINDS, Record, Words
from zhongbu_quiz.facts.slots import SLOT_NUMBERS
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.items.template import Template, TemplateError
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import YamlFile, load_yaml

Construction = Literal[
    "siblings", "ladder", "parts", "statements", "two_by_two", "order_quad", "series", "leader", "odd_one_out"
]
CONSTRUCTIONS: tuple[str, ...] = get_args(Construction)
"""Where options come from: siblings and ladder answer one query each; the others build items over several facts or parts."""
SLOTS = {
    "event": ("date", "actor", "action", "object", "place", "document_number", "content", "deed"),
    "statistic": ("period", "region", "indicator", "figure", "whole", "compared_with", "unit"),
    "slogan": ("name", "issued_in", "issued_date", "applies_to", "meaning", "part", "parts"),
}
ONE_GAP = ("single_choice", "fill_blank", "true_false")
"""Kinds whose stem must show where the answer stands (in a true or false, where a right or wrong value is put)."""
EXTRA_NAMES = {
    "claim",
    "some_parts",
    "quoted",
    "verb",
    "label",
    "issuer",
    "blank",
    "sentence",
    "statement",
    "document",
    "section",
    "others",
    "note",
    "attribution",
}
"""What a template may name besides slots.

`blank` is the gap; `sentence` the statement with the gap, `claim` the same without gap and opening, `statement` the
whole of it; `issuer` who says it, `verb` how (提出, 指出 …), `label` the name as a sentence prints it, `quoted` is set
where that is a fixed phrase; `document` and `section` where it is told; `some_parts` the first three parts of a list,
`others` all but the one asked; `note` an editor's note, and `attribution` 据《…》一文， where the truth is the document's
alone (else empty).
"""


class ItemModelRecord(Record):
    """An item model as its author writes it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9\-]*$", max_length=60)]
    kind: Literal[KINDS]  # type: ignore[valid-type]
    facts: FactFilter
    asks: Words
    stem: str | None = None
    without: tuple[Words, ...] = ()
    options: tuple[Construction, ...] = ()
    left: str | None = None
    second: Words | None = None
    size: Annotated[int, Field(ge=3, le=8)] | None = None
    family: tuple[Literal["document", "section", "topic", "stage", "tag", "aspect", "unit", "region"], ...] = ()
    explanation: str | None = None
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = None
    tags: tuple[Words, ...] = ()
    attribute: bool = False
    hint: str = ""
    description: str = ""


@dataclass(frozen=True, eq=False)
class ItemModel:
    """A loaded item model with its templates compiled."""

    record: ItemModelRecord
    stem: Template | None
    explanation: Template | None
    left: Template | None
    path: Path

    @property
    def id(self) -> str:
        """The name of the model; part of every item id, so stable for ever."""
        return self.record.id

    @property
    def kind(self) -> str:
        """The kind of the items that it makes."""
        return str(self.record.kind)


def model_files(folder: Path) -> list[Path]:
    """The item model files of a `templates/` folder, by name; none where it has no `questions/`."""
    questions = folder / "questions"
    return sorted(questions.glob("*.yaml")) if questions.is_dir() else []


def load_models(paths: Sequence[Path]) -> tuple[ItemModel, ...]:
    """Read item models, one or more a file (`model:` fields at the top, or a list under `models:`). Raises ContentError."""
    problems: list[Problem] = []
    models: list[ItemModel] = []
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            file = load_yaml(path)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        model = _model(file, problems)
        if model and model.id in seen:
            problems.append(
                file.problem(("id",), f"the item model {model.id!r} is already in {seen[model.id]}; rename one")
            )
        elif model:
            seen[model.id] = path
            models.append(model)
    if problems:
        raise ContentError(problems)
    return tuple(models)


def _model(file: YamlFile, problems: list[Problem]) -> ItemModel | None:
    record = validated(ItemModelRecord, file.data, file, (), problems)
    if record is None:
        return None
    found = len(problems)
    if record.id != file.path.stem:
        problems.append(
            file.problem(("id",), f"the id {record.id!r} must be the name of the file; write {file.path.stem!r}")
        )
    kinds: tuple[str, ...] = record.facts.kind or tuple(FACT_KINDS)
    slots = {slot for kind in kinds for slot in SLOTS.get(kind, ())}
    if record.asks not in slots:
        problems.append(
            file.problem(("asks",), f"unknown slot {record.asks!r}; these facts have: {', '.join(sorted(slots))}")
        )
    if record.kind == "cloze" and record.stem is not None:
        problems.append(
            file.problem(
                ("stem",), "a cloze hides a slot in the fact's own statement; remove `stem` (or make it a fill_blank)"
            )
        )
    if record.kind == "cloze" and record.asks not in SLOT_NUMBERS and record.asks != "part":
        problems.append(
            file.problem(("asks",), f"the slot {record.asks!r} cannot be hidden in a cloze; ask a single slot")
        )
    if record.kind in ("single_choice", "multiple_choice", "true_false") and not record.options:
        problems.append(
            file.problem(
                ("kind",), f"a choice needs `options:`, where its distractors come from: {', '.join(CONSTRUCTIONS)}"
            )
        )
    stem = _template(record.stem, "stem", (slots | EXTRA_NAMES) - {record.asks}, file, problems)
    explanation = _template(record.explanation, "explanation", slots | EXTRA_NAMES - {"blank"}, file, problems)
    left = _template(record.left, "left", (slots | EXTRA_NAMES) - {record.asks, "blank", "sentence"}, file, problems)
    if record.kind == "matching" and record.left is None:
        problems.append(file.problem(("kind",), "a matching needs `left:`, what stands in the left column"))
    if stem and record.kind in ONE_GAP and not {"blank", "sentence"} & stem.names:
        problems.append(file.problem(("stem",), "the stem has no gap; write {{ blank }} where the answer stands"))
    if len(problems) > found:
        return None
    return ItemModel(record, stem, explanation, left, file.path)


def _template(
    source: str | None, field: str, allowed: set[str], file: YamlFile, problems: list[Problem]
) -> Template | None:
    if source is None:
        return None
    try:
        return Template(source.strip(), allowed)
    except TemplateError as error:
        line = file.text_line((field,)) + error.line - 1
        problems.append(problem(file.path, line, f"`{field}`: {error}"))
        return None
