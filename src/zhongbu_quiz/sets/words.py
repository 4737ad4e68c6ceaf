"""A deck file in Chinese words -> the same file in ours: 标题 is `title`, 题数 `counts`, 换次序 `reorder`.

In: a file as it is read. Out: a `DeckFile`, whose data have our words; its messages find and name what stands in the file. The words
are those of `data/decks.yaml`; the kinds of items are called as in a sheet of questions, those of facts as in a workbook.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zhongbu_quiz import data
from zhongbu_quiz.errors import Problem
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.items.item import KINDS as ITEM_KINDS
from zhongbu_quiz.loading.yamlfile import Place, YamlFile, load_yaml
from zhongbu_quiz.messages import _, marked, spoken, with_word
from zhongbu_quiz.workbook import question_sheet

Words = Mapping[str, str]
"""Our word for each of theirs."""
_FIELD = re.compile(r"`([\w.]+)(:[^`]*)?`")
"""How messages set off the name of a field, and what stands behind it."""
_COUNTED = re.compile(r"\s*([\d.]+)\s*(\w*)\s*")
"""A number, and what is counted."""
_ONE_KEY = marked("{one} and {other} are one key; keep one of them")
_ONE_KIND = marked("{one} and {other} are one kind of item; keep one of them")
_BRACKET = re.compile(r"\s*[（(][\w.]+[）)]$")
"""Our word behind theirs, as messages print both: 标题（title）."""
_OF_KINDS = ("counts", "points", "part_points", "marking")
"""Where keys are kinds of items."""


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_yaml(Path(data.__file__).with_name("decks.yaml")).data
    return found


@cache
def _keys(table: str) -> Words:
    return {word: key for key, words in _file()["keys"][table].items() for word in words.split()}


@cache
def _values() -> Mapping[str, Words]:
    """Our word for each of theirs, by the key before it."""
    values = {key: {word: ours for ours, words in table.items() for word in words.split()} for key, table in _file()["values"].items()}
    facts = {kind.title: name for name, kind in KINDS.items()} | {question_sheet.TITLE: QUESTION}
    return values | {"kind": facts}


def _table(place: Place) -> str:
    """Which keys stand at a place; "" where they are no keys of a deck."""
    match place:
        case ():
            return "deck"
        case ("select",):
            return "select"
        case ("blueprint", _row):
            return "blueprint"
    return ""


def key_words(table: str) -> Mapping[str, list[str]]:
    """Their words for each key of a table of keys (deck, select, blueprint)."""
    return {key: words.split() for key, words in _file()["keys"][table].items()}


def value_words(key: str) -> Mapping[str, list[str]]:
    """Their words for each value that may stand behind a key; none where the key has no words of its own."""
    found: dict[str, list[str]] = {}
    for word, ours in _values().get(key, {}).items():
        found.setdefault(ours, []).append(word)
    return found


def number_pattern(key: str) -> str:
    """What a number behind a key looks like that says what is counted; "" where none may."""
    units = _file()["units"].get(key, "").split()
    return rf"^\s*[\d０-９]+\s*({'|'.join(units)})?\s*$" if units else ""


def kinds_meant(word: str) -> tuple[str, ...]:
    """The kinds of items that a word names: one, several (选择题) of which one must be said, or none."""
    try:
        kind = question_sheet.read_kind(word)
    except ValueError:
        kind = word
    return (kind,) if kind in ITEM_KINDS else tuple(_file()["groups"].get("".join(word.split()).removesuffix(question_sheet.END), ()))


def number_words() -> tuple[list[str], list[str]]:
    """What may stand before and behind the number of a question."""
    words = _file()["numbers"]
    return words["before"].split(), words["behind"].split()


def value_of(key: str, word: str) -> str:
    """Our word for a value that somebody typed behind a key, or behind the option of that name; the word itself where it is none of theirs."""
    return _values().get(key, {}).get(word.strip(), word)


def value_called(key: str, value: str) -> str:
    """How messages name a value: in Chinese with its word."""
    return with_word(value, value_word(key, value))


def value_word(key: str, value: str) -> str:
    """What a person writes for a value behind a key: in Chinese its word, where it has one."""
    return next((word for word, ours in _values().get(key, {}).items() if ours == value), value) if spoken() == "zh" else value


def number_typed(key: str, text: str) -> str:
    """A number without what stands behind it (2道, 20分), its digits as ours; any other text as it is."""
    units = _file()["units"].get(key)
    plain = unicodedata.normalize("NFKC", text)
    found = _COUNTED.fullmatch(plain) if units is not None else None
    return found[1] if found and found[2] in ("", *units.split()) else text


class DeckFile(YamlFile):
    """The file of a deck in our words. `problems`: keys that stand there twice, in two words."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._typed: dict[Place, str] = {}
        self._twice: list[Problem] = []
        super().__init__(file.path, self._ours(file.data, ()), {})
        self.problems = tuple(self._twice)

    def line(self, place: Place) -> int:
        """The line of a value."""
        return self._file.line(self._as_typed(place))

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem at a place of this file, whose fields are named as they stand there."""
        return self._file.problem(self._as_typed(place), _FIELD.sub(self._named, message))

    def called(self, place: Place, key: str) -> str:
        """What a key may be called at a place: in Chinese with its word."""
        table = _table(place)
        word = next((word for word, ours in _keys(table).items() if ours == key), "") if table else ""
        return with_word(key, word) if spoken() == "zh" else key

    def value_called(self, place: Place, value: str) -> str:
        """What a value may be called at a place: in Chinese with its word."""
        keys = [part for part in place if isinstance(part, str)]
        return value_called(keys[0] if keys[0] in _OF_KINDS else keys[-1], value) if keys else value

    def _as_typed(self, place: Place) -> Place:
        return tuple(self._typed.get(place[: end + 1], part) for end, part in enumerate(place))

    def _named(self, field: re.Match[str]) -> str:
        parts = field[1].split(".")
        place: Place = tuple(int(part) - 1 if part.isdecimal() else part for part in parts)
        named = ".".join(self._word_at(place[: end + 1], part) for end, part in enumerate(parts))
        if not field[2]:
            return f"`{named}`"
        key, value = parts[-1], field[2].removeprefix(":").strip()
        return f"`{named}: {value if place not in self._typed and self._holds(place) else value_word(key, value)}`"

    def _word_at(self, place: Place, part: str) -> str:
        """A key as it stands in the file; one that does not stand there as messages list it, with its word in Chinese."""
        if place in self._typed or self._holds(place):
            return self._typed.get(place, part)
        return self.called(place[:-1], part)

    def _holds(self, place: Place) -> bool:
        """Whether the file has something at a place."""
        value: Any = self.data
        for part in place:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return False
        return True

    def _ours(self, value: Any, place: Place) -> Any:
        if isinstance(value, list):
            return [self._ours(each, (*place, number)) for number, each in enumerate(value)]
        if not isinstance(value, dict):
            return self._word(value, place)
        ours: dict[str, Any] = {}
        for typed, each in value.items():
            key = self._key(typed, place)
            if key != typed and (key in value or key in ours):
                first = self._typed.get((*place, key), key)
                words = _ONE_KEY if _table(place) else _ONE_KIND
                told = _(words).format(one=first, other=typed)
                self._twice.append(self._file.problem((*self._as_typed(place), typed), told))
                continue
            if key != typed:
                self._typed[(*place, key)] = typed
            ours[key] = self._ours(each, (*place, key))
        return ours

    def _key(self, typed: str, place: Place) -> str:
        """Our word for a key; whoever typed it as messages print it meant the word before the bracket."""
        bare = _BRACKET.sub("", typed)
        if place and place[-1] in _OF_KINDS and len(place) == 1:
            meant = kinds_meant(bare)
            return meant[0] if len(meant) == 1 else typed
        table = _table(place)
        return _keys(table).get(bare, typed) if table else typed

    def _word(self, value: Any, place: Place) -> Any:
        """Our word for a value: by its key, or by the key of the list or of the kinds that it stands in."""
        keys = [part for part in place if isinstance(part, str)]
        key = keys[0] if keys and keys[0] in _OF_KINDS else keys[-1] if keys else ""
        return number_typed(key, value_of(key, value)) if isinstance(value, str) else value
