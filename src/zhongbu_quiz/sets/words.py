"""A deck file in Chinese words -> the same file in ours: 标题 is `title`, 题数 `counts`, 换次序 `reorder`.

In: a file as it is read. Out: a `DeckFile`, whose data have our words; its messages find and name what stands in the file. The words
are those of `data/decks.yaml`; the kinds of items are called as in a sheet of questions, those of facts as in a workbook.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from string import ascii_uppercase
from typing import Any

from zhongbu_quiz.data.behind_calls import behind_call
from zhongbu_quiz.data.deck_file import deck_file
from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.items.item import KINDS as ITEM_KINDS
from zhongbu_quiz.loading.in_words import InWords, Words, bare
from zhongbu_quiz.loading.yamlfile import Place, cut_words
from zhongbu_quiz.messages import _, as_typed, joined, marked, spoken, with_word
from zhongbu_quiz.paths import PROJECT_FILE
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.values.numbers import chinese_count
from zhongbu_quiz.workbook import question_sheet

_COUNTED = re.compile(r"\s*([\d.]+)\s*([\w/]*)\s*")
"""A number, and what is counted."""
_ONE_KIND = marked("{one} and {other} are one kind of item; keep one of them")
_PARTED = re.compile(r"\s*[,，、;；]\s*|\s+(?=[^\W\d])")
_OF_A_KIND = re.compile(r"([^\W\d]+)\s*[:：=]?\s*([\d.]+\s*\w*)")
"""A kind of item and its number, and what stands between such pairs in a row."""
_PRINTED: tuple[Place, ...] = (("title",), ("subtitle",), ("school",), ("description",))
"""What is printed as it stands; a # in it is no remark."""
_FORMS = ("forms", "versions")
"""How many forms there are, which may be named instead: A, B."""
_ENUMERATED = ("kind", "item_kinds", "levels")
"""Lists of words that are ours to choose from, so that a comma between two of them parts them."""
_OF_KINDS = ("counts", "points", "part_points", "marking")
"""Where keys are kinds of items."""


def deck_example() -> list[str]:
    """The lines of a small deck, in the language of the moment."""
    return [str(line) for line in deck_file()["example"][spoken()]]


@cache
def _keys(table: str) -> Words:
    return {word: key for key, words in deck_file()["keys"][table].items() for word in words.split()}


@cache
def _values() -> Mapping[str, Words]:
    """Our word for each of theirs, by the key before it."""
    values = {key: {word: ours for ours, words in table.items() for word in words.split()} for key, table in deck_file()["values"].items()}
    called = {name: (kind.title, *kind.also_titled) for name, kind in KINDS.items()} | {QUESTION: (question_sheet.TITLE, *question_sheet.ALSO_TITLED)}
    facts = {word: name for name, words in called.items() for word in words}
    return values | {"kind": facts | {word: name for word, name in values["kind"].items() if word not in facts}}


@cache
def _each() -> re.Pattern[str]:
    """What may stand before a number: 每题 of 每题2分."""
    words = sorted(deck_file()["each"].split(), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(words)})\s*")


_AROUND = " {}()[]｛｝（）【】［］"
"""Brackets around such a row, and spaces."""


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


def _of_projects() -> set[str]:
    """The keys of the file of a project, in their words and in ours, that no deck has."""
    known = {word for name, words in words_of("project.yaml").items() for word in (name, *words)}
    of_decks = [_is_key(table) for table in deck_file()["keys"]]
    return {word for word in known if not any(is_key(word) for is_key in of_decks)}


def key_words(table: str) -> Mapping[str, list[str]]:
    """Their words for each key of a table of keys (deck, select, blueprint)."""
    return {key: words.split() for key, words in deck_file()["keys"][table].items()}


def key_word(key: str) -> str:
    """What a person writes for a key of a deck: in Chinese its first word."""
    return key_words("deck")[key][0] if spoken() == "zh" else key


def value_words(key: str) -> Mapping[str, list[str]]:
    """Their words for each value that may stand behind a key; none where the key has no words of its own."""
    found: dict[str, list[str]] = {}
    for word, ours in _values().get(key, {}).items():
        found.setdefault(ours, []).append(word)
    return found


def number_pattern(key: str) -> str:
    """What a number behind a key looks like that says what is counted; "" where none may."""
    units = deck_file()["units"].get(key, "").split()
    return rf"^\s*[\d０-９]+\s*({'|'.join(units)})?\s*$" if units else ""


def kinds_meant(word: str) -> tuple[str, ...]:
    """The kinds of items that a word names: one, several (选择题) of which one must be said, or none."""
    try:
        kind = question_sheet.read_kind(word)
    except ValueError:
        kind = word
    return (kind,) if kind in ITEM_KINDS else tuple(deck_file()["groups"].get("".join(word.split()).removesuffix(question_sheet.END), ()))


