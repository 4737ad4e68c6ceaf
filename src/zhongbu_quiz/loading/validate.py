"""Validate plain data against a record and say every mistake in words, with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile

M = TypeVar("M", bound=BaseModel)


def validated(
    model: type[M],
    data: Any,
    file: YamlFile,
    place: Place,
    problems: list[Problem],
    within: str = "",
    known: Mapping[str, Any] | None = None,
) -> M | None:
    """The record that `data` makes, or None with the problems added to `problems`.

    `within` opens the words about a value that is not among those allowed, or is missing: in a matching, …
    `known`: what validators of the model look up (pydantic's context), such as the names that a field may hold.
    """
    if not isinstance(data, dict):
        problems.append(file.problem(place, f"must be `key: value` lines (got {_kind(data)}); write the fields of it"))
        return None
    try:
        return model.model_validate(data, context=known)
    except ValidationError as error:
        problems.extend(_problems(error, model, file, place, within))
        return None


def one_of(names: Sequence[str]) -> str:
    """Names as pydantic lists them in its own messages: 'a', 'b' or 'c'."""
    quoted = [repr(name) for name in names]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part) if quoted else ""


def _problems(
    error: ValidationError, model: type[BaseModel], file: YamlFile, place: Place, within: str
) -> list[Problem]:
    found = []
    details = error.errors(include_url=False, include_context=True)
    places = [tuple(detail["loc"]) for detail in details]
    for detail, where in zip(details, places, strict=True):
        if detail["type"] == "too_short" and any(other != where and other[: len(where)] == where for other in places):
            continue  # only too short because its wrong entries are not counted
        if where and where[-1] == "[key]":
            where = where[:-1]
            words = f"unknown key {where[-1]!r}; write one of {detail['ctx']['expected']}"
            found.append(file.problem((*place, *where), words))
            continue
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
        if detail["type"] == "template":
            line = file.text_line((*place, *where)) + detail["ctx"]["line"] - 1
            found.append(problem(file.file_of(place), line, f"`{field}`: {detail['ctx']['words']}"))
            continue
        opening = within if detail["type"] in ("missing", "literal_error") else ""
        found.append(file.problem((*place, *where), opening + _words(detail, field, model, where)))
    return found


def _words(detail: Any, field: str, model: type[BaseModel], where: tuple[Any, ...]) -> str:
    kind = detail["type"]
    got = detail.get("input")
    if kind == "extra_forbidden":
        allowed = ", ".join(_fields_at(model, where[:-1]))
        return f"unknown key {str(where[-1])!r}; allowed here: {allowed}"
    if kind == "missing":
        return f"`{field}` is missing; add `{where[-1]}:`"
    if kind == "value_error":
        message = str(detail["ctx"]["error"])
        return f"`{field}`: {message}" if field else message
    if kind == "literal_error":
        return f"`{field}` is {got!r}; write one of {detail['ctx']['expected']}"
    if kind in ("bool_parsing", "bool_type"):
        return f"`{field}` is {got!r}; write true or false"
    if kind.startswith("int") or kind.startswith("decimal") or kind.startswith("float"):
        return f"`{field}` is {got!r}; write a number"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return f"`{field}` is {got!r}; it {detail['msg'][6:].lower()}"
    if kind in ("tuple_type", "list_type"):
        return f"`{field}` must be a list (got {_kind(got)}); write `[a, b]` or lines that start with -"
    if kind in ("too_short", "too_long"):
        limits = detail["ctx"]
        bound = f"at least {limits['min_length']}" if "min_length" in limits else f"at most {limits['max_length']}"
        return f"`{field}` has {limits['actual_length']} entries; write {bound}"
    if kind == "string_too_short":
        return f"`{field}` is empty; write a text or remove the line"
    if kind == "string_type":
        return f"`{field}` must be text (got {_kind(got)}); write a text or remove the line"
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"`{field}` must be `key: value` lines (got {_kind(got)})"
    if kind == "string_pattern_mismatch":
        return f"`{field}` is {got!r}; write it without spaces"
    return f"`{field}`: {detail['msg'].lower()} (got {got!r})"


def _fields_at(model: Any, where: tuple[Any, ...]) -> list[str]:
    """The keys allowed at a place below a model, following fields that hold models."""
    for part in where:
        if isinstance(part, int):
            continue
        field = getattr(model, "model_fields", {}).get(part)
        if field is None:
            return []
        model = _inner_model(field.annotation)
    return [name for name in getattr(model, "model_fields", {})]


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _inner_model(inner)
        if found is not None:
            return found
    return None


def _kind(value: Any) -> str:
    names = {str: "a text", list: "a list", dict: "keys and values", type(None): "nothing"}
    return names.get(type(value), type(value).__name__)
