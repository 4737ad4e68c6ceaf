"""`project.yaml` -> whose content this is: the name that every id is made from, and what people see of it.

In: the path of the file. Out: an Identity, with what the file leaves out filled in. Identity is declared and never derived: nothing here
looks at folders, users or clocks. `zhongbu-quiz new` writes the file once, with a name that no other folder has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field
from pydantic.config import JsonDict

from zhongbu_quiz.chance import digest
from zhongbu_quiz.data.behind_calls import behind_call
from zhongbu_quiz.data.deck_file import deck_file
from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.facts.records import Record, Words
from zhongbu_quiz.loading.format import check_format
from zhongbu_quiz.loading.in_words import InWords, bare
from zhongbu_quiz.loading.in_words import Words as KeyWords
from zhongbu_quiz.loading.limits import MB
from zhongbu_quiz.loading.strangers import check_readable
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import Place, load_yaml
from zhongbu_quiz.messages import _
from zhongbu_quiz.versions import PROJECT

MAX_NAME = 60
_YAML = (".yaml", ".yml")
_LARGEST = MB
"""Bytes of a file that is looked at for being that of a project."""
_NAME = re.compile(r"[^\W_]+(?:[-._][^\W_]+)*")
_TAG = re.compile(r"[^\s:\"*]+(?:::[^\s:\"*]+)*")
"""Anki splits tags at spaces and levels at `::`, and reads `*` and quotes in a search as its own."""

_NAME_SCHEMA: JsonDict = {"pattern": r"^[^\s_|:/]+$", "maxLength": MAX_NAME}
"""What an editor can check of a name as one types."""

Language = Literal["zh", "en"]
Branches = Literal["document", "section", "none"]


def _name(value: object) -> object:
    if not isinstance(value, str):
        return value
    value = unicodedata.normalize("NFC", value)
    if not _NAME.fullmatch(value) or len(value) > MAX_NAME:
        words = _("must be letters and digits joined by -, at most {most}, such as biology-k3f9x2 (got {value!r})")
        raise ValueError(words.format(most=MAX_NAME, value=value))
    return value


def _tag(value: object) -> object:
    if isinstance(value, str) and not _TAG.fullmatch(value):
        raise ValueError(_("must be one tag without spaces, such as 生物 or 生物::必修 (got {value!r})").format(value=value))
    return value


class Labels(Record):
    """Sentences that a project says of itself.

    `notice` stands under the name of every Anki deck: who wrote what, and who holds which rights. `report` says there where to report a mistake.
    """

    notice: Words = "卡片上的话由程序从事实（时间、文件、提法、数据）写成，不是原文。"
    report: Words = "发现错误：请报告卡片背面最下方的小号编号。"


class AnkiTree(Record):
    """What all Anki packages of a project share, since a collection has one tree of decks and one options preset for them.

    new_per_day: new cards a day · branches: a deck below the title for each document, for each section of each document, or none ·
    if_needed: item models of which a card is made only where nothing else asks the fact
    """

    new_per_day: Annotated[int, Field(ge=1, le=999)] = 10
    branches: Branches = "document"
    if_needed: tuple[Words, ...] = ()


class ProjectRecord(Record):
    """A project as its author declares it.

    format: the version of this form of file (`versions`; 1 where it is not said) · name: the namespace of every id, for ever · title: what
    people see, the root of its Anki decks (default: the name) · language: of the content, zh or en · version: of what it ships, in the words
    that students read (1.2) · source: what its facts are taken from, and licence: what others may do with its facts and texts, both as they
    are printed · tag_root: the tag above all its tags in Anki (default: the name) · preset: the name of its Anki options preset (default: the
    title) · anki: what its packages share · labels: sentences of its own
    """

    format: Annotated[int, Field(ge=PROJECT.oldest, le=PROJECT.version)] = 1
    name: Annotated[str, BeforeValidator(_name), Field(json_schema_extra=_NAME_SCHEMA)]
    title: Words | None = None
    language: Language = "zh"
    version: Words | None = None
    source: Words | None = None
    licence: Words | None = None
    tag_root: Annotated[str, BeforeValidator(_tag)] | None = None
    preset: Words | None = None
    anki: AnkiTree = Field(default_factory=AnkiTree)
    labels: Labels = Field(default_factory=Labels)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a project is, with every default filled in.

    `name` goes into the GUID of every note and the id of every deck, note type and preset: two projects with different names share nothing in a
    collection, whatever the ids of their facts. `title`, `tag_root`, `preset` and `version` are what people see there; `source` and `licence`
    stand on all that is made, where the project says them; `new_per_day`,
    `branches` and `if_needed` shape the one tree that all its packages share.
    """

    name: str
    title: str
    language: Language
    tag_root: str
    preset: str
    labels: Labels
    version: str = ""
    source: str = ""
    licence: str = ""
    new_per_day: int = 10
    branches: Branches = "document"
    if_needed: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        """The language as HTML writes it."""
        return {"zh": "zh-CN", "en": "en"}[self.language]


def identity_of(record: ProjectRecord) -> Identity:
    """The identity that a record declares."""
    title = record.title or record.name
    return Identity(
        name=record.name,
        title=title,
        language=record.language,
        tag_root=record.tag_root or record.name,
        preset=record.preset or title,
        labels=record.labels,
        version=record.version or "",
        source=record.source or "",
        licence=record.licence or "",
        new_per_day=record.anki.new_per_day,
        branches=record.anki.branches,
        if_needed=record.anki.if_needed,
    )


