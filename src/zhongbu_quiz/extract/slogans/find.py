"""All slogan rules over one paragraph, the surer first; a later rule's draft that says the same is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from zhongbu_quiz.extract.context import Reading
from zhongbu_quiz.extract.draft import Draft, SloganDetail
from zhongbu_quiz.extract.slogans.measures import is_policy, measures
from zhongbu_quiz.extract.slogans.parallel import parallels
from zhongbu_quiz.extract.slogans.parts import count_of
from zhongbu_quiz.extract.slogans.quoted import formulas
from zhongbu_quiz.extract.slogans.steps import steps

RULES: dict[str, Callable[[Reading], Iterator[Draft]]] = {"formulas": formulas, "steps": steps, "parallels": parallels}
"""Rule -> its function, in the order in which they are asked."""
_MARKS = str.maketrans("", "", "“”‘’、，；：。 （）")


def slogans(reading: Reading, measured: bool) -> Iterator[Draft]:
    """The slogans of a paragraph; where it is asked for (`measured`), also the measures of policy prose."""
    told: set[str] = set()
    found: list[Draft] = []
    for rule in (*RULES.values(), *((measures,) if measured and is_policy(reading.text, reading.lexicon) else ())):
        for draft in rule(reading):
            if draft.value.translate(_MARKS) in told:
                continue
            told |= {draft.value.translate(_MARKS), *((_joined(draft),) if rule is not formulas else ())}
            found.append(draft)
    found = list(_with_steps(found))
    named = {_joined(draft) for draft in found if draft.parts and draft.value.translate(_MARKS) != _joined(draft)}
    yield from (draft for draft in found if draft.value.translate(_MARKS) not in named and not any(_within(draft, other) for other in found))


def _with_steps(found: list[Draft]) -> Iterator[Draft]:
    """The drafts; the points of a paragraph that are as many as a formula of it counts are its parts."""
    told = next((draft for draft in found if isinstance(draft.detail, SloganDetail) and draft.detail.ordered), None)
    counts = [draft for draft in found if told and not draft.parts and count_of(draft.value) == len(told.parts) and draft.place < told.place]
    for draft in found:
        if counts and draft is counts[-1] and told:
            yield replace(draft, parts=told.parts, detail=SloganDetail(named=True, complete=True), why=told.why)
        elif not (counts and draft is told):
            yield draft


def _within(draft: Draft, other: Draft) -> bool:
    """True where a list without a name of its own repeats parts of a formula that has one."""
    if draft is other or not draft.parts or draft.detail.named or not other.detail.named:  # type: ignore[union-attr]
        return False
    return all(any(part in whole or whole in part for whole in other.parts) for part in draft.parts)


def _joined(draft: Draft) -> str:
    """The parts as one string: a list that a named formula has as its parts is not told again by itself."""
    return "".join(draft.parts).translate(_MARKS)