def number_words() -> tuple[list[str], list[str]]:
    """What may stand before and behind the number of a question."""
    words = deck_file()["numbers"]
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
    """A number without what stands behind it (2道, 20分), in our digits (三, ２), of forms that are named (A、B) how many they are; any other
    text as it is."""
    units = deck_file()["units"].get(key)
    plain = unicodedata.normalize("NFKC", text)
    if units is not None:
        plain = _each().sub("", plain, count=1) if _each().match(plain) else plain
    found = _COUNTED.fullmatch(plain) if units is not None else None
    if found and found[2] in ("", *units.split()):
        return found[1]
    if key in _FORMS and len(letters := re.sub(r"[\s,、/和]|卷", "", plain)) > 1 and letters == ascii_uppercase[: len(letters)]:
        return str(len(letters))
    counts = [plain.strip().removesuffix(unit) for unit in ("", *(units or "").split()) if units is not None]
    return next((number for count in counts if (number := _in_digits(count))), text)


def form_named(text: str) -> str:
    """The letter of a form, however it is typed: b, Ｂ, B卷."""
    letter = unicodedata.normalize("NFKC", text).strip()
    return next((bare for unit in deck_file()["units"]["forms"].split() if (bare := letter.removesuffix(unit)) != letter), letter).upper()


def _in_digits(count: str) -> str:
    """A count in Chinese numerals (十二) in digits; "" where it is none."""
    try:
        return str(chinese_count(count)) if count else ""
    except ValueError:
        return ""

_QUOTED = re.compile(r"^\s*[“”‘’「]([^“”‘’「」]+)[“”‘’」]\s*$")
"""A value that stands in marks of Chinese text as a whole, in place of those of YAML."""


class DeckFile(InWords):
    """The file of a deck in our words. `problems`: keys that stand there twice, in two words, or where they do not belong."""

    def value_called(self, place: Place, value: str) -> str:
        """What a value may be called at a place: in Chinese with its word."""
        keys = [part for part in place if isinstance(part, str)]
        return value_called(keys[0] if keys[0] in _OF_KINDS else keys[-1], value) if keys else value

    def value_word(self, key: str, value: str) -> str:
        """What a person writes for a value behind a key."""
        return value_word(key, value)

    def words_at(self, place: Place) -> Words:
        """Our keys for the words that may stand at a place."""
        table = _table(place)
        return _keys(table) if table else {}

    def key(self, typed: str, place: Place) -> str:
        """Our word for a key."""
        if len(place) == 1 and place[0] in _OF_KINDS:
            meant = kinds_meant(bare(typed))
            return meant[0] if len(meant) == 1 else typed
        return super().key(typed, place)

    def homes(self) -> Mapping[str, Callable[[str], bool]]:
        """Which words stand at the margin of a deck, below `select`, below what goes by kinds of items, and in a row of the blueprint."""
        tables = {"": "deck", "select": "select"}
        known = {home: _is_key(table) for home, table in tables.items()}
        return known | dict.fromkeys(_OF_KINDS, _is_kind) | {"blueprint": _is_key("blueprint")}

    def lines_below(self, home: str, typed: str, value: str) -> list[str]:
        """How a key and its value stand below the key where they belong; in a blueprint in a row with the others of its row."""
        if home != "blueprint":
            return super().lines_below(home, typed, value)
        keys = key_words("blueprint")
        kind, count = (keys[key][0] if spoken() == "zh" else key for key in ("kind", "count"))
        return [f"{self.called_alone(home)}:", f"  - {{{kind}: {kind_name(ITEM_KINDS[0])}, {count}: 5, {typed}: {value}}}"]

    def examples(self) -> Mapping[str, str]:
        """The title, as in the small deck that messages show."""
        return {"title": deck_example()[0]}

    def one(self, place: Place) -> str:
        """What is said of two words for one key."""
        return super().one(place) if _table(place) else _ONE_KIND

    def value(self, value: Any, place: Place) -> Any:
        """Our word for a value: by its key, or by the key of the list or of the kinds that it stands in."""
        keys = [part for part in place if isinstance(part, str)]
        key = keys[0] if keys and keys[0] in _OF_KINDS else keys[-1] if keys else ""
        if place in _PRINTED and self._as_typed(place) in self._file.cut:
            self.add_problem(self.at(self._as_typed(place), cut_words(value or "")))
            value = value or "#"  # told already
        return number_typed(key, value_of(key, _QUOTED.sub(r"\1", value))) if isinstance(value, str) else value

    def whole(self, value: Any, place: Place) -> Any:
        """What stands behind a key, before it is looked into: counts in a list, or in a row (单选10、判断5), are those of a mapping. What belongs
        below a key and stands at the margin is told."""
        if len(place) == 1 and place[0] in _OF_KINDS:
            return _without_none(self._without_materials(_by_kind(value), place), place)
        if len(place) == 2 and place[1] in _ENUMERATED:
            return _parted(value)
        if not place and isinstance(value, dict):
            return self._without_unasked(self._without_names(self._without_options(self._indented(value))))
        return value

    def _without_materials(self, values: Any, place: Place) -> Any:
        """Numbers for kinds of items without those for questions on a material, which are no kind of their own."""
        found = [typed for typed in values if bare(typed) in deck_file()["of_materials"].split()] if isinstance(values, dict) else []
        for typed in found:
            words = _("{typed} is no kind of item: questions on a material are {kinds}, and count as such; how many materials stand on a paper says "
                      "a line of its own: {line}")  # fmt: skip
            kinds = joined(kind_name(kind) for kind in deck_file()["on_materials"].split())
            self.add_problem(self.at((*self._as_typed(place), typed), words.format(typed=typed, kinds=kinds, line=f"{key_word('materials')}: 2")))
        return {typed: value for typed, value in values.items() if typed not in found} if found else values

    def _without_options(self, values: dict[str, Any]) -> dict[str, Any]:
        """A deck without what is an option of a call, or stands above papers."""
        found = {typed: told for typed, value in values.items() if (told := behind_call(typed, value, as_typed(self._file.path.stem)))}
        for typed, told in found.items():
            self.add_problem(self.at((typed,), told))
        return {typed: value for typed, value in values.items() if typed not in found}

    def _without_names(self, values: dict[str, Any]) -> dict[str, Any]:
        """A deck without what is said of a whole project, in its own file."""
        known = _of_projects()
        found = [typed for typed in values if bare(typed) in known]
        for typed in found:
            words = _("{key} does not stand in a deck, but in {file}, for all decks together")
            self.add_problem(self.at((typed,), words.format(key=typed, file=PROJECT_FILE)))
        return {typed: value for typed, value in values.items() if typed not in found}

    def _without_unasked(self, values: dict[str, Any]) -> dict[str, Any]:
        """A deck without what is said of kinds of which its counts say that there are none (题数: {挖空: 0})."""
        counts = next((_by_kind(value) for typed, value in values.items() if self.key(typed, ()) == "counts"), None)
        kept = _without_none(counts, ("counts",))
        if not isinstance(counts, dict) or len(kept) == len(counts):
            return values
        none = {self.key(typed, ("counts",)) for typed in counts if typed not in kept}
        told: dict[str, Any] = {}
        for typed, value in values.items():
            of_kinds = _by_kind(value) if self.key(typed, ()) in _OF_KINDS[1:] else None
            if isinstance(of_kinds, dict):
                value = {kind: each for kind, each in of_kinds.items() if self.key(kind, ("points",)) not in none}
                if not value:
                    continue
            told[typed] = value
        return told

    def _indented(self, values: dict[str, Any]) -> dict[str, Any]:
        """A deck without the lines that belong below the empty key above them."""
        kept: dict[str, Any] = {}
        empty, first = "", ""
        lines: list[str] = []
        for typed, value in (*values.items(), ("", "")):
            inside = bool(empty) and bool(kinds_meant(bare(typed)) if self.key(empty, ()) in _OF_KINDS else bare(typed) in _keys("select"))
            if typed and inside and bare(typed) not in _keys("deck"):
                first = first if lines else typed
                lines.append(typed.strip())
                continue
            if lines:
                words = _("what belongs to {key} stands below it with two spaces before it: {lines}")
                self.add_problem(self.at((first,), words.format(key=empty, lines=joined(lines))))
                kept.pop(empty)
            empty, lines = (typed if value is None else ""), []
            if typed:
                kept[typed] = value
        return kept


