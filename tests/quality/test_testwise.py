"""The solver finds leaks that were put in, leaves fair sets alone, and reads the bank as a student does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality import fair
from zhongbu_quiz.facts.slots import is_part
from zhongbu_quiz.items.bank import Bank
from zhongbu_quiz.quality.audit import AuditReport
from zhongbu_quiz.quality.context import Context
from zhongbu_quiz.quality.probability import binomial_p, chi_square_p, wilson
from zhongbu_quiz.quality.rendered import key_places
from zhongbu_quiz.quality.rules.guessing import cannot_be_guessed
from zhongbu_quiz.quality.testwise.cues import CUES
from zhongbu_quiz.quality.testwise.learned import learned_scores
from zhongbu_quiz.quality.testwise.marking import mark
from zhongbu_quiz.quality.testwise.question import Question, questions
from zhongbu_quiz.quality.testwise.solver import solve, solve_papers

NAMED = (
    "longest shortest length_odd convergent divergent edit_hub part_vote nearest_pair middle_number largest_number smallest_number "
    "number_centre ratio_hub most_precise roundest format_odd stem_overlap least_stem_overlap position_A avoid_absolute "
    "prefer_qualified all_or_none"
).split()


def test_every_known_cue_is_tried() -> None:
    assert set(NAMED) <= set(CUES)


@pytest.mark.parametrize(("sets", "least"), [(2, 1), pytest.param(6, 5, marks=pytest.mark.slow)])
@pytest.mark.parametrize("leak", fair.LEAKS, ids=str)
def test_power(leak: str, sets: int, least: int) -> None:
    """Of leaky sets of a hundred questions, half of which leak, nearly all are caught by the joint rule."""
    leaky = [fair.questions(seed, 100, fair.LEAKS[leak], 0.8) for seed in range(sets)]
    assert sum(bool(solve("leaky", one).winners) for one in leaky) >= least


def test_few_false_alarms() -> None:
    """Of three fair sets at most one raises the joint rule."""
    sets = [fair.questions(seed, 100) for seed in range(100, 103)]
    assert sum(bool(solve("fair", one).winners) for one in sets) <= 1


@pytest.mark.slow
def test_false_alarms() -> None:
    """Of forty fair sets at most four raise the joint rule (2 to 3 % are expected)."""
    sets = [fair.questions(seed, 100) for seed in range(100, 140)]
    assert sum(bool(solve("fair", one).winners) for one in sets) <= 4


def test_learned_finds_two_weak_cues_together() -> None:
    def leak(chance, options, key, stem):  # type: ignore[no-untyped-def]
        options, stem = fair.longer_key(chance, options, key, stem)
        return fair.precise_key(chance, options, key, stem)

    asked = fair.questions(1, 200, leak, 0.7)
    both = mark("LEARNED", asked, learned_scores(asked))
    assert both.accuracy > 0.5
    even = fair.questions(2, 200)
    assert abs(mark("LEARNED", even, learned_scores(even)).accuracy - 0.25) < 0.1


def test_ties_share_the_credit_and_all_ties_are_not_counted() -> None:
    one = Question("1", "m", "stem", ("a", "b", "c", "d"), 1)
    result = mark("cue", [one, one, one], [[1, 1, 0, 0], [0, 0, 0, 0], [0, 2, 1, 1]])
    assert (result.counted, result.credit, result.chance) == (2, 1.5, 0.25)


def test_the_bank_as_one_pool_cannot_be_guessed(bank: Bank) -> None:
    everything = solve("all", questions([item for item in bank.items if item.kind == "single_choice"]))
    assert not everything.fails, everything.words
    assert everything.learned is not None and everything.learned.interval()[1] <= everything.chance + 0.10


@pytest.mark.slow
def test_no_pool_of_the_bank_can_be_guessed(audited: AuditReport) -> None:
    assert len(audited.solved) > 10
    assert [verdict.words for verdict in audited.solved if verdict.fails] == []


def test_a_leaky_bank_is_caught(bank: Bank) -> None:
    """Rule 44: keys made longer than the other options."""
    longer = []
    for item in bank.items:
        if item.kind == "single_choice" and (item.slot == "name" or is_part(item.slot)):
            key = key_places(item)[0]
            options = tuple(
                replace(option, text=option.text + "和其他有关方面") if place == key else option
                for place, option in enumerate(item.options)
            )
            longer.append(replace(item, options=options))
    found = list(cannot_be_guessed(longer, Context(bank.base, longer)))
    assert any("longest" in words for _, words in found)


def test_cues_of_a_paper_stay_inside_it(bank: Bank) -> None:
    """Siblings on two papers do not tell on each other; on one paper an option text that stands in another stem does."""
    choices = [item for item in bank.items if item.kind == "single_choice"]
    verdict = solve_papers([choices[start::40][:20] for start in range(40)])
    assert {result.cue for result in verdict.results} >= {
        "frequent_option",
        "rare_option",
        "other_stem_leak",
        "not_previous_key",
    }
    leaky = [
        [
            item,
            replace(item, id=f"{item.id}-teller", stem=(f"说到{item.options[key_places(item)[0]].text}，", *item.stem)),
        ]
        for item in choices[:200]
    ]
    caught = solve_papers(leaky)
    assert any(result.cue == "other_stem_leak" for result in caught.winners)


def test_tests_of_chance() -> None:
    assert wilson(50, 100, 1.96)[0] == pytest.approx(0.4038, abs=1e-3)
    assert binomial_p(5, 10, 0.5) == pytest.approx(1.0)
    assert binomial_p(0, 10, 0.5) == pytest.approx(2 / 1024)
    assert chi_square_p([25, 25, 25, 25], [25.0] * 4) == pytest.approx(1.0)
    assert chi_square_p([40, 20, 20, 20], [25.0] * 4) == pytest.approx(0.0074, abs=5e-4)
    assert chi_square_p([10, 20, 30], [20.0] * 3) == pytest.approx(0.0067, abs=5e-4)
