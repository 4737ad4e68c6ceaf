"""`templates/questions/*.yaml` -> item models, each by the record of its construction. All mistakes of all files are told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.items.item import KINDS
from zhongbu_quiz.items.models.base import ItemModel
from zhongbu_quiz.items.registry import CONSTRUCTIONS
from zhongbu_quiz.loading.validate import one_of, validated
from zhongbu_quiz.loading.yamlfile import YamlFile, parse_yaml, read_text
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.item_kinds import kind_name

RECORDS: tuple[type[ItemModel], ...] = tuple(construction.record for construction in CONSTRUCTIONS)
_KEYS = {key for record in RECORDS for key in record.model_fields}
"""Every key that some construction reads."""


def load_models(paths: Sequence[Path]) -> tuple[ItemModel, ...]:
    """Read item models, one a file. Raises ContentError."""
    problems: list[Problem] = []
    models: list[ItemModel] = []
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            text = read_text(path)
            model = _read(path, text)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        if model.id in seen:
            words = _("the item model {id!r} is already in {path}; rename one")
            problems.append(parse_yaml(path, text).problem(("id",), words.format(id=model.id, path=seen[model.id])))
        else:
            seen[model.id] = path
            models.append(model)
    if problems:
        raise ContentError(problems)
    return tuple(models)


@lru_cache(maxsize=1 << 9)  # the hundred that ship are asked for with every project that is opened, by each click on the page
def _read(path: Path, text: str) -> ItemModel:
    """The item model of a file in which this text stands. Raises ContentError."""
    problems: list[Problem] = []
    model = _model(parse_yaml(path, text), problems)
    if model is None:
        raise ContentError(problems)
    return model


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
    within = _("in {title}, ").format(title=record.title()) if record else ""
    model = validated(record or ItemModel, known, file, (), problems, within)
    if model is not None and model.id != file.path.stem:
        words = _("the id {id!r} must be the name of the file; write {name!r}")
        problems.append(file.problem(("id",), words.format(id=model.id, name=file.path.stem)))
    return model if len(problems) == before else None


def _unread(key: str, record: type[ItemModel]) -> str:
    allowed = joined(record.model_fields)
    if key in _KEYS:
        return _("`{key}` does not apply to {title}; allowed here: {allowed}").format(key=key, title=record.title(), allowed=allowed)
    return _("unknown key {key!r}; allowed here: {allowed}").format(key=key, allowed=allowed)


def _record(data: Mapping[str, object], file: YamlFile, problems: list[Problem]) -> type[ItemModel] | None:
    """The record that `kind`, `options` and `asks` choose; None where they choose none, with the problem told."""
    kind = data.get("kind")
    if not isinstance(kind, str):
        return None  # told by the record that all share
    able = [record for record in RECORDS if record.kind_made() == kind]
    if not able:
        words = _("`{field}` is {got!r}; write one of {allowed}")
        problems.append(file.problem(("kind",), words.format(field="kind", got=kind, allowed=one_of(KINDS))))
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
    sources = joined(dict.fromkeys(word for record in able for word in record.words()))
    if not options:
        words = _("a choice needs `options:`, where its distractors come from: {sources}").format(sources=sources)
        problems.append(file.problem(("options",) if "options" in data else ("kind",), words))
        return None
    given = [word for word in options if isinstance(word, str)] if isinstance(options, list) else []
    named = [record for record in able if record.by and record.by in given]
    if len(named) > 1:
        words = _("{names} do not go together; write one of them").format(names=_(" and ").join(record.by for record in named))
        problems.append(file.problem(("options",), words))
        return None
    unknown = [word for word in given if not any(word in record.words() for record in able)]
    plain = [record for record in able if not record.by]
    if unknown or not (named or plain):
        words = _("`options` does not name all sources of options for {kind}; its sources are: {sources}")
        if unknown:
            words = _("{names} is no source of options for {kind}; its sources are: {sources}")
        names = joined(_("'{name}'").format(name=word) for word in unknown)
        problems.append(file.problem(("options",), words.format(names=names, kind=kind_name(able[0].kind_made()), sources=sources)))
        return None
    return [*named, *plain][0]


def _by_asks(
    able: list[type[ItemModel]], data: Mapping[str, object], file: YamlFile, problems: list[Problem]
) -> type[ItemModel] | None:
    asks = data.get("asks")
    asked = [slot for record in able for slot in record.asks_only()]
    chosen = [record for record in able if asks in record.asks_only()]
    if not chosen and "asks" in data:
        words = _("{title} asks {slots} (got {asks!r})")
        problems.append(file.problem(("asks",), words.format(title=able[0].title(), slots=_(" or ").join(asked), asks=asks)))
    return chosen[0] if chosen else None
