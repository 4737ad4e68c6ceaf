"""What a file of facts of a set is called on the page: by what stands in it, where its name says nothing to a teacher.

In: a file of facts of a set. Out: a Called: a title, and how many facts of which kind it holds. A table is called as she called it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhongbu_quiz.data.world import World
from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.facts.load import YAML
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.workbook.seeds import read_facts

KINDS = ("event", "slogan", "statistic", "attribute", "term", "question")
"""What files hold."""


@dataclass(frozen=True)
class Called:
    """The title of a file of facts, and how many of which kind stand in it (those of a table are told with the table)."""

    title: str
    counts: tuple[tuple[str, int], ...] = ()


def table_title(path: Path, among: Iterable[Path]) -> str:
    """What a table is called: by its name, with the ending only where another one differs in nothing else."""
    alone = all(other == path or other.stem != path.stem for other in among)
    return path.stem if alone else path.name


def called(path: Path, among: Iterable[Path], world: World) -> Called:
    """What a file of facts is called. One that cannot be read has its name."""
    if path.suffix.lower() not in YAML:
        return Called(table_title(path, among))
    try:
        data = read_facts(path, world).data
    except ContentError:
        return Called(path.stem)
    facts, documents = (entries(data, key) for key in ("facts", "documents"))
    found = Counter(kind for fact in facts if (kind := fact.get("kind")) in KINDS)
    return Called(_title(facts, documents) or path.stem, tuple((kind, found[kind]) for kind in KINDS if found[kind]))


def entries(data: Any, key: str) -> list[Mapping[str, Any]]:
    """The entries of a file below a key; none where it holds others there."""
    told = data.get(key) if isinstance(data, dict) else None
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _title(facts: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]]) -> str:
    """The document that most facts are from, with its sections in order; "" where they name none."""
    names = [str(one.get("name", "")) for one in documents]
    if names:
        return _("The documents: {names}").format(names=joined(names))
    places = [place for fact in facts if isinstance(place := fact.get("source"), dict)]
    from_documents = Counter(str(place.get("document", "")) for place in places)
    if not from_documents:
        return ""
    document = from_documents.most_common(1)[0][0]
    sections = list(dict.fromkeys(str(place["section"]) for place in places if place.get("document") == document and place.get("section")))
    if len(sections) < 2:
        return _("{document}: {section}").format(document=document, section=sections[0]) if sections else document
    return _("{document}: from {first} to {last}").format(document=document, first=sections[0], last=sections[-1])