def _is_key(table: str) -> Callable[[str], bool]:
    """Whether a word is a key of a table of keys, in their words or in ours."""
    known = _keys(table)
    return lambda word: word in known or word in known.values()


def _is_kind(word: str) -> bool:
    """Whether a word names kinds of items, or questions on a material, which are told as such."""
    return bool(kinds_meant(word)) or word in deck_file()["of_materials"].split()


def _parted(value: Any) -> Any:
    """Words of a list with whatever marks between them, as a list: 大事、数据; as it is where it is none."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return value
    return [part for word in words for part in _PARTED.split(word.strip(_AROUND)) if part]


def _by_kind(value: Any) -> Any:
    """Numbers for kinds of items, in whatever form they stand behind their key; as it is where it is none of these."""
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        pairs = [pair for each in value for pair in each.items()]
        return dict(pairs) if len({word for word, _number in pairs}) == len(pairs) else value
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        value = "、".join(value)
    if isinstance(value, dict) and value and not any(value.values()):
        value = "、".join(value)  # {单选6, 填空4}
    if isinstance(value, str):
        parts = [_each().sub("", part) for part in _PARTED.split(value.strip(_AROUND))]  # 单选每题5分
        pairs = [found.groups() for part in parts if (found := _OF_A_KIND.fullmatch(part))]
        if len({word for word, _number in pairs}) == len(parts):
            return dict(pairs)
    return value


def _without_none(values: Any, place: Place) -> Any:
    """Counts of kinds without those of which there are to be none (填空: 0), beside others of which there are some."""
    if place[0] != "counts" or not isinstance(values, dict):
        return values
    some = {typed: count for typed, count in values.items() if number_typed("counts", str(count)) != "0"}
    return some or values
