"""Validate plain data against a record and say every mistake in words, with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from zhongbu_quiz.errors import Problem, problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.messages import _, joined, marked

M = TypeVar("M", bound=BaseModel)
_A_SLIP = 0.8
"""How like a key is to one of ours where it is that one with a slip: tittle, titel, lable. Of a file that has none of our keys only such are named:
it may be any file, and what stands in it is nobody's business."""
_SHOWN = 8
"""Keys that a message lists; of more it says that there are more."""
_NEAREST = 5
"""Keys that are named where one is unknown, the nearest first."""
_ALIKE = 0.4
"""How like two keys are where one may be meant for the other: 题目数 and 题数, 作者 and none."""
_LONGEST = 120
"""Characters of a value that a message shows."""

_KINDS = {
    str: marked("a text"),
    list: marked("a list"),
    tuple: marked("a list"),
    dict: marked("keys and values"),
    type(None): marked("an empty value"),
}
_BOUNDS = {
    "greater_than_equal": marked("`{field}` is {got!r}; it should be greater than or equal to {bound}"),
    "less_than_equal": marked("`{field}` is {got!r}; it should be less than or equal to {bound}"),
    "greater_than": marked("`{field}` is {got!r}; it should be greater than {bound}"),
    "less_than": marked("`{field}` is {got!r}; it should be less than {bound}"),
}
_NO_LIST = marked("`{field}` must be a list (got {kind}); write `[a, b]` or lines that start with -")
_NO_TEXT = marked("`{field}` must be text (got {kind}); write a text or remove the line")
_NO_LINES = marked("`{field}` must be `key: value` lines (got {kind}); write a colon and a space between the two")
_OF_TYPE = {
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "string_type": _NO_TEXT,
    "is_instance_of": _NO_TEXT,
    "string_too_short": marked("`{field}` is empty; write a text or remove the line"),
    "string_pattern_mismatch": marked("`{field}` is {got!r}; write it without spaces"),
    "dict_type": _NO_LINES,
    "model_type": _NO_LINES,
    "model_attributes_type": _NO_LINES,
}
"""What is said of a value that is of another type than its field, by pydantic's names for it."""


AT = "at"


def fault_at(place: Place, words: str) -> PydanticCustomError:
    """What a validator of a whole record raises where one key of it is to be mended: its message names the line of that key."""
    return PydanticCustomError(AT, "{words}", {"place": place, "words": words})


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
        words = _("must be `key: value` lines (got {kind}); write the fields of it")
        problems.append(file.problem(place, words.format(kind=_kind(data))))
        return None
    if data and not place and data.keys().isdisjoint(model.model_fields):
        data = {key: value for key, value in data.items() if get_close_matches(key, model.model_fields, cutoff=_A_SLIP)}
        if not data:
            words = _("holds none of the keys that belong here; check that it is the right file, or write: {allowed}")
            problems.append(file.problem(place, words.format(allowed=_first([file.called(place, key) for key in model.model_fields]))))
            return None
    try:
        return model.model_validate(data, context=known)
    except ValidationError as error:
        problems.extend(_problems(error, model, file, place, within))
        return None


