"""Sayings: who said what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from zhongbu_quiz.facts.columns import Column
from zhongbu_quiz.facts.kind import Dependency, Kind, Surroundings, Told
from zhongbu_quiz.facts.records import FactRecord, Words
from zhongbu_quiz.facts.slots import Slot


class Saying(FactRecord):
    """`speaker` said `words`."""

    kind: Literal["saying"]
    speaker: Words
    words: Words


class SayingKind(Kind[Saying]):
    """One person said one thing."""

    name = "saying"
    title = "名言"
    prefix = "sa"
    spare = "y"
    record = Saying
    numbers: ClassVar[Mapping[str, int]] = {"speaker": 91, "words": 92}
    dependencies = (Dependency("speaker", ("words",)), Dependency("words", ("speaker",)))
    evidence = ("speaker", "words")
    columns = (Column("speaker", "说话人", must=True), Column("words", "话", must=True))

    def tell(self, record: Saying, around: Surroundings) -> Told:
        """Speaker and words."""
        slots = (
            Slot("speaker", "person", record.speaker, record.speaker),
            Slot("words", "saying", record.words, record.words),
        )
        return Told({slot.name: slot for slot in slots}, record.wording or "在书里留下的话中，{speaker}说的一句是“{words}”")

    def head(self, record: Saying) -> str:
        """One speaker."""
        return f"speaker:{record.speaker}"
