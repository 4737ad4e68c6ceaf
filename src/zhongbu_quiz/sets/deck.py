"""`decks/*.yaml` -> deck records: what goes into a deck or a paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from zhongbu_quiz.data.outputs import output_called, output_name, output_word
from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import ContentError, Problem, problem
from zhongbu_quiz.facts.filter import FactFilter, Names, Weights, has_tag
from zhongbu_quiz.facts.kinds import KINDS as FACT_KINDS
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.facts.records import USUAL_WEIGHT, WORLD, Record, Words
from zhongbu_quiz.items.item import KINDS, Item, Level
from zhongbu_quiz.items.own import own_id
from zhongbu_quiz.loading.format import check_format
from zhongbu_quiz.loading.validate import fault_at, one_of, validated
from zhongbu_quiz.loading.yamlfile import Place, YamlFile, read_on, read_text
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.sets.marking import MarkedKind, PartedKind, Rule, worth_by_parts
from zhongbu_quiz.sets.words import DeckFile, deck_example, kinds_meant, value_called, value_of
from zhongbu_quiz.values.item_kinds import kind_name
from zhongbu_quiz.versions import DECK
from zhongbu_quiz.workbook.question_sheet import KIND_WORDS as WORDS_OF_KINDS

_SHOWN, _NEAR = 10, 3
"""Of many outputs a message names the first, which are cards and papers, and those whose names are like what was typed."""
_KINDS_OF_FACTS = (*FACT_KINDS, QUESTION)


def _points(value: object) -> object:
    try:
        points = Decimal(str(value))
    except InvalidOperation:
        points = Decimal("NaN")
    if not points.is_finite():
        raise ValueError(_("must be a number of points, such as 2 or 2.5"))
    return points


def _minutes(value: object) -> object:
    if isinstance(value, str) and not value.strip().isdecimal():
        raise ValueError(_("says how many minutes the paper takes; write a number, such as 40 (got {value!r})").format(value=value))
    return value


def _item_kind(value: object, info: ValidationInfo) -> object:
    """The kind of item that a word names: its name in files, or what a sheet of questions calls it (单选题, 单选)."""
    if not isinstance(value, str) or value in KINDS:
        return value
    meant = kinds_meant(value)
    if len(meant) == 1:
        return meant[0]
    if info.field_name == "item_kinds" and value_of("kind", value) in _KINDS_OF_FACTS:
        raise ValueError(_("{kind!r} is a kind of fact, which stands behind `select.kind`").format(kind=value))
    raise PydanticCustomError("literal_error", "no such kind", {"expected": one_of([kind_name(kind) for kind in meant or KINDS])})


def _each_once(value: object, info: ValidationInfo) -> object:
    """Raises ValueError where no kinds of items are named, or two words of a mapping name one."""
    if not isinstance(value, dict):
        words = _("goes by kinds of items, such as {{single_choice: 10, true_false: 5}}")
        if info.field_name == "marking":
            words = _("goes by kinds of items, such as {{multiple_choice: part}}")
        raise ValueError(words.format())
    first: dict[object, str] = {}
    for word in value:
        try:
            kind = _item_kind(word, info)
        except (PydanticCustomError, ValueError):
            continue  # told as a wrong word
        if first.setdefault(kind, word) != word:
            raise ValueError(_("{one} and {other} are one kind of item; keep one of them").format(one=first[kind], other=word))
    return value


_KIND_WORDS = (*KINDS, *WORDS_OF_KINDS, *(word.removesuffix("题") for word in WORDS_OF_KINDS))
Kind = Annotated[Literal[KINDS], BeforeValidator(_item_kind), WithJsonSchema({"enum": list(_KIND_WORDS), "type": "string"})]  # type: ignore[valid-type]
Parted = Annotated[PartedKind, BeforeValidator(_item_kind)]
Marked = Annotated[MarkedKind, BeforeValidator(_item_kind)]
Points = Annotated[Decimal, BeforeValidator(_points), Field(gt=0, le=100)]


def _output(name: str, info: ValidationInfo) -> str:
    """A name that the registry of outputs knows, or its word in Chinese; whoever loads a deck hands these names down (`load_deck`)."""
    known = (info.context or {}).get("outputs")
    named = output_name(name)
    if known is not None and named not in known:
        near = get_close_matches(name, [word for each in known for word in (each, output_word(each))], _NEAR)
        shown = dict.fromkeys((*map(output_name, near), *list(known)[:_SHOWN]))
        words = _("there is no output {name!r}; write one of {shown}; more of them, for other programs: zhongbu-quiz export --help")
        raise ValueError(words.format(name=name, shown=joined(map(output_called, shown))))
    return named


_AROUND = " []【】［］{}｛｝()（）"
"""Brackets of Chinese text, in which YAML sees no list."""


def _split(value: object) -> object:
    """A list of outputs; whoever typed Chinese commas between them, or one alone, meant a list."""
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return value
    return [part for word in words for part in re.split(r"[,，、;；\s]+", word.strip(_AROUND))]


def _kind(value: object) -> object:
    if isinstance(value, str) and kinds_meant(value):
        raise ValueError(_("{kind!r} is a kind of item, which stands behind `select.item_kinds`").format(kind=value))
    if isinstance(value, str) and value not in _KINDS_OF_FACTS:
        words = _("{kind!r} is no kind of fact; write one of {known}")
        raise ValueError(words.format(kind=value, known=joined(value_called("kind", kind) for kind in _KINDS_OF_FACTS)))
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _pairs(value: object) -> object:
    if not isinstance(value, dict):
        words = _("says which item stands in place of which, by their ids: {{drawn: wanted}}; it is written by: zhongbu-quiz swap DECK NUMBER")
        raise ValueError(words.format())
    return value


def _worths(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError(_("says what single items are worth, by their ids: {{item: points}}").format())
    return value


def _conditions(value: object) -> object:
    if not isinstance(value, dict | FactFilter):
        raise ValueError(_("says by what to choose, such as {{sections: [一]}} or {{kind: event}}; remove the line to take everything").format())
    return value


Kinds = Annotated[tuple[Annotated[str, BeforeValidator(_kind)], ...], Field(min_length=1), BeforeValidator(_listed)]
_OF_QUESTIONS = ("kind", "weight", "tags", "without_tags", "documents", "sections", "facts")
"""The conditions that a question of somebody's own can hold; what asks for more is about facts alone."""


