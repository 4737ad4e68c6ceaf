"""Terms: a word of a subject and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.fact import Fact
from zhongbu_quiz.facts.kind import Dependency, Kind, StudyRow, Surroundings, Told
from zhongbu_quiz.facts.records import FactRecord, Words
from zhongbu_quiz.facts.slots import Slot

LONGEST_GAP = 16
"""Rule 40: the longest answer that is remembered as one thing, in characters."""


class Term(FactRecord):
    """`term` means `definition`; `example` is one instance of it, if there is one."""

    kind: Literal["term"]
    term: Words
    definition: Words
    example: Words | None = None


class TermKind(Kind[Term]):
    """A definition is a function of its term."""

    name = "term"
    title = "术语"
    also_titled = ("term", "terms", "名词", "概念解释")
    prefix = "te"
    spare = "t"
    record = Term
    numbers: ClassVar[Mapping[str, int]] = {"term": 70, "definition": 71, "example": 72}
    dependencies = (Dependency("definition", ("term",)),)
    optional = ("example",)
    by_section = ("term", "definition")
    evidence = ("term", "definition", "example")
    least_stem = 5
    columns = (
        Column("term", "术语", help="如 光合作用", also=("名词", "单词", "词语"), must=True),
        Column("definition", "释义", help="一句话，不重复术语本身", also=("定义", "解释"), must=True),
        Column("example", "例子", help="一个例子，可以空着", also=("例",)),
    )

    def tell(self, record: Term, around: Surroundings) -> Told:
        """Term, definition, and an example in a clause of its own."""
        slots = [
            Slot("term", "term", record.term, record.term),
            Slot("definition", "definition", record.definition.rstrip("。"), record.definition),
            Slot("example", "text", record.example, record.example) if record.example else None,
        ]
        wording = record.wording or "{term}是指{definition}[，例如{example}]"
        return Told({slot.name: slot for slot in slots if slot}, wording)

    def may_hide(self, name: str, record: Term) -> bool:
        """A definition that is too long to be written into a gap makes no gap at all: it is a card to be marked by oneself."""
        return len(record.definition) <= LONGEST_GAP

    def head(self, record: Term) -> str:
        """Each term is a thing of its own."""
        return f"term:{record.term}"

    def study(self, fact: Fact) -> StudyRow:
        """A table: the term, and what it means."""
        term, definition = fact.slots["term"], fact.slots["definition"]
        titles = ("", self.columns[0].title, self.columns[1].title)
        return StudyRow("table", "", (term,), (definition,), (("term",), ("definition",)), titles, wide=True)
