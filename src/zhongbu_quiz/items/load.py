"""`templates/questions/*.yaml` -> item models, each by the record of its construction. All mistakes of all files are told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.registry import CONSTRUCTIONS
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import YamlFile, load_yaml

RECORDS: tuple[type[ItemModel], ...] = tuple(construction.record for construction in CONSTRUCTIONS)
_KEYS = {key for record in RECORDS for key in record.model_fields}
"""Every key that some construction reads."""


def model_files(folder: Path) -> list[Path]:
    """The item model files of a `templates/` folder, by name; none where it has no `questions/`."""
    questions = folder / "questions"
    return sorted(questions.glob("*.yaml")) if questions.is_dir() else []


def load_models(paths: Sequence[Path]) -> tuple[ItemModel, ...]:
    """Read item models, one a file. Raises ContentError."""
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
    data = file.data
    if not isinstance(data, dict):
        return validated(ItemModel, data, file, (), problems)  # which says what is wanted instead
    before = len(problems)
    record = _record(data, file, problems)
    keys = (record or ItemModel).model_fields
    for key in data.keys() - keys.keys():
        if record is not None:
            problems.append(file.problem((key,), _unread(key, record)))
    known = {key: data[key] for key in data if key in keys}
    model = validated(record or ItemModel, known, file, (), problems, f"in {record.title()}, " if record else "")
    if model is not None and model.id != file.path.stem:
        problems.append(
            file.problem(("id",), f"the id {model.id!r} must be the name of the file; write {file.path.stem!r}")
        )
    return model if len(problems) == before else None


def _unread(key: str, record: type[ItemModel]) -> str:
    allowed = ", ".join(record.model_fields)
    if key in _KEYS:
        return f"`{key}` does not apply to {record.title()}; allowed here: {allowed}"
    return f"unknown key {key!r}; allowed here: {allowed}"


def _record(data: Mapping[str, object], file: YamlFile, problems: list[Problem]) -> type[ItemModel] | None:
    """The record that `kind`, `options` and `asks` choose; None where they choose none, with the problem told."""
    kind = data.get("kind")
    if not isinstance(kind, str):
        return None  # told by the record that all share
    able = [record for record in RECORDS if record.kind_made() == kind]
    if not able:
        listed = ", ".join(map(repr, KINDS[:-1]))
        problems.append(file.problem(("kind",), f"`kind` is {kind!r}; write one of {listed} or {KINDS[-1]!r}"))
        return None
    marked = [record for record in able if record.marked_by and record.marked_by in data]
    able = marked or [record for record in able if not record.marked_by]
    if any("options" in record.model_fields for record in able):
        return _by_options(able, data, file, problems)
    if len(able) == 1:
        return able[0]
    return _by_asks(able, data, file, problems)


def _by_options(
    able: list[type[ItemModel]], data: Mapping[str, object], file: YamlFile, problems: list[Problem]
) -> type[ItemModel] | None:
    options = data.get("options")
    sources = ", ".join(dict.fromkeys(word for record in able for word in record.words()))
    if not options:
        words = f"a choice needs `options:`, where its distractors come from: {sources}"
        problems.append(file.problem(("options",) if "options" in data else ("kind",), words))
        return None
    given = [word for word in options if isinstance(word, str)] if isinstance(options, list) else []
    named = [record for record in able if record.by and record.by in given]
    if len(named) > 1:
        words = " and ".join(record.by for record in named)
        problems.append(file.problem(("options",), f"{words} do not go together; write one of them"))
        return None
    unknown = [word for word in given if not any(word in record.words() for record in able)]
    plain = [record for record in able if not record.by]
    if unknown or not (named or plain):
        got = f"{', '.join(map(repr, unknown))} is no source" if unknown else "`options` does not name all sources"
        words = f"{got} of options for {able[0].kind_made()}; its sources are: {sources}"
        problems.append(file.problem(("options",), words))
        return None
    return [*named, *plain][0]


def _by_asks(
    able: list[type[ItemModel]], data: Mapping[str, object], file: YamlFile, problems: list[Problem]
) -> type[ItemModel] | None:
    asks = data.get("asks")
    asked = [slot for record in able for slot in record.asks_only()]
    chosen = [record for record in able if asks in record.asks_only()]
    if not chosen and "asks" in data:
        words = f"{able[0].title()} asks {' or '.join(asked)} (got {asks!r})"
        problems.append(file.problem(("asks",), words))
    return chosen[0] if chosen else None
