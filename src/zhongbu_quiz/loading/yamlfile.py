"""One YAML file -> plain data in which every scalar is a string, and the line of every value.

Safe for strangers' files: no tags, no aliases (so nothing can expand), limits on size and depth. Doubled keys are errors.
`3.10` stays `3.10`, `no` stays `no`: figures must arrive as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.loading.content import FOREIGN, content_of
from zhongbu_quiz.loading.encoding import text_of
from zhongbu_quiz.loading.limits import PROBLEMS, YAML_DEPTH, YAML_KEYS, YAML_NODES, YAML_VALUE, not_read
from zhongbu_quiz.loading.mended import listed_above, mended
from zhongbu_quiz.loading.strangers import bytes_of
from zhongbu_quiz.loading.syntax import colon_words, further, no_text, syntax_words, unprintable
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.cells import NO_TEXT

Place = tuple[str | int, ...]
"""Where a value stands in a file: keys and list indices from the top."""

_ENTRY = re.compile(r"\s*([^\s:：，、]+)\s*[:：]\s*([^\s:：，、]+)\s*")
"""A key and its value with a colon between them, be it the Chinese one or one without a space."""
_TIGHT = re.compile(rf"{_ENTRY.pattern}(?:[，、]{_ENTRY.pattern})*")
_NO_SPACE = re.compile(r"[^\s:：]+(?::(?!:)|：\s*)\S")
"""A key with its value right behind the colon; what stands below a tag (历史::近代) is none."""
_EQUALS = re.compile(r"[^\s=＝]+\s?[=＝]")
_CUT = re.compile(r"\s+#(?:\d|(?=(?P<word>\S)))")
"""A number sign and a number behind a value that is none (高一 #2): part of it, and no remark; before a word it may be either."""
ITEM_ID = re.compile(r"[\w.+#-]+(?::[\w.+#-]+){2,}", re.ASCII)
"""The id of an item, which is a key where one is exchanged (`swap`)."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlFile:
    """The data of one file, and `line(place)` for messages. A form that can be read in part has `problems` with the rest, and one whose
    meaning was guessed says it in `remarks`."""

    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    faults: tuple[Problem, ...] = ()
    """What is wrong with how it is written, where it was read on with the lines that are right (`read_on`)."""
    cut: frozenset[Place] = frozenset()
    """Values behind which a # stands right before a word, or in whose place one stands: a remark, or the rest of the value (测试 #期中)."""

    def __init__(self, path: Path, data: Any, lines: dict[Place, int], blocks: frozenset[Place] = frozenset()) -> None:
        self.path = path
        self.data = data
        self._lines = lines
        self._blocks = blocks

    @property
    def places(self) -> int:
        """How many places have a line of their own."""
        return len(self._lines)

    def with_entries(self, key: str, entries: range, part: YamlFile) -> YamlFile:
        """The same file with other entries of a list in these places: those that `part`, which holds nothing else, has under the key."""
        def elsewhere(place: Place) -> bool:
            return place[:1] != (key,) or len(place) == 1 or place[1] not in entries

        def moved(place: Place) -> Place:
            return key, entries[0] + int(place[1]), *place[2:]

        data = {**self.data, key: [*self.data[key][: entries[0]], *part.data[key], *self.data[key][entries[-1] + 1 :]]}
        lines = {place: line for place, line in self._lines.items() if elsewhere(place)}
        lines.update((moved(place), line) for place, line in part._lines.items() if len(place) > 1)
        blocks = {*filter(elsewhere, self._blocks), *map(moved, part._blocks)}
        return YamlFile(self.path, data, lines, frozenset(blocks))

    def line(self, place: Place) -> int:
        """The 1-based line of a value, or of the nearest value around it."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def text_line(self, place: Place) -> int:
        """The 1-based line on which the text at a place begins: one below its key where it is a block (`|` or `>`)."""
        return self.line(place) + (place in self._blocks)

    def file_of(self, place: Place) -> Path:
        """The path that messages name for a place (a workbook adds the sheet)."""
        return self.path

    def cited(self, place: Place) -> bool:
        """Whether somebody wrote the evidence of a fact at a place; where a form lacks it, the program makes it of the fact's own fields."""
        return True

    def numbered(self, place: Place) -> bool:
        """Whether somebody wrote the id of what stands at a place; where a form lacks it, the program makes it."""
        return True

    def called(self, place: Place, key: str) -> str:
        """What a key may be called at a place, as messages list it."""
        return key

    def value_called(self, place: Place, value: str) -> str:
        """What a value may be called at a place, as messages list it."""
        return value

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem at a place of this file."""
        return problem(self.path, self.line(place), message)

    def missing(self, place: Place, field: str, within: str = "") -> Problem:
        """A Problem where a field should stand and does not; `within` opens its words. A form whose fields are no lines says it otherwise."""
        words = _("`{field}` is missing; add `{key}:`").format(field=field, key=place[-1])
        return self.problem(place, within + words)


def read_text(path: Path) -> str:
    """The text of a file, whatever encoding an editor saved it in (`loading.encoding`). Raises ContentError: missing, not a file, too large, or in
    no encoding that is known (with the first line that is not UTF-8)."""
    raw = bytes_of(path)
    text = text_of(raw)
    if text is not None:
        return text
    _check_no_other(path)
    line = 1
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    raise not_read(path, _("is not UTF-8; save the file with the encoding UTF-8"), line)


def _check_no_other(path: Path) -> None:
    """Raises ContentError where a file is of another program by what is in it: a Word file whose name was changed."""
    if content_of(path) in FOREIGN:
        words = _("is no text file by what is in it; write it in Notepad, and choose Save As with the name {name}")
        raise not_read(path, words.format(name=path.name))


def load_yaml(path: Path) -> YamlFile:
    """Read one YAML file. Raises ContentError with every problem found."""
    return parse_yaml(path, read_text(path))


def parse_yaml(path: Path, text: str) -> YamlFile:
    """The same of a text that is not in its file yet. Raises ContentError with every problem found."""
    file = read_on(path, text)
    if file.faults:
        raise ContentError(list(file.faults))
    return file


def read_on(path: Path, text: str) -> YamlFile:
    """The same, and with lines that YAML does not take it is read on as if they were right, so that whoever wrote it hears of all that is wrong at
    once: its `faults` say these lines, each with how it must be written. Raises ContentError where no line can be told."""
    faults: list[Problem] = []
    rows = text.split("\n")
    for _round in range(_ROUNDS):
        try:
            file = _Builder(path).build("\n".join(rows))
        except ContentError as error:
            known = {one.line for one in faults}
            new = [one for one in error.problems if one.line not in known]
            new += [replace(one, line=line) for one in new for line in listed_above(rows, one.line) if line not in known]
            lines = {one.line: mended(rows, one.line) for one in new if 0 < one.line <= len(rows)}
            faults += [_with_line(one, rows, lines) for one in new]
            lines = {line: row for line, row in lines.items() if row != rows[line - 1].rstrip("\r")}
            if not lines:
                break
            for line, row in lines.items():
                rows[line - 1] = row
            continue
        file.faults = tuple(sorted(faults, key=lambda one: one.line))
        return file
    raise ContentError(sorted(faults, key=lambda one: one.line))


_ROUNDS = 40
"""So often a file is read anew with a line more that is right; who has that many wrong has the same in all."""


def _with_line(one: Problem, rows: Sequence[str], lines: Mapping[int, str]) -> Problem:
    """A problem with the line as it must be, where that is known, is not too long to be shown, and differs in more than its indentation."""
    row, typed = lines.get(one.line, "").strip(), rows[one.line - 1].strip() if one.line <= len(rows) else ""
    if len(row) > _SHOWN or row == typed or row in one.message:
        return one
    if row.startswith("- ") and not typed.startswith("-"):
        words = _("is an entry of the list above it, and needs a dash and a space in front; write it so: {line}")
        return replace(one, message=words.format(line=row))
    return replace(one, message=_("{words}; write this line so: {line}").format(words=one.message, line=row))


_SHOWN = 120
"""Characters of a line that a message shows."""


class _Builder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines: dict[Place, int] = {}
        self.blocks: set[Place] = set()
        self.cut: set[Place] = set()
        self.nodes = 0
        self.rows: list[str] = []

    def build(self, text: str) -> YamlFile:
        self.rows = text.split("\n")
        try:
            events = iter(yaml.parse(text, Loader=_Loader))
            data: Any = None
            documents = 0
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._note(event, _("a second YAML document starts here; keep one document a file (remove ---)"))
                        break
                    data = self._value(next(events), events, ())
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            rows = text.splitlines()
            line, words = syntax_words(error, mark.line + 1 if mark else 1, rows)
            others = {each: colon_words(rows[each - 1]) for each in further(line, rows)}
            told = {line: words, **others} if words == colon_words(rows[line - 1] if line <= len(rows) else "") else {line: words}
            before = [one for one in self.problems if one.line not in told]
            raise ContentError([*before, *(problem(self.path, each, said) for each, said in told.items())]) from None
        except yaml.reader.ReaderError as error:
            _check_no_other(self.path)
            raise ContentError([problem(self.path, *unprintable(error, text))]) from None
        if isinstance(data, str) and (_NO_SPACE.match(data) or _EQUALS.match(data)):
            line = self.lines[()]
            wrong = [line, *further(line, self.rows)]
            self.problems += [problem(self.path, each, colon_words(self.rows[each - 1])) for each in wrong]
        if self.problems:
            raise ContentError(self.problems)
        file = YamlFile(self.path, data, self.lines, frozenset(self.blocks))
        file.cut = frozenset(self.cut)
        return file

    def _note(self, event: Any, message: str) -> None:
        self.problems.append(problem(self.path, _line(event), message))
        if len(self.problems) >= PROBLEMS:
            raise ContentError(self.problems)

    def _refuse(self, event: Any, message: str) -> ContentError:
        return not_read(self.path, message, _line(event))

    def _count(self, event: Any) -> None:
        """A key or value more. Raises ContentError where there are too many of them, or where it is too long."""
        self.nodes += 1
        if self.nodes > YAML_NODES:
            raise self._refuse(event, _("more than {most} values stand up to here; split the file into smaller ones").format(most=YAML_NODES))
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > YAML_VALUE:
            raise self._refuse(event, _("a value has more than {most} characters; shorten it").format(most=YAML_VALUE))
        if isinstance(event, yaml.ScalarEvent) and (found := NO_TEXT.search(event.value)):
            self._note(event, no_text(found[0]))

    def _value(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        self.lines.setdefault(place, _line(event))
        self._count(event)
        if isinstance(event, yaml.AliasEvent):
            self._note(event, _("the alias *{name} is not read; write the value out").format(name=event.anchor))
            return None
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            self._note(event, _("the tag {tag} is not read; remove it").format(tag=event.tag))
        if isinstance(event, yaml.ScalarEvent):
            if event.style in ("|", ">"):
                self.blocks.add(place)
            if event.implicit[0]:
                self._not_cut(event, place)
            plain_null = event.implicit[0] and event.value in ("", "~", "null")
            return None if plain_null else event.value
        if len(place) > YAML_DEPTH:
            raise self._refuse(event, _("is nested too deeply; flatten it"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, place)
        return self._mapping(events, place, bool(event.flow_style))

    def _not_cut(self, event: Any, place: Place) -> None:
        """Note a value without quotation marks that # cuts in two; of one that may end there, its place."""
        end = event.end_mark
        behind = self.rows[end.line][end.column :] if end.line < len(self.rows) else ""
        if not event.value and behind.lstrip().startswith("#"):
            self.cut.add(place)
        found = _CUT.match(behind) if event.value and not event.value.isdecimal() else None
        if found and found["word"]:
            self.cut.add(place)
        elif found:
            self._note(event, cut_words(event.value))

    def _sequence(self, events: Iterator[Any], place: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self._value(event, events, (*place, len(values))))
        return values

    def _without_space(self, tight: re.Match[str], event: Any, behind: Any, values: dict[str, Any], place: Place) -> None:
        """Entries such as 单选:2 or 单选：2，判断：4, which YAML takes for one key with nothing behind it."""
        if not isinstance(behind, yaml.ScalarEvent) or behind.value:
            self._note(event, _("{entry} has no space behind its colon; write `key: value`").format(entry=tight[0]))
            return
        for key, value in _ENTRY.findall(tight[0]):
            if key in values:
                words = _("the key {key!r} stands twice (first on line {first}); remove one")
                self._note(event, words.format(key=key, first=self.lines.get((*place, key), 0)))
            self.lines[(*place, key)] = _line(event)
            values[key] = value

    def _mapping(self, events: Iterator[Any], place: Place, inside_braces: bool) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._note(event, _("a key must be a word; write `key: value`"))
                self._value(event, events, (*place, "?"))
                self._value(next(events), events, (*place, "?"))
                continue
            self._count(event)
            key = event.value
            plain = event.implicit[0] and not ITEM_ID.fullmatch(key)
            if plain and inside_braces and (tight := _TIGHT.fullmatch(key)):
                behind = next(events)
                self._without_space(tight, event, behind, values, place)
                if not isinstance(behind, yaml.ScalarEvent):
                    self._value(behind, events, (*place, key))
                continue
            if plain and _NO_SPACE.match(key):
                self._note(event, _("{entry} has no space behind its colon; write `key: value`").format(entry=key))
                self._value(next(events), events, (*place, key))
                continue
            if key in values:
                first = self.lines.get((*place, key), 0)
                words = _("the key {key!r} stands twice (first on line {first}); remove one")
                if above := [name for name, value in values.items() if value is None]:
                    words = _("{key!r} stands twice (first on line {first}); what belongs to {above} stands below it with two spaces before it")
                self._note(event, words.format(key=key, first=first, above=joined(above)))
                self._value(next(events), events, (*place, key, "again"))
                continue
            if len(values) >= YAML_KEYS:
                raise self._refuse(event, _("more than {most} keys stand beside each other here; split the file").format(most=YAML_KEYS))
            self.lines[(*place, key)] = _line(event)
            values[key] = self._value(next(events), events, (*place, key))
        return values


def cut_words(value: str) -> str:
    """What is said of a value that # cuts in two, or leaves empty."""
    if not value:
        return _("what stands behind # is read as a remark, so there is no value; put the whole value in quotation marks: \"#1 …\"")
    words = _("what stands behind # is read as a remark, and the value ends at {value!r}; put the whole value in quotation marks")
    return words.format(value=value)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