_VALUES = {"language": get_args(Language), "branches": get_args(Branches)}
"""The keys whose values have words too."""


class ProjectFile(InWords):
    """A project file in our words, which stand in `data/project.yaml`."""

    def words_at(self, place: Place) -> KeyWords:
        """Our keys for the words that may stand at a place."""
        records: dict[Place, type[Record]] = {(): ProjectRecord, ("anki",): AnkiTree, ("labels",): Labels}
        return _ours(records[place].model_fields) if place in records else {}

    def homes(self) -> Mapping[str, Callable[[str], bool]]:
        """Which words stand at the margin, below `anki` and below `labels`."""
        return {home: _is_key(record) for home, record in (("", ProjectRecord), ("anki", AnkiTree), ("labels", Labels))}

    def whole(self, value: Any, place: Place) -> Any:
        """What stands at a place, without what is said in a deck or behind a call, which is told."""
        if place or not isinstance(value, dict):
            return value
        found = [typed for typed in value if not _is_key(ProjectRecord)(bare(typed)) and bare(typed) in _of_decks()]
        for typed in found:
            words = _("{key} does not stand in {file}, but in a deck (a file in decks/), for each deck by itself")
            self.add_problem(self.at((typed,), words.format(key=typed, file=self._file.path.name)))
        elsewhere = {typed: told for typed, each in value.items() if typed not in found and (told := behind_call(typed, each, _("DECK")))}
        for typed, told in elsewhere.items():
            self.add_problem(self.at((typed,), told))
        return {typed: each for typed, each in value.items() if typed not in found and typed not in elsewhere}

    def examples(self) -> Mapping[str, str]:
        """A name that hardly anybody else has."""
        line = f"{self.called_alone('name')}: {_fresh_name(self._file.path)}"
        words = _("{line} (a new name made just now; where cards were made before, write their old name instead)")
        return {"name": words.format(line=line)}

    def value(self, value: Any, place: Place) -> Any:
        """Our word for a language and for how a tree branches."""
        table = _VALUES.get(str(place[-1]), ()) if place else ()
        return _ours(table).get(value, value) if isinstance(value, str) else value


@cache
def _of_decks() -> frozenset[str]:
    """The keys of a deck, in their words and in ours."""
    keys = deck_file()["keys"]["deck"]
    return frozenset(word for key, words in keys.items() for word in (key, *words.split()))


def _is_key(record: type[Record]) -> Callable[[str], bool]:
    """Whether a word is a key of a record, in their words or in ours."""
    return lambda word: word in record.model_fields or word in _ours(record.model_fields)


def _ours(names: Iterable[str]) -> KeyWords:
    words = words_of("project.yaml")
    return {word: name for name in names for word in words.get(name, ())}


def _fresh_name(path: Path) -> str:
    """A name to write where there is none, by where and when the file was last written, so that hardly any two are the same."""
    written = (path if path.exists() else path.parent).stat()
    number = digest(str(path.resolve()), str(written.st_ino), str(written.st_mtime_ns))
    return "set-" + "".join(_ALPHABET[number // len(_ALPHABET) ** place % len(_ALPHABET)] for place in range(_LETTERS))


_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is easily misread: i l o 0 1."""
_LETTERS = 6


def load_identity(path: Path) -> Identity:
    """Read a `project.yaml`. Raises ContentError with all its problems, or with what to write where it is missing."""
    if not path.is_file():
        raise ContentError([missing(path)])
    typed = load_yaml(path)
    check_format(typed, PROJECT)
    file = ProjectFile(typed)
    problems: list[Problem] = list(file.problems)
    record = validated(ProjectRecord, file.data, file, (), problems)
    if record is None or problems:
        raise ContentError(problems)
    return identity_of(record)


def misnamed(path: Path) -> Path | None:
    """The file that is the project's by its name but for its ending or its capitals (project.yaml.txt, Project.yaml, project.yml), or else by
    what stands in it, whatever its name; None where there is none, or where the project has its file."""
    opening = f"{path.stem}{path.suffix[:2]}"
    near = [one for one in sorted(path.parent.glob("*")) if one.is_file()] if not path.is_file() else []
    named = next((one for one in near if one.name.lower().startswith(opening)), None)
    return named or next((one for one in near if one.suffix.lower() in _YAML and _is_project(one)), None)


def _is_project(path: Path) -> bool:
    """Whether a file says who a project is: it has a name, and no keys but those of a project."""
    try:
        check_readable(path, _LARGEST)
        file = ProjectFile(load_yaml(path))
    except ContentError:
        return False
    data = file.data
    return not file.problems and isinstance(data, dict) and "name" in data and data.keys() <= ProjectRecord.model_fields.keys()


def missing(path: Path) -> Problem:
    """What to write where a project has not said who it is; where its file has another name, to rename it."""
    if found := misnamed(path):
        words = _(
            "is missing, but {found} lies here; rename that file {name}, and leave the name in it as it is: who learns with cards would start anew"
        )
        return problem(path, 0, words.format(found=found.name, name=path.name))
    words = _(
        "is missing: cards and exported files carry the name of their project, so that two sets never mix; write one line, "
        "`name: ` and a name that nobody else uses, such as {name} (made just now; where cards were made before, "
        "their old one), and never change it"
    )
    return problem(path, 0, words.format(name=_fresh_name(path)))
