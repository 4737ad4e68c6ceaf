"""Column maps: a YAML file says what a platform's table looks like, so that one more platform is a file and no code.

In: `templates/tables/NAME.yaml`, ours or a teacher's, or any path. Out: a TableMap, which `exports.table` fills with items.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from zhongbu_quiz.errors import ContentError, Problem, UserError
from zhongbu_quiz.facts.records import Record, Words
from zhongbu_quiz.items.item import Kind
from zhongbu_quiz.items.printed import LETTERS, TRUTHS
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import load_yaml
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.paths import data_dir, map_files

Holds = Literal[
    "number",
    "kind",
    "question",
    "options",
    "option_count",
    "answer",
    "accepted",
    "explanation",
    "difficulty",
    "points",
    "topics",
    "id",
    "source",
    "title",
    "folder",
    "picture",
    "option",
    "right",
    "text",
    "",
]
"""What stands in a column, below its heading. `option` and `right` (is it right?) are of one letter; `text` is the same in every row;
"" stays empty. `folder` is the set's title as the path of a folder (/期末复习). `picture` is the name of the picture that a question
shows; its column is there only where a question shows one."""

_BY_LETTER = ("option", "right")
_PLAIN = tuple(word for word in get_args(Holds) if word not in ("", "text", *_BY_LETTER))
"""What a column says by one word."""
_LETTERED = re.compile(r"(option|right) ([A-Z])( and more)?")
_CELL = re.compile(r"[A-Z]{1,2}[1-9]\d{0,2}")


class Column(NamedTuple):
    """What one column holds: the words of the map, the place of the option that it is about, and whether more of them may follow, or a
    fixed text."""

    holds: Holds
    place: int = 0
    more: bool = False
    text: str = ""


def _column(value: object) -> object:
    """`option B`, `text 30`, `question` as a Column; an empty value is an empty column."""
    if value is None:
        return Column("")
    if not isinstance(value, str):
        return value
    if told := _LETTERED.fullmatch(value):
        more = bool(told[3])
        if not more or told[1] == "option":
            return Column("option" if told[1] == "option" else "right", LETTERS.index(told[2]), more)
    if value.startswith("text "):
        return Column("text", text=value.removeprefix("text ").strip())
    for word in _PLAIN:
        if word == value:
            return Column(word)
    words = _(
        "must say what stands in this column: {words}, `option A`, `right A`, or `text` and the text; "
        "or nothing, for an empty one (got {got!r})"
    )
    raise ValueError(words.format(words=joined(_PLAIN), got=value))


def _columns(columns: dict[str, Column]) -> dict[str, Column]:
    held = [column.holds for column in columns.values()]
    if "question" not in held:
        raise ValueError(_("no column holds the `question`; write it behind the heading of that column"))
    if not {"answer", "right"} & set(held):
        words = _("no column holds the `answer`; write it behind the heading of that column (or `right A` behind each that says 是否正确)")
        raise ValueError(words)
    for word in _BY_LETTER:
        places = [column.place for column in columns.values() if column.holds == word]
        if places != list(range(len(places))):
            words = _("the columns of `{word}` must be A, B, C … in order (got {letters})")
            raise ValueError(words.format(word=word, letters=joined(LETTERS[place] for place in places)))
    for heading, column in columns.items():
        if column.more and (column is not [each for each in columns.values() if each.holds == "option"][-1] or heading[-1:] not in LETTERS):
            raise ValueError(_("`and more` is for the last option, whose heading ends with its letter, such as 选项D"))
    return columns


def _sheet(name: str) -> str:
    if not 0 < len(name) <= 31 or set(name) & set("[]:*?/\\"):
        raise ValueError(_("must be a name that Excel takes for a sheet: at most 31 characters, none of []:*?/\\"))
    return name


def _cells(cells: dict[str, str]) -> dict[str, str]:
    wrong = [address for address in cells if not _CELL.fullmatch(address)]
    if wrong:
        raise ValueError(_("must be cells and their texts, such as `C5: …` (got {wrong})").format(wrong=joined(wrong)))
    return cells


class TableMap(Record):
    """The layout of one platform's table.

    title: the platform, in messages · sheet: the name of the sheet · titles_row: the row of the headings, 1 where nothing stands above ·
    cells: what stands above them, by address; {title} is the set's title · kinds: what each kind is called there; one that is not named
    is left out and counted · columns: heading and what stands below it, in order

    How answers are written: choices_as with choices_between (AC, A,C or 1,3) · true_false: the words for right and wrong ·
    true_false_options: what stands in the first two option columns of a judgement · gaps_between · ordering_between (B→C→A) · flags: what a
    column `right A` says of a right and a wrong option

    below_question: kinds whose entries are printed below the question, with ①②③, where the platform would take option columns for a
    choice · answers_as_options: kinds whose answers stand in the option columns · options_between and options_lettered: all options in
    one column · spellings_between: in a column `accepted` · difficulties: words for 1 to 5

    longest: characters that the platform takes in a question and in an option · most_items: rows that it reads
    """

    title: Words
    sheet: Annotated[str, AfterValidator(_sheet)] = "题库"
    titles_row: Annotated[int, Field(ge=1, le=100)] = 1
    cells: Annotated[dict[str, str], AfterValidator(_cells)] = Field(default_factory=dict)
    kinds: Annotated[dict[Kind, Words], Field(min_length=1)]
    columns: Annotated[dict[str, Annotated[Column, BeforeValidator(_column)]], Field(min_length=2), AfterValidator(_columns)]
    choices_as: Literal["letters", "numbers", "texts"] = "letters"
    choices_between: str = ""
    true_false: tuple[str, str] = TRUTHS
    true_false_options: tuple[str, str] | None = None
    gaps_between: str = "；"
    ordering_between: str = "→"
    flags: tuple[str, str] = ("1", "0")
    below_question: tuple[Kind, ...] = ()
    answers_as_options: tuple[Kind, ...] = ()
    options_between: str = "\n"
    options_lettered: bool = False
    spellings_between: str = "；"
    difficulties: tuple[str, str, str, str, str] = ("易", "易", "中", "难", "难")
    longest: dict[Literal["question", "option"], Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    most_items: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _agrees(self) -> TableMap:
        rows = [address for address in self.cells if int(re.sub(r"\D", "", address)) >= self.titles_row]
        if rows:
            words = _("`cells` writes {cell}, where headings and items stand; write a larger `titles_row`")
            raise ValueError(words.format(cell=rows[0]))
        if {"single_choice", "multiple_choice"} & set(self.kinds) and not self.most_options and not self.in_one_column:
            words = _("no column holds the options of a choice; write `option A`, `option B` … behind their headings, or `options`")
            raise ValueError(words)
        return self

    @property
    def most_options(self) -> int:
        """How many columns of one option each there are."""
        return sum(column.holds == "option" for column in self.columns.values())

    @property
    def grows(self) -> bool:
        """Whether more of them follow where items need them."""
        return any(column.more for column in self.columns.values())

    @property
    def in_one_column(self) -> bool:
        """Whether all options of an item stand in one column."""
        return any(column.holds == "options" for column in self.columns.values())

    def laid_out(self, options: int, pictures: bool = False) -> list[tuple[str, Column]]:
        """The columns with their headings, for items of at most so many options, of which some show pictures or none does."""
        found: list[tuple[str, Column]] = []
        for heading, column in self.columns.items():
            if column.holds == "picture" and not pictures:
                continue
            found.append((heading, column))
            if column.more:
                found += [(heading[:-1] + LETTERS[place], Column("option", place)) for place in range(column.place + 1, options)]
        return found


def find_map(name: str) -> Path:
    """The file of a map given as a path, or by the name of one that ships. Raises UserError naming those."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        return path
    shipped = {each.stem: each for each in map_files(data_dir("templates"))}
    if name not in shipped:
        words = _("there is no column map {name!r}; write the path of a .yaml file, or one of {known}")
        raise UserError(words.format(name=name, known=joined(shipped)))
    return shipped[name]


def load_map(path: Path) -> TableMap:
    """Read one map. Raises ContentError with all its problems, each with its line."""
    file = load_yaml(path)
    problems: list[Problem] = []
    record = validated(TableMap, file.data, file, (), problems)
    if record is None:
        raise ContentError(problems)
    return record