class Selection(FactFilter):
    """Which facts (as item models select them), and which of their items. `kind` may name `question` too: those that somebody wrote herself."""

    kind: Kinds | None = None
    item_kinds: Annotated[tuple[Kind, ...], Field(min_length=1), BeforeValidator(_listed)] | None = None
    levels: Annotated[tuple[Level, ...], Field(min_length=1), BeforeValidator(_listed)] | None = None
    models: Names | None = None
    without_models: Names | None = None

    def passes_own(self, item: Item) -> bool:
        """Whether a question of somebody's own is meant: by its tags, its source, its id, as a fact would be."""
        return (
            not self.asks(_OF_QUESTIONS)
            and (self.kind is None or QUESTION in self.kind)
            and (self.weight is None or USUAL_WEIGHT in self.weight)
            and (self.facts is None or any(own_id(name) == item.id for name in self.facts))
            and (self.tags is None or has_tag(item.tags, self.tags))
            and (self.without_tags is None or not has_tag(item.tags, self.without_tags))
            and (self.documents is None or item.source.document in self.documents)
            and (self.sections is None or item.source.section in self.sections)
        )


class AnkiSettings(Record):
    """What of a deck goes to Anki, and how it is found there. Where the cards lie, and how many come a day, is the project's (`project.yaml`),
    as all its packages share one tree.

    cards: those of the drawn forms, or of all items that the deck admits · tag: the last word of the tag that marks its cards there
    (default: the title)
    """

    cards: Literal["drawn", "all"] = "drawn"
    tag: Words | None = None


class BlueprintRow(Record):
    """One row of a 双向细目表: how many items of a kind (and a section, a difficulty, a level, some models) the paper must hold.
    `weight`: of what a teacher wants known so much. `regions`: items that are told of each of them, and so compare them."""

    kind: Kind
    count: Annotated[int, Field(ge=1, le=500)]
    document: Words | None = None
    section: Words | None = None
    difficulty: Literal["easy", "medium", "hard"] | None = None
    level: Level | None = None
    models: Names | None = None
    weight: Weights | None = None
    regions: Names | None = None


