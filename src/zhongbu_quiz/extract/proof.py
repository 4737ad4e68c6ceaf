"""Facts against the text that they were drafted from, as `check --against` will. In: facts in their form. Out: what it would say.

Each fact is held against the passages around the places that it cites, so that the time stays linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from zhongbu_quiz.errors import ContentError
from zhongbu_quiz.extract.cite import PASSAGE, Fields
from zhongbu_quiz.facts.base import FactBase, build_base
from zhongbu_quiz.facts.conflicts import conflicts
from zhongbu_quiz.facts.evidence import check_evidence
from zhongbu_quiz.facts.kinds import KINDS
from zhongbu_quiz.facts.load import Placed, Seeds
from zhongbu_quiz.facts.passages import Passages
from zhongbu_quiz.facts.prose import Prose, borrowed

_HERE = Path("draft")


def unproved(fields: Fields, text: str, place: int, prose: Prose) -> tuple[str, ...]:
    """What `check --against` would say of one fact that was drafted at a place of a text, whose sentences `prose` knows."""
    windows = [text[max(0, place - PASSAGE) : place + PASSAGE]]
    for also in fields.get("also", ()):
        windows += [text[max(0, at - PASSAGE // 4) : at + PASSAGE // 4] for at in (text.find(also["evidence"][0]),)]
    try:
        base = _base([fields])
    except ContentError as error:
        return tuple(problem.message for problem in error.problems)
    found = (*check_evidence(base.facts, base.world, Passages("\n".join(windows))), *borrowed(base, prose))
    return tuple(dict.fromkeys(words for _, words in found))


def contradicted(facts: Sequence[Fields]) -> dict[str, str]:
    """Id -> why, for each fact that says another value than an earlier one of the same thing, or the same again."""
    if not facts:
        return {}
    return {fact.id: words for fact, words in conflicts(_base(facts))}


def _base(facts: Iterable[Fields]) -> FactBase:
    records = [KINDS[fields["kind"]].record.model_validate(fields) for fields in facts]
    return build_base(Seeds(tuple(Placed(record, _HERE, line) for line, record in enumerate(records, 1)), ()))
