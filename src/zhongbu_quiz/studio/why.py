"""Why an option is wrong, or right: the fact that proves it, and where that is told.

In: a drawn set, a number on one of its forms, an option. Out: a Reason. Items hold their reasons since they were made (`Option.note`), and
facts their evidence; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhongbu_quiz.data.lines import words_of
from zhongbu_quiz.facts.base import FactBase
from zhongbu_quiz.items.item import Choice, Item
from zhongbu_quiz.items.printed import LETTERS, printed
from zhongbu_quiz.messages import _
from zhongbu_quiz.sets.form import DrawnSet
from zhongbu_quiz.studio.desk import NotThere


@dataclass(frozen=True)
class Proof:
    """A fact in one sentence, and where it is told: document and section, fragments of the text, an editor's doubts."""

    statement: str
    document: str
    section: str
    evidence: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """What is said of one option. `right`: whether it is (one of) the answer. `confusion`: what a distractor plays on; `note`: a sentence about
    it; `proof`: the fact that it was taken from, and so what it would be right for."""

    letter: str
    text: str
    right: bool
    confusion: str
    note: str
    proof: Proof | None


@dataclass(frozen=True)
class Reasons:
    """A question with all that is said of it: the fact that it asks, and each of its options. `chosen`: the place of the option that somebody
    pointed at; None for the question as a whole."""

    number: int
    item: Item
    stem: str
    answer: str
    explanation: str
    asked: Proof | None
    options: tuple[Reason, ...]
    chosen: int | None


def reasons(drawn: DrawnSet, base: FactBase, form: str, number: int, chosen: int | None = None) -> Reasons:
    """What is said of the question of a number on a form. Raises NotThere where the form has none."""
    mine = next((one for one in drawn.forms if one.name == form), None)
    if mine is None or not 1 <= number <= len(mine.items):
        raise NotThere(_("there is no such question on this paper (any more)"))
    item = mine.items[number - 1]
    view = printed(item)
    options = tuple(_reason(item, place, base) for place in range(len(item.options)))
    asked = proof(base, item.main_fact)
    pointed = chosen if chosen is not None and 0 <= chosen < len(options) else None
    return Reasons(number, item, view.question, _answer(item), view.said_with_texts, asked, options, pointed)


def proof(base: FactBase, name: str) -> Proof | None:
    """The fact of an id as somebody reads it; None for "" (a question of one's own, a number that was computed)."""
    if not name:
        return None
    fact = base.fact(name)
    source = fact.sources[0]
    return Proof(fact.statement, source.document, source.section, tuple(source.evidence), fact.notes)


def _answer(item: Item) -> str:
    """The answer in words; of a choice with its letters, and the letters alone where several options are right, which are told one by one."""
    if not isinstance(item, Choice):
        return "；".join(item.key_texts)
    letters = "".join(LETTERS[place] for place in item.answer)
    return letters if len(letters) > 1 else f"{letters}．{item.key_texts[0]}"


def _reason(item: Item, place: int, base: FactBase) -> Reason:
    option = item.options[place]
    right, proved = _is_right(item, place), proof(base, option.fact)
    note = "" if proved and not right and _told_by(proved.statement, option.note) else option.note
    return Reason(LETTERS[place], option.text, right, "" if right else confusion_called(option.why), note, proved)


def confusion_called(term: str) -> str:
    """How a teacher is told what a distractor plays on."""
    return "".join(words_of("confusions.yaml").get(term, (term,)))


def _told_by(statement: str, note: str) -> bool:
    """Whether a whole sentence tells all that a note does, which says the same without its subject."""
    rest = iter(statement)
    return all(sign in rest for sign in note)


def _is_right(item: Item, place: int) -> bool:
    """Whether an option is (one of) the answer; entries of a matching or an ordering are no answers by themselves."""
    places: Sequence[object] = item.answer if item.kind in ("single_choice", "multiple_choice") and isinstance(item.answer, tuple) else ()
    return place in places