def mistakes(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """What is wrong with data that stand in no file yet, in words."""
    found = []
    for detail in error.errors(include_url=False, include_context=True):
        where = tuple(detail["loc"])
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
        missing = detail["type"] == "missing"
        found.append(_("`{field}` is missing").format(field=field) if missing else _words(detail, field, model, where))
    return found


def one_of(names: Sequence[str]) -> str:
    """Names to choose one from: 'a', 'b' or 'c'."""
    quoted = [_("'{name}'").format(name=name) for name in names]
    return _("{some} or {last}").format(some=joined(quoted[:-1]), last=quoted[-1]) if len(quoted) > 1 else "".join(quoted)


def _problems(
    error: ValidationError, model: type[BaseModel], file: YamlFile, place: Place, within: str
) -> list[Problem]:
    found = []
    details = error.errors(include_url=False, include_context=True)
    places = [tuple(detail["loc"]) for detail in details]
    meant = {
        (*where[:-1], _nearest(model, where, partial(file.called, (*place, *where[:-1]))))
        for detail, where in zip(details, places, strict=True) if detail["type"] == "extra_forbidden"
    }  # fmt: skip
    for detail, where in zip(details, places, strict=True):
        if detail["type"] == "missing" and where in meant:
            continue  # it stands there with a slip, which is told
        if detail["type"] == "too_short" and any(other != where and other[: len(where)] == where for other in places):
            continue  # only too short because its wrong entries are not counted
        if where and where[-1] == "[key]":
            where = where[:-1]
            words = _("unknown key {key!r}; write one of {allowed}").format(key=where[-1], allowed=_allowed(detail, str))
            found.append(file.problem((*place, *where), words))
            continue
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
        if detail["type"] == "extra_forbidden":
            found.append(file.problem((*place, *where), _unknown(model, where, partial(file.called, (*place, *where[:-1])))))
            continue
        if detail["type"] == AT:
            found.append(file.problem((*place, *where, *detail["ctx"]["place"]), detail["ctx"]["words"]))
            continue
        if detail["type"] == "template":
            line = file.text_line((*place, *where)) + detail["ctx"]["line"] - 1
            found.append(problem(file.file_of(place), line, _about(field, detail["ctx"]["words"])))
            continue
        if detail["type"] == "missing":
            found.append(file.missing((*place, *where), field, within))
            continue
        opening = within if detail["type"] == "literal_error" else ""
        called = partial(file.value_called, (*place, *where))
        found.append(file.problem((*place, *where), opening + _words(detail, field, model, where, called)))
    return found


def _words(detail: Any, field: str, model: type[BaseModel], where: tuple[Any, ...], called: Callable[[str], str] = str) -> str:
    kind, got = detail["type"], _short(detail.get("input"))
    if kind == "extra_forbidden":
        return _unknown(model, where, str)
    if kind == AT:
        return str(detail["ctx"]["words"])
    if kind == "value_error":
        return _about(field, str(detail["ctx"]["error"]))
    if kind == "literal_error":
        words = _("`{field}` is empty; write one of {allowed}") if got is None else _("`{field}` is {got!r}; write one of {allowed}")
        return words.format(field=field, got=got, allowed=_allowed(detail, called))
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        ((_name, bound),) = detail["ctx"].items()
        return _(_BOUNDS[kind]).format(field=field, got=got, bound=bound)
    if kind in ("too_short", "too_long"):
        limits = detail["ctx"]
        words = _("`{field}` has {count} entries; write at least {bound}")
        if kind == "too_long":
            words = _("`{field}` has {count} entries; write at most {bound}")
        bound = limits["min_length" if kind == "too_short" else "max_length"]
        return words.format(field=field, count=limits["actual_length"], bound=bound)
    if kind == "string_too_long":
        words = _("`{field}` has {count} characters; write at most {bound}")
        return words.format(field=field, count=len(detail["input"]), bound=detail["ctx"]["max_length"])
    if kind in _OF_TYPE:
        return _(_OF_TYPE[kind]).format(field=field, got=got, kind=_kind(got))
    if kind.startswith("bool"):
        words = _("`{field}` is empty; write true or false") if got is None else _("`{field}` is {got!r}; write true or false")
        return words.format(field=field, got=got)
    if kind.startswith("int"):
        words = _("`{field}` is empty; write a whole number") if got is None else _("`{field}` is {got!r}; write a whole number")
        return words.format(field=field, got=got)
    if kind.startswith(("decimal", "float")):
        words = _("`{field}` is empty; write a number") if got is None else _("`{field}` is {got!r}; write a number")
        return words.format(field=field, got=got)
    return _("`{field}`: {words} (got {got!r})").format(field=field, words=detail["msg"].lower(), got=got)


def _unknown(model: type[BaseModel], where: tuple[Any, ...], called: Callable[[str], str]) -> str:
    """What is said of a key that a model does not have, with those that it has, as they are `called`."""
    names = [called(name) for name in _fields_at(model, where[:-1])]
    allowed = _first(sorted(names, key=partial(_unlike, str(where[-1]))), _NEAREST)
    return _("unknown key {key!r}; allowed here: {allowed}").format(key=str(where[-1]), allowed=allowed)


def _nearest(model: type[BaseModel], where: tuple[Any, ...], called: Callable[[str], str]) -> str:
    """The key of a model that an unknown one is like by half or more of its signs; "" where there is none."""
    key = str(where[-1])
    unlike = {name: _unlike(key, called(name)) for name in _fields_at(model, where[:-1])}
    name = min(unlike, key=unlike.__getitem__, default="")
    return name if name and unlike[name] <= _HALF else ""


_HALF = 0.5


def _unlike(key: str, name: str) -> float:
    """How unlike a key is to a name with its word in a bracket; all that are hardly alike are so in the same way."""
    words = re.split("[（）()]", name)
    return 1 - max((ratio for word in words if word and (ratio := SequenceMatcher(None, key, word).ratio()) >= _ALIKE), default=0)


def _first(names: Sequence[str], most: int = _SHOWN) -> str:
    """Names in a row, of many the first ones."""
    shown = joined(names[:most])
    return shown if len(names) <= most else _("{names} …").format(names=shown)


def _about(field: str, words: str) -> str:
    """Words about a field, or about the whole where it is none."""
    return _("`{field}`: {words}").format(field=field, words=words) if field else words


def _allowed(detail: Any, called: Callable[[str], str]) -> str:
    """The values that a field may have, as they are `called`. Pydantic gives them as one English text: 'a', 'b' or 'c'."""
    return one_of([called(name.strip("'")) for name in re.split(", | or ", detail["ctx"]["expected"])])


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


def _short(value: Any) -> Any:
    """A value as a message shows it; of a long one its beginning."""
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[:_LONGEST]}…"
    return value


def _kind(value: Any) -> str:
    return _(_KINDS[type(value)]) if type(value) in _KINDS else type(value).__name__
