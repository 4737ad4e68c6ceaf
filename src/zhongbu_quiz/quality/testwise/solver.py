"""The knowledge-free solver (rule 44): what a student earns who knows nothing but how tests are made.

The gate is the joint rule: no cue's interval, at 95 % shared among all cues tried, lies above chance; and the upper end of LEARNED's
own interval is at most chance + 0.10. It says something from a hundred questions on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zhongbu_quiz.items.item import Item
from zhongbu_quiz.messages import _, joined
from zhongbu_quiz.quality.testwise.cues import CUES
from zhongbu_quiz.quality.testwise.marking import ALONE, Result, mark
from zhongbu_quiz.quality.testwise.papers import PAPER_CUES
from zhongbu_quiz.quality.testwise.question import Question, questions

SURE = 300
"""From so many questions on a fair set nearly always keeps LEARNED's bound (96 %)."""
ROOM = 0.10
LEARNED = "LEARNED"


@dataclass(frozen=True)
class Verdict:
    """What the solver earned on one pool of questions."""

    pool: str
    size: int
    chance: float
    results: tuple[Result, ...]

    @property
    def judged(self) -> bool:
        """True where the pool is large enough for a verdict."""
        return self.size >= ALONE

    @property
    def tests(self) -> int:
        """How many cues were tried: those that told any options apart."""
        return sum(1 for result in self.results if result.counted)

    @property
    def winners(self) -> tuple[Result, ...]:
        """The cues that beat chance by the joint rule."""
        return tuple(result for result in self.results if result.beats_chance(self.tests))

    @property
    def learned(self) -> Result | None:
        """The result of all cues together, where the pool has it."""
        return next((result for result in self.results if result.cue == LEARNED), None)

    @property
    def too_good(self) -> bool:
        """True where LEARNED may earn more than chance + 0.10."""
        return (
            self.learned is not None and bool(self.learned.counted) and self.learned.interval()[1] > self.chance + ROOM
        )

    @property
    def fails(self) -> bool:
        """True where a judged pool can be guessed. LEARNED's bound decides from SURE questions on: of smaller fair sets it fails too many."""
        return self.judged and bool(self.winners or (self.too_good and self.size >= SURE))

    @property
    def words(self) -> str:
        """What was earned, and by which cue, in one line."""
        won = _("{cues} beats chance {chance}") if self.winners else _("no cue beats chance {chance}")
        told = won.format(cues=joined(map(_earned, self.winners)), chance=f"{self.chance:.0%}")
        learned = self.learned
        if learned is None:
            return told
        share, most = f"{learned.accuracy:.0%}", f"{learned.interval()[1]:.0%}"
        return _("{words}; LEARNED {share}, at most {most}").format(words=told, share=share, most=most)


def _earned(result: Result) -> str:
    return _("{cue} {share} of {count}").format(cue=result.title, share=f"{result.accuracy:.0%}", count=result.counted)


def solve(pool: str, asked: Sequence[Question]) -> Verdict:
    """All cues of single questions, and LEARNED, on a pool."""
    from zhongbu_quiz.quality.testwise.learned import (
        learned_scores,  # and numpy, which who reads a kept audit does without
    )

    results = [mark(name, asked, [cue(question) for question in asked]) for name, cue in CUES.items()]
    if len(asked) >= 10:
        results.append(mark(LEARNED, asked, learned_scores(asked)))
    return Verdict(pool, len(asked), _chance(asked), tuple(results))


def solve_papers(papers: Iterable[Sequence[Item]]) -> Verdict:
    """The cues that need other items, inside each paper, pooled over papers; a question counts on the first paper it stands on."""
    asked: list[Question] = []
    scores: dict[str, list[Sequence[float]]] = {name: [] for name in PAPER_CUES}
    seen: set[str] = set()
    for items in papers:
        paper = questions(items)
        fresh = [question.id not in seen for question in paper]
        seen.update(question.id for question in paper)
        asked += [question for question, new in zip(paper, fresh, strict=True) if new]
        for name, cue in PAPER_CUES.items():
            scores[name] += [own for own, new in zip(cue(paper), fresh, strict=True) if new]
    return Verdict("papers", len(asked), _chance(asked), tuple(mark(name, asked, own) for name, own in scores.items()))


def solve_bank(items: Iterable[Item], slot_type: Callable[[Item], str]) -> list[Verdict]:
    """All items together; each model with enough of them alone; smaller models pooled by the type of the slot asked."""
    chosen: list[Item] = [item for item in items if item.kind == "single_choice"]
    models: dict[str, list[Item]] = defaultdict(list)
    for item in chosen:
        models[item.model].append(item)
    pools: dict[str, list[Item]] = {"all": chosen}
    for model, mine in sorted(models.items()):
        for item in mine:
            pools.setdefault(model if len(mine) >= ALONE else f"slot: {slot_type(item)}", []).append(item)
    return [solve(name, questions(mine)) for name, mine in pools.items()]


def _chance(asked: Sequence[Question]) -> float:
    return sum(question.chance for question in asked) / len(asked) if asked else 0.0
