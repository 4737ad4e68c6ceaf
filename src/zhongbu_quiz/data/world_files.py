"""Data files -> World: what places, eras, organs, qualifiers, synonyms and categories are written as, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from zhongbu_quiz.data.place_tables import names_of, places_of
from zhongbu_quiz.data.world import Organs, Qualifier, World
from zhongbu_quiz.errors import ContentError, Problem
from zhongbu_quiz.loading.validate import validated
from zhongbu_quiz.loading.yamlfile import YamlFile, load_yaml
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.values.dates import Period, parse_edtf
from zhongbu_quiz.values.eras import Eras
from zhongbu_quiz.values.names import Names
from zhongbu_quiz.values.outlines import Point, Region, RegionMap, ring
from zhongbu_quiz.values.persons import Persons
from zhongbu_quiz.values.reigns import Reign


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def _edtf(value: object) -> object:
    return parse_edtf(value) if isinstance(value, str) else value


def _points(value: object) -> object:
    """Points stand in one text: longitude, latitude, and a comma before the next."""
    if not isinstance(value, str):
        return value
    return tuple(_point(pair) for pair in value.split(","))


def _point(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        east, north = map(float, value.split())
    except ValueError:
        words = _("must be longitude and latitude in degrees, such as 113.6 34.8 (got {value!r})")
        raise ValueError(words.format(value=value.strip())) from None
    if not (-180 <= east <= 180 and -90 <= north <= 90):
        raise ValueError(_("must lie between -180 -90 and 180 90 (got {value!r})").format(value=value.strip()))
    return east, north


_Points = Annotated[tuple[Point, ...], BeforeValidator(_points), Field(min_length=2)]
_Point = Annotated[Point, BeforeValidator(_point)]
_Names = Annotated[tuple[str, ...], BeforeValidator(names_of)]
_Date = Annotated[Period, BeforeValidator(_edtf)]


class _Level(_Data):
    exclusive: bool
    title: str = ""


class _Group(_Data):
    level: str
    names: _Names
    inside: str | None = Field(default=None, alias="in")


class _PlacesFile(_Data):
    levels: dict[str, _Level] = {}
    groups: tuple[_Group, ...] = ()
    holds: dict[str, _Names] = {}
    aliases: dict[str, _Names] = {}


class _Era(_Data):
    names: _Names
    start: _Date = Field(alias="from")
    end: _Date = Field(alias="to")
    plan: bool = False


def _reigns(value: object) -> object:
    """Reigns stand in one text: name and years in EDTF, and a comma before the next."""
    return [_reign(one) for one in value.split(",")] if isinstance(value, str) else value


_SHORT_YEAR = re.compile(r"(?<![\d-])\d{1,3}(?![\d-])")
"""A year of less than four digits that stands for itself: 700/710."""


def _reign(text: str) -> tuple[str, int, int]:
    name, _space, years = text.strip().partition(" ")
    period = parse_edtf(_SHORT_YEAR.sub(lambda found: found[0].zfill(4), years))
    if not name or not period.start or not period.end:
        raise ValueError(_("must be a name and its years, such as 光绪 1875/1908 (got {value!r})").format(value=text.strip()))
    return name, period.start.year, period.end.year


_Reigns = Annotated[tuple[tuple[str, int, int], ...], BeforeValidator(_reigns)]


class _ErasFile(_Data):
    eras: tuple[_Era, ...] = ()
    reigns: dict[str, _Reigns] = {}
    minor: _Names = ()


class _OrgansFile(_Data):
    vague: _Names = ()
    aliases: dict[str, _Names] = {}
    joint: _Names = ()


class _Qualifier(_Data):
    name: str
    title: str
    say: str
    share: str | None = None
    verb: str = Field(default="", alias="is")
    before: _Names = ()
    after: _Names = ()


class _QualifiersFile(_Data):
    qualifiers: tuple[_Qualifier, ...]


class _SynonymsFile(_Data):
    synonyms: dict[str, _Names]


class _CategoriesFile(_Data):
    categories: dict[str, _Names]
    unquoted: _Names = ()


class _PersonsFile(_Data):
    persons: dict[str, _Names] = {}
    of_names: _Names = ()


class _Ages(_Data):
    names: _Names
    forms: _Names = ()


class _NamesFile(_Data):
    names: dict[str, _Names] = {}
    within: dict[str, _Names] = {}
    ages: tuple[_Ages, ...] = ()
    parts_of_an_age: tuple[_Names, ...] = ()
    short_for: _Names = ()
    one_name: _Names = ()


class _MapRegion(_Data):
    name: str = Field(min_length=1)
    short: str = Field(min_length=1)
    label: _Point
    outline: _Names = Field(min_length=1)


class _MapFile(_Data):
    """`lines`: each border once, by a name of its own; `outline` of a region names those that it is made of, in their order."""

    name: str = Field(min_length=1)
    lines: dict[str, _Points]
    regions: tuple[_MapRegion, ...] = Field(min_length=1)


_AGE = "X"
"""What stands for the shortest name of an age in its other forms."""
F = TypeVar("F", bound=_Data)


def read_world(folders: Sequence[Path]) -> World:
    """The world of the files of some folders, in their order. Raises ContentError with the problems of all files at once."""
    problems: list[Problem] = []
    places = _read("places.yaml", _PlacesFile, folders, problems)
    eras = _read("eras.yaml", _ErasFile, folders, problems)
    organs = _read("organs.yaml", _OrgansFile, folders, problems)
    qualifiers = _read("qualifiers.yaml", _QualifiersFile, folders, problems)
    synonyms = _read("synonyms.yaml", _SynonymsFile, folders, problems)
    categories = _read("categories.yaml", _CategoriesFile, folders, problems)
    persons = _read("persons.yaml", _PersonsFile, folders, problems)
    names = _read("names.yaml", _NamesFile, folders, problems)
    maps = _maps(folders, problems)
    if problems:
        raise ContentError(problems)
    return World(
        places_of([file.model_dump(by_alias=True) for file in places]), _eras(eras), _organs(organs), _qualifiers(qualifiers),
        _joined([file.synonyms for file in synonyms]), _joined([file.categories for file in categories]),
        frozenset(name for file in categories for name in file.unquoted),
        maps[-1] if maps else None,
        Persons(_joined([file.persons for file in persons]), frozenset(name for file in persons for name in file.of_names)),
        _names(names),
    )  # fmt: skip


def _read(name: str, model: type[F], folders: Sequence[Path], problems: list[Problem]) -> list[F]:
    return [record for record, _ in _read_with_lines(name, model, folders, problems)]


def _read_with_lines(name: str, model: type[F], folders: Sequence[Path], problems: list[Problem]) -> list[tuple[F, YamlFile]]:
    found = []
    for folder in folders:
        path = folder / name
        if not path.is_file():
            continue
        try:
            file: YamlFile = load_yaml(path)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        record = validated(model, file.data, file, (), problems)
        if record is not None:
            found.append((record, file))
    return found


def _maps(folders: Sequence[Path], problems: list[Problem]) -> list[RegionMap]:
    """The maps of the files; a map of one's own stands for any before it."""
    return [_map(record, file, problems) for record, file in _read_with_lines("map.yaml", _MapFile, folders, problems)]


