"""What an output is made from, and what making it gives: the two ends of the seam that all outputs share.

In: a deck and the item bank of its project, or a draw that was stored before. Out: files by the ends of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from zhongbu_quiz.errors import UserError
from zhongbu_quiz.facts.filter import passing
from zhongbu_quiz.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from zhongbu_quiz.exports.anki.output import ProjectCards
    from zhongbu_quiz.exports.paper.options import PaperOptions
    from zhongbu_quiz.exports.quiz import LeftOut, Quiz
    from zhongbu_quiz.facts.fact import Fact
    from zhongbu_quiz.identity import Identity
    from zhongbu_quiz.items.bank import Bank
    from zhongbu_quiz.items.item import Item
    from zhongbu_quiz.sets.deck import Deck
    from zhongbu_quiz.sets.form import DrawnSet
    from zhongbu_quiz.sets.planning import Plan


@dataclass(frozen=True)
class Made:
    """Files by what follows the set's name (`-A-paper.pdf`, `.apkg`), the one asked for first; items that have no place in them; what a person should
    know of them, a line each; of which output each file is, where several were made."""

    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    products: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """One set to write: `deck` and `bank`, or `stored`, a draw that was made before.

    `project_file` is where the project says who it is, if it does (what is only printed works without). `seed` and `versions` replace the
    deck's own; `everything` takes all items that the deck admits instead of the drawn ones.
    `options` are a paper's, `cards` those of the whole project, which its Anki packages share.
    `plan` is what the deck draws, where that is known already.
    `told` are the facts of study sheets, where they are not those that the deck selects.
    What follows from these is worked out once, when the first output asks for it.
    """

    deck: Deck | None = None
    bank: Bank | None = None
    stored: DrawnSet | None = None
    project_file: Path | None = None
    seed: int | None = None
    versions: int | None = None
    everything: bool = False
    options: PaperOptions | None = None
    cards: ProjectCards | None = None
    plan: Plan | None = None
    told: tuple[Fact, ...] | None = None

    @cached_property
    def source(self) -> tuple[Deck, Bank]:
        """The deck and its bank. Raises UserError where only a stored draw is there."""
        if self.deck is None or self.bank is None:
            raise UserError(_("{name}: this needs the deck and its facts; a stored draw has only the drawn items").format(name=self.name))
        return self.deck, self.bank

    @property
    def shelf(self) -> ProjectCards:
        """The cards of the project. Raises UserError where they are not known."""
        if self.cards is None:
            words = _("{name}: this shares the cards of its project, and a stored draw has none; make it from the deck")
            raise UserError(words.format(name=self.name))
        return self.cards

    @cached_property
    def project(self) -> Identity:
        """Whose set it is. Raises ContentError with what to write where the project does not say it, UserError where no project is known."""
        if self.project_file is None:
            words = _("{name}: this carries the name of a project, and a stored draw has none; make it from the deck")
            raise UserError(words.format(name=self.name))
        from zhongbu_quiz.identity import load_identity

        return load_identity(self.project_file)

    @property
    def name(self) -> str:
        """The set's name, with which all names of files begin."""
        return self.stored.name if self.stored else self.deck.name if self.deck else ""

    @property
    def title(self) -> str:
        """The set's title as printed."""
        return self.stored.title if self.stored else self.source[0].record.title

    @cached_property
    def drawn(self) -> DrawnSet:
        """The forms of the set, with the source and licence that its project says. Raises ContentError where the deck asks for more than there is."""
        if self.stored is not None:
            return self.stored
        from zhongbu_quiz.sets.draw import draw, settled

        source, licence = self.credits
        made = settled(self.plan) if self.plan else draw(*self.source, self.seed, self.versions)
        return replace(made, source=source, licence=licence)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of the set: of which kinds its deck says no points, and of which it has fewer items than that counts."""
        if self.stored is not None or self.deck is None or not self.deck.record.kind_counts:
            return ()
        from zhongbu_quiz.sets.fitting import fewer_told, points_told

        return (*points_told(self.deck), *(fewer_told(self.deck, self.drawn) if self.deck.record.fewer else ()))

    @property
    def credits(self) -> tuple[str, str]:
        """The source of the facts and their licence, empty where the project does not say them or is not there. Raises ContentError where
        what it says is wrong."""
        if self.stored is not None:
            return self.stored.source, self.stored.licence
        if self.project_file is None or not self.project_file.is_file():
            return "", ""
        return self.project.source, self.project.licence

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The set as one list: form A; all items that the deck admits, where it counts none or everything is asked for."""
        if self.stored is None and (self.everything or not self.source[0].record.kind_counts):
            return self.admitted
        return self.drawn.forms[0].items

    @cached_property
    def admitted(self) -> tuple[Item, ...]:
        """All items that the deck admits, in the order of the text."""
        from zhongbu_quiz.sets.draw import candidates

        return tuple(candidates(*self.source))

    @cached_property
    def quiz(self) -> Quiz:
        """The set as exchange formats take it."""
        from zhongbu_quiz.exports.quiz import Quiz

        if self.stored is not None:
            parts = self.stored.forms[0].parts
            each = {item.id: worth for part in parts for item, worth in zip(part.items, part.values, strict=True)}
        else:
            record = self.source[0].record
            each = {item.id: worth for item in self.items if (worth := record.worth_of(item))}
        return Quiz(self.project, self.name, self.title, self.items, each=each)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that study sheets tell: all that the deck selects, in the order of the text. Raises UserError for a stored draw."""
        if self.told is not None:
            return self.told
        if self.stored is not None:
            words = _("{name}: there are no facts here, which study sheets would tell; make them from the deck")
            raise UserError(words.format(name=self.name))
        deck, bank = self.source
        return tuple(passing(bank.base.facts, deck.record.select))


def together(made: Iterable[tuple[str, Made]]) -> Made:
    """Several outputs of one request, each with its name, as one; a file that several of them bring stands once, after their own."""
    files: dict[str, bytes] = {}
    products: dict[str, str] = {}
    left_out: dict[LeftOut, None] = {}
    remarks: dict[str, None] = {}
    for name, one in made:
        for ending, data in one.files.items():
            files.pop(ending, None)
            files[ending] = data
            products[ending] = name
        left_out.update(dict.fromkeys(one.left_out))
        remarks.update(dict.fromkeys(one.remarks))
    return Made(files, tuple(left_out), tuple(remarks), products)
