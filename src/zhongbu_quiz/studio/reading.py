"""A file of facts that is no table, to be read: each fact in its sentence, by the sections of its text.

In: a file of facts of a set on the desk. Out: Told, which a screen shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zhongbu_quiz.facts.load import YAML
from zhongbu_quiz.facts.question import QUESTION
from zhongbu_quiz.messages import _
from zhongbu_quiz.studio.desk import Desk, NotThere
from zhongbu_quiz.studio.material import called, entries
from zhongbu_quiz.workbook.seeds import read_facts

SHOWN = 200
"""Facts of a page."""


@dataclass(frozen=True)
class Section:
    """A section of a text ("" where none is named), and what is told from it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A file by its title; how much stands in it, what of it is shown, from which place on; `next`: the place behind that, 0 where there is none;
    the titles of texts that it lists."""

    title: str
    count: int
    sections: tuple[Section, ...]
    first: int
    next: int
    documents: tuple[str, ...]


def told(desk: Desk, name: str, file: str, first: int = 1) -> Told:
    """What stands in a file. Raises NotThere where there is none, or it is a table; ContentError with what is wrong in the files of the set."""
    path = desk.material(name, file)
    if path.suffix.lower() not in YAML:
        raise NotThere(_("there is no file “{name}” in this set (any more)").format(name=file))
    project, base = desk.named(name).project, desk.bank(name).bank.base
    data = read_facts(path, project.world()).data
    every = list(entries(data, "facts"))
    shown = ((_section(fact), said) for fact in every[first - 1 : first - 1 + SHOWN] for said in _sentence(fact, base.find(str(fact.get("id", "")))))
    sections = [Section(title, tuple(said for _title, said in some)) for title, some in groupby(shown, lambda one: one[0])]
    behind = first + SHOWN if len(every) >= first + SHOWN else 0
    documents = [str(one.get("title") or one.get("name", "")) for one in entries(data, "documents")]
    return Told(called(path, project.seed_paths(), project.world()).title, len(every), tuple(sections), first, behind, tuple(documents))


def _section(fact: Mapping[str, Any]) -> str:
    source = fact.get("source")
    return str(source.get("section", "")) if isinstance(source, dict) else ""


def _sentence(fact: Mapping[str, Any], found: Any) -> Iterator[str]:
    if found is not None:
        yield found.statement
    elif fact.get("kind") == QUESTION:
        yield str(fact.get("stem", ""))
