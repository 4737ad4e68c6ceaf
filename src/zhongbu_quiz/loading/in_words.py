"""A YAML file in the words of a person's language -> the same file in ours; its messages find and name what stands in the file.

In: a file as it is read. Out: an `InWords`, whose data have our words. Which words there are, each form of file says (`DeckFile`, `ProjectFile`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from zhongbu_quiz.errors import Problem
from zhongbu_quiz.loading.yamlfile import Place, YamlFile
from zhongbu_quiz.messages import _, marked, spoken, with_word

Words = Mapping[str, str]
"""Our word for each of theirs."""
_FIELD = re.compile(r"`([\w.]+)(:[^`]*)?`")
"""How messages set off the name of a field, and what stands behind it."""
_ONE_KEY = marked("{one} and {other} are one key; keep one of them")
_QUOTED = "“”‘’「」"
_BRACKET = re.compile(r"\s*[（(][\w.]+[）)]$")
"""Our word behind theirs, as messages print both: 标题（title）."""


_NUMBERED = re.compile(r"(?:\d+\s*[.．、)）]\s*|[①-⑳]\s*)(?=[^\W\d])")
"""The number of a line, as lists have it: 1. 标题."""


def bare(typed: str) -> str:
    """A word without ours in a bracket behind it, without Chinese quotation marks around it, and without the number of its line; whoever typed it so
    meant the word alone."""
    return _BRACKET.sub("", _NUMBERED.sub("", typed.strip(_QUOTED), count=1) if _NUMBERED.match(typed) else typed.strip(_QUOTED))


class InWords(YamlFile):
    """A file in our words. `problems`: keys that stand there twice, in two words."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._typed: dict[Place, str] = {}
        self._told: list[Problem] = []
        super().__init__(file.path, self._ours(file.data, ()), {})
        self.problems = tuple(self._told)

    def words_at(self, place: Place) -> Words:
        """Our keys for the words that may stand at a place; none where its keys have no words."""
        raise NotImplementedError

    def value(self, value: Any, place: Place) -> Any:
        """Our word for a value."""
        raise NotImplementedError

    def value_word(self, key: str, value: str) -> str:
        """What a person writes for a value behind a key."""
        return value

    def key(self, typed: str, place: Place) -> str:
        """Our word for a key."""
        return self.words_at(place).get(bare(typed), typed)

    def one(self, place: Place) -> str:
        """What is said of two words for one key."""
        return _ONE_KEY

    def whole(self, value: Any, place: Place) -> Any:
        """What stands at a place, before it is looked into."""
        return value

    def homes(self) -> Mapping[str, Callable[[str], bool]]:
        """For each key that others stand below ("" for the margin), whether a word is one of those; what is named nowhere is not looked at."""
        return {}

    def lines_below(self, home: str, typed: str, value: str) -> list[str]:
        """How a key and its value stand below the key where they belong ("": at the margin)."""
        line = f"{typed}: {value}".rstrip()
        return [f"{self.called_alone(home)}:", f"  {line}"] if home else [line]

    def called_alone(self, key: str) -> str:
        """What a person writes for a key of the margin: in Chinese its first word."""
        word = next((word for word, ours in self.words_at(()).items() if ours == key), key)
        return word if spoken() == "zh" else key

    def examples(self) -> Mapping[str, str]:
        """A line for each key that must stand there, right as it is."""
        return {}

    def missing(self, place: Place, field: str, within: str = "") -> Problem:
        """A Problem where a key should stand and does not, with a line to add."""
        example = self.examples().get(str(place[-1]))
        if example is None:
            return super().missing(place, field, within)
        return self.problem(place, within + _("`{field}` is missing; add a line such as {example}").format(field=field, example=example))

    def at(self, place: Place, message: str) -> Problem:
        """A Problem at a place as it is typed."""
        return self._file.problem(place, message)

    def add_problem(self, problem: Problem) -> None:
        """Tell something of the file before its values are judged."""
        self._told.append(problem)

    def line(self, place: Place) -> int:
        """The line of a value."""
        return self._file.line(self._as_typed(place))

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem at a place of this file, whose fields are named as they stand there."""
        return self._file.problem(self._as_typed(place), _FIELD.sub(self._named, message))

    def called(self, place: Place, key: str) -> str:
        """What a key may be called at a place: in Chinese with its word."""
        word = next((word for word, ours in self.words_at(place).items() if ours == key), "")
        return with_word(key, word) if spoken() == "zh" else key

    def _as_typed(self, place: Place) -> Place:
        return tuple(self._typed.get(place[: end + 1], part) for end, part in enumerate(place))

    def _named(self, field: re.Match[str]) -> str:
        parts = field[1].split(".")
        place: Place = tuple(int(part) - 1 if part.isdecimal() else part for part in parts)
        named = ".".join(self._word_at(place[: end + 1], part) for end, part in enumerate(parts))
        if not field[2]:
            return f"`{named}`"
        key, value = parts[-1], field[2].removeprefix(":").strip()
        if value and (place in self._typed or not self._holds(place)):
            value = self.value_word(key, value)
        return f"`{named}: {value}".rstrip() + "`"

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
        value = self.whole(value, place)
        if isinstance(value, list):
            return [self._ours(each, (*place, number)) for number, each in enumerate(value)]
        if not isinstance(value, dict):
            return self.value(value, place)
        ours: dict[str, Any] = {}
        for typed, each in value.items():
            if self._elsewhere(typed, each, place):
                continue
            key = self.key(typed, place)
            if key != typed and (key in value or key in ours):
                told = _(self.one(place)).format(one=self._typed.get((*place, key), key), other=typed)
                self._told.append(self._file.problem((*self._as_typed(place), typed), told))
                continue
            if key != typed:
                self._typed[(*place, key)] = typed
            ours[key] = self._ours(each, (*place, key))
        return ours

    def _elsewhere(self, typed: str, value: Any, place: Place) -> bool:
        """Whether a key belongs below another one, or to the margin; that is told, with the lines that are right."""
        homes, here = self.homes(), str(place[0]) if place else ""
        if here not in homes or homes[here](bare(typed)):
            return False
        home = next((home for home, holds in homes.items() if holds(bare(typed))), None)
        if home is None:
            return False
        words = _("{key} does not stand here, but below {home}, with two spaces before it; write it so: {lines}")
        if not home:
            words = _("{key} does not stand below {here}, but at the margin, with no space before it; write it so: {lines}")
        shown = _in_a_row(value) if not home else _in_a_row(_first_number(value))
        lines = "\n".join(("", *self.lines_below(home, typed.strip(), shown)))
        above = str(self._as_typed(place)[0]) if place else ""
        told = words.format(key=typed.strip(), home=home and self.called_alone(home), here=above, lines=lines)
        self.add_problem(self.at((*self._as_typed(place), typed), told))
        return True


def _first_number(value: Any) -> Any:
    """What stands behind a key; of several things the first."""
    return _first_number(next(iter(value.values()))) if isinstance(value, dict) and value else value


def _in_a_row(value: Any) -> str:
    """What stands behind a key, in one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_in_a_row(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_in_a_row, value)) + "]"
    return "" if value is None else str(value)