class DeckRecord(Record):
    """A deck as its author writes it. `format`: the version of this form of file (`versions`; 1 where it is not said).

    `counts` (items of each kind) or `blueprint` (rows of a 双向细目表) say what a paper holds; without them the deck takes
    every item that it selects: of each fact at most `per_fact`, in all at most `max_items` (second items go first).
    `fewer`: of what there is not enough, as many as there are, and the command says so; without it such a deck is refused.
    `materials`: how many materials with all their questions, which count in `counts` or `blueprint`, stand on each form; without it as
    few as the counts need.
    `forms` with `form_mode: reorder` print the same items in another order; with `distinct` they are different papers of
    equal difficulty, any two with at most `max_shared` items in common. `order` is the order inside a part. `options`: a single
    choice of the deck has exactly so many (rule 10).
    `points` are those of an item of a kind, `part_points` those of each blank, pair, place or 采分点 of it, from which its own follow.
    `marking`: kinds whose answers are right as a whole or get nothing (`all`), or earn points for what is right in them (`part`); what is
    not named goes by `marking.USUAL`. `answers`: in a file of their own, after each item of the paper, or behind it.
    `school`: printed above the title. `digits`: columns of the grid of the student's number on the answer sheet (0: no grid; without it as the
    class list needs, or eight).
    By id: `include` are items that always stand in the set, `exclude` items that never do; `swap` says which item stands where the draw
    would take another (`drawn: instead`), all others as they would have been. `sequence`: items that stand in this order among the places that they
    have in their part, on every form that is not another order of form A; `item_points` are the points of single items.
    """

    format: Annotated[int, Field(ge=DECK.oldest, le=DECK.version)] = 1
    title: Words
    subtitle: str = ""
    school: str = ""
    description: str = ""
    select: Annotated[Selection, BeforeValidator(_conditions)] = Selection()
    counts: Annotated[dict[Kind, Annotated[int, Field(ge=1, le=1000)]], BeforeValidator(_each_once)] = Field(default_factory=dict)
    fewer: bool = False
    points: Annotated[dict[Kind, Points], BeforeValidator(_each_once)] = Field(default_factory=dict)
    part_points: Annotated[dict[Parted, Points], BeforeValidator(_each_once)] = Field(default_factory=dict)
    marking: Annotated[dict[Marked, Rule], BeforeValidator(_each_once)] = Field(default_factory=dict)
    answers: Literal["apart", "after", "behind"] = "apart"
    digits: Annotated[int, Field(ge=0, le=12)] | None = None
    blueprint: tuple[BlueprintRow, ...] = ()
    options: Annotated[int, Field(ge=3, le=4)] | None = None
    per_fact: Annotated[int, Field(ge=1, le=50)] | None = None
    max_items: Annotated[int, Field(ge=1, le=100_000)] | None = None
    materials: Annotated[int, Field(ge=0, le=20)] | None = None
    forms: Annotated[int, Field(ge=1, le=26)] = 1
    form_mode: Literal["reorder", "distinct"] = "reorder"
    max_shared: Annotated[int, Field(ge=0, le=1000)] = 0
    include: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    exclude: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    swap: Annotated[dict[Words, Words], BeforeValidator(_pairs)] = Field(default_factory=dict)
    sequence: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = ()
    item_points: Annotated[dict[Words, Points], BeforeValidator(_worths)] = Field(default_factory=dict)
    order: Literal["source", "difficulty"] = "source"
    seed: Annotated[int, Field(ge=0)] = 1
    minutes: Annotated[int, BeforeValidator(_minutes), Field(ge=1, le=600)] = 60
    outputs: Annotated[tuple[Annotated[str, AfterValidator(_output)], ...], Field(min_length=1), BeforeValidator(_split)] = ("anki",)
    anki: AnkiSettings = AnkiSettings()
    total: Annotated[Decimal, BeforeValidator(_points), Field(gt=0, le=1000)] | None = None

    @model_validator(mode="after")
    def _agrees(self) -> DeckRecord:
        if self.blueprint and self.counts:
            raise fault_at(("blueprint",), _("give `counts` or `blueprint`, not both; the blueprint counts the items already"))
        counted = self.kind_counts
        for key, kind in (*(("points", kind) for kind in self.points), *(("part_points", kind) for kind in self.part_points)):
            if counted and kind not in counted:
                words = _("`{key}` names {kind}, of which `counts` asks none; remove it or add a count")
                raise fault_at((key, kind), words.format(key=key, kind=kind_name(kind)))
        for kind in counted if self.select.item_kinds else ():
            if kind not in (self.select.item_kinds or ()):
                words = _("`select.item_kinds` leaves {kind} out, so none can be drawn; add it there, or remove it here")
                raise fault_at(("blueprint",) if self.blueprint else ("counts", kind), words.format(kind=kind_name(kind)))
        for kind in self.part_points:
            if kind in self.points:
                words = _("`points` and `part_points` both name {kind}; remove it from one of them")
                raise fault_at(("part_points", kind), words.format(kind=kind_name(kind)))
            if self.total is not None:
                words = _("`total` cannot be kept where points follow from what is drawn; remove it, or give {kind} its points in `points`")
                raise fault_at(("total",), words.format(kind=kind_name(kind)))
        if self.total is not None and self.item_points:
            raise fault_at(("total",), _("`total` cannot be kept where single items have points of their own; remove it"))
        if self.max_shared and self.form_mode != "distinct":
            raise fault_at(("max_shared",), _("`max_shared` is for `form_mode: distinct`; forms that are reordered share all items"))
        if self.total is not None and self.fewer:
            raise fault_at(("total",), _("`total` cannot be kept where `fewer` items may be drawn; remove one of them"))
        if self.total is not None and counted:
            total = sum((self.points.get(kind, Decimal(1)) * count for kind, count in counted.items()), Decimal(0))
            if total != self.total:
                words = _("counts times points make {points}, but `total` says {total}; mend one of them")
                if not self.points:
                    words = _("`total` says {total}, and nothing says how much each item is worth; add a line such as `points: {{{example}}}`, whose "
                              "products with the counts make {total}")  # fmt: skip
                each = self.total / sum(counted.values())
                points = each.normalize() if each * 2 == int(each * 2) else Decimal(2)
                example = ", ".join(f"{kind_name(kind)}: {points:f}" for kind in counted)
                raise fault_at(("total",), words.format(points=total, total=self.total, example=example))
        return self

    def worth_of(self, item: Item) -> Decimal | None:
        """The points that the deck gives an item; None where it says nothing of its kind."""
        if item.id in self.item_points:
            return self.item_points[item.id]
        each = next((points for kind, points in self.part_points.items() if kind == item.kind), None)
        return self.points.get(item.kind) if each is None else worth_by_parts(item, each)

    @property
    def without_points(self) -> tuple[str, ...]:
        """The kinds that a deck counts and gives no points, where it gives some to others."""
        given = {*self.points, *self.part_points}
        return tuple(kind for kind in self.kind_counts if kind not in given) if given else ()

    @property
    def kind_counts(self) -> dict[str, int]:
        """How many items of each kind are asked for; empty where the deck takes everything."""
        if not self.blueprint:
            return dict(self.counts)
        counts: dict[str, int] = {}
        for row in self.blueprint:
            counts[row.kind] = counts.get(row.kind, 0) + row.count
        return counts