def _map(record: _MapFile, file: YamlFile, problems: list[Problem]) -> RegionMap:
    regions = []
    for place, one in enumerate(record.regions):
        where = ("regions", place, "outline")
        unknown = [line for line in one.outline if line not in record.lines]
        if unknown:
            words = _("`outline` names {line!r}, which is none of `lines`; write some of {allowed}")
            problems.append(file.problem(where, words.format(line=unknown[0], allowed=joined(record.lines))))
            continue
        if any(one.name == other.name for other in record.regions[:place]):
            words = _("{name} stands twice in `regions`; remove one").format(name=one.name)
            problems.append(file.problem(("regions", place, "name"), words))
        try:
            outline = ring([record.lines[line] for line in one.outline])
        except ValueError as error:
            problems.append(file.problem(where, _("`outline` of {name}: {words}").format(name=one.name, words=error)))
            continue
        regions.append(Region(one.name, one.short, one.label, outline))
    return RegionMap(record.name, tuple(regions))


def _joined(tables: Sequence[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for name, names in table.items():
            joined[name] = tuple(dict.fromkeys((*joined.get(name, ()), *names)))
    return joined


def _eras(files: Sequence[_ErasFile]) -> Eras:
    entries = [(phrase, era) for file in files for era in file.eras for phrase in era.names]
    spans = {phrase: Period(era.start.start, era.end.end) for phrase, era in entries}
    minor = {dynasty for file in files for dynasty in file.minor}
    reigns = [
        Reign(name, dynasty, first, last, dynasty in minor)
        for file in files
        for dynasty, told in file.reigns.items()
        for name, first, last in told
    ]
    return Eras(spans, [phrase for phrase, era in entries if era.plan], reigns)


def _once(*several: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in several for name in names))


def _names(files: Sequence[_NamesFile]) -> Names:
    """The names of things, those of ages in all their forms; the parts of an age (唐末, 盛唐) belong to it."""
    names, within = _joined([file.names for file in files]), _joined([file.within for file in files])
    also: dict[str, tuple[str, ...]] = {}
    for age, forms in ((age, group.forms) for file in files for group in file.ages for age in group.names):
        names[age] = _once(names.get(age, ()), (form.replace(_AGE, age) for form in forms))
        for part in (part for file in files for part in file.parts_of_an_age):
            first, *others = (word.replace(_AGE, form) for word in part for form in (age, *names[age]))
            also[first], within[age] = tuple(others), _once(within.get(age, ()), [first])
    short, one = (name for file in files for name in file.short_for), (name for file in files for name in file.one_name)
    return Names(names, within, also, frozenset(short), frozenset(one))


def _organs(files: Sequence[_OrgansFile]) -> Organs:
    return Organs(
        frozenset(word for file in files for word in file.vague),
        _joined([file.aliases for file in files]),
        tuple(dict.fromkeys(bodies for file in files for bodies in file.joint)),
    )


def _qualifiers(files: Sequence[_QualifiersFile]) -> dict[str, Qualifier]:
    return {
        one.name: Qualifier(one.name, one.title, one.say, one.share or one.say, one.verb, one.before, one.after)
        for file in files
        for one in file.qualifiers
    }