class Deck:
    """A loaded deck: `name` is the file's stem; messages about it name the file and the line."""

    world: World | None = None
    """By whose reigns its years were read; None: by those that ship."""

    def __init__(self, record: DeckRecord, path: Path, file: YamlFile | None = None, typed: Mapping[str, str] | None = None) -> None:
        self.record = record
        self.path = path
        self._file = file
        self._typed = typed or {}

    @property
    def name(self) -> str:
        """The name that commands and output files use."""
        return self.path.stem

    def spelled_out(self, record: DeckRecord, typed: Mapping[str, str]) -> Deck:
        """The same file, in whose record other words stand for what somebody `typed` (by those words)."""
        deck = Deck(record, self.path, self._file, typed)
        deck.world = self.world
        return deck

    def typed(self, word: str) -> str:
        """What stands in the file for a word of the record."""
        return self._typed.get(word, word)

    def problem(self, place: Place, message: str) -> Problem:
        """A Problem at a place of the deck file: keys and list indices from the top."""
        place = tuple(self.typed(key) if isinstance(key, str) else key for key in place)
        return problem(self.path, 0, message) if self._file is None else self._file.problem(place, message)


def load_deck(path: Path, outputs: Collection[str] | None = None, world: World | None = None) -> Deck:
    """Read one deck file. `outputs` are the names that its `outputs` may hold; without them any name passes. `world`: by whose reigns its years are
    read; without it that which ships.

    Raises ContentError with all its problems, or UserError where it cannot be read.
    """
    return deck_of(read_on(path, read_text(path)), outputs, world)


def deck_of(file: YamlFile, outputs: Collection[str] | None = None, world: World | None = None) -> Deck:
    """The deck of a file that is read. Raises ContentError with all its problems, or with what to do where a newer program wrote it."""
    check_format(file, DECK)
    faults = file.faults
    file = DeckFile(file)
    problems = [*faults, *file.problems]
    if file.data is None and not faults:
        words = _("is empty; write what it makes, such as these three lines: {lines}")
        raise ContentError([file.problem((), words.format(lines="\n".join(("", *deck_example()))))])
    record = validated(DeckRecord, file.data, file, (), problems, known={"outputs": outputs, WORLD: world})
    if record is None or problems:
        raise ContentError(problems)
    deck = Deck(record, file.path, file)
    deck.world = world
    return deck
